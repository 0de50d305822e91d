/** What people look for in the editors of a plan: a row for another role, a value, a formula by their own words, a later day. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ahead, beginsAfter } from '../../appsscript/sidebar/ahead.js';
import { isTaken } from '../../appsscript/sidebar/plan/names.js';
import { EMPTY_PLAN, type PlanDocument } from '../../src/core/plan/plan.js';
import { made } from './books.js';
import {
  fieldOf,
  hasChromium,
  openPanels,
  type Panels,
  plain,
  save,
  soon,
  textOf,
  textsOf,
  valuesOf,
} from './panel.js';

const PLAN: PlanDocument = {
  ...EMPTY_PLAN,
  parameters: [
    { code: 'Оклад', value: '50000' },
    { code: 'Оклад', value: '60000', from: '2026-12-01' },
    { code: 'Оклад', value: '80000', for: { role: 'Тимлид' } },
    { code: 'Доплата', value: '1000' },
    { code: 'Доплата', value: '0', from: '2027-01-01', ended: true },
  ],
};

it('a name is taken by a row for the same people', () => {
  const rows = [...PLAN.parameters, { code: 'Параметр', value: '0', for: { role: 'Тимлид' } }];
  const taken = (code: string, more: PlanDocument['parameters']): boolean =>
    isTaken({ ...PLAN, parameters: more }, 'parameters', 'Параметр', code);
  expect(taken('оклад', rows)).toBe(true);
  expect(taken('Доплата', rows)).toBe(false);
  expect(taken('Оклад', [...PLAN.parameters, { code: 'Параметр', value: '0', for: { role: 'Стажёр' } }])).toBe(false);
});

it('a plan ahead is the last version of every row', () => {
  expect(ahead(PLAN).parameters).toEqual([
    { code: 'Оклад', value: '60000' },
    { code: 'Оклад', value: '80000', for: { role: 'Тимлид' } },
  ]);
});

it('a change begins later only where all of it does', () => {
  const later = { ...PLAN, parameters: [...PLAN.parameters, { code: 'Оклад', value: '70000', from: '2027-02-01' }] };
  expect(beginsAfter('2026-10-31', PLAN, later)).toBe('2027-02-01');
  expect(beginsAfter('2027-02-28', PLAN, later)).toBe('');
  const both = { ...later, parameters: later.parameters.map((row) => ({ ...row, value: '1' })) };
  expect(beginsAfter('2026-10-31', PLAN, both)).toBe('');
  expect(beginsAfter('2026-10-31', PLAN, PLAN)).toBe('');
});

describe.runIf(hasChromium)('a plan is edited', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  it('a parameter for another role is a row of the same name', async () => {
    const book = made('salary-percent.ru');
    const page = await panels.open(book, 'menuPanel');
    await page.click('button:text-is("+ Параметр")');
    await fieldOf(page, 'Параметр').fill('Оклад');
    await fieldOf(page, 'Параметр').press('Tab');
    // Left with a name that is taken: it stays, and says what to do.
    await soon(() => textOf(page, '.error')).toMatch(/^Такое название уже есть\. Для других людей/);
    await soon(() => valuesOf(page, fieldOf(page, 'Параметр'))).toEqual(['Оклад']);
    await fieldOf(page, 'Для роли', ':is(select, input)').fill('Тимлид');
    await fieldOf(page, 'Параметр').press('Enter');
    await fieldOf(page, 'Значение', ':is(textarea, input)').fill('80 000');
    await page.click('.back');
    await page.waitForSelector('.name:has-text("Оклад Тимлид")');
    await save(page);
    const rows = book.sheet('Параметры').cells.map((row) => row.map((cell) => plain(String(cell ?? ''))));
    expect(rows).toEqual([
      ['Параметр', 'Значение', 'Единица', 'Для роли'],
      ['Оклад', '50000', 'деньги'],
      ['Оклад', '80000', '', 'Тимлид'],
    ]);
    await page.close();
  }, 60_000);

  it('a formula is found by the words people ask with, and lists stay open', async () => {
    const page = await panels.open(made('salary-percent.ru'), 'menuPanel');
    await page.click('summary:has-text("Показатели")');
    await page.click('details .name:text-is("Оплаты")');
    await page.click('.back');
    await page.waitForSelector('details[open] .name:text-is("Оплаты")');
    await page.click('button:has-text("+ Добавить начисление")');
    const finds = async (text: string, said: string, names: readonly string[]): Promise<void> => {
      await page.fill('input[type=search]', text);
      await soon(async () => [
        await textOf(page, 'section p[role=status]'),
        ...(await textsOf(page, 'details .name')),
      ]).toEqual([said, ...names]);
    };
    await finds('процент отдела', 'Найдено: 1.', ['Процент со всего отдела']);
    await finds('новых клиентов', 'Найдено: 1.', ['Фиксированная премия по условию']);
    await finds(
      'дебиторка',
      'Ничего не нашлось. Попробуйте одно слово — «процент», «план», «команда» — или напишите своё выражение.',
      [],
    );
    await page.close();
  }, 60_000);

  it('a tier of a mixed scale pays everything below it, and the method is among the others', async () => {
    const book = made('salary-percent.ru');
    const page = await panels.open(book, 'menuPanel');
    await page.click('ul.cards .name');
    await fieldOf(page, 'Метод', 'select').selectOption('mixed');
    await page.click('[aria-label="С начала, 2"]');
    // 1 200 000 on a target of 1 000 000: 1 000 000 × 3 % + 200 000 × 5 %.
    await soon(() => textOf(page, '#way-mixed')).toBe('40 000,00 ₽');
    await save(page);
    expect(book.sheet('Шкалы').cells).toEqual([
      ['Шкала', 'Метод', 'От', 'Ставка', 'С начала'],
      ['Процент с оплат', 'смешанный', '0 %', '2 %'],
      ['', '', '80 %', '3 %', 'да'],
      ['', '', '100 %', '5 %'],
    ]);
    await page.close();
  }, 60_000);

  it('a version from a later day shows what it would do', async () => {
    const page = await panels.open(made('salary-percent.ru'), 'menuPanel');
    await page.click('ul.cards .name');
    await page.click('summary:has-text("Версии")');
    await page.click('button:has-text("Создать версию")');
    await soon(() => textOf(page, '#effect-change')).toBe('не меняется');
    await fieldOf(page, 'Метод', 'select').selectOption('marginal');
    // 1 050 000 × 5 % before; by slices 800 000 × 2 % + 200 000 × 3 % + 50 000 × 5 % = 24 500.
    await soon(() => textOf(page, '#effect-change')).toBe('-28 000,00 ₽');
    await soon(() => textOf(page, '.effect .gray')).toBe(
      'Правка действует с 01.11.2026. Суммы показаны так, будто она действует уже в 2026-10.',
    );
    await page.selectOption('#view', 'department');
    // 137 300 = 171 700 − 34 400: the second had 640 000 × 3 %, by slices 640 000 × 2 % (80 % of 800 000 is where 3 % begins).
    await soon(() => textOf(page, '#cost')).toBe('137 300,00 ₽');
    await soon(() => textsOf(page, page.locator('.many').first().locator('li'))).toEqual([
      'Первый менеджер: 102 500,00 ₽ → 74 500,00 ₽ -28 000,00 ₽',
      'Второй менеджер: 69 200,00 ₽ → 62 800,00 ₽ -6 400,00 ₽',
    ]);
    await page.close();
  }, 60_000);
});
