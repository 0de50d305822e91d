/** BONUS_NEXT: on a day inside the period, what is accrued so far, where it is going, and what is missing. */

import { workingDays } from '../../src/core/day/calendar.js';
import { cellDay, type Day, isoOf } from '../../src/core/day/dates.js';
import { explain } from '../../src/core/explain/explain.js';
import { next } from '../../src/core/explain/next.js';
import { prepare } from '../../src/core/inputs/prepare.js';
import type { FactChange } from '../../src/core/inputs/shared.js';
import { calendarOf, readCalendar } from '../../src/core/inputs/time.js';
import { quoted } from '../../src/core/issue/refusal.js';
import { fold } from '../../src/core/language/index.js';
import { decimalF, divRound, fractionOf, fractionText, mul, pow10, subF } from '../../src/core/number/exact.js';
import { valueAt } from '../../src/core/number/quantity.js';
import type { Measure } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { run as recalculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import type { Cell, RowTable } from '../../src/core/table/data.js';
import { distinctNext, nextSentence } from '../../src/text/next.js';
import { voiceOf } from '../../src/text/voice.js';
import type { Book } from '../../src/workbook/book.js';
import type { CellValue } from '../ports.js';
import { type Argument, type Call, figure, kpiFigures, notGiven, payeesOf, readCall, runOf, single } from './call.js';
import { dayReader, isDate } from './days.js';
import { fill, say, words } from './words.js';

/** Rows for each payee: so far, forecast, what is missing to norms and tiers and what it would add. */
export function nextRows(who: Argument, day: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const w = words(call.lang);
  const on = dayOf(single(day, 'day', call.lang), call);
  const run = runOf({ ...call, book: untilDay(call.book, on) }, isoOf(on).slice(0, 7));
  const forecast = forecastRun(run, on);
  const rows = payeesOf(run, who, call).flatMap((payee): CellValue[][] => {
    const own = statement(run, payee) as Statement;
    const later = forecast === null ? null : (statement(forecast, payee)?.total ?? null);
    return [
      [own.name, w.sofar, figure(own.total), ''],
      [own.name, w.forecast, figure(later), ''],
      ...toNorms(run, payee, call).map((row) => [own.name, ...row]),
      ...toTiers(run, payee, call).map((row) => [own.name, ...row]),
    ];
  });
  return [[w.payee, w.what, w.value, w.adds], ...rows];
}

/** A day that has not come by the asked one: rows of that day are of no period that is asked about. */
const NOT_YET = '2199-12-31';

/**
 * The book as it stood in the evening of a day: what a row says of a later day has not happened. Only the days that put
 * rows into periods are looked at, so a deal signed in time and paid later counts as signed.
 */
function untilDay(book: Book, on: Day): Book {
  const used = new Set<string>();
  const dated = [...book.plan.measures.map(({ rows }) => rows), ...book.plan.components.map(({ per }) => per)];
  for (const one of dated) if (one?.date !== undefined) used.add(`${fold(one.table)}/${fold(one.date)}`);
  const stood = (cell: Cell): Cell => {
    const read = cellDay(cell);
    return 'day' in read && read.day > on ? NOT_YET : cell;
  };
  const tables = book.data.tables.map((table): RowTable => {
    if (table.role !== 'rows') return table;
    const isUsed = (i: number): boolean =>
      [table.fields[i], table.header[i]].some((name) => used.has(`${fold(table.name)}/${fold(name ?? '')}`));
    return { ...table, columns: table.columns.map((cells, i) => (isUsed(i) ? cells.map(stood) : cells)) };
  });
  return { ...book, data: { ...book.data, tables } };
}

function dayOf(cell: CellValue, { lang }: Call): Day {
  const read = cellDay(isDate(cell) ? dayReader()(cell) : cell);
  if ('day' in read) return read.day;
  throw new Error(
    'empty' in read ? notGiven('day', '2026-10-12', lang) : say(lang, 'noDay', { text: quoted(String(cell)) }),
  );
}

/** How far facts are from their targets, where more is better and something is missing. */
function toNorms(run: Run, payee: string, { lang }: Call): CellValue[][] {
  return kpiFigures(run, payee).flatMap(({ title, code, fact, target }) => {
    if (fact === null || target === null || isDown(run, code)) return [];
    const left = subF(fractionOf(target), fractionOf(fact));
    return left.n > 0 ? [[fill(words(lang).toNorm, { name: title }), figure(fractionText(left)), '']] : [];
  });
}

const isDown = ({ prepared: { plan } }: Run, code: string): boolean => {
  const kpi = plan.kpis.find((row) => row.code === code);
  return plan.measures.some((measure) => measure.code === kpi?.measure && measure.direction === 'down');
};

function toTiers(run: Run, payee: string, { lang }: Call): CellValue[][] {
  const voice = voiceOf(run, payee, lang);
  const trees = new Map(explain(run, payee).map(({ code, tree }) => [code, tree]));
  return distinctNext(next(run, payee)).map((item) => [
    nextSentence(item, voice, trees.get(item.line)),
    figure(item.missing),
    item.adds === null ? '' : figure(item.adds),
  ]);
}

/**
 * The same run at the pace so far: every counted fact, and every sum a component makes row by row, grown by working days
 * of the period ÷ working days gone, the day itself gone. Tiers of running totals stay those reached so far; tiers of
 * facts are those the grown facts reach. null: the calendar does not know the period, or no working day has gone, so there
 * is no pace.
 */
function forecastRun(run: Run, day: Day): Run | null {
  const { prepared, shared } = run;
  const { period } = prepared;
  const calendar = calendarOf(prepared.plan, readCalendar(prepared.data.tables, []), period);
  const [gone, all] = [workingDays(period.start, day, calendar), workingDays(period.start, period.end, calendar)];
  if (typeof gone !== 'number' || typeof all !== 'number' || gone === 0) return null;
  const changes = prepared.plan.measures.filter(grows).flatMap((measure) =>
    prepared.people.payees.flatMap((_, payee): FactChange[] => {
      const fact = valueAt(shared.fact(measure), payee);
      if ('issue' in fact || fact.n === 0) return [];
      const units = divRound(mul(mul(fact.n, all - gone), pow10(SCALE)), mul(fact.d, gone), 'half-away');
      return [{ measure: measure.code, payee, by: decimalF(units, SCALE) }];
    }),
  );
  const again = prepare(prepared.plan, prepared.data, { period: period.code });
  return recalculate(again, changes, () => again, { n: all, d: gone });
}

/** Digits a forecast fact keeps. */
const SCALE = 6;

/** Facts that grow with the days: sums and counts do, shares and averages do not. */
const grows = ({ extensive, expression, unit, rows }: Measure): boolean =>
  extensive ??
  (expression === undefined &&
    /^(?:money|count)$/.test(unit) &&
    /^(?:sum|count|distinct)$/.test(rows?.aggregate ?? 'sum'));
