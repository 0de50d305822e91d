/** What the evaluator reads for payees of a scheme: facts, targets, time, individual values, other people's figures. */

import type { Day } from '../day/dates.js';
import { containsDay, type Period, previousPeriod } from '../day/period.js';
import { accrues, aggregate, type RowMeasure } from '../inputs/aggregate.js';
import type { Entries } from '../inputs/entries.js';
import type { Individual } from '../inputs/people.js';
import { type Cohort, type Prepared, preparedOf, rowMeasure, rowsNodes } from '../inputs/prepare.js';
import type { Elsewhere, FactChange, Settle, Shared } from '../inputs/shared.js';
import type { Issue } from '../issue/issue.js';
import { fold, print } from '../language/index.js';
import { pickQ } from '../number/batch.js';
import { type Cellular, column, put, within } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import type { Fraction } from '../number/exact.js';
import {
  addQ,
  constantQuantity,
  mulQ,
  type Quantity,
  unitsAt,
  unknownQuantity,
  whole,
  ZERO,
} from '../number/quantity.js';
import type { Measure } from '../plan/plan.js';
import { measureOf } from '../plan/scheme.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import type { Input, Node, RowsNode } from '../program/node.js';
import { cycleIssue } from '../program/program.js';
import { matched, overTime, settled } from './earlier.js';
import { entriesFor } from './entries-for.js';
import { held } from './field.js';
import { across, overEverybody } from './others.js';
import { type Batch, payRows, sumRows } from './perrows.js';

/** What else a run shares. */
export interface SharedWith {
  /** What another run of the same data has already aggregated. */
  readonly base?: Shared;
  readonly settle?: Settle;
  readonly tempo?: Fraction | null;
  readonly past?: boolean;
  /** Rows after this day do not count. */
  readonly until?: Day;
}

export function shareAmong(prepared: Prepared, changes: readonly FactChange[] = [], more: SharedWith = {}): Shared {
  const { base, settle = base?.settle ?? null, tempo = base?.tempo ?? null, past = false, until } = more;
  const counted = until === undefined ? prepared.period : { ...prepared.period, end: until };
  const facts = new Map<Measure, Quantity>();
  const counts = new Map<Measure, Quantity>();
  const targets = new Map<string, Quantity>();
  const times = new Map<string, Quantity>();
  const all = new Map<string, Quantity>();
  const entries = base?.rowsSeen.entries ?? new Map<string, Entries>();
  const doubts = base?.rowsSeen.doubts ?? new Map<string, Issue>();
  const environments: Environment[] = [];
  const begun = (until: Day): Shared =>
    held(shared, `until ${until}`, () => within(null, () => shareAmong(prepared, [], { base: shared, until })));
  const others = new Map<string, Elsewhere>();
  const shared: Shared = {
    prepared,
    environments,
    changes,
    rowsSeen: { entries, doubts },
    fact: (measure) =>
      base && (until === undefined || !accrues(measure))
        ? base.fact(measure)
        : keep(facts, measure, () => factOf(measure, prepared, counted)),
    rowCounts: (measure) => keep(counts, measure, () => (base ? base.rowCounts(measure) : countsOf(measure, prepared))),
    counted,
    upTo: (day) => (day >= counted.end ? shared : (base?.upTo(day) ?? begun(day))),
    target: (code) => keep(targets, code, () => targetOf(code, prepared)),
    time: (what, { program: { scheme } }) => {
      const { time } = prepared;
      const { proration: basis = 'workingDays', absences = {} } = scheme.settings;
      if (what === 'norm') return keep(times, `${what}/${basis}`, () => time.norm(basis));
      if (what === 'tenure' || what === 'months') return keep(times, what, () => time[what]());
      const key = `${what}/${basis}/${JSON.stringify(absences)}`;
      return keep(times, key, () => time.worked(basis, scheme.settings, what === 'worked' ? 'pay' : 'target'));
    },
    entries: (node, cohort) => entriesFor(node, cohort, prepared, (key, make) => keep(entries, key, make)),
    everybody: (over) => keep(all, print(over), () => overEverybody(over, prepared, environments)),
    other: (code) => base?.other(code) ?? elsewhen(code, shared, others),
    settle,
    tempo,
    past,
  };
  for (const cohort of prepared.cohorts) environments.push(environmentOf(cohort, shared, cohort.at));
  return shared;
}

const targetOf = (code: string, prepared: Prepared): Quantity =>
  prepared.facts.targets.get(code)?.quantity ?? missingForAll('target', code, prepared);

const PAST = new WeakMap<Prepared['others'], Map<string, Shared>>();

/** Calculations of the periods beside this one, with what was closed as it was paid. */
export function pastOf({ others }: Prepared): Map<string, Shared> {
  const known = PAST.get(others) ?? new Map<string, Shared>();
  PAST.set(others, known);
  return known;
}

/** One calculation of an earlier period serves every later one. */
function elsewhen(code: string, shared: Shared, others: Map<string, Elsewhere>): Elsewhere {
  const { prepared, settle } = shared;
  return keep(others, code, () => {
    const more = { past: true, ...(settle ? { settle } : {}) };
    const other = keep(pastOf(prepared), code, () => shareAmong(preparedOf(prepared, code), [], more));
    return { shared: other, at: matched(shared, other) };
  });
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
  const environment: Environment = {
    n: at.length,
    intern: prepared.intern,
    ...(record ? { record } : {}),
    input: (input) => inputOf(input, cohort, shared, at),
    figure: (key) => {
      const done = figures.get(key);
      if (done) return done;
      const figure = cohort.program.figures.get(key);
      if (!figure) throw new Error(`figure ${key} was not bound`);
      if (open.has(key)) return unknownQuantity({ issue: cycleIssue(figure.label, [...open, key]) });
      open.add(key);
      const compute = (): Quantity => evaluate(figure.node, environment);
      const line = shared.past && figure.kind === 'money' && key.startsWith('component:');
      const value = line ? settled(key.slice(10), cohort, shared, at, compute) : compute();
      open.delete(key);
      figures.set(key, value);
      return value;
    },
    across: (node, args) => across(node, args, cohort, shared, at),
    overTime: (node) => overTime(node, shared, at),
    overRows: (node) => overRows(node, environment, cohort, shared, at),
    ofRow: () => {
      throw new Error('a payee is no row');
    },
  };
  return environment;
}

/** The sum over each payee's rows. */
function overRows(node: RowsNode, environment: Environment, cohort: Cohort, shared: Shared, at: Int32Array): Quantity {
  const batch = rowsFor(node, environment, cohort, shared, at);
  if ('code' in batch) return unknownQuantity({ issue: batch });
  const sum = sumRows(node, batch, at.length, shared.counted);
  return shared.tempo ? mulQ(sum, constantQuantity(shared.tempo)) : sum;
}

/** The payees' rows and what each pays; an issue where the rows cannot be told. */
export function rowsFor(
  node: RowsNode,
  environment: Environment,
  cohort: Cohort,
  shared: Shared,
  at: Int32Array,
): Batch | Issue {
  const entries = shared.entries(node, cohort);
  if ('code' in entries) return entries;
  return payRows(node, entries, environment, at, {
    period: shared.prepared.period,
    digits: currencyDigits(cohort.program.scheme.settings.currency),
    paidBefore: (row, credit, owner, day) => paidBefore(node, shared, at[owner] as number, { row, credit, day }),
    doubt: (issue) => shared.rowsSeen.doubts.set(JSON.stringify(issue), issue),
  });
}

/** What a row paid in its own period: the same calculation asked of that period's run. */
function paidBefore(
  node: RowsNode,
  shared: Shared,
  payee: number,
  { row, credit, day }: { readonly row: number; readonly credit: number; readonly day: number },
): Cellular | null {
  const code = codeOfDay(day, shared);
  const other = code === null ? null : shared.other(code);
  const there = other?.at[payee] ?? -1;
  if (!other || there < 0 || !containsDay(other.shared.prepared.period, day)) return null;
  const at = Int32Array.of(there);
  const cohort = other.shared.prepared.cohorts.find((one) => one.at.includes(there));
  const figure = cohort?.program.figure('component', node.component);
  const [then] = figure ? rowsNodes(figure.node) : [];
  if (!cohort || !then) return null;
  const batch = rowsFor(then, environmentOf(cohort, other.shared, at), cohort, other.shared, at);
  if ('code' in batch) return { issue: batch };
  const found = batch.row.findIndex((one, i) => one === row && batch.credit[i] === credit);
  const digits = currencyDigits(cohort.program.scheme.settings.currency);
  return found < 0 ? null : unitsAt(batch.pay, found, digits);
}

/** The earlier period of the run's own kind a day is in, by the periods table where there is one; null: none has the day. */
const codeOfDay = (day: number, shared: Shared): string | null =>
  held(shared, `period of ${day}`, () => {
    const { period, custom } = shared.prepared;
    for (let k = 1; Number.isFinite(day); k++) {
      const earlier = previousPeriod(period, k, custom);
      if (earlier === null || earlier.end < day) return null;
      if (earlier.start <= day) return earlier.code;
    }
    return null;
  });

/** What is made once and outlives the batch that asks first. */
function keep<K, T>(map: Map<K, T>, key: K, make: () => T): T {
  const found = map.get(key) ?? within(null, make);
  map.set(key, found);
  return found;
}

function inputOf(input: Input, cohort: Cohort, shared: Shared, at: Int32Array): Quantity {
  switch (input.type) {
    case 'fact': {
      const measure = measureOf(cohort.program.scheme, input.measure);
      return withChanges(pickQ(shared.fact(measure), at), measure, shared.changes, at);
    }
    case 'target':
      return pickQ(shared.target(fold(input.measure)), at);
    case 'individual': {
      const { individual } = shared.prepared.people;
      return pickQ((individual.get(fold(input.parameter)) as Individual).quantity, at);
    }
    case 'time':
      return pickQ(shared.time(input.what, cohort), at);
    case 'column':
      throw new Error('a payee has no columns');
  }
}

function factOf(measure: Measure, prepared: Prepared, counted: Period): Quantity {
  if (!measure.rows)
    return prepared.facts.facts.get(fold(measure.code))?.quantity ?? missingForAll('fact', measure.code, prepared);
  return overMeasure(measure, prepared, counted, (opened) => opened);
}

/** How many rows were counted: the same rows, without their values. */
const countsOf = (measure: Measure, prepared: Prepared): Quantity =>
  overMeasure(measure, prepared, prepared.period, (opened) => ({
    ...opened,
    value: null,
    measure: { ...measure, rows: { ...(measure.rows as NonNullable<Measure['rows']>), aggregate: 'count' } },
  }));

function overMeasure(
  measure: Measure,
  prepared: Prepared,
  counted: Period,
  change: (opened: RowMeasure) => RowMeasure,
): Quantity {
  const { program } = prepared.cohorts[0] as Cohort;
  const opened = rowMeasure(prepared, program, measure);
  if (!opened) return whole(ZERO);
  if ('code' in opened) return unknownQuantity({ issue: opened });
  return aggregate(change(opened), prepared.people.payees.length, counted, prepared.intern);
}

/** Nobody has a value. */
function missingForAll(what: 'fact' | 'target', measure: string, { people, facts }: Prepared): Quantity {
  const num = column(people.payees.length);
  for (let i = 0; i < num.v.length; i++) put(num, i, facts.missing(what, measure, i));
  return whole(num);
}

/** The facts tried out instead, laid over the columns of the payees computed. */
function withChanges(q: Quantity, measure: Measure, changes: readonly FactChange[], at: Int32Array): Quantity {
  let value = q;
  for (const { measure: name, payee, by } of changes) {
    const row = fold(name) === fold(measure.code) ? at.indexOf(payee) : -1;
    if (row < 0) continue;
    const there = column(at.length);
    put(there, row, 1);
    value = addQ(value, mulQ(whole(there), constantQuantity(by)));
  }
  return value;
}
