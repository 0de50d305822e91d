/** Which rows of a plan are in force: for a profile (plan, role, grade) on a day. */
import { dayOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import {
  type Component,
  type Kpi,
  labelOf,
  type Measure,
  type Parameter,
  type Payout,
  type PlanDocument,
  type PlanRow,
  type PlanSettings,
  type Scale,
  type Scope,
} from './plan.js';

/** What decides which rows hold for a payee. */
export interface Profile {
  readonly plan: string;
  readonly role: string;
  readonly grade: string;
}

type Rows<T> = ReadonlyMap<string, T>;

/** The rows in force for one profile and period, by folded code, in the order of the document. */
export interface Scheme {
  readonly profile: Profile;
  readonly period: Period;
  /** Of somebody who left before the period: only what is paid after leaving pays. */
  readonly gone?: boolean;
  readonly settings: PlanSettings;
  readonly parameters: Rows<Parameter>;
  readonly measures: Rows<Measure>;
  readonly kpis: Rows<Kpi>;
  readonly scales: Rows<Scale>;
  readonly components: Rows<Component>;
  readonly payouts: Rows<Payout>;
  /** Every row of the document, for saying «действует с …» and for teams of other profiles. */
  readonly document: PlanDocument;
  /** What makes the whole scheme pay nobody. */
  readonly issues: readonly Issue[];
  /** Rows written twice, which are `broken`: unknown is only what needs them. */
  readonly doubts: readonly Issue[];
}

/** The kinds of row a plan has. */
export const SECTIONS = ['plans', 'parameters', 'measures', 'kpis', 'scales', 'components', 'payouts'] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * The scheme of a profile in a period. A row that starts inside the period follows the plan's `changeInside`; of a
 * period that is split each part takes the rows in force on its first day, `asOf`.
 */
export function schemeOf(document: PlanDocument, profile: Profile, period: Period, asOf = period.start): Scheme {
  const issues: Issue[] = [];
  const doubts: Issue[] = [];
  // Another plan written twice is no concern of this one's people.
  const own = document.plans.filter((row) => fold(row.code) === fold(profile.plan));
  const plans = inForce(own, profile, asOf, []);
  const settings = settingsOf(document, plans, profile, period, issues);
  const day = settings.changeInside === 'periodEnd' ? period.end : asOf;
  const pick = <T extends PlanRow>(rows: readonly T[]): Rows<T> => {
    if (!settings.changeInside) reportChanges(rows, profile, period, issues);
    return inForce(rows, profile, day, doubts);
  };
  return {
    profile,
    period,
    settings,
    document,
    issues,
    doubts,
    parameters: pick(document.parameters),
    measures: pick(document.measures),
    kpis: pick(document.kpis),
    scales: pick(document.scales),
    components: pick(document.components),
    payouts: pick(document.payouts ?? []),
  };
}

/** The plan's row in force; before the first or after the last, one that pays nobody. */
function settingsOf(
  document: PlanDocument,
  plans: Rows<PlanSettings>,
  profile: Profile,
  period: Period,
  issues: Issue[],
): PlanSettings {
  const found = plans.get(fold(profile.plan));
  if (found?.broken) issues.push(found.broken);
  if (found) return found;
  const rows = document.plans.filter((row) => fold(row.code) === fold(profile.plan));
  const starts = rows.find((row) => startOf(row) > period.start && startOf(row) <= period.end && !row.ended);
  const other = starts ?? rows[rows.length - 1];
  // A plan that starts inside the period is in force from then on: its row is a change like any other.
  if (other && !starts) {
    const params = { plan: labelOf(other), from: other.from ?? '—', period: period.code };
    issues.push(error('plan-not-in-force', params, other.place));
  }
  return other && !starts ? { ...other, ended: true } : (other ?? { code: profile.plan });
}

/** What the plan of a profile says of a change inside the period. */
export const changeInsideOf = (
  document: PlanDocument,
  profile: Profile,
  period: Period,
): PlanSettings['changeInside'] =>
  settingsOf(document, inForce(document.plans, profile, period.start, []), profile, period, []).changeInside;

/** Doors refuse an unreadable date; one built in code counts as never, so that the row cannot pay unnoticed. */
const startOf = (row: PlanRow): number =>
  row.from === undefined ? Number.NEGATIVE_INFINITY : (dayOf(row.from) ?? Number.POSITIVE_INFINITY);

/** True when the row's scope covers the profile. */
export const covers = (scope: Scope | undefined, profile: Profile): boolean =>
  scope === undefined ||
  ((scope.plan === undefined || fold(scope.plan) === fold(profile.plan)) &&
    (scope.role === undefined || fold(scope.role) === fold(profile.role)) &&
    (scope.grade === undefined || fold(scope.grade) === fold(profile.grade)));

/** Grade says more than role, role more than plan. */
const particularity = (scope: Scope | undefined): number =>
  scope === undefined
    ? 0
    : (scope.grade !== undefined ? 4 : 0) + (scope.role !== undefined ? 2 : 0) + (scope.plan !== undefined ? 1 : 0);

/** The rows in force by code; of two equally good ones neither is right, so the row is broken and told among `doubts`. */
function inForce<T extends PlanRow>(rows: readonly T[], profile: Profile, day: number, doubts: Issue[]): Rows<T> {
  const best = new Map<string, T>();
  for (const row of rows) {
    const start = startOf(row);
    if (start > day || !covers(row.for, profile)) continue;
    const key = fold(row.code);
    const held = best.get(key);
    const order =
      held === undefined ? 1 : particularity(row.for) - particularity(held.for) || compareStarts(start, startOf(held));
    if (order === 0) best.set(key, { ...row, broken: held?.broken ?? twice(row, held as T) });
    if (order > 0) best.set(key, row);
  }
  for (const [key, row] of best) {
    if (row.broken?.code === 'row-twice') doubts.push(row.broken);
    else if (row.ended) best.delete(key);
  }
  return best;
}

const compareStarts = (a: number, b: number): number => (a === b ? 0 : a > b ? 1 : -1);

const twice = (row: PlanRow, held: PlanRow): Issue =>
  error(
    'row-twice',
    { name: row.code, from: row.from ?? '—', other: held.place?.row === undefined ? '' : String(held.place.row) },
    row.place,
  );

function reportChanges(rows: readonly PlanRow[], profile: Profile, period: Period, issues: Issue[]): void {
  for (const row of rows) {
    const start = startOf(row);
    if (start <= period.start || start > period.end || !covers(row.for, profile)) continue;
    const params = { name: labelOf(row), from: row.from ?? '', period: period.code, plan: profile.plan };
    issues.push(error('change-inside', params, row.place));
  }
}

/**
 * A row of that code that is not in force for the scheme, to explain why a name is not found.
 */
export function elsewhere<T extends PlanRow>(rows: readonly T[], code: string): T | undefined {
  return rows.find((row) => fold(row.code) === fold(code) && !row.ended);
}

/** A measure of the scheme, or of everybody's rows where it is somebody else's; bound names are there. */
export const measureOf = ({ measures, document }: Scheme, name: string): Measure =>
  (measures.get(fold(name)) ?? elsewhere(document.measures, name)) as Measure;
