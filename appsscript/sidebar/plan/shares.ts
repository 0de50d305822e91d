/** Shares of the plan: weights and rates, written as `40%` or, where a sheet's percent cells were read, as `0.4`. */

import { error, type Lang } from '../../../src/core/issue/issue.js';
import { decimalText, formatPercent, parseDecimal } from '../../../src/core/number/decimal.js';
import { addF, decimalF, type Fraction, fractionText, type Int, mulF, share } from '../../../src/core/number/exact.js';
import type { Kpi } from '../../../src/core/plan/plan.js';
import { type Typed, typedNumber } from './text.js';

/** The exact value of `40%`, `0.4` or `2`; null for an expression. */
export function exactOf(text: string): Fraction | null {
  const percent = text.endsWith('%');
  const read = parseDecimal(percent ? text.slice(0, -1) : text);
  return read && decimalF(read.units, read.scale + (percent ? 2 : 0));
}

/** A number good enough to draw with; NaN for an expression. */
export function size(text: string): number {
  const value = exactOf(text);
  return value === null ? Number.NaN : Number(value.n) / Number(value.d);
}

/** How a list of numbers is written: with signs, as fractions of one, or as parts. */
export type Style = 'percent' | 'fraction' | 'parts';
export const styleOf = (texts: readonly string[]): Style =>
  texts.some((text) => text.endsWith('%')) || texts.length === 0
    ? 'percent'
    : texts.every((text) => Math.abs(size(text)) <= 1)
      ? 'fraction'
      : 'parts';

/** @example percentText('0.4', 'ru') // '40 %' */
export function percentText(text: string, lang: Lang): string {
  const value = exactOf(text);
  return value === null ? text : formatPercent(value, { lang, digits: 6 });
}

/** A share as its list is written. @example shareIn('fraction', { n: 2, d: 5 }) // '0.4' */
export const shareIn = (style: Style, value: Fraction): string =>
  style === 'percent' ? `${fractionText(mulF(value, { n: 100, d: 1 }))}%` : fractionText(value);

/** Reads a typed share: «35» among shares is 35 %. */
export function typedShare(text: string, style: Style): Typed {
  const read = typedNumber(text);
  if ('issue' in read || read.text === '') return read;
  const value = exactOf(read.text);
  if (value === null) return { issue: error('number-text', { text }) };
  if (style === 'parts' && !read.text.endsWith('%')) return read;
  const bare = !read.text.endsWith('%') && Math.abs(size(read.text)) > 1;
  return { text: shareIn(style === 'parts' ? 'percent' : style, bare ? mulF(value, { n: 1, d: 100 }) : value) };
}

/** The sum of weights, null where one is no number. */
export function sumOf(rows: readonly Kpi[]): Fraction | null {
  let sum: Fraction = { n: 0, d: 1 };
  for (const { weight = '0' } of rows) {
    const value = exactOf(weight);
    if (value === null) return null;
    sum = addF(sum, value);
  }
  return sum;
}

/**
 * Weights that add up to exactly 100 %, the others in the proportion they had; whole percents, unless the kept one has
 * digits of its own.
 * @param keep index of the weight that stays
 */
export function balanced(weights: readonly string[], keep: number): string[] {
  const style = styleOf(weights) === 'fraction' ? 'fraction' : 'percent';
  const kept = exactOf(weights[keep] ?? '');
  const digits =
    kept === null ? 0 : Math.max(0, (fractionText(mulF(kept, { n: 100, d: 1 })).split('.')[1] ?? '').length);
  const whole = 100 * 10 ** digits;
  const units = (text: string): Int => Math.round(size(text) * 1_000_000);
  const own = kept === null ? 0 : Math.min(whole, Math.max(0, Math.round(size(weights[keep] as string) * whole)));
  const others = weights.map((text, i) => (kept !== null && i === keep ? 0 : Math.max(0, Number(units(text)))));
  const some = others.some((one) => one > 0) ? others : others.map((_, i) => (kept !== null && i === keep ? 0 : 1));
  const parts = share(whole - own, some);
  return weights.map((_, i) => {
    const part = kept !== null && i === keep ? own : (parts[i] as Int);
    return style === 'percent' ? `${trimmed(part, digits)}%` : trimmed(part, digits + 2);
  });
}

const trimmed = (units: Int, scale: number): string => {
  const text = decimalText(units, scale);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
