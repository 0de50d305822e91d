/** Closed statements as the ledger table a calculation reads. */

import { type LedgerStage, LINE_FACTS, type LineFacts, MOVE_WORDS, STAGE_WORDS } from '../core/inputs/ledger.js';
import type { Lang } from '../core/issue/issue.js';
import { currencyDigits } from '../core/number/currency.js';
import { type Cell, FIELDS, type RowTable } from '../core/table/data.js';
import type { CommitEntry, StatementEntry } from './entry.js';

/** Words of the table's cells, as people's spreadsheets have them. */
const WORDS = {
  ru: { yes: 'да', no: 'нет', point: ',', stage: STAGE_WORDS, move: MOVE_WORDS },
  en: { yes: 'yes', no: 'no', point: '.', stage: null, move: null },
} as const satisfies Record<Lang, object>;

type Row = Partial<Record<(typeof FIELDS.ledger)[number], Cell>>;

/**
 * The table of closed statements. It has no checksums: what it says is believed.
 * @example ledgerTable(closed, 'ledger.jsonl').role // 'ledger'
 */
export function ledgerTable(
  statements: readonly (StatementEntry & { readonly line?: number } & Partial<Pick<CommitEntry, 'on' | 'by'>>)[],
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
  // Most ledgers have no parts, pay dates or payroll codes.
  const facts: readonly string[] = [...LINE_FACTS, 'closedOn', 'closedBy'];
  const fields = FIELDS.ledger.filter(
    (field) => !facts.includes(field) || rows.some((row) => (row[field] ?? '') !== ''),
  );
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
  {
    period,
    payee,
    name,
    plan,
    version,
    currency,
    lines,
    balances = [],
    awards = [],
    on,
    by,
  }: Parameters<typeof ledgerTable>[0][number],
  lang: Lang,
): Row[] {
  const head: Row = { period, payee, name, plan, version, currency, closedOn: on, closedBy: by };
  const w = WORDS[lang];
  const staged = (stage: LedgerStage): string => w.stage?.[stage] ?? stage;
  const amount = (text: string): string => spelled(text, currency).replace('.', w.point);
  const rows: Row[] = [
    ...lines.map(({ code, title, stage, met, corrects, text, ...line }) => ({
      ...head,
      plan: line.plan,
      ...factCells(line, lang),
      stage: staged(stage),
      code,
      title,
      amount: amount(line.amount ?? ''),
      met: met === undefined ? '' : met ? w.yes : w.no,
      corrects: corrects ?? '',
      explanation: text ?? '',
    })),
    ...balances.map(({ code, title, amount: left }) => ({
      ...head,
      stage: staged('balance'),
      code,
      title,
      amount: amount(left),
    })),
    ...awards.map(({ code, title, evidence }) => ({
      ...head,
      stage: staged('award'),
      code,
      title,
      amount: evidence ?? '',
    })),
  ];
  return rows.length > 0 ? rows : [{ ...head, stage: staged('closed') }];
}

/** What a line says beside its amount, each in its column. */
export function factCells(
  { forPeriod, part, accrualMonth, payDate, payroll, payout }: LineFacts,
  lang: Lang,
): Readonly<Record<(typeof LINE_FACTS)[number], string>> {
  return {
    forPeriod: forPeriod ?? '',
    partFrom: part?.from ?? '',
    partTo: part?.to ?? '',
    accrualMonth: accrualMonth ?? '',
    payDate: payDate ?? '',
    payrollCode: payroll?.code ?? '',
    payrollName: payroll?.name ?? '',
    move: payout === undefined ? '' : (WORDS[lang].move?.[payout] ?? payout),
  };
}

/** Three digits after the point could be thousands, so a currency that has three is written with four. */
const spelled = (text: string, currency: string): string => (currencyDigits(currency) === 3 ? `${text}0` : text);
