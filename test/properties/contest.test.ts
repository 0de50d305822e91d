/** Contests and pools against a naive oracle: whole sums, ties, and no order of people that changes anything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import { add, mistakes, order, parted, poured, type Q, q, read, round } from '../core/replay.js';
import { holds, PERIOD, planWith, type Row, table } from './support.js';

interface Person {
  readonly id: string;
  readonly team: string;
  readonly sales: number;
  readonly day: number;
  readonly fits: boolean;
  /** Most out of a pool, in kopecks; −1: no limit. */
  readonly cap: number;
}

const people: fc.Arbitrary<Person[]> = fc
  .array(
    fc.record({
      team: fc.constantFrom('Юг', 'Север', ''),
      sales: fc.oneof(fc.nat(4), fc.nat(100_000)),
      day: fc.nat(3),
      fits: fc.boolean(),
      cap: fc.oneof(fc.constant(-1), fc.nat(9000)),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((rows) =>
    fc.shuffledSubarray(
      rows.map((row, i) => ({ ...row, id: `p${i}` })),
      { minLength: rows.length },
    ),
  );

const UNIT = q(1n, 100n);
const ZERO = q(0n);
const sumOf = (all: readonly Q[]): Q => all.reduce(add, ZERO);
const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : 1);

/** What everybody is paid by an expression, by id. */
function paid(
  expression: string,
  staff: readonly Person[],
  points: readonly number[] = [1],
): Map<string, string | null> {
  const facts = (of: (p: Person) => number, measure: string): Row[] =>
    staff.map((p) => ({ payee: p.id, measure, fact: String(of(p)) }));
  const plan = planWith({
    measures: [
      { code: 'Продажи', unit: 'money' },
      { code: 'День', unit: 'count' },
      { code: 'Годен', unit: 'count' },
    ],
    parameters: [{ code: 'Предел', value: '', unit: 'money' }],
    scales: [
      {
        code: 'Призы',
        method: 'amount',
        below: 'zero',
        points: points.map((kopecks, i) => ({ from: String(i + 1), value: String(kopecks / 100) })),
      },
    ],
    components: [{ code: 'Строка', expression }],
  });
  const tables = [
    table(
      'people',
      staff.map(({ id, team, cap }) => ({ payee: id, team, Предел: cap < 0 ? '999999999' : String(cap / 100) })),
    ),
    table('facts', [
      ...facts((p) => p.sales, 'Продажи'),
      ...facts((p) => p.day, 'День'),
      ...facts((p) => (p.fits ? 1 : 0), 'Годен'),
    ]),
  ];
  const run = calculate(plan, { tables }, { period: PERIOD });
  for (const { id } of staff) for (const { tree } of explain(run, id)) expect(mistakes(tree)).toEqual([]);
  return new Map([...statements(run)].map(({ payee, total }) => [payee, total]));
}

const AMONG = ['team', 'all', 'teams'] as const;
const TIES = ['split', 'all', 'earliest'] as const;
interface Contest {
  readonly among: (typeof AMONG)[number];
  readonly ties: (typeof TIES)[number];
  readonly down: boolean;
  readonly least: number;
  readonly budget: number;
  readonly points: readonly number[];
}

const contests: fc.Arbitrary<Contest> = fc.record({
  among: fc.constantFrom(...AMONG),
  ties: fc.constantFrom(...TIES),
  down: fc.boolean(),
  least: fc.nat(3),
  budget: fc.oneof(fc.nat(30_000), fc.constant(10_000_000)),
  points: fc.array(fc.nat(10_000), { minLength: 1, maxLength: 4 }),
});

const textOf = ({ among, ties, down, least, budget }: Contest): string =>
  `prize(Призы, Продажи, "${ties}", Годен = 1, ${least}, ${budget / 100}, День, "${among}", "${down ? 'down' : 'up'}")`;

/** Fields of the contest: each a list of entries, an entry one person or a team. */
function fieldsOf(staff: readonly Person[], among: Contest['among']): Person[][][] {
  const taking = staff.filter(({ fits }) => fits).sort(byId);
  const teams = [...new Set(taking.map(({ team, id }) => team || ` ${id}`))].map((team) =>
    taking.filter((p) => (p.team || ` ${p.id}`) === team),
  );
  if (among === 'all') return [taking.map((p) => [p])];
  return among === 'team' ? teams.map((team) => team.map((p) => [p])) : [teams.filter(([first]) => first?.team !== '')];
}

/** Prizes of one field by counting who is better. */
function prizesOf(field: readonly Person[][], contest: Contest): Map<string, Q> {
  const found = new Map<string, Q>();
  if (field.length < contest.least) return found;
  const at = (place: number): Q => q(BigInt(contest.points[place - 1] ?? 0), 100n);
  const score = (entry: readonly Person[]): number =>
    entry.reduce((sum, p) => sum + p.sales, 0) * (contest.down ? -1 : 1);
  const day = (entry: readonly Person[]): number => Math.max(...entry.map((p) => p.day));
  const beats = (a: readonly Person[], b: readonly Person[]): boolean =>
    score(a) > score(b) || (contest.ties === 'earliest' && score(a) === score(b) && day(a) < day(b));
  const entries = [...field].sort(([a], [b]) => byId(a as Person, b as Person));
  const prizes = entries.map((entry) => {
    const before = entries.filter((other) => beats(other, entry)).length;
    const same = entries.filter((other) => !beats(other, entry) && !beats(entry, other));
    if (contest.ties === 'all') return at(before + 1);
    const pot = sumOf(same.map((_, k) => at(before + 1 + k)));
    return parted(
      pot,
      same.map(() => q(1n)),
      UNIT,
      [...same.keys()],
    )[same.indexOf(entry)] as Q;
  });
  const budget = q(BigInt(contest.budget), 100n);
  const given = order(sumOf(prizes), budget) > 0 ? parted(budget, prizes, UNIT, [...prizes.keys()]) : prizes;
  entries.forEach((entry, i) => {
    const parts = parted(
      given[i] as Q,
      entry.map(() => q(1n)),
      UNIT,
      [...entry.keys()],
    );
    entry.forEach((p, k) => {
      found.set(p.id, parts[k] as Q);
    });
  });
  return found;
}

const equal = (text: string | null | undefined, value: Q): boolean => text != null && order(read(text), value) === 0;

describe('prizes', () => {
  test('are what counting who is better gives, and never more than the budget', () => {
    holds(
      150,
      fc.property(people, contests, (staff, contest) => {
        const found = paid(textOf(contest), staff, contest.points);
        const expected = new Map(fieldsOf(staff, contest.among).flatMap((field) => [...prizesOf(field, contest)]));
        for (const { id } of staff)
          expect([id, found.get(id), equal(found.get(id), expected.get(id) ?? ZERO)]).toEqual([
            id,
            found.get(id),
            true,
          ]);
        for (const field of fieldsOf(staff, contest.among)) {
          const total = sumOf(field.flat().map(({ id }) => read(found.get(id) ?? '0')));
          expect(order(total, q(BigInt(contest.budget), 100n))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('of equals who share: all places of the table are paid when the field is large enough', () => {
    holds(
      60,
      fc.property(people, fc.array(fc.nat(10_000), { minLength: 1, maxLength: 4 }), (staff, points) => {
        const found = paid('prize(Призы, Продажи, "split", "all")', staff, points);
        const whole = sumOf(points.slice(0, staff.length).map((kopecks) => q(BigInt(kopecks), 100n)));
        expect(order(sumOf([...found.values()].map((text) => read(text ?? '0'))), whole)).toBe(0);
      }),
    );
  });
});

test('places: one more than those who are better', () => {
  holds(
    60,
    fc.property(people, (staff) => {
      const found = paid('rank(Продажи, "all") * 1', staff);
      for (const p of staff) {
        const place = 1 + staff.filter((other) => other.sales > p.sales).length;
        expect(found.get(p.id)).toBe(`${place}.00`);
      }
    }),
  );
});

test('nobody is paid otherwise when the rows stand in another order', () => {
  const expressions = fc.oneof(contests.map(textOf), fc.constant('pool(1000.01, Продажи + 1, Предел, 12.5%, "all")'));
  holds(
    60,
    fc.property(people, expressions, (staff, expression) => {
      const points = [100_001, 5_003];
      const again = paid(expression, [...staff].reverse(), points);
      for (const [id, amount] of paid(expression, staff, points)) expect(again.get(id)).toBe(amount);
    }),
  );
});

describe('a pool', () => {
  const funds = fc.record({ fund: fc.nat(2_000_000), reserve: fc.nat(1000), capped: fc.boolean() });
  test('is poured as the naive way does, and parts, reserve and rest are the fund', () => {
    holds(
      150,
      fc.property(people, funds, (staff, { fund, reserve, capped }) => {
        const cap = capped ? 'Предел' : '"none"';
        const found = paid(`pool(${fund / 100}, Продажи, ${cap}, ${reserve / 10}%, "all")`, staff);
        const sorted = [...staff].sort(byId);
        const weights = sorted.map(({ sales }) => q(BigInt(sales)));
        if (weights.every(({ n }) => n === 0n)) {
          expect([...found.values()].every((amount) => amount === null)).toBe(true);
          return;
        }
        const whole = q(BigInt(fund), 100n);
        const kept = round(q(BigInt(fund) * BigInt(reserve), 100_000n), UNIT, 'half-away');
        const rest = add(whole, { n: -kept.n, d: kept.d });
        const caps = sorted.map(({ cap: most }) => (capped && most >= 0 ? q(BigInt(most), 100n) : null));
        const parts = poured(rest, weights, caps, UNIT);
        sorted.forEach(({ id }, i) => {
          expect([id, found.get(id), equal(found.get(id), parts[i] as Q)]).toEqual([id, found.get(id), true]);
        });
        const shared = sumOf(parts);
        // Something is left only where everybody with a weight has reached the cap.
        const full = sorted.every((_, i) => weights[i]?.n === 0n || (caps[i] && order(parts[i] as Q, caps[i]) === 0));
        expect(order(shared, rest) === 0 || full).toBe(true);
      }),
    );
  });
});
