/**
 * A month closed as a person does it, the sidebar beside a real grid: a missing fact is filled, targets are approved, sources
 * reconciled, the month is closed, and a fact changed later is owed in the next one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk, soon } from './desk.js';

const TABLES: Readonly<Record<string, readonly string[]>> = {
  Схемы: ['Схема;Валюта;Округлять', 'Продажи;RUB;каждую строку'],
  Показатели: [
    'Показатель;Считать;Таблица;Колонка;По дате;Единица',
    'Оплаты;сумма;Оплаты;Сумма;Дата оплаты;деньги',
    'Звонки;;;;;количество',
  ],
  Начисления: ['Начисление;Выражение', 'Процент;Оплаты * 5 %', 'За звонки;"если(Звонки >= план(Звонки); 10000; 0)"'],
  Сотрудники: ['Сотрудник;Имя;Схема', '101;Анна;Продажи', '102;Пётр;Продажи'],
  Планы: ['Сотрудник;Показатель;Период;План', '101;Звонки;2026-10;300', '102;Звонки;2026-10;300'],
  Факты: ['Сотрудник;Показатель;Период;Факт', '101;Звонки;2026-10;310', '102;Звонки;2026-10;'],
  Сделки: [
    '№ сделки;Дата сделки;Клиент;Менеджер;Сумма',
    'Д-1;01.10.2026;Альфа;101;200000',
    'Д-2;05.10.2026;Бета;102;100000',
  ],
  Оплаты: [
    'Сделка;Дата оплаты;Клиент;Менеджер;Сумма',
    'Д-1;10.10.2026;Альфа;101;200000',
    'Д-2;12.10.2026;Бета;102;90000',
  ],
};

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const folder = join(desk.folder, 'month');
  mkdirSync(folder);
  for (const [name, rows] of Object.entries(TABLES)) writeFileSync(join(folder, `${name}.csv`), rows.join('\n'));
  await desk.open(folder);
  await desk.page.click('#menu');
  await desk.page.getByRole('menuitem', { name: 'Открыть панель' }).click();
}, 120_000);
afterAll(() => desk.close());

const panel = () => desk.page.frameLocator('#side iframe');
const card = (title: string) => panel().locator('ol.cards > li', { hasText: title });
const said = (text: string): Promise<void> =>
  panel().locator('[role=status]', { hasText: text }).waitFor({ timeout: 60_000 });
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

/** The state of a card, once it is that. */
const stands = (title: string, state: 'ok' | 'missing' | 'unneeded'): Promise<void> =>
  card(title).locator(`.badge.${state}`).waitFor({ timeout: 60_000 });

/** Follows a finding to its cell and types there. */
async function mend(title: string, cell: string, text: string): Promise<void> {
  await card(title).locator('button.link', { hasText: cell }).click();
  const box = desk.page.locator('.o-named-range-selector input');
  await expect.poll(() => box.inputValue(), { timeout: 30_000 }).toBe(cell.slice(1, -1));
  // From the box of the cell's name to the cell itself.
  await box.press('Enter');
  await desk.page.keyboard.press('Escape');
  await desk.type(text);
  await panel().getByText('Проверить ещё раз').click();
}

test('from a missing fact to a closed month', async () => {
  await panel().locator('#view').selectOption('month', { timeout: 60_000 });
  await stands('Данные', 'missing');
  await mend('Данные', '(D3)', '300');
  await desk.until('Факты', 'D3', '300');
  await stands('Данные', 'ok');
  await stands('Сверка', 'missing');
  await soon(async () => plain(await card('Сверка').innerText())).toContain(
    'Д-2: в сделке 100 000,00 ₽, оплачено 90 000,00 ₽, разница −10 000,00 ₽.',
  );
  await desk.go('Оплаты', 'E4');
  await desk.type('100000');
  await panel().getByText('Проверить ещё раз').click();
  await stands('Сверка', 'ok');
  await panel().locator('input[autocomplete=off]').fill('Ирина');
  await panel().getByText('Утвердить планы').click();
  await said('Утверждено планов: 2.');
  await soon(() => desk.shows('Планы', 'E1')).toBe('Статус');
  await soon(() => desk.shows('Планы', 'E3')).toMatch(/^утверждено 300 · Ирина · \d{4}-\d\d-\d\d · [0-9a-f]{6}$/);
  await stands('Планы утверждены', 'ok');
  await panel().getByRole('button', { name: 'Закрыть период' }).click();
  await panel().getByRole('button', { name: 'Да' }).click();
  await said('Период 2026-10 закрыт: 2.');
  // 200,000 × 5 % and 310 of 300 calls; 100,000 × 5 % and 300 of 300.
  const rows = await Promise.all(
    [2, 3, 4, 5].map((row) =>
      Promise.all(['B', 'H', 'I'].map(async (column) => plain(await desk.shows('Журнал', `${column}${row}`)))),
    ),
  );
  expect(rows).toEqual([
    ['101', 'Процент', '10 000,00'],
    ['101', 'За звонки', '10 000,00'],
    ['102', 'Процент', '5 000,00'],
    ['102', 'За звонки', '10 000,00'],
  ]);
  await card('Закрыто').waitFor({ timeout: 60_000 });
  await soon(async () => plain(await card('Закрыто').innerText())).toContain('Сотрудников: 2, всего 35 000,00 ₽.');
}, 240_000);

test('a fact changed later is owed in the next open month', async () => {
  // 290 of 300 calls pay nothing where 10,000 was closed.
  await desk.go('Факты', 'D3');
  await desk.type('290');
  await panel().getByText('Проверить ещё раз').click();
  const owed =
    'Пётр, «За звонки»: за 2026-10 закрыто 10 000,00 ₽, по нынешним данным 0,00 ₽. −10 000,00 ₽ войдёт отдельной строкой в 2026-11.';
  await card('Итого разница').waitFor({ timeout: 60_000 });
  await soon(async () => plain(await card('Закрыто').innerText())).toContain(owed);
  await panel().locator('#period').fill('2026-11');
  await panel().locator('#period').press('Tab');
  await stands('Корректировки прошлого', 'ok');
  await soon(async () => plain(await card('Корректировки прошлого').innerText())).toContain(
    `За закрытые периоды сюда войдёт −10 000,00 ₽.`,
  );
  await soon(async () => plain(await card('Корректировки прошлого').innerText())).toContain(owed);
  await soon(async () => plain(await desk.shows('Журнал', 'I5'))).toBe('10 000,00');
  expect(desk.broken).toEqual([]);
  expect(desk.outside).toEqual([]);
}, 120_000);
