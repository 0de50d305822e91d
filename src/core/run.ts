/** The run: every line of every payee as columns of exact amounts, scheme by scheme. */

import {
  addColumns,
  type Cellular,
  type Column,
  column,
  constant,
  gather,
  get,
  isUnknown,
  mapColumns,
  mulColumns,
  put,
  slice,
  subColumns,
  sumBy,
  type Unknown,
} from './columns.js';
import { isAward, roundingOf } from './component.js';
import { currencyDigits } from './currency.js';
import type { Data } from './data.js';
import { type Environment, evaluate } from './evaluate.js';
import { add, type Int, pow10, share, sign } from './exact.js';
import { bind } from './expression.js';
import type { Issue } from './issue.js';
import { type Expr, fold, print } from './language/index.js';
import type { Input, Node } from './node.js';
import type { Payee } from './people.js';
import type { Component, Measure, PlanDocument } from './plan.js';
import {
  CAP_KEY,
  type CalculateOptions,
  type Cohort,
  evidenceKey,
  type Prepared,
  prepare,
  rowMeasure,
} from './prepare.js';
import { contextOf, keyOf, labelOf } from './program.js';
import { addQ, minQ, type Quantity, roundQ, subQ, unitsAt, unknownQuantity, whole, ZERO } from './quantity.js';
import { aggregate, type RowMeasure } from './rows.js';
import { elsewhere } from './scheme.js';

/** A component's amounts for the payees of a cohort. */
export interface LineColumn {
  readonly component: Component;
  /** As printed: whole smallest units. */
  readonly printed: Column;
  /** 1 where the gate was met; null: no gate. */
  readonly met: Column | null;
}

export interface AwardColumn {
  readonly component: Component;
  readonly given: Column;
  readonly evidence: Quantity | null;
}

/** A scheme's results. */
export interface CohortRun {
  readonly cohort: Cohort;
  readonly currency: string;
  readonly digits: number;
  readonly lines: readonly LineColumn[];
  readonly awards: readonly AwardColumn[];
  /** Reduction of the plan's cap, 0 or negative; null: no cap. */
  readonly cap: Column | null;
  /** What rounding the total adds; null: lines add up by themselves. */
  readonly rounding: Column | null;
}

/** A finished calculation. Statements, explanations and what-ifs are read from it. */
export interface Run {
  readonly prepared: Prepared;
  readonly cohorts: readonly CohortRun[];
  /** Where each payee stands: cohort and row. */
  readonly whereabouts: readonly { readonly cohort: number; readonly row: number }[];
  /** Issues of the plan and the data; those of one payee are in the payee's statement. */
  readonly issues: readonly Issue[];
  readonly shared: Shared;
}

/** A change tried out: a payee's fact moved by a number of 10^-scale units. */
export interface FactChange {
  readonly measure: string;
  readonly payee: number;
  readonly units: Int;
  readonly scale: number;
}

/**
 * Calculates every payee of a period.
 * @param plan the plan document
 * @param data people, facts and row tables
 * @returns a run; the user's mistakes are issues in it, never exceptions
 * @example calculate(plan, data, { period: '2026-10' })
 */
export const calculate = (plan: PlanDocument, data: Data, options: CalculateOptions): Run =>
  run(prepare(plan, data, options));

/** Computes what {@link prepare} has read; `changes` try out other facts. */
export function run(prepared: Prepared, changes: readonly FactChange[] = []): Run {
  const shared = shareAmong(prepared, changes);
  const cohorts = prepared.cohorts.map((cohort) => runCohort(cohort, shared));
  const whereabouts: { cohort: number; row: number }[] = new Array(prepared.people.payees.length);
  prepared.cohorts.forEach(({ at }, cohort) => {
    at.forEach((payee, row) => {
      whereabouts[payee] = { cohort, row };
    });
  });
  return { prepared, cohorts, whereabouts, issues: prepared.issues, shared };
}

/** What the cohorts of a run share: measures of all payees, and figures over other people. */
export interface Shared {
  readonly prepared: Prepared;
  readonly environments: readonly Environment[];
  /** Facts tried out instead of the real ones. */
  readonly changes: readonly FactChange[];
  fact(measure: Measure): Quantity;
  /** How many rows a measure counted, by payee. */
  rowCounts(measure: Measure): Quantity;
  target(code: string): Quantity;
  time(what: (Input & { type: 'time' })['what'], basis: Cohort): Quantity;
  /** An expression computed for every payee, each in their own scheme; those without such figures count 0. */
  everybody(over: Expr): Quantity;
}

/** `base`: what another run of the same data has already aggregated. */
export function shareAmong(prepared: Prepared, changes: readonly FactChange[] = [], base?: Shared): Shared {
  const facts = new Map<Measure, Quantity>();
  const counts = new Map<Measure, Quantity>();
  const targets = new Map<string, Quantity>();
  const times = new Map<string, Quantity>();
  const all = new Map<string, Quantity>();
  const keep = <K>(map: Map<K, Quantity>, key: K, compute: () => Quantity): Quantity => {
    const found = map.get(key) ?? compute();
    map.set(key, found);
    return found;
  };
  const environments: Environment[] = [];
  const shared: Shared = {
    prepared,
    environments,
    changes,
    fact: (measure) => base?.fact(measure) ?? keep(facts, measure, () => factOf(measure, prepared)),
    rowCounts: (measure) => keep(counts, measure, () => (base ? base.rowCounts(measure) : countsOf(measure, prepared))),
    target: (code) =>
      keep(
        targets,
        code,
        () =>
          prepared.facts.targets.get(code)?.quantity ??
          missingForAll(
            prepared.plan.measures.find((m) => fold(m.code) === code)?.title ??
              prepared.plan.measures.find((m) => fold(m.code) === code)?.code ??
              code,
            prepared,
          ),
      ),
    time: (what, cohort) => {
      const basis = cohort.program.scheme.settings.proration ?? 'workingDays';
      return keep(times, `${what}/${basis}`, () =>
        what === 'worked' || what === 'norm' ? prepared.time[what](basis) : prepared.time[what](),
      );
    },
    everybody: (over) => keep(all, print(over), () => overEverybody(over, prepared, environments)),
  };
  for (const cohort of prepared.cohorts) environments.push(environmentOf(cohort, shared, cohort.at));
  return shared;
}

/** The environment of payees of a cohort; `record` is told every value while explaining. */
export function environmentOf(
  cohort: Cohort,
  shared: Shared,
  at: Int32Array,
  record?: Map<Node, Quantity>,
): Environment {
  const { prepared } = shared;
  const figures = new Map<string, Quantity>();
  const open = new Set<string>();
  const own = (q: Quantity): Quantity => ({ num: pick(q.num, at), den: q.den && pick(q.den, at), scale: q.scale });
  const environment: Environment = {
    n: at.length,
    intern: prepared.intern,
    ...(record ? { record } : {}),
    input: (input) => {
      if (input.type !== 'fact') return own(inputOf(input, cohort, shared));
      const measure = measureOf(input.measure, cohort);
      return withChanges(own(shared.fact(measure)), measure, shared.changes, at);
    },
    figure: (key) => {
      const done = figures.get(key);
      if (done) return done;
      const figure = cohort.program.figures.get(key);
      if (!figure) throw new Error(`figure ${key} was not bound`);
      if (open.has(key))
        return unknownQuantity({
          issue: {
            code: 'formula-cycle',
            severity: 'error',
            params: { name: figure.label, path: [...open, key].map((k) => k.slice(k.indexOf(':') + 1)).join(' → ') },
          },
        });
      open.add(key);
      const value = evaluate(figure.node, environment);
      open.delete(key);
      figures.set(key, value);
      return value;
    },
    across: (node, args) => across(node, args, cohort, shared, at),
  };
  return environment;
}

/** Elements of the payees; neighbours are a view, not a copy. */
function pick(c: Column, at: Int32Array): Column {
  if (c.v.length === 1) return c;
  const [lo, hi] = [at[0] ?? 0, at[at.length - 1] ?? -1];
  return hi - lo === at.length - 1 ? slice(c, lo, hi + 1) : gather(c, at);
}

const measureOf = (name: string, { program }: Cohort): Measure =>
  (program.scheme.measures.get(fold(name)) ?? elsewhere(program.scheme.document.measures, name)) as Measure;

function inputOf(input: Input, cohort: Cohort, shared: Shared): Quantity {
  const { prepared } = shared;
  switch (input.type) {
    case 'fact':
      return shared.fact(measureOf(input.measure, cohort));
    case 'target':
      return shared.target(fold(input.measure));
    case 'individual':
      return (
        prepared.people.individual.get(fold(input.parameter))?.quantity ?? missingForAll(input.parameter, prepared)
      );
    case 'time':
      return shared.time(input.what, cohort);
    case 'column':
      throw new Error('a payee has no columns');
  }
}

function factOf(measure: Measure, prepared: Prepared): Quantity {
  if (!measure.rows)
    return prepared.facts.facts.get(fold(measure.code))?.quantity ?? missingForAll(labelOf(measure), prepared);
  return overRows(measure, prepared, (opened) => opened);
}

/** How many rows were counted: the same rows, without their values. */
const countsOf = (measure: Measure, prepared: Prepared): Quantity =>
  overRows(measure, prepared, (opened) => ({
    ...opened,
    value: null,
    measure: { ...measure, rows: { ...(measure.rows as NonNullable<Measure['rows']>), aggregate: 'count' } },
  }));

function overRows(measure: Measure, prepared: Prepared, change: (opened: RowMeasure) => RowMeasure): Quantity {
  const { program } = prepared.cohorts[0] as Cohort;
  const opened = rowMeasure(prepared, program, measure);
  if (!opened) return whole(ZERO);
  if ('code' in opened) return unknownQuantity({ issue: opened });
  return aggregate(change(opened), prepared.people.payees.length, prepared.period, prepared.intern);
}

/** Nobody has a value: each payee's issue names the payee. */
function missingForAll(measure: string, { people, period }: Prepared): Quantity {
  const num = column(people.payees.length);
  people.payees.forEach(({ name }, i) => {
    put(num, i, {
      absent: true,
      issue: { code: 'value-missing', severity: 'error', params: { measure, name, period: period.code } },
    });
  });
  return whole(num);
}

/** The facts tried out instead, laid over the columns of the payees computed. */
function withChanges(q: Quantity, measure: Measure, changes: readonly FactChange[], at: Int32Array): Quantity {
  let value = q;
  for (const { measure: name, payee, units, scale } of changes) {
    const row = fold(name) === fold(measure.code) ? at.indexOf(payee) : -1;
    if (row < 0) continue;
    const delta = column(at.length);
    put(delta, row, units);
    value = addQ(value, { num: delta, den: null, scale });
  }
  return value;
}

function overEverybody(over: Expr, prepared: Prepared, environments: readonly Environment[]): Quantity {
  const n = prepared.people.payees.length;
  let total: Quantity = whole(column(n));
  prepared.cohorts.forEach(({ program, at }, c) => {
    const key = `over:${print(over)}`;
    if (!program.figures.has(key)) {
      // Names this scheme does not have are not a mistake here: such a payee has no such figure.
      const quiet = { ...program, issues: [] };
      const node = bind(over, contextOf(quiet, print(over), undefined));
      const known = node.op !== 'unknown' || !isNameIssue(node.issue);
      program.figures.set(key, {
        key,
        label: print(over),
        kind: node.kind,
        node: known ? node : { op: 'literal', kind: 'number', label: '0', value: { n: 0, d: 1 } },
      });
    }
    const value = (environments[c] as Environment).figure(key);
    total = addQ(total, scatter(value, at, n));
  });
  return total;
}

const isNameIssue = ({ code }: Issue): boolean =>
  code === 'name-unknown' || code === 'name-unknown-near' || code === 'name-not-here';

function scatter(q: Quantity, at: Int32Array, n: number): Quantity {
  const num = column(n);
  const den = q.den ? { v: new Float64Array(n).fill(1), odd: null } : null;
  at.forEach((payee, row) => {
    put(num, payee, get(q.num, row));
    if (q.den && den) put(den, payee, get(q.den, row));
  });
  return { num, den, scale: q.scale };
}

type AcrossNode = Node & { readonly op: 'team' | 'subordinates' | 'share' };

function across(node: AcrossNode, args: readonly Quantity[], cohort: Cohort, shared: Shared, at: Int32Array): Quantity {
  const { people } = shared.prepared;
  const over = common(shared.everybody(node.over));
  if (node.op === 'subordinates')
    return {
      ...over,
      num: pick(
        belowSums(
          over.num,
          people.payees.map((p) => p.head),
        ),
        at,
      ),
    };
  const { group, count } = teamsOf(people.payees.map((p) => p.team));
  if (node.op === 'team') return { ...over, num: pick(gather(sumBy(group, over.num, null, count), group), at) };
  const digits = currencyDigits(cohort.program.scheme.settings.currency ?? 'RUB');
  return shareWithin(args[0] as Quantity, over, group, at, people.payees, digits);
}

/** One denominator for all rows, so that numerators add up. */
function common(q: Quantity): Quantity {
  if (!q.den || q.den.v.length === 1) return q;
  const n = q.num.v.length;
  let product: Int = 1;
  const seen = new Set<Int>();
  for (let i = 0; i < n; i++) {
    const d = get(q.den, i) as Int;
    if (!seen.has(d)) {
      seen.add(d);
      product = lcm(product, d);
    }
  }
  const num = mapColumns(n, [q.num, q.den], ([x, d]) =>
    isUnknown(x as Cellular) ? (x as Cellular) : multiply(x as Int, product, d as Int),
  );
  return { num, den: constant(product), scale: q.scale };
}

const lcm = (a: Int, b: Int): Int => {
  const [x, y] = [BigInt(a), BigInt(b)];
  let [p, r] = [x, y];
  while (r !== 0n) [p, r] = [r, p % r];
  return (x / p) * y;
};
const multiply = (x: Int, product: Int, d: Int): Int => add(0, (BigInt(x) * BigInt(product)) / BigInt(d));

/** Everybody of the same team name is one group; a payee without a team is alone. */
export function teamsOf(teams: readonly string[]): { group: Int32Array; count: number } {
  const index = new Map<string, number>();
  const group = new Int32Array(teams.length);
  let count = 0;
  teams.forEach((team, i) => {
    const key = team === '' ? `\u0000${i}` : fold(team);
    let g = index.get(key);
    if (g === undefined) {
      g = count++;
      index.set(key, g);
    }
    group[i] = g;
  });
  return { group, count };
}

/** Sum over everybody below each payee. Heads have no cycles (people.ts), so leaves go up first. */
function belowSums(values: Column, heads: readonly number[]): Column {
  const n = heads.length;
  const children = new Int32Array(n);
  for (const head of heads) if (head >= 0) children[head] = (children[head] as number) + 1;
  const below = column(n);
  const ready: number[] = [];
  for (let i = 0; i < n; i++) if (children[i] === 0) ready.push(i);
  for (let k = 0; k < ready.length; k++) {
    const i = ready[k] as number;
    const head = heads[i] as number;
    if (head < 0) continue;
    put(below, head, plus(get(below, head), plus(get(below, i), get(values, i))));
    children[head] = (children[head] as number) - 1;
    if (children[head] === 0) ready.push(head);
  }
  return below;
}

const plus = (a: Cellular, b: Cellular): Cellular => (isUnknown(a) ? a : isUnknown(b) ? b : add(a, b));

/** Parts of each team's total by weight, in smallest units, adding up to the whole; equal remainders by payee id. */
function shareWithin(
  total: Quantity,
  weights: Quantity,
  group: Int32Array,
  at: Int32Array,
  payees: readonly Payee[],
  digits: number,
): Quantity {
  const order = [...payees.keys()].sort((a, b) => ((payees[a] as Payee).id < (payees[b] as Payee).id ? -1 : 1));
  const members = new Map<number, number[]>();
  for (const i of order) {
    const team = members.get(group[i] as number);
    if (team) team.push(i);
    else members.set(group[i] as number, [i]);
  }
  const done = new Map<string, readonly Cellular[]>();
  const out = column(at.length);
  at.forEach((payee, row) => {
    const units = unitsAt(total, row, digits);
    const team = members.get(group[payee] as number) as number[];
    if (isUnknown(units)) {
      put(out, row, units);
      return;
    }
    const key = `${group[payee]}/${units}`;
    const parts = done.get(key) ?? partsOf(units, team, weights);
    done.set(key, parts);
    put(out, row, parts[team.indexOf(payee)] as Cellular);
  });
  return { num: out, den: null, scale: digits };
}

function partsOf(total: Int, team: readonly number[], weights: Quantity): readonly Cellular[] {
  const values = team.map((member) => get(weights.num, member));
  const same = (value: Cellular): Cellular[] => team.map(() => value);
  const unknown = values.find(isUnknown);
  if (unknown) return same(unknown);
  const parts = values as Int[];
  if (parts.some((weight) => sign(weight) < 0)) return same(shareIssue('share-negative'));
  return parts.every((weight) => weight === 0) ? same(shareIssue('share-nobody')) : share(total, parts);
}

const shareIssue = (code: 'share-negative' | 'share-nobody'): Unknown => ({ issue: { code, severity: 'error' } });

/** Payees computed at a time: the columns of a few thousand stay in the processor's cache. */
const BATCH = 8192;

/** Lines of the payees of a cohort, batch by batch; the batches do not see each other. */
export function runCohort(cohort: Cohort, shared: Shared): CohortRun {
  const { at } = cohort;
  const { settings } = cohort.program.scheme;
  const currency = settings.currency ?? 'RUB';
  const digits = currencyDigits(currency);
  const batches: Batch[] = [];
  for (let lo = 0; lo < Math.max(at.length, 1); lo += BATCH) {
    batches.push(runBatch(cohort, environmentOf(cohort, shared, at.subarray(lo, lo + BATCH)), digits));
  }
  const [first] = batches as [Batch];
  const join = (columnOf: (batch: Batch) => Column | null): Column | null =>
    columnOf(first) ? concat(batches.map((batch) => columnOf(batch) as Column)) : null;
  return {
    cohort,
    currency,
    digits,
    lines: first.lines.map(({ component }, l) => ({
      component,
      printed: join(({ lines }) => lines[l]?.printed ?? null) as Column,
      met: join(({ lines }) => lines[l]?.met ?? null),
    })),
    awards: first.awards.map(({ component, evidence }, a) => ({
      component,
      given: join(({ awards }) => awards[a]?.given ?? null) as Column,
      evidence: evidence && joinQuantity(batches.map(({ awards }) => awards[a]?.evidence as Quantity)),
    })),
    cap: join(({ cap }) => cap),
    rounding: join(({ rounding }) => rounding),
  };
}

interface Batch {
  readonly lines: readonly LineColumn[];
  readonly awards: readonly AwardColumn[];
  readonly cap: Column | null;
  readonly rounding: Column | null;
}

function runBatch(cohort: Cohort, environment: Environment, digits: number): Batch {
  const { n } = environment;
  const lines: LineColumn[] = [];
  const awards: AwardColumn[] = [];
  let sum: Quantity = whole(ZERO);
  for (const component of cohort.components) {
    const key = keyOf('component', component.code);
    const exact = environment.figure(key);
    if (isAward(component)) {
      const evidence = component.evidence === undefined ? null : environment.figure(evidenceKey(component));
      awards.push({
        component,
        given: spread(exact.num, n),
        evidence: evidence && {
          num: spread(evidence.num, n),
          den: evidence.den && spread(evidence.den, n),
          scale: evidence.scale,
        },
      });
      continue;
    }
    if (needsSum(cohort)) sum = addQ(sum, exact);
    lines.push({ component, printed: spread(printedUnits(exact, digits), n), met: gateOf(cohort, key, environment) });
  }
  const capped = cohort.program.figures.has(CAP_KEY) ? minQ(sum, environment.figure(CAP_KEY)) : sum;
  const cap = capped === sum ? null : spread(printedUnits(subQ(capped, sum), digits), n);
  return { lines, awards, cap, rounding: totalRounding(cohort, lines, cap, capped, digits, n) };
}

const roundsTotal = (cohort: Cohort): boolean =>
  cohort.program.scheme.settings.rounding?.point === 'total' ||
  cohort.components.some(({ rounding }) => rounding === 'none');

const needsSum = (cohort: Cohort): boolean => roundsTotal(cohort) || cohort.program.figures.has(CAP_KEY);

function concat(parts: readonly Column[]): Column {
  if (parts.length === 1) return parts[0] as Column;
  const out = column(parts.reduce((n, part) => n + part.v.length, 0));
  let lo = 0;
  for (const part of parts) {
    out.v.set(part.v, lo);
    if (part.odd) for (const [i, value] of part.odd) put(out, lo + i, value);
    lo += part.v.length;
  }
  return out;
}

/** Batches may differ in scale, so each is lifted to the largest. */
function joinQuantity(parts: readonly Quantity[]): Quantity {
  const scale = Math.max(...parts.map((part) => part.scale));
  const lifted = parts.map((part) => addQ(part, { num: ZERO, den: null, scale }));
  const anyDen = lifted.some(({ den }) => den !== null);
  return {
    num: concat(lifted.map(({ num }) => num)),
    den: anyDen ? concat(lifted.map(({ num, den }) => den ?? spread(constant(1), num.v.length))) : null,
    scale,
  };
}

function gateOf(cohort: Cohort, key: string, environment: Environment): Column | null {
  let node = cohort.program.figures.get(key)?.node;
  while (node?.op === 'round') node = node.args[0];
  return node?.op === 'gate' ? spread(evaluate(node.args[0] as Node, environment).num, environment.n) : null;
}

function printedUnits(q: Quantity, digits: number): Column {
  const rounded = roundQ(q, null, { n: 1, d: 10 ** digits }, 'half-away');
  return rounded.scale === digits ? rounded.num : mulColumns(rounded.num, constant(pow10(digits - rounded.scale)));
}

/** A constant column as one of n rows. */
const spread = (c: Column, n: number): Column => (c.v.length === n ? c : gather(c, new Int32Array(n)));

/** Rounding of the total is its own line: what was printed above it must add up to it. */
function totalRounding(
  cohort: Cohort,
  lines: readonly LineColumn[],
  cap: Column | null,
  exact: Quantity,
  digits: number,
  n: number,
): Column | null {
  if (!roundsTotal(cohort)) return null;
  const { settings } = cohort.program.scheme;
  const rule = settings.rounding?.point === 'total' ? roundingOf(settings) : null;
  const total = printedUnits(rule ? roundQ(exact, null, rule.step, rule.mode) : exact, digits);
  const printed = lines.reduce((sum, line) => addColumns(sum, line.printed), cap ?? ZERO);
  return spread(subColumns(total, printed), n);
}
