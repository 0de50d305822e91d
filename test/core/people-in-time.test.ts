/** People through time: absences, leavers, clients by date. */
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/core/day/dates.js';
import { prepare } from '../../src/core/inputs/prepare.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { closing } from '../../src/core/run/closing.js';
import { calculate } from '../../src/core/run/run.js';
import { figureOf, statement, statements } from '../../src/core/run/statements.js';
import type { Cell, Data, RowTable } from '../../src/core/table/data.js';
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

  test('only those of the period are counted', () => {
    const rows = given(
      'rows',
      'Сделки',
      ['payee', 'Сумма', 'Дата'],
      ['Борис', 5, '2026-08-05'],
      ['Борис', 7, '2026-10-05'],
    );
    const [staff] = given2.tables as [RowTable];
    const found = (period: string) =>
      calculate(document(), data(staff, rows), { period }).issues.map(({ code, params, place }) => [
        code,
        params?.count,
        place?.row,
      ]);
    expect(found(PERIOD)).toEqual([['payee-away', '1', 3]]);
    expect(found('2026-09')).toEqual([]);
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

  test.each([
    // 1 000 on the last day, 500 after it; Анна has 200 of her own. Row by row and by the period alike.
    ['nobody', undefined, '30100.00', '30020.00', ['rows-after-leaving']],
    ['paid', { later: 'paid' as const }, '30150.00', '30020.00', []],
    ['to the successor', { later: 'successor' as const }, '30100.00', '30070.00', ['rows-to-successor']],
  ])('who leaves inside the period: later rows go %s', (_, leavers, own, heir, codes) => {
    const tables = data(
      given('people', 'Люди', ['payee', 'left', 'successor'], ['Анна', '', ''], ['Борис', '2026-10-15', 'Анна']),
      given(
        'rows',
        'Сделки',
        ['payee', 'Сумма', 'Дата'],
        ['Борис', 1000, '2026-10-15'],
        ['Борис', 500, '2026-10-16'],
        ['Анна', 200, '2026-10-06'],
      ),
    );
    const whole = document(leavers);
    const [salary, share] = whole.components as [(typeof whole.components)[0], (typeof whole.components)[0]];
    const rows = { ...share, expression: 'Сумма * 10%', per: { table: 'Сделки', date: 'Дата' } };
    for (const one of [whole, { ...whole, measures: [], components: [salary, rows] }]) {
      const run = calculate(one, tables, { period: PERIOD });
      expect([statement(run, 'Борис')?.total, statement(run, 'Анна')?.total]).toEqual([own, heir]);
      expect(run.issues.map(({ code }) => code)).toEqual(codes);
      // Nobody's rows of a leaver are no obstacle to closing.
      expect(closing(run).issues).toEqual([]);
    }
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

describe('rows credited by client assignment', () => {
  const document = plan({
    credits: [{ code: 'Чей клиент', table: 'Сделки', payee: 'Клиент', assigned: true, date: 'Дата' }],
    measures: [
      { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } },
    ],
    components: [{ code: 'Процент', expression: 'Оплаты * 10%' }],
  });
  const staff = given('people', 'Люди', ['payee', 'left'], ['Анна', '2026-10-20'], ['Борис', ''], ['Вера', '']);
  const clients = given(
    'assignments',
    'Клиенты',
    ['client', 'payee', 'from', 'to', 'share', 'substitute'],
    ['Ромашка', 'Анна', '', '', '60 %', 'Вера'],
    ['Ромашка', 'Борис', '', '', '40 %', ''],
    ['Василёк', 'Борис', '2026-10-10', '', '', ''],
  );
  const deals = (...rows: readonly (readonly Cell[])[]) =>
    given('rows', 'Сделки', ['№', 'Клиент', 'Сумма', 'Дата', 'Возврат к'], ...rows);
  const away = given(
    'absences',
    'Отсутствия',
    ['payee', 'code', 'from', 'to'],
    ['Анна', 'Отпуск', '2026-10-05', '2026-10-09'],
  );
  const absent: PlanDocument = { ...document, plans: [{ code: 'Схема', absences: { neither: 'Отпуск' } }] };
  const pays = (doc: PlanDocument, ...tables: readonly RowTable[]): unknown[] => {
    const run = calculate(doc, data(staff, clients, away, ...tables), { period: PERIOD });
    return ['Анна', 'Борис', 'Вера'].map((name) => statement(run, name)?.total);
  };

  test('by its day, with shares, and by the substitute while the payee is away', () => {
    // 1 000.01 on the 12th: 600.01 of Anna and 400.00 of Boris (600.006, 400.004; the kopeck goes to the larger remainder).
    // 500 on the 6th, Anna is on leave: 300 of Vera, 200 of Boris. 70 on the 10th: Boris.
    const rows = deals(
      ['1', 'Ромашка', '1000.01', '2026-10-12', ''],
      ['2', 'ромашка', '500', '2026-10-06', ''],
      ['3', 'Василёк', '70', '2026-10-10', ''],
    );
    // 60.001 → 60.00; (400.00 + 200 + 70) × 10 % = 67.00; 30.00.
    expect(pays(absent, rows)).toEqual(['60.00', '67.00', '30.00']);
  });

  test('a client nobody has that day: the rows are counted, summed, and keep the period open', () => {
    const rows = deals(['1', 'Василёк', '70', '2026-10-09', ''], ['2', 'Лютик', '30.5', '2026-10-12', '']);
    const run = calculate(absent, data(staff, clients, away, rows), { period: PERIOD });
    const found = run.issues.find(({ code }) => code === 'rows-uncredited');
    expect(found?.params).toEqual({ period: PERIOD, table: 'Сделки', count: '2', amount: '100.5', currency: 'RUB' });
    expect(found?.severity).toBe('warning');
    expect(closing(run).issues.map(({ code }) => code)).toEqual(['close-uncredited']);
    expect(statement(run, 'Борис')?.total).toBe('0.00');
  });

  test('a client whose rows contradict each other spoils those it names, and nobody else', () => {
    const twice = given(
      'assignments',
      'Ещё',
      ['client', 'payee', 'from', 'to'],
      ['Мак', 'Анна', '', ''],
      ['Мак', 'Вера', '', ''],
    );
    const rows = deals(['1', 'Мак', '100', '2026-10-12', ''], ['2', 'Василёк', '70', '2026-10-12', '']);
    expect(pays(absent, twice, rows)).toEqual([null, '7.00', null]);
  });

  test('a return goes to whom the sale was credited, whoever has the client now', () => {
    const moved = given(
      'assignments',
      'Клиенты',
      ['client', 'payee', 'from', 'to'],
      ['Ромашка', 'Борис', '', '2026-10-14'],
      ['Ромашка', 'Вера', '2026-10-15', ''],
    );
    const each: PlanDocument = {
      ...document,
      measures: [],
      components: [
        {
          code: 'Процент',
          expression: 'credited(Сумма) * 10%',
          per: { table: 'Сделки', date: 'Дата', id: '№', returns: 'Возврат к', base: 'Сумма' },
        },
      ],
    };
    const rows = deals(
      ['1', 'Ромашка', '1000', '2026-10-05', ''],
      ['2', 'Ромашка', '300', '2026-10-20', ''],
      ['3', 'Ромашка', '-400', '2026-10-21', '1'],
    );
    const run = calculate(each, data(staff, moved, rows), { period: PERIOD });
    // Boris: 100 − 100 × 400 ÷ 1 000 = 60; Vera: 30.
    expect([...statements(run)].map(({ total: sum }) => sum)).toEqual(['0.00', '60.00', '30.00']);
  });
});
