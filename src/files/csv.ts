/** CSV text ↔ sheets. Separator and encoding are found out; formula injection is guarded against on the way out. */
import Papa from 'papaparse';
import { cellDay, isDateObject, isoOf } from '../core/day/dates.js';
import type { Issue, Lang } from '../core/issue/issue.js';
import type { Cell } from '../core/table/data.js';
import type { Sheet } from '../workbook/sheet.js';
import { decode } from './encoding.js';

export type Delimiter = ';' | ',' | '\t';

/** Lines looked at to find the separator. */
const SAMPLE = 60;

/**
 * The separator that stands in most lines, outside quotes; of equals tab, then `;`, then `,`. A decimal comma never
 * wins against `;`, because headers have none.
 * @example delimiterOf('Шкала;Ставка\nПроцент;9,5 %') // ';'
 */
export function delimiterOf(text: string): Delimiter {
  const lines = new Map<Delimiter, number>([
    ['\t', 0],
    [';', 0],
    [',', 0],
  ]);
  let start = 0;
  for (let line = 0; line < SAMPLE && start < text.length; line++) {
    const end = lineEnd(text, start);
    const bare = text.slice(start, end).replace(/"[^"]*"/g, '');
    for (const [delimiter, count] of lines) if (bare.includes(delimiter)) lines.set(delimiter, count + 1);
    start = end + 1;
  }
  let best: Delimiter = ',';
  let most = 0;
  for (const [delimiter, count] of lines) {
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

/** End of the record that starts here: the next line break outside quotes. */
function lineEnd(text: string, start: number): number {
  let quoted = false;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) quoted = !quoted;
    else if (code === 10 && !quoted) return i;
  }
  return text.length;
}

/**
 * Rows of CSV text; without a single quote the text is cut at its separators, which is several times faster.
 * A guarding apostrophe before `= + - @` is taken off again.
 */
export function parseRows(
  text: string,
  delimiter: Delimiter,
): { readonly rows: string[][]; readonly brokenAt: number | null } {
  if (!text.includes('"'))
    return { rows: text.split(/\r\n|\n|\r/).map((line) => unguardedRow(line.split(delimiter))), brokenAt: null };
  const read = Papa.parse<string[]>(text, { delimiter, header: false, skipEmptyLines: false });
  const broken = read.errors.find((error) => error.type === 'Quotes');
  return { rows: read.data.map(unguardedRow), brokenAt: broken === undefined ? null : (broken.row ?? 0) + 1 };
}

function unguardedRow(row: string[]): string[] {
  for (let i = 0; i < row.length; i++) {
    const cell = row[i] as string;
    if (cell.charCodeAt(0) === 39) row[i] = unguarded(cell);
  }
  return row;
}

const GUARDED = /^'['=+\-@\t\r]/;

/**
 * Text without the apostrophe that {@link csvCell} put before it. A spreadsheet that opens a CSV file keeps the apostrophe and
 * saves it in a book of its own, so books are read with it as well.
 * @example unguarded("'-Мин(Оплаты; 5000)") // '-Мин(Оплаты; 5000)'
 */
export const unguarded = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);

/** Text of a book, where nothing is guarded, so that {@link unguarded} gives it back. */
export const guardedAgain = (text: string): string => (GUARDED.test(text) ? `'${text}` : text);

/** A CSV file as a sheet named after the file. */
export function csvSheet(
  bytes: Uint8Array,
  name: string,
): { readonly sheet: Sheet; readonly issues: readonly Issue[] } {
  const { text, encoding } = decode(bytes);
  const { rows, brokenAt } = parseRows(text, delimiterOf(text));
  const issues: Issue[] = [];
  if (encoding === 'windows-1251')
    issues.push({ code: 'file-encoding', severity: 'note', place: { table: name }, params: { file: name } });
  if (brokenAt !== null) {
    const params = { file: name, row: String(brokenAt) };
    issues.push({ code: 'file-quotes', severity: 'error', place: { table: name, row: brokenAt }, params });
  }
  return { sheet: { name, rows, typed: false }, issues };
}

/** Text that a spreadsheet would run as a formula, or strip an apostrophe from. */
const DANGEROUS = /^[=+\-@\t\r']/;

/**
 * One cell of a CSV file. Text a spreadsheet would run gets an apostrophe; numbers stay numbers.
 * @example csvCell('=1+1', ';') // "'=1+1"
 * @example csvCell(-5, ';') // '-5'
 */
export function csvCell(cell: Cell, delimiter: Delimiter): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : objectText(cell);
  const safe = DANGEROUS.test(text) && !/^[-+]?\d+(?:[.,]\d+)?%?$/.test(text) ? `'${text}` : text;
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function objectText(cell: object): string {
  const read = isDateObject(cell) ? cellDay(cell) : null;
  return read !== null && 'day' in read ? isoOf(read.day) : String(cell);
}

/**
 * Rows as CSV text: Russian with `;` as Russian spreadsheets open it, English with `,`. With a BOM, so that Cyrillic opens right.
 * @example csvText([['Сумма', 5.5]], 'ru') // '\uFEFFСумма;5.5\r\n'
 */
export function csvText(rows: readonly (readonly Cell[])[], lang: Lang): string {
  const delimiter = lang === 'ru' ? ';' : ',';
  return `\uFEFF${rows.map((row) => `${row.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`).join('')}`;
}
