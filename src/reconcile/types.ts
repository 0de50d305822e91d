/** What a reconciliation is asked and what it answers: plain data; words.ts says it in words. */
import type { Issue, Place } from '../core/issue/issue.js';
import type { PlanDocument } from '../core/plan/plan.js';

/** The three sources, in the order money goes through them. */
export type SourceName = 'deals' | 'payments' | 'accruals';

/** Columns a source is read by. `pay`: what was accrued on the row, beside the amount it was accrued on. */
export type SourceField = 'id' | 'amount' | 'date' | 'client' | 'payee' | 'currency' | 'pay';

/**
 * What was found:
 * `missing` the row has no counterpart; `amount` the sums differ; `duplicate` the same row again; `currency` the
 * counterpart is in another currency; `tie` a row without an id fits several; `period` the counterpart is dated in
 * another period; `unreadable` an amount cannot be read; `early` paid before the deal; `candidate` matched without an
 * equal id, to be confirmed; `parts` several rows of one id whose sum agrees.
 */
export type DifferenceKind =
  | 'missing'
  | 'amount'
  | 'duplicate'
  | 'currency'
  | 'tie'
  | 'period'
  | 'unreadable'
  | 'early'
  | 'candidate'
  | 'parts';

/** What a difference adds on the way from one source's total to the next one's; decimal text. */
export interface Effect {
  readonly from: SourceName;
  readonly to: SourceName;
  readonly amount: string;
}

/** What a difference changes in somebody's pay. */
export interface PayChange {
  readonly payee: string;
  readonly name: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly delta: string;
}

/**
 * `fix`: what putting the difference right would add to pay (the lacking row appears, the repeated one goes).
 * `row`: the pay that rests on the row as it stands.
 */
export interface PayEffect {
  readonly kind: 'fix' | 'row';
  readonly period: string;
  readonly changes: readonly PayChange[];
}

/** One row of a source, as a difference shows it. */
export interface RowShown {
  readonly source: SourceName;
  readonly id: string;
  /** null: it cannot be read. */
  readonly amount: string | null;
  /** `2026-10-12`, or '' where there is none. */
  readonly date: string;
  readonly client: string;
  readonly payee: string;
  /** What was accrued on the row, where the table says it. */
  readonly pay?: string;
  readonly place: Place;
}

export interface Difference {
  readonly kind: DifferenceKind;
  /** Where the rows stand, and the source they were compared with. */
  readonly source: SourceName;
  readonly other: SourceName;
  readonly id: string;
  readonly currency: string;
  /** Rows it is about: those of `source` first. */
  readonly rows: readonly RowShown[];
  /** Empty: no total changes because of it. */
  readonly effects: readonly Effect[];
  /** Rows or groups that fit as well, for `tie`. */
  readonly fits?: number;
  readonly pay?: PayEffect;
}

/** A source as it was read. */
export interface SourceTotal {
  readonly source: SourceName;
  readonly table: string;
  /** Rows counted: those of the period, where one was asked for. */
  readonly rows: number;
  readonly unreadable: number;
  /** Sums of the readable rows by currency; `total` is null as soon as one row of the currency cannot be read. */
  readonly totals: readonly { readonly currency: string; readonly readable: string; readonly total: string | null }[];
  /** Headers the columns were found under. */
  readonly columns: Readonly<Partial<Record<SourceField, string>>>;
}

/** How one total becomes the next: start + the lines = end, exactly. Sums are those of the readable rows. */
export interface Bridge {
  readonly from: SourceName;
  readonly to: SourceName;
  readonly currency: string;
  readonly start: string;
  readonly lines: readonly {
    readonly kind: DifferenceKind;
    /** Where the rows of the line stand. */
    readonly source: SourceName;
    readonly sign: '+' | '-';
    readonly count: number;
    readonly amount: string;
  }[];
  readonly end: string;
}

export interface Reconciliation {
  /** Code of the period asked for; null: all rows. */
  readonly period: string | null;
  readonly sources: readonly SourceTotal[];
  readonly bridges: readonly Bridge[];
  readonly differences: readonly Difference[];
  /** Deals (ids) looked at, and those that agree in every source. */
  readonly compared: number;
  readonly agreed: number;
  readonly issues: readonly Issue[];
}

export interface ReconcileOptions {
  readonly period?: string;
  /** Row tables by name; absent ones are recognised by theirs. */
  readonly tables?: Readonly<Partial<Record<SourceName, string>>>;
  /** Columns by header, for one source; absent ones are recognised. */
  readonly columns?: Readonly<Partial<Record<SourceName, Readonly<Partial<Record<SourceField, string>>>>>>;
  /** Days two dates may be apart and still be the same event; default 3. */
  readonly days?: number;
  /** The plan: with it the largest differences are calculated in pay. */
  readonly plan?: PlanDocument;
  /** How many differences are calculated in pay; default 20. */
  readonly payFor?: number;
}
