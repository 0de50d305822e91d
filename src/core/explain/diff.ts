/** Two runs side by side: what a change of plan or facts does to each payee, line by line. */

import { currencyDigits } from '../number/currency.js';
import { decimalText } from '../number/decimal.js';
import { addF, type Fraction, fraction, fractionOf, mulF, pow10, subF } from '../number/exact.js';
import type { Line, Statement } from '../program/statement.js';
import type { Run } from '../run/result.js';
import { statements } from '../run/statements.js';

/** Before, after and the difference, as decimal text; null where a side is unknown or missing. */
export interface Change {
  readonly before: string | null;
  readonly after: string | null;
  readonly delta: string | null;
}

/** What changes for one payee; `lines` names only the lines that differ. */
export interface PayeeDiff extends Change {
  readonly payee: string;
  readonly name: string;
  readonly currency: string;
  readonly lines: readonly (Change & { readonly code: string; readonly title: string; readonly corrects?: string })[];
}

/**
 * Payees whose pay differs between two runs, in the order of the first; people of only one run stand with null on the other side.
 * @example diff(run, better)[0]?.delta // '18056.75'
 */
export function diff(before: Run, after: Run): PayeeDiff[] {
  const old = new Map([...statements(before)].map((s) => [s.payee, s]));
  const young = new Map([...statements(after)].map((s) => [s.payee, s]));
  const payees = [...new Set([...old.keys(), ...young.keys()])];
  return payees
    .map((payee) => compare(old.get(payee), young.get(payee)))
    .filter((d) => d.before !== d.after || d.lines.length > 0);
}

function compare(before: Statement | undefined, after: Statement | undefined): PayeeDiff {
  const known = (after ?? before) as Statement;
  const digits = currencyDigits(known.currency);
  const codes = [...new Set([...(before?.lines ?? []), ...(after?.lines ?? [])].map(keyOf))];
  const lines = codes.map((key) => {
    const [a, b] = [sum(before, key, digits), sum(after, key, digits)];
    const line = [...(after?.lines ?? []), ...(before?.lines ?? [])].find((one) => keyOf(one) === key) as Line;
    const { code, title, corrects } = line;
    return { code, title, ...(corrects ? { corrects } : {}), ...change(a, b, digits) };
  });
  return {
    payee: known.payee,
    name: known.name,
    currency: known.currency,
    ...change(before?.total ?? null, after?.total ?? null, digits),
    lines: lines.filter((line) => line.before !== line.after),
  };
}

const keyOf = ({ code, corrects }: Line): string => (corrects ? `${code} ${corrects}` : code);

/** Adjustments of one kind share a code, so lines are summed by code. */
function sum(statement: Statement | undefined, key: string, digits: number): string | null {
  const amounts = statement?.lines.filter((line) => keyOf(line) === key).map((line) => line.amount) ?? [];
  if (amounts.length === 0 || amounts.includes(null)) return null;
  return amountText(
    amounts.reduce<Fraction>((total, amount) => addF(total, fractionOf(amount as string)), fraction(0)),
    digits,
  );
}

const amountText = (value: Fraction, digits: number): string =>
  decimalText(mulF(value, fraction(pow10(digits))).n, digits);

function change(before: string | null, after: string | null, digits: number): Change {
  if (before === null || after === null) return { before, after, delta: null };
  return { before, after, delta: amountText(subF(fractionOf(after), fractionOf(before)), digits) };
}
