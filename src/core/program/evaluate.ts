/** The evaluator: a bound tree over whole columns. There is no other; explaining records what this one computes. */

import { monthsBetween } from '../day/dates.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import {
  allPass,
  type Column,
  compareColumns,
  constant,
  isUnknown,
  logicColumns,
  mapColumns,
  type Unknown,
} from '../number/columns.js';
import { type Fraction, fractionText } from '../number/exact.js';
import {
  addQ,
  compareQ,
  constantQuantity,
  divQ,
  isAbsent,
  knownQ,
  maxQ,
  minQ,
  mulQ,
  negQ,
  type Quantity,
  roundQ,
  selectQ,
  subQ,
  unknownQuantity,
  valueAt,
  whole,
  ZERO,
} from '../number/quantity.js';
import type { AcrossNode, Input, Node, OverTime, RowNode, RowsNode, Step } from './node.js';
import { rateColumn } from './rates.js';
import { evaluateCurve } from './scale.js';

/** One numbering of texts for all tables of a run. */
export interface Interner {
  (text: string): number;
  /** The folded text of a number. */
  textOf(code: number): string;
}

/** What a tree is computed over: payees of one scheme, or rows of a table. */
export interface Environment {
  /** Rows. */
  readonly n: number;
  /** A leaf read from the data. */
  input(input: Input, node: Node): Quantity;
  /** A figure of the scheme, computed once. */
  figure(key: string): Quantity;
  /** A reduction over other payees. */
  across(node: AcrossNode, args: readonly Quantity[]): Quantity;
  /** A sum over other periods. */
  overTime(node: OverTime): Quantity;
  /** A sum over the payee's own rows. */
  overRows(node: RowsNode): Quantity;
  /** What only a row among the payee's rows has. */
  ofRow(node: RowNode): Quantity;
  /** The number that stands for a text in text columns. */
  readonly intern: Interner;
  /** Where a leaf's cell of a row stands. */
  place?(row: number, leaf: Node): Place | undefined;
  /** Set while explaining: is told every node's value. */
  readonly record?: Map<Node, Quantity>;
}

/** Computes a node in every row of the environment. */
export function evaluate(node: Node, env: Environment): Quantity {
  const value = compute(node, env);
  env.record?.set(node, value);
  return value;
}

function compute(node: Node, env: Environment): Quantity {
  switch (node.op) {
    case 'literal':
      return constantQuantity(node.value);
    case 'text':
      return whole(constant(env.intern(node.text)));
    case 'unknown':
      return unknownQuantity({ issue: node.issue });
    case 'input':
      return env.input(node.input, node);
    case 'figure':
      return env.figure(node.key);
    case 'scale':
      return scaleStep(node, env);
    case 'round':
      return round(node, env);
    case 'exchange': {
      const [currencies, days] = node.args.map((arg) => evaluate(arg, env).num) as [Column, Column | undefined];
      const { n, intern, place } = env;
      const read = { currencies, days: days ?? null, to: node.to, n, textOf: intern.textOf };
      return rateColumn(node.rates, place ? { ...read, placeOf: (row) => place(row, node.args[0] as Node) } : read);
    }
    case 'months':
      return months(node.args, env);
    case 'require':
      return required(node, evaluate(node.args[0], env));
    case 'rows':
      return env.overRows(node);
    case 'accrued':
    case 'credited':
    case 'creditShare':
    case 'rule':
      return env.ofRow(node);
    case 'earlier':
    case 'every':
      return env.overTime(node);
    case 'team':
    case 'subordinates':
    case 'share':
    case 'rank':
    case 'prize':
      return env.across(
        node,
        node.args.map((arg) => evaluate(arg, env)),
      );
    default:
      return step(
        node.op,
        node.args.map((arg) => evaluate(arg, env)),
      );
  }
}

/** Whole months between two days; an empty cell is no day. */
function months(args: readonly Node[], env: Environment): Quantity {
  const [from, to] = args.map((arg) => evaluate(arg, env).num) as [Column, Column];
  const noDay = (k: number, row: number): Unknown => {
    const { label } = args[k] as Node;
    return { absent: true, issue: error('day-missing', { name: label }, env.place?.(row, args[k] as Node)) };
  };
  return whole(
    mapColumns(Math.max(from.v.length, to.v.length), [from, to], ([a, b], row) => {
      if (a === undefined || isUnknown(a)) return a as Unknown;
      if (b === undefined || isUnknown(b)) return b as Unknown;
      const empty = [a, b].findIndex((day) => !Number.isFinite(Number(day)));
      return empty < 0 ? monthsBetween(Number(a), Number(b)) : noDay(empty, row);
    }),
  );
}

function step(op: Exclude<Step, 'months'>, args: readonly Quantity[]): Quantity {
  const [a, b, c] = args as [Quantity, Quantity, Quantity];
  switch (op) {
    case '+':
      return addQ(a, b);
    case '-':
      return subQ(a, b);
    case '*':
      return mulQ(a, b);
    case '/':
      return divQ(a, b);
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return whole(compareQ(a, b, op));
    case 'and':
    case 'or':
      return whole(logicColumns(a.num, b.num, op));
    case 'not':
      return whole(compareColumns(a.num, ZERO, '='));
    case 'negate':
      return negQ(a);
    case 'min':
      return args.reduce(minQ);
    case 'max':
      return args.reduce(maxQ);
    case 'sum':
      return args.reduce(addQ);
    case 'abs':
      return maxQ(a, negQ(a));
    case 'clamp':
      return minQ(maxQ(a, b), c);
    case 'if':
      return selectQ(a.num, b, c);
    case 'gate':
      return selectQ(a.num, b, whole(ZERO));
    case 'known':
      return knownQ(a, b);
    case 'present':
      return whole(present(a.num));
    case 'filled':
      return whole(filled(a.num));
  }
}

/** 1 where there is a value, were it 0; a broken cell stays unknown. */
const present = (c: Column): Column =>
  mapColumns(c.v.length, [c], ([x]) => (x === undefined || isAbsent(x) ? 0 : isUnknown(x) ? x : 1));

/** 1 where there is something: not the empty text (0) of a text column, nor the empty day (−Infinity) of a date column. */
const filled = (c: Column): Column =>
  mapColumns(c.v.length, [c], ([x]) =>
    x === undefined || isAbsent(x) || x === 0 || x === Number.NEGATIVE_INFINITY ? 0 : isUnknown(x) ? x : 1,
  );

/** A product about to be rounded is not stored in between: it may pass 2^53 in an ordinary plan. */
function round(node: Extract<Node, { op: 'round' }>, env: Environment): Quantity {
  const [arg] = node.args;
  if (arg.op !== '*' || env.record) return roundQ(evaluate(arg, env), null, node.step, node.mode);
  const [a, b] = arg.args as [Node, Node];
  return roundQ(evaluate(a, env), evaluate(b, env), node.step, node.mode);
}

function required(node: Extract<Node, { op: 'require' }>, q: Quantity): Quantity {
  const { test, issue } = node;
  if (test !== 'one' && allPass(q.num, test)) return q;
  const unknown: Unknown = { issue };
  const bound = compareQ(
    q,
    constantQuantity({ n: test === 'one' ? 1 : 0, d: 1 }),
    test === 'nonzero' ? '<>' : test === 'positive' ? '>' : '=',
  );
  if (bound.odd === null && bound.v.every((flag) => flag === 1)) return q;
  return {
    ...q,
    num: mapColumns(Math.max(bound.v.length, q.num.v.length), [bound, q.num], ([ok, x], i) =>
      ok === 0 ? (test === 'one' ? withSum(issue, valueAt(q, i)) : unknown) : (x as number),
    ),
  };
}

/** Says what the weights make instead of the whole. */
const withSum = (issue: Issue, sum: Fraction | Unknown): Unknown => ({
  issue: { ...issue, params: { ...issue.params, ...('issue' in sum ? {} : { sum: fractionText(sum) }) } },
});

function scaleStep(node: Extract<Node, { op: 'scale' }>, env: Environment): Quantity {
  const { scale, show } = node;
  const [x, y] = node.args.map((arg) => evaluate(arg, env)) as [Quantity, Quantity | undefined];
  const issue: Unknown = {
    issue: error('below-scale', { name: node.label, from: scale.row.points[0]?.from ?? '' }, scale.row.place),
  };
  const below = scale.row.below === 'zero' || show === 'tier' || show === 'from' ? 0 : issue;
  if (!scale.columns || !y) return evaluateCurve(scale[show], x, below);
  const tier = evaluateCurve(scale.columns.tier, y, below === 0 ? -1 : below);
  // Below the first column the table pays nothing, but only for a row that is known.
  const nothing = mapColumns(
    Math.max(tier.num.v.length, x.num.v.length),
    [tier.num, x.num],
    (axes) => axes.find(isUnknown) ?? 0,
  );
  return scale.columns.values.reduce<Quantity>(
    (found, curve, column) =>
      selectQ(compareColumns(tier.num, constant(column), '='), evaluateCurve(curve, x, below), found),
    whole(nothing),
  );
}
