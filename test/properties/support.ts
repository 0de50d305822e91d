/** What the property tests share: seeds, small makers of plans and tables, statements in a comparable form. */
import fc from 'fast-check';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Line, Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';

export const PERIOD = '2026-10';

/** The everyday suite repeats itself; `SEED=… npm test` tries another seed, the long run a new one each time. */
export const SEED = Number(process.env.SEED ?? 20_261_001);
/** Multiplies every number of runs; the long run sets it. */
const FACTOR = Number(process.env.PROPERTY_FACTOR ?? 1);

/** Asserts a property; a failure prints its seed and path, so that `SEED=…` repeats it. */
export function holds<T extends unknown[]>(runs: number, property: fc.IProperty<T>, more: fc.Parameters<T> = {}): void {
  fc.assert(property, { numRuns: Math.ceil(runs * FACTOR), seed: SEED, ...more });
}

/** A plan document with the given sections. */
export const planWith = (sections: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема' }],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
  ...sections,
});

export type Row = Readonly<Record<string, Cell>>;

/** A table of records; keys are fields. */
export function table(role: TableRole, rows: readonly Row[], name: string = role): RowTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    role,
    name,
    header: fields,
    fields,
    columns: fields.map((field) => rows.map((row) => row[field])),
    typed: false,
  };
}

/** Statements of a run. */
export const paid = (plan: PlanDocument, tables: readonly RowTable[], period = PERIOD): Statement[] => [
  ...statements(calculate(plan, { tables } satisfies Data, { period })),
];

/** What must not depend on where a row stands: everything but places, and the order of adjustments. */
export const essence = ({ payee, earned, total, lines, awards, issues }: Statement) => ({
  payee,
  earned,
  total,
  lines: lines.map(lineText).sort(),
  awards: awards.map(({ code, evidence }) => `${code} ${evidence}`).sort(),
  issues: [...new Set(issues.map(({ code }) => code))].sort(),
});

const lineText = ({ code, title, amount, met }: Line): string => `${code} ${title} ${amount} ${met}`;

/** Decimal text as a whole number of 10^-digits. */
export function unitsOf(text: string, digits: number): bigint {
  const [whole = '', part = ''] = text.split('.');
  if (part.length !== digits) throw new Error(`${text} has not ${digits} digits after the point`);
  return BigInt(whole + part);
}

/** Sum of the printed lines of a stage, null where one is unknown. */
export function sumOf(lines: readonly Line[], digits: number): bigint | null {
  let sum = 0n;
  for (const { amount } of lines) {
    if (amount === null) return null;
    sum += unitsOf(amount, digits);
  }
  return sum;
}
