/** Finding the three tables and their columns, and reading their rows. */

import { cellDay, type Day } from '../core/day/dates.js';
import { type PeriodRow, parsePeriod } from '../core/day/period.js';
import { error, type Issue } from '../core/issue/issue.js';
import { fold } from '../core/language/index.js';
import { get, isUnknown } from '../core/number/columns.js';
import { type Int, mul, pow10 } from '../core/number/exact.js';
import {
  cellText,
  columnIndex,
  decimals,
  emptyCell,
  finishDecimals,
  placeOf,
  readNumberInto,
  refusalIssue,
  remember,
  rowCount,
} from '../core/table/cells.js';
import type { Cell, Data, RowTable } from '../core/table/data.js';
import { fieldOfHeader, idOfHeader, keyOf, SOURCES, sourceInName, sourceOfName } from './headers.js';
import type { ReconcileOptions, SourceField, SourceName } from './types.js';

/** A row of a source. */
export interface SourceRow {
  readonly source: Source;
  readonly table: RowTable;
  readonly row: number;
  /** As written; '' where the row has none. */
  readonly id: string;
  readonly key: string;
  /** Amount in units of 10^-digits of the whole reconciliation; null: it cannot be read. */
  readonly units: Int | null;
  readonly pay: Int | null;
  /** First and last day the date covers: a month, where the column holds periods; null: no date. */
  readonly start: Day | null;
  readonly end: Day | null;
  readonly client: string;
  readonly payee: string;
  readonly currency: string;
  /** Of a row without an id: how many counterparts fit equally well. */
  fits: number;
}

export interface Source {
  readonly name: SourceName;
  /** Batches of one table. */
  readonly tables: readonly RowTable[];
  readonly columns: Readonly<Partial<Record<SourceField, string>>>;
  /** false: its only money column is the pay itself, which no deal or payment can equal. */
  readonly comparable: boolean;
  readonly rows: SourceRow[];
}

/** The sources there are, in order, and what is wrong with the others. */
export function findSources(data: Data, options: ReconcileOptions, issues: Issue[]): Source[] {
  const byName = new Map<string, RowTable[]>();
  for (const table of data.tables) {
    if (table.role !== 'rows') continue;
    const key = keyOf(table.name);
    byName.set(key, [...(byName.get(key) ?? []), table]);
  }
  const chosen = chooseTables(byName, options, issues);
  const type = commonId([...chosen.entries()]);
  return SOURCES.flatMap((name) => {
    const tables = chosen.get(name);
    const source = tables && openSource(name, tables, type, options, issues);
    return source ? [source] : [];
  });
}

type Tables = ReadonlyMap<string, RowTable[]>;

function chooseTables(byName: Tables, options: ReconcileOptions, issues: Issue[]): Map<SourceName, RowTable[]> {
  const chosen = new Map<SourceName, RowTable[]>();
  const listed = [...byName.values()].map(([table]) => (table as RowTable).name).join(', ') || '—';
  for (const source of SOURCES) {
    const given = options.tables?.[source];
    if (given === undefined) continue;
    const tables = byName.get(keyOf(given));
    if (tables) chosen.set(source, tables);
    else issues.push(error('reconcile-table', { name: given, tables: listed }));
  }
  for (const source of SOURCES)
    if (options.tables?.[source] === undefined) {
      const tables = recognised(source, byName, chosen, issues);
      if (tables) chosen.set(source, tables);
    }
  if (chosen.size < 2) issues.push(error('reconcile-sources', { tables: listed }));
  return chosen;
}

/** The table whose whole name is the best known one, else the only one with such a word in its name. */
function recognised(
  source: SourceName,
  byName: Tables,
  chosen: ReadonlyMap<SourceName, RowTable[]>,
  issues: Issue[],
): RowTable[] | undefined {
  const free = [...byName].filter(([, tables]) => ![...chosen.values()].includes(tables));
  const whole = free
    .map(([key, tables]) => ({ tables, spelling: sourceOfName(key) }))
    .filter(({ spelling }) => spelling?.name === source)
    .sort((a, b) => (a.spelling?.rank ?? 0) - (b.spelling?.rank ?? 0));
  if (whole[0]) return whole[0].tables;
  const partly = free.filter(([key]) => sourceOfName(key) === undefined && sourceInName(key)?.name === source);
  if (partly.length > 1) {
    const tables = partly.map(([, [table]]) => (table as RowTable).name).join(', ');
    issues.push(error('reconcile-several', { source, tables }));
  }
  return partly.length === 1 ? partly[0]?.[1] : undefined;
}

/** What the id columns of most sources number: the deal, the order, the invoice or the contract. */
function commonId(chosen: readonly (readonly [SourceName, readonly RowTable[]])[]): string {
  const count = (type: string): number =>
    chosen.filter(([source, [table]]) =>
      (table as RowTable).header.some((header) => {
        const found = idOfHeader(header)?.name;
        return found === type || (found === 'own' && source === 'deals' && type === 'deal');
      }),
    ).length;
  const types = ['deal', 'order', 'invoice', 'contract', 'own'];
  const most = Math.max(...types.map(count));
  return types.find((type) => count(type) === most) ?? 'deal';
}

function openSource(
  name: SourceName,
  tables: readonly RowTable[],
  idType: string,
  options: ReconcileOptions,
  issues: Issue[],
): Source | null {
  const [table] = tables as [RowTable];
  const columns = columnsOf(name, table, idType, options, issues);
  const comparable = columns.amount !== undefined;
  const lacks = columns.id === undefined ? 'id' : comparable || columns.pay !== undefined ? null : 'amount';
  if (lacks === null) return { name, tables, columns, comparable, rows: [] };
  const columnsThere = table.header.join(', ');
  const { row: _row, ...place } = placeOf(table, 0);
  issues.push(error('reconcile-column', { source: name, what: inWords(lacks), columns: columnsThere }, place));
  return null;
}

function columnsOf(
  name: SourceName,
  table: RowTable,
  idType: string,
  options: ReconcileOptions,
  issues: Issue[],
): Partial<Record<SourceField, string>> {
  const best = new Map<SourceField, { header: string; rank: number }>();
  const offer = (field: SourceField, header: string, rank: number): void => {
    const held = best.get(field);
    if (held === undefined || rank < held.rank) best.set(field, { header, rank });
  };
  table.header.forEach((header, i) => {
    const id = idOfHeader(header);
    const known = fieldOfHeader(name, header);
    if (id !== undefined) offer('id', header, id.name === idType ? 0 : id.name === 'own' ? 2 : 1);
    if (known !== undefined) offer(known.name as SourceField, header, known.rank);
    if (table.fields[i] === 'payee') offer('payee', header, -1);
  });
  const given = Object.entries(options.columns?.[name] ?? {}) as [SourceField, string][];
  for (const [field, header] of given) {
    const index = columnIndex(table, header);
    if (index >= 0) best.set(field, { header: table.header[index] as string, rank: -2 });
    else {
      const { row: _row, ...place } = placeOf(table, 0);
      const params = { source: name, what: inWords(field), columns: table.header.join(', ') };
      issues.push(error('reconcile-column', params, place));
      best.delete(field);
    }
  }
  return Object.fromEntries([...best].map(([field, { header }]) => [field, header]));
}

/** Digits all amounts are counted in: at least two, more where a table has more. */
export function readSources(
  sources: readonly Source[],
  custom: readonly PeriodRow[],
  currency: string,
  issues: Issue[],
): number {
  const read = sources.map((source) => source.tables.map((table) => readTable(source, table, custom, issues)));
  const digits = Math.max(2, ...read.flat().map(({ scale }) => scale));
  sources.forEach((source, s) => {
    for (const one of read[s] ?? []) addRows(source, one, digits);
  });
  const currencies = new Set(sources.flatMap(({ rows }) => rows.map(({ currency }) => currency)));
  currencies.delete('');
  // A table without currencies beside one that has a single one is in that one; where none has, the plan may say it.
  const [only] = currencies.size === 0 ? [currency] : currencies.size === 1 ? [...currencies] : [];
  if (only !== undefined && only !== '') {
    for (const { rows } of sources)
      rows.forEach((row, i) => {
        if (row.currency === '') rows[i] = { ...row, currency: only };
      });
  }
  return digits;
}

interface TableRead {
  readonly table: RowTable;
  readonly amount: ReturnType<typeof finishDecimals>;
  readonly pay: ReturnType<typeof finishDecimals>;
  readonly scale: number;
  readonly days: readonly (readonly [Day, Day] | null)[];
}

function readTable(source: Source, table: RowTable, custom: readonly PeriodRow[], issues: Issue[]): TableRead {
  const amount = numbersOf(table, source.columns.amount, issues);
  const pay = numbersOf(table, source.columns.pay, []);
  const days = daysOf(table, source.columns.date, custom, issues);
  return { table, amount, pay, scale: Math.max(amount.scale, pay.scale), days };
}

function numbersOf(table: RowTable, header: string | undefined, issues: Issue[]): ReturnType<typeof finishDecimals> {
  const count = rowCount(table);
  const values = decimals(count);
  const index = header === undefined ? -1 : columnIndex(table, header);
  const cells = table.columns[index] ?? [];
  for (let row = 0; row < count; row++) {
    if (!readNumberInto(values, row, cells[row], row, { table, index, issues }) && index >= 0)
      issues.push(emptyCell(table, row, index).issue);
  }
  return finishDecimals(values);
}

/** Days of a date column; a period («2026-10», «октябрь 2026») is its first and last day. */
function daysOf(
  table: RowTable,
  header: string | undefined,
  custom: readonly PeriodRow[],
  issues: Issue[],
): (readonly [Day, Day] | null)[] {
  const index = header === undefined ? -1 : columnIndex(table, header);
  const periods = header !== undefined && /период|месяц|period|month/i.test(header);
  const read = remember((cell, row): readonly [Day, Day] | null => {
    const day = cellDay(cell);
    if ('empty' in day) return null;
    if ('day' in day && !periods) return [day.day, day.day];
    const period = parsePeriod(cell, custom, { dateMeansMonth: periods });
    if ('code' in period) return [period.start, period.end];
    if ('day' in day) return [day.day, day.day];
    issues.push(refusalIssue(day, placeOf(table, row, index)));
    return null;
  });
  const cells = table.columns[index] ?? [];
  return Array.from({ length: rowCount(table) }, (_, row) => (index < 0 ? null : read(cells[row], row)));
}

function addRows(source: Source, { table, amount, pay, days }: TableRead, digits: number): void {
  const { columns, comparable, rows } = source;
  const texts = (field: SourceField): ((row: number) => string) => {
    const header = columns[field];
    const cells: readonly Cell[] = header === undefined ? [] : (table.columns[columnIndex(table, header)] ?? []);
    return (row) => cellText(cells[row]);
  };
  const [id, client, payee, currency] = (['id', 'client', 'payee', 'currency'] as const).map(texts) as [
    (row: number) => string,
    (row: number) => string,
    (row: number) => string,
    (row: number) => string,
  ];
  const unitsOf = (read: TableRead['amount'], row: number): Int | null => {
    const value = get(read.num, row);
    return isUnknown(value) ? null : mul(value, pow10(digits - read.scale));
  };
  const count = rowCount(table);
  for (let row = 0; row < count; row++) {
    const day = days[row] ?? null;
    const written = id(row);
    const paid = columns.pay === undefined ? null : unitsOf(pay, row);
    rows.push({
      source,
      table,
      row,
      id: written,
      key: idKey(written),
      units: comparable ? unitsOf(amount, row) : paid,
      pay: paid,
      start: day === null ? null : day[0],
      end: day === null ? null : day[1],
      client: client(row),
      payee: payee(row),
      currency: currency(row).toUpperCase(),
      fits: 0,
    });
  }
}

/**
 * Equal ids have equal keys: case, spaces, kinds of dash and a leading «№» do not matter.
 * @example idKey('№ Д–104') // 'д-104'
 */
export const idKey = (id: string): string =>
  fold(id)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/^(?:№|#|no\.?(?= ))\s*/, '')
    .trim();

/** Cyrillic letters with a Latin twin, both in lower case. */
const TWINS: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
};

/**
 * Ids that look the same have one key: zeros in front, marks between, letters of the other alphabet.
 * @example looseKey('д-0104') === looseKey('Д 104') // true
 */
export const looseKey = (key: string): string =>
  (fold(key).match(/[a-zа-я]+|\d+/g) ?? [])
    .map((piece) => (/\d/.test(piece) ? piece.replace(/^0+(?=\d)/, '') : piece.replace(/./g, (c) => TWINS[c] ?? c)))
    .join('-');

/** «Сумма» is a header elsewhere, so the word for it here is another. */
const inWords = (field: string): string => (field === 'amount' ? 'sum' : field);
