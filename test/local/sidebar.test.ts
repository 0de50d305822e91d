/** The sidebar beside a real grid: what it saves is in the cells, the formulas follow, and it can be put back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.page.click('#menu');
  await desk.page.getByRole('menuitem', { name: 'Открыть панель' }).click();
}, 60_000);
afterAll(() => desk.close());

const RESULT = 'Расчёт премии';
const panel = () => desk.page.frameLocator('#side iframe');
const column = (sheet: string, letter: string, rows: readonly number[]): Promise<string[]> =>
  Promise.all(rows.map((row) => desk.shows(sheet, `${letter}${row}`)));

async function save(): Promise<void> {
  await panel().locator('.effect .action').click();
  await panel().locator('[role=status]', { hasText: 'Сохранено' }).waitFor({ timeout: 20_000 });
}

test('weights changed in the sidebar change the cells and the bonus', async () => {
  await panel().locator('#effect-total').waitFor({ timeout: 20_000 });
  expect((await panel().locator('#effect-total').innerText()).replace(/\u00A0/g, ' ')).toBe('169 561,75 ₽');
  await panel().getByText('Веса и KPI').click();
  await panel().locator('.weight input').nth(0).fill('50');
  await panel().getByText('Довести веса до 100 %').click();
  await save();
  expect(await column('KPI', 'D', [2, 3, 4])).toEqual(['50%', '33%', '17%']);
  const now = (await panel().locator('#effect-total').innerText()).replace(/[\u00A0₽]/g, ' ').trim();
  await desk.until(RESULT, 'H4', now);
}, 60_000);

test('rows move, come and go as rows of the sheet', async () => {
  await panel().locator('.back').click();
  const before = await column('Начисления', 'A', [2, 3, 4, 5, 6]);
  await panel().locator('button[aria-label^="Ниже: Премия за звонки"]').click();
  await panel().locator('ol.cards .name').nth(4).click();
  await panel().getByText('Сделать копию').click();
  await save();
  const [salary, calls, meetings, crm, bonus] = before as [string, string, string, string, string];
  const after = await column('Начисления', 'A', [2, 3, 4, 5, 6, 7]);
  expect(after.slice(0, 5)).toEqual([salary, meetings, calls, crm, bonus]);
  expect(after[5]).toBe(`${bonus} 2`);
  await panel().locator('.back').click();
  await panel().getByText('Вернуть схему, какой была').click();
  await panel().locator('[role=status]', { hasText: 'Сохранено' }).waitFor({ timeout: 20_000 });
  expect(await column('Начисления', 'A', [2, 3, 4, 5, 6, 7])).toEqual([...before, '']);
  expect(desk.broken).toEqual([]);
  expect(desk.outside).toEqual([]);
}, 60_000);
