/** `premia whatif`: other parameters or facts, before and after. */

import { diff } from '../core/explain/diff.js';
import { type Trial, whatIf } from '../core/explain/whatif.js';
import { issueText } from '../core/language/issue-text.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { statements } from '../core/run/statements.js';
import { diffText, issuesText, periodWords } from '../text/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, hasErrors, issueJson } from './issues.js';
import { load, payeeOf } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

export interface WhatIfOptions extends CommonOptions {
  readonly set?: readonly string[];
  readonly fact?: readonly string[];
}

export async function whatif(input: string, options: WhatIfOptions, context: Context): Promise<number> {
  const { lang } = context;
  const trials = trialsOf(options, lang);
  const book = await load(input, context);
  const period = periodOf(options.period, book, context);
  const before = calculate(book.plan, book.data, { period });
  for (const trial of trials) if ('payee' in trial) payeeOf(before, trial.payee, lang);
  const { run: after, issues: refused } = whatIf(book.plan, book.data, { period }, trials);
  if (refused.length > 0)
    throw new UsageError(refused.map((issue) => Object.values(issueText(issue, lang)).join(' ')).join(' '));
  const changes = diff(before, after);
  const issues = [...book.issues, ...after.issues];
  const sink = await openSink(options.out, context);
  if (options.json)
    await sink.write(`${JSON.stringify({ period, changes, issues: issues.map((issue) => issueJson(issue, lang)) })}\n`);
  else {
    await sink.write(
      `${cliWords(lang).whatIfTitle}: ${trials.map(trialText).join(', ')} · ${periodWords(period, lang)}\n\n${diffText(changes, lang)}\n`,
    );
    if (issues.length > 0) await sink.write(`\n${cliWords(lang).planAndData}: ${issuesText(issues, lang)}\n`);
  }
  await sink.close();
  context.progress.done();
  return exitOf(hasErrors(issues) || anyUnknown(after));
}

function anyUnknown(run: Run): boolean {
  for (const { issues } of statements(run)) if (hasErrors(issues)) return true;
  return false;
}

const trialText = (trial: Trial): string =>
  'parameter' in trial ? `${trial.parameter} = ${trial.value}` : `${trial.payee}, ${trial.measure} = ${trial.value}`;

/**
 * Reads what is to change.
 * @example trialsOf({ fact: ['Иванов/Оплаты=1300000'] }, 'ru') // [{ payee: 'Иванов', measure: 'Оплаты', value: '1300000' }]
 */
export function trialsOf({ set = [], fact = [] }: WhatIfOptions, lang: Context['lang']): Trial[] {
  const w = cliWords(lang);
  const read = (text: string, pattern: RegExp): string[] => {
    const match = pattern.exec(text);
    if (!match) throw new UsageError(fill(w.trialForm, { name: text }));
    return match.slice(1).map((part) => part.trim());
  };
  const parameters = set.map((text): Trial => {
    const [parameter = '', value = ''] = read(text, /^([^=]*[^=\s][^=]*)=(.*\S.*)$/s);
    return { parameter, value };
  });
  const facts = fact.map((text): Trial => {
    const [payee = '', measure = '', value = ''] = read(text, /^([^/=]*[^/=\s][^/=]*)\/([^=]*[^=\s][^=]*)=(.*\S.*)$/s);
    return { payee, measure, value };
  });
  if (parameters.length + facts.length === 0) throw new UsageError(w.noTrial);
  return [...parameters, ...facts];
}
