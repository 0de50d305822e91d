/** Who is paid in a period: the people rows in force, names and aliases, teams and heads. */
import { cellsOf, cellText, columnIndex, type Decimals, decimals, finishDecimals, placeOf, readDay, readNumberInto, rowCount } from './cells.js';
import { put } from './columns.js';
import { type Cell, FIELDS, type RowTable } from './data.js';
import type { Day } from './dates.js';
import type { Issue } from './issue.js';
import { fold } from './language/index.js';
import { nearest } from './nearest.js';
import type { Period } from './period.js';
import type { PlanDocument } from './plan.js';
import type { Quantity } from './quantity.js';
import type { Profile } from './scheme.js';

/** One payee as in force in the period. */
export interface Payee {
  readonly id: string;
  readonly name: string;
  readonly profile: Profile;
  readonly team: string;
  /** Index of the head, −1 for none. */
  head: number;
  readonly hired: Day | null;
  readonly left: Day | null;
  /** Where the row stands. */
  readonly table: RowTable;
  readonly row: number;
}

/** Individual values of one parameter, by payee. */
export interface Individual {
  readonly label: string;
  readonly quantity: Quantity;
}

export interface People {
  readonly payees: readonly Payee[];
  /** Index of a payee by id, name or alias as written in a cell; −1 unknown, −2 several. */
  find(cell: Cell): number;
  /** The closest known name, for the message. */
  suggest(name: string): string;
  readonly individual: ReadonlyMap<string, Individual>;
  /** What keeps a payee's figure unknown whatever the plan says. */
  readonly blocked: ReadonlyMap<number, Issue>;
  readonly issues: Issue[];
}

/** Reads the people tables. A payee with no row in force in the period is left out. */
export function readPeople(tables: readonly RowTable[], plan: PlanDocument, period: Period): People {
  const issues: Issue[] = [];
  const blocked = new Map<number, Issue>();
  const payees: Payee[] = [];
  const heads: string[] = [];
  const names = new Map<string, number>();
  for (const table of tables) readTable(table, plan, period, { payees, heads, names, issues, blocked });
  if (payees.length === 0) issues.push({ code: 'people-empty', severity: 'error', params: { period: period.code } });
  const find = finder(names);
  const people: People = {
    payees, issues, blocked, find,
    suggest: (name) => nearest(name, payees.flatMap((p) => [p.name, p.id])) ?? '',
    individual: individualValues(tables, payees, issues),
  };
  linkHeads(people, heads);
  return people;
}

interface Reading {
  readonly payees: Payee[];
  readonly heads: string[];
  readonly names: Map<string, number>;
  readonly issues: Issue[];
  readonly blocked: Map<number, Issue>;
}

const AMBIGUOUS = -2;

function readTable(table: RowTable, plan: PlanDocument, period: Period, into: Reading): void {
  const ids = cellsOf(table, 'payee') ?? cellsOf(table, 'name') ?? [];
  const rows = new Map<string, number[]>();
  for (let row = 0; row < rowCount(table); row++) {
    const id = cellText(ids[row] as Cell) || cellText(cellsOf(table, 'name')?.[row]);
    if (id === '') continue;
    const list = rows.get(id);
    if (list) list.push(row);
    else rows.set(id, [row]);
  }
  for (const [id, list] of rows) readPayee(id, list, table, plan, period, into);
}

function readPayee(id: string, rows: readonly number[], table: RowTable, plan: PlanDocument, period: Period, into: Reading): void {
  const index = into.payees.length;
  const dated = rows.map((row) => ({ row, from: dayAt(table, row, 'from', into.issues) ?? Number.NEGATIVE_INFINITY }));
  dated.sort((a, b) => a.from - b.from);
  const held = dated.filter(({ from }) => from <= period.start);
  const inside = dated.filter(({ from }) => from > period.start && from <= period.end);
  let chosen = held[held.length - 1] ?? inside.shift();
  if (!chosen) return;
  const twin = dated.find((other) => other !== chosen && other.from === chosen?.from);
  const profile = profileAt(table, chosen.row, plan);
  if (twin) block(into, index, { code: 'person-twice', severity: 'error', place: placeOf(table, twin.row), payee: id, params: { name: id } });
  const last = inside[inside.length - 1];
  if (last) {
    const rule = plan.plans.find((row) => fold(row.code) === fold(profile.plan))?.changeInside;
    if (rule === 'periodEnd') chosen = last;
    else if (!rule) block(into, index, { code: 'person-change-inside', severity: 'error', place: placeOf(table, last.row), payee: id, params: { name: id, period: period.code } });
  }
  addPayee(id, chosen.row, table, plan, period, into);
}

function addPayee(id: string, row: number, table: RowTable, plan: PlanDocument, period: Period, into: Reading): void {
  const hired = dayAt(table, row, 'hired', into.issues);
  const left = dayAt(table, row, 'left', into.issues);
  if ((hired !== null && hired > period.end) || (left !== null && left < period.start)) return;
  const at = (field: string): string => cellText(cellsOf(table, field)?.[row]);
  const name = at('name') || id;
  const index = into.payees.length;
  into.payees.push({ id, name, profile: profileAt(table, row, plan), team: at('team'), head: -1, hired, left, table, row });
  into.heads.push(at('head'));
  for (const word of new Set([id, name, ...at('aliases').split(/[;,\n]/)].map(fold))) {
    if (word === '') continue;
    const taken = into.names.get(word);
    into.names.set(word, taken === undefined || taken === index ? index : AMBIGUOUS);
  }
  // An id is always its own payee, even when somebody else's name looks the same.
  into.names.set(fold(id), index);
}

function block(into: Reading, index: number, issue: Issue): void {
  into.issues.push(issue);
  into.blocked.set(index, issue);
}

function dayAt(table: RowTable, row: number, field: string, issues: Issue[]): Day | null {
  const index = columnIndex(table, field);
  return index < 0 ? null : readDay(table.columns[index]?.[row], table, row, index, issues);
}

/** The only plan of a document needs no naming. */
function profileAt(table: RowTable, row: number, plan: PlanDocument): Profile {
  const at = (field: string): string => cellText(cellsOf(table, field)?.[row]);
  const codes = new Set(plan.plans.map((p) => p.code));
  const [only] = codes;
  return { plan: at('plan') || (codes.size === 1 ? (only as string) : ''), role: at('role'), grade: at('grade') };
}

/** Raw cells repeat, so the folded look-up is done once for each spelling. */
function finder(names: ReadonlyMap<string, number>): (cell: Cell) => number {
  const seen = new Map<Cell, number>();
  let last: Cell;
  let lastIndex = -1;
  return (cell) => {
    if (cell === last && cell !== undefined) return lastIndex;
    let index = seen.get(cell);
    if (index === undefined) {
      index = names.get(fold(cellText(cell))) ?? -1;
      seen.set(cell, index);
    }
    last = cell;
    lastIndex = index;
    return index;
  };
}

function individualValues(tables: readonly RowTable[], payees: readonly Payee[], issues: Issue[]): Map<string, Individual> {
  const found = new Map<string, Individual>();
  const known: readonly string[] = FIELDS.people;
  for (const table of tables) {
    table.fields.forEach((field, index) => {
      if (known.includes(field) || field === '') return;
      const values = decimals(payees.length);
      payees.forEach((payee, i) => {
        if (payee.table === table) readNumberInto(values, i, table.columns[index]?.[payee.row], payee.row, { table, index, issues });
        else absent(values, i, payee);
      });
      if (!found.has(fold(field))) found.set(fold(field), { label: field, quantity: finishDecimals(values) });
    });
  }
  return found;
}

const absent = (values: Decimals, i: number, payee: Payee): void =>
  put(values.units, i, { absent: true, issue: { code: 'cell-empty', severity: 'error', place: placeOf(payee.table, payee.row), params: { table: payee.table.name } } });

function linkHeads(people: People, heads: readonly string[]): void {
  people.payees.forEach((payee, i) => {
    const name = heads[i] as string;
    if (name === '') return;
    payee.head = people.find(name);
    if (payee.head >= 0) return;
    const place = placeOf(payee.table, payee.row, columnIndex(payee.table, 'head'));
    people.issues.push({ code: 'head-unknown', severity: 'warning', place, params: { name, suggestion: people.suggest(name) } });
    payee.head = -1;
  });
  breakCycles(people);
}

/** A hierarchy with a cycle has no top: the payees on it are named and left without a head. */
function breakCycles(people: People): void {
  const { payees } = people;
  const state = new Uint8Array(payees.length);
  for (let i = 0; i < payees.length; i++) {
    const path: number[] = [];
    let at = i;
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = (payees[at] as Payee).head;
    }
    if (at >= 0 && state[at] === 1) {
      const cycle = path.slice(path.indexOf(at));
      const place = placeOf((payees[at] as Payee).table, (payees[at] as Payee).row);
      people.issues.push({ code: 'head-cycle', severity: 'error', place, params: { path: [...cycle, at].map((p) => (payees[p] as Payee).name).join(' → ') } });
      for (const p of cycle) (payees[p] as Payee).head = -1;
    }
    for (const p of path) state[p] = 2;
  }
}
