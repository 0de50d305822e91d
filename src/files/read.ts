/** Files → a book: a folder or .zip of CSV tables, an .xlsx book, a JSON document, or one CSV file. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { errorsOf, type Issue } from '../core/issue/issue.js';
import { EMPTY_PLAN, type PlanDocument } from '../core/plan/plan.js';
import { type Book, readBook } from '../workbook/book.js';
import { readData } from '../workbook/json-data.js';
import type { Sheet } from '../workbook/sheet.js';
import { csvSheet } from './csv.js';
import { withLedger } from './ledger.js';

/** Sheets of a file or folder, before anything is recognised. */
export interface Sheets {
  readonly sheets: readonly Sheet[];
  readonly issues: readonly Issue[];
}

/** Checks the plan part of a JSON document; given by the caller, so that no schema library loads for tables. */
export type ParsePlan = (json: unknown) => { readonly plan: PlanDocument | null; readonly issues: readonly Issue[] };

/** Bytes of a CSV or JSON file read at once; larger row tables are streamed. */
const TEXT_LIMIT = 400 * 2 ** 20;

const title = (path: string): string => basename(path, extname(path)).normalize('NFC');
const kind = (path: string): string => extname(path).toLowerCase();
const isText = (path: string): boolean => ['.csv', '.tsv'].includes(kind(path));

function failed(
  code: 'file-missing' | 'file-unreadable' | 'file-kind' | 'file-too-large' | 'folder-empty',
  path: string,
  params: Record<string, string> = {},
): Sheets {
  return { sheets: [], issues: [{ code, severity: 'error', params: { file: basename(path), ...params } }] };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 120);

async function bytesOf(path: string): Promise<Uint8Array | Sheets> {
  try {
    const { size } = await stat(path);
    if (size > TEXT_LIMIT) return failed('file-too-large', path, { limit: `${TEXT_LIMIT / 2 ** 20} MB` });
    return await readFile(path);
  } catch (error) {
    return isMissing(error)
      ? failed('file-missing', path)
      : failed('file-unreadable', path, { reason: reasonOf(error) });
  }
}

const isMissing = (error: unknown): boolean => (error as { code?: string } | null)?.code === 'ENOENT';

/**
 * Every table file of a folder, in order of names: .csv, .tsv, .xlsx. Files whose name starts with `.`, `~` or `_`
 * are left out, other kinds too (a README may lie beside).
 * @param path the folder
 * @example (await readFolder('examples/distributor')).sheets[0]?.name // 'Засчитывание'
 */
export async function readFolder(path: string): Promise<Sheets> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    return isMissing(error)
      ? failed('file-missing', path)
      : failed('file-unreadable', path, { reason: reasonOf(error) });
  }
  const files = names.filter((name) => (isText(name) || kind(name) === '.xlsx') && !/^[.~_]/.test(name)).sort();
  if (files.length === 0) return failed('folder-empty', path);
  const read = await Promise.all(files.map((name) => readFileSheets(join(path, name))));
  return { sheets: read.flatMap((one) => one.sheets), issues: read.flatMap((one) => one.issues) };
}

/**
 * Every sheet of an .xlsx book, within {@link XLSX_LIMITS}; a book that cannot be read is an issue.
 * @example (await readXlsx('absent.xlsx')).issues[0]?.code // 'file-missing'
 */
export async function readXlsx(path: string): Promise<Sheets> {
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  // Loaded when needed: a folder of CSV tables starts without the reader of books.
  const { xlsxSheets } = await import('./xlsx.js');
  return xlsxSheets(bytes, basename(path));
}

/** Every table file of an archive. */
async function readZip(path: string): Promise<Sheets> {
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const { zipFiles } = await import('./zip.js');
  const { files, issues } = zipFiles(bytes, basename(path));
  if (files.length === 0) return issues.length > 0 ? { sheets: [], issues } : failed('folder-empty', path);
  const read = await Promise.all(files.map(({ name, bytes: own }) => sheetsOf(name, own)));
  return { sheets: read.flatMap((one) => one.sheets), issues: read.flatMap((one) => one.issues) };
}

async function sheetsOf(name: string, bytes: Uint8Array): Promise<Sheets> {
  if (kind(name) === '.xlsx') return (await import('./xlsx.js')).xlsxSheets(bytes, name);
  const { sheet, issues } = csvSheet(bytes, title(name));
  return { sheets: [sheet], issues };
}

async function readFileSheets(path: string): Promise<Sheets> {
  if (kind(path) === '.xlsx') return readXlsx(path);
  if (kind(path) === '.zip') return readZip(path);
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return sheetsOf(path, bytes);
}

/**
 * A JSON document: the plan with, beside it, its `data`.
 * @param path the file
 * @param parsePlan checks the plan part
 */
export async function readJson(path: string, parsePlan: ParsePlan): Promise<Book> {
  const bytes = await bytesOf(path);
  if (!(bytes instanceof Uint8Array)) return bookOf(bytes);
  try {
    return readDocument(JSON.parse(new TextDecoder().decode(bytes)), parsePlan);
  } catch (error) {
    const issue: Issue = {
      code: 'json-text',
      severity: 'error',
      params: { file: basename(path), reason: reasonOf(error) },
    };
    return { plan: EMPTY_PLAN, data: { tables: [], planError: issue }, issues: [issue] };
  }
}

/** A parsed document → a book. The plan is checked without its `data`. */
export function readDocument(json: unknown, parsePlan: ParsePlan): Book {
  const { data: rawData, ...rawPlan } = (typeof json === 'object' && json !== null ? json : {}) as { data?: unknown };
  const plan = parsePlan(typeof json === 'object' && json !== null ? rawPlan : json);
  const { data, issues } = readData(rawData);
  const planError = plan.plan === null ? errorsOf(plan.issues)[0] : undefined;
  return {
    plan: plan.plan ?? EMPTY_PLAN,
    data: { ...data, ...(planError ? { planError } : {}) },
    issues: [...plan.issues, ...issues],
  };
}

/**
 * Reads whatever the path is: a folder, a .zip of tables, .xlsx, .json, .csv or .tsv, with the ledger file that stands in or beside it. A folder with plan.json and tables is the plan of
 * the document with the rows of the tables. Never throws on what is in the files.
 * @param path file or folder
 * @param parsePlan checks the plan part of a JSON document
 */
export async function readInput(path: string, parsePlan: ParsePlan): Promise<Book> {
  const found = await stat(path).catch(() => null);
  if (found === null) return bookOf(failed('file-missing', path));
  return withLedger(await readTables(path, found.isDirectory(), parsePlan), path);
}

async function readTables(path: string, isFolder: boolean, parsePlan: ParsePlan): Promise<Book> {
  if (isFolder) return readFolderBook(path, parsePlan);
  if (kind(path) === '.json') return readJson(path, parsePlan);
  return bookOf(
    isText(path) || ['.xlsx', '.zip'].includes(kind(path)) ? await readFileSheets(path) : failed('file-kind', path),
  );
}

async function readFolderBook(path: string, parsePlan: ParsePlan): Promise<Book> {
  const document = join(path, 'plan.json');
  const found = await stat(document).catch(() => null);
  if (found === null) return bookOf(await readFolder(path));
  const plan = await readJson(document, parsePlan);
  const read = await readFolder(path);
  const tables = bookOf({ sheets: read.sheets, issues: read.issues.filter((issue) => issue.code !== 'folder-empty') });
  const planError = plan.data.planError ?? tables.data.planError;
  return {
    plan: mergePlans(plan.plan, tables.plan),
    data: { tables: [...plan.data.tables, ...tables.data.tables], ...(planError ? { planError } : {}) },
    issues: [...plan.issues, ...tables.issues],
  };
}

const mergePlans = (a: PlanDocument, b: PlanDocument): PlanDocument => ({
  format: 'premia/1',
  plans: [...a.plans, ...b.plans],
  parameters: [...a.parameters, ...b.parameters],
  measures: [...a.measures, ...b.measures],
  kpis: [...a.kpis, ...b.kpis],
  scales: [...a.scales, ...b.scales],
  components: [...a.components, ...b.components],
  ...(a.credits || b.credits ? { credits: [...(a.credits ?? []), ...(b.credits ?? [])] } : {}),
  ...(a.payouts || b.payouts ? { payouts: [...(a.payouts ?? []), ...(b.payouts ?? [])] } : {}),
});

/** A file that was not read, or not whole, may have held anybody's data. */
function bookOf({ sheets, issues }: Sheets): Book {
  const book = readBook(sheets);
  const planError = errorsOf(issues)[0] ?? book.data.planError;
  return {
    ...book,
    data: { ...book.data, ...(planError ? { planError } : {}) },
    issues: [...issues, ...book.issues],
  };
}
