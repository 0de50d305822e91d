/** Scales as curves: what is refused and where, and what a tier is worth at its edges, far inside and beyond doubles. */

import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/core/issue/issue.js';
import { readLiteral } from '../../src/core/language/index.js';
import { constant, get } from '../../src/core/number/columns.js';
import { type Int, pow10 } from '../../src/core/number/exact.js';
import type { Scale, ScalePoint } from '../../src/core/plan/plan.js';
import { type Curve, compileScale, edgesOf, evaluateCurve } from '../../src/core/program/scale.js';

type Given = readonly [from: string, value: string | string[], more?: Partial<ScalePoint>];

/** A scale of points, each at `points[i]`. */
const scale = (points: readonly Given[], more: Partial<Scale> = {}): Scale => ({
  code: 'Ш',
  method: 'marginal',
  below: 'zero',
  place: { path: 'scale' },
  points: points.map(([from, value, rest], i) => ({ from, value, place: { path: `points[${i}]` }, ...rest })),
  ...more,
});

const told = ({ severity, code, place, params }: Issue): string =>
  [severity, code, place?.path, JSON.stringify(params)].join(' ');

/** What reading a scale says, a line an issue; `null` after them where it cannot pay. */
const reads = (points: readonly Given[], more: Partial<Scale> = {}): string[] => {
  const issues: Issue[] = [];
  const made = compileScale(scale(points, more), issues);
  return [...issues.map(told), ...(made ? [] : ['null'])];
};

describe('what is wrong with a scale', () => {
  const name = '{"name":"Ш"}';
  const mixed = (point: number, value: string): string =>
    `error scale-mixed-units points[${point}] {"name":"Ш","value":"${value}"}`;
  test.each<[string, readonly Given[], Partial<Scale>, string[]]>([
    [
      'nothing',
      [
        ['0', '1%'],
        ['100', '2%'],
      ],
      {},
      [],
    ],
    ['no points', [], {}, [`error scale-empty scale ${name}`, 'null']],
    ['its title is told', [], { title: 'Процент' }, ['error scale-empty scale {"name":"Процент"}', 'null']],
    [
      'words for numbers, each told',
      [
        ['мало', '1%'],
        ['100', 'много'],
        ['200', '3%'],
      ],
      {},
      [
        'error scale-point points[0] {"name":"Ш","from":"мало","value":"1%"}',
        'error scale-point points[1] {"name":"Ш","from":"100","value":"много"}',
        'null',
      ],
    ],
    [
      'more values than columns',
      [['0', ['1', '2']]],
      {},
      ['error scale-point points[0] {"name":"Ш","from":"0","value":"1 · 2"}', 'null'],
    ],
    [
      'fewer values than columns',
      [['0', ['1']]],
      { columns: [{ from: '0' }, { from: '10' }] },
      ['error scale-point points[0] {"name":"Ш","from":"0","value":"1"}', 'null'],
    ],
    [
      'a point without a place',
      [['0', 'x', { place: undefined } as unknown as Partial<ScalePoint>]],
      {},
      ['error scale-point scale {"name":"Ш","from":"0","value":"x"}', 'null'],
    ],
    [
      'thresholds back and forth',
      [
        ['0', '1%'],
        ['200', '2%'],
        ['100', '3%'],
      ],
      {},
      ['error scale-order points[2] {"name":"Ш","from":"100","before":"200"}', 'null'],
    ],
    [
      'a threshold twice',
      [
        ['0', '1%'],
        ['0', '2%'],
      ],
      {},
      ['error scale-order points[1] {"name":"Ш","from":"0","before":"0"}', 'null'],
    ],
    [
      'from 100 and over 100',
      [
        ['0', '1%'],
        ['100', '2%'],
        ['100', '3%', { after: true }],
      ],
      {},
      [],
    ],
    [
      'over 100 and from 100',
      [
        ['100', '2%', { after: true }],
        ['100', '3%'],
      ],
      {},
      ['error scale-order points[1] {"name":"Ш","from":"100","before":"100"}', 'null'],
    ],
    [
      'over 100 twice',
      [
        ['100', '2%', { after: true }],
        ['100', '3%', { after: true }],
      ],
      {},
      ['error scale-order points[1] {"name":"Ш","from":"100","before":"100"}', 'null'],
    ],
    [
      'an end that meets the next start',
      [
        ['0', '1%', { to: '100' }],
        ['100', '2%'],
      ],
      {},
      [],
    ],
    [
      'an end past the next start',
      [
        ['0', '1%', { to: '101' }],
        ['100', '2%'],
      ],
      {},
      ['error scale-overlap points[1] {"name":"Ш","to":"101","from":"100"}', 'null'],
    ],
    [
      'a hole pays, and is told',
      [
        ['0', '1%', { to: '99' }],
        ['100', '2%'],
      ],
      {},
      ['warning scale-hole points[1] {"name":"Ш","to":"99","from":"100"}'],
    ],
    [
      'percents among bare values',
      [
        ['0', '0'],
        ['100', '2%'],
        ['200', '3'],
        ['300', '4%'],
      ],
      {},
      [mixed(2, '3'), 'null'],
    ],
    [
      'a lone 0 needs no percent sign',
      [
        ['0', '0'],
        ['1', '0.00'],
        ['100', '2%'],
      ],
      {},
      [],
    ],
    [
      '0.5 is not a lone 0',
      [
        ['0', '0.5'],
        ['100', '2%'],
      ],
      {},
      [mixed(0, '0.5'), 'null'],
    ],
    [
      '10 is not a lone 0',
      [
        ['0', '10'],
        ['100', '2%'],
      ],
      {},
      [mixed(0, '10'), 'null'],
    ],
    [
      'percents among bare thresholds',
      [
        ['0', '1%'],
        ['90', '2%'],
        ['100%', '3%'],
      ],
      {},
      [mixed(1, '90'), 'null'],
    ],
    [
      'both at once',
      [
        ['0', '1%'],
        ['90', '2'],
        ['100%', '3%'],
      ],
      {},
      [mixed(1, '90'), mixed(1, '2'), 'null'],
    ],
    [
      'a bare value beside a percent in one row of two columns',
      [
        ['0', ['5%', '7%']],
        ['100', ['6%', '8']],
      ],
      { columns: [{ from: '0' }, { from: '10' }] },
      [mixed(1, '8'), 'null'],
    ],
    [
      'columns back and forth',
      [['0', ['1', '2']]],
      { columns: [{ from: '10' }, { from: '0' }] },
      [`error scale-columns scale ${name}`, 'null'],
    ],
    [
      'a column of words',
      [['0', ['1', '2']]],
      { columns: [{ from: '0' }, { from: 'много' }], title: 'Сетка' },
      ['error scale-columns scale {"name":"Сетка"}', 'null'],
    ],
    [
      'the first column of words',
      [['0', ['1', '2']]],
      { columns: [{ from: 'мало' }, { from: '5' }] },
      [`error scale-columns scale ${name}`, 'null'],
    ],
    ['columns below and over 10', [['0', ['1', '2']]], { columns: [{ from: '10' }, { from: '10', after: true }] }, []],
  ])('%s', (_, points, more, want) => {
    expect(reads(points, more)).toEqual(want);
  });
});

test('kinds of a scale: percents are shares, bare values what the unit says', () => {
  const kinds = (points: readonly Given[], more?: Partial<Scale>) => {
    const made = compileScale(scale(points, more), []);
    return made && `${made.axis} → ${made.valueKind}`;
  };
  expect(kinds([['0', '1%']])).toBe('number → ratio');
  expect(kinds([['0%', '1%']])).toBe('ratio → ratio');
  expect(kinds([['0%', '100']])).toBe('ratio → number');
  expect(kinds([['0', '100']], { unit: 'money' })).toBe('number → money');
});

test.each<[string, string]>([
  ['9.5%', '19/200 %'],
  ['-3', '-3/1 '],
  ['-12.5%', '-1/8 %'],
  ['0', '0/1 '],
  ['1 + 1', 'null'],
  ['-x', 'null'],
  ['sum(3)', 'null'],
  ['not 3', 'null'],
  ['много слов', 'null'],
  ['', 'null'],
])('a literal of a plan: %s', (text, want) => {
  const read = readLiteral(text);
  expect(read ? `${read.value.n}/${read.value.d} ${read.percent ? '%' : ''}` : 'null').toBe(want);
});

/** A curve at x = num / den / 10^places, as `n/d`. */
function at(curve: Curve, num: Int, places = 0, den: Int = 1): string {
  const x = { num: constant(num), den: den === 1 ? null : constant(den), scale: places };
  const { num: value, den: over, scale: digits } = evaluateCurve(curve, x, -7);
  const n = get(value, 0) as Int;
  if (n === -7) return 'below';
  const [a, b] = [BigInt(n), BigInt((over ? get(over, 0) : 1) as Int) * BigInt(pow10(digits))];
  const gcd = (p: bigint, q: bigint): bigint => (q === 0n ? (p < 0n ? -p : p) : gcd(q, p % q));
  const g = gcd(a, b) || 1n;
  return `${a / g}/${b / g}`;
}

const STEPS: readonly Given[] = [
  ['100', '1%'],
  ['200', '2%'],
  ['300', '4%', { after: true }],
];
const made = (method: Scale['method'], points = STEPS, more: Partial<Scale> = {}) => {
  const one = compileScale(scale(points, { method, ...more }), []);
  if (!one) throw new Error('unread');
  return one;
};

describe('curves', () => {
  test('edges belong to the tier that starts there, «over» to the one before', () => {
    const { value, tier, from } = made('marginal');
    expect([99, 100, 199, 200, 300, 301].map((x) => at(value, x))).toEqual([
      'below',
      '1/100',
      '1/100',
      '1/50',
      '1/50',
      '1/25',
    ]);
    expect([100, 200, 300, 301].map((x) => at(tier, x))).toEqual(['1/1', '2/1', '2/1', '3/1']);
    expect([100, 250, 999].map((x) => at(from, x))).toEqual(['100/1', '200/1', '300/1']);
  });
  test('marginal: 100 × 1 % + 100 × 2 % + 50 × 4 % = 5', () => {
    const { pay } = made('marginal');
    expect(at(pay, 350)).toBe('5/1');
    // A third over 300: 1 + 2 + 1/3 × 4 % = 3 + 4/300.
    expect(at(pay, 901, 0, 3)).toBe('226/75');
    expect(at(pay, 35000, 2)).toBe('5/1');
  });
  test('beyond 2^53 as within it', () => {
    const { value, pay } = made('marginal');
    // (10^16 − 300) × 4 % + 3 = 4 × 10^14 − 9.
    expect(at(pay, 10n ** 16n)).toBe('399999999999991/1');
    expect(at(value, 10n ** 16n)).toBe('1/25');
    // An edge × denominator beyond 2^53 on either side of x: 300 × d against 300 × d ± 1.
    const d = 90071992547409911n;
    expect(at(value, 300n * d, 0, d)).toBe('1/50');
    expect(at(value, 300n * d + 1n, 0, d)).toBe('1/25');
    expect(at(value, 200n * d, 0, d)).toBe('1/50');
    expect(at(value, 200n * d - 1n, 0, d)).toBe('1/100');
  });
  test('rates of many digits, whose products pass 2^53 though x does not', () => {
    const many = made('marginal', [
      ['0', '12.3456789%'],
      ['100', '9.87654321%'],
    ]).pay;
    // 100 × 0.123456789 + 987654321887 × 0.0987654321; the same for x = 987654321987 ÷ 700000001.
    expect(at(many, 987654321987)).toBe('975461058789477212727/10000000000');
    expect(at(many, 987654321987, 0, 700000001)).toBe('992745008619477212727/7000000010000000000');
  });
  test('large offsets and large rises that nearly cancel', () => {
    const { pay } = made('marginal', [
      ['0', '0%'],
      ['123456789.123', '33.3333333%'],
    ]);
    // (123456790.125 − 123456789.123) × 0.333333333 = 1.002 × 0.333333333 = 0.333999999666.
    expect(at(pay, 123456790125, 3)).toBe('166999999833/500000000000');
  });
  test('mixed: a tier that looks back pays all at its rate, the next ones on top', () => {
    const mixed = made('mixed', [
      ['100', '1%'],
      ['200', '2%', { lookBack: true }],
      ['300', '4%'],
    ]).pay;
    // 200 × 2 %; 300 × 2 % + 50 × 4 %.
    expect([at(mixed, 200), at(mixed, 350)]).toEqual(['4/1', '8/1']);
    // The mark means nothing to a method without looking back: 100 × 1 %.
    expect(
      at(
        made('marginal', [
          ['100', '1%'],
          ['200', '2%', { lookBack: true }],
        ]).pay,
        200,
      ),
    ).toBe('1/1');
  });
  test('excess at top: the first tier by its own rate, above the quota all excess by the tier reached', () => {
    const top = made('excessAtTop', [
      ['0', '6%'],
      ['100', '9%'],
      ['150', '12%'],
    ]).pay;
    // 80 × 6 %; 100 × 6 % + 20 × 9 %; 100 × 6 % + 60 × 12 %.
    expect([at(top, 80), at(top, 120), at(top, 160)]).toEqual(['24/5', '39/5', '66/5']);
  });
  test('amounts: of the tier, or of all tiers passed', () => {
    const points: readonly Given[] = [
      ['100', '1000'],
      ['200', '3000'],
    ];
    expect(at(made('amount', points).pay, 250)).toBe('3000/1');
    expect(at(made('amountCumulative', points).pay, 250)).toBe('4000/1');
  });
  test('straight lines between points, flat after the last, a step where a point says so', () => {
    const { value: line } = made('interpolated', [
      ['0', '0'],
      ['100', '10'],
      ['100', '20', { after: true }],
      ['200', '30'],
    ]);
    expect([50, 100, 150, 200, 900].map((x) => at(line, x))).toEqual(['5/1', '10/1', '25/1', '30/1', '30/1']);
    const { value: step } = made('interpolated', [
      ['0', '0', { mode: 'step' }],
      ['100', '10'],
    ]);
    expect([99, 100].map((x) => at(step, x))).toEqual(['0/1', '10/1']);
    const { value: lined } = made('marginal', [
      ['0', '0', { mode: 'linear' }],
      ['100', '10'],
    ]);
    expect(at(lined, 50)).toBe('5/1');
  });
  test('two dimensions: a curve a column, its own edges on the second axis', () => {
    const grid = made(
      'retroactive',
      [
        ['0', ['1', '2']],
        ['100', ['3', '4']],
      ],
      {
        columns: [{ from: '10' }, { from: '20', after: true }],
      },
    );
    const columns = grid.columns;
    expect([9, 10, 20, 21].map((x) => at(columns?.tier ?? [], x))).toEqual(['below', '0/1', '0/1', '1/1']);
    expect(columns?.values.map((one) => [at(one, 50), at(one, 100)])).toEqual([
      ['1/1', '3/1'],
      ['2/1', '4/1'],
    ]);
  });
  test('unknown stays unknown', () => {
    const odd = { issue: { code: 'cell-empty', severity: 'error' } } as const;
    const { pay } = made('marginal');
    const two = { n: 2, d: 1 };
    const gives = (num: Int | typeof odd, den: Int | typeof odd) =>
      get(evaluateCurve(pay, { num: constant(num), den: constant(den), scale: 0 }, two.n).num, 0);
    expect([gives(odd, 3), gives(600, odd)]).toEqual([odd, odd]);
    expect(gives(3, 1)).toBe(2);
  });
});

describe('edges of pay', () => {
  const edges = (method: Scale['method'], points: readonly Given[], limit: { n: number; d: number } | null = null) =>
    edgesOf(made(method, points), limit, 'RUB').map(told);
  const fifth = { n: 1, d: 5 };
  test('a fall is told with the amounts on both sides', () => {
    // 100 × 5 % = 5, 100 × 3 % = 3.
    expect(
      edges('retroactive', [
        ['0', '5%'],
        ['100', '3%'],
      ]),
    ).toEqual([
      'warning scale-falls points[1] {"name":"Ш","from":"100","amount":"2","before":"5","after":"3","currency":"RUB"}',
    ]);
    expect(
      edges('amount', [
        ['0', '500'],
        ['100', '300'],
      ]),
    ).toEqual([
      'warning scale-falls points[1] {"name":"Ш","from":"100","amount":"200","before":"500","after":"300","currency":"RUB"}',
    ]);
  });
  test('a jump above the limit is told, one at the limit is not', () => {
    expect(
      edges(
        'retroactive',
        [
          ['0', '5%'],
          ['100', '6%'],
        ],
        fifth,
      ),
    ).toEqual([]);
    expect(
      edges(
        'retroactive',
        [
          ['0', '5%'],
          ['100', '6.01%'],
        ],
        fifth,
      ),
    ).toEqual([
      'warning scale-jump points[1] {"name":"Ш","from":"100","amount":"1.01","before":"5","after":"6.01","currency":"RUB"}',
    ]);
    expect(
      edges('retroactive', [
        ['0', '5%'],
        ['100', '60%'],
      ]),
    ).toEqual([]);
  });
  test('by attainment amounts are shares of the target', () => {
    expect(
      edges('retroactive', [
        ['0%', '50%'],
        ['80%', '40%'],
      ]),
    ).toEqual(['warning scale-falls points[1] {"name":"Ш","from":"80%","amount":"8%","before":"40%","after":"32%"}']);
  });
  test('a straight line between points neither falls nor jumps where it bends', () => {
    const points: readonly Given[] = [
      ['0', '0%'],
      ['100', '10%'],
      ['200', '20%'],
    ];
    expect(edges('interpolated', points, fifth)).toEqual([]);
  });
  test('marginal tiers neither fall nor jump', () => {
    expect(
      edges(
        'marginal',
        [
          ['0', '5%'],
          ['100', '1%'],
          ['200', '90%'],
        ],
        fifth,
      ),
    ).toEqual([]);
  });
});
