/** Figures of a team by the day of each row, against deals climbed one by one and against periods cut at every move. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { PlanDocument, PlanSettings } from '../../src/core/plan/plan.js';
import { calculate } from '../../src/core/run/run.js';
import { figureOf } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { mistakes } from '../core/replay.js';
import { holds, PERIOD, planWith, SEED, table } from './support.js';

const PEOPLE = 6;
const LAST = 31;

/** Where somebody stands from a day of October on; heads have smaller numbers, −1 is none. */
interface Standing {
  readonly day: number;
  readonly head: number;
  readonly team: string;
}
interface Deal {
  readonly payee: number;
  readonly day: number;
  readonly rubles: bigint;
}
interface World {
  /** By payee, the first from the beginning of time. */
  readonly standings: readonly (readonly Standing[])[];
  readonly deals: readonly Deal[];
  readonly rule: NonNullable<PlanSettings['changeInside']>;
}

const worldArb: fc.Arbitrary<World> = fc.record({
  standings: fc.tuple(
    ...[...Array(PEOPLE).keys()].map((payee) => {
      const standing = fc.record({
        day: fc.constantFrom(2, 9, 10, 16, LAST),
        head: fc.integer({ min: -1, max: payee - 1 }),
        team: fc.constantFrom('Юг', 'юг ', 'Север', ''),
      });
      return fc
        .tuple(
          standing,
          fc.uniqueArray(standing, { maxLength: 3, selector: ({ day }) => day }),
          fc.constantFrom(true, false),
        )
        .map(([first, rest, moves]) => [
          { ...first, day: 0 },
          ...(moves ? [...rest].sort((a, b) => a.day - b.day) : []),
        ]);
    }),
  ),
  deals: fc.array(
    fc.record({
      payee: fc.nat(PEOPLE - 1),
      day: fc.constantFrom(0, 1, 2, 8, 9, 10, 15, 16, 30, LAST, LAST + 1),
      rubles: fc.oneof(fc.bigInt({ min: -50n, max: 3000n }), fc.constant(1000n)),
    }),
    { maxLength: 14 },
  ),
  rule: fc.constantFrom('periodStart', 'periodEnd', 'split'),
});

const iso = (day: number): string =>
  day === 0 ? '2026-09-30' : day > LAST ? '2026-11-01' : `2026-10-${String(day).padStart(2, '0')}`;

const tablesOf = ({ standings, deals }: World): RowTable[] => [
  table(
    'people',
    standings.flatMap((own, payee) =>
      own.map(({ day, head, team }) => ({
        payee: String(payee),
        from: day === 0 ? '' : iso(day),
        team,
        head: head < 0 ? '' : String(head),
      })),
    ),
  ),
  table(
    'rows',
    [...deals, { payee: 0, day: 0, rubles: 0n }].map(({ payee, day, rubles }) => ({
      payee: String(payee),
      Дата: iso(day),
      Сумма: String(rubles),
    })),
    'Сделки',
  ),
];

const rows = { table: 'Сделки', date: 'Дата' };
const planOf = ({ rule }: World, ...figures: readonly string[]): PlanDocument =>
  planWith({
    plans: [{ code: 'Схема', changeInside: rule }],
    measures: [
      { code: 'Продажи', unit: 'money', rows: { ...rows, aggregate: 'sum', column: 'Сумма' } },
      { code: 'Сделок', unit: 'count', rows: { ...rows, aggregate: 'count' } },
    ],
    scales: [
      {
        code: 'S',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0', value: '1%' },
          { from: '1000', value: '3%' },
        ],
      },
    ],
    parameters: figures.map((value, i) => ({ code: `p${i}`, value })),
    components: [
      { code: 'Процент', expression: 'slices(S, max(Продажи, 0))' },
      { code: 'По строкам', expression: 'Сумма * 2%', per: rows },
      { code: 'С отдела', expression: 'subordinates(Продажи + Сделок * 5) + team(Процент)' },
    ],
  });

const read = (world: World, tables: readonly RowTable[], figures: readonly string[], period = PERIOD): string[][] => {
  const run = calculate(planOf(world, ...figures), { tables }, { period });
  return [...Array(PEOPLE).keys()].map((payee) => figures.map((_, i) => String(figureOf(run, String(payee), `p${i}`))));
};

// The oracle: everything in kopecks.
const onDay = ({ standings }: World, payee: number, day: number): Standing => {
  const own = standings[payee] as readonly Standing[];
  return own.filter((one) => one.day <= day).pop() ?? (own[0] as Standing);
};
const levelsTo = (world: World, payee: number, head: number, day: number): number => {
  let [at, level] = [onDay(world, payee, day).head, 1];
  for (; at >= 0 && at !== head; level++) at = onDay(world, at, day).head;
  return at === head ? level : 0;
};
const teamOf = (world: World, payee: number, day: number): string => {
  const { team } = onDay(world, payee, day);
  return team === '' ? `own ${payee}` : team.trim().toLowerCase();
};
const inOctober = ({ deals }: World): Deal[] => deals.filter(({ day }) => day >= 1 && day <= LAST);
const kopecks = (n: bigint): string => {
  const size = n < 0n ? -n : n;
  return `${n < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
};
const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);

/** Of the scale for everything sold by the end of a day, in kopecks. */
const commission = (world: World, payee: number, day: number): bigint => {
  const sold = sum(
    inOctober(world)
      .filter((deal) => deal.payee === payee && deal.day <= day)
      .map(({ rubles }) => rubles),
  );
  return sold <= 0n ? 0n : sold * (sold >= 1000n ? 3n : 1n);
};

const FIGURES = [
  'subordinates(Продажи)',
  'subordinates(Продажи, 1)',
  'team(Продажи)',
  'subordinates(Сделок)',
  'subordinates(Процент)',
  'team(Процент)',
  'subordinates(`По строкам`)',
];

function expected(world: World, head: number): string[] {
  const deals = inOctober(world);
  // The team a line of one's own is about is one's own condition.
  const own = teamOf(world, head, world.rule === 'periodEnd' ? LAST : 1);
  const of = (takes: (deal: Deal) => boolean, value: (deal: Deal) => bigint): string =>
    kopecks(sum(deals.filter(takes).map(value)));
  const below = ({ payee, day }: Deal): number => levelsTo(world, payee, head, day);
  const grown = (takes: (payee: number, day: number) => boolean): string => {
    let total = 0n;
    for (let payee = 0; payee < PEOPLE; payee++)
      for (let day = 1; day <= LAST; day++)
        if (takes(payee, day)) total += commission(world, payee, day) - commission(world, payee, day - 1);
    return kopecks(total);
  };
  return [
    of(
      (deal) => below(deal) > 0,
      ({ rubles }) => rubles * 100n,
    ),
    of(
      (deal) => below(deal) === 1,
      ({ rubles }) => rubles * 100n,
    ),
    of(
      ({ payee, day }) => teamOf(world, payee, day) === own,
      ({ rubles }) => rubles * 100n,
    ),
    of(
      (deal) => below(deal) > 0,
      () => 100n,
    ),
    grown((payee, day) => levelsTo(world, payee, head, day) > 0),
    grown((payee, day) => teamOf(world, payee, day) === own),
    of(
      (deal) => below(deal) > 0,
      ({ rubles }) => rubles * 2n,
    ),
  ];
}

describe(`a team by the day of each row (seed ${SEED})`, () => {
  test('every row is of the heads and of the team of its day, and explanations replay', () => {
    holds(
      80,
      fc.property(worldArb, (world) => {
        const tables = tablesOf(world);
        const right = [...Array(PEOPLE).keys()].map((head) => expected(world, head));
        expect(read(world, tables, FIGURES)).toEqual(right);
        const run = calculate(planOf(world), { tables }, { period: PERIOD });
        for (let payee = 0; payee < PEOPLE; payee++)
          expect(explain(run, String(payee)).flatMap(({ tree }) => mistakes(tree))).toEqual([]);
      }),
    );
  });

  test('sums are those of periods cut at every move, added up', () => {
    const figures = ['subordinates(Продажи)', 'subordinates(Сделок)', 'subordinates(`По строкам`)'];
    holds(
      60,
      fc.property(worldArb, (world) => {
        const days = [...new Set([1, ...world.standings.flat().map(({ day }) => day)])]
          .filter((day) => day > 0)
          .sort((a, b) => a - b);
        const codes = days.map((day) => `с ${day}`);
        const periods = table(
          'periods',
          days.map((day, k) => ({
            period: codes[k] as string,
            start: iso(day),
            end: iso((days[k + 1] ?? LAST + 1) - 1),
          })),
        );
        const tables = tablesOf(world);
        const whole = read(world, tables, figures);
        const parts = codes.map((code) => read(world, [...tables, periods], figures, code));
        const added = whole.map((own, payee) =>
          own.map((_, i) => String(sum(parts.map((part) => hundredths(part[payee]?.[i] as string))))),
        );
        expect(whole.map((own) => own.map((text) => String(hundredths(text))))).toEqual(added);
      }),
    );
  });

  test('the order of rows changes nothing', () => {
    holds(
      40,
      fc.property(worldArb, fc.boolean(), (world, heads) => {
        const turned = tablesOf(world).map((one, i) =>
          i === 0 && !heads ? one : { ...one, columns: one.columns.map((cells) => [...cells].reverse()) },
        );
        expect(read(world, turned, FIGURES)).toEqual(read(world, tablesOf(world), FIGURES));
      }),
    );
  });
});

/** Exact decimal text of at most two digits, in hundredths. */
function hundredths(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(`${whole}${part.padEnd(2, '0')}`);
}
