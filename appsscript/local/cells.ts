/** Cells of o-spreadsheet ↔ cells as Apps Script hands them over, and what people type ↔ what o-spreadsheet keeps. */
import { cellDay, isDateObject, isoOf } from '../../src/core/day/dates.js';
import type { Lang } from '../../src/core/issue/issue.js';
import { cellNumber, decimalText, readNumber } from '../../src/core/number/decimal.js';
import { type Int, mul, pow10 } from '../../src/core/number/exact.js';
import type { CellValue } from '../ports.js';
import { spreadsheet } from './library.js';
import type { Realm } from './realm-host.js';

const { helpers } = spreadsheet;
/** The spreadsheet day number of 1970-01-01. */
const EPOCH = 25_569;

/** A value with its format, as o-spreadsheet gives and takes it. */
export interface Valued {
  readonly value: string | number | boolean | null;
  readonly format?: string | undefined;
  readonly message?: string;
}

const isDay = (format: string | undefined): boolean => format !== undefined && helpers.isDateTimeFormat(format);

/** As code.js gets it: a blank is '', a date a Date of its realm, an error its text. */
export function handed({ value, format }: Valued, realm: Realm): CellValue {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number' || !isDay(format)) return value;
  const at = helpers.numberToJsDate(value);
  return realm.date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds());
}

/** As the grid shows what code.js gave: NaN is the error Sheets makes of it, with the sentence `unknown`. */
export function shown(value: CellValue, unknown: string): Valued {
  if (typeof value === 'number') return Number.isFinite(value) ? { value } : { value: '#NUM!', message: unknown };
  if (isDateObject(value)) return { value: serialOf(value), format: 'dd/mm/yyyy' };
  return { value: typeof value === 'string' || typeof value === 'boolean' ? value : '' };
}

/** The spreadsheet's number of a date of any realm. */
export function serialOf(date: object): number {
  const read = cellDay(date);
  return 'day' in read ? read.day + EPOCH : 0;
}

/** What a cell keeps: o-spreadsheet's canonical content, and the format it was typed in. */
export interface Kept {
  readonly content: string;
  readonly format?: string;
}

/** One number and nothing else, no zero before it: `007` is a code. */
const NUMBER = /^-?(?:0|[1-9]\d{0,2}(?:[ {2}]\d{3})+|[1-9]\d*)(?:[.,]\d+)?(?:[ {2}]?[%₽])?$/;

/** Text that the grid would take for a number, a date, a flag or a formula. */
export const looksElse = (text: string): boolean => /^[\s'=+\-\d.,$€(]|^(?:true|false)$/i.test(text);

/**
 * Text of a file or of setValues as a cell keeps it: numbers, percents and dates become real, all else stays text.
 * @example kept('9,5 %') // { content: '0.095', format: '0.0%' }
 * @example kept('2026-10') // { content: "'2026-10" }
 */
export function kept(text: string): Kept {
  if (NUMBER.test(text)) {
    const read = readNumber(text);
    if (!('refused' in read)) {
      const { units, scale } = read.value;
      const digits = read.percent ? scale - 2 : scale;
      return { content: decimalText(units, scale), ...formatOf(text, digits, read.percent) };
    }
  }
  const day = /^\d{1,2}\.\d{1,2}\.\d{4}$|^\d{4}-\d\d-\d\d$/.test(text) ? cellDay(text) : null;
  if (day && 'day' in day)
    return { content: String(day.day + EPOCH), format: text.includes('-') ? 'yyyy-mm-dd' : 'dd.mm.yyyy' };
  return textCell(text);
}

/** Text as it is, whatever it looks like. */
export const textCell = (text: string): Kept => ({ content: looksElse(text) ? `'${text}` : text });

/** The format of a cell for text: the grid shows there what stands in it, an apostrophe as well. */
export const TEXT_FORMAT = '@';

/** Text in a cell for text. One that the grid would compute even there, or that begins as a mark does, leaves the format. */
export const inTextCell = (text: string): Kept =>
  /^[=']/.test(text) ? { ...textCell(text), format: '' } : { content: text };

function formatOf(text: string, digits: number, percent: boolean): { format?: string } {
  const fraction = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  if (percent) return { format: `0${fraction}%` };
  if (text.endsWith('₽')) return { format: `#,##0${fraction}[$ ₽]` };
  return /[ {2}]/.test(text) ? { format: `#,##0${fraction}` } : {};
}

/** Three digits after the mark could be thousands: one zero more tells. */
const unmistaken = (units: Int, scale: number): string => decimalText(units, scale, scale === 3 ? 4 : scale);

const timesHundred = (units: Int, scale: number): string =>
  scale < 2 ? decimalText(mul(units, pow10(2 - scale)), 0) : unmistaken(units, scale - 2);

/** As a CSV file of the language says it, so that reading it again gives the same figure. */
export function written({ value, format }: Valued, lang: Lang): string | boolean | null {
  if (typeof value !== 'number') return value;
  if (isDay(format)) {
    const iso = isoOf(Math.floor(value) - EPOCH);
    return lang === 'ru' ? iso.split('-').reverse().join('.') : iso;
  }
  const read = cellNumber(value);
  if (!('value' in read)) return String(value);
  const percent = format?.includes('%') ?? false;
  const { units, scale } = read.value;
  const text = percent ? timesHundred(units, scale) : unmistaken(units, scale);
  const sign = percent ? '%' : '';
  return lang === 'ru' ? text.replace('.', ',') + (sign && ` ${sign}`) : text + sign;
}
