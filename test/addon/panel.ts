/**
 * The built sidebar.html in real Chromium, 300 px wide, over the built code.js: `google.script.run` takes texts there and back as
 * Google's does, after a while, and refuses what Google refuses. No request leaves the page.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { CellValue } from '../../appsscript/ports.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
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

/** How long a call to the server of Google takes. */
export const DELAY = 700;

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

/** A browser for one test file, and every address its pages asked for. */
export interface Panels {
  readonly requests: string[];
  /** What the pages could not do: errors nobody caught. */
  readonly broken: string[];
  /** The sidebar of a spreadsheet, as an entry of the menu opens it. */
  open(book: FakeBook, menu: string, delay?: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openPanels(): Promise<Panels> {
  const profile = mkdtempSync(join(tmpdir(), 'premia-chromium-'));
  const browser: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
  });
  const requests: string[] = [];
  const broken: string[] = [];
  return {
    requests,
    broken,
    async open(book, menu, delay = 0) {
      const place = realm(book.services());
      place.call(menu);
      const html = book.seen.pages[book.seen.pages.length - 1]?.html ?? '';
      const page = await browser.newPage();
      page.on('pageerror', (error) => broken.push(error.message));
      await page.setViewportSize({ width: 300, height: 700 });
      await page.exposeFunction('answer_', async (text: string) => {
        const answer = place.call('serve', text);
        await new Promise((done) => setTimeout(done, delay));
        return answer;
      });
      await page.addInitScript(RUNNER);
      await page.route('**/*', (route) => {
        requests.push(route.request().url());
        return route.request().url() === 'https://sidebar.test/'
          ? route.fulfill({ contentType: 'text/html', body: html })
          : route.abort();
      });
      await page.goto('https://sidebar.test/');
      await settled(page);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The server has answered. */
export const settled = (page: Page): Promise<unknown> => page.waitForSelector('main[aria-busy=false]');

/** The status line says it. */
export const saidBy = (page: Page, text: string): Promise<unknown> =>
  page.waitForSelector(`[role=status]:has-text("${text}")`);

/** What axe finds, as ids with the first element of each. */
export async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.addScriptTag({ path: AXE });
  return page.evaluate(
    'axe.run().then((report) => report.violations.map((one) => one.id + " " + one.nodes[0].html.slice(0, 120)))',
  );
}

/** Pixels the page is wider than the sidebar. */
export const tooWide = async (page: Page): Promise<number> =>
  Math.max(0, Number(await page.evaluate('document.documentElement.scrollWidth')) - 300);

/** A spreadsheet of sheets, without the template's server. */
export function bookOf(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>, lang = 'ru'): FakeBook {
  const book = new FakeBook('Europe/Moscow', lang === 'ru' ? 'ru_RU' : 'en_US', lang);
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.insert(name);
    sheet.cells = rows.map((row) => [...row]);
    sheet.rows = Math.max(sheet.rows, rows.length + 100);
  }
  return book;
}

export function made(id: string, lang = 'ru'): FakeBook {
  const book = new FakeBook('Europe/Moscow', lang === 'ru' ? 'ru_RU' : 'en_US', lang);
  realm(book.services()).call('serve', JSON.stringify({ lang, op: 'create', id, people: '', confirmed: true }));
  return book;
}

/** 200 people and 5,000 deals. */
export function bigBook(): FakeBook {
  const people = Array.from({ length: 200 }, (_, i) => [`${1000 + i}`, `Сотрудник ${i}`, 'Продажи']);
  const deals = Array.from({ length: 5000 }, (_, i) => [
    `С-${i}`,
    `${1000 + (i % 200)}`,
    1000 + ((i * 7919) % 90_000),
    'оплачена',
    `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`,
    `Клиент ${i % 300}`,
  ]);
  return bookOf({
    Схемы: [
      ['Схема', 'Валюта', 'Веса'],
      ['Продажи', 'RUB', 'свободно'],
    ],
    Показатели: [
      ['Показатель', 'Считать', 'Таблица', 'Колонка', 'Условие', 'По дате', 'Единица'],
      ['Оплаты', 'сумма', 'Сделки', 'Сумма', 'Статус = "оплачена"', 'Дата', 'деньги'],
      ['Сделки', 'количество', 'Сделки', '', '', 'Дата', 'штуки'],
    ],
    KPI: [
      ['KPI', 'Показатель', 'План', 'Правило', 'Вес', 'Потолок'],
      ['Оплаты', 'Оплаты', 1_000_000, 'факт/план', '60 %', '120 %'],
      ['Сделки', 'Сделки', 20, 'факт/план', '40 %', '120 %'],
    ],
    Шкалы: [
      ['Шкала', 'Метод', 'От', 'Ставка', 'Ниже первой'],
      ['Ставки', 'по частям', 0, '3 %', '0'],
      ['', '', 500_000, '5 %', ''],
      ['', '', 1_000_000, '7 %', ''],
    ],
    Начисления: [
      ['Начисление', 'Формула', 'Параметры'],
      ['Процент', 'Процент по шкале', 'шкала = Ставки · по = Оплаты · база = Оплаты'],
      ['Премия', '=50000 * коэффициент()', ''],
    ],
    Сотрудники: [['Сотрудник', 'Имя', 'Схема'], ...people],
    Сделки: [['Сделки'], ['Номер', 'Сотрудник', 'Сумма', 'Статус', 'Дата', 'Клиент'], ...deals],
  });
}

/** Types values into a field one after another, each time until a sum says something else; how long each took. */
export const effectTimes = (
  page: Page,
  selector: string,
  values: readonly string[],
  sum = '#effect-total',
): Promise<number[]> =>
  page.evaluate(
    `(async () => {
      const field = document.querySelectorAll(${JSON.stringify(selector)})[0];
      const sum = document.querySelector(${JSON.stringify(sum)});
      const taken = [];
      for (const value of ${JSON.stringify(values)}) {
        const before = sum.textContent;
        const start = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        while (sum.textContent === before) await new Promise((done) => setTimeout(done, 0));
        taken.push(performance.now() - start);
      }
      return taken;
    })()`,
  ) as Promise<number[]>;

/** The middle one. */
export const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;

/** A text with ordinary spaces. */
export const plain = (text: string | null): string => (text ?? '').replace(/[\u00A0\u202F]/g, ' ').trim();
