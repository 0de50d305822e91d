/** `premia check`: everything that is wrong or doubtful in plan and data. */
import type { Issue } from '../core/issue.js';
import { dedupe } from '../core/issue.js';
import { calculate } from '../core/run.js';
import { statements } from '../core/statements.js';
import { issuesText } from '../text/index.js';
import type { Book } from '../workbook/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, issueJson, issueKey } from './issues.js';
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

/** What reading found, what the plan and data have in each period, and what makes a statement unknown. */
function everyIssue(book: Book, periods: readonly string[]): Issue[] {
  const found: Issue[] = [...book.issues];
  const known = new Set(found.map(issueKey));
  const add = (issue: Issue): void => {
    const key = issueKey(issue);
    if (!known.has(key)) found.push(issue);
    known.add(key);
  };
  for (const period of periods) {
    const run = calculate(book.plan, book.data, { period });
    run.issues.forEach(add);
    for (const { issues } of statements(run)) issues.forEach(add);
  }
  return dedupe(found);
}
