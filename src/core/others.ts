/** Figures over other people, each counting in their own scheme: team sums and everybody below; pool.ts and contest.ts share and rank. */

import { pick } from './batch.js';
import { type Cellular, type Column, column, gather, get, isUnknown, put, sumBy } from './columns.js';
import { contested } from './contest.js';
import { currencyDigits } from './currency.js';
import type { Environment } from './evaluate.js';
import { add } from './exact.js';
import { bind } from './expression.js';
import { everybody, groupsOf, NO_FIGURE } from './field.js';
import type { Issue } from './issue.js';
import { type Expr, print } from './language/index.js';
import type { AcrossNode } from './node.js';
import { pooled } from './pool.js';
import type { Cohort, Prepared } from './prepare.js';
import { contextOf } from './program.js';
import { addQ, type Quantity, whole } from './quantity.js';
import type { Shared } from './shared.js';

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

const isNameIssue = ({ code }: Issue): boolean =>
  code === 'name-unknown' || code === 'name-unknown-near' || code === 'name-not-here';

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
  const digits = currencyDigits(cohort.program.scheme.settings.currency ?? 'RUB');
  if (node.op === 'share') return pooled(node, args, shared, at, digits);
  if (node.op !== 'team' && node.op !== 'subordinates') return contested(node, args, shared, at, digits);
  const over = everybody(node.over, shared);
  if (node.op === 'subordinates') {
    const heads = shared.prepared.people.payees.map((p) => p.head);
    const levels = node.rule?.levels;
    return { ...over, num: pick(levels ? levelSums(over.num, heads, levels) : belowSums(over.num, heads), at) };
  }
  const { group, members } = groupsOf(node.rule?.among ?? 'team', shared);
  return { ...over, num: pick(gather(sumBy(group, over.num, null, members.length), group), at) };
}

/** Sum over everybody below each payee. Heads have no cycles (people.ts), so leaves go up first. */
function belowSums(values: Column, heads: readonly number[]): Column {
  const n = heads.length;
  const children = new Int32Array(n);
  for (const head of heads) if (head >= 0) children[head] = (children[head] as number) + 1;
  const below = column(n);
  const ready: number[] = [];
  for (let i = 0; i < n; i++) if (children[i] === 0) ready.push(i);
  for (let k = 0; k < ready.length; k++) {
    const i = ready[k] as number;
    const head = heads[i] as number;
    if (head < 0) continue;
    put(below, head, plus(get(below, head), plus(get(below, i), get(values, i))));
    children[head] = (children[head] as number) - 1;
    if (children[head] === 0) ready.push(head);
  }
  return below;
}

/** Sum over so many levels below each payee: 1 is direct subordinates. */
function levelSums(values: Column, heads: readonly number[], levels: number): Column {
  const n = heads.length;
  let below = column(n);
  for (let level = 0; level < levels; level++) {
    const next = column(n);
    heads.forEach((head, i) => {
      if (head >= 0) put(next, head, plus(get(next, head), plus(get(values, i), get(below, i))));
    });
    below = next;
  }
  return below;
}

const plus = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : add(a, b));
