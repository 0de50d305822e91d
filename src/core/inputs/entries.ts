/**
 * A payee's rows, one after another: what a component computed row by row runs over. An entry is a row credited to a
 * payee; entries stand by payee, then by day, then by the id of the row, whatever the order of the table.
 */

import { type Column, get, isUnknown } from '../number/columns.js';
import { cellsOf, cellText } from '../table/cells.js';
import type { Credits } from './credits.js';
import { partAt, type Rows } from './rows.js';

export interface Entries {
  readonly rows: Rows;
  readonly credits: Credits;
  /** Row of each entry. */
  readonly row: Int32Array;
  /** Its credit's number. */
  readonly credit: Uint8Array;
  /** First entry of each payee, and one more. */
  readonly start: Int32Array;
  /** By row: unknown where it cannot be told whether the row counts, so neither what it pays; null: all is clear. */
  readonly doubt: Column | null;
}

/**
 * @param mask which rows stand in; an unknown one does, so that its payee's sum is unknown
 * @param date,id columns that order a payee's rows
 * @param running whether what a row pays hangs on the rows before it
 */
export function entriesOf(
  rows: Rows,
  credits: Credits,
  mask: Column | null,
  payees: number,
  { date, id }: { readonly date?: string | undefined; readonly id?: string | undefined },
  running = false,
): Entries {
  const days = date === undefined ? null : rows.days(date).v;
  const order = days && !isSorted(days) ? byDay(days) : null;
  const start = new Int32Array(payees + 1);
  const isIn = (row: number): boolean => {
    const flag = mask ? get(mask, row) : 1;
    return isUnknown(flag) || flag === 1;
  };
  const use = new Uint8Array(rows.count);
  for (let row = 0; row < rows.count; row++) use[row] = isIn(row) ? 1 : 0;
  for (const { owners } of credits)
    for (let row = 0; row < rows.count; row++) {
      const owner = owners[row] as number;
      if (owner >= 0 && use[row] === 1) start[owner + 1] = (start[owner + 1] as number) + 1;
    }
  for (let payee = 0; payee < payees; payee++)
    start[payee + 1] = (start[payee + 1] as number) + (start[payee] as number);
  const next = start.slice();
  const total = start[payees] as number;
  const doubt = mask?.odd ? mask : null;
  const entries = { rows, credits, start, doubt, row: new Int32Array(total), credit: new Uint8Array(total) };
  for (let i = 0; i < rows.count; i++) {
    const row = order ? (order[i] as number) : i;
    if (use[row] !== 1) continue;
    for (let k = 0; k < credits.length; k++) {
      const owner = credits[k]?.owners[row] as number;
      if (owner < 0) continue;
      const at = next[owner] as number;
      entries.row[at] = row;
      entries.credit[at] = k;
      next[owner] = at + 1;
    }
  }
  if (id !== undefined || running) byId(entries, days, id);
  return entries;
}

function isSorted(days: Column['v']): boolean {
  for (let i = 1; i < days.length; i++) if (!((days[i - 1] as number) <= (days[i] as number))) return false;
  return true;
}

/** Rows by day, those of one day as they stand; days without a number come first. */
function byDay(days: Column['v']): Int32Array {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days) {
    if (day > high) high = day;
    if (day < low && day > Number.NEGATIVE_INFINITY) low = day;
  }
  const spread = high - low + 2;
  if (!(spread > 0 && spread < 1e6))
    return Int32Array.from(days.keys()).sort((a, b) => key(days[a]) - key(days[b]) || a - b);
  const slot = (day: number): number => (day >= low ? day - low + 1 : 0);
  const next = new Int32Array(spread + 1);
  for (const day of days) next[slot(day) + 1] = (next[slot(day) + 1] as number) + 1;
  for (let i = 0; i < spread; i++) next[i + 1] = (next[i + 1] as number) + (next[i] as number);
  const order = new Int32Array(days.length);
  for (let row = 0; row < days.length; row++) {
    const at = slot(days[row] as number);
    order[next[at] as number] = row;
    next[at] = (next[at] as number) + 1;
  }
  return order;
}

const key = (day: number | undefined): number => (day !== undefined && day > -1e9 ? day : -1e9);

/** Within a payee's day rows stand by their id: numbers by size, other texts letter by letter. */
function byId({ rows, row, credit, start }: Entries, days: Column['v'] | null, id: string | undefined): void {
  const text = id === undefined ? () => '' : idsOf(rows, id);
  const compareRows = byCells(rows);
  const before = (a: number, b: number): boolean => {
    const [x, y] = [row[a] as number, row[b] as number];
    const [p, q] = days ? [key(days[x]), key(days[y])] : [0, 0];
    return p !== q ? p < q : x !== y && (compareIds(text(x), text(y)) || compareRows(x, y)) < 0;
  };
  for (let payee = 0; payee + 1 < start.length; payee++) {
    const [lo, hi] = [start[payee] as number, start[payee + 1] as number];
    let sorted = true;
    for (let i = lo + 1; i < hi && sorted; i++) sorted = !before(i, i - 1);
    if (sorted) continue;
    const own = Array.from({ length: hi - lo }, (_, i) => lo + i).sort((a, b) =>
      before(a, b) ? -1 : before(b, a) ? 1 : a - b,
    );
    const moved = own.map((i) => [row[i] as number, credit[i] as number] as const);
    moved.forEach(([r, c], i) => {
      row[lo + i] = r;
      credit[lo + i] = c;
    });
  }
}

/** Rows of one id stand by what their cells say, so that the order of the table decides nothing. */
function byCells(rows: Rows): (a: number, b: number) => number {
  let texts: readonly ((row: number) => string)[] | undefined;
  return (a, b) => {
    texts ??= [...rows.columns].sort().map((field) => idsOf(rows, field));
    for (const text of texts) {
      const order = compareIds(text(a), text(b));
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Text of a column by row of the joined table. */
export function idsOf(rows: Rows, field: string): (row: number) => string {
  const parts = rows.parts.map((part) => ({ ...part, cells: cellsOf(part.table, field) ?? [] }));
  return (row) => {
    const part = partAt(parts, row);
    return cellText(part?.cells[row - part.start]);
  };
}

/** Ids as people order them: «2» before «10», «A-2» before «A-10». */
function compareIds(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.split(/(\d+)/));
  for (let i = 0; i < Math.max((x as string[]).length, (y as string[]).length); i++) {
    const [p = '', q = ''] = [x?.[i], y?.[i]];
    if (p === q) continue;
    const [m, n] = [p.replace(/^0+(?=\d)/, ''), q.replace(/^0+(?=\d)/, '')];
    if (i % 2 === 1 && m.length !== n.length) return m.length - n.length;
    if (m !== n) return m < n ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
