/** «Что, если»: other parameters or facts, tried on the same plan and data. */

import { type CalculateOptions, prepare } from '../inputs/prepare.js';
import type { FactChange } from '../inputs/shared.js';
import { error, type Issue } from '../issue/issue.js';
import { canonical, fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { cellNumber } from '../number/decimal.js';
import { decimalF, subF } from '../number/exact.js';
import { lazy } from '../number/lazy.js';
import { valueAt } from '../number/quantity.js';
import type { Parameter, PlanDocument } from '../plan/plan.js';
import { labelOf } from '../program/program.js';
import { shareAmong } from '../run/environment.js';
import type { Run } from '../run/result.js';
import { run } from '../run/run.js';
import { lacksSign } from '../table/cells.js';
import type { Data } from '../table/data.js';

/** A trial: a parameter for everybody, or a fact of one payee. Values are typed text, «1 300 000» or «12 %». */
export type Trial =
  | { readonly parameter: string; readonly value: string }
  | { readonly payee: string; readonly measure: string; readonly value: string };

/** The run with the trials made, and what was wrong with them. */
export interface TrialRun {
  readonly run: Run;
  readonly issues: readonly Issue[];
}

/**
 * Calculates with other parameters or facts; nothing is stored.
 * @example statement(whatIf(plan, data, { period: '2026-10' }, [{ parameter: 'Оклад', value: '45 000' }]).run, 'Соколова Марина')?.total // '174561.75'
 */
export function whatIf(plan: PlanDocument, data: Data, options: CalculateOptions, trials: readonly Trial[]): TrialRun {
  const issues: Issue[] = [];
  const changedPlan = trials.reduce(
    (changed, trial) => ('parameter' in trial ? setParameter(changed, trial, issues) : changed),
    plan,
  );
  const prepared = prepare(changedPlan, data, options);
  const shared = shareAmong(prepared);
  const changes: FactChange[] = [];
  for (const trial of trials) {
    if ('parameter' in trial) continue;
    const payee = prepared.people.find(trial.payee);
    const measure = changedPlan.measures.find(
      (m) => fold(m.code) === fold(trial.measure) || fold(m.title ?? '') === fold(trial.measure),
    );
    const value = cellNumber(trial.value);
    if (payee < 0)
      issues.push(error('payee-unknown', { name: trial.payee, suggestion: prepared.people.suggest(trial.payee) }));
    if (!measure)
      issues.push(
        unknown(
          trial.measure,
          changedPlan.measures.map((m) => m.code),
        ),
      );
    if (!('value' in value)) issues.push(error('number-text', { text: trial.value }));
    if (payee < 0 || !measure || !('value' in value)) continue;
    if (measure.unit === 'ratio' && lacksSign(value)) {
      issues.push(error('percent-sign', { text: trial.value, column: labelOf(measure) }));
      continue;
    }
    const now = valueAt(shared.fact(measure), payee);
    const wanted = decimalF(value.value.units, value.value.scale);
    const by = 'issue' in now ? null : subF(wanted, now);
    if (!by)
      issues.push(error('fact-missing', { measure: labelOf(measure), name: trial.payee, period: options.period }));
    else changes.push({ measure: measure.code, payee, by });
  }
  const real = lazy(() => (changedPlan === plan ? prepared : prepare(plan, data, options)));
  return { run: run(prepared, changes, real), issues };
}

const unknown = (name: string, names: readonly string[]): Issue => {
  const suggestion = nearest(name, names) ?? '';
  return error(suggestion ? 'measure-unknown-near' : 'measure-unknown', { name, suggestion });
};

function setParameter(plan: PlanDocument, trial: { parameter: string; value: string }, issues: Issue[]): PlanDocument {
  const value = canonical(trial.value);
  const matches = (row: Parameter): boolean =>
    fold(row.code) === fold(trial.parameter) || fold(row.title ?? '') === fold(trial.parameter);
  if ('issues' in value) issues.push(...value.issues);
  else if (!plan.parameters.some(matches)) {
    const suggestion =
      nearest(
        trial.parameter,
        plan.parameters.map((row) => row.code),
      ) ?? '';
    const code = suggestion === '' ? 'name-unknown' : 'name-unknown-near';
    issues.push(error(code, { name: trial.parameter, formula: trial.parameter, suggestion }));
  } else
    return { ...plan, parameters: plan.parameters.map((row) => (matches(row) ? { ...row, value: value.text } : row)) };
  return plan;
}
