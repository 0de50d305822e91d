/** An explanation replays to its value, node by node; printed lines sum to the printed total. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodsIn } from '../../src/board/periods.js';
import { explain } from '../../src/core/explain/explain.js';
import { currencyDigits } from '../../src/core/number/currency.js';
import type { PlanDocument, Scale, ScaleMethod } from '../../src/core/plan/plan.js';
import type { Explanation, Line, Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statement, statements } from '../../src/core/run/statements.js';
import type { Cell, Data } from '../../src/core/table/data.js';
import { readInput } from '../../src/node.js';
import { dataOf, type Example, periodOf, planOf } from '../helpers/example.js';
import { broken, shapes, table, zeid } from '../text/fixtures.js';
import { add, mistakes, order, type Q, q, read, round } from './replay.js';

const PERIOD = '2026-10';

/** Everything that is wrong with a run's explanations and totals. */
function wrong(plan: PlanDocument, data: Data, period = PERIOD): string[] {
  const run = calculate(plan, data, { period });
  return run.prepared.people.payees.flatMap(({ id }) => {
    const own = statement(run, id) as Statement;
    const trees = explain(run, id);
    const explained = trees.flatMap(({ code, tree, part, corrects }) => [
      ...mistakes(tree),
      ...lineMistakes(
        own.lines.find((line) => line.code === code && line.part?.from === part?.from && line.corrects === corrects),
        tree,
        own,
      ),
    ]);
    return [...explained, ...totalMistakes(own)].map((text) => `${id}: ${text}`);
  });
}

/** The printed amount is the tree's value in the currency's digits. */
function lineMistakes(line: Line | undefined, tree: Explanation, { currency }: Statement): string[] {
  if (!line) return [];
  if (line.amount === null || tree.value === null)
    return line.amount === tree.value ? [] : [`${line.title}: ${line.amount} beside a tree of ${tree.value}`];
  const printed = round(read(tree.value), q(1n, 10n ** BigInt(currencyDigits(currency))), 'half-away');
  return order(printed, read(line.amount)) === 0
    ? []
    : [`${line.title}: prints ${line.amount}, its tree says ${tree.value}`];
}

function totalMistakes({ lines, total, earned, issues }: Statement): string[] {
  const sum = (of: readonly Line[]): Q | null =>
    of.some(({ amount }) => amount === null) ? null : of.map(({ amount }) => read(amount as string)).reduce(add, q(0n));
  const found: string[] = [];
  for (const [name, text, of] of [
    ['total', total, lines],
    ['earned', earned, lines.filter(({ stage }) => stage === 'earned')],
  ] as const) {
    const value = sum(of);
    if (text !== null && (value === null || order(value, read(text)) !== 0))
      found.push(`${name} ${text} is not the sum of its lines`);
    if (text === null && value !== null && issues.length === 0) found.push(`${name} is unknown for no reason`);
  }
  return found;
}

describe('explanations replay', () => {
  test.each([
    ['zeid', zeid],
    ['shapes', shapes],
    ['broken', broken],
  ] as const)('of the department «%s»', (_, { plan, data }) => {
    expect(wrong(plan, data)).toEqual([]);
  });

  const folder = new URL('../../formulas/', import.meta.url);
  test.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('of the examples in formulas/%s', (name) => {
    const { id, examples } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      id: string;
      examples: Example[];
    };
    for (const example of examples) expect(wrong(planOf(id, example), dataOf(example), periodOf(example))).toEqual([]);
  });

  const examples = new URL('../../examples/', import.meta.url);
  test.each(readdirSync(examples))('of the department examples/%s', { timeout: 60_000 }, async (name) => {
    const { plan, data } = await readInput(fileURLToPath(new URL(name, examples)));
    const periods = periodsIn(plan, data);
    expect(periods).not.toEqual([]);
    for (const period of periods) expect(wrong(plan, data, period)).toEqual([]);
  });

  test('of plans nobody wrote', { timeout: 120_000 }, () => {
    const seen = { known: 0, lines: 0 };
    fc.assert(
      fc.property(planArb, dataArb, (plan, data) => {
        expect(wrong(plan, data)).toEqual([]);
        for (const { lines } of statements(calculate(plan, data, { period: PERIOD }))) {
          seen.lines += lines.length;
          seen.known += lines.filter(({ amount }) => amount !== null).length;
        }
      }),
      { numRuns: Number(process.env.REPLAY_RUNS ?? 150) },
    );
    // Plans that cannot be bound would replay too: nothing in them is known.
    expect(seen.known / seen.lines).toBeGreaterThan(0.3);
  });
});

// A silent zero in the engine: below the first column the matrix gives 0 even where its row is unknown.
test('a matrix below its first column keeps an unknown row unknown', () => {
  const plan: PlanDocument = {
    format: 'premia/1',
    plans: [{ code: 'Схема' }],
    parameters: [],
    kpis: [],
    measures: [
      { code: 'Выручка', unit: 'money' },
      { code: 'Маржа', unit: 'ratio' },
      { code: 'Доля', unit: 'ratio' },
    ],
    scales: [
      {
        code: 'М',
        method: 'retroactive',
        below: 'zero',
        columns: [{ from: '0%' }, { from: '10%' }],
        points: [{ from: '0%', value: ['1%', '2%'] }],
      },
    ],
    components: [{ code: 'c', expression: 'Выручка * rate(М, Доля, Маржа)' }],
  };
  const facts = [
    ['1', 'Выручка', PERIOD, '1000'],
    ['1', 'Маржа', PERIOD, '-5%'],
    ['1', 'Доля', PERIOD, ''],
  ];
  const data: Data = {
    tables: [
      table('people', 'Люди', { Код: 'payee' }, [['1']]),
      table('facts', 'Факты', { Код: 'payee', Показатель: 'measure', Период: 'period', Факт: 'fact' }, facts),
    ],
  };
  expect(statement(calculate(plan, data, { period: PERIOD }), '1')?.total).toBeNull();
});

describe('the replayer can fail', () => {
  const leaf = (value: string): Explanation => ({
    op: 'value',
    label: value,
    kind: 'money',
    value,
    source: { kind: 'literal' },
    children: [],
  });
  const node = (op: string, value: string, children: readonly Explanation[], detail = {}): Explanation => ({
    op,
    label: op,
    kind: 'money',
    value,
    children,
    detail,
  });

  test.each([
    ['a sum', node('+', '4', [leaf('1'), leaf('2')])],
    ['a rounding', node('round', '1.23', [leaf('1.235')], { step: '0.01', mode: 'half-away' })],
    [
      'a scale',
      node('scale', '2', [leaf('5')], {
        method: 'retroactive',
        show: 'value',
        below: 'zero',
        points: '0||1||;10||2||',
      }),
    ],
    ['a branch not taken', node('if', '1', [leaf('0'), leaf('1')], { taken: 'then' })],
    ['a leaf from nowhere', { ...leaf('1'), source: undefined } as unknown as Explanation],
    ['an unknown without a reason', { ...leaf('1'), value: null }],
  ])('on %s', (_, tree) => expect(mistakes(tree)).toHaveLength(1));
});

/* Plans at random: expressions of the right kind over a few measures, KPIs and scales. */

/** Three digits after the point could be thousands in a cell, and are refused. */
const decimal = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(0, 1, 2, 4))
  .map(([n, k]) => decimalText(n, k));
const percent = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 2 }))
  .map(([n, k]) => `${decimalText(n, k)}%`);
const decimalText = (n: number, k: number): string => {
  const text = String(n).padStart(k + 1, '0');
  return k === 0 ? text : `${text.slice(0, -k)}.${text.slice(-k)}`;
};

const KPIS = ['ratio', 'inverse', 'mirror', 'baseNorm', 'range', 'levels', 'flag'];
const RATE_SCALES = ['marginal', 'mixed', 'excessAtTop', 'retroactive', 'interpolated'].map((method) => `m-${method}`);
const SHARE_SCALES = ['retroactive', 'interpolated', 'marginal'].map((method) => `r-${method}`);

const { money } = fc.letrec<{ money: string; ratio: string; count: string; flag: string }>((tie) => {
  const pair = (name: 'money' | 'ratio' | 'count') => fc.tuple(tie(name), tie(name));
  const named = (fn: string) => fc.constantFrom(...KPIS).map((kpi) => `${fn}([${kpi}])`);
  return {
    money: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom('Оклад', 'Выручка', 'Маржа', 'target(Выручка)'),
      pair('money').map(([a, b]) => `(${a} + ${b})`),
      pair('money').map(([a, b]) => `(${a} - ${b})`),
      fc.tuple(tie('money'), tie('ratio')).map(([a, b]) => `${a} * ${b}`),
      fc.tuple(tie('count'), fc.constant('Ставка')).map(([a, b]) => `${a} * ${b}`),
      fc.tuple(tie('money'), percent).map(([a, b]) => `${a} * ${b}`),
      fc.tuple(tie('money'), fc.constantFrom('2', '3', '7')).map(([a, b]) => `${a} / ${b}`),
      pair('money').map(([a, b]) => `min(${a}, ${b})`),
      pair('money').map(([a, b]) => `max(${a}, ${b}, 0)`),
      fc.tuple(tie('money'), decimal, decimal).map(([a, b, c]) => `clamp(${a}, ${b}, ${c})`),
      fc.tuple(tie('flag'), tie('money'), tie('money')).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
      fc
        .tuple(
          tie('money'),
          fc.constantFrom('0', '2', '-2'),
          fc.constantFrom('half-away', 'half-even', 'up', 'down', 'floor', 'ceiling'),
        )
        .map(([a, b, c]) => `round(${a}, ${b}, "${c}")`),
      tie('money').map((a) => `prorate(${a})`),
      tie('money').map((a) => `abs(-${a})`),
      tie('money').map((a) => `known(${a}, 0)`),
      fc.constantFrom(
        'team(Выручка)',
        'team(Выручка, "all")',
        'team(Маржа, "plan")',
        'subordinates(Выручка + Маржа)',
        'team(Выручка * 10%)',
      ),
      fc.tuple(fc.constantFrom(...RATE_SCALES), tie('money')).map(([s, x]) => `slices([${s}], ${x})`),
      fc
        .tuple(fc.constantFrom(...RATE_SCALES), tie('money'), tie('money'))
        .map(([s, x, y]) => `scale([${s}], ${x}, ${y})`),
      fc
        .tuple(fc.constantFrom(...SHARE_SCALES), tie('ratio'), tie('money'))
        .map(([s, x, y]) => `scale([${s}], ${x}, ${y})`),
    ),
    ratio: fc.oneof(
      { maxDepth: 4 },
      percent,
      named('attainment'),
      named('score'),
      fc.constantFrom('weight(ratio)', 'coefficient()', 'Конверсия'),
      fc.tuple(tie('ratio'), tie('ratio')).map(([a, b]) => `(${a} + ${b})`),
      pair('money').map(([a, b]) => `${a} / ${b}`.replace(/^(.*)$/, '($1)')),
      fc.tuple(fc.constantFrom(...SHARE_SCALES), tie('ratio')).map(([s, x]) => `rate([${s}], ${x})`),
      fc.tuple(tie('ratio'), tie('ratio')).map(([x, y]) => `rate(Матрица, ${x}, ${y})`),
      fc.tuple(fc.constantFrom(...SHARE_SCALES), tie('ratio')).map(([s, x]) => `tierFrom([${s}], ${x})`),
    ),
    count: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('Звонки', 'target(Звонки)', 'tenure()', 'months()'),
      pair('count').map(([a, b]) => `(${a} + ${b})`),
    ),
    flag: fc.oneof(
      { maxDepth: 3 },
      fc
        .tuple(tie('money'), fc.constantFrom('<', '<=', '>', '>=', '=', '<>'), tie('money'))
        .map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(tie('ratio'), fc.constantFrom('<', '>='), percent).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(tie('flag'), fc.constantFrom('and', 'or'), tie('flag')).map(([a, op, b]) => `((${a}) ${op} (${b}))`),
      tie('flag').map((a) => `not (${a})`),
    ),
  };
});
const { condition } = fc.letrec<{ condition: string }>(() => ({
  condition: fc.tuple(money, fc.constantFrom('<', '>='), money).map(([a, op, b]) => `${a} ${op} ${b}`),
}));

/** Ascending points; `share`: both axis and value are ratios. */
const points = (unit: fc.Arbitrary<number>, share: boolean) =>
  fc
    .tuple(
      fc.uniqueArray(unit, { minLength: 1, maxLength: 5 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.boolean(), fc.boolean(), fc.boolean()), {
        minLength: 5,
        maxLength: 5,
      }),
    )
    .map(([froms, rest]): Scale['points'] =>
      froms
        .sort((a, b) => a - b)
        .map((from, i) => {
          const [value = 0, after = false, lookBack = false, linear = false] = rest[i] ?? [];
          return {
            from: share ? `${from}%` : String(from * 1000),
            value: `${decimalText(value, 2)}%`,
            ...(after ? { after: true as const } : {}),
            ...(lookBack ? { lookBack: true as const } : {}),
            ...(linear && i % 2 === 1 ? { mode: 'linear' as const } : {}),
          };
        }),
    );
const scaleArb = (code: string, method: ScaleMethod, share: boolean) =>
  fc
    .tuple(
      points(fc.integer({ min: 0, max: 200 }), share),
      fc.constantFrom('zero' as const, 'issue' as const),
      fc.option(fc.constantFrom('0%', '5%'), { nil: undefined }),
      fc.option(fc.constantFrom(0, 2, 4), { nil: undefined }),
    )
    .map(
      ([rows, below, capOver, digits]): Scale => ({
        code,
        method,
        below,
        points: rows,
        ...(capOver === undefined || share ? {} : { capOver }),
        ...(digits === undefined ? {} : { round: digits }),
      }),
    );
const scalesArb = fc.tuple(
  ...RATE_SCALES.map((code) => scaleArb(code, code.slice(2) as ScaleMethod, false)),
  ...SHARE_SCALES.map((code) => scaleArb(code, code.slice(2) as ScaleMethod, true)),
);

const componentArb = fc.record(
  {
    expression: money,
    when: condition,
    cap: decimal,
    floor: decimal,
    rounding: fc.constantFrom(
      'none' as const,
      { to: '1' },
      { to: '100', mode: 'up' as const },
      { mode: 'half-even' as const },
    ),
  },
  { requiredKeys: ['expression'] },
);

const planArb: fc.Arbitrary<PlanDocument> = fc
  .tuple(
    fc.array(componentArb, { minLength: 1, maxLength: 5 }),
    scalesArb,
    fc.constantFrom('line' as const, 'total' as const),
    fc.option(decimal, { nil: undefined }),
    fc.constantFrom('workingDays' as const, 'calendarDays' as const),
    percent,
    percent,
  )
  .map(([components, scales, point, cap, proration, floor, kpiCap]) => ({
    format: 'premia/1',
    plans: [{ code: 'Схема', proration, rounding: { point }, ...(cap === undefined ? {} : { cap: `${cap}` }) }],
    parameters: [
      { code: 'Оклад', value: '41000.55', unit: 'money' },
      { code: 'Ставка', value: '12.5', unit: 'rate' },
    ],
    measures: [
      { code: 'Выручка', unit: 'money', prorateTarget: true, extensive: true },
      { code: 'Расход', unit: 'money' },
      { code: 'Маржа', unit: 'money', expression: 'Выручка - Расход' },
      { code: 'Звонки', unit: 'count', direction: 'up' },
      { code: 'Конверсия', unit: 'ratio', expression: 'Звонки / target(Звонки)' },
    ],
    kpis: [
      { code: 'ratio', measure: 'Выручка', rule: 'ratio', weight: '1', floor, cap: kpiCap, zeroTarget: '100%' },
      { code: 'inverse', measure: 'Звонки', rule: 'inverse', weight: '1', cap: '150%' },
      { code: 'mirror', measure: 'Звонки', rule: 'mirror', weight: '1', missing: '0%' },
      {
        code: 'baseNorm',
        measure: 'Выручка',
        rule: 'baseNorm',
        base: '1000',
        norm: '250000',
        scale: 'r-retroactive',
        negative: 'keep',
      },
      { code: 'range', measure: 'Звонки', rule: 'range', min: '10', goal: '90', round: 3 },
      { code: 'levels', measure: 'Выручка', rule: 'levels', scale: 'm-retroactive' },
      { code: 'flag', measure: 'Звонки', rule: 'flag' },
    ],
    scales: [
      ...scales,
      {
        code: 'Матрица',
        method: 'retroactive',
        below: 'zero',
        // From far below zero: see «a matrix below its first column».
        columns: [{ from: '-1000000000%' }, { from: '50%' }],
        points: [
          { from: '0%', value: ['1%', '2.5%'] },
          { from: '90%', value: ['3%', '4%'] },
        ],
      },
    ],
    components: components.map((component, i) => ({ code: `c${i}`, ...component })),
  }));

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 8, arbitrary: decimal },
  { weight: 1, arbitrary: fc.constantFrom<Cell>('', '0', '-15.5', '1 234,50', 'нет') },
);
const dataArb: fc.Arbitrary<Data> = fc
  .array(fc.tuple(cell, cell, cell, cell, cell, fc.constantFrom('Север', 'Юг', '')), { minLength: 1, maxLength: 4 })
  .map((people) => {
    const id = (i: number): string => String(i + 1);
    return {
      tables: [
        table(
          'people',
          'Люди',
          { Код: 'payee', Команда: 'team', Руководитель: 'head', Принят: 'hired' },
          people.map((row, i) => [id(i), row[5], i > 0 ? id(i - 1) : '', i % 2 === 0 ? '2025-05-05' : '2026-10-13']),
        ),
        table(
          'facts',
          'Факты',
          { Код: 'payee', Показатель: 'measure', Период: 'period', Факт: 'fact', План: 'target' },
          people.flatMap((row, i) => [
            [id(i), 'Выручка', PERIOD, row[0], row[1]],
            [id(i), 'Расход', PERIOD, row[2], ''],
            [id(i), 'Звонки', PERIOD, row[3], row[4]],
          ]),
        ),
      ],
    };
  });
