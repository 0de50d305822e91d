/** What a line of the chosen person is under the draft, and what it was. */

import { fold } from '../../../src/core/language/index.js';
import { addF, fraction, fractionOf, fractionText } from '../../../src/core/number/exact.js';
import type { Statement } from '../../../src/core/program/statement.js';
import { changeText, moneyText, signOf } from '../effect.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';

/** The sum of a component's lines; null: unknown, undefined: no line. */
function amountOf(statement: Statement | null, code: string): string | null | undefined {
  const lines = (statement?.lines ?? []).filter((line) => fold(line.code) === fold(code));
  if (lines.length === 0) return undefined;
  if (lines.some(({ amount }) => amount === null)) return null;
  return fractionText(lines.reduce((sum, { amount }) => addF(sum, fractionOf(amount as string)), fraction(0)));
}

export function LineResult({ code, before = code }: { readonly code: string; readonly before?: string }) {
  const { lang, w } = useFrame();
  const { statement, statementBefore } = useModel();
  const now = amountOf(statement, code);
  if (statement === null || now === undefined) return null;
  const old = amountOf(statementBefore, before) ?? null;
  const { currency } = statement;
  const change = changeText(old, now, currency, lang);
  return (
    <span class="result">
      {moneyText(now, currency, lang, w.unknown)}
      {change !== '' && <span class={`delta ${signOf(change)}`}> {change}</span>}
    </span>
  );
}
