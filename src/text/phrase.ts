/** Any explanation as one line of arithmetic with its values: «1 178 350,00 ₽ × 9,5 % (…)». */
import { fractionOf } from '../core/exact.js';
import type { Kind } from '../core/kinds.js';
import type { Explanation } from '../core/statement.js';
import {
  acrossName,
  attainmentNote,
  conditionText,
  namedValue,
  nameOf,
  type Speaking,
  tierText,
  timeShareText,
  valueText,
} from './operand.js';
import { slicesOf } from './slices.js';
import { addendsOf, attainmentOf, factorsOf, inner, roleOf } from './tree.js';
import { sameValue, show } from './value.js';
import { counted, wordsOf } from './words.js';

/** Words and how tightly they hold together: 3 a figure, 2 a product, 1 a sum. */
export interface Phrase {
  readonly text: string;
  readonly strength: 1 | 2 | 3;
}

/** Parts of a sum or product spelled out in one sentence; a longer one is given by its value. */
const MOST_PARTS = 6;
const MOST_DEPTH = 3;

const atom = (text: string): Phrase => ({ text, strength: 3 });
const noted = (text: string, note: string): Phrase => atom(note === '' ? text : `${text} (${note})`);
const wrap = (phrase: Phrase, least: number): string => (phrase.strength < least ? `(${phrase.text})` : phrase.text);

/** The arithmetic of a node in words. `kind`: what a bare number is counted in here. */
export function phrase(node: Explanation, s: Speaking, depth = 0, kind: Kind = node.kind): Phrase {
  if (node.value === null) return atom(wordsOf(s.voice.lang).unknown);
  if (node.children.length > 0 && depth > MOST_DEPTH) return atom(valueText(node, s));
  if (node.op === 'figure') return figurePhrase(node, s, depth, kind);
  switch (node.op) {
    case '*':
      return product(node, s, depth);
    case '/':
      return quotient(node, s, depth);
    case '+':
    case '-':
    case 'sum':
    case 'negate':
      return sum(node, s, depth, kind);
    case 'min':
    case 'max':
    case 'clamp':
      return bounded(node, s, depth, kind);
    case 'if':
      return chosen(node, s, depth, kind);
    case 'gate':
      return gated(node, s, depth, kind);
    case 'round':
      return rounded(node, s, depth);
    case 'scale':
      return scaled(node, s, [], kind);
    case 'team':
    case 'subordinates':
    case 'share':
      return across(node, s);
    default:
      return atom(leafText(node, s, kind));
  }
}

/** A figure rounded on the way: «27,40 ₽ (10 000,00 ₽ ÷ 365, округлено)». */
function rounded(node: Explanation, s: Speaking, depth: number): Phrase {
  const [whole] = node.children;
  const from = whole ? phrase(whole, s, depth + 1, node.kind).text : '';
  return noted(valueText(node, s), `${from}, ${wordsOf(s.voice.lang).roundedOff}`);
}

/** A bare number takes its neighbours' kind, as it does in the language. */
function leafText(node: Explanation, s: Speaking, kind: Kind): string {
  if (roleOf(node) === 'weight') return namedValue(node, s);
  if (roleOf(node) === 'time') return `${valueText(node, s)} (${nameOf(node, s.voice)})`;
  return node.kind === 'number' && kind !== 'number'
    ? show(node.value, kind, s.voice, { exact: true })
    : valueText(node, s);
}

/** A figure of the plan: its value, and in brackets what a reader needs to recognise it. */
function figurePhrase(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  switch (roleOf(node)) {
    case 'attainment':
      return noted(valueText(node, s), attainmentNote(node, s));
    case 'score':
      return noted(valueText(node, s), scoreNote(node, s));
    case 'weight':
      return atom(namedValue(node, s));
    case 'coefficient':
      return noted(valueText(node, s), coefficientNote(node, s));
    case 'component':
      // The line's own formula is spelled out; another line is named.
      return depth === 0 && node.children[0]
        ? phrase(node.children[0], s, 0, node.kind)
        : noted(valueText(node, s), node.label);
    default:
      return noted(
        show(node.value, node.kind === 'number' ? kind : node.kind, s.voice, { exact: true }),
        nameOf(node, s.voice),
      );
  }
}

/** What an attainment became: capped, looked up, or simply its fact and target. */
export function scoreNote(score: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const [step] = score.children;
  const attainment = attainmentOf(score);
  if (!step || !attainment) return '';
  const note = attainmentNote(attainment, s);
  if (sameValue(attainment.value, score.value) && step.op !== 'scale') return note;
  const made = `${w.attainment} ${valueText(attainment, s)}${note === '' ? '' : ` (${note})`}`;
  if (step.op === 'scale') return `${made} → ${tierText(step, s)}`;
  return step.op === 'min' ? `${w.cap}; ${made}` : made;
}

function coefficientNote(node: Explanation, s: Speaking): string {
  const parts = inner(node).children;
  const w = wordsOf(s.voice.lang);
  if (parts.length === 0 || parts.length > MOST_PARTS || parts.some((part) => part.op !== '*')) {
    return `${w.kpiOverall}: ${parts.length}`;
  }
  return parts
    .map(({ children: [weight, score] }) =>
      weight && score ? `${score.label} ${valueText(weight, s)} × ${valueText(score, s)}` : '',
    )
    .join(' + ');
}

function product(node: Explanation, s: Speaking, depth: number): Phrase {
  const factors = factorsOf(node);
  if (factors.length > MOST_PARTS) return atom(valueText(node, s));
  const texts = factors.map((factor) => {
    const kind = factor.kind === 'number' && !factors.some((f) => f.kind === 'money') ? node.kind : factor.kind;
    const one = factor.op === 'scale' ? scaled(factor, s, factors, kind) : phrase(factor, s, depth + 1, factor.kind);
    return wrap(one, 2);
  });
  return { text: texts.join(' × '), strength: 2 };
}

function quotient(node: Explanation, s: Speaking, depth: number): Phrase {
  const time = timeShareText(node, s);
  if (time !== null) return atom(time);
  const [over, under] = node.children;
  if (!over || !under) return atom(valueText(node, s));
  // Slices of one measure spread over another base: the average rate says it.
  if (over.op === 'scale' && over.detail?.show === 'pay')
    return noted(show(node.value, node.kind, s.voice, { exact: true }), wordsOf(s.voice.lang).averageRate);
  return { text: `${wrap(phrase(over, s, depth + 1), 2)} ÷ ${wrap(phrase(under, s, depth + 1), 3)}`, strength: 2 };
}

function sum(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const addends = addendsOf(node);
  if (addends.length > MOST_PARTS) return atom(valueText(node, s));
  const text = addends
    .map(({ minus, node: part }, i) => {
      const sign = i === 0 ? (minus ? '−' : '') : minus ? ' − ' : ' + ';
      return sign + wrap(named(part, s, depth, kind), 2);
    })
    .join('');
  return { text, strength: addends.length > 1 ? 1 : 2 };
}

/** A figure beside others says which one it is. */
function named(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const said = phrase(node, s, depth + 1, kind);
  const name = ['parameter', 'measure'].includes(roleOf(node)) ? nameOf(node, s.voice) : '';
  return name === '' || said.text.endsWith(')') ? said : noted(said.text, name);
}

/** The least or the greatest of several; or one figure within a limit. */
function bounded(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const w = wordsOf(s.voice.lang);
  const value = show(node.value, kind, s.voice, { edges: s.edges });
  const [first] = node.children;
  const [a, b] = isShortfall(node) ? (first?.children ?? []) : [];
  if (a && b) return noted(value, `${named(a, s, depth, kind).text} ${w.lessThan} ${named(b, s, depth, kind).text}`);
  if (node.op === 'clamp' || (first && node.children.length === 2 && isLimit(node))) {
    const spoken = first ? phrase(first, s, depth + 1, kind) : atom(value);
    return first && sameValue(first.value, node.value) ? spoken : noted(value, `${w.calculated} ${spoken.text}`);
  }
  const all = node.children.map((child) => {
    const one = named(child, s, depth, kind);
    // A calculation stands behind its value: «13 500,00 ₽ (450 000,00 ₽ × 3 %)».
    return one.strength === 3 ? one.text : `${show(child.value, kind, s.voice)} (${one.text})`;
  });
  const list = `${all.slice(0, -1).join(', ')} ${w.and} ${all[all.length - 1] ?? ''}`;
  if (all.length > MOST_PARTS) return atom(value);
  return { text: `${node.op === 'min' ? w.smallest : w.largest} ${list}`, strength: 1 };
}

/** max(a − b, 0) where b is the larger: nothing is left, and both are worth saying. */
export const isShortfall = (node: Explanation): boolean =>
  node.op === 'max' &&
  node.children[0]?.op === '-' &&
  node.children[1]?.value === '0' &&
  isZero(node) &&
  !isZero(node.children[0]);

/** A composite against a plain figure is a calculation and its limit. */
export const isLimit = (node: Explanation): boolean => {
  const [first, second] = node.children;
  return (
    first !== undefined &&
    second !== undefined &&
    first.children.length > 0 &&
    roleOf(first) === 'step' &&
    second.children.length === 0
  );
};

function chosen(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const w = wordsOf(s.voice.lang);
  const [condition, taken] = node.children;
  if (!condition || !taken) return atom(valueText(node, s));
  const { text, strength } = phrase(taken, s, depth + 1, kind);
  return { text: `${text} (${w.because} ${conditionText(condition, s)})`, strength };
}

/** A condition that was met goes without saying; the full explanation has it. */
function gated(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const [, paid] = node.children;
  if (paid && node.detail?.met === 'true') return phrase(paid, s, depth, kind);
  return noted(show(node.value, kind, s.voice), wordsOf(s.voice.lang).conditionNotMet);
}

/** A looked-up value with the tier it came from. `beside`: factors already in the sentence, not said twice. */
function scaled(node: Explanation, s: Speaking, beside: readonly Explanation[], kind: Kind): Phrase {
  const slices = node.detail?.show === 'pay' ? slicesOf(node) : null;
  const axis = node.children[0];
  if (slices && axis && slices.length > 0 && slices.length <= MOST_PARTS) {
    const part = (value: string): string => show(value, axis.kind, s.voice);
    const rate = (value: string): string =>
      show(value, node.detail?.valueKind === 'ratio' ? 'ratio' : 'number', s.voice, { exact: true });
    return {
      text: slices.map((slice) => `${part(slice.part)} × ${rate(slice.rate)}`).join(' + '),
      strength: slices.length > 1 ? 1 : 2,
    };
  }
  const value = show(node.value, node.kind === 'number' ? kind : node.kind, s.voice, { exact: true });
  const looked = node.children
    .filter((child) => !beside.some((other) => sameFigure(child, other)))
    .map((child) => namedValue(child, s));
  return noted(value, [...(looked.length > 0 ? [looked.join(', ')] : []), tierText(node, s)].join(' → '));
}

const sameFigure = (a: Explanation, b: Explanation): boolean =>
  a.label === b.label && roleOf(a) === roleOf(b) && a.value === b.value;

function across(node: Explanation, s: Speaking): Phrase {
  const { voice } = s;
  const w = wordsOf(voice.lang);
  const team = acrossName({ ...node, op: 'team' }, voice.lang);
  const [whole] = node.children;
  if (node.op === 'share')
    return noted(valueText(node, s), `${w.shareOf} ${whole ? valueText(whole, s) : ''}, ${team}`);
  const people = counted(Number(node.detail?.people ?? 0), 'person', voice.lang);
  return noted(valueText(node, s), `${node.op === 'team' ? team : w.subordinates}, ${people}`);
}

/** True when an amount is 0 for the plain reason that it is. */
export const isZero = (node: Explanation): boolean => node.value !== null && fractionOf(node.value).n === 0;
