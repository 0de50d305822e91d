/** Attainment moved by a share of what it is, a rule a line: the arithmetic beside it. */
import { describe, expect, test } from 'vitest';
import { fraction } from '../../src/core/number/exact.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';
import { atAttainment, calculate, figureOf, kpisOf, statement, whatIf } from '../../src/index.js';

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
  measures: [{ code: 'A', unit: 'count' }],
  kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weight: '100%' }],
  scales: [],
  components: [{ code: 'Строка', expression: '1000 * coefficient()' }],
  ...parts,
});

const data = (fact: Cell, target: Cell, ...more: RowTable[]): Data => ({
  tables: [
    table('people', 'Сотрудники', ['payee'], [['1']]),
    table('targets', 'Планы', ['payee', 'measure', 'period', 'target'], [['1', 'A', PERIOD, target]]),
    table('facts', 'Факты', ['payee', 'measure', 'period', 'fact'], [['1', 'A', PERIOD, fact]]),
    ...more,
  ],
});

const FIFTH = [fraction(-1, 5), fraction(1, 5)];

describe('attainment a fifth lower and higher', () => {
  const down = { code: 'A', unit: 'count', direction: 'down' } as const;
  const up = { code: 'A', unit: 'count' } as const;
  test.each([
    // 90 ÷ 100 = 90 %: 72 % and 108 %.
    ['ratio', up, {}, '90', ['72', '108'], ['0.72', '1.08']],
    // 100 ÷ 80 = 125 %: the fact goes to 80 ÷ 0.8 = 100 and 80 ÷ 1.2 = 66.67; 100 % and 150 %.
    ['inverse', down, {}, '80', ['100', '200/3'], ['1', '1.5']],
    // 2 − 90 ÷ 100 = 110 %: zero at 200, the fact is 110 below it, goes 88 and 132 below; 88 % and 132 %.
    ['mirror', down, {}, '90', ['112', '68'], ['0.88', '1.32']],
    // (90 − 60) ÷ (100 − 60) = 75 %: 60 + 24 and 60 + 36; 60 % and 90 %.
    ['baseNorm', up, { base: '60', norm: '100' }, '90', ['84', '96'], ['0.6', '0.9']],
    // The same for a rule in which less is better: (100 − 90) ÷ 40 = 25 %; 92 and 88; 20 % and 30 %.
    ['range', down, { min: '100', goal: '60' }, '90', ['92', '88'], ['0.2', '0.3']],
    // Met or not: 110 of 100 goes to 88, not met, and 132.
    ['flag', up, {}, '110', ['88', '132'], ['0', '1']],
    // Less is better: 90 of 100 goes to 112.5, not met, and 75.
    ['flag', down, {}, '90', ['112.5', '75'], ['0', '1']],
  ] as const)('%s', (rule, measure, parts, fact, facts, attainments) => {
    const document = plan({ measures: [measure], kpis: [{ code: 'A', measure: 'A', rule, weight: '100%', ...parts }] });
    const runs = atAttainment(document, data(fact, '100'), { period: PERIOD }, FIFTH);
    expect(runs.map((run) => figureOf(run, '1', 'A'))).toEqual(facts);
    expect(runs.map((run) => kpisOf(run, '1')[0]?.attainment)).toEqual(attainments);
  });

  test('without a KPI the result moves itself, against the share where less is better', () => {
    const document = (direction?: 'down') =>
      plan({
        measures: [{ code: 'A', unit: 'count', ...(direction ? { direction } : {}) }],
        kpis: [],
        components: [{ code: 'Строка', expression: 'A * 10' }],
      });
    const totals = (direction?: 'down', fact = '90') =>
      atAttainment(document(direction), data(fact, null), { period: PERIOD }, FIFTH).map(
        (run) => statement(run, '1')?.total,
      );
    // −90 − 18 and −90 + 18: more is better below 0 too.
    expect(totals(undefined, '-90')).toEqual(['-1080.00', '-720.00']);
    // 72 × 10 and 108 × 10; 90 ÷ 0.8 × 10 and 90 ÷ 1.2 × 10.
    expect(totals()).toEqual(['720.00', '1080.00']);
    expect(totals('down')).toEqual(['1125.00', '750.00']);
  });

  test('a measure made of others follows them, and rows that are paid one by one count so many times', () => {
    const deals = table(
      'rows',
      'Сделки',
      ['payee', 'sum', 'date'],
      [
        ['1', '1000', '2026-10-05'],
        ['1', '3000', '2026-10-06'],
      ],
    );
    const document = plan({
      measures: [
        { code: 'A', unit: 'count' },
        { code: 'B', unit: 'count', expression: 'A * 2' },
      ],
      kpis: [],
      components: [
        { code: 'Ставка', expression: 'B * 10' },
        { code: 'Процент', expression: 'sum * 10%', per: { table: 'Сделки', date: 'date' } },
      ],
    });
    // 90 × 2 × 10 = 1800 and 4000 × 10 % = 400, times 0.8 and 1.2.
    const runs = atAttainment(document, data('90', null, deals), { period: PERIOD }, FIFTH);
    expect(runs.map((run) => statement(run, '1')?.lines.map(({ amount }) => amount))).toEqual([
      ['1440.00', '320.00'],
      ['2160.00', '480.00'],
    ]);
  });

  test('what is unknown stays unknown, and nothing is stored', () => {
    const given = data('много', '100');
    const runs = atAttainment(plan({}), given, { period: PERIOD }, FIFTH);
    expect(runs.map((run) => statement(run, '1')?.total)).toEqual([null, null]);
    const [kept, again] = [data('90', '100'), calculate(plan({}), data('90', '100'), { period: PERIOD })];
    atAttainment(plan({}), kept, { period: PERIOD }, FIFTH);
    expect(statement(calculate(plan({}), kept, { period: PERIOD }), '1')).toEqual(statement(again, '1'));
  });
});

test('a fact that is no finite decimal can be tried out exactly', () => {
  const deals = table(
    'rows',
    'Сделки',
    ['payee', 'sum', 'date'],
    [
      ['1', '100', '2026-10-05'],
      ['1', '100', '2026-10-06'],
      ['1', '0', '2026-10-07'],
    ],
  );
  const document = plan({
    measures: [
      { code: 'A', unit: 'number', rows: { table: 'Сделки', aggregate: 'average', column: 'sum', date: 'date' } },
    ],
    kpis: [],
    components: [{ code: 'Строка', expression: 'A * 10' }],
  });
  // 200 ÷ 3 becomes 40: 40 × 10.
  const tables = [table('people', 'Сотрудники', ['payee'], [['1']]), deals];
  const { run } = whatIf(document, { tables }, { period: PERIOD }, [{ payee: '1', measure: 'A', value: '40' }]);
  expect([figureOf(run, '1', 'A'), statement(run, '1')?.total]).toEqual(['40', '400.00']);
});
