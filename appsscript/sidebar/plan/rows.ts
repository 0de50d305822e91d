/** Changes of the plan's rows, each giving a new plan. */
import type { Issue, Place } from '../../../src/core/issue/issue.js';
import type { PlanDocument, PlanRow } from '../../../src/core/plan/plan.js';
import { type AnyRow, rowsOf, SECTIONS, type Section, withRows } from '../../rows.js';

/** A row somewhere in the plan. */
export interface At {
  readonly section: Section;
  readonly index: number;
}

export const rowAt = <Row>(plan: PlanDocument, { section, index }: At): Row | undefined =>
  rowsOf(plan, section)[index] as Row | undefined;

let made = 0;

/** New rows have no cell; their findings are told apart by a place of their own. */
export function placed(plan: PlanDocument): PlanDocument {
  let result = plan;
  for (const section of SECTIONS) {
    const rows = rowsOf(plan, section);
    if (rows.every(({ place }) => place)) continue;
    result = withRows(
      result,
      section,
      rows.map((row) => (row.place ? row : { ...row, place: { path: `new ${++made}` } })),
    );
  }
  return result;
}

/** The plan with a row changed; undefined takes a field away. What could not be read is typed anew. */
export const changed = (plan: PlanDocument, { section, index }: At, change: object): PlanDocument =>
  withRows(
    plan,
    section,
    rowsOf(plan, section).map((row, i) => (i === index ? merged(row, change) : row)),
  );

function merged(row: AnyRow, change: object): AnyRow {
  const next = Object.entries({ ...row, ...change }).filter(([key, value]) => value !== undefined && key !== 'broken');
  return Object.fromEntries(next) as unknown as AnyRow;
}

export const added = (plan: PlanDocument, section: Section, row: object, index?: number): PlanDocument => {
  const rows = rowsOf(plan, section);
  const at = index ?? rows.length;
  return withRows(plan, section, [...rows.slice(0, at), row as AnyRow, ...rows.slice(at)]);
};

export const removed = (plan: PlanDocument, { section, index }: At): PlanDocument =>
  withRows(
    plan,
    section,
    rowsOf(plan, section).filter((_, i) => i !== index),
  );

/** Moves a row up (−1) or down (1). */
export function moved(plan: PlanDocument, { section, index }: At, by: -1 | 1): PlanDocument {
  const rows = [...rowsOf(plan, section)];
  const to = index + by;
  if (to < 0 || to >= rows.length) return plan;
  rows.splice(to, 0, ...rows.splice(index, 1));
  return withRows(plan, section, rows);
}

/** A copy of a row that is a row of its own. */
export function copied(row: AnyRow, change: object): AnyRow {
  const { place: _place, ...rest } = merged(row, change);
  const points = (row as unknown as { readonly points?: readonly { readonly place?: Place }[] }).points;
  const own = points ? { points: points.map(({ place: _gone, ...point }) => point) } : {};
  return { ...rest, ...own } as unknown as AnyRow;
}

/** Whom a row holds for, as a key. */
export const scopeOf = (row: PlanRow): string => JSON.stringify(row.for ?? {});

/** Is the finding about this row, or about a point of it? */
export function isAbout(issue: Issue, row: AnyRow | undefined): boolean {
  const points = (row as { readonly points?: readonly { readonly place?: Place }[] } | undefined)?.points ?? [];
  return [row, ...points].some((one) => one?.place !== undefined && sameRow(one.place, issue.place));
}

const sameRow = (a: Place, b: Place | undefined): boolean =>
  b !== undefined &&
  (a.path !== undefined ? `${b.path}.`.startsWith(`${a.path}.`) : a.table === b.table && a.row === b.row);
