/** One issue and the smallest input that produces it. Data only: fixtures.test.ts runs it, docs/issues.md shows it. */

import { prepare } from '../../src/core/inputs/prepare.js';
import type { Issue, IssueCode, Place } from '../../src/core/issue/issue.js';
import { canonical } from '../../src/core/language/index.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { parsePlan } from '../../src/core/plan/schema.js';
import { closing } from '../../src/core/run/closing.js';
import { calculate, run } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { Cell, RowTable, TableRole } from '../../src/core/table/data.js';
import { repeatedRows } from '../../src/core/table/quality.js';
import { csvSheet, readDocument } from '../../src/files/index.js';
import { readBook } from '../../src/workbook/index.js';
import type { Sheet } from '../../src/workbook/sheet.js';

export type Row = Readonly<Record<string, Cell>>;

/** What is given, by door. */
export type Input =
  /** What a person types into a formula cell. */
  | { readonly typed: string }
  /** A plan and its tables, as a program hands them over. */
  | {
      readonly plan: Partial<PlanDocument>;
      readonly tables?: Partial<Record<Exclude<TableRole, 'rows'>, readonly Row[]>> & {
        readonly rows?: Readonly<Record<string, readonly Row[]>>;
      };
      /** Cells carry types, as in a spreadsheet. */
      readonly fromSheet?: true;
      /** The period is to be closed. */
      readonly closing?: true;
      readonly period?: string;
    }
  /** Sheets: name → lines with `|` between cells. */
  | { readonly sheets: readonly (readonly [name: string, lines: string])[]; readonly period?: string }
  /** A JSON document. */
  | { readonly json: unknown }
  /** Bytes of a CSV file, as text or as numbers. */
  | { readonly csv: string | readonly number[] };

export interface Fixture {
  readonly code: IssueCode;
  readonly input: Input;
  /** Where it must point; '' where the input has no place of its own. */
  readonly place: Place | '';
  /** Values its words must name. */
  readonly params?: Readonly<Record<string, string>>;
}

const PERIOD = '2026-10';

export const planOf = (sections: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема' }],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
  ...sections,
});

/** Names of the tables, as a Russian workbook has them. */
const NAMES: Readonly<Record<Exclude<TableRole, 'rows'>, string>> = {
  people: 'Сотрудники',
  targets: 'Планы',
  facts: 'Факты',
  worked: 'Отработано',
  adjustments: 'Корректировки',
  overrides: 'Индивидуально',
  periods: 'Периоды',
  calendar: 'Календарь',
  ledger: 'Журнал',
  absences: 'Отсутствия',
  assignments: 'Закрепление клиентов',
  rates: 'Курсы валют',
  approvals: 'Согласование',
};

function table(role: TableRole, name: string, rows: readonly Row[], typed: boolean): RowTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = fields.map((field) => rows.map((row) => row[field] ?? null));
  return { role, name, header: fields, fields, columns, typed };
}

function tablesOf(input: Extract<Input, { plan: unknown }>): RowTable[] {
  const { rows, ...named } = input.tables ?? {};
  const typed = input.fromSheet === true;
  const given = { people: [{ payee: 'Анна' }], ...named };
  return [
    ...Object.entries(given).map(([role, records]) =>
      table(role as TableRole, NAMES[role as 'people'], records, typed),
    ),
    ...Object.entries(rows ?? {}).map(([name, records]) => table('rows', name, records, typed)),
  ];
}

/** Issues of a run: of the whole and of each statement. */
function calculated(plan: PlanDocument, tables: readonly RowTable[], period: string): Issue[] {
  const made = calculate(plan, { tables }, { period });
  return [...made.issues, ...[...statements(made)].flatMap((own) => own.issues), ...repeatedRows({ tables })];
}

/** Rows of a sheet from lines with `|` between cells. */
export const sheetOf = ([name, lines]: readonly [string, string]): Sheet => ({
  name,
  typed: false,
  rows: lines.split('\n').map((line) => (line === '' ? [] : line.split('|').map((cell) => cell.trim()))),
});

/** Every issue the input gives. */
export function issuesOf(input: Input): readonly Issue[] {
  if ('typed' in input) {
    const read = canonical(input.typed);
    return 'issues' in read ? read.issues : [];
  }
  if ('plan' in input) {
    const [plan, tables, period] = [planOf(input.plan), tablesOf(input), input.period ?? PERIOD] as const;
    if (input.closing) return closing(calculate(plan, { tables }, { period })).issues;
    return calculated(plan, tables, period);
  }
  if ('sheets' in input) {
    const { plan, data, issues } = readBook(input.sheets.map(sheetOf));
    const made = run(prepare(plan, data, { period: input.period ?? PERIOD }));
    return [...issues, ...made.issues, ...[...statements(made)].flatMap((own) => own.issues)];
  }
  if ('json' in input) return readDocument(input.json, parsePlan).issues;
  const bytes = typeof input.csv === 'string' ? new TextEncoder().encode(input.csv) : Uint8Array.from(input.csv);
  return csvSheet(bytes, 'Факты').issues;
}
