/**
 * Closed periods as a table: a row per line of a closed statement and per balance left after it. For a closed payee and
 * period the ledger is an input: every door returns its figures.
 */
import {
  cellsOf,
  cellText,
  columnIndex,
  decimals,
  finishDecimals,
  placeOf,
  readNumberInto,
  rowCount,
} from './cells.js';
import { type Cellular, isUnknown } from './columns.js';
import type { RowTable } from './data.js';
import type { Int } from './exact.js';
import type { Place } from './issue.js';
import { fold } from './language/index.js';
import type { Reader } from './people.js';
import { type Period, parsePeriod } from './period.js';
import { type Quantity, unitsAt } from './quantity.js';
import type { Stage } from './statement.js';

/** One row of the ledger. `balance`: what a rule of the pay stage left for the next period. */
export interface LedgerRow {
  readonly payee: number;
  readonly period: Period;
  readonly stage: Stage | 'balance';
  readonly code: string;
  readonly title: string;
  readonly plan: string;
  readonly version: string;
  /** Code of the closed period this line corrects; '' for a line of its own period. */
  readonly corrects: string;
  /** The cell of the amount. */
  readonly place: Place;
  amount(digits: number): Cellular;
}

export interface Ledger {
  /** Closed lines and balances of a payee in a period, in the order written; none: not closed. */
  closed(payee: number, period: string): readonly LedgerRow[];
  /** Closed periods of a payee that ended before the day, the latest last. */
  before(payee: number, day: number): readonly (readonly LedgerRow[])[];
  /** Balance a rule left in the latest period closed before the day, in smallest units; null: nothing closed. */
  balance(payee: number, code: string, day: number, digits: number): Int | null;
}

const STAGES: Readonly<Record<string, LedgerRow['stage']>> = {
  earned: 'earned',
  начислено: 'earned',
  pay: 'pay',
  выплата: 'pay',
  balance: 'balance',
  остаток: 'balance',
};

/** Reads the ledger tables. A row that cannot be read blocks its payee: a closed figure is never guessed. */
export function readLedger(tables: readonly RowTable[], reader: Reader): Ledger {
  const all = new Map<number, LedgerRow[][]>();
  for (const table of tables.filter(({ role }) => role === 'ledger'))
    for (let row = 0; row < rowCount(table); row++) addRow(all, table, row, reader);
  for (const periods of all.values()) periods.sort(([a], [b]) => startOf(a) - startOf(b));
  const before = (payee: number, day: number) =>
    (all.get(payee) ?? []).filter(([first]) => first !== undefined && first.period.end < day);
  return {
    closed: (payee, period) => all.get(payee)?.find(([first]) => first?.period.code === period) ?? [],
    before,
    balance(payee, code, day, digits) {
      const last = before(payee, day).pop();
      const row = last?.find((entry) => entry.stage === 'balance' && fold(entry.code) === fold(code));
      const amount = last === undefined ? null : (row?.amount(digits) ?? 0);
      return amount === null || isUnknown(amount) ? null : amount;
    },
  };
}

const startOf = (row: LedgerRow | undefined): number => row?.period.start ?? 0;

function addRow(all: Map<number, LedgerRow[][]>, table: RowTable, row: number, reader: Reader): void {
  const text = (field: string): string => cellText(cellsOf(table, field)?.[row]);
  const payee = reader.people.find(text('payee'));
  const period = parsePeriod(cellsOf(table, 'period')?.[row], reader.custom, { dateMeansMonth: true });
  if (payee < 0 || 'refused' in period) return;
  const own = all.get(payee) ?? [];
  all.set(payee, own);
  let rows = own.find(([first]) => first?.period.code === period.code);
  if (!rows) {
    rows = [];
    own.push(rows);
  }
  const quantity = amountAt(table, row, reader);
  rows.push({
    payee,
    period,
    stage: STAGES[fold(text('stage'))] ?? 'earned',
    code: text('code'),
    title: text('title') || text('code'),
    plan: text('plan'),
    version: text('version'),
    corrects: text('corrects'),
    place: placeOf(table, row, columnIndex(table, 'amount')),
    amount: (digits) => unitsAt(quantity, 0, digits),
  });
}

function amountAt(table: RowTable, row: number, { issues }: Reader): Quantity {
  const index = columnIndex(table, 'amount');
  const values = decimals(1);
  readNumberInto(values, 0, table.columns[index]?.[row], row, { table, index, issues });
  return finishDecimals(values);
}
