/** A published case as data: a plan and tables in a compact form, and where each expected figure is read. */

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
  ScalePoint,
  Unit,
} from '../../src/core/plan/plan.js';
import type { PayoutMove } from '../../src/core/program/statement.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';

/** One entry of published-cases.json, as far as the tests read it. */
export interface PublishedCase {
  readonly id: string;
  readonly topic: string;
  readonly expected: unknown;
  readonly published: unknown;
  readonly publishedIsRight: boolean;
}

type ByCode<T> = Readonly<Record<string, T>>;

/** A plan document by code, with what is usual left out: a plain text is the field that every row has. */
export interface PlanSpec {
  /** Settings of the only plan … */
  readonly settings?: Omit<PlanSettings, 'code'>;
  /** … or of several. */
  readonly plans?: ByCode<Omit<PlanSettings, 'code'>>;
  /** Value, or value and unit. */
  readonly parameters?: ByCode<string | readonly [value: string, unit: Unit]>;
  readonly measures?: ByCode<Unit | Omit<Measure, 'code'>>;
  /** The measure is the KPI's own code unless said. */
  readonly kpis?: ByCode<Omit<Kpi, 'code' | 'measure'> & { readonly measure?: string }>;
  /** Below the first point: zero unless said. */
  readonly scales?: ByCode<
    Omit<Scale, 'code' | 'below' | 'points'> & {
      readonly below?: Scale['below'];
      readonly points: readonly (ScalePoint | readonly [from: string, value: string])[];
    }
  >;
  readonly components?: readonly Component[] | ByCode<string | Omit<Component, 'code'>>;
  readonly payouts?: ByCode<Omit<Payout, 'code'>>;
  readonly credits?: ByCode<Omit<CreditRule, 'code'>>;
}

type Row = Readonly<Record<string, Cell>>;

/** A figure of one payee and the exact text it must have. `payee` may be left out where there is only one. */
export interface Figure {
  readonly payee?: string;
  /** A line of the statement by component code … */
  readonly line?: string;
  /** … or what one row of such a line paid, by its id, … */
  readonly row?: string;
  /** … or the statement's total … */
  readonly total?: true;
  /** … or any named figure … */
  readonly value?: string;
  /** … or a KPI's own figure … */
  readonly kpi?: string;
  readonly field?: 'fact' | 'target' | 'attainment' | 'weight' | 'score';
  /** … or what is missing to the next tier of a scale … */
  readonly missing?: string;
  /** … or what a rule of the pay stage did, 0 where it did nothing … */
  readonly payout?: string;
  readonly move?: PayoutMove;
  /** … or the balance it leaves, 0 where there is none. */
  readonly balance?: string;
  /** Of a case over several periods; the last one unless said. */
  readonly period?: string;
  /** Null: the figure must stay unknown. */
  readonly text: string | null;
}

/** What a leaf of the published `expected` is checked by. */
export interface Expectation extends Figure {
  /** The leaf is what a wrong program gives: the figure must differ from it. */
  readonly not?: true;
  /** The leaf is words, not a figure. */
  readonly words?: true;
}

/** The tables of one period. */
export interface CaseData {
  readonly period?: string;
  /** Left out: everybody who has facts, targets or rows. */
  readonly people?: readonly Row[];
  /** One object per payee, a column per measure. */
  readonly facts?: readonly Row[];
  readonly targets?: readonly Row[];
  /** A row with `times` stands that many times, `{n}` in its texts being 1, 2, … */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
  readonly worked?: readonly Row[];
  readonly adjustments?: readonly Row[];
}

/** A case ready to run. */
export interface CaseSpec extends CaseData {
  readonly id: string;
  /** How it is modelled; where the source is wrong, the arithmetic. */
  readonly note?: string;
  /** A plan of its own, or the name of one of the file's. */
  readonly plan: PlanSpec | string;
  /** Several periods, each calculated with those before it closed; what they do not say is the case's own. */
  readonly periods?: readonly CaseData[];
  /** By JSON pointer into the published `expected`. */
  readonly expect: Readonly<Record<string, Expectation>>;
  /** Further figures of the same run, beyond what was published. */
  readonly also?: readonly Figure[];
  /** Figures of the source that the run must not give. */
  readonly wrong?: readonly Figure[];
  /** Issue codes the run is meant to have; all other errors fail the case. */
  readonly issues?: readonly string[];
}

/** A file of cases about one topic. */
export interface CaseFile {
  readonly plans?: Readonly<Record<string, PlanSpec>>;
  readonly cases: readonly CaseSpec[];
}

/** A case that waits for what the engine does not do yet. */
export interface WaitingCase {
  readonly id: string;
  readonly needs: string;
  readonly reason: string;
  readonly waitsFor: string;
}

const PERIOD = '2026-10';
export const periodOf = (spec: CaseData): string => spec.period ?? PERIOD;

const rowsOf = <T, R>(spec: ByCode<T> | undefined, make: (code: string, row: T) => R): R[] =>
  Object.entries(spec ?? {}).map(([code, row]) => make(code, row));

/** The whole plan document of a compact one. */
export function planOf(spec: PlanSpec): PlanDocument {
  return {
    format: 'premia/1',
    plans: rowsOf(spec.plans ?? { Plan: spec.settings ?? {} }, (code, row) => ({ code, ...row })),
    parameters: rowsOf(spec.parameters, (code, row): Parameter => {
      return typeof row === 'string' ? { code, value: row } : { code, value: row[0], unit: row[1] };
    }),
    measures: rowsOf(spec.measures, (code, row) => (typeof row === 'string' ? { code, unit: row } : { code, ...row })),
    kpis: rowsOf(spec.kpis, (code, row) => ({ code, measure: code, ...row })),
    scales: rowsOf(spec.scales, (code, row) => ({ code, below: 'zero', ...row, points: row.points.map(pointOf) })),
    components: componentsOf(spec.components),
    ...(spec.credits ? { credits: rowsOf(spec.credits, (code, row): CreditRule => ({ code, ...row })) } : {}),
    ...(spec.payouts ? { payouts: rowsOf(spec.payouts, (code, row): Payout => ({ code, ...row })) } : {}),
  };
}

const componentsOf = (spec: PlanSpec['components']): readonly Component[] =>
  isList(spec)
    ? spec
    : rowsOf(spec, (code, row) => (typeof row === 'string' ? { code, expression: row } : { code, ...row }));

const isList = <T>(spec: readonly T[] | ByCode<unknown> | undefined): spec is readonly T[] => Array.isArray(spec);

const pointOf = (point: ScalePoint | readonly [string, string]): ScalePoint =>
  'from' in point ? point : { from: point[0], value: point[1] };

/** The tables of a case, as a folder of CSV files would give them. */
export function dataOf(spec: CaseData): Data {
  return {
    tables: [
      tableOf('people', 'people', peopleOf(spec)),
      tableOf('facts', 'facts', melt(spec, 'fact')),
      tableOf('targets', 'targets', melt(spec, 'target')),
      tableOf('worked', 'worked', spec.worked ?? []),
      tableOf('adjustments', 'adjustments', withPeriod(spec)),
      ...Object.entries(spec.rows ?? {}).map(([name, rows]) => tableOf('rows', name, rows.flatMap(repeated))),
    ],
  };
}

/** The payees of a case, in the order they are first named. */
export function peopleOf(spec: CaseData): readonly Row[] {
  if (spec.people) return spec.people;
  const rows = [spec.facts, spec.targets, ...Object.values(spec.rows ?? {})].flatMap((table) => table ?? []);
  return [...new Set(rows.flatMap(({ payee }) => (payee === undefined ? [] : [payee])))].map((payee) => ({ payee }));
}

/** `{ payee, Sales: '100', Calls: '7' }` → a row per measure. */
const melt = (spec: CaseData, field: 'fact' | 'target'): Row[] =>
  (spec[`${field}s`] ?? []).flatMap(({ payee, ...values }) =>
    Object.entries(values).map(([measure, value]) => ({
      payee,
      measure,
      [field]: value,
      ...(spec.period === undefined ? {} : { period: spec.period }),
    })),
  );

const withPeriod = (spec: CaseData): Row[] =>
  (spec.adjustments ?? []).map((row) => ({ period: periodOf(spec), ...row }));

const repeated = ({ times = 1, ...row }: Row): Row[] =>
  Array.from({ length: Number(times) }, (_, i) => {
    const cells = Object.entries(row).map(([field, cell]) => [field, String(cell).replaceAll('{n}', String(i + 1))]);
    return Object.fromEntries(cells) as Row;
  });

function tableOf(role: TableRole, name: string, rows: readonly Row[]): RowTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = fields.map((field) => rows.map((row) => row[field] ?? ''));
  return { role, name, header: fields, fields, columns, typed: false };
}

/** Leaves of a JSON value by JSON pointer, e.g. `/per_txn/0`; the value itself is `''`. */
export function leavesOf(value: unknown, pointer = ''): [pointer: string, leaf: unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, `${pointer}/${key}`));
}

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** One text per number: `11618.50` and 11618.5 are the same figure; null for words. */
export function canonicalNumber(leaf: unknown): string | null {
  const text = String(leaf);
  if (!DECIMAL.test(text)) return null;
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
