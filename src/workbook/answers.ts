/** Sheets that Premia wrote as answers: what they hold is no question, whichever door reads the workbook. */
import type { Lang } from '../core/issue/issue.js';

/** What the names of calculated sheets begin with, in the language of the person. */
export const RESULT_SHEET: Readonly<Record<Lang, string>> = { ru: 'Расчёт премии', en: 'Bonus statement' };

/** @example isResultSheet('Расчёт премии 2026-10') // true */
export const isResultSheet = (name: string): boolean =>
  Object.values(RESULT_SHEET).some((start) => name === start || name.startsWith(`${start} `));
