/** `premia check`: everything that is wrong or doubtful in plan and data. */
import { everyIssue, MOST_PERIODS } from '../board/check.js';
import { periodsIn } from '../board/periods.js';
import { issuesText } from '../text/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, issueJson } from './issues.js';
import { load } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { cliWords, fill } from './words.js';

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
