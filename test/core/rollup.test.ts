/** Figures of a team by the hierarchy of each row's day: somebody moves from one head to another inside the period. */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { Measure, PlanDocument, PlanSettings } from '../../src/core/plan/plan.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { figureOf, statement, statements } from '../../src/core/run/statements.js';
import type { Cell, Data, RowTable } from '../../src/core/table/data.js';
import { entryOf, ledgerTable } from '../../src/ledger/index.js';
import { explainFull, plainVoice } from '../../src/text/index.js';
import { table } from '../text/fixtures.js';
import { mistakes } from './replay.js';

const PERIOD = '2026-10';
const given = (
  role: RowTable['role'],
  name: string,
  fields: readonly string[],
  ...rows: readonly (readonly Cell[])[]
) => table(role, name, Object.fromEntries(fields.map((field) => [field, field])), rows);

const over = (
  aggregate: 'sum' | 'count' | 'average' | 'max' | 'distinct',
  column = 'Сумма',
): NonNullable<Measure['rows']> => ({
  table: 'Сделки',
  aggregate,
  ...(aggregate === 'count' ? {} : { column }),
  date: 'Дата',
});

type Change = NonNullable<PlanSettings['changeInside']>;

const planOf = (changeInside: Change, ...expressions: readonly string[]): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема', changeInside }],
  parameters: expressions.map((value, i) => ({ code: `p${i + 1}`, value })),
  measures: [
    { code: 'Продажи', unit: 'money', rows: over('sum') },
    { code: 'Сделок', unit: 'count', rows: over('count') },
    { code: 'Клиентов', unit: 'count', rows: over('distinct', 'Клиент') },
    { code: 'Средний чек', unit: 'money', rows: over('average') },
    { code: 'Лучшая', unit: 'money', rows: over('max') },
    { code: 'Звонки', unit: 'count' },
  ],
  kpis: [],
  scales: [
    {
      code: 'Ставки',
      method: 'marginal',
      below: 'zero',
      points: [
        { from: '0', value: '1%' },
        { from: '1000', value: '10%' },
      ],
    },
  ],
  components: [
    { code: 'Процент', expression: 'slices(Ставки, Продажи)' },
    { code: 'С отдела', expression: 'subordinates(Продажи) * 1%' },
  ],
});

// Мария goes from Анна's team to Борис's on the 16th. 100 and 20 before, 3 000 and 400 since.
const STAFF = given(
  'people',
  'Люди',
  ['payee', 'from', 'team', 'head'],
  ['Анна', '', 'А', ''],
  ['Борис', '', 'Б', ''],
  ['Андрей', '', 'А', 'Анна'],
  ['Богдан', '', 'Б', 'Борис'],
  ['Мария', '', 'А', 'Анна'],
  ['Мария', '2026-10-16', 'Б', 'Борис'],
);
const DEALS = given(
  'rows',
  'Сделки',
  ['payee', 'Дата', 'Сумма', 'Клиент'],
  ['Мария', '2026-10-05', 100, 'Ромашка'],
  ['Мария', '2026-10-15', 20, 'Ромашка'],
  ['Мария', '2026-10-16', 3000, 'Лютик'],
  ['Мария', '2026-10-20', 400, 'Ромашка'],
  ['Андрей', '2026-10-20', 50000, 'Мак'],
  ['Богдан', '2026-10-01', 600000, 'Мак'],
);
const CALLS = given(
  'facts',
  'Факты',
  ['payee', 'measure', 'period', 'fact'],
  ['Андрей', 'Звонки', PERIOD, 10],
  ['Богдан', 'Звонки', PERIOD, 20],
  ['Мария', 'Звонки', PERIOD, 5],
  ['Анна', 'Звонки', PERIOD, 0],
  ['Борис', 'Звонки', PERIOD, 0],
);
const data = (...tables: readonly RowTable[]): Data => ({ tables });
const run = (expression: string, rule: Change = 'periodStart', from = data(STAFF, DEALS, CALLS)): Run =>
  calculate(planOf(rule, expression), from, { period: PERIOD });
/** The figure of Анна and of Борис. */
const both = (expression: string, rule?: Change, from?: Data): unknown[] => {
  const made = run(expression, rule, from);
  return ['Анна', 'Борис'].map((head) => figureOf(made, head, 'p1'));
};

describe('somebody moves to another head on the 16th', () => {
  test.each(['periodStart', 'periodEnd', 'split'] as const)('rows are of the head of their day, %s', (rule) => {
    // 50 000 + 100 + 20, and 600 000 + 3 000 + 400: together the 653 520 of everybody.
    expect(both('subordinates(Продажи)', rule)).toEqual(['50120', '603400']);
    expect(both('team(Продажи)', rule)).toEqual(['50120', '603400']);
    expect(both('team(Продажи, "all")', rule)).toEqual(['653520', '653520']);
    const paid = ['Анна', 'Борис'].map((head) => statement(run('0', rule), head)?.total);
    expect(paid).toEqual(['501.20', '6034.00']);
  });

  test('numbers of rows, and clients at their first row', () => {
    expect(both('subordinates(Сделок)')).toEqual(['3', '3']);
    // Of Мария's two clients Ромашка came on the 5th, Лютик on the 16th.
    expect(both('subordinates(Клиентов)')).toEqual(['2', '2']);
  });

  test('what a scale gives for all rows is of the head under whom it grew', () => {
    // Мария: 120 × 1 % = 1.20 by the 15th; 1 000 × 1 % + 2 520 × 10 % = 262 for the month, 260.80 more.
    // Андрей: 10 + 49 000 × 10 % = 4 910; Богдан: 10 + 599 000 × 10 % = 59 910.
    expect(both('subordinates(Процент)')).toEqual(['4911.2', '60170.8']);
    expect(figureOf(run('Процент'), 'Мария', 'p1')).toBe('262');
  });

  test('each part of a quotient is by the day of its rows', () =>
    // 50 120 ÷ 3 and 603 400 ÷ 3.
    expect(both('subordinates(Продажи) / subordinates(Сделок)')).toEqual(['50120/3', '603400/3']));

  test('means, extremes, ratios, entered facts and targets are of the period and go where its rows say', () => {
    // Мария: 3 520 ÷ 4 = 880 on average, 3 000 at most.
    expect(both('subordinates(`Средний чек`)')).toEqual(['50880', '600000']);
    expect(both('subordinates(`Средний чек`)', 'periodEnd')).toEqual(['50000', '600880']);
    expect(both('subordinates(Лучшая)')).toEqual(['53000', '600000']);
    expect(both('subordinates(Звонки)')).toEqual(['15', '20']);
    expect(both('subordinates(Звонки)', 'periodEnd')).toEqual(['10', '25']);
    // 880 ÷ 3 520 = 25 %.
    expect(both('subordinates(100% * `Средний чек` / Продажи)')).toEqual(['1.25', '1']);
    expect(both('subordinates(1)')).toEqual(['2', '1']);
  });

  test('a figure of both kinds is taken apart', () =>
    // 5 × 10 of the calls stay with the head of the period.
    expect(both('subordinates(Продажи + Звонки * 10)')).toEqual(['50270', '603600']));

  test('what a quotient of nothing does not know yet has not grown', () => {
    // Мария: 3 520 ÷ 4 = 880, by the 15th 120 ÷ 2 = 60.
    expect(both('subordinates(if(Сделок > 0, Продажи / Сделок, 0))')).toEqual(['50060', '600820']);
    expect(both('subordinates(Продажи / Сделок)')).toEqual(['50060', '600820']);
  });

  test('a broken row is of the head of its day, one without a day of all', () => {
    const broken = (date: string) =>
      data(
        STAFF,
        given(
          'rows',
          'Сделки',
          ['payee', 'Дата', 'Сумма', 'Клиент'],
          ['Мария', '2026-10-05', 100, ''],
          ['Мария', date, 'сто', ''],
        ),
      );
    expect(both('subordinates(Продажи)', 'periodStart', broken('2026-10-20'))).toEqual(['100', null]);
    expect(both('subordinates(Продажи)', 'periodStart', broken('2026-10-06'))).toEqual([null, null]);
    expect(both('subordinates(Продажи)', 'periodStart', broken('тогда'))).toEqual([null, null]);
  });
});

describe('the explanation', () => {
  const tree = (head: string, rule?: Change) => {
    const [, line] = explain(run('0', rule), head);
    return line?.tree as NonNullable<typeof line>['tree'];
  };

  test('has the mover in both heads, with the days', () => {
    for (const head of ['Анна', 'Борис']) expect(mistakes(tree(head))).toEqual([]);
    const named = (head: string) =>
      explainFull(tree(head), plainVoice('ru'))
        .split('\n')
        .filter((row) => /Мария|Андрей|Богдан|подчинённые/.test(row))
        .map((row) => row.trim().replaceAll(/[\u00a0\u202f]/g, ' '));
    expect(named('Анна')).toEqual([
      'подчинённые: 50 120,00 ₽ (2 человека)',
      'Андрей: 50 000,00 ₽',
      'Мария: 120,00 ₽ (1–15 октября)',
    ]);
    expect(named('Борис')).toEqual([
      'подчинённые: 603 400,00 ₽ (2 человека)',
      'Богдан: 600 000,00 ₽',
      'Мария: 3 400,00 ₽ (16–31 октября)',
    ]);
  });
});

describe('the hierarchy', () => {
  test('who is below the one who moves goes along', () => {
    const staff = given(
      'people',
      'Люди',
      ['payee', 'from', 'team', 'head'],
      ['Анна', '', 'А', ''],
      ['Борис', '', 'Б', ''],
      ['Мария', '', 'А', 'Анна'],
      ['Мария', '2026-10-16', 'Б', 'Борис'],
      ['Андрей', '', 'М', 'Мария'],
      ['Богдан', '', 'М', 'Мария'],
    );
    // Мария and Богдан until the 15th 600 120; then Мария 3 400 and Андрей 50 000.
    expect(both('subordinates(Продажи)', 'periodStart', data(staff, DEALS))).toEqual(['600120', '53400']);
    expect(both('subordinates(Продажи, 1)', 'periodStart', data(staff, DEALS))).toEqual(['120', '3400']);
  });

  test('there, and back again', () => {
    const staff = given(
      'people',
      'Люди',
      ['payee', 'from', 'team', 'head'],
      ['Анна', '', 'А', ''],
      ['Борис', '', 'Б', ''],
      ['Мария', '', 'А', 'Анна'],
      ['Мария', '2026-10-16', 'Б', 'Борис'],
      ['Мария', '2026-10-20', 'А', 'Анна'],
    );
    expect(both('subordinates(Продажи)', 'split', data(staff, DEALS))).toEqual(['520', '3000']);
  });

  test('a head nobody knows and a cycle are told of rows inside the period too', () => {
    const staff = (...rows: readonly (readonly Cell[])[]) =>
      given(
        'people',
        'Люди',
        ['payee', 'from', 'team', 'head'],
        ['Анна', '', 'А', ''],
        ['Борис', '', 'Б', 'Анна'],
        ...rows,
      );
    const codes = (...rows: readonly (readonly Cell[])[]) =>
      run('0', 'periodStart', data(staff(...rows), DEALS)).issues.map(({ code, place }) => `${code} ${place?.row}`);
    expect(codes(['Мария', '', 'А', 'Анна'], ['Мария', '2026-10-16', 'Б', 'Барис'])).toContain('head-unknown 5');
    expect(codes(['Анна', '2026-10-16', 'А', 'Борис'])).toContain('head-cycle 4');
  });
});

describe('an override of somebody who moved', () => {
  const kinds: PlanDocument['components'] = [
    { code: 'Процент', expression: 'slices(Ставки, Продажи)' },
    { code: 'С продаж', use: 'manager-override', with: { base: 'Продажи', rate: '2%' } },
    { code: 'С процентов', use: 'override-of-commission', with: { commission: 'Процент', rate: '20%' } },
    {
      code: 'Разница',
      use: 'override-differential',
      with: { base: 'Продажи', rate: '12%', commission: 'Процент' },
    },
  ];

  test.each(['periodStart', 'periodEnd', 'split'] as const)(
    'of sales, of commissions, and the difference, %s',
    (rule) => {
      const made = calculate({ ...planOf(rule), components: kinds }, data(STAFF, DEALS), { period: PERIOD });
      const paid = (head: string) => statement(made, head)?.lines.map(({ amount }) => amount);
      // Sales under each: 50 120 and 603 400; commissions 4 910 + 1.20 and 59 910 + 260.80.
      // 50 120 × 2 % = 1 002.40; 4 911.20 × 20 % = 982.24; 50 120 × 12 % − 4 911.20 = 6 014.40 − 4 911.20 = 1 103.20.
      expect(paid('Анна')).toEqual(['0.00', '1002.40', '982.24', '1103.20']);
      // 603 400 × 2 % = 12 068; 60 170.80 × 20 % = 12 034.16; 603 400 × 12 % − 60 170.80 = 72 408 − 60 170.80 = 12 237.20.
      expect(paid('Борис')).toEqual(['0.00', '12068.00', '12034.16', '12237.20']);
    },
  );

  test('whose own rate changes on the same day: the parts are those of what was paid', () => {
    const staff = given(
      'people',
      'Люди',
      ['payee', 'from', 'head', 'role'],
      ['Анна', '', '', 'РОП'],
      ['Борис', '', '', 'РОП'],
      ['Мария', '', 'Анна', 'Стажёр'],
      ['Мария', '2026-10-16', 'Борис', 'Продавец'],
    );
    const document: PlanDocument = {
      ...planOf('split'),
      parameters: [
        { code: 'Ставка', value: '1%' },
        { code: 'Ставка', value: '2%', for: { role: 'Продавец' } },
      ],
      components: [
        { code: 'Процент', expression: 'Продажи * Ставка' },
        { code: 'С процентов', expression: 'subordinates(Процент) * 50%' },
      ],
    };
    const made = calculate(document, data(staff, DEALS), { period: PERIOD });
    const total = (payee: string) => statement(made, payee)?.total;
    // 3 520 × 1 % = 35.20 and × 2 % = 70.40, for 11 of 22 working days each: 17.60 + 35.20 = 52.80.
    expect(total('Мария')).toBe('52.80');
    // Under Анна 1.20 and 2.40, half of each for its half of the days: 1.80 × 50 %; under Борис 34 and 68: 51 × 50 %.
    expect([total('Анна'), total('Борис')]).toEqual(['0.90', '25.50']);
  });
});

describe.each(['periodStart', 'periodEnd', 'split'] as const)('longer than a month, %s', (rule) => {
  const staff = given(
    'people',
    'Люди',
    ['payee', 'from', 'head'],
    ['Анна', '', ''],
    ['Борис', '', ''],
    ['Мария', '', 'Анна'],
    ['Мария', '2026-11-16', 'Борис'],
  );
  const sold = given(
    'rows',
    'Сделки',
    ['payee', 'Дата', 'Сумма'],
    ['Мария', '2026-10-05', 1000],
    ['Мария', '2026-11-05', 500],
    ['Мария', '2026-11-20', 700],
    ['Мария', '2026-12-20', 300],
  );
  const document: PlanDocument = {
    ...planOf(rule, 'earlier(subordinates(Продажи), "quarter")', 'subordinates(Процент)'),
    measures: [{ code: 'Продажи', unit: 'money', rows: over('sum') }],
    components: [
      { code: 'Процент', expression: 'Продажи * 10%', every: 'month' },
      { code: 'За квартал', expression: 'subordinates(Продажи) * 1%', every: 'quarter' },
    ],
  };
  const of = (period: string, name: string) => {
    const made = calculate(document, data(staff, sold), { period });
    return ['Анна', 'Борис'].map((head) =>
      name === 'total' ? statement(made, head)?.total : figureOf(made, head, name),
    );
  };

  test('what came before is of who led then', () => {
    // October 1 000, November 500; since the 16th of November 700.
    expect(of('2026-12', 'p1')).toEqual(['1500', '700']);
  });
  test('a quarterly line of a monthly run', () =>
    // 1 500 × 1 % and (700 + 300) × 1 %.
    expect(of('2026-12', 'total')).toEqual(['15.00', '10.00']));
  test('monthly lines in a run of the quarter', () => {
    // October 100 and 50 of November's 120; then 70 and 30.
    expect(of('2026-Q4', 'p2')).toEqual(['150', '100']);
    expect(of('2026-Q4', 'total')).toEqual(['15.00', '10.00']);
  });
});

test('a head who moves takes along what the team brings from then on', () => {
  const staff = given(
    'people',
    'Люди',
    ['payee', 'from', 'head'],
    ['Вера', '', ''],
    ['Глеб', '', ''],
    ['Анна', '', 'Вера'],
    ['Анна', '2026-10-20', 'Глеб'],
    ['Борис', '', 'Вера'],
    ['Андрей', '', 'Анна'],
    ['Мария', '', 'Анна'],
    ['Мария', '2026-10-16', 'Борис'],
  );
  const made = calculate(planOf('periodStart', 'subordinates(`С отдела`, 1)'), data(staff, DEALS), { period: PERIOD });
  const of = (payee: string) => figureOf(made, payee, 'p1');
  // Анна: 120 × 1 % by the 15th, and Андрей's 50 000 × 1 % on the 20th, under Глеб. Борис: 3 400 × 1 %, under Вера.
  expect([of('Вера'), of('Глеб')]).toEqual(['35.2', '500']);
  // Вера has below her everything until the 19th, and Борис's people after: 120 + 3 000 + 400.
  expect(['Вера', 'Глеб'].map((head) => statement(made, head)?.total)).toEqual(['35.20', '500.00']);
});

test('a move entered after the month was closed is corrected for both heads', () => {
  const before = data(
    given(
      'people',
      'Люди',
      ['payee', 'from', 'team', 'head'],
      ['Анна', '', 'А', ''],
      ['Борис', '', 'Б', ''],
      ['Андрей', '', 'А', 'Анна'],
      ['Богдан', '', 'Б', 'Борис'],
      ['Мария', '', 'А', 'Анна'],
    ),
    DEALS,
  );
  const document = { ...planOf('periodStart'), components: planOf('periodStart').components.slice(1) };
  const october = calculate(document, before, { period: PERIOD });
  // The ledger's own hash is not what is tested.
  const closed = [...statements(october)].map((own) => entryOf(october, own, 'ru', (text) => text));
  const after = data(STAFF, DEALS, ledgerTable(closed, 'ledger.jsonl'));
  const november = calculate(document, after, { period: '2026-11' });
  // 53 520 × 1 % was paid to Анна and 600 000 × 1 % to Борис: 3 400 × 1 % goes over.
  const paid = ['Анна', 'Борис'].map((head) =>
    statement(november, head)?.lines.map(({ amount, corrects }) => `${corrects ?? ''} ${amount}`),
  );
  expect(paid).toEqual([
    [' 0.00', '2026-10 -34.00'],
    [' 0.00', '2026-10 34.00'],
  ]);
});
