/** «Что, если» of a plan's values: which rows a name means, and what stands in them instead. */
import { cellDay, isoOf } from '../day/dates.js';
import { type FieldPath, type OverriddenSection, readPath } from '../inputs/overrides.js';
import type { Prepared } from '../inputs/prepare.js';
import { error, type Issue } from '../issue/issue.js';
import { quoted } from '../issue/refusal.js';
import { canonical, fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { cellNumber } from '../number/decimal.js';
import { valueAt } from '../number/quantity.js';
import { labelOf, type PlanDocument, type PlanRow, type Scope } from '../plan/plan.js';
import { cellsOf, cellText, columnIndex, lacksSign } from '../table/cells.js';
import type { Data, RowTable } from '../table/data.js';

/** Another value of the plan, `parameter` as the table «Индивидуально» names it and whose after it: «Оклад/Менеджер». */
export interface ValueTrial {
  readonly parameter: string;
  readonly value: string;
}

/** A value that gave way to a trial. Texts are canonical expressions; absent `before`: the row left the field open. */
export interface Replaced {
  /** The row's title and, but of a parameter, its field: «Звонки», «weight». */
  readonly name: string;
  readonly field?: string;
  readonly before?: string;
  readonly after: string;
  /** Whose the value was: plan, role, grade, or one payee; none: everybody's. */
  readonly for?: Scope;
  readonly payee?: string;
  readonly from?: string;
  /** People with a value of their own, who keep it. */
  readonly kept?: readonly string[];
}

/** Plan and data with the trials made so far. */
export interface Tried {
  readonly plan: PlanDocument;
  readonly data: Data;
  readonly replaced: readonly Replaced[];
  readonly issues: readonly Issue[];
}

type Row = PlanRow & Readonly<Record<string, unknown>>;

/**
 * Puts a value in place of every row the name means.
 * @param prepared the plan as it is: who is there, and who has values of their own
 * @example tryValue(tried, { parameter: 'Премия KPI/Менеджер', value: '35000' }, prepared)
 */
export function tryValue(tried: Tried, { parameter, value }: ValueTrial, prepared: () => Prepared): Tried {
  const refused = (...issues: readonly Issue[]): Tried => ({ ...tried, issues: [...tried.issues, ...issues] });
  const read = canonical(value);
  if ('issues' in read) return refused(...read.issues);
  const { path, whose } = asked(parameter, tried.plan);
  if (!path) return refused(error('override-what', { text: parameter }));
  const rows = rowsOf(tried.plan, path.section).filter((row) => isNamed(row, path.code));
  if (rows.length === 0) return refused(notInPlan(parameter, path.code, rowsOf(tried.plan, path.section)));
  const number = cellNumber(value);
  if (rows.some(({ unit }) => unit === 'ratio') && 'value' in number && lacksSign(number))
    return refused(error('percent-sign', { text: value, column: labelOf(rows[0] as Row) }));
  const chosen = rows.filter((row) => whose.every((word) => isOf(row, word)));
  if (chosen.length > 0) return setRows(tried, path, chosen, read.text, whose.length === 0 ? prepared : null);
  const payee = whose.length === 1 ? prepared().people.find(whose[0]) : -1;
  if (payee >= 0) return setPayee(tried, path, rows[0] as Row, payee, read.text, prepared());
  return refused(noneOfThem(path, rows, whose.join('/'), prepared()));
}

/** A parameter's whole name first, since a name may hold a stroke; then `kpi/Звонки/вес`, then name and whose. */
function asked(text: string, plan: PlanDocument): { path: FieldPath | null; whose: readonly string[] } {
  const whole: FieldPath = { section: 'parameters', code: text, field: 'value' };
  if (plan.parameters.some((row) => isNamed(row, text))) return { path: whole, whose: [] };
  const parts = text.split('/').map((part) => part.trim());
  for (const length of [3, 2, 1]) {
    const path = parts.length < length ? null : readPath(parts.slice(0, length).join('/'));
    if (path) return { path, whose: parts.slice(length) };
  }
  return { path: null, whose: [] };
}

const rowsOf = (plan: PlanDocument, section: OverriddenSection): readonly Row[] =>
  plan[section] as unknown as readonly Row[];
const isNamed = (row: PlanRow, name: string): boolean =>
  fold(row.code) === fold(name) || fold(row.title ?? '') === fold(name);

/** A grade, role or plan the row holds for, or the day it starts to hold. */
function isOf(row: PlanRow, word: string): boolean {
  const day = cellDay(word);
  if ('day' in day && row.from === isoOf(day.day)) return true;
  return Object.values(row.for ?? {}).some((name) => fold(name ?? '') === fold(word));
}

function setRows(
  tried: Tried,
  { section, code, field }: FieldPath,
  chosen: readonly Row[],
  after: string,
  prepared: (() => Prepared) | null,
): Tried {
  const kept = prepared ? ownValues(prepared(), { section, code, field }, chosen[0] as Row) : [];
  const replaced = chosen.map((row, i): Replaced => {
    const before = row[field];
    return {
      name: labelOf(row),
      ...(section === 'parameters' ? {} : { field }),
      ...(typeof before === 'string' ? { before } : {}),
      after,
      ...(row.for ? { for: row.for } : {}),
      ...(row.from === undefined ? {} : { from: row.from }),
      ...(i === 0 && kept.length > 0 ? { kept } : {}),
    };
  });
  const rows = rowsOf(tried.plan, section).map((row) => (chosen.includes(row) ? { ...row, [field]: after } : row));
  return { ...tried, plan: { ...tried.plan, [section]: rows }, replaced: [...tried.replaced, ...replaced] };
}

/** Names of people whom a value of their own shields from the plan's. */
function ownValues({ people, overrides }: Prepared, { section, field }: FieldPath, row: PlanRow): string[] {
  const column = section === 'parameters' ? ownColumn(people.individual.keys(), row) : undefined;
  const own = column === undefined ? undefined : people.individual.get(column)?.quantity;
  return people.payees
    .filter((_, i) => {
      const mine = overrides
        .get(i)
        ?.some((one) => one.section === section && one.field === field && isNamed(row, one.code));
      return mine || (own !== undefined && !('issue' in valueAt(own, i)));
    })
    .map(({ name }) => name);
}

const ownColumn = (names: Iterable<string>, row: PlanRow): string | undefined =>
  [...names].find((name) => isNamed(row, name));

/** One payee's: the cell of the people table where there is one, else individual conditions. */
function setPayee(tried: Tried, path: FieldPath, row: Row, payee: number, after: string, prepared: Prepared): Tried {
  const { people } = prepared;
  const { id, name, table, row: at } = people.payees[payee] as Prepared['people']['payees'][number];
  const column = path.section === 'parameters' ? ownColumn(table.fields, row) : undefined;
  const mine = column !== undefined && cellText(cellsOf(table, column)?.[at]) !== '';
  const before = mine ? cellText(cellsOf(table, column)?.[at]) : heldBy(prepared, payee, path, row);
  const tables = mine
    ? tried.data.tables.map((one) => (one === table ? withCell(one, column, (i) => i === at, after) : one))
    : withCondition(tried.data.tables, { ...path, code: row.code }, id, after, prepared);
  const replaced: Replaced = {
    name: labelOf(row),
    ...(path.section === 'parameters' ? {} : { field: path.field }),
    ...(before === undefined ? {} : { before }),
    after,
    payee: name,
  };
  return { ...tried, data: { ...tried.data, tables }, replaced: [...tried.replaced, replaced] };
}

/** What holds for a payee now: an individual condition, else the row of their scheme. */
function heldBy({ overrides, cohorts }: Prepared, payee: number, path: FieldPath, row: Row): string | undefined {
  const own = overrides.get(payee)?.find((one) => isSame(one, { ...path, code: row.code }));
  const scheme = cohorts.find(({ at }) => at.includes(payee))?.program.scheme;
  const held = scheme?.[path.section].get(fold(row.code)) as Row | undefined;
  return own?.value ?? (held?.[path.field] as string | undefined);
}

function withCell(table: RowTable, field: string, isHere: (row: number) => boolean, value: string): RowTable {
  const index = columnIndex(table, field);
  const columns = table.columns.map((cells, i) =>
    i === index ? cells.map((cell, r) => (isHere(r) ? value : cell)) : cells,
  );
  return { ...table, columns };
}

/** The payee's own rows say the new value; a row for who has none. */
function withCondition(
  tables: readonly RowTable[],
  path: FieldPath,
  id: string,
  value: string,
  { people }: Prepared,
): readonly RowTable[] {
  const payee = people.find(id);
  let found = false;
  const changed = tables.map((table) => {
    if (table.role !== 'overrides') return table;
    const [names, what] = [cellsOf(table, 'payee'), cellsOf(table, 'what')];
    return withCell(
      table,
      'value',
      (row) => {
        const here = people.find(names?.[row]) === payee && isSame(readPath(cellText(what?.[row])), path);
        found ||= here;
        return here;
      },
      value,
    );
  });
  if (found) return changed;
  const fields = ['payee', 'what', 'value'];
  const columns = [[id], [`${path.section}/${path.code}/${path.field}`], [value]];
  return [...tables, { role: 'overrides', name: '', header: fields, fields, columns, typed: false }];
}

const isSame = (a: FieldPath | null, b: FieldPath): boolean =>
  a !== null && a.section === b.section && a.field === b.field && fold(a.code) === fold(b.code);

/** Names offered at most. */
const MOST = 12;
const listed = (names: readonly string[]): string =>
  [...new Set(names)].slice(0, MOST).join(', ') + (new Set(names).size > MOST ? ' …' : '');

/**
 * Nothing in the plan is called so: what there is, and what is like it.
 * @example notInPlan('Окла', 'Окла', [{ code: 'Оклад' }]).params?.suggestion // 'Оклад'
 */
export function notInPlan(text: string, code: string, rows: readonly PlanRow[]): Issue {
  const suggestion = nearest(
    code,
    rows.flatMap((row) => [labelOf(row), row.code]),
  );
  return error('trial-name', {
    name: quoted(text),
    suggestion: suggestion ?? '',
    options: listed(rows.map(labelOf)) || '—',
  });
}

function noneOfThem({ code }: FieldPath, rows: readonly Row[], text: string, { people }: Prepared): Issue {
  const words = rows.flatMap((row) => [...Object.values(row.for ?? {}), ...(row.from === undefined ? [] : [row.from])]);
  const suggestion = nearest(text, words) ?? (people.suggest(text) || listed(words));
  return error('trial-whose', { name: code, text: quoted(text), suggestion });
}
