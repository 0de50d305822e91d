/** Writing sheets: tables with their formats, lists, notes and frozen header. Nothing here writes over anything. */
import type { Lang } from '../../src/core/issue/issue.js';
import { isPlanRole } from '../../src/workbook/headers.js';
import { PLAN_COLUMNS } from '../../src/workbook/plan-columns.js';
import { headerText } from '../../src/workbook/sheet.js';
import type { SheetTable } from '../../src/workbook/table.js';
import { recognise } from '../../src/workbook/tables.js';
import { wordsOf } from '../../src/workbook/words.js';
import { fill } from '../cells/words.js';
import type { Percents, TemplateSheet } from '../data.js';
import type { CellValue, RangePort, RulePort, SheetPort, SpreadsheetPort } from '../ports.js';
import { services } from '../services.js';
import { ui } from './words.js';

const HEADER_COLOR = '#e8f0fe';
/** Pixels of a letter, around a text, and of the narrowest and widest column. */
const [LETTER, AROUND, NARROW, WIDE] = [8, 30, 100, 320];
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

/** Writes a block of values; every row as wide as the widest. */
export function writeRows(sheet: SheetPort, rows: readonly (readonly CellValue[])[], from = 1): void {
  const width = Math.max(1, ...rows.map((row) => row.length));
  grow(sheet, from + rows.length - 1, width);
  const values = rows.map((row) => Array.from({ length: width }, (_, i) => safe(row[i])));
  sheet.getRange(from, 1, rows.length, width).setValues(values);
}

/** Columns as wide as their texts, within reason; a header may wrap between words, a title above it runs on. */
export function fitColumns(sheet: SheetPort, rows: readonly (readonly CellValue[])[], header = 1): void {
  const width = Math.max(...rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const words = String(rows[header - 1]?.[column] ?? '').split(' ');
    const cells = rows.slice(header).map((row) => (typeof row[column] === 'number' ? '1 000 000,00' : row[column]));
    const longest = Math.max(...[...words, ...cells].map((cell) => String(cell ?? '').length));
    sheet.setColumnWidth(column + 1, Math.min(WIDE, Math.max(NARROW, longest * LETTER + AROUND)));
  }
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
  const table = tableOf({ name, rows });
  const width = Math.max(1, ...rows.map((row) => row.length));
  grow(sheet, rows.length + SPARE_ROWS, width);
  const header = table ? table.headerRow : 1;
  const formats = Array.from({ length: width }, (_, i) => dressColumn(sheet, rows, header, i + 1, table));
  // A text among numbers stays one, and so does what is typed over it: «22 %» would become a number shown as 0.
  rows.slice(header).forEach((row, r) => {
    row.forEach((cell, c) => {
      if (typeof cell === 'string' && cell !== '' && /#|^0$/.test(formats[c] ?? ''))
        sheet.getRange(header + r + 1, c + 1, 1, 1).setNumberFormat('@');
    });
  });
  writeRows(sheet, rows);
  fitColumns(sheet, rows, header);
  // Long expressions are read whole.
  if (table && isPlanRole(table.role) && rows.length > header)
    sheet.getRange(header + 1, 1, rows.length - header, width).setWrap(true);
  dressHeader(sheet, header, width);
  if (table)
    spreadsheet.setNamedRange(
      rangeName(spreadsheet, table),
      sheet.getRange(header, 1, Math.max(2, rows.length - header + 1), width),
    );
  return sheet;
}

/** Percents that are numbers: in a column of them 22 is typed for 22 %. */
export function dressPercents(sheet: SheetPort, percents: readonly Percents[], lang: Lang): void {
  for (const [row, column, rows, format] of percents) {
    const cells = sheet.getRange(row, column, rows || sheet.getMaxRows() - row + 1, 1).setNumberFormat(format);
    if (rows === 0) cells.setDataValidation(atLeastNothing(ui(lang).noteShare));
  }
}

const atLeastNothing = (help: string): RulePort =>
  services.SpreadsheetApp.newDataValidation()
    .setAllowInvalid(true)
    .requireNumberGreaterThanOrEqualTo(0)
    .setHelpText(help)
    .build();

/** `premia_people`, `premia_rows_2`: Latin names work in every locale. */
function rangeName(spreadsheet: SpreadsheetPort, { role }: SheetTable): string {
  const taken = new Set(spreadsheet.getNamedRanges().map((range) => range.getName()));
  let name = `premia_${role}`;
  for (let n = 2; taken.has(name); n++) name = `premia_${role}_${n}`;
  return name;
}

/** What a column holds: format, list to choose from, note. Format first: «2026-10» must not become a date. Gives the format. */
function dressColumn(
  sheet: SheetPort,
  rows: readonly (readonly CellValue[])[],
  header: number,
  column: number,
  table: SheetTable | undefined,
): string {
  const below = rows.slice(header).map((row) => row[column - 1]);
  const body = sheet.getRange(header + 1, column, sheet.getMaxRows() - header, 1);
  const field = table?.fields[table.header.indexOf(headerText(rows[header - 1]?.[column - 1] as never))] ?? '';
  const format = formatOf(below, field, table);
  body.setNumberFormat(format);
  if (!table) return format;
  const note = noteOf(table, field);
  if (note !== '') sheet.getRange(header, column, 1, 1).setNote(note);
  const rule = ruleOf(table, field, below);
  if (rule) body.setDataValidation(rule);
  return format;
}

/** What may stand in a column. A warning only: other spellings are read as well, and pasting is never stopped. */
function ruleOf(table: SheetTable, field: string, cells: readonly CellValue[]): RulePort | null {
  const w = ui(table.lang);
  const rule = services.SpreadsheetApp.newDataValidation().setAllowInvalid(true);
  const list = listOf(table, field);
  if (list.length > 0)
    return rule
      .requireValueInList(list, true)
      .setHelpText(fill(w.noteWords, { list: list.join(', ') }))
      .build();
  if (isDay(table, field)) return rule.requireDate().setHelpText(w.noteDate).build();
  if (kindOf(table, field) !== 'formula' && arePercents(cells))
    return rule.requireTextContains('%').setHelpText(w.noteShare).build();
  return NEVER_BELOW.test(field) ? atLeastNothing(w.noteNumber) : null;
}

/**
 * People to choose from wherever a sheet names one: the column of the people sheet those cells are written like, its id or
 * its name.
 */
export function listPeople(added: readonly Added[]): void {
  const found = added.map((one) => ({ ...one, table: tableOf(one) }));
  const people = found.find(({ table }) => table?.role === 'people');
  if (!people?.table) return;
  const rule = (from: number) =>
    services.SpreadsheetApp.newDataValidation()
      .requireValueInRange(bodyOf(people, people.table as SheetTable, from), true)
      .setAllowInvalid(true)
      .setHelpText(fill(ui((people.table as SheetTable).lang).notePeople, { name: people.sheet.getName() }))
      .build();
  const columns = ['payee', 'name'].map((field) => people.table?.fields.indexOf(field) ?? -1).filter((at) => at >= 0);
  for (const one of found) {
    const at = one.table?.fields.indexOf('payee') ?? -1;
    if (!one.table || at < 0 || one === people || one.table.role === 'ledger' || isPlanRole(one.table.role)) continue;
    const cells = (one.table.columns[at] ?? []).map(String);
    const like = columns.find((column) => people.table?.columns[column]?.some((cell) => cells.includes(String(cell))));
    const from = like ?? columns[0];
    if (from !== undefined) bodyOf(one, one.table, at).setDataValidation(rule(from));
  }
}

/** The table of a template's sheet. */
export const tableOf = ({ name, rows }: TemplateSheet): SheetTable | undefined =>
  recognise({ name, rows: rows as never, typed: true }).tables[0];

/** A template's sheet as it was added. */
export interface Added extends TemplateSheet {
  readonly sheet: SheetPort;
}

const bodyOf = ({ sheet }: Added, { headerRow }: SheetTable, column: number): RangePort =>
  sheet.getRange(headerRow + 1, column + 1, sheet.getMaxRows() - headerRow, 1);

/** «5 %», «свыше 120 %» in every filled cell. They stay text: a sign that is left out is seen. */
function arePercents(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => cell !== '' && cell !== null && cell !== undefined);
  return filled.length > 0 && filled.every((cell) => /^[^\d=*/+·]*\d+(?:[.,]\d+)?\s?%$/.test(String(cell)));
}

/** Columns of numbers, known before there are any. */
const NUMBERS = /^(?:amount|fact|target|worked\w+|norm\w+)$/;
/** Of them, those that are never below nothing. */
const NEVER_BELOW = /^(?:target|worked\w+|norm\w+)$/;
/** Whole numbers from here on are told by groups of digits; smaller ones may be ids. */
const GROUPED = 100_000;

/** Numbers as numbers, days as days, everything else as the text it is. */
function formatOf(cells: readonly CellValue[], field: string, table: SheetTable | undefined): string {
  const day = table?.lang === 'ru' ? 'dd.mm.yyyy' : 'yyyy-mm-dd';
  const filled = cells.filter((cell) => cell !== '' && cell !== null && cell !== undefined);
  if (filled.length === 0) return table && isDay(table, field) ? day : NUMBERS.test(field) ? '#,##0.00##' : '@';
  const numbers = filled.filter((cell) => typeof cell === 'number');
  if (numbers.length > 0) {
    if (field === 'amount') return '#,##0.00';
    if (field === 'payee') return numbers.length === filled.length ? '0' : '@';
    if (!numbers.every((cell) => Number.isInteger(cell))) return '#,##0.00##';
    return field === 'value' || numbers.some((cell) => Math.abs(cell) >= GROUPED) ? '#,##0' : '0';
  }
  return filled.every((cell) => typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell)) ? day : '@';
}

const kindOf = ({ role }: SheetTable, field: string) => (isPlanRole(role) ? PLAN_COLUMNS[role][field] : undefined);

const isDay = (table: SheetTable, field: string): boolean =>
  (kindOf(table, field) ?? (/^(?:from|to|hired|left|start|end|date)$/.test(field) && 'date')) === 'date';

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
  if (isDay(table, field)) return w.noteDate;
  const kind = kindOf(table, field);
  if (kind === 'share' || kind === 'ratio' || kind === 'weight' || kind === 'attainment') return w.noteShare;
  return kind === 'formula' ? w.noteFormula : '';
}
