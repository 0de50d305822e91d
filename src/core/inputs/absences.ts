/** Days somebody was away, by code: the plan says whether the target, the pay or neither shrinks. */

import { cellDay, type Day, isoOf } from '../day/dates.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import { fold } from '../language/index.js';
import type { PlanSettings } from '../plan/plan.js';
import { cellsOf, eachRow, refusalIssue, rowAt } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import { nameless, type Reader, spoil, unknownPayee } from './people.js';

/** One absence, both days inside. */
export interface Absence {
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
  readonly place: Place;
}

/** Absences that touch the period, by payee, in order. */
export type Absences = ReadonlyMap<number, readonly Absence[]>;

/** Reads the absence tables. A row that cannot be read, or overlaps another, keeps its payee's total unknown. */
export function readAbsences(tables: readonly RowTable[], reader: Reader): Absences {
  const found = new Map<number, Absence[]>();
  eachRow(tables, 'absences', (table, row) => addRow(table, row, reader, found));
  for (const [payee, own] of found) {
    own.sort((a, b) => a.from - b.from);
    own.forEach(({ from, place }, i) => {
      const before = own[i - 1];
      if (!before || from > before.to) return;
      const name = reader.people.payees[payee]?.name ?? '';
      spoil(reader, payee, error('absence-overlap', { name, other: String(before.place.row ?? '') }, place));
    });
  }
  return found;
}

function addRow(table: RowTable, row: number, reader: Reader, found: Map<number, Absence[]>): void {
  const { people, period } = reader;
  const { text, place } = rowAt(table, row);
  if (text('payee') === '') {
    nameless(reader, table, row);
    return;
  }
  const payee = people.find(text('payee'));
  if (payee < 0) {
    if (!people.awayName(text('payee'))) reader.issues.push(unknownPayee(reader, text('payee'), place('payee')));
    return;
  }
  const days = dayRange(table, row);
  if ('code' in days) spoil(reader, payee, days);
  else if (days.from <= period.end && days.to >= period.start)
    found.set(payee, [...(found.get(payee) ?? []), { code: text('code'), ...days, place: place('code') }]);
}

/** A day beyond all calendars, so that open ends compare and subtract. */
const EVER = 10_000_000;

/** «С» and «По» of a row, both inside; without a day that side is open. */
export function dayRange(table: RowTable, row: number): { from: Day; to: Day } | Issue {
  const { place } = rowAt(table, row);
  const [from, to] = (['from', 'to'] as const).map((field) => {
    const read = cellDay(cellsOf(table, field)?.[row]);
    if ('refused' in read) return refusalIssue(read, place(field));
    return 'day' in read ? read.day : field === 'from' ? -EVER : EVER;
  }) as [Day | Issue, Day | Issue];
  if (typeof from === 'object') return from;
  if (typeof to === 'object') return to;
  return to < from ? error('days-order', { from: isoOf(from), to: isoOf(to) }, place('to')) : { from, to };
}

/** Does the code shrink that side by the plan? An issue where the plan does not say. */
export function shrinks(
  { absences = {} }: PlanSettings,
  { code, place }: Absence,
  side: 'target' | 'pay',
): boolean | Issue {
  const named = (list: string | undefined): boolean =>
    code !== '' && (list ?? '').split(/[;,\n]/).some((one) => fold(one) === fold(code));
  const [target, pay] = [named(absences.target), named(absences.pay)];
  if (!target && !pay && !named(absences.neither)) return error('absence-code', { text: code || '—' }, place);
  return side === 'target' ? target : pay;
}
