/**
 * Components computed row by row: the formula runs over all rows of a batch of payees at once, and the line is each
 * payee's sum. Running totals and returns need the rows' order, which entries.ts keeps.
 */

import type { Period } from '../day/period.js';
import { partsOf } from '../inputs/credits.js';
import { type Entries, idsOf } from '../inputs/entries.js';
import { inPeriod, placeOfRow, rowEnvironment } from '../inputs/rows.js';
import { error, type Issue, type IssueCode, type Place, warning } from '../issue/issue.js';
import {
  addCells,
  type Cellular,
  type Column,
  column,
  gather,
  get,
  isUnknown,
  kept,
  put,
  sumBy,
} from '../number/columns.js';
import { add, compare, divRound, fraction, fractionText, type Int, mul, neg, pow10, sub } from '../number/exact.js';
import {
  addQ,
  common,
  constantQuantity,
  gatherQ,
  type Quantity,
  roundQ,
  selectQ,
  unknownQuantity,
  whole,
  ZERO,
} from '../number/quantity.js';
import type { PerRow } from '../plan/plan.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import type { Node, RowNode, RowsNode, Window } from '../program/node.js';
import { windowStart } from '../program/window.js';

/** The rows of a batch of payees: row and credit of each entry, and whose it is within the batch. */
export interface Batch {
  readonly entries: Entries;
  readonly row: Int32Array;
  readonly credit: Uint8Array;
  /** Payee's place in the batch. */
  readonly owner: Int32Array;
  readonly environment: Environment;
  /** What each entry pays, before the sum. */
  readonly pay: Quantity;
}

/** What the run knows that a batch of rows needs. */
export interface RowContext {
  readonly period: Period;
  /** Digits money is shared in. */
  readonly digits: number;
  /** What a row of an earlier period paid then, in smallest units; null where that cannot be asked. */
  paidBefore(row: number, credit: number, owner: number, day: number): Cellular | null;
  /** What is paid all the same, and looks wrong. */
  doubt(issue: Issue): void;
}

/** Rows of the payees `at`, and what each pays. */
export function payRows(
  node: RowsNode,
  entries: Entries,
  payees: Environment,
  at: Int32Array,
  context: RowContext,
): Batch {
  const list = rowsOf(entries, at);
  const base = rowEnvironment(entries.rows, payees.intern);
  const atRows = (q: Quantity): Quantity => gatherQ(q, list.row);
  const within = { ...list, entries, context };
  const groups = node.per.group === undefined ? null : groupsOf(within, node.per, context.period);
  const { row, credit, owner } = groups ?? list;
  const mine = (q: Quantity): Quantity => gatherQ(q, owner);
  const figures = new Map<string, Quantity>();
  const environment: Environment = {
    n: row.length,
    intern: payees.intern,
    place: (i, leaf) => {
      const place = base.place?.(row[i] as number, leaf);
      return place && groups ? columnOf(place) : place;
    },
    ...(payees.record ? { record: payees.record } : {}),
    input: (input, leaf) => {
      if (input.type !== 'column') return mine(payees.input(input, leaf));
      const cells = atRows(base.input(input, leaf));
      if (!groups) return cells;
      return input.as === 'number' ? groups.sum(creditedPart(cells, within)) : gatherQ(cells, groups.first);
    },
    figure: (key) => {
      const known = figures.get(key) ?? mine(payees.figure(key));
      figures.set(key, known);
      return known;
    },
    across: (over, args) => mine(payees.across(over, args)),
    overTime: (other) => mine(payees.overTime(other)),
    overRows: (other) => mine(payees.overRows(other)),
    ofRow: (own) => ofRow(own, node, { entries, row, credit, owner, environment, context }),
  };
  const batch = { entries, row, credit, owner, environment };
  // Columns of no rows do not mix with constants.
  if (row.length === 0) return { ...batch, pay: whole(ZERO) };
  const { doubt } = entries;
  const plain = evaluate(node.args[0], environment);
  const pay = doubt ? doubted(plain, groups ? groups.doubt(doubt) : gather(doubt, row)) : plain;
  return { ...batch, pay: node.base ? withReturns(node, { ...batch, pay }, context) : pay };
}

/** Where the row may not count, what it pays is unknown. */
function doubted(pay: Quantity, doubt: Column): Quantity {
  const num = kept(pay.num, doubt.v.length);
  if (num.odd) num.odd = num.odd.slice();
  for (let i = 0; i < doubt.v.length; i++) if (isUnknown(get(doubt, i))) put(num, i, get(doubt, i));
  return { ...pay, num };
}

/** Rows of the period with one text in the column, payee by payee: a group stands where its first row does. */
function groupsOf({ row, credit, owner, entries }: Listed, { group, date }: PerRow, period: Period) {
  const texts = entries.rows.texts(group as string).v;
  const days = date === undefined ? null : entries.rows.days(date).v;
  const known = new Map<string, number>();
  const first: number[] = [];
  const of = new Int32Array(row.length).fill(-1);
  for (let i = 0; i < row.length; i++) {
    const at = row[i] as number;
    // A day that cannot be read may be of the period.
    if (days && ((days[at] as number) < period.start || (days[at] as number) > period.end)) continue;
    const key = `${owner[i]}/${texts[at]}`;
    const found = known.get(key) ?? first.push(i) - 1;
    known.set(key, found);
    of[i] = found;
  }
  const at = Int32Array.from(first);
  return {
    first: at,
    row: at.map((i) => row[i] as number),
    credit: Uint8Array.from(first, (i) => credit[i] as number),
    owner: at.map((i) => owner[i] as number),
    /** Of a group: unknown as soon as one of its rows is. */
    doubt(doubt: Column): Column {
      const out = column(at.length);
      row.forEach((own, i) => {
        const value = get(doubt, own);
        if ((of[i] as number) >= 0 && isUnknown(value)) put(out, of[i] as number, value);
      });
      return out;
    },
    sum(q: Quantity): Quantity {
      const exact = common(q);
      return { ...exact, num: sumBy(of, exact.num, null, at.length) };
    },
  };
}

/** Each payee's sum over the rows of the period. */
export function sumRows({ per }: RowsNode, { entries, row, owner, pay }: Batch, n: number, period: Period): Quantity {
  const own = per.date === undefined ? null : inPeriod(gather(entries.rows.days(per.date), row), period);
  const exact = common(pay);
  return { ...exact, num: sumBy(owner, exact.num, own, n) };
}

function rowsOf({ row, credit, start }: Entries, at: Int32Array) {
  let count = 0;
  for (const payee of at) count += (start[payee + 1] as number) - (start[payee] as number);
  const out = { row: new Int32Array(count), credit: new Uint8Array(count), owner: new Int32Array(count) };
  let next = 0;
  at.forEach((payee, i) => {
    for (let e = start[payee] as number; e < (start[payee + 1] as number); e++, next++) {
      out.row[next] = row[e] as number;
      out.credit[next] = credit[e] as number;
      out.owner[next] = i;
    }
  });
  return out;
}

/** Entries of a batch. */
interface Listed {
  readonly entries: Entries;
  readonly row: Int32Array;
  readonly credit: Uint8Array;
  readonly owner: Int32Array;
  readonly context: RowContext;
}

interface Within extends Listed {
  readonly environment: Environment;
}

function ofRow(node: RowNode, sum: RowsNode, within: Within): Quantity {
  const { entries, environment, context } = within;
  // Rows before the period are in no group.
  const held =
    node.op === 'rule' || (node.op === 'accrued' && (node.window === 'period' || sum.per.date === undefined));
  if (sum.per.group !== undefined && !held)
    return unknownQuantity({ issue: error('row-only', { fn: node.op, formula: node.label }) });
  switch (node.op) {
    case 'rule':
      return gatherQ(entries.rows.rule(node), within.row);
    case 'creditShare':
      return shareOf(within);
    case 'credited': {
      const value = evaluate(node.args[0], environment);
      return creditedPart(value, within, node.kind === 'count' ? null : context.digits);
    }
    case 'accrued':
      return accrued(evaluate(node.args[0], environment), node.window, sum, within);
  }
}

/** The credited payee's part of each row's value. */
function creditedPart(
  value: Quantity,
  { entries, row, credit, context }: Listed,
  digits: number | null = context.digits,
) {
  if (entries.credits.length === 1 && !entries.credits[0]?.share) return value;
  const parts = partsOf(value, entries.credits, digits, row);
  return parts.reduce((found, part, k) => (k === 0 ? part : selectQ(isCredit(credit, k), part, found)));
}

const isCredit = (credit: Uint8Array, k: number): Column => {
  const out = column(credit.length);
  for (let i = 0; i < credit.length; i++) out.v[i] = credit[i] === k ? 1 : 0;
  return out;
};

function shareOf({ entries, credit, row }: Within): Quantity {
  const one = constantQuantity({ n: 1, d: 1 });
  const shares = entries.credits.map(({ share }) => (share ? gatherQ(share, row) : one));
  const found = shares.reduce((sum, share, k) => (k === 0 ? share : selectQ(isCredit(credit, k), share, sum)));
  return found.num.v.length === row.length ? found : { ...found, num: gather(found.num, new Int32Array(row.length)) };
}

/** Sum of a payee's rows up to and with this one, since the window began. */
function accrued(x: Quantity, window: Window, { per }: RowsNode, { entries, row, owner, context }: Within): Quantity {
  const value = common(x);
  const days = per.date === undefined ? null : entries.rows.days(per.date).v;
  const { doubt } = entries;
  const left = per.lowers === 'nowhere' && per.returns !== undefined ? entries.rows.texts(per.returns).v : null;
  const out = column(row.length);
  const [xv, ov, step] = [value.num.v, out.v, value.num.v.length === 1 ? 0 : 1];
  let sum: Cellular = 0;
  let [whose, day, began] = [-1, Number.NaN, 0];
  for (let i = 0; i < row.length; i++) {
    const at = row[i] as number;
    if (owner[i] !== whose) {
      whose = owner[i] as number;
      sum = 0;
      day = Number.NaN;
    }
    if (days && days[at] !== day) {
      const since = windowStart(days[at] as number, window, context.period);
      if (since !== began) sum = 0;
      [day, began] = [days[at] as number, since];
    }
    const unsure = doubt ? get(doubt, at) : 1;
    if (isUnknown(unsure)) sum = isUnknown(sum) ? sum : unsure;
    const plus = left && left[at] !== 0 ? 0 : (xv[i * step] as number);
    // Nothing quick comes of a sum beyond 2^53, nor of one that is not known.
    const quick: number = typeof sum === 'number' ? sum + plus : Number.NaN;
    if (quick <= MAX && quick >= -MAX) ov[i] = sum = quick;
    else {
      const own = left && left[at] !== 0 ? 0 : get(value.num, i);
      sum = addCells(sum, own);
      put(out, i, sum);
    }
  }
  return { num: out, den: value.den, scale: value.scale };
}

const MAX = Number.MAX_SAFE_INTEGER;

/**
 * A return takes back its part of what the original paid: by how much of the original's base it returns, all returns of
 * a row together never more than the row paid (rounded running sums, so that a whole return takes back exactly all).
 */
function withReturns(node: RowsNode, batch: Batch, context: RowContext): Quantity {
  const { digits, period, paidBefore } = context;
  const { row } = batch;
  const links = batch.entries.rows.texts(node.per.returns as string).v;
  const base = common(evaluate(node.base as Node, batch.environment));
  // In smallest units, as what an earlier period paid is told.
  const rounded = roundQ(batch.pay, null, { n: 1, d: 10 ** digits }, 'half-away');
  const paid = addQ(rounded, { num: ZERO, den: null, scale: digits });
  const days = node.per.date === undefined ? null : batch.entries.rows.days(node.per.date).v;
  const dayOf = (i: number): number => (days ? (days[row[i] as number] as number) : 0);
  const out = kept(paid.num, row.length);
  if (out.odd) out.odd = out.odd.slice();
  const original = originals(batch, node.per.id as string, links);
  const taken = new Map<number, Int>();
  for (let i = 0; i < row.length; i++) {
    const link = links[row[i] as number] as number;
    if (link === 0) {
      const units = get(base.num, i);
      if (!isUnknown(units) && units < 0) doubtful('return-unlinked', node, batch, i, context);
      continue;
    }
    if (isUnknown(get(paid.num, i)) && Number.isNaN(link)) continue;
    const from = original(i, link);
    const wrong =
      from === -1
        ? 'return-without-original'
        : from < 0
          ? 'return-original-twice'
          : dayOf(from) > dayOf(i)
            ? 'return-before-original'
            : null;
    const earlier =
      from >= 0 && dayOf(from) < period.start
        ? paidBefore(row[from] as number, batch.credit[from] as number, batch.owner[from] as number, dayOf(from))
        : null;
    const back = wrong ? null : reversal(i, from, base.num, earlier ?? get(paid.num, from), taken);
    put(out, i, back ?? astray(wrong ?? 'return-base-zero', batch, i, node));
    const returned = wrong ? undefined : taken.get(from);
    if (returned !== undefined) doubtExcess(returned, from, base, node, batch, i, context);
  }
  return { num: out, den: null, scale: paid.scale };
}

/** More came back than was sold: what was paid for it is the most that is taken back, and it is told. */
function doubtExcess(
  returned: Int,
  original: number,
  base: Quantity,
  node: RowsNode,
  batch: Batch,
  i: number,
  context: RowContext,
): void {
  const sold = get(base.num, original);
  if (isUnknown(sold) || compare(returned, abs(sold)) <= 0) return;
  const unit = mul(base.den ? (get(base.den, original) as Int) : 1, pow10(base.scale));
  const text = (units: Int): string => fractionText(fraction(units, unit));
  const { row, cell } = placeOfRow(batch.entries.rows, batch.row[original] as number, node.per.id as string);
  const params = { returned: text(returned), sold: text(abs(sold)), original: cell ? `${row}, ${cell}` : String(row) };
  doubtful('return-too-large', node, batch, i, context, params);
}

/** What a return takes from its original, at the original's own rate; null: the original has no base to measure by. */
function reversal(i: number, original: number, base: Column, pay: Cellular, taken: Map<number, Int>): Cellular | null {
  const [part, whole1] = [get(base, i), get(base, original)];
  const unknown = [part, whole1, pay].find(isUnknown);
  if (unknown) return unknown;
  const total = abs(whole1 as Int);
  if (total === 0) return pay === 0 ? 0 : null;
  const before = taken.get(original) ?? 0;
  const sum = add(before, abs(part as Int));
  taken.set(original, sum);
  const at = (units: Int): Int =>
    divRound(mul(pay as Int, compare(units, total) > 0 ? total : units), total, 'half-away');
  return neg(sub(at(sum), at(before)));
}

const abs = (n: Int): Int => (n < 0 ? neg(n) : n);

/**
 * Finds the entry a return refers to: a row of that id, itself no return, credited to the same payee by the same rule.
 * −1: there is none, −2: there are several.
 */
function originals(
  { entries, row, credit, owner }: Batch,
  id: string,
  links: Column['v'],
): (i: number, link: number) => number {
  const ids = entries.rows.texts(id).v;
  let whose = -1;
  let known = new Map<number, number>();
  const keyOf = (i: number, code: number): number => code * 256 + (credit[i] as number);
  return (i, link) => {
    if (owner[i] !== whose) {
      whose = owner[i] as number;
      known = new Map();
      let at = i;
      while (at > 0 && owner[at - 1] === whose) at--;
      for (; owner[at] === whose; at++) {
        if (links[row[at] as number] !== 0) continue;
        const key = keyOf(at, ids[row[at] as number] as number);
        known.set(key, known.has(key) ? -2 : at);
      }
    }
    return known.get(keyOf(i, link)) ?? -1;
  };
}

/** Tells of a row of the period at its cell of returns. */
function doubtful(
  code: IssueCode,
  { per }: RowsNode,
  { entries, row }: Batch,
  i: number,
  { period, doubt }: RowContext,
  params: Issue['params'] = {},
): void {
  const at = row[i] as number;
  const day = per.date === undefined ? period.start : (entries.rows.days(per.date).v[at] as number);
  if (day < period.start || day > period.end) return;
  const column = per.returns as string;
  const text = idsOf(entries.rows, column)(at);
  doubt(warning(code, { column, text, ...params }, placeOfRow(entries.rows, at, column)));
}

function astray(code: IssueCode, { entries, row }: Batch, i: number, { per }: RowsNode): Cellular {
  const at = row[i] as number;
  const text = idsOf(entries.rows, per.returns as string)(at);
  const place = placeOfRow(entries.rows, at, per.returns as string);
  return { issue: error(code, { text, table: entries.rows.name }, place) };
}

/** What an entry is called: its group, its id, else its number. */
export const entryLabel = ({ entries, row }: Batch, i: number, { per }: RowsNode): string =>
  (per.group ?? per.id) === undefined
    ? String((row[i] as number) + 1)
    : idsOf(entries.rows, (per.group ?? per.id) as string)(row[i] as number);

/** Where an entry stands: a row by its id or day; a group in no row of its own, so by its column. */
export function entryPlace({ entries, row }: Batch, i: number, { per }: RowsNode): Place {
  const place = placeOfRow(entries.rows, row[i] as number, per.group ?? per.id ?? per.date ?? '');
  return per.group === undefined ? place : columnOf(place);
}

const columnOf = ({ row: _row, cell: _cell, ...place }: Place): Place => place;

/** Entries that stand in the period, in order; one whose day cannot be read is not hidden. */
export function entriesOfPeriod({ per }: RowsNode, { entries, row }: Batch, { start, end }: Period): number[] {
  const days = per.date === undefined ? null : entries.rows.days(per.date).v;
  return [...row.keys()].filter((i) => {
    const day = days ? (days[row[i] as number] as number) : start;
    return !(day < start || day > end);
  });
}
