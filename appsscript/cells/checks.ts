/** SMART, PLAN_CHECK and RECONCILE: findings as rows. */
import { everyIssue, MOST_PERIODS } from '../../src/board/check.js';
import { periodsIn } from '../../src/board/periods.js';
import { type Finding, LETTERS, smart, smartText } from '../../src/board/smart.js';
import { errorsOf, type Issue, type Lang, type Severity } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Cell } from '../../src/core/table/data.js';
import { differenceText, reconcile } from '../../src/reconcile/index.js';
import { isBlank } from '../../src/workbook/sheet.js';
import type { CellValue } from '../ports.js';
import { type Argument, figure, firstSentence, periodCode, readCall, runOf, single } from './call.js';
import { words } from './words.js';

/** A row for each letter of each goal, then the plan as a whole. */
export function smartRows(period: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const { book, lang } = call;
  const code = periodCode(call, period);
  runOf(call, code);
  const report = smart(book.plan, book.data, { period: code });
  const w = words(lang);
  const row = (title: string, letter: string, finding: Finding): CellValue[] => {
    const { sentence, fix } = smartText(finding, lang);
    return [title, letter, w[finding.verdict], sentence, fix];
  };
  const goals = report.goals.flatMap(({ title, verdicts }) =>
    verdicts.map((verdict) => row(title, `${verdict.letter} — ${LETTERS[verdict.letter][lang]}`, verdict)),
  );
  const rows = [...goals, ...report.plan.map((finding) => row(w.whole, '', finding))];
  return [[w.goal, w.letter, w.verdict, w.why, w.mend], ...(rows.length > 0 ? rows : [[w.noGoals, '', '', '', '']])];
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** A row for each issue, errors first. */
export function checkRows(period: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const { book, lang } = call;
  const w = words(lang);
  const periods = isBlank(single(period) as Cell)
    ? periodsIn(book.plan, book.data).slice(-MOST_PERIODS)
    : [periodCode(call, period)];
  return [[w.severity, w.where, w.why, w.mend], ...issueRows(everyIssue(book, periods), lang)];
}

/** Issues as rows, without a header. */
export function issueRows(issues: readonly Issue[], lang: Lang): CellValue[][] {
  const w = words(lang);
  const sorted = ORDER.flatMap((severity) => issues.filter((issue) => issue.severity === severity));
  if (sorted.length === 0) return [[w.clean, '', '', '']];
  return sorted.map((issue) => {
    const { message, hint } = issueText(issue, lang);
    return [w[issue.severity], issue.place ? placeText(issue.place, lang) : (issue.payee ?? ''), message, hint];
  });
}

/** A row for each difference between deals, payments and accruals. */
export function reconcileRows(period: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const { book, lang } = call;
  const w = words(lang);
  const code = isBlank(single(period) as Cell) ? undefined : periodCode(call, period);
  const plan = book.plan.components.length === 0 ? {} : { plan: book.plan };
  const found = reconcile(book.data, { ...(code === undefined ? {} : { period: code }), ...plan });
  const broken =
    found.sources.length < 2 ? firstSentence(errorsOf([...book.issues, ...found.issues]), lang) : undefined;
  if (broken !== undefined) throw new Error(broken);
  const rows = found.differences.map((one): CellValue[] => {
    const { sentence, fix } = differenceText(one, lang);
    const place = one.rows[0]?.place;
    return [place ? placeText(place, lang) : '', sentence, one.effects[0] ? figure(one.effects[0].amount) : '', fix];
  });
  return [[w.where, w.difference, w.amount, w.mend], ...(rows.length > 0 ? rows : [['', w.agree, '', '']])];
}
