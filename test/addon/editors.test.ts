/** The editors of the sidebar, played as a head of sales would: the server answers after 700 ms, as Google's does. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../appsscript/ports.js';
import { keysOf } from '../helpers/keys.js';
import {
  axeFinds,
  bigBook,
  bookOf,
  DELAY,
  effectTimes,
  hasChromium,
  made,
  median,
  openPanels,
  type Panels,
  plain,
  saidBy,
  settled,
  tooWide,
} from './panel.js';
import type { FakeBook } from './sheets.js';

let panels: Panels;

const open = async (book: FakeBook): Promise<Page> => {
  const page = await panels.open(book, 'menuPanel', DELAY);
  await page.waitForSelector('#effect-total');
  return page;
};

const total = async (page: Page): Promise<string> => plain(await page.textContent('#effect-total'));
const change = async (page: Page): Promise<string> => plain(await page.textContent('#effect-change'));
/** Nothing for axe to find, and no scroll to the side. */
async function fine(page: Page, where: string): Promise<void> {
  expect([await axeFinds(page), await tooWide(page)], where).toEqual([[], 0]);
}
async function save(page: Page): Promise<void> {
  await page.click('.effect .action');
  await saidBy(page, 'Сохранено');
  await settled(page);
}
const column = (book: FakeBook, sheet: string, at: number): string[] =>
  book.sheet(sheet).cells.map((row) => plain(String(row[at] ?? '')));

describe.runIf(hasChromium)('the editors', () => {
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  it('show at once what a change of the plan pays, and write it where it stands', async () => {
    const book = made('zeid-plus');
    const page = await open(book);
    expect(await total(page)).toBe('169 561,75 ₽');
    await fine(page, 'list');
    // Off: the sum falls by the line.
    await page.click('button.sign.wide >> nth=1');
    expect([await total(page), await change(page)]).toEqual(['157 943,25 ₽', '-11 618,50 ₽']);
    await page.click('text=Шаг назад');
    expect(await page.locator('#effect-change').count()).toBe(0);
    // Down one: order is kept by the sheet.
    await page.click('button[aria-label^="Ниже: Премия за звонки"]');
    await save(page);
    expect(column(book, 'Начисления', 0).slice(1, 4)).toEqual([
      'Оклад за месяц',
      'Премия за встречи',
      'Премия за звонки',
    ]);
    await page.click('text=Вернуть схему, какой была');
    await saidBy(page, 'Сохранено');
    expect(column(book, 'Начисления', 0).slice(1, 4)).toEqual([
      'Оклад за месяц',
      'Премия за звонки',
      'Премия за встречи',
    ]);
    await page.close();
  }, 90_000);

  it('save a plan that leaves people without a sum at the second asking only', async () => {
    const book = made('zeid-plus');
    const page = await open(book);
    await page.click('text=Веса и KPI');
    const weight = page.locator('.weight input').first();
    const written = column(book, 'KPI', 3);
    await weight.fill('10');
    await weight.blur();
    await page.click('button.action:has-text("Сохранить")');
    await page.waitForSelector('[role=alert]');
    expect(plain(await page.textContent('[role=alert]'))).toBe(
      'После сохранения сумма станет неизвестна, человек: 8. Посмотрите «Проверку» — или нажмите «Сохранить» ещё раз.',
    );
    expect(column(book, 'KPI', 3)).toEqual(written);
    await save(page);
    expect(column(book, 'KPI', 3)).not.toEqual(written);
    await page.close();
  }, 90_000);

  it('add a line from the catalogue: form, bounds and result', async () => {
    const book = made('salary-percent.ru');
    const page = await open(book);
    const before = await total(page);
    await page.click('text=Добавить начисление');
    await page.fill('input[type=search]', 'фиксированная');
    await page.waitForSelector('.cards .name');
    await fine(page, 'catalogue');
    expect(plain(await page.textContent('.cards li'))).toContain('Пример.');
    await page.click('.cards .name');
    expect(await page.textContent('h2')).toBe('Фиксированная премия по условию');
    await fine(page, 'component');
    const field = page.locator('.expression textarea').first();
    await field.fill('7 500');
    await page.locator('.expression textarea').nth(1).fill('Оплаты > 0');
    expect([before, await total(page), await change(page)]).toEqual(['102 500,00 ₽', '110 000,00 ₽', '+7 500,00 ₽']);
    await save(page);
    expect(book.sheet('Начисления').cells.at(-1)?.slice(0, 3).map(String)).toEqual(
      expect.arrayContaining(['Фиксированная премия по условию']),
    );
    await page.close();
  }, 90_000);

  it('complete names of an expression and mark the part that is wrong', async () => {
    const page = await open(made('salary-percent.ru'));
    await page.click('text=Добавить начисление');
    await page.click('text=Своё выражение');
    const field = page.locator('.expression textarea').first();
    await field.fill('');
    await field.pressSequentially('Опл');
    await page.waitForSelector('[role=option]');
    await fine(page, 'completion');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('Оплаты');
    await page.keyboard.type(' * 2 %');
    // 1 050 000 × 2 % = 21 000.
    expect([await total(page), await change(page)]).toEqual(['123 500,00 ₽', '+21 000,00 ₽']);
    await page.keyboard.type(' * * 3');
    expect(plain(await page.textContent('mark'))).toBe('*');
    expect(plain(await page.textContent('.wrong'))).toContain('не на месте «*»');
    // What cannot be read changes nothing.
    expect(await total(page)).toBe('123 500,00 ₽');
    await fine(page, 'a broken expression');
    await field.fill('Оплты * 2 %');
    await page.waitForSelector('mark');
    expect([plain(await page.textContent('mark')), await total(page)]).toEqual(['Оплты', 'сумма неизвестна']);
    await page.click('.back');
    await page.click('text=Заменить на «Оплаты»');
    expect(await total(page)).toBe('123 500,00 ₽');
    await page.close();
  }, 90_000);

  it('make a version from a day, and compare versions', async () => {
    const book = made('salary-kpi.ru');
    const page = await open(book);
    await page.click('text=Веса и KPI');
    await page.click('.weight .name');
    await page.click('summary:has-text("Версии")');
    expect(await page.locator('details[open] input[type=date]').inputValue()).toBe('2026-11-01');
    await page.locator('details[open] input[type=date]').fill('2026-12-01');
    await page.click('text=Создать версию');
    const weight = page.locator('.field:has(> label:text-is("Вес")) input');
    await weight.fill('30');
    await weight.press('Tab');
    expect(plain(await weight.inputValue())).toBe('30 %');
    await page.click('text=Сравнить версии');
    await fine(page, 'versions');
    expect((await page.locator('tbody tr').allTextContents()).map(plain)).toEqual(['Вес40 %30 %']);
    expect(await page.locator('#effect-change').textContent()).toBe('не меняется');
    await save(page);
    expect(column(book, 'KPI', 0)).toEqual(['KPI', 'Звонки', 'Звонки', 'Встречи', 'Скорость ответа']);
    expect(column(book, 'KPI', 6).slice(0, 2)).toEqual(['С даты', '']);
    await page.close();
  }, 90_000);

  it('balance weights, keep the one just typed, and say what SMART says', async () => {
    const book = made('salary-kpi.ru');
    const page = await open(book);
    await page.click('text=Веса и KPI');
    const weight = (n: number) => page.locator('.weight input').nth(n);
    await weight(0).fill('55');
    expect(plain(await page.textContent('.card .sum'))).toBe('Сумма весов: 115 %');
    expect(await total(page)).toBe('сумма неизвестна');
    await fine(page, 'weights');
    await page.click('text=Довести веса до 100 %');
    // 45 % between 40 and 20: 30 and 15.
    expect(await Promise.all([0, 1, 2].map(async (n) => plain(await weight(n).inputValue())))).toEqual([
      '55 %',
      '30 %',
      '15 %',
    ]);
    // 60 000 + 40 000 × (55 % × 1.1 + 30 % × 0.9 + 15 % × 1) = 60 000 + 40 000 × 1.025.
    expect(await total(page)).toBe('101 000,00 ₽');
    await page.waitForSelector('.badge');
    await page.click('.smart summary');
    await fine(page, 'smart');
    expect(plain(await page.textContent('.verdict'))).toContain('Конкретна');
    await page.click('.back');
    await save(page);
    expect(column(book, 'KPI', 3)).toEqual(['Вес', '55 %', '30 %', '15 %']);
    await page.close();
  }, 90_000);

  it('mend what SMART finds weak by one click', async () => {
    const page = await open(made('salary-kpi.ru'));
    await page.click('text=Веса и KPI');
    await page.locator('.weight input').nth(2).fill('2');
    await page.click('text=Довести веса до 100 %');
    await page.waitForSelector('.weight:nth-child(3) .badge.weak');
    await page.locator('.weight').nth(2).locator('summary').click();
    await page.click('text=Вес 10 %, остальные под него');
    const weights = await Promise.all([0, 1, 2].map((n) => page.locator('.weight input').nth(n).inputValue()));
    expect(weights.map(plain)).toEqual(['45 %', '45 %', '10 %']);
    await page.close();
  }, 90_000);

  const RATES = {
    Схемы: [
      ['Схема', 'Валюта'],
      ['Продажи', 'RUB'],
    ],
    Показатели: [
      ['Показатель', 'Единица'],
      ['Оплаты', 'деньги'],
    ],
    Шкалы: [
      ['Шкала', 'Метод', 'От', 'Ставка', 'Ниже первой'],
      ['Ставки', 'вся сумма', 0, '5 %', '0'],
      ['', '', 50000, '8 %', ''],
    ],
    Начисления: [
      ['Начисление', 'Формула', 'Параметры'],
      ['Процент', 'Процент по шкале', 'шкала = Ставки · по = Оплаты · база = Оплаты'],
    ],
    Сотрудники: [
      ['Сотрудник', 'Имя', 'Схема'],
      ['1', 'Анна', 'Продажи'],
      ['2', '<img src=x onerror=alert(1)>', 'Продажи'],
    ],
    Факты: [
      ['Сотрудник', 'Показатель', 'Период', 'Факт'],
      ['1', 'Оплаты', '2026-10', 60000],
      ['2', 'Оплаты', '2026-10', 40000],
    ],
  } as const;

  it('draw a scale, move its points by table and by arrows, and hold its method against the others', async () => {
    const book = bookOf(RATES);
    const page = await open(book);
    // The whole at 8 %.
    expect(await total(page)).toBe('4 800,00 ₽');
    await page.click('ul.cards .name');
    await fine(page, 'scale');
    const ways = async (): Promise<string[]> =>
      Promise.all(
        ['marginal', 'perTransaction', 'retroactive'].map(async (way) => plain(await page.textContent(`#way-${way}`))),
      );
    expect(plain(await page.locator('.card input').inputValue())).toBe('45 000; 15 000');
    expect(await ways()).toEqual(['3 300,00 ₽', '3 450,00 ₽', '4 800,00 ₽']);
    // On the edge: 50 000 × (8 % − 5 %).
    expect(plain(await page.textContent('.jump text'))).toBe('+1 500 ₽');
    expect(await page.locator('.dot').count()).toBe(2);
    await page.locator('.point').nth(1).focus();
    await page.keyboard.press('ArrowUp');
    // Half a percent more: 60 000 × 8,5 %.
    expect([await total(page), await change(page)]).toEqual(['5 100,00 ₽', '+300,00 ₽']);
    await page.locator('.points input').nth(3).fill('4');
    expect([await total(page), await change(page)]).toEqual(['2 400,00 ₽', '-2 400,00 ₽']);
    // Pay falls as the result grows: marked, and said with the amount.
    expect(plain(await page.textContent('.jump.fall text'))).toBe('-500 ₽');
    expect(plain(await page.textContent('.wrong'))).toContain('500');
    await page.click('button[aria-label="Выберите: по частям"]');
    // 50 000 × 5 % + 10 000 × 4 %.
    expect(await total(page)).toBe('2 900,00 ₽');
    await fine(page, 'a scale that falls');
    await page.click('text=Ступень');
    await save(page);
    expect(column(book, 'Шкалы', 1)).toEqual(['Метод', 'по частям', '', '']);
    expect(column(book, 'Шкалы', 3)).toEqual(['Ставка', '5 %', '4 %', '4 %']);
    await page.close();
  }, 90_000);

  it('mark a hole of closed ranges, and show the history of every month', async () => {
    const book = bookOf({
      ...RATES,
      Шкалы: [
        ['Шкала', 'Метод', 'От', 'До', 'Ставка', 'Ниже первой'],
        ['Ставки', 'вся сумма', 0, 40000, '5 %', '0'],
        ['', '', 50000, '', '8 %', ''],
      ],
      Факты: [
        ['Сотрудник', 'Показатель', 'Период', 'Факт'],
        ['1', 'Оплаты', '2026-09', 45000],
        ['1', 'Оплаты', '2026-10', 60000],
        ['2', 'Оплаты', '2026-10', 40000],
      ],
    });
    const page = await open(book);
    await page.click('ul.cards .name');
    await page.waitForSelector('.dot');
    expect(await page.locator('.dot').count()).toBe(3);
    expect(await page.locator('.hole').count()).toBe(1);
    expect(plain(await page.textContent('.wrong'))).toContain('40000');
    expect((await page.locator('.dot title').allTextContents()).map(plain).sort()).toEqual([
      '<img src=x onerror=alert(1)>, 2026-10: 40 000',
      'Анна, 2026-09: 45 000',
      'Анна, 2026-10: 60 000',
    ]);
    await page.close();
  }, 90_000);

  it.each(['ru', 'en'])(
    'fit 300 px, please axe and keep to their language on every screen (%s)',
    async (lang) => {
      const page = await open(made(`salary-percent.${lang}`, lang));
      await page.evaluate("document.getElementById('lang').closest('.block').remove()");
      const other = lang === 'en' ? /[а-яё]/i : /[a-z]{3}/i;
      const look = async (where: string): Promise<void> => {
        await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        await fine(page, where);
        const text = await page.evaluate(
          "[...document.querySelectorAll('main label, main h2, main h3, main button, main summary, main option, main .help, main .gray')].map((one) => one.textContent).join(' ')",
        );
        expect(String(text).replace(/KPI|Premia|SMART|CRM|SPIFF?|MBO|NPS|IMPORT/gi, ''), where).not.toMatch(other);
      };
      await look('list');
      await page.click('ol.cards .name');
      await look('component');
      await page.click('.back');
      await page.click('ul.cards .name');
      await page.waitForSelector('.point');
      await look('scale');
      await page.click('.back');
      await page.click(lang === 'ru' ? 'text=Веса и KPI' : 'text=Weights and KPIs');
      await page.click(lang === 'ru' ? 'text=Добавить KPI' : 'text=Add a KPI');
      await look('kpi');
      await page.click('.back');
      await look('kpis');
      await page.click('.back');
      await page.selectOption('#view', 'check');
      await look('check');
      await page.close();
    },
    120_000,
  );

  it('lose nothing when the sidebar is closed, and tell two people of each other', async () => {
    const book = made('salary-kpi.ru');
    const page = await open(book);
    await page.click('text=Веса и KPI');
    await page.locator('.weight input').nth(0).fill('45');
    await page.locator('.weight input').nth(1).fill('35');
    await page.close();
    const again = await open(book);
    expect(plain(await again.textContent('.notice'))).toContain('на месте');
    // Somebody else works in the sheet meanwhile.
    (book.sheet('KPI').cells[3] as CellValue[])[4] = '60 %';
    // No pointer: coming back with one reads the sheets first, on a slow machine before the press is through.
    await again.dispatchEvent('.effect .action', 'click');
    await again.waitForSelector('.status.error');
    expect(plain(await again.textContent('.status'))).toContain('KPI: Скорость ответа');
    expect(column(book, 'KPI', 3)).toEqual(['Вес', '40 %', '40 %', '20 %']);
    expect(plain(await again.textContent('.notice'))).toContain('ваши изменения поверх');
    await fine(again, 'two people');
    // Nobody presses it before the notice can be read.
    await again.waitForTimeout(1600);
    await save(again);
    expect(column(book, 'KPI', 3)).toEqual(['Вес', '45 %', '35 %', '20 %']);
    expect(column(book, 'KPI', 4)).toEqual(['Минимум', '70 %', '70 %', '60 %']);
    await again.close();
  }, 90_000);

  it('show hostile text as text, and store it so', async () => {
    const book = bookOf(RATES);
    const page = await open(book);
    await page.selectOption('#effect-payee', '2');
    await page.click('ol.cards .name');
    const name = page.locator('.field:has(> label:text-is("Название")) input');
    for (const text of ['<img src=x onerror=alert(1)>', '</script><b>x', '=IMPORTXML("http://a.test";"//a")']) {
      await name.fill(text);
      await name.press('Enter');
      expect(await page.textContent('h2')).toBe(text);
      await page.click('.effect .action');
      await saidBy(page, 'Сохранено');
      await settled(page);
      expect(book.sheet('Начисления').cells[1]?.[0]).toBe(text);
      expect(book.sheet('Начисления').formulas.size).toBe(0);
    }
    expect(await page.locator('img, main b:text-is("x")').count()).toBe(0);
    await page.close();
  }, 90_000);

  it('are worked by keyboard alone, in English too', async () => {
    const page = await open(made('salary-kpi.en', 'en'));
    await page.evaluate("document.getElementById('lang').closest('.block').remove()");
    expect(await page.innerText('main')).not.toMatch(/[а-яё]/i);
    const { press, reach, type } = keysOf(page);
    await page.focus('#view');
    await reach('Weights and KPIs');
    await press('Enter');
    await reach('Weight: Calls');
    await type('30');
    await reach('Balance to 100%');
    await press('Enter');
    expect(await page.locator('.weight input').nth(0).inputValue()).toBe('30%');
    await reach('Save');
    await press('Enter');
    await saidBy(page, 'Saved');
    await fine(page, 'English');
    await page.close();
  }, 90_000);

  it('show the effect of a weight or a point within 100 ms on 200 people and 5,000 deals', async () => {
    const page = await open(bigBook());
    expect(await total(page)).toContain('₽');
    await page.click('text=Веса и KPI');
    await page.waitForSelector('.weight input');
    const weights = await effectTimes(page, '.weight input', [
      '59',
      '60',
      '58',
      '60',
      '57',
      '60',
      '56',
      '60',
      '55',
      '60',
      '54',
    ]);
    await page.click('.back');
    await page.click('ul.cards .name');
    await page.waitForSelector('.points input');
    const points = await effectTimes(page, '.points tr:nth-child(1) td:nth-child(2) input', [
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    console.log(
      `effect of a weight ${median(weights).toFixed(1)} ms, of a point ${median(points).toFixed(1)} ms (medians of 11)`,
    );
    expect(Math.max(median(weights), median(points))).toBeLessThanOrEqual(100);
    await page.close();
  }, 120_000);

  it('paint before the server has answered, within a second', async () => {
    const page = await panels.open(made('salary-kpi.ru'), 'menuPanel', 0);
    const paint = Number(await page.evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`));
    expect(paint).toBeLessThan(1000);
    await page.close();
  }, 60_000);
});
