/** Plan-time checking: every formula of every version bound for everybody it may hold for, without people or facts. */
import { dayOf, isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { dedupe, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import type { PlanDocument, PlanRow } from '../plan/plan.js';
import { type Profile, SECTIONS, schemeOf } from '../plan/scheme.js';
import { bindScheme } from './figures.js';
import { judge } from './judge.js';
import type { Known } from './program.js';

/** What a plan may refer to that only the data has. */
export interface CompileOptions {
  /** Columns of the people table with individual values. */
  readonly individual?: readonly string[];
  /** Columns of a row table by its name. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
}

/** A checked plan: with no error among the issues every formula has a meaning. */
export interface Compiled {
  readonly plan: PlanDocument;
  readonly issues: readonly Issue[];
}

/**
 * Checks a plan without data: names, kinds, cycles, scales, for each profile its rows name and each day it changes.
 * @example compile(plan).issues[0]?.code // 'name-not-here', because a payee without a grade would have no salary
 */
export function compile(plan: PlanDocument, options: CompileOptions = {}): Compiled {
  const known: Known = {
    individual: options.individual ?? [],
    columns: (table) => Object.entries(options.tables ?? {}).find(([name]) => fold(name) === fold(table))?.[1],
  };
  const issues = profilesOf(plan).flatMap((profile) =>
    daysOf(plan).flatMap((day) => checkScheme(plan, profile, day, known)),
  );
  return { plan, issues: dedupe(issues) };
}

const rowsOf = (plan: PlanDocument): PlanRow[] => SECTIONS.flatMap((section) => [...(plan[section] ?? [])]);

/** Every plan with every role and grade its rows name, and with none. */
function profilesOf(plan: PlanDocument): Profile[] {
  const words = (field: 'role' | 'grade'): string[] => [
    ...new Set(['', ...rowsOf(plan).map((row) => row.for?.[field] ?? '')]),
  ];
  const plans = [...new Set(plan.plans.map(({ code }) => code))];
  return (plans.length > 0 ? plans : ['']).flatMap((code) =>
    words('role').flatMap((role) => words('grade').map((grade) => ({ plan: code, role, grade }))),
  );
}

/** The days on which anything changes, and one before them all. */
function daysOf(plan: PlanDocument): number[] {
  const starts = rowsOf(plan).map((row) => (row.from === undefined ? null : dayOf(row.from)));
  const days = [...new Set(starts.filter((day) => day !== null))].sort((a, b) => a - b);
  return rowsOf(plan).some((row) => row.from === undefined) || days.length === 0 ? [(days[0] ?? 1) - 1, ...days] : days;
}

function checkScheme(plan: PlanDocument, profile: Profile, day: number, known: Known): readonly Issue[] {
  const period: Period = { code: isoOf(day), kind: 'day', start: day, end: day };
  const program = bindScheme(schemeOf(plan, profile, period), known);
  if (program.scheme.settings.ended) return [];
  judge(program);
  return program.issues;
}
