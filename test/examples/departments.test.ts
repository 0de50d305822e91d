/** Every department of examples/: its tables give the statements of its expected.json, to the last digit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/files/index.js';
import { calculate, explain, type Issue, type Statement, statements } from '../../src/index.js';
import { explainLines, explanationRows } from '../../src/text/index.js';

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
const PERIOD = '2026-10';

/** Warnings a department gives on purpose; its README says why. Errors are never among them. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  logistics: ['scale-falls'],
};

type Expected = Pick<Statement, 'payee' | 'name' | 'period' | 'currency' | 'earned' | 'total' | 'lines' | 'awards'>;

const departments = readdirSync(EXAMPLES).filter((name) => existsSync(`${EXAMPLES}${name}/expected.json`));

const read = (name: string) =>
  readInput(EXAMPLES + name, () => {
    throw new Error('the examples are tables');
  });

/** Smallest units: the amounts of one currency have the same number of digits. */
const units = (amount: string | null): bigint => BigInt(String(amount).replace('.', ''));

const shown = ({ payee, name, period, currency, earned, total, lines, awards }: Statement): Expected => ({
  payee,
  name,
  period,
  currency,
  earned,
  total,
  lines,
  awards,
});

it('finds the eight departments', () => {
  expect(departments.sort()).toEqual([
    'agency',
    'department-with-head',
    'distributor',
    'klochkov',
    'logistics',
    'retail',
    'saas-usd',
    'zeid-plus',
  ]);
});

describe.each(departments)('%s', async (name) => {
  const book = await read(name);
  const run = calculate(book.plan, book.data, { period: PERIOD });
  const given = [...statements(run)];
  const expected = JSON.parse(readFileSync(`${EXAMPLES}${name}/expected.json`, 'utf8')) as {
    readonly statements: readonly Expected[];
  };

  it('gives the expected statements', () => {
    expect(given.map(shown)).toEqual(expected.statements);
  });

  it('gives no error and only the warnings it means to', () => {
    const issues: Issue[] = [...book.issues, ...run.issues, ...given.flatMap((one) => one.issues)];
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(issues.map(({ code }) => code as string).filter((code) => !WARNINGS[name]?.includes(code))).toEqual([]);
  });

  it('adds up as printed', () => {
    for (const { lines, total } of given) {
      expect(lines.reduce((sum, { amount }) => sum + units(amount), 0n)).toBe(units(total));
    }
  });

  it('explains every line in words of both languages', () => {
    for (const { payee, lines } of given) {
      const trees = explain(run, payee);
      for (const lang of ['ru', 'en'] as const) {
        const sentences = explainLines(run, payee, lang);
        const rows = explanationRows(run, payee, lang);
        expect(sentences).toHaveLength(lines.length);
        for (const { title, adjustment } of lines) {
          const said = sentences.find((sentence) => sentence.startsWith(title));
          expect(said?.length, title).toBeGreaterThan(title.length + 8);
          if (adjustment === undefined)
            expect(rows.some(({ level, text }) => level === 0 && text === title)).toBe(true);
        }
      }
      for (const { code, tree } of trees) {
        expect(tree.value, code).not.toBeNull();
        expect(tree.label, code).not.toBe('');
      }
    }
  });

  it('has a page about itself', () => {
    const page = readFileSync(`${EXAMPLES}${name}/README.md`, 'utf8');
    expect(page).toMatch(/[а-я]/);
    expect(page).toContain('## In English');
  });
});
