/** `premia check`: everything that is wrong or doubtful in plan and data. */
import type { Issue } from '../core/issue.js';
import { repeatedRows } from '../core/quality.js';
import { calculate } from '../core/run.js';
import { statements } from '../core/statements.js';
import { issuesText } from '../text/index.js';
import type { Book } from '../workbook/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, issueJson, issueList } from './issues.js';
import { load } from './load.js';
import { periodOf, periodsIn } from './periods.js';
import { openSink } from './sink.js';
import { cliWords, fill } from './words.js';

/** Periods looked at when none was given; the latest ones. */
const MOST_PERIODS = 24;

export async function check(input: string, options: CommonOptions, context: Context): Promise<number> {
  const { lang } = context;
  const book = await load(input, context);
  const periods =
    options.period === undefined
      ? periodsIn(book.plan, book.data).slice(-MOST_PERIODS)
      : [periodOf(options.period, book, context)];
  const issues = everyIssue(book, periods);
  const sink = await openSink(options.out, context);
  if (options.json)
    await sink.write(`${JSON.stringify({ periods, issues: issues.map((issue) => issueJson(issue, lang)) })}\n`);
  else {
    if (periods.length > 0) await sink.write(`${fill(cliWords(lang).periodsChecked, { list: periods.join(', ') })}\n`);
    await sink.write(`${issuesText(issues, lang)}\n`);
  }
  await sink.close();
  context.progress.done();
  return exitOf(issues.some(({ severity }) => severity !== 'note'));
}

/** What reading found, what the plan and data have in each period, what makes a statement unknown, and what is doubtful. */
function everyIssue(book: Book, periods: readonly string[]): readonly Issue[] {
  const found = issueList(book.issues);
  for (const period of periods) {
    const run = calculate(book.plan, book.data, { period });
    found.add(run.issues);
    for (const { issues } of statements(run)) found.add(issues);
  }
  found.add(repeatedRows(book.data));
  return found.issues;
}
