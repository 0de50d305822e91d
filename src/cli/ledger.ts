/** `premia ledger`: what is closed. `premia diff`: what would be otherwise today, and why. */
import { resolve } from 'node:path';
import { issueList, type Lang } from '../core/issue/issue.js';
import { EMPTY_PLAN } from '../core/plan/plan.js';
import { calculate } from '../core/run/run.js';
import { type ClosedChange, ledgerDiff, ledgerTable, type Reason } from '../ledger/index.js';
import { quote } from '../text/forms.js';
import { diffText, issuesText, periodWords, plainVoice, timeName } from '../text/index.js';
import { wordsOf } from '../text/statement-words.js';
import { show } from '../text/value.js';
import { writeBook } from '../workbook/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, hasErrors, issueJson } from './issues.js';
import { load } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

export interface LedgerOptions extends CommonOptions {
  readonly csv?: boolean;
}

async function readClosed(input: string, { io, lang }: Context) {
  const { ledgerPath, readLedgerFile } = await import('../files/index.js');
  return { lang, ...(await readLedgerFile(await ledgerPath(resolve(io.cwd, input)))) };
}

export async function ledger(input: string, options: LedgerOptions, context: Context): Promise<number> {
  const { lang } = context;
  const w = cliWords(lang);
  if (options.json && options.csv) throw new UsageError(w.jsonAndCsv);
  const { statements, commits, head, issues } = await readClosed(input, context);
  const sink = await openSink(options.out, context);
  if (options.json) {
    const found = issues.map((issue) => issueJson(issue, lang));
    await sink.write(`${JSON.stringify({ closings: commits, head, statements, issues: found })}\n`);
  } else if (options.csv) {
    const { csvText } = await import('../files/index.js');
    const table = ledgerTable(statements, lang === 'ru' ? 'Журнал' : 'Ledger', lang);
    const [sheet] = writeBook({ plan: EMPTY_PLAN, data: { tables: [table] } }, lang);
    await sink.write(csvText(sheet?.rows ?? [], lang));
  } else {
    const one = ({ period, count, by, on }: (typeof commits)[number]): string =>
      `${period} · ${w.statementsCount}: ${count} · ${[w.closedBy, by, on].filter((part) => part !== '').join(' ')}`;
    const closings = commits.length === 0 && !hasErrors(issues) ? [w.nothingClosed] : commits.map(one);
    const whole = hasErrors(issues) || head.hash === '' ? [] : [fill(w.ledgerHead, { hash: head.hash })];
    for (const text of [...closings, ...whole]) await sink.write(`${text}\n`);
  }
  await sink.close();
  if (!options.json && issues.length > 0) context.io.err(`${issuesText(issues, lang)}\n`);
  return exitOf(hasErrors(issues));
}

export async function diff(input: string, options: CommonOptions, context: Context): Promise<number> {
  const { lang } = context;
  const w = cliWords(lang);
  const book = await load(input, context);
  const { statements, commits, issues: read } = await readClosed(input, context);
  const { sha256 } = await import('../files/index.js');
  const period = options.period === undefined ? undefined : periodOf(options.period, book, context);
  const chosen = statements.filter(
    (one) =>
      (period === undefined || one.period === period) &&
      (options.payee === undefined || one.payee === options.payee || one.name === options.payee),
  );
  const last = period ?? commits[commits.length - 1]?.period;
  const run = last === undefined ? null : calculate(book.plan, book.data, { period: last });
  const found = run === null ? null : ledgerDiff(run, chosen, sha256);
  const issues = issueList([...book.issues, ...(found?.issues ?? []), ...(run === null ? read : [])]).issues;
  const changes = found?.changes ?? [];
  const sink = await openSink(options.out, context);
  if (options.json) {
    const said = issues.map((issue) => issueJson(issue, lang));
    const { replayed = 0, unchanged = 0 } = found ?? {};
    await sink.write(`${JSON.stringify({ changes, replayed, unchanged, issues: said })}\n`);
  } else {
    await sink.write(`${found === null ? w.nothingClosed : asText(changes, lang)}\n`);
    if (found) {
      const n = String(found.replayed);
      await sink.write(`\n${fill(w.replayed, { n, same: String(found.unchanged) })}\n`);
    }
    if (issues.length > 0) await sink.write(`\n${w.planAndData}: ${issuesText(issues, lang)}\n`);
  }
  await sink.close();
  context.progress.done();
  return exitOf(hasErrors(issues));
}

/** Each payee and period with the lines that differ, and under them what they differ by. */
function asText(changes: readonly ClosedChange[], lang: Lang): string {
  const groups = new Map<string, ClosedChange[]>();
  for (const change of changes) {
    const key = `${change.payee} ${change.period}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  if (groups.size === 0) return diffText([], lang);
  return [...groups.values()].map((own) => groupText(own, lang)).join('\n\n');
}

function groupText(own: readonly ClosedChange[], lang: Lang): string {
  const [{ payee, name, period, currency }] = own as readonly [ClosedChange];
  const money = (amount: string): string => show(amount, 'money', plainVoice(lang, currency));
  const who = name === payee ? name : `${name} (${payee})`;
  const itself = cliWords(lang).comesByItself;
  const lines = own.flatMap(({ title, was, now, delta, byItself, reasons }) => [
    `  ${title}: ${money(was)} → ${money(now)} (${delta.startsWith('-') ? '' : '+'}${money(delta)})${byItself ? ` — ${itself}` : ''}`,
    ...reasons.map((reason) => `    ${reasonText(reason, lang)}`),
  ]);
  return [`${who} · ${period}`, ...lines].join('\n');
}

function reasonText({ label, was, now, period, row, kind, rows, rule }: Reason, lang: Lang): string {
  const w = cliWords(lang);
  const figure = (value: string | null): string =>
    value === null ? (row ? w.reasonNoRow : '—') : show(value, kind ?? 'number', plainVoice(lang), { exact: true });
  const counted = rows ? ` (${w.reasonRows}: ${rows.was} → ${rows.now})` : '';
  const why = rule ? ` — ${w.reasonRule}` : '';
  const when = period === undefined ? '' : `, ${periodWords(period, lang)}`;
  const name = `${quote(timeName(periodWords(label, lang), lang), lang)}${when}${row ? `, ${wordsOf(lang).row} ${row}` : ''}`;
  return `${name}: ${figure(was)} → ${figure(now)}${counted}${why}`;
}
