/** A figure has the same explanation whichever door its table came through: percent cells of a spreadsheet are fractions. */
import { expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { calculate } from '../../src/core/run/run.js';
import type { Cell } from '../../src/core/table/data.js';
import { readFolder } from '../../src/files/index.js';
import { explainFull, voiceOf } from '../../src/text/index.js';
import { readBook, type Sheet } from '../../src/workbook/index.js';

const PERCENT = /^-?\d+(?:[.,]\d+)?\s?%$/;

/** A sheet as a spreadsheet hands it over. */
const typed = (sheet: Sheet): Sheet => ({
  ...sheet,
  typed: true,
  rows: sheet.rows.map((row) => row.map((cell) => (PERCENT.test(String(cell)) ? fractionOf(cell) : cell))),
});

const fractionOf = (cell: Cell): number =>
  Number((Number(String(cell).replace(/\s?%/, '').replace(',', '.')) / 100).toFixed(6));

/** Everybody's full explanations, addresses left out: a CSV file and a sheet name their cells alike, percents apart. */
function told(sheets: readonly Sheet[]): string[] {
  const { plan, data } = readBook(sheets);
  const run = calculate(plan, data, { period: '2026-10' });
  return run.prepared.people.payees.flatMap(({ id }) =>
    explain(run, id).map(({ tree }) => (tree ? explainFull(tree, voiceOf(run, id, 'ru')) : '')),
  );
}

test.each(['zeid-plus', 'logistics', 'klochkov', 'department-with-head'])('%s', async (example) => {
  const { sheets } = await readFolder(`examples/${example}`);
  expect(sheets.some(({ rows }) => rows.some((row) => row.some((cell) => PERCENT.test(String(cell)))))).toBe(true);
  expect(told(sheets.map(typed))).toEqual(told(sheets));
});
