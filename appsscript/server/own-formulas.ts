/** What is wrong with formulas of ours: tables they are not given, people they do not name. */
import type { Payee } from '../../src/core/inputs/people.js';
import type { Lang } from '../../src/core/issue/issue.js';
import { lazy } from '../../src/core/number/lazy.js';
import { namesTable } from '../../src/workbook/book.js';
import { columnNumber, letters } from '../../src/workbook/sheet.js';
import { recognise } from '../../src/workbook/tables.js';
import { fill } from '../cells/words.js';
import type { SheetPort } from '../ports.js';
import type { Shown } from '../protocol.js';
import { runOf } from './person.js';
import { ui } from './words.js';
import { periodsOf, quoted, sheetWith, type TableSheet, type Workbook } from './workbook.js';

const OURS = /\b(?:BONUS(?:_LINES|_WHY|_NEXT)?|KPI)\s*\(/i;
/** Everybody in a column of the sheet the formula stands on. */
const MANY = /\bBONUS\s*\(\s*\$?([A-Z]+)\$?(\d+):\$?\1\$?(\d+)\s*[;,]/i;

interface Found {
  readonly port: SheetPort;
  readonly cell: string;
  readonly formula: string;
}

/** A warning for each formula whose answer is not what the workbook says. */
export function ownFormulas(workbook: Workbook, lang: Lang): Shown[] {
  const found = workbook.spreadsheet.getSheets().flatMap(formulasOf);
  const payees = lazy(() => payeesOf(workbook));
  return found.flatMap((one) => [...withoutTables(one, workbook, lang), ...withoutPeople(one, payees, lang)]);
}

const formulasOf = (port: SheetPort): Found[] =>
  port
    .getDataRange()
    .getFormulas()
    .flatMap((row, r) =>
      row.flatMap((formula, c) => (OURS.test(formula) ? [{ port, cell: `${letters(c)}${r + 1}`, formula }] : [])),
    );

const warning = ({ port, cell }: Found, message: string, hint: string): Shown => ({
  severity: 'warning',
  where: `«${port.getName()}» ${cell}`,
  message,
  hint,
  sheet: port.getName(),
  cell,
});

/** Without the ledger a closed amount goes on changing; without another table an amount is made of less. */
function withoutTables(one: Found, workbook: Workbook, lang: Lang): Shown[] {
  const w = ui(lang);
  const given = ({ port }: TableSheet): boolean =>
    [quoted(port.getName()), port.getName()].some((name) => one.formula.includes(`${name}!`));
  // A named range may hold any of them.
  if (one.formula.includes('premia_')) return [];
  const ledger = sheetWith(workbook, 'ledger');
  const left = workbook.sheets.filter((sheet) => sheet !== ledger && isUsed(sheet, workbook) && !given(sheet));
  const list = left.map(({ port }) => `«${port.getName()}»`).join(', ');
  const hint = fill(w.withoutTablesHint, { formula: w.formula });
  return [
    ...(ledger && !given(ledger) ? [warning(one, w.withoutLedger, hint)] : []),
    ...(left.length > 0 ? [warning(one, fill(w.withoutTables, { list }), hint)] : []),
  ];
}

/** Is it of the plan or its data? Rows that no rule names are not. */
const isUsed = ({ sheet }: TableSheet, { book }: Workbook): boolean =>
  recognise(sheet).tables.some(({ role, name }) => role !== 'rows' || namesTable(book.plan, name));

/** People of the latest period. */
function payeesOf(workbook: Workbook): readonly Payee[] {
  const period = periodsOf(workbook).pop();
  return period === undefined ? [] : runOf(workbook, period).prepared.people.payees;
}

/** Those of them whom a statement of everybody leaves out. */
function withoutPeople(one: Found, payees: () => readonly Payee[], lang: Lang): Shown[] {
  const [, column = '', first = '', last = ''] = MANY.exec(one.formula) ?? [];
  if (column === '') return [];
  const rows = Math.min(Number(last), one.port.getMaxRows()) - Number(first) + 1;
  if (rows < 2) return [];
  const named = new Set(
    one.port
      .getRange(Number(first), columnNumber(column.toUpperCase()), rows, 1)
      .getValues()
      .map(([cell]) => String(cell)),
  );
  const left = payees().filter(({ id, name }) => !named.has(id) && !named.has(name));
  if (left.length === 0) return [];
  const w = ui(lang);
  const list = left.map(({ name }) => name).join(', ');
  return [warning(one, fill(w.withoutPeople, { list }), fill(w.withoutPeopleHint, { calculate: w.calculate }))];
}
