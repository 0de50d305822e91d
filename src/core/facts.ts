/** Ready facts and targets: rows of payee, measure, period, value → a column of values per measure. */
import { cellsOf, cellText, columnIndex, type Decimals, decimals, finishDecimals, placeOf, readNumberInto, refusalIssue, remember, rowCount, setDecimal } from './cells.js';
import { get, isUnknown, put, sumBy, type Unknown } from './columns.js';
import type { Cell, RowTable } from './data.js';
import type { Issue, Place } from './issue.js';
import { fold } from './language/index.js';
import { nearest } from './nearest.js';
import type { People } from './people.js';
import { type Period, type PeriodRow, parsePeriod } from './period.js';
import type { PlanDocument } from './plan.js';
import type { Quantity } from './quantity.js';

/** Values of one measure by payee, and the table row each came from. */
export interface Values {
  readonly quantity: Quantity;
  place(payee: number): Place | undefined;
  /** Targets still in draft count, and are marked. */
  readonly draft: ReadonlySet<number>;
}

export interface Facts {
  readonly facts: ReadonlyMap<string, Values>;
  readonly targets: ReadonlyMap<string, Values>;
}

/** How a row's period relates to the one calculated. */
type Relation = 'same' | 'inside' | 'other';

interface Slot {
  readonly same: Decimals;
  /** Table row + 1 of each payee's value. */
  readonly sameRow: Int32Array;
  /** Rows of shorter periods inside this one, for measures that add up over time. */
  readonly inside: Map<number, number[]>;
  /** Rows that hold for a role, grade or plan. */
  readonly scoped: Scoped[];
  readonly table: RowTable;
  readonly index: number;
  readonly draft: Set<number>;
}

interface Loader {
  readonly people: People;
  readonly period: Period;
  readonly custom: readonly PeriodRow[];
  readonly issues: Issue[];
  /** Measure code by anything a cell may call it. */
  readonly measures: ReadonlyMap<string, string>;
  readonly extensive: ReadonlySet<string>;
}

export function loadFacts(tables: readonly RowTable[], plan: PlanDocument, people: People, period: Period, custom: readonly PeriodRow[], issues: Issue[]): Facts {
  const loader: Loader = {
    people, period, custom, issues, measures: measureNames(plan),
    extensive: new Set(plan.measures.filter((m) => m.extensive).map((m) => fold(m.code))),
  };
  const facts = new Map<string, Slot>();
  const targets = new Map<string, Slot>();
  for (const table of tables) {
    if (table.role === 'facts') {
      readValues(table, 'fact', facts, loader);
      if (columnIndex(table, 'target') >= 0) readValues(table, 'target', targets, loader);
    }
    if (table.role === 'targets') readValues(table, 'target', targets, loader);
  }
  return { facts: finish(facts, loader), targets: finish(targets, loader) };
}

/** Measures answer to code and title; a KPI's name stands for its measure. */
function measureNames(plan: PlanDocument): Map<string, string> {
  const names = new Map<string, string>();
  for (const kpi of plan.kpis) for (const name of [kpi.code, kpi.title ?? kpi.code]) names.set(fold(name), fold(kpi.measure));
  for (const measure of plan.measures) for (const name of [measure.title ?? measure.code, measure.code]) names.set(fold(name), fold(measure.code));
  return names;
}

function readValues(table: RowTable, field: 'fact' | 'target', slots: Map<string, Slot>, loader: Loader): void {
  const index = columnIndex(table, field);
  const cells = table.columns[index];
  const payees = cellsOf(table, 'payee');
  const measures = cellsOf(table, 'measure');
  if (!cells || !measures) return;
  const relation = remember((cell, row) => relationOf(cell, row, table, loader));
  const periods = cellsOf(table, 'period');
  const slotFor = remember((cell, row) => slotOf(cell, row, table, index, slots, loader));
  const count = rowCount(table);
  const reported = new Set<Cell>();
  for (let row = 0; row < count; row++) {
    const name = payees?.[row];
    if (name === undefined || name === null || name === '') {
      readScoped(table, row, field, loader, slotFor(measures[row], row), relation(periods?.[row], row));
      continue;
    }
    const how = periods ? relation(periods[row], row) : 'same';
    if (how === 'other') continue;
    const slot = slotFor(measures[row], row);
    if (!slot) continue;
    const payee = loader.people.find(name);
    if (payee < 0) reportPayee(table, row, name, payee, reported, loader);
    else setValue(slot, how, payee, cells[row], row, loader);
  }
  markDrafts(table, slots, loader);
}

function relationOf(cell: Cell, row: number, table: RowTable, loader: Loader): Relation {
  const read = parsePeriod(cell, loader.custom, { dateMeansMonth: true });
  if ('refused' in read) {
    loader.issues.push(refusalIssue(read, placeOf(table, row, columnIndex(table, 'period'))));
    return 'other';
  }
  const { period } = loader;
  if (read.start === period.start && read.end === period.end) return 'same';
  return read.start >= period.start && read.end <= period.end ? 'inside' : 'other';
}

function slotOf(cell: Cell, row: number, table: RowTable, index: number, slots: Map<string, Slot>, loader: Loader): Slot | null {
  const name = cellText(cell);
  const key = loader.measures.get(fold(name));
  if (key === undefined) {
    const suggestion = nearest(name, [...loader.measures.keys()]) ?? '';
    const place = placeOf(table, row, columnIndex(table, 'measure'));
    if (name !== '') loader.issues.push({ code: suggestion ? 'measure-unknown-near' : 'measure-unknown', severity: 'warning', place, params: { name, suggestion } });
    return null;
  }
  let slot = slots.get(key);
  if (!slot) {
    const n = loader.people.payees.length;
    slot = { same: decimals(n), sameRow: new Int32Array(n), inside: new Map(), scoped: [], table, index, draft: new Set() };
    slots.set(key, slot);
  }
  return slot;
}

function reportPayee(table: RowTable, row: number, name: Cell, found: number, reported: Set<Cell>, loader: Loader): void {
  if (reported.has(name)) return;
  reported.add(name);
  const text = cellText(name);
  const suggestion = loader.people.suggest(text);
  const code = found === -2 ? 'payee-ambiguous' : suggestion ? 'payee-unknown-near' : 'payee-unknown';
  loader.issues.push({ code, severity: 'warning', place: placeOf(table, row, columnIndex(table, 'payee')), params: { name: text, suggestion } });
}

function setValue(slot: Slot, how: Relation, payee: number, cell: Cell, row: number, loader: Loader): void {
  const sink = { table: slot.table, index: slot.index, issues: loader.issues };
  if (how === 'same') {
    if (slot.sameRow[payee] !== 0) reportTwice(slot, payee, row, loader);
    else readNumberInto(slot.same, payee, cell, row, sink);
    slot.sameRow[payee] = row + 1;
    return;
  }
  const rows = slot.inside.get(payee);
  if (rows) rows.push(row);
  else slot.inside.set(payee, [row]);
}

function reportTwice(slot: Slot, payee: number, row: number, loader: Loader): void {
  const name = loader.people.payees[payee]?.name ?? '';
  const first = placeOf(slot.table, (slot.sameRow[payee] as number) - 1, slot.index);
  const issue: Issue = { code: 'value-twice', severity: 'error', place: placeOf(slot.table, row, slot.index), params: { name, other: first.cell ?? String(first.row) } };
  loader.issues.push(issue);
  put(slot.same.units, payee, { issue });
}

/** A target row without a payee holds for a role, grade or plan; an own row is stronger, and so is an earlier scoped one. */
function readScoped(table: RowTable, row: number, field: string, loader: Loader, slot: Slot | null, how: Relation): void {
  if (field !== 'target' || !slot || how !== 'same') return;
  const at = (name: string): string => fold(cellText(cellsOf(table, name)?.[row]));
  const [role, grade, plan] = [at('role'), at('grade'), at('plan')];
  if (role + grade + plan === '') return;
  slot.scoped.push({ row, role, grade, plan, strength: (grade ? 4 : 0) + (role ? 2 : 0) + (plan ? 1 : 0) });
}

interface Scoped {
  readonly row: number;
  readonly role: string;
  readonly grade: string;
  readonly plan: string;
  readonly strength: number;
}
function markDrafts(table: RowTable, slots: Map<string, Slot>, loader: Loader): void {
  const status = cellsOf(table, 'status');
  if (!status) return;
  const draft = (row: number): boolean => /^(draft|черновик|предварит)/.test(fold(cellText(status[row])));
  for (const slot of slots.values()) {
    if (slot.table !== table) continue;
    slot.sameRow.forEach((row, payee) => {
      if (row === 0 || !draft(row - 1)) return;
      slot.draft.add(payee);
      loader.issues.push({ code: 'target-draft', severity: 'note', place: placeOf(table, row - 1, slot.index), payee: loader.people.payees[payee]?.id ?? '' });
    });
  }
}

function finish(slots: ReadonlyMap<string, Slot>, loader: Loader): Map<string, Values> {
  const out = new Map<string, Values>();
  for (const [key, slot] of slots) out.set(key, finishSlot(key, slot, loader));
  return out;
}

function finishSlot(key: string, slot: Slot, loader: Loader): Values {
  const rows = slot.sameRow;
  const scoped = slot.scoped.sort((a, b) => b.strength - a.strength);
  const adds = loader.extensive.has(key);
  for (let payee = 0; payee < rows.length; payee++) {
    if (rows[payee] !== 0) continue;
    const profile = loader.people.payees[payee]?.profile;
    const row = scoped.find((s) => profile && (s.role === '' || s.role === fold(profile.role)) && (s.grade === '' || s.grade === fold(profile.grade)) && (s.plan === '' || s.plan === fold(profile.plan)));
    if (row) {
      readNumberInto(slot.same, payee, slot.table.columns[slot.index]?.[row.row], row.row, { table: slot.table, index: slot.index, issues: loader.issues });
      rows[payee] = row.row + 1;
    } else if (adds && slot.inside.has(payee)) takeInside(slot, payee, loader);
    else put(slot.same.units, payee, missing(key, slot, payee, loader));
  }
  const quantity = finishDecimals(slot.same);
  return { quantity, draft: slot.draft, place: (payee) => (rows[payee] ? placeOf(slot.table, (rows[payee] as number) - 1, slot.index) : undefined) };
}

function takeInside(slot: Slot, payee: number, loader: Loader): void {
  const rows = slot.inside.get(payee) as number[];
  const values = decimals(rows.length);
  const sink = { table: slot.table, index: slot.index, issues: loader.issues };
  rows.forEach((row, i) => readNumberInto(values, i, slot.table.columns[slot.index]?.[row], row, sink));
  const { num, scale } = finishDecimals(values);
  const sum = get(sumBy(new Int32Array(rows.length), num, null, 1), 0);
  if (isUnknown(sum)) put(slot.same.units, payee, sum);
  else setDecimal(slot.same, payee, sum, scale);
  slot.sameRow[payee] = (rows[0] as number) + 1;
}

const missing = (key: string, slot: Slot, payee: number, loader: Loader): Unknown => ({
  absent: true,
  issue: { code: 'value-missing', severity: 'error', place: { table: slot.table.name }, params: { measure: key, name: loader.people.payees[payee]?.name ?? '', period: loader.period.code } },
});

