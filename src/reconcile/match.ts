/** Rows of the three sources → groups that speak of one deal. Everything is maps and sorted lists: no row meets every other. */
import type { Day } from '../core/day/dates.js';
import { fold } from '../core/language/index.js';
import { add, type Int, sub } from '../core/number/exact.js';
import { looseKey, type Source, type SourceRow } from './sources.js';

/** Rows of one deal, by source (in the order of the sources). */
export interface Group {
  readonly rows: SourceRow[][];
  /** Rows that came in without an equal id, to be confirmed. */
  readonly candidates: SourceRow[];
}

/** Groups of all rows: by id, then ids that look the same, then rows without an id by amount, date and client or payee. */
export function matchRows(sources: readonly Source[], days: number): Group[] {
  const byId = new Map<string, Group>();
  const without: SourceRow[][] = sources.map(() => []);
  sources.forEach(({ rows }, s) => {
    for (const row of rows) {
      if (row.key === '') without[s]?.push(row);
      else {
        let group = byId.get(row.key);
        if (group === undefined) {
          group = emptyGroup(sources.length);
          byId.set(row.key, group);
        }
        group.rows[s]?.push(row);
      }
    }
  });
  const groups = joinLookalikes(byId);
  without.forEach((rows, s) => {
    if (rows.length > 0) placeRows(rows, s, groups, sources.length, days);
  });
  return groups;
}

const emptyGroup = (sources: number): Group => ({
  rows: Array.from({ length: sources }, () => []),
  candidates: [],
});

/** «Д-7» of one table and «Д-007» of another are one deal, where each stands in tables the other does not. */
function joinLookalikes(byId: ReadonlyMap<string, Group>): Group[] {
  const alike = new Map<string, Group[]>();
  for (const [key, group] of byId) {
    const loose = looseKey(key) || key;
    const held = alike.get(loose);
    if (held) held.push(group);
    else alike.set(loose, [group]);
  }
  const out: Group[] = [];
  for (const groups of alike.values()) {
    // The id of the earlier source is the one the others look like.
    if (groups.length > 1) groups.sort((a, b) => firstSource(a) - firstSource(b));
    const [first, ...rest] = groups as [Group, ...Group[]];
    out.push(first);
    if (rest.length === 0) continue;
    const disjoint = first.rows.every((_, s) => groups.filter((group) => group.rows[s]?.length !== 0).length <= 1);
    if (!disjoint) {
      out.push(...rest);
      continue;
    }
    for (const other of rest)
      other.rows.forEach((rows, s) => {
        first.rows[s]?.push(...rows);
        first.candidates.push(...rows);
      });
  }
  return out;
}

const firstSource = ({ rows }: Group): number => rows.findIndex((own) => own.length > 0);

/** Whose money a group still waits for in a source: how much, when, whose. */
interface Waiting {
  readonly group: Group;
  readonly day: Day;
}

/** Source a row of source s is held against first: payments for accruals, deals for payments. */
const referenceOf = (rows: readonly (readonly unknown[])[], s: number): number => {
  const order = s === 0 ? [1, 2] : [s - 1, s === 1 ? 2 : 0];
  return order.find((other) => (rows[other]?.length ?? 0) > 0) ?? -1;
};

/** Rows without an id join the one group they fit; a row that fits several, or several that fit one, stay alone. */
function placeRows(rows: readonly SourceRow[], s: number, groups: Group[], width: number, days: number): void {
  const waiting = waitingFor(groups, s);
  const claims = new Map<Group, SourceRow[]>();
  for (const row of rows) {
    const fits = fitting(row, waiting, days);
    row.fits = fits.count;
    if (fits.only === undefined) continue;
    const held = claims.get(fits.only);
    if (held) held.push(row);
    else claims.set(fits.only, [row]);
  }
  const placed = new Set<SourceRow>();
  for (const [group, own] of claims) {
    const [row] = own as [SourceRow];
    if (own.length > 1) for (const tied of own) tied.fits = own.length;
    else {
      group.rows[s]?.push(row);
      group.candidates.push(row);
      placed.add(row);
      row.fits = 0;
    }
  }
  for (const row of rows) {
    if (placed.has(row)) continue;
    const alone = emptyGroup(width);
    alone.rows[s]?.push(row);
    groups.push(alone);
  }
}

const clientKey = (row: SourceRow, units: Int): string => `c ${row.currency} ${units} ${fold(row.client)}`;
/** `alone`: neither side names a client against the payee's word. */
const payeeKey = (row: SourceRow, units: Int, alone: boolean): string =>
  `${alone ? 'q' : 'p'} ${row.currency} ${units} ${fold(row.payee)}`;

/** The last of the rows, whatever their order: by day, then client and payee. */
const latest = (rows: readonly SourceRow[]): SourceRow =>
  rows.reduce((best, row) => (rankOf(row) > rankOf(best) ? row : best));
const rankOf = ({ start, client, payee }: SourceRow): string =>
  `${String(start === null ? 0 : start + 1_000_000).padStart(8, '0')} ${client} ${payee}`;

/** Groups by what they lack in source s, each list in order of dates. */
function waitingFor(groups: readonly Group[], s: number): Map<string, Waiting[]> {
  const waiting = new Map<string, Waiting[]>();
  for (const group of groups) {
    const reference = group.rows[referenceOf(group.rows, s)];
    if (!reference?.[0]?.source.comparable || reference.some(({ units }) => units === null)) continue;
    const row = latest(reference);
    if (row.start === null) continue;
    // A row entered twice is waited for once.
    const open = sub(sub(sumOf(reference), sumOf(repeats(reference))), sumOf(group.rows[s] ?? []));
    if (open === 0) continue;
    const entry = { group, day: row.start };
    const keys = row.client === '' ? [] : [clientKey(row, open)];
    if (row.payee !== '') keys.push(payeeKey(row, open, false));
    if (row.payee !== '' && row.client === '') keys.push(payeeKey(row, open, true));
    for (const key of keys) {
      const list = waiting.get(key);
      if (list) list.push(entry);
      else waiting.set(key, [entry]);
    }
  }
  for (const list of waiting.values()) list.sort((a, b) => a.day - b.day);
  return waiting;
}

/** Sum of the readable rows. */
export const sumOf = (rows: readonly SourceRow[]): Int =>
  rows.reduce<Int>((sum, { units }) => (units === null ? sum : add(sum, units)), 0);

/** Rows that say the same as an earlier row: amount, date, client and payee. */
export function repeats(rows: readonly SourceRow[]): SourceRow[] {
  if (rows.length < 2) return [];
  const seen = new Set<string>();
  return rows.filter(({ units, start, client, payee }) => {
    const key = JSON.stringify([String(units), start, client, payee]);
    return seen.has(key) || !seen.add(key);
  });
}

/** How many groups the row fits, and which when it is one. By client where the row names one, else by payee. */
function fitting(
  row: SourceRow,
  waiting: ReadonlyMap<string, readonly Waiting[]>,
  days: number,
): { readonly count: number; readonly only?: Group } {
  if (row.units === null || row.start === null || row.end === null || !row.source.comparable) return { count: 0 };
  const list =
    (row.client === '' ? undefined : waiting.get(clientKey(row, row.units))) ??
    (row.payee === '' ? undefined : waiting.get(payeeKey(row, row.units, row.client !== '')));
  if (!list) return { count: 0 };
  const from = firstFrom(list, row.start - days);
  const to = firstFrom(list, row.end + days + 1);
  const [only] = list.slice(from, from + 1);
  return to - from === 1 && only ? { count: 1, only: only.group } : { count: to - from };
}

/** Index of the first entry on or after the day. */
function firstFrom(list: readonly Waiting[], day: Day): number {
  let lo = 0;
  let hi = list.length;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((list[middle] as Waiting).day < day) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}
