/** The plan as a whole: is it clear, does it pay equals alike, is it reviewed, does every KPI have an owner. */

import { dayOf } from '../core/day/dates.js';
import type { Cohort } from '../core/inputs/prepare.js';
import { fold } from '../core/language/index.js';
import { compareF, divF, type Fraction, fraction, fractionOf, fractionText } from '../core/number/exact.js';
import { valueAt } from '../core/number/quantity.js';
import { labelOf, type PlanSettings } from '../core/plan/plan.js';
import type { Scheme } from '../core/plan/scheme.js';
import { isAward } from '../core/program/component.js';
import { evaluate } from '../core/program/evaluate.js';
import { keyOf } from '../core/program/program.js';
import type { Statement } from '../core/program/statement.js';
import { statements } from '../core/run/statements.js';
import type { Goal, Smart } from './smart-goals.js';
import { finding, overdue, percent, percentText } from './smart-letters.js';
import { coefficients, type Others, reach } from './smart-reach.js';
import type { Finding } from './smart-types.js';

/** Flags of the whole plan, scheme by scheme, then of the people paid by them. */
export function planFindings(goals: readonly Goal[], smart: Smart): Finding[] {
  const { cohorts, people } = smart.run.prepared;
  if (people.payees.length === 0) return [];
  const plans = new Map<string, { settings: PlanSettings; cohorts: Cohort[] }>();
  for (const cohort of cohorts) {
    const { profile, settings } = cohort.program.scheme;
    const held = plans.get(fold(profile.plan)) ?? { settings, cohorts: [] };
    held.cohorts.push(cohort);
    plans.set(fold(profile.plan), held);
  }
  const paid = [...statements(smart.run)];
  return [
    ...[...plans.values()].flatMap(({ settings, cohorts: own }) => [
      indicators(settings, own, smart),
      factors(settings, own, smart),
      review(settings, smart),
    ]),
    ...unowned(goals, smart),
    ...swapTest(paid, smart),
    ...spreads(paid, smart),
    individual(smart),
  ];
}

const linesOf = (cohort: Cohort) => cohort.components.filter((component) => !isAward(component));

/** Measures that move pay; one computed from others counts once. */
const paidMeasures = ({ program, components }: Cohort, others: Others): string[] => {
  const lines = components.filter((component) => !isAward(component)).map(({ code }) => keyOf('component', code));
  const { keys } = reach(program, lines, { shallow: true, others });
  const codes = [...keys]
    .filter((key) => key.startsWith('measure:'))
    .map((key) => measureCode(key.slice('measure:'.length), program.scheme));
  return [...new Set(codes)];
};

/** A KPI's name stands for its measure. */
const measureCode = (name: string, { measures, kpis }: Scheme): string =>
  measures.has(name) ? name : fold(kpis.get(name)?.measure ?? name);

/** Transparency: how many indicators one payee is paid for. */
function indicators(settings: PlanSettings, cohorts: readonly Cohort[], { othersShallow, limits }: Smart): Finding {
  const count = Math.max(...cohorts.map((cohort) => paidMeasures(cohort, othersShallow).length));
  const params = { plan: labelOf(settings), count: String(count), limit: String(limits.indicators) };
  return count > limits.indicators
    ? finding('weak', 'indicators-many', params)
    : finding('ok', 'indicators-ok', params);
}

/** Transparency: how many coefficients the most intricate line multiplies. */
function factors(settings: PlanSettings, cohorts: readonly Cohort[], { limits }: Smart): Finding {
  let most = { component: '', count: 0 };
  for (const cohort of cohorts) {
    for (const component of linesOf(cohort)) {
      const figure = cohort.program.figures.get(keyOf('component', component.code));
      const count = figure ? coefficients(figure.node, cohort.program, new Set([figure.key])) : 0;
      if (count > most.count) most = { component: labelOf(component), count };
    }
  }
  const params = {
    plan: labelOf(settings),
    component: most.component,
    count: String(most.count),
    limit: String(limits.coefficients),
  };
  return most.count > limits.coefficients
    ? finding('weak', 'coefficients-many', params)
    : finding('ok', 'coefficients-ok', params);
}

function review(settings: PlanSettings, smart: Smart): Finding {
  const { reviewBy } = settings;
  const plan = labelOf(settings);
  if (reviewBy === undefined || dayOf(reviewBy) === null) return finding('missing', 'review-unset', { plan });
  return overdue(reviewBy, smart)
    ? finding('weak', 'review-overdue', { plan, date: reviewBy })
    : finding('ok', 'review-ok', { plan, date: reviewBy });
}

/** KPI rows that hold in the period but for nobody. */
function unowned(goals: readonly Goal[], { plan, periods }: Smart): Finding[] {
  const end = periods[0]?.end ?? 0;
  const owned = new Set(goals.filter(({ implied }) => !implied).map(({ code }) => fold(code)));
  const begun = plan.kpis.filter(({ from }) => from === undefined || (dayOf(from) ?? 0) <= end);
  const ended = new Set(begun.filter((row) => row.ended).map(({ code }) => fold(code)));
  const idle = new Map(
    begun
      .filter(({ code }) => !owned.has(fold(code)) && !ended.has(fold(code)))
      .map((row) => [fold(row.code), labelOf(row)]),
  );
  return [...idle.values()].map((kpi) => finding('missing', 'unowned', { kpi }));
}

/**
 * Fairness, the swap test: in one plan, role and grade, without individual conditions, equal inputs give equal pay.
 * Inputs are all a line reads: facts, targets, own values, time, and figures of the team. Of several equal payees each
 * different total is held against the first.
 */
function swapTest(paid: readonly Statement[], { run }: Smart): Finding[] {
  const { cohorts, overrides } = run.prepared;
  const pairs: Finding[] = [];
  let compared = 0;
  cohorts.forEach((cohort, c) => {
    const who = [...cohort.at].map((payee, row) => ({ payee, row })).filter(({ payee }) => !overrides.has(payee));
    if (who.length < 2) return;
    const inputs = inputsOf(cohort, c, run);
    const groups = new Map<string, Statement[]>();
    for (const { payee, row } of who) {
      const own = paid[payee] as Statement;
      const key = inputs(row);
      if (own.total !== null) groups.set(key, [...(groups.get(key) ?? []), own]);
    }
    for (const equals of groups.values()) {
      compared += equals.length - 1;
      pairs.push(...differing(equals));
    }
  });
  if (pairs.length > 0) return pairs;
  return [finding('ok', compared === 0 ? 'fair-nobody' : 'fair-ok', { count: String(compared) })];
}

/** Everything the lines of a payee read, as one text. */
function inputsOf(cohort: Cohort, c: number, { shared }: Smart['run']): (row: number) => string {
  const lines = linesOf(cohort).map(({ code }) => keyOf('component', code));
  const environment = shared.environments[c];
  const values = environment ? reach(cohort.program, lines).inputs.map((node) => evaluate(node, environment)) : [];
  return (row) =>
    values
      .map((quantity) => {
        const value = valueAt(quantity, row);
        return 'issue' in value ? '' : fractionText(value);
      })
      .join('|');
}

function differing(equals: readonly Statement[]): Finding[] {
  const [first] = equals;
  const seen = new Set([first?.total]);
  const found: Finding[] = [];
  for (const other of equals) {
    if (!first || seen.has(other.total)) continue;
    seen.add(other.total);
    found.push(
      finding('weak', 'fair-differs', {
        first: first.name,
        firstTotal: first.total as string,
        second: other.name,
        secondTotal: other.total as string,
        currency: first.currency,
        lines: linesApart(first, other).join(', '),
      }),
    );
  }
  return found;
}

/** Titles of the lines only one has, or with another amount. */
function linesApart(a: Statement, b: Statement): string[] {
  const text = (s: Statement, title: string) =>
    s.lines
      .filter((line) => line.title === title)
      .map(({ amount }) => amount)
      .join('|');
  const titles = new Set([...a.lines, ...b.lines].map(({ title }) => title));
  return [...titles].filter((title) => text(a, title) !== text(b, title));
}

interface Earner {
  readonly name: string;
  readonly perUnit: Fraction;
}

/** Fairness: pay per unit of the main measure, the most against the least, within one plan, role and grade. */
function spreads(paid: readonly Statement[], smart: Smart): Finding[] {
  const { run, limits } = smart;
  const groups = new Map<string, { who: string; measure: string; earners: Earner[] }>();
  run.prepared.cohorts.forEach((cohort, c) => {
    const { profile, measures, settings } = cohort.program.scheme;
    const code = mainMeasure(cohort, c, smart);
    const facts = code === null ? undefined : run.shared.environments[c]?.figure(keyOf('measure', code));
    if (code === null || !facts) return;
    const key = [profile.plan, profile.role, profile.grade, code].map(fold).join('|');
    const who = [profile.role || labelOf(settings), profile.grade].filter((word) => word !== '').join(', ');
    const row = measures.get(code);
    const group = groups.get(key) ?? { who, measure: row ? labelOf(row) : code, earners: [] };
    groups.set(key, group);
    cohort.at.forEach((payee, at) => {
      const fact = valueAt(facts, at);
      const { name, total } = paid[payee] as Statement;
      const pay = total === null ? fraction(0) : fractionOf(total);
      if (!('issue' in fact) && fact.n > 0 && pay.n > 0) group.earners.push({ name, perUnit: divF(pay, fact) });
    });
  });
  return [...groups.values()]
    .filter(({ earners }) => earners.length > 1)
    .map(({ who, measure, earners }) => {
      const sorted = earners.sort((a, b) => compareF(a.perUnit, b.perUnit));
      const [least, most] = [sorted[0] as Earner, sorted[sorted.length - 1] as Earner];
      const ratio = divF(most.perUnit, least.perUnit);
      const params = {
        who,
        measure,
        least: fractionText(least.perUnit),
        leastName: least.name,
        most: fractionText(most.perUnit),
        mostName: most.name,
        ratio: fractionText(ratio),
        limit: percentText(limits.spread),
      };
      return compareF(ratio, percent(limits.spread)) > 0
        ? finding('weak', 'spread-wide', params)
        : finding('ok', 'spread-ok', params);
    });
}

/** The paid measure in money whose KPI weighs most, else the first in the plan's order; null where pay follows none. */
function mainMeasure(cohort: Cohort, c: number, { run: { shared }, othersShallow }: Smart): string | null {
  const { program } = cohort;
  const paid = new Set(paidMeasures(cohort, othersShallow));
  const money = [...program.scheme.measures.keys()].filter(
    (code) => paid.has(code) && program.figures.get(keyOf('measure', code))?.kind === 'money',
  );
  let best: { code: string; weight: Fraction } | null = null;
  for (const kpi of program.scheme.kpis.values()) {
    const code = fold(kpi.measure);
    const figure = kpi.weight === undefined || !money.includes(code) ? null : program.figure('weight', kpi.code);
    const weights = figure && shared.environments[c]?.figure(figure.key);
    const weight = weights ? valueAt(weights, 0) : fraction(0);
    if (!('issue' in weight) && weight.n > 0 && (!best || compareF(weight, best.weight) > 0)) best = { code, weight };
  }
  return best?.code ?? money[0] ?? null;
}

/** Fairness: how many payees have conditions of their own. */
function individual({ run, limits }: Smart): Finding {
  const { people, overrides } = run.prepared;
  const share = fraction(overrides.size, people.payees.length);
  const limit = percent(limits.overrides);
  const params = {
    count: String(overrides.size),
    total: String(people.payees.length),
    share: fractionText(share),
    limit: fractionText(limit),
  };
  return compareF(share, limit) > 0 ? finding('weak', 'overrides-many', params) : finding('ok', 'overrides-ok', params);
}
