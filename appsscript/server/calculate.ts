/** The statement sheet: a row for each payee, a column for each component, as formulas or as values. */

import { calculate as run } from '../../src/core/run/run.js';
import { bonus } from '../cells/bonus.js';
import type { Argument } from '../cells/call.js';
import { fill, words } from '../cells/words.js';
import type { CellValue, SheetPort, SpreadsheetPort } from '../ports.js';
import type { Ask } from './ask.js';
import { userLang } from './lang.js';
import { dressHeader, writeRows } from './sheets.js';
import { withLedgerSheet } from './templates.js';
import { ui } from './words.js';
import { cellSheets, rangesOf, type Workbook } from './workbook.js';

/** =BONUS(…) with every range the workbook has, separated as Sheets takes it in any locale. */
export const formulaFor = (workbook: Workbook, who: string, period: string, option = ''): string =>
  `=BONUS(${[who, `"${period}"`, ...rangesOf(workbook), ...(option === '' ? [] : [`"${option}"`])].join('; ')})`;

/** Writes the sheet of a period; gives the sentence of what was done, '' when it was called off. */
export function calculateTo(given: Workbook, period: string, as: 'formulas' | 'values', ask: Ask): string {
  const lang = userLang();
  const w = ui(lang);
  const name = `${w.result} ${period}`;
  const old = given.spreadsheet.getSheetByName(name);
  if (old && !ask(fill(w.replace, { name }))) return '';
  const { workbook } = withLedgerSheet(given);
  const { people } = run(workbook.book.plan, workbook.book.data, { period }).prepared;
  const header = words(lang).payee;
  const column = [[header], ...people.payees.map(({ id }) => [id])];
  const sheet = emptied(workbook.spreadsheet, name);
  const [names, figures] = [people.payees.map((payee) => payee.name), answers(workbook, column, period)];
  writeRows(
    sheet,
    column.map((cell, i) => [cell[0], i === 0 ? w.name : names[i - 1]]),
  );
  const width = figures[0]?.length ?? 1;
  if (as === 'values') sheet.getRange(1, 3, figures.length, width).setValues(figures.map((row) => row.map(shown)));
  else sheet.getRange(1, 3, 1, 1).setFormula(formulaFor(workbook, `A1:A${column.length}`, period, w.byComponent));
  sheet.getRange(2, 3, Math.max(1, column.length - 1), width).setNumberFormat('#,##0.00');
  dressHeader(sheet, 1, width + 2);
  sheet.getRange(column.length + 2, 1, 1, 1).setValues([[w.gross]]);
  sheet.activate();
  const unknown = figures.filter((row) => Number.isNaN(row[row.length - 1])).length;
  return [
    fill(w.written, { name }),
    ...(unknown > 0 ? [fill(w.unknownSome, { n: String(unknown), check: w.check })] : []),
  ].join(' ');
}

/** The same answer the formula gives. */
function answers(workbook: Workbook, who: CellValue[][], period: string): CellValue[][] {
  const tables = cellSheets(workbook).map(({ sheet }) => sheet.rows as CellValue[][]);
  return bonus(who, period, [...tables, ui(userLang()).byComponent] as Argument[]) as CellValue[][];
}

/** An unknown amount as a value that breaks a sum. */
const shown = (cell: CellValue): CellValue => (typeof cell === 'number' && Number.isNaN(cell) ? '#N/A' : cell);

function emptied(spreadsheet: SpreadsheetPort, name: string): SheetPort {
  const old = spreadsheet.getSheetByName(name);
  return old ? old.clearContents() : spreadsheet.insertSheet(name);
}
