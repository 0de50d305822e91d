/**
 * The `data` part of a JSON document ↔ tables. Shape:
 * `{ "people": [{ "payee": "Anna", … }], "facts": […], "rows": { "Deals": [{ "payee": "Anna", "amount": 100 }] } }`.
 * Keys are canonical fields; headers a workbook would have are understood too.
 */
import type { Cell, Data, RowTable, TableRole } from '../core/data.js';
import { FIELDS } from '../core/data.js';
import { error, type Issue } from '../core/issue.js';
import { matchAs } from './match.js';
import type { Sheet } from './sheet.js';
import { build, dataTable } from './table.js';

/** Rows as objects, by role; row tables by name. */
export interface JsonData {
  [role: string]:
    | readonly Readonly<Record<string, unknown>>[]
    | Record<string, readonly Readonly<Record<string, unknown>>[]>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRole = (key: string): key is Exclude<TableRole, 'rows'> => key in FIELDS && key !== 'rows';

/**
 * Tables of a document's `data`. Never throws; what has the wrong shape is an issue with its path.
 * @example readData({ facts: [{ payee: 'Anna', measure: 'Calls', period: '2026-10', fact: 335 }] }).data.tables[0]?.role // 'facts'
 */
export function readData(data: unknown): { readonly data: Data; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const tables: RowTable[] = [];
  const add = (role: TableRole, name: string, rows: unknown, path: string): void => {
    const table = readTable(role, name, rows, path, issues);
    if (table !== null) tables.push(table);
  };
  if (data !== undefined && !isObject(data)) wrong(issues, 'data', '{ "people": […], "rows": {…} }');
  for (const [key, value] of Object.entries(isObject(data) ? data : {})) {
    if (key === 'rows' && isObject(value))
      for (const [name, rows] of Object.entries(value)) add('rows', name, rows, `data.rows.${name}`);
    else if (isRole(key)) add(key, key, value, `data.${key}`);
    else wrong(issues, `data.${key}`, key === 'rows' ? '{ "Deals": […] }' : Object.keys(FIELDS).join(', '));
  }
  return { data: { tables }, issues };
}

const wrong = (issues: Issue[], path: string, expected: string): void => {
  issues.push(error('json-data', { path, expected }, { path }));
};

function readTable(role: TableRole, name: string, rows: unknown, path: string, issues: Issue[]): RowTable | null {
  if (!Array.isArray(rows) || !rows.every(isObject)) {
    wrong(issues, path, '[{…}, {…}]');
    return null;
  }
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (keys.length === 0) return null;
  const cells = rows.map((row) => keys.map((key) => cellOf(row[key])));
  // The header stands in «row 0», so that the first object is row 1.
  const sheet: Sheet = { name, rows: [keys, ...cells], typed: true, origin: { row: 0, column: 0 }, addressed: false };
  const table = build(
    { header: 0, match: matchAs(role, keys), title: name, rows: rows.map((_, i) => i + 1) },
    { sheet, issues },
  );
  return table === null ? null : dataTable(table);
}

/** A list («aliases») as the text a cell would have. */
const cellOf = (value: unknown): Cell => (Array.isArray(value) ? value.join('; ') : (value as Cell));

/** Tables as the `data` of a document; empty cells are left out. */
export function writeData(data: Data): JsonData {
  const out: Record<string, Record<string, unknown>[]> = {};
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const table of data.tables) {
    const objects = objectsOf(table);
    const at = table.role === 'rows' ? rows : out;
    const key = table.role === 'rows' ? table.name : table.role;
    at[key] = [...(at[key] ?? []), ...objects];
  }
  return Object.keys(rows).length > 0 ? { ...out, rows } : out;
}

function objectsOf(table: RowTable): Record<string, unknown>[] {
  return Array.from({ length: table.columns[0]?.length ?? 0 }, (_, row) => {
    const object: Record<string, unknown> = {};
    table.fields.forEach((field, i) => {
      const cell = table.columns[i]?.[row];
      if (cell !== null && cell !== undefined)
        Object.defineProperty(object, field, { value: cell, enumerable: true, configurable: true, writable: true });
    });
    return object;
  });
}
