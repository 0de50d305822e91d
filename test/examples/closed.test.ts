/** The two departments with a ledger: what the command line says of them, and that their closings come out again. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { plain } from '../text/plain.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

async function premia(...argv: string[]): Promise<string> {
  const said: string[] = [];
  const io = {
    out: async (text: string) => void said.push(text),
    err: (text: string) => void said.push(text),
    env: { LANG: 'ru_RU.UTF-8' },
    cwd: EXAMPLES,
    tty: false,
  };
  const code = await main(argv, io);
  return `${plain(said.join(''))}--- exit ${code}\n`;
}

describe('whole outputs', () => {
  const calls: Readonly<Record<string, readonly string[]>> = {
    'distributor-calc.ru': ['calc', 'distributor', '-p', '2026-10'],
    'distributor-closed.ru': ['calc', 'distributor', '-p', '2026-09'],
    'distributor-explain.ru': ['explain', 'distributor', '-p', '2026-10'],
    'distributor-full.ru': ['explain', 'distributor', '-p', '2026-10', '--payee', '601', '--full'],
    'distributor-diff.ru': ['diff', 'distributor'],
    'agency-calc.en': ['calc', 'agency', '-p', '2026-10', '--lang', 'en'],
    'agency-explain.en': ['explain', 'agency', '-p', '2026-10', '--lang', 'en'],
    'agency-full.en': ['explain', 'agency', '-p', '2026-10', '--payee', 'A2', '--full', '--lang', 'en'],
    'agency-diff.en': ['diff', 'agency', '--lang', 'en'],
  };
  test.each(Object.entries(calls))('%s', async (name, argv) => {
    await expect(await premia(...argv)).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

/** What make.mjs of the folders closes, and on which day. */
const CLOSINGS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  distributor: [
    ['2026-07', '2026-08-05'],
    ['2026-08', '2026-09-04'],
    ['2026-09', '2026-10-05'],
  ],
  agency: [
    ['2026-08', '2026-09-03'],
    ['2026-09', '2026-10-02'],
  ],
};
/** Tables whose last column is the day a row was entered. */
const DATED = ['Оплаты.csv', 'Ставки.csv'];

interface Closed {
  readonly period: string;
  readonly payee: string;
  readonly total: string;
  readonly lines: readonly { readonly code: string; readonly amount: string; readonly corrects?: string }[];
  readonly balances?: unknown;
}
const closedIn = (folder: string): unknown =>
  readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"kind":"statement"'))
    .map((line) => JSON.parse(line) as Closed)
    .map(({ period, payee, total, lines, balances }) => ({
      period,
      payee,
      total,
      balances,
      lines: lines.map(({ code, amount, corrects }) => [code, amount, corrects]),
    }));

let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(CLOSINGS))('%s closes to the figures of its ledger', async (name, closings) => {
  folder = mkdtempSync(join(tmpdir(), 'premia-example-'));
  const from = join(EXAMPLES, name);
  for (const file of readdirSync(from).filter((one) => one.endsWith('.csv')))
    copyFileSync(join(from, file), join(folder, file));
  const entered = (line: string): string => line.slice(-10).split('.').reverse().join('-');
  for (const [period, day] of closings) {
    for (const file of name === 'distributor' ? DATED : []) {
      const lines = readFileSync(join(from, file), 'utf8').split('\n');
      writeFileSync(join(folder, file), lines.filter((line, i) => i < 2 || entered(line) <= day).join('\n'));
    }
    expect(await premia('close', folder, '-p', period, '--by', 'Ирина', '--on', day)).toContain('exit 0');
  }
  expect(closedIn(folder)).toEqual(closedIn(from));
});
