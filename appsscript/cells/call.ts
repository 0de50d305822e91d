/** What every custom function does with its arguments: tables become a book, a period its code, a mistake a sentence. */

import { parsePeriod } from '../../src/core/day/period.js';
import { AMBIGUOUS } from '../../src/core/inputs/people.js';
import { readPeriods } from '../../src/core/inputs/time.js';
import { error, errorsOf, type Issue, issueList, type Lang } from '../../src/core/issue/issue.js';
import { isErrorText, quoted } from '../../src/core/issue/refusal.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { KpiFigure } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { kpisOf } from '../../src/core/run/statements.js';
import type { Cell } from '../../src/core/table/data.js';
import { type Book, readBook } from '../../src/workbook/book.js';
import { nameOfRole } from '../../src/workbook/headers.js';
import { isBlank, type Sheet } from '../../src/workbook/sheet.js';
import type { CellValue } from '../ports.js';
import { hasSpreadsheet, services } from '../services.js';
import { dayReader, isDate } from './days.js';
import { langOfLocale, type Said, say } from './words.js';

/** An argument as Sheets gives it: one cell is its value, a range its rows. */
export type Argument = CellValue | CellValue[][];
/** What a custom function gives back: a cell, or rows that spill. */
export type Answer = CellValue | CellValue[][];

/** The arguments of a call, read. */
export interface Call {
  readonly book: Book;
  readonly lang: Lang;
  /** Texts among the tables: «по начислениям». */
  readonly options: readonly string[];
}

const isRange = (argument: Argument): argument is CellValue[][] => Array.isArray(argument);

/** Rows of an argument; one cell is a row of one. */
export const rowsOf = (argument: Argument): CellValue[][] => (isRange(argument) ? argument : [[argument]]);

const isFilled = (cell: CellValue): boolean => !isBlank(cell as Cell);

/**
 * One value; of a range its only filled cell. Throws a sentence for several, and for an error.
 * @param name what the argument is called
 */
export function single(argument: Argument, name: Said, lang: Lang): CellValue {
  const [cell, other] = rowsOf(argument).flat().filter(isFilled);
  if (other !== undefined) throw new Error(say(lang, 'oneCell', { name: say(lang, name) }));
  if (isError(cell)) throw new Error(errorSentence(cell, name, lang));
  return cell;
}

/** What Sheets hands over for an error cell. */
export const isError = (cell: CellValue): cell is string => typeof cell === 'string' && isErrorText(cell.trim());

const errorSentence = (text: string, name: Said, lang: Lang): string =>
  `${say(lang, name)}: ${sentence(error('cell-error', { text: quoted(text) }), lang)}`;

/** The rows of `who`, one column or one row: names beside numbers would count everybody twice. Throws a sentence. */
export function whoOf(who: Argument, lang: Lang, column = false): CellValue[][] {
  const rows = rowsOf(who);
  if ((column || rows.length > 1) && rows.some((row) => row.slice(1).some(isFilled)))
    throw new Error(say(lang, 'oneWho'));
  return rows;
}

/**
 * Reads the tables among the arguments. Throws a sentence where an argument is none.
 * @param known texts that may stand among the tables, per language
 */
export function readCall(rest: readonly Argument[], known: readonly string[] = []): Call {
  const dayOf = dayReader();
  const sheets: Sheet[] = [];
  const options: string[] = [];
  const strays: string[] = [];
  for (const argument of rest) {
    if (isRange(argument)) sheets.push(sheetOf(argument, dayOf));
    else if (isBlank(argument as Cell)) continue;
    else if (typeof argument === 'string' && known.includes(plain(argument))) options.push(plain(argument));
    else strays.push(isDate(argument) ? dayOf(argument) : String(argument));
  }
  const lang = langOf(sheets);
  const [stray] = strays;
  if (isError(stray)) throw new Error(errorSentence(stray, 'table', lang));
  if (stray !== undefined) throw new Error(say(lang, 'notTable', { text: quoted(stray) }));
  if (sheets.length === 0) throw new Error(say(lang, 'noTables'));
  return { book: readBook(sheets), lang, options };
}

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** A range without the blank rows below it; dates as the days they show. A cell function knows no addresses. */
function sheetOf(rows: readonly CellValue[][], dayOf: (date: Date) => string): Sheet {
  let end = rows.length;
  while (end > 0 && rows[end - 1]?.every((cell) => isBlank(cell as Cell))) end--;
  const values = rows.slice(0, end).map((row) => row.map((cell) => (isDate(cell) ? dayOf(cell as Date) : cell)));
  return { name: '', rows: values as Cell[][], typed: true, addressed: false };
}

/** Rows at the top of a range that show its language. */
const TOP = 3;

/** The language of most headers; without any, the spreadsheet's. It picks words, never figures. */
function langOf(sheets: readonly Sheet[]): Lang {
  let balance = 0;
  for (const { rows } of sheets)
    for (const cell of rows.slice(0, TOP).flat())
      if (typeof cell === 'string' && !isError(cell))
        balance += /[а-яё]/i.test(cell) ? 1 : /[a-z]/i.test(cell) ? -1 : 0;
  return balance > 0 ? 'ru' : balance < 0 ? 'en' : sheetLang();
}

/** The language of the spreadsheet. */
export function sheetLang(): Lang {
  return langOfLocale(hasSpreadsheet() ? services.SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale() : 'ru');
}

/** @example notGiven('day', '2026-10-12', 'en') // 'The day is missing. Write, for example, "2026-10-12".' */
export const notGiven = (name: Said, example: string, lang: Lang): string =>
  say(lang, 'notGiven', { name: say(lang, name), example });

/** The code of a period argument; throws a sentence. @example periodCode(call, '10.2026') // '2026-10' */
export function periodCode({ book, lang }: Call, argument: Argument): string {
  const cell = single(argument, 'period', lang);
  if (isBlank(cell as Cell)) throw new Error(notGiven('period', '2026-10', lang));
  const given = isDate(cell) ? dayReader()(cell) : cell;
  const read = parsePeriod(given, readPeriods(book.data.tables, []), { dateMeansMonth: true });
  if ('code' in read) return read.code;
  throw new Error(sentence(error(read.refused, read.params), lang));
}

/** Everybody's run of a period. Without components or people there is nothing to say, which is not 0: both are named at once. */
export function runOf({ book, lang }: Call, period: string): Run {
  const { plan, data } = book;
  const missing = (['components', 'people'] as const).filter((role) =>
    role === 'people' ? !data.tables.some((table) => table.role === role) : plan.components.length === 0,
  );
  if (missing.length > 0) {
    const list = missing.map((role) => nameOfRole(role, lang)).join(', ');
    throw new Error(firstSentence(book.issues, lang) ?? say(lang, 'lacking', { list }));
  }
  return calculate(plan, data, { period });
}

/** «Планы», строка 7, столбец «План»: what is wrong. What to do. */
export function sentence(issue: Issue, lang: Lang): string {
  const { message, hint } = issueText(issue, lang);
  const where = issue.place ? placeText(issue.place, lang) : '';
  return [where === '' ? message : `${where}: ${message}`, hint].filter((part) => part !== '').join(' ');
}

/** The first error in words, and how many more there are. */
export function firstSentence(issues: readonly Issue[], lang: Lang): string | undefined {
  const errors = errorsOf(issueList(issues).issues);
  const first = errors[0];
  if (!first) return undefined;
  const more = errors.length > 1 ? ` ${say(lang, 'more', { n: String(errors.length - 1) })}` : '';
  return sentence(first, lang) + more;
}

/** A payee asked for: the id, '' for a blank cell, or why there is none. */
export function payeeOf(run: Run, cell: CellValue): { readonly id: string } | { readonly issue: Issue } {
  const name = isBlank(cell as Cell) ? '' : isDate(cell) ? dayReader()(cell) : String(cell).trim();
  if (name === '') return { id: '' };
  if (isError(name)) return { issue: error('cell-error', { text: quoted(name) }) };
  const { people } = run.prepared;
  const at = people.find(name);
  if (at >= 0) return { id: people.payees[at]?.id ?? '' };
  if (at === AMBIGUOUS) return { issue: error('payee-ambiguous', { name }) };
  return { issue: error('payee-unknown', { name: quoted(name), suggestion: people.suggest(name) }) };
}

/** Why a cell names nobody: the issue is about a name that is asked for, not about rows of a table. */
export function strangerSentence(issue: Issue, lang: Lang): string {
  const { code, params } = issue;
  if (code === 'cell-error') return errorSentence(params?.text as string, 'who', lang);
  return code === 'payee-unknown'
    ? say(lang, params?.suggestion ? 'strangerNear' : 'stranger', params)
    : sentence(issue, lang);
}

/**
 * The payees of `who` in its order, each once, blanks left out; everybody where it is blank. Throws a sentence for a
 * stranger, and where there is nobody at all.
 */
export function payeesOf(run: Run, who: Argument, { book, lang }: Call): string[] {
  const filled = whoOf(who, lang).flat().filter(isFilled);
  const { payees } = run.prepared.people;
  if (payees.length === 0) throw new Error(firstSentence([...book.issues, ...run.issues], lang));
  if (filled.length === 0) return payees.map(({ id }) => id);
  const names = filled.filter((cell, i) => !(i === 0 && filled.length > 1 && isHeader(cell, run)));
  const ids = names.map((cell) => {
    const found = payeeOf(run, cell);
    if ('id' in found) return found.id;
    throw new Error(strangerSentence(found.issue, lang));
  });
  return [...new Set(ids)];
}

/** Throws a sentence where a table was not read as it was meant, so that no figure of it can be trusted. */
export function trust({ book, lang }: Call): void {
  const { planError } = book.data;
  if (planError) throw new Error(firstSentence([planError, ...book.issues], lang));
}

/** KPIs of a payee; nothing is known of one whose rows cannot be read. */
export function kpiFigures(run: Run, payee: string): readonly KpiFigure[] {
  const kpis = kpisOf(run, payee);
  if (!run.prepared.blocked.has(run.prepared.people.find(payee))) return kpis;
  return kpis.map((kpi) => ({ ...kpi, fact: null, target: null, attainment: null, score: null }));
}

/** A header over people's names, unless somebody is called so. */
export const isHeader = (cell: CellValue, { prepared }: Run): boolean =>
  typeof cell === 'string' &&
  /^(?:сотрудник|получатель|фио|работник|таб(?:ельный)?\.? ?№|payee|employee|name|personnel no\.)$/i.test(
    cell.trim(),
  ) &&
  prepared.people.find(cell.trim()) === -1;

/** An exact text as a cell number; an unknown one breaks every sum over it. */
export function figure(text: string | null): number {
  if (text === null) return Number.NaN;
  const [n, d] = text.split('/');
  return d === undefined ? Number(n) : Number(n) / Number(d);
}
