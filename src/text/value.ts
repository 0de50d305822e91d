/** Figures for people: money with its currency, ratios as percents, counts and days, never a hidden digit that matters. */
import { isoOf } from '../core/dates.js';
import { formatDecimal, formatMoney, formatPercent } from '../core/decimal.js';
import { compareF, decimalScale, divRound, type Fraction, fractionOf, mul, mulF, pow10 } from '../core/exact.js';
import type { Kind } from '../core/kinds.js';
import type { ExactText } from '../core/statement.js';
import type { Voice } from './voice.js';
import { wordsOf } from './words.js';

const NBSP = '\u00A0';

/** How a figure is shown. */
export interface ShowOptions {
  /** Ratios: every digit of a rate or weight; otherwise one digit after the point. */
  readonly exact?: boolean;
  /** Ratios the figure must not seem to reach: scale points, floors, caps. */
  readonly edges?: readonly ExactText[];
}

/** Digits of a rate that is no finite decimal, and of a number that is none. */
const ENDLESS_DIGITS = 4;
const TEN: Fraction = { n: 10, d: 1 };
/** Digits of a percent shown as exact; more is no rate a person wrote. */
const EXACT_DIGITS = 10;

/**
 * A value in words of its kind.
 * @example show('1178350', 'money', voice) // '1 178 350,00 ₽'
 * @example show('335/346', 'ratio', voice) // '96,8 %'
 * @example show('0.9996', 'ratio', voice) // '99,96 %'
 */
export function show(value: ExactText | null, kind: Kind, voice: Voice, options: ShowOptions = {}): string {
  if (value === null) return wordsOf(voice.lang).unknown;
  switch (kind) {
    case 'money':
    case 'rate':
      return formatMoney(value, voice.currency, voice.lang);
    case 'ratio':
      return percent(value, voice, options);
    case 'flag':
      return fractionOf(value).n === 0 ? wordsOf(voice.lang).no : wordsOf(voice.lang).yes;
    case 'date':
      return dayText(value, voice);
    default:
      return numberText(fractionOf(value), voice);
  }
}

function percent(value: ExactText, voice: Voice, { exact, edges }: ShowOptions): string {
  const finite = decimalScale(fractionOf(value).d) !== null;
  const digits = exact ? (finite ? EXACT_DIGITS : ENDLESS_DIGITS) : 1;
  return formatPercent(value, { lang: voice.lang, digits, edges: edges ?? [] });
}

/** A plain number with all its digits; one that never ends is marked «≈». */
function numberText(value: Fraction, { lang }: Voice): string {
  const scale = decimalScale(value.d);
  if (scale !== null) return formatDecimal(mulF(value, { n: pow10(scale), d: 1 }).n, scale, { lang });
  // Of a target of 272,7272… calls the hundredths are plenty; of a factor below ten they may not be.
  const digits = compareF(value, TEN) >= 0 ? 2 : ENDLESS_DIGITS;
  const units = divRound(mul(value.n, pow10(digits)), value.d, 'half-away');
  return `≈${NBSP}${formatDecimal(units, digits, { lang })}`;
}

function dayText(value: ExactText, voice: Voice): string {
  const iso = isoOf(Number(value));
  return voice.lang === 'ru' ? iso.split('-').reverse().join('.') : iso;
}

/** A difference with its sign. @example signed('9056.75', 'money', voice) // '+9 056,75 ₽' */
export function signed(value: ExactText, kind: Kind, voice: Voice): string {
  const text = show(value, kind, voice);
  return fractionOf(value).n > 0 ? `+${text}` : text;
}

/** True when two exact texts are the same number. @example sameValue('0.5', '1/2') // true */
export function sameValue(a: ExactText | null, b: ExactText | null): boolean {
  if (a === null || b === null) return a === b;
  const [x, y] = [fractionOf(a), fractionOf(b)];
  return x.n === y.n && x.d === y.d;
}
