/** `premia reconcile`: deals, payments and accruals held against each other. */

import { issueList } from '../core/issue/issue.js';
import { differenceText, reconcile as find, type ReconcileOptions, type Reconciliation } from '../reconcile/index.js';
import { reconcileText } from '../reconcile/text.js';
import type { SourceField, SourceName } from '../reconcile/types.js';
import { issuesText, periodWords } from '../text/index.js';
import type { CommonOptions, Context } from './context.js';
import { exitOf, hasErrors, issueJson } from './issues.js';
import { load } from './load.js';
import { periodOf } from './periods.js';
import { openSink } from './sink.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

export interface ReconcileCall extends CommonOptions {
  readonly deals?: string;
  readonly payments?: string;
  readonly accruals?: string;
  readonly column?: readonly string[];
  readonly days?: string;
  readonly pay?: string;
  readonly most?: string;
}

export async function reconcile(input: string, call: ReconcileCall, context: Context): Promise<number> {
  const { lang } = context;
  const columns = columnsOf(call.column ?? [], lang);
  const [days, payFor, most] = [call.days, call.pay, call.most].map((text) => countOf(text, lang));
  const book = await load(input, context);
  const { deals, payments, accruals } = call;
  const options: ReconcileOptions = {
    ...(call.period === undefined ? {} : { period: periodOf(call.period, book, context) }),
    tables: {
      ...(deals === undefined ? {} : { deals }),
      ...(payments === undefined ? {} : { payments }),
      ...(accruals === undefined ? {} : { accruals }),
    },
    columns,
    ...(days === undefined ? {} : { days }),
    ...(payFor === undefined ? {} : { payFor }),
    ...(book.plan.components.length === 0 ? {} : { plan: book.plan }),
  };
  const found = find(book.data, options);
  const { issues } = issueList([...book.issues, ...found.issues]);
  const sink = await openSink(call.out, context);
  if (call.json) {
    await sink.write(`${JSON.stringify(asData(found, lang, issues))}\n`);
  } else {
    const title = found.period === null ? '' : ` · ${periodWords(found.period, lang)}`;
    await sink.write(`${cliWords(lang).reconcileTitle}${title}\n${reconcileText(found, lang, most)}\n`);
    if (issues.length > 0) await sink.write(`\n${cliWords(lang).planAndData}: ${issuesText(issues, lang)}\n`);
  }
  await sink.close();
  context.progress.done();
  const differs = found.differences.some(({ kind }) => kind !== 'parts');
  return exitOf(differs || hasErrors(issues));
}

/** The report with its words beside the codes. */
const asData = (found: Reconciliation, lang: Context['lang'], issues: Reconciliation['issues']) => ({
  ...found,
  differences: found.differences.map((one) => ({ ...one, ...differenceText(one, lang) })),
  issues: issues.map((issue) => issueJson(issue, lang)),
});

function countOf(text: string | undefined, lang: Context['lang']): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(fill(cliWords(lang).countForm, { name: text }));
  return Number(text);
}

const SOURCES: Readonly<Record<string, SourceName>> = {
  deals: 'deals',
  сделки: 'deals',
  payments: 'payments',
  оплаты: 'payments',
  accruals: 'accruals',
  начислено: 'accruals',
};

const FIELDS: Readonly<Record<string, SourceField>> = {
  id: 'id',
  номер: 'id',
  amount: 'amount',
  сумма: 'amount',
  date: 'date',
  дата: 'date',
  client: 'client',
  клиент: 'client',
  payee: 'payee',
  сотрудник: 'payee',
  currency: 'currency',
  валюта: 'currency',
  pay: 'pay',
  начислено: 'pay',
};

/**
 * Reads «оплаты.номер=Договор».
 * @example columnsOf(['payments.id=Contract'], 'en') // { payments: { id: 'Contract' } }
 */
export function columnsOf(given: readonly string[], lang: Context['lang']): NonNullable<ReconcileOptions['columns']> {
  const columns: Partial<Record<SourceName, Partial<Record<SourceField, string>>>> = {};
  for (const text of given) {
    const match = /^\s*([^.=\s]+)\s*\.\s*([^.=\s]+)\s*=\s*(.*\S)\s*$/s.exec(text.normalize('NFC'));
    const source = new Map(Object.entries(SOURCES)).get(match?.[1]?.toLowerCase() ?? '');
    const field = new Map(Object.entries(FIELDS)).get(match?.[2]?.toLowerCase() ?? '');
    if (!match || !source || !field) throw new UsageError(fill(cliWords(lang).columnForm, { name: text }));
    columns[source] = { ...columns[source], [field]: match[3] as string };
  }
  return columns;
}
