/**
 * Mistakes the engine has made, each as small as it gets. One that is not mended yet stands as `test.fails`, which goes
 * red as soon as it is: then it becomes an ordinary test.
 */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { canonical, nameText } from '../../src/core/language/index.js';
import type { Component, Measure, PlanDocument, Scale } from '../../src/core/plan/plan.js';
import { parsePlan } from '../../src/core/plan/schema.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { readDocument } from '../../src/files/index.js';
import { type Book, readBook, type Sheet, writeBook } from '../../src/workbook/index.js';
import { sheetOf } from '../workbook/helpers.js';
import { PERIOD, paid, planWith, type Row, table } from './support.js';

const one = [table('people', [{ payee: '1' }])];
const line = (expression: string, more: Partial<Component> = {}): Component => ({ code: 'c', expression, ...more });
const salary = { code: 'Оклад', value: '22000', unit: 'money' as const };
const money = (code: string, more: Partial<Measure> = {}): Measure => ({ code, unit: 'money', ...more });
const facts = (
  ...rows: readonly (readonly [payee: string, measure: string, fact: string, period?: string])[]
): RowTable =>
  table(
    'facts',
    rows.map(([payee, measure, fact, period = PERIOD]) => ({ payee, measure, fact, period })),
  );
const targets = (...rows: readonly Row[]): RowTable =>
  table(
    'targets',
    rows.map((row) => ({ period: PERIOD, ...row })),
  );
const dealsSum = (more: Partial<NonNullable<Measure['rows']>> = {}): Measure =>
  money('A', { rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', ...more } });
const deals = (...rows: readonly Row[]): RowTable => table('rows', rows, 'Сделки');
const totals = (plan: PlanDocument, tables: readonly RowTable[], period = PERIOD) =>
  paid(plan, tables, period).map(({ total }) => total);
const totalsOf = ({ plan, data }: Book) =>
  [...statements(calculate(plan, data, { period: PERIOD }))].map(({ total }) => total);
const scale = (points: Scale['points'], more: Partial<Scale> = {}): Scale => ({
  code: 'S',
  method: 'marginal',
  below: 'zero',
  points,
  ...more,
});

describe('a wrong number', () => {
  test("kopecks in the first payee's fact, read after another payee's whole number", () => {
    const plan = planWith({ measures: [money('A')], components: [line('A')] });
    const people = table('people', [{ payee: '1' }, { payee: '2' }]);
    expect(totals(plan, [people, facts(['2', 'A', '100'], ['1', 'A', '12.50'])])).toEqual(['12.50', '100.00']);
  });

  test('a half day of the first payee makes everybody else counted by the calendar a hundredth', () => {
    const plan = planWith({ parameters: [salary], components: [line('prorate(Оклад)')] });
    const people = table('people', [{ payee: '1' }, { payee: '2' }]);
    expect(totals(plan, [people, table('worked', [{ payee: '1', period: PERIOD, workedDays: '10.50' }])])).toEqual([
      '10500.00',
      '22000.00',
    ]);
  });

  const two = (second: Row) => [
    table('people', [{ payee: '1', role: 'a', Оклад: '50000' }], 'A'),
    table('people', [second], 'B'),
  ];
  test('individual values of a second people table are read', () => {
    const plan = planWith({ parameters: [salary], components: [line('Оклад')] });
    expect(totals(plan, two({ payee: '2', role: 'a', Оклад: '70000' }))).toEqual(['50000.00', '70000.00']);
  });
  test('a payee who stands in two people tables is not paid twice', () => {
    const plan = planWith({ parameters: [salary], components: [line('Оклад')] });
    expect(
      totals(plan, two({ payee: '1', role: 'b', Оклад: '50000' })).filter((total) => total !== null).length,
    ).toBeLessThan(2);
  });

  test('an empty amount among others does not turn the whole sum into the stated value for nothing', () => {
    const plan = planWith({ measures: [dealsSum()], components: [line('known(A, 0)')] });
    expect(totals(plan, [...one, deals({ payee: '1', Сумма: '1000' }, { payee: '1', Сумма: '' })])).toEqual([null]);
  });
  test('known(A + B, 0) with A empty and B broken is as unknown as known(B + A, 0)', () => {
    const plan = (text: string) => planWith({ measures: [money('A'), money('B')], components: [line(text)] });
    const tables = [...one, facts(['1', 'A', ''], ['1', 'B', '#N/A'])];
    expect(totals(plan('known(A + B, 0)'), tables)).toEqual(totals(plan('known(B + A, 0)'), tables));
  });
  test('«if the fact is missing» does not stand for a target that is missing', () => {
    const plan = planWith({
      measures: [money('A')],
      kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weight: '100%', missing: '0%' }],
      components: [line('1000 * coefficient()')],
    });
    expect(totals(plan, [...one, facts(['1', 'A', '50'])])).toEqual([null]);
  });

  const extensive = planWith({
    parameters: [{ code: 'Ставка', value: '100', unit: 'rate' }],
    measures: [{ code: 'A', unit: 'count', extensive: true }],
    components: [line('A * Ставка')],
  });
  test('a quarter with a month missing is unknown, not the sum of two months', () => {
    expect(
      totals(extensive, [...one, facts(['1', 'A', '5', '2026-10'], ['1', 'A', '5', '2026-12'])], '2026-Q4'),
    ).toEqual([null]);
  });
  test('the same month written twice inside a quarter is not added twice', () => {
    const rows = facts(
      ['1', 'A', '5', '2026-10'],
      ['1', 'A', '5', '2026-10'],
      ['1', 'A', '5', '2026-11'],
      ['1', 'A', '5', '2026-12'],
    );
    expect(totals(extensive, [...one, rows], '2026-Q4')).toEqual([null]);
  });

  test('two targets of one role: a tie is an issue, not the first row', () => {
    const plan = planWith({ measures: [{ code: 'A', unit: 'count' }], components: [line('1000 * attainment(A)')] });
    const people = [table('people', [{ payee: '1', role: 'm' }])];
    expect(
      totals(plan, [
        ...people,
        facts(['1', 'A', '100']),
        targets({ measure: 'A', role: 'm', target: '100' }, { measure: 'A', role: 'm', target: '200' }),
      ]),
    ).toEqual([null]);
  });
  test('two rows of time worked for one payee: not the last one unseen', () => {
    const plan = planWith({ parameters: [salary], components: [line('prorate(Оклад)')] });
    const rows = ['10', '11'].map((workedDays) => ({ payee: '1', period: PERIOD, workedDays }));
    expect(totals(plan, [...one, table('worked', rows)])).toEqual([null]);
  });
  test('a period stands twice in the periods table: not the first one unseen', () => {
    const plan = planWith({ measures: [dealsSum({ date: 'Дата' })], components: [line('A')] });
    const periods = [
      { period: PERIOD, start: '2026-09-26', end: '2026-10-25' },
      { period: PERIOD, start: '2026-10-01', end: '2026-10-31' },
    ];
    const tables = (rows: readonly Row[]) => [
      ...one,
      table('periods', rows),
      deals({ payee: '1', Сумма: '1', Дата: '2026-10-28' }),
    ];
    expect(totals(plan, tables(periods))).toEqual(totals(plan, tables([...periods].reverse())));
  });

  test('an empty date is not before every day', () => {
    const plan = planWith({ measures: [dealsSum({ where: 'Дата < "2026-10-15"' })], components: [line('A')] });
    const tables = [
      ...one,
      deals({ payee: '1', Сумма: '1000', Дата: '2026-10-01' }, { payee: '1', Сумма: '500', Дата: '' }),
    ];
    expect(totals(plan, tables)).not.toEqual(['1500.00']);
  });
  test('an error cell in the column of a condition is not «another status»', () => {
    const plan = planWith({ measures: [dealsSum({ where: 'Статус = оплачена' })], components: [line('A')] });
    const tables = [
      ...one,
      deals({ payee: '1', Сумма: '1000', Статус: 'оплачена' }, { payee: '1', Сумма: '500', Статус: '#N/A' }),
    ];
    expect(totals(plan, tables)).toEqual([null]);
  });
  test('a cap of 50 % is no cap of half a ruble', () => {
    expect(totals(planWith({ components: [line('100', { cap: '50%' })] }), one)).toEqual([null]);
  });
  test('nor is the cap of a plan', () => {
    expect(totals(planWith({ plans: [{ code: 'Схема', cap: '50%' }], components: [line('100')] }), one)).toEqual([
      null,
    ]);
  });
  test('a rounding step that is no number is an issue', () => {
    const plan = planWith({ plans: [{ code: 'Схема', rounding: { to: 'рубль' } }], components: [line('100.555')] });
    expect(totals(plan, one)).toEqual([null]);
  });
  test('an individual condition that starts inside the period is a change inside the period', () => {
    const plan = planWith({ parameters: [salary], components: [line('Оклад')] });
    expect(
      totals(plan, [...one, table('overrides', [{ payee: '1', what: 'Оклад', value: '5', from: '2026-10-15' }])]),
    ).toEqual([null]);
  });
  test.each([
    ['periodStart', '22000.00'],
    ['periodEnd', '5.00'],
  ] as const)('which is taken by the rule of the plan: %s', (changeInside, total) => {
    const plan = planWith({
      plans: [{ code: 'Схема', changeInside }],
      parameters: [salary],
      components: [line('Оклад')],
    });
    const own = table('overrides', [{ payee: '1', what: 'Оклад', value: '5', from: '2026-10-15' }]);
    expect(totals(plan, [...one, own])).toEqual([total]);
  });
  test('but not where the payee was hired that day', () => {
    const plan = planWith({ parameters: [salary], components: [line('Оклад')] });
    const own = table('overrides', [{ payee: '1', what: 'Оклад', value: '5', from: '2026-10-15' }]);
    expect(totals(plan, [table('people', [{ payee: '1', hired: '2026-10-15' }]), own])).toEqual(['5.00']);
  });
  test.each(['KPI 007', 'План 2кв', 'A 1 000', 'A ١'])('the name «%s» stays itself in a formula', (code) => {
    const text = nameText(code);
    const plan = planWith({ parameters: [{ ...salary, code }], components: [line(`${text} + 0 * ${text}`)] });
    expect(canonical(`=${text} * 2`)).toEqual({ text: `${text} * 2` });
    expect(totals(plan, one)).toEqual(['22000.00']);
  });
  test('a deduction without a payee does not vanish without a word', () => {
    const rows = [{ payee: '', period: PERIOD, kind: 'удержание', amount: '50', ground: 'приказ' }];
    const plan = planWith({ components: [line('100')] });
    const { issues } = calculate(plan, { tables: [...one, table('adjustments', rows)] }, { period: PERIOD });
    expect(issues.map(({ code }) => code)).toEqual(['row-without-payee']);
  });
});

describe('a stated value that is not taken', () => {
  test('inverse: attainment at a target of zero', () => {
    const plan = planWith({
      measures: [{ code: 'A', unit: 'count', direction: 'down' }],
      kpis: [{ code: 'A', measure: 'A', rule: 'inverse', weight: '100%', zeroTarget: '90%', cap: '120%' }],
      components: [line('1000 * coefficient()')],
    });
    expect(totals(plan, [...one, facts(['1', 'A', '5']), targets({ payee: '1', measure: 'A', target: '0' })])).toEqual([
      '900.00',
    ]);
  });
});

describe('a number beside an error that concerns it', () => {
  test('numbers with and without % in the values of a scale', () => {
    const S = scale([
      { from: '0', value: '1%' },
      { from: '50', value: '2' },
    ]);
    expect(totals(planWith({ scales: [S], components: [line('scale(S, 1000)')] }), one)).toEqual([null]);
  });
  test('column thresholds that cannot be read: the table is not taken for a one-dimensional one', () => {
    const S = scale([{ from: '0', value: ['1%', '2%'] }], {
      method: 'retroactive',
      columns: [{ from: 'x' }, { from: '5' }],
    });
    expect(totals(planWith({ scales: [S], components: [line('1000 * rate(S, 5)')] }), one)).toEqual([null]);
  });
  test('a name that means several things', () => {
    const plan = planWith({
      parameters: [{ code: 'X', value: '100', unit: 'money' }],
      measures: [money('X')],
      components: [line('X')],
    });
    expect(totals(plan, [...one, facts(['1', 'X', '5'])])).toEqual([null]);
  });
  test('a prorated target of a measure that does not grow with time', () => {
    const plan = planWith({
      measures: [{ code: 'A', unit: 'count', prorateTarget: true }],
      components: [line('1000 * attainment(A)')],
    });
    expect(totals(plan, [...one, facts(['1', 'A', '5']), targets({ payee: '1', measure: 'A', target: '10' })])).toEqual(
      [null],
    );
  });
  test('a hierarchy in a circle', () => {
    const plan = planWith({ parameters: [salary], components: [line('subordinates(Оклад)')] });
    const people = table('people', [
      { payee: '1', head: '2' },
      { payee: '2', head: '1' },
      { payee: '3', head: '1' },
    ]);
    expect(totals(plan, [people]).slice(0, 2)).toEqual([null, null]);
  });
  test('a parameter of a formula given twice', () => {
    const component = { code: 'c', use: 'fixed-salary', with: { salary: '100', оклад: '200' } };
    const used = planWith({ components: [component] });
    const own = paid(used, one)[0];
    expect(own?.total).toBeNull();
  });

  const prorated = planWith({ parameters: [salary], components: [line('prorate(Оклад)')] });
  test('a period of time worked that cannot be read', () => {
    expect(totals(prorated, [...one, table('worked', [{ payee: '1', period: 'окт', workedDays: '10' }])])).toEqual([
      null,
    ]);
  });
  test('a day of the calendar of no known kind', () => {
    const tables = [
      ...one,
      table('worked', [{ payee: '1', workedDays: '10' }]),
      table('calendar', [{ date: '2026-10-05', day: 'хз' }]),
    ];
    expect(totals(prorated, tables)).toEqual([null]);
  });
  test('a row of the periods table that cannot be read redefined the month', () => {
    const plan = planWith({ measures: [dealsSum({ date: 'Дата' })], components: [line('A')] });
    const periods = table('periods', [{ period: PERIOD, start: '2026-09-26', end: '25.10.26' }]);
    expect(totals(plan, [...one, periods, deals({ payee: '1', Сумма: '1', Дата: '2026-10-28' })])).not.toEqual([
      '1.00',
    ]);
  });
  test('a fact of a part of the period whose day cannot be read', () => {
    const plan = planWith({ measures: [money('A', { extensive: true })], components: [line('A')] });
    expect(totals(plan, [...one, facts(['1', 'A', '5', '2026-10-01'], ['1', 'A', '5', '2026-13-02'])])).toEqual([null]);
  });
  test("a payee's own target whose period cannot be read: the target of the role does not stand in", () => {
    const plan = planWith({ measures: [{ code: 'A', unit: 'count' }], components: [line('1000 * attainment(A)')] });
    const people = [table('people', [{ payee: '1', role: 'm' }])];
    const rows = targets(
      { payee: '1', measure: 'A', period: 'окт', target: '200' },
      { measure: 'A', role: 'm', target: '100' },
    );
    expect(totals(plan, [...people, facts(['1', 'A', '100']), rows])).toEqual([null]);
  });

  const people = sheetOf('Сотрудники', 'Сотрудник|Роль\nАнна|М');
  const paysA = [
    people,
    sheetOf('Показатели', 'Показатель|Считать|Таблица|Колонка|Единица\nA|сумма|Сделки|Сумма|деньги'),
    sheetOf('Начисления', 'Начисление|Выражение\nc|A'),
  ];
  const ofSheets = (...sheets: readonly Sheet[]) => {
    return totalsOf(readBook(sheets));
  };
  test('an adjustments sheet that is not read at all', () => {
    const plan = sheetOf('Начисления', 'Начисление|Выражение\nc|1000');
    expect(
      ofSheets(people, plan, sheetOf('Корректировки', 'Сотрудник|Период|Сумма|Основание\nАнна|2026-10|50|пр')),
    ).toEqual([null]);
  });
  test('two different tables of rows of one name, one of them not read', () => {
    const rows = (sum: number) => sheetOf(String(sum), `Сделки\nСотрудник|Дата|Сумма\nАнна|01.10.2026|${sum}`);
    expect(ofSheets(...paysA, rows(5), rows(6))).toEqual([null]);
  });
  test('a column of amounts that stands twice', () => {
    expect(ofSheets(...paysA, sheetOf('Сделки', 'Сотрудник|Сумма|Сумма\nАнна|5|6'))).toEqual([null]);
  });
  test('a column that stands twice and that nobody reads harms nobody', () => {
    expect(ofSheets(...paysA, sheetOf('Сделки', 'Сотрудник|Сумма|Телефон|Телефон\nАнна|5|6|7'))).toEqual(['5.00']);
    expect(ofSheets(...paysA, sheetOf('Сделки', 'Сотрудник|Сотрудник|Сумма\nАнна|Борис|5'))).toEqual([null]);
  });
  test('rows that are not understood harm those who are paid by them', () => {
    const headless = sheetOf('Прочее', 'Клиент|Телефон\nx|1\ny|2|забытое');
    const sold = sheetOf('Сделки', 'Сотрудник|Сумма\nАнна|5');
    expect(ofSheets(...paysA, sold, headless)).toEqual(['5.00']);
    expect(ofSheets(...paysA, sheetOf('Сделки', 'Сотрудник|Сумма\nАнна|5|забытое'))).toEqual([null]);
  });
  test.each([[{ adjustments: [{ payee: { id: 1 } }] }], [{ gifts: [] }], ['people']])('JSON data %j', (data) => {
    const json = { format: 'premia/1', components: [line('1000')], data };
    expect(readDocument(json, parsePlan).data.planError?.code).toBe('json-data');
  });
  test('data of a JSON document that has the wrong shape', () => {
    const json = {
      format: 'premia/1',
      components: [line('1000')],
      data: { people: [{ payee: '1' }], adjustments: { payee: '1' } },
    };
    expect(totalsOf(readDocument(json, parsePlan))).toEqual([null]);
  });
});

describe('an exception on what people type', () => {
  const calm = (work: () => unknown) => () => {
    expect(work).not.toThrow();
  };
  const long = Array(4900).fill('1').join('+');
  test(
    'a sum of 4900 terms',
    calm(() => totals(planWith({ components: [line(long)] }), one)),
  );
  test(
    'a rounding step of 0',
    calm(() => totals(planWith({ plans: [{ code: 'Схема', rounding: { to: '0' } }], components: [line('1.5')] }), one)),
  );
  test(
    'an individual condition named constructor',
    calm(() => totals(planWith({}), [...one, table('overrides', [{ payee: '1', what: 'constructor/x', value: '1' }])])),
  );
  test(
    'a table of the data named constructor',
    calm(() => readDocument({ format: 'premia/1', data: { constructor: [{ a: 1 }] } }, parsePlan)),
  );
  test(
    'a currency named constructor',
    calm(() => {
      const { plan, data } = readBook([
        sheetOf('Схемы', 'Схема|Валюта\nx|constructor'),
        sheetOf('Сотрудники', 'Сотрудник|Роль\nАнна|М'),
        sheetOf('Начисления', 'Начисление|Выражение\nc|1'),
      ]);
      return totals(plan, data.tables);
    }),
  );
  test(
    'a column named constructor, written back',
    calm(() =>
      writeBook({ plan: planWith({}), data: { tables: [table('people', [{ payee: '1', constructor: '5' }])] } }, 'ru'),
    ),
  );
  test(
    'cells of 0.5 and 1/3000 in one column',
    calm(() => {
      const cells = [0.5, 1 / 3000].map((fact, i) => ({ payee: String(i), measure: 'A', period: PERIOD, fact }));
      const people = table('people', [{ payee: '0' }, { payee: '1' }]);
      return totals(planWith({ measures: [{ code: 'A', unit: 'ratio' }], components: [line('1000 * A')] }), [
        people,
        table('facts', cells),
      ]);
    }),
  );
  test(
    'explaining a line that depends on itself',
    calm(() => {
      const plan = planWith({ components: [line('d'), { code: 'd', expression: 'c' }] });
      return explain(calculate(plan, { tables: one }, { period: PERIOD }), '1');
    }),
  );
  test(
    'lines drawn between two points at one threshold',
    calm(() => {
      const S = scale(
        [
          { from: '0', value: '0%' },
          { from: '10', value: '1%' },
          { from: '10', value: '2%', after: true },
        ],
        { method: 'interpolated' },
      );
      return totals(planWith({ scales: [S], components: [line('1000 * rate(S, 10)')] }), one);
    }),
  );
});

/** How many times longer `work` takes on `n` than on a sixteenth of it, the best of three each: linear is 16, square 256. */
function growth(n: number, work: (n: number) => unknown): number {
  const best = (size: number): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const began = performance.now();
        work(size);
        return performance.now() - began;
      }),
    );
  work(n / 16);
  return best(n) / best(n / 16);
}

describe('no slower than the input is long', () => {
  const read = (header: string, cell: string) =>
    readBook([
      {
        name: 'Начисления',
        typed: false,
        rows: [
          ['Начисление', header, 'Параметры'],
          ['c', cell, cell],
        ],
      },
    ]);
  test('a header of colons', () => {
    expect(growth(80_000, (n) => read(`а${':'.repeat(n)}б`, '1'))).toBeLessThan(80);
  });
  test('«1 1 1 …» in a cell of parameters', () => {
    expect(growth(500_000, (n) => read('Формула', '1 '.repeat(n)))).toBeLessThan(80);
  });
  test('as many strangers in the rows as there are people', () => {
    const plan = planWith({ measures: [dealsSum()], components: [line('A')] });
    const names = (n: number, surname: string, step: number) =>
      Array.from({ length: n }, (_, i) => ({ payee: `${surname} ${i * step}`, Сумма: '1' }));
    const paid = (n: number) =>
      totals(plan, [table('people', names(n, 'Иванов Пётр', 1)), deals(...names(n, 'Сидоров Иван', 7))]);
    expect(growth(800, paid)).toBeLessThan(80);
  });
});
