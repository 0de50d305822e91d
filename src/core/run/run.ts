/** The run: every line of every payee as columns of exact amounts, scheme by scheme, batch by batch. */

import { blockAll } from '../inputs/broken-names.js';
import { closedAmount } from '../inputs/ledger.js';
import {
  CAP_KEY,
  type CalculateOptions,
  type Cohort,
  evidenceKey,
  type Prepared,
  prepare,
  preparedOf,
} from '../inputs/prepare.js';
import type { FactChange, Settle, Shared } from '../inputs/shared.js';
import type { Issue } from '../issue/issue.js';
import { joinQuantity, keptQuantity, place } from '../number/batch.js';
import { addColumns, type Column, constant, mulColumns, subColumns, within, withScratch } from '../number/columns.js';
import { currencyDigits } from '../number/currency.js';
import { type Fraction, pow10 } from '../number/exact.js';
import { addQ, minQ, type Quantity, roundQ, subQ, whole, ZERO } from '../number/quantity.js';
import type { Component, PlanDocument } from '../plan/plan.js';
import { isAward, roundingOf } from '../program/component.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import { lineDates } from '../program/linedates.js';
import type { Node } from '../program/node.js';
import { payoutFigures } from '../program/payout.js';
import { keyOf } from '../program/program.js';
import type { Data } from '../table/data.js';
import { environmentOf, pastOf, shareAmong } from './environment.js';
import { splitAmount, splitStatements } from './parts.js';
import type { AwardColumn, CohortRun, LineColumn, Run } from './result.js';
import { chained, timelineOf } from './timeline.js';
import { uncredited, undated } from './uncredited.js';

/**
 * Calculates every payee of a period.
 * @param plan the plan document
 * @param data people, facts and row tables
 * @returns a run; the user's mistakes are issues in it, never exceptions
 * @example statement(calculate(plan, data, { period: '2026-10' }), 'Соколова Марина')?.total // '169561.75'
 */
export const calculate = (plan: PlanDocument, data: Data, options: CalculateOptions): Run =>
  run(prepare(plan, data, options));

const settle: Settle = (shared, payee, code, digits) =>
  closedAmount(shared.prepared, payee, code, digits) ?? splitAmount(shared, runCohort, payee, code);

const RUNS = new WeakMap<Prepared, Run>();

/**
 * The run of another period of the same plan and data, calculated anew whatever is closed; made at first need, once.
 * What {@link Shared.other} has aggregated of that period serves it as well.
 */
export function runOf(prepared: Prepared, period: string): Run {
  const other = preparedOf(prepared, period);
  const known = RUNS.get(other) ?? run(other);
  RUNS.set(other, known);
  return known;
}

/**
 * Computes what {@link prepare} has read; `changes` try out other facts.
 * @param tempo by how much sums over rows grow, in a forecast
 * @param real what closed periods are recalculated by, where other rules are tried out
 * @example statement(run(prepare(plan, data, { period: '2026-10' })), 'Соколова Марина')?.total // '169561.75'
 */
export function run(
  read: Prepared,
  changes: readonly FactChange[] = [],
  real: () => Prepared = () => read,
  tempo: Fraction | null = null,
): Run {
  const { others, ledger, period } = read;
  if (!others.has(period.code)) others.set(period.code, read);
  const past = (code: string): Run => runOf(real(), code);
  const prepared: Prepared = ledger.isEmpty ? read : { ...read, ledger: chained(read, past) };
  const base = pastOf(read).get(period.code);
  const shared = shareAmong(prepared, changes, { settle, tempo, ...(base ? { base } : {}) });
  const cohorts = prepared.cohorts.map((cohort) => runCohort(cohort, shared));
  const n = prepared.people.payees.length;
  const whereabouts = { cohort: new Int32Array(n), row: new Int32Array(n) };
  prepared.cohorts.forEach(({ at }, cohort) => {
    at.forEach((payee, row) => {
      whereabouts.cohort[payee] = cohort;
      whereabouts.row[payee] = row;
    });
  });
  return {
    prepared,
    cohorts,
    whereabouts,
    issues: [...prepared.issues, ...nobodys(prepared), ...undated(prepared), ...shared.rowsSeen.doubts.values()],
    shared,
    parts: () => splitStatements(shared, runCohort),
    ...(prepared.ledger.isEmpty ? {} : { timeline: timelineOf(prepared, past) }),
  };
}

/** Looked for only where a row names nobody or no rule credits it: most runs have no such rows. */
const nobodys = (prepared: Prepared): Issue[] =>
  prepared.issues.some(({ code }) => NAMES_NOBODY.test(code)) ||
  [...prepared.tables.values()].some(({ lacks }) => lacks.payee)
    ? uncredited(prepared, 'rows-uncredited').map((issue) => {
        if (issue.code !== 'cell-error') return { ...issue, severity: 'warning' };
        // An error stands for somebody's name: the row may be anybody's.
        blockAll(prepared.people, prepared.blocked, issue);
        return issue;
      })
    : [];

const NAMES_NOBODY = /^(?:cell-error|row-without-payee|payee-(?:unknown|ambiguous)|successor-missing)$/;

/** Payees computed at a time: the columns of a few thousand stay in the processor's cache. */
const BATCH = 2048;

/** Lines of the payees of a cohort, batch by batch; the batches do not see each other. */
export function runCohort(cohort: Cohort, shared: Shared): CohortRun {
  const { at } = cohort;
  const { settings } = cohort.program.scheme;
  const currency = settings.currency ?? 'RUB';
  const digits = currencyDigits(currency);
  const columns: Column[] = [];
  const batches = inBatches(at.length, (lo) => {
    const environment = environmentOf(cohort, shared, at.subarray(lo, lo + BATCH));
    let next = 0;
    return runBatch(cohort, environment, digits, (part) => {
      columns[next] ??= { v: new Float64Array(at.length), odd: null };
      const whole = columns[next++] as Column;
      place(whole, part, lo, environment.n);
      return whole;
    });
  });
  // Every batch keeps the same columns in the same order; only evidence is joined when its scale is known.
  const last = batches[batches.length - 1] as Batch;
  return {
    cohort,
    currency,
    digits,
    ...last,
    lines: last.lines.map((line) => ({ ...line, ...datesOf(line.component, shared.prepared) })),
    awards: last.awards.map((award, a) => ({
      ...award,
      evidence: award.evidence && joinQuantity(batches.map(({ awards }) => awards[a]?.evidence as Quantity)),
    })),
    payouts:
      cohort.program.scheme.payouts.size === 0 ? [] : payoutFigures(cohort.program, environmentOf(cohort, shared, at)),
  };
}

function inBatches(n: number, work: (lo: number) => Batch): Batch[] {
  if (n <= BATCH) return [within(null, () => work(0))];
  return withScratch((own) => {
    const batches: Batch[] = [];
    for (let lo = 0; lo < n; lo += BATCH) batches.push(within(own, () => work(lo)));
    return batches;
  });
}

function datesOf(component: Component, { period, custom }: Prepared): Pick<LineColumn, 'dates'> {
  const dates = lineDates(component, period, custom);
  return Object.keys(dates).length === 0 ? {} : { dates };
}

type Batch = Pick<CohortRun, 'lines' | 'awards' | 'cap' | 'rounding'>;

/** Results of a batch; `keep` puts a column's rows among those of all batches and gives the column of them all. */
function runBatch(cohort: Cohort, environment: Environment, digits: number, keep: (part: Column) => Column): Batch {
  const lines: LineColumn[] = [];
  const awards: AwardColumn[] = [];
  const printed: Column[] = [];
  let sum: Quantity = whole(ZERO);
  for (const component of cohort.components) {
    const key = keyOf('component', component.code);
    const exact = environment.figure(key);
    if (isAward(component)) {
      const evidence = component.evidence === undefined ? null : environment.figure(evidenceKey(component));
      awards.push({ component, given: keep(exact.num), evidence: evidence && keptQuantity(evidence, environment.n) });
      continue;
    }
    if (needsSum(cohort)) sum = addQ(sum, exact);
    const units = printedUnits(exact, digits);
    const gate = gateOf(cohort, key, environment);
    printed.push(units);
    lines.push({ component, printed: keep(units), met: gate && keep(gate) });
  }
  const capped = cohort.program.figures.has(CAP_KEY) ? minQ(sum, environment.figure(CAP_KEY)) : sum;
  const cap = capped === sum ? null : printedUnits(subQ(capped, sum), digits);
  if (cap) printed.push(cap);
  const rounding = totalRounding(cohort, printed, capped, digits);
  return { lines, awards, cap: cap && keep(cap), rounding: rounding && keep(rounding) };
}

const roundsTotal = (cohort: Cohort): boolean =>
  cohort.program.scheme.settings.rounding?.point === 'total' ||
  cohort.components.some(({ rounding }) => rounding === 'none');

const needsSum = (cohort: Cohort): boolean => roundsTotal(cohort) || cohort.program.figures.has(CAP_KEY);

function gateOf(cohort: Cohort, key: string, environment: Environment): Column | null {
  let node = cohort.program.figures.get(key)?.node;
  while (node?.op === 'round') node = node.args[0];
  return node?.op === 'gate' ? evaluate(node.args[0] as Node, environment).num : null;
}

function printedUnits(q: Quantity, digits: number): Column {
  const rounded = roundQ(q, null, { n: 1, d: 10 ** digits }, 'half-away');
  return rounded.scale === digits ? rounded.num : mulColumns(rounded.num, constant(pow10(digits - rounded.scale)));
}

/** Rounding of the total is its own line: what was printed above it must add up to it. */
function totalRounding(cohort: Cohort, printed: readonly Column[], exact: Quantity, digits: number): Column | null {
  if (!roundsTotal(cohort)) return null;
  const { settings } = cohort.program.scheme;
  const rule = settings.rounding?.point === 'total' ? roundingOf(settings) : null;
  const total = printedUnits(rule ? roundQ(exact, null, rule.step, rule.mode) : exact, digits);
  return subColumns(total, printed.reduce(addColumns, ZERO));
}
