/** Scorecards: which weights have to add up, whether they do, and how they are made to. */
import { isoOf } from '../../../src/core/day/dates.js';
import { fold } from '../../../src/core/language/index.js';
import { compareF } from '../../../src/core/number/exact.js';
import type { Kpi, PlanDocument } from '../../../src/core/plan/plan.js';
import type { Run } from '../../../src/core/run/result.js';
import { changed } from './rows.js';
import { balanced, styleOf, sumOf } from './shares.js';

/** KPIs whose weights belong together: one scorecard of one group of people. */
export interface Card {
  readonly title: string;
  readonly rows: readonly { readonly row: Kpi; readonly index: number }[];
}

/** Scorecards of the plan as it is in force on a day; '' for every row. */
export function cardsOf(plan: PlanDocument, day: string): Card[] {
  const cards = new Map<string, { title: string; rows: { row: Kpi; index: number }[] }>();
  plan.kpis.forEach((row, index) => {
    if (row.weight === undefined || row.ended || (day !== '' && (row.from ?? '') > day)) return;
    const title = [row.for?.plan, row.for?.role, row.for?.grade, row.group]
      .filter((one) => one !== undefined)
      .join(' · ');
    const card = cards.get(title) ?? { title, rows: [] };
    const rows = card.rows.filter(
      ({ row: other }) => fold(other.code) !== fold(row.code) || (other.from ?? '') > (row.from ?? ''),
    );
    cards.set(title, { title, rows: [...rows, { row, index }] });
  });
  return [...cards.values()];
}

const ONE = { n: 1, d: 1 };

/** Does the scorecard's sum have to be 100 % and is not? */
export function isOff(card: Card): boolean {
  const weights = card.rows.map(({ row }) => row.weight ?? '0');
  const sum = sumOf(card.rows.map(({ row }) => row));
  return sum !== null && styleOf(weights) !== 'parts' && compareF(sum, ONE) !== 0;
}

/** The plan with a scorecard's weights balanced, one of them kept. */
export function balancedPlan(plan: PlanDocument, card: Card, keep: number): PlanDocument {
  const weights = balanced(
    card.rows.map(({ row }) => row.weight ?? '0'),
    card.rows.findIndex(({ index }) => index === keep),
  );
  return card.rows.reduce(
    (next, { index }, i) => changed(next, { section: 'kpis', index }, { weight: weights[i] }),
    plan,
  );
}

/** The last day of the period of a calculation; '' without one. */
export const lastDay = (run: Run | null): string => (run ? isoOf(run.prepared.period.end) : '');
