/**
 * Every template from the menu, in both languages of the person: no cell is an error the template does not mean, amounts are
 * known, and each command ends with a sentence or a page. With SHOTS=folder pictures of every sheet are left there.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { Browser, Dialog } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, EXAMPLES, openDesk } from './desk.js';

const SHOTS = process.env.SHOTS;

interface Seen {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
}

let desk: Desk;
const answers: string[] = [];
const said: string[] = [];

beforeAll(async () => {
  desk = await openDesk();
  desk.page.on('dialog', (dialog: Dialog) => {
    said.push(dialog.message());
    const answer = dialog.type() === 'prompt' ? (answers.shift() ?? '') : undefined;
    void dialog.accept(answer);
  });
}, 60_000);
afterAll(() => desk.close());

interface Getters {
  getSheetIds(): string[];
  getSheetName(sheetId: string): string;
  getNumberCols(sheetId: string): number;
  getNumberRows(sheetId: string): number;
  getEvaluatedCell(position: object): { formattedValue: string; message?: string };
  isDataValidationInvalid(position: object): boolean;
}
interface OwlApp {
  readonly root: { readonly component: { readonly props: { readonly model: { readonly getters: Getters } } } };
}

/** Cells that show an error, and their sentences. Runs in the page. */
function errorCells(): Seen[] {
  const [app] = [...(globalThis as unknown as { owl: { App: { apps: Set<OwlApp> } } }).owl.App.apps].slice(-1);
  const { getters } = (app as OwlApp).root.component.props.model;
  const found: Seen[] = [];
  for (const sheetId of getters.getSheetIds())
    for (let row = 0; row < getters.getNumberRows(sheetId); row++)
      for (let col = 0; col < Math.min(26, getters.getNumberCols(sheetId)); col++) {
        const { formattedValue, message = '' } = getters.getEvaluatedCell({ sheetId, col, row });
        const isMarked = formattedValue !== '' && getters.isDataValidationInvalid({ sheetId, col, row });
        if (!isMarked && !/^#[A-Z_/0!?]+/.test(formattedValue)) continue;
        const cell = `${String.fromCharCode(65 + col)}${row + 1}`;
        found.push({
          sheet: getters.getSheetName(sheetId),
          cell,
          text: `${formattedValue} ${isMarked ? 'marked' : message}`,
        });
      }
  return found;
}

const side = () => desk.page.frameLocator('#side iframe');

async function menu(item: string, ...given: string[]): Promise<string[]> {
  answers.splice(0, answers.length, ...given);
  said.length = 0;
  await desk.page.click('#menu');
  await desk.page.getByRole('menuitem', { name: item }).click();
  await desk.page.evaluate(() => 0);
  return [...said];
}

const ITEMS = {
  ru: ['Новая таблица из шаблона', 'Рассчитать период', 'Почему столько?', 'Проверить таблицу', 'Закрыть период'],
  en: ['New workbook', 'Calculate a period', 'Why this amount?', 'Check the workbook', 'Close a period'],
} as const;

async function pictures(name: string): Promise<void> {
  if (!SHOTS) return;
  const { page } = desk;
  if (await page.locator('#side .heading button').isVisible()) await page.locator('#side .heading button').click();
  const shots: { title: string; data: string }[] = [];
  for (const sheet of await page.locator('.o-sheet .o-sheet-name').allInnerTexts()) {
    await page.locator('.o-sheet', { has: page.getByText(sheet, { exact: true }) }).click();
    await page.waitForTimeout(250);
    shots.push({
      title: sheet,
      data: (await page.screenshot({ clip: { x: 0, y: 40, width: 1280, height: 600 } })).toString('base64'),
    });
  }
  const paper = await (page.context().browser() as Browser).newPage();
  for (let at = 0; at < shots.length; at += 8) {
    const body = shots
      .slice(at, at + 8)
      .map(
        ({ title, data }) =>
          `<figure style="margin:2px"><figcaption>${title}</figcaption><img width="950" src="data:image/png;base64,${data}"></figure>`,
      )
      .join('');
    await paper.setViewportSize({ width: 1930, height: 1880 });
    await paper.setContent(`<div style="display:grid;grid-template-columns:1fr 1fr;font:12px arial">${body}</div>`);
    mkdirSync(SHOTS, { recursive: true });
    writeFileSync(`${SHOTS}/${name}-${at / 8}.png`, await paper.screenshot());
  }
  await paper.close();
}

const SCHEMES = ['salary-percent', 'margin-coefficient', 'salary-kpi', 'team-bonus', 'saas-accelerators'];
const EXAMPLE_NAMES = readdirSync(EXAMPLES).sort();

/** Spellings that are read as well but are not in the lists: the grid marks such a cell, as Sheets does. */
const OTHERWISE = /^(?:Давыдов Р\.|Ершова А\.|marginal|excess at top) marked$/;

/** The messy tables are there to show what is said of them: sheets they spoil, and that nobody can be closed. */
const MESSY = 'retail-messy';

describe.each(['ru', 'en'] as const)('%s', (lang) => {
  const [create, calculate, why, check, close] = ITEMS[lang];
  beforeAll(async () => {
    if (lang === 'en') await desk.page.selectOption('#language', 'en');
    await desk.page.locator('.o-topbar-menu', { hasText: lang === 'en' ? 'Edit' : 'Правка' }).waitFor();
  });

  test.each([...SCHEMES.map((name) => `${name}.${lang}`), ...EXAMPLE_NAMES])(
    '%s',
    async (id) => {
      const { page } = desk;
      await page.click('#blank');
      await menu(create);
      await side().locator('[name=template]').first().waitFor({ timeout: 20_000 });
      // Examples stand in a part that opens.
      if (!id.endsWith(`.${lang}`)) await side().locator('summary').first().click();
      await side().locator(`[name=template][value="${id}"]`).check({ timeout: 20_000 });
      await side().locator('button.action').first().click({ timeout: 120_000 });
      const created = side().locator('[role=status]', { hasText: /Готово: лист|Done: sheet/ });
      await created.waitFor({ timeout: 120_000 });
      const errors = await page.evaluate(errorCells);
      if (SHOTS) await pictures(`${lang}-${id}`);
      if (id === MESSY) expect(errors.filter(({ text }) => text === '')).toEqual([]);
      else expect(errors.filter(({ text }) => !OTHERWISE.test(text))).toEqual([]);
      await menu(check);
      await side().locator('main[aria-busy=false]').waitFor({ timeout: 60_000 });
      expect((await menu(calculate)).pop()).toMatch(/^Premia\s+(?:Готово: лист|Done: sheet)/);
      const sheets = await page.locator('.o-sheet .o-sheet-name').allInnerTexts();
      const result = sheets.find((name) => /^(?:Расчёт премии|Bonus statement)/.test(name)) ?? '';
      await desk.go(result, 'A2');
      expect(await menu(why)).toEqual([]);
      const explained = page.frameLocator('dialog iframe').locator('body');
      expect((await explained.innerText({ timeout: 20_000 })).length).toBeGreaterThan(100);
      await page.locator('dialog .heading button').click();
      const closed = (await menu(close)).pop() ?? '';
      if (id === MESSY) expect(closed).toMatch(/закрыть нельзя|cannot be closed/);
      else expect(closed).toMatch(/^Premia\s+(?:Период \S+ закрыт: \d|Period \S+ is closed: \d)/);
      expect(desk.broken).toEqual([]);
    },
    300_000,
  );
});
