/** Currency rates: what one unit of a currency costs in another, by the latest dated row on or before a day. */

import { cellDay, type Day, isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import { type Column, column, get, isUnknown, put } from '../number/columns.js';
import { currencyOf, isCurrency } from '../number/currency.js';
import { compareF, divF, type Fraction, fraction, fractionText, mulF } from '../number/exact.js';
import { type Quantity, valueAt } from '../number/quantity.js';
import type { PlanDocument } from '../plan/plan.js';
import {
  cellsOf,
  cellText,
  columnIndex,
  decimals,
  finishDecimals,
  placeOf,
  readNumberInto,
  refusalIssue,
  rowCount,
} from '../table/cells.js';
import type { RowTable } from '../table/data.js';

/** A row of the rates table. */
interface Entry {
  readonly day: Day;
  /** Cost of one unit, or why it is unknown. */
  readonly value: Fraction | Issue;
  readonly shown: RateShown;
}

/** A rate as people look it up: on that day `per` units of `from` cost `rate` units of `to`. */
export interface RateShown {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly rate: string;
  readonly per: string;
  readonly place: Place;
}

/** The rate between two currencies on a day, and the one or two rows it is made of. */
export interface Rate {
  readonly value: Fraction;
  readonly rows: readonly RateShown[];
}

export interface Rates {
  /** Currency of the document's plans, where they have one; rates without «К валюте» are in it. */
  readonly home: string | null;
  /** Last day of the period: the day of a conversion that names none. */
  readonly end: Day;
  find(from: string, to: string, day: Day): Rate | Issue;
}

/** A rate in a few signs. @example ratePlain({ from: 'USD', to: 'RUB', date: '2026-10-05', rate: '92.5', per: '1', place: {} }) // '2026-10-05: 1 USD = 92.5 RUB' */
export const ratePlain = ({ from, to, date, rate, per }: RateShown): string =>
  `${date}: ${per} ${from} = ${rate} ${to}`;

type Pairs = ReadonlyMap<string, readonly Entry[]>;

/** Reads the rates tables. A row that cannot be read makes its day's rate unknown: an older one never steps in silently. */
export function readRates(tables: readonly RowTable[], plan: PlanDocument, period: Period, issues: Issue[]): Rates {
  const homes = new Set(plan.plans.map(({ currency }) => currency ?? 'RUB'));
  const home = homes.size > 1 ? null : ([...homes][0] ?? 'RUB');
  const pairs = new Map<string, Entry[]>();
  for (const table of tables) if (table.role === 'rates') readTable(table, home, pairs, issues);
  for (const entries of pairs.values()) {
    entries.sort((a, b) => a.day - b.day);
    settleTwins(entries, issues);
  }
  return { home, end: period.end, find: (from, to, day) => find(pairs, home, from, to, day) };
}

function readTable(table: RowTable, home: string | null, pairs: Map<string, Entry[]>, issues: Issue[]): void {
  const at = (field: string): number => columnIndex(table, field);
  const numbers = (field: string): Quantity => {
    const index = at(field);
    const values = decimals(rowCount(table));
    table.columns[index]?.forEach((cell, row) => {
      readNumberInto(values, row, cell, row, { table, index, issues });
    });
    return finishDecimals(values);
  };
  const text = (field: string, row: number): string => cellText(cellsOf(table, field)?.[row]);
  const [rates, pers] = [numbers('rate'), numbers('per')];
  for (let row = 0; row < rowCount(table); row++) {
    const from = currencyOf(text('currency', row));
    if (from === '') continue;
    const to = currencyOf(text('to', row)) || home;
    const place = placeOf(table, row, at('rate'));
    if (to === null) {
      issues.push(error('rate-to', { currency: from }, placeOf(table, row, at('currency'))));
      continue;
    }
    const strange = isCurrency(from) ? (isCurrency(to) ? undefined : 'to') : 'currency';
    if (strange !== undefined) {
      issues.push(error('currency-code', { text: text(strange, row) }, placeOf(table, row, at(strange))));
      continue;
    }
    const read = cellDay(cellsOf(table, 'date')?.[row]);
    const dated =
      'day' in read
        ? null
        : 'refused' in read
          ? refusalIssue(read, placeOf(table, row, at('date')))
          : error('cell-empty', { table: table.name }, placeOf(table, row, at('date')));
    if (dated) issues.push(dated);
    const per = text('per', row) === '' ? fraction(1) : valueAt(pers, row);
    const value = dated ?? costOf(valueAt(rates, row), per, place, issues);
    // Without its day nobody knows which other rows it overrides: all before it are safe, none after the first.
    const day = 'day' in read ? read.day : Number.NEGATIVE_INFINITY;
    const shown: RateShown = {
      from,
      to,
      date: 'day' in read ? isoOf(day) : '',
      rate: text('rate', row),
      per: text('per', row) || '1',
      place,
    };
    const key = `${from} ${to}`;
    const held = pairs.get(key);
    const entry: Entry = { day, value, shown: 'code' in value ? shown : exactly(shown, valueAt(rates, row), per) };
    if (held) held.push(entry);
    else pairs.set(key, [entry]);
  }
}

type Read = ReturnType<typeof valueAt>;

const exactly = (shown: RateShown, rate: Read, per: Read): RateShown =>
  'issue' in rate || 'issue' in per ? shown : { ...shown, rate: fractionText(rate), per: fractionText(per) };

function costOf(rate: Read, per: Read, place: Place, issues: Issue[]): Fraction | Issue {
  if ('issue' in rate) return rate.issue;
  if ('issue' in per) return per.issue;
  if (rate.n > 0 && per.n > 0) return divF(rate, per);
  const issue = error('rate-not-positive', undefined, place);
  issues.push(issue);
  return issue;
}

/** Two different rates of one day: neither can be told to be right. */
function settleTwins(entries: Entry[], issues: Issue[]): void {
  for (let i = 1; i < entries.length; i++) {
    const [a, b] = [entries[i - 1], entries[i]] as [Entry, Entry];
    if (a.day !== b.day || 'code' in a.value || 'code' in b.value || compareF(a.value, b.value) === 0) continue;
    const { from: currency, date, place } = b.shown;
    const issue = error('rate-twice', { currency, date, first: String(a.shown.place.row ?? '') }, place);
    issues.push(issue);
    entries[i] = { ...b, value: issue };
  }
}

/** The last entry on or before the day: of one day the last, which is the one that says they differ. */
function latest(entries: readonly Entry[], day: Day): Entry | undefined {
  const [first] = entries;
  if (first && 'code' in first.value && first.day === Number.NEGATIVE_INFINITY) return first;
  let lo = 0;
  let hi = entries.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((entries[middle] as Entry).day <= day) lo = middle + 1;
    else hi = middle;
  }
  return entries[lo - 1];
}

/** One way or the other: the pair's own rows first, else the opposite pair's. */
function leg(pairs: Pairs, from: string, to: string, day: Day): Rate | Issue | undefined {
  const straight = pairs.get(`${from} ${to}`);
  const entry = latest(straight ?? pairs.get(`${to} ${from}`) ?? [], day);
  if (!entry) return undefined;
  const { value, shown } = entry;
  return 'code' in value ? value : { value: straight ? value : divF(fraction(1), value), rows: [shown] };
}

/** The pair itself, its opposite, or both through the currency of the plan. */
function find(pairs: Pairs, home: string | null, from: string, to: string, day: Day): Rate | Issue {
  if (from === to) return { value: fraction(1), rows: [] };
  const found = leg(pairs, from, to, day);
  if (found) return found;
  const middle = home !== null && from !== home && to !== home ? home : null;
  const [a, b] = middle === null ? [] : [leg(pairs, from, middle, day), leg(pairs, middle, to, day)];
  if (a && 'code' in a) return a;
  if (b && 'code' in b) return b;
  if (a && b) return { value: mulF(a.value, b.value), rows: [...a.rows, ...b.rows] };
  return error('rate-missing', { currency: from, to, date: isoOf(day) });
}

/** What an exchange reads in each row. */
export interface Exchanged {
  /** Codes of currencies as the environment numbers texts; a constant or a column. */
  readonly currencies: Column;
  /** Days; null: the last day of the period. */
  readonly days: Column | null;
  readonly to: string;
  readonly n: number;
  /** The text of a code. */
  textOf(code: number): string;
  /** Where row i stands, for an issue. */
  placeOf?(row: number): Place | undefined;
}

/** The rate of every row: a look-up in a sorted list for each currency and day met, one in a map for each row. */
export function rateColumn(rates: Rates, { currencies, days, to, n, textOf, placeOf: place }: Exchanged): Quantity {
  const size = days === null && currencies.v.length === 1 ? 1 : n;
  const [num, den] = [column(size), column(size)];
  const known = new Map<number, Rate | Issue>();
  for (let i = 0; i < size; i++) {
    den.v[i] = 1;
    const code = get(currencies, i);
    const day = days === null ? rates.end : get(days, i);
    if (isUnknown(code) || isUnknown(day)) {
      put(num, i, isUnknown(code) ? code : (day as typeof code));
      continue;
    }
    const key = Number(code) * 1_000_000 + (Number.isFinite(Number(day)) ? Number(day) : 999_999);
    let rate = known.get(key);
    if (rate === undefined) {
      rate = rateOf(rates, textOf(Number(code)), to, Number(day));
      known.set(key, rate);
    }
    if ('code' in rate) {
      const at = place?.(i);
      put(num, i, { issue: rate.place === undefined && at ? { ...rate, place: at } : rate });
    } else {
      put(num, i, rate.value.n);
      put(den, i, rate.value.d);
    }
  }
  return { num, den, scale: 0 };
}

function rateOf(rates: Rates, text: string, to: string, day: Day): Rate | Issue {
  const from = currencyOf(text);
  if (from === '') return error('rate-currency');
  if (!isCurrency(from)) return error('currency-code', { text });
  return Number.isFinite(day) ? rates.find(from, to, day) : error('rate-date', { currency: from });
}
