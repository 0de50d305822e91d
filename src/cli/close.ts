/** `premia close`: a period's statements go into the ledger, all of them or none. */

import { resolve } from 'node:path';
import { cellDay, isoOf } from '../core/day/dates.js';
import { error, type Issue, issueList } from '../core/issue/issue.js';
import { currencyDigits } from '../core/number/currency.js';
import { decimalText } from '../core/number/decimal.js';
import { addF, type Fraction, fraction, fractionOf, mulF, pow10 } from '../core/number/exact.js';
import type { Statement } from '../core/program/statement.js';
import { type Closing, closing } from '../core/run/closing.js';
import { leaving } from '../core/run/leaving.js';
import type { Run } from '../core/run/result.js';
import { calculate } from '../core/run/run.js';
import { type Entry, entryOf, type Head, type LedgerText } from '../ledger/index.js';
import { issuesText, plainVoice } from '../text/index.js';
import { show } from '../text/value.js';
import type { Book } from '../workbook/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, hasErrors, issueJson } from './issues.js';
import { load, payeeOf } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

export interface CloseOptions extends CommonOptions {
  readonly by?: string;
  readonly on?: string;
  readonly until?: string;
}

export async function close(input: string, options: CloseOptions, context: Context): Promise<number> {
  const { io, lang } = context;
  const { appendClosing, LedgerBusy, ledgerPath, sha256 } = await import('../files/index.js');
  const on = dayOf(options.on, context) ?? new Date().toISOString().slice(0, 10);
  const until = dayOf(options.until, context);
  if (until !== null && options.payee === undefined) throw new UsageError(cliWords(lang).untilPayee);
  const read = await load(input, context);
  const period = periodOf(options.period, read, context);
  const path = await ledgerPath(resolve(io.cwd, input));
  let ready: Ready = { period, closing: { statements: [], issues: [] }, issues: [] };
  let head: Head | null = null;
  try {
    head = await appendClosing(path, (ledger) => {
      ready = prepareClosing(read, period, options.payee, until, context);
      if (ready.closing.statements.some((one) => isIn(one, ledger)))
        ready = { ...ready, issues: [error('close-twice', { period })] };
      if (hasErrors(ready.issues)) return null;
      return entriesOf(ready as Ready & { run: Run }, { by: options.by ?? '', on }, context, sha256);
    });
  } catch (reason) {
    if (reason instanceof LedgerBusy) throw new UsageError(fill(cliWords(lang).ledgerBusy, { name: reason.message }));
    throw reason;
  }
  if (head === null && ready.issues.length === 0) ready = { ...ready, issues: read.issues };
  await report(ready, head, options, context);
  const name = ready.closing.statements[0]?.name ?? '';
  if (head !== null && ready.leaves) io.err(`${fill(cliWords(lang).untilWrite, { name, day: ready.leaves })}\n`);
  return exitOf(head === null);
}

/** Closed by somebody since the input was read. */
const isIn = ({ payee, period }: Statement, { statements }: LedgerText): boolean =>
  statements.some((closed) => closed.period === period && closed.payee === payee);

interface Ready {
  readonly period: string;
  readonly closing: Closing;
  readonly issues: readonly Issue[];
  readonly run?: Run;
  /** The day of leaving the people table does not have yet. */
  readonly leaves?: string;
}

function prepareClosing(
  book: Book,
  period: string,
  payee: string | undefined,
  until: string | null,
  { lang }: Context,
): Ready {
  const first = calculate(book.plan, book.data, { period });
  const index = payeeOf(first, payee, lang);
  const id = index === null ? null : (first.prepared.people.payees[index]?.id ?? null);
  const run =
    until === null || index === null
      ? first
      : calculate(book.plan, { ...book.data, tables: leaving(book.data.tables, first, index, until) }, { period });
  const made = closing(run, id);
  const issues = issueList(made.issues);
  issues.add(book.issues.filter(({ severity }) => severity === 'error'));
  for (const one of made.statements) if (one.total === null) issues.add(one.issues);
  const known = first.prepared.people.payees[index ?? -1]?.left ?? null;
  const leaves = until !== null && (known === null || isoOf(known) !== until) ? { leaves: until } : {};
  return { period, closing: made, issues: issues.issues, run, ...leaves };
}

function* entriesOf(
  { run, closing: { statements }, period }: Ready & { run: Run },
  who: { readonly by: string; readonly on: string },
  { lang, progress }: Context,
  sha256: (text: string) => string,
): Generator<Entry> {
  let n = 0;
  for (const statement of statements) {
    yield entryOf(run, statement, lang, sha256);
    progress.calculated(++n, statements.length);
  }
  yield { kind: 'commit', period, count: statements.length, ...who };
}

async function report(
  { closing: made, issues, period }: Ready,
  head: Head | null,
  options: CloseOptions,
  context: Context,
) {
  const { lang } = context;
  const w = cliWords(lang);
  const sink = await openSink(options.out, context);
  if (options.json) {
    const found = issues.map((issue) => issueJson(issue, lang));
    const closed = head === null ? 0 : made.statements.length;
    await sink.write(`${JSON.stringify({ period, closed, head, issues: found })}\n`);
  } else if (head === null) await sink.write(`${fill(w.notClosed, { period })}: ${issuesText(issues, lang)}\n`);
  else {
    const n = String(made.statements.length);
    await sink.write(`${fill(w.closed, { period, n, total: totals(made, context), hash: head.hash })}\n`);
  }
  await sink.close();
  context.progress.done();
}

/** Sums of what is paid, one a currency. */
function totals({ statements }: Closing, { lang }: Context): string {
  const sums = new Map<string, Fraction>();
  for (const { currency, total } of statements)
    sums.set(currency, addF(sums.get(currency) ?? fraction(0), fractionOf(total ?? '0')));
  return [...sums]
    .map(([currency, { n, d }]) => {
      const digits = currencyDigits(currency);
      return show(decimalText(mulF({ n, d }, fraction(pow10(digits))).n, digits), 'money', plainVoice(lang, currency));
    })
    .join(', ');
}

function dayOf(text: string | undefined, { lang }: Context): string | null {
  if (text === undefined) return null;
  const read = cellDay(text);
  if (!('day' in read)) throw new UsageError(fill(cliWords(lang).badDay, { name: text }));
  return isoOf(read.day);
}
