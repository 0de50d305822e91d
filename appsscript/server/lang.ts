/** The language of the person at the spreadsheet. */
import type { Lang } from '../../src/core/issue/issue.js';
import { services } from '../services.js';

/** What the sidebar was switched to, while its request is answered. */
let chosen: Lang | undefined;

/** Answers in a language; undefined: the user's own again. */
export function speak(lang: Lang | undefined): void {
  chosen = lang;
}

/** Russian for those who use it or a neighbouring language, else English; English too before the locale may be asked for. */
export const userLang = (): Lang => chosen ?? (/^(?:ru|be|kk|uk|ky|uz)/i.test(locale()) ? 'ru' : 'en');

function locale(): string {
  try {
    return services.Session.getActiveUserLocale();
  } catch {
    // A menu in another language is better than none.
    return '';
  }
}
