/** A statement as a table for a terminal. */

import type { LineExplanation } from '../core/explain/explain.js';
import type { Lang } from '../core/issue/issue.js';
import { ratePlain } from '../core/program/rates.js';
import {
  CAP_LINE,
  type Converted,
  type Dispute,
  type Line,
  ROUNDING_LINE,
  type Statement,
} from '../core/program/statement.js';
import type { Run } from '../core/run/result.js';
import { adjustmentWords, daysWords, payoutWords, periodWords, rateText, stateWords } from './forms.js';
import { issuesText } from './issues.js';
import { wordsOf } from './statement-words.js';
import { show } from './value.js';
import { plainVoice, type Voice } from './voice.js';
import { padLeft, padRight, widthOf } from './width.js';

/** How a statement is written. */
export interface StatementTextOptions {
  readonly lang: Lang;
  /** Leave the issues to the caller. */
  readonly withoutIssues?: boolean;
  /** Whom the statement is about, see {@link profileOf}; else the plan's code is shown. */
  readonly profile?: ProfileWords;
}

/** What a heading says of a payee. */
export interface ProfileWords {
  /** Title of the plan. */
  readonly plan: string;
  readonly role: string;
  readonly grade: string;
}

/**
 * A payee's plan by its title, role and grade; '' for what is not known.
 * @example profileOf(run, 'Соколова Марина').profile?.grade // 'Менеджер'
 */
export function profileOf(run: Run, payee: string): Pick<StatementTextOptions, 'profile'> {
  const index = run.prepared.people.find(payee);
  const profile = run.prepared.people.payees[index]?.profile;
  if (!profile) return {};
  const settings = run.cohorts[run.whereabouts.cohort[index] ?? -1]?.cohort.program.scheme.settings;
  return { profile: { plan: settings?.title ?? profile.plan, role: profile.role, grade: profile.grade } };
}

/**
 * One payee's statement: lines with amounts in a column, what was earned and what is paid, awards, and what to check.
 * @example statementText(own, { lang: 'ru' }).split('\n')[1] // '  Оклад за месяц      40 000,00 ₽'
 */
export function statementText(statement: Statement, options: StatementTextOptions): string {
  const { lang } = options;
  const w = wordsOf(lang);
  const money = (amount: string | null): string => show(amount, 'money', plainVoice(lang, statement.currency));
  const rows = statement.lines.map((line): Row => [lineTitle(line, lang), money(line.amount)]);
  const totals: Row[] = [
    [w.earned, money(statement.earned)],
    [w.total, money(statement.total)],
  ];
  const parts = [
    heading(statement, options),
    ...standingText(statement, lang),
    table(rows, totals),
    ...convertedText(statement, lang),
    `  ${w.gross}`,
  ];
  const left = (statement.balances ?? []).filter(({ amount }) => /[1-9]/.test(amount));
  if (left.length > 0)
    parts.push(`  ${w.balances}: ${left.map(({ title, amount }) => `${title} ${money(amount)}`).join(', ')}`);
  if (statement.awards.length > 0) parts.push(awardsText(statement, lang));
  if (statement.issues.length > 0 && !options.withoutIssues)
    parts.push(
      `  ${statement.total === null ? w.whyUnknown : w.toCheck}:`,
      indent(issuesText(statement.issues, lang, { counts: false, payees: false })),
    );
  return parts.join('\n');
}

/**
 * What is paid in all, in a line.
 * @example totalText({ total: '102500.00', currency: 'RUB' }, 'ru') // 'К выплате: 102 500,00 ₽'
 */
export const totalText = ({ total, currency }: Pick<Statement, 'total' | 'currency'>, lang: Lang): string =>
  `${wordsOf(lang).total}: ${show(total, 'money', plainVoice(lang, currency))}`;

function heading({ name, payee, period, lines }: Statement, { lang, profile }: StatementTextOptions): string {
  const who = name === payee ? name : `${name} (${payee})`;
  const codes = [...new Set(lines.map((line) => line.plan))].join(', ');
  const plan = profile?.plan || codes;
  const place = [profile?.role ?? '', profile?.grade ?? ''].filter((part) => part !== '');
  return [who, periodWords(period, lang), plan === '' ? '' : `${wordsOf(lang).plan}: ${plan}`, ...place]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Where the statement stands: its state, what is disputed, and targets that are drafts. */
function standingText({ state, disputes = [], preliminary }: Statement, lang: Lang): string[] {
  const w = wordsOf(lang);
  const said = [state === undefined ? '' : stateWords(state, lang), preliminary ? w.preliminary : ''];
  const head = said.filter((text) => text !== '').join(', ');
  const one = ({ line, claim, answer }: Dispute): string =>
    [line === '' ? claim : `${line}: ${claim}`, answer === '' ? '' : `${w.answer}: ${answer}`]
      .filter((text) => text !== '')
      .join(' — ');
  return [...(head === '' ? [] : [`  ${w.state}: ${head}`]), ...disputes.map((dispute) => `    ${one(dispute)}`)];
}

/** A line's name, and after it what it is in law or why it is nothing. @example lineTitle(own.lines[0], 'ru') // 'Оклад за месяц' */
export function lineTitle(line: Line, lang: Lang): string {
  const w = wordsOf(lang);
  if (line.corrects !== undefined) {
    const { corrects, ...own } = line;
    return `${w.recalculation} ${corrects}: ${lineTitle(own, lang)}`;
  }
  if (line.code === CAP_LINE) return w.planCap;
  if (line.code === ROUNDING_LINE) return w.rounding;
  if (line.adjustment !== undefined) return titled(line.title, adjustmentWords(line.adjustment, lang));
  if (line.payout !== undefined) return titled(line.title, payoutWords(line.payout, lang));
  const title = titleInTime(line, lang);
  return line.met === false ? `${title} — ${w.conditionNotMet}` : title;
}

/**
 * «Процент, 1–14 октября», «Премия, 1 квартал 2026 (начислено за март 2026, выплата 10.04.2026)».
 * @example titleInTime({ title: 'Процент', part: { from: '2026-10-01', to: '2026-10-14' } }, 'ru') // 'Процент, 1–14 октября'
 */
export function titleInTime(
  line: Pick<Line, 'title' | 'part' | 'forPeriod' | 'accrualMonth' | 'payDate'>,
  lang: Lang,
): string {
  const w = wordsOf(lang);
  const { title, part, forPeriod, accrualMonth, payDate } = line;
  const when = [
    ...(forPeriod === undefined ? [] : forPeriod.split(', ').map((code) => periodWords(code, lang))),
    ...(part ? [daysWords(part.from, part.to, lang)] : []),
  ];
  const dates = [
    ...(accrualMonth === undefined ? [] : [`${w.accruedFor} ${periodWords(accrualMonth, lang)}`]),
    ...(payDate === undefined
      ? []
      : [`${w.paidOn} ${lang === 'ru' ? payDate.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1') : payDate}`]),
  ];
  return [title, ...when].join(', ') + (dates.length > 0 ? ` (${dates.join(', ')})` : '');
}

/** The name of a recalculation's line: «Перерасчёт за 2026-09: Процент». */
export const correctionTitle = ({ title, corrects }: LineExplanation, { lang }: Voice): string =>
  `${wordsOf(lang).recalculation} ${corrects}: ${title}`;

/** A row titled with nothing but its kind says it once. */
export function titled(title: string, kind: string): string {
  const same = title.trim().toLowerCase() === kind;
  return same ? `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}` : `${title} — ${kind}`;
}

type Row = readonly [title: string, amount: string];

function table(rows: readonly Row[], totals: readonly Row[]): string {
  const all = [...rows, ...totals];
  const left = Math.max(...all.map(([title]) => widthOf(title)));
  const right = Math.max(...all.map(([, amount]) => widthOf(amount)));
  const text = ([title, amount]: Row): string => `  ${padRight(title, left)}  ${padLeft(amount, right)}`;
  return [...rows.map(text), `  ${'─'.repeat(left + 2 + right)}`, ...totals.map(text)].join('\n');
}

/**
 * The total in the payee's own currency; none where it is the plan's.
 * «К выплате в KZT: 100 000,00 ₽ × 5,4 = 540 000,00 ₸ (курс 2026-10-30: 1 RUB = 5,4 KZT)».
 * @example convertedText(own, 'ru') // []
 */
export function convertedText({ converted, total, currency }: Statement, lang: Lang): string[] {
  if (!converted) return [];
  const { currency: to, rate, rows, day } = converted;
  const money = (amount: string | null, of: string): string => show(amount, 'money', plainVoice(lang, of));
  const paid = money(converted.total, to);
  const made =
    rate === null || total === null ? paid : `${money(total, currency)} ${timesRate(rate, rows, to, lang)} = ${paid}`;
  const w = wordsOf(lang);
  const where =
    rate === null
      ? `${w.noRate} ${day}`
      : `${w.rateOn} ${rows.length === 0 ? day : rateText(rows.map(ratePlain).join('; '), lang)}`;
  return [`  ${w.totalIn} ${to}: ${made} (${where})`];
}

/** «× 5,4»; a rate that never ends is the opposite one divided by, as its row says: «÷ 92,1234», «× 100 ÷ 18,25». */
function timesRate(rate: string, rows: Converted['rows'], to: string, lang: Lang): string {
  const number = (value: string): string => show(value, 'number', plainVoice(lang), { exact: true });
  const [row] = rows;
  if (!rate.includes('/') || !row || rows.length > 1 || row.from !== to) return `× ${number(rate)}`;
  return `${row.per === '1' ? '' : `× ${number(row.per)} `}÷ ${number(row.rate)}`;
}

function awardsText({ awards }: Statement, lang: Lang): string {
  const one = ({ title, evidence }: Statement['awards'][number]): string =>
    evidence === null ? title : `${title} (${show(evidence, 'number', plainVoice(lang))})`;
  return `  ${wordsOf(lang).awards}: ${awards.map(one).join(', ')}`;
}

const indent = (text: string): string => text.replace(/^/gm, '    ');
