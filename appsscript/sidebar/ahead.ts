/** A change that begins after the period: what it would do if it held already. */
import { fold } from '../../src/core/language/index.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { type AnyRow, changedRows, rowsOf, SECTIONS, withRows } from '../rows.js';
import { scopeOf } from './plan/rows.js';

/** The day a change begins, where all of it is after `end`; '' where some of it holds before, or nothing changes. Days are ISO. */
export function beginsAfter(end: string, was: PlanDocument, now: PlanDocument): string {
  const [first = ''] = SECTIONS.flatMap((section) => changedRows(rowsOf(was, section), rowsOf(now, section)))
    .map(({ from = '' }) => from)
    .sort();
  return first > end ? first : '';
}

/** The plan with the last version of every row in force from the beginning. */
export const ahead = (plan: PlanDocument): PlanDocument =>
  SECTIONS.reduce((next, section) => {
    const last = new Map<string, AnyRow>();
    for (const row of rowsOf(plan, section)) {
      const key = `${fold(row.code)} ${scopeOf(row)}`;
      const other = last.get(key);
      if ((row.from ?? '') >= (other?.from ?? '')) last.set(key, row);
    }
    const rows = [...last.values()].filter(({ ended }) => !ended).map(({ from: _day, ...row }) => row as AnyRow);
    return rows.length > 0 ? withRows(next, section, rows) : next;
  }, plan);
