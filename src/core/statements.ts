/** Columns → statements: lines, totals and issues of each payee, as text amounts. */
import { add, fractionText, type Int } from './exact.js';
import { type Cellular, get, isUnknown } from './columns.js';
import { decimalText } from './decimal.js';
import type { Issue } from './issue.js';
import { fold } from './language/index.js';
import type { Adjustment } from './adjustments.js';
import { dedupe } from './prepare.js';
import { keyOf, labelOf } from './program.js';
import { valueAt } from './quantity.js';
import type { CohortRun, Run } from './run.js';
import type { Award, KpiFigure, Line, Statement } from './statement.js';

/** Codes of the lines no component makes. */
export const CAP_LINE = 'plan-cap';
export const ROUNDING_LINE = 'rounding';

/**
 * All statements, in the order of the people table.
 * @example for (const statement of statements(run)) print(statement.name, statement.total)
 */
export function* statements(run: Run): Generator<Statement> {
  const adjustments = byPayee(run);
  for (let payee = 0; payee < run.whereabouts.length; payee++) yield build(run, payee, adjustments.get(payee) ?? []);
}

/** One payee's statement by id, name or alias; null when there is nobody of that name. */
export function statement(run: Run, payee: string): Statement | null {
  const index = run.prepared.people.find(payee);
  return index < 0 ? null : build(run, index, byPayee(run).get(index) ?? []);
}

const BY_PAYEE = new WeakMap<Run, Map<number, Adjustment[]>>();

function byPayee(run: Run): Map<number, Adjustment[]> {
  let found = BY_PAYEE.get(run);
  if (!found) {
    found = new Map();
    for (const adjustment of run.prepared.adjustments) found.set(adjustment.payee, [...(found.get(adjustment.payee) ?? []), adjustment]);
    BY_PAYEE.set(run, found);
  }
  return found;
}

/** Sum of printed amounts, null as soon as one part is unknown. */
const plus = (sum: Int | null, amount: Cellular): Int | null => (sum === null || isUnknown(amount) ? null : add(sum, amount));

function build(run: Run, index: number, adjustments: readonly Adjustment[]): Statement {
  const { people, period } = run.prepared;
  const payee = people.payees[index] as (typeof people.payees)[number];
  const { cohort: c, row } = run.whereabouts[index] as { cohort: number; row: number };
  const cohort = run.cohorts[c] as CohortRun;
  let earned: Int | null = 0;
  let total: Int | null = 0;
  const issues: Issue[] = [];
  const lines: Line[] = [];
  const push = (line: Omit<Line, 'amount' | 'plan'>, amount: Cellular): void => {
    total = plus(total, amount);
    if (line.stage === 'earned') earned = plus(earned, amount);
    if (isUnknown(amount)) issues.push(amount.issue);
    lines.push({ ...line, plan: payee.profile.plan, amount: isUnknown(amount) ? null : decimalText(amount, cohort.digits) });
  };
  for (const { component, printed, met } of cohort.lines) {
    const line = { code: component.code, title: labelOf(component), stage: 'earned' as const };
    const gate = met ? { met: get(met, row) === 1 } : {};
    push({ ...line, ...gate, ...(component.payroll ? { payroll: component.payroll } : {}) }, get(printed, row));
  }
  for (const adjustment of adjustments) {
    push({ code: `adjustment-${adjustment.kind}`, title: adjustment.title, stage: adjustment.stage, adjustment: adjustment.kind }, adjustment.amount(cohort.digits));
  }
  if (cohort.cap) pushUnlessZero(push, { code: CAP_LINE, title: 'Потолок схемы', stage: 'earned' }, get(cohort.cap, row));
  if (cohort.rounding) pushUnlessZero(push, { code: ROUNDING_LINE, title: 'Округление', stage: 'earned' }, get(cohort.rounding, row));
  const blocked = people.blocked.get(index);
  if (blocked) issues.push(blocked);
  const text = (sum: Int | null): string | null => (sum === null || blocked ? null : decimalText(sum, cohort.digits));
  return {
    payee: payee.id, name: payee.name, period: period.code, currency: cohort.currency,
    earned: text(earned), total: text(total), lines, awards: awardsOf(cohort, row), issues: dedupe(issues.map((issue) => ({ ...issue, payee: payee.id }))),
  };
}

function pushUnlessZero(push: (line: Omit<Line, 'amount' | 'plan'>, amount: Cellular) => void, line: Omit<Line, 'amount' | 'plan'>, amount: Cellular): void {
  if (amount !== 0) push(line, amount);
}

const awardsOf = (cohort: CohortRun, row: number): Award[] =>
  cohort.awards
    .filter(({ given }) => get(given, row) === 1)
    .map(({ component, evidence }) => ({ code: component.code, title: labelOf(component), evidence: evidence ? exactText(evidence, row) : null }));

const exactText = (quantity: Parameters<typeof valueAt>[0], row: number): string | null => {
  const value = valueAt(quantity, row);
  return 'issue' in value ? null : fractionText(value);
};

/** The payee's KPIs with fact, target, attainment, weight and score, in the plan's order. */
export function kpisOf(run: Run, payee: string): KpiFigure[] {
  const index = run.prepared.people.find(payee);
  if (index < 0) return [];
  const { cohort: c, row } = run.whereabouts[index] as { cohort: number; row: number };
  const { cohort, environment } = run.cohorts[c] as CohortRun;
  const { program } = cohort;
  const value = (type: 'measure' | 'target' | 'attainment' | 'weight' | 'score', name: string): string | null => {
    const figure = program.figure(type, name, true);
    return figure ? exactText(environment.figure(figure.key), row) : null;
  };
  return [...program.scheme.kpis.values()].map((kpi) => ({
    code: kpi.code, title: labelOf(kpi), unit: program.figure('measure', kpi.measure, true)?.kind ?? 'number',
    fact: value('measure', kpi.measure), target: value('target', program.figures.has(keyOf('target', kpi.code)) ? kpi.code : kpi.measure),
    attainment: value('attainment', kpi.code), weight: kpi.weight === undefined ? null : value('weight', kpi.code), score: value('score', kpi.code),
  }));
}

/**
 * Any named figure of a payee: a parameter, a measure, a component's amount, or an expression over them.
 * Decimal text, a fraction where it is not finite, null where unknown or unnamed.
 */
export function figureOf(run: Run, payee: string, name: string): string | null {
  const index = run.prepared.people.find(payee);
  if (index < 0) return null;
  const { cohort: c, row } = run.whereabouts[index] as { cohort: number; row: number };
  const { cohort, environment } = run.cohorts[c] as CohortRun;
  for (const type of ['parameter', 'measure', 'component'] as const) {
    const figure = cohort.program.figure(type, fold(name));
    if (figure) return exactText(environment.figure(figure.key), row);
  }
  return null;
}
