/** The pay stage against a sequential oracle: periods closed one after another, every line and balance equal. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain.js';
import type { Component, Payout, PayoutKind } from '../../src/core/plan.js';
import { calculate } from '../../src/core/run.js';
import type { Statement } from '../../src/core/statement.js';
import { statement } from '../../src/core/statements.js';
import { mistakes } from '../core/replay.js';
import { ledgerTable } from '../helpers/ledger.js';
import { holds, planWith, type Row, SEED, table, unitsOf } from './support.js';

const PERIODS = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);
const LINES = ['A', 'B'] as const;
type Name = (typeof LINES)[number];
type Earned = Readonly<Record<Name, bigint>>;

/** A rule in kopecks and whole percents; months stand for its dates, `open` for its condition. */
interface Rule {
  readonly code: string;
  readonly kind: PayoutKind;
  readonly of: Name | null;
  readonly amount: bigint;
  readonly share: bigint;
  readonly most: bigint | null;
  readonly from: number;
  readonly until: number;
}

const least = (...values: bigint[]): bigint => values.reduce((a, b) => (a < b ? a : b));
/** Half away from zero. */
const percent = (units: bigint, share: bigint): bigint => (units * share + 50n) / 100n;

/** What the rules do in a period, one after another; `debts` are the balances, changed in place. */
function oracle(
  rules: readonly Rule[],
  earned: Earned,
  month: number,
  debts: Map<string, bigint>,
): Map<string, bigint> {
  const now: Record<string, bigint> = { ...earned };
  let all = earned.A + earned.B;
  const moves = new Map<string, bigint>();
  for (const { code, kind, of, amount, share, most, from, until } of rules) {
    const x = of === null ? all : (now[of] as bigint);
    const debt = debts.get(code) ?? 0n;
    const acts = month <= until;
    const limit = month < from ? 0n : most;
    const back = (above: bigint): bigint => least(percent(above, share), debt, ...(limit === null ? [] : [limit]));
    let move = 0n;
    if (kind === 'draw' || kind === 'netting') {
      const floor = kind === 'draw' ? amount : 0n;
      move = x < floor ? (acts ? floor - x : 0n) : -back(x - floor);
    } else if (kind === 'guarantee') move = acts && x < amount ? amount - x : 0n;
    else if (kind === 'cap') move = acts && x > amount ? amount - x : 0n;
    else if (kind === 'refundableCap') move = !acts ? debt : x > amount ? amount - x : least(debt, amount - x);
    else if (month >= until) move = debt;
    else move = x < 0n ? least(debt, -x) : -percent(x, share);
    const owed = kind === 'draw' || kind === 'netting';
    if (kind !== 'guarantee' && kind !== 'cap') debts.set(code, owed ? debt + move : debt - move);
    if (of !== null) now[of] = (now[of] as bigint) + move;
    all += move;
    if (move !== 0n) moves.set(code, move);
  }
  return moves;
}

const money = (units: bigint): string =>
  `${units < 0n ? '-' : ''}${(units < 0n ? -units : units) / 100n}.${String((units < 0n ? -units : units) % 100n).padStart(2, '0')}`;
const first = (month: number): string => `2026-${String(month + 1).padStart(2, '0')}-01`;

function payoutOf({ code, kind, of, amount, share, most, from, until }: Rule): Payout {
  const lends = kind === 'draw' || kind === 'netting';
  return {
    code,
    kind,
    ...(of === null ? {} : { of }),
    ...(kind === 'netting' || kind === 'holdback' ? {} : { amount: money(amount) }),
    ...(lends || kind === 'holdback' ? { share: `${share}%` } : {}),
    ...(lends && most !== null ? { maxRecovery: money(most) } : {}),
    ...(lends && from > 0 ? { recoverFrom: first(from) } : {}),
    ...(until < 12 || kind === 'holdback' ? { until: until < 12 ? first(until) : '2027-01-01' } : {}),
  };
}

const amount = fc.oneof(
  fc.bigInt({ min: -300_000n, max: 900_000n }),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  fc.constant(0n),
);
const positive = fc.oneof(fc.bigInt({ min: 0n, max: 600_000n }), fc.bigInt({ min: 0n, max: 10n ** 18n }));
const KINDS: readonly PayoutKind[] = ['draw', 'guarantee', 'cap', 'refundableCap', 'holdback', 'netting'];
const rule = fc.record({
  kind: fc.constantFrom(...KINDS),
  of: fc.constantFrom<Name | null>('A', 'B', null),
  amount: positive,
  share: fc.oneof(fc.constant(100n), fc.bigInt({ min: 0n, max: 100n })),
  most: fc.option(positive),
  from: fc.integer({ min: 0, max: 11 }),
  until: fc.integer({ min: 0, max: 12 }),
});
const rulesArb = fc.array(rule, { minLength: 1, maxLength: 5 }).map((list) => {
  const netted = new Set<Name>();
  return list.flatMap((one, i): Rule[] => {
    const of = one.kind === 'netting' ? (one.of ?? 'A') : one.of;
    if (one.kind === 'netting' && netted.has(of as Name)) return [];
    if (one.kind === 'netting') netted.add(of as Name);
    return [{ ...one, of, code: `R${i}` }];
  });
});
const earnedArb = fc.array(fc.record({ A: amount, B: amount }), { minLength: 12, maxLength: 12 });

const components: readonly Component[] = LINES.map((code) => ({ code, expression: `Fact ${code}` }));
const measures = LINES.map((code) => ({ code: `Fact ${code}`, unit: 'money' as const }));

/** Calculates the periods in order, each with those before it closed. */
function* paidBy(rules: readonly Rule[], earned: readonly Earned[]): Generator<[Statement, string[]]> {
  const plan = planWith({ components, measures, payouts: rules.map(payoutOf) });
  const closed: Statement[] = [];
  const facts: Row[] = [];
  for (const [i, period] of PERIODS.entries()) {
    for (const code of LINES)
      facts.push({ payee: 'Анна', measure: `Fact ${code}`, period, fact: money((earned[i] as Earned)[code]) });
    const tables = [table('people', [{ payee: 'Анна' }]), table('facts', facts), ledgerTable(closed)];
    const run = calculate(plan, { tables }, { period });
    const own = statement(run, 'Анна') as Statement;
    closed.push(own);
    const trees = explain(run, 'Анна');
    const wrong = trees.flatMap(({ code, tree }) => {
      const line = own.lines.find((one) => one.code === code);
      const said = unitsOf(line?.amount ?? '0.00', 2) * 1n;
      return [
        ...mistakes(tree),
        ...(tree.value === null || scaled(tree.value) !== said ? [`${code}: ${tree.value}`] : []),
      ];
    });
    yield [own, wrong];
  }
}

/** A finite decimal of at most two digits as kopecks. */
const scaled = (text: string): bigint => {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(2, '0'));
};

describe(`the pay stage over twelve periods (seed ${SEED})`, () => {
  test('agrees with the oracle to the kopeck, and its explanations replay', () => {
    const seen = new Set<string>();
    holds(
      15,
      fc.property(rulesArb, earnedArb, (rules, earned) => {
        const debts = new Map<string, bigint>();
        let month = 0;
        for (const [own, wrong] of paidBy(rules, earned)) {
          const { A, B } = earned[month] as Earned;
          const moves = oracle(rules, { A, B }, month, debts);
          const lines = own.lines.filter(({ stage }) => stage === 'pay');
          expect(new Map(lines.map(({ code, amount: text }) => [code, unitsOf(text as string, 2)]))).toEqual(moves);
          const left = new Map((own.balances ?? []).map(({ code, amount: text }) => [code, unitsOf(text, 2)]));
          for (const { code } of rules) expect(left.get(code) ?? 0n).toBe(debts.get(code) ?? 0n);
          expect(unitsOf(own.earned as string, 2)).toBe(A + B);
          expect(unitsOf(own.total as string, 2)).toBe([...moves.values()].reduce((a, b) => a + b, A + B));
          expect(wrong).toEqual([]);
          for (const { payout } of lines) seen.add(payout as string);
          month++;
        }
      }),
    );
    expect(seen.size).toBe(11);
  });

  test('what was paid and what is owed add up to what was earned; limits hold', () => {
    holds(
      20,
      fc.property(rule, earnedArb, (given, earned) => {
        const one: Rule = { ...given, code: 'R', of: given.kind === 'netting' ? 'A' : given.of };
        const owed = one.kind === 'draw' || one.kind === 'netting';
        let [paid, total, opening] = [0n, 0n, 0n];
        let month = 0;
        for (const [own] of paidBy([one], earned)) {
          const { A, B } = earned[month] as Earned;
          const move = unitsOf(own.lines.find(({ code }) => code === 'R')?.amount ?? '0.00', 2);
          const x = one.of === null ? A + B : A * BigInt(one.of === 'A') + B * BigInt(one.of === 'B');
          paid += unitsOf(own.total as string, 2);
          total += A + B;
          const left = unitsOf(own.balances?.[0]?.amount ?? '0.00', 2);
          expect(left >= 0n).toBe(true);
          // Σ paid = Σ earned + what was lent, or − what is kept.
          if (one.kind !== 'guarantee' && one.kind !== 'cap') expect(paid).toBe(owed ? total + left : total - left);
          // Pay never falls below the draw through recovery, and no more is taken than there was to take.
          if (move < 0n && owed) {
            expect(x + move >= (one.kind === 'draw' ? one.amount : 0n)).toBe(true);
            expect(-move <= opening && (one.most === null || -move <= one.most)).toBe(true);
          }
          const acts = month <= one.until;
          if (acts && (one.kind === 'cap' || one.kind === 'refundableCap')) expect(x + move <= one.amount).toBe(true);
          if (acts && one.kind === 'guarantee') expect(x + move >= one.amount).toBe(true);
          // Netting never touches another component: its rule moves what A was paid, between nothing and all of it.
          if (one.kind === 'netting' && x > 0n) expect(x + move >= 0n && move <= 0n).toBe(true);
          opening = left;
          month++;
        }
      }),
    );
  });
});
