/** How far back a running total goes. */
import { dayOfYmd, weekday, ymdOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import type { Window } from './node.js';

/** First day of the stretch a running total covers on a day; outside the period that is the day's own period of its kind. */
export function windowStart(day: number, window: Window, { start, end, kind }: Period): number {
  if (window === 'period') {
    if ((day >= start && day <= end) || kind === 'day') return kind === 'day' ? day : start;
    if (kind === 'week') return day - weekday(day) + 1;
    return monthStart(day, kind === 'year' ? 12 : kind === 'quarter' ? 3 : 1);
  }
  return window === 'all' ? Number.NEGATIVE_INFINITY : monthStart(day, window === 'quarter' ? 3 : 12);
}

/** First day of the day's month, quarter or year. */
function monthStart(day: number, months: number): number {
  if (!(day > -1e9)) return day;
  const { year, month } = ymdOf(day);
  return dayOfYmd(year, month - ((month - 1) % months), 1) as number;
}
