/** One cell of a plan table → its value in the document, or an issue that names the cell. */

import { cellDay, isDateObject, isoOf } from '../core/day/dates.js';
import type { Issue, IssueCode, Place, Severity } from '../core/issue/issue.js';
import { isErrorText, quoted, type Refused } from '../core/issue/refusal.js';
import { canonical, fold, nameText } from '../core/language/index.js';
import { currencyOf, isCurrency } from '../core/number/currency.js';
import { type CellNumber, cellNumber, decimalText, parseDecimal } from '../core/number/decimal.js';
import type { Cell } from '../core/table/data.js';
import type { CellKind } from './plan-columns.js';
import { isBlank, textOf } from './sheet.js';
import type { SheetTable } from './table.js';
import { nearestWord, valueOfWord, type WordListName, wordsOf } from './words.js';

/** What reading a plan table needs: the table, where findings go, and the names a whole cell may be. */
export interface Reader {
  readonly table: SheetTable;
  readonly issues: Issue[];
  /** Folded codes of the plan: «Процент с продаж» as a whole cell is a name, whatever words it has. */
  readonly names: ReadonlySet<string>;
}

export type Value = string | number | boolean;
/** Formula cells where a percent sign is watched. */
type Share = 'ratio' | 'weight' | 'attainment';

/** Place of a table's cell; column −1: the row. */
export function placeOf(table: SheetTable, row: number, column = -1): Place {
  const number = table.rowNumbers?.[row] ?? (table.firstRow ?? 1) + row;
  const letter = table.letters?.[column];
  const header = table.header[column];
  return {
    ...(table.name === '' ? {} : { table: table.name }),
    row: number,
    ...(header === undefined ? {} : { column: header }),
    ...(letter === undefined ? {} : { cell: `${letter}${number}` }),
  };
}

export const cellAt = (table: SheetTable, row: number, column: number): Cell => table.columns[column]?.[row];

/** Reports a finding at a cell; the header is always among its values. */
export function report(
  reader: Reader,
  code: IssueCode,
  severity: Severity,
  row: number,
  column: number,
  params: Record<string, string> = {},
): undefined {
  const header = reader.table.header[column];
  const place = placeOf(reader.table, row, column);
  reader.issues.push({
    code,
    severity,
    place,
    params: { ...(header === undefined ? {} : { column: header }), ...params },
  });
  return undefined;
}

const refused = (reader: Reader, row: number, column: number, { refused: code, params }: Refused): undefined =>
  report(reader, code, 'error', row, column, params);

/** Reads a filled cell by its kind; undefined: not read, the issue is reported. */
export function readCell(reader: Reader, kind: CellKind, row: number, column: number): Value | undefined {
  const cell = cellAt(reader.table, row, column);
  if (typeof kind === 'object') return readWord(reader, kind.words, row, column);
  switch (kind) {
    case 'text':
      return readText(reader, row, column);
    case 'currency':
      return readCurrency(reader, row, column);
    case 'date':
      return readDate(reader, row, column);
    case 'flag': {
      const word = typeof cell === 'boolean' ? String(cell) : readWord(reader, 'flag', row, column);
      return word === undefined ? undefined : word === 'true';
    }
    case 'digits':
      return readDigits(reader, row, column);
    case 'number':
    case 'share':
      return readNumberCell(reader, row, column, kind === 'share');
    case 'own':
      return undefined;
    default:
      return readFormula(reader, kind, row, column);
  }
}

/** Text of a cell; a number as decimal text, a date as its ISO day. */
export function plainText(cell: Cell): string {
  if (typeof cell === 'number') {
    const read = cellNumber(cell);
    return 'value' in read ? decimalText(read.value.units, read.value.scale) : String(cell);
  }
  if (isDateObject(cell)) {
    const read = cellDay(cell);
    return 'day' in read ? isoOf(read.day) : '';
  }
  return textOf(cell);
}

function readText(reader: Reader, row: number, column: number): string | undefined {
  const text = plainText(cellAt(reader.table, row, column));
  return isErrorText(text) ? report(reader, 'cell-error', 'error', row, column, { text: quoted(text) }) : text;
}

function readCurrency(reader: Reader, row: number, column: number): string | undefined {
  const text = readText(reader, row, column);
  const code = text && currencyOf(text);
  if (!code || isCurrency(code)) return code;
  return report(reader, 'currency-code', 'error', row, column, { text: quoted(text) });
}

function readDate(reader: Reader, row: number, column: number): string | undefined {
  const cell = cellAt(reader.table, row, column);
  const month = typeof cell === 'string' ? /^\s*(?:(\d{4})-(\d\d)|(\d\d)\.(\d{4}))\s*$/.exec(cell) : null;
  const read = cellDay(month === null ? cell : `${month[1] ?? month[4]}-${month[2] ?? month[3]}-01`);
  if ('day' in read) return isoOf(read.day);
  return 'refused' in read ? refused(reader, row, column, read) : undefined;
}

/** Reads one of a list's words; what is not in it gets the nearest word and the whole list. */
export function readWord(reader: Reader, list: WordListName, row: number, column: number): string | undefined {
  const cell = cellAt(reader.table, row, column);
  const text = typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : plainText(cell);
  const value = valueOfWord(list, text);
  if (value !== undefined) return value;
  if (isErrorText(text)) return report(reader, 'cell-error', 'error', row, column, { text: quoted(text) });
  const { lang } = reader.table;
  const params = {
    text: quoted(text),
    suggestion: nearestWord(list, text, lang) ?? '',
    options: wordsOf(list, lang)
      .map((word) => (lang === 'ru' ? `«${word}»` : `"${word}"`))
      .join(', '),
  };
  return report(reader, 'word-unknown', 'error', row, column, params);
}

function readDigits(reader: Reader, row: number, column: number): number | undefined {
  const text = plainText(cellAt(reader.table, row, column));
  return /^(?:\d|1[0-2])$/.test(text)
    ? Number(text)
    : report(reader, 'digits-text', 'error', row, column, { text: quoted(text) });
}

/** Canonical decimal text, `9.5%` with its sign, of what was read. */
const numberText = ({ value, percent }: Pick<CellNumber, 'value' | 'percent'>): string =>
  percent ? `${decimalText(value.units, value.scale - 2)}%` : decimalText(value.units, value.scale);

/** `=1.234` is exact text: nothing about it is to be guessed. */
export function exactNumber(text: string): string | undefined {
  if (!text.startsWith('=')) return undefined;
  const rest = text.slice(1).trim();
  return parseDecimal(rest.endsWith('%') ? rest.slice(0, -1) : rest) === null ? undefined : rest;
}

/** Reads a cell that holds a number only. `share`: a missing percent sign is watched. */
export function readNumberCell(reader: Reader, row: number, column: number, share: boolean): string | undefined {
  const cell = cellAt(reader.table, row, column);
  const exact = typeof cell === 'string' ? exactNumber(cell) : undefined;
  if (exact !== undefined) return exact;
  const read = cellNumber(cell);
  if ('empty' in read) return undefined;
  if ('refused' in read) return refused(reader, row, column, read);
  return share ? watched(reader, 'ratio', read, row, column) : numberText(read);
}

/** A bare number over 1 where a share belongs: a typed one is taken and pointed at, a text one is not taken. */
function watched(reader: Reader, kind: Share, read: CellNumber, row: number, column: number): string | undefined {
  const text = numberText(read);
  const size = Math.abs(Number(text.replace('%', '')));
  // 1.2 is how a percent cell gives 120 %, usual for a cap and suspicious for a rate.
  if (read.percent || size <= (kind === 'attainment' && !read.wasText ? 10 : 1)) return text;
  const shown = reader.table.lang === 'ru' ? text.replace('.', ',') : text;
  const parts = kind === 'weight' && read.value.scale === 0;
  if (parts && areParts(reader.table, row, column)) return text;
  if (read.wasText && !parts) return report(reader, 'percent-sign', 'error', row, column, { text: shown });
  report(reader, 'percent-check', 'warning', row, column, { text: shown });
  return text;
}

/** Weights of one scorecard written as parts, 3 : 2 : 2: whole numbers from 1 on, none with a percent sign. */
function areParts(table: SheetTable, row: number, column: number): boolean {
  const text = (field: string, at: number): string => fold(plainText(cellAt(table, at, table.fields.indexOf(field))));
  const together = (field: string, at: number): boolean => {
    const [a, b] = [text(field, row), text(field, at)];
    return a === b || (field !== 'group' && (a === '' || b === ''));
  };
  return (table.columns[column] ?? []).every((cell, at) => {
    if (isBlank(cell) || !['group', 'for.plan', 'for.role', 'for.grade'].every((field) => together(field, at)))
      return true;
    const read = cellNumber(cell);
    return 'value' in read && !read.percent && read.value.scale === 0 && read.value.units >= 1;
  });
}

function readFormula(reader: Reader, kind: 'formula' | Share, row: number, column: number): string | undefined {
  const cell = cellAt(reader.table, row, column);
  if (typeof cell === 'string') return readFormulaText(reader, kind, cell, row, column);
  const read = cellNumber(cell);
  if ('refused' in read) return refused(reader, row, column, read);
  if ('empty' in read) return undefined;
  return kind === 'formula' ? numberText(read) : watched(reader, kind, read, row, column);
}

/** Why text that is no number may still be an expression. */
const MAYBE_EXPRESSION: readonly IssueCode[] = ['number-text', 'number-several'];

/** Text of a formula cell, or of one value among «параметр = значение», as canonical text. */
export function readFormulaText(
  reader: Reader,
  kind: 'formula' | Share,
  text: string,
  row: number,
  column: number,
): string | undefined {
  const exact = exactNumber(text.trim());
  if (exact !== undefined) return exact;
  const read = cellNumber(text);
  if ('empty' in read) return undefined;
  if ('value' in read) return kind === 'formula' ? numberText(read) : watched(reader, kind, read, row, column);
  if (!MAYBE_EXPRESSION.includes(read.refused)) return refused(reader, row, column, read);
  const name = textOf(text);
  if (reader.names.has(fold(name))) return nameText(name);
  const typed = canonical(text);
  if ('text' in typed) return typed.text;
  for (const issue of typed.issues) report(reader, issue.code, issue.severity, row, column, { ...issue.params });
  return undefined;
}

export const isFilled = (table: SheetTable, row: number, column: number): boolean =>
  column >= 0 && !isBlank(cellAt(table, row, column));

/** Would this text be read back as that number? For the writer. */
export function isPlainNumber(text: string, number: string): boolean {
  const read = cellNumber(text);
  return 'value' in read && numberText(read) === number;
}

/** Would this cell be read as that canonical expression, and not as a number, a date or an error? For the writer. */
export function isFormulaFor(cell: string, text: string): boolean {
  const read = cellNumber(cell);
  if (!('refused' in read) || !MAYBE_EXPRESSION.includes(read.refused)) return false;
  const typed = canonical(cell);
  return 'text' in typed && typed.text === text;
}
