/** Figures for people: money with its currency, ratios as percents, counts and days, never a hidden digit that matters. */
import { isoOf } from '../core/day/dates.js';
import type { Lang } from '../core/issue/issue.js';
import { formatDecimal, formatMoney, formatPercent, minus, parseDecimal } from '../core/number/decimal.js';
import {
  compareF,
  decimalF,
  decimalScale,
  divRound,
  type Fraction,
  fractionOf,
  mul,
  mulF,
  pow10,
} from '../core/number/exact.js';
import type { Kind } from '../core/plan/kinds.js';
import type { ExactText } from '../core/program/statement.js';
import { wordsOf } from './statement-words.js';
import type { Voice } from './voice.js';

const NBSP = '\u00A0';

/** How a figure is shown. */
export interface ShowOptions {
  /** Ratios: every digit of a rate or weight; otherwise one digit after the point. */
  readonly exact?: boolean;
  /** Ratios the figure must not seem to reach: scale points, floors, caps. */
  readonly edges?: readonly ExactText[];
  /** Digits after the point at least, of a figure that has them: what is calculated with is not cut short. */
  readonly digits?: number;
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
      return minus(formatMoney(value, voice.currency, voice.lang));
    case 'ratio':
      return minus(percent(value, voice, options));
    case 'flag':
      return fractionOf(value).n === 0 ? wordsOf(voice.lang).no : wordsOf(voice.lang).yes;
    case 'date':
      return dayText(isoOf(Number(value)), voice);
    default:
      return minus(numberText(fractionOf(value), voice, options));
  }
}

function percent(value: ExactText, voice: Voice, { exact, edges, digits = 1 }: ShowOptions): string {
  const finite = decimalScale(fractionOf(value).d) !== null;
  const least = exact ? (finite ? EXACT_DIGITS : ENDLESS_DIGITS) : 1;
  const text = formatPercent(value, { lang: voice.lang, digits: Math.max(least, digits), edges: edges ?? [] });
  // What is to be exact and cannot be printed whole says so.
  return exact && !finite ? `≈${NBSP}${text}` : text;
}

/** The number a shown figure is to whoever reads it. @example printed('96,8 %', 'ru') // 968/1000 */
export function printed(text: string, lang: Lang): Fraction | null {
  const number = /−?\d[\d.,\s]*/.exec(text)?.[0] ?? '';
  const plain = number.replace(/\s/g, '').replace('−', '-');
  const read = parseDecimal((lang === 'ru' ? plain.replace(',', '.') : plain.replace(/,/g, '')).replace(/\.$/, ''));
  return read && decimalF(read.units, read.scale + (text.includes('%') ? 2 : 0));
}

/** A plain number with all its digits; one that never ends is marked «≈». */
function numberText(value: Fraction, { lang }: Voice, { digits: least = 0 }: ShowOptions): string {
  const scale = decimalScale(value.d);
  if (scale !== null) return formatDecimal(mulF(value, { n: pow10(scale), d: 1 }).n, scale, { lang });
  // Of a target of 272,7272… calls the hundredths are plenty; of a factor below ten they may not be.
  const digits = Math.max(compareF(value, TEN) >= 0 ? 2 : ENDLESS_DIGITS, least);
  const units = divRound(mul(value.n, pow10(digits)), value.d, 'half-away');
  return `≈${NBSP}${formatDecimal(units, digits, { lang })}`;
}

/** An ISO day as the language writes it. @example dayText('2026-10-07', voice) // '07.10.2026' */
export const dayText = (iso: string, { lang }: Voice): string =>
  lang === 'ru' ? iso.split('-').reverse().join('.') : iso;

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
