/** Sums over other periods of the plan: what was before in the quarter or year, or the quarter paid in this month. */

import { earlierIn, paidIn } from '../day/spans.js';
import type { Cohort } from '../inputs/prepare.js';
import type { Shared } from '../inputs/shared.js';
import { type Expr, fold } from '../language/index.js';
import { pickQ } from '../number/batch.js';
import { column, gather, put } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import { addQ, type Quantity, selectQ, whole, ZERO } from '../number/quantity.js';
import type { Component } from '../plan/plan.js';
import type { OverTime } from '../program/node.js';
import { type Program, someNode } from '../program/program.js';

/** Codes of the periods a node sums. */
export function periodsOf({ op, time }: OverTime, { prepared: { period, custom } }: Shared): string[] {
  const periods = op === 'earlier' ? earlierIn(period, time, custom) : paidIn(period, time, custom);
  return periods.map(({ code }) => code);
}

/** The sum over those periods, each payee counted in the scheme they had then; who was not there counts 0. */
export const overTime = (node: OverTime, shared: Shared, at: Int32Array): Quantity =>
  periodsOf(node, shared).reduce<Quantity>(
    (sum, code) => addQ(sum, pickQ(inPeriod(node, shared, code), at)),
    whole(ZERO),
  );

/** What the node sums in one period, for all payees of this one. */
export function inPeriod({ sums }: OverTime, shared: Shared, code: string): Quantity {
  const other = shared.other(code);
  // A week may end after its month, so only what is cut short itself cuts short.
  const entire = shared.counted === shared.prepared.period;
  const value = (entire ? other.shared : other.shared.upTo(shared.counted.end)).everybody(sums);
  const { blocked } = other.shared.prepared;
  const num = gather(value.num, other.at, () => 0);
  for (let i = 0; blocked.size > 0 && i < other.at.length; i++) {
    const issue = blocked.get(other.at[i] as number);
    // Before the plan was in force nothing was earned by it.
    if (issue) put(num, i, issue.code === 'plan-not-in-force' ? 0 : { issue });
  }
  return { num, den: value.den && gather(value.den, other.at, () => 1), scale: value.scale };
}

/**
 * Whether a component deducts its own earlier amounts: what changes in a closed period then comes with its next line by
 * itself, and must not be adjusted as well.
 * @param reaches whether a span counts
 */
export function correctsItself(
  program: Program,
  { code, title = code }: Component,
  reaches: (time: OverTime['time']) => boolean = () => true,
): boolean {
  const own = [fold(code), fold(title)];
  const names = (expr: Expr): boolean =>
    expr.type === 'name' ? own.includes(fold(expr.name)) : expr.type === 'call' && expr.args.some(names);
  const line = program.figure('component', code)?.node;
  return someNode(program, line, (node) => node.op === 'earlier' && reaches(node.time) && names(node.sums));
}

/** Index in the other period's people of everybody of this one, −1 where they were not there. */
export const matched = ({ prepared: { people } }: Shared, other: Shared): Int32Array => {
  const { payees, find } = other.prepared.people;
  return Int32Array.from(people.payees, ({ id }) => {
    const found = find(id);
    return payees[found]?.id === id ? found : -1;
  });
};

/**
 * A component's amounts in an earlier period: the closed figure where the period is closed, the sum of the parts where
 * it was split, else what `compute` gives.
 */
export function settled(
  code: string,
  cohort: Cohort,
  shared: Shared,
  at: Int32Array,
  compute: () => Quantity,
): Quantity {
  const scale = currencyDigits(cohort.program.scheme.settings.currency);
  const num = column(at.length);
  const known = column(at.length);
  let count = 0;
  at.forEach((payee, row) => {
    const amount = shared.settle?.(shared, payee, code, scale) ?? null;
    if (amount === null) return;
    put(num, row, amount);
    put(known, row, 1);
    count++;
  });
  const own: Quantity = { num, den: null, scale };
  if (count === at.length && count > 0) return own;
  return count === 0 ? compute() : selectQ(known, own, compute());
}
