/** Rules of the engine that no single formula shows: who gets what, when, and what an error spoils. */
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';
import { calculate, compile, figureOf, next, statement } from '../../src/index.js';

const PERIOD = '2026-10';

const table = (role: TableRole, name: string, header: string[], rows: Cell[][]): RowTable => ({
  role,
  name,
  header,
  fields: header,
  columns: header.map((_, column) => rows.map((row) => row[column])),
  typed: false,
});

const plan = (parts: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'П' }],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
  ...parts,
});

const people = (header: string[], ...rows: Cell[][]): RowTable => table('people', 'Сотрудники', header, rows);
const data = (...tables: RowTable[]): Data => ({ tables });
const total = (document: PlanDocument, tables: Data, payee = '1', period = PERIOD): string | null | undefined =>
  statement(calculate(document, tables, { period }), payee)?.total;
const codes = (document: PlanDocument, tables: Data, period = PERIOD): string[] =>
  calculate(document, tables, { period }).issues.map(({ code }) => code);

const ONE = people(['payee', 'role', 'grade'], ['1', 'менеджер', 'A']);
const pay = (expression: string) => [{ code: 'Строка', expression }];

describe('which row holds', () => {
  const rows = [
    { code: 'Оклад', value: '10000' },
    { code: 'Оклад', value: '20000', for: { plan: 'П' } },
    { code: 'Оклад', value: '30000', for: { role: 'Менеджер' } },
    { code: 'Оклад', value: '40000', for: { grade: 'a' } },
  ];
  test.each([
    [4, '40000.00'],
    [3, '30000.00'],
    [2, '20000.00'],
    [1, '10000.00'],
  ])('the most particular of %i rows', (count, expected) => {
    expect(total(plan({ parameters: rows.slice(0, count), components: pay('Оклад') }), data(ONE))).toBe(expected);
  });

  test('a later row of the same scope replaces an earlier one', () => {
    const parameters = [
      { code: 'Оклад', value: '10000', from: '2026-01-01' },
      { code: 'Оклад', value: '11000', from: '2026-10-01' },
      { code: 'Оклад', value: '12000', from: '2026-11-01' },
    ];
    const document = plan({ parameters, components: pay('Оклад') });
    expect(['2026-09', '2026-10', '2026-11'].map((period) => total(document, data(ONE), '1', period))).toEqual([
      '10000.00',
      '11000.00',
      '12000.00',
    ]);
    expect(total(document, data(ONE), '1', '2025-12')).toBeNull();
  });

  test('two rows from one date pay nobody who needs them, and say which', () => {
    const parameters = [
      { code: 'Оклад', value: '1' },
      { code: 'Оклад', value: '2' },
    ];
    expect(total(plan({ parameters, components: pay('Оклад') }), data(ONE))).toBeNull();
    expect(codes(plan({ parameters, components: pay('Оклад') }), data(ONE))).toEqual(['row-twice']);
    const own = data(people(['payee', 'Оклад'], ['1', '70'], ['2', '']));
    expect(total(plan({ parameters, components: pay('Оклад') }), own)).toBe('70.00');
    expect(total(plan({ parameters, components: pay('Оклад') }), own, '2')).toBeNull();
    expect(total(plan({ parameters, components: pay('500') }), data(ONE))).toBe('500.00');
    // A later row settles what two earlier ones left open.
    const settled = [...parameters, { code: 'Оклад', value: '3', from: '2026-10-01' }];
    expect(total(plan({ parameters: settled, components: pay('Оклад') }), data(ONE))).toBe('3.00');
    expect(codes(plan({ parameters: settled, components: pay('Оклад') }), data(ONE))).toEqual([]);
  });

  test('a plan written twice from one date pays nobody of its own; others are paid', () => {
    const document = plan({ plans: [{ code: 'П' }, { code: 'П' }, { code: 'Склад' }], components: pay('500') });
    const both = data(people(['payee', 'plan'], ['1', 'П'], ['2', 'Склад']));
    expect(total(document, both)).toBeNull();
    expect(total(document, both, '2')).toBe('500.00');
    expect(codes(document, both)).toEqual(['row-twice']);
  });

  test('an ended row is gone', () => {
    const components = [
      { code: 'a', expression: '5' },
      { code: 'b', expression: '7' },
      { code: 'b', from: '2026-10-01', ended: true as const },
    ];
    expect(total(plan({ components }), data(ONE))).toBe('5.00');
    expect(total(plan({ components }), data(ONE), '1', '2026-09')).toBe('12.00');
  });

  test.each([
    [undefined, null],
    ['periodStart', '10000.00'],
    ['periodEnd', '11000.00'],
  ] as const)('a change inside the period under the rule %s', (changeInside, expected) => {
    const parameters = [
      { code: 'Оклад', value: '10000' },
      { code: 'Оклад', value: '11000', from: '2026-10-15' },
    ];
    const plans = [{ code: 'П', ...(changeInside ? { changeInside } : {}) }];
    expect(total(plan({ plans, parameters, components: pay('Оклад') }), data(ONE))).toBe(expected);
  });

  test('a plan before its first day or after its last pays nobody', () => {
    const later = plan({ plans: [{ code: 'П', from: '2026-11-01' }], components: pay('5') });
    const ended = plan({
      plans: [{ code: 'П' }, { code: 'П', from: '2026-10-01', ended: true }],
      components: pay('5'),
    });
    for (const document of [later, ended]) {
      expect(total(document, data(ONE))).toBeNull();
      expect(codes(document, data(ONE))).toEqual(['plan-not-in-force']);
    }
  });
});

describe('individual conditions', () => {
  const document = plan({
    parameters: [{ code: 'Оклад', value: '10000' }],
    measures: [{ code: 'Звонки', unit: 'count' }],
    kpis: [{ code: 'Звонки', measure: 'Звонки', rule: 'ratio', weight: '100%', floor: '50%' }],
    components: pay('Оклад * coefficient()'),
  });
  const facts = table(
    'facts',
    'Факты',
    ['payee', 'measure', 'period', 'fact', 'target'],
    [['1', 'Звонки', PERIOD, '40', '100']],
  );
  const overrides = (...rows: Cell[][]): RowTable =>
    table('overrides', 'Индивидуально', ['payee', 'what', 'value', 'from', 'reason', 'author'], rows);

  test('a column of the people table', () => {
    const own = people(['payee', 'Оклад'], ['1', '20 000'], ['2', '']);
    expect(total(plan({ parameters: [{ code: 'Оклад', value: '10000' }], components: pay('Оклад') }), data(own))).toBe(
      '20000.00',
    );
    expect(
      total(plan({ parameters: [{ code: 'Оклад', value: '10000' }], components: pay('Оклад') }), data(own), '2'),
    ).toBe('10000.00');
  });

  test('a broken individual cell is unknown, never the general value', () => {
    const own = people(['payee', 'Оклад'], ['1', '1,234']);
    expect(
      total(plan({ parameters: [{ code: 'Оклад', value: '10000' }], components: pay('Оклад') }), data(own)),
    ).toBeNull();
  });

  test('a dated row changes a field of a KPI, and «стандарт» ends it', () => {
    expect(total(document, data(ONE, facts))).toBe('0.00');
    const own = overrides(['1', 'kpi/Звонки/минимум', '30 %', '01.09.2026', 'стажёр', 'РОП']);
    expect(total(document, data(ONE, facts, own))).toBe('4000.00');
    const ended = overrides(
      ['1', 'kpi/Звонки/минимум', '30 %', '01.09.2026', '', ''],
      ['1', 'kpi/Звонки/минимум', 'стандарт', '01.10.2026', '', ''],
    );
    expect(total(document, data(ONE, facts, ended))).toBe('0.00');
  });

  test('an unreadable one spoils that statement only', () => {
    const two = people(['payee'], ['1'], ['2']);
    const both = table(
      'facts',
      'Факты',
      ['payee', 'measure', 'period', 'fact', 'target'],
      [
        ['1', 'Звонки', PERIOD, '100', '100'],
        ['2', 'Звонки', PERIOD, '100', '100'],
      ],
    );
    const own = overrides(['1', 'звонки!', '1', '', '', '']);
    expect(total(document, data(two, both, own))).toBeNull();
    expect(total(document, data(two, both, own), '2')).toBe('10000.00');
  });
});

describe('adjustments', () => {
  const adjust = (kind: string, amount: Cell) =>
    data(
      ONE,
      table(
        'adjustments',
        'Корректировки',
        ['payee', 'period', 'kind', 'amount', 'ground'],
        [['1', PERIOD, kind, amount, 'приказ']],
      ),
    );
  const of = (kind: string, amount: Cell) => {
    const found = statement(
      calculate(plan({ components: pay('1000') }), adjust(kind, amount), { period: PERIOD }),
      '1',
    );
    return [found?.earned, found?.total, found?.lines[1]?.adjustment];
  };
  test.each([
    ['не заработано', '300', ['700.00', '700.00', 'notEarned']],
    ['снижение премии', '-300', ['700.00', '700.00', 'disciplinary']],
    ['удержание', '300', ['1000.00', '700.00', 'deduction']],
    ['разовая премия', '300', ['1300.00', '1300.00', 'oneOff']],
    ['доначисление', '300', ['1300.00', '1300.00', 'extraAccrual']],
    ['перерасчёт', '-300', ['700.00', '700.00', 'recalculation']],
  ])('%s %s', (kind, amount, expected) => {
    expect(of(kind, amount)).toEqual(expected);
  });
  test('an unknown kind leaves the total unknown', () => {
    expect(of('вычет', '300').slice(0, 2)).toEqual([null, null]);
  });
});

describe('levels', () => {
  const document = plan({
    measures: [{ code: 'Оценка', unit: 'number' }],
    scales: [
      {
        code: 'Уровни',
        method: 'interpolated',
        below: 'issue',
        points: [
          { from: '1', value: '0', name: 'плохо', mode: 'step' },
          { from: '2', value: '0.5', name: 'хорошо', mode: 'step' },
          { from: '3', value: '1.25', name: 'отлично', mode: 'step' },
        ],
      },
    ],
    kpis: [{ code: 'Оценка', measure: 'Оценка', rule: 'levels', scale: 'Уровни', weight: '100%' }],
    components: pay('1000 * coefficient()'),
  });
  test.each([
    ['Отлично', '1250.00'],
    ['хорошо', '500.00'],
    [3, '1250.00'],
    ['средне', null],
  ])('%s', (fact, expected) => {
    const facts = table('facts', 'Факты', ['payee', 'measure', 'period', 'fact'], [['1', 'Оценка', PERIOD, fact]]);
    expect(total(document, data(ONE, facts))).toBe(expected);
  });
});

describe('rows', () => {
  const deals = (...rows: Cell[][]) =>
    table('rows', 'Сделки', ['payee', 'Сумма', 'Цена', 'Штук', 'Дата', 'Клиент'], rows);
  const measure = (rows: object, unit: 'money' | 'count' = 'money') =>
    plan({
      measures: [{ code: 'M', unit, rows: { table: 'Сделки', date: 'Дата', ...rows } as never }],
      components: [{ code: 'Строка', expression: unit === 'money' ? 'M' : 'M * 1000' }],
    });
  const DEALS = deals(
    ['1', '100', '10', '3', '01.10.2026', 'а'],
    ['1', '50', '20', '2', '31.10.2026', 'А '],
    ['1', '7', '1', '1', '01.11.2026', 'б'],
    ['1', '70', '', '', '', 'в'],
  );
  test.each([
    [{ aggregate: 'sum', column: 'Сумма' }, 'money', '150.00'],
    [{ aggregate: 'sum', column: 'Цена * Штук' }, 'money', '70.00'],
    [{ aggregate: 'max', column: 'Сумма' }, 'money', '100.00'],
    [{ aggregate: 'min', column: 'Сумма' }, 'money', '50.00'],
    [{ aggregate: 'average', column: 'Сумма' }, 'money', '75.00'],
    [{ aggregate: 'last', column: 'Сумма' }, 'money', '50.00'],
    [{ aggregate: 'first', column: 'Сумма' }, 'money', '100.00'],
    [{ aggregate: 'sum', column: 'Сумма', where: 'Дата >= "15.10.2026"' }, 'money', '50.00'],
    [{ aggregate: 'count' }, 'count', '2000.00'],
    [{ aggregate: 'distinct', column: 'Клиент' }, 'count', '1000.00'],
  ] as const)('%o', (rows, unit, expected) => {
    expect(total(measure(rows, unit), data(ONE, DEALS))).toBe(expected);
  });
  test('an unreadable date leaves its owner unknown and pays the others', () => {
    const two = people(['payee'], ['1'], ['2']);
    const broken = deals(['1', '100', '', '', '31.02.2026', ''], ['2', '50', '', '', '31.10.2026', '']);
    const document = measure({ aggregate: 'sum', column: 'Сумма' });
    expect(total(document, data(two, broken))).toBeNull();
    expect(total(document, data(two, broken), '2')).toBe('50.00');
  });
  test('nobody of a row is an issue, and a sum without rows is 0', () => {
    const document = measure({ aggregate: 'sum', column: 'Сумма' });
    expect(codes(document, data(ONE, deals(['Петров', '5', '', '', '01.10.2026', ''])))).toEqual([
      'payee-unknown',
      'rows-uncredited',
    ]);
    expect(total(document, data(ONE, deals(['2', '5', '', '', '01.10.2026', ''])))).toBe('0.00');
  });
});

test('a line and its total are unknown together with the team figures that count them', () => {
  const two = people(['payee', 'team'], ['1', 'Отдел'], ['2', 'Отдел'], ['3', 'Другой']);
  const facts = table(
    'facts',
    'Факты',
    ['payee', 'measure', 'period', 'fact'],
    [
      ['1', 'M', PERIOD, '5'],
      ['2', 'M', PERIOD, '?'],
      ['3', 'M', PERIOD, '7'],
    ],
  );
  const document = plan({ measures: [{ code: 'M', unit: 'money' }], components: pay('team(M)') });
  expect(['1', '2', '3'].map((payee) => total(document, data(two, facts), payee))).toEqual([null, null, '7.00']);
});

test('a team total is shared to the kopeck', () => {
  const three = people(['payee', 'team'], ['1', 'О'], ['2', 'О'], ['3', 'О']);
  const document = plan({ components: pay('share(100, 1)') });
  expect(['1', '2', '3'].map((payee) => total(document, data(three), payee))).toEqual(['33.34', '33.33', '33.33']);
});

test('the sum of everybody below, without those beside', () => {
  const staff = people(
    ['payee', 'head', 'Вес'],
    ['1', '', '1'],
    ['2', '1', '10'],
    ['3', '2', '100'],
    ['4', '', '1000'],
  );
  const document = plan({ components: pay('subordinates(Вес)') });
  expect(['1', '2', '3', '4'].map((payee) => total(document, data(staff), payee))).toEqual([
    '110.00',
    '100.00',
    '0.00',
    '0.00',
  ]);
});

test('rounding of the total is a line of its own', () => {
  const plans = [{ code: 'П', rounding: { point: 'total', to: '1' } }] as const;
  const components = [
    { code: 'a', expression: '10.555' },
    { code: 'b', expression: '10.555' },
  ];
  const found = statement(calculate(plan({ plans, components }), data(ONE), { period: PERIOD }), '1');
  expect(found?.lines.map(({ code, amount }) => [code, amount])).toEqual([
    ['a', '10.56'],
    ['b', '10.56'],
    ['rounding', '-0.12'],
  ]);
  expect(found?.total).toBe('21.00');
});

test('a cap of the plan is a line of its own', () => {
  const plans = [{ code: 'П', cap: '15' }];
  const found = statement(
    calculate(
      plan({
        plans,
        components: [
          { code: 'a', expression: '10' },
          { code: 'b', expression: '10' },
        ],
      }),
      data(ONE),
      { period: PERIOD },
    ),
    '1',
  );
  expect([found?.lines[2]?.amount, found?.total]).toEqual(['-5.00', '15.00']);
});

test('a target and a line are not both prorated without a word', () => {
  const document = plan({
    measures: [{ code: 'M', unit: 'count', extensive: true, prorateTarget: true }],
    kpis: [{ code: 'M', measure: 'M', rule: 'ratio', weight: '100%' }],
    components: pay('prorate(1000) * score(M)'),
  });
  const facts = table(
    'facts',
    'Факты',
    ['payee', 'measure', 'period', 'fact', 'target'],
    [['1', 'M', PERIOD, '5', '10']],
  );
  expect(codes(document, data(ONE, facts))).toEqual(['prorated-twice']);
});

test('compile finds the mistakes of every version and profile', () => {
  const document = plan({
    components: [
      { code: 'a', expression: 'Оклад * 2', from: '2026-01-01' },
      { code: 'a', expression: 'Оклат * 2', from: '2027-01-01', for: { role: 'РОП' } },
    ],
  });
  expect(compile(document, { individual: ['Оклад'] }).issues.map(({ code }) => code)).toEqual(['name-unknown']);
  expect(compile(plan({ components: pay('5') })).issues).toEqual([]);
});

test('the smallest unit is missing on the very edge of a «свыше» point', () => {
  const document = plan({
    measures: [{ code: 'M', unit: 'money' }],
    scales: [
      {
        code: 'S',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0', value: '1%' },
          { from: '100', value: '2%', after: true },
        ],
      },
    ],
    components: pay('scale(S, M)'),
  });
  const facts = table('facts', 'Факты', ['payee', 'measure', 'period', 'fact'], [['1', 'M', PERIOD, '100']]);
  const run = calculate(document, data(ONE, facts), { period: PERIOD });
  expect(statement(run, '1')?.total).toBe('1.00');
  expect(next(run, '1')).toEqual([
    { line: 'Строка', kind: 'tier', name: 'S', measure: 'M', missing: '0.01', threshold: '100', adds: '1.00' },
  ]);
  expect(figureOf(run, '1', 'M')).toBe('100');
});

test('lower is better: how much less is missing to the next tier', () => {
  const document = plan({
    measures: [{ code: 'Дней', unit: 'days', direction: 'down' }],
    kpis: [{ code: 'Дней', measure: 'Дней', rule: 'inverse', cap: '200%' }],
    scales: [
      {
        code: 'S',
        method: 'amount',
        below: 'zero',
        points: [
          { from: '0%', value: '0' },
          { from: '100%', value: '500' },
        ],
      },
    ],
    components: pay('scale(S, attainment(Дней))'),
  });
  const facts = table(
    'facts',
    'Факты',
    ['payee', 'measure', 'period', 'fact', 'target'],
    [['1', 'Дней', PERIOD, '12', '10']],
  );
  const run = calculate(document, data(ONE, facts), { period: PERIOD });
  expect(next(run, '1').map(({ missing, adds }) => [missing, adds])).toEqual([['2', '500.00']]);
});

describe('a quotient of row columns', () => {
  const rows = [
    ['1', '2026-10-01', '100', '4'],
    ['1', '2026-10-02', '100', '3'],
    ['1', '2026-10-03', '100', '8'],
  ];
  const deals = table('rows', 'Сделки', ['payee', 'day', 'amount', 'qty'], rows);
  const measured = (aggregate: 'sum' | 'average' | 'min' | 'max' | 'first' | 'last', column: string) =>
    total(
      plan({
        measures: [{ code: 'M', unit: 'money', rows: { table: 'Сделки', aggregate, column, date: 'day' } }],
        components: pay('M'),
      }),
      data(ONE, deals),
    );
  test.each([
    ['sum', 'amount / qty', '70.83'],
    ['average', 'amount / qty', '23.61'],
    ['min', 'amount / qty', '12.50'],
    ['max', 'amount / qty', '33.33'],
    ['first', 'amount / qty', '25.00'],
    ['last', '100 / qty', '12.50'],
    ['sum', 'amount / 3', '100.00'],
    ['max', '100 / qty', '33.33'],
  ] as const)('%s of %s', (aggregate, column, expected) => {
    expect(measured(aggregate, column)).toBe(expected);
  });
});

describe('what the plan states instead of a rule', () => {
  // 1000 × the stated attainment; nothing is divided in any of them.
  test.each([
    ['no fact', { missing: '30%' }, '10', undefined, '300.00'],
    ['a target of 0, with a fact', { zeroTarget: '70%' }, '0', '5', '700.00'],
    ['a target of 0 needs no fact', { zeroTarget: '70%', missing: '30%' }, '0', undefined, '700.00'],
    ['no fact beside a target of 0 that nothing is stated for', { missing: '30%' }, '0', undefined, '300.00'],
    ['a target of 0 that nothing is stated for', { missing: '30%' }, '0', '5', null],
    ['no span', { rule: 'baseNorm', base: '7', norm: '7', zeroTarget: '70%' }, '10', undefined, '700.00'],
    ['no span that nothing is stated for', { rule: 'baseNorm', base: '7', norm: '7' }, '10', '5', null],
    ['a stated value is not clamped', { rule: 'range', min: '7', goal: '7', zeroTarget: '120%' }, '10', '5', '1200.00'],
    ['a stated value below 0 is 0', { rule: 'flag', missing: '-10%' }, '10', undefined, '0.00'],
    ['no missing target is stood in for', { zeroTarget: '70%', missing: '30%' }, undefined, undefined, null],
  ] as const)('%s', (_, kpi, target, fact, expected) => {
    const document = plan({
      measures: [{ code: 'A', unit: 'count' }],
      kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weight: '100%', ...kpi }],
      components: pay('1000 * coefficient()'),
    });
    const row = (role: 'targets' | 'facts', value: string | undefined): RowTable =>
      table(
        role,
        role,
        ['payee', 'measure', 'period', role.slice(0, -1)],
        value === undefined ? [] : [['1', 'A', PERIOD, value]],
      );
    expect(total(document, data(ONE, row('targets', target), row('facts', fact)))).toBe(expected);
  });
});

test('a workbook whose plans are all in other currencies counts Monday to Friday', () => {
  const sam = people(['payee', 'plan', 'hired'], ['1', 'П', '2026-11-16']);
  const paid = (...currencies: string[]) =>
    total(
      plan({
        plans: [{ code: 'П', currency: 'USD' }, ...currencies.map((currency) => ({ code: currency, currency }))],
        components: pay('prorate(7500)'),
      }),
      data(sam),
      '1',
      '2026-11',
    );
  // 7,500 × 11 ÷ 21; with a plan in rubles beside it the production calendar holds: 4 November is a holiday, 11 ÷ 20.
  expect([paid(), paid('EUR'), paid('RUB')]).toEqual(['3928.57', '3928.57', '4125.00']);
});

test('rows that no crediting rule credits are told, and rows without a day', () => {
  const rows = table(
    'rows',
    'Сделки',
    ['payee', 'Помощник', 'Сумма', 'Дата', 'Создана'],
    [
      ['1', '', '100', '2026-10-05', ''],
      ['', '', '310', '2026-10-06', ''],
      ['1', '', '50', '', ''],
      ['1', '', '70', '', '2026-10-01'],
      ['', '', '', '', ''],
    ],
  );
  const document = plan({
    credits: [{ code: 'Сделка', table: 'Сделки', payee: 'payee' }],
    components: [{ code: 'a', expression: 'credited(Сумма)', per: { table: 'Сделки', date: 'Дата' } }],
  });
  const run = calculate(document, data(ONE, rows), { period: PERIOD });
  expect(run.issues.map(({ code, params, place }) => [code, params?.count, params?.amount, place?.row])).toEqual([
    ['rows-uncredited', '1', '310', 3],
    ['rows-undated', '1', '50', 4],
  ]);
});
