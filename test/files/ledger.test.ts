/** The ledger file: what was closed is read back, what was changed is refused and named. */
import { appendFile, mkdtemp, readFile, truncate, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendClosing, LedgerBusy, ledgerPath, readLedgerFile, sha256 } from '../../src/files/index.js';
import { type Entry, entryLines, ledgerTable, readEntries, type StatementEntry } from '../../src/ledger/index.js';

const statementOf = (period: string, payee: string, amount: string): StatementEntry => ({
  kind: 'statement',
  period,
  payee,
  name: 'Анна Петрова',
  plan: 'Продажи',
  version: 'af52',
  inputs: '54d3',
  currency: 'RUB',
  earned: amount,
  total: amount,
  lines: [{ code: 'Процент', title: 'Процент', stage: 'earned', plan: 'Продажи', amount, text: 'Процент: по шкале' }],
});

const closingOf = (period: string, ...amounts: string[]): Entry[] => [
  ...amounts.map((amount, i) => statementOf(period, String(101 + i), amount)),
  { kind: 'commit', period, count: amounts.length, by: 'Ирина', on: '2026-10-05' },
];

const fresh = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 'premia-ledger-')), 'ledger.jsonl');

/** Two closings: lines 1–3 and 4–5. */
async function written(): Promise<string> {
  const path = await fresh();
  await appendClosing(path, () => closingOf('2026-09', '2700.00', '1500.00'));
  await appendClosing(path, () => closingOf('2026-10', '300.00'));
  return path;
}

const codes = async (path: string) => (await readLedgerFile(path)).issues.map(({ code, params }) => [code, params]);

describe('what is closed', () => {
  test('is read back in order, with who and when', async () => {
    const { statements, commits, issues, head } = await readLedgerFile(await written());
    expect(statements.map(({ period, payee, total, line }) => [period, payee, total, line])).toEqual([
      ['2026-09', '101', '2700.00', 1],
      ['2026-09', '102', '1500.00', 2],
      ['2026-10', '101', '300.00', 4],
    ]);
    expect(commits).toEqual([
      { kind: 'commit', period: '2026-09', count: 2, by: 'Ирина', on: '2026-10-05' },
      { kind: 'commit', period: '2026-10', count: 1, by: 'Ирина', on: '2026-10-05' },
    ]);
    expect(head.lines).toBe(5);
    expect(issues).toEqual([]);
  });

  test('a line is chained to the one before: by hand', async () => {
    const [first = ''] = [...entryLines(closingOf('2026-09'), '', sha256)];
    const rest = '"kind":"commit","period":"2026-09","count":0,"by":"Ирина","on":"2026-10-05"}';
    expect(first).toBe(`{"hash":"${sha256(`premia-ledger/1\n${rest}`)}",${rest}\n`);
  });

  test('a ledger that is not there is empty', async () => {
    expect(await readLedgerFile(await fresh())).toMatchObject({ statements: [], commits: [], issues: [] });
  });

  test('stands in a folder or beside a file', async () => {
    const path = await fresh();
    expect(await ledgerPath(join(path, '..'))).toBe(path);
    expect(await ledgerPath('/a/книга.xlsx')).toBe('/a/книга.ledger.jsonl');
  });

  test('is a table, in words of the reader', () => {
    const { fields, columns } = ledgerTable([statementOf('2026-09', '101', '2700.00')], 'Журнал', 'ru');
    const row = Object.fromEntries(fields.map((field, i) => [field, columns[i]?.[0]]));
    expect(row).toEqual({
      period: '2026-09',
      payee: '101',
      name: 'Анна Петрова',
      plan: 'Продажи',
      version: 'af52',
      stage: 'начислено',
      code: 'Процент',
      title: 'Процент',
      amount: '2700,00',
      currency: 'RUB',
      met: '',
      corrects: '',
      explanation: 'Процент: по шкале',
    });
  });

  test('three digits after the point cannot be taken for thousands', () => {
    const { fields, columns } = ledgerTable([{ ...statementOf('2026-09', '101', '1.234'), currency: 'KWD' }], 'x');
    expect(columns[fields.indexOf('amount')]).toEqual(['1.2340']);
  });
});

describe('what was changed is refused', () => {
  const changed = async (change: (lines: string[]) => string[]) => {
    const path = await written();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    await writeFile(path, `${change(lines).join('\n')}\n`);
    return path;
  };
  const cases: Readonly<Record<string, readonly [change: (lines: string[]) => string[], code: string, line: string]>> =
    {
      'an amount': [(l) => l.map((t, i) => (i === 1 ? t.replace('1500.00', '1600.00') : t)), 'ledger-changed', '2'],
      'a name': [(l) => l.map((t, i) => (i === 0 ? t.replace('Анна', 'Инна') : t)), 'ledger-changed', '1'],
      'who closed': [(l) => l.map((t, i) => (i === 2 ? t.replace('Ирина', 'Роман') : t)), 'ledger-changed', '3'],
      'a line removed': [(l) => l.filter((_, i) => i !== 1), 'ledger-changed', '2'],
      'the first line removed': [(l) => l.slice(1), 'ledger-changed', '1'],
      'lines exchanged': [([a, b, ...l]) => [b as string, a as string, ...l], 'ledger-changed', '1'],
      'a line repeated': [([a, ...l]) => [a as string, a as string, ...l], 'ledger-changed', '2'],
      'an empty line put in': [([a, ...l]) => [a as string, '', ...l], 'ledger-changed', '2'],
      'the last closing removed': [(l) => l.slice(0, 3), 'ledger-shortened', '3'],
      'the last commit removed': [(l) => l.slice(0, 4), 'ledger-shortened', '3'],
      'the last line of all': [
        (l) => l.map((t, i) => (i === 4 ? t.replace('Ирина', 'Роман') : t)),
        'ledger-changed',
        '5',
      ],
    };
  test.each(Object.entries(cases))('%s', async (_, [change, code, line]) => {
    const path = await changed(change);
    expect(await codes(path)).toEqual([[code, { file: 'ledger.jsonl', line }]]);
    expect((await readLedgerFile(path)).statements).toEqual([]);
    // Nothing is added to a ledger that is not whole.
    const before = await readFile(path, 'utf8');
    expect(await appendClosing(path, () => closingOf('2026-11', '1.00'))).toBeNull();
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  test('every single character', async () => {
    const text = (await readFile(await written(), 'utf8')).slice(0, 2000);
    const whole = readEntries(text, 'x', sha256);
    expect(whole.head.lines).toBeGreaterThan(0);
    for (let at = 0; at < whole.committed; at += 7) {
      const other = text[at] === '0' ? '1' : '0';
      const { issues } = readEntries(text.slice(0, at) + other + text.slice(at + 1), 'x', sha256, whole.head);
      expect(
        issues.some(({ severity }) => severity === 'error'),
        `character ${at}`,
      ).toBe(true);
    }
  });

  test('the whole file removed', async () => {
    const path = await written();
    await unlink(path);
    expect(await codes(path)).toEqual([['ledger-shortened', { file: 'ledger.jsonl', line: '0' }]]);
  });
});

describe('an interrupted closing', () => {
  test('at every length of what it wrote leaves the closings before it, and the next one cleans up', async () => {
    const path = await fresh();
    await appendClosing(path, () => closingOf('2026-09', '2700.00'));
    const before = (await readFile(path)).length;
    await appendClosing(path, () => closingOf('2026-10', '300.00', '40.00'));
    const bytes = await readFile(path);
    const headThen = JSON.stringify({ lines: 2, hash: bytes.toString().split('\n')[1]?.slice(9, 73) });
    for (let length = before; length < bytes.length; length += 41) {
      await writeFile(path, bytes.subarray(0, length));
      await writeFile(`${path}.head`, `${headThen}\n`);
      const { commits, issues } = await readLedgerFile(path);
      expect(commits.map(({ period }) => period)).toEqual(['2026-09']);
      expect(issues.map(({ code, severity }) => [code, severity])).toEqual(
        length === before ? [] : [['ledger-tail', 'note']],
      );
    }
    await appendClosing(path, () => closingOf('2026-10', '300.00', '40.00'));
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  test('whose commit is on the disk is done, whatever was to be written beside it', async () => {
    const path = await written();
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(`${path}.head`, JSON.stringify({ lines: 3, hash: lines[2]?.slice(9, 73) }));
    expect((await readLedgerFile(path)).commits).toHaveLength(2);
    await truncate(`${path}.head`, 10);
    expect((await readLedgerFile(path)).commits).toHaveLength(2);
  });

  test('its lock is taken over; that of a living program is not', async () => {
    const path = await written();
    await writeFile(`${path}.lock`, '999999999');
    expect(await appendClosing(path, () => closingOf('2026-11', '1.00'))).not.toBeNull();
    await writeFile(`${path}.lock`, String(process.pid));
    await expect(appendClosing(path, () => closingOf('2026-12', '1.00'))).rejects.toThrow(LedgerBusy);
  });

  test('lines after the last commit are told apart from a changed file', async () => {
    const path = await written();
    await appendFile(path, '{"hash":"0');
    expect(await codes(path)).toEqual([['ledger-tail', { file: 'ledger.jsonl', count: '1' }]]);
    await appendFile(path, '"}\n');
    expect((await codes(path)).map(([code]) => code)).toEqual(['ledger-changed']);
  });
});
