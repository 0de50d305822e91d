/** One person and the department in the sidebar: why, what if, and what a change would cost. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenBook, Reply } from '../../appsscript/protocol.js';
import { axeFinds, hasChromium, openPanels, type Panels, settled, tooWide } from './panel.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

const served = (book: FakeBook, request: object): Reply =>
  JSON.parse(String(realm(book.services()).call('serve', JSON.stringify({ lang: 'ru', ...request })))) as Reply;

function made(): FakeBook {
  const book = new FakeBook();
  expect(served(book, { op: 'create', id: 'salary-percent.ru', confirmed: true }).failed).toBeUndefined();
  return book;
}

it('an explanation is a tree whose leaves know their cells', () => {
  const book = made();
  const { plan } = served(book, { op: 'open' }).book as OpenBook;
  const { why } = served(book, { op: 'explain', plan, period: '2026-10', payee: '102' });
  // 640,000 of 800,000 is 80 %: 3 % of everything.
  const percent = why?.lines[1];
  expect(percent?.text).toBe('Процент');
  expect(percent?.amount.replaceAll('\u00A0', ' ')).toContain('19 200,00 ₽');
  const cells = JSON.stringify(percent);
  expect(cells).toContain('"sheet":"Планы","cell":"D3"');
  expect(cells).toContain('"sheet":"Оплаты"');
  // 160,000 more to 100 %: 800,000 × 5 % − 19,200.
  expect(why?.next.join(' ').replaceAll('\u00A0', ' ')).toContain('+20 800,00 ₽');
});

describe.runIf(hasChromium)('the views', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(() => panels?.close());

  it.each(['ru', 'en'])(
    'unfold why, go to a cell, try a result and add up the department (%s)',
    async (lang) => {
      const book = made();
      const page = await panels.open(book, 'menuPanel');
      await page.selectOption('#lang', lang);
      await settled(page);
      await page.selectOption('#view', 'person');
      await page.selectOption('#effect-payee', '102');
      await page.waitForSelector('.why > details:nth-child(2) > summary:has-text("19")');
      await page.focus('.why > details:nth-child(2) > summary');
      await page.keyboard.press('Enter');
      for (const summary of await page.$$('.why details:not([open]) > summary'))
        if (await summary.isVisible()) await summary.click();
      await page.click('.why button.about:has-text("D3")');
      await settled(page);
      expect([book.active.name, book.cell?.getA1Notation()]).toEqual(['Планы', 'D3']);
      await page.focus('input[type=range]');
      await page.keyboard.press('End');
      // 1,280,000 × 5 % + 50,000
      expect((await page.innerText('#tried')).replace(/\D/g, '')).toBe('11400000');
      expect(await tooWide(page)).toBe(0);
      expect(await axeFinds(page)).toEqual([]);
      await page.selectOption('#view', 'department');
      // 102,500 + 69,200
      expect((await page.innerText('#cost')).replace(/\D/g, '')).toBe('17170000');
      await page.click(`section button:has-text("${lang === 'ru' ? 'Посчитать' : 'Calculate'}")`);
      const costs = (await page.innerText('.costs tbody')).replace(/[^\d\n]/g, '');
      // −20 %: 840,000 × 3 % + 512,000 × 2 % + 100,000; +20 %: 1,260,000 × 5 % + 768,000 × 3 % + 100,000.
      expect(costs).toContain('13544000');
      expect(costs).toContain('18604000');
      expect(await tooWide(page)).toBe(0);
      expect(await axeFinds(page)).toEqual([]);
      await page.close();
    },
    60_000,
  );
});
