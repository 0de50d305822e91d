/** Closed statements as the ledger table a calculation reads. */
import { currencyDigits } from '../core/currency.js';
import { type Cell, FIELDS, type RowTable } from '../core/data.js';
import type { Lang } from '../core/issue.js';
import type { StatementEntry } from './entry.js';

/** Words of the table's cells, as people's spreadsheets have them. */
const WORDS = {
  ru: {
    earned: 'начислено',
    pay: 'выплата',
    balance: 'остаток',
    award: 'награда',
    closed: 'закрыто',
    yes: 'да',
    no: 'нет',
    point: ',',
  },
  en: {
    earned: 'earned',
    pay: 'pay',
    balance: 'balance',
    award: 'award',
    closed: 'closed',
    yes: 'yes',
    no: 'no',
    point: '.',
  },
} as const satisfies Record<Lang, object>;

type Row = Partial<Record<(typeof FIELDS.ledger)[number], Cell>>;

/**
 * The table of closed statements. It has no checksums: what it says is believed.
 * @example ledgerTable(read.statements, 'ledger.jsonl')
 */
export function ledgerTable(
  statements: readonly (StatementEntry & { readonly line?: number })[],
  name: string,
  lang: Lang = 'en',
): RowTable {
  const rows: Row[] = [];
  const lines: number[] = [];
  for (const entry of statements) {
    for (const row of rowsOf(entry, lang)) {
      rows.push(row);
      lines.push(entry.line ?? rows.length + 1);
    }
  }
  const fields = FIELDS.ledger;
  return {
    role: 'ledger',
    name,
    header: fields,
    fields,
    columns: fields.map((field) => rows.map((row) => row[field] ?? '')),
    typed: false,
    rowNumbers: lines,
  };
}

function rowsOf(
  { period, payee, name, plan, version, currency, lines, balances = [], awards = [] }: StatementEntry,
  lang: Lang,
): Row[] {
  const head: Row = { period, payee, name, plan, version, currency };
  const w = WORDS[lang];
  const amount = (text: string): string => spelled(text, currency).replace('.', w.point);
  const rows: Row[] = [
    ...lines.map(({ code, title, stage, met, corrects, text, ...line }) => ({
      ...head,
      plan: line.plan,
      stage: w[stage],
      code,
      title,
      amount: amount(line.amount ?? ''),
      met: met === undefined ? '' : met ? w.yes : w.no,
      corrects: corrects ?? '',
      explanation: text ?? '',
    })),
    ...balances.map(({ code, title, amount: left }) => ({
      ...head,
      stage: w.balance,
      code,
      title,
      amount: amount(left),
    })),
    ...awards.map(({ code, title, evidence }) => ({ ...head, stage: w.award, code, title, amount: evidence ?? '' })),
  ];
  return rows.length > 0 ? rows : [{ ...head, stage: w.closed }];
}

/** Three digits after the point could be thousands, so a currency that has three is written with four. */
const spelled = (text: string, currency: string): string => (currencyDigits(currency) === 3 ? `${text}0` : text);
