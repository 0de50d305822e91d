/**
 * The Node door: everything of the public API, words, and files.
 * @example
 * import { calculate, readInput, statements } from 'premia/node';
 * const { plan, data } = await readInput('department/');
 * for (const { name, total } of statements(calculate(plan, data, { period: '2026-10' }))) console.log(name, total);
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsePlan, readInput as readAny } from './files/index.js';
import type { Book } from './workbook/index.js';

export {
  appendClosing,
  csvCell,
  csvText,
  LedgerBusy,
  ledgerPath,
  readFolder,
  readLedgerFile,
  readXlsx,
  type Sheets,
  sha256,
  streamCsv,
  writeCsvFolder,
  writeXlsx,
} from './files/index.js';
export * from './index.js';
export * from './text/index.js';
export { type Book, readBook, type Sheet, writeBook } from './workbook/index.js';

/**
 * Reads a folder of CSV tables, an .xlsx book, a JSON document or one CSV file into a plan and its data. What is wrong
 * with them are issues of the book; nothing is thrown.
 * @param path file or folder
 * @example (await readInput('examples/zeid-plus')).plan.components.length // 5
 */
export async function readInput(path: string): Promise<Book> {
  return readAny(path, (await hasDocument(path)) ? await planParser() : never);
}

/** The schema library takes a tenth of a second to load, and only JSON documents need it. */
const planParser = async (): Promise<ParsePlan> => (await import('./core/plan/schema.js')).parsePlan;

const never: ParsePlan = () => {
  throw new Error('only a JSON document is checked against the schema');
};

async function hasDocument(path: string): Promise<boolean> {
  if (/\.json$/i.test(path)) return true;
  return (await stat(join(path, 'plan.json')).catch(() => null)) !== null;
}
