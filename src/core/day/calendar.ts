/**
 * The calendar: which days are worked, and for how long. Russia's production calendar of known years comes from
 * calendar.data.ts, and a day nobody named is unknown, never guessed; elsewhere Monday to Friday are worked. A workbook
 * overrides single days.
 */

import type { Refused } from '../issue/refusal.js';
import { own } from '../number/own.js';
import { CALENDAR_DATA } from './calendar.data.js';
import { type Day, dayOfYmd, daysInMonth, ymdOf } from './dates.js';

/** `short`: worked one hour less. */
export type DayKind = 'workday' | 'dayOff' | 'short';

/** Running totals over a stretch of days, so that a count is a subtraction whatever its length. */
export interface Calendar {
  /** First day of the stretch. */
  readonly first: Day;
  readonly kinds: readonly (DayKind | undefined)[];
  /** Item i: how many of the first i days are worked, short and unknown. */
  readonly worked: readonly number[];
  readonly short: readonly number[];
  readonly unknown: readonly number[];
}

/** Hours of a working day in a 40-hour week. */
const HOURS_PER_DAY = 8;

/**
 * The calendar of the known years with a workbook's overrides. A day of an unknown year is known once it is overridden.
 * Build it once per run.
 * @param overrides days with their kind; of two for one day the later holds, so look for doubles before.
 * @param within the only days that will be asked for: the rest of the calendar is not read.
 * @example workingDays(dayOf('2026-01-01')!, dayOf('2026-12-31')!, productionCalendar()) // 247
 */
export function productionCalendar(
  overrides: Iterable<readonly [Day, DayKind]> = [],
  within: { readonly start: Day; readonly end: Day } = { start: -Infinity, end: Infinity },
): Calendar {
  const known = new Map<Day, DayKind>();
  for (const [year, list] of Object.entries(CALENDAR_DATA)) {
    for (const [index, text] of list.entries()) {
      const first = dayOfYmd(Number(year), index + 1, 1) as Day;
      if (first <= within.end && first + 31 > within.start) readMonth(known, Number(year), index + 1, text);
    }
  }
  return overridden(known, overrides);
}

/**
 * Monday to Friday of a stretch, without anybody's holidays, with a workbook's overrides.
 * @example weekdays({ start: dayOf('2026-11-01')!, end: dayOf('2026-11-30')! }).worked.at(-1) // 21
 */
export function weekdays(
  within: { readonly start: Day; readonly end: Day },
  overrides: Iterable<readonly [Day, DayKind]> = [],
): Calendar {
  const known = new Map<Day, DayKind>();
  // 1970-01-01 was a Thursday.
  for (let day = within.start; day <= within.end; day++) known.set(day, (day + 3) % 7 < 5 ? 'workday' : 'dayOff');
  return overridden(known, overrides);
}

function overridden(known: Map<Day, DayKind>, overrides: Iterable<readonly [Day, DayKind]>): Calendar {
  for (const [day, kind] of overrides) known.set(day, kind);
  return totals(known);
}

/** Adds the days of one month; `'1-8 13 22*'` are days off 1 to 8 and 13, short day 22. */
function readMonth(known: Map<Day, DayKind>, year: number, month: number, text: string): void {
  const first = dayOfYmd(year, month, 1) as Day;
  for (let i = 0; i < daysInMonth(year, month); i++) known.set(first + i, 'workday');
  for (const item of text.split(' ')) {
    const short = item.endsWith('*');
    const [from = '', to = from] = (short ? item.slice(0, -1) : item).split('-');
    for (let day = Number(from); day <= Number(to); day++) known.set(first + day - 1, short ? 'short' : 'dayOff');
  }
}

function totals(known: ReadonlyMap<Day, DayKind>): Calendar {
  let first = Infinity;
  let last = -Infinity;
  for (const day of known.keys()) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const kinds: (DayKind | undefined)[] = [];
  const worked = [0];
  const short = [0];
  const unknown = [0];
  for (let i = 0; i <= last - first; i++) {
    const kind = known.get(first + i);
    kinds.push(kind);
    worked.push((worked[i] ?? 0) + (kind === 'workday' || kind === 'short' ? 1 : 0));
    short.push((short[i] ?? 0) + (kind === 'short' ? 1 : 0));
    unknown.push((unknown[i] ?? 0) + (kind === undefined ? 1 : 0));
  }
  return { first, kinds, worked, short, unknown };
}

/** What a day is, or null when the calendar does not know it. @example dayKind(newYear, calendar) // 'dayOff' */
export const dayKind = (day: Day, calendar: Calendar): DayKind | null => calendar.kinds[day - calendar.first] ?? null;

/**
 * Working days from `start` to `end`, both inside; 0 when `end` is before `start`. Refused with `calendar-unknown` and the
 * year when a day of the stretch is not known.
 * @example workingDays(dayOf('2026-10-01')!, dayOf('2026-10-31')!, calendar) // 22
 * @example workingDays(dayOf('2027-01-01')!, dayOf('2027-01-31')!, calendar) // { refused: 'calendar-unknown', params: { year: '2027' } }
 */
export function workingDays(start: Day, end: Day, calendar: Calendar): number | Refused {
  if (end < start) return 0;
  return missing(start, end, calendar) ?? between(calendar.worked, start, end, calendar);
}

/**
 * Working hours from `start` to `end` in a 40-hour week: 8 a day, a short day 7. Refused like {@link workingDays}.
 * @example workingHours(dayOf('2026-01-01')!, dayOf('2026-12-31')!, calendar) // 1972
 */
export function workingHours(start: Day, end: Day, calendar: Calendar): number | Refused {
  if (end < start) return 0;
  const refused = missing(start, end, calendar);
  if (refused !== null) return refused;
  return between(calendar.worked, start, end, calendar) * HOURS_PER_DAY - between(calendar.short, start, end, calendar);
}

const between = (running: readonly number[], start: Day, end: Day, { first }: Calendar): number =>
  (running[end - first + 1] ?? 0) - (running[start - first] ?? 0);

/** The refusal that names the year of the first unknown day, or null when all are known. */
function missing(start: Day, end: Day, calendar: Calendar): Refused | null {
  const inside = start >= calendar.first && end < calendar.first + calendar.kinds.length;
  if (inside && between(calendar.unknown, start, end, calendar) === 0) return null;
  let day = start;
  while (dayKind(day, calendar) !== null) day++;
  return { refused: 'calendar-unknown', params: { year: String(ymdOf(day).year) } };
}

const WORDS: Readonly<Record<string, DayKind>> = {
  рабочий: 'workday',
  'рабочий день': 'workday',
  workday: 'workday',
  'working day': 'workday',
  выходной: 'dayOff',
  'выходной день': 'dayOff',
  праздник: 'dayOff',
  'праздничный день': 'dayOff',
  'нерабочий день': 'dayOff',
  dayoff: 'dayOff',
  'day off': 'dayOff',
  holiday: 'dayOff',
  сокращённый: 'short',
  сокращенный: 'short',
  'сокращённый день': 'short',
  'сокращенный день': 'short',
  'предпраздничный день': 'short',
  short: 'short',
  'short day': 'short',
};

/** What a cell of the calendar table says a day is, or null. @example dayKindOf('Выходной') // 'dayOff' */
export const dayKindOf = (text: string): DayKind | null => own(WORDS, text.trim().toLowerCase()) ?? null;
