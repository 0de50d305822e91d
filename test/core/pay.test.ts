/** The pay stage: what each kind of rule does, on figures worked out by hand. */

import { describe, expect, test } from 'vitest';
import { diff } from '../../src/core/explain/diff.js';
import { next } from '../../src/core/explain/next.js';
import { whatIf } from '../../src/core/explain/whatif.js';
import type { Payout, PlanDocument } from '../../src/core/plan/plan.js';
import { compile } from '../../src/core/program/compile.js';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement, statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { ledgerTable } from '../helpers/ledger.js';
import { planWith, type Row, table } from '../properties/support.js';

const plan = (payouts: readonly Payout[], more: Partial<PlanDocument> = {}): PlanDocument =>
  planWith({
    parameters: [{ code: 'Минимум', value: '1000', unit: 'money' }],
    measures: [
      { code: 'Оплаты', unit: 'money' },
      { code: 'Закрыто', unit: 'count' },
    ],
    components: [
      { code: 'Процент', expression: 'Оплаты * 10%' },
      { code: 'Оклад', expression: '500' },
    ],
    payouts,
    ...more,
  });

const DRAW: Payout = { code: 'Выплата вперёд', kind: 'draw', of: 'Процент', amount: 'Минимум' };

interface Given {
  readonly sales?: string;
  readonly done?: string;
  readonly period?: string;
  readonly closed?: readonly Statement[];
  readonly more?: readonly RowTable[];
}

const tablesOf = ({ sales = '0', done = '0', period = '2026-10', closed = [], more = [] }: Given): RowTable[] => [
  table('people', [{ payee: 'Анна' }]),
  table('facts', [
    { payee: 'Анна', measure: 'Оплаты', period, fact: sales },
    { payee: 'Анна', measure: 'Закрыто', period, fact: done },
  ]),
  ...(closed.length > 0 ? [ledgerTable(closed)] : []),
  ...more,
];
const runOf = (document: PlanDocument, given: Given): Run =>
  calculate(document, { tables: tablesOf(given) }, { period: given.period ?? '2026-10' });
const own = (document: PlanDocument, given: Given): Statement => statement(runOf(document, given), 'Анна') as Statement;
const brief = ({ lines, earned, total, balances }: Statement) => ({
  lines: lines.filter(({ stage }) => stage === 'pay').map(({ code, amount, payout }) => `${code} ${payout} ${amount}`),
  earned,
  total,
  balances: (balances ?? []).map(({ code, amount }) => `${code} ${amount}`),
});

describe('a draw', () => {
  test('is paid up to its amount beside the salary, and remembered', () => {
    // 6 000 × 10 % = 600; 1 000 − 600 = 400; 600 + 500 + 400 = 1 500.
    expect(brief(own(plan([DRAW]), { sales: '6000' }))).toEqual({
      lines: ['Выплата вперёд draw 400.00'],
      earned: '1100.00',
      total: '1500.00',
      balances: ['Выплата вперёд 400.00'],
    });
  });

  test('is recovered in parts: a share of what is above it, no more than the maximum, from its day on', () => {
    const rule: Payout = { ...DRAW, share: '50%', maxRecovery: '150', recoverFrom: '2026-11-15' };
    const document = plan([rule]);
    const september = own(document, { sales: '6000', period: '2026-09' });
    // October ends before 15 November: nothing is recovered, though 300 stands above the draw.
    const october = own(document, { sales: '13000', closed: [september] });
    expect(brief(october)).toMatchObject({ lines: [], total: '1800.00', balances: ['Выплата вперёд 400.00'] });
    // November: 50 % of 300 = 150, and 150 at most; 400 − 150 = 250.
    const november = own(document, { sales: '13000', period: '2026-11', closed: [september, october] });
    expect(brief(november)).toMatchObject({
      lines: ['Выплата вперёд recovery -150.00'],
      total: '1650.00',
      balances: ['Выплата вперёд 250.00'],
    });
    // December: 50 % of 1 000 = 500, of which 150.
    const december = own(document, { sales: '20000', period: '2026-12', closed: [september, october, november] });
    expect(brief(december).balances).toEqual(['Выплата вперёд 100.00']);
  });

  test('stops on its last day or with its condition, while the recovery goes on', () => {
    const document = plan([{ ...DRAW, until: '2026-09-30' }]);
    const september = own(document, { sales: '6000', period: '2026-09' });
    expect(brief(september).lines).toEqual(['Выплата вперёд draw 400.00']);
    expect(brief(own(document, { sales: '6000', closed: [september] }))).toMatchObject({
      lines: [],
      balances: ['Выплата вперёд 400.00'],
    });
    // 12 000 × 10 % − 1 000 = 200.
    expect(brief(own(document, { sales: '12000', closed: [september] })).lines).toEqual([
      'Выплата вперёд recovery -200.00',
    ]);
    const gated = plan([{ ...DRAW, when: 'Закрыто < 3' }]);
    expect(brief(own(gated, { sales: '6000', done: '2' })).lines).toEqual(['Выплата вперёд draw 400.00']);
    expect(brief(own(gated, { sales: '6000', done: '3' })).lines).toEqual([]);
  });
});

test('a guarantee tops up and is forgotten; a cap cuts and is forgotten', () => {
  const document = plan([
    { code: 'Гарантия', kind: 'guarantee', amount: '1500' },
    { code: 'Предел', kind: 'cap', amount: 'Минимум * 3' },
  ]);
  expect(brief(own(document, { sales: '6000' }))).toEqual({
    lines: ['Гарантия guarantee 400.00'],
    earned: '1100.00',
    total: '1500.00',
    balances: [],
  });
  // 30 000 × 10 % + 500 = 3 500, of which 3 000 is paid.
  expect(brief(own(document, { sales: '30000' }))).toEqual({
    lines: ['Предел cap -500.00'],
    earned: '3500.00',
    total: '3000.00',
    balances: [],
  });
});

test('a refundable cap keeps what is over and pays it when there is room', () => {
  const document = plan([{ code: 'Предел', kind: 'refundableCap', amount: '3000' }]);
  const september = own(document, { sales: '30000', period: '2026-09' });
  expect(brief(september)).toMatchObject({ lines: ['Предел kept -500.00'], balances: ['Предел 500.00'] });
  // 22 000 × 10 % + 500 = 2 700: room for 300 of the 500.
  const october = own(document, { sales: '22000', closed: [september] });
  expect(brief(october)).toMatchObject({
    lines: ['Предел returned 300.00'],
    total: '3000.00',
    balances: ['Предел 200.00'],
  });
  const november = own(document, { sales: '0', period: '2026-11', closed: [september, october] });
  expect(brief(november)).toMatchObject({ total: '700.00', balances: ['Предел 0.00'] });
});

describe('a holdback', () => {
  const held: Payout = { code: 'Резерв', kind: 'holdback', of: 'Процент', share: '10%', when: 'Закрыто >= 2' };

  test('waits for its condition and is paid whole when it comes', () => {
    const document = plan([held]);
    // 10 % of 600.05 = 60.005, rounded half away: 60.01.
    const september = own(document, { sales: '6000.50', period: '2026-09' });
    expect(brief(september)).toMatchObject({
      lines: ['Резерв held -60.01'],
      earned: '1100.05',
      total: '1040.04',
      balances: ['Резерв 60.01'],
    });
    const october = own(document, { sales: '1000', done: '2', closed: [september] });
    expect(brief(october)).toMatchObject({ lines: ['Резерв released 60.01'], balances: ['Резерв 0.00'] });
  });

  test('or for its day, whichever comes first', () => {
    const document = plan([{ ...held, until: '2026-10-20' }]);
    const september = own(document, { sales: '6000', period: '2026-09' });
    expect(brief(own(document, { sales: '0', closed: [september] })).lines).toEqual(['Резерв released 60.00']);
  });

  test('is cancelled before anything paid is taken back', () => {
    const document = plan([held]);
    const september = own(document, { sales: '6000', period: '2026-09' });
    // A return of 600: 60 was not paid yet, so −600 + 60 = −540 is left to take back.
    expect(brief(own(document, { sales: '-6000', closed: [september] }))).toMatchObject({
      lines: ['Резерв dropped 60.00'],
      total: '-40.00',
      balances: ['Резерв 0.00'],
    });
  });
});

test('netting carries a negative amount and takes it only from the same component', () => {
  const document = plan([{ code: 'Перенос', kind: 'netting', of: 'Процент' }]);
  // −200 of commission is carried; the salary is paid whole.
  const september = own(document, { sales: '-2000', period: '2026-09' });
  expect(brief(september)).toMatchObject({
    lines: ['Перенос carried 200.00'],
    earned: '300.00',
    total: '500.00',
    balances: ['Перенос 200.00'],
  });
  const october = own(document, { sales: '1500', closed: [september] });
  expect(brief(october)).toMatchObject({
    lines: ['Перенос netted -150.00'],
    total: '500.00',
    balances: ['Перенос 50.00'],
  });
});

test('rules follow one another: what one did the next one sees', () => {
  const document = plan([
    { code: 'Резерв', kind: 'holdback', of: 'Процент', share: '50%', until: '2027-01-01' },
    { code: 'Вперёд', kind: 'draw', of: 'процент', amount: '1000' },
    { code: 'Предел', kind: 'cap', amount: '1200' },
  ]);
  // 1 000 − 500 held = 500; draw 500 makes 1 000; with the salary 1 500, of which 1 200.
  expect(brief(own(document, { sales: '10000' }))).toEqual({
    lines: ['Резерв held -500.00', 'Вперёд draw 500.00', 'Предел cap -300.00'],
    earned: '1500.00',
    total: '1200.00',
    balances: ['Резерв 500.00', 'Вперёд 500.00'],
  });
});

test('premiums by hand count as earned, deductions stay outside the rules', () => {
  const adjusted = (kind: string, amount: string): Row => ({
    payee: 'Анна',
    period: '2026-10',
    kind,
    amount,
    ground: 'приказ',
  });
  const more = [table('adjustments', [adjusted('разовая премия', '100'), adjusted('удержание', '50')])];
  // 600 + 500 + 100 = 1 200; 1 500 − 1 200 = 300; less the deduction of 50.
  const rule: Payout = { code: 'Гарантия', kind: 'guarantee', amount: '1500' };
  expect(brief(own(plan([rule]), { sales: '6000', more })).lines).toEqual([
    'adjustment-deduction undefined -50.00',
    'Гарантия guarantee 300.00',
  ]);
  expect(own(plan([rule]), { sales: '6000', more }).total).toBe('1450.00');
});

describe('what is not known', () => {
  test('makes pay lines unknown and leaves no balance', () => {
    const found = own(plan([DRAW]), { sales: 'нет' });
    expect(brief(found)).toEqual({
      lines: ['Выплата вперёд undefined null'],
      earned: null,
      total: null,
      balances: [],
    });
  });

  test('a balance that cannot be read is not 0', () => {
    const closed = { ...own(plan([DRAW]), { sales: '6000', period: '2026-09' }) };
    const spoilt = [{ code: DRAW.code, title: '', amount: 'много' }];
    const found = own(plan([DRAW]), { sales: '6000', closed: [{ ...closed, balances: spoilt }] });
    expect(found.total).toBeNull();
    expect(found.issues.map(({ code }) => code)).toEqual(['recalculation-unknown', 'number-text']);
  });

  test('a rule with a mistake pays nobody it concerns', () => {
    const found = own(plan([{ code: 'Пусто', kind: 'draw' }]), { sales: '6000' });
    expect([found.total, found.issues.map(({ code }) => code)]).toEqual([null, ['payout-needs']]);
    expect(compile(plan([{ code: 'Пусто', kind: 'draw' }])).issues.map(({ code }) => code)).toEqual(['payout-needs']);
  });
});

describe('the doors', () => {
  const scaled = plan([{ code: 'Вперёд', kind: 'draw', amount: '1000' }], {
    components: [{ code: 'Процент', expression: 'rate(Ставка, Оплаты) * Оплаты' }],
    scales: [
      {
        code: 'Ставка',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0', value: '5%' },
          { from: '10000', value: '12%' },
        ],
      },
    ],
  });

  test('next says what is added to the pay, not to what was earned', () => {
    // 9 000 × 5 % = 450, paid 1 000; 10 000 × 12 % = 1 200, paid 1 200: +200, though +750 is earned.
    expect(next(runOf(scaled, { sales: '9000' }), 'Анна')).toMatchObject([{ missing: '1000.00', adds: '200.00' }]);
  });

  test('what-if and diff follow the rules', () => {
    const before = runOf(plan([DRAW]), { sales: '6000' });
    const options = { period: '2026-10' };
    const data = { tables: tablesOf({ sales: '6000' }) };
    const { run } = whatIf(plan([DRAW]), data, options, [{ parameter: 'Минимум', value: '1 200' }]);
    expect(diff(before, run)).toEqual([
      {
        payee: 'Анна',
        name: 'Анна',
        currency: 'RUB',
        before: '1500.00',
        after: '1700.00',
        delta: '200.00',
        lines: [{ code: DRAW.code, title: DRAW.code, before: '400.00', after: '600.00', delta: '200.00' }],
      },
    ]);
  });

  test('a rule that has ended leaves its balance standing, with a word', () => {
    const september = own(plan([DRAW]), { sales: '6000', period: '2026-09' });
    const document = plan([DRAW, { ...DRAW, from: '2026-10-01', ended: true }]);
    const found = own(document, { sales: '20000', closed: [september] });
    expect(brief(found)).toMatchObject({ lines: [], total: '2500.00', balances: ['Выплата вперёд 400.00'] });
    expect(found.issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      // September's facts are not in October's data.
      'warning recalculation-unknown',
      'warning payout-left',
    ]);
  });

  test('a delay that counts from hiring is an expression', () => {
    const document = plan([{ ...DRAW, maxRecovery: 'if(tenure() > 3, 500, 0)' }]);
    const hired = (day: string): RowTable[] => [table('people', [{ payee: 'Анна', hired: day }])];
    const september = own(document, { sales: '6000', period: '2026-09' });
    const balance = (day: string): unknown => {
      const tables = [...hired(day), ...tablesOf({ sales: '20000', closed: [september] }).slice(1)];
      return brief(statement(calculate(document, { tables }, { period: '2026-10' }), 'Анна') as Statement).balances;
    };
    expect(balance('2026-08-03')).toEqual(['Выплата вперёд 400.00']);
    expect(balance('2026-05-04')).toEqual(['Выплата вперёд 0.00']);
  });

  test('whole rubles stay whole', () => {
    const rule: Payout = { code: 'Резерв', kind: 'holdback', share: '10%', until: '2027-01-01' };
    const rubles = plan([rule], { plans: [{ code: 'Схема', rounding: { to: '1' } }] });
    // 555 + 500 = 1 055; 105.5 → 106.
    const found = [...statements(runOf(rubles, { sales: '5550' }))][0] as Statement;
    expect(brief(found).lines).toEqual(['Резерв held -106.00']);
  });
});
