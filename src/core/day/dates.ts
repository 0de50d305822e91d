/**
 * Days as whole numbers since 1970-01-01 in the proleptic Gregorian calendar: no clock, no time zone.
 * Month arithmetic clamps to the month's last day.
 */

import { isErrorText, type Refused, refuse } from '../issue/refusal.js';
import type { EmptyCell } from '../number/decimal.js';

/** A day: whole days since 1970-01-01. */
export type Day = number;

/** A day in parts; month 1–12. */
export interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const ZERO = 48;
const DASH = 45;

/** Is it a leap year? @example isLeap(2024) // true */
export const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days in a month 1–12. @example daysInMonth(2026, 2) // 28 */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

/**
 * Day of a year, month and day, or null when there is no such day. Years 1 to 9999.
 * @example dayOfYmd(2026, 10, 12) // 20738
 * @example dayOfYmd(2026, 2, 31) // null
 */
export function dayOfYmd(year: number, month: number, day: number): Day | null {
  // Said positively, so that NaN is no day either.
  const known = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return known ? civil(year, month, day) : null;
}

/** Years are counted from March, so that the leap day is the last of its year. */
function civil(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const days = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + days - 719468;
}

/** Parts of a day. @example ymdOf(20738) // { year: 2026, month: 10, day: 12 } */
export function ymdOf(day: Day): Ymd {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Two ASCII digits at `at`, or NaN. */
const two = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
};

/**
 * Day of `YYYY-MM-DD`, exactly ten characters, or null for any other text and for impossible days. Made for millions of
 * plain cells.
 * @example dayOf('1970-01-02') // 1
 * @example dayOf('2026-02-31') // null
 */
export function dayOf(iso: string): Day | null {
  if (iso.length !== 10 || iso.charCodeAt(4) !== DASH || iso.charCodeAt(7) !== DASH) return null;
  return dayOfYmd(two(iso, 0) * 100 + two(iso, 2), two(iso, 5), two(iso, 8));
}

/** `YYYY-MM-DD` of a day in years 1 to 9999. @example isoOf(1) // '1970-01-02' */
export function isoOf(day: Day): string {
  const { year, month, day: date } = ymdOf(day);
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(date)}`;
}

/** Two digits. @example pad2(5) // '05' */
export const pad2 = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** 1 Monday … 7 Sunday. @example weekday(0) // 4, a Thursday */
export const weekday = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** First day of the day's month. @example isoOf(firstDayOfMonth(dayOf('2026-10-12')!)) // '2026-10-01' */
export const firstDayOfMonth = (day: Day): Day => day - ymdOf(day).day + 1;

/** Last day of the day's month. @example isoOf(lastDayOfMonth(dayOf('2026-02-03')!)) // '2026-02-28' */
export function lastDayOfMonth(day: Day): Day {
  const { year, month, day: date } = ymdOf(day);
  return day - date + daysInMonth(year, month);
}

/**
 * The same day of the month `count` months later or earlier, at most the month's last day.
 * @example isoOf(addMonths(dayOf('2026-01-31')!, 1)) // '2026-02-28'
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, day: date } = ymdOf(day);
  const months = year * 12 + month - 1 + count;
  const toYear = Math.floor(months / 12);
  const toMonth = months - toYear * 12 + 1;
  return civil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/**
 * Whole months from one day to another: the greatest k with `addMonths(from, k) ≤ to`; negative when `to` is earlier.
 * @example monthsBetween(dayOf('2026-01-15')!, dayOf('2026-03-14')!) // 1
 */
export function monthsBetween(from: Day, to: Day): number {
  const a = ymdOf(from);
  const b = ymdOf(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) <= to ? months : months - 1;
}

/** How a date cell is read. */
export interface DateOptions {
  /** Take whole numbers as spreadsheet day numbers (25569 is 1970-01-01); without it a number is refused. */
  readonly allowSerial?: boolean;
}

/** The spreadsheet day number of 1970-01-01; earlier numbers are years, amounts or slips. */
const SERIAL_EPOCH = 25569;
/** A date cell outside these years is a slip. */
const YEAR_MIN = 1900;
const YEAR_MAX = 2199;
const TEXT_MAX = 40;

/** The part of a Date object this module reads. */
interface DateLike {
  getFullYear(): number;
  getMonth(): number;
  getDate(): number;
}

/** True for a Date object of any realm: spreadsheets hand over dates made elsewhere, where `instanceof` fails. */
export const isDateObject = (cell: unknown): cell is DateLike =>
  typeof cell === 'object' && Object.prototype.toString.call(cell) === '[object Date]';

/**
 * Reads a cell that should hold a day: `2026-10-12`, `12.10.2026`, both with a time of day after it (which is left out),
 * `12 октября 2026`, `12 Oct 2026`, `October 12, 2026`,
 * a Date object, and with `allowSerial` a spreadsheet day number.
 * A Date object is read by its local calendar fields: the door guarantees that local time is the spreadsheet's zone.
 * Refused: `date-short-year` (12.10.26), `date-ambiguous` (12/10/2026), `date-impossible` (31.02.2026),
 * `date-zone` (a time with a zone), `date-number`, `cell-error`, else `date-text`.
 * @example cellDay('12.10.2026') // { day: 20738 }
 * @example cellDay('31.02.2026') // { refused: 'date-impossible', params: { text: '31.02.2026' } }
 */
export function cellDay(cell: unknown, options: DateOptions = {}): { readonly day: Day } | EmptyCell | Refused {
  if (cell === null || cell === undefined || cell === '') return { empty: true };
  if (typeof cell === 'string') {
    const plain = dayOf(cell);
    const text = cell.trim();
    return plain !== null ? inYears(plain, cell) : text === '' ? { empty: true } : textDay(text);
  }
  if (typeof cell === 'number') return serialDay(cell, options.allowSerial === true);
  if (!isDateObject(cell))
    return refuse('date-text', typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell));
  const day = dayOfYmd(cell.getFullYear(), cell.getMonth() + 1, cell.getDate());
  return day === null ? refuse('date-text', String(cell)) : inYears(day, isoOf(day));
}

const inYears = (day: Day | null, text: string): { readonly day: Day } | Refused => {
  if (day === null) return refuse('date-impossible', text);
  const { year } = ymdOf(day);
  return year >= YEAR_MIN && year <= YEAR_MAX ? { day } : refuse('date-impossible', text);
};

function serialDay(cell: number, allowed: boolean): { readonly day: Day } | Refused {
  const day = Math.floor(cell) - SERIAL_EPOCH;
  const known = allowed && day >= 0 && ymdOf(day).year <= YEAR_MAX;
  return known ? { day } : refuse(cell - cell === 0 ? 'date-number' : 'cell-error', String(cell));
}

/** Nominative and genitive stems; English names. The first letters tell the month. */
const MONTHS: readonly RegExp[] = [
  /^(?:янв(?:ар[ья])?|jan(?:uary)?)$/,
  /^(?:фев(?:р(?:ал[ья])?)?|feb(?:ruary)?)$/,
  /^(?:март?а?|mar(?:ch)?)$/,
  /^(?:апр(?:ел[ья])?|apr(?:il)?)$/,
  /^(?:ма[йя]|may)$/,
  /^(?:июн[ья]?|june?)$/,
  /^(?:июл[ья]?|july?)$/,
  /^(?:авг(?:уста?)?|aug(?:ust)?)$/,
  /^(?:сент?(?:ябр[ья])?|sept?(?:ember)?)$/,
  /^(?:окт(?:ябр[ья])?|oct(?:ober)?)$/,
  /^(?:ноя(?:б(?:р[ья])?)?|nov(?:ember)?)$/,
  /^(?:дек(?:абр[ья])?|dec(?:ember)?)$/,
];

/** Number of a month by its name in lower case, 0 for none. @example monthNumber('октября') // 10 */
export const monthNumber = (name: string): number => MONTHS.findIndex((month) => month.test(name)) + 1;

const TIME = '(?:[T ]+\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d+)?)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?: ?г\\.?)?${TIME}$`);
/** «3 октября 2026 г.», «3 Oct 2026». */
const DAY_OF_MONTH = /^(?<day>\d{1,2}) +(?<month>[а-яё]+|[a-z]+)\.?,? +(?<year>\d{4})(?: ?г(?:\.|ода)?)?$/i;
/** “October 3, 2026”. */
const MONTH_DAY = /^(?<month>[a-z]+)\.? +(?<day>\d{1,2}),? +(?<year>\d{4})$/i;
const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/;

function textDay(text: string): { readonly day: Day } | Refused {
  if (isErrorText(text)) return refuse('cell-error', text);
  if (text.length > TEXT_MAX) return refuse('date-text', text);
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return inYears(dayOfYmd(Number(first[1]), Number(first[3]), Number(first[4])), text);
  const last = DAY_FIRST.exec(text);
  if (last !== null) return inYears(dayOfYmd(Number(last[3]), Number(last[2]), Number(last[1])), text);
  const named = DAY_OF_MONTH.exec(text) ?? MONTH_DAY.exec(text);
  const { day = '', month = '', year = '' } = named?.groups ?? {};
  const number = monthNumber(month.toLowerCase());
  if (number > 0) return inYears(dayOfYmd(Number(year), number, Number(day)), text);
  if (ZONED.test(text)) return refuse('date-zone', text);
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(text)) return refuse('date-short-year', text);
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(text)) return refuse('date-ambiguous', text);
  return refuse('date-text', text);
}
