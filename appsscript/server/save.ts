/** The sidebar's plan into the sheets: nothing is written over what somebody else changed, and what was written is read again. */

import type { PlanDocument } from '../../src/core/plan/plan.js';
import { nameOfRole } from '../../src/workbook/headers.js';
import { fill } from '../cells/words.js';
import type { CellValue, SheetPort } from '../ports.js';
import type { Reply } from '../protocol.js';
import { type Difference, differences } from '../rows.js';
import { userLang } from './lang.js';
import { openBook } from './open.js';
import { writePlan } from './plan-rows.js';
import { safe } from './sheets.js';
import { ui } from './words.js';
import { readWorkbook, type Workbook } from './workbook.js';

/**
 * Writes only cells whose text differs, in the tables where they stand.
 * @param was the plan the changes were made to; where the sheets say something else by now, nothing is written
 */
export function savePlan(was: PlanDocument, plan: PlanDocument): Reply {
  const w = ui(userLang());
  const workbook = readWorkbook();
  const others = differences(was, workbook.book.plan);
  if (others.length > 0)
    return { failed: fill(w.changedMeanwhile, { list: listed(others) }), book: openBook(workbook) };
  if (differences(was, plan).length === 0) return { said: w.nothing, book: openBook(workbook) };
  const kept = cellsOf(workbook);
  try {
    writePlan(workbook, was, plan);
  } catch (error) {
    putBack(kept);
    throw error;
  }
  const after = readWorkbook();
  const wrong = differences(plan, after.book.plan);
  if (wrong.length === 0) return { said: w.saved, book: openBook(after) };
  putBack(kept);
  return { failed: fill(w.notAsSent, { list: listed(wrong) }) };
}

const MOST = 5;

/** «KPI: Звонки; Шкалы: Процент». */
function listed(found: readonly Difference[]): string {
  const texts = found.map(({ section, code }) => `${nameOfRole(section, userLang())}: ${code}`);
  return [...texts.slice(0, MOST), ...(texts.length > MOST ? ['…'] : [])].join('; ');
}

/** A sheet's cells as they stood. */
interface Kept {
  readonly sheet: SheetPort;
  readonly values: CellValue[][];
  readonly formulas: string[][];
}

const cellsOf = ({ sheets }: Workbook): Kept[] =>
  sheets.map(({ port }) => {
    const range = port.getDataRange();
    return { sheet: port, values: range.getValues(), formulas: range.getFormulas() };
  });

/** The cells that differ from how they stood are written as they stood; formulas as formulas. */
function putBack(kept: readonly Kept[]): void {
  for (const { sheet, values, formulas } of kept) {
    const now = sheet.getDataRange();
    const [cells, running] = [now.getValues(), now.getFormulas()];
    const rows = Math.max(values.length, cells.length);
    const columns = Math.max(values[0]?.length ?? 0, cells[0]?.length ?? 0);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) {
        const [value = '', formula = ''] = [values[r]?.[c], formulas[r]?.[c]];
        if (same(value, cells[r]?.[c]) && formula === (running[r]?.[c] ?? '')) continue;
        const cell = sheet.getRange(r + 1, c + 1, 1, 1);
        if (formula === '') cell.setValues([[safe(value)]]);
        else cell.setFormula(formula);
      }
  }
}

const same = (a: CellValue, b: CellValue): boolean =>
  typeof a === 'object' && typeof b === 'object' ? String(a) === String(b) : (a ?? '') === (b ?? '');
