/** Figures over other people, each counting in their own scheme: rollup.ts sums, pool.ts and contest.ts share and rank. */

import type { Cohort, Prepared } from '../inputs/prepare.js';
import type { Shared } from '../inputs/shared.js';
import type { Issue } from '../issue/issue.js';
import { type Expr, print } from '../language/index.js';
import { pickQ } from '../number/batch.js';
import { column, get, put } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import { addQ, type Quantity, whole } from '../number/quantity.js';
import type { Environment } from '../program/evaluate.js';
import { bind } from '../program/expression.js';
import type { AcrossNode } from '../program/node.js';
import { contextOf } from '../program/program.js';
import { contested } from './contest.js';
import { NO_FIGURE } from './field.js';
import { pooled } from './pool.js';
import { rollup } from './rollup.js';

export function overEverybody(over: Expr, prepared: Prepared, environments: readonly Environment[]): Quantity {
  const n = prepared.people.payees.length;
  let total: Quantity = whole(column(n));
  prepared.cohorts.forEach(({ program, at }, c) => {
    const key = `over:${print(over)}`;
    if (!program.figures.has(key)) {
      // Names this scheme does not have are not a mistake here: such a payee has no such figure.
      const quiet = { ...program, issues: [] };
      const node = bind(over, contextOf(quiet, print(over), undefined));
      const known = node.op !== 'unknown' || !isNameIssue(node.issue);
      program.figures.set(key, {
        key,
        label: print(over),
        kind: node.kind,
        node: known ? node : NO_FIGURE,
      });
    }
    const value = (environments[c] as Environment).figure(key);
    total = addQ(total, scatter(value, at, n));
  });
  return total;
}

const isNameIssue = ({ code }: Issue): boolean => code === 'name-unknown' || code === 'name-not-here';

function scatter(q: Quantity, at: Int32Array, n: number): Quantity {
  const num = column(n);
  const den = q.den ? { v: new Float64Array(n).fill(1), odd: null } : null;
  at.forEach((payee, row) => {
    put(num, payee, get(q.num, row));
    if (q.den && den) put(den, payee, get(q.den, row));
  });
  return { num, den, scale: q.scale };
}

/** A figure over other people, for the payees of a batch. */
export function across(
  node: AcrossNode,
  args: readonly Quantity[],
  cohort: Cohort,
  shared: Shared,
  at: Int32Array,
): Quantity {
  const digits = currencyDigits(cohort.program.scheme.settings.currency);
  if (node.op === 'share') return pooled(node, args, shared, at, digits);
  if (node.op !== 'team' && node.op !== 'subordinates') return contested(node, args, shared, at, digits);
  return pickQ(rollup(node, shared), at);
}
