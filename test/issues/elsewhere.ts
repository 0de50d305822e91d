/** Issues that need a real file or a program: fixtures.test.ts makes them, since data alone cannot. */
import { appendFile, mkdir, mkdtemp, readFile, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whatIf } from '../../src/core/explain/whatif.js';
import type { Issue, IssueCode, Severity } from '../../src/core/issue/issue.js';
import { parsePlan } from '../../src/core/plan/schema.js';
import type { Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import type { Data, RowTable } from '../../src/core/table/data.js';
import { appendClosing, readInput, readLedgerFile, sha256, streamCsv } from '../../src/files/index.js';
import { entryOf, ledgerDiff, ledgerTable, type StatementEntry } from '../../src/ledger/index.js';
import { earlyPayments } from '../../src/reconcile/early.js';
import { type ReconcileOptions, reconcile } from '../../src/reconcile/index.js';
import { readBook } from '../../src/workbook/index.js';
import { planOf } from './fixture.js';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'premia-issues-'));
const read = async (path: string): Promise<readonly Issue[]> => (await readInput(path, parsePlan)).issues;

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await folder(), name);
  await writeFile(path, content);
  return path;
}

/** Row tables by name, lines with `|` between cells. */
const tablesOf = (sheets: Readonly<Record<string, string>>): Data =>
  readBook(
    Object.entries(sheets).map(([name, text]) => ({
      name,
      typed: false,
      rows: text.split('\n').map((line) => line.split('|')),
    })),
  ).data;

/** Row tables by name, a header each, reconciled. */
function reconciled(headers: Readonly<Record<string, string>>, options?: ReconcileOptions): readonly Issue[] {
  const sheets = Object.entries(headers).map(([name, header]) => [name, `${header}\n${header.replace(/[^|]+/g, '1')}`]);
  return reconcile(tablesOf(Object.fromEntries(sheets)), options).issues;
}

/** `params`: values the page shows, since those of the machine differ. */
export interface Elsewhere {
  readonly example: string;
  readonly params: Readonly<Record<string, string>>;
  /** An error, when nothing is said. */
  readonly severity?: Severity;
  make(): Promise<readonly Issue[]>;
}

/** Another salary tried under a name. */
const tried = (parameter: string): readonly Issue[] =>
  whatIf(
    planOf({ parameters: [{ code: 'Оклад', value: '30000', unit: 'money', for: { grade: 'Стажёр' } }] }),
    { tables: [] },
    { period: '2026-10' },
    [{ parameter, value: '45000' }],
  ).issues;

/** How each is made, and in words for the page. */
export const ELSEWHERE: Partial<Record<IssueCode, Elsewhere>> = {
  'file-missing': {
    example: '`premia calc no-such-folder`',
    params: { file: 'no-such-folder' },
    make: async () => read(join(await folder(), 'нет.xlsx')),
  },
  'file-unreadable': {
    example: 'an .xlsx file that is no book',
    params: { file: 'книга.xlsx', reason: 'invalid zip data' },
    make: async () => read(await written('книга.xlsx', 'это не книга')),
  },
  'file-kind': {
    example: '`premia calc план.docx`',
    params: { file: 'план.docx' },
    make: async () => read(await written('план.docx', 'x')),
  },
  'file-too-large': {
    example: 'an .xlsx book of more than 100 MB',
    params: { file: 'книга.xlsx', limit: '100 MB' },
    make: async () => {
      const path = await written('книга.csv', '');
      await truncate(path, 401 * 2 ** 20);
      return read(path);
    },
  },
  'file-bytes': {
    example: 'a UTF-8 file with a broken byte',
    params: { file: 'сделки' },
    make: async () => {
      // The beginning is sound UTF-8, so the file is read as that; the byte further on is not.
      const head = new TextEncoder().encode(`Сотрудник;Сумма\n${'Анна;5\n'.repeat(900_000)}`);
      const path = await written('сделки.csv', joined(head, [0xff, 0x3b, 0x35, 0x0a]));
      const found: Issue[] = [];
      for await (const { issues } of streamCsv(path)) found.push(...issues);
      return found;
    },
  },
  'folder-empty': {
    example: 'a folder without tables',
    params: { file: 'пусто' },
    make: async () => {
      const path = join(await folder(), 'пусто');
      await mkdir(path);
      return read(path);
    },
  },
  'json-text': {
    example: '`{ "format": "premia/1", `',
    params: { file: 'plan.json', reason: 'Expected double-quoted property name' },
    make: async () => read(await written('plan.json', '{ "format": "premia/1", ')),
  },
  'reconcile-table': {
    example: '`premia reconcile отдел/ --deals "Продажи CRM"`',
    params: { name: 'Продажи CRM', tables: 'Сделки, Оплаты' },
    make: async () =>
      reconciled({ Сделки: 'Сделка|Сумма', Оплаты: 'Сделка|Сумма' }, { tables: { deals: 'Продажи CRM' } }),
  },
  'reconcile-several': {
    example: 'two tables that may be the payments',
    params: { tables: 'Оплаты октябрь, Оплаты ноябрь' },
    make: async () =>
      reconciled({
        Сделки: 'Сделка|Сумма',
        'Оплаты октябрь': 'Сделка|Сумма',
        'Оплаты ноябрь': 'Сделка|Сумма',
      }),
  },
  'reconcile-sources': {
    example: 'a department with no table of deals or payments',
    params: { tables: 'Смены' },
    make: async () => reconciled({ Смены: 'Продавец|Чеки|Выручка' }),
  },
  'payment-early': {
    example: 'a payment of 1 October for a deal of 5 October',
    severity: 'warning',
    params: { text: 'Д-1', day: '2026-10-01', deal: '2026-10-05', other: 'Сделки!B2' },
    make: async () =>
      earlyPayments(
        tablesOf({
          Сделки: 'Сделка|Дата|Сумма\nД-1|05.10.2026|10',
          Оплаты: 'Сделка|Дата оплаты|Сумма\nд – 1|01.10.2026|10',
        }),
      ),
  },
  'reconcile-column': {
    example: 'a table of payments without the id of the deal',
    params: { what: 'id', columns: 'Плательщик, Сумма' },
    make: async () => reconciled({ Сделки: 'Сделка|Сумма', Оплаты: 'Плательщик|Сумма' }),
  },
  'ledger-changed': {
    example: 'an amount in `ledger.jsonl` was edited',
    params: { file: 'ledger.jsonl', line: '1' },
    make: async () => {
      const path = await closedOnce();
      await writeFile(path, (await readFile(path, 'utf8')).replace('300.00', '900.00'));
      return (await readLedgerFile(path)).issues;
    },
  },
  'ledger-shortened': {
    example: 'the last lines of `ledger.jsonl` were deleted',
    params: { file: 'ledger.jsonl', line: '0' },
    make: async () => {
      const path = await closedOnce();
      await writeFile(path, '');
      return (await readLedgerFile(path)).issues;
    },
  },
  'ledger-tail': {
    example: '`premia close` was stopped while it was writing',
    params: { file: 'ledger.jsonl', count: '1' },
    make: async () => {
      const path = await closedOnce();
      await appendFile(path, '{"hash":"54d3');
      return (await readLedgerFile(path)).issues;
    },
  },
  'trial-name': {
    example: '`premia whatif … --set "Окла=45000"`',
    params: { name: 'Окла', suggestion: 'Оклад', options: 'Оклад' },
    make: async () => tried('Окла'),
  },
  'trial-whose': {
    example: '`premia whatif … --set "Оклад/Стажор=45000"`',
    params: { name: 'Оклад', text: 'Стажор', suggestion: 'Стажёр' },
    make: async () => tried('Оклад/Стажор'),
  },
  'replay-differs': {
    example: 'a closed amount that the same data and plan do not give',
    params: { name: 'Анна', period: '2026-10' },
    make: async () => {
      const run = (closed: readonly StatementEntry[]) =>
        calculate(
          planOf({ components: [{ code: 'Оклад', expression: '40000' }] }),
          { tables: [PEOPLE, ...(closed.length > 0 ? [ledgerTable(closed, 'ledger.jsonl')] : [])] },
          { period: '2026-10' },
        );
      const first = run([]);
      const entry = entryOf(first, statement(first, 'Анна') as Statement, 'ru', sha256);
      const other = { ...entry, lines: entry.lines.map((line) => ({ ...line, amount: '41000.00' })) };
      return ledgerDiff(run([other]), [other], sha256).issues;
    },
  },
};

const PEOPLE: RowTable = {
  role: 'people',
  name: 'Сотрудники',
  header: ['payee'],
  fields: ['payee'],
  columns: [['Анна']],
  typed: false,
};

/** A ledger file with one closing. */
async function closedOnce(): Promise<string> {
  const path = join(await folder(), 'ledger.jsonl');
  const line = { code: 'Процент', title: 'Процент', stage: 'earned', plan: 'Схема', amount: '300.00' } as const;
  await appendClosing(path, () => [
    {
      kind: 'statement',
      period: '2026-09',
      payee: 'Анна',
      name: 'Анна',
      plan: 'Схема',
      version: 'af52',
      inputs: '54d3',
      currency: 'RUB',
      earned: '300.00',
      total: '300.00',
      lines: [line],
    },
    { kind: 'commit', period: '2026-09', count: 1, by: 'Ирина', on: '2026-10-05' },
  ]);
  return path;
}

function joined(head: Uint8Array, tail: readonly number[]): Uint8Array {
  const all = new Uint8Array(head.length + tail.length);
  all.set(head);
  all.set(tail, head.length);
  return all;
}
