/** Files ↔ the workbook: .xlsx through o-spreadsheet, CSV folders (as a .zip) through the readers of the command line. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Lang } from '../../src/core/issue/issue.js';
import { cellNumber, decimalText } from '../../src/core/number/decimal.js';
import { FIELDS } from '../../src/core/table/data.js';
import { csvSheet, csvText, guardedAgain, unguarded } from '../../src/files/csv.js';
import { XLSX_LIMITS } from '../../src/files/limits.js';
import { readBook } from '../../src/workbook/book.js';
import { headerOf } from '../../src/workbook/headers.js';
import { letters, type Sheet } from '../../src/workbook/sheet.js';
import { recognise } from '../../src/workbook/tables.js';
import { FUNCTIONS } from '../functions.js';
import { ui } from '../server/words.js';
import { updateCells } from './batch.js';
import { inTextCell, type Kept, kept, looksElse, TEXT_FORMAT, textCell, type Valued, written } from './cells.js';
import { withTexts } from './formula-texts.js';
import type { Model } from './library.js';
import { withoutSpills, withSpills } from './spills.js';

/** A file as it was picked. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What o-spreadsheet's model is made from. */
export type BookData = object;

const DATA_VERSION = '18.4.2';
const SPARE_ROWS = 40;
const LEAST_COLUMNS = 14;

/** Thrown with the words of the page: `tooLarge`, `noTables`. */
export class BookRefused extends Error {}

/** Reads .xlsx, a .zip of CSV files, or CSV files. */
export function readBookFiles(files: readonly NamedBytes[]): BookData {
  if (files.some(({ bytes }) => bytes.length > XLSX_LIMITS.file)) throw new BookRefused('tooLarge');
  const first = files[0];
  if (first && /\.xlsx$/i.test(first.name)) return xlsxData(first.bytes);
  const texts = files.flatMap(({ name, bytes }) => (/\.zip$/i.test(name) ? unpacked(bytes) : [{ name, bytes }]));
  const sheets = texts.filter(({ name }) => /\.(?:csv|tsv)$/i.test(name)).map(csvData);
  if (sheets.length === 0) throw new BookRefused('noTables');
  return bookData(sheets.some(({ isLedger }) => isLedger) ? sheets : [...sheets, emptyLedger(sheets)]);
}

/** A ledger with nothing closed, in the language of the book: formulas name it from the start. */
function emptyLedger(sheets: readonly SheetCells[]): SheetCells {
  const lang = sheets.some(({ name }) => /[а-яё]/i.test(name)) ? 'ru' : 'en';
  const header = FIELDS.ledger.map((field) => kept(headerOf('ledger', field, lang)));
  return { name: ui(lang).ledger, rows: [header], headers: 1 };
}

function unpacked(zip: Uint8Array): NamedBytes[] {
  let size = 0;
  const files = unzipSync(zip, {
    filter: ({ originalSize }) => {
      size += originalSize;
      if (size > XLSX_LIMITS.file) throw new BookRefused('tooLarge');
      return true;
    },
  });
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
}

function xlsxData(bytes: Uint8Array): BookData {
  const files = unpacked(bytes).filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
  return Object.fromEntries(files.map(({ name, bytes }) => [name, withoutSpills(marked(strFromU8(bytes)))]));
}

/** Texts of a book: the shared ones and those that stand in their cells. */
const TEXTS = /(<(?:si|is)>\s*<t(?:\s[^>]*)?>)([^<]*)(?=<\/t>)/g;

/** The grid keeps text that looks like something else behind an apostrophe, a file does not. */
const marked = (xml: string): string =>
  xml.replace(TEXTS, (_, start: string, text: string) => {
    const own = unguarded(text.replace(APOSTROPHE, "'"));
    return start + (looksElse(own) ? `'${own}` : own);
  });
const unmarked = (xml: string): string =>
  xml.replace(TEXTS, (_, start: string, text: string) => start + guardedAgain(text.replace(APOSTROPHE, '')));

const APOSTROPHE = /^(?:'|&apos;|&#39;|&#x27;)/;

/** Takes the mark off again where the grid would show it: in the cells for text of a book just opened. */
export function unmarkTextCells(model: Model): void {
  const { getters } = model;
  const cells = getters.getSheetIds().flatMap((sheetId) =>
    Object.values(getters.getCells(sheetId)).flatMap((cell) => {
      if (cell.isFormula || cell.format !== TEXT_FORMAT || !cell.content.startsWith("'")) return [];
      return [{ ...getters.getCellPosition(cell.id), ...inTextCell(cell.content.slice(1)) }];
    }),
  );
  updateCells(model, cells);
}

interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly Kept[])[];
  /** Rows at the top that stay in sight. */
  readonly headers: number;
  readonly isLedger?: boolean;
}

function csvData({ name, bytes }: NamedBytes): SheetCells {
  const { sheet } = csvSheet(bytes, name.replace(/^.*\/|\.[^.]+$/g, '').normalize('NFC'));
  const [words, doubtful] = [wordColumns(sheet), doubtfulCells(sheet)];
  const rows = sheet.rows.map((row, at) =>
    row.map((cell, column) => {
      const text = String(cell ?? '');
      const stays = (words.has(column) && text.includes('%')) || doubtful.has(`${letters(column)}${at + 1}`);
      return stays ? textCell(text) : kept(text);
    }),
  );
  while (rows.at(-1)?.every(({ content }) => content === '')) rows.pop();
  const isLedger = recognise(sheet).tables.some(({ role }) => role === 'ledger');
  if (!needsTitle(sheet)) return { name: sheet.name, rows, headers: 1, isLedger };
  return { name: sheet.name, rows: [[kept(sheet.name)], ...rows], headers: 2, isLedger };
}

/** Columns with a percent in words («свыше 100 %»): the others of the column stay text as well, or units would be mixed. */
function wordColumns({ rows }: Sheet): ReadonlySet<number> {
  const found = new Set<number>();
  for (const row of rows)
    for (const [column, cell] of row.entries()) {
      const text = String(cell ?? '');
      if (text.includes('%') && kept(text).format === undefined) found.add(column);
    }
  return found;
}

/** Largest bare number that may be a percent whose sign was forgotten. */
const PERCENTS = 100;

/**
 * Bare numbers where percents belong, 9,5 for 9,5 %: the readers refuse such text and take such a number, so it stays text
 * and is asked about, as on the command line.
 */
function doubtfulCells(sheet: Sheet): ReadonlySet<string> {
  const found = new Set(
    readBook([sheet]).issues.flatMap(({ code, place }) => (code === 'percent-sign' && place?.cell ? [place.cell] : [])),
  );
  // A person's own conditions are read by what they stand for, so only their neighbours tell.
  if (recognise(sheet).tables[0]?.role !== 'people') return found;
  const percents = new Set(
    sheet.rows.flatMap((row) => row.flatMap((cell, column) => (String(cell ?? '').includes('%') ? [column] : []))),
  );
  for (const [at, row] of sheet.rows.entries())
    for (const column of percents) {
      const read = cellNumber(row[column]);
      if (!('value' in read) || read.percent || read.value.units === 0) continue;
      if (Math.abs(Number(decimalText(read.value.units, read.value.scale))) <= PERCENTS)
        found.add(`${letters(column)}${at + 1}`);
    }
  return found;
}

/** A table known by the name of its sheet alone needs a title row: a cell function is given values, no names. */
function needsTitle(sheet: Sheet): boolean {
  const [table, ...more] = recognise(sheet).tables;
  if (table === undefined || more.length > 0 || table.headerRow !== 1) return false;
  return table.role === 'rows' || recognise({ ...sheet, name: '' }).tables[0]?.role !== table.role;
}

/** A workbook with one empty sheet. */
export const blankBook = (sheet: string): BookData => bookData([{ name: sheet, rows: [], headers: 0 }]);

/** Sheets with a bold, frozen header and columns as wide as their text. */
function bookData(sheets: readonly SheetCells[]): BookData {
  const formats: Record<number, string> = {};
  const idOf = (format: string): number => {
    const found = Object.entries(formats).find(([, text]) => text === format);
    if (found) return Number(found[0]);
    const id = Object.keys(formats).length + 1;
    formats[id] = format;
    return id;
  };
  return {
    version: DATA_VERSION,
    styles: { 1: { bold: true, fillColor: '#EEF3F8' } },
    formats,
    sheets: sheets.map((sheet, at) => sheetData(sheet, `sheet${at + 1}`, idOf)),
  };
}

function sheetData({ name, rows, headers }: SheetCells, id: string, formatId: (format: string) => number): object {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const cells: Record<string, string> = {};
  const formats: Record<string, number> = {};
  rows.forEach((row, r) => {
    row.forEach(({ content, format }, c) => {
      if (content === '') return;
      cells[`${letters(c)}${r + 1}`] = content;
      if (format) formats[`${letters(c)}${r + 1}`] = formatId(format);
    });
  });
  const cols = Object.fromEntries(Array.from({ length: width }, (_, c) => [c, { size: columnWidth(rows, c) }]));
  return {
    id,
    name,
    colNumber: Math.max(width + 2, LEAST_COLUMNS),
    rowNumber: rows.length + SPARE_ROWS,
    cells,
    formats,
    styles: headers > 0 ? { [`A1:${letters(width - 1)}${headers}`]: 1 } : {},
    cols: headers > 0 ? cols : {},
    panes: { xSplit: 0, ySplit: headers },
  };
}

/** Pixels for the longest text of a column, within reason. */
function columnWidth(rows: readonly (readonly Kept[])[], column: number): number {
  const longest = Math.max(0, ...rows.slice(0, 200).map((row) => row[column]?.content.length ?? 0));
  return Math.min(420, Math.max(80, longest * 7.5 + 20));
}

const SHEET_FILE = /worksheets\/sheet\d+\.xml$/;

/** The workbook as .xlsx: formulas with their values, formats, widths. */
export async function xlsxFile(model: Model): Promise<Uint8Array> {
  const { files } = await model.exportXLSX();
  const { getters } = model;
  const sheets = getters.getSheetIds();
  let sheet = 0;
  const withValues = (path: string, xml: string): string => {
    const sheetId = SHEET_FILE.test(path) ? sheets[sheet++] : undefined;
    if (sheetId === undefined) return xml;
    const told = withTexts(xml, (col, row) => formulaOf(model, { sheetId, col, row }));
    return withSpills(told, (col, row) => getters.getEvaluatedCell({ sheetId, col, row }).value);
  };
  const texts = files.flatMap((file) =>
    'content' in file ? [[file.path, strToU8(withValues(file.path, unmarked(file.content)))] as const] : [],
  );
  return zipSync(Object.fromEntries(texts));
}

/** Ordinary files of Unix: `unzip` of Linux takes the names of a DOS archive for CP866, whatever their mark says. */
const UNIX_FILES = { os: 3, attrs: 0o100644 << 16 };

/** The workbook's tables as a .zip of CSV files, without the sheets that only show what Premia computes. */
export function csvZip(model: Model, lang: Lang): Uint8Array {
  const { getters } = model;
  const sheets = getters.getSheetIds().filter((id) => !showsResults(model, id));
  return zipSync(
    Object.fromEntries(
      sheets.map((id) => [`${getters.getSheetName(id)}.csv`, strToU8(csvText(valuesOf(model, id, lang), lang))]),
    ),
    UNIX_FILES,
  );
}

/** Does the sheet hold a formula of ours? */
export function showsResults(model: Model, sheetId: string): boolean {
  const { getters } = model;
  for (let row = 0; row < getters.getNumberRows(sheetId); row++)
    for (let col = 0; col < getters.getNumberCols(sheetId); col++)
      if (OURS.test(formulaOf(model, { sheetId, col, row }))) return true;
  return false;
}

const OURS = new RegExp(`\\b(?:${FUNCTIONS.map(({ name }) => name).join('|')})\\(`);

/** The formula of a cell with `,` between arguments, '' where there is none. */
export function formulaOf(model: Model, position: { sheetId: string; col: number; row: number }): string {
  const cell = model.getters.getCell(position);
  return cell?.isFormula ? cell.compiledFormula.toFormulaString(model.getters) : '';
}

function valuesOf(model: Model, sheetId: string, lang: Lang): (string | boolean | null)[][] {
  const { getters } = model;
  const rows = Array.from({ length: getters.getNumberRows(sheetId) }, (_, row) =>
    Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) =>
      written(getters.getEvaluatedCell({ sheetId, col, row }) as Valued, lang),
    ),
  );
  const filled = (cell: unknown): boolean => cell !== null && cell !== '';
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex(filled) + 1));
  const height = rows.findLastIndex((row) => row.some(filled)) + 1;
  return rows.slice(0, height).map((row) => row.slice(0, width));
}
