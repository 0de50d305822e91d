/** Who is paid in a period: the people rows in force, names and aliases, teams and heads. */

import { type Day, firstDayOfMonth, monthsBetween } from '../day/dates.js';
import type { Period, PeriodRow } from '../day/period.js';
import { error, type Issue, type Place, warning } from '../issue/issue.js';
import { isErrorText, quoted } from '../issue/refusal.js';
import { fold } from '../language/index.js';
import { clean, nearest } from '../language/nearest.js';
import { currencyOf } from '../number/currency.js';
import { type TextIndex, textIndex } from '../number/lookup.js';
import type { Quantity } from '../number/quantity.js';
import type { PlanDocument, PlanSettings } from '../plan/plan.js';
import { changeInsideOf, type Profile } from '../plan/scheme.js';
import {
  cellsOf,
  cellText,
  columnIndex,
  decimals,
  finishDecimals,
  type NumberSink,
  placeOf,
  RATIO_WITHOUT_SIGN,
  readDay,
  readNumberInto,
  remember,
  rowCount,
} from '../table/cells.js';
import { type Cell, PEOPLE, type RowTable } from '../table/data.js';

/** One payee as in force in the period. */
export interface Payee {
  readonly id: string;
  readonly name: string;
  readonly profile: Profile;
  readonly team: string;
  /** Currency the payee is paid in; '' the plan's. */
  readonly currency: string;
  /** Index of the head, −1 for none; hierarchy.ts finds it. */
  head: number;
  readonly hired: Day | null;
  readonly left: Day | null;
  /** Left before the period, and the plan still pays. */
  readonly gone: boolean;
  /** Where the row stands. */
  readonly table: RowTable;
  readonly row: number;
}

/** A payee who leaves inside the period. */
export interface Leaving {
  readonly left: Day;
  /** Who has the later rows: an index, −1 where the successor is missing; null: nobody. */
  readonly heir: number | null;
}

/** Individual values of one parameter, by payee. */
export interface Individual {
  readonly label: string;
  readonly quantity: Quantity;
}

export interface People {
  readonly payees: readonly Payee[];
  /** Index of a payee by id, name or alias as written in a cell; −1 unknown, {@link AMBIGUOUS} several. */
  find(cell: Cell): number;
  /** The same of an id as written, without `find`'s look at the cell before; undefined or negative: `find` has to tell. */
  idOf(text: string): number | undefined;
  /** What somebody of the people table is called who does not work in the period; undefined: there is nobody. */
  awayName(name: string): string | undefined;
  /** Who has the rows of somebody who left: an index, −1 for nobody, null where the plan names no successor. */
  heirOf(name: string): number | null;
  /** Who leaves inside the period while the plan gives their later rows to somebody else, or to nobody. */
  readonly leaving: ReadonlyMap<number, Leaving>;
  /** The closest known name, for the message. */
  suggest(name: string): string;
  readonly individual: ReadonlyMap<string, Individual>;
  /** Days inside the period on which a payee's row changes, where the plan splits the period. */
  readonly changes: ReadonlyMap<number, readonly Day[]>;
  /** Days inside the period on which another row of somebody begins. */
  readonly moved: ReadonlySet<Day>;
  /** What keeps a payee's figure unknown whatever the plan says. */
  readonly blocked: Map<number, Issue>;
  readonly issues: Issue[];
}

/** What the readers of a payee's own rows work with. */
export interface Reader {
  readonly people: People;
  readonly period: Period;
  /** Dated rows in force on this day hold; the first of the period unless it is split. */
  readonly asOf: Day;
  readonly custom: readonly PeriodRow[];
  /** Filled with the days inside the period on which a payee's individual conditions change. */
  readonly conditionDays: Map<number, Set<Day>>;
  readonly issues: Issue[];
  /** Payees whose total stays unknown, and why. */
  readonly blocked: Map<number, Issue>;
}

/** Reports an error in a payee's own row: it spoils that statement and no other. */
export function spoil(reader: Reader, payee: number, issue: Issue): null {
  reader.issues.push(issue);
  if (payee >= 0 && !reader.blocked.has(payee)) reader.blocked.set(payee, issue);
  return null;
}

/** A row that says something of nobody, as below a merged cell. */
export function nameless({ issues }: Reader, table: RowTable, row: number): void {
  if (table.columns.some((cells) => cellText(cells[row]) !== ''))
    issues.push(
      warning('row-without-payee', { name: '', count: '1' }, placeOf(table, row, columnIndex(table, 'payee'))),
    );
}

/** Nobody of that name, with the closest one. */
export function unknownPayee({ people }: { readonly people: People }, name: string, place: Place): Issue {
  if (isErrorText(name)) return error('cell-error', { text: quoted(name) }, place);
  const code = people.find(name) === AMBIGUOUS ? 'payee-ambiguous' : 'payee-unknown';
  return warning(code, { name, suggestion: people.suggest(name) }, place);
}

/** Reads the people tables. A payee with no row in force in the period is left out. */
export function readPeople(
  tables: readonly RowTable[],
  plan: PlanDocument,
  period: Period,
  asOf = period.start,
): People {
  const issues: Issue[] = [];
  const blocked = new Map<number, Issue>();
  const payees: Payee[] = [];
  const ids = textIndex(tables.reduce((rows, table) => rows + rowCount(table), 0));
  const aliases: string[] = [];
  const away = new Map<string, Away>();
  const changes = new Map<number, Day[]>();
  const leaving = new Map<number, { readonly left: Day; readonly successor: string | null }>();
  const moved = new Set<Day>();
  const into: Reading = { payees, ids, away, aliases, issues, blocked, changes, moved, leaving, asOf };
  for (const table of tables) readTable(table, plan, period, into);
  if (payees.length === 0) issues.push(error('people-empty', { period: period.code }));
  const find = finder(payees, ids, aliases);
  return {
    payees,
    issues,
    blocked,
    changes,
    moved,
    find,
    idOf: ids.get,
    awayName: (name) => away.get(fold(name))?.name,
    heirOf: (name) => heir(away.get(fold(name))?.successor ?? null, away, find),
    leaving: new Map(
      [...leaving].map(([index, { left, successor }]) => [index, { left, heir: heir(successor, away, find) }]),
    ),
    suggest: suggester(payees),
    individual: individualValues(tables, payees, plan, issues),
  };
}

/** Somebody who does not work in the period; the successor, where the plan gives them the rows. */
interface Away {
  readonly name: string;
  readonly successor: string | null;
}

/** A successor may have left as well: the rows go on, but never in a circle. */
function heir(first: string | null, away: ReadonlyMap<string, Away>, find: People['find']): number | null {
  if (first === null) return null;
  const seen = new Set<string>();
  let next: string | null = first;
  for (; next && !seen.has(fold(next)); next = away.get(fold(next))?.successor ?? null) {
    seen.add(fold(next));
    const found = find(next);
    if (found >= 0) return found;
  }
  return -1;
}

/** Comparisons of names one run may spend on «возможно, это …»: beyond it strangers are named without a guess. */
const SUGGESTIONS = 30_000;

function suggester(payees: readonly Payee[]): (name: string) => string {
  let words: readonly string[] | null = null;
  const known = new Map<string, string>();
  const cleaned = remember((word) => clean(word as string));
  let spent = 0;
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    words ??= [...new Set(payees.flatMap((payee) => [payee.name, payee.id]))];
    spent += words.length;
    const guess = spent > SUGGESTIONS ? '' : (nearest(name, words, (word) => cleaned(word, 0)) ?? '');
    known.set(name, guess);
    return guess;
  };
}

interface Reading {
  readonly payees: Payee[];
  readonly ids: TextIndex;
  /** Folded ids and names of people who do not work in the period. */
  readonly away: Map<string, Away>;
  readonly leaving: Map<number, { readonly left: Day; readonly successor: string | null }>;
  /** «Также пишется» as written, by payee. */
  readonly aliases: string[];
  readonly issues: Issue[];
  readonly blocked: Map<number, Issue>;
  readonly changes: Map<number, Day[]>;
  readonly moved: Set<Day>;
  readonly asOf: Day;
}

/** Stands for the index of a payee where several answer to the name. */
export const AMBIGUOUS = -2;
/** In the index of ids: a row that is not in force. */
const NOT_NOW = -3;
/** What holds an id while its table is read: numbers below stand for its rows. */
const FIRST_ROW = -4;

/** The columns of a people table, found once. */
interface Columns {
  readonly table: RowTable;
  readonly at: Readonly<Record<(typeof PEOPLE)[number], readonly Cell[] | undefined>>;
  /** Those the table has. */
  readonly written: readonly { readonly index: number; readonly cells: readonly Cell[] }[];
  /** Profiles seen, so that equal ones are one object. */
  readonly profiles: Map<string, Profile>;
  /** The profile of the row before. */
  last: Profile | null;
  readonly onlyPlan: string;
  readonly leavers: ReadonlyMap<string, PlanSettings['leavers']>;
}

function openTable(table: RowTable, plan: PlanDocument): Columns {
  const at = Object.fromEntries(PEOPLE.map((field) => [field, cellsOf(table, field)])) as Columns['at'];
  const codes = [...new Set(plan.plans.map((p) => p.code))];
  const leavers = new Map(plan.plans.map((row) => [fold(row.code), row.leavers]));
  // The only plan of a document needs no naming.
  const onlyPlan = codes.length === 1 ? (codes[0] as string) : '';
  const written = PEOPLE.map((field) => ({ index: columnIndex(table, field), cells: at[field] ?? [] }));
  return {
    table,
    at,
    written: written.filter(({ index }) => index >= 0),
    profiles: new Map(),
    last: null,
    onlyPlan,
    leavers,
  };
}

function readTable(table: RowTable, plan: PlanDocument, period: Period, into: Reading): void {
  const columns = openTable(table, plan);
  const { payee, name } = columns.at;
  const idAt = (row: number): string => cellText(payee?.[row]) || cellText(name?.[row]);
  const { ids } = into;
  const count = rowCount(table);
  const firsts: number[] = [];
  const repeated = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const id = idAt(row);
    if (id === '') continue;
    const held = ids.get(id) ?? NOT_NOW;
    if (held === NOT_NOW) {
      ids.set(id, FIRST_ROW - row);
      firsts.push(row);
    } else if (held < NOT_NOW) repeated.set(id, [...(repeated.get(id) ?? [FIRST_ROW - held]), row]);
    else if (!repeated.has(id)) {
      repeated.set(id, []);
      block(into, held, twice(id, { table, row }, into.payees[held] as Payee));
    }
  }
  for (const row of firsts) {
    const id = idAt(row);
    const rows = repeated.size === 0 ? undefined : repeated.get(id);
    const chosen = rows ? rowInForce(id, rows, columns, plan, period, into) : onlyRow(row, columns, period, into);
    if (chosen < 0 || !addPayee(id, chosen, columns, period, into)) ids.set(id, NOT_NOW);
  }
}

const onlyRow = (row: number, columns: Columns, period: Period, into: Reading): number => {
  const from = dayAt(columns, row, 'from', into.issues);
  return from !== null && from > period.end ? -1 : row;
};

/** Two rows of one person from one date, each told where it stands. */
function twice(name: string, { table, row }: Pick<Payee, 'table' | 'row'>, first: Pick<Payee, 'table' | 'row'>): Issue {
  const named = columnIndex(table, 'payee');
  const place = placeOf(table, row, named < 0 ? columnIndex(table, 'name') : named);
  const other = placeOf(first.table, first.row).row;
  return error(
    'person-twice',
    { name, other: `${other}${first.table === table ? '' : ` (${first.table.name})`}` },
    place,
  );
}

/** Of several dated rows the one in force; a change inside the period follows the plan's rule. */
function rowInForce(
  id: string,
  rows: readonly number[],
  columns: Columns,
  plan: PlanDocument,
  period: Period,
  into: Reading,
): number {
  const index = into.payees.length;
  const { table } = columns;
  const dated = rows.map((row) => ({
    row,
    from: dayAt(columns, row, 'from', into.issues) ?? Number.NEGATIVE_INFINITY,
  }));
  dated.sort((a, b) => a.from - b.from);
  for (const { from } of dated.slice(1)) if (from > period.start && from <= period.end) into.moved.add(from);
  const held = dated.filter(({ from }) => from <= into.asOf);
  const inside = dated.filter(({ from }) => from > into.asOf && from <= period.end);
  let chosen = held[held.length - 1] ?? inside.shift();
  if (!chosen) return -1;
  const twin = dated.find((other) => other !== chosen && other.from === chosen?.from);
  if (twin) {
    const [first, second] = [twin.row, chosen.row].sort((a, b) => a - b) as [number, number];
    block(into, index, { ...twice(id, { table, row: second }, { table, row: first }), payee: id });
  }
  const last = inside[inside.length - 1];
  if (last) {
    const profile = profileAt(columns, chosen.row);
    const rule = changeInsideOf(plan, profile, period);
    if (rule === 'periodEnd') chosen = last;
    else if (rule === 'split')
      into.changes.set(
        index,
        inside.map(({ from }) => from),
      );
    else if (!rule)
      block(into, index, {
        ...error('person-change-inside', { name: id, period: period.code }, placeOf(table, last.row)),
        payee: id,
      });
  }
  return chosen.row;
}

/** False: who does not work in the period is nobody's payee. */
function addPayee(id: string, row: number, columns: Columns, period: Period, into: Reading): boolean {
  const { at, table } = columns;
  const before = into.issues.length;
  const hired = dayAt(columns, row, 'hired', into.issues);
  const left = dayAt(columns, row, 'left', into.issues);
  for (const { index, cells } of columns.written) {
    const text = cells[row];
    if (typeof text === 'string' && isErrorText(text))
      into.issues.push(error('cell-error', { text }, placeOf(table, row, index)));
  }
  const profile = profileAt(columns, row);
  const rule = left !== null && left <= period.end ? columns.leavers.get(fold(profile.plan)) : undefined;
  const successor = rule?.later === 'successor' ? cellText(at.successor?.[row]) : null;
  const gone = paidAfter(rule, left, period);
  if ((hired !== null && hired > period.end) || (left !== null && left < period.start && !gone)) {
    const name = cellText(at.name?.[row]) || id;
    for (const word of [id, name]) into.away.set(fold(word), { name, successor });
    into.changes.delete(into.payees.length);
    return false;
  }
  const name = cellText(at.name?.[row]) || id;
  const index = into.payees.length;
  if (left !== null && left >= period.start && left < period.end && rule?.later !== 'paid')
    into.leaving.set(index, { left, successor });
  // A date of work or an assignment that cannot be read leaves the pay of that time unknown.
  const unread = into.issues[before];
  if (unread) into.blocked.set(index, unread);
  into.payees.push({
    id,
    name,
    profile,
    // What comes after leaving is nobody else's figure.
    team: gone ? '' : cellText(at.team?.[row]),
    gone,
    currency: currencyOf(cellText(at.currency?.[row])),
    head: -1,
    hired,
    left,
    table,
    row,
  });
  into.aliases.push(cellText(at.aliases?.[row]));
  into.ids.set(id, index);
  return true;
}

/** Whether somebody who left before the period is still paid in it. */
const paidAfter = (rule: PlanSettings['leavers'], left: Day | null, { start }: Period): boolean =>
  rule?.later === 'paid' &&
  left !== null &&
  left < start &&
  (rule.months === undefined || monthsBetween(firstDayOfMonth(left), start) <= rule.months);

function block(into: Reading, index: number, issue: Issue): void {
  into.issues.push(issue);
  into.blocked.set(index, issue);
}

function dayAt({ table, at }: Columns, row: number, field: 'from' | 'hired' | 'left', issues: Issue[]): Day | null {
  const cell = at[field]?.[row];
  return cell === undefined ? null : readDay(cell, table, row, columnIndex(table, field), issues);
}

function profileAt(columns: Columns, row: number): Profile {
  const { at, profiles, onlyPlan, last } = columns;
  const plan = cellText(at.plan?.[row]) || onlyPlan;
  const role = cellText(at.role?.[row]);
  const grade = cellText(at.grade?.[row]);
  if (last && last.plan === plan && last.role === role && last.grade === grade) return last;
  const key = `${plan}\u0000${role}\u0000${grade}`;
  let profile = profiles.get(key);
  if (!profile) {
    profile = { plan, role, grade };
    profiles.set(key, profile);
  }
  columns.last = profile;
  return profile;
}

/** By id as written; other spellings, names and aliases are folded only when something asks for one, once each. */
function finder(payees: readonly Payee[], ids: TextIndex, aliases: readonly string[]): (cell: Cell) => number {
  let words: ReadonlyMap<string, number> | null = null;
  const byWord = (text: string): number => {
    words ??= wordsOf(payees, aliases);
    return words.get(fold(text)) ?? -1;
  };
  const find = (text: string): number => {
    let index = ids.get(text);
    if (index === undefined || index === NOT_NOW) {
      index = byWord(text);
      ids.set(text, index);
    }
    return index;
  };
  let last: Cell;
  let lastIndex = -1;
  return (cell) => {
    if (cell === last && cell !== undefined) return lastIndex;
    last = cell;
    lastIndex = find(typeof cell === 'string' ? cell : cellText(cell));
    return lastIndex;
  };
}

/** Every folded word a payee answers to; a word of two payees is ambiguous, but an id is always its own payee. */
function wordsOf(payees: readonly Payee[], aliases: readonly string[]): Map<string, number> {
  const words = new Map<string, number>();
  payees.forEach(({ name }, index) => {
    for (const word of [name, ...(aliases[index] as string).split(/[;,\n]/)]) {
      const key = fold(word);
      const taken = words.get(key);
      if (key !== '') words.set(key, taken === undefined || taken === index ? index : AMBIGUOUS);
    }
  });
  for (const [index, { id }] of payees.entries()) words.set(fold(id), index);
  return words;
}

/**
 * Declared a ratio, written with percent signs, or percent cells of a sheet, which are numbers: then a bare 9,5 among them
 * is a slip, not 950 %.
 */
const isRatio = (field: string, cells: readonly Cell[], plan: PlanDocument): boolean =>
  plan.parameters.some(
    ({ unit, code, title }) => unit === 'ratio' && [code, title ?? ''].some((name) => fold(name) === fold(field)),
  ) ||
  cells.some((cell) => typeof cell === 'string' && cell.trimEnd().endsWith('%')) ||
  arePercents(cells.filter((cell) => typeof cell === 'number'));

/** Numbers of a sheet that can only be shares: none above what a ratio may be without its sign, some below 1. */
const arePercents = (numbers: readonly number[]): boolean =>
  numbers.every((n) => Math.abs(n) <= RATIO_WITHOUT_SIGN) && numbers.some((n) => n !== 0 && Math.abs(n) < 1);

function individualValues(
  tables: readonly RowTable[],
  payees: readonly Payee[],
  plan: PlanDocument,
  issues: Issue[],
): Map<string, Individual> {
  const found = new Map<string, Individual>();
  const known: readonly string[] = PEOPLE;
  const fields = new Set(
    tables.flatMap((table) => table.fields.filter((field) => field !== '' && !known.includes(field))),
  );
  for (const field of fields) {
    const ratio = tables.some((table) => isRatio(field, table.columns[columnIndex(table, field)] ?? [], plan));
    const sinks = new Map(tables.map((table) => [table, { table, index: columnIndex(table, field), issues, ratio }]));
    const values = decimals(payees.length);
    payees.forEach((payee, i) => {
      const sink = sinks.get(payee.table) as NumberSink;
      readNumberInto(values, i, payee.table.columns[sink.index]?.[payee.row], payee.row, sink);
    });
    if (!found.has(fold(field))) found.set(fold(field), { label: field, quantity: finishDecimals(values) });
  }
  return found;
}
