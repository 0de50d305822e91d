/**
 * Split periods, corrections of closed ones and the balances of pay rules together, against a sequential oracle: facts and
 * rates of closed months are edited between closings, rates and rules change in the middle of months.
 */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { entryOf, ledgerDiff, ledgerTable, type StatementEntry } from '../../src/ledger/index.js';
import { mistakes } from '../core/replay.js';
import {
  keeps,
  LINES,
  lends,
  money,
  monthCode,
  oracle,
  payoutOf,
  positive,
  type Rule,
  rulesArb,
} from './pay-oracle.js';
import { holds, planWith, SEED, table, unitsOf } from './support.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const MONTHS = 5;
/** A month is cut before its 16th. */
const FIRST = 15n;
const DAYS = [31n, 28n, 31n, 30n, 31n];

/** A month: facts in kopecks, the rate of A in percent before and after the middle. */
interface Month {
  readonly A: bigint;
  readonly B: bigint;
  readonly rate: readonly [bigint, bigint];
}
/** A rule's amount from the middle of a month on. */
interface Change {
  readonly rule: number;
  readonly month: number;
  readonly amount: bigint;
}
interface World {
  readonly months: readonly Month[];
  readonly rules: readonly Rule[];
  readonly change: Change;
}

const rounded = (n: bigint, d: bigint): bigint => {
  const twice = 2n * (n < 0n ? -n : n) + d;
  return (n < 0n ? -1n : 1n) * (twice / (2n * d));
};

/** Lines of A as printed: two parts where the halves differ. */
function linesOfA({ A, rate }: Month, month: number): bigint[] {
  const [one, two] = rate.map((percent) => rounded(A * percent, 100n)) as [bigint, bigint];
  if (one === two) return [one];
  const days = DAYS[month] as bigint;
  const first = rounded(one * FIRST, days);
  return [first, rounded(one * FIRST + two * (days - FIRST), days) - first];
}

const sum = (all: Iterable<bigint>): bigint => [...all].reduce((a, b) => a + b, 0n);

/** What a month is worth by today's facts and rules: amounts by code, and what every rule's balance is after it. */
interface Worth {
  readonly amounts: ReadonlyMap<string, bigint>;
  readonly balances: ReadonlyMap<string, bigint>;
}

function worths({ months, rules, change }: World, count: number): Worth[] {
  const debts = new Map<string, bigint>();
  return months.slice(0, count).map((own, month) => {
    const now = rules.map((rule, i) =>
      i === change.rule && month >= change.month ? { ...rule, amount: change.amount } : rule,
    );
    const earned = { A: sum(linesOfA(own, month)), B: own.B };
    const moves = oracle(now, earned, month, debts);
    return { amounts: new Map([...Object.entries(earned), ...moves]), balances: new Map(debts) };
  });
}

function planOf({ months, rules, change }: World): PlanDocument {
  const changed = rules[change.rule];
  const middle = `${monthCode(change.month)}-16`;
  return planWith({
    plans: [{ code: 'Схема', changeInside: 'split', proration: 'calendarDays' }],
    parameters: months.flatMap(({ rate }, month) =>
      rate.map((percent, half) => ({
        code: 'Ставка',
        value: `${percent}%`,
        from: `${monthCode(month)}-${half === 0 ? '01' : '16'}`,
      })),
    ),
    measures: LINES.map((code) => ({ code: `Факт ${code}`, unit: 'money' as const })),
    components: [
      { code: 'A', expression: 'Факт A * Ставка' },
      { code: 'B', expression: 'Факт B' },
    ],
    payouts: [
      ...rules.map(payoutOf),
      ...(changed ? [{ ...payoutOf({ ...changed, amount: change.amount }), from: middle }] : []),
    ],
  });
}

function runOf(world: World, closed: readonly StatementEntry[], month: number): Run {
  const facts = world.months.slice(0, month + 1).flatMap((own, i) =>
    LINES.map((code) => ({
      payee: 'Анна',
      measure: `Факт ${code}`,
      period: monthCode(i),
      fact: money(own[code]),
    })),
  );
  const tables = [table('people', [{ payee: 'Анна' }]), table('facts', facts), ledgerTable(closed, 'Ledger')];
  return calculate(planOf(world), { tables }, { period: monthCode(month) });
}

const amount = fc.oneof(fc.bigInt({ min: -300_000n, max: 900_000n }), fc.constant(0n));
const percentArb = fc.bigInt({ min: 0n, max: 150n });
const monthArb: fc.Arbitrary<Month> = fc.record({
  A: amount,
  B: amount,
  // Every other month is split.
  rate: fc
    .tuple(percentArb, percentArb, fc.boolean())
    .map(([one, two, split]): [bigint, bigint] => [one, split ? two : one]),
});
const editArb = fc.record({ month: fc.nat(MONTHS - 1), to: monthArb });
const worldArb = fc.record({
  months: fc.array(monthArb, { minLength: MONTHS, maxLength: MONTHS }),
  rules: rulesArb,
  change: fc.record({ rule: fc.nat(4), month: fc.nat(MONTHS - 1), amount: positive }),
  /** Edits made before each closing. */
  edits: fc.array(fc.array(editArb, { maxLength: 2 }), { minLength: MONTHS, maxLength: MONTHS }),
});

const edited = (months: readonly Month[], edits: readonly { month: number; to: Month }[]): Month[] =>
  months.map((own, i) => edits.filter(({ month }) => month === i).pop()?.to ?? own);

/** Printed amounts by what they are for: the code, and the closed period a line corrects. */
function printed({ lines }: Statement): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { code, corrects, amount: text } of lines) {
    const key = corrects ? `${code} ${corrects}` : code;
    found.set(key, (found.get(key) ?? 0n) + unitsOf(text as string, 2));
  }
  return found;
}

/** Every tree replays, and comes to the line it is of. */
function wrongTrees(run: Run, own: Statement): string[] {
  return explain(run, 'Анна').flatMap(({ code, corrects, part, tree }) => {
    const line = own.lines.find(
      (one) => one.code === code && one.corrects === corrects && one.part?.from === part?.from,
    );
    const same = Number(tree.value) === Number(line?.amount ?? '0');
    return [...mistakes(tree), ...(same ? [] : [`${code} ${corrects}: ${tree.value} ${line?.amount}`])];
  });
}

test(`agrees with the oracle line by line, whatever is edited between closings (seed ${SEED})`, () => {
  holds(
    12,
    fc.property(worldArb, ({ edits, ...start }) => {
      const posted = new Map<string, bigint>();
      const closed: StatementEntry[] = [];
      let world: World = start;
      for (let month = 0; month < MONTHS; month++) {
        world = { ...world, months: edited(world.months, edits[month] ?? []) };
        const run = runOf(world, closed, month);
        const own = statement(run, 'Анна') as Statement;
        const worth = worths(world, month + 1);
        const expected = new Map<string, bigint>((worth[month] as Worth).amounts);
        for (const [past, { amounts }] of worth.slice(0, month).entries())
          for (const code of [...LINES, ...world.rules.map((rule) => rule.code)]) {
            const delta = (amounts.get(code) ?? 0n) - (posted.get(`${code} ${past}`) ?? 0n);
            if (delta !== 0n) expected.set(`${code} ${monthCode(past)}`, delta);
            posted.set(`${code} ${past}`, amounts.get(code) ?? 0n);
          }
        for (const [code, units] of (worth[month] as Worth).amounts) posted.set(`${code} ${month}`, units);
        expect(printed(own)).toEqual(expected);
        const parts = own.lines.filter(({ code, corrects }) => code === 'A' && !corrects);
        const lines = linesOfA(world.months[month] as Month, month);
        expect(parts.map(({ amount: text }) => unitsOf(text as string, 2))).toEqual(lines);
        expect(wrongTrees(run, own)).toEqual([]);
        settles(world, own, posted, (worth[month] as Worth).balances);
        closed.push(entryOf(run, own, 'ru', sha256));
      }
      // Nothing is owed once it is posted, and everything closed replays.
      const last = runOf(world, closed, MONTHS - 1);
      const diff = ledgerDiff(last, closed, sha256);
      expect([diff.changes, diff.issues]).toEqual([[], []]);
      const worth = worths(world, MONTHS);
      expect(sum(closed.map(({ total }) => unitsOf(total, 2)))).toBe(
        sum(worth.flatMap((one) => [...one.amounts.values()])),
      );
    }),
  );
});

/** What a rule has paid and taken so far is its balance: nothing comes back twice, and never more than was lent or kept. */
function settles(
  { rules }: World,
  own: Statement,
  posted: ReadonlyMap<string, bigint>,
  balances: ReadonlyMap<string, bigint>,
): void {
  const left = new Map((own.balances ?? []).map(({ code, amount: text }) => [code, unitsOf(text, 2)]));
  for (const rule of rules) {
    const { code } = rule;
    if (!lends(rule) && !keeps(rule)) continue;
    const moved = sum([...posted].flatMap(([key, units]) => (key.startsWith(`${code} `) ? [units] : [])));
    const balance = left.get(code) ?? 0n;
    expect(balance).toBe(balances.get(code) ?? 0n);
    expect(balance).toBe(lends(rule) ? moved : -moved);
    expect(balance >= 0n).toBe(true);
  }
}
