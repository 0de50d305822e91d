/** The rows behind a figure: the first of them one by one, how much is in the rest, and what was left out and why. */

import { cellDay, isoOf } from '../day/dates.js';
import { type RowMeasure, valuesOf } from '../inputs/aggregate.js';
import { type Credit, partsOf } from '../inputs/credits.js';
import { type Entries, entriesOf } from '../inputs/entries.js';
import { columnNames, type Prepared } from '../inputs/prepare.js';
import { everyRow, partAt, placeOfRow, type Rows } from '../inputs/rows.js';
import { type Column, get, within } from '../number/columns.js';
import { cellNumber } from '../number/decimal.js';
import { addF, type Fraction, fraction, fractionText } from '../number/exact.js';
import { type Quantity, valueAt } from '../number/quantity.js';
import { labelOf } from '../plan/plan.js';
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
  /** Where an amount stands; of rows that are counted their day. */
  readonly column: string;
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
      column: columnNames([value])[0] ?? date ?? payee,
      names: namesOf(rows, read, aggregate === 'distinct' ? column : undefined),
    };
  });
  READ.set(opened, made);
  return made;
}

const REASONS = ['condition', 'date', 'undated'] as const;
type Sorted = Readonly<Record<'counted' | LeftOut['reason'], number[]>>;

/** A payee's entries by why they are left out. */
function sorted({ entries, parts, days, met }: Reading, payee: number, { period: { start, end } }: Prepared): Sorted {
  const by: Sorted = { counted: [], condition: [], date: [], undated: [] };
  const { row, start: first } = entries;
  for (let i = first[payee] as number; i < (first[payee + 1] as number); i++) {
    // A rule that does not hold for the row gives nothing of it.
    if (parts && shareOf(entries, i)?.n === 0) continue;
    const at = row[i] as number;
    const day = days ? (days.v[at] as number) : start;
    if (day < start || day > end) by[Number.isFinite(day) ? 'date' : 'undated'].push(i);
    // Where this cannot be told the figure is unknown.
    else by[met && get(met, at) === 0 ? 'condition' : 'counted'].push(i);
  }
  return by;
}

/** The rows of a table a measure counted for a payee. */
export function rowsCounted(opened: RowMeasure, payee: number, prepared: Prepared): number[] {
  const reading = readingOf(opened, prepared);
  return sorted(reading, payee, prepared).counted.map((i) => reading.entries.row[i] as number);
}

/** The rows a measure counted for a payee, by day; and the payee's rows of its table that it did not count. */
export function countedOf(opened: RowMeasure, payee: number, prepared: Prepared): CountedRows {
  const reading = readingOf(opened, prepared);
  const { entries, days, parts, whole } = reading;
  const { where = '', aggregate } = opened.measure.rows as NonNullable<typeof opened.measure.rows>;
  const by = sorted(reading, payee, prepared);
  const rowOf = (i: number): number => entries.row[i] as number;
  const amountOf = (i: number): Fraction | null =>
    knownAt(parts ? (parts[entries.credit[i] as number] as Quantity) : whole, rowOf(i));
  const adds = aggregate === 'sum' ? amountOf : null;
  const told = (i: number): CountedRow => {
    const row = rowOf(i);
    const amount = amountOf(i);
    const share = parts && shareOf(entries, i);
    const { rule } = entries.credits[entries.credit[i] as number] as Credit;
    const of = share && rule && share.n !== share.d && knownAt(whole, row);
    return {
      place: placeOfRow(opened.rows, row, reading.column),
      ...dayOf(days, row),
      names: reading.names(row),
      ...(amount ? { amount: fractionText(amount) } : {}),
      ...(of ? { of: fractionText(of), share: fractionText(share), rule: labelOf(rule) } : {}),
    };
  };
  const why = (reason: LeftOut['reason'], own: readonly number[]): Partial<LeftOut> => {
    if (reason !== 'date') return reason === 'condition' ? { condition: where } : {};
    return { days: [own[0], own[own.length - 1]].map((i) => isoOf(days?.v[rowOf(i as number)] as number)) };
  };
  return {
    ...listedOf(by.counted, told, adds),
    leftOut: REASONS.filter((reason) => by[reason].length > 0).map((reason) => ({
      reason,
      ...tally(by[reason], adds),
      ...why(reason, by[reason]),
    })),
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

function shareOf({ credits, credit, row }: Entries, i: number): Fraction | null {
  const own = credits[credit[i] as number]?.share ?? null;
  return knownAt(own, row[i] as number);
}

/** An amount that is known. */
export function knownAt(values: Quantity | null, row: number): Fraction | null {
  const value = values && valueAt(values, values.num.v.length === 1 ? 0 : row);
  return value && !('issue' in value) ? value : null;
}

/** The day of a row where it has one. */
export function dayOf(days: Column | null, row: number): { readonly day?: string } {
  const day = days?.v[row] ?? Number.NaN;
  return Number.isFinite(day) ? { day: isoOf(day) } : {};
}

/** Texts that tell one row from another. */
const MOST_NAMES = 2;

/**
 * What identifies a row: its first column and its first texts, beside what was read of it and what is a number or a day.
 * @param first a column whose text comes before them
 */
export function namesOf(rows: Rows, read: readonly string[], first?: string): (row: number) => string[] {
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
