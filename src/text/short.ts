/** «Почему столько» in one sentence a line. */

import type { LineExplanation } from '../core/explain/explain.js';
import type { PayoutExplanation } from '../core/explain/explain-payout.js';
import type { Issue } from '../core/issue/issue.js';
import { issueText, placeText } from '../core/language/issue-text.js';
import { currencyDigits } from '../core/number/currency.js';
import type { RoundingMode } from '../core/number/exact.js';
import {
  compareF,
  divRound,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  mul,
  pow10,
  subF,
} from '../core/number/exact.js';
import type { Explanation, Next } from '../core/program/statement.js';
import { payoutWords } from './forms.js';
import { distinctNext, isAbout, nextSentence } from './next.js';
import { attainmentText, conditionText, type Speaking, valueText } from './operand.js';
import { balanceText } from './payout.js';
import { isLimit, isShortfall, isZero, kpiLines, type Phrase, phrase, spelled } from './phrase.js';
import { titled, titleInTime } from './statement.js';
import { wordsOf } from './statement-words.js';
import { attainmentOf, edgesIn, factorsOf, inner, nodes, roleOf, simplify } from './tree.js';
import { sameValue, show } from './value.js';
import type { Voice } from './voice.js';

/** Thresholds mentioned after a line; the rest is in {@link nextText}. */
const MOST_NEXT = 2;

/**
 * One sentence for a line, and what is missing to the next tier.
 * @example explainShort(line, [], voice)
 * // 'Оклад за месяц: 40 000,00 ₽ × 22 из 22 рабочих дней = 40 000,00 ₽'
 */
export function explainShort(line: LineExplanation, next: readonly Next[], voice: Voice): string {
  if (line.payout) return payoutShort(line, line.payout, voice);
  const own = distinctNext(next).filter((item) => isAbout(item, line));
  const said = [
    `${titleInTime(line, voice.lang)}: ${reason(line.tree, voice)}`,
    ...own.slice(0, MOST_NEXT).map((item) => nextSentence(item, voice, line.tree)),
  ].join('. ');
  return [said, ...linesBelow(line.tree, voice)].join('\n');
}

/** What a sentence has no room for, each a line under it. */
export const linesBelow = (tree: Explanation, voice: Voice): string[] =>
  tree.value === null ? [] : kpiLines(simplify(tree), { voice, edges: edgesIn(tree) }).map((text) => `  ${text}`);

/** «Минимум — погашение: 2 375,00 ₽ − 2 000,00 ₽ = −375,00 ₽. К погашению: было 500,00 ₽, стало 125,00 ₽». */
function payoutShort({ title, tree }: LineExplanation, payout: PayoutExplanation, voice: Voice): string {
  const { move } = payout;
  const name = move === null ? title : titled(title, payoutWords(move, voice.lang));
  const why = move === null && tree.value !== null ? wordsOf(voice.lang).noMove : reason(tree, voice);
  const balance = balanceText(payout, voice);
  return `${name}: ${why}${balance === null ? '' : `. ${capital(balance.text)}: ${balance.value}`}`;
}

const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;

/** Why an amount is what it is, without the line's name. */
export function reason(tree: Explanation, voice: Voice): string {
  const s: Speaking = { voice, edges: edgesIn(tree) };
  if (tree.value === null) return unknownText(tree.issue, voice);
  const { top, step } = partsOf(tree);
  if (tree.kind === 'flag') return `${valueText(tree, s)}, ${conditionText(top, s)}`;
  const amount = show(tree.value, 'money', voice);
  const special = withoutArithmetic(step, amount, s) ?? disciplineText(tree, amount, s) ?? limitText(step, amount, s);
  if (special !== null) return special;
  const spoken = counting(step, tree, top, s);
  const text = spelled(spoken);
  // A figure with its note in brackets is the amount itself.
  const said = text === amount || (spoken.strength === 3 && text.startsWith(`${amount} (`));
  return said ? text : `${text}${roundedText(top, voice)} = ${amount}`;
}

/** A line's formula, and its step under rounding and a condition that was met. */
function partsOf(tree: Explanation): { readonly top: Explanation; readonly step: Explanation } {
  const clean = simplify(tree);
  const top = roleOf(clean) === 'component' && clean.op === 'figure' ? (clean.children[0] ?? clean) : clean;
  const whole = top.op === 'round' ? (top.children[0] ?? top) : top;
  const step = whole.op === 'gate' && whole.detail?.met === 'true' ? (whole.children[1] ?? whole) : whole;
  return { top, step };
}

/** Why a line is nothing for a plain reason, as its sentence says it; null of any other. */
export const whyNothing = (tree: Explanation, voice: Voice): string | null =>
  tree.value === '0' && tree.kind === 'money'
    ? withoutArithmetic(partsOf(tree).step, show(tree.value, 'money', voice), { voice, edges: edgesIn(tree) })
    : null;

/** Digits tried until what is printed gives what is paid. */
const DIGITS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12];

/** The arithmetic of a step with as many digits as it takes to come to the result on a calculator. */
function counting(step: Explanation, { value }: Explanation, top: Explanation, s: Speaking): Phrase {
  let first: Phrase | undefined;
  for (const digits of DIGITS) {
    const spoken = phrase(step, { ...s, digits }, 0, 'money');
    first ??= spoken;
    if (spoken.says === null || value === null || comesTo(spoken.says, value, top, s.voice)) return spoken;
  }
  return first as Phrase;
}

/** What the printed figures give, rounded as the line is, is its amount. */
function comesTo(says: Fraction, value: string, top: Explanation, voice: Voice): boolean {
  const detail = top.op === 'round' ? top.detail : undefined;
  const unit = detail?.step ? fractionOf(detail.step) : fraction(1, pow10(currencyDigits(voice.currency)));
  const mode = (detail?.mode ?? 'half-away') as RoundingMode;
  const units = (of: Fraction): string => String(divRound(mul(of.n, unit.d), mul(of.d, unit.n), mode));
  return units(says) === units(fractionOf(value));
}

/** Rounding to the smallest unit goes without saying; to rubles or hundreds it is said. */
function roundedText(top: Explanation, voice: Voice): string {
  const step = top.op === 'round' ? top.detail?.step : undefined;
  if (step === undefined) return '';
  const smallest = fraction(1, pow10(currencyDigits(voice.currency)));
  return compareF(fractionOf(step), smallest) > 0
    ? `, ${wordsOf(voice.lang).rounded} ${show(step, 'money', voice)}`
    : '';
}

/** The issue that made a figure unknown, with its place and what to do. */
function unknownText(issue: Issue | undefined, voice: Voice): string {
  const w = wordsOf(voice.lang);
  if (!issue) return w.unknown;
  const { message, hint } = issueText(issue, voice.lang);
  const place = issue.place ? ` (${placeText(issue.place, voice.lang)})` : '';
  return `${w.unknown}. ${message.replace(/\.$/, '')}${place}. ${hint}`.replace(/\.$/, '');
}

/** Nothing was paid for a plain reason: a condition, or a KPI under its minimum. */
function withoutArithmetic(step: Explanation, amount: string, s: Speaking): string | null {
  const w = wordsOf(s.voice.lang);
  const [condition] = step.children;
  if (step.op === 'gate' && condition) return `${amount} — ${w.conditionNotMet}: ${conditionText(condition, s)}`;
  if (!isZero(step) || (step.op !== '*' && roleOf(step) !== 'score')) return null;
  for (const node of nodes(step)) {
    const floor = roleOf(node) === 'score' ? floorOf(node) : null;
    const attainment = floor && attainmentOf(node);
    if (!floor || !attainment) continue;
    const made = attainmentText(attainment, s);
    return `${amount} — ${made} ${w.belowFloor} ${show(floor.value, 'ratio', s.voice, { exact: true })}, ${w.notPaid}`;
  }
  return null;
}

/** The floor a score fell under: «если выполнение < минимум, то 0». */
function floorOf(score: Explanation): Explanation | null {
  const choice = inner(score);
  const [condition] = choice.children;
  const [left, right] = condition?.children ?? [];
  const under =
    choice.op === 'if' &&
    choice.detail?.taken === 'then' &&
    condition?.op === '<' &&
    left &&
    roleOf(left) === 'attainment';
  return under && right ? right : null;
}

/** A pot less a stated amount per event, not below 0: what is gone was never earned. */
function disciplineText(tree: Explanation, amount: string, s: Speaking): string | null {
  let step: Explanation | undefined = tree;
  while (step && ['figure', 'round', 'gate'].includes(step.op)) step = step.children[step.op === 'gate' ? 1 : 0];
  const [rest, zero] = step?.op === 'max' ? step.children : [];
  if (rest?.op !== '-' || zero?.value !== '0') return null;
  const [pot, less] = rest.children;
  if (!pot || !less || pot.value === null || less.value === null || !perEvent(pot, less)) return null;
  if (isZero(less)) return amount;
  const [whole, gone] = [fractionOf(pot.value), fractionOf(less.value)];
  const notEarned = compareF(subF(whole, gone), fraction(0)) < 0 ? whole : gone;
  const [a, b] = [phrase(simplify(pot), s, 1, 'money'), phrase(simplify(less), s, 1, 'money')];
  const text = `${spelled(a)} − ${b.strength === 1 ? `(${spelled(b)})` : spelled(b)}`;
  return `${text} (${wordsOf(s.voice.lang).notEarned} ${show(fractionText(notEarned), 'money', s.voice)}) = ${amount}`;
}

/** A stated pot, and so much for each of a number of events: a guarantee or a margin has the same shape but other parts. */
function perEvent(pot: Explanation, less: Explanation): boolean {
  const facts = nodes(pot).some((node) => roleOf(node) === 'measure' && node.kind === 'money');
  return !facts && factorsOf(simplify(less)).some((factor) => roleOf(factor) === 'measure' && factor.kind === 'count');
}

/** A calculation stopped by its cap or lifted to its minimum. */
function limitText(step: Explanation, amount: string, s: Speaking): string | null {
  const w = wordsOf(s.voice.lang);
  const [calculated] = step.children;
  if (!['min', 'max'].includes(step.op) || !calculated || !isLimit(step) || isShortfall(step)) return null;
  const text = spelled(counting(calculated, calculated, calculated, s));
  const result = show(calculated.value, 'money', s.voice);
  const made = text === result ? text : `${text} = ${result}`;
  if (sameValue(calculated.value, step.value)) return made;
  // What a cap kept may be less than the room there is now.
  const kept = step.children[1]?.detail?.type === 'opening';
  return `${made}, ${step.op === 'max' ? w.floorLifts : kept ? w.keptWas : w.capLeaves} ${amount}`;
}
