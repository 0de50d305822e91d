/**
 * What a cell call may weigh and cost: every call may start cold. The bars are ratios to a naive bundle in the
 * same process; a busy machine can still upset one, so a ratio that misses is measured once more.
 */
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { bareStatements, measureCold } from '../../bench/cold.mjs';
import { PERIOD, sheets } from '../../bench/department.mjs';
import { cellBundle } from '../../scripts/bundle.mjs';
import { calculate, readBook, statements } from '../../src/cell.js';
import { MESSAGES } from '../../src/core/issue/messages.js';

/** What is asked for (docs/performance.md says what is missing to the first two). */
const BARS = { 'cold.kb': 130, 'cold.vsNaive': 0.125, 'load.vsNaive': 0.05 } as const;
/**
 * What holds today: it may only fall, and the bars are reached when it meets them. A busy machine needs the headroom.
 * `cold` and `load` are of the add-on's whole code.js and of a `BONUS` in it; `engine.kb` is the part it is about, alone.
 * They rose from 160, 0.4 and 0.08 when deals, the pay stage, contests, currencies, time and the ledger joined, and
 * since then with credits by client and by months: a cell has to give the figure every other door gives.
 * The two ratios rose again, from 0.5 and 0.1, when they began to be of the whole code.js: it measures 0.31–0.46 and 0.06–0.10.
 * The sizes rose from 260 and 490 with teams by the row's day, measures weighed by another table, warnings about returns, rounding
 * of quotients by doubles, and the sidebar's server that saves a plan into its tables. With words moved out of the code the whole
 * fell from 504 to 497; the engine rose from 267 to 268 with errors in names and the cells of a plan's fields, and to 270 with rows
 * that have no day, letters missed in roles, days outside Russia and columns of four bytes; the whole fell to 495 by a second minifier.
 */
const TODAY = { 'engine.kb': 270, 'cold.kb': 495, 'cold.vsNaive': 0.6, 'load.vsNaive': 0.12 } as const;

let code: string;
beforeAll(async () => {
  code = await cellBundle();
});

describe('the bundle of a cell call', () => {
  test(`is at most ${TODAY['engine.kb']} KiB, on the way to ${BARS['cold.kb']}`, () => {
    expect(Buffer.byteLength(code) / 1024).toBeLessThanOrEqual(TODAY['engine.kb']);
  });

  test.each([
    ['zod', /ZodError|\bzod\b|_zod/],
    ['papaparse', /papaparse|Papa\b|BAD_DELIMITERS/],
    ['mathjs', /mathjs|typed-function|createTyped/],
    ['generated code', /new Function|\beval\b|Function\(/],
    [
      'Node and the browser',
      /\brequire\(|\bprocess\.|\bBuffer\b|\bwindow[.[]|typeof window\b|\bdocument\.create|globalThis/,
    ],
    ['clocks', /Date\.now|new Date\b/],
  ])('has no %s', (_, pattern) => {
    expect(code.match(pattern)?.[0] ?? '').toBe('');
  });

  test('has no words of issues, formulas or functions', () => {
    const hints = Object.values(MESSAGES).flatMap(({ ru, en }) => [...ru, ...en]);
    expect(hints.filter((text) => text.length > 25 && code.includes(text))).toEqual([]);
    expect(code).not.toMatch(/Sum of the values|Сумма значений/);
    expect(code).not.toMatch(/dev\.1c-bitrix/);
  });

  test('is ES2020', () => {
    const { errors, program } = parseSync('cell.js', code, { lang: 'js', sourceType: 'script' });
    expect(errors).toEqual([]);
    expect(program.body.length).toBeGreaterThan(0);
    // What came after: `??=`, `||=`, `&&=`, private and static members, separators in numbers, `/d` and `/v`.
    expect(code).not.toMatch(/\?\?=|\|\|=|&&=|\bstatic\{|\.#|\d_\d{3}\b/);
    expect(code).not.toMatch(/[^.]\.at\(|\.replaceAll\(|Object\.hasOwn\(|\.findLast|\.toSorted\(|structuredClone/);
  });
});

test('a bare V8 realm gives the same bytes as Node', async () => {
  const book = readBook(sheets());
  const run = calculate(book.plan, book.data, { period: PERIOD });
  const here = JSON.stringify({ issues: [...book.issues, ...run.issues], statements: [...statements(run)] });
  expect(await bareStatements()).toBe(here);
  expect([...statements(run)].map(({ total }) => total)).not.toContain(null);
});

test.each(['cold.kb', 'cold.vsNaive', 'load.vsNaive'] as const)('%s does not grow', async (key) => {
  let ratio = (await measureCold())[key];
  if (ratio > TODAY[key]) ratio = Math.min(ratio, (await measureCold())[key]);
  expect(ratio).toBeLessThanOrEqual(TODAY[key]);
});
