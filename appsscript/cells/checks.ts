/** SMART, PLAN_CHECK and RECONCILE: findings as rows. */
import { everyIssue, MOST_PERIODS } from '../../src/board/check.js';
import { periodsIn } from '../../src/board/periods.js';
import { type Finding, LETTERS, smart, smartText } from '../../src/board/smart.js';
import { bySeverity, errorsOf, type Issue, issueList, type Lang } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Cell } from '../../src/core/table/data.js';
import { compareSources } from '../../src/reconcile/reconcile.js';
import { differenceText } from '../../src/reconcile/words.js';
import { isBlank } from '../../src/workbook/sheet.js';
import type { CellValue } from '../ports.js';
import {
  type Answer,
  type Argument,
  figure,
  firstSentence,
  notGiven,
  periodCode,
  readCall,
  runOf,
  sentence,
  single,
  trust,
} from './call.js';
import { checkWords, say, words } from './words.js';

/** A row for each letter of each goal, then the plan as a whole. */
export function smartRows(period: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const { book, lang } = call;
  const code = periodCode(call, period);
  const { prepared, issues } = runOf(call, code);
  trust(call);
  if (prepared.people.payees.length === 0) throw new Error(firstSentence(issues, lang));
  const report = smart(book.plan, book.data, { period: code });
  const w = checkWords(lang);
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

const IN_SHORT = ['кратко', 'in short'];

/** A row for each issue, errors first; «кратко»: the first one in a cell. */
export function checkRows(period: Argument, rest: readonly Argument[]): Answer {
  const call = readCall(rest, IN_SHORT);
  const { book, lang, options } = call;
  const w = checkWords(lang);
  const periods = isBlank(single(period, 'period', lang) as Cell)
    ? periodsIn(book.plan, book.data).slice(-MOST_PERIODS)
    : [periodCode(call, period)];
  const issues = everyIssue(book, periods);
  if (options.length > 0) return inShort(issues, lang);
  const found = issueRows(issues, lang);
  const header = [w.severity, w.where, w.why, w.mend];
  if (book.plan.components.length === 0) return [header, [w.error, '', w.noComponents, w.addComponents], ...found];
  const unasked = [w.error, '', notGiven('period', '2026-10', lang), ''];
  return [header, ...(periods.length === 0 ? [unasked] : []), ...found];
}

/** What makes amounts of the sheet doubtful: rows that are nobody's before all else. Notes do not. */
function inShort(issues: readonly Issue[], lang: Lang): string {
  const [first, ...more] = ['rows-uncredited', 'error', 'warning'].flatMap((kind) =>
    issues.filter(({ code, severity }) => (code === 'rows-uncredited' ? code : severity) === kind),
  );
  if (!first) return checkWords(lang).clean;
  return [sentence(first, lang), ...(more.length > 0 ? [say(lang, 'more', { n: String(more.length) })] : [])].join(' ');
}

/** Issues as rows, without a header. */
function issueRows(issues: readonly Issue[], lang: Lang): CellValue[][] {
  const w = checkWords(lang);
  if (issues.length === 0) return [[w.clean, '', '', '']];
  return bySeverity(issues).map((issue) => {
    const { message, hint } = issueText(issue, lang);
    return [w[issue.severity], issue.place ? placeText(issue.place, lang) : (issue.payee ?? ''), message, hint];
  });
}

/** A row for each difference between deals, payments and accruals. */
export function reconcileRows(period: Argument, rest: readonly Argument[]): CellValue[][] {
  const call = readCall(rest);
  const { book, lang } = call;
  const w = checkWords(lang);
  const code = isBlank(single(period, 'period', lang) as Cell) ? undefined : periodCode(call, period);
  const plan = book.plan.components.length === 0 ? {} : { plan: book.plan };
  const found = compareSources(book.data, { ...(code === undefined ? {} : { period: code }), ...plan });
  const errors = errorsOf(issueList([...book.issues, ...found.issues]).issues);
  const broken = found.sources.length < 2 ? firstSentence(errors, lang) : undefined;
  if (broken !== undefined) throw new Error(broken);
  // What was not read of the tables compared; a plan's own errors are not about them.
  const told = found.differences.flatMap(({ kind, rows }) => (kind === 'unreadable' ? rows : []));
  const unread = errors.filter(
    ({ place }) =>
      (place?.table === undefined || found.sources.some(({ table }) => table === place.table)) &&
      !told.some((row) => row.place.table === place?.table && row.place.row === place?.row),
  );
  const lost = unread.map((issue): CellValue[] => {
    const { message, hint } = issueText(issue, lang);
    return [issue.place ? placeText(issue.place, lang) : '', message, figure(null), hint];
  });
  const rows = found.differences.map((one): CellValue[] => {
    const { sentence, fix } = differenceText(one, lang);
    const place = one.rows[0]?.place;
    const [effect] = one.effects;
    const amount = one.kind === 'unreadable' ? figure(null) : effect ? figure(effect.amount) : '';
    return [place ? placeText(place, lang) : '', sentence, amount, fix];
  });
  const header = [w.where, w.difference, words(lang).amount, w.mend];
  if (lost.length + rows.length > 0) return [header, ...lost, ...rows];
  return [header, ['', found.sources.every(({ rows: count }) => count === 0) ? w.noRows : w.agree, '', '']];
}
