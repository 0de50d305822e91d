import { dayOf, isoOf } from '../core/day/dates.js';
import { rowMeasure } from '../core/inputs/prepare.js';
import { placed } from '../core/issue/issue.js';
import { fold } from '../core/language/index.js';
import { compareF, type Fraction, fraction, fractionText } from '../core/number/exact.js';
import { valueAt } from '../core/number/quantity.js';
import { labelOf, type Measure, type PlanRow } from '../core/plan/plan.js';
import { covers, elsewhere } from '../core/plan/scheme.js';
import { isAward } from '../core/program/component.js';
import { keyOf } from '../core/program/program.js';
import type { Run } from '../core/run/result.js';
import { evidenceOf, hasData, hasReadyFacts } from './smart-data.js';
import { type Goal, type History, type Holders, type Smart, withTarget } from './smart-goals.js';
import { reach } from './smart-reach.js';
import type { Finding, Letter, Level, SmartThresholds, Verdict } from './smart-types.js';
import type { FindingCode } from './smart-words.js';

/** A share given in whole percent. @example percent(20) // { n: 1, d: 5 } */
export const percent = (whole: number): Fraction => fraction(whole, 100);
export const percentText = (whole: number): string => fractionText(percent(whole));

/** A finding; `params` may be left out. */
export const finding = (verdict: Level, code: FindingCode, params: Finding['params'] = {}): Finding => ({
  verdict,
  code,
  params,
});

/** Payees a goal holds for. */
export const payeesOf = (goal: Goal): number => goal.holders.reduce((sum, { rows }) => sum + rows.length, 0);

/** Verdicts of all goals, each in the order S, M, A, R, T. */
export function judge(goals: readonly Goal[], history: ReadonlyMap<Goal, History>, smart: Smart): Verdict[][] {
  const paid = paidBy(smart);
  const parents = parentsOf(goals, smart);
  const as = (letter: Letter, found: Finding): Verdict => ({ letter, ...found });
  return goals.map((goal) => [
    as('S', specific(goal, smart)),
    as('M', measurable(goal, smart)),
    as('A', achievable(history.get(goal) as History, smart.limits)),
    as('R', relevant(goal, paid, parents, smart)),
    as('T', timeBound(goal, smart)),
  ]);
}

/** S: the measure, its unit, where it comes from and who answers for it are named. */
function specific(goal: Goal, { index }: Smart): Finding {
  const { measure } = goal;
  if (!measure) return finding('missing', 'specific-measure', { measure: goal.kpi.measure });
  const params = {
    measure: labelOf(measure),
    unit: measure.unit,
    owners: ownersOf(goal).join(', '),
    count: String(payeesOf(goal)),
  };
  if (measure.unit === 'number') return finding('weak', 'specific-unit', params);
  if (measure.rows) return finding('ok', 'specific-rows', { ...params, table: measure.rows.table });
  if (measure.expression !== undefined)
    return finding('ok', 'specific-formula', { ...params, formula: measure.expression });
  return hasReadyFacts(measure, index)
    ? finding('ok', 'specific-facts', params)
    : finding('weak', 'specific-source', params);
}

/** Roles the goal holds for, else their plans. */
const ownersOf = (goal: Goal): string[] => [
  ...new Set(
    goal.holders.map(({ cohort: { program } }) => program.scheme.profile.role || labelOf(program.scheme.settings)),
  ),
];

const WORST: readonly Level[] = ['missing', 'weak', 'ok'];

/** M: its data exists and is numeric in the last periods with data. A computed measure is as good as its worst part. */
function measurable(goal: Goal, smart: Smart): Finding {
  const name = goal.measure ? labelOf(goal.measure) : goal.kpi.measure;
  if (goal.broken) return finding('missing', 'measurable-formula', { measure: name });
  if (goal.fromPeople) return finding('ok', 'measurable-people');
  if (goal.leaves.length === 0) return finding('missing', 'measurable-nothing', { measure: name });
  const found = goal.leaves.map((leaf) => leafData(leaf, smart));
  return found.sort((a, b) => WORST.indexOf(a.verdict) - WORST.indexOf(b.verdict))[0] as Finding;
}

/** A row condition or value has no names but columns. */
const NO_COLUMN: readonly string[] = ['column-unknown', 'name-unknown'];

function leafData(measure: Measure, { run, index, periods, limits }: Smart): Finding {
  const name = labelOf(measure);
  const [cohort] = run.prepared.cohorts;
  const opened = cohort ? rowMeasure(run.prepared, cohort.program, measure) : null;
  if (measure.rows && opened && 'code' in opened) {
    const { code, params } = opened;
    const table = measure.rows.table;
    if (code === 'table-unknown') return finding('missing', 'measurable-table', { measure: name, table });
    if (NO_COLUMN.includes(code))
      return finding('missing', 'measurable-column', { measure: name, table, column: params?.name ?? '' });
    return finding('missing', 'measurable-formula', { measure: name });
  }
  const filled = periods.filter((period) => hasData(measure, period, run.prepared, index)).slice(0, limits.periods);
  if (filled.length === 0) return finding('missing', 'measurable-nothing', { measure: name });
  const { texts, broken, place } = evidenceOf(measure, filled, run.prepared, index);
  const at = { measure: name, periods: filled.map(({ code }) => code).join(', ') };
  if (broken > 0)
    return { ...finding('weak', 'measurable-broken', { ...at, count: String(broken) }), ...placed(place) };
  if (texts > 0) return { ...finding('weak', 'measurable-text', { ...at, count: String(texts) }), ...placed(place) };
  return finding('ok', 'measurable-ok', at);
}

/** A: of enough comparable payee-periods, neither too few nor too many reached it. */
function achievable({ reached, count }: History, limits: SmartThresholds): Finding {
  const params = { reached: String(reached), count: String(count), needed: String(limits.history) };
  if (count < limits.history || count === 0) return finding('missing', 'achievable-no-history', params);
  const share = fraction(reached, count);
  const low = percent(limits.reachedLow);
  const high = percent(limits.reachedHigh);
  const all = { ...params, share: fractionText(share), low: fractionText(low), high: fractionText(high) };
  if (compareF(share, low) < 0) return finding('weak', 'achievable-too-high', all);
  return compareF(share, high) > 0 ? finding('weak', 'achievable-too-low', all) : finding('ok', 'achievable-ok', all);
}

/** Figures that move pay, each with the titles of the lines it moves. */
type Paid = ReadonlyMap<string, ReadonlySet<string>>;

/** Walks every line that pays money to what it is computed from. */
function paidBy({ run, others }: Smart): Paid {
  const paid = new Map<string, Set<string>>();
  for (const { program, components } of run.prepared.cohorts) {
    for (const component of components.filter((line) => !isAward(line))) {
      for (const key of reach(program, [keyOf('component', component.code)], { others }).keys) {
        paid.set(key, (paid.get(key) ?? new Set()).add(labelOf(component)));
      }
    }
  }
  return paid;
}

/** Goals whose attainment a measure takes part in, by the key of the measure: «Звонки» of «Конверсия». */
function parentsOf(goals: readonly Goal[], { others }: Smart): Map<string, Set<string>> {
  const parents = new Map<string, Set<string>>();
  for (const { code, title, kpi, holders } of goals) {
    for (const { cohort } of holders) {
      for (const key of reach(cohort.program, [keyOf('attainment', code)], { others }).keys) {
        if (!key.startsWith('measure:') || key === keyOf('measure', kpi.measure)) continue;
        parents.set(key, (parents.get(key) ?? new Set()).add(title));
      }
    }
  }
  return parents;
}

/** R: it has a weight that counts and moves a line of pay or another goal. */
function relevant(goal: Goal, paid: Paid, parents: ReadonlyMap<string, ReadonlySet<string>>, smart: Smart): Finding {
  const { kpi } = goal;
  const lines = goalKeys(goal).flatMap((key) => [...(paid.get(key) ?? [])]);
  const measure = keyOf('measure', kpi.measure);
  const parent = [...(parents.get(measure) ?? [])];
  const byFact = factKeys(goal).flatMap((key) => [...(paid.get(key) ?? [])]);
  if (lines.length + parent.length + byFact.length === 0) return finding('missing', 'relevant-unpaid');
  const weight = weightsOf(goal, smart.run);
  const heavy = weight && weightFinding(weight, smart.limits);
  if (heavy) return heavy;
  const most = Math.max(...goal.holders.map(({ cohort: { program } }) => ownKpis(program.scheme.kpis.keys(), smart)));
  if (!goal.implied && most > smart.limits.kpis)
    return finding('weak', 'relevant-many', { count: String(most), limit: String(smart.limits.kpis) });
  const components = [...new Set(lines)].join(', ');
  if (weight && lines.length > 0)
    return finding('ok', 'relevant-weight', { components, weight: fractionText(weight.high as Fraction) });
  if (lines.length > 0) return finding('ok', 'relevant-paid', { components });
  if (parent.length > 0) return finding('ok', 'relevant-parent', { parent: parent.join(', ') });
  return finding('ok', 'relevant-fact', { components: [...new Set(byFact)].join(', ') });
}

/** Figures that exist only because of the goal. */
function goalKeys({ code, kpi }: Goal): string[] {
  const own = (['score', 'attainment', 'weight', 'target'] as const).map((type) => keyOf(type, code));
  return kpi.target === undefined ? [...own, keyOf('target', kpi.measure)] : own;
}

/** A formula may call the measure by its own name or by the KPI's. */
const factKeys = ({ code, kpi, holders }: Goal): string[] => {
  const taken = holders.some(({ cohort: { program } }) => program.scheme.measures.has(fold(code)));
  return [kpi.measure, ...(taken ? [] : [code])].map((name) => keyOf('measure', name));
};

/** KPIs of the plan itself, without those the check has added for bare targets. */
const ownKpis = (codes: Iterable<string>, { implied }: Smart): number =>
  [...codes].filter((code) => !implied.has(code)).length;

/** Lowest and highest weight among the payees; null inside where some weight is unknown, null where the goal has none. */
function weightsOf({ holders, code }: Goal, { shared }: Run): { low: Fraction | null; high: Fraction | null } | null {
  const values: (Fraction | null)[] = [];
  for (const { cohort, c, kpi, rows } of holders) {
    if (kpi.weight === undefined) continue;
    const figure = cohort.program.figure('weight', code, true);
    const weights = figure && shared.environments[c]?.figure(figure.key);
    if (!weights) continue;
    const constant = weights.num.v.length === 1 && (weights.den?.v.length ?? 1) === 1;
    for (const row of constant ? rows.slice(0, 1) : rows) {
      const value = valueAt(weights, row);
      values.push('issue' in value ? null : value);
    }
  }
  if (values.length === 0) return null;
  if (values.includes(null)) return { low: null, high: null };
  const sorted = (values as Fraction[]).sort(compareF);
  return { low: sorted[0] as Fraction, high: sorted[sorted.length - 1] as Fraction };
}

function weightFinding(
  { low, high }: { low: Fraction | null; high: Fraction | null },
  limits: SmartThresholds,
): Finding | null {
  if (!low || !high) return finding('missing', 'relevant-weight-unknown');
  if (high.n <= 0) return finding('missing', 'relevant-no-weight');
  const [least, most] = [percent(limits.weightLow), percent(limits.weightHigh)];
  if (compareF(low, least) < 0)
    return finding('weak', 'relevant-light', { weight: fractionText(low), low: fractionText(least) });
  if (compareF(high, most) > 0)
    return finding('weak', 'relevant-heavy', { weight: fractionText(high), high: fractionText(most) });
  return null;
}

/** T: a target for the period, inside the life of goal and plan, and the plan's review is not overdue. */
function timeBound(goal: Goal, smart: Smart): Finding {
  const [period] = smart.periods as [Smart['periods'][number]];
  const asleep = goal.holders.find(({ cohort }) => !planInForce(cohort.program.scheme.settings, smart));
  if (asleep)
    return finding('missing', 'timed-no-plan', {
      plan: labelOf(asleep.cohort.program.scheme.settings),
      period: period.code,
    });
  const asked = goal.holders.filter(needsTarget);
  const count = asked.reduce((sum, { rows }) => sum + rows.length, 0);
  const have = asked.reduce((sum, holders) => sum + withTarget(holders, smart.run).length, 0);
  if (count > 0 && have === 0) return finding('missing', 'timed-no-target', { period: period.code });
  const end = endInside(goal, smart);
  if (end !== null) return finding('weak', 'timed-ends', { date: isoOf(end) });
  if (have < count)
    return finding('weak', 'timed-some', { period: period.code, have: String(have), count: String(count) });
  const late = goal.holders
    .map(({ cohort }) => cohort.program.scheme.settings)
    .find((settings) => overdue(settings.reviewBy, smart));
  if (late) return finding('weak', 'timed-review', { plan: labelOf(late), date: late.reviewBy as string });
  return finding('ok', 'timed-ok', { period: period.code, date: isoOf(period.end) });
}

/** A review date before today. */
export const overdue = (reviewBy: string | undefined, { today }: Smart): boolean => {
  const day = reviewBy === undefined ? null : dayOf(reviewBy);
  return day !== null && day < today;
};

const planInForce = (settings: PlanRow, { plan }: Smart): boolean =>
  !settings.ended && (plan.plans.includes(settings) || elsewhere(plan.plans, settings.code) === undefined);

/** The other rules carry their own points in the plan. */
const needsTarget = ({ cohort, kpi }: Holders): boolean => {
  if (kpi.rule === 'flag') return cohort.program.scheme.measures.get(fold(kpi.measure))?.unit !== 'flag';
  return kpi.rule === 'ratio' || kpi.rule === 'inverse' || kpi.rule === 'mirror';
};

/** The day inside the period on which the goal or its plan stops, or null. */
function endInside({ code, holders }: Goal, { plan, periods }: Smart): number | null {
  const [period] = periods as [Smart['periods'][number]];
  const profiles = holders.map(({ cohort }) => cohort.program.scheme.profile);
  const ends = (row: PlanRow, name: string): boolean =>
    row.ended === true && fold(row.code) === fold(name) && profiles.some((profile) => covers(row.for, profile));
  const rows = [
    ...plan.kpis.filter((row) => ends(row, code)),
    ...plan.plans.filter((row) => profiles.some((profile) => ends(row, profile.plan))),
  ];
  const days = rows
    .map(({ from }) => dayOf(from ?? ''))
    .filter((day) => day !== null && day > period.start && day <= period.end);
  return days.length === 0 ? null : Math.min(...(days as number[]));
}
