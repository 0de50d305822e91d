/** Somebody leaves: the people table with a day of leaving in it. */

import { columnIndex } from '../table/cells.js';
import type { Cell, RowTable } from '../table/data.js';
import type { Run } from './result.js';

/**
 * The tables as they are once a payee has left on that day, so that a leaver can be closed alone before the period ends.
 * @param index of the payee in the run's people
 * @param until ISO day, the last one worked
 * @example calculate(plan, { ...data, tables: leaving(data.tables, run, 0, '2026-10-12') }, { period: '2026-10' })
 */
export function leaving(tables: readonly RowTable[], run: Run, index: number, until: string): RowTable[] {
  const person = run.prepared.people.payees[index];
  return tables.map((table) => {
    if (!person || table !== person.table) return table;
    const at = columnIndex(table, 'left');
    const set = (cells: readonly Cell[]): Cell[] => cells.map((cell, row) => (row === person.row ? until : cell));
    if (at >= 0) return { ...table, columns: table.columns.map((cells, i) => (i === at ? set(cells) : cells)) };
    const none: Cell[] = (table.columns[0] ?? []).map(() => '');
    return {
      ...table,
      header: [...table.header, 'left'],
      fields: [...table.fields, 'left'],
      columns: [...table.columns, set(none)],
    };
  });
}
