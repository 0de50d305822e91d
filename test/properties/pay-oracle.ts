/** The rules of the pay stage in a few lines of whole kopecks, and arbitrary rules to hold the engine against it. */
import fc from 'fast-check';
import type { Payout, PayoutKind } from '../../src/core/plan/plan.js';

export const LINES = ['A', 'B'] as const;
export type Name = (typeof LINES)[number];
export type Earned = Readonly<Record<Name, bigint>>;

/** A rule in kopecks and whole percents; months stand for its dates, `until` for its condition. */
export interface Rule {
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

export const lends = ({ kind }: Pick<Rule, 'kind'>): boolean => kind === 'draw' || kind === 'netting';
export const keeps = ({ kind }: Pick<Rule, 'kind'>): boolean => kind === 'refundableCap' || kind === 'holdback';

/** What the rules do in a period, one after another; `debts` are the balances, changed in place. */
export function oracle(
  rules: readonly Rule[],
  earned: Earned,
  month: number,
  debts: Map<string, bigint>,
): Map<string, bigint> {
  const now: Record<string, bigint> = { ...earned };
  let all = earned.A + earned.B;
  const moves = new Map<string, bigint>();
  for (const rule of rules) {
    const { code, kind, of, amount, share, most, from, until } = rule;
    const x = of === null ? all : (now[of] as bigint);
    const debt = debts.get(code) ?? 0n;
    const acts = month <= until;
    const limit = month < from ? 0n : most;
    const back = (above: bigint): bigint => least(percent(above, share), debt, ...(limit === null ? [] : [limit]));
    let move = 0n;
    if (lends(rule)) {
      const floor = kind === 'draw' ? amount : 0n;
      move = x < floor ? (acts ? floor - x : 0n) : -back(x - floor);
    } else if (kind === 'guarantee') move = acts && x < amount ? amount - x : 0n;
    else if (kind === 'cap') move = acts && x > amount ? amount - x : 0n;
    else if (kind === 'refundableCap') move = !acts ? debt : x > amount ? amount - x : least(debt, amount - x);
    else if (month >= until) move = debt;
    else move = x < 0n ? least(debt, -x) : -percent(x, share);
    if (lends(rule)) debts.set(code, debt + move);
    if (keeps(rule)) debts.set(code, debt - move);
    if (of !== null) now[of] = (now[of] as bigint) + move;
    all += move;
    if (move !== 0n) moves.set(code, move);
  }
  return moves;
}

export const money = (units: bigint): string => {
  const digits = String(units < 0n ? -units : units).padStart(3, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
export const monthCode = (month: number): string => `2026-${String(month + 1).padStart(2, '0')}`;

export function payoutOf(rule: Rule): Payout {
  const { code, kind, of, amount, share, most, from, until } = rule;
  const last = until < 12 ? `${monthCode(until)}-01` : '2027-01-01';
  return {
    code,
    kind,
    ...(of === null ? {} : { of }),
    ...(kind === 'netting' || kind === 'holdback' ? {} : { amount: money(amount) }),
    ...(lends(rule) || kind === 'holdback' ? { share: `${share}%` } : {}),
    ...(lends(rule) && most !== null ? { maxRecovery: money(most) } : {}),
    ...(lends(rule) && from > 0 ? { recoverFrom: `${monthCode(from)}-01` } : {}),
    ...(until < 12 || kind === 'holdback' ? { until: last } : {}),
  };
}

export const positive = fc.oneof(fc.bigInt({ min: 0n, max: 600_000n }), fc.bigInt({ min: 0n, max: 10n ** 18n }));
const KINDS: readonly PayoutKind[] = ['draw', 'guarantee', 'cap', 'refundableCap', 'holdback', 'netting'];
export const ruleArb = fc.record({
  kind: fc.constantFrom(...KINDS),
  of: fc.constantFrom<Name | null>('A', 'B', null),
  amount: positive,
  share: fc.oneof(fc.constant(100n), fc.bigInt({ min: 0n, max: 100n })),
  most: fc.option(positive),
  from: fc.integer({ min: 0, max: 11 }),
  until: fc.integer({ min: 0, max: 12 }),
});
/** A component may be netted once. */
export const rulesArb = fc.array(ruleArb, { minLength: 1, maxLength: 5 }).map((list) => {
  const netted = new Set<Name>();
  return list.flatMap((one, i): Rule[] => {
    const of = one.kind === 'netting' ? (one.of ?? 'A') : one.of;
    if (one.kind === 'netting' && netted.has(of as Name)) return [];
    if (one.kind === 'netting') netted.add(of as Name);
    return [{ ...one, of, code: `R${i}` }];
  });
});
