/** A row table may come in parts: tables of one name, put together without their texts being copied. */
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { Cell, RowTable } from '../../src/core/table/data.js';

const table = (role: RowTable['role'], name: string, fields: readonly string[], rows: readonly Cell[][]): RowTable => ({
  role,
  name,
  header: fields,
  fields,
  columns: fields.map((_, i) => rows.map((row) => row[i])),
  typed: false,
});

const plan = {
  plans: [{ code: 'P', currency: 'RUB' }],
  parameters: [],
  measures: (['sum', 'count', 'distinct', 'average', 'max', 'last'] as const).map((aggregate) => ({
    code: aggregate,
    unit: aggregate === 'count' || aggregate === 'distinct' ? 'count' : 'money',
    rows: {
      table: 'Deals',
      aggregate,
      ...(aggregate === 'count' ? {} : { column: aggregate === 'distinct' ? 'client' : 'amount' }),
      date: 'closed',
      where: 'status = "paid"',
    },
  })),
  kpis: [],
  scales: [],
  components: [],
} as unknown as PlanDocument;

const FIELDS = ['payee', 'amount', 'closed', 'status', 'client'];
const deals: Cell[][] = Array.from({ length: 40 }, (_, i) => [
  i % 3 === 0 ? 'Ann' : 'Bob',
  i % 7 === 0 ? `${100 + i}.1250` : String(100 + 3 * i),
  `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
  i % 5 === 4 ? 'open' : 'paid',
  `c${i % 6}`,
]);
const people = table('people', 'People', ['payee'], [['Ann'], ['Bob']]);
const simple = { ...plan, components: [{ code: 'A', expression: 'sum * 1%' }] } as unknown as PlanDocument;

const run = (parts: readonly RowTable[], document = simple) => {
  const result = calculate(document, { tables: [people, ...parts] }, { period: '2026-10' });
  return { issues: result.issues, statements: [...statements(result)] };
};
const part = (from: number, to: number, name = 'Deals'): RowTable => ({
  ...table('rows', name, FIELDS, deals.slice(from, to)),
  firstRow: from + 2,
});

describe('parts of a row table', () => {
  const measured = {
    ...plan,
    components: [{ code: 'all', expression: 'sum + average + max + last' }],
  } as unknown as PlanDocument;

  test.each([simple, measured])('give what the whole gives, wherever it is cut', (document) => {
    const whole = run([part(0, 40)], document);
    expect(whole.issues).toEqual([]);
    expect(whole.statements.map(({ total }) => total)).not.toContain(null);
    for (const cut of [0, 1, 7, 39, 40]) expect(run([part(0, cut), part(cut, 40)], document)).toEqual(whole);
    expect(run([part(0, 3), part(3, 20, ' DEALS '), part(20, 40)], document).statements).toEqual(whole.statements);
  });

  test('may have their columns in another order', () => {
    const turned = [...FIELDS].reverse();
    const second = table(
      'rows',
      'Deals',
      turned,
      deals.slice(20).map((row) => [...row].reverse()),
    );
    expect(run([part(0, 20), second]).statements).toEqual(run([part(0, 40)]).statements);
  });

  test('name the cell of their own part', () => {
    const broken = { ...part(20, 22), columns: part(20, 22).columns.map((c, i) => (i === 1 ? ['5', 'x'] : c)) };
    expect(run([part(0, 20), broken]).issues.map(({ code, place }) => [code, place?.row])).toEqual([
      ['number-text', 23],
    ]);
  });

  test('count a stranger once for all of them', () => {
    const stranger = (from: number): RowTable => ({
      ...part(from, from + 2),
      columns: part(from, from + 2).columns.map((c, i) => (i === 0 ? ['Zoe', 'Zoe'] : c)),
    });
    const { issues } = run([part(0, 10), stranger(10), stranger(12)]);
    expect(issues.map(({ code, params, place }) => [code, params?.name, params?.count, place?.row])).toEqual([
      ['payee-unknown', 'Zoe', '4', 12],
      ['rows-uncredited', undefined, '4', 12],
    ]);
  });

  test('a column only some of them have is empty in the others', () => {
    const without = table(
      'rows',
      'Deals',
      FIELDS.slice(0, 4),
      deals.slice(20).map((row) => row.slice(0, 4)),
    );
    expect(run([part(0, 20), without]).statements).toEqual(run([part(0, 40)]).statements);
    const clients = { ...plan, components: [{ code: 'A', expression: 'sum * distinct' }] } as unknown as PlanDocument;
    expect(run([part(0, 20), without], clients).issues).toEqual([]);
  });
});
