/** The workbook for the sidebar's own engine: what was read, and where its tables stand. */
import { periodsIn } from '../../src/board/periods.js';
import type { Lang } from '../../src/core/issue/issue.js';
import { isPlanRole } from '../../src/workbook/headers.js';
import type { SheetTable } from '../../src/workbook/table.js';
import { recognise } from '../../src/workbook/tables.js';
import type { OpenBook } from '../protocol.js';
import { userLang } from './lang.js';
import type { TableSheet, Workbook } from './workbook.js';

/** A table of the plan and the sheet it stands on. */
export interface PlanTable {
  readonly table: SheetTable;
  readonly home: TableSheet;
}

/** The plan's tables in the order they were read. */
export const planTables = ({ sheets }: Workbook): PlanTable[] =>
  sheets.flatMap((home) =>
    recognise(home.sheet)
      .tables.filter(({ role }) => isPlanRole(role))
      .map((table) => ({ table, home })),
  );

/** Language of the plan's tables, and of what is written beside them; of the person where there are none. */
export const langOfPlan = (tables: readonly PlanTable[]): Lang =>
  tables.length === 0 ? userLang() : tables.some(({ table }) => table.lang === 'ru') ? 'ru' : 'en';

/** The language a workbook is written in: every sheet the add-on writes speaks it. */
export const langOfBook = (workbook: Workbook): Lang => langOfPlan(planTables(workbook));

/** What the sidebar calculates with. */
export function openBook(workbook: Workbook): OpenBook {
  const { spreadsheet, book, sheets } = workbook;
  const homes: Record<string, string> = {};
  for (const { sheet } of sheets) {
    for (const { name } of recognise(sheet).tables) homes[name] ??= sheet.name;
    homes[sheet.name] ??= sheet.name;
  }
  return {
    id: spreadsheet.getId(),
    name: spreadsheet.getName(),
    lang: langOfBook(workbook),
    plan: book.plan,
    data: book.data,
    periods: periodsIn(book.plan, book.data),
    issues: book.issues,
    homes,
  };
}
