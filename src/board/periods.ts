/** The periods the tables of a department speak of. */

import { cellDay, isoOf } from '../core/day/dates.js';
import { type PeriodRow, parsePeriod } from '../core/day/period.js';
import { readPeriods } from '../core/inputs/time.js';
import { fold } from '../core/language/index.js';
import type { PlanDocument } from '../core/plan/plan.js';
import { cellsOf } from '../core/table/cells.js';
import type { Data, RowTable } from '../core/table/data.js';

/**
 * Periods the data has something for, in order: those written in a period column; where there is none, the months of
 * the rows' dates. A payment made in another month does not make that month a period.
 * @example periodsIn(plan, data) // ['2026-10']
 */
export function periodsIn(plan: PlanDocument, data: Data): string[] {
  const custom = readPeriods(data.tables, []);
  const found = new Set<string>();
  for (const table of data.tables)
    if (['facts', 'targets', 'worked', 'adjustments'].includes(table.role)) notePeriods(table, custom, found);
  if (found.size > 0) return [...found].sort();
  for (const table of data.tables)
    if (table.role === 'rows') for (const column of datesOf(table, plan)) noteMonths(table, column, found);
  return [...found].sort();
}

function notePeriods(table: RowTable, custom: readonly PeriodRow[], found: Set<string>): void {
  for (const cell of new Set(cellsOf(table, 'period'))) {
    const read = parsePeriod(cell, custom, { dateMeansMonth: true });
    if ('code' in read) found.add(read.code);
  }
}

/** The date columns measures and components of rows put the table's rows into periods by. */
const datesOf = (table: RowTable, { measures, components }: PlanDocument): string[] => [
  ...new Set(
    [...measures.map(({ rows }) => rows), ...components.map(({ per }) => per)].flatMap((rows) =>
      rows?.date !== undefined && fold(rows.table) === fold(table.name) ? [rows.date] : [],
    ),
  ),
];

function noteMonths(table: RowTable, column: string, found: Set<string>): void {
  for (const cell of new Set(cellsOf(table, column))) {
    const read = cellDay(cell);
    if ('day' in read) found.add(isoOf(read.day).slice(0, 7));
  }
}
