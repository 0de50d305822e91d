/** The pay stage against a sequential oracle: periods closed one after another, every line and balance equal. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { Component } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { mistakes } from '../core/replay.js';
import { ledgerTable } from '../helpers/ledger.js';
import { type Earned, LINES, money, monthCode, oracle, payoutOf, type Rule, ruleArb, rulesArb } from './pay-oracle.js';
import { holds, planWith, type Row, SEED, table, unitsOf } from './support.js';

const PERIODS = Array.from({ length: 12 }, (_, i) => monthCode(i));
const amount = fc.oneof(
  fc.bigInt({ min: -300_000n, max: 900_000n }),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  fc.constant(0n),
);
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
      fc.property(ruleArb, earnedArb, (given, earned) => {
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
