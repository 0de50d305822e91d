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
export { atAttainment } from './core/explain/attainment.js';
export { type Change, diff, type PayeeDiff } from './core/explain/diff.js';
export { explain, type LineExplanation } from './core/explain/explain.js';
export { next } from './core/explain/next.js';
export { type RowPay, rowsOf } from './core/explain/rows-of.js';
export type { Replaced, ValueTrial } from './core/explain/trials.js';
export { type Trial, whatIf } from './core/explain/whatif.js';
export { type CalculateOptions, type Prepared, prepare } from './core/inputs/prepare.js';
export type { Issue, IssueCode, Lang, Place, Severity } from './core/issue/issue.js';
export { type FunctionHelp, functionHelp } from './core/language/functions-help.js';
export { canonical, functions, parse, print } from './core/language/index.js';
export { issueText, placeText } from './core/language/issue-text.js';
export { currencyDigits } from './core/number/currency.js';
export { formatDecimal, formatMoney, formatPercent } from './core/number/decimal.js';
export {
  type CatalogueFormula,
  catalogue,
  type FormulaParameter,
  type FormulaWords,
  formulaOf,
} from './core/plan/catalogue.js';
export { formulaWords } from './core/plan/formula-words.js';
export type * from './core/plan/plan.js';
export { parsePlan, planJsonSchema } from './core/plan/schema.js';
export { type Compiled, type CompileOptions, compile } from './core/program/compile.js';
export type * from './core/program/statement.js';
export { type Closing, closing } from './core/run/closing.js';
export type { Correction, Corrections, Run, Timeline } from './core/run/result.js';
export { calculate, run } from './core/run/run.js';
export { figureOf, individualConditions, kpisOf, statement, statements } from './core/run/statements.js';
export type { Cell, Data, RowTable, TableRole } from './core/table/data.js';
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
