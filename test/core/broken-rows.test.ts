/** Broken inputs of components row by row: each a clear issue that names the cell, and whoever is not touched is paid. */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { rowsOf } from '../../src/core/explain/rows-of.js';
import type { Component, PlanDocument } from '../../src/core/plan/plan.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { planWith, type Row, table } from '../properties/support.js';
import { mistakes } from './replay.js';

const people = (...names: string[]): RowTable =>
  table(
    'people',
    names.map((payee) => ({ payee })),
  );
const rows = (records: readonly Row[], name = 'Сделки'): RowTable => table('rows', records, name);
const deal = (id: string, payee: string, amount: string, more: Row = {}): Row => ({
  '№': id,
  payee,
  Сумма: amount,
  Дата: '2026-10-05',
  ...more,
});
const PLACE = { path: 'components[0]' };
const line = (expression: string, per: Partial<NonNullable<Component['per']>> = {}, code = 'c'): Component => ({
  code,
  expression,
  per: { table: 'Сделки', date: 'Дата', id: '№', ...per },
  place: PLACE,
});
const run = (plan: Partial<PlanDocument>, ...tables: readonly RowTable[]) =>
  calculate(planWith(plan), { tables: [people('1', '2'), ...tables] }, { period: '2026-10' });
/** Totals, and each error by its code and place; every explanation is told and replays. */
function outcome(plan: Partial<PlanDocument>, ...tables: readonly RowTable[]) {
  const done = run(plan, ...tables);
  const all = [...statements(done)];
  for (const { payee } of all) {
    expect(explain(done, payee).flatMap(({ tree }) => mistakes(tree))).toEqual([]);
    rowsOf(done, payee, 'c');
  }
  const errors = [...done.issues, ...all.flatMap(({ issues }) => issues)].filter(
    ({ severity }) => severity === 'error',
  );
  const told = errors.map(
    ({ code, place = {} }) => `${code} ${place.path ?? `${place.table} ${place.row} ${place.column}`}`,
  );
  return { totals: all.map(({ total }) => total), errors: [...new Set(told)] };
}
const only = (code: string, row: number, column: string, name = 'Сделки') => ({
  totals: [null, '50.00'],
  errors: [`${code} ${name} ${row} ${column}`],
});
const nobody = (code: string, path: string) => ({ totals: [null, null], errors: [`${code} ${path}`] });
const OTHER = deal('2', '2', '50');

describe('crediting', () => {
  const plan = (more: object = {}): Partial<PlanDocument> => ({
    credits: [
      { code: 'Ведёт', table: 'Сделки', payee: 'Менеджер', share: 'Доля', place: { path: 'credits[0]' }, ...more },
      { code: 'Помогает', table: 'Сделки', payee: 'Помощник' },
    ],
    components: [line('credited(Сумма)')],
  });
  const shared = (share: string, who = '1'): RowTable =>
    rows([
      { ...deal('1', '', '100'), Менеджер: who, Помощник: '', Доля: share },
      { ...OTHER, payee: '', Менеджер: '2', Помощник: '', Доля: '100%' },
    ]);
  test.each([
    ['половина', 'number-text', 'Доля'],
    ['', 'cell-empty', 'Доля'],
    ['#Н/Д', 'cell-error', 'Доля'],
    ['50', 'credit-sum', 'Менеджер'],
    ['-50 %', 'credit-sum', 'Менеджер'],
  ])('a share of «%s»', (share, code, column) => {
    expect(outcome(plan(), shared(share))).toEqual(only(code, 2, column));
  });
  test('a rule that cannot be read credits nobody', () => {
    const path = 'credits[0]';
    expect(outcome(plan({ payee: 'Мен' }), shared('100%'))).toEqual(nobody('column-unknown', path));
    expect(outcome(plan({ share: 'Дол' }), shared('100%'))).toEqual(nobody('name-unknown', path));
    expect(outcome(plan({ share: 'Доля > 5' }), shared('100%'))).toEqual(nobody('kind-declared', path));
    expect(outcome(plan({ where: 'Доля' }), shared('100%'))).toEqual(nobody('kind-declared', path));
    expect(outcome(plan({ up: 'head' }), shared('100%'))).toEqual(nobody('credit-date', path));
  });
  test('a rule of an unknown table is told', () => {
    const done = outcome({ ...plan({ table: 'Сделка' }), components: [line('Сумма')] }, shared('100%'));
    expect(done.errors).toContain('table-unknown credits[0]');
  });
  test('a payee nobody knows, and payees without rows', () => {
    expect(outcome(plan(), shared('100%', 'Никто')).totals).toEqual(['0.00', '50.00']);
  });
  test('heads in a circle end', () => {
    const circle = table('people', [
      { payee: '1', head: '2' },
      { payee: '2', head: '1' },
    ]);
    const credits: PlanDocument['credits'] = [
      { code: 'Свои', table: 'Сделки', payee: 'payee' },
      { code: 'Выше', table: 'Сделки', payee: 'payee', overlay: true, share: '10%', up: 'heads', date: 'Дата' },
    ];
    const done = calculate(
      planWith({ credits, components: [line('credited(Сумма)')] }),
      { tables: [circle, rows([OTHER])] },
      { period: '2026-10' },
    );
    expect(done.issues.map(({ code }) => code)).toContain('head-cycle');
  });

  test('who stands in a circle has no sum below; who stands beside it has', () => {
    const people = table('people', [
      { payee: '1', head: '2' },
      { payee: '2', head: '1' },
      { payee: '3', head: '' },
      { payee: '4', head: '3' },
    ]);
    const facts = table('facts', [
      { payee: '1', measure: 'A', period: '2026-10', fact: '10' },
      { payee: '4', measure: 'A', period: '2026-10', fact: '40' },
    ]);
    const done = calculate(
      planWith({
        measures: [{ code: 'A', unit: 'money' }],
        components: [{ code: 'c', expression: 'subordinates(A)' }],
      }),
      { tables: [people, facts] },
      { period: '2026-10' },
    );
    expect(['1', '2', '3', '4'].map((_, i) => [...statements(done)][i]?.lines[0]?.amount)).toEqual([
      null,
      null,
      '40.00',
      '0.00',
    ]);
  });
});

describe('rows', () => {
  const first = (more: Row, amount = '100'): RowTable => rows([deal('1', '1', amount, more), OTHER]);
  test('tables and columns that are not there', () => {
    const path = PLACE.path;
    expect(outcome({ components: [line('Сумма', { table: 'Сделка' })] }, first({}))).toEqual(
      nobody('table-unknown', path),
    );
    for (const per of [{ date: 'День' }, { id: 'Номер' }, { group: 'Клиент' }, { returns: 'Возврат', base: 'Сумма' }])
      expect(outcome({ components: [line('Сумма', per)] }, first({}))).toEqual(nobody('column-unknown', path));
    expect(outcome({ components: [line('100', { returns: '№', base: 'Сумма > 5' })] }, first({}))).toEqual(
      nobody('kind-declared', path),
    );
  });
  test.each([
    ['a date', { Дата: 'вчера' }, {}, 'date-text', 'Дата'],
    ['a date in a group', { Дата: 'вчера', Клиент: 'А' }, { group: 'Клиент' }, 'date-text', 'Дата'],
    ['a group', { Клиент: '#Н/Д' }, { group: 'Клиент' }, 'cell-error', 'Клиент'],
    ['a condition', { Порог: 'много' }, { where: 'Порог > 5' }, 'number-text', 'Порог'],
    ['a return', { Возврат: '#Н/Д' }, { returns: 'Возврат', base: 'Сумма' }, 'cell-error', 'Возврат'],
  ] as const)('%s that cannot be read', (_, more, per, code, column) => {
    const fill = Object.fromEntries(
      Object.keys(more).map((key) => [key, key === 'Возврат' ? '' : key === 'Дата' ? '2026-10-05' : '7']),
    );
    const table = rows([deal('1', '1', '100', more), deal('3', '1', '5', fill), { ...OTHER, ...fill }]);
    expect(outcome({ components: [line('Сумма', per)] }, table)).toEqual(only(code, 2, column));
    if (!('group' in per))
      expect(outcome({ components: [line('accrued(Сумма)', per)] }, table)).toEqual(only(code, 2, column));
  });
  test('what one row paid is unknown where it may not count', () => {
    const done = run(
      { components: [line('Сумма')] },
      rows([deal('1', '1', '100', { Дата: 'вчера' }), deal('2', '1', '7')]),
    );
    expect(rowsOf(done, '1', 'c').map(({ id, amount, issue }) => [id, amount, issue?.code])).toEqual([
      ['1', null, 'date-text'],
      ['2', '7', undefined],
    ]);
    expect([rowsOf(done, '2', 'c'), rowsOf(done, 'Никто', 'c'), rowsOf(done, '1', 'нет')]).toEqual([[], [], []]);
  });
  test('nobody has rows, and a table of headers alone', () => {
    const scales: PlanDocument['scales'] = [
      { code: 'S', method: 'marginal', below: 'zero', points: [{ from: '0', value: '5%' }] },
    ];
    const plan = { scales, components: [line('slices(S, accrued(Сумма)) * 50%', { where: 'Сумма > 5' })] };
    expect(outcome(plan, rows([deal('1', '1', '100', { Дата: '2026-09-01' })])).totals).toEqual(['0.00', '0.00']);
    const { columns, ...bare } = first({});
    const empty = { ...bare, columns: columns.map(() => []) };
    const credits: PlanDocument['credits'] = [{ code: 'A', table: 'Сделки', payee: 'payee', share: '50% * 2' }];
    for (const more of [{}, { credits }]) expect(outcome({ ...plan, ...more }, empty).totals).toEqual(['0.00', '0.00']);
  });
  test('two components over the same rows look back as far as each needs', () => {
    // October's 50 on top of March's 100: 50 in the month, 150 in the year
    const plan = { components: [line('accrued(Сумма)'), line("accrued(Сумма, 'year')", {}, 'y')] };
    const table = rows([deal('1', '1', '100', { Дата: '2026-03-01' }), deal('2', '1', '50')]);
    expect(outcome(plan, table).totals).toEqual(['200.00', '0.00']);
  });
});

describe('returns', () => {
  const plan = { components: [line('Сумма * 100%', { returns: 'К', base: 'База' })] };
  const sold = (id: string, amount: string, more: Row = {}): Row =>
    deal(id, '1', amount, { К: '', База: amount, ...more });
  const outcomeOf = (...own: readonly Row[]) => outcome(plan, rows([...own, { ...OTHER, К: '', База: '50' }]));
  test('to itself, to another return, to a later row, to a row of another payee', () => {
    const back = sold('9', '-100', { К: '1' });
    expect(outcomeOf(sold('1', '100'), sold('9', '-100', { К: '9' }))).toEqual(only('return-without-original', 3, 'К'));
    expect(outcomeOf(sold('1', '100'), back, sold('8', '-9', { К: '9' }))).toEqual(
      only('return-without-original', 4, 'К'),
    );
    expect(outcomeOf(back, sold('1', '100', { Дата: '2026-10-06' }))).toEqual(only('return-before-original', 2, 'К'));
    expect(outcomeOf(sold('9', '-50', { К: '2' }))).toEqual(only('return-without-original', 2, 'К'));
  });
  test('to one of two rows with that id; a return may bear the id of its sale', () => {
    expect(outcomeOf(sold('1', '100'), sold('1', '30'), sold('9', '-9', { К: '1' }))).toEqual(
      only('return-original-twice', 4, 'К'),
    );
    expect(outcomeOf(sold('1', '100'), sold('1', '-40', { К: '1' })).totals).toEqual(['60.00', '50.00']);
    expect(outcomeOf(sold('1', '100'), sold('1', '30')).totals).toEqual(['130.00', '50.00']);
  });
  test('of a sale without a base', () => {
    expect(outcomeOf(sold('1', '100', { База: '0' }), sold('9', '-9', { К: '1' }))).toEqual(
      only('return-base-zero', 3, 'К'),
    );
    expect(outcomeOf(sold('1', '100', { База: 'год' }), sold('9', '-9', { К: '1' }))).toEqual(
      only('number-text', 2, 'База'),
    );
  });
});

describe('rules', () => {
  const plan = { components: [line("Сумма * rule('Ставки', 'Ставка')")] };
  const made = `${PLACE.path}.expression`;
  const sales = rows([deal('1', '1', '50', { Товар: 'а' }), { ...OTHER, Товар: 'б' }]);
  const rates = (...records: readonly Row[]) => rows(records, 'Ставки');
  const whole = { Товар: 'б', Ставка: '100%', 'С даты': '' };
  test('tables and columns that are not there', () => {
    expect(outcome(plan, sales)).toEqual(nobody('table-unknown', made));
    expect(outcome(plan, sales, rates({ Товар: 'а', Процент: '5%' }))).toEqual(nobody('column-unknown', made));
    const lookup = { components: [line("Сумма * lookup('Ставки', 'Ставка', 'Код')")] };
    expect(outcome(lookup, sales, rates(whole))).toEqual(nobody('column-unknown', made));
  });
  test('a rate or a date that cannot be read stops those it is about', () => {
    const own = (more: Row) => outcome(plan, sales, rates({ ...whole, Товар: 'а', ...more }, whole));
    expect(own({ Ставка: 'пять' })).toEqual(only('number-text', 2, 'Ставка', 'Ставки'));
    expect(own({ 'С даты': 'всегда' })).toEqual(only('date-text', 2, 'С даты', 'Ставки'));
  });
  test('a key that cannot be read is no empty key', () => {
    const general = { ...whole, Товар: '' };
    const spoilt = rows([deal('1', '1', '50', { Товар: '#Н/Д' }), { ...OTHER, Товар: 'б' }]);
    expect(outcome(plan, spoilt, rates(whole, general))).toEqual(only('cell-error', 2, 'Товар'));
    // whom the rule is about nobody can tell
    expect(outcome(plan, sales, rates({ ...whole, Товар: '#Н/Д' }, whole, general))).toEqual({
      totals: [null, null],
      errors: ['cell-error Ставки 2 Товар'],
    });
  });
  test('without a date column the rule of the last day of the period holds, never a later one', () => {
    const undated = {
      components: [{ ...line("Сумма * rule('Ставки', 'Ставка')"), per: { table: 'Сделки', id: '№' } }],
    };
    const dated = rates(
      { Товар: '', 'С даты': '2026-01-01', Ставка: '100%' },
      { Товар: '', 'С даты': '2026-11-01', Ставка: '900%' },
    );
    expect(outcome(undated, sales, dated).totals).toEqual(['50.00', '50.00']);
  });
});

describe('rows after the last day of whoever sold them', () => {
  const staff = table('people', [
    { payee: '1', head: '3', left: '2026-10-10', successor: '2' },
    { payee: '2', head: '4', left: '', successor: '' },
    { payee: '3', head: '', left: '', successor: '' },
    { payee: '4', head: '', left: '', successor: '' },
  ]);
  const deals = rows([deal('1', '1', '1000'), deal('2', '1', '5000', { Дата: '2026-10-20' })]);
  const totals = (later: 'nobody' | 'paid' | 'successor') => {
    const plan = planWith({
      plans: [{ code: 'План', leavers: { later } }],
      credits: [
        { code: 'Ведёт', table: 'Сделки', payee: 'payee' },
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
      measures: [
        { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } },
      ],
      components: [
        { code: 'Процент', expression: 'Оплаты * 10%' },
        { code: 'Построчно', expression: 'credited(Сумма) * 1%', per: { table: 'Сделки', date: 'Дата' } },
      ],
    });
    const done = calculate(plan, { tables: [staff, deals] }, { period: '2026-10' });
    return [...statements(done)].map(({ lines }) => lines.map(({ amount }) => amount).join(' '));
  };

  test('are nobody’s, or of the successor and the successor’s head', () => {
    expect(totals('nobody')).toEqual(['100.00 10.00', '0.00 0.00', '100.00 10.00', '0.00 0.00']);
    expect(totals('successor')).toEqual(['100.00 10.00', '500.00 50.00', '100.00 10.00', '500.00 50.00']);
    expect(totals('paid')).toEqual(['600.00 60.00', '0.00 0.00', '600.00 60.00', '0.00 0.00']);
  });
});

describe('groups of rows', () => {
  test('are told by what they are grouped by; a sum of several rows is in no cell of one', () => {
    const deals = rows([deal('1', '1', '1000', { Клиент: 'Ромашка' }), deal('2', '1', '500', { Клиент: 'Ромашка' })]);
    const done = run({ components: [line('Сумма * 10%', { group: 'Клиент' })] }, deals);
    expect(rowsOf(done, '1', 'c')).toEqual([
      { id: 'Ромашка', place: { table: 'Сделки', column: 'Клиент' }, amount: '150' },
    ]);
    const cells = JSON.stringify(explain(done, '1')).match(/"place":\{[^}]*\}/g) ?? [];
    expect(cells.filter((place) => place.includes('Сделки'))).toEqual([
      '"place":{"table":"Сделки","column":"Клиент"}',
      '"place":{"table":"Сделки","column":"Сумма"}',
    ]);
  });
});
