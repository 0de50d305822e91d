/** What a calculation gives for one payee and period. Amounts are decimal text with the currency's digits. */
import type { Issue, Place } from '../issue/issue.js';
import type { Kind } from '../plan/kinds.js';
import type { RateShown } from './rates.js';

/** Earned by the plan, or what the pay stage adds and keeps. */
export type Stage = 'earned' | 'pay';

/** Code of the line that brings what was earned down to the plan's cap. @example CAP_LINE // 'plan-cap' */
export const CAP_LINE = 'plan-cap';
/** Code of the line «Округление», what rounding the total adds to its lines. @example ROUNDING_LINE // 'rounding' */
export const ROUNDING_LINE = 'rounding';

/** One line of pay. `amount` is null when it is unknown; the reason is among the statement's issues. */
export interface Line {
  readonly code: string;
  readonly title: string;
  readonly stage: Stage;
  /** The plan (схема) the line comes from. */
  readonly plan: string;
  readonly amount: string | null;
  /** Gate: false when the component's condition was not met. Absent: no condition. */
  readonly met?: boolean;
  /** What an adjustment is in law: «не заработано», «снижение премии», «удержание» are three things. */
  readonly adjustment?: AdjustmentKind;
  readonly payroll?: { readonly code?: string; readonly name?: string };
  /** First and last day of the part of the period the line is for; absent: the whole of it. */
  readonly part?: { readonly from: string; readonly to: string };
  /** The period the line is for where it is not the statement's: `2026-Q4`. */
  readonly forPeriod?: string;
  /** Month it is accrued in and day it is paid, as the component says. */
  readonly accrualMonth?: string;
  readonly payDate?: string;
  /** What a rule of the pay stage did here. */
  readonly payout?: PayoutMove;
  /** A recalculation: code of the closed period whose line of this code it corrects. */
  readonly corrects?: string;
}

/** How far a statement is: seen by the payee, settled, or paid for good. */
export type StatementState = 'draft' | 'agreed' | 'disputed' | 'approved' | 'closed';

/** What a payee does not agree with, and what was answered. `line` '': the whole statement. */
export interface Dispute {
  readonly line: string;
  readonly claim: string;
  readonly answer: string;
  readonly author: string;
}

/**
 * What a rule of the pay stage does: pays a draw or takes it back, tops up to a guarantee, cuts at a cap, keeps over a cap
 * and pays it later, holds until a condition, releases it or cancels it against a return, carries a minus, nets it.
 */
export type PayoutMove =
  | 'draw'
  | 'recovery'
  | 'guarantee'
  | 'cap'
  | 'kept'
  | 'returned'
  | 'held'
  | 'released'
  | 'dropped'
  | 'carried'
  | 'netted';

/** What a rule of the pay stage leaves for the next period, never negative: a draw to recover, an amount held. */
export interface Balance {
  readonly code: string;
  readonly title: string;
  readonly amount: string;
}

/** What an adjustment is in law: less or more pay, or a deduction from it. */
export type AdjustmentKind = 'notEarned' | 'disciplinary' | 'deduction' | 'oneOff' | 'extraAccrual' | 'recalculation';

/** A KPI as shown beside the lines; decimal text, ratios as fractions («0.9682»), null where unknown. */
export interface KpiFigure {
  readonly code: string;
  readonly title: string;
  readonly unit: Kind;
  readonly fact: string | null;
  readonly target: string | null;
  readonly attainment: string | null;
  readonly weight: string | null;
  readonly score: string | null;
}

/** Something earned that is not money: a certificate, a thank-you. */
export interface Award {
  readonly code: string;
  readonly title: string;
  readonly evidence: string | null;
}

/** `total` of the statement × the rate = `total` here, rounded half away from zero to the currency's smallest unit. */
export interface Converted {
  readonly currency: string;
  /** null: the statement's total or the rate is unknown; the reason is among the statement's issues. */
  readonly total: string | null;
  /** The day the plan looks the rate up on. */
  readonly day: string;
  /** What one unit of the plan's currency costs, decimal or `n/d` text. */
  readonly rate: ExactText | null;
  /** The rows of the rates table it is made of, each with its date. */
  readonly rows: readonly RateShown[];
}

/** The statement (расчёт премии) of one payee for one period. `total` is the sum of all lines as printed. */
export interface Statement {
  readonly payee: string;
  readonly name: string;
  readonly period: string;
  readonly currency: string;
  readonly earned: string | null;
  readonly total: string | null;
  /** The total in the payee's own currency, where it is another one than the plan's. */
  readonly converted?: Converted;
  readonly lines: readonly Line[];
  readonly awards: readonly Award[];
  /** Left by the rules of the pay stage; absent where there is none. */
  readonly balances?: readonly Balance[];
  readonly issues: readonly Issue[];
  /** Absent: a draft nobody has spoken about. */
  readonly state?: StatementState;
  readonly disputes?: readonly Dispute[];
  /** It counts targets that are drafts still. */
  readonly preliminary?: true;
}

/** An exact value: decimal text where it is finite («0.095»), else a fraction («335/346»). */
export type ExactText = string;

/**
 * One step of «почему столько». A node's value follows from its children by `op`; a leaf has a source.
 * Replaying the tree with exact arithmetic gives the value again (tested).
 */
export interface Explanation {
  /** What it is: `value`, `+ − × ÷`, a function name, `measure`, `scale`, `round`, … */
  readonly op: string;
  /** What people call it: the name in the plan or the text of the expression. */
  readonly label: string;
  readonly kind: Kind;
  /** null: unknown; `issue` says why. */
  readonly value: ExactText | null;
  readonly issue?: Issue;
  readonly source?: Source;
  readonly children: readonly Explanation[];
  /** Facts of the step a sentence needs: the tier reached, its rate, rounding digits, replay data. */
  readonly detail?: Readonly<Record<string, string>>;
}

export interface Source {
  /** `cell` a cell of a data table, `rows` an aggregate over rows, `parameter`, `plan` (a field of the plan), `formula`, `calendar`, `literal`. */
  readonly kind: 'cell' | 'rows' | 'parameter' | 'plan' | 'formula' | 'calendar' | 'literal';
  readonly place?: Place;
  /** The day the row started to hold. */
  readonly from?: string;
  /** For `rows`: table, how many rows, which column. */
  readonly rows?: {
    readonly table: string;
    readonly count: number;
    readonly column?: string;
    /** The rates amounts of the rows were exchanged at, `2026-10-05: 1 USD = 92.5 RUB`. */
    readonly rates?: readonly string[];
    /** The rows themselves, read at first use; absent where the figure is unknown. */
    readonly counted?: CountedRows;
  };
  /** For `formula`: catalogue id and the published reference. */
  readonly formula?: string;
  readonly reference?: string;
}

/** The rows behind a figure: the first ones by day, and the rest in number. Amounts of both add up to a sum. */
export interface CountedRows {
  readonly count: number;
  readonly listed: readonly CountedRow[];
  readonly rest?: RestOfRows;
  /** Rows of the payee in the same table that were not counted. */
  readonly leftOut: readonly LeftOut[];
}

/** A row that took part in a figure. */
export interface CountedRow {
  readonly place: Place;
  /** The day that puts it into the period, ISO. */
  readonly day?: string;
  /** What identifies it: its first column, a client. */
  readonly names: readonly string[];
  /** What of it entered, 1 where rows are counted; absent where texts are told apart, or it is unknown. */
  readonly amount?: ExactText;
  /** Of a shared row its whole amount, the payee's share and the rule that says so. */
  readonly of?: ExactText;
  readonly share?: ExactText;
  readonly rule?: string;
}

/** Rows told together; the amount only where rows add up. */
export interface RestOfRows {
  readonly count: number;
  readonly amount?: ExactText;
}

/** Rows that were not counted: dated outside the period, without a date, or not meeting the measure's condition. */
export interface LeftOut extends RestOfRows {
  readonly reason: 'date' | 'undated' | 'condition';
  /** First and last day of rows outside the period, ISO. */
  readonly days?: readonly string[];
  /** The condition they do not meet. */
  readonly condition?: string;
}

/** What is missing to the next tier, floor or gate, and what reaching it would add to the total. */
export interface Next {
  readonly line: string;
  /** `tier` of a scale, `floor` of a KPI, or `gate` of a component. */
  readonly kind: 'tier' | 'floor' | 'gate';
  /** Scale, KPI or component code. */
  readonly name: string;
  /** The measure that has to grow (or fall), and by how much in its own unit. */
  readonly measure: string;
  readonly missing: string;
  /** The threshold to reach, e.g. `1.21`. */
  readonly threshold: string;
  /** First and last day of the part of a split period whose rules ask for it. */
  readonly part?: { readonly from: string; readonly to: string };
  /** What it would add to the total; null where the measure also feeds figures with other measures in them. */
  readonly adds: string | null;
}
