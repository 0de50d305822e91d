/**
 * The language of the person at the spreadsheet: of the menu, questions, dialogs and the sidebar. What is written into cells
 * speaks the language of the workbook's tables (`langOfBook`), whoever writes it.
 */
import type { Lang } from '../../src/core/issue/issue.js';
import { langOfLocale } from '../cells/words.js';
import { services } from '../services.js';

/** Known while a command runs or a request is answered: Google is asked once. */
let chosen: Lang | undefined;

/** Answers in a language; undefined: the user's own again. */
export function speak(lang: Lang | undefined): void {
  chosen = lang;
}

/** Chosen in the sidebar once, else by the account. */
export const userLang = (): Lang => chosen ?? kept() ?? langOfLocale(locale());

const KEY = 'lang';

/** Keeps what was chosen in the sidebar, for this person in every spreadsheet. */
export function keepLang(lang: Lang): void {
  asked(() => services.PropertiesService.getUserProperties().setProperty(KEY, lang));
}

function kept(): Lang | undefined {
  const lang = asked(() => services.PropertiesService.getUserProperties().getProperty(KEY));
  return lang === 'ru' || lang === 'en' ? lang : undefined;
}

const locale = (): string => asked(() => services.Session.getActiveUserLocale()) ?? '';

/** What Google answers; undefined where it refuses: a menu in another language is better than none. */
function asked<T>(question: () => T): T | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}
