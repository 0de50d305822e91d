/**
 * The ledger as JSON Lines: each line holds an entry and the SHA-256 of itself with the line before, so that a line
 * changed, removed or put in shows. A closing is its statements and then a commit; lines after the last commit were
 * left by a closing that was interrupted, and do not count.
 */
import { error, type Issue, note } from '../core/issue/issue.js';
import type { CommitEntry, Entry, Sha256, StatementEntry } from './entry.js';

/** What the first line is chained to. */
const GENESIS = 'premia-ledger/1';

/** A committed line of the file, for knowing later that nothing was cut off: kept beside it. */
export interface Head {
  readonly lines: number;
  readonly hash: string;
}

/** A ledger file read. */
export interface LedgerText {
  readonly statements: readonly (StatementEntry & { readonly line: number })[];
  readonly commits: readonly CommitEntry[];
  /** The last committed line. */
  readonly head: Head;
  /** Characters up to the end of the last commit: what comes after is cut off by the next closing. */
  readonly committed: number;
  /** An error: the file is not what was written, and nothing of it counts. */
  readonly issues: readonly Issue[];
}

/**
 * Entries as lines that go on from a head.
 * @param head the hash of the line before; '' begins a ledger
 * @example [...entryLines([entryOf(run, own, 'ru', sha256)], '', sha256)].length // 1
 */
export function* entryLines(entries: Iterable<Entry>, head: string, sha256: Sha256): Generator<string, string> {
  let hash = head || GENESIS;
  for (const entry of entries) {
    const rest = JSON.stringify(entry).slice(1);
    hash = sha256(`${hash}\n${rest}`);
    yield `{"hash":"${hash}",${rest}\n`;
  }
  return hash;
}

const LINE = /^\{"hash":"([0-9a-f]{64})",(.*)$/s;

/**
 * Reads a ledger file and checks every line of it.
 * @param file its name, for issues
 * @param head what is kept beside the file, if there is anything
 * @example readEntries('{}\n', 'ledger.jsonl', sha256).issues[0]?.code // 'ledger-changed'
 */
export function readEntries(text: string, file: string, sha256: Sha256, head?: Head): LedgerText {
  const statements: (StatementEntry & { readonly line: number })[] = [];
  const commits: CommitEntry[] = [];
  let pending: (StatementEntry & { readonly line: number })[] = [];
  let last: Head = { lines: 0, hash: '' };
  let committed = 0;
  let hash = GENESIS;
  let at = 0;
  let line = 0;
  let headSeen = head === undefined || head.lines === 0;
  const refused = (issue: Issue): LedgerText => ({
    statements: [],
    commits: [],
    head: last,
    committed,
    issues: [issue],
  });
  const changed = (): LedgerText =>
    refused(error('ledger-changed', { file, line: String(line) }, { table: file, row: line }));
  while (at < text.length) {
    line++;
    const end = text.indexOf('\n', at);
    // A line without its end was being written when the program was stopped.
    if (end < 0) break;
    const match = LINE.exec(text.slice(at, end));
    if (!match || sha256(`${hash}\n${match[2]}`) !== match[1]) return changed();
    hash = match[1] as string;
    at = end + 1;
    const entry = JSON.parse(`{${match[2]}`) as Entry;
    if (entry.kind === 'statement') pending.push({ ...entry, line });
    else {
      if (entry.count !== pending.length) return changed();
      commits.push(entry);
      for (const one of pending) statements.push(one);
      pending = [];
      committed = at;
      last = { lines: line, hash };
    }
    if (line === head?.lines) headSeen = hash === head.hash && last.lines === line;
  }
  if (!headSeen)
    return refused(error('ledger-shortened', { file, line: String(last.lines) }, { table: file, row: last.lines }));
  const tail = text
    .slice(committed)
    .split('\n')
    .filter((part) => part !== '').length;
  const issues =
    tail === 0 ? [] : [note('ledger-tail', { file, count: String(tail) }, { table: file, row: last.lines + 1 })];
  return { statements, commits, head: last, committed, issues };
}
