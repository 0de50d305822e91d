/** Row tables (deals, payments, calls): their columns decoded on demand, and expressions computed over their rows. */

import { cellDay } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue, type IssueCode, note, type Place, warning } from '../issue/issue.js';
import { isErrorText, quoted } from '../issue/refusal.js';
import { fold } from '../language/index.js';
import { joinQuantity, keptQuantity } from '../number/batch.js';
import { type Column, column, get, put, slice, within, withScratch } from '../number/columns.js';
import { type Quantity, whole } from '../number/quantity.js';
import { type Environment, evaluate, type Interner } from '../program/evaluate.js';
import type { Node, RuleNode } from '../program/node.js';
import {
  cellText,
  columnIndex,
  type Decimals,
  decimals,
  finishDecimals,
  type NumberSink,
  placeOf,
  putCell,
  readNumberInto,
  refusalIssue,
  remember,
  rowCount,
  setDecimal,
} from '../table/cells.js';
import type { Cell, RowTable } from '../table/data.js';
import { AMBIGUOUS, type People } from './people.js';

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
  /** The raw cells of a column, part by part. */
  cellsOf(field: string): readonly Cells[];
  /** The same for a column that may be empty: {@link UNNAMED} there, and nobody complains. */
  roles(field: string): Int32Array;
  /** What the rule of another table gives for each row. */
  rule(node: RuleNode): Quantity;
  readonly issues: Issue[];
  /** What some rows are known to lack: a day, by folded column; somebody the crediting rules name. */
  readonly lacks: { readonly days: Set<string>; payee: boolean };
}

/** Stands for the owner of a row whose cell names nobody. */
export const UNNAMED = -2;

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

/** Row tables by folded name; tables of one name are the parts of one, in the order given. */
export function openTables(
  tables: readonly RowTable[],
  people: People,
  intern: Interner,
  ruleOf: (node: RuleNode, rows: Rows, rules: Rows | undefined) => Quantity,
  base?: ReadonlyMap<string, Rows>,
): ReadonlyMap<string, Rows> {
  const opened = base
    ? [...base].map(([key, rows]) => [key, reopened(rows, people)] as const)
    : [...partsOf(tables)].map(([key, own]) => [key, openRows(own, people, intern)] as const);
  const all = new Map<string, Rows>();
  for (const [key, rows] of opened) {
    const rule = remembered((node: RuleNode) => ruleOf(node, own, all.get(fold(node.table))), JSON.stringify);
    const own: Rows = { ...rows, rule };
    all.set(key, own);
  }
  return all;
}

function partsOf(tables: readonly RowTable[]): Map<string, RowTable[]> {
  const parts = new Map<string, RowTable[]>();
  for (const table of tables) {
    const key = fold(table.name);
    const known = parts.get(key);
    if (known) known.push(table);
    else parts.set(key, [table]);
  }
  return parts;
}

/** The same rows read for another period: columns decoded once serve both, only whose a row is may differ. */
function reopened(rows: Rows, people: People): Rows {
  const issues: Issue[] = [];
  const read = (optional: boolean) =>
    memo((field) => readOwners(rows.count, rows.cellsOf(field), people, issues, optional));
  return { ...rows, issues, owners: read(false), roles: read(true) };
}

function openRows(tables: readonly RowTable[], people: People, intern: Interner): Omit<Rows, 'rule'> {
  const issues: Issue[] = [];
  const lacks = { days: new Set<string>(), payee: false };
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
    lacks,
    columns: [...new Set(tables.flatMap(({ header }) => header))],
    numbers: memo((field) => readNumbers(count, cells(field))),
    texts: memo((field) => readTexts(count, cells(field), intern)),
    days: memo((field) => {
      const days = readDays(count, cells(field));
      if (days.v.includes(Number.NEGATIVE_INFINITY)) lacks.days.add(fold(field));
      return days;
    }),
    cellsOf: cells,
    owners: memo((field) => readOwners(count, cells(field), people, issues, false)),
    roles: memo((field) => readOwners(count, cells(field), people, issues, true)),
  };
}

/** Whether the table has a column of that canonical field or header. */
export const hasColumn = ({ parts }: Rows, field: string): boolean =>
  parts.some(({ table }) => columnIndex(table, field) >= 0);

const memo = <T>(read: (field: string) => T): ((field: string) => T) => remembered(read, fold);

function remembered<A, T>(read: (asked: A) => T, keyOf: (asked: A) => string): (asked: A) => T {
  const done = new Map<string, T>();
  return (field) => {
    const key = keyOf(field);
    let value = done.get(key);
    if (value === undefined) {
      // It outlives whoever asks first.
      value = within(null, () => read(field));
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
  for (const { table, index, cells, start, count } of parts) {
    for (let row = 0; row < count; row++) {
      const cell = cells[row];
      // An error value is not a text a condition could be about.
      if (typeof cell === 'string' && isErrorText(cell))
        put(out, start + row, { issue: error('cell-error', { text: cell }, placeOf(table, row, index)) });
      else out.v[start + row] = code(cell, row);
    }
  }
  return out;
}

function readDays(total: number, parts: readonly Cells[]): Column {
  const out = decimals(total);
  const seen = new Map<Cell, number>();
  for (const part of parts) readDaysOf(part, seen, out);
  return out.units;
}

function readDaysOf(
  { table, cells, index, issues, start, count }: Cells,
  seen: Map<Cell, number>,
  out: Decimals,
): void {
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
        putCell(out, start + row, { issue });
        continue;
      }
      if (typeof cell === 'string') seen.set(cell, day);
    }
    last = cell;
    lastDay = day;
    setDecimal(out, start + row, day, 0);
  }
}

/** A name nobody has: where it stands first, and in how many rows. */
interface Stranger {
  readonly place: Place;
  readonly rows: readonly number[];
}

const HAS_LEFT: readonly IssueCode[] = ['rows-to-successor', 'successor-missing', 'payee-away'];
/** Says an issue about somebody who left of some of its rows; null: it is about none of them. */
const OF_ROWS = new WeakMap<Issue, (isIn: (row: number) => boolean) => Issue | null>();

/** The table's issues; about people who left only as far as it concerns rows of the period by one of the date columns. */
export function issuesOf(rows: Rows, dates: readonly (string | undefined)[], { start, end }: Period): Issue[] {
  const days = dates.map((field) => (field === undefined || !hasColumn(rows, field) ? null : rows.days(field).v));
  const isIn = (row: number): boolean =>
    days.length === 0 ||
    days.some((own) => own === null || ((own[row] as number) >= start && (own[row] as number) <= end));
  return rows.issues.flatMap((issue) => {
    const some = OF_ROWS.get(issue);
    return some ? (some(isIn) ?? []) : [issue];
  });
}

function readOwners(
  total: number,
  parts: readonly Cells[],
  people: People,
  issues: Issue[],
  optional: boolean,
): Int32Array {
  const out = new Int32Array(total);
  const strangers = new Map<Cell, number[]>();
  for (const { cells, start, count } of parts) {
    for (let row = 0; row < count; row++) {
      const cell = cells[row];
      const known = typeof cell === 'string' ? (people.idOf(cell) ?? -1) : -1;
      if (known >= 0) {
        out[start + row] = known;
        continue;
      }
      if (optional && (cell === null || cell === undefined || cell === '')) {
        out[start + row] = UNNAMED;
        continue;
      }
      const own = people.find(cell);
      const owner = own >= 0 ? own : (people.heirOf(cellText(cell)) ?? -1);
      out[start + row] = owner < 0 ? -1 : owner;
      if (own >= 0) continue;
      const seen = strangers.get(cell);
      if (seen) seen.push(start + row);
      else strangers.set(cell, [start + row]);
    }
  }
  const told = (cell: Cell, at: readonly number[]): Issue => {
    const first = at[0] as number;
    const { table, index, start } = partAt(parts, first) as Cells;
    return strangerIssue(cell, { place: placeOf(table, first - start, index), rows: at }, people);
  };
  for (const [cell, at] of strangers) {
    const issue = told(cell, at);
    issues.push(issue);
    if (!HAS_LEFT.includes(issue.code)) continue;
    OF_ROWS.set(issue, (isIn) => {
      const own = at.filter(isIn);
      return own.length === 0 ? null : told(cell, own);
    });
  }
  return out;
}

function strangerIssue(cell: Cell, { place, rows: { length: rows } }: Stranger, people: People): Issue {
  const written = cellText(cell);
  const name = people.awayName(written) ?? written;
  const heir = people.heirOf(written);
  if (heir !== null && heir >= 0)
    return note('rows-to-successor', { name, successor: people.payees[heir]?.name ?? '', count: String(rows) }, place);
  if (heir !== null) return warning('successor-missing', { name, count: String(rows) }, place);
  if (people.awayName(written)) return note('payee-away', { name, count: String(rows) }, place);
  if (isErrorText(name)) return warning('cell-error', { text: quoted(name) }, place);
  const suggestion = name === '' ? '' : people.suggest(name);
  const code =
    name === '' ? 'row-without-payee' : people.find(cell) === AMBIGUOUS ? 'payee-ambiguous' : 'payee-unknown';
  return warning(code, { name, suggestion, count: String(rows) }, place);
}

/** The environment a condition over rows lo to hi is computed in. */
export function rowEnvironment(rows: Rows, intern: Interner, lo = 0, hi = rows.count): Environment {
  const part = (c: Column): Column => (hi - lo === rows.count ? c : slice(c, lo, hi));
  return {
    n: hi - lo,
    intern,
    place: (row, leaf) => {
      const column = leaf.op === 'input' && leaf.input.type === 'column' ? leaf.input.column : '';
      return placeOfRow(rows, row, column);
    },
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
    overTime: () => {
      throw new Error('a row has no earlier periods');
    },
    overRows: () => {
      throw new Error('a row has no rows of its own');
    },
    ofRow: (node) => {
      if (node.op !== 'rule') throw new Error('a row of a table has no neighbours');
      const { num, scale } = rows.rule(node);
      return { num: part(num), den: null, scale };
    },
  };
}

/** Rows computed at a time. */
const BATCH = 4096;

/** A condition or a value in every row, a batch at a time. */
export function everyRow(node: Node, rows: Rows, intern: Interner): Quantity {
  // Columns of no rows do not mix with constants.
  if (rows.count === 0) return whole(column(0));
  if (rows.count <= BATCH || node.op === 'input') return evaluate(node, rowEnvironment(rows, intern));
  const parts: Quantity[] = [];
  eachBatch(rows, intern, (batch) => parts.push(keptQuantity(evaluate(node, batch), batch.n)) > 0);
  return joinQuantity(parts);
}

/** Visits the rows a batch at a time, until `visit` returns false; columns made in it hold as long as it does. */
export function eachBatch(rows: Rows, intern: Interner, visit: (batch: Environment, lo: number) => boolean): boolean {
  return withScratch((own) => {
    for (let lo = 0; lo < rows.count; lo += BATCH) {
      const batch = rowEnvironment(rows, intern, lo, Math.min(lo + BATCH, rows.count));
      if (!within(own, () => visit(batch, lo))) return false;
    }
    return true;
  });
}

/** 1 for rows of the period; null: all of them, as when a table is made for the period. */
export function inPeriod(days: Column, { start, end }: Period): Column | null {
  const { v } = days;
  let i = 0;
  while (i < v.length && (v[i] as number) >= start && (v[i] as number) <= end) i++;
  if (i === v.length) return null;
  const out = column(v.length);
  out.v.fill(1, 0, i);
  for (; i < v.length; i++) {
    const day = v[i] as number;
    if (Number.isNaN(day)) put(out, i, get(days, i));
    else out.v[i] = day >= start && day <= end ? 1 : 0;
  }
  return out;
}

/** The part a row of the joined table stands in. */
export function partAt<P extends Part>(parts: readonly P[], row: number): P | undefined {
  let found: P | undefined;
  for (const part of parts) if (part.start <= row) found = part;
  return found;
}

/** Place of a row of the joined table. */
export function placeOfRow(rows: Rows, row: number, field: string): Place {
  const part = partAt(rows.parts, row) ?? rows.parts[0];
  return part ? placeOf(part.table, row - part.start, columnIndex(part.table, field)) : {};
}
