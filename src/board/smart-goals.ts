/** The goals a SMART check judges: KPI rows in force with their payees, data and history. */

import type { Day } from '../core/day/dates.js';
import { type Period, type PeriodRow, previousPeriod } from '../core/day/period.js';
import { type Cohort, type Prepared, prepare } from '../core/inputs/prepare.js';
import type { Shared } from '../core/inputs/shared.js';
import { fold } from '../core/language/index.js';
import { get, isUnknown } from '../core/number/columns.js';
import { fraction } from '../core/number/exact.js';
import { compareQ, constantQuantity, valueAt } from '../core/number/quantity.js';
import { type Kpi, labelOf, type Measure, type PlanDocument } from '../core/plan/plan.js';
import { elsewhere } from '../core/plan/scheme.js';
import { keyOf } from '../core/program/program.js';
import { shareAmong } from '../core/run/environment.js';
import type { Run } from '../core/run/result.js';
import type { Data } from '../core/table/data.js';
import { type FactIndex, factsWithin, hasData } from './smart-data.js';
import { type Others, reach } from './smart-reach.js';
import type { SmartThresholds } from './smart-types.js';

/** Payees of one scheme a goal holds for. */
export interface Holders {
  readonly cohort: Cohort;
  /** Number of the cohort in the run. */
  readonly c: number;
  /** The goal's row as in force for them, individual conditions included. */
  readonly kpi: Kpi;
  /** Rows of the cohort. */
  readonly rows: readonly number[];
}

/** One goal: a KPI row, or a measure that has targets. */
export interface Goal {
  readonly code: string;
  readonly title: string;
  readonly kpi: Kpi;
  /** Null: the measure is not in force for anybody the goal holds for. */
  readonly measure: Measure | null;

  /** Measures read from the data that the goal's measure is made of. */
  readonly leaves: readonly Measure[];
  /** Read from the people table or the calendar only. */
  readonly fromPeople: boolean;
  /** The measure's formula cannot be computed. */
  readonly broken: boolean;
  readonly holders: readonly Holders[];
  /** A measure with targets and no KPI row. */
  readonly implied: boolean;
}

/** Everything the verdicts are made from. */
export interface Smart {
  /** The plan as given. */
  readonly plan: PlanDocument;
  readonly data: Data;
  readonly run: Run;
  /** Follows figures over other people; `othersShallow` stops at measures. */
  readonly others: Others;
  readonly othersShallow: Others;
  /** Folded codes of measures that are goals without a KPI row. */
  readonly implied: ReadonlySet<string>;
  readonly index: FactIndex;
  /** Rows of the periods table. */
  readonly custom: readonly PeriodRow[];
  /** The period, then those before it. */
  readonly periods: readonly Period[];
  readonly today: Day;
  readonly limits: SmartThresholds;
}

/** Folded codes of measures that have targets, but no KPI in force that measures them. */
export function bareTargets({ plan, cohorts }: Prepared, targets: ReadonlySet<string>): Set<string> {
  const rows = cohorts.flatMap(({ program }) => [...program.scheme.kpis.values()]);
  const named = new Set(rows.flatMap(({ code, measure }) => [fold(code), fold(measure)]));
  return new Set(plan.measures.map(({ code }) => fold(code)).filter((code) => targets.has(code) && !named.has(code)));
}

/** The plan with a KPI row for each of these measures: without a weight it pays nothing, and is computed like any other. */
export function withKpisFor(plan: PlanDocument, measures: ReadonlySet<string>): PlanDocument {
  const implied = new Map<string, Kpi>();
  for (const { code, title, direction } of plan.measures) {
    if (!measures.has(fold(code)) || implied.has(fold(code))) continue;
    const rule = direction === 'down' ? 'inverse' : 'ratio';
    implied.set(fold(code), { code, measure: code, rule, ...(title === undefined ? {} : { title }) });
  }
  return { ...plan, kpis: [...plan.kpis, ...implied.values()] };
}

/** The period and those of its kind before it, the nearest first. */
export function periodsBack(period: Period, count: number, custom: readonly PeriodRow[]): Period[] {
  const found = [period];
  for (let k = 1; k <= count; k++) {
    const previous = previousPeriod(period, k, custom);
    if (previous) found.push(previous);
  }
  return found;
}

/** The goals in force in the run, in the order of the document. */
export function goalsOf(smart: Smart): Goal[] {
  const codes = [...new Set(smart.run.prepared.plan.kpis.map(({ code }) => fold(code)))];
  return codes.flatMap((code) => {
    const goal = goalOf(code, smart);
    return goal ? [goal] : [];
  });
}

function goalOf(code: string, smart: Smart): Goal | null {
  const { run } = smart;
  const { cohorts } = run.prepared;
  const implied = smart.implied.has(code);
  const holders = cohorts.flatMap((cohort, c): Holders[] => {
    const kpi = cohort.program.scheme.kpis.get(code);
    const all = [...cohort.at.keys()];
    const rows = kpi && implied ? withTarget({ cohort, c, kpi, rows: all }, run) : all;
    return kpi && rows.length > 0 ? [{ cohort, c, kpi, rows }] : [];
  });
  const first = holders[0];
  if (!first) return null;
  const { kpi } = first;
  const { scheme } = first.cohort.program;
  const measure = scheme.measures.get(fold(kpi.measure)) ?? null;
  const made = madeOf(first, smart);
  return { code: kpi.code, title: labelOf(kpi), kpi, measure, holders, implied, ...made };
}

/** The holders' rows with a known target. */
export function withTarget({ cohort, c, kpi, rows }: Holders, { shared }: Run): number[] {
  const figure = cohort.program.figure('target', kpi.code, true);
  const targets = figure && shared.environments[c]?.figure(figure.key).num;
  return targets ? rows.filter((row) => !isUnknown(get(targets, row))) : [];
}

function madeOf({ cohort, c, kpi }: Holders, { run, others }: Smart): Pick<Goal, 'leaves' | 'fromPeople' | 'broken'> {
  const { program } = cohort;
  const key = program.figure('measure', kpi.measure, true)?.key;
  if (key === undefined) return { leaves: [], fromPeople: false, broken: false };
  // Figures over other people are bound when first computed.
  run.shared.environments[c]?.figure(key);
  const { inputs, broken } = reach(program, [key], { others });
  const { scheme } = program;
  const leaves = new Set<Measure>();
  for (const node of inputs) {
    if (node.op !== 'input' || node.input.type !== 'fact') continue;
    const { measure } = node.input;
    const row = scheme.measures.get(fold(measure)) ?? elsewhere(scheme.document.measures, measure);
    if (row) leaves.add(row);
  }
  return { leaves: [...leaves], fromPeople: inputs.length > 0 && leaves.size === 0, broken };
}

/** How often a goal was reached: payee-periods with a known fact and target. */
export interface History {
  readonly reached: number;
  readonly count: number;
}

/** Past periods computed by the same engine, only those for which some goal has data. */
export function historyOf(goals: readonly Goal[], smart: Smart): Map<Goal, History> {
  const { run, index, periods, data } = smart;
  const found = new Map(goals.map((goal) => [goal, { reached: 0, count: 0 }]));
  for (const period of periods.slice(1)) {
    const able = goals.filter(
      ({ leaves }) => leaves.length > 0 && leaves.every((leaf) => hasData(leaf, period, run.prepared, index)),
    );
    if (able.length === 0) continue;
    const shared = shareAmong(
      prepare(run.prepared.plan, factsWithin(data, period, smart.custom), { period: period.code }),
    );
    for (const goal of able) countReached(goal, shared, found.get(goal) as { reached: number; count: number });
  }
  return found;
}

const HUNDRED = constantQuantity(fraction(1));

function countReached({ code }: Goal, shared: Shared, into: { reached: number; count: number }): void {
  shared.prepared.cohorts.forEach(({ program, at }, c) => {
    const kpi = program.scheme.kpis.get(fold(code));
    const [fact, attainment] = [keyOf('measure', kpi?.measure ?? ''), keyOf('attainment', code)];
    const environment = shared.environments[c];
    if (!kpi || !environment || !program.figures.has(fact) || !program.figures.has(attainment)) return;
    const facts = environment.figure(fact);
    const met = compareQ(environment.figure(attainment), HUNDRED, '>=');
    const target = kpi.zeroTarget === undefined ? null : program.figure('target', kpi.code, true);
    const targets = target && environment.figure(target.key);
    at.forEach((_, row) => {
      const flag = get(met, row);
      // A stand-in for a missing fact or a zero target is not an achievement.
      if (isUnknown(flag) || isUnknown(get(facts.num, row)) || (targets && isZero(valueAt(targets, row)))) return;
      into.count++;
      if (flag === 1) into.reached++;
    });
  });
}

const isZero = (value: ReturnType<typeof valueAt>): boolean => !('issue' in value) && value.n === 0;
