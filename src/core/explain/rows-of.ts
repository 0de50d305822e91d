/** What each row of a component computed row by row paid: the list behind the line. */

import type { Issue, Place } from '../issue/issue.js';
import { fractionText } from '../number/exact.js';
import { valueAt } from '../number/quantity.js';
import { argsOf, type Node, type RowsNode } from '../program/node.js';
import type { ExactText } from '../program/statement.js';
import { environmentOf, rowsFor } from '../run/environment.js';
import { entriesOfPeriod, entryLabel, entryPlace } from '../run/perrows.js';
import type { Run } from '../run/result.js';

/** One row of a component's table and what it paid. */
export interface RowPay {
  /** Text of the component's id column; without one the number of the row. A group has the id of its first row. */
  readonly id: string;
  readonly place: Place;
  /** Exact, before the line is rounded, capped or gated; null where unknown. */
  readonly amount: ExactText | null;
  /** Why the amount is unknown. */
  readonly issue?: Issue;
}

/**
 * What each row of the period paid a payee (id, name or alias) under a component computed row by row, in the order the
 * rows were counted: by day, then by id. [] where there is nobody of that name or the component has no rows.
 * @example rowsOf(deals, 'Громова Анна', 'Процент с оплат').map(({ id, amount }) => [id, amount]) // [['1001', '20000'], ['1003', '-15000'], ['1008', '12000']]
 */
export function rowsOf(run: Run, payee: string, component: string): RowPay[] {
  const { people, period } = run.prepared;
  const at = Int32Array.of(people.find(payee));
  const cohort = run.cohorts[run.whereabouts.cohort[at[0] as number] ?? -1]?.cohort;
  const figure = cohort?.program.figure('component', component, true);
  const node = figure && rowsNode(figure.node);
  if (!cohort || !node) return [];
  const batch = rowsFor(node, environmentOf(cohort, run.shared, at), cohort, run.shared, at);
  if ('code' in batch) return [];
  return entriesOfPeriod(node, batch, period).map((i) => {
    const value = valueAt(batch.pay, i);
    const head = { id: entryLabel(batch, i, node), place: entryPlace(batch, i, node) };
    return 'issue' in value ? { ...head, amount: null, issue: value.issue } : { ...head, amount: fractionText(value) };
  });
}

/** The sum over rows a component's figure stands on: below its rounding, gate and caps. */
function rowsNode(node: Node): RowsNode | null {
  if (node.op === 'rows') return node;
  for (const arg of argsOf(node)) {
    const found = rowsNode(arg);
    if (found) return found;
  }
  return null;
}
