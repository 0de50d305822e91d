/** A worked example of formulas/*.json as a plan document and tables, ready for the public calculation. */

import type {
  Component,
  CreditRule,
  Kpi,
  Measure,
  Parameter,
  PlanDocument,
  PlanSettings,
  Scale,
  Unit,
} from '../../src/core/plan/plan.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';

/** Figures of one payee of an example; everything is text, as a table would hold it. */
export interface Person {
  readonly payee?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly targets?: Readonly<Record<string, string>>;
  readonly worked?: Readonly<Record<string, string>>;
  /** Facts of earlier periods, by `period measure`. */
  readonly before?: Readonly<Record<string, string>>;
  /** `team`, `head`, `hired`, … and individual values of parameters. */
  readonly [column: string]: string | Readonly<Record<string, string>> | undefined;
}

type ScaleSpec = Omit<Scale, 'code' | 'points' | 'below'> & {
  readonly below?: Scale['below'];
  readonly points: readonly (readonly [string, string | readonly string[]] | Scale['points'][number])[];
};

/** The compact form: rows of the plan by code, with what is usual left out. */
export interface Example {
  readonly title: { readonly ru: string; readonly en: string };
  /** Id in published-cases.json, where the figures come from there. */
  readonly case?: string;
  readonly period?: string;
  readonly plan?: Partial<PlanSettings>;
  readonly with: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string | Omit<Parameter, 'code'>>>;
  readonly measures?: Readonly<Record<string, Unit | Omit<Measure, 'code'>>>;
  readonly kpis?: Readonly<Record<string, Partial<Kpi>>>;
  readonly scales?: Readonly<Record<string, ScaleSpec>>;
  readonly components?: Readonly<Record<string, Omit<Component, 'code'>>>;
  /** The line is computed row by row … */
  readonly per?: Component['per'];
  /** … over the rows of one of these tables; whose a row is may be left out where there is one payee. */
  readonly rows?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
  readonly credits?: Readonly<Record<string, Omit<CreditRule, 'code'>>>;
  /** Rows of the currency rates. */
  readonly rates?: readonly Readonly<Record<string, string>>[];
  /** One payee, or several by `people`. */
  readonly person?: Person;
  readonly people?: readonly Person[];
  /** The amount; for an award whether it is given; for several people by payee. */
  readonly expected: string | boolean | Readonly<Record<string, string>>;
  /** How the amount was worked out by hand; in both languages where it has words. */
  readonly arithmetic: string | { readonly ru: string; readonly en: string };
  /** Codes of the warnings it gives: a regressive scale is legal, but says so. */
  readonly issues?: readonly string[];
}

/** Code of the component that uses the formula. */
export const LINE = 'Начисление';
export const ONLY = 'Сотрудник';
const PERIOD = '2026-10';

export const periodOf = (example: Example): string => example.period ?? PERIOD;
const peopleOf = (example: Example): readonly (Person & { readonly payee: string })[] =>
  (example.people ?? [example.person ?? {}]).map((person) => ({ ...person, payee: person.payee ?? ONLY }));

const rows = <T, R>(spec: Readonly<Record<string, T>> | undefined, make: (code: string, row: T) => R): R[] =>
  Object.entries(spec ?? {}).map(([code, row]) => make(code, row));

/** The plan of an example: one plan, one component by the formula, and what it needs. */
export function planOf(formula: string, example: Example): PlanDocument {
  return {
    format: 'premia/1',
    plans: [{ code: 'Схема', ...example.plan }],
    parameters: rows(example.parameters, (code, row) =>
      typeof row === 'string' ? { code, value: row, unit: 'money' } : { code, ...row },
    ),
    measures: rows(example.measures, (code, row) => (typeof row === 'string' ? { code, unit: row } : { code, ...row })),
    kpis: rows(example.kpis, (code, row) => ({ code, measure: code, rule: 'ratio', ...row })),
    scales: rows(example.scales, (code, { points, ...row }) => ({
      code,
      below: 'zero',
      ...row,
      points: points.map((point) => ('from' in point ? point : { from: point[0], value: point[1] })),
    })),
    components: [
      ...rows(example.components, (code, row): Component => ({ code, ...row })),
      { code: LINE, use: formula, with: example.with, ...(example.per ? { per: example.per } : {}) },
    ],
    ...(example.credits ? { credits: rows(example.credits, (code, row): CreditRule => ({ code, ...row })) } : {}),
  };
}

/** The tables of an example. */
export function dataOf(example: Example): Data {
  const period = periodOf(example);
  const people = peopleOf(example);
  const values = (field: 'fact' | 'target') =>
    people.flatMap(({ payee, facts, targets }) =>
      Object.entries((field === 'fact' ? facts : targets) ?? {}).map(([measure, value]) => ({
        payee,
        measure,
        period,
        [field]: value,
      })),
    );
  const before = people.flatMap(({ payee, before }) =>
    Object.entries(before ?? {}).map(([key, fact]) => {
      const [period, ...measure] = key.split(' ');
      return { payee, measure: measure.join(' '), period, fact };
    }),
  );
  const own = people.map(({ facts: _, targets: __, worked: ___, before: ____, ...row }) => row as Record<string, Cell>);
  const worked = people.flatMap(({ payee, worked }) => (worked ? [{ payee, period, ...worked }] : []));
  return {
    tables: [
      table('people', own),
      table('facts', [...values('fact'), ...before]),
      table('targets', values('target')),
      table('worked', worked),
      ...Object.entries(example.rows ?? {}).map(([name, records]) =>
        table('rows', name === example.per?.table ? records.map((row) => ({ payee: ONLY, ...row })) : records, name),
      ),
      ...(example.rates ? [table('rates', example.rates)] : []),
    ],
  };
}

function table(role: TableRole, records: readonly Readonly<Record<string, Cell>>[], name: string = role): RowTable {
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = fields.map((field) => records.map((record) => record[field]));
  return { role, name, header: fields, fields, columns, typed: false };
}
