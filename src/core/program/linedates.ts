/** When a line is accrued and paid: a component's own words about it, offsets counted from the period it is for. */
import { addMonths, daysInMonth, firstDayOfMonth, isoOf, ymdOf } from '../day/dates.js';
import type { Period, PeriodRow } from '../day/period.js';
import { paidIn } from '../day/spans.js';
import type { Component } from '../plan/plan.js';

/** What a line says of its time. */
export interface LineDates {
  /** Code of the period it is for, where that is not the statement's. */
  readonly forPeriod?: string;
  readonly accrualMonth?: string;
  readonly payDate?: string;
}

/**
 * @example lineDates({ code: 'Премия', payDate: '+1 10' }, october) // { payDate: '2026-11-10' }
 */
export function lineDates(component: Component, period: Period, custom: readonly PeriodRow[] = []): LineDates {
  const { every, accrualMonth, payDate } = component;
  if (every === undefined && accrualMonth === undefined && payDate === undefined) return NONE;
  const periods = every === undefined ? [period] : paidIn(period, every, custom);
  const last = periods[periods.length - 1] ?? period;
  return {
    ...(last.code === period.code ? {} : { forPeriod: periods.map(({ code }) => code).join(', ') }),
    ...(accrualMonth === undefined
      ? {}
      : { accrualMonth: dated(accrualMonth, last).slice(0, isOffset(accrualMonth) ? 7 : undefined) }),
    ...(payDate === undefined ? {} : { payDate: dated(payDate, last) }),
  };
}

const NONE: LineDates = {};
const OFFSET = /^([+-]?\d{1,2})(?: (\d{1,2}))?$/;
const isOffset = (text: string): boolean => OFFSET.test(text.trim());

/** «+1 10»: the tenth of the month after the period's last; a day the month does not have is its last. */
function dated(text: string, { end }: Period): string {
  const match = OFFSET.exec(text.trim());
  if (!match) return text;
  const first = addMonths(firstDayOfMonth(end), Number(match[1]));
  const { year, month } = ymdOf(first);
  const length = daysInMonth(year, month);
  return isoOf(first + Math.min(Number(match[2] ?? length), length) - 1);
}
