/** Error values where a row says whose it is or what it is about: the figure it would change is not known. */

import { parsePeriod } from '../day/period.js';
import { error, type Issue } from '../issue/issue.js';
import { isErrorText } from '../issue/refusal.js';
import { cellsOf, placeOf } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import type { People, Reader } from './people.js';

/** Tables that are not about somebody's figures, or whose readers see to it themselves. */
const OTHERS = /^(?:rows|people|approvals)$/;
const NAMES = /^(?:payee|measure|role|grade|plan|client|substitute)$/;

/** Blocks the payee of each such row of the period; everybody, where the row cannot say whose it is. */
export function blockBrokenNames(tables: readonly RowTable[], reader: Reader): void {
  const { people, period, custom, issues, blocked } = reader;
  for (const table of tables)
    table.columns.forEach((cells, index) => {
      if (OTHERS.test(table.role) || !NAMES.test(table.fields[index] as string)) return;
      cells.forEach((cell, row) => {
        if (typeof cell !== 'string' || !isErrorText(cell)) return;
        const at = parsePeriod(cellsOf(table, 'period')?.[row], custom, { dateMeansMonth: true });
        if ('code' in at && table.role !== 'ledger' && (at.end < period.start || at.start > period.end)) return;
        const issue = error('cell-error', { text: cell }, placeOf(table, row, index));
        issues.push(issue);
        blockAll(people, blocked, issue, people.find(cellsOf(table, 'payee')?.[row]));
      });
    });
}

/** Keeps the total of a payee unknown, or of everybody where there is no telling whose. */
export function blockAll(people: People, blocked: Map<number, Issue>, issue: Issue, payee = -1): void {
  for (const one of payee < 0 ? people.payees.keys() : [payee]) if (!blocked.has(one)) blocked.set(one, issue);
}
