/** Funds shared by weight: to the smallest unit, with a reserve kept aside and caps whose rest goes to the others. */

import type { Shared } from '../inputs/shared.js';
import { error } from '../issue/issue.js';
import { type Expr, print } from '../language/index.js';
import { type Cellular, column, get, isUnknown, put, type Unknown } from '../number/columns.js';
import { add, compare, divRound, type Int, mul, pow10, share, sign, sub } from '../number/exact.js';
import { type Quantity, unitsAt, valueAt } from '../number/quantity.js';
import type { AcrossNode } from '../program/node.js';
import { everybody, type Gap, gapOf, groupsOf, held, whoHas } from './field.js';

/** A fund as it was shared, in smallest units. parts + reserve + unplaced = the fund. */
export interface Pool {
  readonly members: readonly number[];
  /** Where each payee of the run stands among the members of a field. */
  readonly position: Int32Array;
  readonly weights: readonly Int[];
  /** Most each may get; null: no limit. */
  readonly caps: readonly (Int | null)[];
  readonly parts: readonly Int[];
  readonly capped: readonly boolean[];
  readonly reserve: Int;
  /** What caps kept back from members, given to the others as far as they could take it. */
  readonly cut: Int;
  /** How many gave up what was cut. */
  readonly givers: number;
  /** What nobody could take. */
  readonly unplaced: Int;
}

/** Each payee's part of the total given for them. */
export function pooled(
  node: AcrossNode,
  args: readonly Quantity[],
  shared: Shared,
  at: Int32Array,
  digits: number,
): Quantity {
  // Batches of a run share what is settled.
  const done = held(shared, node, () => new Map<string, Pool | Gap | Unknown>());
  const out = column(at.length);
  const { group } = groupsOf(node.rule?.among ?? 'team', shared);
  at.forEach((payee, row) => {
    const [fund, reserve] = unitsOf(args, row, digits);
    const key = `${group[payee]}/${isUnknown(fund) || isUnknown(reserve) ? '' : `${fund}/${reserve}`}`;
    const pool = done.get(key) ?? poolOf(node, fund, reserve, payee, shared, digits);
    if (!isUnknown(fund) && !isUnknown(reserve)) done.set(key, pool);
    put(out, row, partOf(pool, payee, shared));
  });
  return { num: out, den: null, scale: digits };
}

function partOf(pool: Pool | Gap | Unknown, payee: number, shared: Shared): Cellular {
  if ('parts' in pool) return pool.parts[pool.position[payee] as number] ?? 0;
  return 'gap' in pool ? gapOf(pool, payee, shared) : pool;
}

/** The fund and its reserve in row i, in smallest units. */
export function unitsOf(
  args: readonly Quantity[],
  row: number,
  digits: number,
): readonly [fund: Cellular, reserve: Cellular] {
  const [total, kept] = args as [Quantity, Quantity | undefined];
  const fund = unitsAt(total, row, digits);
  if (!kept || isUnknown(fund)) return [fund, 0];
  const part = valueAt(kept, row);
  if ('issue' in part) return [fund, part];
  if (part.n < 0 || compare(part.n, part.d) > 0) return [fund, { issue: error('pool-reserve') }];
  return [fund, divRound(mul(fund, part.n), part.d, 'half-away')];
}

/** The pool of a payee's field. */
export function poolOf(
  { over, rule }: AcrossNode,
  fund: Cellular,
  reserve: Cellular,
  payee: number,
  shared: Shared,
  digits: number,
): Pool | Gap | Unknown {
  if (isUnknown(fund)) return fund;
  if (isUnknown(reserve)) return reserve;
  const { group, position, members: fields } = groupsOf(rule?.among ?? 'team', shared);
  const members = fields[group[payee] as number] as readonly number[];
  const weights: Int[] = [];
  const caps: (Int | null)[] = [];
  const by = everybody(over, shared).num;
  const limit = rule?.cap && capsOf(rule.cap, shared, digits);
  const differs = rule?.fund && fundsDiffer(rule.fund, payee, members, shared);
  if (differs) return differs;
  for (const i of members) {
    const weight = get(by, i);
    if (isUnknown(weight)) return { gap: weight, payee: i, over };
    const cap = limit && weight !== 0 ? limit(i) : null;
    if (cap !== null && isUnknown(cap)) return { gap: cap, payee: i, over: rule?.cap as Expr };
    weights.push(weight);
    caps.push(cap);
  }
  if (weights.some((weight) => sign(weight) < 0)) return { issue: error('share-negative') };
  if (caps.some((cap) => cap !== null && sign(cap) < 0)) return { issue: error('pool-cap') };
  if (weights.every((weight) => weight === 0)) return { issue: error('share-nobody') };
  return { members, position, weights, caps, reserve, ...fill(sub(fund, reserve), weights, caps) };
}

/** Whose fund is another than the payee's; undefined: everybody's is the same, as it must be. */
function fundsDiffer(fund: Expr, payee: number, members: readonly number[], shared: Shared): Unknown | undefined {
  const funds = everybody(fund, shared).num;
  const has = whoHas(fund, shared);
  const own = get(funds, payee);
  const other = members.find((i) => has[i] && !isUnknown(get(funds, i)) && get(funds, i) !== own);
  if (other === undefined) return undefined;
  const [name, second] = [payee, other].map((i) => shared.prepared.people.payees[i]?.name ?? '');
  return { issue: error('pool-funds', { name: name as string, other: second as string, formula: print(fund) }) };
}

/** A person's cap in whole smallest units, never above it; null where their scheme has none. */
function capsOf(cap: Expr, shared: Shared, digits: number): (i: number) => Cellular | null {
  const caps = everybody(cap, shared);
  const has = whoHas(cap, shared);
  return (i) => {
    const value = valueAt(caps, i);
    if (!has[i]) return null;
    return 'issue' in value ? value : divRound(mul(value.n, pow10(digits)), value.d, 'floor');
  };
}

/**
 * Shares by weight; who would pass the cap gets the cap and the rest is shared among the others again, until nobody does.
 * @example fill(100, [1, 1], [20, null]).parts // [20, 80]
 */
export function fill(
  total: Int,
  weights: readonly Int[],
  caps: readonly (Int | null)[],
): Pick<Pool, 'parts' | 'capped' | 'cut' | 'givers' | 'unplaced'> {
  const first = share(total, weights);
  const parts: Int[] = weights.map(() => 0);
  const capped = weights.map(() => false);
  let left = total;
  let open = [...weights.keys()].filter((i) => weights[i] !== 0);
  for (let over = open; over.length > 0; ) {
    const sum = open.reduce<Int>((all, i) => add(all, weights[i] as Int), 0);
    const pot = left;
    over = open.filter((i) => caps[i] != null && compare(mul(pot, weights[i] as Int), mul(caps[i] as Int, sum)) > 0);
    for (const i of over) {
      parts[i] = caps[i] as Int;
      capped[i] = true;
      left = sub(left, caps[i] as Int);
    }
    open = open.filter((i) => !capped[i]);
  }
  if (open.length > 0) {
    const rest = share(
      left,
      open.map((i) => weights[i] as Int),
    );
    open.forEach((i, k) => {
      parts[i] = rest[k] as Int;
    });
    left = 0;
  }
  const lost = (i: number): Int => (capped[i] ? sub(first[i] as Int, parts[i] as Int) : 0);
  const over = [...parts.keys()].map(lost).filter((units) => sign(units) > 0);
  return { parts, capped, cut: over.reduce(add, 0), givers: over.length, unplaced: left };
}
