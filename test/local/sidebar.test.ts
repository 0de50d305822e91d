/** The sidebar beside a real grid: what it saves is in the cells, the formulas follow, and it can be put back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, EXAMPLES, openDesk, soon } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.page.click('#menu');
  await desk.page.getByRole('menuitem', { name: 'Открыть панель' }).click();
}, 240_000);
afterAll(() => desk.close());

const RESULT = 'Расчёт премии';
/** Pixels of a step of a dragged point. */
const PULL = 6;
const panel = () => desk.page.frameLocator('#side iframe');
const column = (sheet: string, letter: string, rows: readonly number[]): Promise<string[]> =>
  Promise.all(rows.map((row) => desk.shows(sheet, `${letter}${row}`)));

async function save(): Promise<void> {
  await panel().locator('.effect .action').click();
  await panel().locator('[role=status]', { hasText: 'Сохранено' }).waitFor({ timeout: 60_000 });
}

test('weights changed in the sidebar change the cells and the bonus', async () => {
  await panel().locator('#effect-total').waitFor({ timeout: 60_000 });
  await soon(async () => (await panel().locator('#effect-total').innerText()).replace(/\u00A0/g, ' ')).toBe(
    '169 561,75 ₽',
  );
  await panel().getByText('Веса и KPI').click();
  await panel().locator('.weight input').nth(0).fill('50');
  await panel().getByText('Довести веса до 100 %').click();
  await save();
  await soon(() => column('KPI', 'D', [2, 3, 4])).toEqual(['50%', '33%', '17%']);
  const now = (await panel().locator('#effect-total').innerText()).replace(/[\u00A0₽]/g, ' ').trim();
  await desk.until(RESULT, 'H4', now);
}, 240_000);

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
  await panel().locator('[role=status]', { hasText: 'Сохранено' }).waitFor({ timeout: 60_000 });
  await soon(() => column('Начисления', 'A', [2, 3, 4, 5, 6, 7])).toEqual([...before, '']);
  expect(desk.broken).toEqual([]);
  expect(desk.outside).toEqual([]);
}, 60_000);

test('unsaved changes outlive the panel, and go with the book', async () => {
  const { page } = desk;
  const open = async (): Promise<void> => {
    await page.click('#menu');
    await page.getByRole('menuitem', { name: 'Открыть панель' }).click();
    await panel().locator('#effect-total').waitFor({ timeout: 20_000 });
  };
  const weight = () => panel().locator('.weight input').nth(0);
  await open();
  await panel().getByText('Веса и KPI').click();
  await weight().fill('45');
  await panel().locator('.effect .action').waitFor();
  await page.locator('#side .heading button').click();
  await soon(() => page.locator('#side iframe').count()).toBe(0);
  await open();
  await panel().getByText('Ваши несохранённые изменения на месте.').waitFor({ timeout: 20_000 });
  await panel().getByText('Веса и KPI').click();
  expect((await weight().inputValue()).replace(/\s/, '')).toBe('45%');
  // The same department opened anew is another book.
  await desk.open(`${EXAMPLES}zeid-plus`);
  await open();
  await panel().getByText('Веса и KPI').click();
  expect((await weight().inputValue()).replace(/\s/, '')).toBe('40%');
  expect(await panel().getByText('Ваши несохранённые изменения на месте.').count()).toBe(0);
}, 90_000);

test('a point of a scale is dragged by the mouse: its rate and its threshold follow, and are saved', async () => {
  await panel().locator('.back').click();
  await panel().getByRole('button', { name: 'Процент с продаж' }).first().click();
  const total = async (): Promise<string> =>
    (await panel().locator('#effect-total').innerText()).replace(/\u00A0/g, ' ');
  const drag = async (point: number, right: number, up: number): Promise<void> => {
    const handle = panel().locator('.chart .point').nth(point);
    await handle.waitFor({ timeout: 20_000 });
    await handle.scrollIntoViewIfNeeded();
    const box = await handle.boundingBox();
    if (!box) throw new Error('the point is not shown');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const { mouse } = desk.page;
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + right, y - up, { steps: 6 });
    await mouse.up();
  };
  expect(await total()).toBe('169 561,75 ₽');
  // From 100 % on: 9,5 % becomes 10 %, 1 178 350 × 10 % = 117 835; 169 561,75 − 111 943,25 + 117 835.
  await drag(8, 0, PULL);
  await expect.poll(total, { timeout: 10_000 }).toBe('175 453,50 ₽');
  // The tier from 121 % begins earlier.
  const from = panel().getByLabel('От, 10');
  expect(await from.inputValue()).toMatch(/^121\s%$/);
  await drag(9, -12, 0);
  await expect.poll(() => from.inputValue(), { timeout: 10_000 }).not.toMatch(/^121/);
  const begun = await from.inputValue();
  expect(Number(begun.replace(/[^\d,]/g, '').replace(',', '.'))).toBeLessThan(121);
  await save();
  const kept = [...(await column('Шкалы', 'D', [10])), ...(await column('Шкалы', 'C', [11]))];
  expect(kept.map((text) => text.replace(/[\s%]/g, '').replace(/,0+$/, ''))).toEqual([
    '10',
    begun.replace(/[\s%]/g, ''),
  ]);
  expect(desk.broken).toEqual([]);
}, 90_000);
