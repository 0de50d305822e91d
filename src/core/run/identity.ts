/** The plan's rows in force for a payee, in a form that is the same whenever the rules are. */
import type { Run } from './result.js';

/** Where a row stands says nothing of what it says. */
const ASIDE: readonly string[] = ['place', 'broken'];

/** Rows of the payee's scheme in order of code, without their places: equal rules give equal data. */
export function schemeRows(run: Run, payee: string): unknown {
  const index = run.prepared.people.find(payee);
  const scheme = run.prepared.cohorts[run.whereabouts.cohort[index] ?? -1]?.program.scheme;
  if (!scheme) return null;
  const { settings, parameters, measures, kpis, scales, components, payouts, document } = scheme;
  const sections = [parameters, measures, kpis, scales, components, payouts].map((rows) =>
    [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => plain(row)),
  );
  return [plain(settings), ...sections, plain(document.credits ?? [])];
}

/** Data with its keys in order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([key, field]) => !ASIDE.includes(key) && field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => [key, plain(field)]);
}
