/**
 * Other periods of a run. Closed ones are calculated again by today's plan and data, as if nothing had been closed;
 * what that gives above what was paid is owed by the first open period. The recalculated periods stand on each other's
 * balances, so that closing now or at the end pays the same in sum.
 */

import { containsDay, type Period, previousPeriod } from '../day/period.js';
import { earlierIn } from '../day/spans.js';
import type { Ledger, LedgerRow, Opening } from '../inputs/ledger.js';
import type { Prepared } from '../inputs/prepare.js';
import { type Issue, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { get, isUnknown } from '../number/columns.js';
import type { Int } from '../number/exact.js';
import { add, fractionOf, mulF, pow10, sub } from '../number/exact.js';
import type { OverTime } from '../program/node.js';
import type { Balance, Line, Stage, Statement } from '../program/statement.js';
import { correctsItself } from './earlier.js';
import type { CohortRun, Correction, Corrections, Run, Timeline } from './result.js';
import { bareStatement } from './statements.js';

/** The run of another period by today's plan and data, made once. */
type Past = (period: string) => Run;

/** An opening balance brought from elsewhere is no statement to recalculate. */
const isStatement = (rows: readonly LedgerRow[]): boolean => rows.some(({ stage }) => stage !== 'balance');

/** The ledger as the rules of the pay stage read it: a balance is what the recalculated periods leave. */
export function chained(prepared: Prepared, past: Past): Ledger {
  const { ledger, people } = prepared;
  if (ledger.isEmpty) return ledger;
  return {
    ...ledger,
    openings(payee, day, digits) {
      const closed = ledger.openings(payee, day, digits);
      const rows = ledger.before(payee, day).slice(-1)[0] ?? [];
      const last = isStatement(rows) ? rows[0] : undefined;
      const again = last && recalculated(past(last.period.code), people.payees[payee]?.id ?? '');
      if (!again || isGone(past(last.period.code))) return closed;
      return afresh(closed, again.balances ?? [], digits);
    },
  };
}

/** What closed periods leave once they are calculated again, each beside the cell it was closed in. */
function afresh(closed: readonly Opening[], left: readonly Balance[], digits: number): Opening[] {
  const known = new Set(closed.map(({ code }) => fold(code)));
  const now = new Map(left.map(({ code, amount }) => [fold(code), unitsOf(amount, digits)]));
  return [
    ...closed.map((one) => (isUnknown(one.amount) ? one : { ...one, amount: now.get(fold(one.code)) ?? 0 })),
    ...left
      .filter(({ code }) => !known.has(fold(code)))
      .map(({ code, title, amount }) => ({ code, title, amount: unitsOf(amount, digits) })),
  ];
}

export function timelineOf(prepared: Prepared, past: Past): Timeline {
  const { ledger, period } = prepared;
  const closedBefore = (payee: number) =>
    ledger.before(payee, period.start).filter((rows) => rows[0]?.period.kind === period.kind && isStatement(rows));
  const of = (payee: number, rows: readonly LedgerRow[]): Corrections => compare(prepared, past, payee, rows);
  return {
    run: past,
    correctionsOf(payee, code) {
      const rows = ledger.closed(payee, code);
      if (rows.length === 0) return null;
      // As the first open period will see it.
      const last = ledger.before(payee, Number.POSITIVE_INFINITY).slice(-1)[0]?.[0];
      const next = last && previousPeriod(last.period, -1, prepared.custom);
      const open = next ? past(next.code).prepared : prepared;
      const there = open.people.find(prepared.people.payees[payee]?.id);
      return there < 0 ? of(payee, rows) : compare(open, past, there, open.ledger.closed(there, code));
    },
    openBefore: (payee) => openBefore(prepared, past, payee, closedBefore(payee)),
    corrections(payee) {
      const closed = closedBefore(payee);
      if (openBefore(prepared, past, payee, closed) !== null) return { lines: [], issues: [] };
      const all = closed.map((rows) => of(payee, rows));
      return {
        lines: all.flatMap(({ lines }) => lines).filter(({ byItself }) => !byItself),
        issues: together(all.flatMap(({ issues }) => issues)),
      };
    },
  };
}

/** One issue of a kind, naming all its periods. */
function together(issues: readonly Issue[]): Issue[] {
  const byCode = new Map<Issue['code'], Issue>();
  for (const issue of issues) {
    const known = byCode.get(issue.code);
    const periods = [known?.params?.period, issue.params?.period].filter((period) => period !== undefined);
    byCode.set(issue.code, { ...issue, params: { ...issue.params, period: periods.join(', ') } });
  }
  return [...byCode.values()];
}

/** Between the last closed period and this one: the earliest the payee was there in and that is open still. */
function openBefore(
  { period, people, custom }: Prepared,
  past: Past,
  payee: number,
  closed: readonly (readonly LedgerRow[])[],
): string | null {
  const last = closed[closed.length - 1]?.[0];
  const id = people.payees[payee]?.id ?? '';
  let open: string | null = null;
  for (let k = 1; last; k++) {
    const earlier = previousPeriod(period, k, custom);
    if (!earlier || earlier.end <= last.period.end) break;
    if (past(earlier.code).prepared.people.find(id) >= 0) open = earlier.code;
  }
  return open;
}

/** A statement by today's plan and data; null: unknown. */
function recalculated(run: Run, id: string): Statement | null {
  const known = AGAIN.get(run) ?? new Map<string, Statement | null>();
  AGAIN.set(run, known);
  const found = known.get(id);
  if (found !== undefined) return found;
  const index = run.prepared.people.find(id);
  const statement = index < 0 ? null : bareStatement(run, index);
  const made = statement === null || statement.total === null ? null : statement;
  known.set(id, made);
  return made;
}

/** Periods stand on each other's balances, so a statement is asked for again and again. */
const AGAIN = new WeakMap<Run, Map<string, Statement | null>>();

const GONE = new WeakMap<Run, boolean>();

/** The plan counts dated rows, and not one of the period is left: they were moved away, not cancelled. */
function isGone(run: Run): boolean {
  const known = GONE.get(run);
  if (known !== undefined) return known;
  let any = false;
  let rows = false;
  for (const opened of run.prepared.opened.values()) {
    const date = 'rows' in opened ? opened.measure.rows?.date : undefined;
    if (!('rows' in opened) || date === undefined) continue;
    any = true;
    rows ||= hasRowIn(opened.rows.days(date), opened.rows.count, run.prepared.period);
  }
  GONE.set(run, any && !rows);
  return any && !rows;
}

function hasRowIn(days: Parameters<typeof get>[0], count: number, period: Period): boolean {
  for (let row = 0; row < count; row++) {
    const day = get(days, row);
    if (!isUnknown(day) && containsDay(period, Number(day))) return true;
  }
  return false;
}

/** Amount of a printed line in smallest units. */
const unitsOf = (text: string, digits: number): Int => mulF(fractionOf(text), { n: pow10(digits), d: 1 }).n;

interface Sum {
  head: Omit<Correction, 'was' | 'now'>;
  was: Int;
  now: Int;
}

/** Line by line: what was closed and posted since against what today's plan and data give. */
function compare(prepared: Prepared, past: Past, payee: number, rows: readonly LedgerRow[]): Corrections {
  const [{ period, currency }] = rows as readonly [LedgerRow];
  const { id, name } = prepared.people.payees[payee] as { id: string; name: string };
  const run = past(period.code);
  const again = recalculated(run, id);
  const only = (issue: Issue): Corrections => ({ lines: [], issues: [issue] });
  const unknown = (): Corrections => only(warning('recalculation-unknown', { name, period: period.code }));
  if (!again) return unknown();
  const { digits } = run.cohorts[run.whereabouts.cohort[run.prepared.people.find(id)] ?? 0] as CohortRun;
  if (currency !== '' && currency !== again.currency) return unknown();
  const sums = new Map<string, Sum>();
  const sumOf = (head: Line | LedgerRow): Sum => {
    const key = `${head.stage} ${fold(head.code)}`;
    const { code, title } = head;
    const found = sums.get(key) ?? {
      head: { period: period.code, code, title, stage: head.stage as Stage },
      was: 0,
      now: 0,
    };
    sums.set(key, found);
    return found;
  };
  for (const line of again.lines) {
    const sum = sumOf(line);
    const { adjustment, payroll } = line;
    sum.head = { ...sum.head, ...(adjustment ? { adjustment } : {}), ...(payroll ? { payroll } : {}) };
    sum.now = add(sum.now, unitsOf(line.amount as string, digits));
  }
  const paid = [...rows.filter((row) => row.corrects === ''), ...prepared.ledger.posted(payee, period.code)];
  for (const row of paid.filter(({ stage }) => stage === 'earned' || stage === 'pay')) {
    const amount = row.amount(digits);
    if (isUnknown(amount)) return unknown();
    const sum = sumOf(row);
    sum.was = add(sum.was, amount);
    const { payroll = sum.head.payroll } = row.said;
    if (!sum.head.row) sum.head = { ...sum.head, row, ...(payroll ? { payroll } : {}) };
  }
  const lines = [...sums.values()]
    .filter(({ was, now }) => was !== now)
    .map(({ head, was, now }): Correction => {
      const byItself = head.stage === 'earned' && comesByItself(prepared, past, payee, period, head.code);
      return { ...head, was, now, ...(byItself ? { byItself } : {}) };
    });
  if (lines.some(({ byItself }) => !byItself) && isGone(run))
    return only(warning('recalculation-no-rows', { period: period.code }));
  return { lines, issues: [] };
}

/** A later period's line deducts what this one paid, so that it pays the difference. */
function comesByItself(prepared: Prepared, past: Past, payee: number, { code, start }: Period, line: string): boolean {
  const { ledger, people, period } = prepared;
  const id = people.payees[payee]?.id ?? '';
  const closed = ledger
    .before(payee, period.start)
    .flatMap(([row]) => (row && row.period.start > start ? [past(row.period.code).prepared] : []));
  return [...closed, prepared].some((later) => {
    const index = later.people.find(id);
    const cohort = later.cohorts.find(({ at }) => at.includes(index));
    const component = cohort?.components.find((one) => fold(one.code) === fold(line));
    const reaches = (time: OverTime['time']): boolean =>
      earlierIn(later.period, time, later.custom).some((earlier) => earlier.code === code);
    return cohort !== undefined && component !== undefined && correctsItself(cohort.program, component, reaches);
  });
}

/** What a correction adds. */
export const amountOf = ({ was, now }: Correction): Int => sub(now, was);
