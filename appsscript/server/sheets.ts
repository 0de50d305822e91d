/** Writing sheets: tables with their formats, lists, notes and frozen header. Nothing here writes over anything. */
import { isPlanRole } from '../../src/workbook/headers.js';
import { PLAN_COLUMNS } from '../../src/workbook/plan-columns.js';
import { headerText } from '../../src/workbook/sheet.js';
import type { SheetTable } from '../../src/workbook/table.js';
import { recognise } from '../../src/workbook/tables.js';
import { wordsOf } from '../../src/workbook/words.js';
import { fill } from '../cells/words.js';
import type { CellValue, SheetPort, SpreadsheetPort } from '../ports.js';
import { services } from '../services.js';
import { ui } from './words.js';

const HEADER_COLOR = '#e8f0fe';
const WIDTH = 140;
/** Rows below the table that keep its formats. */
const SPARE_ROWS = 200;

/** Text a spreadsheet would run as a formula is kept as text. @example safe('=1+1') // "'=1+1" */
export const safe = (cell: CellValue): CellValue =>
  typeof cell === 'string' && /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : (cell ?? '');

/** A free name for a new sheet. */
export function freeName(spreadsheet: SpreadsheetPort, name: string): string {
  let free = name;
  for (let n = 2; spreadsheet.getSheetByName(free) !== null; n++) free = `${name} ${n}`;
  return free;
}

/** Room for a table. */
export function grow(sheet: SheetPort, rows: number, columns: number): void {
  const [moreRows, moreColumns] = [rows - sheet.getMaxRows(), columns - sheet.getMaxColumns()];
  if (moreRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), moreRows);
  if (moreColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), moreColumns);
}

/** Writes a block of values at the top of a sheet; every row as wide as the widest. */
export function writeRows(sheet: SheetPort, rows: readonly (readonly CellValue[])[], from = 1): void {
  const width = Math.max(1, ...rows.map((row) => row.length));
  grow(sheet, from + rows.length - 1, width);
  const values = rows.map((row) => Array.from({ length: width }, (_, i) => safe(row[i])));
  sheet.getRange(from, 1, rows.length, width).setValues(values);
}

/** A header row as a header looks. */
export function dressHeader(sheet: SheetPort, row: number, width: number): void {
  sheet.getRange(row, 1, 1, width).setFontWeight('bold').setBackground(HEADER_COLOR).setWrap(true);
  sheet.setFrozenRows(row);
}

/** Adds a sheet with a table of the plan or its data. */
export function addTable(
  spreadsheet: SpreadsheetPort,
  name: string,
  rows: readonly (readonly CellValue[])[],
): SheetPort {
  const sheet = spreadsheet.insertSheet(name);
  const table = recognise({ name, rows: rows as never, typed: true }).tables[0];
  const width = Math.max(1, ...rows.map((row) => row.length));
  grow(sheet, rows.length + SPARE_ROWS, width);
  const header = table ? table.headerRow : 1;
  for (let column = 1; column <= width; column++) dressColumn(sheet, rows, header, column, table);
  writeRows(sheet, rows);
  dressHeader(sheet, header, width);
  if (table)
    spreadsheet.setNamedRange(
      rangeName(spreadsheet, table),
      sheet.getRange(header, 1, Math.max(2, rows.length - header + 1), width),
    );
  return sheet;
}

/** `premia_people`, `premia_rows_2`: Latin names work in every locale. */
function rangeName(spreadsheet: SpreadsheetPort, { role }: SheetTable): string {
  const taken = new Set(spreadsheet.getNamedRanges().map((range) => range.getName()));
  let name = `premia_${role}`;
  for (let n = 2; taken.has(name); n++) name = `premia_${role}_${n}`;
  return name;
}

/** What a column holds: format, list to choose from, note. Format first: «2026-10» must not become a date. */
function dressColumn(
  sheet: SheetPort,
  rows: readonly (readonly CellValue[])[],
  header: number,
  column: number,
  table: SheetTable | undefined,
): void {
  const below = rows.slice(header).map((row) => row[column - 1]);
  const body = sheet.getRange(header + 1, column, sheet.getMaxRows() - header, 1);
  const field = table?.fields[table.header.indexOf(headerText(rows[header - 1]?.[column - 1] as never))];
  body.setNumberFormat(formatOf(below, field));
  sheet.setColumnWidth(column, WIDTH);
  if (!table || field === undefined) return;
  const note = noteOf(table, field);
  if (note !== '') sheet.getRange(header, column, 1, 1).setNote(note);
  const list = listOf(table, field);
  if (list.length === 0) return;
  // Other spellings are read as well, so a word that is not on the list is allowed.
  const rule = services.SpreadsheetApp.newDataValidation()
    .requireValueInList(list, true)
    .setAllowInvalid(true)
    .setHelpText(fill(ui(table.lang).noteWords, { list: list.join(', ') }))
    .build();
  body.setDataValidation(rule);
}

/** Columns of numbers, known before there are any. */
const NUMBERS = /^(?:amount|fact|target|worked\w+|norm\w+)$/;
/** Whole numbers from here on are told by groups of digits; smaller ones may be ids. */
const GROUPED = 100_000;

/** Numbers as numbers, days as days, everything else as the text it is. */
function formatOf(cells: readonly CellValue[], field = ''): string {
  const filled = cells.filter((cell) => cell !== '' && cell !== null && cell !== undefined);
  if (filled.length === 0) return NUMBERS.test(field) ? '#,##0.00##' : '@';
  if (filled.every((cell) => typeof cell === 'number')) {
    if (field === 'payee') return '0';
    if (!filled.every((cell) => Number.isInteger(cell))) return '#,##0.00##';
    return filled.some((cell) => Math.abs(Number(cell)) >= GROUPED) ? '#,##0' : '0';
  }
  return filled.every((cell) => typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell)) ? 'yyyy-mm-dd' : '@';
}

const kindOf = ({ role }: SheetTable, field: string) => (isPlanRole(role) ? PLAN_COLUMNS[role][field] : undefined);

function listOf(table: SheetTable, field: string): string[] {
  const kind = kindOf(table, field);
  if (kind === 'flag') return wordsOf('flag', table.lang);
  return typeof kind === 'object' ? wordsOf(kind.words, table.lang) : [];
}

function noteOf(table: SheetTable, field: string): string {
  const { lang } = table;
  const w = ui(lang);
  const list = listOf(table, field);
  if (list.length > 0) return fill(w.noteWords, { list: list.join(', ') });
  if (field === 'period') return w.notePeriod;
  const kind = kindOf(table, field);
  if (kind === 'date' || /^(?:from|hired|left|start|end|date)$/.test(field)) return w.noteDate;
  if (kind === 'share' || kind === 'ratio' || kind === 'weight' || kind === 'attainment') return w.noteShare;
  return kind === 'formula' ? w.noteFormula : '';
}
