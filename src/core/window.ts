/** How far back a running total goes. */
import { dayOfYmd, ymdOf } from './dates.js';
import type { Window } from './node.js';
import type { Period } from './period.js';

/** First day of the stretch a running total covers on a day; outside the period that is the day's own month. */
export function windowStart(day: number, window: Window, { start, end }: Period): number {
  if (window === 'period') return day >= start && day <= end ? start : monthStart(day, 1);
  return window === 'all' ? Number.NEGATIVE_INFINITY : monthStart(day, window === 'quarter' ? 3 : 12);
}

/** First day of the day's month, quarter or year. */
function monthStart(day: number, months: number): number {
  if (!(day > -1e9)) return day;
  const { year, month } = ymdOf(day);
  return dayOfYmd(year, month - ((month - 1) % months), 1) as number;
}
