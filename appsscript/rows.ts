/** Rows of a plan side by side: what is the same row, and what is the same plan whatever cells it stands in. */

import { fold } from '../src/core/language/index.js';
import { parseDecimal } from '../src/core/number/decimal.js';
import { decimalF, fractionText } from '../src/core/number/exact.js';
import { EMPTY_PLAN, type PlanDocument, type PlanRow } from '../src/core/plan/plan.js';

/** The lists of rows of a plan. */
export type Section = Exclude<keyof PlanDocument, 'format'>;
export const SECTIONS: readonly Section[] = [
  'plans',
  'parameters',
  'measures',
  'kpis',
  'scales',
  'components',
  'credits',
  'payouts',
];

/** A row of any section. */
export type AnyRow = PlanRow & Readonly<Record<string, unknown>>;

export const rowsOf = (plan: PlanDocument, section: Section): readonly AnyRow[] =>
  (plan[section] ?? []) as readonly unknown[] as readonly AnyRow[];

/** The plan with other rows in a section; a section nobody needs stays away when empty. */
export function withRows(plan: PlanDocument, section: Section, rows: readonly AnyRow[]): PlanDocument {
  if (rows.length === 0 && !(section in EMPTY_PLAN)) {
    const { [section]: _gone, ...rest } = plan;
    return rest as PlanDocument;
  }
  return { ...plan, [section]: rows };
}

/** What tells a row from others of its section: its name, its day and whom it holds for. */
const identityOf = ({ code, from = '', for: scope = {} }: PlanRow): string =>
  JSON.stringify([fold(code), from, scope.plan ?? '', scope.role ?? '', scope.grade ?? '']);

/** `5%` and `0.05` are one value in two cells. */
function plainText(text: string): string {
  const percent = text.endsWith('%');
  const read = parseDecimal(percent ? text.slice(0, -1) : text);
  if (read === null) return text;
  return fractionText(decimalF(read.units, read.scale + (percent ? 2 : 0)));
}

const ASIDE = ['place', 'broken'];

function plain(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (typeof value === 'number') return plainText(String(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([key, field]) => !ASIDE.includes(key) && field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => [key, plain(field)]);
}

/** What a row says, wherever it stands: equal texts, equal rows. */
export const meaningOf = (row: unknown): string => JSON.stringify(plain(row));

/** Do two plans say the same? */
export const samePlan = (a: PlanDocument, b: PlanDocument): boolean => differences(a, b).length === 0;

/** Where two plans differ: the section and the name of the row. */
export interface Difference {
  readonly section: Section;
  readonly code: string;
}

/** Names of the rows in which two plans differ. */
export function differences(a: PlanDocument, b: PlanDocument): Difference[] {
  return SECTIONS.flatMap((section) => {
    const codes = changedRows(rowsOf(a, section), rowsOf(b, section)).map(({ code }) => code);
    return [...new Set(codes)].map((code) => ({ section, code }));
  });
}

/** Rows that one list has and the other has not, or has in other words; of the same rows in another order, the first out of it. */
export function changedRows(one: readonly AnyRow[], other: readonly AnyRow[]): readonly AnyRow[] {
  const [ours, theirs] = [one.map(meaningOf), other.map(meaningOf)];
  if (ours.join('\n') === theirs.join('\n')) return [];
  const odd = [
    ...one.filter((_, i) => !theirs.includes(ours[i] as string)),
    ...other.filter((_, i) => !ours.includes(theirs[i] as string)),
  ];
  const moved = one.find((_, i) => ours[i] !== theirs[i]) ?? other[one.length];
  return odd.length > 0 ? odd : moved ? [moved] : [];
}

/**
 * For each new row the index of the old one it came from, −1 for none: the same identity first, then the same cell, so a
 * row that was renamed is still itself.
 */
export function origins(before: readonly AnyRow[], after: readonly AnyRow[]): number[] {
  return matched(before, after, [identityOf, ({ place }) => place && JSON.stringify([place.table, place.row])]);
}

/** Pairs items by the first key that agrees; each old one is taken once. */
export function matched<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((item: T) => string | undefined)[],
): number[] {
  const found = after.map(() => -1);
  const taken = new Set<number>();
  for (const key of keys) {
    const free = new Map<string, number[]>();
    before.forEach((item, i) => {
      const name = taken.has(i) ? undefined : key(item);
      if (name !== undefined) free.set(name, [...(free.get(name) ?? []), i]);
    });
    after.forEach((item, i) => {
      const name = found[i] === -1 ? key(item) : undefined;
      const at = name === undefined ? undefined : free.get(name)?.shift();
      if (at === undefined) return;
      found[i] = at;
      taken.add(at);
    });
  }
  return found;
}

/** A plan whose changes were made beside other changes. */
export interface Rebased {
  readonly plan: PlanDocument;
  /** Rows both changed: ours are kept. */
  readonly conflicts: readonly Difference[];
}

/** Our changes made to `was`, on top of what the plan has become since. */
export function rebase(was: PlanDocument, ours: PlanDocument, theirs: PlanDocument): Rebased {
  const conflicts: Difference[] = [];
  let plan = theirs;
  for (const section of SECTIONS) {
    const [old, mine, now] = [was, ours, theirs].map((one) => rowsOf(one, section)) as [AnyRow[], AnyRow[], AnyRow[]];
    const from = origins(old, mine);
    const became = origins(now, old);
    const changed =
      mine.some((row, i) => from[i] !== i || meaningOf(row) !== meaningOf(old[i])) || mine.length !== old.length;
    if (!changed) continue;
    const rows = mine.flatMap((row, i): AnyRow[] => {
      const before = old[from[i] as number];
      const after = now[became[from[i] as number] ?? -1];
      if (before === undefined) return [row];
      const own = meaningOf(row) !== meaningOf(before);
      if (after === undefined) {
        if (own) conflicts.push({ section, code: row.code });
        return own ? [row] : [];
      }
      if (own && meaningOf(after) !== meaningOf(before) && meaningOf(after) !== meaningOf(row))
        conflicts.push({ section, code: row.code });
      return [own ? { ...row, ...(after.place ? { place: after.place } : {}) } : after];
    });
    const news = now.filter((_, i) => !became.includes(i));
    plan = withRows(plan, section, [...rows, ...news]);
  }
  return { plan, conflicts };
}
