/**
 * Periods: a month, quarter, half-year, year, ISO week, day, or a row of the periods table (26th to 25th, fiscal quarters).
 * Both ends belong to the period. A custom row with a standard code redefines that period.
 */

import { isErrorText, type Refused, refuse } from '../issue/refusal.js';
import {
  cellDay,
  type DateOptions,
  type Day,
  dayOfYmd,
  daysInMonth,
  isDateObject,
  isoOf,
  lastDayOfMonth,
  monthNumber,
  pad2,
  weekday,
  ymdOf,
} from './dates.js';

export type PeriodKind = 'month' | 'quarter' | 'halfYear' | 'year' | 'week' | 'day' | 'custom';

/** A period. `code` is canonical: `2026-10`, `2026-Q4`, `2026-H2`, `2026`, `2026-W43`, `2026-10-12`, or a custom row's own. */
export interface Period {
  readonly code: string;
  readonly kind: PeriodKind;
  /** First and last day, both inside. */
  readonly start: Day;
  readonly end: Day;
}

/** A row of the periods table; both days inside. */
export interface PeriodRow {
  readonly period: string;
  readonly start: Day;
  readonly end: Day;
}

/** How a period cell is read. */
export interface PeriodOptions extends DateOptions {
  /** A Date cell or a full date means its month: a sheet turns a typed 2026-10 into the first of October. */
  readonly dateMeansMonth?: boolean;
}

const NONE: readonly PeriodRow[] = [];

/**
 * Reads a period: `2026-10`, `10.2026`, «октябрь 2026», `2026-Q4`, «4 квартал 2026», `2026`, `2026-W43`, a day, or a
 * custom row's code.
 * Refused: `period-missing` (empty), `period-row` (a custom row that ends before it starts), `cell-error`, the `date-…`
 * codes for impossible or unclear days, else `period-text`.
 * @example parsePeriod('октябрь 2026') // { code: '2026-10', kind: 'month', start: 20727, end: 20757 }
 */
export function parsePeriod(
  cell: unknown,
  custom: readonly PeriodRow[] = NONE,
  options: PeriodOptions = {},
): Period | Refused {
  if (cell === null || cell === undefined) return refuse('period-missing', '');
  if (isDateObject(cell)) return dated(cell, custom, options);
  if (typeof cell === 'number' && !isYear(cell)) {
    return options.allowSerial === true ? dated(cell, custom, options) : refuse('period-text', String(cell));
  }
  const text = String(cell)
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
  if (text === '') return refuse('period-missing', '');
  const own = custom.find((row) => sameText(row.period, text));
  if (own !== undefined) return fromRow(own);
  if (isErrorText(text)) return refuse('cell-error', text);
  const code = codeOf(text);
  if (code !== null) return resolve(code, custom) ?? refuse('period-text', text);
  return /\d[./-]\d{1,2}[./-]\d/.test(text) ? dated(text, custom, options) : refuse('period-text', text);
}

const sameText = (a: string, b: string): boolean => a.trim().toLowerCase() === b.toLowerCase();

const isYear = (n: number): boolean => n % 1 === 0 && n >= 1900 && n <= 2199;

/** A full date: its month or the day itself. */
function dated(cell: unknown, custom: readonly PeriodRow[], options: PeriodOptions): Period | Refused {
  const read = cellDay(cell, options);
  if ('refused' in read) return read;
  if ('empty' in read) return refuse('period-missing', '');
  const iso = isoOf(read.day);
  return resolve(options.dateMeansMonth === true ? iso.slice(0, 7) : iso, custom) ?? refuse('period-text', iso);
}

/** The period of a canonical code, as the custom rows define it or the calendar does; null for no period. */
function resolve(code: string, custom: readonly PeriodRow[]): Period | Refused | null {
  const own = custom.find((row) => sameText(row.period, code));
  return own === undefined ? standard(code) : fromRow(own);
}

function fromRow(row: PeriodRow): Period | Refused {
  const code = row.period.trim();
  if (row.end < row.start) return refuse('period-row', code);
  return { code, kind: standard(code)?.kind ?? 'custom', start: row.start, end: row.end };
}

/** Calendar period of a canonical code, or null. */
function standard(code: string): Period | null {
  const match = /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|W(\d\d)|H([12])))?$/.exec(code);
  if (match === null) return null;
  const [, yearText, month, day, quarter, week, half] = match;
  const year = Number(yearText);
  if (!isYear(year)) return null;
  if (week !== undefined) return weekPeriod(code, year, Number(week));
  if (day !== undefined) {
    const only = dayOfYmd(year, Number(month), Number(day));
    return only === null ? null : { code, kind: 'day', start: only, end: only };
  }
  if (month !== undefined) return span(code, 'month', year, Number(month), Number(month));
  if (quarter !== undefined) return span(code, 'quarter', year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (half !== undefined) return span(code, 'halfYear', year, Number(half) * 6 - 5, Number(half) * 6);
  return span(code, 'year', year, 1, 12);
}

function span(code: string, kind: PeriodKind, year: number, first: number, last: number): Period | null {
  const start = dayOfYmd(year, first, 1);
  const end = last > 12 ? null : dayOfYmd(year, last, daysInMonth(year, last));
  return start === null || end === null ? null : { code, kind, start, end };
}

/** ISO week: starts on Monday; week 1 holds 4 January. */
function weekPeriod(code: string, year: number, week: number): Period | null {
  const start = firstWeek(year) + (week - 1) * 7;
  return week < 1 || start >= firstWeek(year + 1) ? null : { code, kind: 'week', start, end: start + 6 };
}

const firstWeek = (year: number): Day => {
  const fourth = dayOfYmd(year, 1, 4) as Day;
  return fourth - weekday(fourth) + 1;
};

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** Canonical code of what people write for a month, quarter, year or week; null when it is none of them. */
function codeOf(text: string): string | null {
  // «2026 г.», «2026 года»: the word adds nothing.
  const plain = text
    .toLowerCase()
    .replace(/(\d{4}) ?(?:год[а]?|г\.?)$/, '$1')
    .trim();
  if (/^\d{4}$/.test(plain)) return plain;
  let match = /^(\d{4})[-./](\d{1,2})$/.exec(plain);
  if (match !== null) return `${match[1]}-${pad2(Number(match[2]))}`;
  match = /^(\d{1,2})[-./](\d{4})$/.exec(plain);
  if (match !== null) return `${match[2]}-${pad2(Number(match[1]))}`;
  match = /^(\d{4})[- ]?w(\d{1,2})$/.exec(plain);
  if (match !== null) return `${match[1]}-W${pad2(Number(match[2]))}`;
  match = /^(\d{1,2})(?:-я)? неделя (\d{4})$/.exec(plain);
  if (match !== null) return `${match[2]}-W${pad2(Number(match[1]))}`;
  match = /^(\d{4})[- ]?q([1-4])$/.exec(plain);
  if (match !== null) return `${match[1]}-Q${match[2]}`;
  match = /^(?:q([1-4])|([1-4]|i{1,3}|iv)(?:-й)? ?(?:квартал|кв\.?|quarter)),? ?(\d{4})$/.exec(plain);
  if (match !== null) return `${match[3]}-Q${ROMAN[match[2] ?? ''] ?? match[1] ?? match[2]}`;
  match = /^(?:(\d{4})[- ]?h([12])|([12]|i{1,2})(?:-е)? ?полугодие,? ?(\d{4}))$/.exec(plain);
  if (match !== null) return `${match[1] ?? match[4]}-H${match[2] ?? ROMAN[match[3] as string] ?? match[3]}`;
  match = /^([a-zа-яё]+)\.?,? ?(\d{4})$/.exec(plain);
  const month = match === null ? 0 : monthNumber(match[1] ?? '');
  return month === 0 || match === null ? null : `${match[2]}-${pad2(month)}`;
}

/** Is the day inside? @example containsDay(period, dayOf('2026-10-31')!) // true for 2026-10 */
export const containsDay = (period: Period, day: Day): boolean => day >= period.start && day <= period.end;

/**
 * Months a period is made of, as the custom rows define them: one for a month, three for a quarter, twelve for a year;
 * for any other period the calendar months it touches.
 * @example months(quarter).map((month) => month.code) // ['2026-10', '2026-11', '2026-12'] for 2026-Q4
 */
export function months(period: Period, custom: readonly PeriodRow[] = NONE): readonly Period[] {
  if (period.kind === 'month') return [period];
  const whole = isWhole(period.kind) ? (standard(period.code) ?? period) : period;
  const list: Period[] = [];
  for (let day = whole.start; day <= whole.end; day = lastDayOfMonth(day) + 1) {
    const month = resolve(isoOf(day).slice(0, 7), custom);
    if (month !== null && 'code' in month) list.push(month);
  }
  return list;
}

const isWhole = (kind: PeriodKind): boolean => kind === 'quarter' || kind === 'halfYear' || kind === 'year';

/**
 * The period of the same kind `k` before (`k` negative: after). A custom period counts along the custom rows by their
 * start; null where there is none.
 * @example previousPeriod(october, 1) // September, for 2026-10
 */
export function previousPeriod(period: Period, k: number, custom: readonly PeriodRow[] = NONE): Period | null {
  if (period.kind === 'custom') {
    const rows = custom.filter((row) => standard(row.period.trim()) === null).sort((a, b) => a.start - b.start);
    const index = rows.findIndex((row) => sameText(row.period, period.code));
    const row = index < 0 ? undefined : rows[index - k];
    return row === undefined ? null : periodOrNull(fromRow(row));
  }
  return periodOrNull(resolve(shiftCode(period, k), custom));
}

const periodOrNull = (period: Period | Refused | null): Period | null =>
  period !== null && 'code' in period ? period : null;

function shiftCode({ code, kind }: Period, k: number): string {
  const year = Number(code.slice(0, 4));
  if (kind === 'year') return String(year - k);
  const calendar = standard(code) as Period;
  if (kind === 'day') return isoOf(calendar.start - k);
  if (kind === 'week') return weekCode(calendar.start - 7 * k);
  const perYear = kind === 'month' ? 12 : kind === 'quarter' ? 4 : 2;
  const index = year * perYear + Number(code.slice(kind === 'month' ? 5 : 6)) - 1 - k;
  const toYear = Math.floor(index / perYear);
  const part = index - toYear * perYear + 1;
  return kind === 'month' ? `${toYear}-${pad2(part)}` : `${toYear}-${kind === 'quarter' ? 'Q' : 'H'}${part}`;
}

/**
 * Code of the ISO week a day is in: the week's year is its Thursday's.
 * @example weekCode(dayOf('2027-01-01')!) // '2026-W53'
 */
export function weekCode(day: Day): string {
  const { year } = ymdOf(day - weekday(day) + 4);
  return `${year}-W${pad2(Math.floor((day - firstWeek(year)) / 7) + 1)}`;
}
