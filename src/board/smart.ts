/**
 * SMART: is each goal specific, measurable, achievable, relevant and time-bound, and is the plan as a whole clear, even-handed
 * and reviewed. Verdicts are data; smart-text.ts says them in words.
 */

import { cellDay, type Day, isoOf } from '../core/day/dates.js';
import { type Period, parsePeriod } from '../core/day/period.js';
import { prepare } from '../core/inputs/prepare.js';
import { readPeriods } from '../core/inputs/time.js';
import type { Issue } from '../core/issue/issue.js';
import { labelOf, type PlanDocument } from '../core/plan/plan.js';
import { run } from '../core/run/run.js';
import { refusalIssue } from '../core/table/cells.js';
import type { Data } from '../core/table/data.js';
import { indexFacts } from './smart-data.js';
import { bareTargets, type Goal, goalsOf, historyOf, periodsBack, type Smart, withKpisFor } from './smart-goals.js';
import { judge, payeesOf } from './smart-letters.js';
import { planFindings } from './smart-plan.js';
import { othersOf } from './smart-reach.js';
import type { SmartGoal, SmartReport, SmartThresholds } from './smart-types.js';

export { LETTERS, smartText } from './smart-text.js';
export type * from './smart-types.js';

/** The thresholds in force where none are given. @example SMART_THRESHOLDS.history // 6 */
export const SMART_THRESHOLDS: SmartThresholds = {
  periods: 3,
  history: 6,
  lookBack: 12,
  reachedLow: 20,
  reachedHigh: 80,
  weightLow: 5,
  weightHigh: 60,
  kpis: 7,
  indicators: 5,
  coefficients: 2,
  spread: 200,
  overrides: 20,
};

/** What a check is asked. */
export interface SmartOptions {
  readonly period: string;
  /** The day review dates are held against, `2026-10-31`; absent: the last day of the period. */
  readonly today?: string;
  readonly thresholds?: Partial<SmartThresholds>;
}

/**
 * Checks every goal of the period and the plan as a whole. History is computed by the same engine, and only for periods
 * that have data.
 * @returns a report; mistakes in plan or data are issues in it, never exceptions
 * @example smart(plan, data, { period: '2026-10' }).goals[0]?.verdicts.map(({ verdict }) => verdict) // ['ok', 'ok', 'missing', 'ok', 'ok']
 */
export function smart(plan: PlanDocument, data: Data, options: SmartOptions): SmartReport {
  const { period: code } = options;
  const custom = readPeriods(data.tables, []);
  const period = parsePeriod(code, custom);
  const first = prepare(plan, data, { period: code });
  if ('refused' in period)
    return { period: code, today: options.today ?? '', goals: [], plan: [], issues: first.issues };
  const limits = thresholds(options.thresholds);
  const index = indexFacts(plan, data, period, custom);
  const implied = bareTargets(first, index.targets);
  const calculated = run(implied.size === 0 ? first : prepare(withKpisFor(plan, implied), data, { period: code }));
  const issues = [...calculated.issues];
  const today = todayOf(options.today, period, issues);
  const periods = periodsBack(period, limits.lookBack, custom);
  const programs = calculated.prepared.cohorts.map(({ program }) => program);
  const [others, othersShallow] = [othersOf(programs), othersOf(programs, true)];
  const checked: Smart = {
    plan,
    data,
    run: calculated,
    others,
    othersShallow,
    implied,
    index,
    custom,
    periods,
    today,
    limits,
  };
  const goals = goalsOf(checked);
  const verdicts = judge(goals, historyOf(goals, checked), checked);
  return {
    period: period.code,
    today: isoOf(today),
    goals: goals.map((goal, i) => ({ ...headOf(goal), verdicts: verdicts[i] ?? [] })),
    plan: planFindings(goals, checked),
    issues,
  };
}

const headOf = (goal: Goal): Omit<SmartGoal, 'verdicts'> => ({
  code: goal.code,
  title: goal.title,
  measure: goal.measure ? labelOf(goal.measure) : goal.kpi.measure,
  payees: payeesOf(goal),
  implied: goal.implied,
});

function thresholds(given: Partial<SmartThresholds> = {}): SmartThresholds {
  const whole = Object.entries(given).filter(([, value]) => Number.isSafeInteger(value) && (value as number) >= 0);
  return { ...SMART_THRESHOLDS, ...Object.fromEntries(whole) };
}

function todayOf(text: string | undefined, period: Period, issues: Issue[]): Day {
  const read = cellDay(text);
  if ('refused' in read) issues.push(refusalIssue(read, {}));
  return 'day' in read ? read.day : period.end;
}
