/** The sidebar as the menu opens it: by keyboard, in both languages, as wide as it may be. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../helpers/keys.js';
import { made } from './books.js';
import {
  countOf,
  fine,
  hasChromium,
  openPanels,
  type Panels,
  saidBy,
  settled,
  soon,
  textOf,
  textsOf,
  valuesOf,
} from './panel.js';
import { distFile } from './realm.js';
import { FakeBook } from './sheets.js';

let panels: Panels;
const opened = (book: FakeBook, menu: string): Promise<Page> => panels.open(book, menu, 0);

describe.runIf(hasChromium)('the sidebar', () => {
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(() => panels?.close());

  it('makes a department from a template, calculates, checks and goes to the cell, by keyboard alone', async () => {
    const book = new FakeBook();
    const page = await opened(book, 'menuTemplate');
    const { press, reach } = keysOf(page);
    await page.focus('[name=template]:checked');
    const chosen = () => valuesOf(page, '[name=template]:checked');
    await press('ArrowDown');
    await soon(chosen).toEqual(['margin-coefficient.ru']);
    await press('ArrowUp');
    await soon(chosen).toEqual(['salary-percent.ru']);
    await reach('Создать таблицу');
    await press('Enter');
    await settled(page);
    await saidBy(page, 'Готово');
    expect(book.sheets.map(({ name }) => name)).toContain('Начисления');
    // Everybody's pay, a sum under each of three columns, and what is credited to nobody.
    expect(book.sheet('Расчёт премии 2026-10').formulas.size).toBe(5);
    // Once more: the question comes first, and its «yes» has the focus.
    await page.selectOption('#view', 'month');
    await page.fill('#period', '2026-10');
    await page.focus('button[type=submit]');
    await press('Enter');
    await settled(page);
    await soon(() => page.evaluate('document.activeElement.textContent')).toBe('Да');
    await press('Enter');
    await settled(page);
    await soon(() => countOf(page, '.question')).toBe(0);
    (book.sheet('Оплаты').cells[2] as unknown[])[3] = 'много';
    await page.focus('#view');
    await page.selectOption('#view', 'check');
    await page.waitForSelector('.issues li:has-text("много")');
    await settled(page);
    await reach('(D3)');
    await press('Enter');
    await settled(page);
    expect([book.active.name, book.cell?.getA1Notation()]).toEqual(['Оплаты', 'D3']);
    await page.close();
  }, 60_000);

  it.each(['menuTemplate', 'menuPanel', 'menuCheck'])(
    '%s fits 300 px, has no scroll to the side and nothing axe finds',
    async (menu) => {
      const page = await opened(made('retail-messy'), menu);
      if (menu === 'menuCheck') await page.locator('.issues li').first().waitFor();
      await fine(page, menu);
      await page.screenshot({ path: join(tmpdir(), `premia-${menu}.png`) });
      await page.close();
    },
    60_000,
  );

  it('switches language, and shows no word of the other', async () => {
    const page = await opened(new FakeBook('UTC', 'en_US', 'en'), 'menuPanel');
    const options = new Set(['Русский']);
    const shown = async (): Promise<string> =>
      (await page.innerText('main'))
        .split('\n')
        .filter((line) => !options.has(line))
        .join('\n');
    await page.selectOption('#view', 'month');
    await settled(page);
    expect(await shown()).not.toMatch(/[а-яё]/i);
    await page.selectOption('#lang', 'ru');
    await settled(page);
    await page.selectOption('#view', 'check');
    await settled(page);
    expect((await shown()).replace(/English|KPI|Premia/g, '')).not.toMatch(/[a-z]{3}/i);
    await page.close();
  }, 60_000);

  it('reads the sheets again when somebody comes back to it, and says the whole of what is wrong at once', async () => {
    const book = made('salary-percent.ru');
    const page = await opened(book, 'menuCheck');
    await page.waitForSelector('p:has-text("Замечаний")');
    await soon(() => textOf(page, '#effect-total')).toBe('102 500,00 ₽');
    const deal = book.sheet('Оплаты').cells[2] as unknown[];
    deal[3] = 'много';
    await page.evaluate(
      '{ const now = Date.now; Date.now = () => now() + 60_000; dispatchEvent(new Event("focus")); }',
    );
    await soon(() => textOf(page, '#effect-total')).toBe('сумма неизвестна');
    await page.close();
    // One finding each, though the department and the person both have it.
    const again = await opened(book, 'menuCheck');
    await again.locator('.issues li:has-text("много")').first().waitFor();
    await settled(again);
    const found = await textsOf(again, '.issues li p:first-child');
    expect(found).toEqual([...new Set(found)]);
    await again.close();
  }, 60_000);

  it('asks nobody but Google for a style sheet', () => {
    expect([...new Set(panels.requests)].sort()).toEqual([
      'https://sidebar.test/',
      'https://ssl.gstatic.com/docs/script/css/add-ons1.css',
    ]);
  });
});

it('sidebar.html is one file of at most 300,000 bytes', () => {
  const html = distFile('sidebar.html');
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(300_000);
  expect(html.match(/(?:src|href)="[^"]*"/g)).toEqual(['href="https://ssl.gstatic.com/docs/script/css/add-ons1.css"']);
});
