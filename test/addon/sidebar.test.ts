/**
 * The built sidebar.html in real Chromium, 300 px wide, over the built code.js: `google.script.run` takes texts there and back as
 * Google's does, and refuses what Google refuses. No request leaves the page.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distFile, realm } from './realm.js';
import { FakeBook } from './sheets.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: BrowserContext;
const profile = mkdtempSync(join(tmpdir(), 'premia-chromium-'));
const requests: string[] = [];

/** Google's runner: handlers are called later, answers are copied, a failure has a message. */
const RUNNER = `window.google = { script: { run: (function runner(done, failed) {
  return {
    withSuccessHandler: function (f) { return runner(f, failed); },
    withFailureHandler: function (f) { return runner(done, f); },
    serve: function (text) {
      if (typeof text !== 'string') throw new Error('only plain data');
      window.answer_(text).then(function (reply) { done(reply); }, function (error) { failed({ message: String(error) }); });
    }
  };
})() } };`;

/** The sidebar of a spreadsheet, opened as the menu opens it. */
async function opened(book: FakeBook, menu: string): Promise<Page> {
  const place = realm(book.services());
  place.call(menu);
  const html = book.seen.pages[book.seen.pages.length - 1]?.html ?? '';
  const page = await browser.newPage();
  await page.setViewportSize({ width: 300, height: 700 });
  await page.exposeFunction('answer_', (text: string) => place.call('serve', text));
  await page.addInitScript(RUNNER);
  await page.route('**/*', (route) => {
    requests.push(route.request().url());
    return route.request().url() === 'https://sidebar.test/'
      ? route.fulfill({ contentType: 'text/html', body: html })
      : route.abort();
  });
  await page.goto('https://sidebar.test/');
  await page.waitForSelector('main[aria-busy=false]');
  return page;
}

/** The status line says it. */
const saidBy = (page: Page, text: string): Promise<unknown> =>
  page.waitForSelector(`[role=status]:has-text("${text}")`);

const settled = (page: Page): Promise<unknown> => page.waitForSelector('main[aria-busy=false]');

describe.runIf(existsSync(CHROMIUM))('the sidebar', () => {
  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      headless: true,
      args: FLAGS,
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('makes a department from a template, calculates, checks and goes to the cell, by keyboard alone', async () => {
    const book = new FakeBook();
    const page = await opened(book, 'menuTemplate');
    await page.waitForSelector('#template option', { state: 'attached' });
    await page.focus('#template');
    await page.keyboard.press('End');
    await page.selectOption('#template', 'salary-percent.ru');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await saidBy(page, 'Готово');
    expect(book.sheets.map(({ name }) => name)).toContain('Начисления');
    await page.selectOption('#view', 'month');
    await page.fill('#period', '2026-10');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await saidBy(page, 'Расчёт премии 2026-10');
    expect(book.sheet('Расчёт премии 2026-10').formulas.size).toBe(1);
    // Once more: the question comes first, and its «yes» has the focus.
    await page.focus('button[type=submit]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.question');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Да');
    await page.keyboard.press('Enter');
    await settled(page);
    (book.sheet('Оплаты').cells[2] as unknown[])[3] = 'много';
    await page.focus('#view');
    await page.selectOption('#view', 'check');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.issues li:has-text("много")');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await settled(page);
    expect([book.active.name, book.cell?.getA1Notation()]).toEqual(['Оплаты', 'D3']);
    await page.close();
  }, 60_000);

  it.each(['menuTemplate', 'menuPanel', 'menuCheck'])(
    '%s fits 300 px, has no scroll to the side and nothing axe finds',
    async (menu) => {
      const book = new FakeBook();
      realm(book.services()).call(
        'serve',
        JSON.stringify({ lang: 'ru', op: 'create', id: 'retail-messy', confirmed: true }),
      );
      const page = await opened(book, menu);
      if (menu === 'menuCheck') await page.waitForSelector('.issues li');
      await settled(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(300);
      await page.addScriptTag({ path: AXE });
      const found = await page.evaluate('axe.run().then((report) => report.violations.map((one) => one.id))');
      expect(found).toEqual([]);
      await page.screenshot({ path: join(tmpdir(), `premia-${menu}.png`) });
      await page.close();
    },
    60_000,
  );

  it('switches language, and shows no word of the other', async () => {
    const page = await opened(new FakeBook('UTC', 'en_US', 'en'), 'menuPanel');
    await settled(page);
    const options = new Set(['Русский']);
    const shown = async (): Promise<string> =>
      (await page.innerText('main'))
        .split('\n')
        .filter((line) => !options.has(line))
        .join('\n');
    await page.selectOption('#view', 'month');
    expect(await shown()).not.toMatch(/[а-яё]/i);
    await page.selectOption('#lang', 'ru');
    await settled(page);
    await page.selectOption('#view', 'check');
    expect((await shown()).replace(/English|KPI|Premia/g, '')).not.toMatch(/[a-z]{3}/i);
    await page.close();
  }, 60_000);

  it('asks nobody but Google for a style sheet', () => {
    expect([...new Set(requests)].sort()).toEqual([
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
