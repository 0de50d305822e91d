/**
 * Scales as piecewise-linear curves. Every method is one: on the tier of x the pay is
 * `offset + slope × x`, so a single loop pays them all and a tier is found by one edge rule.
 */

import { error, type Issue, warning } from '../issue/issue.js';
import { readLiteral } from '../language/index.js';
import { type Cellular, type Column, column, constant, get, isUnknown, mapColumns, put } from '../number/columns.js';
import {
  add,
  addF,
  compareF,
  decimalScale,
  divF,
  type Fraction,
  fraction,
  fractionText,
  type Int,
  lcm,
  mul,
  mulF,
  pow10,
  splitTens,
  subF,
} from '../number/exact.js';
import { type Quantity, ONE as UNIT } from '../number/quantity.js';
import type { Kind } from '../plan/kinds.js';
import { labelOf, type Scale, type ScalePoint } from '../plan/plan.js';

/** One stretch of a curve: from here (or just after) the value is offset + slope × x. */
export interface Segment {
  readonly from: Fraction;
  readonly after: boolean;
  readonly offset: Fraction;
  readonly slope: Fraction;
}
export type Curve = readonly Segment[];

/** A scale ready to compute with. */
export interface CompiledScale {
  readonly row: Scale;
  readonly axis: Kind;
  readonly valueKind: Kind;
  readonly points: readonly Point[];
  /** The table's value at x: step or linear. */
  readonly value: Curve;
  /** Pay per unit of base, times x: what `slices` gives. */
  readonly pay: Curve;
  /** Number of the tier, and its `from`. */
  readonly tier: Curve;
  readonly from: Curve;
  /** Two-dimensional: thresholds of the second axis and a value curve for each. */
  readonly columns: { readonly tier: Curve; readonly values: readonly Curve[] } | null;
}

interface Point {
  readonly from: Fraction;
  readonly value: Fraction;
  readonly row: ScalePoint;
}

const ZERO: Fraction = { n: 0, d: 1 };
const ONE: Fraction = { n: 1, d: 1 };

/** Reads a scale's points; what is wrong with them is an issue each. Null when it cannot pay. */
export function compileScale(row: Scale, issues: Issue[]): CompiledScale | null {
  const reader = { percentFrom: 0, percentValue: 0, values: 0 };
  const width = row.columns?.length ?? 1;
  const rows = row.points.map((point) => readPoint(row, point, width, reader, issues));
  if (rows.some((point) => point === null)) return null;
  const points = rows as { from: Fraction; values: Fraction[]; row: ScalePoint }[];
  const one = points.map((point): Point => ({ from: point.from, value: point.values[0] ?? ZERO, row: point.row }));
  const axis: Kind = reader.percentFrom > 0 ? 'ratio' : 'number';
  const valueKind: Kind = reader.percentValue > 0 ? 'ratio' : (row.unit ?? 'number');
  const before = issues.length;
  if (reader.percentFrom > 0 && reader.percentFrom < row.points.length) mixed(row, 'from', issues);
  // Thresholds of mixed units have no order to speak of.
  if (issues.length === before && !checkOrder(row, points, issues)) return null;
  if (reader.percentValue > 0 && reader.percentValue < reader.values) mixed(row, 'value', issues);
  const columns = row.columns ? columnsOf(row, points, issues) : null;
  if (issues.slice(before).some(({ severity }) => severity === 'error')) return null;
  return {
    row,
    axis,
    valueKind,
    points: one,
    value: valueCurve(row, one),
    pay: payCurve(row, one),
    tier: one.map((point, t) => step(point, fraction(t + 1))),
    from: one.map((point) => step(point, point.from)),
    columns,
  };
}

const step = (point: Point, offset: Fraction): Segment => ({
  from: point.from,
  after: point.row.after === true,
  offset,
  slope: ZERO,
});

/** 0 needs no unit; any other number without a percent sign among those that have one does. */
function mixed(row: Scale, field: 'from' | 'value', issues: Issue[]): void {
  const bare = (text: string): boolean => !text.includes('%') && !/^0(\.0+)?$/.test(text);
  const point = row.points.find((one) => [one[field]].flat().some(bare));
  if (!point) return;
  const value = row.points.flatMap((one) => [one[field]].flat().filter(bare)).join(', ');
  issues.push(error('scale-mixed-units', { name: labelOf(row), value }, point.place ?? row.place));
}

function readPoint(
  row: Scale,
  point: ScalePoint,
  width: number,
  reader: { percentFrom: number; percentValue: number; values: number },
  issues: Issue[],
) {
  const from = readLiteral(point.from);
  const texts = typeof point.value === 'string' ? [point.value] : point.value;
  const values = texts.map(readLiteral);
  if (from === null || values.some((value) => value === null) || values.length !== width) {
    issues.push(
      error(
        'scale-point',
        { name: labelOf(row), from: point.from, value: texts.join(' · ') },
        point.place ?? row.place,
      ),
    );
    return null;
  }
  if (from.percent) reader.percentFrom++;
  reader.percentValue += values.filter((value) => value?.percent).length;
  reader.values += values.length;
  return { from: from.value, values: values.map((value) => value?.value ?? ZERO), row: point };
}

function checkOrder(row: Scale, points: readonly { from: Fraction; row: ScalePoint }[], issues: Issue[]): boolean {
  const name = labelOf(row);
  if (points.length === 0) issues.push(error('scale-empty', { name }, row.place));
  let ordered = points.length > 0;
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (!before) return;
    const order = compareF(before.from, point.from);
    const overlaps = before.row.to !== undefined && compareF(readLiteral(before.row.to)?.value ?? ZERO, point.from) > 0;
    if (order > 0 || (order === 0 && !(point.row.after && !before.row.after))) {
      ordered = false;
      issues.push(
        error('scale-order', { name, from: point.row.from, before: before.row.from }, point.row.place ?? row.place),
      );
    } else if (overlaps) {
      ordered = false;
      issues.push(
        error('scale-overlap', { name, to: before.row.to ?? '', from: point.row.from }, point.row.place ?? row.place),
      );
    } else if (before.row.to !== undefined && compareF(readLiteral(before.row.to)?.value ?? ZERO, point.from) < 0) {
      issues.push(
        warning('scale-hole', { name, to: before.row.to, from: point.row.from }, point.row.place ?? row.place),
      );
    }
  });
  return ordered;
}

/** The table's own value: steps, or straight lines between points; flat after the last. */
function valueCurve(row: Scale, points: readonly Point[]): Curve {
  return points.map((point, t) => {
    const next = points[t + 1];
    const linear = (point.row.mode ?? (row.method === 'interpolated' ? 'linear' : 'step')) === 'linear';
    if (!next || !linear || compareF(next.from, point.from) === 0) return step(point, point.value);
    const slope = divF(subF(next.value, point.value), subF(next.from, point.from));
    return { ...step(point, subF(point.value, mulF(slope, point.from))), slope };
  });
}

/** Base × rate as a function of x when the base is x itself; the method decides how tiers add up. */
function payCurve(row: Scale, points: readonly Point[]): Curve {
  const quota = points[1]?.from ?? ZERO;
  const first = points[0]?.value ?? ZERO;
  let below = ZERO;
  return points.map((point, t) => {
    const segment = { from: point.from, after: point.row.after === true, slope: point.value };
    const before = points[t - 1];
    switch (row.method) {
      case 'marginal':
      case 'mixed': {
        if (before) below = addF(below, mulF(before.value, subF(point.from, before.from)));
        if (row.method === 'mixed' && point.row.lookBack) below = mulF(point.value, point.from);
        return { ...segment, offset: subF(below, mulF(point.value, point.from)) };
      }
      case 'excessAtTop':
        return { ...segment, offset: t === 0 ? ZERO : mulF(quota, subF(first, point.value)) };
      case 'amountCumulative':
        below = addF(below, point.value);
        return { ...segment, offset: below, slope: ZERO };
      case 'amount':
        return { ...segment, offset: point.value, slope: ZERO };
      default:
        return { ...segment, offset: ZERO };
    }
  });
}

function columnsOf(
  row: Scale,
  points: readonly { from: Fraction; values: Fraction[]; row: ScalePoint }[],
  issues: Issue[],
) {
  const heads = (row.columns ?? []).map((head) => ({ ...head, value: readLiteral(head.from) }));
  if (
    heads.some(
      (head, i) => head.value === null || (i > 0 && compareF(heads[i - 1]?.value?.value ?? ZERO, head.value.value) > 0),
    )
  ) {
    issues.push(error('scale-columns', { name: labelOf(row) }, row.place));
    return null;
  }
  return {
    tier: heads.map(
      (head, t): Segment => ({
        from: head.value?.value ?? ZERO,
        after: head.after === true,
        offset: fraction(t),
        slope: ZERO,
      }),
    ),
    values: heads.map((_, c) =>
      valueCurve(
        row,
        points.map((point) => ({ from: point.from, value: point.values[c] ?? ZERO, row: point.row })),
      ),
    ),
  };
}

/**
 * Where pay falls as the result grows, or jumps by more than `limit` (a share of the pay before the edge).
 * Amounts are for a base equal to the axis: rubles for a scale by money, shares of the target for one by attainment.
 */
export function edgesOf(scale: CompiledScale, limit: Fraction | null, currency: string): Issue[] {
  const issues: Issue[] = [];
  const onBase = scale.row.method === 'retroactive' || scale.row.method === 'interpolated';
  const curve = onBase ? scale.value : scale.pay;
  scale.points.forEach(({ from, row }, t) => {
    const [below, here] = [curve[t - 1], curve[t]];
    if (!below || !here) return;
    const pay = (s: Segment) => mulF(addF(s.offset, mulF(s.slope, from)), onBase ? from : ONE);
    const jump = subF(pay(here), pay(below));
    const code =
      jump.n < 0 ? 'scale-falls' : limit && compareF(jump, mulF(limit, pay(below))) > 0 ? 'scale-jump' : null;
    if (!code) return;
    const unit = (f: Fraction) =>
      scale.axis === 'ratio' ? `${fractionText(mulF(f, { n: 100, d: 1 }))}%` : fractionText(f);
    const params = {
      name: labelOf(scale.row),
      from: row.from,
      amount: unit(jump.n < 0 ? mulF(jump, { n: -1, d: 1 }) : jump),
      before: unit(pay(below)),
      after: unit(pay(here)),
      ...(scale.axis === 'ratio' ? {} : { currency }),
    };
    issues.push(warning(code, params, row.place ?? scale.row.place));
  });
  return issues;
}

/** A curve with whole-number coefficients for an axis of `scale` decimals. */
interface WholeCurve {
  readonly from: readonly Int[];
  readonly after: readonly boolean[];
  readonly offset: readonly Int[];
  readonly slope: readonly Int[];
  readonly flat: boolean;
  /** All of them as plain numbers; null where one passes 2^53. */
  readonly fast: { readonly from: Float64Array; readonly offset: Float64Array; readonly slope: Float64Array } | null;
  /** result = (offset + slope × x) / rest / 10^digits */
  readonly rest: Int;
  readonly digits: number;
  /** Decimals x is compared in, and those it arrives with. */
  readonly axis: number;
  readonly scale: number;
}

/** The last made of each curve: one scale of the axis is the ordinary case. */
const WHOLE = new WeakMap<Curve, WholeCurve>();

function wholeCurve(curve: Curve, scale: number): WholeCurve {
  const known = WHOLE.get(curve);
  if (known?.scale === scale) return known;
  const made = inWholes(curve, scale);
  WHOLE.set(curve, made);
  return made;
}

function inWholes(curve: Curve, scale: number): WholeCurve {
  const flat = curve.every((s) => s.slope.n === 0);
  const axis = Math.max(scale, ...curve.map((s) => decimalScale(s.from.d) ?? 0));
  const unit: Fraction = { n: pow10(axis), d: 1 };
  // x arrives as an integer of 10^-axis, so the slope is divided by 10^axis and the offset kept.
  const slopes = curve.map((s) => (flat ? ZERO : divF(s.slope, unit)));
  const common = [...curve.map((s) => s.offset), ...slopes].reduce<Int>((d, f) => lcm(d, f.d), 1);
  const { digits, rest } = splitTens(common);
  const whole = (f: Fraction): Int => mulF(f, { n: mul(pow10(digits), rest), d: 1 }).n;
  const [from, offset, slope] = [
    curve.map((s) => mulF(s.from, unit).n),
    curve.map((s) => whole(s.offset)),
    slopes.map(whole),
  ];
  const numbers = [from, offset, slope].map((ints) => (ints.every(isNumber) ? Float64Array.from(ints) : null));
  const [f, o, s] = numbers;
  return {
    from,
    after: curve.map((s) => s.after),
    offset,
    slope,
    flat,
    fast: f && o && s ? { from: f, offset: o, slope: s } : null,
    rest,
    digits,
    axis,
    scale,
  };
}

/** Values of a curve for a column of x; below the first point 0, or unknown with the given issue. */
export function evaluateCurve(curve: Curve, x: Quantity, below: Cellular): Quantity {
  const c = wholeCurve(curve, x.scale);
  const lift = pow10(c.axis - x.scale);
  const n = Math.max(x.num.v.length, x.den?.v.length ?? 1);
  const out = column(n);
  if (typeof lift === 'number' && c.fast) fastCurve(c, c.fast, x, lift, below, out);
  else {
    for (let i = 0; i < n; i++) put(out, i, curveAt(c, get(x.num, i), x.den ? get(x.den, i) : 1, lift, below));
  }
  const den = restOf(c, x.den);
  return { num: out, den, scale: c.digits };
}

const isNumber = (x: Int): x is number => typeof x === 'number';

function restOf(c: WholeCurve, den: Column | null): Column | null {
  if (c.rest === 1) return c.flat ? null : den;
  if (c.flat || !den) return constant(c.rest);
  return mapColumns(den.v.length, [den], ([d]) => (isUnknown(d as Cellular) ? (d as Cellular) : mul(d as Int, c.rest)));
}

const MAX = Number.MAX_SAFE_INTEGER;

function fastCurve(
  c: WholeCurve,
  { from, offset, slope }: NonNullable<WholeCurve['fast']>,
  x: Quantity,
  lift: number,
  below: Cellular,
  out: Column,
): void {
  const { after, flat } = c;
  const nothing = typeof below === 'number' ? below : Number.NaN;
  const [v, dv, ov] = [x.num.v, (x.den ?? UNIT).v, out.v];
  const [sx, sd] = [v.length === 1 ? 0 : 1, dv.length === 1 ? 0 : 1];
  for (let i = 0; i < ov.length; i++) {
    const value = (v[i * sx] as number) * lift;
    const den = dv[i * sd] as number;
    let t = from.length - 1;
    for (; t >= 0; t--) {
      // An edge × den beyond 2^53 is rounded, but still on its side of a value that is not.
      const edge = (from[t] as number) * den;
      if (value > edge || (value === edge && !after[t])) break;
    }
    let r = nothing;
    if (t >= 0) {
      const base = (offset[t] as number) * (flat ? 1 : den);
      const rise = (slope[t] as number) * value;
      r = isSafe(base) && isSafe(rise) ? base + rise : Number.NaN;
    }
    if (isSafe(r) && isSafe(value) && isSafe(den)) ov[i] = r;
    else put(out, i, curveAt(c, get(x.num, i), x.den ? get(x.den, i) : 1, lift, below));
  }
}

const isSafe = (x: number): boolean => x <= MAX && x >= -MAX;

function curveAt(c: WholeCurve, x: Cellular, den: Cellular, lift: Int, below: Cellular): Cellular {
  if (isUnknown(x)) return x;
  if (isUnknown(den)) return den;
  const value = mul(x, lift);
  let t = c.from.length - 1;
  for (; t >= 0; t--) {
    const edge = mul(c.from[t] as Int, den);
    if (value > edge || (value === edge && !c.after[t])) break;
  }
  if (t < 0) return below;
  if (c.flat) return c.offset[t] as Int;
  return add(mul(c.offset[t] as Int, den), mul(c.slope[t] as Int, value));
}
