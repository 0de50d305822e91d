/** The messy department: every problem is named with its cell, and the people it does not touch are still paid. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { repeatedRows } from '../../src/core/table/quality.js';
import { readInput } from '../../src/files/index.js';
import { calculate, statements } from '../../src/index.js';

const book = await readInput(fileURLToPath(new URL('../../examples/retail-messy', import.meta.url)), () => {
  throw new Error('the examples are tables');
});
const run = calculate(book.plan, book.data, { period: '2026-10' });
const given = [...statements(run)];
const issues = [...book.issues, ...run.issues, ...given.flatMap((one) => one.issues)];
const found = new Set(
  issues.map(({ severity, code, place }) => `${severity} ${code} ${place?.table} ${place?.cell ?? ''}`.trim()),
);
const totalOf = (payee: string) => given.find((one) => one.payee === payee)?.total;
const unknownOf = (payee: string) =>
  given.find((one) => one.payee === payee)?.lines.flatMap(({ title, amount }) => (amount === null ? [title] : []));

it.each([
  'error number-ambiguous Смены D30',
  'error date-impossible Смены A55',
  'error cell-empty Смены F26',
  'warning payee-unknown Смены B31',
  'note total-left-out Смены A79',
  'note file-encoding Смены',
])('says: %s', (line) => {
  expect(found).toContain(line);
});

it('pays the people no problem touches', () => {
  expect(['1013', '1014', '1015', '1016'].map(totalOf)).toEqual(['46792.15', '36966.85', '46724.25', '43875.87']);
});

it('leaves unknown only what rests on an unread cell, and the total with it', () => {
  expect(unknownOf('1002')).toEqual(['Премия за план магазина']);
  expect(unknownOf('1003')).toEqual(['Процент с продаж', 'Премия за чек и конверсию', 'Премия за план магазина']);
  expect(unknownOf('1012')).toEqual(['Премия за чек и конверсию']);
  expect(['1001', '1002', '1003', '1004', '1005', '1006', '1012'].map(totalOf)).toEqual(Array(7).fill(null));
});

it('reads a declared alias and amounts with a currency', () => {
  const messages = JSON.stringify(issues);
  expect(messages).not.toContain('Дьякова');
  expect(messages).not.toContain('руб.');
  expect(messages).not.toContain('₽');
});

// Not seen yet: when it starts to pass, take `.fails` and the README's last section away.
it('says: 9,5 of a personal percentage has no sign', () => {
  expect(issues.some(({ place }) => place?.table === 'Сотрудники' && place.column === 'Личная надбавка')).toBe(true);
});

it('a check says: a row stands twice', () => {
  expect(repeatedRows(book.data).map(({ place, params }) => [place?.table, place?.row, params?.first])).toEqual([
    ['Смены', 22, '21'],
  ]);
});
