/** `premia whatif`: other parameters or facts, before and after. */

import { diff } from '../core/explain/diff.js';
import type { Replaced } from '../core/explain/trials.js';
import { type Trial, whatIf } from '../core/explain/whatif.js';
import type { Lang } from '../core/issue/issue.js';
import { issueText, spoken } from '../core/language/issue-text.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { statements } from '../core/run/statements.js';
import { whyText } from '../text/diff.js';
import { diffText, fieldWords, issuesText, periodWords, valueText } from '../text/index.js';
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
  const { run: after, replaced, issues: refused } = whatIf(book.plan, book.data, { period }, trials);
  if (refused.length > 0)
    throw new UsageError(refused.map((issue) => Object.values(issueText(issue, lang)).join(' ')).join(' '));
  const changes = diff(before, after);
  const issues = [...book.issues, ...after.issues];
  const sink = await openSink(options.out, context);
  if (options.json)
    await sink.write(
      `${JSON.stringify({ period, replaced, changes, issues: issues.map((issue) => issueJson(issue, lang)) })}\n`,
    );
  else {
    const title = `${cliWords(lang).whatIfTitle}: ${trials.map(trialText).join('; ')} · ${periodWords(period, lang)}`;
    const said = diffText(changes, lang, (change) => whyText(after, change, lang));
    await sink.write(`${[title, ...replacedText(replaced, lang)].join('\n')}\n\n${said}\n`);
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

/** What a value of the plan was and whose; where several gave way at once, how to name one. */
function replacedText(replaced: readonly Replaced[], lang: Lang): string[] {
  const w = cliWords(lang);
  const byName = new Map<string, Replaced[]>();
  for (const one of replaced) {
    const name = one.field === undefined ? one.name : `${one.name}, ${fieldWords(one.field, lang)}`;
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName].flatMap(([name, all]) => {
    const was = all.map((one) => {
      const before = one.before === undefined ? w.nothingBefore : valueText(one.before, lang);
      const whose = whoseOf(one, lang).join(', ');
      return whose === '' ? before : `${before} (${whose})`;
    });
    const [whose = ''] = all.flatMap((one) => whoseOf(one, lang));
    const kept = all.flatMap((one) => one.kept ?? []);
    const several = was.length > 1 && whose !== '';
    return [
      `  ${fill(several ? w.replacedAll : w.replacedOne, { name, list: was.join('; '), whose })}`,
      ...(kept.length > 0 ? [`  ${fill(w.keptOwn, { list: kept.join(', ') })}`] : []),
    ];
  });
}

const whoseOf = ({ for: scope, payee, from }: Replaced, lang: Lang): string[] => [
  ...Object.values(scope ?? {}),
  ...(payee === undefined ? [] : [payee]),
  ...(from === undefined ? [] : [spoken(from, lang)]),
];

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
