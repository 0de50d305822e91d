/** What is wrong in the workbook, with the cell to go to; formulas that leave the ledger out as well. */
import { everyIssue, MOST_PERIODS } from '../../src/board/check.js';
import { periodsIn } from '../../src/board/periods.js';
import type { Issue, Lang, Place, Severity } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import { letters } from '../../src/workbook/sheet.js';
import { fill } from '../cells/words.js';
import type { SheetPort } from '../ports.js';
import type { Shown } from '../protocol.js';
import { userLang } from './lang.js';
import { ui } from './words.js';
import { quoted, sheetWith, type TableSheet, type Workbook } from './workbook.js';

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Every finding, errors first. */
export function checkAll(workbook: Workbook): Shown[] {
  const { book } = workbook;
  const lang = userLang();
  const issues = everyIssue(book, periodsIn(book.plan, book.data).slice(-MOST_PERIODS));
  const found = [...formulasWithoutLedger(workbook, lang), ...issues.map((issue) => shownOf(issue, workbook, lang))];
  return ORDER.flatMap((severity) => found.filter((one) => one.severity === severity));
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

const OURS = /\b(?:BONUS(?:_LINES|_WHY|_NEXT)?|KPI)\s*\(/i;

/** Formulas of ours that are not given the ledger: they would go on changing closed amounts. */
function formulasWithoutLedger(workbook: Workbook, lang: Lang): Shown[] {
  const ledger = sheetWith(workbook, 'ledger');
  if (!ledger) return [];
  const name = ledger.port.getName();
  const names = [quoted(name), name].map((text) => `${text}!`);
  const w = ui(lang);
  return workbook.spreadsheet.getSheets().flatMap((sheet) =>
    formulaCells(sheet)
      .filter(({ formula }) => OURS.test(formula) && !names.some((text) => formula.includes(text)))
      .map(
        ({ cell }): Shown => ({
          severity: 'warning',
          where: `«${sheet.getName()}» ${cell}`,
          message: w.withoutLedger,
          hint: fill(w.withoutLedgerHint, { formula: w.formula }),
          sheet: sheet.getName(),
          cell,
        }),
      ),
  );
}

const formulaCells = (sheet: SheetPort): { readonly cell: string; readonly formula: string }[] =>
  sheet
    .getDataRange()
    .getFormulas()
    .flatMap((row, r) =>
      row.flatMap((formula, c) => (formula === '' ? [] : [{ cell: `${letters(c)}${r + 1}`, formula }])),
    );
