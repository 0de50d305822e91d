/** From deals to pay: crediting, components row by row, running totals, returns, rates by rule. Arithmetic by hand. */

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { issueText } from '../../src/core/language/issue-text.js';
import type { Component, PlanDocument, Scale } from '../../src/core/plan/plan.js';
import { closing } from '../../src/core/run/closing.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { explanationRows } from '../../src/text/index.js';
import { planWith, type Row, table } from '../properties/support.js';
import { mistakes } from './replay.js';

const people = (...names: string[]): RowTable =>
  table(
    'people',
    names.map((payee) => ({ payee })),
  );
const deals = (...rows: readonly Row[]): RowTable => table('rows', rows, 'Сделки');
const scale = (points: Scale['points'], method: Scale['method'] = 'marginal'): Scale => ({
  code: 'S',
  method,
  below: 'zero',
  points,
});
const line = (expression: string, per: Partial<NonNullable<Component['per']>> = {}): Component => ({
  code: 'c',
  expression,
  per: { table: 'Сделки', date: 'Дата', id: '№', ...per },
});
const run = (plan: Partial<PlanDocument>, ...tables: readonly RowTable[]) =>
  calculate(planWith(plan), { tables }, { period: '2026-10' });
/** Totals of a run whose explanations all replay. */
const totals = (plan: Partial<PlanDocument>, ...tables: readonly RowTable[]) => {
  const done = run(plan, ...tables);
  for (const { id } of done.prepared.people.payees)
    expect(explain(done, id).flatMap(({ tree }) => mistakes(tree))).toEqual([]);
  return [...statements(done)].map(({ total }) => total);
};
const codes = (plan: Partial<PlanDocument>, ...tables: readonly RowTable[]) => {
  const done = run(plan, ...tables);
  return [
    ...new Set([...done.issues, ...[...statements(done)].flatMap(({ issues }) => issues)].map(({ code }) => code)),
  ];
};
const deal = (id: string, payee: string, amount: string, day = '05', more: Row = {}): Row => ({
  '№': id,
  payee,
  Сумма: amount,
  Дата: `2026-10-${day}`,
  ...more,
});

describe('row by row', () => {
  const steps = scale([
    { from: '0', value: '1%' },
    { from: '1000', value: '2%' },
    { from: '3000', value: '3%' },
    { from: '8000', value: '5%' },
  ]);
  test('each row goes through the scale on its own', () => {
    // 2 + 3 + (10 + 10) + (10 + 4) + (10 + 20) + (10 + 40 + 45) = 164
    const rows = [200, 300, 1500, 1200, 2000, 4500].map((amount, i) => deal(String(i), '1', String(amount)));
    expect(totals({ scales: [steps], components: [line('slices(S, Сумма)')] }, people('1'), deals(...rows))).toEqual([
      '164.00',
    ]);
  });

  const two = scale([
    { from: '0', value: '5%' },
    { from: '50000', value: '8%' },
  ]);
  const pair = deals(deal('2', '1', '15000', '02'), deal('1', '1', '45000', '01'));
  test('the row that crosses is paid whole at the new rate, whatever the order of the table', () => {
    // 45000 × 5 % + 15000 × 8 % = 2250 + 1200
    expect(totals({ scales: [two], components: [line('Сумма * rate(S, accrued(Сумма))')] }, people('1'), pair)).toEqual(
      ['3450.00'],
    );
  });
  test('marginal on a running total: F(after) − F(before)', () => {
    // 50000 × 5 % + 10000 × 8 % = 2500 + 800
    const text = 'slices(S, accrued(Сумма)) - slices(S, accrued(Сумма) - Сумма)';
    expect(totals({ scales: [two], components: [line(text)] }, people('1'), pair)).toEqual(['3300.00']);
  });
  test('a running total over the year counts earlier months, and pays this one', () => {
    // before October 40000; 20000 in October: 10000 × 5 % + 10000 × 8 % = 1300
    const text = "slices(S, accrued(Сумма, 'year')) - slices(S, accrued(Сумма, 'year') - Сумма)";
    const rows = deals({ ...deal('1', '1', '40000'), Дата: '2026-03-01' }, deal('2', '1', '20000'));
    expect(totals({ scales: [two], components: [line(text)] }, people('1'), rows)).toEqual(['1300.00']);
  });
  test('a figure of the payee stands beside the columns', () => {
    const plan = { parameters: [{ code: 'Ставка', value: '3%' }], components: [line('Сумма * Ставка')] };
    expect(totals(plan, people('1', '2'), deals(deal('1', '1', '100'), deal('2', '2', '200')))).toEqual([
      '3.00',
      '6.00',
    ]);
  });
  test('rows of one customer count together', () => {
    // A: 30000 + 30000 = 60000 → 50000 × 5 % + 10000 × 8 % = 3300; B: 100 × 5 % = 5
    const rows = deals(
      deal('1', '1', '30000', '05', { Клиент: 'A' }),
      deal('2', '1', '100', '05', { Клиент: 'B' }),
      deal('3', '1', '30000', '05', { Клиент: 'A' }),
    );
    const plan = { scales: [two], components: [line('slices(S, Сумма)', { group: 'Клиент' })] };
    expect(totals(plan, people('1'), rows)).toEqual(['3305.00']);
  });
  test('per-row rounding or none is the formula’s', () => {
    // 3 × 0.333 = 0.999 → 1.00 once, 0.33 × 3 = 0.99 row by row
    const rows = deals(...['1', '2', '3'].map((id) => deal(id, '1', '33.30')));
    expect(totals({ components: [line('Сумма * 1%')] }, people('1'), rows)).toEqual(['1.00']);
    expect(totals({ components: [line('round(Сумма * 1%, 2)')] }, people('1'), rows)).toEqual(['0.99']);
  });
  test('a payee without rows is paid nothing, and that is explained', () => {
    const rows = deals({ ...deal('1', '1', '100'), Дата: '2026-09-30' });
    expect(totals({ scales: [two], components: [line('slices(S, Сумма)')] }, people('1', '2'), rows)).toEqual([
      '0.00',
      '0.00',
    ]);
  });
  test('a running total past 2^53 goes on', () => {
    // 1 % of 9 × 10^15 + 10^15 kopecks, then of one ruble more
    const rows = deals(deal('1', '1', '90000000000000'), deal('2', '1', '10000000000000'), deal('3', '1', '1'));
    const text = "Сумма * if(accrued(Сумма, 'year') > 0, 1%, 2%)";
    expect(totals({ components: [line(text)] }, people('1'), rows)).toEqual(['1000000000000.01']);
  });
  test('rows of one day and one number, or without numbers, stand by their cells', () => {
    // 15000 × 5 % + 45000 × 8 % = 750 + 3600
    const alike = [deal('1', '1', '15000'), deal('1', '1', '45000')];
    for (const rows of [alike, [...alike].reverse()])
      for (const id of ['№', undefined]) {
        const component = line('Сумма * rate(S, accrued(Сумма))', { id } as Partial<NonNullable<Component['per']>>);
        expect(totals({ scales: [two], components: [component] }, people('1'), deals(...rows))).toEqual(['4350.00']);
      }
  });
  test('components over the same rows may look back differently', () => {
    // 1 % of 20000; and 40000 before October: 10000 × 5 % + 10000 × 8 %
    const text = "slices(S, accrued(Сумма, 'year')) - slices(S, accrued(Сумма, 'year') - Сумма)";
    const rows = deals({ ...deal('1', '1', '40000'), Дата: '2026-03-01' }, deal('2', '1', '20000'));
    const components = [line('Сумма * 1%'), { ...line(text), code: 'd' }];
    expect(totals({ scales: [two], components }, people('1'), rows)).toEqual(['1500.00']);
  });
  test('a group with a row whose day is not known is not known', () => {
    const rows = deals(
      deal('1', '1', '100', '05', { Клиент: 'A' }),
      { ...deal('2', '1', '100', '05', { Клиент: 'A' }), Дата: '31.02.2026' },
      deal('3', '2', '100', '05', { Клиент: 'A' }),
    );
    const component = line('slices(S, Сумма)', { group: 'Клиент' });
    expect(totals({ scales: [two], components: [component] }, people('1', '2'), rows)).toEqual([null, '5.00']);
  });
  test('groups are of the period: a longer running total over them is refused', () => {
    const component = line("slices(S, accrued(Сумма, 'year'))", { group: 'Клиент' });
    const rows = deals(deal('1', '1', '100', '05', { Клиент: 'A' }));
    expect(codes({ scales: [two], components: [component] }, people('1'), rows)).toContain('row-only');
  });
  test('functions of a row are refused elsewhere', () => {
    expect(codes({ components: [{ code: 'c', expression: 'accrued(5)' }] }, people('1'))).toContain('row-only');
  });
});

describe('returns', () => {
  const plan = (more = {}) => ({
    scales: [
      scale([
        { from: '0', value: '10%' },
        { from: '100', value: '15%' },
      ]),
    ],
    components: [
      line('slices(S, accrued(Сумма)) - slices(S, accrued(Сумма) - Сумма)', {
        returns: 'Возврат к',
        base: 'Сумма',
        ...more,
      }),
    ],
  });
  const sold = [deal('1', '1', '100', '01'), deal('2', '1', '100', '02')];
  const back = (to: string, amount: string, id = '9') => deal(id, '1', amount, '03', { 'Возврат к': to });
  test('at the rate of the original row, not the blended one', () => {
    // 10 + 15 − 10; − 15 for the second; half of the second: 7.50
    expect(totals(plan(), people('1'), deals(...sold, back('1', '-100')))).toEqual(['15.00']);
    expect(totals(plan(), people('1'), deals(...sold, back('2', '-100')))).toEqual(['10.00']);
    expect(totals(plan(), people('1'), deals(...sold, back('2', '-50')))).toEqual(['17.50']);
  });
  test('never more than the row paid, and a whole return in parts takes back exactly all', () => {
    const thirds = [back('2', '-33.33', '7'), back('2', '-33.33', '8'), back('2', '-33.34', '9')];
    expect(totals(plan(), people('1'), deals(...sold, ...thirds))).toEqual(['10.00']);
    expect(totals(plan(), people('1'), deals(...sold, back('2', '-500')))).toEqual(['10.00']);
  });
  test('more than was sold, and a minus that refers to nothing, are paid and told', () => {
    expect(codes(plan(), people('1'), deals(...sold, ...[back('2', '-60', '7'), back('2', '-40', '8')]))).toEqual([]);
    expect(codes(plan(), people('1'), deals(...sold, ...[back('2', '-60', '7'), back('2', '-41', '8')]))).toEqual([
      'return-too-large',
    ]);
    // 10 + 15 and then 100 less of the running total: 15 taken back by the row's own tiers.
    expect(totals(plan(), people('1'), deals(...sold, back('', '-100')))).toEqual(['10.00']);
    expect(codes(plan(), people('1'), deals(...sold, back('', '-100')))).toEqual(['return-unlinked']);
    // Of another month: told there.
    const earlier = { ...back('', '-100'), Дата: '2026-09-03' };
    expect(codes(plan(), people('1'), deals(...sold, earlier))).toEqual([]);
  });
  test('lowers running totals on its day, or not at all', () => {
    // a third sale of 100 after the return of the second: at 200 − 100 → 10 + 15 − 15 + 15; not lowered: the same rate
    const third = deal('3', '1', '100', '04');
    expect(totals(plan(), people('1'), deals(...sold, back('1', '-100'), third))).toEqual(['30.00']);
    // back to 50 after 150 returned: 50 × 10 % + 50 × 15 % = 12.50 instead of 15
    const half = back('1', '-100', '8');
    const more = back('2', '-50', '9');
    expect(totals(plan(), people('1'), deals(...sold, half, more, third))).toEqual(['20.00']);
    expect(totals(plan({ lowers: 'nowhere' }), people('1'), deals(...sold, half, more, third))).toEqual(['22.50']);
  });
  test('an original of an earlier quarter stands in the running total of its own quarter', () => {
    // 45000 in July at 5 %, 15000 in September at 8 %; all of the second comes back: −1200
    const two = scale([
      { from: '0', value: '5%' },
      { from: '50000', value: '8%' },
    ]);
    const rows = deals(
      { ...deal('1', '1', '45000'), Дата: '2026-07-05' },
      { ...deal('2', '1', '15000'), Дата: '2026-09-05' },
      back('2', '-15000'),
    );
    const component = line('Сумма * rate(S, accrued(Сумма))', { returns: 'Возврат к', base: 'Сумма' });
    const document = planWith({ scales: [two], components: [component] });
    const done = calculate(document, { tables: [people('1'), rows] }, { period: '2026-Q4' });
    expect([...statements(done)].map(({ total }) => total)).toEqual(['-1200.00']);
  });
  test('a return is nobody’s original, its own neither', () => {
    expect(totals(plan(), people('1'), deals(back('9', '-100')))).toEqual([null]);
    expect(totals(plan(), people('1'), deals(...sold, back('2', '-100'), back('9', '-100', '10')))).toEqual([null]);
    // A return may have the number of its sale: 10 + 15 − 15
    expect(totals(plan(), people('1'), deals(...sold, back('2', '-100', '2')))).toEqual(['10.00']);
  });
  test('what can come back is paid in kopecks, and the explanation says so', () => {
    // 3 × 0.333 → 3 × 0.33
    const rows = deals(...['1', '2', '3'].map((id) => deal(id, '1', '33.30', '01', { 'Возврат к': '' })));
    const own = { components: [line('Сумма * 1%', { returns: 'Возврат к', base: 'Сумма' })] };
    expect(totals(own, people('1'), rows)).toEqual(['0.99']);
  });
  test('without an original: that payee’s figure is unknown, the others are paid', () => {
    const tables = [people('1', '2'), deals(...sold, back('77', '-100'), deal('5', '2', '100'))];
    expect(totals(plan(), ...tables)).toEqual([null, '10.00']);
    expect(codes(plan(), ...tables)).toContain('return-without-original');
  });
});

describe('crediting', () => {
  const plan: Partial<PlanDocument> = {
    measures: [
      { code: 'Продажи', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } },
    ],
    credits: [
      { code: 'Ведёт', table: 'Сделки', payee: 'Менеджер', share: 'Доля' },
      { code: 'Помогает', table: 'Сделки', payee: 'Помощник' },
    ],
    components: [{ code: 'c', expression: 'Продажи' }],
  };
  const shared = (amount: string, share: string, helper = '2'): Row => ({
    ...deal('1', '', amount),
    Менеджер: '1',
    Помощник: helper,
    Доля: share,
  });
  test('parts add up to the row to the kopeck', () => {
    // 100.01 × 0.5 = 50.005 → 50.01 and 50.00; alone: the whole
    expect(totals(plan, people('1', '2'), deals(shared('100.01', '50 %')))).toEqual(['50.01', '50.00']);
    expect(totals(plan, people('1', '2'), deals(shared('100.01', '100 %', '')))).toEqual(['100.01', '0.00']);
  });
  test('shares that are not 100 %: nobody’s part is known, others are paid', () => {
    const tables = [
      people('1', '2', '3'),
      deals(shared('100', '60 %', ''), { ...shared('50', '100 %', ''), Менеджер: '3' }),
    ];
    expect(totals(plan, ...tables)).toEqual([null, '0.00', '50.00']);
    expect(codes(plan, ...tables)).toContain('credit-sum');
  });
  test('what the shares add up to is said so that it is not 100 %', () => {
    const sums = (amount: Row): unknown[] =>
      run(plan, people('1', '2'), deals(amount)).issues.map((issue) => issueText(issue, 'ru').message);
    // 101 % leaves −1 % for the helper: all of them are 100 %, the stated ones are not.
    expect(sums(shared('100', '1.01'))).toEqual([
      'Доли участников строки в таблице «Сделки» дают 101\u00A0%, а не 100 %.',
    ]);
    // Nobody takes the rest: a millionth is missing.
    expect(sums(shared('100', '99.9999 %', ''))).toEqual([
      'Доли участников строки в таблице «Сделки» дают 99,9999\u00A0%, а не 100 %.',
    ]);
  });
  test('three ways by largest remainder, an overlay on top', () => {
    const three: Partial<PlanDocument> = {
      ...plan,
      credits: [
        ...['Менеджер', 'Помощник', 'Третий'].map((payee) => ({ code: payee, table: 'Сделки', payee, share: '1/3' })),
        { code: 'Наставник', table: 'Сделки', payee: 'Наставник', share: '10%', overlay: true },
      ],
    };
    const row = { ...shared('100', '', '2'), Третий: '3', Наставник: '4' };
    expect(totals(three, people('1', '2', '3', '4'), deals(row))).toEqual(['33.34', '33.33', '33.33', '10.00']);
  });
  test('credit split before the rate, commission split after it', () => {
    const by = (expression: string) => ({
      ...plan,
      scales: [
        scale([
          { from: '0', value: '1%' },
          { from: '1000', value: '10%' },
        ]),
      ],
      components: [line(expression)],
    });
    const tables = [people('1', '2'), deals(shared('2000', '50 %'))];
    // before: each 1000 × 1 % = 10; after: (1000 × 1 % + 1000 × 10 %) × 50 % = 55
    expect(totals(by('slices(S, credited(Сумма))'), ...tables)).toEqual(['10.00', '10.00']);
    expect(totals(by('slices(S, Сумма) * creditShare()'), ...tables)).toEqual(['55.00', '55.00']);
  });
  describe('the head on the row’s day', () => {
    const up: Partial<PlanDocument> = {
      ...plan,
      plans: [{ code: 'P', changeInside: 'periodEnd' }],
      credits: [
        { code: 'Свои', table: 'Сделки', payee: 'payee' },
        {
          code: 'Руководителю',
          table: 'Сделки',
          payee: 'payee',
          share: '100%',
          overlay: true,
          up: 'head',
          date: 'Дата',
        },
      ],
    };
    const rows = deals(deal('1', '1', '100', '05'), deal('2', '1', '7', '20'));
    const moved = (first: string): Row[] => [
      { payee: '1', head: '2', from: first },
      { payee: '1', head: '3', from: '2026-10-15' },
      { payee: '2' },
      { payee: '3' },
    ];
    test('the row in force on it', () => {
      expect(totals(up, table('people', moved('2026-01-01')), rows)).toEqual(['107.00', '100.00', '7.00']);
    });
    test('before the first row the first one holds', () => {
      expect(totals(up, table('people', moved('2026-10-10')), rows)).toEqual(['107.00', '100.00', '7.00']);
    });
    test('people known by their names alone', () => {
      const named = moved('2026-01-01').map(({ payee, ...row }) => ({ name: payee, ...row }));
      expect(totals(up, table('people', named as Row[]), rows)).toEqual(['107.00', '100.00', '7.00']);
    });
  });
});

describe('rates by rule', () => {
  const rates = (...rows: readonly Row[]): RowTable => table('rows', rows, 'Ставки');
  const by = (text: string) => ({ components: [line(text)] });
  const sale = deals(deal('1', '1', '1000', '05', { Вариант: 'в1', Товар: 'т1' }));
  const list = [
    { Вариант: 'в1', Товар: '', Ставка: '15 %' },
    { Вариант: '', Товар: 'т1', Ставка: '5 %' },
    { Вариант: '', Товар: '', Ставка: '1 %' },
  ];
  test('the most particular one wins, whatever the order; the first one where the plan says so', () => {
    expect(totals(by("Сумма * rule('Ставки', 'Ставка')"), people('1'), sale, rates(...list))).toEqual(['150.00']);
    const turned = rates(...[...list].reverse());
    expect(totals(by("Сумма * rule('Ставки', 'Ставка')"), people('1'), sale, turned)).toEqual(['150.00']);
    expect(totals(by("Сумма * rule('Ставки', 'Ставка', 'first')"), people('1'), sale, turned)).toEqual(['10.00']);
  });
  test('a tie and a hole are issues', () => {
    const text = "Сумма * rule('Ставки', 'Ставка')";
    expect(codes(by(text), people('1'), sale, rates(list[0] as Row, list[0] as Row))).toContain('rule-tie');
    expect(codes(by(text), people('1'), sale, rates({ Вариант: 'в2', Товар: '', Ставка: '1 %' }))).toContain(
      'rule-none',
    );
  });
  test('a rule holds from its day', () => {
    const dated = rates(
      { Товар: 'т1', 'С даты': '2026-01-01', Ставка: '5 %' },
      { Товар: 'т1', 'С даты': '2026-10-05', Ставка: '6 %' },
    );
    const rows = deals(deal('1', '1', '100', '04', { Товар: 'т1' }), deal('2', '1', '100', '05', { Товар: 'т1' }));
    expect(totals(by("Сумма * rule('Ставки', 'Ставка')"), people('1'), rows, dated)).toEqual(['11.00']);
  });
  test('a table of days and values alone holds for every row; a day before the first is a hole', () => {
    // 120 ÷ 1.2 = 100 and 122 ÷ 1.22 = 100
    const vat = (...days: readonly string[]) =>
      rates(...days.map((day, i) => ({ 'С даты': day, Ставка: `${20 + 2 * i} %` })));
    const plan = by("Сумма / (1 + rule('Ставки', 'Ставка'))");
    const rows = deals(deal('1', '1', '120', '04'), deal('2', '1', '122', '05'), deal('3', '2', '122', '05'));
    expect(totals(plan, people('1', '2'), rows, vat('2026-01-01', '2026-10-05'))).toEqual(['200.00', '100.00']);
    // From the 5th 20 %: 122 ÷ 1.2 = 101.666… → 101.67; nobody knows the rate of the 4th.
    expect(totals(plan, people('1', '2'), rows, vat('2026-10-05'))).toEqual([null, '101.67']);
    expect(codes(plan, people('1', '2'), rows, vat('2026-10-05'))).toEqual(['rule-none']);
    expect(codes(plan, people('1', '2'), rows, vat('2026-10-05', '2026-10-05'))).toContain('rule-tie');
  });
  test('a table whose columns are none of the row is still refused', () => {
    const wrong = rates({ Тавар: 'т1', 'С даты': '2026-01-01', Ставка: '5 %' });
    expect(codes(by("Сумма * rule('Ставки', 'Ставка')"), people('1'), sale, wrong)).toEqual(['column-unknown']);
  });
  test('a payment finds its deal', () => {
    const margin = table('rows', [{ '№ сделки': 'A', Маржа: '20 %' }], 'Договоры');
    const rows = deals(deal('1', '1', '500', '04', { '№ сделки': 'A' }));
    expect(totals(by("Сумма * lookup('Договоры', 'Маржа', '№ сделки')"), people('1'), rows, margin)).toEqual([
      '100.00',
    ]);
  });
});

describe('closing', () => {
  test('a role that names a stranger keeps the period open; an empty role does not', () => {
    const plan: Partial<PlanDocument> = {
      credits: [
        { code: 'Ведёт', table: 'Сделки', payee: 'Менеджер', share: '50%' },
        { code: 'Помогает', table: 'Сделки', payee: 'Помощник' },
      ],
      components: [line('credited(Сумма)')],
    };
    const row = (helper: string): Row => ({ ...deal('1', '', '100'), Менеджер: '1', Помощник: helper });
    const open = (helper: string) =>
      closing(run(plan, people('1', '2'), deals(row(helper)))).issues.map(({ code }) => code);
    expect(open('2')).toEqual([]);
    expect(open('99')).toEqual(['close-uncredited']);
  });
});

describe('dates of a row', () => {
  const by = (expression: string) => ({ components: [line(expression)] });
  const rows = deals(
    deal('1', '1', '1200', '31', { Продан: '2026-05-10', Расторгнут: '' }),
    deal('2', '1', '1200', '31', { Продан: '2026-05-10', Расторгнут: '2026-10-10' }),
  );
  test('an empty date is neither before nor after anything, and an explanation says it is empty', () => {
    const plan = by("if(Расторгнут <= periodEnd(), -Сумма * 50%, if(Расторгнут > '2026-01-01', 1, 100))");
    // 100 of the row in force, −600 of the other.
    expect(totals(plan, people('1'), rows)).toEqual(['-500.00']);
    const text = explanationRows(run(plan, people('1'), rows), '1', 'ru').map(({ value }) => value);
    expect(text).toContain('не выполнено, «Расторгнут» не заполнено');
  });
  test('a return measured by months gives back the months that will not be, at what its sale was paid at', () => {
    const per = { table: 'Сделки', date: 'Дата', id: '№', returns: 'Возврат к' };
    const plan: Partial<PlanDocument> = {
      components: [
        {
          code: 'Процент',
          expression: 'Сумма * Ставка',
          per: { ...per, base: 'if(filled([Возврат к]), 12 - months(Продан, Дата), 12)' },
        },
      ],
    };
    const sold = {
      '№': '1',
      payee: '1',
      Сумма: '1000',
      Ставка: '45%',
      Продан: '',
      'Возврат к': '',
      Дата: '2026-05-10',
    };
    const back = {
      ...sold,
      '№': '2',
      Сумма: '',
      Ставка: '',
      Продан: '2026-05-10',
      'Возврат к': '1',
      Дата: '2026-10-10',
    };
    // 450 paid in May; 5 of 12 months kept: 450 × 7 ÷ 12 = 262.50 back in October.
    expect(totals(plan, people('1'), deals(sold, back))).toEqual(['-262.50']);
  });
});

describe('a measure weighs its rows by another table', () => {
  const measured = (column: string, where?: string): Partial<PlanDocument> => ({
    measures: [
      {
        code: 'Зачтено',
        unit: 'money',
        rows: { table: 'Сделки', aggregate: 'sum', column, date: 'Дата', ...(where ? { where } : {}) },
      },
    ],
    components: [{ code: 'c', expression: 'Зачтено' }],
  });
  const weights = table(
    'rows',
    [
      { Продукт: 'Облако', 'С даты': '', Вес: '150%' },
      { Продукт: 'Облако', 'С даты': '2026-10-20', Вес: '200%' },
      { Продукт: '', 'С даты': '', Вес: '50%' },
    ],
    'Зачёт',
  );
  const sold = (...more: Row[]) =>
    deals(
      deal('1', '1', '100', '05', { Продукт: 'Облако' }),
      deal('2', '1', '100', '21', { Продукт: 'Облако' }),
      deal('3', '2', '100', '05', { Продукт: 'Услуги' }),
      ...more,
    );
  const weighed = measured('Сумма * rule("Зачёт", "Вес")');
  test('by the rule of the row’s day, the rest by the empty one', () => {
    // 150 + 200; 50
    expect(totals(weighed, people('1', '2'), sold(), weights)).toEqual(['350.00', '50.00']);
  });
  test('of another period the rules of its own days', () => {
    const rows = sold({ ...deal('4', '1', '100', '25', { Продукт: 'Облако' }), Дата: '2026-09-25' });
    const done = calculate(
      planWith({ ...weighed, components: [{ code: 'c', expression: 'Зачтено + earlier(Зачтено, "year")' }] }),
      { tables: [people('1', '2'), rows, weights] },
      { period: '2026-10' },
    );
    // 350 and 150 of September
    expect([...statements(done)].map(({ total }) => total)).toEqual(['500.00', '50.00']);
  });
  test('in a condition', () => {
    expect(totals(measured('Сумма', 'rule("Зачёт", "Вес") > 100%'), people('1', '2'), sold(), weights)).toEqual([
      '200.00',
      '0.00',
    ]);
  });
  test('by a shared id', () => {
    const bills = table(
      'rows',
      [
        { '№': '1', Ставка: '0.5' },
        { '№': '2', Ставка: '0.25' },
        { '№': '3', Ставка: '1' },
      ],
      'Счета',
    );
    expect(totals(measured('Сумма * lookup("Счета", "Ставка", "№")'), people('1', '2'), sold(), bills)).toEqual([
      '75.00',
      '100.00',
    ]);
  });
  test('a row without a rule makes its own payee unknown; two equal rules whoever they are about', () => {
    const one = table('rows', [{ Продукт: 'Облако', Вес: '1' }], 'Зачёт');
    expect(totals(weighed, people('1', '2'), sold(), one)).toEqual(['200.00', null]);
    expect(codes(weighed, people('1', '2'), sold(), one)).toEqual(['rule-none']);
    const twice = table(
      'rows',
      [
        { Продукт: 'Облако', Вес: '1' },
        { Продукт: 'Облако', Вес: '2' },
        { Продукт: '', Вес: '3' },
      ],
      'Зачёт',
    );
    expect(totals(weighed, people('1', '2'), sold(), twice)).toEqual([null, '300.00']);
    expect(codes(weighed, people('1', '2'), sold(), twice)).toEqual(['rule-tie']);
  });
  test('what a row alone knows of its neighbours is still refused', () => {
    expect(codes(measured('accrued(Сумма)'), people('1'), sold())).toContain('row-only');
  });
});
