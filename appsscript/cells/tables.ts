/** Answers of several columns: the statement's lines, why each is what it is, KPIs, and what is missing. */

import { explain, type LineExplanation } from '../../src/core/explain/explain.js';
import type { Issue, Lang } from '../../src/core/issue/issue.js';
import type { Line, Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { statement } from '../../src/core/run/statements.js';
import { adjustmentWords, payoutWords } from '../../src/text/forms.js';
import { type ExplanationRow, lineRows } from '../../src/text/full.js';
import { lineTitle, titleInTime } from '../../src/text/statement.js';
import { show } from '../../src/text/value.js';
import { type Voice, voiceOf } from '../../src/text/voice.js';
import type { CellValue } from '../ports.js';
import {
  type Argument,
  type Call,
  figure,
  firstSentence,
  kpiFigures,
  payeesOf,
  periodCode,
  readCall,
  runOf,
  sentence,
  trust,
} from './call.js';
import { say, words } from './words.js';

/** What every such function starts with. */
function open(who: Argument, period: Argument, rest: readonly Argument[]): { call: Call; run: Run; payees: string[] } {
  const call = readCall(rest);
  const run = runOf(call, periodCode(call, period));
  return { call, run, payees: payeesOf(run, who, call) };
}

/** BONUS_LINES: a row for each line of pay. Reductions, deductions and what was not earned are told apart by «Что это». */
export function lines(who: Argument, period: Argument, rest: readonly Argument[]): CellValue[][] {
  const { call, run, payees } = open(who, period, rest);
  const w = words(call.lang);
  const rows = payees.flatMap((payee) => {
    const own = statement(run, payee) as Statement;
    const told = own.lines.map((line) => [
      own.name,
      titleOf(line, call),
      kindOf(line, call),
      figure(line.amount),
      own.currency,
    ]);
    if (own.total !== null || own.lines.some(({ amount }) => amount === null)) return told;
    // Lines that are known of a total that is not: their sum would look like it.
    return [
      ...told,
      [
        own.name,
        firstSentence(own.issues, call.lang) ?? say(call.lang, 'unknown'),
        w.cause,
        figure(null),
        own.currency,
      ],
    ];
  });
  return [[w.payee, w.line, w.kind, w.amount, w.currency], ...rows];
}

const titleOf = (line: Line, { lang }: Call): string =>
  line.adjustment === undefined && line.met === undefined && !line.payout
    ? lineTitle(line, lang)
    : titleInTime(line, lang);

function kindOf(line: Line, { lang }: Call): string {
  if (line.adjustment !== undefined) return adjustmentWords(line.adjustment, lang);
  if (line.payout) return payoutWords(line.payout, lang);
  return line.stage === 'earned' ? words(lang).accrued : words(lang).paid;
}

/** BONUS_WHY: the rows of the explanation; what makes a figure unknown stands below. */
export function why(who: Argument, period: Argument, rest: readonly Argument[]): CellValue[][] {
  const { call, run, payees } = open(who, period, rest);
  return payees.flatMap((payee) => explained(run, payee, call, payees.length > 1));
}

/** The explanation of a statement: each line in its order, those made by no formula too. `places`: with where they stand. */
export function whyRows(
  own: Statement,
  trees: readonly LineExplanation[],
  voice: Voice,
  lang: Lang,
  places = false,
): ExplanationRow[] {
  const told = new Set<string>();
  return own.lines.flatMap((line): ExplanationRow[] => {
    const tree = trees.find(
      ({ code, corrects, part }) => code === line.code && corrects === line.corrects && part?.from === line.part?.from,
    );
    if (tree) return lineRows(tree, voice, places ? { places } : { told });
    return [{ level: 0, text: lineTitle(line, lang), value: show(line.amount, 'money', voice), source: '' }];
  });
}

/** Rows of a payee: the explanation of each line, then the total and why it is not known. */
export function explained(run: Run, payee: string, { lang }: Pick<Call, 'lang'>, named: boolean): CellValue[][] {
  const w = words(lang);
  const own = statement(run, payee) as Statement;
  const voice = voiceOf(run, payee, lang);
  const rows = whyRows(own, explain(run, payee), voice, lang);
  const errors = own.issues.filter(({ severity }) => severity === 'error');
  return [
    ...(named ? [[own.name, '', '']] : []),
    ...rows.map(({ level, text, value, source }) => [`${'    '.repeat(level)}${text}`, value, source]),
    [w.total, show(own.total, 'money', voice), ''],
    ...(own.total === null ? errors.map((issue: Issue) => [w.cause, sentence(issue, lang), '']) : []),
  ];
}

/** KPI: fact, target, attainment, weight and score. */
export function kpis(who: Argument, period: Argument, rest: readonly Argument[]): CellValue[][] {
  const { call, run, payees } = open(who, period, rest);
  trust(call);
  const w = words(call.lang);
  const weighed = new Set(run.prepared.plan.kpis.flatMap(({ code, weight }) => (weight === undefined ? [] : [code])));
  const rows = payees.flatMap((payee) => {
    const { name } = statement(run, payee) as Statement;
    return kpiFigures(run, payee).map((kpi): CellValue[] => [
      name,
      kpi.title,
      figure(kpi.fact),
      figure(kpi.target),
      figure(kpi.attainment),
      kpi.weight === null && !weighed.has(kpi.code) ? '' : figure(kpi.weight),
      figure(kpi.score),
    ]);
  });
  return [[w.payee, 'KPI', w.fact, w.target, w.attainment, w.weight, w.score], ...rows];
}
