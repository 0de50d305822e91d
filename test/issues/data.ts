/** Issues of the data: people, facts, targets, rows, time, adjustments, individual conditions; numbers and dates in cells. */

import type { Measure, PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell } from '../../src/core/table/data.js';
import type { Fixture, Input, Row } from './fixture.js';

const pay: Measure = { code: 'Оплаты', unit: 'money' };
const salary = { code: 'Оклад', value: '40000', unit: 'money' as const };
const line = (expression: string) => ({ components: [{ code: 'Процент', expression }] });
const paysSales: Partial<PlanDocument> = { measures: [pay], ...line('Оплаты * 3%') };
const fact = (value: Cell, more: Row = {}): Row => ({
  payee: 'Анна',
  measure: 'Оплаты',
  period: '2026-10',
  fact: value,
  ...more,
});
/** One fact cell that cannot be read. */
const cell = (value: Cell): Input => ({ plan: paysSales, tables: { facts: [fact(value)] } });
const FACT = { table: 'Факты', row: 2, column: 'fact' };
/** A date of hiring that cannot be read. */
const hired = (value: Cell): Input => ({
  plan: { parameters: [salary], ...line('prorate(Оклад)') },
  tables: { people: [{ payee: 'Анна', hired: value }] },
});
const HIRED = { table: 'Сотрудники', row: 2, column: 'hired' };
const period = (value: Cell): Input => ({ plan: paysSales, tables: { facts: [fact('5', { period: value })] } });
const PERIOD_CELL = { table: 'Факты', row: 2, column: 'period' };

const people = (...rows: readonly Row[]): Input => ({ plan: paysSales, tables: { people: rows } });
const deals = (measure: Partial<NonNullable<Measure['rows']>>, rows: readonly Row[]): Input => ({
  plan: {
    measures: [
      {
        ...pay,
        rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', ...measure },
        place: { path: 'measures[0]' },
      },
    ],
    ...line('Оплаты * 3%'),
  },
  tables: { rows: { Сделки: rows } },
});
const deal: Row = { payee: 'Анна', Сумма: '1000', Дата: '2026-10-05' };
const MEASURE = { path: 'measures[0]' };
const adjusted = (row: Row): Input => ({
  plan: line('100'),
  tables: {
    adjustments: [{ payee: 'Анна', period: '2026-10', kind: 'удержание', amount: '50', ground: 'приказ № 1', ...row }],
  },
});
const individual = (...rows: readonly Row[]): Input => ({
  plan: { parameters: [salary], ...line('Оклад') },
  tables: { overrides: rows.map((row) => ({ payee: 'Анна', what: 'Оклад', value: '50000', ...row })) },
});

const absent = (...rows: readonly Row[]): Input => ({
  plan: { plans: [{ code: 'Схема', absences: { pay: 'Отпуск' } }], parameters: [salary], ...line('prorate(Оклад)') },
  tables: { absences: rows.map((row) => ({ payee: 'Анна', code: 'Отпуск', ...row })) },
});
const assigned = (...rows: readonly Row[]): Input => ({
  plan: line('100'),
  tables: {
    people: [{ payee: 'Анна' }, { payee: 'Борис' }],
    assignments: rows.map((row) => ({ client: 'Ромашка', payee: 'Анна', ...row })),
  },
});
const CLIENT = { table: 'Закрепление клиентов', column: 'client' };
/** A deal of somebody who left in September. */
const departed = (successor: string): Input => ({
  plan: {
    plans: [{ code: 'Схема', leavers: { later: 'successor' } }],
    measures: [{ ...pay, rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } }],
    ...line('Оплаты * 3%'),
  },
  tables: {
    people: [{ payee: 'Анна' }, { payee: 'Борис', left: '2026-09-30', successor }],
    rows: { Сделки: [{ ...deal, payee: 'Борис' }] },
  },
});

const LINE = { path: 'components[0]' };
const MADE = { path: 'components[0].expression' };
/** A component computed row by row over one deal. */
const rowed = (expression: string, per = {}, rules: Record<string, Row[]> = {}, more: Row = {}): Input => ({
  plan: {
    components: [
      { code: 'Процент', expression, per: { table: 'Сделки', date: 'Дата', ...per }, place: { path: 'components[0]' } },
    ],
  },
  tables: { rows: { Сделки: [{ ...deal, ...more }], ...rules } },
});
/** Sales and their returns, row by row, at what each sale paid. */
const returned = (...rows: readonly Row[]): Input => ({
  plan: {
    components: [
      {
        code: 'Процент',
        expression: '100',
        per: { table: 'Сделки', date: 'Дата', id: '№', returns: 'Возврат к', base: 'Сумма' },
      },
    ],
  },
  tables: { rows: { Сделки: rows.map((row) => ({ ...deal, 'Возврат к': '', ...row })) } },
});
const TWO_CURRENCIES = [
  { code: 'Схема', currency: 'RUB' },
  { code: 'Вторая', currency: 'KZT' },
];
const converted = (expression: string) => ({ plan: line(expression) });
/** A deal in dollars exchanged row by row. */
const exchanged = (row: Row): Input => {
  const day = { ...deal, Валюта: 'USD', Оплачено: '2026-10-05', ...row };
  const input = deals({ column: 'convert(Сумма, Валюта, Оплачено)' }, [day]) as Extract<Input, { plan: unknown }>;
  return { ...input, tables: { ...input.tables, rates: [{ currency: 'USD', date: '2026-10-01', rate: '90' }] } };
};

export const DATA: readonly Fixture[] = [
  // Rows one by one
  {
    code: 'row-only',
    input: {
      plan: { components: [{ code: 'Процент', expression: 'accrued(5)', place: { path: 'components[0]' } }] },
      tables: {},
    },
    place: MADE,
  },
  { code: 'rule-arguments', input: rowed("Сумма * rule('Ставки', 'Ставка', 'последняя')"), place: MADE },
  { code: 'accrued-window', input: rowed("accrued(Сумма, 'неделя')"), place: MADE },
  { code: 'returns-need', input: rowed('Сумма', { returns: 'Возврат к' }), place: LINE },
  {
    code: 'months-dates',
    input: rowed('Сумма * months(Сумма * 1) / 12'),
    place: MADE,
  },
  {
    code: 'day-missing',
    input: rowed('Сумма * months(Продан) / 12', {}, {}, { Продан: '' }),
    place: { table: 'Сделки', row: 2, column: 'Продан' },
    params: { name: 'Продан' },
  },
  {
    code: 'returns-in-groups',
    input: rowed('Сумма', { id: 'payee', returns: 'Клиент', base: 'Сумма', group: 'Клиент' }, {}, { Клиент: 'а' }),
    place: LINE,
    params: { column: 'Клиент', group: 'Клиент' },
  },
  {
    code: 'credit-sum',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: 'credited(Сумма)', per: { table: 'Сделки' } }],
        credits: [{ code: 'Ведёт', table: 'Сделки', payee: 'Менеджер', share: '60%' }],
      },
      tables: { rows: { Сделки: [{ Менеджер: 'Анна', Сумма: '100', Дата: '2026-10-05' }] } },
    },
    place: { table: 'Сделки', row: 2, column: 'Менеджер' },
    params: { sum: '0.6' },
  },
  {
    code: 'return-without-original',
    input: rowed('Сумма', { id: '№', returns: 'Возврат к', base: 'Сумма' }, {}, { '№': '9', 'Возврат к': '77' }),
    place: { table: 'Сделки', row: 2, column: 'Возврат к' },
    params: { text: '77' },
  },
  {
    code: 'return-original-twice',
    input: returned(
      { '№': '1', Сумма: '100' },
      { '№': '1', Сумма: '300' },
      { '№': '9', Сумма: '-100', 'Возврат к': '1' },
    ),
    place: { table: 'Сделки', row: 4, column: 'Возврат к' },
    params: { text: '1' },
  },
  {
    code: 'return-unlinked',
    input: returned({ '№': '1', Сумма: '100' }, { '№': '9', Сумма: '-100', 'Возврат к': '' }),
    place: { table: 'Сделки', row: 3, column: 'Возврат к' },
    params: { column: 'Возврат к' },
  },
  {
    code: 'return-too-large',
    input: returned({ '№': '1', Сумма: '100' }, { '№': '9', Сумма: '-100.5', 'Возврат к': '1' }),
    place: { table: 'Сделки', row: 3, column: 'Возврат к' },
    params: { text: '1', returned: '100.5', sold: '100', original: '2' },
  },
  {
    code: 'return-before-original',
    input: returned({ '№': '1', Сумма: '100', Дата: '2026-10-20' }, { '№': '9', Сумма: '-100', 'Возврат к': '1' }),
    place: { table: 'Сделки', row: 3, column: 'Возврат к' },
    params: { text: '1' },
  },
  {
    code: 'return-base-zero',
    input: returned({ '№': '1', Сумма: '0' }, { '№': '9', Сумма: '-100', 'Возврат к': '1' }),
    place: { table: 'Сделки', row: 3, column: 'Возврат к' },
    params: { text: '1' },
  },
  {
    code: 'credit-date',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: 'credited(Сумма)', per: { table: 'Сделки' } }],
        credits: [
          {
            code: 'Руководителю',
            table: 'Сделки',
            payee: 'payee',
            up: 'head',
            overlay: true,
            place: { path: 'credits[0]' },
          },
        ],
      },
      tables: { rows: { Сделки: [{ payee: 'Анна', Сумма: '100', Дата: '2026-10-05' }] } },
    },
    place: { path: 'credits[0]' },
    params: { name: 'Руководителю' },
  },
  {
    code: 'assigned-date',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: 'credited(Сумма)', per: { table: 'Сделки' } }],
        credits: [
          { code: 'Чей клиент', table: 'Сделки', payee: 'Клиент', assigned: true, place: { path: 'credits[0]' } },
        ],
      },
      tables: { rows: { Сделки: [{ Клиент: 'Ромашка', Сумма: '100', Дата: '2026-10-05' }] } },
    },
    place: { path: 'credits[0]' },
    params: { name: 'Чей клиент' },
  },
  {
    code: 'rows-undated',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: 'credited(Сумма)', per: { table: 'Сделки', date: 'Дата' } }],
      },
      tables: {
        rows: {
          Сделки: [
            { payee: 'Анна', Сумма: '100', Дата: '2026-10-05' },
            { payee: 'Анна', Сумма: '310', Дата: '' },
          ],
        },
      },
    },
    place: { table: 'Сделки', row: 3, column: 'Дата' },
    params: { count: '1', amount: '310' },
  },
  {
    code: 'rows-uncredited',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: 'credited(Сумма)', per: { table: 'Сделки', date: 'Дата' } }],
        credits: [{ code: 'Чей клиент', table: 'Сделки', payee: 'Клиент', assigned: true, date: 'Дата' }],
      },
      tables: {
        assignments: [{ client: 'Ромашка', payee: 'Анна', from: '2026-10-06', to: '' }],
        rows: { Сделки: [{ Клиент: 'Ромашка', Сумма: '100', Дата: '2026-10-05' }] },
      },
    },
    place: { table: 'Сделки', row: 2, column: 'Клиент' },
    params: { count: '1', amount: '100' },
  },
  {
    code: 'rule-none',
    input: rowed("Сумма * rule('Ставки', 'Ставка')", {}, { Ставки: [{ Товар: 'б', Ставка: '1%' }] }, { Товар: 'а' }),
    place: { table: 'Сделки', row: 2, column: 'Товар' },
  },
  {
    code: 'rule-tie',
    input: rowed(
      "Сумма * rule('Ставки', 'Ставка')",
      {},
      {
        Ставки: [
          { Товар: 'а', Ставка: '1%' },
          { Товар: 'а', Ставка: '2%' },
        ],
      },
      { Товар: 'а' },
    ),
    place: { table: 'Ставки', row: 3, column: 'Ставка' },
    params: { first: '2', other: '3' },
  },
  // Numbers in cells
  { code: 'number-ambiguous', input: cell('1,234'), place: FACT, params: { text: '1,234' } },
  { code: 'number-grouping', input: cell('12 34,5'), place: FACT },
  { code: 'number-letter', input: cell('1О5'), place: FACT },
  { code: 'number-several', input: cell('10–20'), place: FACT },
  { code: 'number-exponent', input: cell('1,5E+6'), place: FACT },
  { code: 'number-long', input: cell('1234567890123456789012345678901'), place: FACT },
  { code: 'number-text', input: cell('нет данных'), place: FACT },
  { code: 'number-flag', input: cell(true), place: FACT },
  { code: 'number-date', input: cell(new Date(2026, 4, 1)), place: FACT },
  {
    code: 'number-as-text',
    input: { plan: paysSales, tables: { facts: [fact('1 234,56 ₽')] }, fromSheet: true },
    place: FACT,
  },
  { code: 'cell-error', input: cell('#Н/Д'), place: FACT, params: { text: '#Н/Д' } },
  { code: 'cell-empty', input: cell(''), place: FACT },
  // Dates and periods
  { code: 'date-text', input: hired('весной'), place: HIRED },
  { code: 'date-impossible', input: hired('31.02.2026'), place: HIRED },
  { code: 'date-short-year', input: hired('12.10.26'), place: HIRED },
  { code: 'date-ambiguous', input: hired('03/04/2026'), place: HIRED },
  { code: 'date-zone', input: hired('2026-10-12T21:30:00Z'), place: HIRED },
  { code: 'date-number', input: hired(46300), place: HIRED },
  { code: 'period-missing', input: period(''), place: PERIOD_CELL },
  { code: 'period-text', input: period('окт'), place: PERIOD_CELL, params: { text: 'окт' } },
  {
    code: 'period-row',
    input: { plan: line('100'), tables: { periods: [{ period: '2026-10', start: '2026-10-25', end: '2026-09-26' }] } },
    place: '',
  },
  {
    code: 'period-twice',
    input: {
      plan: line('100'),
      tables: {
        periods: [
          { period: '2026-10', start: '2026-09-26', end: '2026-10-25' },
          { period: 'октябрь 2026', start: '2026-10-01', end: '2026-10-31' },
        ],
      },
    },
    place: { table: 'Периоды', row: 3, column: 'period' },
    params: { text: '2026-10' },
  },
  {
    code: 'calendar-unknown',
    input: { plan: { parameters: [salary], ...line('prorate(Оклад)') }, period: '2035-10' },
    place: '',
    params: { year: '2035' },
  },
  {
    code: 'calendar-kind',
    input: { plan: line('100'), tables: { calendar: [{ date: '2026-10-05', day: 'ненастный' }] } },
    place: { table: 'Календарь', row: 2, column: 'day' },
  },
  // People
  { code: 'people-empty', input: people({ payee: 'Анна', left: '2020-01-01' }), place: '' },
  {
    code: 'person-twice',
    input: people({ payee: 'Анна', role: 'М' }, { payee: 'Анна', role: 'Р' }),
    place: { table: 'Сотрудники', row: 3, column: 'payee' },
    params: { other: '2' },
  },
  {
    code: 'person-change-inside',
    input: people({ payee: 'Анна', role: 'М', from: '' }, { payee: 'Анна', role: 'Р', from: '2026-10-15' }),
    place: { table: 'Сотрудники', row: 3 },
  },
  {
    code: 'not-in-row',
    input: deals({ where: 'team(Сумма) > 0' }, [deal]),
    place: MEASURE,
    params: { fn: 'team' },
  },
  {
    code: 'split-currency',
    input: {
      plan: {
        plans: [
          { code: 'А', changeInside: 'split' },
          { code: 'Б', changeInside: 'split', currency: 'USD' },
        ],
        ...line('100'),
      },
      tables: {
        people: [
          { payee: 'Анна', plan: 'А', from: '' },
          { payee: 'Анна', plan: 'Б', from: '2026-10-15' },
        ],
      },
    },
    place: '',
    params: { list: 'RUB, USD' },
  },
  {
    code: 'split-payout',
    input: {
      plan: {
        plans: [{ code: 'Схема', changeInside: 'split' }],
        payouts: [
          { code: 'Гарантия', kind: 'guarantee', amount: '200' },
          { code: 'Гарантия', kind: 'guarantee', amount: '300', from: '2026-10-15', place: { path: 'payouts[1]' } },
        ],
        ...line('100'),
      },
    },
    place: '',
    params: { name: 'Гарантия', period: '2026-10', day: '2026-10-31' },
  },
  {
    code: 'absence-overlap',
    input: absent({ from: '2026-10-05', to: '2026-10-09' }, { from: '2026-10-09', to: '2026-10-12' }),
    place: { table: 'Отсутствия', row: 3, column: 'code' },
    params: { name: 'Анна', other: '2' },
  },
  {
    code: 'absence-code',
    input: absent({ from: '2026-10-05', to: '2026-10-09', code: 'Учёба' }),
    place: { table: 'Отсутствия', row: 2, column: 'code' },
    params: { text: 'Учёба' },
  },
  {
    code: 'days-order',
    input: absent({ from: '2026-10-09', to: '2026-10-05' }),
    place: { table: 'Отсутствия', row: 2, column: 'to' },
  },
  {
    code: 'assignment-twice',
    input: assigned({ from: '2026-10-01', to: '2026-10-15' }, { from: '2026-10-15', to: '' }),
    place: { ...CLIENT, row: 3 },
    params: { name: 'Ромашка', other: '2' },
  },
  {
    code: 'assignment-share',
    input: assigned({ from: '', share: '60%' }, { payee: 'Борис', from: '2026-10-15', share: '50%' }),
    place: { ...CLIENT, row: 3 },
    params: { day: '2026-10-15' },
  },
  {
    code: 'assignment-gap',
    input: assigned({ from: '', to: '2026-10-10' }, { payee: 'Борис', from: '2026-10-15' }),
    place: { ...CLIENT, row: 3 },
    params: { from: '2026-10-11', to: '2026-10-14' },
  },
  {
    code: 'rows-to-successor',
    input: departed('Анна'),
    place: { table: 'Сделки', row: 2, column: 'payee' },
    params: { successor: 'Анна' },
  },
  { code: 'successor-missing', input: departed(''), place: { table: 'Сделки', row: 2, column: 'payee' } },
  {
    code: 'head-unknown',
    input: people({ payee: 'Анна', head: 'Борис' }),
    place: { table: 'Сотрудники', row: 2, column: 'head' },
  },
  {
    code: 'head-cycle',
    input: people({ payee: 'Анна', head: 'Борис' }, { payee: 'Борис', head: 'Анна' }),
    place: { table: 'Сотрудники', row: 2, column: 'head' },
  },
  {
    code: 'hired-missing',
    input: {
      plan: { parameters: [salary], ...line('Оклад * (tenure() / 12)') },
      tables: { people: [{ payee: 'Анна' }] },
    },
    place: { table: 'Сотрудники', row: 2 },
  },
  // Facts and targets
  { code: 'fact-missing', input: { plan: paysSales }, place: '', params: { measure: 'Оплаты', name: 'Анна' } },
  {
    code: 'fact-missing',
    input: { plan: paysSales, tables: { facts: [{ ...fact('5'), payee: 'Борис' }] } },
    place: { table: 'Факты' },
    params: { measure: 'Оплаты', name: 'Анна' },
  },
  {
    code: 'target-missing',
    input: { plan: { measures: [pay], ...line('Оплаты / target(Оплаты) * 1000') }, tables: { facts: [fact('5')] } },
    place: '',
    params: { measure: 'Оплаты', name: 'Анна' },
  },
  {
    code: 'value-not-summed',
    input: { plan: paysSales, tables: { facts: [fact('5')] }, period: '2026-Q4' },
    place: '',
    params: { measure: 'Оплаты', name: 'Анна', period: '2026-Q4' },
  },
  {
    code: 'value-in-part',
    input: {
      plan: { ...paysSales, measures: [{ ...pay, extensive: true }] },
      tables: { facts: [fact('5')] },
      period: '2026-Q4',
    },
    place: '',
    params: { measure: 'Оплаты', name: 'Анна', period: '2026-Q4' },
  },
  {
    code: 'value-twice',
    input: { plan: paysSales, tables: { facts: [fact('5'), fact('6')] } },
    place: { ...FACT, row: 3 },
    params: { what: 'fact', measure: 'Оплаты', period: '2026-10', other: '2' },
  },
  {
    code: 'worked-twice',
    input: {
      plan: { parameters: [salary], ...line('prorate(Оклад)') },
      tables: {
        worked: [
          { payee: 'Анна', period: '2026-10', workedDays: 20, normDays: 22 },
          { payee: 'Анна', period: '2026-10', workedDays: 21, normDays: 22 },
        ],
      },
    },
    place: { table: 'Отработано', row: 3, column: 'payee' },
    params: { other: '2' },
  },
  {
    code: 'measure-unknown',
    input: { plan: paysSales, tables: { facts: [fact('5', { measure: 'Погода' })] } },
    place: { ...FACT, column: 'measure' },
  },
  {
    code: 'measure-unknown',
    input: { plan: paysSales, tables: { facts: [fact('5', { measure: 'Оплпты' })] } },
    place: { ...FACT, column: 'measure' },
    params: { name: 'Оплпты' },
  },
  {
    code: 'payee-unknown',
    input: { plan: paysSales, tables: { facts: [fact('5', { payee: 'Zz' })] } },
    place: { ...FACT, column: 'payee' },
  },
  {
    code: 'payee-unknown',
    input: {
      plan: paysSales,
      tables: { people: [{ payee: 'Иванова Анна' }], facts: [fact('5', { payee: 'Иванова Ана' })] },
    },
    place: { ...FACT, column: 'payee' },
    params: { suggestion: 'Иванова Анна' },
  },
  {
    code: 'payee-ambiguous',
    input: {
      plan: paysSales,
      tables: {
        people: [
          { payee: '1', name: 'Анна' },
          { payee: '2', name: 'Анна' },
        ],
        facts: [fact('5')],
      },
    },
    place: { ...FACT, column: 'payee' },
  },
  {
    code: 'target-draft',
    input: {
      plan: paysSales,
      tables: { targets: [{ payee: 'Анна', measure: 'Оплаты', period: '2026-10', target: '5', status: 'черновик' }] },
    },
    place: { table: 'Планы', row: 2, column: 'target' },
  },
  {
    code: 'fact-and-rows',
    input: {
      ...(deals({}, [deal]) as Extract<Input, { plan: unknown }>),
      tables: { rows: { Сделки: [deal] }, facts: [fact('5')] },
    },
    place: MEASURE,
  },
  // Rows
  {
    code: 'table-unknown',
    input: deals({ table: 'Сдилки' }, [deal]),
    place: MEASURE,
    params: { suggestion: 'Сделки' },
  },
  { code: 'column-unknown', input: deals({ date: 'День' }, [deal]), place: MEASURE, params: { name: 'День' } },
  {
    code: 'measure-column',
    input: {
      plan: { measures: [{ ...pay, rows: { table: 'Сделки', aggregate: 'sum' }, place: MEASURE }], ...line('Оплаты') },
      tables: { rows: { Сделки: [deal] } },
    },
    place: MEASURE,
  },
  { code: 'measure-date', input: deals({ aggregate: 'last' }, [deal]), place: MEASURE },
  { code: 'no-rows', input: deals({ aggregate: 'average' }, [{ ...deal, payee: 'Борис' }]), place: '' },
  {
    code: 'value-lost',
    input: { plan: paysSales, tables: { facts: [fact('5'), fact('7', { payee: '' })] } },
    place: { table: 'Факты', row: 3, column: 'payee' },
    params: { column: 'payee' },
  },
  {
    code: 'row-without-payee',
    input: deals({}, [deal, { ...deal, payee: '' }]),
    place: { table: 'Сделки', row: 3, column: 'payee' },
    params: { count: '1' },
  },
  {
    code: 'payee-away',
    input: {
      ...(deals({}, [deal, { ...deal, payee: 'Борис' }]) as Extract<Input, { plan: unknown }>),
      tables: {
        people: [{ payee: 'Анна' }, { payee: 'Борис', left: '2026-01-31' }],
        rows: { Сделки: [deal, { ...deal, payee: 'Борис' }] },
      },
    },
    place: { table: 'Сделки', row: 3 },
    params: { name: 'Борис' },
  },
  {
    code: 'rows-after-leaving',
    input: {
      ...(deals({ date: 'Дата' }, [deal]) as Extract<Input, { plan: unknown }>),
      tables: {
        people: [{ payee: 'Анна' }, { payee: 'Борис', left: '2026-10-02' }],
        rows: { Сделки: [deal, { ...deal, payee: 'Борис' }] },
      },
    },
    place: { table: 'Сделки', row: 3 },
    params: { name: 'Борис', day: '2026-10-02', count: '1' },
  },
  {
    code: 'row-repeated',
    input: deals({}, [deal, deal]),
    place: { table: 'Сделки', row: 3 },
    params: { row: '3', first: '2' },
  },
  // Time
  {
    code: 'shifts-missing',
    input: {
      plan: { plans: [{ code: 'Схема', proration: 'shifts' }], parameters: [salary], ...line('prorate(Оклад)') },
    },
    place: '',
  },
  // Adjustments and individual conditions
  {
    code: 'adjustment-ground',
    input: adjusted({ ground: '' }),
    place: { table: 'Корректировки', row: 2, column: 'ground' },
  },
  {
    code: 'adjustment-kind',
    input: adjusted({ kind: 'наказание' }),
    place: { table: 'Корректировки', row: 2, column: 'kind' },
  },
  {
    code: 'adjustment-sign',
    input: adjusted({ kind: 'разовая премия', amount: '-50' }),
    place: { table: 'Корректировки', row: 2, column: 'amount' },
  },
  {
    code: 'override-what',
    input: individual({ what: 'цвет/стен/синий/тёмный' }),
    place: { table: 'Индивидуально', row: 2, column: 'what' },
  },
  {
    code: 'override-row',
    input: individual({ what: 'kpi/Звонки/вес', value: '50%' }),
    place: { table: 'Индивидуально', row: 2, column: 'what' },
  },
  { code: 'override-twice', input: individual({}, { value: '60000' }), place: { table: 'Индивидуально', row: 3 } },
  // Sharing in a team
  {
    code: 'share-negative',
    input: {
      plan: { measures: [pay], ...line('share(1000, Оплаты)') },
      tables: { people: [{ payee: 'Анна', team: 'А' }], facts: [fact('-5')] },
    },
    place: '',
  },
  {
    code: 'share-nobody',
    input: {
      plan: { measures: [pay], ...line('share(1000, Оплаты)') },
      tables: { people: [{ payee: 'Анна', team: 'А' }], facts: [fact('0')] },
    },
    place: '',
  },
  // Currencies
  {
    code: 'rate-missing',
    input: {
      ...converted('convert(10, "USD")'),
      tables: { rates: [{ currency: 'USD', date: '2026-11-01', rate: '90' }] },
    },
    place: '',
    params: { currency: 'USD', to: 'RUB', date: '2026-10-31' },
  },
  {
    code: 'rate-not-positive',
    input: { ...converted('1'), tables: { rates: [{ currency: 'USD', date: '2026-10-01', rate: '0' }] } },
    place: { table: 'Курсы валют', row: 2, column: 'rate' },
  },
  {
    code: 'rate-twice',
    input: {
      ...converted('1'),
      tables: {
        rates: [
          { currency: 'USD', date: '2026-10-01', rate: '90' },
          { currency: 'USD', date: '2026-10-01', rate: '91' },
        ],
      },
    },
    place: { table: 'Курсы валют', row: 3 },
    params: { currency: 'USD', date: '2026-10-01', first: '2' },
  },
  {
    code: 'rate-to',
    input: {
      plan: { plans: TWO_CURRENCIES, ...line('1') },
      tables: { rates: [{ currency: 'USD', date: '2026-10-01', rate: '90' }] },
    },
    place: { table: 'Курсы валют', row: 2, column: 'currency' },
    params: { currency: 'USD' },
  },
  { code: 'rate-currency', input: exchanged({ Валюта: '' }), place: { table: 'Сделки', row: 2, column: 'Валюта' } },
  { code: 'rate-date', input: exchanged({ Оплачено: '' }), place: { table: 'Сделки', row: 2 } },
  {
    code: 'convert-to',
    input: {
      plan: { plans: TWO_CURRENCIES, ...line('convert(1, "USD")') },
      tables: { people: [{ payee: 'Анна', plan: 'Схема' }] },
    },
    place: '',
  },
  { code: 'convert-currency', input: converted('convert(1, "тугрики")'), place: '' },
  { code: 'convert-date', input: converted('convert(1, "USD", "вчера")'), place: '' },
  { code: 'convert-amount', input: converted('convert(50%, "USD")'), place: '', params: { kind: 'ratio' } },
];
