/** What a SMART check gives: letters, findings, verdicts, the report and its thresholds. */
import type { Issue, Place } from '../core/issue/issue.js';
import type { FindingCode } from './smart-words.js';

export type Letter = 'S' | 'M' | 'A' | 'R' | 'T';
/** `weak`: look at it. `missing`: what the letter asks for is not there. */
export type Level = 'ok' | 'weak' | 'missing';

/** One thing the check has to say. `params` are names, counts, ISO days and exact fractions (`0.2`, `1/3`). */
export interface Finding {
  readonly verdict: Level;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string>>;
  /** The first cell it is about, if one. */
  readonly place?: Place;
}

/** The verdict of one letter on one goal. */
export interface Verdict extends Finding {
  readonly letter: Letter;
}

/** One goal: a KPI in force for somebody, or a measure with targets and no KPI row (`implied`). */
export interface SmartGoal {
  readonly code: string;
  readonly title: string;
  readonly measure: string;
  readonly payees: number;
  readonly implied: boolean;
  /** In the order S, M, A, R, T. */
  readonly verdicts: readonly Verdict[];
}

export interface SmartReport {
  readonly period: string;
  /** The day review dates were held against. */
  readonly today: string;
  readonly goals: readonly SmartGoal[];
  /** The plan as a whole; flags to look at, never verdicts about people. */
  readonly plan: readonly Finding[];
  /** Issues of the plan and data the check ran on. */
  readonly issues: readonly Issue[];
}

/** When a verdict stops being `ok`. Whole numbers ≥ 0; anything else leaves the default. */
export interface SmartThresholds {
  /** M: periods with data whose cells are looked at. */
  readonly periods: number;
  /** A: payee-periods needed to judge. */
  readonly history: number;
  /** A: how many periods back it looks. */
  readonly lookBack: number;
  /** A: reached in fewer of the payee-periods, in percent: too high. */
  readonly reachedLow: number;
  /** A: reached in more, in percent: too low. */
  readonly reachedHigh: number;
  /** R: a weight below, in percent, is hardly seen in the pay. */
  readonly weightLow: number;
  /** R: a weight above, in percent, leaves no room for others. */
  readonly weightHigh: number;
  /** R: KPIs of one payee. */
  readonly kpis: number;
  /** Plan: indicators one payee is paid for. */
  readonly indicators: number;
  /** Plan: coefficients one line multiplies. */
  readonly coefficients: number;
  /** Plan: most pay per unit of the main measure, in percent of the least. */
  readonly spread: number;
  /** Plan: payees with individual conditions, in percent. */
  readonly overrides: number;
}
