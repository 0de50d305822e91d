/** The menu's commands: each reads the workbook, asks what it has to, and says how it went. */

import type { Run } from '../../src/core/run/result.js';
import type { Cell } from '../../src/core/table/data.js';
import { columnNumber, isBlank } from '../../src/workbook/sheet.js';
import { payeeOf, strangerSentence } from '../cells/call.js';
import { fill } from '../cells/words.js';
import type { CellValue, RangePort } from '../ports.js';
import { services } from '../services.js';
import { askByDialog, askText, askWhich, say } from './ask.js';
import { calculateTo, formulaFor } from './calculate.js';
import { closePeriod } from './close.js';
import { speak, userLang } from './lang.js';
import { exportTo } from './payroll.js';
import { askPeriod, dayTyped, periodOfSheet } from './period.js';
import { runOf, showStatement, showWhy } from './person.js';
import { withLedgerSheet } from './templates.js';
import { ui } from './words.js';
import { periodsOf, readPlanned, type Workbook } from './workbook.js';

/** Runs a command; what it says is shown, and so is why it failed. */
function command(work: () => string): () => void {
  return () => {
    let said: string;
    speak(userLang());
    try {
      said = work();
    } catch (error) {
      said = fill(ui(userLang()).failed, { why: (error as Error).message });
    } finally {
      speak(undefined);
    }
    if (said !== '') say(said);
  };
}

/** A command over a period that is asked for. */
const overPeriod = (work: (workbook: Workbook, period: string) => string): (() => void) =>
  command(() => {
    const workbook = readPlanned();
    const period = askPeriod(workbook);
    return period === null ? '' : work(workbook, period);
  });

export const menuCalculate = overPeriod((workbook, period) => {
  const formulas = askWhich(ui(userLang()).formulasOrValues);
  return formulas === null ? '' : calculateTo(workbook, period, formulas ? 'formulas' : 'values', askByDialog);
});

export const menuClose = overPeriod((workbook, period) => {
  const w = ui(userLang());
  const typed = askText(w.closeWho);
  if (typed === null) return '';
  const found = typed === '' ? { id: '' } : payeeOf(runOf(workbook, period), typed);
  if ('issue' in found) return strangerSentence(found.issue, userLang());
  const last = found.id === '' ? '' : askText(w.closeUntil);
  if (last === null) return '';
  const by = askText(w.closeBy);
  if (by === null) return '';
  return closePeriod(workbook, period, askByDialog, {
    ...(found.id === '' ? {} : { payee: found.id }),
    ...(last === '' ? {} : { until: dayTyped(last) }),
    by,
  });
});

export const menuExport = overPeriod((workbook, period) => exportTo(workbook, period, askByDialog));

/** One person's statement: of the selected row's, else of whom is asked for. */
export const menuStatement = command(() => {
  const workbook = readPlanned();
  const here = personHere(workbook);
  if (here === undefined) return '';
  if (here) return showStatement(here.run, here.id);
  const period = askPeriod(workbook);
  const typed = period === null ? null : askText(ui(userLang()).askPayee);
  if (period === null || typed === null || typed === '') return '';
  const run = runOf(workbook, period);
  const found = payeeOf(run, typed);
  return 'issue' in found ? strangerSentence(found.issue, userLang()) : showStatement(run, found.id);
});

/** =BONUS(…) into the selected cell, for whom its row or its column names. */
export const menuFormula = command(() => {
  const w = ui(userLang());
  const given = readPlanned();
  const cell = selected(given);
  const period = askPeriod(given);
  if (period === null) return '';
  const who = whoBeside(runOf(given, period), cell);
  if (who === '') return fill(w.nobodyBeside, { cell: cell.getA1Notation() });
  if (!isBlank(cell.getValues()[0]?.[0] as Cell) && !askByDialog(w.cellTaken)) return '';
  const { workbook } = withLedgerSheet(given);
  cell.activate();
  cell.setFormula(formulaFor(workbook, who, period)).setNumberFormat('#,##0.00');
  return w.inserted;
});

/** The cell that names somebody, relative so that the formula can be dragged: of the row, else above; '' where there is none. */
function whoBeside(run: Run, cell: RangePort): string {
  const [row, column, sheet] = [cell.getRow(), cell.getColumn(), cell.getSheet()];
  const beside = nearest(run, rowOf(cell), column, false);
  const above = nearest(run, sheet.getRange(1, column, row, 1).getValues().flat(), row, false);
  const [r, c] = beside ? [row, beside.at] : [above?.at ?? 0, column];
  return r === 0 ? '' : sheet.getRange(r, c, 1, 1).getA1Notation();
}

/** The cells of a cell's row, from the first column to the last filled one. */
function rowOf(cell: RangePort): CellValue[] {
  const sheet = cell.getSheet();
  const width = Math.max(cell.getColumn(), sheet.getLastColumn());
  return sheet.getRange(cell.getRow(), 1, 1, width).getValues()[0] ?? [];
}

/** Who is named in a line of cells and where, from 1: nearest before a place, else after it. @param itself the place may name */
function nearest(run: Run, cells: CellValue[], place: number, itself: boolean): { id: string; at: number } | null {
  const order = [...cells.slice(0, place).keys()].reverse().concat([...cells.keys()].slice(place));
  for (const at of itself ? order : order.slice(1)) {
    const found = payeeOf(run, cells[at]);
    if ('id' in found && found.id !== '') return { id: found.id, at: at + 1 };
  }
  return null;
}

function selected({ spreadsheet }: Workbook): RangePort {
  const cell = spreadsheet.getCurrentCell();
  if (!cell) throw new Error(ui(userLang()).noCell);
  return cell;
}

/** Why the amount of the selected row's person is what it is. */
export const menuExplain = command(() => {
  const here = personHere(readPlanned());
  return here === null ? ui(userLang()).nobodyInRow : here ? showWhy(here.run, here.id) : '';
});

/** The selected row's person in the period of the sheet, else the only one, else one asked for; undefined: called off. */
function personHere(workbook: Workbook): { readonly run: Run; readonly id: string } | null | undefined {
  const cell = workbook.spreadsheet.getCurrentCell();
  if (!cell) return null;
  const find = (period: string) => {
    const run = runOf(workbook, period);
    const found = nearest(run, rowOf(cell), cell.getColumn(), true);
    return found && { run, id: found.id };
  };
  const periods = periodsOf(workbook);
  const last = periods[periods.length - 1];
  const told = periodOfSheet(workbook, cell.getSheet()) ?? (periods.length === 1 ? last : undefined);
  if (told !== undefined) return find(told);
  if (last !== undefined && !find(last)) return null;
  const period = askPeriod(workbook);
  return period === null ? undefined : find(period);
}

/** Goes to a cell. */
export function goTo(name: string, cell: string): void {
  const sheet = services.SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  const [, column = '', row = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? [];
  if (!sheet || row === '') return;
  const at = columnNumber(column);
  if (Number(row) > sheet.getMaxRows() || at > sheet.getMaxColumns()) return;
  sheet.activate();
  sheet.getRange(Number(row), at, 1, 1).activate();
}
