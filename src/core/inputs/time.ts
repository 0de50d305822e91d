/** Time worked and its norm, months of tenure: what proration and ramps count. */

import { type Calendar, dayKindOf, productionCalendar, weekdays, workingDays, workingHours } from '../day/calendar.js';
import { type Day, firstDayOfMonth, monthsBetween } from '../day/dates.js';
import { months, type Period, type PeriodRow, parsePeriod } from '../day/period.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Cellular, column, constant, isUnknown, put } from '../number/columns.js';
import { sub } from '../number/exact.js';
import { lazy } from '../number/lazy.js';
import { type Quantity, whole } from '../number/quantity.js';
import type { PlanDocument, PlanSettings, ProrationBasis } from '../plan/plan.js';
import {
  cellsOf,
  cellText,
  columnIndex,
  decimals,
  eachRow,
  emptyCell,
  finishDecimals,
  placeOf,
  putWhole,
  readDay,
  readNumberInto,
  refusalIssue,
  rowAt,
} from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import { type Absences, shrinks } from './absences.js';
import { nameless, type Payee, type People, type Reader, spoil, unknownPayee } from './people.js';

/** Time figures of all payees. */
export interface Time {
  /** Less the absences that shrink that side by the plan, unless the time is entered. */
  worked(basis: ProrationBasis, settings: PlanSettings, side: 'target' | 'pay'): Quantity;
  norm(basis: ProrationBasis): Quantity;
  tenure(): Quantity;
  months(): Quantity;
  /** Time of employment from one day to another, both inside, by the calendar; shifts count as working days. */
  between(basis: ProrationBasis, payee: number, start: Day, end: Day): Cellular;
  /** The cell worked time or its norm was entered in; undefined: counted by the calendar. */
  place(what: 'worked' | 'norm', basis: ProrationBasis, payee: number): Place | undefined;
}

/** Columns of the worked-time table per basis. Calendar days are always counted, never entered. */
const FIELDS: Readonly<Record<ProrationBasis, readonly [worked: string, norm: string] | null>> = {
  workingDays: ['workedDays', 'normDays'],
  hours: ['workedHours', 'normHours'],
  shifts: ['workedShifts', 'normShifts'],
  calendarDays: null,
};

export function readTime(
  tables: readonly RowTable[],
  own: readonly CalendarDay[],
  plan: PlanDocument,
  reader: Reader,
  absences: Absences,
): Time {
  const { people, period, custom, issues } = reader;
  const calendar = lazy(() => calendarOf(plan, own, period));
  const rows = workedRows(tables, reader);
  const entered = (basis: ProrationBasis, which: 0 | 1, payee: number) => {
    const found = rows.get(payee);
    const field = FIELDS[basis]?.[which];
    const index = found && field !== undefined ? columnIndex(found.table, field) : -1;
    return found && cellText(found.table.columns[index]?.[found.row]) !== '' ? { ...found, index } : undefined;
  };
  const read = (basis: ProrationBasis, which: 0 | 1, away?: Away): Quantity => {
    const values = decimals(people.payees.length);
    people.payees.forEach((payee, i) => {
      const cell = entered(basis, which, i);
      if (!cell) putWhole(values, i, present(i, counted(payee, basis, which, period, calendar()), basis, away));
      else readNumberInto(values, i, cell.table.columns[cell.index]?.[cell.row], cell.row, { ...cell, issues });
    });
    return finishDecimals(values);
  };
  const present = (i: number, whole: Cellular, basis: ProrationBasis, away?: Away): Cellular => {
    let left = whole;
    for (const absence of (away && absences.get(i)) ?? []) {
      const does = shrinks((away as Away).settings, absence, (away as Away).side);
      if (typeof does === 'object') return { issue: does };
      const [start, end] = [Math.max(absence.from, period.start), Math.min(absence.to, period.end)];
      const days = counted(people.payees[i] as Payee, basis, 0, { ...period, start, end }, calendar());
      if (isUnknown(left) || isUnknown(days)) return isUnknown(left) ? left : days;
      if (does) left = sub(left, days);
    }
    return left;
  };
  return {
    place: (what, basis, payee) => {
      const cell = entered(basis, what === 'worked' ? 0 : 1, payee);
      return cell && placeOf(cell.table, cell.row, cell.index);
    },
    between: (basis, payee, start, end) =>
      counted(
        people.payees[payee] as Payee,
        basis === 'shifts' ? 'workingDays' : basis,
        0,
        { ...period, start, end },
        calendar(),
      ),
    worked: (basis, settings, side) => read(basis, 0, { settings, side }),
    norm: (basis) => read(basis, 1),
    tenure: () => perPayee(people, (payee) => tenureOf(payee, period)),
    months: () => whole(constant(months(period, custom).length)),
  };
}

function perPayee(people: People, value: (payee: Payee) => Cellular): Quantity {
  const num = column(people.payees.length);
  people.payees.forEach((payee, i) => {
    put(num, i, value(payee));
  });
  return whole(num);
}

interface Away {
  readonly settings: PlanSettings;
  readonly side: 'target' | 'pay';
}

/** From the calendar: the days of employment inside the period (worked) or the whole period (norm). */
function counted(payee: Payee, basis: ProrationBasis, which: 0 | 1, period: Period, calendar: Calendar): Cellular {
  if (basis === 'shifts') {
    return {
      absent: true,
      issue: error('shifts-missing', { name: payee.name, period: period.code }),
    };
  }
  const start = which === 0 && payee.hired !== null && payee.hired > period.start ? payee.hired : period.start;
  const end = which === 0 && payee.left !== null && payee.left < period.end ? payee.left : period.end;
  if (basis === 'calendarDays') return Math.max(end - start + 1, 0);
  const count = basis === 'hours' ? workingHours(start, end, calendar) : workingDays(start, end, calendar);
  return typeof count === 'number' ? count : { issue: error(count.refused, count.params) };
}

/** Month of work at the start of the period: 1 in the month of hiring. */
function tenureOf(payee: Payee, period: Period): Cellular {
  if (payee.hired === null) {
    return {
      absent: true,
      issue: error('hired-missing', { name: payee.name }, placeOf(payee.table, payee.row)),
    };
  }
  return Math.max(monthsBetween(firstDayOfMonth(payee.hired), period.start) + 1, 1);
}

/** Days of a period: Russia's production calendar where somebody is paid in rubles, else Monday to Friday; and the workbook's own. */
export const calendarOf = (plan: PlanDocument, own: readonly CalendarDay[], period: Period): Calendar =>
  plan.plans.length > 0 && plan.plans.every(({ currency = RUBLE }) => currency !== RUBLE)
    ? weekdays(period, own)
    : productionCalendar(own, period);

const RUBLE = 'RUB';

export type CalendarDay = readonly [Day, 'workday' | 'dayOff' | 'short'];

/** Days the workbook's own calendar overrides. */
export function readCalendar(tables: readonly RowTable[], issues: Issue[]) {
  const days: CalendarDay[] = [];
  eachRow(tables, 'calendar', (table, row) => {
    const index = columnIndex(table, 'date');
    const day = readDay(table.columns[index]?.[row], table, row, index, issues);
    const { text, place } = rowAt(table, row);
    const kind = dayKindOf(text('day'));
    if (day !== null && kind) days.push([day, kind]);
    else if (day !== null) issues.push(error('calendar-kind', undefined, place('day')));
  });
  return days;
}

function workedRows(tables: readonly RowTable[], reader: Reader) {
  const { people, period, custom, issues } = reader;
  const found = new Map<number, { table: RowTable; row: number }>();
  eachRow(tables, 'worked', (table, row) => {
    const cell = cellsOf(table, 'payee')?.[row];
    if (cellText(cell) === '') {
      nameless(reader, table, row);
      return;
    }
    const periods = cellsOf(table, 'period');
    const { place } = rowAt(table, row);
    const payee = people.find(cell);
    const read = periods ? parsePeriod(periods[row], custom, { dateMeansMonth: period.kind !== 'day' }) : period;
    if (payee < 0) issues.push(unknownPayee(reader, cellText(cell), place('payee')));
    else if ('refused' in read) spoil(reader, payee, refusalIssue(read, place('period')));
    else if (read.start === period.start && read.end === period.end) {
      const first = found.get(payee);
      if (first) {
        const other = String(placeOf(first.table, first.row).row);
        const name = people.payees[payee]?.name ?? '';
        spoil(reader, payee, error('worked-twice', { name, period: period.code, other }, place('payee')));
      }
      found.set(payee, { table, row });
    }
  });
  return found;
}

/** The periods table: rows of a code with its first and last day. Of two rows of one period nobody knows which holds. */
export function readPeriods(tables: readonly RowTable[], issues: Issue[]): PeriodRow[] {
  const found = new Map<string, PeriodRow>();
  eachRow(tables, 'periods', (table, row) => {
    const cell = cellsOf(table, 'period')?.[row];
    const read = parsePeriod(cell, [], { dateMeansMonth: true });
    const period = 'code' in read ? read.code : cellText(cell);
    if (period === '') return;
    const [start, end] = [neededDay(table, row, 'start', issues), neededDay(table, row, 'end', issues)];
    const key = fold(period);
    if (found.has(key)) {
      issues.push(error('period-twice', { text: period }, rowAt(table, row).place('period')));
    } else if (start !== null && end !== null) found.set(key, { period, start, end });
  });
  return [...found.values()];
}

function neededDay(table: RowTable, row: number, field: 'start' | 'end', issues: Issue[]): Day | null {
  const index = columnIndex(table, field);
  const cell = table.columns[index]?.[row];
  if (cellText(cell) === '') issues.push(emptyCell(table, row, index).issue);
  return readDay(cell, table, row, index, issues);
}
