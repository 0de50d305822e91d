/** Row tables (deals, payments, calls): typed columns on demand, and measures aggregated by payee. */
import {
  cellText,
  columnIndex,
  decimals,
  finishDecimals,
  type NumberSink,
  placeOf,
  readNumberInto,
  refusalIssue,
  remember,
  rowCount,
} from './cells.js';
import {
  type Column,
  column,
  compareColumns,
  constant,
  get,
  isUnknown,
  logicColumns,
  put,
  sumBy,
  type Unknown,
} from './columns.js';
import type { Cell, RowTable } from './data.js';
import { cellDay } from './dates.js';
import { type Environment, evaluate, type Interner } from './evaluate.js';
import { add, compare, type Int } from './exact.js';
import { error, type Issue, note, type Place, warning } from './issue.js';
import { fold } from './language/index.js';
import type { Node } from './node.js';
import type { People } from './people.js';
import type { Period } from './period.js';
import type { Measure } from './plan.js';
import { type Quantity, whole } from './quantity.js';
import { isErrorText } from './refusal.js';

/** A stretch of a row table's rows: a large table comes in batches, each a table of the same name. */
export interface Part {
  readonly table: RowTable;
  /** Number of its first row among the rows of all parts. */
  readonly start: number;
}

/** A row table with the columns decoded so far. Its parts stay as they came: only decoded numbers are put together. */
export interface Rows {
  /** As written. */
  readonly name: string;
  readonly parts: readonly Part[];
  readonly count: number;
  /** Headers as written, for binding conditions; a part without one of them is empty there. */
  readonly columns: readonly string[];
  numbers(field: string): Quantity;
  /** Interned texts: equal folded texts have equal numbers; 0 is the empty text. */
  texts(field: string): Column;
  /** Days; −Infinity where empty, unknown where unreadable. */
  days(field: string): Column;
  /** Payee index, −1 where nobody known. */
  owners(field: string): Int32Array;
  readonly issues: Issue[];
}

/** Numbers texts by their folded spelling; 0 is the empty text. */
export function interner(): Interner {
  const codes = new Map<string, number>([['', 0]]);
  const texts = [''];
  const number = (text: string): number => {
    const key = fold(text);
    let code = codes.get(key);
    if (code === undefined) {
      code = codes.size;
      codes.set(key, code);
      texts.push(key);
    }
    return code;
  };
  return Object.assign(number, { textOf: (code: number): string => texts[code] ?? '' });
}

/** Headers that name the payee of a row when a measure does not say which. */
const PAYEE_FIELD = 'payee';

/** Row tables by folded name; tables of one name are the parts of one, in the order given. */
export function openTables(tables: readonly RowTable[], people: People, intern: Interner): Map<string, Rows> {
  const parts = new Map<string, RowTable[]>();
  for (const table of tables) {
    const key = fold(table.name);
    const known = parts.get(key);
    if (known) known.push(table);
    else parts.set(key, [table]);
  }
  return new Map([...parts].map(([key, own]) => [key, openRows(own, people, intern)]));
}

function openRows(tables: readonly RowTable[], people: People, intern: Interner): Rows {
  const issues: Issue[] = [];
  let count = 0;
  const parts = tables.map((table): Part => {
    const start = count;
    count += rowCount(table);
    return { table, start };
  });
  const cells = (field: string): Cells[] =>
    parts.map(({ table, start }) => {
      const index = columnIndex(table, field);
      return { table, index, issues, start, count: rowCount(table), cells: table.columns[index] ?? [] };
    });
  return {
    name: tables[0]?.name ?? '',
    parts,
    count,
    issues,
    columns: [...new Set(tables.flatMap(({ header }) => header))],
    numbers: memo((field) => readNumbers(count, cells(field))),
    texts: memo((field) => readTexts(count, cells(field), intern)),
    days: memo((field) => readDays(count, cells(field))),
    owners: memo((field) => readOwners(count, cells(field), people)),
  };
}

/** Whether the table has a column of that canonical field or header. */
export const hasColumn = ({ parts }: Rows, field: string): boolean =>
  parts.some(({ table }) => columnIndex(table, field) >= 0);

function memo<T>(read: (field: string) => T): (field: string) => T {
  const done = new Map<string, T>();
  return (field) => {
    const key = fold(field);
    let value = done.get(key);
    if (value === undefined) {
      value = read(field);
      done.set(key, value);
    }
    return value;
  };
}

/** A column of one part. */
interface Cells extends Part, NumberSink {
  readonly cells: readonly Cell[];
  /** Rows of the part. */
  readonly count: number;
}

function readNumbers(total: number, parts: readonly Cells[]): Quantity {
  const values = decimals(total);
  for (const part of parts) {
    const { cells, start, count } = part;
    for (let row = 0; row < count; row++) readNumberInto(values, start + row, cells[row], row, part);
  }
  return finishDecimals(values);
}

function readTexts(total: number, parts: readonly Cells[], intern: Interner): Column {
  const out = column(total);
  const code = remember((cell) => intern(cellText(cell)));
  for (const { cells, start, count } of parts) {
    for (let row = 0; row < count; row++) {
      const cell = cells[row];
      // An error value is not a text a condition could be about.
      if (typeof cell === 'string' && isErrorText(cell))
        put(out, start + row, { issue: error('cell-error', { text: cell }) });
      else out.v[start + row] = code(cell, row);
    }
  }
  return out;
}

function readDays(total: number, parts: readonly Cells[]): Column {
  const out = column(total);
  const seen = new Map<Cell, number>();
  for (const part of parts) readDaysOf(part, seen, out);
  return out;
}

function readDaysOf({ table, cells, index, issues, start, count }: Cells, seen: Map<Cell, number>, out: Column): void {
  let last: Cell;
  let lastDay = Number.NaN;
  for (let row = 0; row < count; row++) {
    const cell = cells[row];
    // Date objects differ by identity, so only texts are worth remembering.
    let day = cell === last ? lastDay : typeof cell === 'string' ? (seen.get(cell) ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(day)) {
      const read = cellDay(cell);
      day = 'day' in read ? read.day : 'empty' in read ? Number.NEGATIVE_INFINITY : Number.NaN;
      if ('refused' in read) {
        const issue = refusalIssue(read, placeOf(table, row, index));
        issues.push(issue);
        put(out, start + row, { issue });
        continue;
      }
      if (typeof cell === 'string') seen.set(cell, day);
    }
    last = cell;
    lastDay = day;
    out.v[start + row] = day;
  }
}

/** A name nobody has: where it stands first, and in how many rows. */
interface Stranger {
  readonly place: Place;
  rows: number;
}

function readOwners(total: number, parts: readonly Cells[], people: People): Int32Array {
  const out = new Int32Array(total);
  const strangers = new Map<Cell, Stranger>();
  for (const { table, cells, index, start, count } of parts) {
    for (let row = 0; row < count; row++) {
      const cell = cells[row];
      const owner = people.find(cell);
      out[start + row] = owner < 0 ? -1 : owner;
      if (owner >= 0) continue;
      const seen = strangers.get(cell);
      if (seen) seen.rows++;
      else strangers.set(cell, { place: placeOf(table, row, index), rows: 1 });
    }
  }
  for (const [cell, stranger] of strangers) parts[0]?.issues.push(strangerIssue(cell, stranger, people));
  return out;
}

function strangerIssue(cell: Cell, { place, rows }: Stranger, people: People): Issue {
  const name = cellText(cell);
  if (people.isAway(name)) return note('payee-away', { name, count: String(rows) }, place);
  const suggestion = name === '' ? '' : people.suggest(name);
  const code =
    name === ''
      ? 'row-without-payee'
      : people.find(cell) === -2
        ? 'payee-ambiguous'
        : suggestion
          ? 'payee-unknown-near'
          : 'payee-unknown';
  return warning(code, { name, suggestion, count: String(rows) }, place);
}

/** The environment a condition over rows is computed in. */
export function rowEnvironment(rows: Rows, intern: Interner): Environment {
  return {
    n: rows.count,
    intern,
    place: (row, leaf) => {
      const part = rows.parts.find(({ table, start }) => row >= start && row < start + rowCount(table));
      if (!part) return undefined;
      const column = leaf.op === 'input' && leaf.input.type === 'column' ? leaf.input.column : '';
      return placeOf(part.table, row - part.start, columnIndex(part.table, column));
    },
    input: (input) => {
      if (input.type !== 'column') throw new Error('a row has columns only');
      if (input.as === 'number') return rows.numbers(input.column);
      return whole(input.as === 'text' ? rows.texts(input.column) : rows.days(input.column));
    },
    figure: () => {
      throw new Error('a row condition has no figures');
    },
    across: () => {
      throw new Error('a row condition has no team');
    },
  };
}

/** What a measure reads of a table, checked: null where a column is missing (an issue says so). */
export interface RowMeasure {
  readonly rows: Rows;
  readonly measure: Measure;
  readonly where: Node | null;
  /** What is aggregated: a number of the row; null for `count` and `distinct`. */
  readonly value: Node | null;
}

/** Aggregates a measure's rows of the period by payee. Row order does not matter. */
export function aggregate(
  { rows, measure, where, value }: RowMeasure,
  payees: number,
  period: Period,
  intern: Interner,
): Quantity {
  const spec = measure.rows as NonNullable<Measure['rows']>;
  const owners = rows.owners(spec.payee ?? PAYEE_FIELD);
  const mask = countedRows({ rows, where, measure }, period, intern);
  if (spec.aggregate === 'count') return whole(sumBy(owners, constant(1), mask, payees));
  if (spec.aggregate === 'distinct') return whole(distinct(owners, rows.texts(spec.column ?? ''), mask, payees));
  const values = value ? evaluate(value, rowEnvironment(rows, intern)) : rows.numbers(spec.column ?? '');
  if (spec.aggregate === 'sum') return { num: sumBy(owners, values.num, mask, payees), den: null, scale: values.scale };
  const missing = noRows(rows.name, measure);
  if (spec.aggregate === 'average') return average(owners, values, mask, payees, missing);
  const order = spec.aggregate === 'first' || spec.aggregate === 'last' ? rows.days(spec.date ?? '').v : null;
  return {
    scale: values.scale,
    den: null,
    num: extreme(owners, values.num, mask, payees, spec.aggregate, order, missing),
  };
}

/** 1 in each row the measure counts in the period; null: in all of them. */
export const countedRows = (
  { rows, where, measure }: Pick<RowMeasure, 'rows' | 'where' | 'measure'>,
  period: Period,
  intern: Interner,
): Column | null =>
  combine(
    where ? evaluate(where, rowEnvironment(rows, intern)).num : null,
    measure.rows?.date === undefined ? null : inPeriod(rows.days(measure.rows.date), period),
  );

function combine(a: Column | null, b: Column | null): Column | null {
  if (!a || !b) return a ?? b;
  return a.odd === null && b.odd === null ? fastAnd(a, b) : logicColumns(a, b, 'and');
}

function fastAnd(a: Column, b: Column): Column {
  const out = column(Math.max(a.v.length, b.v.length));
  for (let i = 0; i < out.v.length; i++)
    out.v[i] = (a.v.length === 1 ? (a.v[0] as number) : (a.v[i] as number)) * (b.v[i] as number);
  return out;
}

function inPeriod(days: Column, { start, end }: Period): Column {
  const out = column(days.v.length);
  for (let i = 0; i < out.v.length; i++) {
    const day = days.v[i] as number;
    if (Number.isNaN(day)) put(out, i, get(days, i));
    else out.v[i] = day >= start && day <= end ? 1 : 0;
  }
  return out;
}

const noRows = (table: string, measure: Measure): Unknown => ({
  absent: true,
  issue: error('no-rows', { table, measure: measure.title ?? measure.code }),
});

function distinct(owners: Int32Array, codes: Column, mask: Column | null, payees: number): Column {
  const out = column(payees);
  const seen = new Set<number>();
  const width = owners.length + 1;
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number;
    const flag = mask ? get(mask, i) : 1;
    if (owner < 0 || flag === 0) continue;
    if (isUnknown(flag)) put(out, owner, flag);
    else if (codes.v[i] !== 0 && !seen.has(owner * width + (codes.v[i] as number))) {
      seen.add(owner * width + (codes.v[i] as number));
      const held = get(out, owner);
      if (!isUnknown(held)) put(out, owner, add(held, 1));
    }
  }
  return out;
}

function average(
  owners: Int32Array,
  values: Quantity,
  mask: Column | null,
  payees: number,
  missing: Unknown,
): Quantity {
  const sum = sumBy(owners, values.num, mask, payees);
  const count = sumBy(owners, constant(1), mask, payees);
  for (let i = 0; i < payees; i++) if (get(count, i) === 0) put(sum, i, missing);
  const none = compareColumns(count, constant(0), '=');
  return { num: sum, den: none.v.some((flag) => flag !== 0) ? maxOne(count) : count, scale: values.scale };
}

/** Denominators stay positive and known; where the count is 0 or unknown the sum already says so. */
const maxOne = (count: Column): Column => {
  const out = column(count.v.length);
  for (let i = 0; i < out.v.length; i++) {
    const n = get(count, i);
    put(out, i, isUnknown(n) || n === 0 ? 1 : n);
  }
  return out;
};

type Extreme = 'min' | 'max' | 'first' | 'last';

/** Smallest, largest, or the value of the earliest or latest day; equal days take the larger value, whatever the order of rows. */
function extreme(
  owners: Int32Array,
  values: Column,
  mask: Column | null,
  payees: number,
  kind: Extreme,
  days: Float64Array | null,
  missing: Unknown,
): Column {
  const out = column(payees);
  const best = new Int32Array(payees).fill(-1);
  const unknown = new Map<number, Unknown>();
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number;
    const flag = mask ? get(mask, i) : 1;
    if (owner < 0 || flag === 0) continue;
    const value = get(values, i);
    if (isUnknown(flag) || isUnknown(value)) unknown.set(owner, isUnknown(flag) ? flag : (value as Unknown));
    else if ((best[owner] as number) < 0 || wins(i, best[owner] as number, values, kind, days)) best[owner] = i;
  }
  for (let p = 0; p < payees; p++)
    put(out, p, unknown.get(p) ?? ((best[p] as number) < 0 ? missing : get(values, best[p] as number)));
  return out;
}

function wins(i: number, held: number, values: Column, kind: Extreme, days: Float64Array | null): boolean {
  const order = compare(get(values, i) as Int, get(values, held) as Int);
  if (kind === 'min') return order < 0;
  if (kind === 'max' || !days) return order > 0;
  const [a, b] = [days[i] as number, days[held] as number];
  return a === b ? order > 0 : kind === 'first' ? a < b : a > b;
}
