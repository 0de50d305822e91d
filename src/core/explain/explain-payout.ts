/** The tree of a rule of the pay stage: what it looked at, the plan's figures and the balance, down to the amount. */

import { placed } from '../issue/issue.js';
import { type Cellular, isUnknown } from '../number/columns.js';
import { decimalText } from '../number/decimal.js';
import {
  addF,
  compareF,
  decimalF,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  type Int,
  mulF,
  pow10,
  subF,
} from '../number/exact.js';
import { labelOf, type PayoutKind } from '../plan/plan.js';
import { type PayoutField, payoutKey, portion, type Settled, type Term } from '../program/payout.js';
import { sourceOf } from '../program/program.js';
import type { Explanation, PayoutMove, Source } from '../program/statement.js';

/** What a rule did, and its balance before and after; the balance is absent where there was and is none. */
export interface PayoutExplanation {
  readonly kind: PayoutKind;
  readonly move: PayoutMove | null;
  readonly opening?: string;
  readonly left?: string;
}

interface Explained {
  readonly code: string;
  readonly title: string;
  readonly tree: Explanation;
  readonly payout: PayoutExplanation;
}

/** What the trees of rules stand on. */
export interface PayoutTrees {
  readonly digits: number;
  /** The tree of a bound figure by its key. */
  figure(key: string): Explanation;
  /** The tree of a line by its code, null where it is no component's and no rule's. */
  line(code: string, value: Explanation['value']): Explanation | null;
  /** Where a line comes from that has no tree. */
  source(term: Term): Source;
}

export function explainPayout(settled: Settled, trees: PayoutTrees): Explained {
  const { rule, move, amount, opening, left } = settled;
  const { payout } = rule;
  const title = labelOf(payout);
  const known = !isUnknown(opening) && !isUnknown(left) && (opening !== 0 || left !== 0);
  const tree: Explanation = {
    ...leaf(title, amount, trees, 'component', sourceOf('plan', payout)),
    ...(move === null
      ? {}
      : { op: 'figure', children: [conditioned(stepOf(settled, move, trees), settled, move, trees)] }),
  };
  const { digits } = trees;
  const balance = known ? { opening: decimalText(opening, digits), left: decimalText(left, digits) } : {};
  return { code: payout.code, title, tree, payout: { kind: payout.kind, move, ...balance } };
}

const leaf = (label: string, amount: Cellular, { digits }: PayoutTrees, type: string, source: Source): Explanation => ({
  op: 'value',
  label,
  kind: 'money',
  ...(isUnknown(amount) ? { value: null, issue: amount.issue } : { value: fractionText(decimalF(amount, digits)) }),
  source,
  children: [],
  detail: { type },
});

/** The line from its operands, as `MOVES` of payout.ts makes it. */
function stepOf(settled: Settled, move: PayoutMove, trees: PayoutTrees): Explanation {
  const { rule, opening, place } = settled;
  const { digits } = trees;
  const own = (field: PayoutField): Explanation => trees.figure(payoutKey(rule.payout, field));
  const x = baseOf(settled, trees);
  const balance = leaf(labelOf(rule.payout), opening, trees, 'opening', { kind: 'cell', ...placed(place) });
  const part = (of: Explanation): Explanation => (rule.values.share ? shareOf(of, own('share'), settled, digits) : of);
  const least = (due: Explanation): Explanation =>
    step('min', [due, balance, ...(rule.values.maxRecovery ? [own('maxRecovery')] : [])]);
  switch (move) {
    case 'recovery':
      return step('negate', [least(part(step('-', [x, own('amount')])))]);
    case 'netted':
      return step('negate', [least(part(x))]);
    case 'carried':
      return step('negate', [x]);
    case 'held':
      return step('negate', [part(x)]);
    case 'dropped':
      return step('min', [step('negate', [x]), balance]);
    case 'released':
      return balance;
    case 'returned': {
      const room = step('min', [step('-', [own('amount'), x]), balance]);
      return room.value === fractionText(decimalF(settled.amount as Int, digits)) ? room : balance;
    }
    default:
      return step('-', [own('amount'), x]);
  }
}

/** What was to be paid before the rule. */
function baseOf({ base }: Settled, trees: PayoutTrees): Explanation {
  const terms = base.map((term) => termOf(term, trees));
  const [only] = terms;
  if (only && terms.length === 1) return only;
  const sum = terms.length === 0 ? { ...step('sum', []), op: 'value', source: LITERAL } : step('sum', terms);
  return { ...sum, op: 'figure', children: [sum], detail: { type: 'before' } };
}

const LITERAL: Source = { kind: 'literal' };

/** A line by its own tree, rounded to what was printed. */
function termOf(term: Term, trees: PayoutTrees): Explanation {
  const shown = leaf(term.title, term.amount, trees, 'component', trees.source(term));
  const own = trees.line(term.code, shown.value);
  if (!own || own.value === null) return shown;
  if (own.value === shown.value) return own;
  const detail = { step: fractionText(decimalF(1, trees.digits)), mode: 'half-away' };
  return { op: 'round', label: term.title, kind: 'money', value: shown.value, children: [own], detail };
}

/** The share of an amount the rule takes, rounded. */
function shareOf(of: Explanation, share: Explanation, { rule }: Settled, digits: number): Explanation {
  const units = mulF(fractionOf(of.value as string), fraction(pow10(digits))).n;
  const made = portion(rule.rounding, units, fractionOf(share.value as string), digits);
  if (made === units) return of;
  const { step: to, mode } = rule.rounding;
  return {
    ...step('round', [step('*', [of, share])]),
    value: fractionText(decimalF(made, digits)),
    detail: { step: fractionText(to), mode },
  };
}

/** The step under the rule's condition: a held part waits until it is met, other rules act while it is. */
function conditioned(made: Explanation, { rule }: Settled, move: PayoutMove, trees: PayoutTrees): Explanation {
  if (!rule.values.when || move === 'recovery' || move === 'netted') return made;
  const own = trees.figure(payoutKey(rule.payout, 'when'));
  const [condition = own] = own.op === 'figure' ? own.children : [];
  const met = condition.value === '1';
  if (rule.payout.kind !== 'holdback' && met)
    return { ...made, op: 'gate', label: condition.label, children: [condition, made], detail: { met: 'true' } };
  return { ...made, op: 'if', label: 'if', children: [condition, made], detail: { taken: met ? 'then' : 'else' } };
}

const STEPS: Readonly<Record<string, (values: readonly Fraction[]) => Fraction>> = {
  sum: (values) => values.reduce(addF, fraction(0)),
  '-': ([a, b]) => subF(a as Fraction, b as Fraction),
  '*': ([a, b]) => mulF(a as Fraction, b as Fraction),
  negate: ([a]) => mulF(a as Fraction, fraction(-1)),
  min: (values) => values.reduce((a, b) => (compareF(a, b) < 0 ? a : b)),
};

function step(op: string, children: readonly Explanation[]): Explanation {
  const values = children.map(({ value }) => fractionOf(value as string));
  const value = fractionText((STEPS[op] ?? (([first]) => first as Fraction))(values));
  return { op, label: op, kind: 'money', value, children };
}
