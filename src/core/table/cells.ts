/** Reading columns of a table: which column, which cell, and an issue that names it. */

import { cellDay, type Day } from '../day/dates.js';
import { error, type Issue, type Place, warning } from '../issue/issue.js';
import type { Refused } from '../issue/refusal.js';
import { fold } from '../language/index.js';
import {
  type Cellular,
  type Column,
  isUnknown,
  put,
  smallColumn,
  type Unknown,
  widened,
  within,
} from '../number/columns.js';
import { type CellNumber, cellNumber, DECIMAL_POINT, parseInto } from '../number/decimal.js';
import { compare, type Int, mul, pow10 } from '../number/exact.js';
import type { Cell, RowTable, TableRole } from './data.js';

/** Index of a canonical field or a header, −1 where there is none. */
export function columnIndex(table: RowTable, field: string): number {
  const exact = table.fields.indexOf(field);
  if (exact >= 0) return exact;
  const key = fold(field);
  const byField = table.fields.findIndex((name) => fold(name) === key);
  return byField >= 0 ? byField : table.header.findIndex((name) => fold(name) === key);
}

/** The cells of a field, or undefined where the table has no such column. */
export const cellsOf = (table: RowTable, field: string): readonly Cell[] | undefined =>
  table.columns[columnIndex(table, field)];

export const rowCount = (table: RowTable): number => table.columns[0]?.length ?? 0;

/** Visits every row of the tables of a role. */
export function eachRow(tables: readonly RowTable[], role: TableRole, visit: (table: RowTable, row: number) => void) {
  for (const table of tables) {
    if (table.role === role) for (let row = 0; row < rowCount(table); row++) visit(table, row);
  }
}

/** Where a cell stands. */
export function placeOf(table: RowTable, row: number, index = -1): Place {
  const number = table.rowNumbers?.[row] ?? (table.firstRow === undefined ? row + 2 : table.firstRow + row);
  const letter = table.letters?.[index];
  return {
    table: table.name,
    row: number,
    ...(index >= 0 ? { column: table.header[index] ?? table.fields[index] ?? '' } : {}),
    ...(letter === undefined ? {} : { cell: `${letter}${number}` }),
  };
}

/** A row of a table by field: what is written, and where. */
export const rowAt = (table: RowTable, row: number) => ({
  text: (field: string): string => cellText(cellsOf(table, field)?.[row]),
  place: (field: string): Place => placeOf(table, row, columnIndex(table, field)),
});

/** Text of a cell, '' when empty. */
export const cellText = (cell: Cell): string => (cell === null || cell === undefined ? '' : String(cell).trim());

/** An issue made of a reader's refusal. */
export const refusalIssue = (refused: Refused, place: Place): Issue => error(refused.refused, refused.params, place);

/**
 * A growing column of decimals: elements may have different digits until `finish` brings them to one scale.
 * Integers and digits are kept apart, so that a million cells make no million objects.
 */
export interface Decimals {
  /** Four bytes an element until one does not fit: then it is another column. */
  units: Column;
  /** Digits of each element; null while all have `most`. */
  digits: Uint8Array | null;
  /** −1 before the first element. */
  most: number;
  /** Used again for every cell. */
  readonly cell: { units: Int; scale: number };
}

export const decimals = (n: number): Decimals => ({
  units: smallColumn(n),
  digits: null,
  most: -1,
  cell: { units: 0, scale: 0 },
});

export function setDecimal(d: Decimals, i: number, units: Int, scale: number): void {
  if (typeof units === 'number' && (units | 0) === units) d.units.v[i] = units;
  else putCell(d, i, units);
  if (scale !== d.most || d.digits !== null) setDigits(d, i, scale);
}

/** Sets the units of an element whatever they are. */
export function putCell(d: Decimals, i: number, value: Cellular): void {
  if (d.units.v instanceof Int32Array) d.units = within(null, () => widened(d.units));
  put(d.units, i, value);
}

/** Sets a whole number, or an unknown. */
export const putWhole = (d: Decimals, i: number, value: Cellular): void =>
  isUnknown(value) ? putCell(d, i, value) : setDecimal(d, i, value, 0);

function setDigits(d: Decimals, i: number, scale: number): void {
  if (d.most >= 0) {
    d.digits ??= new Uint8Array(d.units.v.length).fill(d.most);
    d.digits[i] = scale;
  }
  if (scale > d.most) d.most = scale;
}

/** One scale for all: the largest number of digits seen. */
export function finishDecimals({ units: found, digits, most }: Decimals): { num: Column; den: null; scale: number } {
  const scale = Math.max(most, 0);
  if (digits === null) return { num: found, den: null, scale };
  const units = widened(found);
  for (let i = 0; i < digits.length; i++) {
    const by = most - (digits[i] as number);
    if (by === 0) continue;
    const value = units.v[i] as number;
    const factor = pow10(by);
    const lifted = typeof factor === 'number' ? value * factor : Number.NaN;
    if (lifted <= Number.MAX_SAFE_INTEGER && lifted >= -Number.MAX_SAFE_INTEGER) units.v[i] = lifted;
    else if (!Number.isNaN(value)) put(units, i, mul(value, factor));
    else liftOdd(units, i, factor);
  }
  return { num: units, den: null, scale };
}

function liftOdd(units: Column, i: number, factor: Int): void {
  const odd = units.odd?.[i];
  if (typeof odd === 'bigint') put(units, i, mul(odd, factor));
}

/** Where cell readers put what they find: a number column, and issues for cells that are not numbers. */
export interface NumberSink {
  readonly table: RowTable;
  readonly index: number;
  readonly issues: Issue[];
  /** The column holds ratios: a bare 9,5 may be 9,5 % or 950 %, so it is refused. */
  readonly ratio?: boolean;
}

/** A bare number above this in a ratio column lacks its percent sign. */
export const RATIO_WITHOUT_SIGN = 2;

/** Reads a cell into element i: a number, absent when empty, or unknown with an issue. Returns false when it was empty. */
export function readNumberInto(d: Decimals, i: number, cell: Cell, row: number, sink: NumberSink): boolean {
  // Three digits after the mark may be thousands, which cellNumber knows to refuse.
  if (typeof cell === 'string' && !sink.ratio && parseInto(cell, DECIMAL_POINT, d.cell) && d.cell.scale !== 3) {
    setDecimal(d, i, d.cell.units, d.cell.scale);
    if (sink.table.typed) warnText(cell, row, sink);
    return true;
  }
  const read = cellNumber(cell);
  if ('empty' in read) {
    putCell(d, i, emptyCell(sink.table, row, sink.index));
    return false;
  }
  const refused =
    'refused' in read ? refusalIssue(read, placeOf(sink.table, row, sink.index)) : withoutSign(read, cell, row, sink);
  if ('refused' in read || refused) {
    const issue = refused as Issue;
    sink.issues.push(issue);
    putCell(d, i, { issue });
    return true;
  }
  setDecimal(d, i, read.value.units, read.value.scale);
  if (read.wasText && sink.table.typed) warnText(cell, row, sink);
  return true;
}

function warnText(cell: Cell, row: number, sink: NumberSink): void {
  const place = placeOf(sink.table, row, sink.index);
  sink.issues.push(warning('number-as-text', { text: cellText(cell) }, place));
}

/** Is a bare number more than what a ratio may be without its percent sign? */
export const lacksSign = ({ value: { units, scale }, percent }: Pick<CellNumber, 'value' | 'percent'>): boolean =>
  !percent && compare(units, mul(RATIO_WITHOUT_SIGN, pow10(scale))) > 0;

function withoutSign(read: CellNumber, cell: Cell, row: number, sink: NumberSink): Issue | null {
  if (!sink.ratio || !lacksSign(read)) return null;
  const place = placeOf(sink.table, row, sink.index);
  return error('percent-sign', { text: cellText(cell), column: place.column ?? '' }, place);
}

/** An empty cell: absent, and says where. */
export const emptyCell = (table: RowTable, row: number, index: number): Unknown => ({
  absent: true,
  issue: error('cell-empty', { table: table.name }, placeOf(table, row, index)),
});

/** A day, null when empty; an unreadable date is an issue and counts as empty. */
export function readDay(cell: Cell, table: RowTable, row: number, index: number, issues: Issue[]): Day | null {
  const read = cellDay(cell);
  if ('day' in read) return read.day;
  if ('refused' in read) issues.push(refusalIssue(read, placeOf(table, row, index)));
  return null;
}

/** Memoises a reader by the raw cell: tables repeat the same few texts millions of times. */
export function remember<T>(read: (cell: Cell, row: number) => T): (cell: Cell, row: number) => T {
  const seen = new Map<Cell, T>();
  let last: Cell;
  let value: T;
  let any = false;
  return (cell, row) => {
    if (any && cell === last) return value;
    let found = seen.get(cell);
    if (found === undefined) {
      found = read(cell, row);
      seen.set(cell, found);
    }
    last = cell;
    value = found;
    any = true;
    return found;
  };
}

/** The number of one cell, as a quantity of one. */
export function readOne(
  table: RowTable,
  row: number,
  field: string,
  sink: Pick<NumberSink, 'issues' | 'ratio'>,
): ReturnType<typeof finishDecimals> {
  const index = columnIndex(table, field);
  const values = decimals(1);
  readNumberInto(values, 0, table.columns[index]?.[row], row, { ...sink, table, index });
  return finishDecimals(values);
}
