/**
 * The `data` part of a JSON document ↔ tables. Shape:
 * `{ "people": [{ "payee": "Anna", … }], "facts": […], "rows": { "Deals": [{ "payee": "Anna", "amount": 100 }] } }`.
 * Keys are canonical fields; headers a workbook would have are understood too.
 */

import { isDateObject } from '../core/day/dates.js';
import { error, type Issue } from '../core/issue/issue.js';
import { own } from '../core/number/own.js';
import type { Cell, Data, RowTable, TableRole } from '../core/table/data.js';
import { FIELDS } from '../core/table/data.js';
import { matchAs } from './match.js';
import type { Sheet } from './sheet.js';
import { build, dataTable, type Findings } from './table.js';

/** Rows as objects, by role; row tables by name. */
export interface JsonData {
  [role: string]:
    | readonly Readonly<Record<string, unknown>>[]
    | Record<string, readonly Readonly<Record<string, unknown>>[]>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRole = (key: string): key is Exclude<TableRole, 'rows'> => own(FIELDS, key) !== undefined && key !== 'rows';

/**
 * Tables of a document's `data`. Never throws; what has the wrong shape is an issue with its path.
 * @example readData({ facts: [{ payee: 'Anna', measure: 'Calls', period: '2026-10', fact: 335 }] }).data.tables[0]?.role // 'facts'
 */
export function readData(data: unknown): { readonly data: Data; readonly issues: readonly Issue[] } {
  const found: Found = { issues: [] };
  const tables: RowTable[] = [];
  const add = (role: TableRole, name: string, rows: unknown, path: string): void => {
    const table = readTable(role, name, rows, path, found);
    if (table !== null) tables.push(table);
  };
  if (data !== undefined && !isObject(data)) wrong(found, 'data', '{ "people": […], "rows": {…} }');
  for (const [key, value] of Object.entries(isObject(data) ? data : {})) {
    if (key === 'rows' && isObject(value))
      for (const [name, rows] of Object.entries(value)) add('rows', name, rows, `data.rows.${name}`);
    else if (isRole(key)) add(key, key, value, `data.${key}`);
    else wrong(found, `data.${key}`, key === 'rows' ? '{ "Deals": […] }' : Object.keys(FIELDS).join(', '));
  }
  const { issues, planError } = found;
  return { data: { tables, ...(planError ? { planError } : {}) }, issues };
}

type Found = Omit<Findings, 'sheet'>;

function wrong(found: Found, path: string, expected: string): void {
  const issue = error('json-data', { path, expected }, { path });
  found.issues.push(issue);
  found.planError ??= issue;
}

function readTable(role: TableRole, name: string, rows: unknown, path: string, found: Found): RowTable | null {
  if (!Array.isArray(rows) || !rows.every(isObject)) {
    wrong(found, path, '[{…}, {…}]');
    return null;
  }
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (keys.length === 0) return null;
  const odd = rows.findIndex((row) => !Object.values(row).every(isCell));
  if (odd >= 0) {
    wrong(found, `${path}[${odd}]`, '{ "…": "…", "…": 0, "…": true, "…": ["…"] }');
    return null;
  }
  const cells = rows.map((row) => keys.map((key) => cellOf(own(row, key))));
  // The header stands in «row 0», so that the first object is row 1.
  const sheet: Sheet = { name, rows: [keys, ...cells], typed: true, origin: { row: 0, column: 0 }, addressed: false };
  const walk: Findings = { ...found, sheet };
  const table = build({ header: 0, match: matchAs(role, keys), title: name, rows: rows.map((_, i) => i + 1) }, walk);
  found.planError = walk.planError;
  return table === null ? null : dataTable(table);
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null || isDateObject(value);
const isCell = (value: unknown): boolean => (Array.isArray(value) ? value.every(isPlain) : isPlain(value));

/** A list («aliases») as the text a cell would have. */
const cellOf = (value: unknown): Cell => (Array.isArray(value) ? value.join('; ') : (value as Cell));

/** Tables as the `data` of a document; empty cells are left out. */
export function writeData(data: Data): JsonData {
  const [out, rows] = [new Map<string, Json[]>(), new Map<string, Json[]>()];
  for (const table of data.tables) {
    const [at, key] = table.role === 'rows' ? [rows, table.name] : [out, table.role];
    at.set(key, [...(at.get(key) ?? []), ...objectsOf(table)]);
  }
  return Object.fromEntries<JsonData[string]>(rows.size > 0 ? [...out, ['rows', Object.fromEntries(rows)]] : out);
}

type Json = Record<string, unknown>;

const objectsOf = ({ fields, columns }: RowTable): Json[] =>
  Array.from({ length: columns[0]?.length ?? 0 }, (_, row) =>
    Object.fromEntries(
      fields.flatMap((field, i) => {
        const cell = columns[i]?.[row];
        return cell === null || cell === undefined ? [] : [[field, cell]];
      }),
    ),
  );
