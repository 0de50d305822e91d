/**
 * Columns of exact integers and the few loops that work on them.
 *
 * A column is an array of doubles that are safe integers; what tables hold is kept in four bytes an element while it fits. NaN marks an odd element: a bigint, or an unknown with its reason,
 * kept aside in `odd`, an array with holes. Each loop runs on plain numbers and leaves every result that is not a safe integer to
 * `mend`, which does the same step exactly, so the ordinary case costs one comparison an element.
 * A column of length 1 stands for the same value in every row.
 */

import type { Issue } from '../issue/issue.js';
import type { RoundingMode } from './exact.js';
import { add, compare, divRound, type Int, mul, mulDivHalfAway, normal, productSign, sub } from './exact.js';

/** A figure nobody can know, and why. It passes through arithmetic and never becomes 0. */
export interface Unknown {
  readonly issue: Issue;
  /** What else is in the way, where several figures are missing: all of it is told at once. */
  readonly also?: readonly Issue[];
  /** Nothing is there (an empty cell, no rows), as opposed to something that cannot be read. */
  readonly absent?: true;
}
export type Cellular = Int | Unknown;

export interface Column {
  readonly v: Float64Array | Int32Array;
  odd: (bigint | Unknown)[] | null;
}

const MAX = Number.MAX_SAFE_INTEGER;

export const isUnknown = (x: Cellular): x is Unknown => typeof x === 'object';

/** Memory for the columns of a batch, used again for the next: fresh memory costs more than the arithmetic in it. */
export interface Scratch {
  readonly v: Float64Array;
  used: number;
}
/** What does not fit gets memory of its own. */
const SCRATCH = 1 << 18;
let current: Scratch | null = null;
/** Scratches not at work; one is left behind by each depth of work. */
const idle: Scratch[] = [];

/** Lends a scratch to `work`. */
export function withScratch<T>(work: (own: Scratch) => T): T {
  const own = idle.pop() ?? { v: new Float64Array(SCRATCH), used: 0 };
  try {
    return work(own);
  } finally {
    idle.push(own);
  }
}

/**
 * Makes the columns of `work` in the scratch, from its start: they hold until the next call, and what outlives it must
 * be {@link kept}. With null columns have memory of their own, whatever is going on around.
 */
export function within<T>(own: Scratch | null, work: () => T): T {
  const before = current;
  current = own;
  if (own) own.used = 0;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** An empty column of n zeros. */
export const column = (n: number): Column => ({ v: room(n), odd: null });

/** The same in memory of its own, half as much: nothing but whole numbers of 32 bits may be put into it. */
export const smallColumn = (n: number): Column => ({ v: new Int32Array(n), odd: null });

/** The column as one that takes any value. */
export function widened(c: Column): Column {
  if (!(c.v instanceof Int32Array)) return c;
  const wide = room(c.v.length);
  wide.set(c.v);
  return { v: wide, odd: c.odd };
}

function room(n: number): Float64Array {
  // A few elements stand beside their object anyway.
  if (current === null || n <= 8 || current.used + n > SCRATCH) return new Float64Array(n);
  current.used += n;
  return current.v.subarray(current.used - n, current.used).fill(0);
}

/** A copy of n rows in memory of its own; a constant column becomes one of n rows. */
export const kept = ({ v, odd }: Column, n: number): Column =>
  v.length === n
    ? { v: new Float64Array(v), odd }
    : { v: new Float64Array(n).fill(v[0] as number), odd: odd && new Array(n).fill(odd[0]) };

/** The same value in every row. @example constant(5).v.length // 1 */
export function constant(value: Cellular): Column {
  const out = column(1);
  put(out, 0, value);
  return out;
}

/** Element i, exact. */
export function get(c: Column, i: number): Cellular {
  const at = c.v.length === 1 ? 0 : i;
  const value = c.v[at] as number;
  return Number.isNaN(value) ? (c.odd?.[at] as bigint | Unknown) : value;
}

/** Sets element i. */
export function put(c: Column, i: number, value: Cellular): void {
  if (typeof value === 'number') {
    c.v[i] = value;
    return;
  }
  c.v[i] = Number.NaN;
  c.odd ??= [];
  c.odd[i] = value;
}

/** Step 0 or 1: how an index moves through a column that may be constant. */
export const step = (c: Column): 0 | 1 => (c.v.length === 1 ? 0 : 1);
const length = (a: Column, b: Column, c?: Column): number => Math.max(a.v.length, b.v.length, c?.v.length ?? 1);

/** One element of a two-column step, exact: the first unknown wins. */
function mend(out: Column, i: number, a: Column, b: Column, exact: (x: Int, y: Int) => Int): void {
  const x = get(a, i);
  const y = get(b, i);
  put(out, i, isUnknown(x) || isUnknown(y) ? worst(x, y) : exact(x, y));
}

/** Reasons kept of one figure. */
const MOST_REASONS = 20;

/** Of several unknowns a broken one: only what is merely absent may be stood in for. The others' reasons go along. */
export function worst(...cells: readonly Cellular[]): Unknown {
  const found = cells.filter(isUnknown);
  const first = (found.find(({ absent }) => !absent) ?? found[0]) as Unknown;
  const also = new Set(found.flatMap((one) => [one.issue, ...(one.also ?? [])]));
  also.delete(first.issue);
  return also.size === 0 ? first : { ...first, also: [...also].slice(0, MOST_REASONS) };
}

/** Every reason of an unknown figure, the first one first. */
export const reasonsOf = ({ issue, also }: Unknown): readonly Issue[] => (also ? [issue, ...also] : [issue]);

export function addColumns(a: Column, b: Column): Column {
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const r = (av[i * sa] as number) + (bv[i * sb] as number);
    if (r <= MAX && r >= -MAX) ov[i] = r;
    else mend(out, i, a, b, add);
  }
  return out;
}

export function subColumns(a: Column, b: Column): Column {
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const r = (av[i * sa] as number) - (bv[i * sb] as number);
    if (r <= MAX && r >= -MAX) ov[i] = r;
    else mend(out, i, a, b, sub);
  }
  return out;
}

export function mulColumns(a: Column, b: Column): Column {
  if (isOne(b)) return a;
  if (isOne(a)) return b;
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const r = (av[i * sa] as number) * (bv[i * sb] as number);
    if (r <= MAX && r >= -MAX) ov[i] = r + 0;
    else mend(out, i, a, b, mul);
  }
  return out;
}

const isOne = (c: Column): boolean => c.v.length === 1 && c.v[0] === 1;

/** 1 where `test(sign of a − b)`, else 0. */
export function compareColumns(a: Column, b: Column, test: Comparison): Column {
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  const { less, equal, more } = COMPARISONS[test];
  for (let i = 0; i < n; i++) {
    const x = av[i * sa] as number;
    const y = bv[i * sb] as number;
    if (x < y) ov[i] = less;
    else if (x > y) ov[i] = more;
    else if (x === y) ov[i] = equal;
    else mend(out, i, a, b, (p, q) => [less, equal, more][compare(p, q) + 1] as number);
  }
  return out;
}

/** 1 where `test(sign of a × b − c × d)`, else 0; products are never stored, so they may pass 2^53. */
export function compareProducts(a: Column, b: Column, c: Column, d: Column, test: Comparison): Column {
  const out = column(Math.max(length(a, b), length(c, d)));
  const [av, bv, cv, dv, ov] = [a.v, b.v, c.v, d.v, out.v];
  const [sa, sb, sc, sd] = [step(a), step(b), step(c), step(d)];
  const { less, equal, more } = COMPARISONS[test];
  for (let i = 0; i < ov.length; i++) {
    const sign = productSign(av[i * sa] as number, bv[i * sb] as number, cv[i * sc] as number, dv[i * sd] as number);
    if (sign < 0) ov[i] = less;
    else if (sign > 0) ov[i] = more;
    else if (sign === 0) ov[i] = equal;
    else mendProducts(out, i, [a, b, c, d], [less, equal, more]);
  }
  return out;
}

function mendProducts(out: Column, i: number, sides: readonly Column[], said: readonly number[]): void {
  const [a, b, c, d] = sides.map((side) => get(side, i)) as [Cellular, Cellular, Cellular, Cellular];
  const known = !isUnknown(a) && !isUnknown(b) && !isUnknown(c) && !isUnknown(d);
  put(out, i, known ? (said[compare(mul(a, b), mul(c, d)) + 1] as number) : worst(a, b, c, d));
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';
const COMPARISONS: Readonly<Record<Comparison, { less: number; equal: number; more: number }>> = {
  '=': { less: 0, equal: 1, more: 0 },
  '<>': { less: 1, equal: 0, more: 1 },
  '<': { less: 1, equal: 0, more: 0 },
  '<=': { less: 1, equal: 1, more: 0 },
  '>': { less: 0, equal: 0, more: 1 },
  '>=': { less: 0, equal: 1, more: 1 },
};

/** `then` where the flag is 1, `other` where it is 0; an unknown in the branch not taken does not matter. */
export function selectColumns(flag: Column, then: Column, other: Column): Column {
  const n = length(flag, then, other);
  const out = column(n);
  const [fv, tv, ev, ov] = [flag.v, then.v, other.v, out.v];
  const [sf, st, se] = [step(flag), step(then), step(other)];
  for (let i = 0; i < n; i++) {
    const f = fv[i * sf] as number;
    const r = f === 1 ? (tv[i * st] as number) : f === 0 ? (ev[i * se] as number) : Number.NaN;
    if (!Number.isNaN(r)) ov[i] = r;
    else put(out, i, f === 1 ? get(then, i) : f === 0 ? get(other, i) : get(flag, i));
  }
  return out;
}

/** The smaller (sign −1) or larger (sign 1) of two. */
export function extremeColumns(a: Column, b: Column, sign: -1 | 1): Column {
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  for (let i = 0; i < n; i++) {
    const x = av[i * sa] as number;
    const y = bv[i * sb] as number;
    if (x === y || (sign < 0 ? x < y : x > y)) ov[i] = x;
    else if (x < y || x > y) ov[i] = y;
    else mend(out, i, a, b, (p, q) => (compare(p, q) === -sign ? q : p));
  }
  return out;
}

/** Whether every element is an ordinary number that passes. */
export function allPass(c: Column, test: 'nonzero' | 'positive'): boolean {
  const { v } = c;
  for (let i = 0; i < v.length; i++) {
    const x = v[i] as number;
    if (!(x > 0 || (x < 0 && test === 'nonzero'))) return false;
  }
  return true;
}

/** Elements from lo to hi, sharing memory where nothing is odd. */
export function slice(c: Column, lo: number, hi: number): Column {
  const odd = c.odd?.slice(lo, hi);
  return widened({ v: c.v.subarray(lo, hi), odd: odd?.some(() => true) ? odd : null });
}

/** Three-valued `and` / `or` of flags: a deciding side decides even when the other is unknown. */
export function logicColumns(a: Column, b: Column, op: 'and' | 'or'): Column {
  const n = length(a, b);
  const out = column(n);
  const [av, bv, ov, sa, sb] = [a.v, b.v, out.v, step(a), step(b)];
  const decides = op === 'and' ? 0 : 1;
  for (let i = 0; i < n; i++) {
    const x = av[i * sa] as number;
    const y = bv[i * sb] as number;
    if (x === decides || y === decides) ov[i] = decides;
    else if (x === y) ov[i] = x;
    else put(out, i, Number.isNaN(x) ? get(a, i) : get(b, i));
  }
  return out;
}

/** Three scalar steps at once: a × b × 10^k / d rounded; the product is never stored, so it may pass 2^53. */
export function mulDivColumns(a: Column, b: Column, factor: Int, divisor: Column, mode: RoundingMode): Column {
  const n = length(a, b, divisor);
  const out = column(n);
  const [av, bv, dv, ov] = [a.v, b.v, divisor.v, out.v];
  const [sa, sb, sd] = [step(a), step(b), step(divisor)];
  const f = typeof factor === 'number' && mode === 'half-away' ? factor : Number.NaN;
  for (let i = 0; i < n; i++) {
    const d = dv[i * sd] as number;
    const p = 2 * f * (av[i * sa] as number) * (bv[i * sb] as number);
    if (p >= 0 && p + d <= MAX && d <= MAX / 2) ov[i] = Math.floor((p + d) / (2 * d));
    else if (p < 0 && d - p <= MAX && d <= MAX / 2) ov[i] = 0 - Math.floor((d - p) / (2 * d));
    else mendMulDiv(out, i, a, b, factor, divisor, mode);
  }
  return out;
}

/** The product passed 2^53: two doubles hold it in the ordinary case, a bigint in any. */
function mendMulDiv(
  out: Column,
  i: number,
  a: Column,
  b: Column,
  factor: Int,
  divisor: Column,
  mode: RoundingMode,
): void {
  const [x, y, d] = [get(a, i), get(b, i), get(divisor, i)];
  if (
    mode === 'half-away' &&
    typeof x === 'number' &&
    typeof y === 'number' &&
    typeof d === 'number' &&
    typeof factor === 'number'
  ) {
    const lifted = x * factor;
    const quick = lifted <= MAX && lifted >= -MAX ? mulDivHalfAway(lifted, y, d) : Number.NaN;
    if (!Number.isNaN(quick)) {
      out.v[i] = quick;
      return;
    }
  }
  if (isUnknown(x) || isUnknown(y) || isUnknown(d)) {
    put(out, i, worst(x, y, d));
    return;
  }
  put(out, i, divRound(normal(BigInt(x) * BigInt(y) * BigInt(factor)), d, mode));
}

/** Applies an exact scalar step to every element; for the rare steps that need no fast loop. */
export function mapColumns(
  n: number,
  columns: readonly Column[],
  f: (values: readonly Cellular[], i: number) => Cellular,
): Column {
  const out = column(n);
  for (let i = 0; i < n; i++)
    put(
      out,
      i,
      f(
        columns.map((c) => get(c, i)),
        i,
      ),
    );
  return out;
}

/** Elements at the given indices; −1 gives `missing(i)`. */
export function gather(c: Column, at: Int32Array, missing?: (i: number) => Cellular): Column {
  const out = column(at.length);
  if (c.v.length === 1) {
    out.v.fill(c.v[0] as number);
    const odd = c.odd?.[0];
    if (odd !== undefined) for (let i = 0; i < at.length; i++) put(out, i, odd);
    if (!missing) return out;
  }
  for (let i = 0; i < at.length; i++) {
    const from = at[i] as number;
    const value = from < 0 ? Number.NaN : (c.v[c.v.length === 1 ? 0 : from] as number);
    if (!Number.isNaN(value)) out.v[i] = value;
    else put(out, i, from < 0 && missing ? missing(i) : get(c, from));
  }
  return out;
}

/** The sum of two elements; the first unknown wins. */
export const addCells = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : add(a, b));

/** Sum of `values` by group (−1: left out), over rows whose mask is 1. An unknown mask or value makes its group unknown. */
export function sumBy(group: Int32Array, values: Column, mask: Column | null, groups: number): Column {
  const out = column(groups);
  addBy(out, group, values, mask);
  return out;
}

/** The same added to sums so far. */
export function addBy(out: Column, group: Int32Array, values: Column, mask: Column | null): void {
  const [gv, vv, ov, sv] = [group, values.v, out.v, step(values)];
  const mv = mask?.v;
  const sm = mask ? step(mask) : 0;
  for (let i = 0; i < gv.length; i++) {
    const m = mv ? (mv[i * sm] as number) : 1;
    if (m === 0) continue;
    const g = gv[i] as number;
    if (g < 0) continue;
    const r = (ov[g] as number) + (vv[i * sv] as number);
    if (m === 1 && r <= MAX && r >= -MAX) ov[g] = r;
    else mendSum(out, g, m === 1 ? get(values, i) : get(mask as Column, i));
  }
}

function mendSum(out: Column, g: number, value: Cellular): void {
  const sum = get(out, g);
  // One empty cell among others leaves the sum broken, not absent: `known` must not swallow the rest.
  put(out, g, isUnknown(sum) ? sum : isUnknown(value) ? { issue: value.issue } : add(sum, value));
}

/** Whether any element is odd. */
export const hasOdd = (c: Column): boolean => c.odd !== null;
