/** «Почему столько» of a line of a split period: what its whole period came to under each part's rows, and the days. */

import { addCells, type Cellular, isUnknown } from '../number/columns.js';
import {
  add,
  addF,
  type Fraction,
  fraction,
  fractionOf,
  fractionText,
  type Int,
  mulF,
  pow10,
} from '../number/exact.js';
import type { Explanation } from '../program/statement.js';
import type { Part, PartLine } from '../run/result.js';

export interface PartExplaining extends Omit<PartLine, 'head'> {
  readonly code: string;
  readonly title: string;
  /** Days of all parts. */
  readonly days: Int;
  /** Digits of the currency. */
  readonly digits: number;
  /** Trees of the whole period under a part's rows. */
  readonly trees: ReadonlyMap<Part, (code: string) => Explanation>;
}

type Whole = PartLine['of'][number];

/** round(Σ whole × days ÷ all days), less the parts before where this one is the rest. */
export function partTree(line: PartExplaining): Explanation {
  const { title, digits, amount, of, before, step } = line;
  const made = (op: string, value: Cellular, children: readonly Explanation[], detail?: Explanation['detail']) =>
    money(title, op, value, digits, children, detail);
  const products = [...before.map((earlier) => earlier.of), of].map((own) => productOf(own, line));
  const all = before.reduce<Cellular>((sum, earlier) => addCells(sum, earlier.amount), amount);
  const exact = products.length === 1 ? (products[0] as Explanation) : sumOf(products, made('sum', all, products));
  const to = mulF(fraction(step.unit), fraction(1, pow10(digits)));
  const whole = made('round', all, [exact], { step: fractionText(to), mode: step.mode });
  const earlier = before.map((one) => made('member', one.amount, []));
  const paid = earlier.length > 1 ? sumOf(earlier, made('sum', amount, earlier)) : earlier[0];
  return made('figure', amount, [paid ? made('-', amount, [whole, paid]) : whole], { type: 'component' });
}

function money(
  label: string,
  op: string,
  value: Cellular,
  digits: number,
  children: readonly Explanation[],
  detail?: Explanation['detail'],
): Explanation {
  const known = isUnknown(value)
    ? { value: null, issue: value.issue }
    : { value: fractionText(mulF(fraction(value), fraction(1, pow10(digits)))) };
  return { op, label, kind: 'money', ...known, children, ...(detail ? { detail } : {}) };
}

/** The whole period's amount for the days of its parts; neighbouring parts with one amount count together. */
function productOf(own: readonly Whole[], { code, title, days, digits, trees }: PartExplaining): Explanation {
  const { part, amount } = own[0] as Whole;
  const tree = trees.get(part)?.(code) as Explanation;
  const printed = money(title, 'round', amount, digits, [tree], {
    step: fractionText(fraction(1, pow10(digits))),
    mode: 'half-away',
  });
  const whole = tree.value === printed.value ? tree : printed;
  const count = own.reduce<Int>((sum, one) => add(sum, one.part.days), 0);
  const share: Fraction = fraction(count, days);
  const ratio: Explanation = {
    op: '/',
    label: '',
    kind: 'ratio',
    value: fractionText(share),
    children: [daysLeaf(count, 'worked'), daysLeaf(days, 'norm')],
  };
  const value = whole.value === null ? null : fractionText(mulF(fractionOf(whole.value), share));
  const why = isUnknown(amount) ? { issue: amount.issue } : {};
  return { op: '*', label: title, kind: 'money', value, children: [whole, ratio], ...why };
}

const daysLeaf = (n: Int, label: string): Explanation => ({
  op: 'value',
  label,
  kind: 'duration',
  value: fractionText(fraction(n)),
  source: { kind: 'calendar' },
  children: [],
});

/** The node with the exact sum of its parts. */
function sumOf(parts: readonly Explanation[], node: Explanation): Explanation {
  if (parts.some(({ value }) => value === null)) return node;
  const { issue: _, ...known } = node;
  return { ...known, value: fractionText(parts.map(({ value }) => fractionOf(value as string)).reduce(addF)) };
}
