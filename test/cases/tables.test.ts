/**
 * Pay plans of many trades as the tables somebody would write from the documentation alone: each is read from .csv
 * files like any folder, and every figure compared as exact text. Nothing is computed here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { calculate, explain, type Run, type Statement, statements } from '../../src/index.js';
import { readInput } from '../../src/node.js';

interface TablesCase {
  readonly id: string;
  /** Address of the published plan or figures, or «kind: …» where only the kind of plan was found. */
  readonly source: string;
  /** The arithmetic, by hand. */
  readonly note: string;
  readonly period?: string;
  /** Lines of each .csv file by the table's name. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** By payee and line; «total» is the statement's. */
  readonly expect: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const FILE = fileURLToPath(new URL('tables.json', import.meta.url));
const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: readonly TablesCase[] };

async function runOf({ tables, period = '2026-10' }: TablesCase): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'premia-'));
  try {
    for (const [name, lines] of Object.entries(tables)) writeFileSync(join(folder, `${name}.csv`), lines.join('\n'));
    const { plan, data, issues } = await readInput(folder);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    return calculate(plan, data, { period });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const given = (found: Statement | undefined, line: string): string | null | undefined =>
  line === 'total' ? found?.total : found?.lines.find(({ code }) => code === line)?.amount;

test.each(cases.map((one) => [one.id, one] as const))('%s', async (_, one) => {
  const run = await runOf(one);
  const all = [...statements(run)];
  const errors = [...run.issues, ...all.flatMap(({ issues }) => issues)].filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  const got = Object.entries(one.expect).map(([payee, lines]) => {
    const found = all.find((statement) => statement.payee === payee);
    return [payee, Object.fromEntries(Object.keys(lines).map((line) => [line, given(found, line)]))];
  });
  expect(Object.fromEntries(got)).toEqual(one.expect);
  for (const { payee, lines } of all) expect(explain(run, payee).length).toBeGreaterThanOrEqual(lines.length);
});
