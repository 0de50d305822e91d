/** Every item of the add-on's menu in both languages, on the grid, as a person plays them; each is undone at once. */
import type { Dialog } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk, soon } from './desk.js';

let desk: Desk;
/** What the next dialogs are answered, and what they asked. */
const answers: (string | boolean)[] = [];
const asked: string[] = [];

beforeAll(async () => {
  desk = await openDesk();
  desk.page.on('dialog', (dialog: Dialog) => {
    if (dialog.type() === 'alert' || /не сохран|несохран|not saved/.test(dialog.message())) void dialog.accept();
    else {
      const answer = answers.shift() ?? true;
      void (answer === false ? dialog.dismiss() : dialog.accept(answer === true ? '' : answer));
    }
    asked.push(dialog.message());
  });
}, 240_000);
afterAll(() => desk.close());

const side = () => desk.page.frameLocator('#side iframe');
const page = () => desk.page.frameLocator('dialog iframe');

/** Chooses an item; gives what was asked and said meanwhile, without the name of the add-on. */
async function menu(item: string, ...given: (string | boolean)[]): Promise<string> {
  answers.splice(0, answers.length, ...given);
  asked.length = 0;
  await desk.page.click('#menu');
  await desk.page.getByRole('menuitem', { name: item }).click();
  // The command has run when the page answers again.
  await desk.page.evaluate(() => 0);
  return asked.join('\n');
}

async function create(item: string, template: string): Promise<void> {
  await desk.page.click('#blank');
  await menu(item);
  await side().locator(`[name=template][value="${template}"]`).check({ timeout: 60_000 });
  await side().locator('button.action').first().click();
  await side()
    .locator('[role=status]', { hasText: /Готово|Done/ })
    .waitFor({ timeout: 60_000 });
}

const names = (): Promise<string[]> => desk.page.locator('.o-sheet .o-sheet-name').allInnerTexts();

/** A page of the add-on, read and closed. */
async function dialog(): Promise<string> {
  const body = page().locator('body');
  await body.waitFor();
  const text = [await body.innerText(), ...(await page().locator('textarea').evaluateAll(inputs))].join('\n');
  await desk.page.locator('dialog .heading button').click();
  return text.replace(/\u00A0/g, ' ');
}
const inputs = (found: readonly (Element & { value?: string })[]): string[] => found.map(({ value = '' }) => value);

async function undo(): Promise<void> {
  await desk.page.locator('.o-grid').click({ position: { x: 600, y: 500 } });
  await desk.page.keyboard.press('Control+z');
}

const RU = {
  lang: 'ru',
  other: /[a-z]{2}/i,
  items: ['Открыть панель', 'Новая таблица из шаблона', 'Вставить формулу', 'Рассчитать период', 'Почему столько?'],
  more: ['Проверить таблицу', 'Расчёт сотрудника', 'Выгрузка для зарплаты', 'Закрыть период'],
  first: 'Лист1',
  result: 'Расчёт премии 2026-10',
  payroll: 'Выгрузка 2026-10',
  ledger: 'Журнал',
  none: 'Замечаний нет',
  no: 'нет',
  header: ['Табельный №', 'Сотрудник', 'Оклад', 'Процент', 'К выплате'],
  amounts: ['50 000,00', '52 500,00', '102 500,00'],
  bonus: '102 500,00',
  send: 'Первый менеджер · октябрь 2026',
  total: 'К выплате: 102 500,00 ₽',
  why: 'ставка по шкале «Процент с оплат»',
  exported: ['Организация', '101', 'Первый менеджер', 'Оклад'],
  closed: 'Период 2026-10 закрыт: 2.',
  schemes: { 'salary-kpi.ru': 'E2 100 000,00', 'margin-coefficient.ru': 'D2 58 800,00' },
} as const;

const EN = {
  lang: 'en',
  other: /[а-яё]/i,
  items: ['Open the sidebar', 'New workbook', 'Insert a bonus formula', 'Calculate a period', 'Why this amount?'],
  more: ['Check the workbook', "One person's statement", 'Export for payroll', 'Close a period'],
  first: 'Sheet1',
  result: 'Bonus statement 2026-10',
  payroll: 'Payroll export 2026-10',
  ledger: 'Ledger',
  none: 'No issues',
  no: 'no',
  header: ['Personnel no.', 'Payee', 'Salary', 'Commission', 'Payable'],
  amounts: ['3,000.00', '5,250.00', '8,250.00'],
  bonus: '8,250.00',
  send: 'First rep · October 2026',
  total: 'Payable: $8,250.00',
  why: 'rate by scale "Payment rate"',
  exported: ['Organisation', '101', 'First rep', 'Salary'],
  closed: 'Period 2026-10 is closed: 2.',
  schemes: { 'salary-kpi.en': 'E2 6,500.00', 'saas-accelerators.en': 'D2 13,400.00' },
} as const;

describe.each([RU, EN])('in $lang', (w) => {
  const [, template, formula, calculate, why] = w.items;
  const [check, statement, payroll, close] = w.more;
  const row = (sheet: string, cells: readonly string[]) => Promise.all(cells.map((cell) => desk.shows(sheet, cell)));
  /** Names of things stay what they are. */
  const own = (text: string): string => text.replace(/Premia|KPI|RUB|USD|«?Зейд Плюс»?/g, '');

  beforeAll(async () => {
    if (w.lang === 'en') await desk.page.selectOption('#language', 'en');
    await desk.page.locator('.o-topbar-menu', { hasText: w.lang === 'en' ? 'Edit' : 'Правка' }).waitFor();
  });

  test('a template: its sheets come and go in one step', async () => {
    await create(template, `salary-percent.${w.lang}`);
    await soon(names).toHaveLength(11);
    await undo();
    await soon(names).toEqual([w.first]);
    await desk.page.keyboard.press('Control+y');
    await soon(names).toHaveLength(11);
    await menu(check);
    await side().getByText(w.none).waitFor({ timeout: 60_000 });
    await desk.page.locator('#side .heading button').click();
  }, 240_000);

  test('a formula beside a number', async () => {
    await desk.go(w.first, 'A2');
    await desk.type('101');
    await desk.go(w.first, 'B2');
    const said = await menu(formula, '2026-10');
    expect(own(said)).not.toMatch(w.other);
    await desk.until(w.first, 'B2', w.bonus);
  });

  test('a statement sheet as formulas, then as values over it', async () => {
    // The template has brought the sheet: it is asked whether to write over it.
    const said = [await menu(calculate, '2026-10', true, true)];
    await soon(() => row(w.result, ['A1', 'B1', 'C1', 'D1', 'E1'])).toEqual(w.header);
    await soon(() => row(w.result, ['C2', 'D2', 'E2'])).toEqual(w.amounts);
    said.push(await menu(calculate, '2026-10', w.no, true));
    await soon(() => row(w.result, ['C2', 'D2', 'E2'])).toEqual(w.amounts);
    expect(own(said.join('\n'))).not.toMatch(w.other);
    // Back to the formulas, then to those that came with the template.
    await undo();
    await soon(() => row(w.result, ['C2', 'D2', 'E2'])).toEqual(w.amounts);
    await undo();
    await soon(() => row(w.result, ['C2', 'D2', 'E2'])).toEqual(w.amounts);
  });

  test('why, and one person’s statement', async () => {
    await desk.go(w.result, 'C2');
    await menu(why);
    const steps = await dialog();
    expect(steps).toContain(w.why);
    expect(own(steps)).not.toMatch(w.lang === 'ru' ? /[a-z]{4}/i : w.other);
    await menu(statement, '2026-10', '101');
    const text = await dialog();
    expect(text).toContain(w.send);
    expect(text).toContain(w.total);
  });

  test('the export, and closing', async () => {
    await menu(payroll, '2026-10');
    await soon(() => row(w.payroll, ['A1', 'B2', 'C2', 'D2'])).toEqual(w.exported);
    const said = await menu(close, '2026-10', '', '', true);
    expect(said).toContain(w.closed);
    expect(own(said)).not.toMatch(w.other);
    await soon(() => row(w.ledger, ['A2', 'B2'])).toEqual(['2026-10', '101']);
    await undo();
    await soon(() => row(w.ledger, ['A2', 'B2'])).toEqual(['', '']);
  });

  test('the grid offers nothing in the other language, and nothing that cannot be shown', async () => {
    const tops = desk.page.locator('.o-topbar-menu');
    const count = await tops.count();
    expect(count).toBeGreaterThan(0);
    for (let i = 0; i < count; i++) {
      await tops.nth(i).click();
      const items = (await desk.page.locator('.o-menu .o-menu-item').allInnerTexts()).join('\n');
      await desk.page.keyboard.press('Escape');
      await desk.page.locator('h1').click();
      const plain = items.replace(/(?:Ctrl|Shift|Alt)\+[\w<+]+/g, '');
      expect(plain).not.toMatch(w.other);
      expect(plain).not.toMatch(/Диаграмма|Chart|Pivot|Сводная|Статистика|statistics/);
    }
  });

  test('other schemes pay on the grid what their arithmetic says', async () => {
    for (const [id, figure] of Object.entries(w.schemes)) {
      const [cell = '', ...amount] = figure.split(' ');
      await create(template, id);
      await menu(calculate, '2026-10', true);
      await soon(() => desk.shows(w.result, cell)).toBe(amount.join(' '));
    }
    expect(desk.broken).toEqual([]);
    expect(desk.outside).toEqual([]);
  }, 240_000);
});

test('the language chosen in the sidebar is the page’s, and is kept', async () => {
  const { page } = desk;
  await page.selectOption('#language', 'ru');
  await menu(RU.items[0]);
  await side().locator('#lang').selectOption('en', { timeout: 60_000 });
  await page.locator('.o-topbar-menu', { hasText: 'Edit' }).waitFor();
  await page.click('#menu');
  await page.getByRole('menuitem', { name: EN.items[0] }).waitFor();
  await page.keyboard.press('Escape');
  await soon(() => side().locator('#lang').inputValue()).toBe('en');
  await page.reload();
  await page.locator('.o-topbar-menu', { hasText: 'Edit' }).waitFor({ timeout: 60_000 });
  await soon(() => page.locator('#language').inputValue()).toBe('en');
}, 240_000);
