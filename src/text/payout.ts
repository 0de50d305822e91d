/** What a rule of the pay stage keeps, in words. */
import type { PayoutExplanation } from '../core/explain/explain-payout.js';
import { balanceWords } from './forms.js';
import { wordsOf } from './statement-words.js';
import { show } from './value.js';
import type { Voice } from './voice.js';

/** The balance of a rule before and after; null where it has none. */
export function balanceText(
  { kind, opening, left }: PayoutExplanation,
  voice: Voice,
): { readonly text: string; readonly value: string } | null {
  if (opening === undefined || left === undefined) return null;
  const w = wordsOf(voice.lang);
  const [before, after] = [opening, left].map((amount) => show(amount, 'money', voice));
  return { text: balanceWords(kind, voice.lang), value: `${w.was} ${before}, ${w.left} ${after}` };
}
