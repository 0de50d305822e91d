/** Closing a period: its statements go into the ledger sheet, all in one write, and the sheet is protected. */

import { type Issue, issueList } from '../../src/core/issue/issue.js';
import { closing } from '../../src/core/run/closing.js';
import { leaving } from '../../src/core/run/leaving.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import type { Cell } from '../../src/core/table/data.js';
import { entryOf, ledgerTable } from '../../src/ledger/index.js';
import { headerOf } from '../../src/workbook/headers.js';
import { recognise } from '../../src/workbook/tables.js';
import { sentence } from '../cells/call.js';
import { dayReader } from '../cells/days.js';
import { fill } from '../cells/words.js';
import type { CellValue } from '../ports.js';
import { services } from '../services.js';
import type { Ask } from './ask.js';
import { userLang } from './lang.js';
import { langOfBook } from './open.js';
import { writeRows } from './sheets.js';
import { withLedgerSheet } from './templates.js';
import { ui } from './words.js';
import type { TableSheet, Workbook } from './workbook.js';

/** Reasons named when a period cannot be closed. */
const MOST_REASONS = 3;

/** Who is closed, by whom, and until which day where somebody leaves before the period ends. */
export interface ClosingOf {
  /** Id of the only one; absent: everybody who is open. */
  readonly payee?: string;
  /** Last day worked, ISO; with `payee` only. */
  readonly until?: string;
  readonly by?: string;
}

/** Closes a period; gives the sentence of what was done, '' when it was called off. */
export function closePeriod(given: Workbook, period: string, ask: Ask, { payee, until, by }: ClosingOf = {}): string {
  const w = ui(userLang());
  const { workbook, ledger } = withLedgerSheet(given);
  const { book } = workbook;
  const run = runUntil(book, period, payee, until);
  const made = closing(run, payee);
  const against = issueList([...made.issues, ...book.issues].filter(({ severity }) => severity === 'error'));
  for (const own of made.statements)
    if (own.total === null) against.add(own.issues.filter(({ severity }) => severity === 'error'));
  if (against.issues.length > 0) throw new Error(fill(w.cannotClose, { period, why: reasons(against.issues) }));
  const told = { period, n: String(made.statements.length), ledger: ledger.port.getName(), day: until ?? '' };
  const name = made.statements[0]?.name ?? '';
  if (!ask(fill(payee === undefined ? w.closeAsk : w.closeOneAsk, { ...told, name }))) return '';
  const on = dayReader()(new Date());
  const own = langOfBook(workbook);
  const entries = made.statements.map((one) => ({ ...entryOf(run, one, own, sha256), on, ...(by ? { by } : {}) }));
  append(ledger, ledgerTable(entries, '', tableLang(ledger)));
  ledger.port.activate().protect().setDescription(ui(own).protectedSheet).setWarningOnly(true);
  return fill(payee === undefined ? w.closed : until === undefined ? w.closedOne : w.closedLeaver, { ...told, name });
}

/** The run of a period; of a leaver as it is once the last day worked is known. */
function runUntil({ plan, data }: Workbook['book'], period: string, payee?: string, until?: string): Run {
  const run = calculate(plan, data, { period });
  if (payee === undefined || until === undefined) return run;
  const tables = leaving(data.tables, run, run.prepared.people.find(payee), until);
  return calculate(plan, { ...data, tables }, { period });
}

function reasons(issues: readonly Issue[]): string {
  const lang = userLang();
  const more = issues.length - MOST_REASONS;
  return [
    ...issues.slice(0, MOST_REASONS).map((issue) => sentence(issue, lang)),
    ...(more > 0 ? [fill(ui(lang).more, { n: String(more) })] : []),
  ].join('\n');
}

const tableLang = ({ sheet }: TableSheet) => recognise(sheet).tables[0]?.lang ?? userLang();

/** Rows under the ledger's own header, whatever the order of its columns; a column it lacks is added at its right. */
function append({ port, sheet }: TableSheet, { fields, columns }: ReturnType<typeof ledgerTable>): void {
  const table = recognise(sheet).tables.find(({ role }) => role === 'ledger');
  if (!table) return;
  const header = [...(sheet.rows[table.headerRow - 1] ?? [])].map((cell) => String(cell ?? ''));
  const at = fields.map((field) => {
    const known = table.fields.indexOf(field);
    const name = known < 0 ? headerOf('ledger', field, table.lang) : (table.header[known] ?? '');
    const index = header.indexOf(name);
    return index >= 0 ? index : header.push(name) - 1;
  });
  const count = columns[0]?.length ?? 0;
  const rows = Array.from({ length: count }, (_, row) => {
    const cells: CellValue[] = header.map(() => '');
    at.forEach((column, i) => {
      cells[column] = fields[i] === 'amount' ? numberOf(columns[i]?.[row]) : (columns[i]?.[row] as CellValue);
    });
    return cells;
  });
  writeRows(port, [header], table.headerRow);
  writeRows(port, rows, sheet.rows.length + 1);
  const amount = at[fields.indexOf('amount')] as number;
  port.getRange(sheet.rows.length + 1, amount + 1, count, 1).setNumberFormat('#,##0.00');
}

/** An amount as a number: a text one would be left out by the sheet's own sums. */
const numberOf = (cell: Cell): CellValue => (cell === '' ? '' : Number(String(cell).replace(',', '.')));

/** SHA-256 as 64 hexadecimal digits. */
function sha256(text: string): string {
  const { Utilities } = services;
  return Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8)
    .map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0'))
    .join('');
}

/** Characters of a digest that tells whether something is still what it was. */
const DIGEST = 12;

/** Anything as one short word. */
export const digest = (value: unknown): string => sha256(JSON.stringify(value)).slice(0, DIGEST);
