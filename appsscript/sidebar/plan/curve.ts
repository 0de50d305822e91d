/** A scale as a curve of pay: exact values for the sentences, plain numbers for the drawing. */

import { fold } from '../../../src/core/language/index.js';
import { addF, compareF, type Fraction, fraction, mulF, subF } from '../../../src/core/number/exact.js';
import { valueAt } from '../../../src/core/number/quantity.js';
import type { Scale, ScaleMethod } from '../../../src/core/plan/plan.js';
import { evaluate } from '../../../src/core/program/evaluate.js';
import { argsOf, type Node } from '../../../src/core/program/node.js';
import { keyOf } from '../../../src/core/program/program.js';
import { type CompiledScale, type Curve, compileScale } from '../../../src/core/program/scale.js';
import { environmentOf } from '../../../src/core/run/environment.js';
import type { Run } from '../../../src/core/run/result.js';
import { runOf } from '../../../src/core/run/run.js';

/** Methods that pay a base by rates; the others give a value of their own. */
const PAYS: readonly ScaleMethod[] = ['marginal', 'retroactive', 'excessAtTop', 'mixed'];

export const paysBase = ({ method }: Scale): boolean => PAYS.includes(method);

/** The scale ready to draw; null where its points cannot be read. */
export const compiled = (scale: Scale): CompiledScale | null => compileScale(scale, []);

/** What is drawn: pay of a base equal to the axis, or the scale's own value. */
export const curveOf = (scale: CompiledScale): Curve => (scale.row.method === 'interpolated' ? scale.value : scale.pay);

/** The value of a curve at a point, exact; 0 below the first. */
export function at(curve: Curve, x: Fraction): Fraction {
  for (let t = curve.length - 1; t >= 0; t--) {
    const { from, after, offset, slope } = curve[t] as Curve[number];
    const order = compareF(x, from);
    if (order > 0 || (order === 0 && !after)) return addF(offset, mulF(slope, x));
  }
  return fraction(0);
}

/** How much the curve jumps where a tier begins; zero where it goes on. */
export const jumps = (curve: Curve): { readonly from: Fraction; readonly by: Fraction }[] =>
  curve.slice(1).map(({ from, offset, slope }, t) => {
    const before = curve[t] as Curve[number];
    return { from, by: subF(addF(offset, mulF(slope, from)), addF(before.offset, mulF(before.slope, from))) };
  });

export const number = ({ n, d }: Fraction): number => Number(n) / Number(d);

/** What the same deals pay by each method, with the same rates. */
export type Way = 'marginal' | 'perTransaction' | 'retroactive' | 'excessAtTop' | 'mixed';
export const WAYS: readonly Way[] = ['marginal', 'perTransaction', 'retroactive', 'excessAtTop'];

/**
 * Pay of deals by a method: an axis of shares is held against the target.
 * @example payBy(scale, 'perTransaction', [45000, 15000], null) // 45 000 × 5 % + 15 000 × 8 % = 3450
 */
export function payBy(scale: Scale, way: Way, deals: readonly Fraction[], target: Fraction | null): Fraction | null {
  const method = way === 'perTransaction' ? 'retroactive' : way;
  const read = compiled({ ...scale, method, points: scale.points.map(({ mode: _mode, ...point }) => point) });
  if (read === null || (target !== null && target.n === 0)) return null;
  const unit = target === null ? fraction(1) : fraction(target.d, target.n);
  const sum = deals.reduce(addF, fraction(0));
  if (way !== 'perTransaction') {
    const pay = at(read.pay, mulF(sum, unit));
    return target === null ? pay : mulF(pay, target);
  }
  let total = fraction(0);
  let so = fraction(0);
  for (const deal of deals) {
    so = addF(so, deal);
    total = addF(total, mulF(deal, at(read.value, mulF(so, unit))));
  }
  return total;
}

/** Somebody's result on the axis of a scale. */
export interface Dot {
  readonly payee: string;
  readonly name: string;
  readonly period: string;
  readonly x: Fraction;
}

/** Where people stood on a scale in a calculation. */
function dotsOf(run: Run, code: string): Dot[] {
  const { people, cohorts } = run.prepared;
  return cohorts.flatMap((cohort) => {
    const node = cohort.components
      .map((row) => scaleNode(cohort.program.figures, keyOf('component', row.code), code))
      .find((one) => one !== null);
    if (!node) return [];
    const values = evaluate(node, environmentOf(cohort, run.shared, cohort.at));
    return [...cohort.at].flatMap((index, i): Dot[] => {
      const x = valueAt(values, i);
      const who = people.payees[index];
      return 'issue' in x || !who ? [] : [{ payee: who.id, name: who.name, period: run.prepared.period.code, x }];
    });
  });
}

/** The same for the latest periods up to that of a calculation. */
export const historyOf = (run: Run, periods: readonly string[], code: string): Dot[] =>
  periods
    .filter((period) => period <= run.prepared.period.code)
    .slice(-MOST_PERIODS)
    .flatMap((period) => dotsOf(period === run.prepared.period.code ? run : runOf(run.prepared, period), code));

/** Periods looked back at. */
const MOST_PERIODS = 6;

/** What picks the tier of the scale in a figure, through other figures. */
function scaleNode(figures: ReadonlyMap<string, { readonly node: Node }>, key: string, code: string): Node | null {
  const seen = new Set<string>();
  const visit = (node: Node): Node | null => {
    if (node.op === 'rows') return null;
    if (node.op === 'scale' && fold(node.scale.row.code) === fold(code)) return node.args[0] ?? null;
    if (node.op === 'figure') {
      const figure = figures.get(node.key);
      if (!figure || seen.has(node.key)) return null;
      seen.add(node.key);
      return visit(figure.node);
    }
    for (const arg of argsOf(node)) {
      const found = visit(arg);
      if (found) return found;
    }
    return null;
  };
  const own = figures.get(key);
  return own ? visit(own.node) : null;
}
