/** Plan + tables + period → everything a run reads: people in force, bound schemes, decoded columns. */
import { type Adjustment, readAdjustments } from './adjustments.js';
import type { Data, RowTable } from './data.js';
import { contextOf, type Known, type Program, report } from './program.js';
import { bind } from './expression.js';
import { loadFacts, type Facts } from './facts.js';
import { bindScheme } from './figures.js';
import type { Issue } from './issue.js';
import { fold, parse } from './language/index.js';
import { nearest } from './nearest.js';
import type { Node } from './node.js';
import { type Override, readOverrides, withOverrides } from './overrides.js';
import { type People, readPeople } from './people.js';
import { type Period, type PeriodRow, parsePeriod } from './period.js';
import type { Component, Measure, PlanDocument } from './plan.js';
import { type Interner, interner, openRows, type Rows } from './rows.js';
import { edgesOf, readNumber } from './scale.js';
import { type Profile, schemeOf } from './scheme.js';
import { readPeriods, readTime, type Time } from './time.js';

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
  readonly period: Period;
  readonly people: People;
  readonly cohorts: readonly Cohort[];
  readonly facts: Facts;
  readonly tables: ReadonlyMap<string, Rows>;
  readonly conditions: Map<Measure, Node | null>;
  readonly time: Time;
  readonly adjustments: readonly Adjustment[];
  readonly overrides: ReadonlyMap<number, readonly Override[]>;
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
  const custom = readPeriods(data.tables, issues);
  const read = parsePeriod(options.period, custom);
  if ('refused' in read) issues.push({ code: read.refused, severity: 'error', params: read.params });
  const period: Period = 'refused' in read ? { code: options.period, kind: 'custom', start: 0, end: -1 } : read;
  const tables = 'refused' in read ? [] : data.tables;
  const role = (name: RowTable['role']): RowTable[] => tables.filter((table) => table.role === name);
  const people = readPeople(role('people'), plan, period);
  const intern = interner();
  const rows = new Map(role('rows').map((table) => [fold(table.name), openRows(table, people, intern)]));
  const facts = loadFacts([...role('facts'), ...role('targets')], plan, people, period, custom, issues);
  const overrides = readOverrides(tables, people, period, issues);
  const time = readTime(tables, people, period, custom, issues);
  const adjustments = readAdjustments(tables, people, period, custom, issues);
  const known = knownNames(people, rows);
  const cohorts = cohortsOf(people, overrides).map(({ profile, own, at }) => cohortOf(plan, profile, own, at, period, known, people));
  const prepared: Prepared = { plan, period, people, cohorts, facts, tables: rows, conditions: new Map(), time, adjustments, overrides, intern, issues: [] };
  for (const { program } of cohorts) decode(prepared, program, facts);
  issues.push(...people.issues, ...cohorts.flatMap(({ program }) => program.issues), ...[...rows.values()].flatMap((r) => r.issues));
  return { ...prepared, issues: dedupe(issues) };
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

function cohortOf(plan: PlanDocument, profile: Profile, own: readonly Override[], at: Int32Array, period: Period, known: Known, people: People): Cohort {
  const standard = schemeOf(plan, profile, period);
  const program = bindScheme(own.length > 0 ? withOverrides(standard, own) : standard, known);
  checkPlan(program, profile, people, at);
  const components = [...program.scheme.components.values()].filter((component) => !component.off);
  for (const component of components) {
    program.figure('component', component.code);
    for (const text of [component.evidence]) if (text !== undefined) evidenceOf(program, component);
  }
  if (program.scheme.settings.cap !== undefined) capOf(program);
  for (const kpi of program.scheme.kpis.values()) program.figure('score', kpi.code);
  const limit = program.scheme.settings.jumpWarning === undefined ? null : (readNumber(program.scheme.settings.jumpWarning)?.value ?? null);
  for (const scale of program.scales.values()) if (scale) program.issues.push(...edgesOf(scale, limit));
  return { program, at, components };
}

function checkPlan(program: Program, profile: Profile, people: People, at: Int32Array): void {
  const { plans } = program.scheme.document;
  if (plans.some((plan) => fold(plan.code) === fold(profile.plan))) return;
  if (plans.length === 0) return;
  const suggestion = nearest(profile.plan, plans.map((plan) => plan.code)) ?? plans[0]?.code ?? '';
  const name = people.payees[at[0] as number]?.name ?? '';
  program.issues.push({ code: 'plan-unknown', severity: 'error', params: { name, plan: profile.plan || '—', suggestion } });
}

/** Figures that belong to no row of their own are bound under these keys. */
export const evidenceKey = (component: Component): string => `evidence:${fold(component.code)}`;
export const CAP_KEY = 'plan:cap';

function evidenceOf(program: Program, component: Component): void {
  bindExtra(program, evidenceKey(component), component.evidence as string, component.place);
}

const capOf = (program: Program): void => bindExtra(program, CAP_KEY, program.scheme.settings.cap as string, program.scheme.settings.place);

function bindExtra(program: Program, key: string, text: string, place: Component['place']): void {
  const read = parse(text);
  const context = contextOf(program, text, place);
  const node = 'expr' in read ? bind(read.expr, context) : report(context, read.issue);
  program.figures.set(key, { key, label: text, kind: node.kind, node });
}

/** Decodes what the bound figures read, and checks that it exists. */
function decode(prepared: Prepared, program: Program, facts: Facts): void {
  const { scheme } = program;
  const all = new Set([...scheme.measures.values(), ...scheme.document.measures]);
  for (const key of program.figures.keys()) {
    if (!key.startsWith('measure:')) continue;
    for (const measure of all) {
      if (`measure:${fold(measure.code)}` !== key || !measure.rows || prepared.conditions.has(measure)) continue;
      prepared.conditions.set(measure, openMeasure(prepared, program, measure));
      if (facts.facts.has(fold(measure.code))) {
        report(contextOf(program, measure.code, measure.place), { code: 'fact-and-rows', severity: 'error', params: { name: measure.title ?? measure.code, table: measure.rows.table } });
      }
    }
  }
}

/** Binds a measure's condition and decodes its columns; null where it cannot be computed. */
function openMeasure(prepared: Prepared, program: Program, measure: Measure): Node | null {
  const spec = measure.rows as NonNullable<Measure['rows']>;
  const rows = prepared.tables.get(fold(spec.table));
  const context = contextOf(program, measure.title ?? measure.code, measure.place);
  if (!rows) {
    const names = [...prepared.tables.values()].map((r) => r.table.name);
    return report(context, { code: 'table-unknown', severity: 'error', params: { name: spec.table, measure: measure.code, suggestion: nearest(spec.table, names) ?? (names.join(', ') || '—') } });
  }
  const missing = [spec.date, spec.column, spec.payee ?? 'payee'].find((field) => field !== undefined && !hasColumn(rows, field));
  if (missing !== undefined) {
    const suggestion = nearest(missing, rows.columns) ?? rows.columns.join(', ');
    return report(context, { code: 'column-unknown', severity: 'error', params: { name: missing, table: rows.table.name, measure: measure.code, suggestion } });
  }
  if (spec.column === undefined && spec.aggregate !== 'count') return report(context, { code: 'measure-column', severity: 'error', params: { name: measure.code } });
  if (spec.date === undefined && (spec.aggregate === 'first' || spec.aggregate === 'last')) return report(context, { code: 'measure-date', severity: 'error', params: { name: measure.code } });
  touch(rows, spec);
  if (spec.where === undefined) return ALWAYS;
  const read = parse(spec.where);
  const inRow = { ...contextOf(program, spec.where, measure.place), row: { table: rows.table.name, columns: rows.columns } };
  const node = 'expr' in read ? bind(read.expr, inRow) : report(inRow, read.issue);
  if (node.op !== 'unknown' && node.kind !== 'flag') return report(inRow, { code: 'not-a-condition', severity: 'error', params: { formula: spec.where } });
  touchNode(rows, node);
  return node;
}

/** No condition: every row counts. */
export const ALWAYS: Node = { op: 'literal', kind: 'flag', label: '', value: { n: 1, d: 1 } };

const hasColumn = (rows: Rows, field: string): boolean =>
  rows.table.fields.some((name) => fold(name) === fold(field)) || rows.table.header.some((name) => fold(name) === fold(field));

function touch(rows: Rows, spec: NonNullable<Measure['rows']>): void {
  rows.owners(spec.payee ?? 'payee');
  if (spec.date !== undefined) rows.days(spec.date);
  if (spec.column !== undefined) spec.aggregate === 'distinct' ? rows.texts(spec.column) : rows.numbers(spec.column);
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

/** The same issue found for several cohorts is said once. */
export function dedupe(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.code, issue.place, issue.params, issue.payee]);
    return !seen.has(key) && seen.add(key);
  });
}

