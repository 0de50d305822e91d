/** «Почему столько» as an indented tree: every step with its figures, every leaf with where it came from. */

import { explain, type LineExplanation } from '../core/explain/explain.js';
import type { Issue, Lang, Place } from '../core/issue/issue.js';
import { issueText, placeText } from '../core/language/issue-text.js';
import { currencyDigits } from '../core/number/currency.js';
import { decimalF, divRound, type Fraction, fractionOf, fractionText, mul, mulF } from '../core/number/exact.js';
import type { Kind } from '../core/plan/kinds.js';
import type { Explanation, Source } from '../core/program/statement.js';
import type { Run } from '../core/run/result.js';
import { countedTexts } from './counted.js';
import { memberNote, poolNote, standingNote } from './field.js';
import { counted, quote, rateText } from './forms.js';
import { formulaText } from './formula.js';
import {
  acrossName,
  attainmentText,
  axisText,
  conditionText,
  digitsOf,
  nameOf,
  nextPoint,
  pointText,
  type Speaking,
  spelledOut,
  tierText,
  timeShareText,
  yardsticksOf,
} from './operand.js';
import { balanceText } from './payout.js';
import { monthsSpan, weighedBy } from './phrase.js';
import { whyNothing } from './short.js';
import { slicesOf } from './slices.js';
import { correctionTitle, titleInTime } from './statement.js';
import { wordsOf } from './statement-words.js';
import { addendsOf, edgesIn, factorsOf, inner, roleOf, simplify } from './tree.js';
import { dayText, printed, sameValue, show } from './value.js';
import { kindIn, type Voice, voiceOf } from './voice.js';

/** One row of an explanation: a table can show it as it is. */
export interface ExplanationRow {
  /** Depth; 0 is the line of pay itself. */
  readonly level: number;
  /** What it is: «Процент», «план», «произведение». */
  readonly text: string;
  /** Its value and how it was made: «111 943,25 ₽ = 1 178 350,00 ₽ × 9,5 %». */
  readonly value: string;
  /** Where it came from: a cell, rows, a parameter since when, a formula; '' for a step. */
  readonly source: string;
  /** The cell, row or table behind it; only where it was asked for. */
  readonly place?: Place;
}

/**
 * Everything behind a payee's lines, as rows for a table.
 * @example explanationRows(run, 'Соколова Марина', 'ru')[1] // { level: 1, text: 'Оклад', value: '40 000,00 ₽', source: 'параметр, «Параметры», строка 3' }
 */
export function explanationRows(run: Run, payee: string, lang: Lang): ExplanationRow[] {
  const voice = voiceOf(run, payee, lang);
  const told = new Set<string>();
  return explain(run, payee).flatMap((line) => lineRows(line, voice, { told }));
}

/** How the rows of a line are written. */
export interface LineRowsOptions {
  /** Each row says where its figure stands as well. */
  readonly places?: boolean;
  /** Figures whose rows an earlier line has listed: they are not listed again. */
  readonly told?: Set<string>;
}

/**
 * The rows of one line.
 * @example lineRows(line, voice).map(({ level, text }) => `${level} ${text}`) // ['0 Оклад за месяц', '1 Оклад']
 */
export function lineRows(line: LineExplanation, voice: Voice, options: LineRowsOptions = {}): ExplanationRow[] {
  const { tree, payout, corrects, closed } = line;
  const [top, ...below] = rowsOf(
    { ...tree, label: titleInTime(line, voice.lang) },
    voice,
    payout !== undefined,
    options,
  );
  // A correction is a difference by its arithmetic, and a line of the statement by its name.
  const own = top && corrects !== undefined && !closed ? { ...top, text: correctionTitle(line, voice) } : top;
  const rows = own ? [own, ...below] : [];
  const balance = payout ? balanceText(payout, voice) : null;
  return balance === null ? rows : [...rows, { level: 1, ...balance, source: '' }];
}

/**
 * The full explanation of a line, indented by two spaces a level.
 * @example explainFull(line.tree, voiceOf(run, 'Соколова Марина', 'ru')).split('\n')[1] // '  Оклад: 40 000,00 ₽ — параметр, «Параметры», строка 3'
 */
export function explainFull(tree: Explanation, voice: Voice): string {
  return rowsOf(tree, voice).map(rowText).join('\n');
}

/** A row as text. @example rowText({ level: 1, text: 'Оклад', value: '5 ₽', source: 'параметр' }) // '  Оклад: 5 ₽ — параметр' */
export const rowText = ({ level, text, value, source }: ExplanationRow): string =>
  `${'  '.repeat(level)}${text}: ${value}${source === '' ? '' : ` — ${source}`}`;

interface Writing {
  readonly s: Speaking;
  readonly rows: ExplanationRow[];
  /** Figures already shown: a second time they are only named. */
  readonly seen: Set<string>;
  /** What a figure is called where it stands: «база», «норма». */
  readonly names: Map<Explanation, string>;
  /** A rule of the pay stage: the lines it stands on were explained before it. */
  readonly pays: boolean;
  readonly places: boolean;
  readonly told: Set<string>;
}

/** People named under a team figure; of more there is only how many and their sum. */
const MOST_NAMED = 12;

function rowsOf(tree: Explanation, voice: Voice, pays = false, options: LineRowsOptions = {}): ExplanationRow[] {
  const { places = false, told = new Set<string>() } = options;
  const s: Speaking = { voice, edges: edgesIn(tree) };
  const w: Writing = { s, rows: [], seen: new Set(), names: new Map(), pays, places, told };
  write(simplify(tree), 0, w, tree.kind);
  const nothing = pays ? null : whyNothing(tree, voice);
  if (nothing !== null) w.rows[0] = { ...(w.rows[0] as ExplanationRow), value: nothing };
  return w.rows;
}

/** `around`: what a bare number is counted in where the row stands. */
function write(given: Explanation, level: number, w: Writing, around: Kind): void {
  const node = asShown(given);
  const { voice } = w.s;
  const kind = node.kind === 'number' ? around : node.kind;
  const text = w.names.get(node) ?? rowName(node, w.s, kind);
  const named = isNamed(node, voice);
  const { table = '', row = '' } = node.source?.place ?? {};
  const key = [roleOf(node), node.op, node.label, node.value, table, row].join('/');
  const before = w.pays && roleOf(node) === 'component' && node.children.length > 0;
  if (named && level > 0 && (before || w.seen.has(key))) {
    w.rows.push({ level, text, value: rowValue(node, w.s, kind), source: wordsOf(voice.lang).seeAbove });
    return;
  }
  if (named) w.seen.add(key);
  const { parts, equation } = madeOf(node, w, kind);
  const inside = KEEPS_KIND.includes(inner(node).op) && kind !== 'date' ? kind : 'number';
  // Steps between an unknown line and its cause say nothing.
  if (node.value === null && level > 0 && roleOf(node) === 'step' && parts.some((part) => part.value === null)) {
    for (const part of parts) write(part, level, w, inside);
    return;
  }
  const value = isCondition(node) ? conditionValue(node, w.s) : withEquation(rowValue(node, w.s, kind), equation);
  w.rows.push({ level, text, value, source: sourceText(node, parts, voice), ...(w.places ? placeIn(node) : {}) });
  writeCounted(node, level, w, kind);
  for (const part of parts) if (isWorthARow(part, w.s) || w.names.has(part)) write(part, level + 1, w, inside);
}

/** The rows behind a figure, once. */
function writeCounted({ source, label, value }: Explanation, level: number, w: Writing, kind: Kind): void {
  const { rows } = source ?? {};
  const key = JSON.stringify([rows?.table, label, value]);
  if (!rows?.counted) return;
  if (w.told.has(key)) {
    const top = w.rows[w.rows.length - 1] as ExplanationRow;
    w.rows[w.rows.length - 1] = { ...top, source: `${top.source}, ${wordsOf(w.s.voice.lang).seeAbove}` };
    return;
  }
  w.told.add(key);
  for (const { place, ...row } of countedTexts(rows.counted, kind, w.s.voice))
    w.rows.push({ level: level + 1, ...row, ...(w.places && place ? { place } : {}) });
}

/** Where a figure stands; of rows their table. */
function placeIn({ source }: Explanation): { readonly place?: Place } {
  const place = source?.place ?? (source?.rows ? { table: source.rows.table } : undefined);
  return place ? { place } : {};
}

/** A value and how it was made; «−5 = −5» says nothing. */
const withEquation = (value: string, equation: string): string =>
  equation === '' || [`= ${value}`, `= −${value}`].includes(equation) ? value : `${value} ${equation}`;

/** Steps whose parts are counted in what they give. */
const KEEPS_KIND: readonly string[] = ['+', '-', 'sum', 'negate', 'min', 'max', 'clamp', 'round', 'if', 'gate', 'abs'];

/** A score that is simply the attainment is shown as the attainment. */
function asShown(node: Explanation): Explanation {
  const [only] = node.children;
  return roleOf(node) === 'score' && only && roleOf(only) === 'attainment' && sameValue(only.value, node.value)
    ? only
    : node;
}

/** Figures a reader can find again; a step has no name to say «см. выше» by. */
const isNamed = (node: Explanation, voice: Voice): boolean =>
  roleOf(node) !== 'time' &&
  roleOf(node) !== 'member' &&
  (nameOf(node, voice) !== '' || node.op === 'scale' || ACROSS.includes(node.op));

/** A bare number and a full period stand in the equation of the step that uses them. */
const isWorthARow = (node: Explanation, s: Speaking): boolean =>
  roleOf(node) !== 'literal' && !(node.value === '1' && timeShareText(node, s) !== null);

const isCondition = (node: Explanation): boolean =>
  node.op !== 'figure' && node.kind === 'flag' && node.children.length > 0;

const conditionValue = (node: Explanation, s: Speaking): string => {
  const w = wordsOf(s.voice.lang);
  const [left, right] = node.children;
  // The floor of a KPI is written «если выполнение < минимум, то 0».
  if (node.op === '<' && node.value === '1' && left && right && roleOf(left) === 'attainment') {
    const floor = show(right.value, 'ratio', s.voice, { exact: true });
    return `${attainmentText(left, s)} ${w.underFloor} ${floor}: ${w.paysNothing}`;
  }
  return node.value === null ? w.unknown : `${node.value === '1' ? w.met : w.notMet}, ${conditionText(node, s)}`;
};

/** What a row is called: a figure by its name and role, a step by what it does. */
function rowName(node: Explanation, s: Speaking, kind: Kind): string {
  const { voice } = s;
  const w = wordsOf(voice.lang);
  const named = (role: string): string => `${role} ${quote(node.label, voice.lang)}`;
  switch (roleOf(node)) {
    case 'measure':
      return named(w.fact);
    case 'target':
      return named(w.target);
    case 'attainment':
      return named(w.attainment);
    case 'score':
      return named(w.score);
    case 'weight':
      return named(w.weight);
    case 'literal':
      return w.number;
    case 'step':
      return stepName(node, s, kind);
    default:
      return nameOf(node, voice) + aboutRow(node, voice);
  }
}

/** « (07.10.2026, ООО «Орион»)»: what identifies a row beside its id. */
function aboutRow({ detail: { day, about } = {} }: Explanation, voice: Voice): string {
  const said = [...(day === undefined ? [] : [dayText(day, voice)]), ...(about === undefined ? [] : [about])];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function stepName(node: Explanation, s: Speaking, kind: Kind): string {
  const { voice } = s;
  const w = wordsOf(voice.lang);
  const names: Readonly<Record<string, string>> = {
    '*': w.product,
    '/': w.quotient,
    '+': w.sum,
    sum: w.sum,
    '-': w.difference,
    negate: w.negated,
    abs: w.absolute,
    months: w.wholeMonths,
    min: w.smallestOf,
    max: w.largestOf,
    clamp: w.within,
    round: w.rounding.toLowerCase(),
    if: w.choice,
    gate: w.withCondition,
    share: node.detail?.among === undefined ? w.share : w.weightPart,
    prize: w.prize,
  };
  if (isCondition(node)) return w.condition;
  if (timeShareText(node, s) !== null) return w.timeShare;
  if (acrossName(node, voice.lang) !== '') return acrossName(node, voice.lang);
  if (node.op !== 'scale') return names[node.op] ?? node.op;
  const shows: Readonly<Record<string, string>> = { pay: w.slicesByScale, tier: w.tierOfScale, from: w.fromOfScale };
  const values: Readonly<Record<string, string>> = { ratio: w.rateByScale, money: w.amountByScale };
  const amounts = /^amount/.test(node.detail?.method ?? '') || node.detail?.show === 'value';
  const what = (amounts ? undefined : shows[node.detail?.show ?? '']) ?? values[kind] ?? w.valueByScale;
  return `${what} ${quote(node.label, voice.lang)}`;
}

const rowValue = (node: Explanation, s: Speaking, kind: Kind): string =>
  show(node.value, kind, s.voice, { exact: true, edges: s.edges });

/** What a value was made of: the rows below it, and the arithmetic that joins them. */
interface Made {
  readonly parts: readonly Explanation[];
  readonly equation: string;
}

/** `kind`: what a bare number is counted in here. */
function madeOf(node: Explanation, w: Writing, kind: Kind): Made {
  const { s } = w;
  const [first, second] = node.children;
  if (node.value === null) return { parts: causesOf(node), equation: '' };
  const between = roleOf(node) === 'attainment' ? byYardsticks(node, w) : null;
  if (between) return between;
  if (node.op === 'figure' && first) {
    const plain = first.op === 'figure' || first.children.length === 0;
    return plain ? { parts: [first], equation: '' } : madeOf(first, w, node.kind);
  }
  if (node.op === 'round' && first) return rounded(node, first, w, kind);
  if (node.op === 'months') return { parts: [], equation: `(${monthsSpan(node, s)})` };
  if (node.op === 'filled') return { parts: [], equation: '' };
  // What a condition kept back is no part of the figure.
  if (node.op === 'gate')
    return { parts: node.detail?.met === 'true' ? node.children : node.children.slice(0, 1), equation: '' };
  if (node.op === '*') {
    return { parts: factorsOf(node), equation: productText(node, s, node.value) };
  }
  if (node.op === '/' && first && second) {
    const sides = (): string => [first, second].map((side) => exactValue(side, s, side.kind)).join(' ÷ ');
    return {
      parts: node.children,
      equation: `= ${timeShareText(node, s) ?? spelledOut(node, s)?.text ?? sides()}`,
    };
  }
  // A choice that gave nothing is told by its condition.
  if (node.op === 'member')
    return { parts: node.children.flatMap(({ children }) => children), equation: memberNote(node, s) };
  if (ACROSS.includes(node.op)) return { parts: peopleOf(node, w), equation: peopleText(node, s) };
  return {
    parts: SUMS.includes(node.op) ? addendsOf(node).map((addend) => addend.node) : node.children,
    equation: joined(node, s, kind),
  };
}

const ACROSS: readonly string[] = ['team', 'subordinates', 'share', 'rank', 'prize', 'earlier', 'every'];
/** Their people are counted in what they give. */
const SUMMED: readonly string[] = ['team', 'subordinates'];
const membersOf = (node: Explanation): Explanation[] => node.children.filter(({ op }) => op === 'member');

/** The people of a team figure, when there are few; of a share the pot before them. */
function peopleOf(node: Explanation, { s }: Writing): Explanation[] {
  const members = membersOf(node);
  const kind = SUMMED.includes(node.op) ? node.kind : kindIn(node.detail?.over ?? '', s.voice);
  const named = members.length > MOST_NAMED ? [] : members.map((member) => ({ ...member, kind }));
  return [...node.children.filter(({ op }) => op !== 'member'), ...named];
}

/** «(10 человек)»; of a share also by what and of how much in all. */
function peopleText(node: Explanation, s: Speaking): string {
  const { voice } = s;
  const w = wordsOf(voice.lang);
  if (node.op === 'rank') return `(${standingNote(node, s)})`;
  if (node.op === 'prize')
    return `(${standingNote(node, s)}; ${w.prizeTable} ${quote(node.detail?.table ?? '', voice.lang)})`;
  const kept = poolNote(node, s);
  const people = counted(Number(node.detail?.people ?? 0), 'person', voice.lang);
  if (node.op === 'earlier' || node.op === 'every') return '';
  if (node.op !== 'share') return `(${people})`;
  const over = node.detail?.over ?? '';
  const total = node.detail?.weights;
  const sum = total === undefined ? '' : `, ${w.inAll} ${show(total, kindIn(over, voice), voice)}`;
  return `(${w.shareBy} ${quote(formulaText(weighedBy(over), voice.lang), voice.lang)}, ${people}${sum}${kept === '' ? '' : `; ${kept}`})`;
}

/** «(120 − 10) ÷ (103 − 10)»: the fact between two points of the plan, which are named. */
function byYardsticks(node: Explanation, w: Writing): Made | null {
  const { s } = w;
  const points = yardsticksOf(node, s.voice);
  const step = inner(node);
  const ratio = step.op === 'clamp' ? step.children[0] : step;
  const fact = ratio?.children[0]?.children[0];
  if (!points || !fact) return null;
  const made = ratio && spelledOut(ratio, s);
  if (!made) return null;
  const bounds = step.children.slice(1).map((bound) => exactValue(bound, s, 'ratio'));
  const within = step.op === 'clamp' ? `${wordsOf(s.voice.lang).within} ${bounds.join('…')}: ` : '';
  w.names.set(points.low, points.names[0]).set(points.high, points.names[1]);
  return { parts: [fact, points.low, points.high], equation: `= ${within}${made.text}` };
}

/** Digits tried until the printed factors give the printed product. */
const DIGITS: readonly (number | undefined)[] = [undefined, 5, 6, 7, 8, 10, 12];

/** `value`: what the product is to come to, rounded to the step where the row rounds. */
function productText(node: Explanation, s: Speaking, value: string, step?: string): string {
  let text = '';
  for (const digits of DIGITS) {
    const own: Speaking = digits === undefined ? s : { ...s, digits };
    const parts = factorsOf(node).map((part) => [part, exactValue(part, own, part.kind)] as const);
    text ||= `= ${parts.map(([, said]) => said).join(' × ')}`;
    const says = parts
      .map(([part, said]) =>
        timeShareText(part, s) === null ? printed(said, s.voice.lang) : fractionOf(part.value ?? '0'),
      )
      .reduce((all, one) => (all && one ? mulF(all, one) : null), fractionOf('1'));
    if (says === null || comesTo(says, value, node.kind, s.voice, step))
      return `= ${parts.map(([, said]) => said).join(' × ')}`;
  }
  return text;
}

/** The same to the last digit a reader sees. */
function comesTo(says: Fraction, value: string, kind: Kind, { currency }: Voice, step?: string): boolean {
  const unit = fractionOf(
    step ?? (kind === 'ratio' ? '0.000001' : fractionText(decimalF(1, currencyDigits(currency)))),
  );
  const units = (of: Fraction): string => String(divRound(mul(of.n, unit.d), mul(of.d, unit.n), 'half-away'));
  return units(says) === units(fractionOf(value));
}

/** Only the way to what is missing; all of it where the step itself failed. */
function causesOf(node: Explanation): readonly Explanation[] {
  const unknown = node.children.filter((child) => child.value === null);
  return unknown.length > 0 ? unknown : node.children;
}

function rounded(node: Explanation, inside: Explanation, w: Writing, kind: Kind): Made {
  const { s } = w;
  const made = madeOf(inside, w, kind);
  const product = inside.op === '*' && node.value !== null && node.detail?.mode === 'half-away';
  const unit = show(node.detail?.step ?? null, node.kind === 'ratio' ? 'number' : kind, s.voice);
  const to = `, ${wordsOf(s.voice.lang).rounded} ${unit}`;
  if (made.equation === '' || inside.op === 'figure')
    return { parts: [inside], equation: `= ${exactValue(inside, s, kind)}${to}` };
  const equation = product ? productText(inside, s, node.value ?? '0', node.detail?.step) : made.equation;
  return { parts: made.parts, equation: equation + to };
}

const SUMS: readonly string[] = ['+', '-', 'sum', 'negate'];

/** Steps that keep the kind of what they join. */
function joined(node: Explanation, s: Speaking, kind: Kind): string {
  const w = wordsOf(s.voice.lang);
  const values = (): string[] => node.children.map((child) => exactValue(child, s, kind));
  if (node.children.length === 1 && node.op !== 'scale' && node.op !== 'negate') return '';
  if (SUMS.includes(node.op)) {
    return `= ${addendsOf(node)
      .map(({ minus, node: part }, i) => {
        const value = exactValue(part, s, kind);
        const sign = i === 0 ? (minus ? '−' : '') : minus ? ' − ' : ' + ';
        return sign + (minus && value.startsWith('−') ? `(${value})` : value);
      })
      .join('')
      .replace(/ \+ −/g, ' − ')}`;
  }
  if (node.op === 'min' || node.op === 'max')
    return `= ${node.op === 'min' ? w.smallest : w.largest} ${values().join(` ${w.and} `)}`;
  if (node.op === 'clamp') return `= ${w.within} ${values().slice(1).join('…')}: ${values()[0]}`;
  return node.op === 'scale' ? scaleEquation(node, s, kind) : '';
}

/** A part of an equation; a bare number takes the kind of its neighbours. */
const exactValue = (node: Explanation, s: Speaking, kind: Kind): string =>
  timeShareText(node, s) ??
  show(node.value, node.kind === 'number' ? kind : node.kind, s.voice, {
    exact: true,
    edges: s.edges,
    ...digitsOf(s),
  });

/** The tier in brackets; for a scale paid by slices, the slices. */
function scaleEquation(scale: Explanation, s: Speaking, kind: Kind): string {
  const slices = scale.detail?.show === 'pay' ? slicesOf(scale) : null;
  const axis = scale.children[0];
  const rateKind = scale.detail?.valueKind === 'ratio' ? 'ratio' : slices ? 'number' : kind;
  const tier = `(${tierText(scale, s)}${thenText(scale, s, rateKind)})`;
  if (!slices || !axis || slices.length === 0) return tier;
  const parts = slices.map(
    ({ part, rate }) =>
      `${show(part, axis.kind, s.voice, { exact: true })} × ${show(rate, rateKind, s.voice, { exact: true })}`,
  );
  return `= ${parts.join(' + ')} ${tier}`;
}

function thenText(scale: Explanation, s: Speaking, kind: Kind): string {
  const next = nextPoint(scale);
  if (!next || scale.detail?.columns !== undefined) return '';
  const from = pointText(axisText(scale, next.from, s.voice), next.after, s.voice);
  return `; ${wordsOf(s.voice.lang).further} ${from}: ${show(next.value, kind, s.voice, { exact: true })}`;
}

function sourceText(node: Explanation, parts: readonly Explanation[], voice: Voice): string {
  if (node.value === null && node.issue && !parts.some((part) => part.value === null))
    return issueLine(node.issue, voice.lang);
  if (node.source && node.detail?.type === 'component') {
    const said = describe(node.source, voice, madeBy(node, voice));
    return said === wordsOf(voice.lang).formula ? '' : said;
  }
  const own = node.source ? describe(node.source, voice) : '';
  // «схема» alone says nothing of a figure that shows how it was made.
  return own === wordsOf(voice.lang).inPlan && parts.length > 0 ? '' : own;
}

/** What is wrong and where, on one line. */
function issueLine(issue: Issue, lang: Lang): string {
  const { message } = issueText(issue, lang);
  return issue.place ? `${message.replace(/\.$/, '')} (${placeText(issue.place, lang)})` : message;
}

/** A catalogue formula by its title, else the plan's own as people type it. */
function madeBy(component: Explanation, voice: Voice): string {
  const title = voice.formula(component.label);
  if (title !== undefined) return ` ${quote(title, voice.lang)}`;
  let top: Explanation | undefined = component.children[0];
  // The row's own rounding, condition, cap and minimum stand around its formula; the last two under the row's name.
  const around = (step: Explanation): boolean =>
    step.op === 'round' || step.op === 'gate' || step.label === component.label;
  while (top && top.children.length > 0 && around(top)) top = top.children[top.op === 'gate' ? 1 : 0];
  // What rows are paid by is the formula of any of them.
  const row = top?.source?.kind === 'rows' ? top.children.find(({ detail }) => detail?.type === 'row') : undefined;
  if (row) top = row.children[0];
  // A figure alone is the row below; a step carries the text of its formula.
  return top && roleOf(top) === 'step' && top.label !== '' && top.op !== 'scale'
    ? `: ${formulaText(top.label, voice.lang)}`
    : '';
}

/**
 * A source in words: «Факты», строка 2, столбец «Факт» (D2); 2 строки таблицы «Сделки»; параметр, действует с 2026-01-01.
 * @param made for a formula: which one
 * @example describe({ kind: 'calendar' }, voice) // 'производственный календарь'
 */
export function describe(source: Source, voice: Voice, made = ''): string {
  const { lang } = voice;
  const w = wordsOf(lang);
  const place = placeOf(source, lang);
  const since = source.from === undefined ? '' : `${w.inForce} ${source.from}`;
  const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
  switch (source.kind) {
    case 'cell':
      return join(place, since);
    case 'rows':
      return rowsText(source, voice);
    case 'parameter':
      return join(w.parameter, since, place);
    case 'plan':
      return join(w.inPlan, since, place);
    case 'formula':
      // Where its rule was published is said in the catalogue.
      return join(w.formula + made, since, place);
    case 'calendar':
      return w.calendar;
    case 'literal':
      return '';
  }
}

/** A row of the plan is found by its table and row; which of its cells says nothing more. */
function placeOf({ kind, place }: Source, lang: Lang): string {
  if (!place) return '';
  const { column: _, cell: __, ...row } = place;
  return placeText(kind === 'cell' ? place : row, lang);
}

function rowsText({ rows }: Source, { lang }: Voice): string {
  if (!rows) return '';
  const w = wordsOf(lang);
  const column = rows.column === undefined ? '' : `, ${w.column} ${quote(rows.column, lang)}`;
  const rates = rows.rates === undefined ? '' : `; ${w.rateOn} ${rateText(rows.rates.join('; '), lang)}`;
  return `${counted(rows.counted?.count ?? rows.count, 'row', lang)} ${w.rowsOf} ${quote(rows.table, lang)}${column}${rates}`;
}
