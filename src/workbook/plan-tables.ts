/** Plan tables → the plan document. One row is one dated row of the plan; an empty name continues the row above. */
import { error, errorsOf, type Issue, type Place } from '../core/issue/issue.js';
import { fold } from '../core/language/index.js';
import { withCells } from '../core/plan/place.js';
import type {
  Component,
  CreditRule,
  Kpi,
  Measure,
  Parameter,
  Payout,
  PlanDocument,
  PlanSettings,
  Scale,
} from '../core/plan/plan.js';
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
import { formulaId, isExpression, readParameters } from './component-cells.js';
import { headerOf, isPlanRole, normalise, type PlanRole } from './headers.js';
import { MAIN_COLUMN, PLAN_COLUMNS } from './plan-columns.js';
import { readPoint, type ScaleDraft, signLikeOthers } from './scale-rows.js';
import type { SheetTable } from './table.js';

/** A row of the document while it is filled. */
type Draft = Record<string, unknown>;
type Rows = { readonly [K in PlanRole]: Draft[] };

export interface PlanRead {
  readonly plan: PlanDocument;
  readonly issues: readonly Issue[];
  /** An error that belongs to no row of the plan: whom it concerns cannot be said. */
  readonly planError?: Issue;
}

/** A reader that knows which findings a row of the plan carries. */
interface PlanReader extends Reader {
  readonly owned: Set<Issue>;
}

/**
 * Reads the plan's tables; tables of other roles only lend their column names.
 * Never throws; a cell that cannot be read is an error issue with its address, and its row is `broken` by it.
 */
export function readPlanTables(tables: readonly SheetTable[]): PlanRead {
  const issues: Issue[] = [];
  const owned = new Set<Issue>();
  const names = namesOf(tables);
  const rows: Rows = {
    plans: [],
    parameters: [],
    measures: [],
    kpis: [],
    scales: [],
    components: [],
    credits: [],
    payouts: [],
  };
  for (const table of tables) {
    if (!isPlanRole(table.role)) continue;
    const reader: PlanReader = { table, issues, names, owned };
    if (table.role === 'scales') rows.scales.push(...readScales(reader));
    else if (table.role === 'components') rows.components.push(...readComponents(reader));
    else rows[table.role].push(...readSimple(reader, table.role));
  }
  for (const drafts of Object.values(rows)) spread(drafts);
  const planError = errorsOf(issues).find((issue) => !owned.has(issue));
  return { plan: documentOf(rows), issues, ...(planError ? { planError } : {}) };
}

/** Hangs the errors found since `before` on the row they belong to; the first one is said. */
function own(reader: PlanReader, draft: Draft, before: number): void {
  for (const issue of errorsOf(reader.issues.slice(before))) {
    reader.owned.add(issue);
    draft.broken ??= issue;
  }
}

/** Drafts whose date or scope could not be read. */
const UNBOUND = new WeakSet<Draft>();

/** When and for whom such a row holds is not known: it stands in the way of every row of its name. */
function spread(drafts: readonly Draft[]): void {
  const name = (draft: Draft): string => fold(String(draft.code));
  const lost = new Map(drafts.filter((draft) => UNBOUND.has(draft)).map((draft) => [name(draft), draft.broken]));
  if (lost.size === 0) return;
  for (const draft of drafts) {
    const issue = lost.get(name(draft));
    if (issue !== undefined) draft.broken ??= issue;
  }
}

const documentOf = (rows: Rows): PlanDocument => ({
  format: 'premia/1',
  plans: rows.plans as unknown as PlanSettings[],
  parameters: rows.parameters as unknown as Parameter[],
  measures: rows.measures as unknown as Measure[],
  kpis: rows.kpis as unknown as Kpi[],
  scales: rows.scales as unknown as Scale[],
  components: rows.components as unknown as Component[],
  ...(rows.credits.length > 0 ? { credits: rows.credits as unknown as CreditRule[] } : {}),
  ...(rows.payouts.length > 0 ? { payouts: rows.payouts as unknown as Payout[] } : {}),
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
function readSimple(reader: PlanReader, role: Exclude<PlanRole, 'scales' | 'components'>): Draft[] {
  const { table } = reader;
  const rows: Draft[] = [];
  for (let row = 0; row < height(table); row++) {
    if (isEmptyRow(table, row) || !isNamed(reader, row)) continue;
    const before = reader.issues.length;
    const draft = readRow(reader, role, row);
    // A name that cannot be read names no row.
    if (draft.code === undefined) continue;
    FINISH[role](reader, draft, row);
    own(reader, draft, before);
    rows.push(draft);
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
/** Fields that say since when and for whom a row holds. */
const BINDING = /^(?:from$|for\.)/;

/** Cells of a row by the table of columns; «нет» in the main column ends the code. */
function readRow(reader: Reader, role: PlanRole, row: number): Draft {
  const { table } = reader;
  const place = placeOf(table, row, columnOf(table, 'code'));
  const cell = (field: string): Place =>
    columnOf(table, field) < 0 ? place : placeOf(table, row, columnOf(table, field));
  const draft: Draft = { place: withCells(place, cell) };
  const ending = table.fields.findIndex(
    (field, i) => MAIN_COLUMN[role].includes(field) && NO.test(normalise(plainText(cellAt(table, row, i)))),
  );
  table.fields.forEach((field, column) => {
    if (column === ending || !isFilled(table, row, column)) return;
    if (field === 'target' && isFromTable(plainText(cellAt(table, row, column)))) return;
    const kind = PLAN_COLUMNS[role][field];
    const before = reader.issues.length;
    const value = kind === undefined ? undefined : readCell(reader, kind, row, column);
    if (value !== undefined) set(draft, field, value);
    else if (BINDING.test(field) && reader.issues.length > before) UNBOUND.add(draft);
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

/** Fills what the table may leave out, and reports what it may not. */
const FINISH: Readonly<
  Record<
    'plans' | 'parameters' | 'measures' | 'kpis' | 'credits' | 'payouts',
    (reader: Reader, draft: Draft, row: number) => void
  >
> = {
  plans: () => {},
  // Without a value the parameter is each person's own, from the people table.
  parameters: (_reader, draft) => {
    draft.value ??= '';
  },
  measures: finishMeasure,
  credits: (reader, draft, row) => {
    for (const field of ['table', 'payee'] as const) {
      if (draft[field] === undefined && draft.ended !== true) needed(reader, field, row);
      draft[field] ??= '';
    }
  },
  kpis: (reader, draft, row) => {
    draft.measure ??= draft.code;
    if (draft.rule === undefined && draft.ended !== true) needed(reader, 'rule', row);
    draft.rule ??= 'ratio';
  },
  payouts: (reader, draft, row) => {
    if (draft.kind === undefined && draft.ended !== true) needed(reader, 'kind', row);
    draft.kind ??= 'guarantee';
  },
};

function finishMeasure(reader: Reader, draft: Draft, row: number): void {
  const rows = draft.rows as Draft | undefined;
  const lacking = rows && (['table', 'aggregate'] as const).find((field) => rows[field] === undefined);
  if (lacking !== undefined) {
    if (draft.ended !== true) needed(reader, `rows.${lacking}`, row);
    // Half a rule is none: the document stays one that can be read.
    delete draft.rows;
  }
  const counting = rows?.aggregate === 'count' || rows?.aggregate === 'distinct';
  draft.unit ??= counting ? 'count' : 'number';
}

/** Reports an empty cell, unless the cell was filled and has its own issue. */
function needed(reader: Reader, field: string, row: number): void {
  const column = columnOf(reader.table, field);
  if (isFilled(reader.table, row, column)) return;
  const place = placeOf(reader.table, row, column < 0 ? columnOf(reader.table, 'code') : column);
  const params = { column: reader.table.header[column] ?? headerOf(reader.table.role, field, reader.table.lang) };
  reader.issues.push(error('cell-needed', params, place));
}

// Scales and components take several rows; the rows below the first have no name.

const IDENTITY = ['method', 'from', 'for.plan', 'for.role', 'for.grade'];

/**
 * A row below a scale that repeats its name: the method left empty, or everything that tells scales apart the same. The
 * first threshold again starts the scale a second time.
 */
function continues(table: SheetTable, first: number, row: number): boolean {
  const same = (field: string): boolean => {
    const column = columnOf(table, field);
    return fold(plainText(cellAt(table, row, column))) === fold(plainText(cellAt(table, first, column)));
  };
  const again = ['point.from', 'point.after'].every(same);
  return same('code') && !again && (!isFilled(table, row, columnOf(table, 'method')) || IDENTITY.every(same));
}

function readScales(reader: PlanReader): Draft[] {
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
    const before = reader.issues.length;
    if (named && (first < 0 || !continues(table, first, row))) {
      first = row;
      current = startScale(reader, row);
      if (current.row.code !== undefined) rows.push(current.row);
    }
    if (current === null) continue;
    readPoint(reader, current, row);
    if (current.columns) current.row.columns = current.columns;
    if (current.row.code !== undefined) own(reader, current.row, before);
    signLikeOthers(current);
  }
  return rows;
}

function startScale(reader: Reader, row: number): ScaleDraft {
  const draft = readRow(reader, 'scales', row);
  const points: ScaleDraft['points'] = [];
  draft.points = points;
  const amounts = draft.method === 'amount' || draft.method === 'amountCumulative';
  finishScale(reader, draft, row);
  return {
    row: draft,
    points,
    columns: null,
    amounts,
    numbers: [],
  };
}

function finishScale(reader: Reader, draft: Draft, row: number): void {
  // A figure below the first tier is unknown until the plan says it is 0.
  draft.below ??= 'issue';
  if (draft.method === undefined && draft.ended !== true) needed(reader, 'method', row);
  draft.method ??= 'retroactive';
}

function readComponents(reader: PlanReader): Draft[] {
  const { table } = reader;
  const [code, parameters] = [columnOf(table, 'code'), columnOf(table, 'with')];
  const rows: Draft[] = [];
  let current: Draft | null = null;
  let given = new Map<string, string>();
  for (let row = 0; row < height(table); row++) {
    if (isEmptyRow(table, row)) continue;
    const before = reader.issues.length;
    if (isFilled(table, row, code)) {
      current = readComponent(reader, row);
      if (current.code !== undefined) rows.push(current);
      given = new Map();
    } else if (current === null || !isFilled(table, row, parameters)) {
      report(reader, 'row-unnamed', 'error', row, code);
      continue;
    }
    if (isFilled(table, row, parameters)) {
      const text = plainText(cellAt(table, row, parameters));
      readParameters(reader, current.use as string | undefined, given, text, row, parameters);
      if (given.size > 0) current.with = Object.fromEntries(given);
    }
    if (current.code !== undefined) own(reader, current, before);
  }
  return rows;
}

function readComponent(reader: Reader, row: number): Draft {
  const { table } = reader;
  const draft = readRow(reader, 'components', row);
  const [use, step] = [columnOf(table, 'use'), columnOf(table, 'rounding.to')];
  const per = draft.per as Draft | undefined;
  if (per && per.table === undefined) {
    needed(reader, 'per.table', row);
    delete draft.per;
  }
  const text = isFilled(table, row, use) ? plainText(cellAt(table, row, use)) : '';
  const other = text !== '' && !NO.test(normalise(text));
  if (other && draft.expression !== undefined) report(reader, 'formula-and-expression', 'error', row, use);
  if (isExpression(text, reader.names)) {
    const expression = readFormulaText(reader, 'formula', text, row, use);
    if (expression !== undefined) draft.expression = expression;
  } else if (other) {
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
