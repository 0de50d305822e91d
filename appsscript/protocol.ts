/** What the sidebar and the server say to each other: JSON text both ways, because a Date or undefined breaks Google's call. */

import type { Issue, Lang, Place, Severity } from '../src/core/issue/issue.js';
import type { FunctionHelp } from '../src/core/language/functions-help.js';
import type { FormulaWords } from '../src/core/plan/catalogue.js';
import type { PlanDocument } from '../src/core/plan/plan.js';
import type { Data } from '../src/core/table/data.js';

/** What is asked, and the language to answer in. */
export type Request = { readonly lang: Lang } & (
  | { readonly op: 'check' }
  | { readonly op: 'open' }
  | { readonly op: 'words' }
  /** Its language is kept for the menu and for the next time. */
  | { readonly op: 'language' }
  /** `was`: the plan the changes were made to; another one in the sheets refuses them. */
  | { readonly op: 'save'; readonly was: PlanDocument; readonly plan: PlanDocument }
  /** What SMART says of a plan that may not be saved yet. */
  | { readonly op: 'smart'; readonly plan: PlanDocument; readonly period: string }
  /** Why a plan that may not be saved yet pays somebody what it pays. */
  | { readonly op: 'explain'; readonly plan: PlanDocument; readonly period: string; readonly payee: string }
  | { readonly op: 'templates' }
  /** `people`: a line for each, «name⇥personnel number»; '' keeps the template's own. */
  | { readonly op: 'create'; readonly id: string; readonly people: string; readonly confirmed: boolean }
  /** The people of the selected cells. */
  | { readonly op: 'selected' }
  | {
      readonly op: 'calculate';
      readonly period: string;
      readonly as: 'formulas' | 'values';
      readonly confirmed: boolean;
    }
  /** The checklist of a period; `payee` '': of everybody who is open. */
  | { readonly op: 'month'; readonly period: string; readonly payee: string }
  /** `seen`: digest of the targets that were shown; others are not approved. */
  | {
      readonly op: 'approve';
      readonly period: string;
      readonly payee: string;
      readonly by: string;
      readonly seen: string;
    }
  /** `payee` '': everybody who is open; `until` the last day worked of one who leaves, else ''; `seen`: of the differences. */
  | {
      readonly op: 'close';
      readonly period: string;
      readonly payee: string;
      readonly until: string;
      readonly by: string;
      readonly seen: string;
      readonly confirmed: boolean;
    }
  | { readonly op: 'export'; readonly period: string; readonly confirmed: boolean }
  | { readonly op: 'go'; readonly sheet: string; readonly cell: string }
);

/** An issue as the sidebar shows it; `sheet` and `cell` '' where there is nowhere to go. */
export interface Shown {
  readonly severity: Severity;
  readonly where: string;
  readonly message: string;
  readonly hint: string;
  readonly sheet: string;
  readonly cell: string;
}

/** A template as it is listed. */
export interface TemplateShown {
  readonly id: string;
  /** Of its headers and names. */
  readonly lang: Lang;
  /** A ready scheme to fill in, or an example department with figures. */
  readonly kind: 'scheme' | 'example';
  /** What a ready scheme pays for: a word of the sidebar's. */
  readonly pays?: string;
  readonly title: string;
  readonly about: string;
  /** The period its figures are for. */
  readonly period: string;
  /** What a ready scheme pays at 0 to 150 % of the target, calculated. */
  readonly curve?: CurveShown;
}

/** A pay curve as a picture of 240 × 48, and in words. */
export interface CurveShown {
  /** Points of a polyline. */
  readonly line: string;
  /** Where it stands at 100 %. */
  readonly y: number;
  readonly text: string;
}

/** The workbook as the sidebar's own engine takes it. */
export interface OpenBook {
  /** Of the spreadsheet: drafts are kept under it. */
  readonly id: string;
  readonly name: string;
  /** Of the plan tables' headers. */
  readonly lang: Lang;
  readonly plan: PlanDocument;
  readonly data: Data;
  /** The latest last. */
  readonly periods: readonly string[];
  /** What reading the sheets found. */
  readonly issues: readonly Issue[];
  /** Sheet by the name of a table on it. */
  readonly homes: Readonly<Record<string, string>>;
}

/** A sentence and what to do, Russian and English. */
export type Sentences = Readonly<Record<string, Readonly<Record<Lang, readonly [message: string, hint: string]>>>>;

/** A column of a plan table as a field of a form. */
export interface FormColumn {
  /** Path in the row: `rounding.to`. */
  readonly field: string;
  readonly title: Readonly<Record<Lang, string>>;
  /** What a cell holds, see src/workbook/plan-columns.ts; or what its text names: a table, a column, a plan, a role … */
  readonly kind?: string;
  /** One of a few words. */
  readonly options?: readonly ({ readonly value: string } & Readonly<Record<Lang, string>>)[];
  /** Never empty. */
  readonly needed?: true;
}

/** A plan table: its name, what a row of it is, and the columns that no editor has. */
export interface FormShown {
  readonly title: Readonly<Record<Lang, string>>;
  readonly one: Readonly<Record<Lang, string>>;
  readonly columns: readonly FormColumn[];
}

/** Everything the sidebar says that does not stand in its page. */
export interface Told {
  readonly messages: Sentences;
  /** Kinds, rules and fields that stand in messages, as people read them. */
  readonly params: Readonly<Record<string, Readonly<Record<Lang, string>>>>;
  readonly findings: Sentences;
  readonly formulas: Readonly<Record<string, FormulaWords>>;
  readonly functions: Readonly<Record<string, FunctionHelp>>;
  /** The lines of core/plan/formulas.generated.ts. */
  readonly catalogue: {
    readonly formulas: readonly string[];
    readonly parameters: readonly string[];
    /** Days of core/day/calendar.data.ts. */
    readonly calendar: Readonly<Record<number, readonly string[]>>;
  };
  /** By section of the plan. */
  readonly forms: Readonly<Record<string, FormShown>>;
  /** A worked example by formula. */
  readonly examples: Readonly<Record<string, Readonly<Record<Lang, string>>>>;
  /** Of the editors and views, by file of sidebar/words. */
  readonly editors: Readonly<Record<string, Readonly<Record<Lang, Readonly<Record<string, string>>>>>>;
}

/** One letter of SMART, in words. */
export interface VerdictShown {
  readonly letter: string;
  readonly title: string;
  readonly verdict: 'ok' | 'weak' | 'missing';
  readonly code: string;
  readonly sentence: string;
  readonly fix: string;
  readonly place?: Place;
}

/** A step of an explanation; `sheet` and `cell` '' where there is nowhere to go. */
export interface WhyNode {
  readonly text: string;
  readonly amount: string;
  readonly source: string;
  readonly sheet: string;
  readonly cell: string;
  readonly children: readonly WhyNode[];
}

/** Why somebody is paid what they are paid. */
export interface WhyShown {
  /** A tree for each line made by a formula. */
  readonly lines: readonly WhyNode[];
  /** What is missing to the next tier, and what reaching it adds: a sentence each. */
  readonly next: readonly string[];
}

/** One item of a month's checklist, in words. */
export interface MonthItem {
  readonly title: string;
  /** Green, to be done, or not needed here. */
  readonly state: 'ok' | 'missing' | 'unneeded';
  /** Sentences; the first says how it stands. */
  readonly notes: readonly string[];
  /** What to mend, each with its cell. */
  readonly issues: readonly Shown[];
  /** What settles an open item besides mending: approving the targets, or having looked through the differences. */
  readonly action: '' | 'approve' | 'accept';
  /** Digest of what is shown, sent back with the action. */
  readonly seen: string;
}

/** A period before it is closed, and after. */
export interface MonthShown {
  readonly period: string;
  /** Who is open; [] where everybody is closed. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** First what is closed, by whom, and what has changed since, where somebody is. */
  readonly items: readonly MonthItem[];
}

/** A goal's five letters. */
export interface SmartShown {
  readonly code: string;
  readonly verdicts: readonly VerdictShown[];
}

/** Exactly what an answer may hold. */
export interface Reply {
  /** What was done, a sentence. */
  readonly said?: string;
  /** A question to put first; the request is then sent again, confirmed. */
  readonly ask?: string;
  /** Why it did not work, a sentence. */
  readonly failed?: string;
  readonly issues?: readonly Shown[];
  readonly templates?: readonly TemplateShown[];
  /** A line for each, as `create` takes them. */
  readonly people?: string;
  readonly book?: OpenBook;
  readonly words?: Told;
  readonly smart?: readonly SmartShown[];
  readonly why?: WhyShown;
  readonly month?: MonthShown;
}

const LONGEST = 200;
/** Characters of a request: two plans. */
const LONGEST_REQUEST = 4_000_000;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

/** What each request has to hold besides its name. */
const FIELDS: Readonly<Record<Request['op'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  check: {},
  open: {},
  words: {},
  language: {},
  save: { was: isPlan, plan: isPlan },
  smart: { plan: isPlan, period: isText },
  explain: { plan: isPlan, period: isText, payee: isText },
  templates: {},
  create: { id: isText, people: isList, confirmed: isFlag },
  selected: {},
  calculate: { period: isText, as: (value) => value === 'formulas' || value === 'values', confirmed: isFlag },
  month: { period: isText, payee: isText },
  approve: { period: isText, payee: isText, by: isText, seen: isText },
  close: { period: isText, payee: isText, until: isText, by: isText, seen: isText, confirmed: isFlag },
  export: { period: isText, confirmed: isFlag },
  go: { sheet: isText, cell: isText },
};

/** Lines of people: those of a large company. */
function isList(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 100 * LONGEST;
}

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const SECTIONS = ['plans', 'parameters', 'measures', 'kpis', 'scales', 'components'];

/** The shape of a plan: lists of named rows. What the cells say is for the reader of the sheets to judge. */
export function isPlan(value: unknown): value is PlanDocument {
  if (!isRecord(value) || value.format !== 'premia/1' || !SECTIONS.every((name) => isRows(value[name]))) return false;
  return ['credits', 'payouts'].every((name) => value[name] === undefined || isRows(value[name]));
}

const isRows = (value: unknown): boolean =>
  Array.isArray(value) && value.every((row) => isRecord(row) && typeof row.code === 'string');

function isBook(value: unknown): value is OpenBook {
  if (!isRecord(value) || !isPlan(value.plan) || !isRecord(value.data)) return false;
  const texts = [value.id, value.name].every((one) => typeof one === 'string');
  const lists = [value.periods, value.issues, value.data.tables].every(Array.isArray);
  return texts && lists && isRecord(value.homes) && (value.lang === 'ru' || value.lang === 'en');
}

const isTold = (value: unknown): value is Told =>
  isRecord(value) &&
  isRecord(value.catalogue) &&
  Array.isArray(value.catalogue.formulas) &&
  Array.isArray(value.catalogue.parameters) &&
  isRecord(value.catalogue.calendar) &&
  ['messages', 'params', 'findings', 'formulas', 'functions', 'examples', 'editors', 'forms'].every((name) =>
    isRecord(value[name]),
  );

const isWhy = (value: unknown): value is WhyShown =>
  isRecord(value) && Array.isArray(value.lines) && Array.isArray(value.next);

const isMonth = (value: unknown): value is MonthShown =>
  isRecord(value) &&
  [value.people, value.items].every(Array.isArray) &&
  (value.items as readonly unknown[]).every(
    (item) => isRecord(item) && Array.isArray(item.issues) && Array.isArray(item.notes),
  );

/** A request as it was sent, or null for anything else. @example readRequest('{"op":"open","lang":"ru"}') // { op: 'open', lang: 'ru' } */
export function readRequest(text: unknown): Request | null {
  if (typeof text !== 'string' || text.length > LONGEST_REQUEST) return null;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const record = given as Readonly<Record<string, unknown>>;
  const fields = Object.entries(FIELDS).find(([op]) => op === record.op)?.[1];
  if (record.lang !== 'ru' && record.lang !== 'en') return null;
  if (fields === undefined || !Object.entries(fields).every(([name, fits]) => fits(record[name]))) return null;
  return given as Request;
}

/** A reply as it was sent; null when it is none. */
export function readReply(text: unknown): Reply | null {
  if (typeof text !== 'string') return null;
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
    const { said, ask, failed, people, issues, templates, book, words, smart, why, month } = given as Reply;
    const texts = [said, ask, failed, people].every((one) => one === undefined || typeof one === 'string');
    const lists = [issues, templates, smart].every((one) => one === undefined || Array.isArray(one));
    const parts =
      (book === undefined || isBook(book)) &&
      (words === undefined || isTold(words)) &&
      (why === undefined || isWhy(why)) &&
      (month === undefined || isMonth(month));
    return texts && lists && parts ? (given as Reply) : null;
  } catch {
    return null;
  }
}
