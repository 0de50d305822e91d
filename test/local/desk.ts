/** The local workbook in a real browser, and what a person does with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Dialog, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { bookOf, serve } from '../../appsscript/local/server.mjs';
import { slowed } from '../addon/panel.js';

export const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

export interface Desk {
  readonly page: Page;
  readonly address: string;
  /** Addresses outside the server that answered or were asked for without being refused by the page itself. */
  readonly outside: string[];
  /** What the page could not do: errors nobody caught. */
  readonly broken: string[];
  /** A folder that goes with the desk. */
  readonly folder: string;
  /** Shows a sheet and selects a cell, by the tab and the box of the cell's name. */
  go(sheet: string, cell: string): Promise<void>;
  /** Types into the selected cell, as a person does, and leaves it by a key. */
  type(text: string, key?: 'Enter' | 'Tab'): Promise<void>;
  /** What a cell shows. */
  shows(sheet: string, cell: string): Promise<string>;
  /** The sentence of an error cell; '' where there is none. */
  sentence(sheet: string, cell: string): Promise<string>;
  /** Waits until a cell shows a text. */
  until(sheet: string, cell: string, text: string): Promise<void>;
  /** Opens a folder or a file in place of the book shown, changed or not. */
  open(path: string): Promise<void>;
  /** Presses a save button; the path of what was saved. */
  save(button: 'saveXlsx' | 'saveCsv'): Promise<string>;
  close(): Promise<void>;
}

/** What has to be so in a while, however slow the machine. @example await soon(() => desk.shows('KPI', 'D2')).toBe('50%') */
export const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

/** Waits until the page has drawn what it was told, and has nothing else to do. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
      }),
  );

interface Shown {
  readonly formattedValue: string;
  readonly message?: string;
}
interface Getters {
  getSheetIdByName(name: string): string;
  getEvaluatedCell(position: { sheetId: string; col: number; row: number }): Shown;
}
interface OwlApp {
  readonly root: { readonly component: { readonly props: { readonly model: { readonly getters: Getters } } } };
}

/** Reads a cell of the grid, which is a canvas: from the model it is drawn from. */
function read([sheet, col, row]: readonly [string, number, number]): Shown {
  const [app] = [...(globalThis as unknown as { owl: { App: { apps: Set<OwlApp> } } }).owl.App.apps].slice(-1);
  const getters = (app as OwlApp).root.component.props.model.getters;
  const { formattedValue, message = '' } = getters.getEvaluatedCell({
    sheetId: getters.getSheetIdByName(sheet),
    col,
    row,
  });
  return { formattedValue: formattedValue.replace(/[\u00A0\u202F]/g, ' '), message };
}

const spot = (sheet: string, cell: string): readonly [string, number, number] => [
  sheet,
  cell.charCodeAt(0) - 65,
  Number(cell.slice(1)) - 1,
];

/** Answers to a page of the add-on come after `delay` ms: those of Google's server take a while. Runs in every frame. */
function slow(delay: number): void {
  if (location.href !== 'about:srcdoc') return;
  const listen = window.addEventListener.bind(window) as (type: string, heard: unknown, how?: unknown) => void;
  window.addEventListener = (type: string, heard: unknown, how?: unknown): void =>
    listen(
      type,
      type === 'message' ? (event: unknown) => setTimeout(heard as (event: unknown) => void, delay, event) : heard,
      how,
    );
}

/**
 * Starts the server and a browser at it, in a time zone far from the machine's.
 * @param delay how long the server lets the sidebar wait, ms
 */
export async function openDesk(delay = 0): Promise<Desk> {
  const { address, close } = await serve({ path: `${EXAMPLES}zeid-plus` });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  const folder = await mkdtemp(join(tmpdir(), 'premia-'));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, timezoneId: 'Asia/Vladivostok' });
  const outside: string[] = [];
  const broken: string[] = [];
  page.on('response', (answer) => answer.url().startsWith(address) || outside.push(answer.url()));
  page.on('requestfailed', (asked) => {
    if (asked.failure()?.errorText !== 'csp') outside.push(`${asked.url()} ${asked.failure()?.errorText}`);
  });
  page.on('pageerror', (error) => broken.push(error.message));
  if (delay > 0) await page.addInitScript(slow, delay);
  await slowed(page);
  await page.goto(address);
  await page.waitForSelector('.o-grid');
  return { page, address, outside, broken, folder, ...hands(page, folder), close: () => end(browser, close, folder) };
}

async function end(browser: Browser, close: () => Promise<void>, folder: string): Promise<void> {
  await browser.close();
  await close();
  await rm(folder, { recursive: true });
}

function hands(page: Page, folder: string): Omit<Desk, 'page' | 'address' | 'outside' | 'broken' | 'folder' | 'close'> {
  let saved = 0;
  return {
    async go(sheet, cell) {
      await page.locator('.o-sheet', { has: page.getByText(sheet, { exact: true }) }).click();
      const box = page.locator('.o-named-range-selector input');
      await box.fill(cell);
      await box.press('Enter');
      // Enter may have opened the cell's text, a moment later.
      await settled(page);
      await page.keyboard.press('Escape');
    },
    async type(text, key = 'Enter') {
      // The first key opens the editor in place of what the cell held; a person's second key comes after it stands.
      await settled(page);
      await page.keyboard.type(text.slice(0, 1));
      await settled(page);
      await page.keyboard.type(text.slice(1));
      await settled(page);
      await page.keyboard.press(key);
    },
    shows: async (sheet, cell) => (await page.evaluate(read, spot(sheet, cell))).formattedValue,
    sentence: async (sheet, cell) => (await page.evaluate(read, spot(sheet, cell))).message ?? '',
    async until(sheet, cell, text) {
      await soon(async () => (await page.evaluate(read, spot(sheet, cell))).formattedValue).toBe(text);
    },
    async open(path) {
      const { name, bytes } = await bookOf(path);
      const agree = (dialog: Dialog): void => void dialog.accept();
      page.on('dialog', agree);
      await page.evaluate(() => {
        const said = document.getElementById('said');
        if (said) said.textContent = '';
      });
      await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
      await page
        .locator('#said')
        .filter({ hasText: /Открыто|Opened/ })
        .waitFor();
      page.off('dialog', agree);
    },
    async save(button) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`#${button}`)]);
      const path = join(folder, `${++saved}-${download.suggestedFilename()}`);
      await download.saveAs(path);
      return path;
    },
  };
}
