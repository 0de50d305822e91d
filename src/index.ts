/** The public API: plan and tables in, exact statements with their explanation out. */
export { CATALOGUE, formulaOf, type CatalogueFormula, type FormulaParameter } from './core/catalogue.js';
export { currencyDigits } from './core/currency.js';
export type { Cell, Data, RowTable, TableRole } from './core/data.js';
export { formatDecimal, formatMoney, formatPercent } from './core/decimal.js';
export { diff, type Change, type PayeeDiff } from './core/diff.js';
export { explain, type LineExplanation } from './core/explain.js';
export type { Issue, IssueCode, Lang, Place, Severity } from './core/issue.js';
export { canonical, FUNCTIONS, parse, print } from './core/language/index.js';
export { issueText, placeText } from './core/messages.js';
export { next } from './core/next.js';
export type * from './core/plan.js';
export { type CalculateOptions, prepare, type Prepared } from './core/prepare.js';
export { calculate, run, type Run } from './core/run.js';
export type * from './core/statement.js';
export { figureOf, kpisOf, statement, statements } from './core/statements.js';
export { type Trial, whatIf } from './core/whatif.js';
