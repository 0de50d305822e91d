/** `premia calc`: everybody's statement as text, JSON or CSV. */

import { type Issue, issueKey, issueList } from '../core/issue/issue.js';
import type { Statement } from '../core/program/statement.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { statement, statements } from '../core/run/statements.js';
import { earlyPayments } from '../reconcile/early.js';
import { issuesText, lineTitle, profileOf, statementText, wordsOf } from '../text/index.js';
import type { CommonOptions, Context } from './context.js';
import { csvLines } from './csv.js';
import { concerning, exitOf, hasErrors, issueJson } from './issues.js';
import { load, payeeOf } from './load.js';
import { periodOf } from './periods.js';
import { openSink, type Sink } from './sink.js';
import { UsageError } from './usage.js';
import { cliWords } from './words.js';

export interface CalcOptions extends CommonOptions {
  readonly csv?: boolean;
}

export async function calc(input: string, options: CalcOptions, context: Context): Promise<number> {
  const { lang } = context;
  if (options.json && options.csv) throw new UsageError(cliWords(lang).jsonAndCsv);
  const book = await load(input, context);
  const run = calculate(book.plan, book.data, { period: periodOf(options.period, book, context) });
  const payee = payeeOf(run, options.payee, lang);
  const id = payee === null ? null : (run.prepared.people.payees[payee]?.id ?? null);
  const { issues } = issueList(
    concerning([...book.issues, ...run.issues, ...earlyPayments(book.data, run.prepared.period)], id),
  );
  const sink = await openSink(options.out, context);
  const write = options.json ? writeJson : options.csv ? writeCsv : writeText;
  const broken = await write(chosenStatements(run, id, context), issues, sink, context, run);
  await sink.close();
  context.progress.done();
  return exitOf(broken || hasErrors(issues));
}

function* chosenStatements(run: Run, id: string | null, { progress }: Context): Generator<Statement> {
  if (id !== null) {
    const only = statement(run, id);
    if (only) yield only;
    return;
  }
  let n = 0;
  for (const one of statements(run)) {
    yield one;
    progress.calculated(++n, run.whereabouts.row.length);
  }
}

/** Writes the statements and tells whether a figure is unknown. */
type Writer = (
  all: Iterable<Statement>,
  issues: readonly Issue[],
  sink: Sink,
  context: Context,
  run: Run,
) => Promise<boolean>;

const writeJson: Writer = async (all, issues, sink, { lang }) => {
  let broken = false;
  let separator = '';
  await sink.write('{"statements":[');
  for (const { lines, issues: own, payee, name, period, currency, earned, total, awards, ...more } of all) {
    broken ||= hasErrors(own);
    const said = lines.map(({ code, title, stage, plan, amount, ...rest }) => ({
      code,
      title: rest.corrects === undefined ? title : lineTitle({ code, title, stage, plan, amount, ...rest }, lang),
      stage,
      plan,
      amount,
      ...rest,
    }));
    const found = own.map((issue) => issueJson(issue, lang));
    await sink.write(
      `${separator}\n${JSON.stringify({ payee, name, period, currency, earned, total, lines: said, issues: found, awards, ...more })}`,
    );
    separator = ',';
  }
  await sink.write(`\n],"issues":${JSON.stringify(issues.map((issue) => issueJson(issue, lang)))}}\n`);
  return broken;
};

const writeCsv: Writer = async (all, issues, sink, { io, lang }) => {
  let broken = false;
  const found = issueList(issues);
  for await (const { text, statement: one } of csvLines(all, lang)) {
    broken ||= one !== null && hasErrors(one.issues);
    if (one !== null) found.add(one.issues);
    await sink.write(text);
  }
  if (found.issues.length > 0) io.err(`${issuesText(found.issues, lang)}\n`);
  return broken;
};

const writeText: Writer = async (all, issues, sink, { lang }, run) => {
  let broken = false;
  let any = false;
  // Everything is listed once at the end; under a statement stands what makes it unknown.
  const common = new Set(issues.map(issueKey));
  const found = issueList(issues);
  for (const one of all) {
    broken ||= hasErrors(one.issues);
    found.add(one.issues);
    const own = one.issues.filter((issue) => issue.severity === 'error' || !common.has(issueKey(issue)));
    await sink.write(
      `${any ? '\n' : ''}${statementText({ ...one, issues: own }, { lang, ...profileOf(run, one.payee) })}\n`,
    );
    any = true;
  }
  if (!any) await sink.write(`${wordsOf(lang).nobody}\n`);
  if (found.issues.length > 0) await sink.write(`\n${cliWords(lang).planAndData}: ${issuesText(found.issues, lang)}\n`);
  return broken;
};
