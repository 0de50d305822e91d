/** The spreadsheet as the engine reads it: every sheet but those the add-on wrote as answers. */
import { periodsIn } from '../../src/board/periods.js';
import type { Cell } from '../../src/core/table/data.js';
import { type Book, namesTable, readBook } from '../../src/workbook/book.js';
import { letters, type Sheet } from '../../src/workbook/sheet.js';
import { recognise } from '../../src/workbook/tables.js';
import { dayReader, isDate } from '../cells/days.js';
import { fill } from '../cells/words.js';
import type { CellValue, SheetPort, SpreadsheetPort } from '../ports.js';
import { services } from '../services.js';
import { userLang } from './lang.js';
import { ui } from './words.js';

/** A sheet with tables on it. */
export interface TableSheet {
  readonly port: SheetPort;
  readonly sheet: Sheet;
}

export interface Workbook {
  readonly spreadsheet: SpreadsheetPort;
  readonly sheets: readonly TableSheet[];
  readonly book: Book;
}

/** Sheets whose names begin so are answers, not questions. */
const isAnswer = (name: string): boolean =>
  (['ru', 'en'] as const).some((lang) => [ui(lang).result, ui(lang).payroll].some((start) => name.startsWith(start)));

/** Reads the whole spreadsheet, addresses included. */
export function readWorkbook(): Workbook {
  const spreadsheet = services.SpreadsheetApp.getActiveSpreadsheet();
  const dayOf = dayReader();
  const sheets = spreadsheet.getSheets().flatMap((port): TableSheet[] => {
    const name = port.getName();
    if (isAnswer(name)) return [];
    const rows = port
      .getDataRange()
      .getValues()
      .map((row) => row.map((cell) => asCell(cell, dayOf)));
    const sheet: Sheet = { name, rows, typed: true };
    return recognise(sheet).tables.length > 0 ? [{ port, sheet }] : [];
  });
  return { spreadsheet, sheets, book: readBook(sheets.map(({ sheet }) => sheet)) };
}

const asCell = (cell: CellValue, dayOf: (date: Date) => string): Cell =>
  (isDate(cell) ? dayOf(cell as Date) : cell) as Cell;

/** The workbook, which must hold a plan; throws a sentence where it does not. */
export function readPlanned(): Workbook {
  const workbook = readWorkbook();
  const lang = userLang();
  if (workbook.book.plan.components.length === 0)
    throw new Error(fill(ui(lang).noTables, { template: ui(lang).template }));
  return workbook;
}

/** Codes of the periods the data speaks of, the latest last. */
export const periodsOf = ({ book }: Workbook): string[] => periodsIn(book.plan, book.data);

/** The sheet with a table of a role, if there is one: `ledger` is that of closed periods. */
export const sheetWith = ({ sheets }: Workbook, role: 'ledger' | 'people'): TableSheet | undefined =>
  sheets.find(({ sheet }) => recognise(sheet).tables.some((table) => table.role === role));

/**
 * Sheets a cell function can read: it is given values only, so a table that only its sheet names needs its name above the
 * header. Throws a sentence where the plan needs such a table; others are left out.
 */
export const cellSheets = ({ sheets, book }: Workbook): readonly TableSheet[] =>
  sheets.filter(({ sheet }) => {
    const named = rolesOf(sheet);
    if (named.join() === rolesOf({ ...sheet, name: '' }).join()) return true;
    if (named.every((role) => role === 'rows') && !namesTable(book.plan, sheet.name)) return false;
    throw new Error(fill(ui(userLang()).untitled, { name: sheet.name }));
  });

/** Roles of a sheet's tables, in order; a table of rows without a name has none. */
const rolesOf = (sheet: Sheet): string[] => recognise(sheet).tables.map(({ role, name }) => (name === '' ? '' : role));

/** The ranges a cell function is given: whole columns of those sheets. @example "'Сделки 2026'!A:M" */
export const rangesOf = (workbook: Workbook): string[] =>
  cellSheets(workbook).map(
    ({ port, sheet }) => `${quoted(port.getName())}!A:${letters(Math.max(...sheet.rows.map((row) => row.length)) - 1)}`,
  );

/** A sheet's name as formulas write it. */
export const quoted = (name: string): string => `'${name.replace(/'/g, "''")}'`;
