/**
 * What a cell call loads: tables in, statements out. Its built size and the time it takes to load are budgets
 * (docs/performance.md, test/budgets), so only what a first figure needs may be imported here.
 *
 * Issues leave it as data. Their words stand in a module of their own (core/language/issue-text.ts over core/issue/messages.ts) that
 * a door loads when there is something to say, and so do the explanation, the next tier and what people read of
 * formulas and functions (core/plan/formula-words.ts, core/language/functions-help.ts).
 */
export { calculate } from './core/run/run.js';
export { statement, statements } from './core/run/statements.js';
export { readBook } from './workbook/book.js';
