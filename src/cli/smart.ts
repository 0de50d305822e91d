/** `premia smart`: is each goal specific, measurable, achievable, relevant and time-bound. */

import { type Finding, smart as judge, LETTERS, type SmartReport, smartText, type Verdict } from '../board/smart.js';
import type { Lang } from '../core/issue/issue.js';
import { issuesText } from '../text/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, hasErrors, issueJson } from './issues.js';
import { load } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { cliWords } from './words.js';

export interface SmartOptions extends CommonOptions {
  readonly today?: string;
}

export async function smart(input: string, options: SmartOptions, context: Context): Promise<number> {
  const { lang } = context;
  const book = await load(input, context);
  const period = periodOf(options.period, book, context);
  const report = judge(book.plan, book.data, {
    period,
    ...(options.today === undefined ? {} : { today: options.today }),
  });
  const issues = [...book.issues, ...report.issues];
  const sink = await openSink(options.out, context);
  if (options.json) await sink.write(`${JSON.stringify(asData(report, lang, issues))}\n`);
  else {
    await sink.write(`${asText(report, lang)}\n`);
    if (issues.length > 0) await sink.write(`\n${cliWords(lang).planAndData}: ${issuesText(issues, lang)}\n`);
  }
  await sink.close();
  context.progress.done();
  return exitOf(hasErrors(issues));
}

function asText({ goals, plan }: SmartReport, lang: Lang): string {
  const w = cliWords(lang);
  const parts = goals.map(({ title, verdicts }) =>
    [title, ...verdicts.map((verdict) => verdictText(verdict, lang))].join('\n'),
  );
  const whole =
    plan.length === 0 ? [] : [[w.smartPlan, ...plan.map((finding) => findingText(finding, lang))].join('\n')];
  return [...(goals.length === 0 ? [w.smartNone] : parts), ...whole].join('\n\n');
}

const verdictText = (verdict: Verdict, lang: Lang): string =>
  `  ${verdict.letter} ${LETTERS[verdict.letter][lang]} — ${findingText(verdict, lang).trimStart()}`;

function findingText(finding: Finding, lang: Lang): string {
  const w = cliWords(lang);
  const mark = { ok: w.smartOk, weak: w.smartWeak, missing: w.smartMissing }[finding.verdict];
  const { sentence, fix } = smartText(finding, lang);
  return `  ${mark}. ${sentence}${fix === '' ? '' : `\n    → ${fix}`}`;
}

/** The report with its words beside the codes. */
function asData(report: SmartReport, lang: Lang, issues: Parameters<typeof issueJson>[0][]) {
  const said = <T extends Finding>(finding: T) => ({ ...finding, ...smartText(finding, lang) });
  return {
    ...report,
    goals: report.goals.map((goal) => ({ ...goal, verdicts: goal.verdicts.map(said) })),
    plan: report.plan.map(said),
    issues: issues.map((issue) => issueJson(issue, lang)),
  };
}
