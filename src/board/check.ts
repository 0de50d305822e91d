/** Everything that is wrong or doubtful in plan and data, each once. */
import { type Issue, issueList } from '../core/issue/issue.js';
import { calculate } from '../core/run/run.js';
import { statements } from '../core/run/statements.js';
import { repeatedRows } from '../core/table/quality.js';
import { earlyPayments } from '../reconcile/early.js';
import type { Book } from '../workbook/book.js';

/** Periods looked at when none was given; the latest ones. */
export const MOST_PERIODS = 24;

/**
 * What reading found, what the plan and data have in each period, what makes a statement unknown, and what is doubtful.
 * @example everyIssue(book, periodsIn(book.plan, book.data)).filter(({ severity }) => severity === 'error')
 */
export function everyIssue(book: Book, periods: readonly string[]): readonly Issue[] {
  const found = issueList(book.issues);
  for (const period of periods) {
    const run = calculate(book.plan, book.data, { period });
    found.add(run.issues);
    for (const { issues } of statements(run)) found.add(issues);
  }
  found.add(repeatedRows(book.data));
  found.add(earlyPayments(book.data));
  return found.issues;
}
