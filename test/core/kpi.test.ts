/** Attainment rules and what a KPI pays for them, a figure a line: 1000 × score, the arithmetic beside it. */
import { describe, expect, test } from 'vitest';
import type { Kpi, Measure, PlanDocument, Scale } from '../../src/core/plan/plan.js';
import type { Cell, RowTable, TableRole } from '../../src/core/table/data.js';
import { calculate, kpisOf, statement } from '../../src/index.js';

const PERIOD = '2026-10';

const table = (role: TableRole, header: string[], rows: Cell[][]): RowTable => ({
  role,
  name: role,
  header,
  fields: header,
  columns: header.map((_, column) => rows.map((row) => row[column])),
  typed: false,
});

interface Given {
  readonly kpi: Partial<Kpi>;
  readonly measure?: Partial<Measure>;
  readonly fact: Cell;
  readonly target?: string;
  readonly scale?: Scale;
}

/** What 1000 × the score of one KPI is. */
function run({ kpi, measure, fact, target, scale }: Given) {
  const plan: PlanDocument = {
    format: 'premia/1',
    plans: [{ code: 'П' }],
    parameters: [],
    measures: [{ code: 'A', unit: 'count', ...measure }],
    kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weight: '100%', ...kpi }],
    scales: scale ? [scale] : [],
    components: [{ code: 'Строка', expression: '1000 * coefficient()' }],
  };
  const row = (role: 'targets' | 'facts', value: Cell): RowTable =>
    table(
      role,
      ['payee', 'measure', 'period', role.slice(0, -1)],
      value === undefined ? [] : [['1', 'A', PERIOD, value]],
    );
  return calculate(
    plan,
    { tables: [table('people', ['payee'], [['1']]), row('targets', target), row('facts', fact)] },
    { period: PERIOD },
  );
}
const pays = (given: Given): string | null | undefined => statement(run(given), '1')?.total;

const payout = (...values: [from: string, value: string][]): Scale => ({
  code: 'S',
  method: 'retroactive',
  below: 'zero',
  points: values.map(([from, value]) => ({ from, value })),
});

describe('rules', () => {
  test.each<[string, Given, string | null]>([
    ['ratio: 90 ÷ 100', { kpi: {}, fact: '90', target: '100' }, '900.00'],
    // The published pair of one fact: 100 ÷ 90 = 1.111…, 2 − 90 ÷ 100 = 1.1.
    ['inverse: 100 ÷ 90', { kpi: { rule: 'inverse' }, fact: '90', target: '100' }, '1111.11'],
    ['mirror: 2 − 90 ÷ 100', { kpi: { rule: 'mirror' }, fact: '90', target: '100' }, '1100.00'],
    ['mirror below nothing: 2 − 250 ÷ 100 < 0', { kpi: { rule: 'mirror' }, fact: '250', target: '100' }, '0.00'],
    ['inverse of 0 is the cap', { kpi: { rule: 'inverse', cap: '120%' }, fact: '0', target: '3' }, '1200.00'],
    ['inverse of 0 without a cap is unknown', { kpi: { rule: 'inverse' }, fact: '0', target: '3' }, null],
    ['base–norm: (60 − 50) ÷ (90 − 50)', { kpi: { rule: 'baseNorm', base: '50', norm: '90' }, fact: '60' }, '250.00'],
    [
      'base–norm, lower is better: (15 − 20) ÷ (10 − 20)',
      { kpi: { rule: 'baseNorm', base: '20', norm: '10' }, fact: '15' },
      '500.00',
    ],
    ['range: (30 − 10) ÷ (50 − 10)', { kpi: { rule: 'range', min: '10', goal: '50' }, fact: '30' }, '500.00'],
    ['range never above 1', { kpi: { rule: 'range', min: '10', goal: '50' }, fact: '90' }, '1000.00'],
    [
      'range up to its cap: (58 − 10) ÷ (50 − 10)',
      { kpi: { rule: 'range', min: '10', goal: '50', cap: '130%' }, fact: '58' },
      '1200.00',
    ],
    [
      'no range, stated below nothing',
      { kpi: { rule: 'range', min: '10', goal: '10', zeroTarget: '-10%' }, fact: '30' },
      '0.00',
    ],
    ['flag: as many as asked', { kpi: { rule: 'flag' }, fact: '5', target: '5' }, '1000.00'],
    ['flag: fewer than asked', { kpi: { rule: 'flag' }, fact: '4', target: '5' }, '0.00'],
    [
      'flag, lower is better: as many',
      { kpi: { rule: 'flag' }, measure: { direction: 'down' }, fact: '5', target: '5' },
      '1000.00',
    ],
    [
      'flag, lower is better: more',
      { kpi: { rule: 'flag' }, measure: { direction: 'down' }, fact: '6', target: '5' },
      '0.00',
    ],
    [
      'flag, lower is better: fewer',
      { kpi: { rule: 'flag' }, measure: { direction: 'down' }, fact: '4', target: '5' },
      '1000.00',
    ],
    ['flag of a yes or no', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: 'да' }, '1000.00'],
    ['flag of a no', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: 'нет' }, '0.00'],
    ['flag of a ticked box', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: true }, '1000.00'],
    ['flag of an empty box', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: false }, '0.00'],
    ['flag of a dash', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: '—' }, null],
    ['flag of a hyphen', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: '-' }, null],
    ['flag of a word that is neither', { kpi: { rule: 'flag' }, measure: { unit: 'flag' }, fact: 'скорее' }, null],
    ['levels', { kpi: { rule: 'levels', scale: 'S' }, fact: '4', scale: payout(['0', '20%'], ['4', '70%']) }, '700.00'],
  ])('%s', (_, given, expected) => {
    expect(pays(given)).toBe(expected);
  });
});

describe('floor, cap, payout scale, below nothing', () => {
  const base: Partial<Kpi> = { rule: 'baseNorm', base: '50', norm: '90' };
  test.each<[string, Given, string]>([
    // (30 − 50) ÷ 40 = −50 %
    ['below the base is 0', { kpi: base, fact: '30' }, '0.00'],
    ['below the base where the plan keeps it', { kpi: { ...base, negative: 'keep' }, fact: '30' }, '-500.00'],
    ['on the floor', { kpi: { floor: '50%' }, fact: '50', target: '100' }, '500.00'],
    ['under the floor', { kpi: { floor: '50%' }, fact: '49.99', target: '100' }, '0.00'],
    ['over the cap', { kpi: { cap: '120%' }, fact: '130', target: '100' }, '1200.00'],
    [
      'floor and cap are of the attainment, the scale comes after: 130 % → 120 % → 80 %',
      {
        kpi: { cap: '120%', scale: 'S' },
        fact: '130',
        target: '100',
        scale: payout(['100%', '80%'], ['125%', '200%']),
      },
      '800.00',
    ],
    [
      'a payout below nothing is 0',
      { kpi: { scale: 'S' }, fact: '10', target: '100', scale: payout(['0%', '-30%'], ['50%', '100%']) },
      '0.00',
    ],
    [
      'a payout below nothing that is kept',
      {
        kpi: { scale: 'S', negative: 'keep' },
        fact: '10',
        target: '100',
        scale: payout(['0%', '-30%'], ['50%', '100%']),
      },
      '-300.00',
    ],
    ['rounded attainment: 2 ÷ 3 to two digits', { kpi: { round: 2 }, fact: '2', target: '3' }, '670.00'],
  ])('%s', (_, given, expected) => {
    expect(pays(given)).toBe(expected);
  });
});

test('attainment, weight and score as they are read', () => {
  const [kpi] = kpisOf(run({ kpi: { cap: '120%' }, fact: '130', target: '100' }), '1');
  expect([kpi?.fact, kpi?.target, kpi?.attainment, kpi?.weight, kpi?.score]).toEqual(['130', '100', '1.3', '1', '1.2']);
});

test('a target row that names nobody is everybody’s; a narrower and an own row are stronger; a fact’s row of nobody is no target', () => {
  const plan: PlanDocument = {
    format: 'premia/1',
    plans: [{ code: 'П' }],
    parameters: [],
    measures: [{ code: 'A', unit: 'count' }],
    kpis: [{ code: 'A', measure: 'A', rule: 'ratio', weight: '100%' }],
    scales: [],
    components: [{ code: 'Строка', expression: '1000 * coefficient()' }],
  };
  const scope = ['payee', 'measure', 'period', 'target', 'role'];
  const people = table(
    'people',
    ['payee', 'role'],
    [
      ['1', null],
      ['2', 'M'],
      ['3', 'M'],
    ],
  );
  const facts = table(
    'facts',
    ['payee', 'measure', 'period', 'fact'],
    ['1', '2', '3'].map((id) => [id, 'A', PERIOD, 50]),
  );
  const totals = (role: TableRole, rows: Cell[][]) => {
    const made = calculate(plan, { tables: [people, facts, table(role, scope, rows)] }, { period: PERIOD });
    return ['1', '2', '3'].map((id) => statement(made, id)?.total);
  };
  const all = [null, 'A', PERIOD, 100, null];
  // 50 ÷ 100 = 0.5; 50 ÷ 200 = 0.25; 50 ÷ 50 = 1
  expect(totals('targets', [all, [null, 'A', PERIOD, 200, 'M'], ['3', 'A', PERIOD, 50, null]])).toEqual([
    '500.00',
    '250.00',
    '1000.00',
  ]);
  expect(totals('facts', [all])).toEqual([null, null, null]);
});
