/**
 * The plan as one JSON document: what is paid, by which rule, to whom and since when.
 *
 * Every expression is canonical text (ASCII operators, `.` decimals, `,` between arguments);
 * the workbook door translates what people type. Numbers are decimal text, `"0.095"` or `"9.5%"`,
 * so that nothing passes through a binary double.
 */

import type { Issue, Place } from '../issue/issue.js';
import type { RoundingMode } from '../number/exact.js';

/** A day, `YYYY-MM-DD`. */
export type IsoDate = string;
/** Canonical expression text, e.g. `"round(Оплаты * 3%, 2)"`. */
export type Formula = string;

/** Whom a row holds for. The most particular row wins: grade, then role, then plan, then everybody. */
export interface Scope {
  readonly plan?: string;
  readonly role?: string;
  readonly grade?: string;
}

/** What every row of a plan has: a code, a day it starts to hold, and whom it holds for. */
export interface PlanRow {
  readonly code: string;
  readonly title?: string;
  /** First day in force; absent: since ever. A later row of the same code and scope replaces it. */
  readonly from?: IsoDate;
  /** Ends the code on `from`: the table says «нет». */
  readonly ended?: true;
  readonly for?: Scope;
  /** Where the row was read; never part of the plan's identity. */
  readonly place?: Place;
  /** A cell of the row could not be read: whatever needs the row is unknown. Set by the door, not part of the document. */
  readonly broken?: Issue;
}

/** What people call a row: its title, else its code. @example labelOf({ code: 'Оплаты' }) // 'Оплаты' */
export const labelOf = ({ title, code }: Pick<PlanRow, 'title' | 'code'>): string => title ?? code;

/** Settings of one plan (схема мотивации). `code` is the name people rows refer to. */
export interface PlanSettings extends PlanRow {
  /** ISO 4217, `RUB`. */
  readonly currency?: string;
  readonly rounding?: {
    /** `line`: each line is rounded; `total`: the exact sum is rounded once, the difference is a line «Округление». */
    readonly point?: 'line' | 'total';
    /** The step amounts are rounded to, `"0.01"` or `"1"`; default: the currency's smallest unit. */
    readonly to?: string;
    readonly mode?: RoundingMode;
  };
  /** What `prorate()` and prorated targets count. */
  readonly proration?: ProrationBasis;
  /** `exact`: KPI weights must sum to 100 %. */
  readonly weights?: 'exact' | 'free';
  /**
   * What a row that starts inside the period does. There is no default: without it such a row is an issue. `split`: the
   * whole period's result under each version, each for its share of the period's days.
   */
  readonly changeInside?: 'periodStart' | 'periodEnd' | 'split';
  /**
   * Codes of the absences table, parted by `;`: those that shrink the time a target is prorated by, those that shrink the
   * time pay is prorated by, and those that shrink neither. A code may shrink both.
   */
  readonly absences?: { readonly target?: string; readonly pay?: string; readonly neither?: string };
  /**
   * What rows of somebody who left before the period do: paid to them by the components that say `afterLeaving`, for so
   * many months or for good; credited to their successor; or nobody's, which is what happens when this is left out.
   */
  readonly leavers?: { readonly later?: 'paid' | 'successor' | 'nobody'; readonly months?: number };
  /** Day of the rate a statement is told in the payee's currency at; default: the last day of the period. */
  readonly rateDate?: 'periodStart' | 'periodEnd';
  readonly reviewBy?: IsoDate;
  /** Cap on the sum of earned lines, an expression of kind money. */
  readonly cap?: Formula;
  /** A tier edge or point where pay jumps by more than this share is a warning, `"20%"`. */
  readonly jumpWarning?: string;
}

/** What time is counted in. */
export type ProrationBasis = 'workingDays' | 'calendarDays' | 'hours' | 'shifts';
/** What a measure or parameter is: money in the plan's currency, a ratio (`0.095`), days, … */
export type Unit = 'money' | 'count' | 'ratio' | 'days' | 'date' | 'text' | 'flag' | 'number' | 'rate';
/** How the rows of a period become one number. */
export type Aggregate = 'sum' | 'count' | 'distinct' | 'average' | 'min' | 'max' | 'first' | 'last';

/** A counted quantity: how rows, ready facts or other measures become one number per payee and period. */
export interface Measure extends PlanRow {
  readonly unit: Unit;
  /** Which way is better; default `up`. */
  readonly direction?: 'up' | 'down';
  /** Scales with days worked (a sum of calls does, a conversion does not). */
  readonly extensive?: boolean;
  /** Aggregate rows of a table … */
  readonly rows?: {
    readonly table: string;
    readonly aggregate: Aggregate;
    /** Column aggregated; needless for `count`. */
    readonly column?: string;
    /** Condition over the row's columns. */
    readonly where?: Formula;
    /** The date column that puts a row into a period; absent: every row counts. */
    readonly date?: string;
    /** The column that names the payee; absent: the table's recognised payee column. */
    readonly payee?: string;
  };
  /** … or compute from other figures, e.g. `Выручка / Заказы`. Neither: read from ready facts. */
  readonly expression?: Formula;
  /** Multiplies the target, e.g. `rate(Адаптация, tenure())`. */
  readonly targetFactor?: Formula;
  /** Multiplies the target by worked / norm time. Only an extensive measure may have it. */
  readonly prorateTarget?: boolean;
}

/** How a fact and its target become an attainment. */
export type AttainmentRule = 'ratio' | 'inverse' | 'mirror' | 'baseNorm' | 'range' | 'levels' | 'flag';

/** A measure with a target, a weight and an attainment rule. */
export interface Kpi extends PlanRow {
  readonly measure: string;
  readonly rule: AttainmentRule;
  /** Share of the scorecard, `"40%"`, or parts, `"2"`; absent: not in the scorecard. */
  readonly weight?: Formula;
  /** Scorecard the KPI belongs to, when a plan has several. */
  readonly group?: string;
  /** Target as an expression; absent: from the targets table. */
  readonly target?: Formula;
  /** Points of `baseNorm`. */
  readonly base?: Formula;
  readonly norm?: Formula;
  /** Points of `range`. */
  readonly min?: Formula;
  readonly goal?: Formula;
  /** Raw attainment below it pays nothing. */
  readonly floor?: Formula;
  /** Raw attainment above it counts as this much. */
  readonly cap?: Formula;
  /** Payout scale, applied to attainment after floor and cap; for `levels` applied to the fact. */
  readonly scale?: string;
  /** Attainment when the target is zero; without it a zero target is an issue. */
  readonly zeroTarget?: Formula;
  /** Attainment when the fact is missing; without it a missing fact is an issue. */
  readonly missing?: Formula;
  /** `keep`: a negative score stays negative; default: it becomes 0. */
  readonly negative?: 'keep';
  /** Digits after the point of attainment as a fraction, e.g. 6; absent: not rounded. */
  readonly round?: number;
}

/** What the reached tier pays for. */
export type ScaleMethod =
  | 'marginal'
  | 'retroactive'
  | 'excessAtTop'
  | 'mixed'
  | 'amount'
  | 'amountCumulative'
  | 'interpolated';

/** One point of a scale: from here (inclusive unless `after`) the value holds. */
export interface ScalePoint {
  /** `"51%"`, `"150000"`. */
  readonly from: string;
  /** Where a table gave a closed range; import only, checked for holes and overlaps. */
  readonly to?: string;
  /** A rate `"9.5%"`, a multiplier `"1.2"` or an amount `"5000"`; one per column of a two-dimensional scale. */
  readonly value: string | readonly string[];
  /** Level name, for `levels` KPIs. */
  readonly name?: string;
  /** «свыше»: the edge itself belongs to the lower tier. */
  readonly after?: true;
  /** Stretch from this point to the next; default `linear` for `interpolated`, else `step`. */
  readonly mode?: 'step' | 'linear';
  /** `mixed`: this tier pays everything below it at its own rate. */
  readonly lookBack?: true;
  readonly place?: Place;
}

/** A rate or payout table. A dated row replaces the whole scale. */
export interface Scale extends PlanRow {
  /** There is no default: the same table pays differently. */
  readonly method: ScaleMethod;
  readonly points: readonly ScalePoint[];
  /** Second axis of a two-dimensional scale: `from` points of its columns. */
  readonly columns?: readonly { readonly from: string; readonly after?: true }[];
  /** What a value without a percent sign is: `rate`, money per unit; `money`, a sum; absent: a bare number. */
  readonly unit?: 'money' | 'rate' | 'count';
  /** Below the first point: pay nothing, or say it is an issue. */
  readonly below: 'zero' | 'issue';
  /** Digits the picking number is rounded to before it picks a tier; absent: none. */
  readonly round?: number;
  /** Base paid at most up to this share over the reached tier's `from`: `"5%"`, `"0%"` closed; absent: open. */
  readonly capOver?: string;
}

/**
 * Who gets how much of each row of a table. The rules of a table hold together, in the order of the plan; without any
 * a row belongs whole to its payee.
 */
export interface CreditRule extends Omit<PlanRow, 'for'> {
  readonly table: string;
  /** Column that names the payee, a role on the deal; with `assigned` the client. */
  readonly payee: string;
  /** Credited is whoever the client assignments name on the row's day (`date`), with their shares. */
  readonly assigned?: boolean;
  /** Part of the row, over its columns; absent: what the other rules of the row leave of 100 %. */
  readonly share?: Formula;
  readonly where?: Formula;
  /** On top of the 100 % the other rules share out. */
  readonly overlay?: boolean;
  /** The head of the person named, or everybody above, in force on the row's day. */
  readonly up?: 'head' | 'heads';
  /** Date column that says whose team or whose client it was; needed with `up` and `assigned`. */
  readonly date?: string;
}

/** What a component is computed for, one by one: its line is the sum. */
export interface PerRow {
  readonly table: string;
  readonly where?: Formula;
  /** The date column that puts a row into a period and in order; absent: every row, in the order of `id`. */
  readonly date?: string;
  /** Rows of one day stand in the order of this column; also what a return refers to. */
  readonly id?: string;
  /** The column that names the payee, where the crediting rules of the table do not hold. */
  readonly payee?: string;
  /** Rows of one text in this column count together: number columns are their sums. */
  readonly group?: string;
  /** Column that names the original of a return: the row takes back its part of what the original paid. Not with `group`. */
  readonly returns?: string;
  /** By which number a return's part is measured; needed with `returns`. */
  readonly base?: Formula;
  /** `nowhere`: a return does not lower running totals; default: on its own day. */
  readonly lowers?: 'return' | 'nowhere';
}

/** One line of pay. */
export interface Component extends PlanRow {
  /** Computed row by row instead of once for the period. */
  readonly per?: PerRow;
  /** A formula of the catalogue with its parameters … */
  readonly use?: string;
  readonly with?: Readonly<Record<string, Formula>>;
  /** … or the plan's own expression. */
  readonly expression?: Formula;
  /** Gate: when it is not met the line is 0, and says which condition failed. */
  readonly when?: Formula;
  readonly cap?: Formula;
  readonly floor?: Formula;
  /** Overrides the plan's rounding for this line; `none` keeps it exact until the total. */
  readonly rounding?: { readonly to?: string; readonly mode?: RoundingMode } | 'none';
  /** `award`: not money: the expression is a condition, `evidence` the figure shown. */
  readonly kind?: 'money' | 'award';
  readonly evidence?: Formula;
  /** `off` keeps the row but pays nothing and shows no line. */
  readonly off?: boolean;
  /** Still paid to somebody who left, where the plan pays leavers. */
  readonly afterLeaving?: boolean;
  /** The period the line is calculated for; absent: the one being calculated. A longer one is paid in its last month. */
  readonly every?: 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year';
  /** Month it is accrued in, and day it is paid: months after the period's last, `"0"`, `"+1 10"` (the 10th of the next month), a date, or any text. */
  readonly accrualMonth?: string;
  readonly payDate?: string;
  /** Name and code in the payroll program. */
  readonly payroll?: { readonly code?: string; readonly name?: string };
}

/** A named value or expression: «Оклад», «Маржа = Выручка − Себестоимость». */
export interface Parameter extends PlanRow {
  readonly value: Formula;
  readonly unit?: Unit;
}

/** What a rule of the pay stage does. */
export type PayoutKind = 'draw' | 'guarantee' | 'cap' | 'refundableCap' | 'holdback' | 'netting';

/**
 * A rule of the pay stage. Rules follow the earned lines in the plan's order and never change what was earned.
 * `draw`, `refundableCap`, `holdback` and `netting` leave a balance for the next period.
 */
export interface Payout extends PlanRow {
  readonly kind: PayoutKind;
  /** The component it looks at, with what earlier rules did to it; absent: everything earned. */
  readonly of?: string;
  /** `draw`, `guarantee`: paid at least; `cap`, `refundableCap`: paid at most. */
  readonly amount?: Formula;
  /** `holdback`: the share kept; `draw`, `netting`: the share of what is above that is taken back, default all. */
  readonly share?: Formula;
  /** `draw`, `netting`: nothing is taken back in periods that end before this day. */
  readonly recoverFrom?: IsoDate;
  /** `draw`, `netting`: at most this is taken back in a period. */
  readonly maxRecovery?: Formula;
  /** `holdback`: kept until this day; others: the last day on which a period may start. */
  readonly until?: IsoDate;
  /** `holdback`: kept until this is met; others: pays, cuts or carries only while it is met. */
  readonly when?: Formula;
}

/** The whole document. */
export interface PlanDocument {
  readonly format: 'premia/1';
  readonly plans: readonly PlanSettings[];
  readonly parameters: readonly Parameter[];
  readonly measures: readonly Measure[];
  readonly kpis: readonly Kpi[];
  readonly scales: readonly Scale[];
  readonly components: readonly Component[];
  readonly credits?: readonly CreditRule[];
  /** Rules of the pay stage, in the order they are applied. */
  readonly payouts?: readonly Payout[];
}

/** A document that says nothing. @example EMPTY_PLAN.components // [] */
export const EMPTY_PLAN: PlanDocument = {
  format: 'premia/1',
  plans: [],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
};
