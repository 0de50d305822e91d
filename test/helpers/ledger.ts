/** Closing by hand: statements as the ledger table the next calculation reads. */

import type { Statement } from '../../src/core/program/statement.js';
import type { RowTable } from '../../src/core/table/data.js';
import { ledgerTable as tableOf } from '../../src/ledger/index.js';

/** The ledger table of closed statements. */
export const ledgerTable = (statements: readonly Statement[]): RowTable =>
  tableOf(
    statements.map(({ earned, total, issues: _, ...own }) => ({
      ...own,
      kind: 'statement',
      plan: '',
      version: '',
      inputs: '',
      earned: earned ?? '',
      total: total ?? '',
    })),
    'Ledger',
  );
