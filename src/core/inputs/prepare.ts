/** Plan + tables + period → everything a run reads: people in force, bound schemes, decoded columns. */

import type { Day } from '../day/dates.js';
import { type Period, type PeriodRow, parsePeriod } from '../day/period.js';
import { dedupe, error, errorsOf, type Issue } from '../issue/issue.js';
import { quoted } from '../issue/refusal.js';
import { fold, parse } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { currencyDigits } from '../number/currency.js';
import { isQuantity } from '../plan/kinds.js';
import { fieldPlace } from '../plan/place.js';
import { type Component, labelOf, type Measure, type PlanDocument } from '../plan/plan.js';
import { type Profile, type Scheme, schemeOf } from '../plan/scheme.js';
import { isDue, moneyOf } from '../program/component.js';
import { bind } from '../program/expression.js';
import { bindScheme } from '../program/figures.js';
import { judge } from '../program/judge.js';
import { argsOf, type Input, type Node, type RowsNode } from '../program/node.js';
import { contextOf, type Known, noColumn, type Program, report, tableLike } from '../program/program.js';
import { type Rates, readRates } from '../program/rates.js';
import { columnIndex, placeOf } from '../table/cells.js';
import type { Data, RowTable } from '../table/data.js';
import { readAbsences } from './absences.js';
import { type Adjustment, readAdjustments } from './adjustments.js';
import type { RowMeasure } from './aggregate.js';
import { type Approval, readApprovals } from './approvals.js';
import { type Assignments, readAssignments } from './assignments.js';
import { blockBrokenNames } from './broken-names.js';
import { bindInRow, type Crediting, creditsOf, wholly } from './credits.js';
import { type Facts, loadFacts } from './facts.js';
import { type Hierarchy, hierarchyOf } from './hierarchy.js';
import { afterLeaving } from './leavers.js';
import { type Ledger, readLedger } from './ledger.js';
import { type Override, readOverrides, withOverrides } from './overrides.js';
import { type Payee, type People, type Reader, readPeople } from './people.js';
import { hasColumn, interner, issuesOf, openTables, type Rows } from './rows.js';
import { ruleColumn } from './rules.js';
import { nearMisses } from './scopes.js';
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
export interface Prepared extends Crediting, Hierarchy {
  readonly data: Data;
  /** Rows of the periods table. */
  readonly custom: readonly PeriodRow[];
  /** Other periods of the same plan and data, each read once for all that ask for it. */
  readonly others: Map<string, Prepared>;
  /** Days inside the period on which a payee's individual conditions change. */
  readonly conditionDays: ReadonlyMap<number, ReadonlySet<Day>>;
  readonly people: People;
  readonly cohorts: readonly Cohort[];
  readonly facts: Facts;
  readonly tables: ReadonlyMap<string, Rows>;
  /** Measures over rows opened so far, each ready or the issue that keeps it unknown. */
  readonly opened: Map<Measure, RowMeasure | Issue>;
  /** Keeps payees' totals unknown whatever their lines say. */
  readonly blocked: Map<number, Issue>;
  readonly time: Time;
  readonly adjustments: readonly Adjustment[];
  readonly overrides: ReadonlyMap<number, readonly Override[]>;
  readonly ledger: Ledger;
  readonly assignments: Assignments;
  readonly rates: Rates;
  readonly approvals: ReadonlyMap<number, Approval>;
  readonly issues: readonly Issue[];
}

/** Options of a calculation. */
export interface CalculateOptions {
  /** `2026-10`, `2026-Q4`, …, or a code of the periods table. */
  readonly period: string;
}

/** What the engine itself asks for beside. */
export interface PrepareOptions extends CalculateOptions {
  /** Rows of the plan, of people and individual conditions in force on this day of the period; its first when left out. */
  readonly asOf?: Day;
}

/** The same plan and data in another period, or with the rows in force on another day of it. */
export function preparedOf(prepared: Prepared, period: string, asOf?: Day): Prepared {
  const { plan, data, others } = prepared;
  const key = asOf === undefined ? period : `${period}/${asOf}`;
  const known = others.get(key);
  if (known) return known;
  const made = prepare(plan, data, { period, ...(asOf === undefined ? {} : { asOf }) }, prepared);
  others.set(key, made);
  return made;
}

/**
 * Reads everything a period needs. What is wrong with the period itself is the only issue that leaves nothing to run:
 * then there are no cohorts.
 * @example prepare(plan, data, { period: '2026-10' }).cohorts.length // 3
 */
export function prepare(plan: PlanDocument, data: Data, options: PrepareOptions, base?: Prepared): Prepared {
  const [issues, shared]: [Issue[], Issue[]] = [[], []];
  const [custom, calendar] = [readPeriods(data.tables, shared), readCalendar(data.tables, shared)];
  issues.push(...shared);
  const { period, tables } = periodAsked(data, options, custom, issues);
  const role = (name: RowTable['role']): RowTable[] => tables.filter((table) => table.role === name);
  const asOf = options.asOf ?? period.start;
  const people = readPeople(role('people'), plan, period, asOf);
  const hierarchy = hierarchyOf(people, role('people'), period);
  const intern = base?.intern ?? interner();
  const rows = openTables(role('rows'), people, intern, ruleColumn(period.end), base?.tables);
  const facts = loadFacts([...role('facts'), ...role('targets')], plan, people, period, custom, issues);
  const blocked = new Map(people.blocked);
  // An unreadable calendar or periods row concerns everybody's time, as an unreadable plan does everybody's rules.
  const planError = data.planError ?? errorsOf(shared)[0];
  if (planError) for (const payee of people.payees.keys()) blocked.set(payee, planError);
  const reader: Reader = { people, period, asOf, custom, issues, blocked, conditionDays: new Map() };
  blockBrokenNames(tables, reader);
  const overrides = readOverrides(tables, reader, plan);
  const absences = readAbsences(tables, reader);
  const time = readTime(tables, calendar, plan, reader, absences);
  const adjustments = readAdjustments(tables, reader);
  const rates = readRates(tables, plan, period, issues);
  const known: Known = { ...knownNames(people, rows), custom, rates };
  const groups = cohortsOf(people, overrides);
  const cohorts = groups.map(({ one, own, at }) => cohortOf(schemeFor(plan, one, period, asOf), own, at, known));
  const prepared: Prepared = {
    plan,
    data,
    period,
    custom,
    conditionDays: reader.conditionDays,
    others: base?.others ?? new Map(),
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
    assignments: readAssignments(tables, reader, absences),
    credits: new Map(),
    ...hierarchy,
    rates,
    approvals: readApprovals(tables, reader),
    intern,
    issues: [],
  };
  for (const cohort of cohorts) ready(cohort, prepared, blocked);
  issues.push(
    ...[...strayCredits(prepared), ...people.issues],
    ...cohorts.flatMap(({ program }) => program.issues),
    ...nearMisses(plan, groups),
    ...[...rows.values()].flatMap((r) => issuesOf(r, datesOf(r, prepared), period)),
  );
  return { ...prepared, issues: dedupe(issues) };
}

/** The date columns by which measures and lines count a table's rows. */
function datesOf(rows: Rows, { opened, cohorts }: Prepared): (string | undefined)[] {
  const ofMeasures = [...opened.values()].flatMap((one) =>
    'rows' in one && one.rows === rows ? [one.measure.rows?.date] : [],
  );
  const nodes = cohorts.flatMap(({ program }) => [...program.figures.values()].flatMap(({ node }) => rowsNodes(node)));
  const ofLines = nodes.flatMap(({ per }) => (fold(per.table) === fold(rows.name) ? [per.date] : []));
  return [...new Set([...ofMeasures, ...ofLines])];
}

/** Crediting rules of tables that are not there credit nothing. */
function strayCredits({ plan, tables, cohorts }: Prepared): Issue[] {
  const first = cohorts[0];
  return (plan.credits ?? []).flatMap(({ table, code, title, ended, place }) => {
    if (!first || ended || tables.has(fold(table))) return [];
    const suggestion = tableLike(first.program, table);
    return [error('table-unknown', { name: table, measure: title ?? code, suggestion }, place)];
  });
}

/** The period asked for; of one that cannot be read no table is. */
function periodAsked(
  data: Data,
  options: PrepareOptions,
  custom: readonly PeriodRow[],
  issues: Issue[],
): { readonly period: Period; readonly tables: readonly RowTable[] } {
  const read = parsePeriod(options.period, custom);
  if (!('refused' in read)) return { period: read, tables: data.tables };
  issues.push(error(read.refused, read.params));
  return { period: { code: options.period, kind: 'custom', start: 0, end: -1 }, tables: [] };
}

/** Decodes what the scheme reads. One whose rows contradict each other pays nobody: which row holds cannot be told. */
function ready({ program, at }: Cohort, prepared: Prepared, blocked: Map<number, Issue>): void {
  decode(prepared, program);
  checkPlan(program, at, prepared.people, blocked);
  const issue = program.blocking ?? errorsOf(program.scheme.issues)[0];
  if (issue) for (const payee of at) if (!blocked.has(payee)) blocked.set(payee, issue);
}

const knownNames = (people: People, rows: ReadonlyMap<string, Rows>): Known => ({
  individual: [...people.individual.values()].map(({ label }) => label),
  columns: (table) => rows.get(fold(table))?.columns,
  tables: [...rows.values()].map(({ name }) => name),
});

interface Group {
  /** The first of them. */
  readonly one: Payee;
  readonly own: readonly Override[];
  readonly at: Int32Array;
}

/** Payees with the same plan, role, grade and individual conditions share a scheme. */
function cohortsOf(people: People, overrides: ReadonlyMap<number, readonly Override[]>): Group[] {
  const groups = new Map<string, { one: Payee; own: readonly Override[]; at: number[] }>();
  const byProfile = new Map<Profile, number[]>();
  people.payees.forEach((one, i) => {
    const { profile, gone } = one;
    const own = overrides.get(i);
    const known = own || gone ? undefined : byProfile.get(profile);
    if (known) {
      known.push(i);
      return;
    }
    const key = own || gone ? `#${i}` : `${profile.plan}\u0000${profile.role}\u0000${profile.grade}`;
    const group = groups.get(key) ?? { one, own: own ?? [], at: [] };
    group.at.push(i);
    groups.set(key, group);
    if (!own && !gone) byProfile.set(profile, group.at);
  });
  return [...groups.values()].map((group) => ({ ...group, at: Int32Array.from(group.at) }));
}

const schemeFor = (plan: PlanDocument, { profile, gone }: Payee, period: Period, asOf: Day): Scheme => ({
  ...schemeOf(plan, profile, period, asOf),
  ...(gone ? { gone } : {}),
});

function cohortOf(standard: Scheme, own: readonly Override[], at: Int32Array, known: Known): Cohort {
  const program = bindScheme(own.length > 0 ? withOverrides(standard, own) : standard, known);
  const components = [...program.scheme.components.values()].filter(
    (component) => !component.off && isDue(program, component),
  );
  judge(program);
  for (const component of components) if (component.evidence !== undefined) evidenceOf(program, component);
  if (program.scheme.settings.cap !== undefined) capOf(program);
  return { program, at, components };
}

/** Whoever names a plan that is not there is told of their own cell. */
function checkPlan(program: Program, at: Int32Array, people: People, blocked: Map<number, Issue>): void {
  const { document, profile } = program.scheme;
  const codes = document.plans.map(({ code }) => code);
  if (codes.length === 0 || codes.some((code) => fold(code) === fold(profile.plan))) return;
  const params = { plan: profile.plan || '—', suggestion: nearest(profile.plan, codes) ?? codes[0] ?? '' };
  for (const payee of at) {
    const { name, table, row } = people.payees[payee] as Payee;
    const issue = error('plan-unknown', { name, ...params }, placeOf(table, row, columnIndex(table, 'plan')));
    program.issues.push(issue);
    if (!blocked.has(payee)) blocked.set(payee, issue);
  }
}

/** Figures that belong to no row of their own are bound under these keys. */
export const evidenceKey = (component: Component): string => `evidence:${fold(component.code)}`;
export const CAP_KEY = 'plan:cap';

function evidenceOf(program: Program, component: Component): void {
  bindExtra(program, evidenceKey(component), component.evidence as string, fieldPlace(component, 'evidence'));
}

function capOf(program: Program): void {
  const { settings } = program.scheme;
  const cap = settings.cap as string;
  const node = moneyOf(program, cap, fieldPlace(settings, 'cap'));
  program.figures.set(CAP_KEY, { key: CAP_KEY, label: cap, kind: 'money', node });
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
  for (const { node } of program.figures.values())
    for (const sum of rowsNodes(node)) decodeRows(prepared, program, sum);
}

/** Sums over rows in a tree. */
export const rowsNodes = (node: Node): RowsNode[] => (node.op === 'rows' ? [node] : argsOf(node).flatMap(rowsNodes));

/** Decodes the columns a component reads of each row. */
function decodeRows(prepared: Prepared, program: Program, { per, where, base, args }: RowsNode): void {
  const rows = prepared.tables.get(fold(per.table));
  if (!rows) return;
  const own = per.payee === undefined ? creditsOf(rows, program, prepared) : null;
  const { date, payee = 'payee' } = per;
  const dated = date !== undefined && hasColumn(rows, date);
  if (dated) rows.days(date);
  const named = own === null && hasColumn(rows, payee) ? wholly(rows.owners(payee)) : own;
  if (dated && named && !('code' in named))
    afterLeaving(named, rows, { date, payee }, prepared.people, prepared.period);
  for (const field of [per.group, per.returns, per.returns && per.id])
    if (field !== undefined && hasColumn(rows, field)) rows.texts(field);
  readColumns(
    rows,
    [where, base, ...args].flatMap((node) => (node ? columnsOf(node) : [])),
  );
}

function readColumns(rows: Rows, inputs: readonly ColumnInput[]): void {
  for (const { column, as } of inputs) rows[as === 'number' ? 'numbers' : as === 'text' ? 'texts' : 'days'](column);
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
  if (!rows)
    return fail('table-unknown', { name: spec.table, measure: label, suggestion: tableLike(program, spec.table) });
  if (prepared.facts.facts.has(fold(measure.code))) return fail('fact-and-rows', { name: label, table: spec.table });
  const rules = spec.payee === undefined ? creditsOf(rows, program, prepared) : null;
  if (rules && 'code' in rules) return rules;
  const missing = [
    spec.date,
    rules ? undefined : (spec.payee ?? 'payee'),
    spec.aggregate === 'distinct' ? spec.column : undefined,
  ].find((field) => field !== undefined && !hasColumn(rows, field));
  if (missing !== undefined) return issueOf(report(context, noColumn(missing, spec.table, rows.columns, label)));
  if (spec.column === undefined && spec.aggregate !== 'count') return fail('measure-column', { name: label });
  if (spec.date === undefined && (spec.aggregate === 'first' || spec.aggregate === 'last'))
    return fail('measure-date', { name: label });
  const where = spec.where === undefined ? null : bindInRow(spec.where, rows, program, measure);
  if (where && where.op !== 'unknown' && where.kind !== 'flag')
    return fail('not-a-condition', { formula: spec.where as string });
  if (where?.op === 'unknown') return where.issue;
  const value =
    spec.column === undefined || spec.aggregate === 'count' || spec.aggregate === 'distinct'
      ? null
      : valueNode(spec.column, rows, program, measure);
  if (value?.op === 'unknown') return value.issue;
  if (value && !isQuantity(value.kind)) return fail('not-a-quantity', { formula: spec.column as string });
  const { date, payee = 'payee', column = '' } = spec;
  const inputs = [where, value].flatMap((node) => (node ? columnsOf(node) : []));
  const spoilt = errorOf(rows, [date ?? '', payee, column, ...inputs.map((input) => input.column)]);
  if (spoilt) return spoilt;
  const named = rules ?? wholly(rows.owners(payee));
  const credits = afterLeaving(named, rows, { date, payee }, prepared.people, prepared.period);
  if (date !== undefined) rows.days(date);
  readColumns(rows, inputs);
  const digits = measure.unit === 'money' ? currencyDigits(program.scheme.settings.currency) : null;
  return { rows, measure, where, value, credits, digits };
}

const issueOf = (node: Node): Issue => (node as Node & { issue: Issue }).issue;

/** The aggregated number: a column, or an expression over the row («Количество * Цена»). */
function valueNode(text: string, rows: Rows, program: Program, measure: Measure): Node {
  if (hasColumn(rows, text))
    return { op: 'input', kind: 'number', label: text, input: { type: 'column', column: text, as: 'number' } };
  return bindInRow(text, rows, program, measure);
}

type ColumnInput = Extract<Input, { type: 'column' }>;

/** Columns of the row an expression reads. */
const columnsOf = (node: Node): ColumnInput[] => columnNodes(node).map(({ input }) => input);

/** The places of an expression that read a column of the row. */
export const columnNodes = (node: Node): (Node & { readonly input: ColumnInput })[] =>
  node.op === 'input' && node.input.type === 'column'
    ? [node as Node & { readonly input: ColumnInput }]
    : argsOf(node).flatMap(columnNodes);

export const columnNames = (nodes: readonly (Node | null)[]): string[] =>
  nodes.flatMap((node) => (node ? columnsOf(node) : [])).map(({ column }) => column);

/** What is wrong with the table as a whole; a header that stands twice matters to those who read its column. */
export function errorOf({ parts }: Rows, fields: readonly string[]): Issue | undefined {
  for (const { table } of parts) {
    const read = fields.map((field) => quoted(table.header[columnIndex(table, field)] ?? ''));
    const found = table.errors?.find(
      ({ code, params }) => code !== 'header-twice' || read.includes(params?.other ?? ''),
    );
    if (found) return found;
  }
  return undefined;
}
