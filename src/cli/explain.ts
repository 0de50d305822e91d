/** `premia explain`: why this amount, in sentences, as a tree or as data. */

import { explain as explainTrees } from '../core/explain/explain.js';
import { next } from '../core/explain/next.js';
import { issueList, type Lang } from '../core/issue/issue.js';
import { issueText } from '../core/language/issue-text.js';
import type { Statement } from '../core/program/statement.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { statement } from '../core/run/statements.js';
import {
  convertedText,
  countsText,
  explainLine,
  explainLines,
  explainLinesFull,
  individualLines,
  issuesText,
  lineTitle,
  periodWords,
  plainVoice,
  voiceOf,
  wordsOf,
} from '../text/index.js';
import { show } from '../text/value.js';
import type { CommonOptions, Context } from './context.js';
import { concerning, exitOf, hasErrors, issueJson } from './issues.js';
import { chosen, load, payeeOf } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { cliWords } from './words.js';

export interface ExplainOptions extends CommonOptions {
  readonly full?: boolean;
}

export async function explain(input: string, options: ExplainOptions, context: Context): Promise<number> {
  const { lang } = context;
  const book = await load(input, context);
  const run = calculate(book.plan, book.data, { period: periodOf(options.period, book, context) });
  const payee = payeeOf(run, options.payee, lang);
  const id = payee === null ? null : (run.prepared.people.payees[payee]?.id ?? null);
  const found = issueList(concerning([...book.issues, ...run.issues], id));
  const issues = [...found.issues];
  const sink = await openSink(options.out, context);
  let broken = hasErrors(issues);
  let n = 0;
  if (options.json) await sink.write('{"explanations":[');
  for (const one of chosen(run, payee)) {
    const own = statement(run, one) as Statement;
    broken ||= hasErrors(own.issues);
    found.add(own.issues);
    if (options.json) await sink.write(`${n > 0 ? ',' : ''}\n${JSON.stringify(asData(run, own, context))}`);
    else await sink.write(`${n > 0 ? '\n' : ''}${asText(run, own, options.full === true, context)}\n`);
    context.progress.calculated(++n, run.whereabouts.row.length);
  }
  if (options.json)
    await sink.write(`\n],"issues":${JSON.stringify(issues.map((issue) => issueJson(issue, lang)))}}\n`);
  else if (n === 0) await sink.write(`${wordsOf(lang).nobody}\n`);
  if (!options.json && found.issues.length > 0)
    await sink.write(
      `\n${cliWords(lang).planAndData}: ${countsText(found.issues, lang)}. ${cliWords(lang).seeCheck}\n`,
    );
  await sink.close();
  context.progress.done();
  return exitOf(broken);
}

function asText(run: Run, own: Statement, full: boolean, { lang }: Context): string {
  const w = wordsOf(lang);
  const who = own.name === own.payee ? own.name : `${own.name} (${own.payee})`;
  const total = show(own.total, 'money', plainVoice(lang, own.currency));
  const body = (full ? explainLinesFull : explainLines)(run, own.payee, lang);
  const individual = full ? individualLines(run, own.payee, lang) : [];
  return [
    `${who} · ${periodWords(own.period, lang)}`,
    ...body.map(indent),
    `  ${w.total}: ${total}`,
    ...convertedText(own, lang),
    ...whyUnknown(own, body, lang),
    `  ${w.gross}`,
    ...(individual.length > 0 ? [`  ${w.individual}:`, ...individual.map((line) => `    ${line}`)] : []),
  ].join('\n');
}

/** What makes a total unknown that no line has said. */
function whyUnknown({ total, issues }: Statement, body: readonly string[], lang: Lang): string[] {
  if (total !== null) return [];
  const said = body.join('\n');
  const news = issues.filter(
    (issue) => issue.severity === 'error' && !said.includes(issueText(issue, lang).message.replace(/\.$/, '')),
  );
  if (news.length === 0) return [];
  return [
    `  ${wordsOf(lang).whyUnknown}:`,
    issuesText(news, lang, { counts: false, payees: false }).replace(/^/gm, '    '),
  ];
}

const indent = (text: string): string => text.replace(/^/gm, '  ');

function asData(run: Run, own: Statement, { lang }: Context) {
  const voice = voiceOf(run, own.payee, lang);
  const reachable = next(run, own.payee);
  const { payee, name, period, currency, earned, total } = own;
  const lines = explainTrees(run, payee).map((line) => ({
    code: line.code,
    title: line.title,
    ...(line.part ? { part: line.part } : {}),
    text: explainLine(line, reachable, voice),
    tree: line.tree,
    ...(line.payout ? { payout: line.payout } : {}),
    ...(line.corrects === undefined ? {} : { corrects: line.corrects }),
  }));
  const explained = new Set(lines.map(({ code, corrects }) => `${code} ${corrects ?? ''}`));
  const others = own.lines
    .filter((line) => !explained.has(`${line.code} ${line.corrects ?? ''}`))
    .map((line) => ({ code: line.code, title: lineTitle(line, lang), amount: line.amount }));
  return {
    payee,
    name,
    period,
    currency,
    earned,
    total,
    lines,
    others,
    next: reachable,
    issues: own.issues.map((issue) => issueJson(issue, lang)),
  };
}
