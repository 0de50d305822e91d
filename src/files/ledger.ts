/**
 * The ledger file in Node. A closing is appended in one go and forced to the disk before its commit counts; what an
 * interrupted one left is cut off by the next. A lock keeps two closings apart, and beside the file stands where it
 * ended last, so that lines cut off its end are missed.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { type Entry, entryLines, type Head, type LedgerText, ledgerTable, readEntries } from '../ledger/index.js';
import type { Book } from '../workbook/book.js';

/** SHA-256 by Node. @example sha256('').length // 64 */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Where the ledger of an input stands: in its folder, or beside its file.
 * @example await ledgerPath('examples/agency') // 'examples/agency/ledger.jsonl'
 * @example await ledgerPath('книга.xlsx') // 'книга.ledger.jsonl'
 */
export async function ledgerPath(input: string): Promise<string> {
  const folder = await stat(input).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return folder ? join(input, 'ledger.jsonl') : join(dirname(input), `${basename(input, extname(input))}.ledger.jsonl`);
}

const NOTHING: LedgerText = { statements: [], commits: [], head: { lines: 0, hash: '' }, committed: 0, issues: [] };

const missing = (reason: unknown): null => {
  if ((reason as { code?: string }).code === 'ENOENT') return null;
  throw reason;
};

/**
 * Reads and checks a ledger file; one that is not there is empty, unless it is known to have been. What is wrong with
 * it is an issue; a file that cannot be opened throws.
 * @example (await readLedgerFile('examples/agency/ledger.jsonl')).statements.length // 16
 */
export async function readLedgerFile(path: string): Promise<LedgerText> {
  const [text, head] = await Promise.all([
    readFile(path, 'utf8').catch(missing),
    readFile(`${path}.head`, 'utf8').catch(missing),
  ]);
  if (text === null && head === null) return NOTHING;
  return readEntries(text ?? '', basename(path), sha256, headOf(head));
}

function headOf(text: string | null): Head | undefined {
  const match = /^\{"lines":(\d+),"hash":"([0-9a-f]{64})"\}/.exec(text ?? '');
  return match ? { lines: Number(match[1]), hash: match[2] as string } : undefined;
}

/** A book with the ledger file beside its input. A ledger that is not whole leaves every total unknown. */
export async function withLedger(book: Book, input: string): Promise<Book> {
  const path = await ledgerPath(input);
  const { statements, issues } = await readLedgerFile(path);
  if (statements.length === 0 && issues.length === 0) return book;
  const broken = book.data.planError ?? issues.find(({ severity }) => severity === 'error');
  const tables = [...book.data.tables, ...(statements.length > 0 ? [ledgerTable(statements, basename(path))] : [])];
  return {
    ...book,
    data: { ...book.data, tables, ...(broken ? { planError: broken } : {}) },
    issues: [...book.issues, ...issues],
  };
}

/** Somebody else is closing. Its message is the path of the lock. @example new LedgerBusy('ledger.jsonl.lock').message // 'ledger.jsonl.lock' */
export class LedgerBusy extends Error {}

/**
 * Adds a closing to the file: all of it or nothing, whenever the program is stopped.
 * @param make the entries, told what the file holds once nobody else can write to it; null: close nothing
 * @returns where the ledger ends now, or null
 * @throws LedgerBusy while another program is closing
 * @example await appendClosing(`${folder}/ledger.jsonl`, () => null) // null
 */
export async function appendClosing(
  path: string,
  make: (read: LedgerText) => Iterable<Entry> | null,
): Promise<Head | null> {
  const unlock = await lock(`${path}.lock`);
  try {
    const read = await readLedgerFile(path);
    const entries = read.issues.some(({ severity }) => severity === 'error') ? null : make(read);
    return entries && (await append(path, read, entries));
  } finally {
    await unlock();
  }
}

/** Characters written at once. */
const CHUNK = 1 << 16;

async function append(path: string, read: LedgerText, entries: Iterable<Entry>): Promise<Head> {
  const text = (await readFile(path, 'utf8').catch(missing)) ?? '';
  const file = await open(path, 'a');
  let { lines } = read.head;
  let { hash } = read.head;
  try {
    await file.truncate(Buffer.byteLength(text.slice(0, read.committed)));
    let waiting = '';
    for (const line of entryLines(entries, read.head.hash, sha256)) {
      waiting += line;
      lines++;
      hash = line.slice(9, 73);
      if (waiting.length < CHUNK) continue;
      await file.appendFile(waiting);
      waiting = '';
    }
    await file.appendFile(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
  await replace(`${path}.head`, `${JSON.stringify({ lines, hash })}\n`);
  return { lines, hash };
}

/** A new file stands in its folder only when the folder is on the disk; not every system lets a folder be opened. */
async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch {
    // Windows keeps its folders itself.
  } finally {
    await folder?.close();
  }
}

/** The old text or the new one, never half of it. */
async function replace(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

/** One closing at a time. The lock of a program that is no more is taken over. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => unlink(path).catch(() => {});
    } catch (reason) {
      if ((reason as { code?: string }).code !== 'EEXIST') throw reason;
      const owner = await ownerOf(path);
      if (owner > 0 && isAlive(owner)) break;
      await unlink(path).catch(() => {});
    }
  }
  throw new LedgerBusy(path);
}

/** Who holds a lock; one that says nothing yet is asked again. */
async function ownerOf(path: string): Promise<number> {
  const read = async (): Promise<number> => Number(await readFile(path, 'utf8').catch(() => ''));
  const owner = await read();
  if (owner > 0) return owner;
  await new Promise((done) => setTimeout(done, 100));
  return read();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return (reason as { code?: string }).code === 'EPERM';
  }
}
