/** The public API: plan and tables in, exact statements with their explanation out. */

export {
  type Finding,
  LETTERS,
  SMART_THRESHOLDS,
  type SmartReport,
  type SmartThresholds,
  smart,
  smartText,
  type Verdict,
} from './board/smart.js';
export {
  type CatalogueFormula,
  catalogue,
  type FormulaParameter,
  type FormulaWords,
  formulaOf,
} from './core/catalogue.js';
export { type Closing, closing } from './core/closing.js';
export { type Compiled, type CompileOptions, compile } from './core/compile.js';
export { currencyDigits } from './core/currency.js';
export type { Cell, Data, RowTable, TableRole } from './core/data.js';
export { formatDecimal, formatMoney, formatPercent } from './core/decimal.js';
export { type Change, diff, type PayeeDiff } from './core/diff.js';
export { explain, type LineExplanation } from './core/explain.js';
export { formulaWords } from './core/formula-words.js';
export type { Issue, IssueCode, Lang, Place, Severity } from './core/issue.js';
export { issueText, placeText } from './core/issue-text.js';
export { type FunctionHelp, functionHelp } from './core/language/functions-help.js';
export { canonical, functions, parse, print } from './core/language/index.js';
export { next } from './core/next.js';
export type * from './core/plan.js';
export { type CalculateOptions, type Prepared, prepare } from './core/prepare.js';
export type { Correction, Corrections, Run, Timeline } from './core/result.js';
export { type RowPay, rowsOf } from './core/rows-of.js';
export { calculate, run } from './core/run.js';
export { parsePlan, planJsonSchema } from './core/schema.js';
export type * from './core/statement.js';
export { figureOf, individualConditions, kpisOf, statement, statements } from './core/statements.js';
export { type Trial, whatIf } from './core/whatif.js';
export {
  type ClosedChange,
  type Entry,
  entryLines,
  entryOf,
  type LedgerDiff,
  type LedgerText,
  ledgerDiff,
  ledgerTable,
  type Reason,
  readEntries,
  type StatementEntry,
} from './ledger/index.js';
export {
  type Bridge,
  type Difference,
  type DifferenceKind,
  differenceText,
  type PayEffect,
  type ReconcileOptions,
  type Reconciliation,
  reconcile,
  reconcileText,
  type SourceName,
  type SourceTotal,
} from './reconcile/index.js';
export { type Book, readBook, type Sheet, writeBook } from './workbook/index.js';
