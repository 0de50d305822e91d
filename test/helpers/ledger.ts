/** Closing by hand: a statement as the rows of the ledger table that the next calculation reads. */
import type { Cell, RowTable } from '../../src/core/data.js';
import type { Statement } from '../../src/core/statement.js';

export type LedgerCells = Readonly<Record<string, Cell>>;

/** Lines and balances of a closed statement. */
export function closed({ payee, period, lines, balances = [] }: Statement): LedgerCells[] {
  return [
    ...lines.map(({ stage, code, title, plan, amount }) => ({ payee, period, plan, stage, code, title, amount })),
    ...balances.map(({ code, title, amount }) => ({ payee, period, plan: '', stage: 'balance', code, title, amount })),
  ];
}

/** The ledger table of closed statements. */
export function ledgerTable(statements: readonly Statement[]): RowTable {
  const fields = ['payee', 'period', 'plan', 'stage', 'code', 'title', 'amount'];
  const rows = statements.flatMap(closed);
  const columns = fields.map((field) => rows.map((row) => row[field]));
  return { role: 'ledger', name: 'Ledger', header: fields, fields, columns, typed: false };
}
