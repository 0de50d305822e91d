/** Row tables (deals, payments, calls): typed columns on demand, and measures aggregated by payee. */
import { joinQuantity, keptQuantity } from './batch.js';
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
  mulColumns,
  put,
  scratch,
  slice,
  sumBy,
  type Unknown,
  within,
} from './columns.js';
import type { Cell, RowTable } from './data.js';
import { cellDay } from './dates.js';
import { type Environment, evaluate } from './evaluate.js';
import { add, compare, type Int } from './exact.js';
import { error, type Issue, note, type Place, warning } from './issue.js';
import { fold } from './language/index.js';
import type { Node } from './node.js';
import type { People } from './people.js';
import type { Period } from './period.js';
import type { Measure } from './plan.js';
import { common, type Quantity, whole } from './quantity.js';
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

/** One numbering of texts for all tables of a run. */
export type Interner = (text: string) => number;

/** Numbers texts by their folded spelling; 0 is the empty text. */
export function interner(): Interner {
  const codes = new Map<string, number>([['', 0]]);
  return (text) => {
    const key = fold(text);
    let code = codes.get(key);
    if (code === undefined) {
      code = codes.size;
      codes.set(key, code);
    }
    return code;
  };
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

/** The environment a condition over rows lo to hi is computed in. */
export function rowEnvironment(rows: Rows, intern: Interner, lo = 0, hi = rows.count): Environment {
  const part = (c: Column): Column => (hi - lo === rows.count ? c : slice(c, lo, hi));
  return {
    n: hi - lo,
    intern,
    input: (input) => {
      if (input.type !== 'column') throw new Error('a row has columns only');
      if (input.as === 'text') return whole(part(rows.texts(input.column)));
      if (input.as !== 'number') return whole(part(rows.days(input.column)));
      const { num, scale } = rows.numbers(input.column);
      return { num: part(num), den: null, scale };
    },
    figure: () => {
      throw new Error('a row condition has no figures');
    },
    across: () => {
      throw new Error('a row condition has no team');
    },
  };
}

/** Rows computed at a time. */
const BATCH = 4096;

/** A condition or a value in every row, a batch at a time. */
function overRows(node: Node, rows: Rows, intern: Interner): Quantity {
  if (rows.count <= BATCH || node.op === 'input') return evaluate(node, rowEnvironment(rows, intern));
  const own = scratch();
  const parts: Quantity[] = [];
  for (let lo = 0; lo < rows.count; lo += BATCH) {
    const hi = Math.min(lo + BATCH, rows.count);
    parts.push(within(own, () => keptQuantity(evaluate(node, rowEnvironment(rows, intern, lo, hi)), hi - lo)));
  }
  return joinQuantity(parts);
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
  const mask = combine(
    where ? overRows(where, rows, intern).num : null,
    spec.date === undefined ? null : inPeriod(rows.days(spec.date), period),
  );
  if (spec.aggregate === 'count') return whole(sumBy(owners, constant(1), mask, payees));
  if (spec.aggregate === 'distinct') return whole(distinct(owners, rows.texts(spec.column ?? ''), mask, payees));
  // «Сумма / 3»: quotients add up and compare over one denominator.
  const values = value ? common(overRows(value, rows, intern)) : rows.numbers(spec.column ?? '');
  if (spec.aggregate === 'sum') return { ...values, num: sumBy(owners, values.num, mask, payees) };
  const missing = noRows(rows.name, measure);
  if (spec.aggregate === 'average') return average(owners, values, mask, payees, missing);
  const order = spec.aggregate === 'first' || spec.aggregate === 'last' ? rows.days(spec.date ?? '').v : null;
  return {
    ...values,
    num: extreme(owners, values.num, mask, payees, spec.aggregate, order, missing),
  };
}

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

/** 1 for rows of the period; null: all of them, as when a table is made for the period. */
function inPeriod(days: Column, { start, end }: Period): Column | null {
  if (days.v.every((day) => day >= start && day <= end)) return null;
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
  const rows = none.v.some((flag) => flag !== 0) ? maxOne(count) : count;
  return { num: sum, den: values.den ? mulColumns(rows, values.den) : rows, scale: values.scale };
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
