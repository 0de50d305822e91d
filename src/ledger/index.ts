/** The ledger: closed statements, chained so that a change shows, and what would change in them. */
export { entryLines, type Head, type LedgerText, readEntries } from './chain.js';
export { type ClosedChange, type LedgerDiff, ledgerDiff, type Reason } from './compare.js';
export { type Entry, entryOf, type StatementEntry } from './entry.js';
export { factCells, ledgerTable } from './table.js';
