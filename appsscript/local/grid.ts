/** The grid: o-spreadsheet in the language of the page. */
import type { Lang } from '../../src/core/issue/issue.js';
import { asOneStep } from './batch.js';
import { kept } from './cells.js';
import { type Model, spreadsheet } from './library.js';
import { hideMenus } from './menus.js';
import { RUSSIAN } from './russian.js';
import { RUSSIAN_SENTENCES } from './russian-sentences.js';

interface App {
  mount(target: HTMLElement): Promise<unknown>;
  destroy(): void;
}
declare const owl: { App: new (root: unknown, config: object) => App };

const LOCALES = {
  ru: {
    name: 'Русский',
    code: 'ru_RU',
    thousandsSeparator: ' ',
    decimalSeparator: ',',
    weekStart: 1,
    dateFormat: 'dd.mm.yyyy',
    timeFormat: 'hh:mm:ss',
    formulaArgSeparator: ';',
  },
  en: spreadsheet.constants.DEFAULT_LOCALE,
} as const;

hideMenus();

let lang: Lang = 'ru';
const translated = (text: string): string =>
  lang === 'ru' ? (RUSSIAN[text.trim()] ?? RUSSIAN_SENTENCES[text.trim()] ?? text) : text;

/** Sets the language of everything o-spreadsheet says from now on. */
export function speak(next: Lang): void {
  lang = next;
  spreadsheet.setTranslationMethod((text, ..._values) => translated(text));
}

const locales = async () => Object.values(LOCALES);

/** The name of the spreadsheet's locale. @example localeOf('ru') // 'ru_RU' */
export const localeOf = (of: Lang): string => LOCALES[of].code;

/** A model in the language; `prepare` changes it before its history begins. */
export function modelOf(data: object, prepare: (model: Model) => void): Model {
  const config = { external: { loadLocales: locales } };
  const first = new spreadsheet.Model(data, config);
  first.dispatch('UPDATE_LOCALE', { locale: LOCALES[lang] });
  prepare(first);
  return understanding(new spreadsheet.Model(first.exportData(), config));
}

/** Changes the locale of a model that is in use. */
export function relocate(model: Model): void {
  model.dispatch('UPDATE_LOCALE', { locale: LOCALES[lang] });
}

/**
 * Typed amounts and dates Sheets knows and o-spreadsheet does not: `40 %`, `31.01.2026`, `1 000 000`. In a percent cell
 * the grid adds a sign of its own after what is typed.
 */
const TYPED = /^\d{1,2}\.\d{1,2}\.\d{4}$|^-?\d[\d \u00A0]*(?:[.,]\d+)?[ \u00A0]?(?:%{1,2}|₽)?$/;

interface Outcome {
  isCancelledBecause(reason: string): boolean;
}

function understanding(model: Model): Model {
  const dispatch = model.dispatch as unknown as (name: string, payload: object) => Outcome;
  const mended = (name: string, payload: { content?: string; format?: string }): Outcome => {
    if (name.startsWith('PASTE')) return pasted(model, () => dispatch(name, payload));
    const typed = name === 'UPDATE_CELL' && typeof payload.content === 'string' && /[ \u00A0.%₽]/.test(payload.content);
    if (!typed || !TYPED.test(payload.content ?? '')) return dispatch(name, payload);
    const { content, format } = kept((payload.content ?? '').replace('%%', '%'));
    return dispatch(name, { ...payload, content, ...(format && !payload.format ? { format } : {}) });
  };
  model.dispatch = mended as unknown as typeof model.dispatch;
  return model;
}

/**
 * A table pasted with its header begins in the frozen rows and goes on below them. Sheets takes that; the grid refuses it, but
 * not as a part of a step.
 */
function pasted(model: Model, paste: () => Outcome): Outcome {
  const outcome = paste();
  return outcome.isCancelledBecause('FrozenPaneOverlap') ? asOneStep(model, paste) : outcome;
}

/** Shows the model; the grid shown before goes. */
export async function showGrid(
  target: HTMLElement,
  model: Model,
  templates: string,
  asks: object,
): Promise<() => void> {
  const app = new owl.App(spreadsheet.Spreadsheet, {
    props: { model, colorScheme: 'light', ...asks },
    templates,
    translateFn: translated,
  });
  await app.mount(target);
  return () => app.destroy();
}
