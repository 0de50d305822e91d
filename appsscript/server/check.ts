/** What is wrong in the workbook, with the cell to go to; formulas of ours that leave something out as well. */
import { everyIssue, MOST_PERIODS } from '../../src/board/check.js';
import { periodsIn } from '../../src/board/periods.js';
import { bySeverity, type Issue, type Lang, type Place } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Shown } from '../protocol.js';
import { userLang } from './lang.js';
import { ownFormulas } from './own-formulas.js';
import type { TableSheet, Workbook } from './workbook.js';

/** Every finding, errors first. */
export function checkAll(workbook: Workbook): Shown[] {
  const { book } = workbook;
  const lang = userLang();
  const issues = everyIssue(book, periodsIn(book.plan, book.data).slice(-MOST_PERIODS));
  return bySeverity([...ownFormulas(workbook, lang), ...issues.map((issue) => shownOf(issue, workbook, lang))]);
}

/** The sheet of a place. A table is named by its title, which may not be its sheet's name. */
export const homeOf = (place: Place | undefined, sheets: Workbook['sheets']): TableSheet | undefined =>
  sheets.find(({ sheet }) => sheet.name === place?.table) ??
  sheets.find(({ sheet }) => sheet.rows.some((row) => row[0] === place?.table));

/** A finding of the engine in words. */
export function shownOf(issue: Issue, workbook: Workbook, lang: Lang): Shown {
  const { message, hint } = issueText(issue, lang);
  const { place, severity, payee = '' } = issue;
  const spot = spotOf(place, workbook, lang);
  return { severity, message, hint, ...spot, where: spot.where || payee };
}

/** A place in words, and the cell to go to; '' where there is none. */
export function spotOf(
  place: Place | undefined,
  { sheets }: Workbook,
  lang: Lang,
): Pick<Shown, 'where' | 'sheet' | 'cell'> {
  const home = homeOf(place, sheets);
  const cell = place?.cell ?? (place?.row === undefined ? '' : `A${place.row}`);
  return {
    where: place ? placeText(place, lang) : '',
    sheet: home && cell !== '' ? home.sheet.name : '',
    cell: home ? cell : '',
  };
}
