/** How periods lie in one another: the quarter a month belongs to, the months before it, the weeks paid in it. */

import { fold } from '../language/index.js';
import { own } from '../number/own.js';
import { isoOf } from './dates.js';
import {
  containsDay,
  type Period,
  type PeriodKind,
  type PeriodRow,
  parsePeriod,
  previousPeriod,
  weekCode,
} from './period.js';

/** A calendar period by its length. */
export type Span = Exclude<PeriodKind, 'custom'>;

const WORDS: Readonly<Record<string, Span>> = {
  month: 'month',
  месяц: 'month',
  quarter: 'quarter',
  квартал: 'quarter',
  'half year': 'halfYear',
  halfyear: 'halfYear',
  полугодие: 'halfYear',
  year: 'year',
  год: 'year',
};

/** The span a formula names. @example spanOf('Квартал') // 'quarter' */
export const spanOf = (word: string): Span | undefined => own(WORDS, fold(word));

/** From the shortest to the longest. */
const SPANS: readonly Span[] = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'];
const length = (kind: PeriodKind): number => SPANS.indexOf(kind as Span);

/**
 * The day that says where a period belongs: the first of a calendar period by its code, so that a month from the 26th
 * is still its month; the Thursday of a week, as ISO counts it; the last day of a period of one's own.
 */
function anchorOf(period: Period): number {
  if (period.kind === 'week') return period.start + 3;
  if (period.kind === 'custom') return period.end;
  return asPeriod(period.code, [])?.start ?? period.start;
}

function asPeriod(code: string, custom: readonly PeriodRow[]): Period | null {
  const read = parsePeriod(code, custom);
  return 'refused' in read ? null : read;
}

function codeOn(day: number, span: Span): string {
  const iso = isoOf(day);
  const month = Number(iso.slice(5, 7));
  const year = iso.slice(0, 4);
  switch (span) {
    case 'day':
      return iso;
    case 'week':
      return weekCode(day);
    case 'month':
      return iso.slice(0, 7);
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'halfYear':
      return `${year}-H${Math.ceil(month / 6)}`;
    case 'year':
      return year;
  }
}

/** The period of that length a day is in; rows of the periods table say so before the calendar does. */
function periodOn(day: number, span: Span, custom: readonly PeriodRow[]): Period {
  for (const row of custom) {
    const named = asPeriod(row.period, custom);
    if (named?.kind === span && containsDay(named, day)) return named;
  }
  return (asPeriod(codeOn(day, span), custom) ?? asPeriod(codeOn(day, span), [])) as Period;
}

/**
 * The longer period this one belongs to; itself where it is no shorter.
 * @example enclosing(october, 'quarter').code // '2026-Q4', for 2026-10
 */
export const enclosing = (period: Period, span: Span, custom: readonly PeriodRow[] = []): Period =>
  length(span) <= length(period.kind) ? period : periodOn(anchorOf(period), span, custom);

/**
 * The periods of the same kind before this one within the quarter, half-year or year it belongs to, the earliest first.
 * @example earlierIn(october, 'year').length // 9, for 2026-10
 */
export function earlierIn(period: Period, span: Span, custom: readonly PeriodRow[] = []): Period[] {
  const { code } = enclosing(period, span, custom);
  const found: Period[] = [];
  let before = period.code === code ? null : previousPeriod(period, 1, custom);
  while (before && enclosing(before, span, custom).code === code) {
    found.unshift(before);
    before = previousPeriod(before, 1, custom);
  }
  return found;
}

/**
 * The periods of that length whose pay falls into this one: the quarter in its last month, the weeks of a month; none in
 * a month that does not end the quarter.
 * @example paidIn(october, 'quarter') // [], for 2026-10
 */
export function paidIn(period: Period, span: Span, custom: readonly PeriodRow[] = []): Period[] {
  if (length(span) === length(period.kind)) return [period];
  if (length(span) > length(period.kind)) {
    const whole = enclosing(period, span, custom);
    // A long period of one's own is no part of a month.
    if (whole.end - whole.start <= period.end - period.start) return [period];
    const next = previousPeriod(period, -1, custom);
    return next && enclosing(next, span, custom).code === whole.code ? [] : [whole];
  }
  const found: Period[] = [];
  let part = previousPeriod(periodOn(period.start, span, custom), 1, custom);
  for (; part && part.start <= period.end; part = previousPeriod(part, -1, custom)) {
    if (enclosing(part, period.kind as Span, custom).code === period.code) found.push(part);
  }
  return found;
}
