/** What is missing to the next tier, minimum or condition, and what it would add, in words. */

import type { LineExplanation } from '../core/explain/explain.js';
import { fraction, fractionOf, fractionText, mulF } from '../core/number/exact.js';
import type { Kind } from '../core/plan/kinds.js';
import type { Explanation, Next } from '../core/program/statement.js';
import { quote } from './forms.js';
import { formulaText } from './formula.js';
import { titleInTime } from './statement.js';
import { wordsOf } from './statement-words.js';
import { findNode, isComparison, pointsOf } from './tree.js';
import { sameValue, show, signed } from './value.js';
import type { Voice } from './voice.js';

const NBSP = '\u00A0';

/**
 * What is worth telling: the same hint of two lines once, and nothing that adds nothing (a guarantee hides it).
 * One whose effect cannot be known stays.
 * @example distinctNext(next(run, 'Соколова Марина')).length // 2
 */
export function distinctNext(items: readonly Next[]): Next[] {
  const seen = new Set<string>();
  return items.filter(({ kind, measure, missing, threshold, adds }) => {
    if (adds !== null && fractionOf(adds).n === 0) return false;
    const key = JSON.stringify([kind, measure, missing, threshold, adds]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Of a split period a threshold belongs to the line of its part. */
export const isAbout = (item: Next, { title, part }: LineExplanation): boolean =>
  item.line === title && (!item.part || !part || (item.part.from >= part.from && item.part.to <= part.to));

/**
 * One thing that is missing: «Оплаты: ещё 31 650,00 ₽ до ступени 121 % — тогда +9 056,75 ₽ к итогу».
 * @param tree the line's explanation, which knows the units
 * @example nextSentence(next(run, 'Соколова Марина')[0], voice) // 'Встречи: ещё 10 до минимума 50 % — тогда +6 000,00 ₽ к итогу'
 */
export function nextSentence(item: Next, voice: Voice, tree?: Explanation): string {
  const w = wordsOf(voice.lang);
  const adds = item.adds === null ? '' : ` — ${w.gives} ${signed(item.adds, 'money', voice)} ${w.toTotal}`;
  return `${item.measure}: ${missing(item, voice)} ${goal(item, voice, tree)}${adds}`;
}

function goal(item: Next, voice: Voice, tree: Explanation | undefined): string {
  const w = wordsOf(voice.lang);
  if (item.kind === 'gate') return `${w.toGate} ${quote(formulaText(item.name, voice.lang), voice.lang)}`;
  const node =
    tree &&
    findNode(tree, (at) => (item.kind === 'tier' ? at.op === 'scale' && at.label === item.name : asks(at, item)));
  const threshold = show(item.threshold, thresholdKind(item, voice, node), voice, { exact: true });
  if (item.kind === 'floor') return `${w.toFloor} ${threshold}`;
  const beyond =
    node !== undefined && pointsOf(node).some(({ from, after }) => after && sameValue(from, item.threshold));
  return `${w.toTier} ${beyond ? `${w.above} ` : ''}${threshold}`;
}

/** «ещё 10», «меньше на 3», «ещё 5 п. п.». */
function missing(item: Next, voice: Voice): string {
  const w = wordsOf(voice.lang);
  const measure = voice.measure(item.measure);
  const kind = measure?.kind ?? 'number';
  const amount =
    kind === 'ratio'
      ? `${show(fractionText(mulF(fractionOf(item.missing), fraction(100))), 'number', voice)}${NBSP}${w.points}`
      : show(item.missing, kind, voice, { exact: true });
  const word = measure?.down ? w.less : w.more;
  return voice.lang === 'ru' ? `${word} ${amount}` : `${amount} ${word}`;
}

/** A scale's axis, or the unit of the figure a condition compares. */
function thresholdKind(item: Next, voice: Voice, node: Explanation | undefined): Kind {
  if (!node) return item.kind === 'floor' ? 'ratio' : (voice.measure(item.measure)?.kind ?? 'number');
  if (node.detail?.axis === 'ratio') return 'ratio';
  return node.children[0]?.kind ?? 'number';
}

const asks = (node: Explanation, item: Next): boolean =>
  isComparison(node) && sameValue(node.children[1]?.value ?? null, item.threshold);

/**
 * Everything within reach of a payee, one sentence a row, each with the line it is about.
 * @param lines the payee's explanations, for the units
 * @example nextText([], voice) // 'Ближайших ступеней, минимумов и условий нет.'
 */
export function nextText(items: readonly Next[], voice: Voice, lines: readonly LineExplanation[] = []): string {
  const told = distinctNext(items);
  if (told.length === 0) return wordsOf(voice.lang).nextNothing;
  const one = (item: Next): string => {
    const line = lines.find((own) => isAbout(item, own));
    return `${line ? titleInTime(line, voice.lang) : item.line}. ${nextSentence(item, voice, line?.tree)}`;
  };
  return told.map(one).join('\n');
}
