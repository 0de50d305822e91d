/** `SpreadsheetApp.getUi()` and `HtmlService` over the page: menus, questions, the sidebar and dialogs. */
import type { ButtonPort, MenuPort, PagePort, PagesPort, UiPort } from '../ports.js';
import type { Realm } from './realm-host.js';
import { refusedAt } from './run-values.js';

/** An item of the add-on's menu; null: a line between items. */
export type MenuItem = { readonly caption: string; readonly calls: string } | null;

/** What the page gives the add-on to show itself in. */
export interface Stage {
  readonly side: HTMLElement;
  readonly realm: () => Realm;
  /** What code.js does for one request is undone at once. */
  asOneStep<T>(work: () => T): T;
  readonly closeText: () => string;
  /** Which of the browser's buttons says yes. */
  readonly yesNoText: () => string;
  /** What to type for a yes and for a no where a question can be called off as well: browsers have two buttons. */
  readonly whichText: () => string;
  readonly yesText: () => string;
  /** What pages of the add-on keep, as long as the book is shown. */
  readonly kept: Map<string, string>;
  menuMade(caption: string, items: readonly MenuItem[]): void;
  focusSheet(): void;
}

const contents = new WeakMap<PagePort, { title: string; html: string; width: number; height: number }>();

/** A page of the add-on. */
function pageOf(html: string): PagePort {
  const state = { title: '', html, width: 600, height: 400 };
  const page: PagePort = {
    setTitle: (title) => set({ title }),
    setWidth: (width) => set({ width }),
    setHeight: (height) => set({ height }),
    append: (more) => set({ html: state.html + more }),
    getContent: () => state.html,
  };
  const set = (given: Partial<typeof state>): PagePort => {
    Object.assign(state, given);
    return page;
  };
  contents.set(page, state);
  return page;
}

/** @param files the project's .html files by name, as built */
export const pagesOf = (files: Readonly<Record<string, string>>): PagesPort => ({
  createHtmlOutput: pageOf,
  createHtmlOutputFromFile(name) {
    const html = files[name];
    if (html === undefined) throw new Error(`No HTML file named ${name} was found.`);
    return pageOf(html);
  },
});

const Button = { OK: 'ok', YES: 'yes', NO: 'no', CLOSE: 'close' } as const;
const ButtonSet = { OK: 'ok', OK_CANCEL: 'ok-cancel', YES_NO: 'yes-no', YES_NO_CANCEL: 'yes-no-cancel' } as const;

/** What a question says an empty answer stands for: here it can stand in the field. */
const PROPOSED = /\n\((?:пусто|empty): (.+)\)$/;

/** The interface. Questions wait for their answer, as in Sheets: the browser's own do. */
export function uiOf(stage: Stage): UiPort {
  const menu = (caption: string): MenuPort => {
    const items: MenuItem[] = [];
    const add = (item: MenuItem): MenuPort => {
      items.push(item);
      return made;
    };
    const made: MenuPort = {
      addItem: (text, calls) => add({ caption: text, calls }),
      addSeparator: () => add(null),
      addToUi: () => stage.menuMade(caption, items),
    };
    return made;
  };
  return {
    Button,
    ButtonSet,
    createMenu: menu,
    createAddonMenu: () => menu('Premia'),
    alert(title, prompt, buttons): ButtonPort {
      const text = [title, prompt].filter((part) => part !== '').join('\n\n');
      if (buttons === ButtonSet.OK) {
        window.alert(text);
        return Button.OK;
      }
      if (buttons === ButtonSet.YES_NO_CANCEL) {
        const typed = window.prompt(`${text}\n\n${stage.whichText()}`, stage.yesText());
        return typed === null ? Button.CLOSE : /^\s*[нn]/i.test(typed) ? Button.NO : Button.YES;
      }
      const agreed = window.confirm(buttons === ButtonSet.YES_NO ? `${text}\n\n${stage.yesNoText()}` : text);
      return agreed ? (buttons === ButtonSet.YES_NO ? Button.YES : Button.OK) : Button.CLOSE;
    },
    prompt(title, prompt) {
      const [line = '', proposed = ''] = PROPOSED.exec(prompt) ?? [];
      const answer = window.prompt(`${title}\n\n${prompt.replace(line, '')}`, proposed);
      return {
        getSelectedButton: () => (answer === null ? Button.CLOSE : Button.OK),
        getResponseText: () => answer ?? '',
      };
    },
    showSidebar(page) {
      stage.side.replaceChildren(
        heading(page, stage, () => closeSide(stage)),
        frameOf(page, stage, () => closeSide(stage)),
      );
      stage.side.hidden = false;
    },
    showModalDialog: (page, title) => showDialog(page.setTitle(title), stage),
  };
}

function closeSide({ side, focusSheet }: Stage): void {
  side.replaceChildren();
  side.hidden = true;
  focusSheet();
}

function showDialog(page: PagePort, stage: Stage): void {
  const dialog = document.createElement('dialog');
  const close = (): void => dialog.close();
  const frame = frameOf(page, stage, close);
  const { width = 600, height = 400 } = contents.get(page) ?? {};
  Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
  dialog.append(heading(page, stage, close), frame);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function heading(page: PagePort, stage: Stage, close: () => void): HTMLElement {
  const line = document.createElement('div');
  line.className = 'heading';
  const title = document.createElement('h2');
  title.textContent = contents.get(page)?.title ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', stage.closeText());
  button.addEventListener('click', close);
  line.append(title, button);
  return line;
}

/**
 * The add-on's page, unchanged, in a frame of no origin: it reaches the workbook through `google.script.run` only, whose
 * script goes before the page's own. A frame of Google's has a storage, this one may not touch the browser's: it begins with
 * what was kept and hands over each change.
 */
function frameOf(page: PagePort, stage: Stage, close: () => void): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = contents.get(page)?.title ?? '';
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-modals allow-downloads');
  const held = JSON.stringify([...stage.kept]).replace(/</g, '\\u003c');
  const script =
    `<script type="application/json" id="kept">${held}</script>` +
    `<script src="${location.origin}/script-run.js"></script>`;
  const html = page.getContent();
  frame.srcdoc = /<head>/i.test(html) ? html.replace(/<head>/i, (head) => head + script) : script + html;
  const listen = ({ source, data }: MessageEvent<Sent>): void => {
    if (!frame.isConnected) window.removeEventListener('message', listen);
    if (source !== frame.contentWindow) return;
    if (data.keep) keep(data.keep, stage);
    else if (data.host === 'close') close();
    else if (data.host === 'focus') stage.focusSheet();
    else setTimeout(() => frame.contentWindow?.postMessage({ id: data.id, ...answer(data, stage) }, '*'), 0);
  };
  window.addEventListener('message', listen);
  return frame;
}

/** What a page sends: a call, a word to what is around it, or what it keeps under a name, null: no longer. */
interface Sent {
  readonly id: number;
  readonly name: string;
  readonly given: string;
  readonly host?: string;
  readonly keep?: readonly [name: string, text: string | null];
}

function keep([name, text]: NonNullable<Sent['keep']>, { kept }: Stage): void {
  if (text === null) kept.delete(String(name));
  else kept.set(String(name), String(text));
}

/** Runs a function of code.js for a page; what could not be handed over is lost, as with the real one. */
function answer({ name, given }: { name: string; given: string }, stage: Stage): object {
  const realm = stage.realm();
  try {
    const result = stage.asOneStep(() => realm.call(name, realm.parse(given) as unknown[]));
    return refusedAt(result) === null ? { result: JSON.parse(JSON.stringify(result ?? null)) } : { lost: true };
  } catch (error) {
    return { error: String((error as Error).message) };
  }
}
