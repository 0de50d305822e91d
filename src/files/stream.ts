/** A large CSV of rows, a batch at a time: memory holds one batch, whatever the file. */
import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Issue } from '../core/issue/issue.js';
import type { RowTable } from '../core/table/data.js';
import type { Sheet } from '../workbook/sheet.js';
import { dataTable } from '../workbook/table.js';
import { recognise } from '../workbook/tables.js';
import { type Delimiter, delimiterOf, parseRows } from './csv.js';
import { encodingOf } from './encoding.js';

export interface StreamOptions {
  /** Rows of a batch; default 65 536. */
  readonly batch?: number;
  /** Called after every batch with the rows read so far. */
  readonly onProgress?: (rows: number) => void;
  /** Name of the table; default: its title row, else the file name. */
  readonly name?: string;
}

/** One batch: a table with the same columns every time, and what was found in its rows. */
export interface CsvBatch {
  readonly table: RowTable;
  readonly issues: readonly Issue[];
}

const CHUNK = 4 * 2 ** 20;
/** Text held while a quoted field is open; beyond it the quote is taken for a stray one. */
const OPEN_MAX = 64 * 2 ** 20;

/**
 * Streams a CSV file with one table of rows. Row numbers go on from batch to batch. A file without a table gives one
 * issue and no batch; so does one that cannot be read.
 * @example (await streamCsv('examples/distributor/Оплаты.csv').next()).value?.table.header[0] // '№'
 */
export async function* streamCsv(
  path: string,
  options: StreamOptions = {},
): AsyncGenerator<CsvBatch | { readonly table: null; readonly issues: readonly Issue[] }> {
  const name = options.name ?? basename(path, extname(path)).normalize('NFC');
  const size = options.batch ?? 65_536;
  const rows: string[][] = [];
  const reader = { head: null as string[][] | null, next: 1, name, broken: false };
  let issues: Issue[] = [];
  try {
    for await (const part of records(path)) {
      for (const row of part.rows) rows.push(row);
      if (part.broken && !reader.broken) {
        reader.broken = true;
        issues.push({ code: 'file-bytes', severity: 'warning', place: { table: name }, params: { file: name } });
      }
      if (part.brokenAt !== null) issues.push(quotesIssue(name, reader.next + rows.length));
      for (; rows.length >= size; issues = []) {
        yield take(reader, rows.splice(0, size), issues);
        options.onProgress?.(reader.next - 1);
      }
    }
    if (rows.length > 0 || reader.head === null) yield take(reader, rows, issues);
    options.onProgress?.(reader.next - 1);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield {
      table: null,
      issues: [
        { code: 'file-unreadable', severity: 'error', params: { file: basename(path), reason: reason.slice(0, 120) } },
      ],
    };
  }
}

const quotesIssue = (name: string, row: number): Issue => ({
  code: 'file-quotes',
  severity: 'error',
  place: { table: name },
  params: { file: name, row: String(row) },
});

/** Recognises a batch; later ones get the header of the first put before them. */
function take(
  reader: { head: string[][] | null; next: number; name: string },
  rows: string[][],
  issues: readonly Issue[],
): CsvBatch | { table: null; issues: Issue[] } {
  const head = reader.head ?? [];
  const sheet: Sheet = {
    name: reader.name,
    typed: false,
    rows: [...head, ...rows],
    origin: { row: reader.next - head.length, column: 0 },
  };
  const read = recognise(sheet);
  const table = read.tables[0];
  reader.next += rows.length;
  if (table === undefined) return { table: null, issues: [...issues, ...read.issues] };
  if (reader.head === null) {
    const header = rows[table.headerRow - 1] as string[];
    reader.head = table.role === 'rows' ? [[table.name], header] : [header];
    return { table: dataTable(table), issues: [...issues, ...read.issues] };
  }
  // What is said of the header was said with the first batch.
  const own = read.issues.filter((issue) => (issue.place?.row ?? 0) >= reader.next - rows.length);
  return { table: dataTable(table), issues: [...issues, ...own] };
}

/** Whole records, a chunk of text at a time. */
async function* records(path: string): AsyncGenerator<{ rows: string[][]; brokenAt: number | null; broken: boolean }> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let delimiter: Delimiter | null = null;
  let rest = '';
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    decoder ??= new TextDecoder(encodingOf(chunk as Uint8Array, true));
    rest += decoder.decode(chunk as Uint8Array, { stream: true });
    const end = cut(rest);
    if (end < 0 && rest.length < OPEN_MAX) continue;
    const text = (end < 0 ? rest : rest.slice(0, end)).replace(/\r$/, '');
    delimiter ??= delimiterOf(text);
    rest = end < 0 ? '' : rest.slice(end + 1);
    yield { ...parseRows(text, delimiter), broken: text.includes('\uFFFD') };
  }
  rest += decoder?.decode() ?? '';
  if (rest !== '') yield { ...parseRows(rest, delimiter ?? delimiterOf(rest)), broken: rest.includes('\uFFFD') };
}

/** Position of the last line break outside quotes, −1 when there is none. */
function cut(text: string): number {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++;
  let end = text.length;
  for (;;) {
    const before = text.lastIndexOf('\n', end - 1);
    if (before < 0) return -1;
    for (let at = text.indexOf('"', before); at >= 0 && at < end; at = text.indexOf('"', at + 1)) quotes--;
    if (quotes % 2 === 0) return before;
    end = before;
  }
}
