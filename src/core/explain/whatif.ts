/** «Что, если»: other parameters or facts, tried on the same plan and data. */

import { type CalculateOptions, prepare } from '../inputs/prepare.js';
import type { FactChange } from '../inputs/shared.js';
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { cellNumber } from '../number/decimal.js';
import { decimalF, subF } from '../number/exact.js';
import { lazy } from '../number/lazy.js';
import { valueAt } from '../number/quantity.js';
import { labelOf, type PlanDocument } from '../plan/plan.js';
import { shareAmong } from '../run/environment.js';
import type { Run } from '../run/result.js';
import { run } from '../run/run.js';
import { lacksSign } from '../table/cells.js';
import type { Data } from '../table/data.js';
import { notInPlan, type Replaced, type Tried, tryValue, type ValueTrial } from './trials.js';

/**
 * A trial: a value of the plan, or a fact of one payee. Values are typed text, «1 300 000» or «12 %». A value is named as
 * in the table «Индивидуально», with whose after it: «Оклад», «Оклад/Менеджер», «Оклад/Иванов Иван», «kpi/Звонки/вес».
 */
export type Trial = ValueTrial | { readonly payee: string; readonly measure: string; readonly value: string };

/** The run with the trials made, what they replaced in the plan, and what was wrong with them. */
export interface TrialRun {
  readonly run: Run;
  readonly replaced: readonly Replaced[];
  readonly issues: readonly Issue[];
}

/**
 * Calculates with other parameters or facts; nothing is stored.
 * @example statement(whatIf(plan, data, { period: '2026-10' }, [{ parameter: 'Оклад', value: '45 000' }]).run, 'Соколова Марина')?.total // '174561.75'
 */
export function whatIf(plan: PlanDocument, data: Data, options: CalculateOptions, trials: readonly Trial[]): TrialRun {
  const real = lazy(() => prepare(plan, data, options));
  const tried = trials.reduce<Tried>(
    (before, trial) => ('parameter' in trial ? tryValue(before, trial, real) : before),
    { plan, data, replaced: [], issues: [] },
  );
  const issues = [...tried.issues];
  const changedPlan = tried.plan;
  const isChanged = tried.replaced.length > 0;
  const prepared = isChanged ? prepare(changedPlan, tried.data, options) : real();
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
    if (!measure) issues.push(notInPlan(trial.measure, trial.measure, changedPlan.measures));
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
  return { run: run(prepared, changes, real), replaced: tried.replaced, issues };
}
