/** Columns → statements: lines, totals and issues of each payee, as text amounts. */

import { isoOf } from '../day/dates.js';
import type { Adjustment } from '../inputs/adjustments.js';
import type { LedgerRow, Opening } from '../inputs/ledger.js';
import { conditionsOf, type IndividualCondition } from '../inputs/overrides.js';
import type { Payee } from '../inputs/people.js';
import { dedupe, error, type Issue, note, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Cellular, type Column, get, isUnknown, reasonsOf, type Unknown } from '../number/columns.js';
import { currencyDigits, isCurrency } from '../number/currency.js';
import { decimalText } from '../number/decimal.js';
import { add, divRound, fraction, fractionText, type Int, mul, mulF, pow10, sub } from '../number/exact.js';
import { valueAt } from '../number/quantity.js';
import { labelOf, type Payout } from '../plan/plan.js';
import { schemeOf } from '../plan/scheme.js';
import type { Environment } from '../program/evaluate.js';
import { keepsBalance, type PayoutFigures, type Settled, type Settling, settle } from '../program/payout.js';
import type { Program } from '../program/program.js';
import {
  type AdjustmentKind,
  type Award,
  type Balance,
  CAP_LINE,
  type Converted,
  type KpiFigure,
  type Line,
  ROUNDING_LINE,
  type Statement,
} from '../program/statement.js';
import { columnIndex, placeOf } from '../table/cells.js';
import { environmentOf } from './environment.js';
import { placeOfPart } from './parts.js';
import type { CohortRun, LineColumn, Run, SplitStatement, Timeline } from './result.js';

/**
 * All statements, in the order of the people table.
 * @example [...statements(run)].map(({ total }) => total)[0] // '169561.75'
 */
export function* statements(run: Run): Generator<Statement> {
  for (let payee = 0; payee < run.whereabouts.row.length; payee++) yield statementAt(run, payee);
  for (const rows of run.prepared.ledger.strangers(run.prepared.period.code)) yield closedStatement(rows);
}

/** One payee's statement by id, name or alias; null when there is nobody of that name. @example statement(run, 'Соколова Марина')?.total // '169561.75' */
export function statement(run: Run, payee: string): Statement | null {
  const index = run.prepared.people.find(payee);
  if (index >= 0) return statementAt(run, index);
  const { ledger, period } = run.prepared;
  const rows = ledger.strangers(period.code).find(([row]) => row && fold(row.id) === fold(payee));
  return rows ? closedStatement(rows) : null;
}

/** A statement before the ledger has its say: neither closed figures nor corrections of closed periods. */
export const bareStatement = (run: Run, index: number): Statement => build(run, index, byPayee(run).get(index) ?? []);

/** What the ledger holds; else what is calculated, with what closed periods are owed. */
function statementAt(run: Run, index: number): Statement {
  const { ledger, period, people } = run.prepared;
  const rows = ledger.isEmpty ? [] : ledger.closed(index, period.code);
  if (rows.length > 0) {
    const { currency } = run.cohorts[run.whereabouts.cohort[index] as number] as CohortRun;
    return closedStatement(rows, people.payees[index] as Payee, currency, ledger.broken(index));
  }
  return build(run, index, byPayee(run).get(index) ?? [], run.timeline);
}

const BY_PAYEE = new WeakMap<Run, Map<number, Adjustment[]>>();

function byPayee(run: Run): Map<number, Adjustment[]> {
  let found = BY_PAYEE.get(run);
  if (!found) {
    found = new Map();
    for (const adjustment of run.prepared.adjustments)
      found.set(adjustment.payee, [...(found.get(adjustment.payee) ?? []), adjustment]);
    BY_PAYEE.set(run, found);
  }
  return found;
}

/** Sum of printed amounts, null as soon as one part is unknown. */
const plus = (sum: Int | null, amount: Cellular): Int | null =>
  sum === null || isUnknown(amount) ? null : add(sum, amount);

/** What the lines of a statement add up to while it is built. */
interface Totals {
  earned: Int | null;
  total: Int | null;
  readonly lines: Line[];
  readonly issues: Issue[];
  readonly balances: Balance[];
  plan: string;
  readonly digits: number;
}

type LineHead = Omit<Line, 'amount' | 'plan'> & Partial<Pick<Line, 'plan'>>;

function addLine(into: Totals, head: LineHead, amount: Cellular): void {
  into.total = plus(into.total, amount);
  if (head.stage === 'earned') into.earned = plus(into.earned, amount);
  if (isUnknown(amount)) into.issues.push(...reasonsOf(amount));
  into.lines.push({ plan: into.plan, ...head, amount: amountText(into, amount) });
}

const amountText = ({ digits }: Totals, amount: Cellular): string | null =>
  isUnknown(amount) ? null : decimalText(amount, digits);

/** A component's line, made without spreading: there may be millions. */
function addComponent(into: Totals, { component, printed, met, dates }: LineColumn, row: number): void {
  const { code, payroll } = component;
  const title = labelOf(component);
  const { plan } = into;
  const amount = get(printed, row);
  into.total = plus(into.total, amount);
  into.earned = plus(into.earned, amount);
  if (isUnknown(amount)) into.issues.push(...reasonsOf(amount));
  const text = amountText(into, amount);
  if (!met && !payroll && !dates) into.lines.push({ code, title, stage: 'earned', plan, amount: text });
  else if (met && !payroll && !dates)
    into.lines.push({ code, title, stage: 'earned', plan, amount: text, met: get(met, row) === 1 });
  else
    into.lines.push({
      code,
      title,
      stage: 'earned',
      plan,
      amount: text,
      ...(met ? { met: get(met, row) === 1 } : {}),
      ...(payroll ? { payroll } : {}),
      ...dates,
    });
}

/** Everything a payee is paid, line after line; `cohort` may be a trial with the payee at `row`. */
function layOut(
  run: Run,
  index: number,
  cohort: CohortRun,
  row: number,
  split: SplitStatement | undefined,
  adjustments: readonly Adjustment[],
  timeline?: Timeline,
): Totals {
  const { plan } = (run.prepared.people.payees[index] as Payee).profile;
  const into: Totals = { earned: 0, total: 0, lines: [], issues: [], plan, digits: cohort.digits, balances: [] };
  if (split) for (const { head, amount } of split.lines) addLine(into, head, amount);
  else for (const line of cohort.lines) addComponent(into, line, row);
  for (const { kind, title, stage, amount } of adjustments) {
    addLine(into, { code: `adjustment-${kind}`, title, stage, adjustment: kind }, amount(cohort.digits));
  }
  if (!split) {
    addExtra(into, CAP_LINE, cohort.cap, row);
    addExtra(into, ROUNDING_LINE, cohort.rounding, row);
  }
  if (timeline) correct(into, timeline, index);
  // Most plans have no pay stage, and most data no ledger.
  if (split || cohort.payouts.length > 0 || !run.prepared.ledger.isEmpty)
    payOut(into, run, index, rulesOf(run, cohort, row, split));
  return into;
}

function addExtra(into: Totals, code: string, column: Column | null, row: number): void {
  const amount = column ? get(column, row) : 0;
  if (amount !== 0) addLine(into, { code, title: code, stage: 'earned' }, amount);
}

/** The rules of the pay stage, and what they leave. A balance whose rule is gone stays as it is, and is said. */
function payOut(into: Totals, run: Run, index: number, rules: Rules): void {
  const { digits } = into;
  const { currency } = rules.cohort;
  const settled = settleOf(run, index, rules, into);
  for (const { rule, move, amount, opening, left } of settled) {
    const { payout } = rule;
    const [code, title] = [payout.code, labelOf(payout)];
    if (amount !== 0) addLine(into, { code, title, stage: 'pay', ...(move ? { payout: move } : {}) }, amount);
    if (!isUnknown(left) && (left !== 0 || opening !== 0))
      into.balances.push({ code, title, amount: decimalText(left, digits) });
  }
  if (run.prepared.ledger.isEmpty) return;
  for (const { code, title, amount } of openingsOf(run, index, digits)) {
    if (amount === 0 || settled.some(({ rule }) => fold(rule.payout.code) === fold(code))) continue;
    const text = amountText(into, amount);
    into.issues.push(warning('payout-left', { name: title, amount: text ?? '?', currency }));
    if (text !== null) into.balances.push({ code, title, amount: text });
  }
}

/**
 * The balances a payee starts with: what closed periods leave when they are calculated again, so that a correction and a
 * balance are not both paid.
 */
const openingsOf = ({ prepared: { ledger, period } }: Run, index: number, digits: number): readonly Opening[] =>
  ledger.openings(index, period.start, digits);

function settleOf(run: Run, index: number, { cohort, row, changed }: Rules, { lines, issues }: Totals): Settled[] {
  const { payouts: rules } = cohort;
  issues.push(...changed);
  if (rules.length === 0) return [];
  const { period } = run.prepared;
  const unknown: Unknown = { issue: issues.find(({ severity }) => severity === 'error') as Issue };
  const last = run.prepared.ledger.before(index, period.start).slice(-1)[0]?.[0];
  const waiting = rules.some(({ payout }) => keepsBalance(payout.kind));
  if (last && waiting && last.period.end !== period.start - 1)
    issues.push(warning('payout-gap', { period: period.code, last: last.period.code }));
  const openings = openingsOf(run, index, cohort.digits);
  const opening = ({ code }: Payout): ReturnType<Settling['opening']> =>
    openings.find((one) => fold(one.code) === fold(code)) ?? { amount: 0 };
  // What corrects a closed period has been settled by that period's own rules.
  const own = lines.filter(({ corrects }) => corrects === undefined);
  return settle(rules, { row, digits: cohort.digits, period, lines: own, unknown, opening });
}

/** The rules that settle a payee's statement, by whose figures. */
interface Rules {
  readonly cohort: CohortRun;
  readonly row: number;
  /** Rules that were others earlier in a split period. */
  readonly changed: readonly Issue[];
}

/**
 * A period is paid once, when it is over: of a split one the rules of its last part settle the sum of all parts. Where
 * an earlier part had others, a note says so.
 */
function rulesOf({ prepared: { period } }: Run, cohort: CohortRun, row: number, split?: SplitStatement): Rules {
  const parts = split?.parts ?? [];
  const last = parts[parts.length - 1];
  const place = last && placeOfPart(last);
  if (!last || !place) return { cohort, row, changed: [] };
  const own = said(place.run.payouts, place.row);
  const changed = new Map<string, Issue>();
  for (const part of parts) {
    const earlier = placeOfPart(part);
    const theirs = earlier ? said(earlier.run.payouts, earlier.row) : own;
    for (const [code, { text, payout }] of [...own, ...theirs]) {
      if (text === own.get(code)?.text && text === theirs.get(code)?.text) continue;
      const params = { name: labelOf(payout), period: period.code, day: isoOf(last.to) };
      changed.set(code, note('split-payout', params, payout.place));
    }
  }
  return { cohort: place.run, row: place.row, changed: [...changed.values()] };
}

/** What rules come to for a payee by code, to tell whether two parts have the same. */
const said = (
  figures: readonly PayoutFigures[],
  row: number,
): Map<string, { readonly text: string; readonly payout: Payout }> =>
  new Map(
    figures.map(({ payout, line, values }) => {
      const told = Object.entries(values).map(([field, q]) => {
        const value = valueAt(q, row);
        return [field, 'issue' in value ? null : fractionText(value)];
      });
      const text = JSON.stringify([payout.kind, line, payout.recoverFrom, payout.until, told]);
      return [fold(payout.code), { text, payout }];
    }),
  );

/** What the rules of the pay stage did for a payee, to be explained. */
export function settledOf(run: Run, index: number): Settled[] {
  const c = run.whereabouts.cohort[index] as number;
  const row = run.whereabouts.row[index] as number;
  const cohort = run.cohorts[c] as CohortRun;
  const split = run.parts().get(index)?.();
  const rules = rulesOf(run, cohort, row, split);
  if (rules.cohort.payouts.length === 0) return [];
  const laid = layOut(run, index, cohort, row, split, byPayee(run).get(index) ?? [], run.timeline);
  return settleOf(run, index, rules, laid);
}

/** What a payee would be paid with the figures of a trial; null where unknown. */
export const totalOf = (run: Run, index: number, trial: CohortRun, split?: SplitStatement): Int | null =>
  layOut(run, index, trial, 0, split, byPayee(run).get(index) ?? []).total;

function build(run: Run, index: number, adjustments: readonly Adjustment[], timeline?: Timeline): Statement {
  const { people, period } = run.prepared;
  const payee = people.payees[index] as Payee;
  const c = run.whereabouts.cohort[index] as number;
  const row = run.whereabouts.row[index] as number;
  const cohort = run.cohorts[c] as CohortRun;
  const split = run.parts().get(index)?.();
  const into = layOut(run, index, cohort, row, split, adjustments, timeline);
  const blocked = run.prepared.blocked.get(index);
  if (blocked) into.issues.push(blocked);
  const text = (sum: Int | null): string | null => (sum === null || blocked ? null : decimalText(sum, cohort.digits));
  if (into.total !== null && into.total < 0 && !blocked) {
    const params = { amount: decimalText(into.total, cohort.digits), currency: cohort.currency };
    into.issues.push(warning('payable-negative', params));
  }
  const converted = convertedTotal(run, payee, cohort, blocked ? null : into.total, into.issues);
  const issues =
    into.issues.length === 0 ? into.issues : dedupe(into.issues.map((issue) => ({ ...issue, payee: payee.id })));
  const balances = blocked ? [] : into.balances;
  const stands = standing(run, index);
  // Made without spreading where nothing is special: there may be millions.
  const plain: Statement = {
    payee: payee.id,
    name: payee.name,
    period: period.code,
    currency: cohort.currency,
    earned: text(into.earned),
    total: text(into.total),
    lines: into.lines,
    awards: split ? awardsOfParts(split) : awardsOf(cohort, row),
    issues,
  };
  if (!converted && balances.length === 0 && !stands) return plain;
  return { ...plain, ...(converted ? { converted } : {}), ...(balances.length > 0 ? { balances } : {}), ...stands };
}

/** What was given under the rows of any part. */
function awardsOfParts({ parts }: SplitStatement): Award[] {
  const found = parts.flatMap((part) => {
    const place = placeOfPart(part);
    return place ? awardsOf(place.run, place.row) : [];
  });
  return found.filter(({ code }, i) => found.findIndex((other) => other.code === code) === i);
}

/** One step after the total, so that the lines above it still add up as printed. */
function convertedTotal(
  { prepared: { rates, period } }: Run,
  { currency, id, table, row }: Payee,
  cohort: CohortRun,
  total: Int | null,
  issues: Issue[],
): Converted | null {
  if (currency === '' || currency === cohort.currency) return null;
  const day = cohort.cohort.program.scheme.settings.rateDate === 'periodStart' ? period.start : period.end;
  const rate = isCurrency(currency)
    ? rates.find(cohort.currency, currency, day)
    : error('currency-code', { text: currency });
  if ('code' in rate) {
    issues.push({ ...rate, place: placeOf(table, row, columnIndex(table, 'currency')), payee: id });
    return { currency, total: null, day: isoOf(day), rate: null, rows: [] };
  }
  const { value, rows } = rate;
  const digits = currencyDigits(currency);
  const paid = total === null ? null : mulF(fraction(total, pow10(cohort.digits)), value);
  const units = paid && divRound(mul(paid.n, pow10(digits)), paid.d, 'half-away');
  return {
    currency,
    total: units === null ? null : decimalText(units, digits),
    day: isoOf(day),
    rate: fractionText(value),
    rows,
  };
}

/** Closed periods are owed something: a line of its own for each line that was closed otherwise. */
function correct(into: Totals, timeline: Timeline, index: number): void {
  const { lines, issues } = timeline.corrections(index);
  for (const line of lines) {
    const { period, row: _, was, now, ...head } = line;
    addLine(into, { ...head, corrects: period }, sub(now, was));
  }
  into.issues.push(...issues);
}

/** What was said of the statement, and whether a target in it is a draft. */
function standing(
  { prepared: { approvals, facts } }: Run,
  index: number,
): Pick<Statement, 'state' | 'disputes' | 'preliminary'> | null {
  const approval = approvals.get(index);
  let draft = false;
  for (const target of facts.targets.values()) draft ||= target.draft.size > 0 && target.draft.has(index);
  if (!approval && !draft) return null;
  return {
    ...(approval ? { state: approval.state } : {}),
    ...(approval && approval.disputes.length > 0 ? { disputes: approval.disputes } : {}),
    ...(draft ? { preliminary: true } : {}),
  };
}

/** A statement as it was closed. */
function closedStatement(rows: readonly LedgerRow[], payee?: Payee, today?: string, broken?: Issue): Statement {
  const [{ id, name, period, plan, ...first }] = rows as readonly [LedgerRow];
  const currency = first.currency || (today ?? 'RUB');
  const digits = currencyDigits(currency);
  const into: Totals = { earned: 0, total: 0, lines: [], issues: broken ? [broken] : [], plan, digits, balances: [] };
  const awards: Award[] = [];
  const { balances } = into;
  for (const row of rows) {
    const { code, title, stage, corrects } = row;
    if (stage === 'award') awards.push({ code, title, evidence: row.text || null });
    else if (stage === 'balance') balances.push({ code, title, amount: amountText(into, row.amount(digits)) ?? '' });
    else if (stage !== 'closed') {
      const kind = /^adjustment-(.+)$/.exec(code)?.[1] as AdjustmentKind | undefined;
      into.plan = row.plan;
      addLine(
        into,
        {
          code,
          title,
          stage,
          ...(row.met === '' ? {} : { met: !NOT_MET.test(row.met) }),
          ...(kind ? { adjustment: kind } : {}),
          ...row.said,
          ...(corrects ? { corrects } : {}),
        },
        row.amount(digits),
      );
    }
  }
  const text = (sum: Int | null): string | null => (sum === null || broken ? null : decimalText(sum, digits));
  return {
    payee: payee?.id ?? id,
    name: payee?.name ?? name,
    period: period.code,
    currency,
    earned: text(into.earned),
    total: text(into.total),
    lines: into.lines,
    awards,
    issues: dedupe(into.issues),
    ...(balances.length > 0 ? { balances } : {}),
    state: 'closed',
  };
}

const NOT_MET = /^(?:нет|no|false|0)$/i;

const awardsOf = ({ awards }: CohortRun, row: number): Award[] =>
  awards
    .filter(({ given }) => get(given, row) === 1)
    .map(({ component, evidence }) => ({
      code: component.code,
      title: labelOf(component),
      evidence: evidence ? exactText(evidence, row) : null,
    }));

const exactText = (quantity: Parameters<typeof valueAt>[0], row: number): string | null => {
  const value = valueAt(quantity, row);
  return 'issue' in value ? null : fractionText(value);
};

/** The figures of one payee, computed for that payee alone. */
function alone(run: Run, payee: string): { program: Program; environment: Environment } | null {
  const index = run.prepared.people.find(payee);
  const cohort = run.cohorts[run.whereabouts.cohort[index] ?? -1]?.cohort;
  return cohort
    ? { program: cohort.program, environment: environmentOf(cohort, run.shared, Int32Array.of(index)) }
    : null;
}

/** The payee's KPIs with fact, target, attainment, weight and score, in the plan's order. @example kpisOf(run, 'Соколова Марина')[0]?.attainment // '335/346' */
export function kpisOf(run: Run, payee: string): KpiFigure[] {
  const own = alone(run, payee);
  if (!own) return [];
  const { program, environment } = own;
  const value = (type: 'measure' | 'target' | 'attainment' | 'weight' | 'score', name: string): string | null => {
    const figure = program.figure(type, name, true);
    return figure ? exactText(environment.figure(figure.key), 0) : null;
  };
  return [...program.scheme.kpis.values()].map((kpi) => ({
    code: kpi.code,
    title: labelOf(kpi),
    unit: program.figure('measure', kpi.measure, true)?.kind ?? 'number',
    fact: value('measure', kpi.measure),
    target: value('target', kpi.code),
    attainment: value('attainment', kpi.code),
    weight: kpi.weight === undefined ? null : value('weight', kpi.code),
    score: value('score', kpi.code),
  }));
}

/**
 * Any named figure of a payee: a parameter, a measure or a component's amount.
 * Decimal text, a fraction where it is not finite, null where unknown or unnamed.
 * @example figureOf(run, 'Соколова Марина', 'Продажи') // '1178350'
 */
export function figureOf(run: Run, payee: string, name: string): string | null {
  const own = alone(run, payee);
  const figure =
    own &&
    (['parameter', 'measure', 'component'] as const)
      .map((type) => own.program.figure(type, name))
      .find((found) => found !== null);
  return own && figure ? exactText(own.environment.figure(figure.key), 0) : null;
}

/** «Стандарт → индивидуально»: what holds for this payee instead of the plan's rows. @example individualConditions(individual, 'Фомин Лев')[0]?.individual // '94' */
export function individualConditions(run: Run, payee: string): IndividualCondition[] {
  const index = run.prepared.people.find(payee);
  const own = run.prepared.overrides.get(index);
  const person = run.prepared.people.payees[index];
  return own && person ? conditionsOf(schemeOf(run.prepared.plan, person.profile, run.prepared.period), own) : [];
}
