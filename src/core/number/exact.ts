/**
 * Exact integers and fractions. An `Int` is a plain number while it is a safe integer and a bigint beyond:
 * the common path costs a comparison, the rare path is exact all the same.
 */
/** How a figure between two steps is rounded. */
export type RoundingMode = 'half-away' | 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'ceiling' | 'floor';

/** A number when |n| ≤ 2^53 − 1, else a bigint. Every function here returns that normal form. */
export type Int = number | bigint;

const MAX = Number.MAX_SAFE_INTEGER;

const POWERS: readonly number[] = Array.from({ length: 16 }, (_, k) => Number(`1e${k}`));

/** 10^k for k ≥ 0. @example pow10(2) // 100 */
export const pow10 = (k: number): Int => POWERS[k] ?? 10n ** BigInt(k);

/** Brings a bigint to normal form. @example normal(5n) // 5 */
export const normal = (n: bigint): Int => (n <= MAX && n >= -MAX ? Number(n) : n);

/** a + b. @example add(1, 2) // 3 */
export function add(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= -MAX) return sum;
  }
  return normal(BigInt(a) + BigInt(b));
}

/** a − b. @example sub(1, 2) // -1 */
export const sub = (a: Int, b: Int): Int => add(a, neg(b));

/** −a. @example neg(2) // -2 */
export const neg = (a: Int): Int => (a === 0 ? 0 : -a);

/** a × b. @example mul(9007199254740991, 2) // 18014398509481982n */
export function mul(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MAX && product >= -MAX) return product === 0 ? 0 : product;
  }
  return normal(BigInt(a) * BigInt(b));
}

/** −1, 0 or 1. A number and a bigint compare exactly in JavaScript. @example compare(1, 2n ** 60n) // -1 */
export const compare = (a: Int, b: Int): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Sign as −1, 0 or 1. @example sign(-5) // -1 */
export const sign = (a: Int): -1 | 0 | 1 => compare(a, 0);

/**
 * n / d rounded to a whole number, d ≠ 0.
 * @example divRound(-5, 2, 'half-away') // -3
 * @example divRound(5, 2, 'half-even') // 2
 */
export function divRound(n: Int, d: Int, mode: RoundingMode): Int {
  if (d < 0) return divRound(neg(n), neg(d), mode);
  if (mode === 'half-away' && typeof n === 'number' && typeof d === 'number') {
    const twice = 2 * Math.abs(n) + d;
    // The floor of the correctly rounded quotient is exact while both stay below 2^53.
    if (twice <= MAX && d <= MAX / 2) {
      const magnitude = Math.floor(twice / (2 * d));
      return n < 0 && magnitude !== 0 ? -magnitude : magnitude;
    }
  }
  return normal(divRoundBig(BigInt(n), BigInt(d), mode));
}

function divRoundBig(n: bigint, d: bigint, mode: RoundingMode): bigint {
  const quotient = n / d;
  const rest = n - quotient * d;
  if (rest === 0n) return quotient;
  const away = n < 0n ? -1n : 1n;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  const half = twice < d ? -1 : twice > d ? 1 : 0;
  return goesAway(mode, half, away > 0n, quotient % 2n === 0n) ? quotient + away : quotient;
}

/** Does the rest push the magnitude up? `half` compares the rest with one half. */
function goesAway(mode: RoundingMode, half: number, positive: boolean, even: boolean): boolean {
  switch (mode) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return positive;
    case 'floor':
      return !positive;
    default:
      if (half !== 0) return half > 0;
  }
  if (mode === 'half-even') return !even;
  if (mode === 'half-up') return positive;
  if (mode === 'half-down') return !positive;
  return true;
}

/** 2^27 + 1: parts a double into two halves whose products are exact (Veltkamp, Dekker 1971). */
const SPLITTER = 134217729;

/** What the double product a × b lost to rounding, exactly; p is a × b as computed. */
function productError(a: number, b: number, p: number): number {
  const ca = SPLITTER * a;
  const cb = SPLITTER * b;
  const ah = ca - (ca - a);
  const bh = cb - (cb - b);
  const al = a - ah;
  const bl = b - bh;
  return ah * bh - p + ah * bl + al * bh + al * bl;
}

/**
 * a × b / d rounded half away from zero, for safe integers with d > 0; NaN where the quotient is too large for doubles.
 * The product may pass 2^53: it is held as two doubles, which costs a tenth of a bigint.
 * @example mulDivHalfAway(3000000001, 500000000, 700000000) // 2142857144
 */
export function mulDivHalfAway(a: number, b: number, d: number): number {
  const p = a * b;
  const quotient = p / d;
  if (!(quotient < 4503599627370496 && quotient > -4503599627370496)) return Number.NaN;
  const q = Math.floor(quotient);
  const back = q * d;
  // a × b − q × d: both products with their errors; the difference of near equals is exact.
  const rest = p - back + (productError(a, b, p) - productError(q, d, back));
  const low = rest < 0 ? q - 1 : rest >= d ? q + 1 : q;
  const left = rest - (low - q) * d;
  const twice = 2 * left - d;
  return twice > 0 || (twice === 0 && low >= 0) ? low + 1 : low;
}

/**
 * Sign of a × b − c × d for safe integers, exact though the products pass 2^53; NaN when a factor is NaN.
 * @example productSign(9007199254740991, 9007199254740989, 9007199254740990, 9007199254740990) // -1
 */
export function productSign(a: number, b: number, c: number, d: number): number {
  const p = a * b;
  const q = c * d;
  const apart = p - q;
  // Rounding keeps order, so products told apart by more than they lost are settled.
  const lost = (Math.abs(p) + Math.abs(q)) * Number.EPSILON;
  return apart > lost || apart < -lost || lost < 1 ? apart : apart + (productError(a, b, p) - productError(c, d, q));
}

/** Greatest common divisor, positive. @example gcd(12, 18) // 6 */
export function gcd(a: Int, b: Int): Int {
  let x = a < 0 ? neg(a) : a;
  let y = b < 0 ? neg(b) : b;
  while (y !== 0) {
    const rest: Int = typeof x === 'number' && typeof y === 'number' ? x % y : normal(BigInt(x) % BigInt(y));
    x = y;
    y = rest;
  }
  return x;
}

/** Least common multiple of two positive numbers. @example lcm(4, 6) // 12 */
export const lcm = (a: Int, b: Int): Int => mul(exactDiv(a, gcd(a, b)), b);

/** A fraction in lowest terms, d > 0. */
export interface Fraction {
  readonly n: Int;
  readonly d: Int;
}

/** a / b, which leaves nothing over. */
export const exactDiv = (a: Int, b: Int): Int =>
  typeof a === 'number' && typeof b === 'number' ? a / b : b === 1 ? a : normal(BigInt(a) / BigInt(b));

/** n / d in lowest terms, d ≠ 0. @example fraction(2, -4) // { n: -1, d: 2 } */
export function fraction(n: Int, d: Int = 1): Fraction {
  if (d < 0) return fraction(neg(n), neg(d));
  const g = gcd(n, d);
  return { n: exactDiv(n, g), d: exactDiv(d, g) };
}

/** Arithmetic on fractions, for plan constants and checks (never per row). */
export const addF = (a: Fraction, b: Fraction): Fraction => fraction(add(mul(a.n, b.d), mul(b.n, a.d)), mul(a.d, b.d));
export const subF = (a: Fraction, b: Fraction): Fraction => addF(a, { n: neg(b.n), d: b.d });
export const mulF = (a: Fraction, b: Fraction): Fraction => fraction(mul(a.n, b.n), mul(a.d, b.d));
export const divF = (a: Fraction, b: Fraction): Fraction => fraction(mul(a.n, b.d), mul(a.d, b.n));
export const compareF = (a: Fraction, b: Fraction): -1 | 0 | 1 => compare(mul(a.n, b.d), mul(b.n, a.d));

/** units / 10^scale as a fraction. @example decimalF(25, 1) // { n: 5, d: 2 } */
export const decimalF = (units: Int, scale: number): Fraction => fraction(units, pow10(scale));

/**
 * Decimal text of a fraction where it is finite, else `n/d`.
 * @example fractionText({ n: 1, d: 8 }) // '0.125'
 * @example fractionText({ n: 1, d: 3 }) // '1/3'
 */
export function fractionText(f: Fraction): string {
  const scale = decimalScale(f.d);
  if (scale === null) return `${f.n}/${f.d}`;
  const units = exactDiv(mul(f.n, pow10(scale)), f.d);
  const digits = String(units < 0 ? neg(units) : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0 ? `-${text}` : text;
}

/**
 * Reads what {@link fractionText} writes, and plain decimals.
 * @example fractionOf('-0.5') // { n: -1, d: 2 }
 */
export function fractionOf(text: string): Fraction {
  const [n = '0', d] = text.split('/');
  if (d !== undefined) return fraction(normal(BigInt(n)), normal(BigInt(d)));
  const [whole = '0', digits = ''] = n.split('.');
  return decimalF(normal(BigInt(whole + digits)), digits.length);
}

/** Smallest k with d | 10^k, or null when d has another prime factor. @example decimalScale(8) // 3 */
export function decimalScale(d: Int): number | null {
  const { digits, rest } = splitTens(d);
  return rest === 1 ? digits : null;
}

/**
 * The digits a denominator takes as a decimal, and what of it no decimal takes: d divides 10^digits × rest.
 * @example splitTens(24) // { digits: 3, rest: 3 }
 */
export function splitTens(d: Int): { readonly digits: number; readonly rest: Int } {
  let rest = BigInt(d);
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return { digits: Math.max(twos, fives), rest: normal(rest) };
}

/**
 * Splits a whole number of units by weights (≥ 0, not all 0) so that the parts sum to the whole: largest remainder,
 * equal remainders in order.
 * @example share(1000, [1, 1, 1]) // [334, 333, 333]
 */
export function share(total: Int, weights: readonly Int[]): Int[] {
  if (total < 0) return share(neg(total), weights).map(neg);
  const sum = weights.reduce(add, 0);
  const parts = weights.map((weight, index) => {
    const product = mul(total, weight);
    const part = divRound(product, sum, 'floor');
    return { index, part, rest: sub(product, mul(part, sum)) };
  });
  let left = sub(
    total,
    parts.reduce<Int>((done, { part }) => add(done, part), 0),
  );
  const order = [...parts].sort((a, b) => compare(b.rest, a.rest) || a.index - b.index);
  for (const item of order) {
    if (left === 0) break;
    item.part = add(item.part, 1);
    left = sub(left, 1);
  }
  return parts.map(({ part }) => part);
}
