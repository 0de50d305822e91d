/** From an empty workbook to what everybody is paid, in the sidebar beside a real grid: with a mouse, and by keyboard alone. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DELAY } from '../addon/panel.js';
import { type Desk, openDesk, soon } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(DELAY);
  // «Leave the workbook shown?»: there is nothing in it to keep.
  desk.page.on('dialog', (dialog) => void dialog.accept());
}, 240_000);
afterAll(() => desk.close());

/** What a person may take for it. */
const TWO_MINUTES = 120_000;

/** Every click and every key on the way. */
function counted(page: Page) {
  const told = { clicks: 0, keys: 0, from: Date.now() };
  return {
    told,
    async click(what: { click(): Promise<void> }): Promise<void> {
      told.clicks++;
      await what.click();
    },
    /** Text and Enter in the grid. */
    async inCell(text: string): Promise<void> {
      told.keys += text.length + 1;
      await desk.type(text);
    },
    async press(key: string, times = 1): Promise<void> {
      told.keys += times;
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    },
    async type(text: string): Promise<void> {
      told.keys += text.length;
      await page.keyboard.type(text);
    },
  };
}

/** Says how long it took, as the report of the tests shows it. */
function measured(way: string, { clicks, keys, from }: ReturnType<typeof counted>['told']): void {
  const took = Date.now() - from;
  console.log(`${way}: ${(took / 1000).toFixed(1)} s, ${clicks} clicks, ${keys} keys`);
  expect(took).toBeLessThan(TWO_MINUTES);
}

/** The sidebar's page, where templates are shown. */
async function sidebar(): Promise<Frame> {
  const frame = (await (await desk.page.waitForSelector('#side iframe')).contentFrame()) as Frame;
  await frame.waitForSelector('[name=template]');
  await frame.waitForSelector('main[aria-busy=false]');
  return frame;
}

const rows = (sheet: string, first: number, last: number, columns: string): Promise<string[][]> =>
  Promise.all(
    Array.from({ length: last - first + 1 }, (_, i) =>
      Promise.all([...columns].map((column) => desk.shows(sheet, `${column}${first + i}`))),
    ),
  );

test('three people of the selected cells are paid for the team, with a mouse', async () => {
  const { page } = desk;
  const { told, click, inCell } = counted(page);
  await click(page.locator('#blank'));
  await page.locator('.o-sheet', { hasText: 'Лист1' }).waitFor();
  for (const [cell, texts] of [
    ['A1', ['Анна Котова', 'Борис Лом', '<img src=x onerror=alert(1)>']],
    ['B1', ['71', '72', '73']],
  ] as const) {
    await desk.go('Лист1', cell);
    for (const text of texts) await inCell(text);
  }
  await desk.go('Лист1', 'A1:B3');
  await click(page.locator('#menu'));
  await click(page.getByRole('menuitem', { name: 'Новая таблица из шаблона…' }));
  const frame = await sidebar();
  await click(frame.getByText('Оклад + премия за команду'));
  await click(frame.getByText('Взять из выделенных ячеек'));
  await frame.waitForFunction(() => document.querySelector('textarea')?.value !== '');
  await soon(() => frame.inputValue('#people')).toBe(
    'Анна Котова\t71\nБорис Лом\t72\n<img src=x onerror=alert(1)>\t73',
  );
  await click(frame.getByText('3. Создать таблицу'));
  await frame.getByText('Готово: лист').waitFor({ timeout: 60_000 });
  // 900 000 + 920 000 + 900 000 of 1 000 000 + 800 000 + 1 000 000 is 97,14 %: half of 20 000 for each.
  // 50 000 + 900 000 × 2 % + 10 000; 50 000 + 920 000 × 2 % + 10 000; the third has the rows of the first.
  const RESULT = 'Расчёт премии 2026-10';
  await desk.until(RESULT, 'F2', '78 000,00');
  await soon(() => rows(RESULT, 1, 4, 'ABCDEF')).toEqual([
    ['Табельный №', 'Сотрудник', 'Оклад', 'Процент', 'Премия отдела', 'К выплате'],
    ['71', 'Анна Котова', '50 000,00', '18 000,00', '10 000,00', '78 000,00'],
    ['72', 'Борис Лом', '50 000,00', '18 400,00', '10 000,00', '78 400,00'],
    ['73', '<img src=x onerror=alert(1)>', '50 000,00', '18 000,00', '10 000,00', '78 000,00'],
  ]);
  measured('ru, with a mouse', told);
  await soon(() => frame.inputValue('#view')).toBe('plan');
  await soon(async () => (await frame.innerText('#effect-total')).replace(/\u00A0/g, ' ')).toBe('78 000,00 ₽');
  await soon(() => rows('Лист1', 1, 1, 'AB')).toEqual([['Анна Котова', '71']]);
  // One's own figure over the example's: 2 820 000 ÷ 2 800 000 is 100,7 %, so all of 20 000; 1 000 000 × 2 %.
  await desk.go('Оплаты', 'D3');
  await desk.type('600000');
  await desk.until(RESULT, 'F2', '90 000,00');
}, 180_000);

test('three people who are typed are paid for a quota, by keyboard alone', async () => {
  const { page } = desk;
  await page.goto(`${desk.address}?lang=en`);
  await page.waitForSelector('.o-grid');
  const { told, press, type } = counted(page);
  // The grid keeps Tab to itself, so the way out of it is not played.
  await page.focus('#blank');
  await press('Enter');
  await page.locator('.o-sheet', { hasText: 'Sheet1' }).waitFor();
  await page.focus('#menu');
  await press('Enter');
  await press('ArrowDown');
  await press('Enter');
  const frame = await sidebar();
  await page.focus('#side .heading button');
  const until = async (selector: string): Promise<void> => {
    const there = () => frame.evaluate((what) => document.activeElement?.matches(what) ?? false, selector);
    for (let i = 0; i < 12 && !(await there()); i++) await press('Tab');
    expect(await there(), selector).toBe(true);
  };
  await until('[name=template]:checked');
  await press('ArrowDown', 4);
  await soon(() => frame.inputValue('[name=template]:checked')).toBe('saas-accelerators.en');
  await until('#people');
  for (const name of ['Ann Reed', 'Bob Stone;007', '=IMPORTXML("http://a.test")']) {
    await type(name);
    await press('Enter');
  }
  await until('button[type=submit]');
  await press('Enter');
  await frame.getByText('Done: sheet').waitFor({ timeout: 60_000 });
  // 90,000 + 50,000 of 100,000 is 140 %: 8,000 × (1 + 0.25 × 1.5 + 0.15 × 2); 80 %: 8,000 × 0.8; the third as the first.
  const RESULT = 'Bonus statement 2026-10';
  await desk.until(RESULT, 'D2', '13,400.00');
  await soon(() => rows(RESULT, 1, 5, 'ABCD')).toEqual([
    ['Personnel no.', 'Payee', 'Commission', 'Payable'],
    ['401', 'Ann Reed', '13,400.00', '13,400.00'],
    ['007', 'Bob Stone', '6,400.00', '6,400.00'],
    ['402', '=IMPORTXML("http://a.test")', '13,400.00', '13,400.00'],
    // 13,400 + 6,400 + 13,400.
    ['Total', '', '33,200.00', '33,200.00'],
  ]);
  measured('en, by keyboard', told);
  await soon(() => frame.inputValue('#view')).toBe('plan');
  await soon(() => frame.innerText('#effect-total')).toBe('$13,400.00');
  await soon(() => rows('Deals', 3, 7, 'BC')).toEqual([
    ['401', '90000'],
    ['401', '50000'],
    ['007', '80000'],
    ['402', '90000'],
    ['402', '50000'],
  ]);
}, 180_000);

test('nothing was asked of any other machine, and nothing broke', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.broken).toEqual([]);
});
