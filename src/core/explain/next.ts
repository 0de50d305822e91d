/** What is missing to the next tier, floor or gate, and what reaching it would add: tried out on the same engine. */

import { isoOf } from '../day/dates.js';
import type { Cohort } from '../inputs/prepare.js';
import type { FactChange, Shared } from '../inputs/shared.js';
import { fold } from '../language/index.js';
import { get, isUnknown } from '../number/columns.js';
import { decimalText } from '../number/decimal.js';
import {
  addF,
  compareF,
  decimalF,
  divF,
  divRound,
  type Fraction,
  fraction,
  fractionText,
  type Int,
  mul,
  mulF,
  pow10,
  subF,
} from '../number/exact.js';
import { valueAt } from '../number/quantity.js';
import { labelOf } from '../plan/plan.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import { argsOf, isAcross, type Node } from '../program/node.js';
import { keyOf, kindOfUnit } from '../program/program.js';
import type { Next } from '../program/statement.js';
import { environmentOf, shareAmong } from '../run/environment.js';
import { placeOfPart, splitTrial } from '../run/parts.js';
import type { Run } from '../run/result.js';
import { runCohort } from '../run/run.js';
import { totalOf } from '../run/statements.js';
import { tierAt } from './explain.js';

/** A point some figure has to reach. */
interface Threshold {
  readonly kind: Next['kind'];
  readonly line: string;
  readonly name: string;
  /** The figure that has to reach it. */
  readonly node: Node;
  readonly at: Fraction;
  /** The point itself is not enough. */
  readonly beyond: boolean;
}

/**
 * For one payee: each scale's next tier, each KPI floor not reached, each gate not met.
 * A threshold several measures together decide is left out: there is no single answer to «сколько не хватает».
 * @example next(run, 'Соколова Марина').map(({ kind, missing, adds }) => [kind, missing, adds]) // [['floor', '10', '6000.00'], ['tier', '31650.00', '9056.75']]
 */
export function next(run: Run, payee: string): Next[] {
  const index = run.prepared.people.find(payee);
  if (index < 0 || run.prepared.ledger.closed(index, run.prepared.period.code).length > 0) return [];
  const whole: Scene = {
    shared: run.shared,
    cohort: run.prepared.cohorts[run.whereabouts.cohort[index] as number] as Cohort,
    payee: index,
  };
  const found: Next[] = [];
  const seen = new Set<string>();
  // A threshold of any part is one to reach; what it adds is counted over all of them.
  for (const scene of scenesOf(run, index) ?? [whole]) {
    const trial = tryOut(run, scene, index);
    for (const threshold of thresholds(scene.cohort, trial.environment([]))) {
      const answer = solve(threshold, scene, trial);
      const key = answer && `${answer.kind}/${answer.name}/${answer.measure}/${answer.threshold}`;
      if (!answer || seen.has(key as string)) continue;
      seen.add(key as string);
      found.push(answer);
    }
  }
  return found;
}

/** The calculation a threshold stands in: the whole period's, or that of a part of it. */
interface Scene {
  readonly shared: Shared;
  readonly cohort: Cohort;
  readonly payee: number;
  readonly part?: NonNullable<Next['part']>;
}

function scenesOf(run: Run, index: number): Scene[] | undefined {
  const split = run.parts().get(index)?.();
  return split?.parts.flatMap((part) => {
    const place = placeOfPart(part);
    const days = { from: isoOf(part.from), to: isoOf(part.to) };
    return place ? [{ shared: part.world.shared, cohort: place.run.cohort, payee: part.payee, part: days }] : [];
  });
}

interface Trial {
  environment(changes: readonly FactChange[]): Environment;
  /** Payable total in smallest units, null where unknown. */
  total(changes: readonly FactChange[]): Int | null;
  readonly digits: number;
}

/** Facts tried out on top of those a run tries already. */
const trying = (shared: Shared, changes: readonly FactChange[]): Shared =>
  changes.length === 0 ? shared : shareAmong(shared.prepared, [...shared.changes, ...changes], { base: shared });

function tryOut(run: Run, { shared, cohort, payee: there, part }: Scene, payee: number): Trial {
  const at = Int32Array.of(there);
  const environment = (changes: readonly FactChange[]): Environment =>
    environmentOf(cohort, trying(shared, changes), at);
  const c = run.whereabouts.cohort[payee] as number;
  const alone: Cohort = { ...(run.prepared.cohorts[c] as Cohort), at: Int32Array.of(payee) };
  const digits = run.cohorts[c]?.digits ?? 2;
  return {
    environment,
    digits,
    total: (changes) => {
      const tried = trying(
        run.shared,
        changes.map((change) => ({ ...change, payee })),
      );
      const own = runCohort(alone, tried);
      if (part) return totalOf(run, payee, own, splitTrial(tried, runCohort, payee));
      // Draws, guarantees and caps stand between what is earned and what is paid.
      if (own.payouts.length > 0) return totalOf(run, payee, own);
      const { lines, cap, rounding } = own;
      let sum: Fraction = { n: 0, d: 1 };
      for (const column of [
        ...lines.map((line) => line.printed),
        ...(cap ? [cap] : []),
        ...(rounding ? [rounding] : []),
      ]) {
        const amount = get(column, 0);
        if (isUnknown(amount)) return null;
        sum = addF(sum, fraction(amount));
      }
      return sum.n;
    },
  };
}

function thresholds(cohort: Cohort, environment: Environment): Threshold[] {
  const found: Threshold[] = [];
  for (const component of cohort.components) {
    const visited = new Set<string>();
    const visit = (node: Node): void => {
      if (node.op === 'figure') {
        const figure = cohort.program.figures.get(node.key);
        if (!figure || visited.has(node.key)) return;
        visited.add(node.key);
        visit(figure.node);
        return;
      }
      const here = thresholdOf(node, labelOf(component), environment);
      if (here) found.push(here);
      // The tiers of rows are the rows' own: no figure of the payee stands before them.
      if (node.op !== 'rows') for (const arg of argsOf(node)) visit(arg);
    };
    const own = cohort.program.figures.get(keyOf('component', component.code));
    if (own) visit(own.node);
  }
  return found;
}

function thresholdOf(node: Node, line: string, environment: Environment): Threshold | null {
  if (node.op === 'scale' && node.args.length === 1) return tierThreshold(node, line, environment);
  if (node.op === 'gate') return comparisonThreshold(node.args[0] as Node, 'gate', line, node.label, true, environment);
  // The floor of a KPI is written «если выполнение < минимум, то 0».
  if (node.op === 'if' && (node.args[0] as Node).op === '<') {
    const condition = node.args[0] as Node;
    const name = argsOf(condition)[0]?.label ?? node.label;
    return comparisonThreshold(condition, 'floor', line, name, false, environment);
  }
  return null;
}

function tierThreshold(node: Node & { op: 'scale' }, line: string, environment: Environment): Threshold | null {
  const x = valueAt(evaluate(node.args[0] as Node, environment), 0);
  if ('issue' in x) return null;
  const point = node.scale.points[tierAt(node.scale.from, x) + 1];
  return point
    ? {
        kind: 'tier',
        line,
        name: node.label,
        node: node.args[0] as Node,
        at: point.from,
        beyond: point.row.after === true,
      }
    : null;
}

/** `a ≥ b` not met (or `a < b` met, for a floor): a has to reach b. */
function comparisonThreshold(
  condition: Node,
  kind: 'gate' | 'floor',
  line: string,
  name: string,
  wanted: boolean,
  environment: Environment,
): Threshold | null {
  if (!['>=', '>', '<', '<='].includes(condition.op)) return null;
  const flag = get(evaluate(condition, environment).num, 0);
  if (isUnknown(flag) || (flag === 1) === wanted) return null;
  const [a, b] = argsOf(condition) as [Node, Node];
  const bound = valueAt(evaluate(b, environment), 0);
  return 'issue' in bound ? null : { kind, line, name, node: a, at: bound, beyond: condition.op === '>' };
}

/** Measures a figure reads, through other figures; null when it reads other people's. */
function measuresOf(node: Node, cohort: Cohort): Set<string> | null {
  const measures = new Set<string>();
  const visited = new Set<string>();
  let own = true;
  const visit = (at: Node): void => {
    if (at.op === 'input' && at.input.type === 'fact') measures.add(at.input.measure);
    if (isAcross(at)) own = false;
    if (at.op === 'figure' && !visited.has(at.key)) {
      visited.add(at.key);
      const figure = cohort.program.figures.get(at.key);
      if (figure) visit(figure.node);
    }
    for (const arg of argsOf(at)) visit(arg);
  };
  visit(node);
  return own ? measures : null;
}

/** The one measure a figure depends on, or null when it is none or several. */
function driverOf(node: Node, cohort: Cohort): string | null {
  const measures = measuresOf(node, cohort);
  const [only] = measures ?? [];
  return measures?.size === 1 ? (only as string) : null;
}

/**
 * Does the measure also stand in a computed one (margin = revenue − costs)? Then the rest of that would not stay as it
 * is while this one grows, and what the growth adds is anybody's guess.
 */
const mixes = (driver: string, cohort: Cohort): boolean =>
  [...cohort.program.figures.values()].some(({ key, node }) => {
    if (!key.startsWith('measure:') || node.op === 'input') return false;
    const measures = measuresOf(node, cohort);
    return measures?.has(driver) === true && measures.size > 1;
  });

/** Smallest unit of a measure: a kopeck, a piece, a millionth. */
const unitDigits = (kind: string, digits: number): number =>
  kind === 'money' ? digits : kind === 'count' || kind === 'duration' ? 0 : 6;

function solve(threshold: Threshold, { cohort, payee, part }: Scene, trial: Trial): Next | null {
  const driver = driverOf(threshold.node, cohort);
  if (driver === null) return null;
  const measure =
    cohort.program.scheme.measures.get(fold(driver)) ??
    cohort.program.scheme.document.measures.find((m) => fold(m.code) === fold(driver));
  const digits = unitDigits(kindOfUnit(measure?.unit), trial.digits);
  const move = (units: Int): FactChange[] => [{ measure: driver, payee, by: decimalF(units, digits) }];
  const at = (changes: FactChange[]): Fraction | null => {
    const value = valueAt(evaluate(threshold.node, trial.environment(changes)), 0);
    return 'issue' in value ? null : value;
  };
  const units = distance(threshold, at, move, digits);
  if (units === null) return null;
  const [before, after] = [trial.total([]), trial.total(move(units))];
  if (before === null || after === null) return null;
  return {
    line: threshold.line,
    kind: threshold.kind,
    name: threshold.name,
    measure: measure?.title ?? driver,
    missing: decimalText(units < 0 ? -units : units, digits),
    threshold: fractionText(threshold.at),
    ...(part ? { part } : {}),
    adds: mixes(driver, cohort) ? null : decimalText(subF(fraction(after), fraction(before)).n, trial.digits),
  };
}

/** Units the measure has to move; null when the figure does not follow it in a way that can be solved. */
function distance(
  threshold: Threshold,
  at: (changes: FactChange[]) => Fraction | null,
  move: (units: Int) => FactChange[],
  digits: number,
): Int | null {
  const one = pow10(digits);
  const [x0, x1, x2] = [at([]), at(move(one)), at(move(mul(one, 2)))];
  if (!x0 || !x1 || !x2) return null;
  const steps =
    straight(x0, x1, x2, threshold.at) ?? straight(inverse(x0), inverse(x1), inverse(x2), inverse(threshold.at));
  if (!steps) return null;
  // On the very edge of a «свыше» point the smallest unit is enough.
  if (steps.n === 0) return threshold.beyond ? compareF(x1, x0) : null;
  const exact = mulF(steps, { n: one, d: 1 });
  const up = exact.n > 0;
  const units = divRound(exact.n, exact.d, up ? 'ceiling' : 'floor');
  const reached = at(move(units));
  if (!reached) return null;
  const short = threshold.beyond && compareF(reached, threshold.at) === 0;
  return short ? addF(fraction(units), fraction(up ? 1 : -1)).n : units;
}

/** Steps from x0 to the goal when each step adds the same; null when it does not. */
function straight(
  x0: Fraction | null,
  x1: Fraction | null,
  x2: Fraction | null,
  goal: Fraction | null,
): Fraction | null {
  if (!x0 || !x1 || !x2 || !goal) return null;
  const slope = subF(x1, x0);
  return slope.n === 0 || compareF(subF(x2, x1), slope) !== 0 ? null : divF(subF(goal, x0), slope);
}

/** Attainment of a measure where lower is better is target / fact: its inverse goes straight. */
const inverse = (x: Fraction): Fraction | null => (x.n === 0 ? null : divF({ n: 1, d: 1 }, x));
