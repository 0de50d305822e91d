/** Files of the local workbook: what is saved opens again as it was, and once more. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Dialog } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calculate, statements } from '../../src/index.js';
import { readInput } from '../../src/node.js';
import { type Desk, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 180_000);
afterAll(() => desk.close());

/** Every template of a language, named here so that a new one is not forgotten. */
const SCHEMES = ['salary-percent', 'salary-kpi', 'team-bonus', 'margin-coefficient', 'saas-accelerators'];
const TEMPLATES = (['ru', 'en'] as const).flatMap((lang) => SCHEMES.map((id) => [`${id}.${lang}`, lang] as const));

interface OwlApp {
  readonly root: { readonly component: { readonly props: { readonly model: { readonly getters: Getters } } } };
}
interface Getters {
  getSheetIds(): string[];
  getSheetName(id: string): string;
  getNumberRows(id: string): number;
  getNumberCols(id: string): number;
  getEvaluatedCell(position: { sheetId: string; col: number; row: number }): {
    readonly value: unknown;
    readonly formattedValue: string;
  };
}

/** What every cell of every sheet holds and shows: sheet → cell → [value, text]. */
type Book = Record<string, Record<string, readonly [value: unknown, text: string]>>;

/** Every filled cell of the book that is shown. Runs in the page. */
function everyCell(): Book {
  const [app] = [...(globalThis as unknown as { owl: { App: { apps: Set<OwlApp> } } }).owl.App.apps].slice(-1);
  const { getters } = (app as OwlApp).root.component.props.model;
  const book: Book = {};
  for (const sheetId of getters.getSheetIds()) {
    const cells: Record<string, readonly [unknown, string]> = {};
    for (let row = 0; row < getters.getNumberRows(sheetId); row++)
      for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
        const { value, formattedValue } = getters.getEvaluatedCell({ sheetId, col, row });
        if (value !== null && value !== '') cells[`R${row + 1}C${col + 1}`] = [value, formattedValue];
      }
    book[getters.getSheetName(sheetId)] = cells;
  }
  return book;
}
const cells = (): Promise<Book> => desk.page.evaluate(everyCell);

const errors = (book: Book): string[] =>
  Object.entries(book).flatMap(([sheet, own]) =>
    Object.entries(own).flatMap(([cell, [, text]]) =>
      /^#[A-Z/!0?]+$/.test(text) ? [`${sheet} ${cell}: ${text}`] : [],
    ),
  );

/** Asks the server as the sidebar does. */
async function ask(request: object): Promise<{ readonly said?: string; readonly failed?: string }> {
  const frame = await (await desk.page.waitForSelector('#side iframe')).contentFrame();
  if (frame === null) throw new Error('no sidebar');
  await frame.waitForFunction(() => 'google' in window);
  const answer = await frame.evaluate(
    (text) =>
      new Promise<string>((done, failed) => {
        type Run = {
          withSuccessHandler(f: (a: string) => void): Run;
          withFailureHandler(f: (e: Error) => void): Run;
        } & {
          serve(text: string): void;
        };
        const { run } = (window as unknown as { google: { script: { run: Run } } }).google.script;
        run.withSuccessHandler(done).withFailureHandler(failed).serve(text);
      }),
    JSON.stringify(request),
  );
  return JSON.parse(answer) as { readonly said?: string; readonly failed?: string };
}

/** An empty book of the language, with the sidebar beside it. */
async function startEmpty(lang: 'ru' | 'en'): Promise<void> {
  const { page } = desk;
  await page.selectOption('#language', lang);
  await page.locator('.o-topbar-menu', { hasText: lang === 'ru' ? 'Правка' : 'Edit' }).waitFor();
  const agree = (dialog: Dialog): void => void dialog.accept();
  page.on('dialog', agree);
  await page.click('#blank');
  page.off('dialog', agree);
  await page.locator('.o-sheet', { hasText: lang === 'ru' ? 'Лист1' : 'Sheet1' }).waitFor();
  await page.click('#menu');
  await page.getByRole('menuitem', { name: lang === 'ru' ? 'Открыть панель' : 'Open the sidebar' }).click();
}

/** Totals of a file or folder as the engine gives them in Node. */
async function totals(path: string): Promise<(string | null)[]> {
  const { plan, data } = await readInput(path);
  return [...statements(calculate(plan, data, { period: '2026-10' }))].map(({ total }) => total);
}

function unpacked(zip: string): string {
  const folder = `${zip}.folder`;
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(folder, name), bytes);
  return folder;
}

test.each(TEMPLATES)(
  '%s: saved and opened, and again, every cell is as it was',
  async (id, lang) => {
    await startEmpty(lang);
    const { said, failed } = await ask({ op: 'create', id, people: '', confirmed: true, lang });
    expect(failed ?? said).toMatch(/^(?:Листов добавлено|Sheets added): /);
    const made = await cells();
    expect(errors(made)).toEqual([]);
    const result = Object.keys(made).find((name) => name.endsWith('2026-10')) as string;
    expect(Object.keys(made[result] ?? {}).length, said).toBeGreaterThan(5);
    const csv = await desk.save('saveCsv');
    let saved = await desk.save('saveXlsx');
    const own = await totals(saved);
    expect(own.length).toBeGreaterThan(1);
    expect(own).not.toContain(null);
    for (let time = 0; time < 2; time++) {
      await desk.open(saved);
      expect(await cells()).toEqual(made);
      saved = await desk.save('saveXlsx');
      expect(await totals(saved)).toEqual(own);
    }
    expect(await totals(unpacked(csv))).toEqual(own);
    await desk.open(csv);
    expect(errors(await cells())).toEqual([]);
    const again = await desk.save('saveCsv');
    expect(await totals(unpacked(again))).toEqual(own);
    const texts = (zip: string) =>
      Object.entries(unzipSync(readFileSync(zip))).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(texts(again)).toEqual(texts(csv));
  },
  180_000,
);

test('a book nobody touched is left without a question; a table pastes with its header; the panel follows the book', async () => {
  const { page } = desk;
  await startEmpty('ru');
  await ask({ op: 'create', id: 'salary-percent.ru', people: '', confirmed: true, lang: 'ru' });
  const saved = await desk.save('saveXlsx');
  await desk.open(saved);
  const asked: string[] = [];
  page.on('dialog', (dialog) => asked.push(dialog.message()));
  // The panel is asked for anew and knows the book it stands beside.
  const panel = page.frameLocator('#side iframe');
  await panel.locator('main[aria-busy=false]').waitFor();
  expect(await panel.getByText('Листов добавлено').count()).toBe(0);
  await desk.go('Планы', 'A1');
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Сотрудник\tПоказатель\tПериод\n101\tОплаты\t2026-10\n102\tОплаты\t2026-10');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await desk.until('Планы', 'A3', '102');
  expect(await desk.shows('Планы', 'C1')).toBe('Период');
  await page.keyboard.press('Control+z');
  await desk.open(saved);
  await desk.go('Планы', 'B2');
  await page.click('#blank');
  await page.locator('.o-sheet', { hasText: 'Лист1' }).waitFor();
  await page.click('.o-add-sheet');
  await page.locator('.o-sheet', { hasText: 'Лист2' }).waitFor();
  // Only the book that was pasted into.
  expect(asked).toEqual(['В книге есть несохранённые изменения. Открыть другую вместо неё?']);
}, 180_000);
