/**
 * Words the server sends once, and the catalogue of formulas. In the sidebar this module takes the place of core/issue/messages.ts,
 * core/day/calendar.data.ts, core/plan/formula-words.ts, core/plan/formulas.generated.ts, core/language/functions-help.ts, core/language/param-words.ts and board/smart-words.ts (see build.mjs).
 * Nothing is calculated before they have come.
 */

import type { IssueCode, Lang } from '../../src/core/issue/issue.js';
import type { FunctionHelp } from '../../src/core/language/functions-help.js';
import type { FormulaWords } from '../../src/core/plan/catalogue.js';
import type { FormShown, Told } from '../protocol.js';
import type { Section } from '../rows.js';
import type columns from './words/columns.json';
import type frame from './words/frame.json';
import type month from './words/month.json';
import type person from './words/person.json';
import type plan from './words/plan.json';
import type start from './words/start.json';

type Pair = Readonly<Record<Lang, readonly [message: string, hint: string]>>;

let told: Told = {
  messages: {},
  params: {},
  findings: {},
  formulas: {},
  functions: {},
  catalogue: { formulas: [], parameters: [], calendar: {} },
  editors: {},
  forms: {},
  examples: {},
};

/** What core/plan/catalogue.ts reads. */
export let FORMULAS: readonly string[] = [];
export let PARAMETERS: readonly string[] = [];
/** What core/day/calendar.ts reads. */
export let CALENDAR_DATA: Told['catalogue']['calendar'] = {};

/** Keeps the words of the frame, which stand in the page. */
export function greet(frame: Told['editors'][string]): void {
  told = { ...told, editors: { frame } };
}

/** Keeps what came. */
export function tell(words: Told): void {
  told = words;
  FORMULAS = words.catalogue.formulas;
  PARAMETERS = words.catalogue.parameters;
  CALENDAR_DATA = words.catalogue.calendar;
}

const codeAlone = (code: string): Pair => ({ ru: [code, ''], en: [code, ''] });

export const messageOf = (code: IssueCode): Pair => told.messages[code] ?? codeAlone(code);
export const paramWords = (code: string): Readonly<Record<Lang, string>> | undefined => told.params[code];
export const findingWords = (code: string): Pair => told.findings[code] ?? codeAlone(code);
export const formulaWords = (id: string): FormulaWords | undefined => told.formulas[id];
export const functionHelp = (id: string): FunctionHelp | undefined => told.functions[id];

/** Words of the editors and views: a JSON file each in sidebar/words, which stands in data.html. */
export interface Editors {
  readonly frame: (typeof frame)['ru'];
  readonly plan: (typeof plan)['ru'];
  readonly person: (typeof person)['ru'];
  readonly month: (typeof month)['ru'];
  /** Help of form fields, by section and column, or by column. */
  readonly columns: (typeof columns)['ru'];
  readonly start: (typeof start)['ru'];
}

/** Words of an editor; undefined before they have come. @example said('plan', lang)?.add */
export const said = <Name extends keyof Editors>(name: Name, lang: Lang): Editors[Name] | undefined =>
  told.editors[name]?.[lang] as Editors[Name] | undefined;

/** The form of a section; undefined before the words have come. */
export const formOf = (section: Section): FormShown | undefined => told.forms[section];

/** A worked example of a formula, one line. */
export const exampleOf = (id: string, lang: Lang): string | undefined => told.examples[id]?.[lang];
