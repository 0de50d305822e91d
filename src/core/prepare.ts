/** Plan + tables + period → everything a run reads: people in force, bound schemes, decoded columns. */

import { type Adjustment, readAdjustments } from './adjustments.js';
import { type Approval, readApprovals } from './approvals.js';
import { moneyOf } from './component.js';
import type { Data, RowTable } from './data.js';
import { bind } from './expression.js';
import { type Facts, loadFacts } from './facts.js';
import { bindScheme } from './figures.js';
import { dedupe, error, type Issue } from './issue.js';
import { judge } from './judge.js';
import { isQuantity } from './kinds.js';
import { fold, parse } from './language/index.js';
import { type Ledger, readLedger } from './ledger.js';
import { nearest } from './nearest.js';
import type { Node } from './node.js';
import { type Override, readOverrides, withOverrides } from './overrides.js';
import { type People, type Reader, readPeople } from './people.js';
import { type Period, parsePeriod } from './period.js';
import type { Component, Measure, PlanDocument } from './plan.js';
import { contextOf, type Known, labelOf, type Program, report } from './program.js';
import { hasColumn, type Interner, interner, openTables, type RowMeasure, type Rows } from './rows.js';
import { type Profile, schemeOf } from './scheme.js';
import { readCalendar, readPeriods, readTime, type Time } from './time.js';

/** Payees of one scheme. */
export interface Cohort {
  readonly program: Program;
  /** Indices into people.payees. */
  readonly at: Int32Array;
  /** Components that make lines, in the plan's order. */
  readonly components: readonly Component[];
}

/** What a run reads. Nothing is computed yet, but every column a line needs has been decoded. */
export interface Prepared {
  readonly plan: PlanDocument;
  readonly data: Data;
  readonly period: Period;
  readonly people: People;
  readonly cohorts: readonly Cohort[];
  readonly facts: Facts;
  readonly tables: ReadonlyMap<string, Rows>;
  /** Measures over rows opened so far, each ready or the issue that keeps it unknown. */
  readonly opened: Map<Measure, RowMeasure | Issue>;
  /** Keeps payees' totals unknown whatever their lines say. */
  readonly blocked: ReadonlyMap<number, Issue>;
  readonly time: Time;
  readonly adjustments: readonly Adjustment[];
  readonly overrides: ReadonlyMap<number, readonly Override[]>;
  readonly ledger: Ledger;
  readonly approvals: ReadonlyMap<number, Approval>;
  readonly intern: Interner;
  readonly issues: readonly Issue[];
}

/** Options of a calculation. */
export interface CalculateOptions {
  /** `2026-10`, `2026-Q4`, …, or a code of the periods table. */
  readonly period: string;
}

/**
 * Reads everything a period needs. What is wrong with the period itself is the only issue that leaves nothing to run:
 * then there are no cohorts.
 */
export function prepare(plan: PlanDocument, data: Data, options: CalculateOptions): Prepared {
  const issues: Issue[] = [];
  const shared: Issue[] = [];
  const custom = readPeriods(data.tables, shared);
  const calendar = readCalendar(data.tables, shared);
  issues.push(...shared);
  const read = parsePeriod(options.period, custom);
  if ('refused' in read) issues.push(error(read.refused, read.params));
  const period: Period = 'refused' in read ? { code: options.period, kind: 'custom', start: 0, end: -1 } : read;
  const tables = 'refused' in read ? [] : data.tables;
  const role = (name: RowTable['role']): RowTable[] => tables.filter((table) => table.role === name);
  const people = readPeople(role('people'), plan, period);
  const intern = interner();
  const rows = openTables(role('rows'), people, intern);
  const facts = loadFacts([...role('facts'), ...role('targets')], plan, people, period, custom, issues);
  const blocked = new Map(people.blocked);
  // An unreadable calendar or periods row concerns everybody's time, as an unreadable plan does everybody's rules.
  const planError = data.planError ?? shared.find(({ severity }) => severity === 'error');
  if (planError) for (const payee of people.payees.keys()) blocked.set(payee, planError);
  const reader: Reader = { people, period, custom, issues, blocked };
  const overrides = readOverrides(tables, reader);
  const time = readTime(tables, calendar, reader);
  const adjustments = readAdjustments(tables, reader);
  const known = knownNames(people, rows);
  const cohorts = cohortsOf(people, overrides).map(({ profile, own, at }) =>
    cohortOf(plan, profile, own, at, period, known, people),
  );
  const prepared: Prepared = {
    plan,
    data,
    period,
    people,
    cohorts,
    facts,
    tables: rows,
    opened: new Map(),
    blocked,
    time,
    adjustments,
    overrides,
    ledger: readLedger(tables, reader),
    approvals: readApprovals(tables, reader),
    intern,
    issues: [],
  };
  for (const { program, at } of cohorts) {
    decode(prepared, program);
    blockCohort(program, at, blocked);
  }
  issues.push(
    ...people.issues,
    ...cohorts.flatMap(({ program }) => program.issues),
    ...[...rows.values()].flatMap((r) => r.issues),
  );
  return { ...prepared, issues: dedupe(issues) };
}

/** A scheme whose rows contradict each other pays nobody: which row holds cannot be told. */
function blockCohort(program: Program, at: Int32Array, blocked: Map<number, Issue>): void {
  const issue = program.blocking ?? program.scheme.issues.find(({ severity }) => severity === 'error');
  if (issue) for (const payee of at) if (!blocked.has(payee)) blocked.set(payee, issue);
}

const knownNames = (people: People, rows: ReadonlyMap<string, Rows>): Known => ({
  individual: [...people.individual.values()].map(({ label }) => label),
  columns: (table) => rows.get(fold(table))?.columns,
});

interface Group {
  readonly profile: Profile;
  readonly own: readonly Override[];
  readonly at: Int32Array;
}

/** Payees with the same plan, role, grade and individual conditions share a scheme. */
function cohortsOf(people: People, overrides: ReadonlyMap<number, readonly Override[]>): Group[] {
  const groups = new Map<string, { profile: Profile; own: readonly Override[]; at: number[] }>();
  const byProfile = new Map<Profile, number[]>();
  people.payees.forEach(({ profile }, i) => {
    const own = overrides.get(i);
    const known = own ? undefined : byProfile.get(profile);
    if (known) {
      known.push(i);
      return;
    }
    const key = own ? `#${i}` : `${profile.plan}\u0000${profile.role}\u0000${profile.grade}`;
    const group = groups.get(key) ?? { profile, own: own ?? [], at: [] };
    group.at.push(i);
    groups.set(key, group);
    if (!own) byProfile.set(profile, group.at);
  });
  return [...groups.values()].map((group) => ({ ...group, at: Int32Array.from(group.at) }));
}

function cohortOf(
  plan: PlanDocument,
  profile: Profile,
  own: readonly Override[],
  at: Int32Array,
  period: Period,
  known: Known,
  people: People,
): Cohort {
  const standard = schemeOf(plan, profile, period);
  const program = bindScheme(own.length > 0 ? withOverrides(standard, own) : standard, known);
  checkPlan(program, profile, people, at);
  const components = [...program.scheme.components.values()].filter((component) => !component.off);
  judge(program);
  for (const component of components) if (component.evidence !== undefined) evidenceOf(program, component);
  if (program.scheme.settings.cap !== undefined) capOf(program);
  return { program, at, components };
}

function checkPlan(program: Program, profile: Profile, people: People, at: Int32Array): void {
  const { plans } = program.scheme.document;
  if (plans.length === 0 || plans.some((plan) => fold(plan.code) === fold(profile.plan))) return;
  const suggestion =
    nearest(
      profile.plan,
      plans.map((plan) => plan.code),
    ) ??
    plans[0]?.code ??
    '';
  const name = people.payees[at[0] as number]?.name ?? '';
  program.blocking = error('plan-unknown', { name, plan: profile.plan || '—', suggestion });
  program.issues.push(program.blocking);
}

/** Figures that belong to no row of their own are bound under these keys. */
export const evidenceKey = (component: Component): string => `evidence:${fold(component.code)}`;
export const CAP_KEY = 'plan:cap';

function evidenceOf(program: Program, component: Component): void {
  bindExtra(program, evidenceKey(component), component.evidence as string, component.place);
}

function capOf(program: Program): void {
  const { cap, place } = program.scheme.settings;
  const node = moneyOf(program, cap as string, place);
  program.figures.set(CAP_KEY, { key: CAP_KEY, label: cap as string, kind: 'money', node });
}

function bindExtra(program: Program, key: string, text: string, place: Component['place']): void {
  const read = parse(text);
  const context = contextOf(program, text, place);
  const node = 'expr' in read ? bind(read.expr, context) : report(context, read.issue);
  program.figures.set(key, { key, label: text, kind: node.kind, node });
}

/** Opens the measures the bound figures read, so that their columns are decoded before the run. */
function decode(prepared: Prepared, program: Program): void {
  const { scheme } = program;
  for (const measure of new Set([...scheme.measures.values(), ...scheme.document.measures])) {
    if (program.figures.has(`measure:${fold(measure.code)}`)) rowMeasure(prepared, program, measure);
  }
}

/** A measure over rows, opened at first need; an issue where it cannot be computed, null where it has no rows. */
export function rowMeasure(prepared: Prepared, program: Program, measure: Measure): RowMeasure | Issue | null {
  if (!measure.rows) return null;
  const known = prepared.opened.get(measure);
  if (known) return known;
  const opened = openMeasure(prepared, program, measure, measure.rows);
  prepared.opened.set(measure, opened);
  return opened;
}

/** Binds what a measure reads of its table and decodes those columns. */
function openMeasure(
  prepared: Prepared,
  program: Program,
  measure: Measure,
  spec: NonNullable<Measure['rows']>,
): RowMeasure | Issue {
  const label = labelOf(measure);
  const context = contextOf(program, label, measure.place);
  const fail = (code: Issue['code'], params: Record<string, string>): Issue =>
    issueOf(report(context, error(code, params)));
  const rows = prepared.tables.get(fold(spec.table));
  if (!rows) {
    const names = [...prepared.tables.values()].map(({ name }) => name);
    return fail('table-unknown', {
      name: spec.table,
      measure: label,
      suggestion: nearest(spec.table, names) ?? (names.join(', ') || '—'),
    });
  }
  if (prepared.facts.facts.has(fold(measure.code))) return fail('fact-and-rows', { name: label, table: spec.table });
  const missing = [spec.date, spec.payee ?? 'payee', spec.aggregate === 'distinct' ? spec.column : undefined].find(
    (field) => field !== undefined && !hasColumn(rows, field),
  );
  if (missing !== undefined)
    return fail('column-unknown', {
      name: missing,
      table: spec.table,
      measure: label,
      suggestion: nearest(missing, rows.columns) ?? rows.columns.join(', '),
    });
  if (spec.column === undefined && spec.aggregate !== 'count') return fail('measure-column', { name: label });
  if (spec.date === undefined && (spec.aggregate === 'first' || spec.aggregate === 'last'))
    return fail('measure-date', { name: label });
  const where = spec.where === undefined ? null : inRow(spec.where, rows, program, measure);
  if (where && where.op !== 'unknown' && where.kind !== 'flag')
    return fail('not-a-condition', { formula: spec.where as string });
  if (where?.op === 'unknown') return where.issue;
  const value =
    spec.column === undefined || spec.aggregate === 'count' || spec.aggregate === 'distinct'
      ? null
      : valueNode(spec.column, rows, program, measure);
  if (value?.op === 'unknown') return value.issue;
  if (value && !isQuantity(value.kind)) return fail('not-a-quantity', { formula: spec.column as string });
  touch(rows, spec);
  for (const node of [where, value]) if (node) touchNode(rows, node);
  return { rows, measure, where, value };
}

const issueOf = (node: Node): Issue => (node as Node & { issue: Issue }).issue;

/** The aggregated number: a column, or an expression over the row («Количество * Цена»). */
function valueNode(text: string, rows: Rows, program: Program, measure: Measure): Node {
  if (hasColumn(rows, text))
    return { op: 'input', kind: 'number', label: text, input: { type: 'column', column: text, as: 'number' } };
  return inRow(text, rows, program, measure);
}

function inRow(text: string, rows: Rows, program: Program, measure: Measure): Node {
  const context = {
    ...contextOf(program, text, measure.place),
    row: { table: rows.name, columns: rows.columns },
  };
  const read = parse(text);
  return 'expr' in read ? bind(read.expr, context) : report(context, read.issue);
}

function touch(rows: Rows, spec: NonNullable<Measure['rows']>): void {
  rows.owners(spec.payee ?? 'payee');
  if (spec.date !== undefined) rows.days(spec.date);
}

function touchNode(rows: Rows, node: Node): void {
  if (node.op === 'input' && node.input.type === 'column') {
    const { column, as } = node.input;
    if (as === 'number') rows.numbers(column);
    else if (as === 'text') rows.texts(column);
    else rows.days(column);
  }
  if ('args' in node) for (const arg of node.args) touchNode(rows, arg);
}
