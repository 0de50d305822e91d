/** Single figures as words inside a sentence: value, name, and what an attainment was made of. */

import { readLiteral } from '../core/language/index.js';
import { fractionOf, fractionText } from '../core/number/exact.js';
import type { ExactText, Explanation } from '../core/program/statement.js';
import { counted, earlierWords, payoutFieldWords, periodWords, quote, rateText, timeWords } from './forms.js';
import { formulaText } from './formula.js';
import { wordsOf } from './statement-words.js';
import { factorsOf, findNode, inner, isComparison, pointsOf, roleOf, type ScalePointText } from './tree.js';
import { printed, sameValue, show } from './value.js';
import type { Voice } from './voice.js';

/** What the words of one line share. */
export interface Speaking {
  readonly voice: Voice;
  /** Ratios that decide something in this line. */
  readonly edges: readonly ExactText[];
  /** Digits a figure is calculated with; what stands in a note has one. */
  readonly digits?: number;
}

/** How the same line speaks in a note: what is not calculated with is cut short. */
export const aside = ({ voice, edges }: Speaking): Speaking => ({ voice, edges });

/** A figure's value as this line shows it: rates and weights exactly, results to one digit and on their side of edges. */
export function valueText(node: Explanation, s: Speaking): string {
  if (node.detail?.type === 'exchange')
    return `${show(node.value, 'count', s.voice, { exact: true })} (${wordsOf(s.voice.lang).rateOn} ${rateText(node.detail.rates || node.label, s.voice.lang)})`;
  const result = ['attainment', 'score', 'coefficient', 'measure'].includes(roleOf(node)) || roleOf(node) === 'step';
  return show(node.value, node.kind, s.voice, { ...(result ? { edges: s.edges } : { exact: true }), ...digitsOf(s) });
}

export const digitsOf = ({ digits }: Speaking): { readonly digits?: number } =>
  digits === undefined ? {} : { digits };

/** Name of a figure in a sentence, '' for a step that has none. */
export function nameOf(node: Explanation, voice: Voice): string {
  const { lang } = voice;
  const w = wordsOf(lang);
  if (node.detail?.type === 'exchange') return `${w.rateOn} ${node.label}`;
  switch (roleOf(node)) {
    case 'attainment':
      return w.attainment;
    case 'weight':
      return w.weight;
    case 'target':
      return w.target;
    case 'score':
      return quote(node.label, lang);
    case 'coefficient':
      return w.coefficient;
    case 'time':
      return timeName(node.label, lang);
    case 'member':
      return node.detail?.type === 'period' ? periodWords(node.label, lang) : node.label;
    case 'row':
      return node.detail?.group === undefined ? `${w.row} ${node.label}` : `${node.detail.group}: ${node.label || '—'}`;
    case 'return':
      return `${w.row} ${node.label}, ${w.returned} ${node.detail?.of ?? ''}`;
    case 'accrued':
      return `${w.accrued} ${quote(node.label, lang)}`;
    case 'credited':
      return `${w.credited} ${quote(node.label, lang)}${creditNote(node, voice)}`;
    case 'creditShare':
      return w.creditShare;
    case 'rule':
      return `${w.byTable} ${quote(node.label, lang)}`;
    case 'component':
    case 'parameter':
    case 'measure':
      return node.label;
    case 'opening':
      return w.opening;
    case 'closed':
      return w.wasPaid;
    case 'before':
      return w.beforeRule;
    case 'payout':
      return payoutFieldWords(node.label, lang);
    default:
      return acrossName(node, lang);
  }
}

/** An expression longer than this is not named in a sentence. */
const LONG = 30;

/** A sum over people is known by whose it is. */
export function acrossName(node: Explanation, lang: Voice['lang']): string {
  const w = wordsOf(lang);
  if (node.op === 'rank') return w.place;
  if (node.op === 'subordinates')
    return node.detail?.levels === undefined
      ? w.subordinates
      : `${w.subordinates}, ${counted(Number(node.detail.levels), 'level', lang)}`;
  if (node.op === 'earlier') {
    const over = formulaText(node.detail?.over ?? '', lang);
    return `${over.length > LONG ? '' : `${over} `}${earlierWords(node.detail?.time ?? '', lang)}`;
  }
  if (node.op === 'every') {
    const periods = (node.detail?.periods ?? '').split(' ').map((code) => periodWords(code, lang));
    return `${w.forPeriod} ${periods.join(', ')}`;
  }
  if (node.op !== 'team') return '';
  if (node.detail?.among !== undefined) return node.detail.among === 'all' ? w.allTogether : w.wholePlan;
  return node.detail?.team ? `${w.team} ${quote(node.detail.team, lang)}` : w.ownTeam;
}

/** «, 60 % по правилу «Чей клиент»»: how much of the row is the payee's. */
function creditNote({ detail }: Explanation, voice: Voice): string {
  if (detail?.share === undefined) return '';
  const part = show(detail.share, 'ratio', voice, { exact: true });
  return `, ${part} ${wordsOf(voice.lang).byRule} ${quote(detail.rule ?? '', voice.lang)}`;
}

/** A figure of time by its key. @example timeName('worked', 'ru') // 'отработано' */
export const timeName = (label: string, lang: Voice['lang']): string => {
  const w = wordsOf(lang);
  return label === 'worked'
    ? w.worked
    : label === 'norm'
      ? w.timeNorm
      : label === 'tenure'
        ? w.tenure
        : label === 'months'
          ? w.months
          : label;
};

/** «Оплаты 900 000,00 ₽», «выполнение 96,8 %», or the bare value of what has no name. */
export function namedValue(node: Explanation, s: Speaking): string {
  const name = nameOf(node, s.voice);
  return name === '' ? valueText(node, s) : `${name} ${valueText(node, s)}`;
}

const isMeasure = (node: Explanation | undefined): node is Explanation =>
  node !== undefined && roleOf(node) === 'measure';
/** Figures joined so that a reader can type them, and how tightly: 3 a figure, 2 a product, 1 a sum. */
export interface Spelled {
  readonly text: string;
  readonly strength: 1 | 2 | 3;
}

const SIGNS: Readonly<Record<string, string>> = { '*': ' × ', '/': ' ÷ ', '-': ' − ' };
const MOST_SPELLED = 2;

/** A figure by itself where it is printed whole, else by what it was made of; a reduced target always by that. */
export function spelledOut(node: Explanation, s: Speaking, depth = 0): Spelled | null {
  const time = timeShareText(node, s, true);
  if (time !== null) return { text: time, strength: 2 };
  const step = inner(node);
  const whole = show(node.value, node.kind, s.voice, { exact: true });
  const says = printed(whole, s.voice.lang);
  const isWhole = says !== null && sameValue(fractionText(says), node.value);
  const parts = step.op === '*' ? factorsOf(step).filter(({ value }) => value !== '1') : step.children;
  const sign = SIGNS[step.op];
  if (!sign || parts.length < 2 || (isWhole && step !== node && step.op !== '*'))
    return isWhole ? { text: whole, strength: 3 } : null;
  const sides = depth > MOST_SPELLED ? [] : parts.flatMap((part) => spelledOut(part, s, depth + 1) ?? []);
  if (sides.length < parts.length) return null;
  const least = (i: number): number => (step.op === '/' && i > 0 ? 3 : 2);
  return {
    text: sides.map(({ text, strength }, i) => (strength < least(i) ? `(${text})` : text)).join(sign),
    strength: step.op === '-' ? 1 : 2,
  };
}

/** «335 ÷ 346», «(120 − 10) ÷ (103 − 10)», «200 % − 90 ÷ 100»; null of an attainment that is looked up or marked. */
export const quotientOf = (attainment: Explanation, s: Speaking): Spelled | null =>
  SIGNS[inner(attainment).op] && findNode(attainment, isMeasure) ? spelledOut(inner(attainment), s) : null;

/** «335 ÷ 346 (96,8 %)»: what an attainment was divided from and its percent, the same wherever it stands. */
export function attainmentValue(attainment: Explanation, given: Speaking): string {
  const s = aside(given);
  const [value, made] = [valueText(attainment, s), quotientOf(attainment, s)];
  const note = made ? value : attainmentNote(attainment, s);
  return `${made?.text ?? value}${note === '' ? '' : ` (${note})`}`;
}

/** Of an attainment that is no quotient: what it was cut from, or the fact and what it was looked up by. */
export function attainmentNote(attainment: Explanation, given: Speaking): string {
  const s = aside(given);
  const w = wordsOf(s.voice.lang);
  const step = inner(attainment);
  const cut = step.op === 'clamp' && step.children[0] ? spelledOut(step.children[0], s) : null;
  if (cut) return `${w.calculated} ${cut.text}`;
  const fact = findNode(attainment, isMeasure);
  if (!fact) return '';
  const target = findNode(attainment, (node) => node.op === 'target' || node.detail?.type === 'target');
  return [
    `${w.fact}${fact.kind === 'flag' ? ':' : ''} ${valueText(fact, s)}`,
    ...(target ? [`${w.target} ${targetText(target, s)}`] : []),
    ...(step.op === 'scale' ? [tierText(step, s)] : []),
  ].join(', ');
}

/** «346 × 20 ÷ 22» of a target reduced by time or a ramp; null of one that stands as it was set. */
function reducedTarget(target: Explanation, s: Speaking): string | null {
  const factors = factorsOf(inner(target)).filter(({ value }) => value !== '1');
  if (factors.length < 2) return null;
  return factors.map((factor) => timeShareText(factor, s, true) ?? valueText(factor, s)).join(' × ');
}

/** A target as people know it. */
const targetText = (target: Explanation, s: Speaking): string => reducedTarget(target, s) ?? valueText(target, s);

/** «выполнение 335 ÷ 346 (96,8 %)». */
export const attainmentText = (attainment: Explanation, s: Speaking): string =>
  `${wordsOf(s.voice.lang).attainment} ${attainmentValue(attainment, s)}`;

export const sameFigure = (a: Explanation, b: Explanation): boolean =>
  a.label === b.label && roleOf(a) === roleOf(b) && a.value === b.value;

/** The two points attainment is measured between. */
export interface Yardsticks {
  readonly low: Explanation;
  readonly high: Explanation;
  readonly names: readonly [low: string, high: string];
}

/** Base and norm of the matrix, minimum and goal of a range: the points of (fact − low) ÷ (high − low). */
export function yardsticksOf(attainment: Explanation, voice: Voice): Yardsticks | null {
  const w = wordsOf(voice.lang);
  const step = inner(attainment);
  const ratio = step.op === 'clamp' ? step.children[0] : step;
  const [over, under] = ratio?.op === '/' ? ratio.children : [];
  if (over?.op !== '-' || under?.op !== '-') return null;
  const [, low] = over.children;
  const [high] = under.children;
  if (!low || !high) return null;
  const range = step.op === 'clamp' || voice.rule(attainment.label) === 'range';
  return { low, high, names: range ? [w.low, w.goal] : [w.base, w.norm] };
}

/** «ступень «от 100 %»», «ниже первой ступени», or the two points a straight line runs between. */
export function tierText(scale: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const { from, after, name, tier } = scale.detail ?? {};
  if (from === undefined) return w.belowFirst;
  const at = (value: ExactText): string => axisText(scale, value, s.voice);
  const nextFrom = nextPoint(scale)?.from;
  if (name !== undefined) return `${w.tier} ${quote(name, s.voice.lang)}`;
  const mode = pointsOf(scale)[Number(tier) - 1]?.mode || (scale.detail?.method === 'interpolated' ? 'linear' : 'step');
  if (mode === 'linear' && nextFrom !== undefined && scale.detail?.show === 'value')
    return `${w.between} ${at(from)} ${w.and} ${at(nextFrom)}`;
  const column = columnText(scale, s);
  return `${w.tier} ${quote(`${pointText(at(from), after === 'true', s.voice)}${column}`, s.voice.lang)}`;
}

/** «от 100 %» or «свыше 100 %». */
export const pointText = (at: string, after: boolean, { lang }: Voice): string =>
  `${after ? wordsOf(lang).above : wordsOf(lang).from} ${at}`;

/** The point after the tier reached. */
export const nextPoint = (scale: Explanation): ScalePointText | undefined =>
  pointsOf(scale)[Number(scale.detail?.tier ?? 0)];

/** The column reached on the second axis of a two-dimensional scale. */
function columnText(scale: Explanation, s: Speaking): string {
  const [, across] = scale.children;
  const columns = (scale.detail?.columns ?? '').split(';').map((text) => readLiteral(text));
  if (!across || across.value === null) return '';
  const reached = columns
    .filter((column) => column !== null && order(fractionText(column.value), across.value ?? '0') <= 0)
    .pop();
  if (!reached) return '';
  const kind = reached.percent ? 'ratio' : across.kind;
  return ` ${wordsOf(s.voice.lang).and} ${pointText(show(fractionText(reached.value), kind, s.voice, { exact: true }), false, s.voice)}`;
}

/** A point of a scale's axis in the unit of what is looked up. */
export function axisText(scale: Explanation, value: ExactText, voice: Voice): string {
  const kind = scale.detail?.axis === 'ratio' ? 'ratio' : (scale.children[0]?.kind ?? 'number');
  return show(value, kind, voice, { exact: true });
}

/** «22 из 22 рабочих дней» of worked ÷ norm, `short` «22 ÷ 22»; null for any other quotient. */
export function timeShareText(node: Explanation, { voice }: Speaking, short = false): string | null {
  const [worked, norm] = node.op === '/' ? node.children : [];
  if (worked?.label !== 'worked' || norm?.label !== 'norm' || worked.op !== 'value') return null;
  const { lang, basis } = voice;
  const number = (value: ExactText | null): string => show(value, 'count', voice);
  return short
    ? `${number(worked.value)} ÷ ${number(norm.value)}`
    : `${number(worked.value)} ${wordsOf(lang).of} ${number(norm.value)} ${timeWords(basis, lang)}`;
}

type Relation = 'below' | 'atMost' | 'equal' | 'other' | 'atLeast' | 'above';
/** A comparison that held, as it was asked; one that did not, as what was found instead. */
const HELD: Readonly<Record<string, Relation>> = {
  '<': 'below',
  '<=': 'atMost',
  '=': 'equal',
  '<>': 'other',
  '>=': 'atLeast',
  '>': 'above',
};

function relationOf({ op, value }: Explanation, found: -1 | 0 | 1): Relation {
  if (value === '1') return HELD[op] ?? 'equal';
  if (op === '=') return 'other';
  if (found === 0) return op === '<' ? 'atLeast' : op === '>' ? 'atMost' : 'equal';
  return found < 0 ? 'below' : 'above';
}

/**
 * A condition as what actually held: «Оплаты 900 000,00 ₽ меньше 1 000 000,00 ₽», whichever way it was asked.
 * Of «и» and «или» only the parts that decided.
 */
export function conditionText(node: Explanation, given: Speaking): string {
  const s = aside(given);
  const w = wordsOf(s.voice.lang);
  if (isComparison(node)) return comparisonText(node, s);
  if (node.op === 'and' || node.op === 'or') {
    const decisive = node.children.filter((child) => child.value === node.value);
    const parts = (decisive.length > 0 ? decisive : node.children).map((child) => conditionText(child, s));
    return [...new Set(parts)].join(` ${w.and} `);
  }
  const [only] = node.children;
  if (node.op === 'not' && only) return conditionText(only, s);
  if (node.op === 'filled' && only)
    return `${quote(only.label, s.voice.lang)} ${node.value === '1' ? w.isFilled : w.isEmpty}`;
  return `${nameOf(node, s.voice) || node.label}: ${valueText(node, s)}`;
}

function comparisonText(node: Explanation, s: Speaking): string {
  const [left, right] = node.children;
  if (!left || !right || left.value === null || right.value === null) return wordsOf(s.voice.lang).unknown;
  const bound = show(right.value, right.kind === 'number' ? left.kind : right.kind, s.voice, { exact: true });
  const name = roleOf(right) === 'weight' ? '' : nameOf(right, s.voice);
  const relation = wordsOf(s.voice.lang)[`is.${relationOf(node, order(left.value, right.value))}`];
  return `${fullOperand(left, s)} ${relation} ${bound}${name === '' ? '' : ` (${name})`}`;
}

/** An attainment in a condition says what it is made of. */
const fullOperand = (node: Explanation, s: Speaking): string =>
  roleOf(node) === 'attainment' ? attainmentText(node, s) : namedValue(node, s);

const order = (a: ExactText, b: ExactText): -1 | 0 | 1 => {
  const [x, y] = [fractionOf(a), fractionOf(b)];
  const [p, q] = [BigInt(x.n) * BigInt(y.d), BigInt(y.n) * BigInt(x.d)];
  return p < q ? -1 : p > q ? 1 : 0;
};
