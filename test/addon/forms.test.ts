/** Rows that are forms made of their table's columns: measures, settings of a plan, rules. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../helpers/keys.js';
import { made } from './books.js';
import {
  fieldOf as field,
  fine,
  hasChromium,
  openPanels,
  type Panels,
  plain,
  saidBy,
  save,
  settled,
  soon,
  textOf,
} from './panel.js';
import type { FakeBook } from './sheets.js';

describe.runIf(hasChromium)('forms of rows', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  const open = (book: FakeBook): Promise<Page> => panels.open(book);
  /** Cells as a sheet of Moscow shows them. */
  const text = (cell: unknown): string =>
    Object.prototype.toString.call(cell) === '[object Date]'
      ? (cell as Date).toLocaleDateString('sv-SE', { timeZone: 'Europe/Moscow' })
      : plain(String(cell ?? ''));
  const rows = (book: FakeBook, sheet: string): string[][] => book.sheet(sheet).cells.map((row) => row.map(text));

  it('change the settings of a plan, whom a row is for, and a name that others use', async () => {
    const book = made('salary-percent.ru');
    const page = await open(book);
    await page.click('summary:has-text("Показатели")');
    await page.click('details .name:text-is("Оплаты")');
    await field(page, 'Для схемы', 'select').selectOption('Продажи');
    await page.click('.back');
    await page.click('summary:has-text("Схемы")');
    await page.click('details .name:text-is("Продажи")');
    await fine(page);
    await field(page, 'Округлять до').fill('1 000');
    // 102 500 is 50 000 and 52 500: to thousands, half away from zero.
    await soon(() => textOf(page, '#effect-total')).toBe('103 000,00 ₽');
    await field(page, 'Веса', 'select').selectOption('free');
    await field(page, 'Месяцев после увольнения').fill('много');
    await soon(() => textOf(page, '.wrong')).toContain('много');
    await field(page, 'Месяцев после увольнения').fill('');
    await field(page, 'Пересмотреть до').fill('2027-01-31');
    await field(page, 'Схема').fill('Продажи 2');
    await field(page, 'Схема').press('Enter');
    await page.click('.back');
    await soon(() => textOf(page, 'details:has(summary:has-text("Показатели")) .name')).toBe('Оплаты Продажи 2');
    // Nobody of the people has the new name yet: said first, done at the second asking.
    await page.click('button.action:has-text("Сохранить")');
    await soon(() => textOf(page, '[role=alert]')).toMatch(/^После сохранения сумма станет неизвестна, человек: 2\./);
    await save(page);
    expect(rows(book, 'Схемы')).toEqual([
      ['Схема', 'Валюта', 'Округлять', 'Пропорция', 'Округлять до', 'Веса', 'Пересмотреть до'],
      ['Продажи 2', 'RUB', 'каждую строку', 'рабочие дни', '1000', 'свободно', '2027-01-31'],
    ]);
    expect(rows(book, 'Показатели')[0]?.slice(7)).toEqual(['Для схемы']);
    expect(rows(book, 'Показатели')[1]?.slice(7)).toEqual(['Продажи 2']);
    await page.close();
  }, 90_000);

  it('make a measure where a KPI asks for it', async () => {
    const book = made('salary-percent.ru');
    const page = await open(book);
    await page.click('text=Веса и KPI');
    await page.click('text=Добавить KPI');
    await field(page, 'Показатель', 'select').selectOption({ label: '+ Показатель' });
    await field(page, 'Показатель').fill('Сделки');
    await field(page, 'Показатель').press('Enter');
    await field(page, 'Таблица', 'select').selectOption('Оплаты');
    await field(page, 'По дате', 'select').selectOption('Дата');
    await fine(page);
    await soon(() => textOf(page, '.back')).toBe('← Новый KPI');
    await page.click('.back');
    await field(page, 'План', 'textarea').fill('4');
    await field(page, 'Вес').fill('100');
    // Two payments of 4.
    await soon(() => textOf(page, '.live')).toBe('Первый менеджер: факт 2, план 4, выполнение 50 %, в индекс 50 %');
    await fine(page);
    await page.click('text=Изменить показатель');
    await soon(() => textOf(page, 'h2')).toBe('Сделки');
    await save(page);
    expect(rows(book, 'Показатели')[2]).toEqual(['Сделки', 'количество', 'Оплаты', '', '', 'Дата', 'число']);
    expect(rows(book, 'KPI')[1]?.[1]).toBe('Сделки');
    await page.close();
  }, 90_000);

  it('begin a table the workbook does not have, and end a row from a day', async () => {
    const book = made('salary-percent.ru');
    const page = await open(book);
    await page.click('summary:has-text("Выплаты")');
    await page.click('text=+ Выплата');
    await field(page, 'Сумма', 'textarea').fill('110 000');
    // A guarantee of 110 000 over 102 500.
    await soon(() => textOf(page, '#effect-total')).toBe('110 000,00 ₽');
    await fine(page);
    await page.click('summary:has-text("Версии")');
    await page.click('text=Создать версию');
    await page.check('text=Больше не действует');
    await save(page);
    expect(rows(book, 'Выплаты').map((row) => row.join('|'))).toEqual([
      'Выплата|Вид|Начисление|Сумма|С даты|Действует',
      'Выплата|гарантия||110000||',
      'Выплата|гарантия||110000|2026-11-01|нет',
    ]);
    await page.close();
  }, 90_000);

  it('are filled in by keyboard alone, in English', async () => {
    const book = made('salary-percent.en', 'en');
    const page = await open(book);
    await page.evaluate("document.getElementById('lang').closest('.block').remove()");
    const { press, reach, type, pick } = keysOf(page);
    await page.focus('#view');
    await reach('Plans (1)');
    await press('Enter');
    await reach('Sales');
    await press('Enter');
    await reach('Round to');
    await type('100');
    await reach('Weights');
    await pick('free');
    await reach('Save');
    expect(await page.innerText('main')).not.toMatch(/[а-яё]/i);
    await fine(page);
    await press('Enter');
    await settled(page);
    await saidBy(page, 'Saved');
    expect(rows(book, 'Plans')).toEqual([
      ['Plan', 'Currency', 'Round', 'Proration', 'Round to', 'Weights'],
      ['Sales', 'USD', 'each line', 'working days', '100', 'free'],
    ]);
    await page.close();
  }, 90_000);
});
