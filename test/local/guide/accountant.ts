/** Steps of the accountant. */
import { expect } from 'vitest';
import { closeDialog, fromTemplate } from './books.js';
import type { Plays } from './plays.js';

const MONTH = '2026-10';

export const ACCOUNTANT: Plays = {
  'Откройте таблицу отдела': (hands) => fromTemplate(hands, 'Оклад + % с оплат'),
  async 'Вставьте формулу премии'(hands) {
    await hands.write('Лист1', 'A1', '101');
    await hands.sheet('Лист1', 'B1');
    await hands.menu('Вставить формулу премии', MONTH);
    await hands.desk.until('Лист1', 'B1', '102500');
  },
  async 'Рассчитайте всех'(hands) {
    await hands.menu('Рассчитать период…', MONTH, true);
    await hands.sees('102 500,00');
    await hands.picture('raschet', 270, { sheet: 760 });
  },
  async 'Найдите и исправьте замечание'(hands) {
    const was = await hands.desk.shows('Оплаты', 'D3');
    expect(was).toBe('600 000');
    await hands.write('Оплаты', 'D3', 'много');
    await hands.menu('Проверить таблицу');
    await hands.sees('много');
    await hands.picture('proverka', 420);
    await hands.click(hands.panel.locator('.issues li', { hasText: 'много' }).getByRole('button').first());
    expect(await hands.desk.page.locator('.o-named-range-selector input').inputValue()).toBe('D3');
    await hands.write('Оплаты', 'D3', '600 000');
    await hands.press('Проверить всю таблицу');
  },
  async 'Закройте месяц'(hands) {
    await hands.menu('Закрыть период…', MONTH, '', 'Ирина', true);
    await hands.sheet('Журнал');
  },
  async 'Проведите позднюю оплату'(hands) {
    await hands.write('Оплаты', 'A6', '2026-10-30', '102', 'Дельта', '160 000');
    await hands.write('Планы', 'A4', '101', 'Оплаты', '2026-11', '1 000 000');
    await hands.write('Планы', 'A5', '102', 'Оплаты', '2026-11', '800 000');
    await hands.sheet(`Расчёт премии ${MONTH}`);
    await hands.menu('Рассчитать период…', '2026-11', true);
    await hands.menu('Расчёт сотрудника…', '2026-11', '102');
    await hands.sees('Перерасчёт за 2026-10: Процент');
    await closeDialog(hands);
  },
  async 'Распечатайте расчёт сотрудника'(hands) {
    await hands.menu('Расчёт сотрудника…', MONTH, '101');
    await hands.sees('Текст для отправки');
    await hands.picture('raschet-sotrudnika', 330, { window: hands.desk.page.locator('dialog') });
    await closeDialog(hands);
  },
  async 'Выгрузите для зарплаты'(hands) {
    await hands.menu('Выгрузка для зарплаты…', MONTH);
  },
};
