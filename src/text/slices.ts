/** A scale paid by slices, taken apart again: which part of the measure earned which rate. */
import { compareF, type Fraction, fraction, fractionOf, fractionText, subF } from '../core/number/exact.js';
import type { ExactText, Explanation } from '../core/program/statement.js';
import { pointsOf, type ScalePointText } from './tree.js';

/** A part of the measure and the rate it is paid at. */
export interface Slice {
  readonly part: ExactText;
  readonly rate: ExactText;
}

interface Point extends ScalePointText {
  readonly at: Fraction;
  readonly pays: Fraction;
}

/**
 * The slices of a `slices` node, which sum to its value; null when the scale pays amounts or nothing was reached.
 * @example slicesOf(node) // [{ part: '100000', rate: '0.03' }, { part: '50000', rate: '0.05' }]
 */
export function slicesOf(node: Explanation): Slice[] | null {
  const { method, tier } = node.detail ?? {};
  const text = node.children[0]?.value;
  if (text == null || tier === undefined) return null;
  const points = pointsOf(node).map((p): Point => ({ ...p, at: fractionOf(p.from), pays: fractionOf(p.value) }));
  const [x, reached] = [fractionOf(text), Number(tier) - 1];
  if (method === 'excessAtTop') return paid(excess(points, x, reached));
  if (method === 'marginal' || method === 'mixed') return paid(sliced(points, x, reached, method === 'mixed'));
  return null;
}

/** A slice of nothing, exactly on an edge, is not worth a word beside others. */
function paid(slices: Slice[]): Slice[] {
  const found = slices.filter(({ part }) => part !== '0');
  return found.length > 0 ? found : slices.slice(0, 1);
}

const slice = (part: Fraction, rate: Fraction): Slice => ({ part: fractionText(part), rate: fractionText(rate) });

/** Tier by tier; a tier that looks back pays everything below it at its own rate. */
function sliced(points: readonly Point[], x: Fraction, reached: number, lookBack: boolean): Slice[] {
  const start = lookBack
    ? points.slice(0, reached + 1).reduce((last, point, t) => (point.lookBack ? t : last), -1)
    : -1;
  const found: Slice[] = [];
  points.slice(0, reached + 1).forEach((point, t) => {
    if (t < start) return;
    const next = points[t + 1];
    const end = next && t < reached && compareF(next.at, x) < 0 ? next.at : x;
    const from = t === start ? fraction(0) : point.at;
    found.push(slice(subF(end, from), point.pays));
  });
  return found;
}

/** The quota at the first rate, everything over it at the rate of the tier reached. */
function excess(points: readonly Point[], x: Fraction, reached: number): Slice[] {
  const [first, quota, top] = [points[0], points[1], points[reached]];
  if (!first || !top || !quota || reached === 0) return first ? [slice(x, first.pays)] : [];
  return [slice(quota.at, first.pays), slice(subF(x, quota.at), top.pays)];
}
