import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, dayOf, isoOf } from '../../src/core/day/dates.js';
import {
  containsDay,
  months,
  type Period,
  type PeriodOptions,
  type PeriodRow,
  parsePeriod,
  previousPeriod,
  weekCode,
} from '../../src/core/day/period.js';

const day = (iso: string): Day => dayOf(iso) as Day;
const row = (period: string, start: string, end: string): PeriodRow => ({ period, start: day(start), end: day(end) });

/** `code: start..end`, or the issue code. */
const show = (period: ReturnType<typeof parsePeriod> | null): string => {
  if (period === null) return 'none';
  return 'refused' in period ? period.refused : `${period.code}: ${isoOf(period.start)}..${isoOf(period.end)}`;
};
const read = (cell: unknown, custom?: readonly PeriodRow[], options?: PeriodOptions): string =>
  show(parsePeriod(cell, custom, options));
const period = (text: string, custom?: readonly PeriodRow[]): Period => parsePeriod(text, custom) as Period;

/** Months from the 26th to the 25th, and a period with a name of its own. */
const CUSTOM = [
  row('2026-09', '2026-08-26', '2026-09-25'),
  row('2026-10', '2026-09-26', '2026-10-25'),
  row('Весна', '2026-03-01', '2026-05-31'),
  row('Лето', '2026-06-01', '2026-08-31'),
  row('Зима', '2025-12-01', '2026-02-28'),
];

describe('parsePeriod', () => {
  const OCTOBER = '2026-10: 2026-10-01..2026-10-31';
  const FOURTH = '2026-Q4: 2026-10-01..2026-12-31';
  const YEAR = '2026: 2026-01-01..2026-12-31';
  const WEEK = '2026-W43: 2026-10-19..2026-10-25';
  const DAY = '2026-10-12: 2026-10-12..2026-10-12';

  it.each([
    ['2026-10', OCTOBER],
    [' 2026-10 ', OCTOBER],
    ['10.2026', OCTOBER],
    ['10/2026', OCTOBER],
    ['2026.10', OCTOBER],
    ['октябрь 2026', OCTOBER],
    ['Октябрь\u00A02026 г.', OCTOBER],
    ['октября 2026 года', OCTOBER],
    ['окт. 2026', OCTOBER],
    ['окт.2026', OCTOBER],
    ['October 2026', OCTOBER],
    ['Oct, 2026', OCTOBER],
    ['1.2026', '2026-01: 2026-01-01..2026-01-31'],
    ['2024-02', '2024-02: 2024-02-01..2024-02-29'],
    ['2026-Q4', FOURTH],
    ['2026Q4', FOURTH],
    ['Q4 2026', FOURTH],
    ['4 квартал 2026', FOURTH],
    ['4 кв. 2026 г.', FOURTH],
    ['4-й квартал 2026', FOURTH],
    ['IV квартал 2026 года', FOURTH],
    ['i квартал 2026', '2026-Q1: 2026-01-01..2026-03-31'],
    ['2026', YEAR],
    [2026, YEAR],
    ['2026 год', YEAR],
    ['2026 г.', YEAR],
    ['2026-W43', WEEK],
    ['2026w43', WEEK],
    ['43 неделя 2026', WEEK],
    ['2026-W01', '2026-W01: 2025-12-29..2026-01-04'],
    ['2026-W53', '2026-W53: 2026-12-28..2027-01-03'],
    ['2026-10-12', DAY],
    ['12.10.2026', DAY],
    [new Date(2026, 9, 12), DAY],
    ['2025-W53', 'period-text'],
    ['2026-W00', 'period-text'],
    ['2026-13', 'period-text'],
    ['2026-00', 'period-text'],
    ['2026-Q5', 'period-text'],
    ['1026-10', 'period-text'],
    ['октябрь', 'period-text'],
    ['мартобрь 2026', 'period-text'],
    ['за весь год', 'period-text'],
    [202610, 'period-text'],
    [10.2026, 'period-text'],
    [46307, 'period-text'],
    [true, 'period-text'],
    ['31.02.2026', 'date-impossible'],
    ['12.10.26', 'date-short-year'],
    ['12/10/2026', 'date-ambiguous'],
    ['#REF!', 'cell-error'],
    ['', 'period-missing'],
    [' ', 'period-missing'],
    [null, 'period-missing'],
    [undefined, 'period-missing'],
  ])('reads %j as %s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it('knows every month by its Russian and English names', () => {
    const ru = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь';
    const of = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря';
    const short = 'янв фев мар апр май июн июл авг сен окт ноя дек';
    const en = 'January February March April May June July August September October November December';
    const abbreviated = 'jan feb mar apr may jun jul aug sep oct nov dec';
    for (const list of [ru, of, short, en, abbreviated]) {
      const codes = list.split(' ').map((name) => period(`${name} 2026`).code.slice(5));
      expect(codes).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']);
    }
  });

  it('takes a date for its month where a sheet typed it', () => {
    const options = { dateMeansMonth: true };
    expect(read(new Date(2026, 9, 1), [], options)).toBe(OCTOBER);
    expect(read('01.10.2026', [], options)).toBe(OCTOBER);
    expect(read('2026-10-01', [], options)).toBe(OCTOBER);
    expect(read(46296, [], { dateMeansMonth: true, allowSerial: true })).toBe(OCTOBER);
    expect(read(46307, [], { allowSerial: true })).toBe(DAY);
    expect(read(new Date(2026, 9, 1), CUSTOM, options)).toBe('2026-10: 2026-09-26..2026-10-25');
  });

  it('lets the periods table name and redefine periods', () => {
    expect(read('лето', CUSTOM)).toBe('Лето: 2026-06-01..2026-08-31');
    expect(read('октябрь 2026', CUSTOM)).toBe('2026-10: 2026-09-26..2026-10-25');
    expect(period('2026-10', CUSTOM).kind).toBe('month');
    expect(period('лето', CUSTOM).kind).toBe('custom');
    expect(read('2026-11', CUSTOM)).toBe('2026-11: 2026-11-01..2026-11-30');
    expect(read('осень', CUSTOM)).toBe('period-text');
    expect(read('x', [row('x', '2026-02-01', '2026-01-01')])).toBe('period-row');
  });
});

describe('around a period', () => {
  it('counts back by kind', () => {
    expect(show(previousPeriod(period('2026-10'), 1))).toBe('2026-09: 2026-09-01..2026-09-30');
    expect(previousPeriod(period('2026-01'), 1)?.code).toBe('2025-12');
    expect(previousPeriod(period('2026-10'), 12)?.code).toBe('2025-10');
    expect(previousPeriod(period('2026-10'), -3)?.code).toBe('2027-01');
    expect(previousPeriod(period('2026-10'), 0)?.code).toBe('2026-10');
    expect(previousPeriod(period('2026-Q1'), 1)?.code).toBe('2025-Q4');
    expect(previousPeriod(period('2026'), 1)?.code).toBe('2025');
    expect(previousPeriod(period('2026-W01'), 1)?.code).toBe('2025-W52');
    expect(previousPeriod(period('2027-W01'), 1)?.code).toBe('2026-W53');
    expect(previousPeriod(period('2026-03-01'), 1)?.code).toBe('2026-02-28');
    expect(previousPeriod(period('1900'), 1)).toBe(null);
  });

  it('counts back along the periods table', () => {
    expect(show(previousPeriod(period('2026-10', CUSTOM), 1, CUSTOM))).toBe('2026-09: 2026-08-26..2026-09-25');
    expect(previousPeriod(period('лето', CUSTOM), 1, CUSTOM)?.code).toBe('Весна');
    expect(previousPeriod(period('лето', CUSTOM), 2, CUSTOM)?.code).toBe('Зима');
    expect(previousPeriod(period('лето', CUSTOM), 3, CUSTOM)).toBe(null);
    expect(previousPeriod(period('лето', CUSTOM), 1)).toBe(null);
  });

  it('lists its months', () => {
    const codes = (text: string): string[] => months(period(text)).map((month) => month.code);
    expect(codes('2026-10')).toEqual(['2026-10']);
    expect(codes('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(codes('2026').length).toBe(12);
    expect(codes('2026-W40')).toEqual(['2026-09', '2026-10']);
    expect(codes('2026-10-12')).toEqual(['2026-10']);
    expect(months(period('лето', CUSTOM)).map((month) => month.code)).toEqual(['2026-06', '2026-07', '2026-08']);
    expect(months(period('2026-Q4'), CUSTOM).map(show)[0]).toBe('2026-10: 2026-09-26..2026-10-25');
  });

  it('contains both ends', () => {
    const october = period('2026-10');
    expect(
      ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].map((iso) => containsDay(october, day(iso))),
    ).toEqual([false, true, true, false]);
  });

  it('puts every day into exactly one ISO week', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1901-01-01'), max: day('2199-12-01') }), (n) => {
        const week = period(weekCode(n));
        expect(week.end - week.start).toBe(6);
        expect(containsDay(week, n)).toBe(true);
        expect(previousPeriod(week, 1)?.end).toBe(week.start - 1);
        expect(previousPeriod(week, -1)?.start).toBe(week.end + 1);
      }),
    );
  });

  it('tiles time with months, quarters and years', () => {
    const code = fc
      .tuple(fc.integer({ min: 1901, max: 2198 }), fc.integer({ min: 1, max: 4 }), fc.nat({ max: 2 }))
      .map(([year, part, kind]) => [`${year}`, `${year}-Q${part}`, `${year}-0${part}`][kind] as string);
    fc.assert(
      fc.property(code, fc.integer({ min: -8, max: 8 }), (text, k) => {
        const one = period(text);
        const before = previousPeriod(one, 1);
        expect(before?.end).toBe(one.start - 1);
        const shifted = previousPeriod(one, k);
        if (shifted !== null) expect(previousPeriod(shifted, -k)).toEqual(one);
      }),
    );
  });
});
