/** The local workbook in a real browser: what a person types, sees and saves. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, EXAMPLES, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 40_000);
afterAll(() => desk.close());

interface Expected {
  readonly statements: readonly { readonly name: string; readonly total: string }[];
}
const expected = (example: string): Expected => JSON.parse(readFileSync(`${EXAMPLES}${example}/expected.json`, 'utf8'));

/** @example shownMoney('169561.75') // '169 561,75' */
const shownMoney = (amount: string): string => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, ' ');

describe('the department of the examples', () => {
  test('opens with the published figures, by component and in total', async () => {
    for (const [at, { name, total }] of expected('zeid-plus').statements.entries()) {
      expect(await desk.shows('Расчёт', `A${at + 4}`)).toBe(name);
      expect(await desk.shows('Расчёт', `H${at + 4}`), name).toBe(shownMoney(total));
    }
  });

  test('says why, on a sheet of its own', async () => {
    expect(await desk.shows('Почему столько', 'A3')).toBe('Оклад за месяц');
  });

  test('a target typed changes the bonus', async () => {
    // Соколова: 1 178 350 ÷ 950 000 = 124,04 %, the tier from 121 %: 10 % of 1 178 350.
    await desk.go('Планы', 'C6');
    await desk.type('950 000');
    await desk.until('Расчёт', 'F4', '117 835,00');
    // 169 561,75 − 111 943,25 + 117 835,00
    expect(await desk.shows('Расчёт', 'H4')).toBe('175 453,50');
    await desk.page.keyboard.press('Control+z');
    await desk.until('Расчёт', 'H4', '169 561,75');
  });
});
