/** Any explanation as one line of arithmetic with its values: «1 178 350,00 ₽ × 9,5 % (…)». */

import { parse, print } from '../core/language/index.js';
import { addF, compareF, divF, type Fraction, fractionOf, fractionText, mulF, subF } from '../core/number/exact.js';
import type { Kind } from '../core/plan/kinds.js';
import type { Explanation } from '../core/program/statement.js';
import { fieldName, poolNote, poolText, standingNote } from './field.js';
import { counted, quote } from './forms.js';
import { formulaText } from './formula.js';
import {
  acrossName,
  aside,
  attainmentNote,
  attainmentText,
  conditionText,
  digitsOf,
  namedValue,
  nameOf,
  quotientOf,
  type Speaking,
  sameFigure,
  tierText,
  timeShareText,
  valueText,
} from './operand.js';
import { slicesOf } from './slices.js';
import { wordsOf } from './statement-words.js';
import { addendsOf, attainmentOf, factorsOf, findNode, inner, roleOf } from './tree.js';
import { printed, type ShowOptions, sameValue, show } from './value.js';
import { kindIn } from './voice.js';

/** Words and how tightly they hold together: 3 a figure, 2 a product, 1 a sum. */
export interface Phrase {
  readonly text: string;
  readonly strength: 1 | 2 | 3;
  /** What the printed figures give, so that a sentence can be held against its result; null: no arithmetic. */
  readonly says: Fraction | null;
  /** Said after the arithmetic, outside its brackets. */
  readonly note?: string;
}

/** Parts of a sum or product spelled out in one sentence; a longer one is given by its value. */
const MOST_PARTS = 6;
const MOST_DEPTH = 3;

const withNote = (text: string, note: string): string => (note === '' ? text : `${text} (${note})`);
const atom = (text: string, says: Fraction | null): Phrase => ({ text, strength: 3, says });
/** A phrase with everything that belongs to it. */
export const spelled = ({ text, note = '' }: Phrase): string => withNote(text, note);
const wrap = (phrase: Phrase, least: number): string =>
  withNote(phrase.strength < least ? `(${phrase.text})` : phrase.text, phrase.note ?? '');

type Step = (a: Fraction, b: Fraction) => Fraction;
const joined = (a: Fraction | null, step: Step, b: Fraction | null): Fraction | null => (a && b ? step(a, b) : null);

/** A figure as it is printed. */
function shown(value: string | null, kind: Kind, s: Speaking, options: ShowOptions, note = ''): Phrase {
  const text = show(value, kind, s.voice, { ...options, ...digitsOf(s) });
  return atom(withNote(text, note), printed(text, s.voice.lang));
}

/** A figure by its own kind; a result has few digits, a rate all of them. */
function valued(node: Explanation, s: Speaking, note = ''): Phrase {
  const text = valueText(node, s);
  return atom(withNote(text, note), printed(text, s.voice.lang));
}

/** The arithmetic of a node in words. `kind`: what a bare number is counted in here. */
export function phrase(node: Explanation, s: Speaking, depth = 0, kind: Kind = node.kind): Phrase {
  if (node.value === null) return atom(wordsOf(s.voice.lang).unknown, null);
  if (node.children.length > 0 && depth > MOST_DEPTH) return valued(node, s);
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
      return across(node, s);
    case 'earlier':
      return valued(node, s, acrossName(node, s.voice.lang));
    case 'every':
      return overPeriods(node, s, depth, kind);
    case 'share':
      return shared(node, s);
    case 'months':
      return valued(node, s, monthsNote(node, s));
    case 'rank':
    case 'prize':
      return valued(node, s, standingNote(node, s));
    default:
      return leaf(node, s, kind);
  }
}

/** A figure rounded on the way: «27,40 ₽ (10 000,00 ₽ ÷ 365, округлено)». */
function rounded(node: Explanation, s: Speaking, depth: number): Phrase {
  const [whole] = node.children;
  const from = whole ? spelled(phrase(whole, s, depth + 1, node.kind)) : '';
  return valued(node, s, `${from}, ${wordsOf(s.voice.lang).roundedOff}`);
}

/** «5 (полных месяцев с 10.05.2026 по 12.10.2026)». */
const monthsNote = (node: Explanation, s: Speaking): string =>
  `${wordsOf(s.voice.lang).wholeMonths} ${monthsSpan(node, s)}`;

/** «с 10.05.2026 (Продан) по 12.10.2026». */
export function monthsSpan({ children }: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const [from = '', to = ''] = children.map((day) =>
    withNote(valueText(day, s), roleOf(day) === 'literal' || day.children.length > 0 ? '' : day.label),
  );
  return `${w.fromDay} ${from} ${w.toDay} ${to}`;
}

/** A bare number takes its neighbours' kind, as it does in the language. */
function leaf(node: Explanation, s: Speaking, kind: Kind): Phrase {
  if (roleOf(node) === 'time') return valued(node, s, nameOf(node, s.voice));
  return node.kind === 'number' && kind !== 'number' ? shown(node.value, kind, s, { exact: true }) : valued(node, s);
}

/** A figure of the plan: its value, and in brackets what a reader needs to recognise it. */
function figurePhrase(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  switch (roleOf(node)) {
    case 'attainment':
      return attainmentPhrase(node, s);
    case 'score':
      return scorePhrase(node, s);
    case 'weight':
      return valued(node, s);
    case 'coefficient':
      return coefficientPhrase(node, s);
    case 'component':
      // The line's own formula is spelled out; another line is named.
      return depth === 0 && node.children[0] ? phrase(node.children[0], s, 0, node.kind) : valued(node, s, node.label);
    default:
      return shown(node.value, node.kind === 'number' ? kind : node.kind, s, { exact: true }, nameOf(node, s.voice));
  }
}

/** An attainment to calculate with: «335 ÷ 346 (96,8 %)». `bare`: among others, without the percent. */
function attainmentPhrase(node: Explanation, s: Speaking, bare = false): Phrase {
  const made = quotientOf(node, s);
  if (!made || node.value === null) return valued(node, s, attainmentNote(node, s));
  return { ...made, says: fractionOf(node.value), ...(bare ? {} : { note: valueText(node, aside(s)) }) };
}

/** What a KPI is paid by: its attainment, or what that was made into. */
function scorePhrase(score: Explanation, s: Speaking, bare = false): Phrase {
  const attainment = roleOf(score) === 'attainment' ? score : attainmentOf(score);
  if (attainment && inner(score).op !== 'scale' && sameValue(attainment.value, score.value))
    return attainmentPhrase(attainment, s, bare);
  return valued(score, s, scoreNote(score, s));
}

/** What an attainment became: capped, looked up, or simply its fact and target. */
function scoreNote(score: Explanation, given: Speaking): string {
  const s = aside(given);
  const w = wordsOf(s.voice.lang);
  const [step] = score.children;
  const attainment = attainmentOf(score);
  if (!step || !attainment) return '';
  if (sameValue(attainment.value, score.value) && step.op !== 'scale') return attainmentNote(attainment, s);
  const made = attainmentText(attainment, s);
  if (step.op === 'scale') return `${made} → ${tierText(step, s)}`;
  return step.op === 'min' ? `${w.cap}; ${made}` : made;
}

/** Digits tried until the printed parts of a coefficient give the printed coefficient. */
const MORE_DIGITS: readonly number[] = [0, 1, 2, 3, 4];

/** KPIs told inside a sentence; more stand below it, a line each. */
const MOST_KPIS = 3;

/** Weight × score of each KPI of a coefficient; null: it is made in another way. */
function kpisIn(node: Explanation): Explanation[] | null {
  const step = inner(node);
  const parts = step.op === '*' ? [step] : step.children;
  return parts.length > 0 && parts.every((part) => part.op === '*' && part.children.length === 2) ? [...parts] : null;
}

/** «Закрытые заявки: 30 % × (120 − 10) ÷ (103 − 10)» of each KPI that found no room in the sentence of a line. */
export function kpiLines(tree: Explanation, s: Speaking): string[] {
  const coefficient = findNode(tree, (node) => roleOf(node) === 'coefficient');
  const parts = coefficient ? (kpisIn(coefficient) ?? []) : [];
  if (parts.length <= MOST_KPIS) return [];
  return parts.map(({ children: [weight, score] }) => {
    const { label } = score as Explanation;
    return `${label}: ${weighted(weight as Explanation, score as Explanation, s).text.slice(label.length + 1)}`;
  });
}

/** «110,65 % (Закрытые заявки 30 % × (120 − 10) ÷ (103 − 10) + …)». */
function coefficientPhrase(node: Explanation, s: Speaking): Phrase {
  const parts = kpisIn(node);
  const w = wordsOf(s.voice.lang);
  if (!parts) return valued(node, s, w.kpiOverall);
  if (parts.length > MOST_KPIS) return valued(node, s, w.kpisBelow);
  const whole = valueText(node, s);
  let note = '';
  for (const more of MORE_DIGITS) {
    const inside: Speaking = { ...s, digits: (s.digits ?? 1) + more };
    const spoken = parts.map(({ children: [weight, score] }) =>
      weight && score ? weighted(weight, score, inside) : null,
    );
    note = spoken.map((part) => part?.text ?? '').join(' + ');
    const total = spoken.reduce<Fraction | null>((all, part) => joined(all, addF, part?.says ?? null), fractionOf('0'));
    if (!total || show(fractionText(total), 'ratio', s.voice, { edges: s.edges, ...digitsOf(s) }) === whole) break;
  }
  return valued(node, s, note);
}

function weighted(weight: Explanation, score: Explanation, s: Speaking): Pick<Phrase, 'text' | 'says'> {
  const [a, b] = [valued(weight, s), scorePhrase(score, s, true)];
  return { text: `${score.label} ${a.text} × ${wrap(b, 2)}`, says: joined(a.says, mulF, b.says) };
}

function product(node: Explanation, s: Speaking, depth: number): Phrase {
  const factors = factorsOf(node);
  if (factors.length > MOST_PARTS) return valued(node, s);
  let says: Fraction | null = fractionOf('1');
  const texts = factors.map((factor) => {
    const kind = factor.kind === 'number' && !factors.some((f) => f.kind === 'money') ? node.kind : factor.kind;
    const one = factor.op === 'scale' ? scaled(factor, s, factors, kind) : phrase(factor, s, depth + 1, factor.kind);
    says = joined(says, mulF, one.says);
    return wrap(one, 2);
  });
  return { text: texts.join(' × '), strength: 2, says };
}

function quotient(node: Explanation, s: Speaking, depth: number): Phrase {
  const time = timeShareText(node, s);
  if (time !== null) return atom(time, node.value === null ? null : fractionOf(node.value));
  const [over, under] = node.children;
  if (!over || !under) return valued(node, s);
  // Slices of one measure spread over another base: the average rate says it.
  if (over.op === 'scale' && over.detail?.show === 'pay')
    return shown(node.value, node.kind, s, { exact: true }, wordsOf(s.voice.lang).averageRate);
  const [a, b] = [phrase(over, s, depth + 1), phrase(under, s, depth + 1)];
  return { text: `${wrap(a, 2)} ÷ ${wrap(b, 3)}`, strength: 2, says: joined(a.says, divF, b.says) };
}

function sum(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const addends = addendsOf(node);
  if (addends.length > MOST_PARTS) return ofRows(node, s, kind) ?? valued(node, s);
  let says: Fraction | null = fractionOf('0');
  const text = addends
    .map(({ minus, node: part }, i) => {
      const one = named(part, s, depth, kind);
      says = joined(says, minus ? subF : addF, one.says);
      const words = wrap(one, 2);
      const below = words.startsWith('−');
      // Two signs in a row are no arithmetic: «− 110,00 ₽», and «−(−915,00 ₽)».
      if (below && !minus && i > 0) return ` − ${words.slice(1)}`;
      const sign = i === 0 ? (minus ? '−' : '') : minus ? ' − ' : ' + ';
      return sign + (below && minus ? `(${words})` : words);
    })
    .join('');
  return { text, strength: addends.length > 1 ? 1 : 2, says };
}

/** A sum of many rows is their number and their table. */
function ofRows({ value, source }: Explanation, s: Speaking, kind: Kind): Phrase | null {
  const { rows } = source ?? {};
  if (!rows) return null;
  const { lang } = s.voice;
  const note = `${counted(rows.count, 'row', lang)} ${wordsOf(lang).rowsOf} ${quote(rows.table, lang)}`;
  return shown(value, kind, s, { exact: true }, note);
}

/** A figure beside others says which one it is. */
function named(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const said = phrase(node, s, depth + 1, kind);
  const name = ['parameter', 'measure', 'return'].includes(roleOf(node)) ? nameOf(node, s.voice) : '';
  return name === '' || said.text.endsWith(')') ? said : { ...said, text: withNote(said.text, name) };
}

/** The least or the greatest of several; or one figure within a limit. */
function bounded(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const w = wordsOf(s.voice.lang);
  const options = { edges: s.edges };
  const [first] = node.children;
  const [a, b] = isShortfall(node) ? (first?.children ?? []) : [];
  if (a && b) {
    const [less, more] = [spelled(named(a, s, depth, kind)), spelled(named(b, s, depth, kind))];
    return shown(node.value, kind, s, options, `${less} ${w.lessThan} ${more}`);
  }
  if (node.op === 'clamp' || (first && node.children.length === 2 && isLimit(node))) {
    if (!first) return shown(node.value, kind, s, options);
    const spoken = phrase(first, s, depth + 1, kind);
    if (sameValue(first.value, node.value)) return spoken;
    return shown(node.value, kind, s, options, `${w.calculated} ${spelled(spoken)}`);
  }
  if (node.children.length > MOST_PARTS) return shown(node.value, kind, s, options);
  let says: Fraction | null = null;
  const all = node.children.map((child, i) => {
    const one = named(child, s, depth, kind);
    const better = says && one.says && compareF(one.says, says) === (node.op === 'min' ? -1 : 1);
    if (i === 0 || better) says = one.says;
    else if (!one.says) says = null;
    // A calculation stands behind its value: «13 500,00 ₽ (450 000,00 ₽ × 3 %)».
    return one.strength === 3 ? spelled(one) : withNote(show(child.value, kind, s.voice), spelled(one));
  });
  const list = `${all.slice(0, -1).join(', ')} ${w.and} ${all[all.length - 1] ?? ''}`;
  return { text: `${node.op === 'min' ? w.smallest : w.largest} ${list}`, strength: 1, says };
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
  if (!condition || !taken) return valued(node, s);
  const said = phrase(taken, s, depth + 1, kind);
  const { note: _, ...rest } = said;
  return { ...rest, text: `${spelled(said)} (${w.because} ${conditionText(condition, s)})` };
}

/** A condition that was met goes without saying; the full explanation has it. */
function gated(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const [, paid] = node.children;
  if (paid && node.detail?.met === 'true') return phrase(paid, s, depth, kind);
  return shown(node.value, kind, s, {}, wordsOf(s.voice.lang).conditionNotMet);
}

/** A looked-up value with the tier it came from. `beside`: factors already in the sentence, not said twice. */
function scaled(node: Explanation, s: Speaking, beside: readonly Explanation[], kind: Kind): Phrase {
  const slices = node.detail?.show === 'pay' ? slicesOf(node) : null;
  const axis = node.children[0];
  if (slices && axis && slices.length > 0 && slices.length <= MOST_PARTS) {
    let says: Fraction | null = fractionOf('0');
    const texts = slices.map((slice) => {
      const part = shown(slice.part, axis.kind, s, {});
      const rateKind = node.detail?.valueKind === 'ratio' ? 'ratio' : 'number';
      const rate = shown(slice.rate, rateKind, s, { exact: true });
      says = joined(says, addF, joined(part.says, mulF, rate.says));
      return `${part.text} × ${rate.text}`;
    });
    const note = roleOf(axis) === 'attainment' ? { note: attainmentText(axis, s) } : {};
    return { text: texts.join(' + '), strength: slices.length > 1 ? 1 : 2, says, ...note };
  }
  const looked = node.children
    .filter((child) => !beside.some((other) => sameFigure(child, other)))
    .map((child) => (roleOf(child) === 'attainment' ? attainmentText(child, s) : namedValue(child, aside(s))));
  const note = [...(looked.length > 0 ? [looked.join(', ')] : []), tierText(node, s)].join(' → ');
  return shown(node.value, node.kind === 'number' ? kind : node.kind, s, { exact: true }, note);
}

function across(node: Explanation, s: Speaking): Phrase {
  const { lang } = s.voice;
  const people = counted(Number(node.detail?.people ?? 0), 'person', lang);
  return valued(node, s, `${acrossName(node, lang)}, ${people}`);
}

/** The line of a longer period by its own arithmetic; of several shorter ones their sum. */
function overPeriods(node: Explanation, s: Speaking, depth: number, kind: Kind): Phrase {
  const [only] = node.children;
  const name = acrossName(node, s.voice.lang);
  if (node.children.length !== 1 || !only || only.op === 'member') return valued(node, s, name);
  const { note = '', ...said } = phrase(only, s, depth, kind);
  return { ...said, note: note === '' ? name : `${name}; ${note}` };
}

/** «10 000,00 ₽ × 38 000,00 ₽ ÷ 240 500,00 ₽ (доля по «Продажи», команда «Юг»)»; of nothing, why. */
function shared(node: Explanation, s: Speaking): Phrase {
  const { voice } = s;
  const w = wordsOf(voice.lang);
  const [whole] = node.children;
  const over = node.detail?.over ?? '';
  if (poolNote(node, s) !== '') return valued(node, s, poolText(node, s));
  const said = (expression: string): string => quote(formulaText(expression, voice.lang), voice.lang);
  const team = fieldName(node, s);
  const plain = `${w.shareOf} ${whole ? valueText(whole, s) : ''}, ${team}`;
  if (!whole || isZero(whole)) return valued(node, s, plain);
  const division = divisionOf(node, whole);
  if (division === null) return valued(node, s, plain);
  if (division.own.n === 0) {
    const own = division.total.n === 0 ? w.weightsZero : (whyWeightless(node, s) ?? `${said(over)} ${w.weightZero}`);
    return valued(node, s, `${plain}: ${own}`);
  }
  const by = weighedBy(over);
  const kind = kindIn(by, voice);
  const [a, b, c] = [
    phrase(whole, s, 2),
    shown(fractionText(division.own), kind, s, {}),
    shown(fractionText(division.total), kind, s, {}),
  ];
  if (!division.even) return valued(node, s, `${plain}: ${b.text} ${w.of} ${c.text}, ${w.withRest}`);
  return {
    text: `${wrap(a, 2)} × ${b.text} ÷ ${c.text}`,
    strength: 2,
    says: joined(joined(a.says, mulF, b.says), divF, c.says),
    note: `${w.shareBy} ${said(by)}, ${team}`,
  };
}

/** What a share was divided by: the payee's own weight and the sum of all; `even`: to less than a half of a unit. */
function divisionOf(
  { value, detail }: Explanation,
  whole: Explanation,
): { readonly own: Fraction; readonly total: Fraction; readonly even: boolean } | null {
  if (value === null || whole.value === null || detail?.weight === undefined || detail.weights === undefined)
    return null;
  const [own, total] = [fractionOf(detail.weight), fractionOf(detail.weights)];
  if (total.n === 0) return { own, total, even: true };
  const off = absolute(subF(divF(mulF(fractionOf(whole.value), own), total), fractionOf(value)));
  return { own, total, even: compareF(off, fractionOf('0.005')) < 0 };
}

const absolute = (f: Fraction): Fraction => (f.n < 0 ? subF(fractionOf('0'), f) : f);

/** Of «если(условие; объём; 0)» that gave nothing, how the condition was not met; null where it is made in another way. */
function whyWeightless({ children }: Explanation, s: Speaking): string | null {
  const own = children.find((child) => child.op === 'member' && child.children.length > 0);
  const choice = own?.children[0];
  const condition = choice?.op === 'if' && choice.detail?.taken === 'else' ? choice.children[0] : undefined;
  return condition ? conditionText(condition, s) : null;
}

/** Of «если(условие; объём; 0)» the volume: where there is a share, it is what was weighed. */
export function weighedBy(over: string): string {
  const read = parse(over);
  if (!('expr' in read) || read.expr.type !== 'call' || read.expr.fn !== 'if') return over;
  const [, volume, other] = read.expr.args;
  return volume && other?.type === 'number' && other.value.n === 0 ? print(volume) : over;
}

/** True when an amount is 0 for the plain reason that it is. */
export const isZero = (node: Explanation): boolean => node.value !== null && fractionOf(node.value).n === 0;
