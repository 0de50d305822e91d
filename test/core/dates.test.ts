import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  cellDay,
  type DateOptions,
  type Day,
  dayOf,
  dayOfYmd,
  firstDayOfMonth,
  isoOf,
  lastDayOfMonth,
  monthsBetween,
  weekday,
  ymdOf,
} from '../../src/core/day/dates.js';

const day = (iso: string): Day => dayOf(iso) as Day;
const MS_PER_DAY = 86_400_000;

const read = (cell: unknown, options?: DateOptions): string => {
  const got = cellDay(cell, options);
  if ('refused' in got) return got.refused;
  return 'empty' in got ? 'empty' : isoOf(got.day);
};

/** Any day of years 1 to 9999. */
const anyDay = fc.integer({ min: -719162, max: 2932896 });

describe('days', () => {
  it('count from 1970', () => {
    expect(dayOf('1970-01-01')).toBe(0);
    expect(dayOf('1969-12-31')).toBe(-1);
    expect(dayOf('2000-02-29')).toBe(11016);
    expect(dayOf('2026-10-12')).toBe(20738);
    expect(dayOf('0001-01-01')).toBe(-719162);
    expect(dayOf('9999-12-31')).toBe(2932896);
  });

  it('agree with the language’s own calendar', () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        const iso = new Date(n * MS_PER_DAY).toISOString().slice(0, 10);
        expect(isoOf(n)).toBe(iso);
        expect(dayOf(iso)).toBe(n);
        expect(weekday(n)).toBe(new Date(n * MS_PER_DAY).getUTCDay() || 7);
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2026-02-31',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1900-02-29',
    '0000-01-01',
    '2026-1-01',
    '2026-01-1',
    '2026/01/01',
    '26-01-01',
    '2026-01-01T',
    '2026-01-0a',
    'x026-01-01',
    '',
    '2026-10',
    '-026-10-12',
  ])('%j is no day', (text) => {
    expect(dayOf(text)).toBe(null);
  });

  it('take parts', () => {
    expect(dayOfYmd(2024, 2, 29)).toBe(day('2024-02-29'));
    expect(dayOfYmd(2026, 2, 31)).toBe(null);
    expect(ymdOf(day('2026-10-12'))).toEqual({ year: 2026, month: 10, day: 12 });
  });
});

describe('months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-10-12', 3, '2027-01-12'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-10-12', 0, '2026-10-12'],
  ])('%s and %i months is %s', (from, count, to) => {
    expect(isoOf(addMonths(day(from), count))).toBe(to);
  });

  it('have a first and a last day', () => {
    expect(isoOf(firstDayOfMonth(day('2026-10-12')))).toBe('2026-10-01');
    expect(isoOf(lastDayOfMonth(day('2026-10-01')))).toBe('2026-10-31');
    expect(isoOf(lastDayOfMonth(day('2024-02-29')))).toBe('2024-02-29');
  });

  it.each([
    ['2026-01-15', '2026-03-14', 1],
    ['2026-01-15', '2026-03-15', 2],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-03-15', '2026-01-15', -2],
    ['2026-03-15', '2026-01-16', -2],
    ['2026-03-15', '2026-03-14', -1],
    ['2024-02-29', '2025-02-28', 12],
  ])('from %s to %s are %i', (from, to, count) => {
    expect(monthsBetween(day(from), day(to))).toBe(count);
  });

  it('between two days are the most that fit', () => {
    const near = fc.integer({ min: day('1990-01-01'), max: day('2050-12-31') });
    fc.assert(
      fc.property(near, near, (from, to) => {
        const count = monthsBetween(from, to);
        expect(addMonths(from, count)).toBeLessThanOrEqual(to);
        expect(addMonths(from, count + 1)).toBeGreaterThan(to);
      }),
    );
  });
});

describe('cellDay', () => {
  it.each([
    ['2026-10-12', '2026-10-12'],
    [' 2026-10-12 ', '2026-10-12'],
    ['2026-1-5', '2026-01-05'],
    ['2026/10/12', '2026-10-12'],
    ['2026.10.12', '2026-10-12'],
    ['2026-10-12 23:59', '2026-10-12'],
    ['2026-10-12T23:59:59.999', '2026-10-12'],
    ['12.10.2026', '2026-10-12'],
    ['1.2.2026', '2026-02-01'],
    ['12.10.2026 г.', '2026-10-12'],
    ['12.10.2026 09:30:00', '2026-10-12'],
    ['', 'empty'],
    ['  ', 'empty'],
    [null, 'empty'],
    [undefined, 'empty'],
    ['31.02.2026', 'date-impossible'],
    ['2026-02-31', 'date-impossible'],
    ['2026-13-01', 'date-impossible'],
    ['12.10.0026', 'date-impossible'],
    ['1026-10-12', 'date-impossible'],
    ['2206-10-12', 'date-impossible'],
    ['12.10.26', 'date-short-year'],
    ['1.2.26', 'date-short-year'],
    ['12/10/26', 'date-short-year'],
    ['12/10/2026', 'date-ambiguous'],
    ['31-12-2026', 'date-ambiguous'],
    ['2026-10-12T21:30:00Z', 'date-zone'],
    ['2026-10-12T21:30:00.000Z', 'date-zone'],
    ['2026-10-12 21:30+03:00', 'date-zone'],
    ['2026-10/12', 'date-text'],
    ['вчера', 'date-text'],
    ['октябрь 2026', 'date-text'],
    ['12.10', 'date-text'],
    ['2026-10-12 и далее по договору с клиентом навсегда', 'date-text'],
    ['#N/A', 'cell-error'],
    [46307, 'date-number'],
    [NaN, 'cell-error'],
    [true, 'date-text'],
    [{}, 'date-text'],
  ])('reads %j as %s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it('takes sheet day numbers where they are allowed', () => {
    expect(read(25569, { allowSerial: true })).toBe('1970-01-01');
    expect(read(46307, { allowSerial: true })).toBe('2026-10-12');
    expect(read(46307.99, { allowSerial: true })).toBe('2026-10-12');
    expect(read(2026, { allowSerial: true })).toBe('date-number');
    expect(read(-1, { allowSerial: true })).toBe('date-number');
    expect(read(1e9, { allowSerial: true })).toBe('date-number');
    expect(read(Infinity, { allowSerial: true })).toBe('cell-error');
    expect(read('46307', { allowSerial: true })).toBe('date-text');
  });

  it('takes Date objects of any realm by their local fields', () => {
    expect(read(new Date(2026, 9, 12))).toBe('2026-10-12');
    expect(read(new Date(2026, 9, 12, 23, 59, 59))).toBe('2026-10-12');
    expect(read(vm.runInNewContext('new Date(2026, 9, 12, 0, 0, 1)'))).toBe('2026-10-12');
    expect(read(new Date(NaN))).toBe('date-text');
    expect(read(new Date(1899, 11, 30))).toBe('date-impossible');
  });
});
