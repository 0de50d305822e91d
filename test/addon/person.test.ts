/** One person and the department in the sidebar: why, what if, and what a change would cost. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenBook } from '../../appsscript/protocol.js';
import { bigBook, bookOf, made, served } from './books.js';
import {
  countOf,
  effectTimes,
  fieldOf,
  fine,
  hasChromium,
  least,
  median,
  openPanels,
  type Panels,
  plain,
  SLOW,
  settled,
  soon,
  textOf,
  textsOf,
} from './panel.js';
import type { FakeBook } from './sheets.js';

it('an explanation is a tree whose leaves know their cells', () => {
  const book = made('salary-percent.ru');
  const { plan } = served(book, { op: 'open' }).book as OpenBook;
  const { why } = served(book, { op: 'explain', plan, period: '2026-10', payee: '102' });
  // 640,000 of 800,000 is 80 %: 3 % of everything.
  const percent = why?.lines[1];
  expect(percent?.text).toBe('Процент');
  expect(plain(percent?.amount ?? '')).toContain('19 200,00 ₽');
  const cells = JSON.stringify(percent);
  expect(cells).toContain('"sheet":"Планы","cell":"D3"');
  expect(cells).toContain('"sheet":"Оплаты"');
  // 160,000 more to 100 %: 800,000 × 5 % − 19,200.
  expect(plain(why?.next.join(' ') ?? '')).toContain('+20 800,00 ₽');
});

/** Shares, results below 0, less is better, somebody without a result, and names that want to be more than names. */
const HOSTILE = ['<img src=x onerror=alert(1)>', '</script><b>x</b>', '=IMPORTXML("http://a.test";"//a")'] as const;
const ODD = {
  Схемы: [
    ['Схема', 'Валюта'],
    ['Продажи', 'RUB'],
  ],
  Показатели: [
    ['Показатель', 'Единица', 'Направление'],
    ['Конверсия', 'доля', ''],
    ['Маржа', 'деньги', ''],
    ['Брак', 'штуки', 'меньше'],
  ],
  KPI: [
    ['KPI', 'Показатель', 'Правило', 'План', 'Вес'],
    ['Брак', 'Брак', 'план/факт', 10, '100 %'],
  ],
  Начисления: [
    ['Начисление', 'Выражение'],
    [HOSTILE[2], '1000 * коэффициент()'],
    [HOSTILE[1], 'Маржа * 10 % + 1000'],
  ],
  Сотрудники: [
    ['Сотрудник', 'Имя', 'Схема'],
    ['1', HOSTILE[0], 'Продажи'],
    ['2', HOSTILE[1], 'Продажи'],
    ['3', 'Без маржи', 'Продажи'],
  ],
  Факты: [
    ['Сотрудник', 'Показатель', 'Период', 'Факт'],
    ['1', 'Конверсия', '2026-10', '15,5 %'],
    ['1', 'Маржа', '2026-10', -5000],
    ['1', 'Брак', '2026-10', 8],
    ['2', 'Маржа', '2026-10', 2000],
    ['2', 'Брак', '2026-10', 10],
    ['3', 'Брак', '2026-10', 10],
  ],
} as const;

describe.runIf(hasChromium)('the views', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  const open = (book: FakeBook): Promise<Page> => panels.open(book);
  const costs = (page: Page): Promise<string[]> => textsOf(page, '.costs tbody tr');

  it('unfold why to a cell, and add the department up at other attainments', async () => {
    const book = made('salary-percent.ru');
    const page = await open(book);
    await page.selectOption('#view', 'person');
    await page.selectOption('#effect-payee', '102');
    await soon(() => textOf(page, '.why > details:nth-child(2) > summary')).toContain('19 200,00 ₽');
    // 800,000 − 640,000; 800,000 × 5 % − 19,200.
    await soon(() => textOf(page, 'section')).toContain('До следующей ступени');
    await soon(() => textOf(page, 'section')).toContain('160 000,00 ₽');
    await soon(() => textOf(page, 'section')).toContain('+20 800,00 ₽');
    await page.click('.why > details:nth-child(2) > summary');
    const closed = page.locator('.why details[open] > details:not([open]) > summary');
    while ((await countOf(page, closed)) > 0) await closed.first().click();
    await page.click('.why button.about:has-text("D3")');
    await settled(page);
    expect([book.active.name, book.cell?.getA1Notation()]).toEqual(['Планы', 'D3']);
    await page.focus('input[type=range]');
    await page.keyboard.press('End');
    // 1,280,000 × 5 % + 50,000
    await soon(() => textOf(page, '#tried')).toBe('114 000,00 ₽');
    await fine(page);
    await page.selectOption('#view', 'department');
    // 102,500 + 69,200
    await soon(() => textOf(page, '#cost')).toBe('171 700,00 ₽');
    await page.click('text=Посчитать');
    // 105 % and 80 %. −20 %: 840,000 × 3 % + 512,000 × 2 % + 100,000; −10 %: 945,000 × 3 % + 576,000 × 2 %;
    // +10 %: 1,155,000 × 5 % + 704,000 × 3 %; +20 %: 1,260,000 × 5 % + 768,000 × 3 %.
    await soon(() => costs(page)).toEqual([
      '-20 % 135 440,00 ₽',
      '-10 % 139 870,00 ₽',
      '0 % 171 700,00 ₽',
      '+10 % 178 870,00 ₽',
      '+20 % 186 040,00 ₽',
    ]);
    await fine(page);
    await page.close();
  }, 90_000);

  it('tell shares in percent, let results be below 0, and say whose amount is unknown', async () => {
    const book = bookOf(ODD);
    const page = await open(book);
    await page.selectOption('#view', 'person');
    const sliders = page.locator('input[type=range]');
    await soon(() => textsOf(page, '.field:has(input[type=range]) label')).toEqual([
      'Конверсия: 15,5 %',
      'Маржа: -5 000',
      'Брак: 8',
    ]);
    const range = (n: number, name: string) => sliders.nth(n).getAttribute(name);
    expect([await range(0, 'max'), await range(1, 'min'), await range(1, 'max')]).toEqual(['1', '-10000', '10000']);
    expect(plain(await range(0, 'aria-valuetext'))).toBe('15,5 %');
    await sliders.nth(1).focus();
    await page.keyboard.press('End');
    // 1000 × 10 ÷ 8 + 10,000 × 10 % + 1000; −5000 × 10 % + 1000 before.
    await soon(() => textOf(page, '.tried')).toBe('Было бы: 3 250,00 ₽ +1 500,00 ₽');
    await page.keyboard.press('Home');
    await soon(() => textOf(page, '.tried')).toBe('Было бы: 1 250,00 ₽ -500,00 ₽');
    await fine(page);
    await page.selectOption('#view', 'department');
    await page.click('text=Посчитать');
    // Less is better: 8 of 10 is 125 %, which goes to 100, 112.5, 137.5 and 150 %; a margin below 0 goes up as well.
    // −20 %: 1000 + 400 and 800 + 1160; −10 %: 1125 + 450 and 900 + 1180; 0: 1250 + 500 and 1000 + 1200;
    // +10 %: 1375 + 550 and 1100 + 1220; +20 %: 1500 + 600 and 1200 + 1240.
    await soon(() => costs(page)).toEqual([
      '-20 % 3 360,00 ₽ без неизвестных сумм: 1',
      '-10 % 3 655,00 ₽ без неизвестных сумм: 1',
      '0 % 3 950,00 ₽ без неизвестных сумм: 1',
      '+10 % 4 245,00 ₽ без неизвестных сумм: 1',
      '+20 % 4 540,00 ₽ без неизвестных сумм: 1',
    ]);
    await fieldOf(page, 'Бюджет').fill('5 000');
    await soon(() => textOf(page, '#budget-left')).toBe('Остаётся 1 050,00 ₽');
    await fine(page);
    await page.close();
    // The next time the sidebar is opened the budget is there.
    const again = await open(book);
    await again.selectOption('#view', 'department');
    await soon(() => textOf(again, '#budget-left')).toBe('Остаётся 1 050,00 ₽');
    await again.close();
  }, 90_000);

  it('say what a change costs the department, and who gains and loses by it', async () => {
    const page = await open(made('salary-kpi.en', 'en'));
    await page.click('text=Weights and KPIs');
    await page.locator('.weight input').first().fill('50');
    await page.selectOption('#view', 'department');
    // Weights of 110 %: nobody's amount is known, and no difference is told.
    await soon(() => textOf(page, 'p:has(#cost)')).toBe('Total: $0.00 Payees: 2');
    await soon(() => textOf(page, 'p.error')).toContain('Unknown amounts: 2');
    await page.selectOption('#view', 'plan');
    await page.click('text=Weights and KPIs');
    await page.locator('.weight input').first().fill('50');
    await page.click('text=Balance to 100%');
    await page.selectOption('#view', 'department');
    // 50, 33 and 17 %. 4,000 + 2,500 × (0.55 + 0.297 + 0.17) and 4,000 + 2,500 × (0 + 0.396 + 0.136); 12,100 before.
    await soon(() => textOf(page, 'p:has(#cost)')).toBe('Total: $11,872.50 -$227.50 Payees: 2');
    await soon(() => textsOf(page, page.locator('.many').first().locator('li'))).toEqual([
      'First agent: $6,500.00 → $6,542.50 +$42.50',
      'Second agent: $5,600.00 → $5,330.00 -$270.00',
    ]);
    await page.click('text=Calculate');
    await soon(async () => (await costs(page)).map((row) => row.split(' ')[0])).toEqual([
      '-20%',
      '-10%',
      '0%',
      '+10%',
      '+20%',
    ]);
    await fine(page);
    await page.close();
  }, 90_000);

  it('show hostile names as text', async () => {
    const page = await open(bookOf(ODD));
    await page.selectOption('#view', 'person');
    await page.selectOption('#effect-payee', '2');
    for (const name of HOSTILE.slice(1)) await soon(() => textOf(page, '.why')).toContain(name);
    await page.selectOption('#view', 'department');
    for (const name of HOSTILE.slice(0, 2)) await soon(() => textOf(page, 'section')).toContain(name);
    expect(await countOf(page, 'img, main b:text-is("x")')).toBe(0);
    await page.close();
  }, 90_000);

  it('follow a slider within 100 ms on 200 people and 5,000 deals', async () => {
    const page = await open(bigBook());
    await page.click('text=Веса и KPI');
    for (let weight = 59; weight > 48; weight--) await page.locator('.weight input').first().fill(String(weight));
    await page.selectOption('#view', 'person');
    await settled(page);
    const most = Number(await page.locator('input[type=range]').first().getAttribute('max'));
    const step = Number(await page.locator('input[type=range]').first().getAttribute('step'));
    const values = Array.from({ length: 11 }, (_, i) => String(most - i * step));
    const slider = await least(100 * SLOW, async () =>
      median(await effectTimes(page, 'input[type=range]', values, '#tried')),
    );
    await page.selectOption('#view', 'department');
    await settled(page);
    const back = (await page.evaluate(`(async () => {
      const taken = [];
      for (let i = 0; i < 11; i++) {
        const sum = document.getElementById('cost');
        const before = sum.textContent;
        const start = performance.now();
        document.querySelector('.effect .row button:nth-child(2)').click();
        while (sum.textContent === before) await new Promise((done) => setTimeout(done, 0));
        taken.push(performance.now() - start);
      }
      return taken;
    })()`)) as number[];
    const start = Date.now();
    await page.click('text=Посчитать');
    await page.waitForSelector('.costs');
    console.log(
      `effect of a slider ${slider.toFixed(1)} ms, of a step back on the department ${median(back).toFixed(1)} ms (medians of 11); its cost at five attainments ${Date.now() - start} ms`,
    );
    expect(slider).toBeLessThanOrEqual(100 * SLOW);
    await page.close();
  }, 120_000);
});
