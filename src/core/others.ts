/** Figures over other people: team sums, everybody below, shares of a team's total. Each payee counts in their own scheme. */

import { pick } from './batch.js';
import { type Cellular, type Column, column, gather, get, isUnknown, put, sumBy, type Unknown } from './columns.js';
import { currencyDigits } from './currency.js';
import type { Environment } from './evaluate.js';
import { add, type Int, share, sign } from './exact.js';
import { bind } from './expression.js';
import { error, type Issue } from './issue.js';
import { type Expr, fold, print } from './language/index.js';
import type { Node } from './node.js';
import type { Payee } from './people.js';
import type { Cohort, Prepared } from './prepare.js';
import { contextOf } from './program.js';
import { addQ, common, type Quantity, unitsAt, whole } from './quantity.js';
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
        node: known ? node : { op: 'literal', kind: 'number', label: '0', value: { n: 0, d: 1 } },
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

type AcrossNode = Node & { readonly op: 'team' | 'subordinates' | 'share' };

export function across(
  node: AcrossNode,
  args: readonly Quantity[],
  cohort: Cohort,
  shared: Shared,
  at: Int32Array,
): Quantity {
  const { people } = shared.prepared;
  const over = common(shared.everybody(node.over));
  if (node.op === 'subordinates')
    return {
      ...over,
      num: pick(
        belowSums(
          over.num,
          people.payees.map((p) => p.head),
        ),
        at,
      ),
    };
  const { group, count } = teamsOf(people.payees.map((p) => p.team));
  if (node.op === 'team') return { ...over, num: pick(gather(sumBy(group, over.num, null, count), group), at) };
  const digits = currencyDigits(cohort.program.scheme.settings.currency ?? 'RUB');
  return shareWithin(args[0] as Quantity, over, group, at, people.payees, digits);
}

/** Everybody of the same team name is one group; a payee without a team is alone. */
export function teamsOf(teams: readonly string[]): { group: Int32Array; count: number } {
  const index = new Map<string, number>();
  const group = new Int32Array(teams.length);
  let count = 0;
  teams.forEach((team, i) => {
    const key = team === '' ? `\u0000${i}` : fold(team);
    let g = index.get(key);
    if (g === undefined) {
      g = count++;
      index.set(key, g);
    }
    group[i] = g;
  });
  return { group, count };
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

const plus = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : add(a, b));

/** Parts of each team's total by weight, in smallest units, adding up to the whole; equal remainders by payee id. */
function shareWithin(
  total: Quantity,
  weights: Quantity,
  group: Int32Array,
  at: Int32Array,
  payees: readonly Payee[],
  digits: number,
): Quantity {
  const order = [...payees.keys()].sort((a, b) => ((payees[a] as Payee).id < (payees[b] as Payee).id ? -1 : 1));
  const members = new Map<number, number[]>();
  for (const i of order) {
    const team = members.get(group[i] as number);
    if (team) team.push(i);
    else members.set(group[i] as number, [i]);
  }
  const done = new Map<string, readonly Cellular[]>();
  const out = column(at.length);
  at.forEach((payee, row) => {
    const units = unitsAt(total, row, digits);
    const team = members.get(group[payee] as number) as number[];
    if (isUnknown(units)) {
      put(out, row, units);
      return;
    }
    const key = `${group[payee]}/${units}`;
    const parts = done.get(key) ?? partsOf(units, team, weights);
    done.set(key, parts);
    put(out, row, parts[team.indexOf(payee)] as Cellular);
  });
  return { num: out, den: null, scale: digits };
}

function partsOf(total: Int, team: readonly number[], weights: Quantity): readonly Cellular[] {
  const values = team.map((member) => get(weights.num, member));
  const same = (value: Cellular): Cellular[] => team.map(() => value);
  const unknown = values.find(isUnknown);
  if (unknown) return same(unknown);
  const parts = values as Int[];
  if (parts.some((weight) => sign(weight) < 0)) return same(shareIssue('share-negative'));
  return parts.every((weight) => weight === 0) ? same(shareIssue('share-nobody')) : share(total, parts);
}

const shareIssue = (code: 'share-negative' | 'share-nobody'): Unknown => ({ issue: error(code) });
