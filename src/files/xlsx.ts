/** .xlsx books ↔ sheets. A book is unpacked under limits first: a small file may unfold into memory without end. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { isDateObject } from '../core/day/dates.js';
import type { Issue } from '../core/issue/issue.js';
import type { Cell } from '../core/table/data.js';
import type { Sheet } from '../workbook/sheet.js';
import { guardedAgain, unguarded } from './csv.js';
import { XLSX_LIMITS } from './limits.js';

interface XlsxRead {
  readonly sheets: readonly Sheet[];
  readonly issues: readonly Issue[];
}

/** Every sheet of a book, in order. Dates come as ISO text, error cells as their text (`#DIV/0!`). */
export async function xlsxSheets(bytes: Uint8Array, name: string): Promise<XlsxRead> {
  try {
    const checked = unpackChecked(bytes);
    if (checked === null) return refusedFile('file-too-large', name, { limit: limitsText() });
    const read = await readXlsxFile(Buffer.from(checked), { trim: false });
    return {
      sheets: read.map(({ sheet, data }) => ({
        name: sheet,
        typed: true,
        rows: data.map((row) => row.map(plainCell)),
      })),
      issues: [],
    };
  } catch (error) {
    return refusedFile('file-unreadable', name, { reason: reasonOf(error) });
  }
}

const limitsText = (): string => `${XLSX_LIMITS.file / 2 ** 20} MB`;
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 120);

function refusedFile(
  code: 'file-too-large' | 'file-unreadable',
  name: string,
  params: Record<string, string>,
): XlsxRead {
  return {
    sheets: [],
    issues: [{ code, severity: 'error', place: { table: name }, params: { file: name, ...params } }],
  };
}

/** The reader gives dates at midnight UTC; a day is a day whatever the machine's zone. */
function plainCell(cell: unknown): Cell {
  if (typeof cell === 'string') return unguarded(cell);
  if (!isDateObject(cell)) return cell as Cell;
  const iso = (cell as unknown as { toISOString(): string }).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}

/**
 * Unpacks what a book needs within the limits and packs it again for the reader, which has none of its own, and which
 * leaves error cells out as if they were empty: they are handed to it as text. Null: over the limits.
 */
function unpackChecked(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length > XLSX_LIMITS.file) return null;
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const wanted = /\.(?:xml|rels)$/i.test(name) && !/^xl\/(?:media|drawings|charts|theme|pivot)/i.test(name);
      if (wanted) unpacked += originalSize;
      return wanted && unpacked <= XLSX_LIMITS.unpacked;
    },
  });
  if (unpacked > XLSX_LIMITS.unpacked) return null;
  for (const [path, content] of Object.entries(files)) {
    if (!/worksheets\/[^/]+\.xml$/i.test(path)) continue;
    const text = strFromU8(content);
    if (area(text) > XLSX_LIMITS.cells) return null;
    if (/\st="e"/.test(text)) files[path] = strToU8(text.replace(/(<(?:\w+:)?c\s[^>]*?)t="e"/g, '$1t="str"'));
  }
  return zipSync(files, { level: 0 });
}

/** Rows × columns a sheet spans; its own `dimension` is not trusted. */
function area(xml: string): number {
  let rows = 0;
  let width = 0;
  for (const [, letters = '', digits = ''] of xml.matchAll(/\sr="([A-Z]{1,7})(\d{1,9})"/g)) {
    rows = Math.max(rows, Number(digits));
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    width = Math.max(width, column);
  }
  return rows * width;
}

/** Sheet names a spreadsheet program takes: 31 characters, none of `[]:*?/\`, each once. */
function sheetNames(sheets: readonly Sheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Sheet';
    let unique = plain;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain.slice(0, 31 - String(n).length - 1)} ${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Sheets as one book. Text is stored as text: a cell that starts with `=` shows so and is never run. */
export async function xlsxBytes(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const names = sheetNames(sheets);
  const data = sheets.map((sheet, i) => ({
    sheet: names[i] as string,
    data: sheet.rows.map((row) => row.map(writtenCell)) as SheetData,
  }));
  return await writeXlsxFile(data).toBuffer();
}

function writtenCell(cell: Cell): SheetData[number][number] {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: cell, type: Number } : { value: String(cell), type: String };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  if (!isDateObject(cell)) return { value: guardedAgain(String(cell)), type: String };
  const day = Date.UTC(cell.getFullYear(), cell.getMonth(), cell.getDate());
  return { value: new Date(day), type: Date, format: 'yyyy-mm-dd' };
}
