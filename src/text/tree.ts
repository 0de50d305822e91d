/** Reading explanation trees: what a node stands for, and the same tree without the steps that changed nothing. */
import type { FigureType } from '../core/program/program.js';
import type { ExactText, Explanation } from '../core/program/statement.js';
import { sameValue } from './value.js';

/** What a node stands for to a reader. */
export type Role = FigureType | RowPart | 'time' | 'literal' | 'member' | (typeof PAYOUT)[number] | 'step';

const FIGURES: readonly string[] = [
  'component',
  'parameter',
  'measure',
  'target',
  'attainment',
  'score',
  'weight',
  'coefficient',
];

/** What stands in the explanation of a row. */
type RowPart = 'row' | 'return' | 'accrued' | 'credited' | 'creditShare' | 'rule';
const ROW_PARTS: readonly string[] = ['row', 'return', 'accrued', 'credited', 'creditShare', 'rule'];
/** Of a rule of the pay stage: its own figure, the balance it starts with, what is to be paid before it. */
const PAYOUT = ['payout', 'opening', 'before', 'closed'] as const;

const TIME: readonly string[] = ['worked', 'norm', 'tenure', 'months'];

/** What a node stands for. @example roleOf({ op: 'measure', … }) // 'measure' */
export function roleOf(node: Explanation): Role {
  const type = node.detail?.type;
  if (type !== undefined && FIGURES.includes(type)) return type as FigureType;
  if (type !== undefined && ROW_PARTS.includes(type)) return type as RowPart;
  const payout = PAYOUT.find((one) => one === type);
  if (payout) return payout;
  if (node.op === 'measure' || node.op === 'target' || node.op === 'member') return node.op;
  if (node.op !== 'value') return 'step';
  // Time may be the calendar's or stand in a cell of the worked table.
  if (type === undefined && node.source?.kind === 'cell' && TIME.includes(node.label)) return 'time';
  switch (node.source?.kind) {
    case 'literal':
      return 'literal';
    case 'calendar':
      return 'time';
    // A field of the plan that is a plain number: a weight is a ratio, a KPI's own target is counted in its unit.
    case 'plan':
      return node.kind === 'ratio' ? 'weight' : 'target';
    default:
      return 'parameter';
  }
}

/** The step a figure was made by; the node itself when it is no figure. */
export function inner(node: Explanation): Explanation {
  let at = node;
  while (at.op === 'figure' && at.children[0]) at = at.children[0];
  return at;
}

const isLiteral = (node: Explanation | undefined, value: ExactText): boolean =>
  node?.op === 'value' && node.source?.kind === 'literal' && node.value === value;

/**
 * The tree without noise: rounding, bounds and guards that changed nothing are replaced by what they let through.
 * Values stay; every node left is a node of the tree given.
 */
export function simplify(node: Explanation): Explanation {
  const through = node.value === null ? null : passedThrough(node);
  if (through) return simplify(through);
  const children = node.children.map(simplify);
  return children.every((child, i) => child === node.children[i]) ? node : { ...node, children };
}

/** The child whose value a step only hands on, or null when the step says something. */
function passedThrough(node: Explanation): Explanation | null {
  const [first, second, third] = node.children;
  if (!first) return null;
  switch (node.op) {
    case 'round':
      return sameValue(first.value, node.value) ? first : null;
    case 'max':
      return node.children.length === 2 && isLiteral(second, '0') && sameValue(first.value, node.value) ? first : null;
    case 'clamp':
      return isLiteral(second, '0') && third && sameValue(first.value, node.value) ? first : null;
    case 'if':
      return (node.detail?.taken === 'else' && isGuard(first)) || isConstant(first) ? (second ?? null) : null;
    case '*':
      // The scorecard: sum of weight × score, times the sum of weights, which is 1.
      return isWeightSum(second) && sameValue(first.value, node.value) ? first : null;
    default:
      return null;
  }
}

/** «Если план = 0» and «если выполнение < минимума», which did not happen. */
const isGuard = (condition: Explanation): boolean => {
  const [left, right] = condition.children;
  if (condition.op === '=') return isLiteral(right, '0');
  return condition.op === '<' && left !== undefined && roleOf(left) === 'attainment';
};

/** «1 = 1»: a formula's default condition, which decides nothing. */
const isConstant = (node: Explanation): boolean =>
  node.children.length > 0 ? node.children.every(isConstant) : node.op === 'value' && node.source?.kind === 'literal';

const isWeightSum = (node: Explanation | undefined): boolean =>
  node?.op === 'sum' && node.value === '1' && node.children.every((child) => roleOf(child) === 'weight');

/** Every node of a tree, from the root down. */
export function nodes(root: Explanation): Explanation[] {
  const found: Explanation[] = [];
  const visit = (node: Explanation): void => {
    found.push(node);
    node.children.forEach(visit);
  };
  visit(root);
  return found;
}

/** The first node that passes, from the root down. */
export const findNode = (root: Explanation, test: (node: Explanation) => boolean): Explanation | undefined =>
  nodes(root).find(test);

const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '=', '<>'];
export const isComparison = (node: Explanation): boolean => COMPARISONS.includes(node.op);
const BOUNDS: readonly string[] = ['min', 'max', 'clamp'];

/** Ratios that decide something in a tree: a figure near one must be shown with enough digits to tell them apart. */
export function edgesIn(root: Explanation): ExactText[] {
  const edges = new Set<ExactText>();
  const note = (node: Explanation | undefined): void => {
    if (node?.value != null && node.children.length === 0 && ['ratio', 'number'].includes(node.kind))
      edges.add(node.value);
  };
  for (const node of nodes(root)) {
    if (node.detail?.axis === 'ratio') for (const point of pointsOf(node)) edges.add(point.from);
    if (isComparison(node) || BOUNDS.includes(node.op)) for (const child of node.children) note(child);
  }
  return [...edges];
}

/** A scale's point as the explanation carries it. */
export interface ScalePointText {
  readonly from: ExactText;
  readonly after: boolean;
  readonly value: ExactText;
  readonly mode: string;
  readonly lookBack: boolean;
}

/** The points of the scale a node looked up. */
export function pointsOf(node: Explanation): ScalePointText[] {
  return (node.detail?.points ?? '')
    .split(';')
    .filter((point) => point !== '')
    .map((point) => {
      const [from = '0', after, value = '0', mode = '', lookBack] = point.split('|');
      return { from, after: after === 'after', value, mode, lookBack: lookBack === 'lookBack' };
    });
}

/** Factors of nested products, in order. */
export const factorsOf = (node: Explanation): Explanation[] =>
  node.op === '*' ? node.children.flatMap(factorsOf) : [node];

/** A part of a sum and its sign. */
export interface Addend {
  readonly minus: boolean;
  readonly node: Explanation;
}

/** Parts of nested sums and differences, in order. */
export function addendsOf(node: Explanation, minus = false): Addend[] {
  const [a, b] = node.children;
  if (node.op === '+' || node.op === 'sum') return node.children.flatMap((child) => addendsOf(child, minus));
  if (node.op === '-' && a && b) return [...addendsOf(a, minus), ...addendsOf(b, !minus)];
  return node.op === 'negate' && a ? addendsOf(a, !minus) : [{ minus, node }];
}

/** The attainment a score was made of; undefined where it is a plain number. */
export function attainmentOf(score: Explanation): Explanation | undefined {
  for (const child of score.children) {
    const found = roleOf(child) === 'attainment' ? child : attainmentOf(child);
    if (found) return found;
  }
  return undefined;
}
