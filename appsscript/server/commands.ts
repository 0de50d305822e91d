/** The menu's commands: each reads the workbook, asks what it has to, and says how it went. */

import type { Cell } from '../../src/core/table/data.js';
import { columnNumber, isBlank } from '../../src/workbook/sheet.js';
import { payeeOf, strangerSentence } from '../cells/call.js';
import { fill } from '../cells/words.js';
import type { RangePort } from '../ports.js';
import { services } from '../services.js';
import { askByDialog, askText, say } from './ask.js';
import { calculateTo, formulaFor } from './calculate.js';
import { closePeriod } from './close.js';
import { speak, userLang } from './lang.js';
import { exportTo } from './payroll.js';
import { askPeriod, codeOf, dayTyped } from './period.js';
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

export const menuCalculate = overPeriod((workbook, period) =>
  calculateTo(workbook, period, askByDialog(ui(userLang()).formulasOrValues) ? 'formulas' : 'values', askByDialog),
);

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

export const menuStatement = overPeriod((workbook, period) => {
  const typed = askText(ui(userLang()).askPayee);
  if (typed === null || typed === '') return '';
  const run = runOf(workbook, period);
  const found = payeeOf(run, typed);
  if ('issue' in found) return strangerSentence(found.issue, userLang());
  showStatement(run, found.id);
  return '';
});

/** =BONUS(…) into the selected cell, for whom the cell on its left names. */
export const menuFormula = command(() => {
  const w = ui(userLang());
  const given = readPlanned();
  const cell = selected(given);
  const period = askPeriod(given);
  if (period === null) return '';
  if (!isBlank(cell.getValues()[0]?.[0] as Cell) && !askByDialog(w.cellTaken)) return '';
  const { workbook } = withLedgerSheet(given);
  cell.activate();
  cell.setFormula(formulaFor(workbook, whoBeside(cell), period)).setNumberFormat('#,##0.00');
  return w.inserted;
});

/** The cell on the left, relative: the formula can be dragged down. */
const whoBeside = (cell: RangePort): string =>
  cell.getColumn() === 1
    ? '""'
    : cell
        .getSheet()
        .getRange(cell.getRow(), cell.getColumn() - 1, 1, 1)
        .getA1Notation();

function selected({ spreadsheet }: Workbook): RangePort {
  const cell = spreadsheet.getCurrentCell();
  if (!cell) throw new Error(ui(userLang()).noCell);
  return cell;
}

/** Why the amount of the selected row's person is what it is. */
export const menuExplain = command(() => {
  const workbook = readPlanned();
  const cell = selected(workbook);
  const period = periodOfSheet(workbook, cell) ?? askPeriod(workbook);
  if (period === null) return '';
  const run = runOf(workbook, period);
  const sheet = cell.getSheet();
  const row = sheet.getRange(cell.getRow(), 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? [];
  const id = row.map((value) => payeeOf(run, value)).find((found) => 'id' in found && found.id !== '');
  if (!id || !('id' in id)) return ui(userLang()).nobodyInRow;
  showWhy(run, id.id);
  return '';
});

/** The period a statement sheet is named after, else the only one there is. */
function periodOfSheet(workbook: Workbook, cell: RangePort): string | null {
  const name = cell.getSheet().getName();
  const [only, ...others] = periodsOf(workbook);
  for (const lang of ['ru', 'en'] as const) {
    const start = `${ui(lang).result} `;
    if (name.startsWith(start)) return codeOf(workbook, name.slice(start.length));
  }
  return only !== undefined && others.length === 0 ? only : null;
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
