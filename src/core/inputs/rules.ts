/**
 * Rates that hang on the row: a table of rules whose filled cells must equal the row's columns of the same headers. The
 * most particular rule wins: the leftmost column weighs more than all to its right; equals are an issue, never a guess.
 */

import { isoOf } from '../day/dates.js';
import { error } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Cellular, type Column, column, get, isUnknown, put, type Unknown } from '../number/columns.js';
import { type Quantity, whole } from '../number/quantity.js';
import type { RuleNode } from '../program/node.js';
import { noColumn } from '../program/program.js';
import { cellsOf } from '../table/cells.js';
import { hasColumn, partAt, placeOfRow, type Rows } from './rows.js';

/** Headers of the column that says since when a rule holds. */
const FROM = ['с даты', 'действует с', 'from date', 'in force from', 'effective from'];

interface Rules {
  readonly rules: Rows;
  /** Columns that are compared, the weightiest first. */
  readonly keys: readonly string[];
  readonly from: Column | null;
  /** Nothing but days and values, such as rates of VAT: the rule of the day holds for every row. */
  readonly onlyDated: boolean;
  /** Rules by which columns they fill, the most particular first: key of the cells → rules. */
  readonly groups: readonly {
    readonly filled: readonly number[];
    readonly by: ReadonlyMap<string, readonly number[]>;
  }[];
  readonly value: Quantity;
  /** Rules with an error value in a cell: whom they are about cannot be told. */
  readonly spoilt: readonly { readonly cell: Cellular; readonly cells: readonly number[] }[];
}

/**
 * The rule's value for every row.
 * @param end the day of rows without a day, for rules with a date
 */
export const ruleColumn =
  (end: number) =>
  (node: RuleNode, rows: Rows, rules: Rows | undefined): Quantity => {
    if (!rules)
      return unknown(rows, error('table-unknown', { name: node.table, measure: node.label, suggestion: '—' }));
    if (!hasColumn(rules, node.column)) return unknown(rows, missing(node, rules, node.column));
    const read = readRules(node, rows, rules);
    if (read.keys.length === 0 && !read.onlyDated)
      return unknown(rows, missing(node, rules, node.key ?? rows.columns.join(', ')));
    const texts = read.keys.map((field) => rows.texts(field));
    const days = daysOf(node, rows);
    const out = column(rows.count);
    for (let row = 0; row < rows.count; row++) {
      const found = choose(node, read, texts, row, days ? (days.v[row] as number) : end, rows);
      put(out, row, typeof found === 'number' ? get(read.value.num, found) : found);
    }
    return { num: out, den: null, scale: read.value.scale };
  };

/** Where the rule of one row stands, and whether it is written in percent; null: none was found. */
export function ruleOfRow(node: RuleNode, rows: Rows, row: number, rules: Rows, end: number) {
  const read = readRules(node, rows, rules);
  const texts = read.keys.map((field) => rows.texts(field));
  const days = daysOf(node, rows);
  const found = choose(node, read, texts, row, days ? (days.v[row] as number) : end, rows);
  if (typeof found !== 'number') return null;
  const part = partAt(rules.parts, found);
  const cell = part && cellsOf(part.table, node.column)?.[found - part.start];
  return { place: placeOfRow(rules, found, node.column), percent: typeof cell === 'string' && cell.includes('%') };
}

const daysOf = ({ date }: RuleNode, rows: Rows): Column | null => (date === undefined ? null : rows.days(date));

function unknown(rows: Rows, issue: ReturnType<typeof error>): Quantity {
  const out = column(Math.max(rows.count, 1));
  for (let row = 0; row < out.v.length; row++) put(out, row, { issue });
  return whole(out);
}

const missing = (node: RuleNode, rules: Rows, name: string) => noColumn(name, rules.name, rules.columns, node.label);

function readRules(node: RuleNode, rows: Rows, rules: Rows): Rules {
  const dated = rules.columns.find((name) => FROM.includes(fold(name)));
  const keys =
    node.key !== undefined
      ? [node.key].filter((field) => hasColumn(rows, field) && hasColumn(rules, field))
      : rules.columns.filter((name) => name !== dated && fold(name) !== fold(node.column) && hasColumn(rows, name));
  const cells = keys.map((field) => rules.texts(field).v);
  const spoilt = keys.flatMap((field) => (rules.texts(field).odd ?? []).flatMap((cell, rule) => [{ cell, rule }]));
  const groups = new Map<string, { filled: number[]; by: Map<string, number[]> }>();
  for (let rule = 0; rule < rules.count; rule++) {
    if (spoilt.some((one) => one.rule === rule)) continue;
    const filled = [...keys.keys()].filter((k) => cells[k]?.[rule] !== 0);
    const mask = keys.map((_, k) => (filled.includes(k) ? '1' : '0')).join('');
    const group = groups.get(mask) ?? { filled, by: new Map<string, number[]>() };
    groups.set(mask, group);
    const key = filled.map((k) => cells[k]?.[rule]).join('/');
    group.by.set(key, [...(group.by.get(key) ?? []), rule]);
  }
  return {
    rules,
    keys,
    spoilt: spoilt.map(({ cell, rule }) => ({ cell, cells: cells.map((column) => column[rule] as number) })),
    groups: [...groups].sort(([a], [b]) => (a > b ? -1 : 1)).map(([, group]) => group),
    from: dated === undefined ? null : rules.days(dated),
    onlyDated: dated !== undefined && rules.columns.every((name) => name === dated || fold(name) === fold(node.column)),
    value: rules.numbers(node.column),
  };
}

function choose(
  node: RuleNode,
  read: Rules,
  texts: readonly Column[],
  row: number,
  day: number,
  rows: Rows,
): number | Unknown {
  let found = -1;
  const own = texts.map((column) => get(column, row));
  const unread = own.find(isUnknown);
  if (unread) return unread;
  const about = read.spoilt.find(({ cells }) => cells.every((cell, k) => !(cell > 0) || cell === own[k]));
  if (about && isUnknown(about.cell)) return about.cell;
  for (const { filled, by } of read.groups) {
    const all = by.get(filled.map((k) => own[k]).join('/')) ?? [];
    const undated = read.from?.odd ? all.map((rule) => get(read.from as Column, rule)).find(isUnknown) : undefined;
    if (undated) return undated;
    const [best, other] = latest(all, read.from, day);
    if (best === undefined) continue;
    if (other !== undefined && node.pick === 'particular') return { issue: tie(node, read.rules, best, other) };
    if (node.pick === 'particular') return best;
    if (found < 0 || best < found) found = best;
  }
  if (found >= 0) return found;
  const place = placeOfRow(rows, row, read.keys[0] ?? '');
  return { absent: true, issue: error('rule-none', { table: read.rules.name, day: dayText(day) }, place) };
}

const dayText = (day: number): string => (day > -1e9 ? isoOf(day) : '—');

/** Rules in force on the day that started last; two of them are a tie. */
function latest(all: readonly number[], from: Column | null, day: number): (number | undefined)[] {
  if (!from || all.length === 0) return [all[0], all[1]];
  const began = (rule: number): number => from.v[rule] as number;
  const held = all.filter((rule) => !(began(rule) > day));
  const last = Math.max(...held.map(began));
  const best = held.filter((rule) => began(rule) === last);
  return [best[0], best[1]];
}

const tie = (node: RuleNode, rules: Rows, a: number, b: number) =>
  error(
    'rule-tie',
    {
      table: rules.name,
      first: String(placeOfRow(rules, a, node.column).row ?? ''),
      other: String(placeOfRow(rules, b, node.column).row ?? ''),
    },
    placeOfRow(rules, b, node.column),
  );
