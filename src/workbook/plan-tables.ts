/** Plan tables → the plan document. One row is one dated row of the plan; an empty name continues the row above. */
import type { Issue } from '../core/issue.js';
import { fold } from '../core/language/index.js';
import type { Component, Kpi, Measure, Parameter, PlanDocument, PlanSettings, Scale } from '../core/plan.js';
import {
  cellAt,
  isFilled,
  placeOf,
  plainText,
  type Reader,
  readCell,
  readFormulaText,
  readNumberCell,
  report,
} from './cells.js';
import { formulaId, readParameters } from './component-cells.js';
import { headerOf, isPlanRole, normalise, type PlanRole } from './headers.js';
import { MAIN_COLUMN, PLAN_COLUMNS } from './plan-columns.js';
import { readPoint, type ScaleDraft } from './scale-rows.js';
import type { SheetTable } from './table.js';

/** A row of the document while it is filled. */
type Draft = Record<string, unknown>;
type Rows = { readonly [K in PlanRole]: Draft[] };

export interface PlanRead {
  readonly plan: PlanDocument;
  readonly issues: readonly Issue[];
}

/**
 * Reads the plan's tables; tables of other roles only lend their column names.
 * Never throws; a cell that cannot be read is an error issue with its address, and its row goes without that field.
 */
export function readPlanTables(tables: readonly SheetTable[]): PlanRead {
  const issues: Issue[] = [];
  const names = namesOf(tables);
  const rows: Rows = { plans: [], parameters: [], measures: [], kpis: [], scales: [], components: [] };
  for (const table of tables) {
    if (!isPlanRole(table.role)) continue;
    const reader: Reader = { table, issues, names };
    if (table.role === 'scales') rows.scales.push(...readScales(reader));
    else if (table.role === 'components') rows.components.push(...readComponents(reader));
    else rows[table.role].push(...readSimple(reader, table.role));
  }
  return { plan: documentOf(rows), issues };
}

const documentOf = (rows: Rows): PlanDocument => ({
  format: 'premia/1',
  plans: rows.plans as unknown as PlanSettings[],
  parameters: rows.parameters as unknown as Parameter[],
  measures: rows.measures as unknown as Measure[],
  kpis: rows.kpis as unknown as Kpi[],
  scales: rows.scales as unknown as Scale[],
  components: rows.components as unknown as Component[],
});

/** Codes of the plan and individual values of people: what a whole formula cell may name. */
function namesOf(tables: readonly SheetTable[]): Set<string> {
  const names = new Set<string>();
  for (const table of tables) {
    if (isPlanRole(table.role)) {
      const code = table.columns[table.fields.indexOf('code')] ?? [];
      for (const cell of code) names.add(fold(plainText(cell)));
    } else if (table.role === 'people') {
      table.fields.forEach((field, i) => {
        if (field === table.header[i]) names.add(fold(field));
      });
    }
  }
  names.delete('');
  return names;
}

const columnOf = (table: SheetTable, field: string): number => table.fields.indexOf(field);
const isEmptyRow = (table: SheetTable, row: number): boolean => table.columns.every((_, i) => !isFilled(table, row, i));
const height = (table: SheetTable): number => table.columns[0]?.length ?? 0;

/** Tables with one row per code. */
function readSimple(reader: Reader, role: Exclude<PlanRole, 'scales' | 'components'>): Draft[] {
  const { table } = reader;
  const rows: Draft[] = [];
  for (let row = 0; row < height(table); row++) {
    if (isEmptyRow(table, row)) continue;
    const draft = isNamed(reader, row) ? readRow(reader, role, row) : null;
    if (draft !== null && FINISH[role](reader, draft, row)) rows.push(draft);
  }
  return rows;
}

function isNamed(reader: Reader, row: number): boolean {
  const column = columnOf(reader.table, 'code');
  if (isFilled(reader.table, row, column)) return true;
  report(reader, 'row-unnamed', 'error', row, column);
  return false;
}

const NO = /^(?:нет|no)$/;

/** Cells of a row by the table of columns; «нет» in the main column ends the code. */
function readRow(reader: Reader, role: PlanRole, row: number): Draft {
  const { table } = reader;
  const draft: Draft = { place: placeOf(table, row, columnOf(table, 'code')) };
  const ending = table.fields.findIndex(
    (field, i) => MAIN_COLUMN[role].includes(field) && NO.test(normalise(plainText(cellAt(table, row, i)))),
  );
  table.fields.forEach((field, column) => {
    if (column === ending || !isFilled(table, row, column)) return;
    if (field === 'target' && isFromTable(plainText(cellAt(table, row, column)))) return;
    const kind = PLAN_COLUMNS[role][field];
    const value = kind === undefined ? undefined : readCell(reader, kind, row, column);
    if (value !== undefined) set(draft, field, value);
  });
  const active = columnOf(table, 'ended');
  const off = isFilled(table, row, active) && readCell(reader, 'flag', row, active) === false;
  if (ending >= 0 || off) draft.ended = true;
  return draft;
}

/** «из «Планы»», «from targets»: the target stands in the targets table. */
export const isFromTable = (text: string): boolean =>
  /^(?:из|from)\s+\S/i.test(text) || /^(?:таблица|table)$/i.test(text);

/** Sets `rounding.to` and the like. */
function set(draft: Draft, path: string, value: unknown): void {
  const [first = '', second] = path.split('.');
  if (second === undefined) draft[first] = value;
  else draft[first] = { ...(draft[first] as Draft | undefined), [second]: value };
}

/** Fills what the table may leave out; false: the row cannot stand, and why is reported. */
const FINISH: Readonly<
  Record<'plans' | 'parameters' | 'measures' | 'kpis', (reader: Reader, draft: Draft, row: number) => boolean>
> = {
  plans: () => true,
  // Without a value the parameter is each person's own, from the people table.
  parameters: (_reader, draft) => {
    draft.value ??= '';
    return true;
  },
  measures: finishMeasure,
  kpis: (reader, draft, row) => {
    draft.measure ??= draft.code;
    if (draft.rule === undefined && draft.ended !== true) return needed(reader, 'rule', row);
    draft.rule ??= 'ratio';
    return true;
  },
};

function finishMeasure(reader: Reader, draft: Draft, row: number): boolean {
  const rows = draft.rows as Draft | undefined;
  if (rows !== undefined && draft.ended !== true) {
    if (rows.table === undefined) return needed(reader, 'rows.table', row);
    if (rows.aggregate === undefined) return needed(reader, 'rows.aggregate', row);
  }
  const counting = rows?.aggregate === 'count' || rows?.aggregate === 'distinct';
  draft.unit ??= counting ? 'count' : 'number';
  return true;
}

/** Reports an empty cell, unless the cell was filled and has its own issue. */
function needed(reader: Reader, field: string, row: number): false {
  const column = columnOf(reader.table, field);
  if (!isFilled(reader.table, row, column)) {
    const place = placeOf(reader.table, row, column < 0 ? columnOf(reader.table, 'code') : column);
    const params = { column: reader.table.header[column] ?? headerOf(reader.table.role, field, reader.table.lang) };
    reader.issues.push({ code: 'cell-needed', severity: 'error', place, params });
  }
  return false;
}

// Scales and components take several rows; the rows below the first have no name.

const IDENTITY = ['method', 'from', 'for.plan', 'for.role', 'for.grade'];

/** A row below a scale that repeats its name: the method left empty, or everything that tells scales apart the same. */
function continues(table: SheetTable, first: number, row: number): boolean {
  const same = (field: string): boolean => {
    const column = columnOf(table, field);
    return fold(plainText(cellAt(table, row, column))) === fold(plainText(cellAt(table, first, column)));
  };
  return same('code') && (!isFilled(table, row, columnOf(table, 'method')) || IDENTITY.every(same));
}

function readScales(reader: Reader): Draft[] {
  const { table } = reader;
  const code = columnOf(table, 'code');
  const rows: Draft[] = [];
  let current: ScaleDraft | null = null;
  let first = -1;
  for (let row = 0; row < height(table); row++) {
    if (isEmptyRow(table, row)) continue;
    const named = isFilled(table, row, code);
    if (!named && (first < 0 || isFilled(table, row, columnOf(table, 'method')))) {
      report(reader, 'row-unnamed', 'error', row, code);
      continue;
    }
    if (named && (first < 0 || !continues(table, first, row))) {
      first = row;
      current = startScale(reader, row);
      if (finishScale(reader, current.row, row)) rows.push(current.row);
    }
    if (current !== null) readPoint(reader, current, row);
    if (current?.columns) current.row.columns = current.columns;
  }
  return rows;
}

function startScale(reader: Reader, row: number): ScaleDraft {
  const draft = readRow(reader, 'scales', row);
  const points: ScaleDraft['points'] = [];
  draft.points = points;
  return {
    row: draft,
    points,
    columns: null,
    amounts: draft.method === 'amount' || draft.method === 'amountCumulative',
  };
}

function finishScale(reader: Reader, draft: Draft, row: number): boolean {
  // A figure below the first tier is unknown until the plan says it is 0.
  draft.below ??= 'issue';
  if (draft.method === undefined && draft.ended !== true) return needed(reader, 'method', row);
  draft.method ??= 'retroactive';
  return true;
}

function readComponents(reader: Reader): Draft[] {
  const { table } = reader;
  const [code, parameters] = [columnOf(table, 'code'), columnOf(table, 'with')];
  const rows: Draft[] = [];
  let current: Draft | null = null;
  let given = new Map<string, string>();
  for (let row = 0; row < height(table); row++) {
    if (isEmptyRow(table, row)) continue;
    if (isFilled(table, row, code)) {
      current = readComponent(reader, row);
      rows.push(current);
      given = new Map();
    } else if (current === null || !isFilled(table, row, parameters)) {
      report(reader, 'row-unnamed', 'error', row, code);
      continue;
    }
    if (!isFilled(table, row, parameters)) continue;
    readParameters(
      reader,
      current.use as string | undefined,
      given,
      plainText(cellAt(table, row, parameters)),
      row,
      parameters,
    );
    if (given.size > 0) current.with = Object.fromEntries(given);
  }
  return rows;
}

function readComponent(reader: Reader, row: number): Draft {
  const { table } = reader;
  const draft = readRow(reader, 'components', row);
  const [use, step] = [columnOf(table, 'use'), columnOf(table, 'rounding.to')];
  const text = isFilled(table, row, use) ? plainText(cellAt(table, row, use)) : '';
  if (text.startsWith('=')) {
    const expression = readFormulaText(reader, 'formula', text, row, use);
    if (expression !== undefined) draft.expression = expression;
  } else if (text !== '' && !NO.test(normalise(text))) {
    if (draft.expression !== undefined) report(reader, 'formula-and-expression', 'error', row, use);
    draft.use = formulaId(text);
    delete draft.expression;
  }
  if (!isFilled(table, row, step)) return draft;
  const to = NO.test(normalise(plainText(cellAt(table, row, step))))
    ? 'none'
    : readNumberCell(reader, row, step, false);
  if (to === 'none') draft.rounding = 'none';
  else if (to !== undefined) set(draft, 'rounding.to', to);
  return draft;
}
