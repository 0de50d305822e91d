/** Ready facts and targets: rows of payee, measure, period, value → a column of values per measure. */

import type { Day } from '../day/dates.js';
import { type Period, type PeriodRow, parsePeriod } from '../day/period.js';
import { error, type Issue, type Place, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { get, isUnknown, sumBy, type Unknown } from '../number/columns.js';
import { type Decimal, readNumber } from '../number/decimal.js';
import { lazy } from '../number/lazy.js';
import type { Quantity } from '../number/quantity.js';
import { labelOf, type PlanDocument } from '../plan/plan.js';
import type { Profile } from '../plan/scheme.js';
import {
  cellsOf,
  cellText,
  columnIndex,
  type Decimals,
  decimals,
  finishDecimals,
  type NumberSink,
  placeOf,
  putCell,
  readNumberInto,
  refusalIssue,
  remember,
  rowCount,
  setDecimal,
} from '../table/cells.js';
import type { Cell, RowTable } from '../table/data.js';
import { FLAG_WORDS } from '../table/flags.js';
import { type Payee, type People, unknownPayee } from './people.js';

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
  /** What stands for a value that nobody wrote. @param measure its code */
  missing(what: What, measure: string, payee: number): Unknown;
}

type What = 'fact' | 'target';

/** How a row's period relates to the one calculated. */
type Relation = 'same' | 'inside' | 'other' | Issue;

/** A column of values in a table; rows of all columns are numbered one after another. */
interface Origin {
  readonly table: RowTable;
  readonly index: number;
  readonly cells: readonly Cell[];
  /** Number before its first row. */
  readonly base: number;
  readonly slots: Map<string, Slot>;
  readonly issues: Issue[];
  /** The same column read as ratios. */
  readonly ratios: NumberSink;
  /** A target beside a fact: the target may stand in a table of its own, so an empty cell says nothing. */
  readonly optional: boolean;
}

/** What is known of one measure so far. */
interface Slot {
  /** The measure is a ratio. */
  readonly ratio: boolean;
  readonly words: ReadonlyMap<string, Decimal> | undefined;
  readonly same: Decimals;
  /** Number of the row each payee's value stands in, 0 for none. */
  readonly rows: Int32Array;
  /** Rows of shorter periods inside this one, for measures that add up over time. */
  readonly inside: Map<number, number[]>;
  /** Rows that hold for a role, grade or plan. */
  readonly scoped: Scoped[];
  readonly draft: Set<number>;
  /** Payees with a row of an unreadable period. */
  readonly unread: Map<number, Issue>;
}

interface Scoped {
  readonly row: number;
  readonly role: string;
  readonly grade: string;
  readonly plan: string;
  readonly strength: number;
}

interface Loader {
  readonly people: People;
  readonly period: Period;
  readonly custom: readonly PeriodRow[];
  readonly issues: Issue[];
  /** Measure code by anything a cell may call it. */
  readonly measures: ReadonlyMap<string, string>;
  /** The same names as the plan spells them. */
  readonly spelled: readonly string[];
  readonly extensive: ReadonlySet<string>;
  readonly ratios: ReadonlySet<string>;
  /** «хорошо» stands for the point of the scale it names, «да» for 1. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, Decimal>>;
  /** What people call a measure, by folded code. */
  readonly titles: ReadonlyMap<string, string>;
  readonly origins: Origin[];
  readonly facts: Map<string, Slot>;
}

export function loadFacts(
  tables: readonly RowTable[],
  plan: PlanDocument,
  people: People,
  period: Period,
  custom: readonly PeriodRow[],
  issues: Issue[],
): Facts {
  const facts = new Map<string, Slot>();
  const loader: Loader = {
    people,
    period,
    custom,
    issues,
    measures: measureNames(plan),
    spelled: [...plan.measures, ...plan.kpis].flatMap(({ title, code }) => [title ?? code, code]),
    ratios: new Set(plan.measures.filter((m) => m.unit === 'ratio').map((m) => fold(m.code))),
    words: valueWords(plan),
    titles: new Map(plan.measures.map((m) => [fold(m.code), labelOf(m)])),
    origins: [],
    facts,
    extensive: new Set(plan.measures.filter((m) => m.extensive).map((m) => fold(m.code))),
  };
  const targets = new Map<string, Slot>();
  for (const table of tables) {
    const open = (field: What, slots: Map<string, Slot>): Origin[] => openOrigin(table, field, slots, loader);
    readTable(
      table,
      table.role === 'facts' ? [...open('fact', facts), ...open('target', targets)] : open('target', targets),
      loader,
    );
  }
  return {
    facts: finish('fact', facts, loader),
    targets: finish('target', targets, loader),
    missing: (what, measure, payee) => missing(what, fold(measure), payee, loader),
  };
}

function openOrigin(table: RowTable, field: string, slots: Map<string, Slot>, loader: Loader): Origin[] {
  const index = columnIndex(table, field);
  const cells = table.columns[index];
  if (!cells) return [];
  const last = loader.origins[loader.origins.length - 1];
  const origin: Origin = {
    table,
    index,
    cells,
    slots,
    issues: loader.issues,
    base: last ? last.base + last.cells.length : 0,
    ratios: { table, index, issues: loader.issues, ratio: true },
    optional: table.role === 'facts' && field === 'target',
  };
  loader.origins.push(origin);
  return [origin];
}

/** Measures answer to code and title; a KPI's name stands for its measure. */
export function measureNames(plan: PlanDocument): Map<string, string> {
  const names = new Map<string, string>();
  for (const kpi of plan.kpis) for (const name of [kpi.code, labelOf(kpi)]) names.set(fold(name), fold(kpi.measure));
  for (const measure of plan.measures)
    for (const name of [labelOf(measure), measure.code]) names.set(fold(name), fold(measure.code));
  return names;
}

/** Words a value may be written in, by measure: yes and no of a flag, named points of the scales of `levels` KPIs. */
function valueWords(plan: PlanDocument): Map<string, ReadonlyMap<string, Decimal>> {
  const found = new Map<string, ReadonlyMap<string, Decimal>>();
  for (const { code, unit } of plan.measures) if (unit === 'flag') found.set(fold(code), FLAGS());
  for (const kpi of plan.kpis) {
    const scale =
      kpi.rule === 'levels' ? plan.scales.find(({ code }) => fold(code) === fold(kpi.scale ?? '')) : undefined;
    const points = scale?.points.filter(({ name }) => name !== undefined) ?? [];
    const named = points.map(({ name, from }) => [fold(name as string), decimalOf(from)] as const);
    if (points.length > 0) found.set(fold(kpi.measure), new Map(named));
  }
  return found;
}

/** A dash is left out: among facts it may as well mean that nothing is known. */
const FLAGS = lazy(() => {
  const words = (lists: readonly string[], units: number) =>
    lists.flatMap((list) => list.split('|')).map((word) => [word, { units, scale: 0 }] as const);
  const all = new Map([...words(FLAG_WORDS.true, 1), ...words(FLAG_WORDS.false, 0)]);
  all.delete('-');
  return all;
});

function decimalOf(text: string): Decimal {
  const read = readNumber(text);
  return 'value' in read ? read.value : { units: 0, scale: 0 };
}

/** One pass over a table: period, measure and payee of a row are settled once for all its values. */
function readTable(table: RowTable, origins: readonly Origin[], loader: Loader): void {
  const payees = cellsOf(table, 'payee');
  const measures = cellsOf(table, 'measure');
  const periods = cellsOf(table, 'period');
  if (origins.length === 0 || !measures) return;
  const relation = remember((cell, row) => relationOf(cell, row, table, loader));
  const slotsOf = remember((cell, row) => openSlots(cell, row, table, origins, loader));
  const isDraft = draftReader(table);
  const reported = new Set<Cell>();
  const count = rowCount(table);
  for (let row = 0; row < count; row++) {
    const how = periods ? relation(periods[row], row) : 'same';
    if (how === 'other') continue;
    if (typeof how === 'object') {
      reportUnread(how, slotsOf(measures[row], row), payees?.[row], loader);
      continue;
    }
    const slots = slotsOf(measures[row], row);
    if (!slots) {
      if (cellText(measures[row]) === '') reportLost(table, row, 'measure', origins, loader);
      continue;
    }
    const name = payees?.[row];
    if (name === undefined || name === null || name === '') {
      if (how === 'same' && !readScoped(table, row, slots, origins)) reportLost(table, row, 'payee', origins, loader);
      continue;
    }
    const payee = loader.people.find(name);
    if (payee < 0) {
      reportPayee(table, row, name, reported, loader);
      continue;
    }
    for (let o = 0; o < origins.length; o++) setValue(slots[o] as Slot, how, payee, origins[o] as Origin, row, loader);
    if (isDraft?.(row)) markDraft(slots, payee, row, origins, loader);
  }
}

function relationOf(cell: Cell, row: number, table: RowTable, loader: Loader): Relation {
  const read = parsePeriod(cell, loader.custom, { dateMeansMonth: loader.period.kind !== 'day' });
  if ('refused' in read) {
    return refusalIssue(read, placeOf(table, row, columnIndex(table, 'period')));
  }
  const { period } = loader;
  if (read.start === period.start && read.end === period.end) return 'same';
  return read.start >= period.start && read.end <= period.end ? 'inside' : 'other';
}

/** The measure's slot for each column of values; null for a measure the plan does not have. */
function openSlots(
  cell: Cell,
  row: number,
  table: RowTable,
  origins: readonly Origin[],
  loader: Loader,
): readonly Slot[] | null {
  const name = cellText(cell);
  const key = loader.measures.get(fold(name));
  if (key === undefined) {
    const suggestion = nearest(name, loader.spelled) ?? '';
    const place = placeOf(table, row, columnIndex(table, 'measure'));
    if (name !== '') loader.issues.push(warning('measure-unknown', { name, suggestion }, place));
    return null;
  }
  return origins.map(({ slots }) => {
    const known = slots.get(key);
    if (known) return known;
    const n = loader.people.payees.length;
    const slot: Slot = {
      words: loader.words.get(key),
      ratio: loader.ratios.has(key),
      same: decimals(n),
      rows: new Int32Array(n),
      inside: new Map(),
      scoped: [],
      draft: new Set(),
      unread: new Map(),
    };
    slots.set(key, slot);
    return slot;
  });
}

/** A row whose period cannot be read may be the one that counts: its payee's value is unknown. */
function reportUnread(issue: Issue, slots: readonly Slot[] | null, name: Cell, loader: Loader): void {
  loader.issues.push(issue);
  const payee = name === undefined || name === null || name === '' ? -1 : loader.people.find(name);
  if (payee >= 0) for (const slot of slots ?? []) slot.unread.set(payee, issue);
}

function reportPayee(table: RowTable, row: number, name: Cell, reported: Set<Cell>, loader: Loader): void {
  if (reported.has(name)) return;
  reported.add(name);
  loader.issues.push(unknownPayee(loader, cellText(name), placeOf(table, row, columnIndex(table, 'payee'))));
}

function setValue(slot: Slot, how: Relation, payee: number, origin: Origin, row: number, loader: Loader): void {
  const cell = origin.cells[row];
  if (origin.optional && (cell === '' || cell === null || cell === undefined)) return;
  const number = origin.base + row + 1;
  if (how === 'inside') {
    const rows = slot.inside.get(payee);
    if (rows) rows.push(number);
    else slot.inside.set(payee, [number]);
    return;
  }
  if (slot.rows[payee] !== 0) reportTwice(slot, payee, number, loader);
  else readInto(slot, payee, origin, row);
  slot.rows[payee] = number;
}

/** A number, or a word that stands for one: a level of a scale, yes or no. */
function readInto(slot: Slot, payee: number, origin: Origin, row: number): void {
  const cell = origin.cells[row];
  const word =
    slot.words && (typeof cell === 'string' || typeof cell === 'boolean')
      ? slot.words.get(fold(String(cell)))
      : undefined;
  if (word) setDecimal(slot.same, payee, word.units, word.scale);
  else readNumberInto(slot.same, payee, cell, row, slot.ratio ? origin.ratios : origin);
}

const isTarget = ({ table, index }: Origin): boolean => table.fields[index] === 'target';

function placeOfRow(number: number, loader: Loader): Place | undefined {
  const found = rowOf(number, loader);
  return found && placeOf(found.origin.table, found.row, found.origin.index);
}

function rowOf(number: number, loader: Pick<Loader, 'origins'>): { origin: Origin; row: number } | undefined {
  const origin = loader.origins.find(({ base, cells }) => number > base && number <= base + cells.length);
  return origin && { origin, row: number - origin.base - 1 };
}

function reportTwice(slot: Slot, payee: number, number: number, loader: Loader): void {
  const name = loader.people.payees[payee]?.name ?? '';
  const first = placeOfRow(slot.rows[payee] as number, loader);
  const place = placeOfRow(number, loader);
  const { origin, row } = rowOf(number, loader) as { origin: Origin; row: number };
  const issue: Issue = error(
    'value-twice',
    {
      name,
      what: isTarget(origin) ? 'target' : 'fact',
      measure: cellText(cellsOf(origin.table, 'measure')?.[row]),
      period: loader.period.code,
      other: first?.cell ?? String(first?.row ?? ''),
    },
    place,
  );
  loader.issues.push(issue);
  putCell(slot.same, payee, { issue });
}

/** A value that nobody, or nothing, is said of: a row of a merged cell. */
function reportLost(
  table: RowTable,
  row: number,
  field: 'payee' | 'measure',
  origins: readonly Origin[],
  { issues }: Loader,
): void {
  if (origins.every(({ cells }) => cellText(cells[row]) === '')) return;
  const place = placeOf(table, row, columnIndex(table, field));
  issues.push(warning('value-lost', { column: place.column ?? '' }, place));
}

/** A target row without a payee holds for a role, grade, plan or everybody; the narrower is stronger, a payee's own most. */
function readScoped(table: RowTable, row: number, slots: readonly Slot[], origins: readonly Origin[]): boolean {
  const at = (name: string): string => fold(cellText(cellsOf(table, name)?.[row]));
  const [role, grade, plan] = [at('role'), at('grade'), at('plan')];
  if (table.role === 'facts' && role + grade + plan === '') return false;
  const strength = (grade ? 4 : 0) + (role ? 2 : 0) + (plan ? 1 : 0);
  origins.forEach((origin, o) => {
    if (isTarget(origin)) slots[o]?.scoped.push({ row: origin.base + row + 1, role, grade, plan, strength });
  });
  return true;
}

function draftReader(table: RowTable): ((row: number) => boolean) | null {
  const status = cellsOf(table, 'status');
  return status ? (row) => /^(draft|черновик|предварит)/.test(fold(cellText(status[row]))) : null;
}

function markDraft(
  slots: readonly Slot[],
  payee: number,
  row: number,
  origins: readonly Origin[],
  loader: Loader,
): void {
  origins.forEach((origin, o) => {
    if (!isTarget(origin)) return;
    slots[o]?.draft.add(payee);
    loader.issues.push({
      code: 'target-draft',
      severity: 'note',
      place: placeOf(origin.table, row, origin.index),
      payee: loader.people.payees[payee]?.id ?? '',
    });
  });
}

function finish(what: What, slots: ReadonlyMap<string, Slot>, loader: Loader): Map<string, Values> {
  return new Map([...slots].map(([key, slot]) => [key, finishSlot(what, key, slot, loader)]));
}

function finishSlot(what: What, key: string, slot: Slot, loader: Loader): Values {
  const { rows } = slot;
  slot.scoped.sort((a, b) => b.strength - a.strength);
  for (let payee = 0; payee < rows.length; payee++) if (rows[payee] === 0) fillGap(what, key, slot, payee, loader);
  for (const [payee, issue] of slot.unread) putCell(slot.same, payee, { issue });
  return {
    quantity: finishDecimals(slot.same),
    draft: slot.draft,
    place: (payee) => placeOfRow(rows[payee] as number, loader),
  };
}

/** No row of its own: a scoped row, the sum of shorter periods, or nothing. */
function fillGap(what: What, key: string, slot: Slot, payee: number, loader: Loader): void {
  const profile = loader.people.payees[payee]?.profile as Profile;
  const fits = (word: string, own: string): boolean => word === '' || word === fold(own);
  const scoped = slot.scoped.find(
    (s) => fits(s.role, profile.role) && fits(s.grade, profile.grade) && fits(s.plan, profile.plan),
  );
  const found = scoped && rowOf(scoped.row, loader);
  const twin =
    scoped &&
    slot.scoped.find(
      (s) =>
        s !== scoped &&
        s.strength === scoped.strength &&
        s.role === scoped.role &&
        s.grade === scoped.grade &&
        s.plan === scoped.plan,
    );
  if (scoped && twin) {
    slot.rows[payee] = scoped.row;
    reportTwice(slot, payee, twin.row, loader);
  } else if (found) {
    const { origin, row } = found;
    readInto(slot, payee, origin, row);
    slot.rows[payee] = scoped.row;
    if (draftReader(origin.table)?.(row)) slot.draft.add(payee);
  } else if (slot.inside.has(payee)) takeInside(what, key, slot, payee, loader);
  else putCell(slot.same, payee, missing(what, key, payee, loader));
}

/**
 * Do the shorter periods fill the whole one, each day once? Three months make a quarter, two do not, but for somebody who
 * was hired in the second.
 */
function covers(numbers: readonly number[], payee: number, loader: Loader): boolean {
  const { hired, left } = loader.people.payees[payee] as Payee;
  const isAway = (start: Day, end: Day): boolean =>
    start > end || (hired !== null && end < hired) || (left !== null && start > left);
  const spans = numbers
    .map((number) => rowOf(number, loader))
    .map((found) =>
      parsePeriod(found && cellsOf(found.origin.table, 'period')?.[found.row], loader.custom, { dateMeansMonth: true }),
    )
    .filter((span): span is Period => 'start' in span)
    .sort((a, b) => a.start - b.start);
  let next = loader.period.start;
  for (const { start, end } of spans) {
    if (start < next || !isAway(next, start - 1)) return false;
    next = end + 1;
  }
  return next <= loader.period.end + 1 && isAway(next, loader.period.end);
}

function takeInside(what: What, key: string, slot: Slot, payee: number, loader: Loader): void {
  const rows = slot.inside.get(payee) as number[];
  const why = !loader.extensive.has(key) ? 'value-not-summed' : covers(rows, payee, loader) ? null : 'value-in-part';
  if (why !== null) {
    putCell(slot.same, payee, missing(what, key, payee, loader, why));
    return;
  }
  const values = decimals(rows.length);
  rows.forEach((number, i) => {
    const { origin, row } = rowOf(number, loader) as { origin: Origin; row: number };
    readNumberInto(values, i, origin.cells[row], row, origin);
  });
  const { num, scale } = finishDecimals(values);
  const sum = get(sumBy(new Int32Array(rows.length), num, null, 1), 0);
  if (isUnknown(sum)) putCell(slot.same, payee, sum);
  else setDecimal(slot.same, payee, sum, scale);
  slot.rows[payee] = rows[0] as number;
}

/** Where the value would stand: a target beside its fact, else somewhere in the table of such values. */
function placeMissing(what: What, key: string, payee: number, { facts, ...loader }: Loader): Place | undefined {
  const origins = loader.origins.filter((one) => isTarget(one) === (what === 'target'));
  const origin = origins.find(({ optional }) => !optional) ?? origins[0];
  const fact = origin?.optional ? rowOf(facts.get(key)?.rows[payee] ?? 0, loader) : undefined;
  if (origin && fact?.origin.table === origin.table) return placeOf(origin.table, fact.row, origin.index);
  return origin && { table: origin.table.name };
}

/** Nobody wrote it. */
function missing(
  what: What,
  key: string,
  payee: number,
  loader: Loader,
  code: Issue['code'] = `${what}-missing`,
): Unknown {
  const measure = loader.titles.get(key) ?? key;
  const name = loader.people.payees[payee]?.name ?? '';
  const place = placeMissing(what, key, payee, loader);
  return { absent: true, issue: error(code, { measure, name, period: loader.period.code, what }, place) };
}
