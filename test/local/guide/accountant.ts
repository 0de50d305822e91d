/** Steps of the accountant. */
import { expect } from 'vitest';
import { fromTemplate } from './books.js';
import { side } from './hands.js';
import type { Plays } from './plays.js';

const MONTH = '2026-10';

export const ACCOUNTANT: Plays = {
  'Откройте таблицу отдела': (hands) => fromTemplate(hands, 'Оклад + % с оплат'),
  async 'Вставьте формулу премии'(hands) {
    await hands.write('Лист1', 'A1', '101');
    await hands.sheet('Лист1', 'B1');
    await hands.menu('Вставить формулу премии', MONTH);
    await hands.desk.until('Лист1', 'B1', '102 500,00');
  },
  async 'Рассчитайте всех'(hands) {
    await hands.menu('Рассчитать период…', MONTH, true);
    await hands.sees('102 500,00');
    await hands.picture('raschet', { x: 0, y: 50, width: 900, height: 220 });
  },
  async 'Найдите и исправьте замечание'(hands) {
    const was = await hands.desk.shows('Оплаты', 'D3');
    expect(was).toBe('600000');
    await hands.write('Оплаты', 'D3', 'много');
    await hands.menu('Проверить таблицу');
    await hands.sees('много');
    await hands.picture('proverka', side(420));
    await hands.click(hands.panel.locator('.issues li', { hasText: 'много' }).getByRole('button').first());
    await hands.desk.type('600 000');
    await hands.press('Проверить всю таблицу');
  },
  async 'Закройте месяц'(hands) {
    await hands.menu('Закрыть период…', MONTH, '', 'Ирина', true);
    await hands.sheet('Журнал');
  },
  async 'Поздняя оплата'(hands) {
    for (const [column, text] of Object.entries({ A: '2026-10-30', B: '102', C: 'Дельта', D: '160 000' }))
      await hands.write('Оплаты', `${column}6`, text);
    for (const [row, payee] of [
      ['4', '101'],
      ['5', '102'],
    ])
      for (const [column, text] of Object.entries({ A: payee, B: 'Оплаты', C: '2026-11', D: '1 000 000' }))
        await hands.write('Планы', `${column}${row}`, text as string);
    await hands.sheet(`Расчёт премии ${MONTH}`);
    await hands.menu('Рассчитать период…', '2026-11', true);
  },
  async 'Распечатайте расчёт сотрудника'(hands) {
    await hands.menu('Расчёт сотрудника…', MONTH, '101');
    await hands.sees('Текст для отправки');
    await hands.picture('raschet-sotrudnika', { x: 280, y: 180, width: 720, height: 440 });
    await hands.desk.page.locator('dialog .heading button').click();
  },
  async 'Выгрузите для зарплаты'(hands) {
    await hands.menu('Выгрузка для зарплаты…', MONTH);
  },
};
