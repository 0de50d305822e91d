/** What a finished calculation holds: columns of a scheme, parts of a split period, what closed periods are owed. */

import type { Day } from '../day/dates.js';
import type { LedgerRow } from '../inputs/ledger.js';
import type { Cohort, Prepared } from '../inputs/prepare.js';
import type { Shared } from '../inputs/shared.js';
import type { Issue } from '../issue/issue.js';
import type { Cellular, Column } from '../number/columns.js';
import type { Int, RoundingMode } from '../number/exact.js';
import type { Quantity } from '../number/quantity.js';
import type { Component } from '../plan/plan.js';
import type { LineDates } from '../program/linedates.js';
import type { PayoutFigures } from '../program/payout.js';
import type { AdjustmentKind, Line, Stage } from '../program/statement.js';

/** A component's amounts for the payees of a cohort. */
export interface LineColumn {
  readonly component: Component;
  /** As printed: whole smallest units. */
  readonly printed: Column;
  /** 1 where the gate was met; null: no gate. */
  readonly met: Column | null;
  /** When it is accrued and paid, where the component says so. */
  readonly dates?: LineDates;
}

export interface AwardColumn {
  readonly component: Component;
  readonly given: Column;
  readonly evidence: Quantity | null;
}

/** A scheme's results. */
export interface CohortRun {
  readonly cohort: Cohort;
  readonly currency: string;
  readonly digits: number;
  readonly lines: readonly LineColumn[];
  readonly awards: readonly AwardColumn[];
  /** Reduction of the plan's cap, 0 or negative; null: no cap. */
  readonly cap: Column | null;
  /** What rounding the total adds; null: lines add up by themselves. */
  readonly rounding: Column | null;
  /** Rules of the pay stage, in the plan's order. */
  readonly payouts: readonly PayoutFigures[];
}

/** A finished calculation. Statements, explanations and what-ifs are read from it. */
export interface Run {
  readonly prepared: Prepared;
  readonly cohorts: readonly CohortRun[];
  /** Where each payee stands: index of the cohort and row in it. */
  readonly whereabouts: { readonly cohort: Int32Array; readonly row: Int32Array };
  /** Issues of the plan and the data; those of one payee are in the payee's statement. */
  readonly issues: readonly Issue[];
  readonly shared: Shared;
  /** Statements of the payees whose period is split by a change inside it. */
  parts(): ReadonlyMap<number, () => SplitStatement>;
  /** The other periods, where the data has a ledger. */
  readonly timeline?: Timeline;
}

/** A part of the period: its days, the share of them, and the calculation with the rows in force on its first day. */
export interface Part {
  readonly from: Day;
  readonly to: Day;
  readonly days: Int;
  readonly world: World;
  readonly payee: number;
}

/** The whole period under the rows in force on one day, for the payees who have a part from then. */
export interface World {
  readonly shared: Shared;
  readonly cohorts: readonly CohortRun[];
  readonly whereabouts: ReadonlyMap<number, { readonly cohort: number; readonly row: number }>;
}

/** A line of a split statement; `of`: the whole amounts it was made of, with their days. */
export interface PartLine {
  readonly head: Omit<Line, 'amount'>;
  readonly amount: Cellular;
  readonly of: readonly { readonly part: Part; readonly amount: Cellular }[];
  /** The lines before it that it is the rest to; [] where it is rounded by itself. */
  readonly before: readonly PartLine[];
  readonly step: UnitRounding;
}

/** How a line is rounded. */
export interface UnitRounding {
  readonly unit: Int;
  readonly mode: RoundingMode;
}

export interface SplitStatement {
  readonly parts: readonly Part[];
  /** Sum of the parts' days. */
  readonly days: Int;
  readonly lines: readonly PartLine[];
}

/** A line of a closed period that is not what was paid. Amounts in the currency's smallest units. */
export interface Correction {
  readonly period: string;
  readonly code: string;
  readonly title: string;
  readonly stage: Stage;
  readonly adjustment?: AdjustmentKind;
  readonly payroll?: NonNullable<Line['payroll']>;
  /** What was closed for it, and posted since. */
  readonly was: Int;
  readonly now: Int;
  /** Where the closed line stands; absent: it was not paid then. */
  readonly row?: LedgerRow;
  /** A later line deducts what this one paid, so that it pays the difference: nothing is posted. */
  readonly byItself?: true;
}

/** What a payee's closed periods are owed, and what keeps it from being known. */
export interface Corrections {
  readonly lines: readonly Correction[];
  readonly issues: readonly Issue[];
}

/** The other periods of a run whose data has a ledger. */
export interface Timeline {
  /** A period by today's plan and data, before what the ledger says of it. */
  run(period: string): Run;
  /** What closed periods are owed in this one: nothing unless it is the payee's first open period. */
  corrections(payee: number): Corrections;
  /** The earliest open period between the payee's last closed one and this; null: none. */
  openBefore(payee: number): string | null;
  /** What a closed period is owed whoever asks; null: it is not closed. */
  correctionsOf(payee: number, period: string): Corrections | null;
}
