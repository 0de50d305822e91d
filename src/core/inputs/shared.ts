/** What the cohorts of a run share, and how facts are tried out. */

import type { Day } from '../day/dates.js';
import type { Period } from '../day/period.js';
import type { Issue } from '../issue/issue.js';
import type { Expr } from '../language/index.js';
import type { Cellular } from '../number/columns.js';
import type { Fraction } from '../number/exact.js';
import type { Quantity } from '../number/quantity.js';
import type { Measure } from '../plan/plan.js';
import type { Environment } from '../program/evaluate.js';
import type { Input, RowsNode } from '../program/node.js';
import type { Entries } from './entries.js';
import type { Cohort, Prepared } from './prepare.js';

/** A change tried out: a payee's fact is higher by so much. */
export interface FactChange {
  readonly measure: string;
  readonly payee: number;
  readonly by: Fraction;
}

/** A component's amount in a period that is over, in 10^-digits units: closed, or paid in parts; null: as computed. */
export type Settle = (shared: Shared, payee: number, code: string, digits: number) => Cellular | null;

/** Another period of the same plan and data, and where its people stand. */
export interface Elsewhere {
  readonly shared: Shared;
  /** Index there of every payee of this period, −1 for nobody. */
  readonly at: Int32Array;
}

/** What the cohorts of a run share: measures of all payees, and figures over other people. */
export interface Shared {
  /** Rows ordered so far, and what was found on the way. */
  readonly rowsSeen: {
    readonly entries: Map<string, Entries>;
    /** Rows that were paid and look wrong, by what is said of them. */
    readonly doubts: Map<string, Issue>;
  };
  readonly prepared: Prepared;
  readonly environments: readonly Environment[];
  /** Facts tried out instead of the real ones. */
  readonly changes: readonly FactChange[];
  /** By how much what is counted row by row grows, in a forecast; null: it stays. */
  readonly tempo: Fraction | null;
  fact(measure: Measure): Quantity;
  /** How many rows a measure counted, by payee. */
  rowCounts(measure: Measure): Quantity;
  target(code: string): Quantity;
  time(what: (Input & { type: 'time' })['what'], basis: Cohort): Quantity;
  /** An expression computed for every payee, each in their own scheme; those without such figures count 0. */
  everybody(over: Expr): Quantity;
  /** The rows a component runs over, by payee; an issue where they cannot be told. */
  entries(node: RowsNode, cohort: Cohort): Entries | Issue;
  /** Days whose rows count: the period, or its beginning. */
  readonly counted: Period;
  /** The same calculation with the rows up to a day only; itself where there are none after it. */
  upTo(day: Day): Shared;
  /** The same calculation in another period, its closed amounts as they were paid. */
  other(code: string): Elsewhere;
  readonly settle: Settle | null;
  /** This is another period's calculation: amounts of components are the settled ones. */
  readonly past: boolean;
}
