/** People through time: absences, leavers, clients by date. */
import { describe, expect, test } from 'vitest';
import type { Cell, Data, RowTable } from '../../src/core/data.js';
import { dayOf } from '../../src/core/dates.js';
import type { PlanDocument } from '../../src/core/plan.js';
import { prepare } from '../../src/core/prepare.js';
import { calculate } from '../../src/core/run.js';
import { figureOf, statement } from '../../src/core/statements.js';
import { table } from '../text/fixtures.js';

const PERIOD = '2026-10';
const plan = (rows: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема' }],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
  ...rows,
});
const given = (
  role: RowTable['role'],
  name: string,
  fields: readonly string[],
  ...rows: readonly (readonly Cell[])[]
) => table(role, name, Object.fromEntries(fields.map((field) => [field, field])), rows);
const data = (...tables: readonly RowTable[]): Data => ({ tables });
const total = (document: PlanDocument, from: Data, payee = 'Анна', period = PERIOD): string | null | undefined =>
  statement(calculate(document, from, { period }), payee)?.total;

describe('absences', () => {
  // October 2026 has 22 working days, five of them from the 5th to the 9th.
  const document = plan({
    plans: [{ code: 'Схема', absences: { target: 'Больничный', pay: 'Больничный; Отпуск', neither: 'Командировка' } }],
    measures: [{ code: 'Звонки', unit: 'count', extensive: true, prorateTarget: true }],
    components: [{ code: 'Оклад', expression: 'prorate(44000)' }],
  });
  const staff = given('people', 'Люди', ['payee', 'left'], ['Анна', '']);
  const target = given('targets', 'Планы', ['payee', 'measure', 'period', 'target'], ['Анна', 'Звонки', PERIOD, 220]);
  const away = (code: string, from: string, to: string) =>
    given('absences', 'Отсутствия', ['payee', 'code', 'from', 'to'], ['Анна', code, from, to]);
  const both = (code: string, from = '2026-10-05', to = '2026-10-09'): unknown[] => {
    const run = calculate(document, data(staff, target, away(code, from, to)), { period: PERIOD });
    return [statement(run, 'Анна')?.total, figureOf(run, 'Анна', 'План')];
  };
  const planned = { ...document, parameters: [{ code: 'План', value: 'target(Звонки)' }] };
  const figures = (code: string, from?: string, to?: string): unknown[] => {
    const run = calculate(planned, data(staff, target, away(code, from ?? '2026-10-05', to ?? '2026-10-09')), {
      period: PERIOD,
    });
    return [statement(run, 'Анна')?.total, figureOf(run, 'Анна', 'План')];
  };

  test('the plan says what a code shrinks', () => {
    // 44 000 × 17 ÷ 22 = 34 000; 220 × 17 ÷ 22 = 170.
    expect(figures('Больничный')).toEqual(['34000.00', '170']);
    expect(figures('отпуск')).toEqual(['34000.00', '220']);
    expect(figures('Командировка')).toEqual(['44000.00', '220']);
  });

  test('only the days inside the period count, and an open end is still away', () => {
    // From Thursday 29 October: two working days of October; 44 000 × 20 ÷ 22 = 40 000.
    expect(figures('Больничный', '2026-10-29', '2026-11-15')[0]).toBe('40000.00');
    expect(figures('Больничный', '2026-10-29', '')[0]).toBe('40000.00');
    expect(figures('Больничный', '2026-11-01', '2026-11-15')[0]).toBe('44000.00');
  });

  test('a code the plan does not name leaves the pay unknown', () => expect(both('Учёба')[0]).toBeNull());

  test('time that was entered goes before absences', () => {
    const sheet = given('worked', 'Табель', ['payee', 'period', 'workedDays'], ['Анна', PERIOD, 11]);
    expect(total(document, data(staff, target, away('Отпуск', '2026-10-05', '2026-10-09'), sheet))).toBe('22000.00');
  });

  test('a leaver is paid to the last day, less absences until then', () => {
    // Until the 14th: 10 working days, five of them away: 44 000 × 5 ÷ 22 = 10 000.
    const left = given('people', 'Люди', ['payee', 'left'], ['Анна', '2026-10-14']);
    expect(total(document, data(left, target, away('Отпуск', '2026-10-05', '2026-10-09')))).toBe('10000.00');
    expect(total(document, data(left, target, away('Отпуск', '2026-10-12', '2026-10-30')))).toBe('14000.00');
  });
});

describe('rows of somebody who left', () => {
  const document = (leavers?: PlanDocument['plans'][number]['leavers']): PlanDocument =>
    plan({
      plans: [{ code: 'Схема', ...(leavers ? { leavers } : {}) }],
      measures: [
        { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } },
      ],
      components: [
        { code: 'Оклад', expression: '30000' },
        { code: 'Процент', expression: 'Оплаты * 10%', afterLeaving: true },
      ],
    });
  const given2 = data(
    given(
      'people',
      'Люди',
      ['payee', 'left', 'successor'],
      ['Анна', '', ''],
      ['Борис', '2026-08-20', 'Вера'],
      ['Вера', '2026-09-10', 'Анна'],
    ),
    given('rows', 'Сделки', ['payee', 'Сумма', 'Дата'], ['Борис', 1000, '2026-10-05'], ['Анна', 200, '2026-10-06']),
  );

  test('are nobody’s unless the plan says otherwise, and are named', () => {
    const run = calculate(document(), given2, { period: PERIOD });
    expect(statement(run, 'Борис')).toBeNull();
    expect(statement(run, 'Анна')?.total).toBe('30020.00');
    expect(run.issues.map(({ code }) => code)).toEqual(['payee-away']);
  });

  test('are still paid, by what is paid after leaving', () => {
    expect(total(document({ later: 'paid' }), given2, 'Борис')).toBe('100.00');
    expect(total(document({ later: 'paid', months: 2 }), given2, 'Борис')).toBe('100.00');
    // August to October is two months.
    expect(total(document({ later: 'paid', months: 1 }), given2, 'Борис')).toBeUndefined();
  });

  test('go to the successor, and on where the successor left too', () => {
    const run = calculate(document({ later: 'successor' }), given2, { period: PERIOD });
    expect(statement(run, 'Анна')?.lines.map(({ amount }) => amount)).toEqual(['30000.00', '120.00']);
    expect(run.issues.map(({ code, params }) => [code, params?.successor])).toEqual([['rows-to-successor', 'Анна']]);
  });
});

describe('clients by date', () => {
  const FIELDS = ['client', 'payee', 'from', 'to', 'share', 'substitute'];
  const staff = given('people', 'Люди', ['payee', 'left'], ['Анна', '2026-10-20'], ['Борис', ''], ['Вера', '']);
  const on = (day: string, rows: readonly (readonly Cell[])[], more: readonly RowTable[] = []): unknown => {
    const tables = [staff, given('assignments', 'Клиенты', FIELDS, ...rows), ...more];
    const { assignments, people } = prepare(plan({}), { tables }, { period: PERIOD });
    const found = assignments.assigned('ромашка', dayOf(day) as number);
    return 'code' in found
      ? found.code
      : found.map(({ payee, share }) => [people.payees[payee]?.id ?? '—', `${share.n}/${share.d}`]);
  };
  const shared = [
    ['Ромашка', 'Анна', '', '', '60%', 'Вера'],
    ['Ромашка', 'Борис', '2026-10-10', '', '40%', ''],
  ];

  test('shares by day', () => {
    expect(on('2026-10-05', shared)).toEqual([['Анна', '3/5']]);
    expect(on('2026-10-12', shared)).toEqual([
      ['Анна', '3/5'],
      ['Борис', '2/5'],
    ]);
  });

  test('the substitute stands in while the payee is away, and after leaving', () => {
    const away = given(
      'absences',
      'Отсутствия',
      ['payee', 'code', 'from', 'to'],
      ['Анна', 'Отпуск', '2026-10-05', '2026-10-09'],
    );
    expect(on('2026-10-05', shared, [away])).toEqual([['Вера', '3/5']]);
    expect(on('2026-10-21', shared)).toEqual([
      ['Вера', '3/5'],
      ['Борис', '2/5'],
    ]);
  });

  test('a client nobody has, and one whose rows contradict each other', () => {
    expect(on('2026-10-05', [['Василёк', 'Анна', '', '', '', '']])).toEqual([]);
    expect(on('2026-10-12', [...shared, ['Ромашка', 'Вера', '2026-10-30', '', '1%', '']])).toBe('assignment-share');
  });
});
