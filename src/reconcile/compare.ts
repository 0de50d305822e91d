/** One deal's rows in two neighbouring sources → its differences, whose effects are exactly the gap between the two sums. */
import { firstDayOfMonth } from '../core/day/dates.js';
import type { Period } from '../core/day/period.js';
import { type Int, neg, sub } from '../core/number/exact.js';
import type { PlanDocument } from '../core/plan/plan.js';
import type { Data } from '../core/table/data.js';
import { type Group, repeats, sumOf } from './match.js';
import type { Source, SourceRow } from './sources.js';
import type { Difference, DifferenceKind, PayEffect } from './types.js';

/** A finding before it is written out. */
export interface Found {
  readonly kind: DifferenceKind;
  /** Index of the source the rows stand in, and of the one they were compared with. */
  readonly source: number;
  readonly other: number;
  readonly rows: readonly SourceRow[];
  /** What it adds from the first source of the pair to the second. */
  readonly effect: Int;
}

/** A difference on its way out: with the rows it was made of, and its size for sorting. */
export interface Written {
  readonly difference: Difference;
  readonly rows: readonly SourceRow[];
  readonly size: Int;
  /** Along the way of the money: deals and payments first. */
  readonly pair: number;
}

/** What the pay effect of differences is calculated from. */
export interface PayQuestion {
  readonly plan: PlanDocument;
  readonly data: Data;
  readonly sources: readonly Source[];
  readonly period: Period | null;
  readonly most: number;
  readonly digits: number;
}

/** Calculates differences in pay. */
export type PayOf = (written: readonly Written[], question: PayQuestion) => ReadonlyMap<Difference, PayEffect>;

/** What a comparison is made under. */
export interface Scope {
  readonly period: Period | null;
  readonly days: number;
}

/** Rows of the period; a row without a date is never left out silently. */
export const isInside = (row: SourceRow, { period }: Scope): boolean =>
  period === null || row.start === null || (row.start >= period.start && row.start <= period.end);

/** Findings of a group between sources x and y, x < y. Effects add up to (rows of y) − (rows of x) inside the period. */
export function comparePair(group: Group, x: number, y: number, scope: Scope): Found[] {
  const [ofX, ofY] = [group.rows[x] ?? [], group.rows[y] ?? []];
  const [a, b] = [ofX[0], ofY[0]];
  if (a && b && ofX.length + ofY.length === 2 && isSame(a, b, scope)) return NONE;
  const currency = (a ?? b)?.currency;
  const isOne = (row: SourceRow): boolean => row.currency === currency;
  if (ofX.every(isOne) && ofY.every(isOne)) return compareRows(ofX, ofY, x, y, scope, 'missing');
  const currencies = new Set([...ofX, ...ofY].map((row) => row.currency));
  return [...currencies].flatMap((currency) => {
    const [a, b] = [ofX, ofY].map((rows) => rows.filter((row) => row.currency === currency)) as [
      SourceRow[],
      SourceRow[],
    ];
    return compareRows(a, b, x, y, scope, ofX.length > 0 && ofY.length > 0 ? 'currency' : 'missing');
  });
}

const NONE: Found[] = [];

/** The common case, told by a few comparisons: one row on each side, the same amount. */
const isSame = (a: SourceRow, b: SourceRow, { period }: Scope): boolean =>
  period === null && a.units !== null && a.units === b.units && a.currency === b.currency && a.source.comparable;

function compareRows(
  ofX: readonly SourceRow[],
  ofY: readonly SourceRow[],
  x: number,
  y: number,
  scope: Scope,
  lone: 'missing' | 'currency',
): Found[] {
  const inside = (rows: readonly SourceRow[]): readonly SourceRow[] =>
    scope.period === null ? rows : rows.filter((row) => isInside(row, scope));
  const [inX, inY] = [inside(ofX), inside(ofY)];
  if (inX.length + inY.length === 0) return [];
  if (ofX.some(isUnread) || ofY.some(isUnread)) {
    const unread = [...ofX, ...ofY].filter(isUnread);
    const source = unread[0]?.source === ofX[0]?.source ? x : y;
    const other = source === x ? y : x;
    return [{ kind: 'unreadable', source, other, rows: unread, effect: sub(sumOf(inY), sumOf(inX)) }];
  }
  const comparable = isComparable(ofX, ofY);
  const agree = comparable && sumOf(ofX) === sumOf(ofY);
  const [againX, againY] = [ofX, ofY].map((rows) =>
    agree || (!comparable && rows[0]?.source.comparable) ? [] : repeats(rows),
  ) as [SourceRow[], SourceRow[]];
  const found: Found[] = [...duplicates(inside(againX), x, y, -1), ...duplicates(inside(againY), y, x, 1)];
  const [restX, restY] = [without(ofX, againX), without(ofY, againY)];
  const sum = (rows: readonly SourceRow[]): Int => sumOf(inside(rows));
  if (ofY.length === 0) found.push(alone(inside(restX), x, y, neg(sum(restX)), lone));
  else if (ofX.length === 0) found.push(alone(inside(restY), y, x, sum(restY), lone));
  else if (comparable) {
    const gap = sub(sumOf(restY), sumOf(restX));
    if (gap !== 0) found.push({ kind: 'amount', source: y, other: x, rows: [...restY, ...restX], effect: gap });
    else if (againX.length + againY.length === 0 && ofX.length !== ofY.length) {
      const [source, other, rows] = ofY.length > 1 ? [y, x, [...ofY, ...ofX]] : [x, y, [...ofX, ...ofY]];
      found.push({ kind: 'parts', source, other, rows, effect: 0 });
    }
    const shift = sub(sub(sum(restY), sum(restX)), gap);
    if (shift !== 0) found.push(shifted(restX, restY, x, y, shift, scope));
  }
  return found.filter(({ rows }) => rows.length > 0);
}

const isUnread = ({ units }: SourceRow): boolean => units === null;
const isComparable = (a: readonly SourceRow[], b: readonly SourceRow[]): boolean =>
  [...a.slice(0, 1), ...b.slice(0, 1)].every(({ source }) => source.comparable);

function alone(
  rows: readonly SourceRow[],
  source: number,
  other: number,
  effect: Int,
  lone: 'missing' | 'currency',
): Found {
  const tie = rows.some(({ fits }) => fits > 1);
  return { kind: tie ? 'tie' : lone, source, other, rows, effect };
}

/** Rows of the other side that are dated outside the period. */
function shifted(
  ofX: readonly SourceRow[],
  ofY: readonly SourceRow[],
  x: number,
  y: number,
  effect: Int,
  scope: Scope,
): Found {
  const outX = ofX.some((row) => !isInside(row, scope));
  return outX
    ? { kind: 'period', source: x, other: y, rows: [...ofX, ...ofY], effect }
    : { kind: 'period', source: y, other: x, rows: [...ofY, ...ofX], effect };
}

const duplicates = (rows: readonly SourceRow[], source: number, other: number, sign: -1 | 1): Found[] =>
  rows.map((row) => ({
    kind: 'duplicate',
    source,
    other,
    rows: [row],
    effect: sign < 0 ? neg(row.units ?? 0) : (row.units ?? 0),
  }));

function without(rows: readonly SourceRow[], away: readonly SourceRow[]): readonly SourceRow[] {
  const left = new Set(away);
  return left.size === 0 ? rows : rows.filter((row) => !left.has(row));
}

/**
 * Findings that move no total: paid before the deal, accrued in another month than paid, matched without an equal id.
 * `deals`, `payments`, `accruals`: indices of the sources, −1 where there is none.
 */
export function remarks(
  group: Group,
  at: { deals: number; payments: number; accruals: number },
  scope: Scope,
): Found[] {
  const rowsOf = (s: number): readonly SourceRow[] => group.rows[s] ?? [];
  const found: Found[] = [];
  const [deal, payment] = [earliest(rowsOf(at.deals)), earliest(rowsOf(at.payments))];
  if (deal?.start !== undefined && payment?.start !== undefined && early(payment, deal, scope.days))
    found.push({ kind: 'early', source: at.payments, other: at.deals, rows: [payment, deal], effect: 0 });
  const basis = rowsOf(at.payments).length > 0 ? at.payments : at.deals;
  if (scope.period === null && basis >= 0 && rowsOf(basis).length > 0 && rowsOf(at.accruals).length > 0) {
    const strayed = rowsOf(at.accruals).filter((row) => isElsewhere(row, rowsOf(basis), scope.days));
    if (strayed.length > 0)
      found.push({
        kind: 'period',
        source: at.accruals,
        other: basis,
        rows: [...strayed, ...rowsOf(basis)],
        effect: 0,
      });
  }
  if (group.candidates.length === 0) return found;
  const candidates = new Set(group.candidates);
  group.rows.forEach((rows, source) => {
    const own = rows.filter((row) => candidates.has(row));
    const other = group.rows.findIndex((others, s) => s !== source && others.some((row) => !candidates.has(row)));
    if (own.length > 0 && other >= 0)
      found.push({ kind: 'candidate', source, other, rows: [...own, ...rowsOf(other).slice(0, 1)], effect: 0 });
  });
  return found;
}

const early = (payment: SourceRow, deal: SourceRow, days: number): boolean =>
  payment.end !== null && deal.start !== null && payment.end + days < deal.start;

function earliest(rows: readonly SourceRow[]): SourceRow | undefined {
  let best: SourceRow | undefined;
  for (const row of rows)
    if (row.start !== null && (best?.start === undefined || row.start < (best.start as number))) best = row;
  return best;
}

/** In the month of none of the others, and further from each of them than the tolerance. */
function isElsewhere(row: SourceRow, others: readonly SourceRow[], days: number): boolean {
  const { start, end } = row;
  if (start === null || end === null) return false;
  const dated = others.filter((other) => other.start !== null);
  return dated.length > 0 && dated.every((other) => isFar(start, end, other, days));
}

function isFar(start: number, end: number, { start: a, end: b }: SourceRow, days: number): boolean {
  if (a === null || b === null) return false;
  return (b + days < start || a > end + days) && firstDayOfMonth(a) !== firstDayOfMonth(start);
}
