import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDAR_DATA, CALENDAR_SOURCE } from '../../src/core/day/calendar.data.js';
import {
  type DayKind,
  dayKind,
  dayKindOf,
  productionCalendar,
  weekdays,
  workingDays,
  workingHours,
} from '../../src/core/day/calendar.js';
import { type Day, dayOf, dayOfYmd, daysInMonth, isoOf } from '../../src/core/day/dates.js';

const day = (iso: string): Day => dayOf(iso) as Day;
const calendar = productionCalendar();

/** Published totals: working days and 40-hour hours of every month. */
const MONTHS: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  2024: [
    [17, 136],
    [20, 159],
    [20, 159],
    [21, 168],
    [20, 159],
    [19, 151],
    [23, 184],
    [22, 176],
    [21, 168],
    [23, 184],
    [21, 167],
    [21, 168],
  ],
  2025: [
    [17, 136],
    [20, 160],
    [21, 167],
    [22, 175],
    [18, 144],
    [19, 151],
    [23, 184],
    [21, 168],
    [22, 176],
    [23, 184],
    [19, 151],
    [22, 176],
  ],
  2026: [
    [15, 120],
    [19, 152],
    [21, 168],
    [22, 175],
    [19, 151],
    [21, 167],
    [23, 184],
    [21, 168],
    [22, 176],
    [22, 176],
    [20, 159],
    [22, 176],
  ],
};

describe('the production calendar', () => {
  it.each(Object.entries(MONTHS))('gives the published days and hours of every month of %s', (year, months) => {
    const counted = months.map((_, index) => {
      const start = dayOfYmd(Number(year), index + 1, 1) as Day;
      const end = start + daysInMonth(Number(year), index + 1) - 1;
      return [workingDays(start, end, calendar), workingHours(start, end, calendar)];
    });
    expect(counted).toEqual(months);
  });

  it.each([
    ['2024', 248, 1979],
    ['2025', 247, 1972],
    ['2026', 247, 1972],
  ])('gives the published totals of %s', (year, days, hours) => {
    expect(workingDays(day(`${year}-01-01`), day(`${year}-12-31`), calendar)).toBe(days);
    expect(workingHours(day(`${year}-01-01`), day(`${year}-12-31`), calendar)).toBe(hours);
  });

  it('counts across years, single days and empty stretches', () => {
    expect(workingDays(day('2024-01-01'), day('2026-12-31'), calendar)).toBe(248 + 247 + 247);
    expect(workingDays(day('2026-10-12'), day('2026-10-12'), calendar)).toBe(1);
    expect(workingDays(day('2026-10-11'), day('2026-10-11'), calendar)).toBe(0);
    expect(workingDays(day('2026-10-12'), day('2026-10-11'), calendar)).toBe(0);
    expect(workingHours(day('2026-10-12'), day('2026-10-11'), calendar)).toBe(0);
  });

  it('knows moved days: a working Saturday that is short, a day off on a weekday', () => {
    expect(dayKind(day('2025-11-01'), calendar)).toBe('short');
    expect(dayKind(day('2026-01-09'), calendar)).toBe('dayOff');
    expect(dayKind(day('2026-01-12'), calendar)).toBe('workday');
    expect(workingHours(day('2025-11-01'), day('2025-11-01'), calendar)).toBe(7);
  });

  it('names the missing year and never guesses', () => {
    const refused = { refused: 'calendar-unknown', params: { year: '2027' } };
    expect(workingDays(day('2027-01-01'), day('2027-01-31'), calendar)).toEqual(refused);
    expect(workingHours(day('2026-12-01'), day('2027-01-01'), calendar)).toEqual(refused);
    expect(workingDays(day('2023-12-31'), day('2024-01-31'), calendar)).toEqual({
      ...refused,
      params: { year: '2023' },
    });
    expect(workingDays(day('2027-01-01'), day('2026-12-31'), calendar)).toBe(0);
    expect(dayKind(day('2027-01-01'), calendar)).toBe(null);
  });

  it('says where it comes from and how far it reaches', () => {
    expect(CALENDAR_SOURCE.knownTo).toBe('2026-12-31');
    expect(Object.keys(CALENDAR_DATA)).toEqual(['2024', '2025', '2026']);
    expect(Object.values(CALENDAR_DATA).map((list) => list.length)).toEqual([12, 12, 12]);
  });
});

describe('elsewhere', () => {
  const november = { start: day('2026-11-01'), end: day('2026-11-30') };

  it('Monday to Friday are worked, whatever is celebrated', () => {
    // 30 days from a Sunday: five Sundays and four Saturdays.
    expect(workingDays(november.start, november.end, weekdays(november))).toBe(21);
    expect(workingDays(day('2026-11-16'), november.end, weekdays(november))).toBe(11);
    expect(workingHours(november.start, november.end, weekdays(november))).toBe(168);
  });

  it("the workbook's own days hold", () => {
    // Thanksgiving and the day after.
    const own = weekdays(november, [
      [day('2026-11-26'), 'dayOff'],
      [day('2026-11-27'), 'dayOff'],
    ]);
    expect(workingDays(november.start, november.end, own)).toBe(19);
  });
});

describe('overrides', () => {
  it('change single days', () => {
    const local = productionCalendar([
      [day('2026-10-12'), 'dayOff'],
      [day('2026-10-17'), 'workday'],
      [day('2026-10-16'), 'short'],
    ]);
    expect(workingDays(day('2026-10-01'), day('2026-10-31'), local)).toBe(22);
    expect(workingHours(day('2026-10-01'), day('2026-10-31'), local)).toBe(22 * 8 - 1);
    expect(workingDays(day('2026-10-12'), day('2026-10-16'), local)).toBe(4);
  });

  it('make the days of an unknown year known, only the named ones', () => {
    const local = productionCalendar([
      [day('2027-01-11'), 'workday'],
      [day('2027-01-12'), 'short'],
      [day('2027-01-14'), 'workday'],
    ]);
    expect(workingDays(day('2027-01-11'), day('2027-01-12'), local)).toBe(2);
    expect(workingHours(day('2027-01-11'), day('2027-01-12'), local)).toBe(15);
    expect(workingDays(day('2027-01-11'), day('2027-01-14'), local)).toEqual({
      refused: 'calendar-unknown',
      params: { year: '2027' },
    });
    expect(workingDays(day('2026-12-31'), day('2027-01-11'), local)).toHaveProperty('refused');
  });

  it('count like a walk over the days', () => {
    const kind = fc.constantFrom<DayKind>('workday', 'dayOff', 'short');
    const inside = fc.integer({ min: day('2024-01-01'), max: day('2026-12-31') });
    fc.assert(
      fc.property(fc.array(fc.tuple(inside, kind)), inside, inside, (overrides, a, b) => {
        const local = productionCalendar(overrides);
        const [start, end] = a < b ? [a, b] : [b, a];
        let days = 0;
        let hours = 0;
        for (let at = start; at <= end; at++) {
          const own = overrides.filter(([overridden]) => overridden === at).at(-1)?.[1] ?? dayKind(at, calendar);
          days += own === 'dayOff' ? 0 : 1;
          hours += own === 'dayOff' ? 0 : own === 'short' ? 7 : 8;
        }
        expect([isoOf(start), workingDays(start, end, local)]).toEqual([isoOf(start), days]);
        expect(workingHours(start, end, local)).toBe(hours);
      }),
    );
  });

  it('read the words of the calendar table', () => {
    expect(['Рабочий', ' выходной ', 'сокращенный', 'workday', 'Day off', 'short', 'отпуск'].map(dayKindOf)).toEqual([
      'workday',
      'dayOff',
      'short',
      'workday',
      'dayOff',
      'short',
      null,
    ]);
  });
});
