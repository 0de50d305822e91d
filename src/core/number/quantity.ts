/** Arithmetic on whole columns of exact values: a quantity is num / den / 10^scale in every row. */
import {
  addColumns,
  allPass,
  type Cellular,
  type Column,
  type Comparison,
  compareColumns,
  compareProducts,
  constant,
  extremeColumns,
  gather,
  get,
  hasOdd,
  isUnknown,
  mapColumns,
  mulColumns,
  mulDivColumns,
  selectColumns,
  subColumns,
  type Unknown,
  within,
  worst,
} from './columns.js';
import type { RoundingMode } from './exact.js';
import {
  decimalScale,
  divRound,
  exactDiv,
  type Fraction,
  fraction,
  type Int,
  lcm,
  mul,
  mulF,
  neg,
  pow10,
} from './exact.js';
import { type Near, nearOf, nearProduct, nearSum, roundNear } from './near.js';

/** A value per row. `den` is absent (1) or positive; the value is num / den / 10^scale. */
export interface Quantity {
  readonly num: Column;
  readonly den: Column | null;
  readonly scale: number;
}

const ONE = constant(1);
const ZERO = constant(0);

/** The same exact value in every row. */
export function constantQuantity(value: Fraction): Quantity {
  const scale = decimalScale(value.d);
  if (scale === null) return { num: constant(value.n), den: constant(value.d), scale: 0 };
  return { num: constant(mulF(value, { n: pow10(scale), d: 1 }).n), den: null, scale };
}

export const whole = (num: Column): Quantity => ({ num, den: null, scale: 0 });
export const unknownQuantity = (unknown: Unknown): Quantity => whole(constant(unknown));

const lift = (c: Column, digits: number): Column => (digits === 0 ? c : mulColumns(c, constant(pow10(digits))));

/** Both with the same scale and the same denominator. */
function align(a: Quantity, b: Quantity): { x: Column; y: Column; den: Column | null; scale: number } {
  const scale = Math.max(a.scale, b.scale);
  const x = lift(a.num, scale - a.scale);
  const y = lift(b.num, scale - b.scale);
  if (a.den === b.den) return { x, y, den: a.den, scale };
  const [da, db] = [a.den ?? ONE, b.den ?? ONE];
  return { x: mulColumns(x, db), y: mulColumns(y, da), den: mulColumns(da, db), scale };
}

/** What a quantity put off is in doubles. */
const NEAR = new WeakMap<Quantity, Near>();
const isLater = (q: Quantity): boolean => NEAR.has(q);
const near = (q: Quantity): Near => NEAR.get(q) ?? nearOf(q);

/**
 * What quotients come to, over one denominator only when asked for: it soon passes 2^53, and rounding seldom needs it.
 * Whoever asks may have a scratch of their own, so the columns are in none.
 */
function later(scale: number, near: Near, exact: () => Quantity): Quantity {
  let made: Quantity | undefined;
  const own = (): Quantity => {
    made ??= within(null, exact);
    return made;
  };
  const q: Quantity = {
    get num() {
      return own().num;
    },
    get den() {
      return own().den;
    },
    scale,
  };
  NEAR.set(q, near);
  return q;
}

export const addQ = (a: Quantity, b: Quantity): Quantity => sumQ(a, b, 1, addColumns);
export const subQ = (a: Quantity, b: Quantity): Quantity => sumQ(a, b, -1, subColumns);

function sumQ(a: Quantity, b: Quantity, sign: 1 | -1, columns: typeof addColumns): Quantity {
  const exact = (): Quantity => {
    const { x, y, den, scale } = align(a, b);
    return { num: columns(x, y), den, scale };
  };
  const unlike = isLater(a) || isLater(b) || (a.den && b.den && a.den !== b.den);
  return unlike ? later(Math.max(a.scale, b.scale), nearSum(near(a), near(b), sign), exact) : exact();
}

export const negQ = (a: Quantity): Quantity => ({ ...a, num: subColumns(ZERO, a.num) });

const times = (a: Column | null, b: Column | null): Column | null => (a && b ? mulColumns(a, b) : (a ?? b));

export function mulQ(a: Quantity, b: Quantity): Quantity {
  const scale = a.scale + b.scale;
  const exact = (): Quantity => ({ num: mulColumns(a.num, b.num), den: times(a.den, b.den), scale });
  const quotient = isLater(a) || isLater(b) || a.den || b.den;
  return quotient ? later(scale, nearProduct(near(a), near(b)), exact) : exact();
}

/** Elements at the given indices. */
export const gatherQ = ({ num, den, scale }: Quantity, at: Int32Array): Quantity => ({
  num: gather(num, at),
  den: den && gather(den, at),
  scale,
});

/** a ÷ b; b has no zeros (a zero was made unknown before). The sign moves to the numerator. */
export function divQ(a: Quantity, b: Quantity): Quantity {
  const num = times(a.num, b.den) as Column;
  const den = times(b.num, a.den) as Column;
  const scale = a.scale - b.scale;
  const signed = positiveDen(scale < 0 ? lift(num, -scale) : num, den);
  return { ...signed, scale: Math.max(scale, 0) };
}

function positiveDen(num: Column, den: Column): { num: Column; den: Column } {
  if (allPass(den, 'positive')) return { num, den };
  const n = Math.max(num.v.length, den.v.length);
  const negative = (d: Cellular | undefined): boolean => !isUnknown(d as Cellular) && (d as Int) < 0;
  const flip = (value: Cellular, d: Cellular): Cellular => (isUnknown(value) || !negative(d) ? value : neg(value));
  return {
    // An unknown divisor makes the quotient unknown, so the denominator can be 1 there.
    num: mapColumns(n, [num, den], ([x, d]) =>
      isUnknown(d as Cellular) ? worst(x as Cellular, d as Cellular) : flip(x as Cellular, d as Cellular),
    ),
    den: mapColumns(n, [den], ([d]) => (isUnknown(d as Cellular) ? 1 : flip(d as Cellular, d as Cellular))),
  };
}

export function compareQ(a: Quantity, b: Quantity, test: Comparison): Column {
  const scale = Math.max(a.scale, b.scale);
  const x = lift(a.num, scale - a.scale);
  const y = lift(b.num, scale - b.scale);
  return a.den === b.den ? compareColumns(x, y, test) : compareProducts(x, b.den ?? ONE, y, a.den ?? ONE, test);
}

export function selectQ(flag: Column, a: Quantity, b: Quantity): Quantity {
  const scale = Math.max(a.scale, b.scale);
  const num = selectColumns(flag, lift(a.num, scale - a.scale), lift(b.num, scale - b.scale));
  const den = a.den === b.den ? a.den : selectColumns(knownFlag(flag), a.den ?? ONE, b.den ?? ONE);
  return { num, den, scale };
}

/** A denominator is never unknown: where the flag is, the numerator already says so. */
const knownFlag = (flag: Column): Column =>
  hasOdd(flag) ? mapColumns(flag.v.length, [flag], ([f]) => (isUnknown(f as Cellular) ? 0 : (f as Cellular))) : flag;

export const minQ = (a: Quantity, b: Quantity): Quantity => extremeQ(a, b, -1);
export const maxQ = (a: Quantity, b: Quantity): Quantity => extremeQ(a, b, 1);

function extremeQ(a: Quantity, b: Quantity, sign: -1 | 1): Quantity {
  if (a.den !== b.den) return selectQ(compareQ(a, b, sign < 0 ? '<=' : '>='), a, b);
  const { x, y, den, scale } = align(a, b);
  return { num: extremeColumns(x, y, sign), den, scale };
}

/** a where it is there, b where it is absent (an empty cell, no rows); a broken cell stays unknown. */
export function knownQ(a: Quantity, b: Quantity): Quantity {
  if (!hasOdd(a.num)) return a;
  const there = mapColumns(a.num.v.length, [a.num], ([x]) => (isAbsent(x as Cellular) ? 0 : 1));
  return selectQ(there, a, b);
}

export const isAbsent = (x: Cellular): boolean => isUnknown(x) && x.absent === true;

/** Rounds to multiples of `step` (a finite decimal). `factor` multiplies first, without being stored. */
export function roundQ(a: Quantity, factor: Quantity | null, step: Fraction, mode: RoundingMode): Quantity {
  const digits = decimalScale(step.d) ?? 0;
  const units = mulF(step, { n: pow10(digits), d: 1 }).n;
  const scale = a.scale + (factor?.scale ?? 0);
  if (mode === 'half-away' && (isLater(a) || (factor && isLater(factor)))) {
    const rounded = roundNear(
      factor ? nearProduct(near(a), near(factor)) : near(a),
      Number(pow10(digits)) / Number(units),
    );
    if (rounded) return { num: mulColumns(rounded, constant(units)), den: null, scale: digits };
  }
  const den = times(a.den, factor?.den ?? null);
  if (!den && units === 1 && scale <= digits) return factor ? mulQ(a, factor) : a;
  const shift = digits - scale;
  const divisor = times(den, constant(mul(units, pow10(Math.max(-shift, 0))))) as Column;
  const rounded = mulDivColumns(a.num, factor?.num ?? ONE, pow10(Math.max(shift, 0)), divisor, mode);
  return { num: lift(units === 1 ? rounded : mulColumns(rounded, constant(units)), 0), den: null, scale: digits };
}

/** One denominator for all rows, so that numerators add up. */
export function common(q: Quantity): Quantity {
  if (!q.den || q.den.v.length === 1) return q;
  const n = Math.max(q.num.v.length, q.den.v.length);
  let product: Int = 1;
  const seen = new Set<Int>();
  for (let i = 0; i < n; i++) {
    const d = get(q.den, i) as Int;
    if (!seen.has(d)) {
      seen.add(d);
      product = lcm(product, d);
    }
  }
  const num = mapColumns(n, [q.num, q.den], ([x, d]) =>
    isUnknown(x as Cellular) ? (x as Cellular) : mul(x as Int, exactDiv(product, d as Int)),
  );
  return { num, den: constant(product), scale: q.scale };
}

/** The exact value in row i. */
export function valueAt(q: Quantity, i: number): Fraction | Unknown {
  const n = get(q.num, i);
  const d = q.den ? get(q.den, i) : 1;
  if (isUnknown(n)) return n;
  if (isUnknown(d)) return d;
  return fraction(n, mul(d, pow10(q.scale)));
}

/** Row i as a whole number of 10^-digits, rounded half away where it has more; for printing. */
export function unitsAt(q: Quantity, i: number, digits: number): Cellular {
  const n = get(q.num, i);
  if (q.den === null && q.scale === digits) return n;
  const value = valueAt(q, i);
  return 'issue' in value ? value : divRound(mul(value.n, pow10(digits)), value.d, 'half-away');
}

export { ONE, ZERO };
