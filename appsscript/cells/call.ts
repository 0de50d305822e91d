/** What every custom function does with its arguments: tables become a book, a period its code, a mistake a sentence. */

import { parsePeriod } from '../../src/core/day/period.js';
import { readPeriods } from '../../src/core/inputs/time.js';
import type { Issue, Lang } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import type { Cell } from '../../src/core/table/data.js';
import { type Book, readBook } from '../../src/workbook/book.js';
import { isBlank, type Sheet } from '../../src/workbook/sheet.js';
import type { CellValue } from '../ports.js';
import { hasSpreadsheet, services } from '../services.js';
import { dayReader, isDate } from './days.js';
import { fill, words } from './words.js';

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

/** One value; of a range its only cell. */
export const single = (argument: Argument): CellValue =>
  isRange(argument) && argument.length === 1 && argument[0]?.length === 1 ? argument[0][0] : (argument as CellValue);

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
  if (strays[0] !== undefined) throw new Error(fill(words(lang).notTable, { text: strays[0] }));
  if (sheets.length === 0) throw new Error(words(lang).noTables);
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
      if (typeof cell === 'string') balance += /[а-яё]/i.test(cell) ? 1 : /[a-z]/i.test(cell) ? -1 : 0;
  return balance > 0 ? 'ru' : balance < 0 ? 'en' : sheetLang();
}

/** The language of the spreadsheet. */
export function sheetLang(): Lang {
  const locale = hasSpreadsheet() ? services.SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale() : 'ru';
  return /^(?:ru|be|kk|uk|ky|uz)/i.test(locale) ? 'ru' : 'en';
}

/** The code of a period argument; throws a sentence. @example periodCode(call, '10.2026') // '2026-10' */
export function periodCode({ book, lang }: Call, argument: Argument): string {
  const cell = single(argument);
  if (isBlank(cell as Cell)) throw new Error(words(lang).noPeriod);
  const given = isDate(cell) ? dayReader()(cell) : cell;
  const read = parsePeriod(given, readPeriods(book.data.tables, []), { dateMeansMonth: true });
  if ('code' in read) return read.code;
  throw new Error(sentence({ code: read.refused, severity: 'error', params: read.params }, lang));
}

/** Everybody's run of a period. A plan without components has nothing to say, which is not 0. */
export function runOf(call: Call, period: string): Run {
  const { book, lang } = call;
  if (book.plan.components.length === 0) throw new Error(firstSentence(book.issues, lang) ?? words(lang).noComponents);
  return calculate(book.plan, book.data, { period });
}

/** «Планы», строка 7, столбец «План»: what is wrong. What to do. */
export function sentence(issue: Issue, lang: Lang): string {
  const { message, hint } = issueText(issue, lang);
  const where = issue.place ? placeText(issue.place, lang) : '';
  return [where === '' ? message : `${where}: ${message}`, hint].filter((part) => part !== '').join(' ');
}

/** The first error in words, and how many more there are. */
export function firstSentence(issues: readonly Issue[], lang: Lang): string | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return undefined;
  const more = errors.length > 1 ? ` ${fill(words(lang).more, { n: String(errors.length - 1) })}` : '';
  return sentence(first, lang) + more;
}

/** A payee asked for: the id, '' for a blank cell, or why there is none. */
export function payeeOf(run: Run, cell: CellValue): { readonly id: string } | { readonly issue: Issue } {
  const name = isBlank(cell as Cell) ? '' : String(cell).trim();
  if (name === '') return { id: '' };
  const { people } = run.prepared;
  const at = people.find(name);
  if (at >= 0) return { id: people.payees[at]?.id ?? '' };
  if (at === -2) return { issue: { code: 'payee-ambiguous', severity: 'error', params: { name } } };
  const suggestion = people.suggest(name);
  const code = suggestion === '' ? 'payee-unknown' : 'payee-unknown-near';
  return { issue: { code, severity: 'error', params: { name, suggestion } } };
}

/** The payees of `who` in its order, blanks left out; everybody where it is blank. Throws a sentence for a stranger. */
export function payeesOf(run: Run, who: Argument, call: Call): string[] {
  const cells = rowsOf(who).flat();
  const filled = cells.filter((cell) => !isBlank(cell as Cell));
  if (filled.length === 0) return run.prepared.people.payees.map(({ id }) => id);
  return filled
    .filter((cell, i) => !(i === 0 && filled.length > 1 && isHeader(cell, run)))
    .map((cell) => only(run, cell, call));
}

/** The one payee of a cell; throws a sentence. */
function only(run: Run, cell: CellValue, call: Call): string {
  const found = payeeOf(run, cell);
  if ('id' in found) return found.id;
  const planError = run.prepared.people.payees.length === 0 ? firstSentence(call.book.issues, call.lang) : undefined;
  throw new Error(planError ?? sentence(found.issue, call.lang));
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
