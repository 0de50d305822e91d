/**
 * Human numbers, exact: what people and spreadsheets write becomes whole units and a scale, and back.
 * Nothing is guessed: text that could be two numbers is refused with an issue code.
 */

import type { Lang } from '../issue/issue.js';
import type { IssueCode } from '../issue/messages.js';
import { isErrorText, type Refused, refuse } from '../issue/refusal.js';
import { CURRENCY_AFTER, CURRENCY_BEFORE, currencyDigits, currencySymbol } from './currency.js';
import { compare, decimalF, divRound, type Fraction, fractionOf, type Int, mul, neg, normal, pow10 } from './exact.js';

export { currencyDigits };

/** An exact decimal: units / 10^scale. `{ units: 12345, scale: 2 }` is 123.45. */
export interface Decimal {
  readonly units: Int;
  readonly scale: number;
}

/** Significant digits taken at most; more is refused, never cut. */
const DIGITS_MAX = 30;
/** Digits after the point taken at most. */
const SCALE_MAX = 40;
/** Longest text taken for a number; more is a sentence. */
const TEXT_MAX = 100;
/** Digits that always fit a safe integer. */
const SAFE_DIGITS = 15;

const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

/**
 * Reads canonical decimal text: digits, at most one point with digits on both sides, a leading `-`; nothing else,
 * no needless leading zero. Trailing zeros count into the scale. Null for any other text and above 30 significant
 * digits. Made for millions of plain cells.
 * @example parseDecimal('-123.450') // { units: -123450, scale: 3 }
 * @example parseDecimal('1 234') // null
 */
export const parseDecimal = (text: string): Decimal | null => parsePlain(text, POINT);

function parsePlain(text: string, mark: number): Decimal | null {
  const out = { units: 0 as Int, scale: 0 };
  return parseInto(text, mark, out) ? out : null;
}

/** Character code of the point of canonical text, for {@link parseInto}. */
export const DECIMAL_POINT = POINT;

/**
 * Digits around at most one `mark` (a character code), into an object that is used again: columns have millions of
 * cells. False: refused, as by {@link parseDecimal}.
 */
export function parseInto(text: string, mark: number, out: { units: Int; scale: number }): boolean {
  const { length } = text;
  const start = length > 0 && text.charCodeAt(0) === MINUS ? 1 : 0;
  if (length - start > SAFE_DIGITS + 1) return mark === POINT && parseLong(text, out);
  let units = 0;
  let point = -1;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= 57) units = units * 10 + (code - ZERO);
    else if (code === mark && point < 0 && i > start) point = i;
    else return false;
  }
  const whole = (point < 0 ? length : point) - start;
  if (whole === 0 || point === length - 1) return false;
  if (whole > 1 && text.charCodeAt(start) === ZERO) return false;
  if (units > 999_999_999_999_999) return mark === POINT && parseLong(text, out);
  out.units = start === 1 && units !== 0 ? -units : units;
  out.scale = point < 0 ? 0 : length - point - 1;
  return true;
}

function parseLong(text: string, out: { units: Int; scale: number }): boolean {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text);
  const read = match && assemble(match[2] ?? '', match[3] ?? '', match[1] === '-');
  if (!read) return false;
  out.units = read.units;
  out.scale = read.scale;
  return true;
}

/** Digits before and after the point as a decimal, or null when there are too many. */
function assemble(whole: string, fraction: string, negative: boolean): Decimal | null {
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits.length > DIGITS_MAX || fraction.length > SCALE_MAX) return null;
  const units = digits.length <= SAFE_DIGITS ? Number(digits) : normal(BigInt(digits));
  return { units: negative ? neg(units) : units, scale: fraction.length };
}

/** A number that was read. */
export interface NumberRead {
  /** With a percent sign it is the ratio: «12,5 %» is 0.125, as a sheet's percent cell gives it. */
  readonly value: Decimal;
  /** A percent sign was written. */
  readonly percent: boolean;
}

/** What settles `1,234` and `1.234`, which the text alone does not. */
export interface NumberOptions {
  readonly decimal?: ',' | '.';
}

/**
 * Reads a number as people type it: «1 234,56 ₽», `1,234.56`, `1.234,56`, `1'234.56`, «12,5 %», `(1 234,56)`, «−5»,
 * `$5`, «5,» (which is 5). Spaces of any width separate thousands.
 * Refused: `number-ambiguous` (`1,234` without `decimal`), `number-grouping` («12 34,5»), `number-letter` («1O5»),
 * `number-several` («10–20»), `number-exponent` (`1e3`), `number-date` (`2026-10-01`), `number-long`, `cell-error` (`#DIV/0!`), else `number-text`.
 * @example readNumber('1 234,56 ₽') // { value: { units: 123456, scale: 2 }, percent: false }
 * @example readNumber('1,234') // { refused: 'number-ambiguous', params: { text: '1,234' } }
 * @example readNumber('1,234', { decimal: ',' }) // { value: { units: 1234, scale: 3 }, percent: false }
 */
export function readNumber(text: string, options: NumberOptions = {}): NumberRead | Refused {
  const point = parsePlain(text, POINT);
  const plain = point ?? parsePlain(text, COMMA);
  // Plain digits need no more, but for three after the mark, which may be thousands.
  const settled = plain !== null && (plain.scale !== 3 || options.decimal === (point === null ? ',' : '.'));
  if (settled) return { value: plain, percent: false };
  if (text.length > TEXT_MAX) return refuse('number-text', text);
  const clean = normalised(text);
  if (isErrorText(clean)) return refuse('cell-error', clean);
  const peeled = peel(clean);
  const parts = splitNumber(peeled.body, options.decimal);
  if (typeof parts === 'string') return refuse(parts === 'number-text' ? reason(peeled.body) : parts, clean);
  const value = assemble(parts.whole, parts.fraction, peeled.negative);
  if (value === null) return refuse('number-long', clean);
  return { value: peeled.percent ? { units: value.units, scale: value.scale + 2 } : value, percent: peeled.percent };
}

/** One kind of space, minus and apostrophe; no invisible characters. */
const normalised = (text: string): string =>
  text
    .replace(/[\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u00A0\u2002-\u200A\u202F\u205F\t\r\n]/g, ' ')
    .replace(/[\u2212\u2010\u2011\u2013\uFE63\uFF0D]/g, '-')
    .replace(/[\u2019\u02BC]/g, "'")
    .trim();

interface Peeled {
  readonly body: string;
  readonly negative: boolean;
  readonly percent: boolean;
}

/** Takes off one sign or pair of brackets, one currency mark or percent sign, in whatever order they were written. */
function peel(text: string): Peeled {
  let body = text;
  let negative = false;
  let signed = false;
  let marked = false;
  let percent = false;
  for (let left = 4; left > 0; left--) {
    if (!signed && /^\(.*\)$/.test(body)) {
      body = body.slice(1, -1);
      signed = negative = true;
    } else if (!signed && /^[-+]/.test(body)) {
      negative = body.startsWith('-');
      body = body.slice(1);
      signed = true;
    } else if (!marked && body.endsWith('%')) {
      body = body.slice(0, -1);
      marked = percent = true;
    } else if (!marked && CURRENCY_BEFORE.test(body)) {
      body = body.replace(CURRENCY_BEFORE, '');
      marked = true;
    } else if (!marked && CURRENCY_AFTER.test(body)) {
      body = body.replace(CURRENCY_AFTER, '');
      marked = true;
    } else break;
    body = body.trim();
  }
  return { body, negative, percent };
}

interface NumberParts {
  readonly whole: string;
  readonly fraction: string;
}

/** Digits before and after the decimal mark, or why there is no telling. */
function splitNumber(body: string, decimal: NumberOptions['decimal']): NumberParts | IssueCode {
  if (!/^[\d.,' ]*\d[\d.,' ]*$/.test(body)) return 'number-text';
  const mark = decimalMark(body, decimal);
  if (mark === 'unclear') return 'number-ambiguous';
  const at = mark === null ? -1 : body.lastIndexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return 'number-grouping';
  if (/^\d*$/.test(whole)) return { whole, fraction };
  // The same separator every three digits, from the first group on.
  if (!/^[1-9]\d{0,2}([ '.,])\d{3}(?:\1\d{3})*$/.test(whole)) return 'number-grouping';
  return { whole: whole.replace(/\D/g, ''), fraction };
}

/** Which of `,` and `.` starts the fraction; null: neither does. */
function decimalMark(body: string, decimal: NumberOptions['decimal']): ',' | '.' | null | 'unclear' {
  const commas = body.split(',').length - 1;
  const points = body.split('.').length - 1;
  if (commas > 0 && points > 0) return body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
  if (commas + points !== 1) return null;
  const mark = commas === 1 ? ',' : '.';
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return mark;
  if (decimal === undefined) return 'unclear';
  return decimal === mark ? mark : null;
}

/** Why text is not a number, for the message. */
function reason(body: string): IssueCode {
  // The day a date cell shows: as a formula it would be a subtraction.
  if (/^\d{4}-\d\d-\d\d$/.test(body)) return 'number-date';
  if (/^[-+]?\d[\d.,]*[eе][-+]?\d+$/i.test(body)) return 'number-exponent';
  // Letters that look like digits: Latin and Cyrillic O, З, l and I.
  if (/\d/.test(body) && /^[\d.,' OoОоЗзlI]+$/.test(body)) return 'number-letter';
  if (/^[^a-zа-яё]*\d[\d.,' ]*[-—/:;+*=][^a-zа-яё]*\d[^a-zа-яё]*$/i.test(body)) return 'number-several';
  return 'number-text';
}

/** A cell read as a number. `wasText`: sheet formulas skip such a cell, the caller may warn. */
export interface CellNumber extends NumberRead {
  readonly wasText: boolean;
}

/** A cell with nothing in it: unknown, never 0. */
export interface EmptyCell {
  readonly empty: true;
}

const EMPTY: EmptyCell = { empty: true };

/**
 * Reads a cell that should hold a number. A number is taken at 15 significant digits, which is what the sheet shows
 * (0.1 + 0.2 is 0.3; −0 is 0); text goes through {@link readNumber}; '', blanks, null and undefined are empty.
 * Refused besides: `cell-error` (also NaN and infinity), `number-flag`, `number-date`, `number-long` (1e30 and more, or
 * over 40 digits after the point).
 * @example cellNumber(4065.5) // { value: { units: 40655, scale: 1 }, percent: false, wasText: false }
 * @example cellNumber('12,5 %') // { value: { units: 125, scale: 3 }, percent: true, wasText: true }
 * @example cellNumber('') // { empty: true }
 */
export function cellNumber(cell: unknown, options: NumberOptions = {}): CellNumber | EmptyCell | Refused {
  if (typeof cell === 'number') {
    if (cell - cell !== 0) return refuse('cell-error', String(cell));
    const value = decimalOfDouble(cell);
    return value === null ? refuse('number-long', String(cell)) : { value, percent: false, wasText: false };
  }
  if (cell === null || cell === undefined || cell === '') return EMPTY;
  if (typeof cell === 'string') {
    if (cell.trim() === '') return EMPTY;
    const read = readNumber(cell, options);
    return 'refused' in read ? read : { value: read.value, percent: read.percent, wasText: true };
  }
  if (typeof cell === 'boolean') return refuse('number-flag', cell ? 'TRUE' : 'FALSE');
  if (Object.prototype.toString.call(cell) === '[object Date]') return refuse('number-date', '');
  return refuse('number-text', String(cell));
}

/** The decimal of 15 significant digits nearest to a finite double, without trailing zeros; null out of bounds. */
function decimalOfDouble(n: number): Decimal | null {
  if (n % 1 === 0 && n < 1e15 && n > -1e15) return { units: n === 0 ? 0 : n, scale: 0 };
  const cents = Math.round(n * 100);
  // Up to 15 digits a decimal and its nearest double name each other.
  if (cents / 100 === n && cents < 1e15 && cents > -1e15) {
    return cents % 10 === 0 ? { units: cents / 10, scale: 1 } : { units: cents, scale: 2 };
  }
  const [mantissa = '', exponent = '0'] = n.toExponential(SAFE_DIGITS - 1).split('e');
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  const scale = digits.length - 1 - Number(exponent);
  const units = n < 0 ? -Number(digits) : Number(digits);
  if (scale > SCALE_MAX || digits.length - scale > DIGITS_MAX) return null;
  return scale >= 0 ? { units, scale } : { units: mul(units, pow10(-scale)), scale: 0 };
}

/**
 * Canonical text of units / 10^scale. With `digits`, exactly that many after the point: padded with zeros, or rounded
 * half away from zero.
 * @example decimalText(-5, 1, 2) // '-0.50'
 * @example decimalText(123450, 3) // '123.450'
 */
export function decimalText(units: Int, scale: number, digits: number = scale): string {
  const shown = rescale(units, scale, digits);
  if (digits === 2 && typeof shown === 'number' && shown >= 0) return kopecks(shown);
  const text = String(shown < 0 ? neg(shown) : shown).padStart(digits + 1, '0');
  const point = text.length - digits;
  const plain = digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return shown < 0 ? `-${plain}` : plain;
}

/** The last three digits of amounts in kopecks, as printed: few enough to stay in the processor's cache. */
let tails: string[] | undefined;

/** The usual case, a plain amount in kopecks: statements print millions, so their ends are made once. */
function kopecks(units: number): string {
  const high = Math.floor(units / 1000);
  const low = units - high * 1000;
  tails ??= new Array(1000);
  tails[low] ??= String(low).padStart(3, '0').replace(/..$/, '.$&');
  const tail = tails[low] as string;
  return high > 0 ? high + tail : tail;
}

const rescale = (units: Int, scale: number, digits: number): Int => {
  if (digits === scale) return units;
  return digits > scale ? mul(units, pow10(digits - scale)) : divRound(units, pow10(scale - digits), 'half-away');
};

const NBSP = '\u00A0';

/** How a number is shown. */
export interface FormatOptions {
  readonly lang: Lang;
  /** Digits after the point, padded or rounded half away from zero; default: all of the scale. */
  readonly digits?: number;
  /** Thousands apart; default true. */
  readonly group?: boolean;
}

/**
 * A number for people: Russian with no-break spaces and a comma, English with commas and a point.
 * The minus is the ASCII one, so that the text can be pasted back into a cell.
 * @example formatDecimal(123456789, 2, { lang: 'ru' }) // '1 234 567,89'
 * @example formatDecimal(12345, 1, { lang: 'en', digits: 2 }) // '1,234.50'
 */
export function formatDecimal(units: Int, scale: number, options: FormatOptions): string {
  const [whole = '', fraction] = decimalText(units, scale, options.digits ?? scale).split('.');
  const ru = options.lang === 'ru';
  const grouped = options.group === false ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ru ? NBSP : ',');
  return fraction === undefined ? grouped : `${grouped}${ru ? ',' : '.'}${fraction}`;
}

/** An exact value as it travels: decimal or `n/d` text, a decimal, or a fraction. */
export type Exact = string | Decimal | Fraction;

const asFraction = (value: Exact): Fraction => {
  if (typeof value === 'string') return fractionOf(value);
  return 'scale' in value ? decimalF(value.units, value.scale) : value;
};

/**
 * An amount with its currency. Never fewer digits than the currency has, and never a hidden one: 0.125 shows in full.
 * Only a value without a finite decimal (`1/3`) is rounded half away from zero, and «≈» says so.
 * Text must be canonical decimal or `n/d`.
 * @example formatMoney('1178350', 'RUB', 'ru') // '1 178 350,00 ₽'
 * @example formatMoney('1178350', 'USD', 'en') // '$1,178,350.00'
 * @example formatMoney('5', 'CHF', 'en') // '5.00 CHF'
 */
export function formatMoney(value: Exact, currency: string, lang: Lang): string {
  const least = currencyDigits(currency);
  const finite = typeof value === 'string' ? parseDecimal(value) : 'scale' in value ? value : null;
  let number: string;
  if (finite === null) {
    const { n, d } = asFraction(value);
    number = formatDecimal(divRound(mul(n, pow10(least)), d, 'half-away'), least, { lang });
  } else {
    const { units, scale } = trimmed(finite, least);
    number = formatDecimal(units, scale, { lang });
  }
  const about = finite === null ? `≈${NBSP}` : '';
  const symbol = currencySymbol(currency);
  if (lang === 'ru' || symbol === undefined) return `${about}${number}${NBSP}${symbol ?? currency}`;
  const mark = symbol.length > 1 ? symbol + NBSP : symbol;
  return about + (number.startsWith('-') ? `-${mark}${number.slice(1)}` : mark + number);
}

/** The same value with at least `least` digits after the point and no zeros beyond them. */
function trimmed(value: Decimal, least: number): Decimal {
  let { units, scale } = value;
  if (scale < least) return { units: rescale(units, scale, least), scale: least };
  for (; scale > least; scale--) {
    const shorter = divRound(units, 10, 'down');
    if (compare(mul(shorter, 10), units) !== 0) break;
    units = shorter;
  }
  return { units, scale };
}

/** How a ratio is shown as a percent. */
export interface PercentOptions {
  readonly lang: Lang;
  /** Digits after the point at most, unless an edge asks for more; default 1. */
  readonly digits?: number;
  /** Ratios the shown figure must stay on its own side of, e.g. a scale's points; 0 and 1 always are. */
  readonly edges?: readonly Exact[];
}

/** Digits after the point of a percent that no edge can exceed. */
const PERCENT_DIGITS_MAX = 15;
const USUAL_EDGES: readonly Fraction[] = [
  { n: 0, d: 1 },
  { n: 1, d: 1 },
];

/**
 * A ratio as a percent: rounded half away from zero to at most `digits` digits, no trailing zeros; as many more digits
 * as it takes that the shown figure is below, on or above every edge exactly as the value is.
 * @example formatPercent('1.1781', { lang: 'ru' }) // '117,8 %'
 * @example formatPercent('0.9996', { lang: 'ru' }) // '99,96 %'
 * @example formatPercent('0.07125', { lang: 'en', digits: 4 }) // '7.125%'
 */
export function formatPercent(value: Exact, options: PercentOptions): string {
  const ratio = asFraction(value);
  const edges = [...USUAL_EDGES, ...(options.edges ?? []).map(asFraction)];
  let digits = options.digits ?? 1;
  let shown = percentUnits(ratio, digits);
  while (digits < PERCENT_DIGITS_MAX && !keepsSides(shown, digits, ratio, edges)) {
    digits++;
    shown = percentUnits(ratio, digits);
  }
  const { units, scale } = trimmed({ units: shown, scale: digits }, 0);
  return `${formatDecimal(units, scale, { lang: options.lang })}${options.lang === 'ru' ? NBSP : ''}%`;
}

const percentUnits = (ratio: Fraction, digits: number): Int =>
  divRound(mul(ratio.n, pow10(digits + 2)), ratio.d, 'half-away');

/** Is the shown percent on the same side of every edge as the exact ratio? */
const keepsSides = (shown: Int, digits: number, ratio: Fraction, edges: readonly Fraction[]): boolean =>
  edges.every((edge) => {
    const exact = compare(mul(ratio.n, edge.d), mul(edge.n, ratio.d));
    return compare(mul(shown, edge.d), mul(edge.n, pow10(digits + 2))) === exact;
  });

/** The sign of a negative figure as it is printed. @example minus('-30,00 ₽') // '−30,00 ₽' */
export const minus = (text: string): string => text.replace('-', '−');
