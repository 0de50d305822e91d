/** The local workbook: a spreadsheet, the unchanged add-on in a realm of its own, files in and out. */
import type { Lang } from '../../src/core/issue/issue.js';
import type { PropertiesPort, Services } from '../ports.js';
import { drawBar } from './bar.js';
import { asOneStep } from './batch.js';
import {
  BookRefused,
  blankBook,
  csvZip,
  type NamedBytes,
  readBookFiles,
  showsResults,
  unmarkTextCells,
  xlsxFile,
} from './book.js';
import { addFunctions } from './functions.js';
import { type Desk, spreadsheetOf } from './google.js';
import { localeOf, modelOf, relocate, showGrid, speak } from './grid.js';
import { keepText, keptText } from './kept.js';
import { type Model, spreadsheet } from './library.js';
import { type Realm, realmOf } from './realm-host.js';
import { addResults, periodOf } from './results.js';
import { newRule } from './rules.js';
import { sha256 } from './sha256.js';
import { type MenuItem, pagesOf, type Stage, uiOf } from './ui.js';
import { say, type WordKey } from './words.js';

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const text = async (path: string): Promise<string> => (await fetch(path)).text();

/** Everything that changes while the page lives. */
const state = {
  lang: ((new URLSearchParams(location.search).get('lang') ?? keptText('lang')) === 'en' ? 'en' : 'ru') as Lang,
  name: 'Premia',
  items: [] as readonly MenuItem[],
  model: null as Model | null,
  changed: false,
  realm: null as Realm | null,
  hide: (): void => {},
  templates: '',
  /** What the add-on's pages keep. */
  kept: new Map<string, string>(),
};

const model = (): Model => state.model as Model;
const realm = (): Realm => state.realm as Realm;

let quiet: ReturnType<typeof setTimeout> | undefined;
/** Says something for a while; read aloud by a screen reader. */
function tell(message: string): void {
  clearTimeout(quiet);
  element('said').textContent = message;
  quiet = setTimeout(() => {
    element('said').textContent = '';
  }, 8_000);
}
const tellKey = (key: WordKey, params?: Record<string, string>): void => tell(say(state.lang, key, params));

const desk: Desk = {
  model,
  realm,
  name: () => state.name,
  locale: () => localeOf(state.lang),
  say: (message, title) => tell(title === '' ? message : `${title}: ${message}`),
};
const stage: Stage = {
  side: element('side'),
  realm,
  asOneStep: (work) => asOneStep(model(), work),
  closeText: () => say(state.lang, 'close'),
  yesNoText: () => say(state.lang, 'yesNo'),
  whichText: () => say(state.lang, 'which'),
  yesText: () => say(state.lang, 'yes'),
  kept: state.kept,
  menuMade: (_caption, items) => {
    state.items = items;
    draw();
  },
  focusSheet: () => element('sheet').querySelector<HTMLElement>('.o-grid')?.focus(),
};

/** Google's services, as code.js sees them. */
function servicesOf(files: Readonly<Record<string, string>>): Services {
  return {
    SpreadsheetApp: { getActiveSpreadsheet: () => spreadsheetOf(desk), getUi: () => ui, newDataValidation: newRule },
    HtmlService: pagesOf(files),
    Session: { getActiveUserLocale: () => state.lang },
    PropertiesService: { getUserProperties: () => properties },
    Utilities: {
      formatDate: (date) => offsetText(-date.getTimezoneOffset()),
      DigestAlgorithm: { SHA_256: 'SHA_256' },
      Charset: { UTF_8: 'UTF_8' },
      computeDigest: (_algorithm, given) => sha256(given),
    },
  };
}
const ui = uiOf(stage);

/** Kept by the browser. The language the sidebar is switched to becomes the page's. */
const properties: PropertiesPort = {
  getProperty: (name) => keptText(name),
  setProperty(name, value) {
    if (name === 'lang' && value !== state.lang)
      setTimeout(() => void changeLanguage(value === 'en' ? 'en' : 'ru', true), 0);
    else keepText(name, value);
    return properties;
  },
};

/** @example offsetText(600) // '+1000' */
function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}

/** Runs a function of code.js from the menu: what it throws is said. */
function call(name: string): void {
  try {
    asOneStep(model(), () => realm().call(name, []));
  } catch (error) {
    tellKey('failed', { reason: (error as Error).message });
  }
}

/** Shows a book in place of the one shown. */
async function show(next: Model): Promise<void> {
  state.hide();
  state.model = next;
  state.changed = false;
  state.kept.clear();
  next.on('command-dispatched', state, (command: object) => {
    if (changesBook((command as { readonly type: string }).type)) state.changed = true;
  });
  await mount();
  // The panel shows what it was told of the book before.
  if (!stage.side.hidden) call('menuPanel');
}

/** The language is the page's, not the book's; what is undone is changed, too. */
const changesBook = (command: string): boolean =>
  command !== 'UPDATE_LOCALE' && (spreadsheet.coreTypes.has(command as never) || /^REQUEST_(?:UN|RE)DO$/.test(command));

async function mount(): Promise<void> {
  state.hide = await showGrid(element('sheet'), model(), state.templates, {
    notifyUser: ({ text }: { text: string }) => tell(String(text)),
    raiseError: (message: string) => window.alert(String(message)),
    askConfirmation: (question: string, yes: () => void, no?: () => void) =>
      window.confirm(String(question)) ? yes() : no?.(),
  });
}

async function openBook(files: readonly NamedBytes[]): Promise<void> {
  const data = readBookFiles(files);
  const opened = modelOf(data, (made) => {
    unmarkTextCells(made);
    const sheets = made.getters.getSheetIds();
    if (!sheets.some((id) => showsResults(made, id))) addResults(made, state.lang, periodOf(made));
  });
  state.name = (files[0]?.name ?? 'Premia').replace(/\.[^.]+$/, '');
  await show(opened);
}

/** Unsaved changes go only when the person says so. */
const mayReplace = (): boolean => !unsaved() || window.confirm(say(state.lang, 'replace'));

/** Changes of the book, or of the plan in the closed sidebar. */
const unsaved = (): boolean => state.changed || [...state.kept.keys()].some((name) => name.startsWith('premia draft'));

async function blank(): Promise<void> {
  if (!mayReplace()) return;
  state.name = 'Premia';
  await show(modelOf(blankBook(say(state.lang, 'sheet')), () => {}));
}

async function open(files: Iterable<File>): Promise<void> {
  if (!mayReplace()) return;
  const bytesOf = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  try {
    await openBook(await Promise.all(Array.from(files, bytesOf)));
    tellKey('opened', { name: state.name });
  } catch (error) {
    if (error instanceof BookRefused) tellKey(error.message as WordKey);
    else tellKey('unreadable', { reason: (error as Error).message });
  }
}

function download(name: string, bytes: Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as BlobPart]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  state.changed = false;
  tellKey('saved', { name });
}

function draw(): void {
  document.documentElement.lang = state.lang;
  document.title = say(state.lang, 'title');
  drawBar(element('bar'), state.lang, state.items, {
    blank: () => void blank(),
    open: (files) => void open(files),
    saveXlsx: async () => download(`${state.name}.xlsx`, await xlsxFile(model())),
    saveCsv: () => download(`${state.name}.zip`, csvZip(model(), state.lang)),
    language: (lang) => void changeLanguage(lang),
    call,
  });
}

/** @param fromSidebar the sidebar speaks the language already and stays */
async function changeLanguage(lang: Lang, fromSidebar = false): Promise<void> {
  state.lang = lang;
  keepText('lang', lang);
  speak(lang);
  addFunctions(realm, () => state.lang);
  state.hide();
  relocate(model());
  await mount();
  realm().call('onOpen', [{}]);
  if (fromSidebar) return;
  stage.side.replaceChildren();
  stage.side.hidden = true;
  element('language').focus();
}

async function start(): Promise<void> {
  const frame = element('realm') as HTMLIFrameElement;
  if (frame.contentDocument?.readyState !== 'complete' || frame.contentWindow?.location.href === 'about:blank')
    await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  const [sidebar, data, templates] = await Promise.all(
    ['/addon/sidebar.html', '/addon/data.html', '/lib/o_spreadsheet.xml'].map(text),
  );
  state.templates = templates ?? '';
  state.realm = realmOf(frame, servicesOf({ sidebar: sidebar ?? '', data: data ?? '' }));
  keepText('lang', state.lang);
  speak(state.lang);
  addFunctions(realm, () => state.lang);
  draw();
  const book = await fetch('/book');
  const name = decodeURIComponent(book.headers.get('x-name') ?? '');
  await openBook([{ name, bytes: new Uint8Array(await book.arrayBuffer()) }]);
  realm().call('onOpen', [{}]);
}

window.addEventListener('beforeunload', (event) => {
  if (unsaved()) event.preventDefault();
});
start().catch((error: Error) => tellKey('failed', { reason: error.message }));
