/** The statement sheet: a row for each payee, a column for each component, as formulas or as values. */

import { calculate as run } from '../../src/core/run/run.js';
import { letters } from '../../src/workbook/sheet.js';
import { bonus } from '../cells/bonus.js';
import type { Argument } from '../cells/call.js';
import { fill } from '../cells/words.js';
import type { CellValue, SheetPort } from '../ports.js';
import type { Ask } from './ask.js';
import { userLang } from './lang.js';
import { langOfBook } from './open.js';
import { dressHeader, fitColumns, writeRows } from './sheets.js';
import { withLedgerSheet } from './templates.js';
import { ui } from './words.js';
import { cellSheets, rangesOf, type Workbook } from './workbook.js';

/** =BONUS(…) with every range the workbook has, separated as Sheets takes it in any locale. @param ends after the ranges */
export const formulaFor = (workbook: Workbook, who: string, period: string, ...ends: string[]): string =>
  ours('BONUS', workbook, [who, `"${period}"`], ends);

const ours = (name: string, workbook: Workbook, starts: readonly string[], ends: readonly string[]): string =>
  `=${name}(${[...starts, ...rangesOf(workbook), ...ends.map((text) => `"${text}"`)].join('; ')})`;

/** Writes the sheet of a period; gives the sentence of what was done, '' when it was called off. */
export function calculateTo(given: Workbook, period: string, as: 'formulas' | 'values', ask: Ask): string {
  const said = ui(userLang());
  const w = ui(langOfBook(given));
  const name = `${w.result} ${period}`;
  const old = given.spreadsheet.getSheetByName(name);
  if (old && !ask(fill(said.replace, { name }))) return '';
  const { workbook } = withLedgerSheet(given);
  const { people, cohorts } = run(workbook.book.plan, workbook.book.data, { period }).prepared;
  const { payees } = people;
  // Whoever has no number goes by the name: one column says both.
  const numbered = payees.some((payee) => payee.id !== payee.name);
  const who = [[numbered ? w.personnel : w.name], ...payees.map(({ id }) => [id])];
  const figures = answers(workbook, who, period, w.byComponent);
  const sheet = old ? old.clearContents() : workbook.spreadsheet.insertSheet(name);
  // Else 007 would become 7.
  sheet.getRange(1, 1, sheet.getMaxRows(), 1).setNumberFormat('@');
  const names = numbered ? who.map(([id], i) => [id, i === 0 ? w.name : payees[i - 1]?.name]) : who;
  writeRows(sheet, names);
  const first = numbered ? 3 : 2;
  const width = figures[0]?.length ?? 1;
  if (as === 'values') sheet.getRange(1, first, figures.length, width).setValues(figures.map((row) => row.map(shown)));
  else sheet.getRange(1, first, 1, 1).setFormula(formulaFor(workbook, `A1:A${who.length}`, period, w.byComponent));
  sheet.getRange(2, first, who.length, width).setNumberFormat('#,##0.00');
  fitColumns(
    sheet,
    names.map((row, i) => [...row, ...(figures[i] ?? [])]),
  );
  dressHeader(sheet, 1, first + width - 1);
  if (new Set(cohorts.map(({ program }) => program.scheme.settings.currency)).size === 1)
    total(sheet, who.length, first, width, w.sum);
  sheet.getRange(who.length + 4, 1, 1, 1).setValues([[w.gross]]);
  // A formula in a cell for text would be text.
  const check = sheet.getRange(who.length + 3, 1, 1, 1).setNumberFormat('General');
  check.setFormula(ours('PLAN_CHECK', workbook, [`"${period}"`], [w.inShort]));
  sheet.activate();
  const unknown = figures.filter((row) => Number.isNaN(row[row.length - 1])).length;
  return [
    fill(said.written, { name }),
    ...(unknown > 0 ? [fill(said.unknownSome, { n: String(unknown), check: said.check })] : []),
  ].join(' ');
}

/** A sum below each column, of the cells as they stand: an unknown amount breaks it. */
function total(sheet: SheetPort, rows: number, first: number, width: number, name: string): void {
  if (rows < 3) return;
  sheet.getRange(rows + 1, 1, 1, 1).setValues([[name]]);
  for (let at = first; at < first + width; at++) {
    const column = letters(at - 1);
    sheet.getRange(rows + 1, at, 1, 1).setFormula(`=SUM(${column}2:${column}${rows})`);
  }
  sheet.getRange(rows + 1, 1, 1, first + width - 1).setFontWeight('bold');
}

/** The same answer the formula gives. */
function answers(workbook: Workbook, who: CellValue[][], period: string, option: string): CellValue[][] {
  const tables = cellSheets(workbook).map(({ sheet }) => sheet.rows as CellValue[][]);
  return bonus(who, period, [...tables, option] as Argument[]) as CellValue[][];
}

/** An unknown amount as a value that breaks a sum. */
const shown = (cell: CellValue): CellValue => (typeof cell === 'number' && Number.isNaN(cell) ? '#N/A' : cell);
