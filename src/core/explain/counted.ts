/** The rows behind a figure: the first of them one by one, how much is in the rest, and what was left out and why. */

import { cellDay, type Day, isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { type RowMeasure, valuesOf } from '../inputs/aggregate.js';
import { partsOf } from '../inputs/credits.js';
import { type Entries, entriesOf } from '../inputs/entries.js';
import { columnNames, type Prepared } from '../inputs/prepare.js';
import { everyRow, partAt, placeOfRow, type Rows } from '../inputs/rows.js';
import { type Column, get, within } from '../number/columns.js';
import { cellNumber } from '../number/decimal.js';
import { addF, type Fraction, fraction, fractionText } from '../number/exact.js';
import { type Quantity, valueAt } from '../number/quantity.js';
import type { CountedRow, CountedRows, LeftOut, RestOfRows } from '../program/statement.js';
import { cellText, columnIndex } from '../table/cells.js';
import type { Cell } from '../table/data.js';

/** Rows told one by one; of the rest there is only how many and how much. */
const MOST_ROWS = 20;

/** A measure's table by payee, read once for everybody. */
interface Reading {
  readonly entries: Entries;
  readonly days: Column | null;
  /** 1 where a row meets the measure's condition; null: it has none. */
  readonly met: Column | null;
  /** What a row is to the measure: its amount, or 1 where rows are counted; null: a text. */
  readonly whole: Quantity | null;
  /** The part of it each credit gives. */
  readonly parts: readonly Quantity[] | null;
  names(row: number): string[];
}

const READ = new WeakMap<RowMeasure, Reading>();

function readingOf(opened: RowMeasure, { people, intern }: Prepared): Reading {
  const known = READ.get(opened);
  if (known) return known;
  const { rows, measure, where, value, credits, digits } = opened;
  const { date, payee = 'payee', aggregate, column = '' } = measure.rows as NonNullable<typeof measure.rows>;
  const read = [date ?? '', payee, ...credits.map(({ rule }) => rule?.payee ?? ''), ...columnNames([where, value])];
  const made = within(null, (): Reading => {
    const whole = aggregate === 'distinct' ? null : valuesOf(opened, intern);
    return {
      entries: entriesOf(rows, credits, null, people.payees.length, { date }),
      days: date === undefined ? null : rows.days(date),
      met: where && everyRow(where, rows, intern).num,
      whole,
      parts: whole && aggregate === 'sum' ? partsOf(whole, credits, digits) : null,
      names: namesOf(rows, read, aggregate === 'distinct' ? column : undefined),
    };
  });
  READ.set(opened, made);
  return made;
}

/** The rows a measure counted for a payee, by day; and the payee's rows of its table that it did not count. */
export function countedOf(opened: RowMeasure, payee: number, prepared: Prepared): CountedRows {
  const reading = readingOf(opened, prepared);
  const { entries, days, parts, whole } = reading;
  const { where, aggregate } = opened.measure.rows as NonNullable<typeof opened.measure.rows>;
  const by = new Map<LeftOut['reason'] | '', number[]>();
  for (let i = entries.start[payee] as number; i < (entries.start[payee + 1] as number); i++) {
    // A rule that does not hold for the row gives nothing of it.
    if (parts && shareOf(entries, i)?.n === 0) continue;
    const reason = whyOut(reading, entries.row[i] as number, prepared.period);
    by.set(reason, [...(by.get(reason) ?? []), i]);
  }
  const amountOf = (i: number): Fraction | null =>
    known(parts?.[entries.credit[i] as number] ?? whole, entries.row[i] as number);
  const adds = aggregate === 'sum' ? amountOf : null;
  const column = [
    ...columnNames([opened.value]),
    opened.measure.rows?.date ?? '',
    opened.measure.rows?.payee ?? 'payee',
  ];
  const day = (i: number): string | undefined => dayText(days?.v[entries.row[i] as number]);
  const told = (i: number): CountedRow => {
    const row = entries.row[i] as number;
    const amount = amountOf(i);
    const share = parts && shareOf(entries, i);
    const rule = entries.credits[entries.credit[i] as number]?.rule;
    const of = share && share.n !== share.d && known(whole, row);
    return {
      place: placeOfRow(opened.rows, row, column.find((name) => name !== '') ?? ''),
      ...(day(i) === undefined ? {} : { day: day(i) as string }),
      names: reading.names(row),
      ...(amount ? { amount: fractionText(amount) } : {}),
      ...(of ? { of: fractionText(of), share: fractionText(share), rule: rule?.title ?? rule?.code ?? '' } : {}),
    };
  };
  const leftOut = (reason: LeftOut['reason']): LeftOut[] => {
    const own = by.get(reason) ?? [];
    if (own.length === 0) return [];
    const ends = reason === 'date' ? [day(own[0] as number) ?? '', day(own[own.length - 1] as number) ?? ''] : [];
    return [
      {
        reason,
        ...tally(own, adds),
        ...(reason === 'condition' ? { condition: where as string } : {}),
        ...(ends.length > 0 ? { days: ends } : {}),
      },
    ];
  };
  return {
    ...listedOf(by.get('') ?? [], told, adds),
    leftOut: (['condition', 'date', 'undated'] as const).flatMap(leftOut),
  };
}

/** The first rows told, the rest in number and, where rows add up, in amount. */
export function listedOf(
  rows: readonly number[],
  told: (i: number) => CountedRow,
  amountOf: ((i: number) => Fraction | null) | null,
): Omit<CountedRows, 'leftOut'> {
  const rest = rows.slice(MOST_ROWS);
  return {
    count: rows.length,
    listed: rows.slice(0, MOST_ROWS).map(told),
    ...(rest.length === 0 ? {} : { rest: tally(rest, amountOf) }),
  };
}

/** How many, and how much in them where each is known. */
function tally(rows: readonly number[], amountOf: ((i: number) => Fraction | null) | null): RestOfRows {
  const amounts = amountOf ? rows.map(amountOf) : [null];
  const sum = amounts.reduce((all, one) => all && one && addF(all, one), fraction(0));
  return { count: rows.length, ...(sum ? { amount: fractionText(sum) } : {}) };
}

/** Why a row is not counted; '' of one that is. A day that cannot be read leaves the figure unknown. */
function whyOut({ days, met }: Reading, row: number, { start, end }: Period): LeftOut['reason'] | '' {
  const day = days?.v[row] ?? start;
  if (day === Number.NEGATIVE_INFINITY) return 'undated';
  if (day < start || day > end) return 'date';
  return met && get(met, row) === 0 ? 'condition' : '';
}

function shareOf({ credits, credit, row }: Entries, i: number): Fraction | null {
  const own = credits[credit[i] as number]?.share ?? null;
  return known(own, row[i] as number);
}

function known(values: Quantity | null, row: number): Fraction | null {
  const value = values && valueAt(values, values.num.v.length === 1 ? 0 : row);
  return value && !('issue' in value) ? value : null;
}

const dayText = (day: Day | undefined): string | undefined =>
  day === undefined || !Number.isFinite(day) ? undefined : isoOf(day);

/** Texts that tell one row from another. */
const MOST_NAMES = 2;

/**
 * What identifies a row: its first column and its first texts, beside what was read of it and what is a number or a day.
 * @param first a column whose text comes before them
 */
function namesOf(rows: Rows, read: readonly string[], first?: string): (row: number) => string[] {
  const parts = rows.parts.map(({ table, start }) => {
    const used = new Set(read.map((field) => columnIndex(table, field)));
    const chosen = first === undefined ? -1 : columnIndex(table, first);
    const order = [chosen, ...table.header.keys()].filter(
      (at, i) => at >= 0 && !used.has(at) && (i === 0 || at !== chosen),
    );
    return { table, start, order };
  });
  return (row) => {
    const part = partAt(parts, row);
    if (!part) return [];
    const cells = part.order.flatMap((at) => {
      const cell = part.table.columns[at]?.[row - part.start];
      return cell != null && cell !== '' && (at === 0 || isText(cell)) ? [cellText(cell)] : [];
    });
    return cells.slice(0, MOST_NAMES);
  };
}

const isText = (cell: Cell): boolean =>
  typeof cell === 'string' && 'refused' in cellNumber(cell) && !('day' in cellDay(cell));
