/**
 * Words and templates, which stand in data.html and are read when there is something to say. In code.js this module takes
 * the place of core/issue/messages.ts, core/plan/formula-words.ts, core/language/functions-help.ts, core/language/param-words.ts,
 * board/smart-words.ts, text/statement-words.ts and
 * reconcile/difference-words.ts (see build.mjs).
 */
import type { FindingCode } from '../src/board/smart-words.js';
import type { IssueCode, Lang } from '../src/core/issue/issue.js';
import type { FunctionHelp } from '../src/core/language/functions-help.js';
import type { FormulaWords } from '../src/core/plan/catalogue.js';
import type { DifferenceWords } from '../src/reconcile/difference-words.js';
import type { StatementWords } from '../src/text/statement-words.js';
import type { CellValue } from './ports.js';
import type { TemplateShown, Told } from './protocol.js';
import { services } from './services.js';

type Words = Readonly<Record<Lang, readonly [message: string, hint: string]>>;

/** One sheet of a template. */
export interface TemplateSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly percents?: readonly Percents[];
}

/** Cells of percents, one below another, and their format. Counted from 1; `rows` 0: to the end of the sheet. */
export type Percents = readonly [row: number, column: number, rows: number, format: string];

/** A workbook to start from. */
export interface Template extends TemplateShown {
  readonly sheets: readonly TemplateSheet[];
}

/** What data.html holds. */
export interface DataFile extends Told {
  readonly templates: readonly Template[];
  /** Of the menu's commands and the sheets they write. */
  readonly server: Readonly<Record<Lang, Readonly<Record<string, string>>>>;
  /** Of a reconciliation's findings. */
  readonly differences: Readonly<Record<string, DifferenceWords>>;
  /** What the custom functions say of their arguments. */
  readonly cells: DataFile['server'];
  /** Of statements and explanations. */
  readonly statement: Readonly<Record<Lang, StatementWords>>;
}

let read: DataFile | undefined;

/** Words that are their own names. */
const NAMES = new Proxy({}, { get: (_, name) => String(name) }) as StatementWords;

/** The file, read once a run. Where it cannot be read, a figure is still a figure, and an issue says its code at least. */
function data(): DataFile {
  if (read === undefined) {
    try {
      read = JSON.parse(services.HtmlService.createHtmlOutputFromFile('data').getContent()) as DataFile;
    } catch {
      const catalogue = { formulas: [], parameters: [], calendar: {} };
      read = {
        messages: {},
        params: {},
        formulas: {},
        functions: {},
        findings: {},
        catalogue,
        editors: {},
        forms: {},
        examples: {},
        templates: [],
        server: { ru: {}, en: {} },
        differences: {},
        cells: { ru: {}, en: {} },
        statement: { ru: NAMES, en: NAMES },
      };
    }
  }
  return read;
}

const codeAlone = (code: string): Words => ({ ru: [code, ''], en: [code, ''] });

export const messageOf = (code: IssueCode): Words => data().messages[code] ?? codeAlone(code);
export const paramWords = (code: string): Readonly<Record<Lang, string>> | undefined => data().params[code];
export const findingWords = (code: FindingCode): Words => data().findings[code] ?? codeAlone(code);
export const formulaWords = (id: string): FormulaWords | undefined => data().formulas[id];
export const functionHelp = (id: string): FunctionHelp | undefined => data().functions[id];
/** What the menu's commands say. */
export const serverWords = (lang: Lang): Readonly<Record<string, string>> => data().server[lang];
export const differenceWords = (key: string): DifferenceWords | undefined => data().differences[key];
export const wordsOf = (lang: Lang): StatementWords => data().statement[lang];
export const cellWords = (lang: Lang): Readonly<Record<string, string>> => data().cells[lang];
export const templates = (): readonly Template[] => data().templates;

/** Everything the sidebar says, without the templates. */
export function told(): Told {
  const {
    templates: _templates,
    server: _server,
    differences: _differences,
    cells: _cells,
    statement: _statement,
    ...words
  } = data();
  return words;
}
