/** Sheets → the plan, the data and everything found on the way. */

import { error, type Issue, note, warning } from '../core/issue/issue.js';
import { fold } from '../core/language/index.js';
import type { PlanDocument } from '../core/plan/plan.js';
import type { Cell, Data } from '../core/table/data.js';
import { isResultSheet } from './answers.js';
import { placeOf } from './cells.js';
import { isPlanRole } from './headers.js';
import { hasEvents, matchAs } from './match.js';
import { readPlanTables } from './plan-tables.js';
import { type Sheet, textOf } from './sheet.js';
import { dataTable, type SheetTable } from './table.js';
import { recognise } from './tables.js';

/** A workbook as the engine takes it. An error among the issues means that some figure cannot be trusted. */
export interface Book {
  readonly plan: PlanDocument;
  readonly data: Data;
  readonly issues: readonly Issue[];
}

/**
 * Reads sheets, ranges or files into a plan and its data. Never throws on what people typed: every finding is an issue
 * with table, row, column and cell. Sheets that Premia wrote as results are not read.
 * @param sheets values row by row, in any order
 * @example readBook([{ name: 'Схема', typed: true, rows: [['Начисление', 'Формула'], ['Процент', '=Оплаты * 3 %']] }]).plan.components[0]?.expression // 'Оплаты * 3%'
 */
export function readBook(sheets: readonly Sheet[]): Book {
  const issues: Issue[] = [];
  const found: SheetTable[] = [];
  let headerError: Issue | undefined;
  for (const sheet of sheets) {
    if (isResultSheet(sheet.name)) continue;
    const { tables, issues: own, planError } = recognise(sheet);
    found.push(...tables);
    issues.push(...own);
    headerError ??= planError;
  }
  const tables = withPeople(withoutRepeats(found, issues));
  const read = readPlanTables(tables);
  const data = tables.filter((table) => !isPlanRole(table.role)).map(dataTable);
  const planError = headerError ?? read.planError;
  return {
    plan: read.plan,
    data: { tables: data, ...(planError ? { planError } : {}) },
    issues: [...issues, ...read.issues, ...unused(tables, read.plan)],
  };
}

/** Without a table of people, the only one of names and figures, each name once, is it: «Сотрудник, Оклад». */
function withPeople(tables: SheetTable[]): SheetTable[] {
  if (tables.some(({ role }) => role === 'people')) return tables;
  const rules = tables.filter(({ role }) => isPlanRole(role)).map(({ columns }) => columns);
  const found = tables.filter(
    (table) => table.errors === undefined && isRoster(table) && !namesTable(rules, table.name),
  );
  const [only, other] = found;
  return only && !other ? tables.map((table) => (table === only ? { ...table, ...asPeople(table) } : table)) : tables;
}

/**
 * Whether rules name a table: a plan or the columns of its tables.
 * @example namesTable({ table: 'Отдел «А»' }, 'отдел «а»') // true
 */
export const namesTable = (rules: unknown, name: string): boolean =>
  fold(JSON.stringify(rules)).includes(fold(JSON.stringify(name).slice(1, -1)));

function isRoster({ role, fields, columns }: SheetTable): boolean {
  const names = columns[fields.indexOf('payee')]?.map(textOf) ?? [];
  return role === 'rows' && names.length > 0 && new Set(names).size === names.length && !hasEvents(fields);
}

const asPeople = ({ header }: SheetTable): Pick<SheetTable, 'role' | 'fields'> => ({
  role: 'people',
  fields: matchAs('people', header).fields.map((field, i) => field ?? (header[i] as string)),
});

/** Row tables no rule of the plan names and no event stands in: meant for something, and not understood. */
const unused = (tables: readonly SheetTable[], plan: PlanDocument): Issue[] =>
  tables
    .filter(({ role, fields }) => plan.components.length > 0 && role === 'rows' && !hasEvents(fields))
    .filter(({ name }) => !namesTable(plan, name))
    .map((table) => {
      const { column: _column, cell: _cell, ...place } = { ...placeOf(table, 0), row: table.headerRow };
      return note('table-unused', { name: table.name, columns: table.header.join(', ') }, place);
    });

/** Leaves out a table given twice, and a second row table of the same name. */
function withoutRepeats(tables: readonly SheetTable[], issues: Issue[]): SheetTable[] {
  const kept: SheetTable[] = [];
  for (const table of tables) {
    const rows = table.role === 'rows';
    const twin = kept.find((other) => isTwin(other, table));
    if (twin === undefined) {
      kept.push(table);
      continue;
    }
    const same = isSame(twin, table);
    if (!rows && !same) {
      kept.push(table);
      continue;
    }
    const { column: _column, cell: _cell, ...place } = { ...placeOf(table, 0), row: table.headerRow };
    const params = { name: table.name, first: `${twin.name}:${twin.headerRow}` };
    if (same) issues.push(warning('table-twice', params, place));
    else {
      const issue = error('table-name-twice', params, place);
      issues.push(issue);
      kept[kept.indexOf(twin)] = { ...twin, errors: [...(twin.errors ?? []), issue] };
    }
  }
  return kept;
}

const isTwin = (a: SheetTable, b: SheetTable): boolean =>
  a.role === b.role && (a.role === 'rows' ? fold(a.name) === fold(b.name) : isSame(a, b));

function isSame(a: SheetTable, b: SheetTable): boolean {
  const sameHeader = a.fields.length === b.fields.length && a.fields.every((field, i) => field === b.fields[i]);
  if (!sameHeader || a.columns[0]?.length !== b.columns[0]?.length || a.columns[0]?.length === 0) return false;
  return a.columns.every((column, i) => column.every((cell, row) => sameCell(cell, b.columns[i]?.[row])));
}

const sameCell = (a: Cell, b: Cell): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && String(a) === String(b));
