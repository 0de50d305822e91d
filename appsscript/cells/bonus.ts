/** BONUS: what is payable, one pass for everybody. */

import { issueKey } from '../../src/core/issue/issue.js';
import { addF, type Fraction, fraction, fractionOf, fractionText } from '../../src/core/number/exact.js';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { statement } from '../../src/core/run/statements.js';
import type { Cell } from '../../src/core/table/data.js';
import { isBlank } from '../../src/workbook/sheet.js';
import type { CellValue } from '../ports.js';
import {
  type Answer,
  type Argument,
  type Call,
  figure,
  firstSentence,
  isHeader,
  payeeOf,
  periodCode,
  readCall,
  runOf,
  strangerSentence,
  whoOf,
} from './call.js';
import { say, words } from './words.js';

const BY_COMPONENT = ['по начислениям', 'by component', 'by components'];

/**
 * Totals in the shape of `who`; one person's unknown total is a sentence, one of many a number that breaks a sum.
 * @example bonus('Соколова Марина', '2026-10', [plan, people, deals]) // 169561.75
 */
export function bonus(who: Argument, period: Argument, rest: readonly Argument[]): Answer {
  const call = readCall(rest, BY_COMPONENT);
  const byComponent = call.options.length > 0;
  const cells = whoOf(who, call.lang, byComponent);
  const run = runOf(call, periodCode(call, period));
  const many = cells.length > 1 || (cells[0]?.length ?? 0) > 1;
  if (!many && !byComponent) return one(run, cells[0]?.[0], call);
  const answer = byComponent
    ? table(run, cells, call)
    : cells.map((row, i) => row.map((cell, j) => total(run, cell, call, i + j === 0)));
  if (!everyUnknown(answer)) return answer;
  const names = cells.flat().filter((cell) => !isBlank(cell as Cell));
  return one(run, names.find((cell) => !isHeader(cell, run)) ?? names[0], call);
}

function one(run: Run, cell: CellValue, call: Call): number {
  const found = payeeOf(run, cell);
  if ('id' in found && found.id === '') throw new Error(say(call.lang, 'noWho'));
  const own = 'id' in found ? statement(run, found.id) : null;
  if (own && own.total !== null) return figure(own.total);
  const stranger = 'issue' in found ? strangerSentence(found.issue, call.lang) : undefined;
  throw new Error(whyUnknown(run, own ?? null, stranger, call));
}

/** A table that was not read as it was meant. */
const UNREAD = /^(?:table|header|column)-/;

/** What stands in the plan's or the person's own way: first what was not read, since the rest may follow from it. */
function whyUnknown(run: Run, own: Statement | null, stranger: string | undefined, { book, lang }: Call): string {
  const nobody = run.prepared.people.payees.length === 0;
  const theirs = new Set(own?.issues.map(issueKey));
  const unread = book.issues.filter((issue) => UNREAD.test(issue.code) || theirs.has(issueKey(issue)));
  const all = own ? [...unread, ...own.issues] : [...book.issues, ...run.issues];
  return (
    (own || nobody ? firstSentence(all, lang) : undefined) ??
    stranger ??
    firstSentence([...book.issues, ...run.issues], lang) ??
    say(lang, 'unknown')
  );
}

function total(run: Run, cell: CellValue, { lang }: Call, first: boolean): CellValue {
  if (first && isHeader(cell, run)) return words(lang).total;
  const found = payeeOf(run, cell);
  if ('issue' in found) return Number.NaN;
  return found.id === '' ? '' : figure(statement(run, found.id)?.total ?? null);
}

const everyUnknown = (rows: CellValue[][]): boolean => {
  const figures = rows.flat().filter((cell) => typeof cell === 'number');
  return figures.length > 0 && figures.every((value) => Number.isNaN(value));
};

/** A column for each line of pay of anybody, in the order they first come, and the total; with a header above a header. */
function table(run: Run, cells: readonly CellValue[][], call: Call): CellValue[][] {
  const people = cells.map((row) => row[0]);
  const headed = isHeader(people[0], run);
  const rows = (headed ? people.slice(1) : people).map((cell) => {
    const found = payeeOf(run, cell);
    if ('issue' in found) return null;
    return found.id === '' ? undefined : (statement(run, found.id) ?? null);
  });
  const titles = new Map<string, string>();
  for (const own of rows)
    for (const line of own?.lines ?? []) if (!titles.has(line.code)) titles.set(line.code, line.title);
  const codes = [...titles.keys()];
  const body = rows.map((own): CellValue[] => {
    if (own === undefined) return [...codes.map(() => ''), ''];
    return [...codes.map((code) => sumOf(own, code)), figure(own?.total ?? null)];
  });
  return headed || people.length === 1 ? [[...titles.values(), words(call.lang).total], ...body] : body;
}

/** A component may have several lines: parts of a split period, a correction. */
function sumOf(own: Statement | null, code: string): CellValue {
  const amounts = own?.lines.filter((line) => line.code === code).map(({ amount }) => amount) ?? [null];
  const sum = amounts.reduce<Fraction | null>(
    (all, amount) => (all === null || amount === null ? null : addF(all, fractionOf(amount))),
    fraction(0),
  );
  return figure(sum === null ? null : fractionText(sum));
}
