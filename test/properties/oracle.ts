/**
 * A naive oracle: fractions of BigInts, one payee and one step at a time, written from the domain's words and not from
 * the engine. Slow and plain on purpose. Null is unknown; it passes through everything but a branch not taken.
 */

import type { RoundingMode } from '../../src/core/number/exact.js';
import type { AttainmentRule, ScaleMethod } from '../../src/core/plan/plan.js';

/** n / d with d > 0, not reduced. */
export interface Q {
  readonly n: bigint;
  readonly d: bigint;
}
/** A value or nobody knows. */
export type Maybe = Q | null;

export const q = (n: bigint | number, d: bigint | number = 1): Q =>
  BigInt(d) < 0n ? { n: -BigInt(n), d: -BigInt(d) } : { n: BigInt(n), d: BigInt(d) };
export const ZERO = q(0);
export const ONE = q(1);
export const order = (a: Q, b: Q): -1 | 0 | 1 => {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
};

type Step = (a: Q, b: Q) => Q;
/** A step that is unknown as soon as one side is. */
const lifted =
  (step: Step) =>
  (a: Maybe, b: Maybe): Maybe =>
    a === null || b === null ? null : step(a, b);

export const plus: Step = (a, b) => q(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus: Step = (a, b) => q(a.n * b.d - b.n * a.d, a.d * b.d);
export const times: Step = (a, b) => q(a.n * b.n, a.d * b.d);
const over: Step = (a, b) => q(a.n * b.d, a.d * b.n);
const lower: Step = (a, b) => (order(a, b) <= 0 ? a : b);
const higher: Step = (a, b) => (order(a, b) >= 0 ? a : b);
export const add = lifted(plus);
export const multiply = lifted(times);
export const least = lifted(lower);
export const most = lifted(higher);
/** a ÷ b; nothing is divided by zero. */
export const divide = (a: Maybe, b: Maybe): Maybe => (a === null || b === null || b.n === 0n ? null : over(a, b));

/** Reads «-12.5» and «12.5%». */
export function read(text: string): Q {
  const percent = text.endsWith('%');
  const [whole = '', part = ''] = (percent ? text.slice(0, -1) : text).split('.');
  return q(BigInt(whole + part), 10n ** BigInt(part.length + (percent ? 2 : 0)));
}

/** To a multiple of `step`. */
export function round(x: Q, step: Q, mode: RoundingMode): Q {
  const n = x.n * step.d;
  const d = x.d * step.n;
  const down = n / d - (n % d < 0n ? 1n : 0n);
  const rest = n - down * d;
  const up = rest === 0n ? down : down + 1n;
  const [towards, away] = n < 0n ? [up, down] : [down, up];
  const nearer = 2n * rest < d ? down : 2n * rest > d ? up : null;
  const whole = {
    floor: down,
    ceiling: up,
    down: towards,
    up: away,
    'half-away': nearer ?? away,
    'half-up': nearer ?? up,
    'half-down': nearer ?? down,
    'half-even': nearer ?? (down % 2n === 0n ? down : up),
  }[mode];
  return times(q(whole), step);
}

/** A point of a scale, as the plan writes it. */
export interface OraclePoint {
  readonly from: string;
  readonly value: string;
  readonly after?: true;
  readonly mode?: 'step' | 'linear';
  readonly lookBack?: true;
}

export interface OracleScale {
  readonly method: ScaleMethod;
  readonly below: 'zero' | 'issue';
  readonly points: readonly OraclePoint[];
}

/** The tier x falls into: [from, next), the edge itself to the lower one where the point says «свыше». */
function tierOf({ points }: OracleScale, x: Q): number {
  let tier = -1;
  points.forEach(({ from, after }, t) => {
    const side = order(x, read(from));
    if (side > 0 || (side === 0 && !after)) tier = t;
  });
  return tier;
}

const below = (scale: OracleScale): Maybe => (scale.below === 'zero' ? ZERO : null);

/** The table's value at x: a step, or on the straight line to the next point. */
export function rateAt(scale: OracleScale, x: Maybe): Maybe {
  if (x === null) return null;
  const t = tierOf(scale, x);
  const here = scale.points[t];
  if (!here) return below(scale);
  const next = scale.points[t + 1];
  const mode = here.mode ?? (scale.method === 'interpolated' ? 'linear' : 'step');
  if (mode === 'step' || !next || order(read(next.from), read(here.from)) === 0) return read(here.value);
  const way = over(minus(x, read(here.from)), minus(read(next.from), read(here.from)));
  return plus(read(here.value), times(way, minus(read(next.value), read(here.value))));
}

/** Slices of x, each at its own rate, from tier `first` on. */
function slices({ points }: OracleScale, x: Q, first: number, last: number): Q {
  let pay = ZERO;
  for (let t = first; t <= last; t++) {
    const { from, value } = points[t] as OraclePoint;
    const next = points[t + 1];
    const end = t === last || !next ? x : read(next.from);
    pay = plus(pay, times(read(value), minus(end, read(from))));
  }
  return pay;
}

/** What the scale pays for x when x itself is the base. */
export function payAt(scale: OracleScale, x: Maybe): Maybe {
  if (x === null) return null;
  const t = tierOf(scale, x);
  if (t < 0) return below(scale);
  const { points } = scale;
  const value = (i: number): Q => read((points[i] as OraclePoint).value);
  switch (scale.method) {
    case 'marginal':
      return slices(scale, x, 0, t);
    case 'mixed': {
      const back = points.slice(0, t + 1).reduce((last, point, i) => (point.lookBack ? i : last), -1);
      if (back < 0) return slices(scale, x, 0, t);
      return plus(slices(scale, x, back, t), times(value(back), read((points[back] as OraclePoint).from)));
    }
    case 'excessAtTop': {
      const quota = points[1] ? read(points[1].from) : ZERO;
      return t === 0 ? times(value(0), x) : plus(times(value(0), quota), times(value(t), minus(x, quota)));
    }
    case 'amount':
      return value(t);
    case 'amountCumulative':
      return points.slice(0, t + 1).reduce((sum, point) => plus(sum, read(point.value)), ZERO);
    default:
      return multiply(x, rateAt(scale, x));
  }
}

/** What it pays on a base of its own: methods by slices give the base the average rate of `by`. */
export function payOn(scale: OracleScale, by: Maybe, base: Maybe): Maybe {
  if (scale.method === 'amount' || scale.method === 'amountCumulative') return payAt(scale, by);
  if (scale.method === 'retroactive' || scale.method === 'interpolated') return multiply(base, rateAt(scale, by));
  const average = by !== null && by.n === 0n ? rateAt(scale, by) : divide(payAt(scale, by), by);
  return multiply(base, average);
}

/** A KPI as the plan writes it, with its payout scale. */
export interface OracleKpi {
  readonly rule: AttainmentRule;
  readonly base?: string;
  readonly norm?: string;
  readonly min?: string;
  readonly goal?: string;
  readonly floor?: string;
  readonly cap?: string;
  readonly zeroTarget?: string;
  readonly missing?: string;
  readonly negative?: 'keep';
  readonly round?: number;
  readonly scale?: OracleScale;
}

const maybe = (text: string | undefined): Maybe => (text === undefined ? null : read(text));

/** Nothing to divide by: the plan may say what attainment is then, and no fact is needed for it. */
function isZero(kpi: OracleKpi, target: Maybe): boolean {
  if (kpi.rule === 'baseNorm') return order(read(kpi.base as string), read(kpi.norm as string)) === 0;
  if (kpi.rule === 'range') return order(read(kpi.min as string), read(kpi.goal as string)) === 0;
  return target !== null && target.n === 0n;
}

/** Attainment of a fact where there is something to divide by, before rounding. */
function ruled(kpi: OracleKpi, fact: Q, target: Maybe): Maybe {
  const span = (low: string | undefined, high: string | undefined): Maybe => {
    const [from, to] = [read(low as string), read(high as string)];
    return order(from, to) === 0 ? null : over(minus(fact, from), minus(to, from));
  };
  const positive = target !== null && target.n > 0n ? target : null;
  switch (kpi.rule) {
    case 'ratio':
      return positive && over(fact, positive);
    case 'mirror':
      return positive && minus(q(2), over(fact, positive));
    case 'inverse':
      return fact.n === 0n ? maybe(kpi.cap) : positive && over(positive, fact);
    case 'baseNorm':
      return span(kpi.base, kpi.norm);
    case 'range':
      return span(kpi.min, kpi.goal);
    default:
      throw new Error(`the oracle has no rule ${kpi.rule}`);
  }
}

/** The stated value for nothing to divide by, then the stated value for no fact, then the rule. */
function statedOr(kpi: OracleKpi, fact: Maybe, target: Maybe): Maybe {
  const zero = isZero(kpi, target);
  if (zero && kpi.zeroTarget !== undefined) return read(kpi.zeroTarget);
  if (fact === null) return maybe(kpi.missing);
  const found = ruled(kpi, fact, target);
  return kpi.rule === 'range' ? least(most(found, ZERO), maybe(kpi.cap) ?? ONE) : found;
}

export function attainmentOf(kpi: OracleKpi, fact: Maybe, target: Maybe): Maybe {
  const raw = statedOr(kpi, fact, target);
  if (raw === null || kpi.round === undefined) return raw;
  return round(raw, q(1, 10n ** BigInt(kpi.round)), 'half-away');
}

/** Floor and cap on the raw figure, then the payout scale; a negative score is 0 unless the plan keeps it. */
export function scoreOf(kpi: OracleKpi, fact: Maybe, target: Maybe): Maybe {
  const raw = attainmentOf(kpi, fact, target);
  if (raw === null) return null;
  if (kpi.floor !== undefined && order(raw, read(kpi.floor)) < 0) return ZERO;
  const capped = kpi.cap === undefined ? raw : lower(raw, read(kpi.cap));
  const score = kpi.scale ? rateAt(kpi.scale, capped) : capped;
  return kpi.negative === 'keep' ? score : most(score, ZERO);
}
