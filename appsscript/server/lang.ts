/** The language of the person at the spreadsheet. */
import type { Lang } from '../../src/core/issue.js';
import { services } from '../services.js';

/** Russian for those who use it or a neighbouring language, else English. */
export const userLang = (): Lang =>
  /^(?:ru|be|kk|uk|ky|uz)/i.test(services.Session.getActiveUserLocale()) ? 'ru' : 'en';
