/**
 * The pay stage: the plan's rules over what was earned, in the plan's order. They add lines and leave balances; what was
 * earned stays as it is.
 */

import { dayOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue, type Place, placed, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { addCells, type Cellular, isUnknown, type Unknown } from '../number/columns.js';
import {
  add,
  compare,
  compareF,
  divRound,
  type Fraction,
  fractionText,
  type Int,
  mul,
  neg,
  normal,
  pow10,
  sub,
} from '../number/exact.js';
import { type Quantity, valueAt } from '../number/quantity.js';
import { alike } from '../plan/kinds.js';
import { fieldPlace } from '../plan/place.js';
import { type Component, labelOf, type Payout, type PayoutKind } from '../plan/plan.js';
import type { Scheme } from '../plan/scheme.js';
import { isAward, moneyOf, type Rounding, roundingOf } from './component.js';
import type { Environment } from './evaluate.js';
import { bindText } from './expression.js';
import type { Node } from './node.js';
import { contextOf, type Program, report } from './program.js';
import type { Line, PayoutMove } from './statement.js';

/** What of a rule is an expression. */
export type PayoutField = 'amount' | 'share' | 'maxRecovery' | 'when';
type PayoutColumn = PayoutField | 'of' | 'recoverFrom' | 'until';

const FIELDS: readonly PayoutField[] = ['amount', 'share', 'maxRecovery', 'when'];
const COLUMNS: readonly PayoutColumn[] = [...FIELDS, 'of', 'recoverFrom', 'until'];
const RECOVERS = ['share', 'maxRecovery', 'recoverFrom'];
/** The columns each kind takes; `!`: the rule says nothing without it. */
const TAKES: Readonly<Record<PayoutKind, readonly string[]>> = {
  draw: ['amount!', ...RECOVERS],
  netting: ['of!', ...RECOVERS],
  guarantee: ['amount!'],
  cap: ['amount!'],
  refundableCap: ['amount!'],
  holdback: ['share!'],
};
/** What every kind takes. */
const ANY: readonly string[] = ['of', 'until', 'when'];

/** Figures of a rule are bound under these keys. */
export const payoutKey = (payout: Payout, field: PayoutField): string => `payout:${fold(payout.code)}:${field}`;

/** Binds what the rules read. A rule with a mistake has a condition nobody can know, so it pays an unknown amount. */
export function bindPayouts(program: Program): void {
  const netted = new Set<string>();
  for (const payout of program.scheme.payouts.values()) {
    const issue = payout.broken ?? mistakeIn(program, payout, netted);
    const label = labelOf(payout);
    const set = (field: PayoutField, node: Node): void => {
      const key = payoutKey(payout, field);
      program.figures.set(key, { key, label: field, kind: node.kind, node });
    };
    if (issue) set('when', { op: 'unknown', kind: 'flag', label, issue });
    else for (const field of FIELDS) if (payout[field] !== undefined) set(field, nodeOf(program, payout, field));
  }
}

function mistakeIn(program: Program, payout: Payout, netted: Set<string>): Issue | undefined {
  const { scheme } = program;
  const { kind, of } = payout;
  const name = labelOf(payout);
  const context = contextOf(program, name, payout.place);
  const say = (issue: Issue): Issue => (report(context, issue) as Node & { issue: Issue }).issue;
  for (const field of COLUMNS) {
    if (payout[field] === undefined && TAKES[kind].includes(`${field}!`))
      return say(error('payout-needs', { name, field }));
    const taken = [...TAKES[kind], ...ANY].some((known) => known.replace('!', '') === field);
    if (payout[field] !== undefined && !taken) say(warning('payout-column', { name, field }));
  }
  if (kind === 'holdback' && payout.until === undefined && payout.when === undefined)
    return say(error('payout-never', { name }));
  if (scheme.components.has(fold(payout.code))) return say(error('payout-name', { name: payout.code }));
  if (of === undefined) return undefined;
  const component = componentOf(scheme, of);
  if (!component || isAward(component)) return say(error('payout-of', { name, component: of }));
  const key = fold(component.code);
  if (kind === 'netting' && netted.has(key)) return say(error('payout-twice', { name, component: labelOf(component) }));
  if (kind === 'netting') netted.add(key);
  return undefined;
}

/** By code, else by title; one that holds for others or at another time earns nothing here. */
const componentOf = ({ components, document }: Scheme, name: string): Component | undefined => {
  const all = [...components.values(), ...document.components];
  return all.find(({ code }) => fold(code) === fold(name)) ?? all.find(({ title }) => fold(title ?? '') === fold(name));
};

function nodeOf(program: Program, payout: Payout, field: PayoutField): Node {
  const text = payout[field] as string;
  const place = fieldPlace(payout, field);
  const money = field === 'amount' || field === 'maxRecovery';
  const node = money ? moneyOf(program, text, place) : bindText(program, text, place);
  if (node.op === 'unknown') return node;
  const context = contextOf(program, text, place);
  if (field === 'when' && node.kind !== 'flag') return report(context, error('not-a-condition', { formula: text }));
  if (field === 'share' && !alike(node.kind, 'ratio'))
    return report(context, error('kind-declared', { formula: text, kind: 'ratio', found: node.kind }));
  const wrong = node.op === 'literal' ? outside(payout, field, node.value) : undefined;
  if (wrong) return report(context, wrong);
  const rounding = roundingOf(program.scheme.settings) as Rounding;
  return money ? { op: 'round', kind: 'money', label: text, args: [node], ...rounding } : node;
}

/** No share below nothing or above the whole, no amount below nothing. */
function outside(payout: Payout, field: PayoutField, value: Fraction): Issue | undefined {
  if (field === 'when' || (value.n >= 0 && (field !== 'share' || compareF(value, WHOLE) <= 0))) return undefined;
  return error(
    'payout-bounds',
    { name: labelOf(payout), field, value: fractionText(value) },
    fieldPlace(payout, field),
  );
}

const WHOLE: Fraction = { n: 1, d: 1 };
const NOTHING: Fraction = { n: 0, d: 1 };

/** A rule and its figures for the payees of a cohort; a figure it does not have is left out. */
export interface PayoutFigures {
  readonly payout: Payout;
  /** Code of the line it looks at; null: all of them. */
  readonly line: string | null;
  readonly values: Readonly<Partial<Record<PayoutField, Quantity>>>;
  /** How a share of an amount is rounded: as the plan rounds lines. */
  readonly rounding: Rounding;
}

/** Evaluates the rules of a scheme. */
export function payoutFigures({ scheme, figures }: Program, environment: Environment): PayoutFigures[] {
  const rounding = roundingOf(scheme.settings) as Rounding;
  return [...scheme.payouts.values()].map((payout) => {
    const values: Partial<Record<PayoutField, Quantity>> = {};
    for (const field of FIELDS) {
      const key = payoutKey(payout, field);
      if (figures.has(key)) values[field] = environment.figure(key);
    }
    return {
      payout,
      line: payout.of === undefined ? null : fold(componentOf(scheme, payout.of)?.code ?? payout.of),
      values,
      rounding,
    };
  });
}

/** A share of an amount, rounded, never more than the amount. */
export function portion({ step, mode }: Rounding, units: Int, share: Fraction, digits: number): Int {
  const unit = divRound(mul(step.n, pow10(digits)), step.d, 'half-away') || 1;
  return least(mul(divRound(mul(units, share.n), mul(share.d, unit), mode), unit), units);
}

/** A line a rule looked at. */
export interface Term {
  readonly code: string;
  readonly title: string;
  readonly amount: Cellular;
}

/** What a rule did for a payee. */
export interface Settled {
  readonly rule: PayoutFigures;
  /** null: nothing. */
  readonly move: PayoutMove | null;
  /** Signed: what it adds to the statement. */
  readonly amount: Cellular;
  /** What it looked at: earned, with what earlier rules did. */
  readonly base: readonly Term[];
  /** The balance before, where it stands, and after. */
  readonly opening: Cellular;
  readonly place?: Place;
  readonly left: Cellular;
}

/** Where rules are applied: one payee in a period. */
export interface Settling {
  readonly row: number;
  readonly digits: number;
  readonly period: Period;
  /** Earned lines. */
  readonly lines: readonly Line[];
  /** Stands for a line that is unknown. */
  readonly unknown: Unknown;
  opening(payout: Payout): { readonly amount: Cellular; readonly place?: Place };
}

/** Applies the rules one after another. */
export function settle(rules: readonly PayoutFigures[], s: Settling): Settled[] {
  const done: Settled[] = [];
  for (const rule of rules) {
    const { line } = rule;
    const earned = s.lines
      .filter(({ stage, code }) => stage === 'earned' && (line === null || fold(code) === line))
      .map(({ code, title, amount }): Term => ({ code, title, amount: amount === null ? s.unknown : unitsIn(amount) }));
    const moved = done
      .filter((one) => one.amount !== 0 && (line === null || one.rule.line === line))
      .map(({ rule: { payout }, amount }): Term => ({ code: payout.code, title: labelOf(payout), amount }));
    done.push(apply(rule, [...earned, ...moved], s));
  }
  return done;
}

const sumOf = (terms: readonly Term[]): Cellular =>
  terms.reduce<Cellular>((sum, { amount }) => addCells(sum, amount), 0);

/** Smallest units of a printed amount. @example unitsIn('-12.50') // -1250 */
export function unitsIn(text: string): Int {
  const plain = text.replace('.', '');
  return plain.length < 16 ? Number(plain) : normal(BigInt(plain));
}

/** A rule's figures for one payee. */
interface Reading {
  readonly x: Int;
  readonly opening: Int;
  readonly amount: Int;
  readonly most: Int | null;
  /** Pays, cuts, carries or holds in this period. */
  readonly acts: boolean;
  portion(units: Int): Int;
}

const NO_BALANCE: ReturnType<Settling['opening']> = { amount: 0 };

function apply(rule: PayoutFigures, base: readonly Term[], s: Settling): Settled {
  const { kind } = rule.payout;
  const keeps = keepsBalance(kind);
  const { amount: opening, place } = keeps ? s.opening(rule.payout) : NO_BALANCE;
  const common = { rule, base, opening, ...placed(place) };
  const read = readingOf(rule, sumOf(base), opening, s);
  if ('issue' in read) return { ...common, move: null, amount: read, left: read };
  const [move, amount] = MOVES[kind](read) ?? [null, 0];
  const left = keeps ? add(read.opening, lends(rule.payout) ? amount : neg(amount)) : 0;
  return { ...common, move: amount === 0 ? null : move, amount, left };
}

export const keepsBalance = (kind: PayoutKind): boolean => kind !== 'guarantee' && kind !== 'cap';

function readingOf(rule: PayoutFigures, x: Cellular, opening: Cellular, s: Settling): Reading | Unknown {
  const { payout, values } = rule;
  const { row, digits, period } = s;
  const read = (field: PayoutField, none: Fraction): Fraction | Unknown => {
    const q = values[field];
    const value = q ? valueAt(q, row) : none;
    const wrong = 'issue' in value ? undefined : outside(payout, field, value);
    return wrong ? { issue: wrong } : value;
  };
  const units = ({ n, d }: Fraction): Int => divRound(mul(n, pow10(digits)), d, 'half-away');
  const when = read('when', WHOLE);
  const least = read('amount', NOTHING);
  if (isUnknown(x)) return x;
  if (isUnknown(opening)) return opening;
  if ('issue' in when) return when;
  if ('issue' in least) return least;
  if (opening < 0) return { issue: error('payout-balance', { name: labelOf(payout) }, payout.place) };
  const amount = units(least);
  // What only a recovery reads may be unknown where there is nothing to recover.
  const idle = lends(payout) && (opening === 0 || x <= amount);
  const share = idle ? WHOLE : read('share', WHOLE);
  const most = idle || !values.maxRecovery ? null : read('maxRecovery', NOTHING);
  if ('issue' in share) return share;
  if (most && 'issue' in most) return most;
  const recovers = payout.recoverFrom === undefined || period.end >= (dayOf(payout.recoverFrom) ?? 0);
  return {
    x,
    opening,
    amount,
    most: recovers ? most && units(most) : 0,
    acts: actsIn(payout, period, when.n === 1),
    portion: (of) => portion(rule.rounding, of, share, digits),
  };
}

/** Pays first and takes back later; the others keep first and pay later. */
const lends = ({ kind }: Payout): boolean => kind === 'draw' || kind === 'netting';

/** A held part waits while its condition is not met and its day has not come; other rules hold while theirs are met. */
function actsIn({ kind, until, when }: Payout, { start, end }: Period, met: boolean): boolean {
  const day = until === undefined ? Number.POSITIVE_INFINITY : (dayOf(until) ?? 0);
  return kind === 'holdback' ? (when === undefined || !met) && end < day : met && start <= day;
}

const least = (a: Int, b: Int): Int => (compare(a, b) < 0 ? a : b);

type Moved = readonly [PayoutMove, Int] | null;

/** Pays up to the amount and remembers it; takes it back of what is above. */
const lend =
  (out: PayoutMove, back: PayoutMove) =>
  ({ x, opening, amount, most, acts, portion }: Reading): Moved => {
    const gap = sub(amount, x);
    if (gap > 0) return acts ? [out, gap] : null;
    const due = least(portion(neg(gap)), opening);
    return [back, neg(most === null ? due : least(due, most))];
  };

const MOVES: Readonly<Record<PayoutKind, (r: Reading) => Moved>> = {
  draw: lend('draw', 'recovery'),
  netting: lend('carried', 'netted'),
  guarantee: ({ x, amount, acts }) => (acts && x < amount ? ['guarantee', sub(amount, x)] : null),
  cap: ({ x, amount, acts }) => (acts && x > amount ? ['cap', sub(amount, x)] : null),
  refundableCap: ({ x, opening, amount, acts }) => {
    if (!acts) return ['returned', opening];
    const room = sub(amount, x);
    return room < 0 ? ['kept', room] : ['returned', least(room, opening)];
  },
  holdback: ({ x, opening, acts, portion }) => {
    if (!acts) return ['released', opening];
    return x < 0 ? ['dropped', least(neg(x), opening)] : ['held', neg(portion(x))];
  },
};
