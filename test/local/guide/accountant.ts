/** Steps of the accountant. */
import { soon } from '../desk.js';
import { chooseScheme, closeDialog, example, namePeople } from './books.js';
import type { Plays } from './plays.js';

const MONTH = '2026-10';

export const ACCOUNTANT: Plays = {
  async 'Откройте таблицу отдела'(hands) {
    await chooseScheme(hands);
    await namePeople(hands);
  },
  async 'Вставьте формулу премии'(hands) {
    await hands.write('Лист1', 'A1', '101');
    await hands.sheet('Лист1', 'B1');
    await hands.menu('Вставить формулу премии', MONTH);
    await hands.desk.until('Лист1', 'B1', '102 500,00');
  },
  async 'Рассчитайте всех'(hands) {
    await hands.menu('Рассчитать период…', MONTH, true, true);
    await hands.sees('102 500,00');
    await hands.picture('raschet', 270, { sheet: 800 });
  },
  async 'Найдите и исправьте замечание'(hands) {
    await soon(() => hands.desk.shows('Оплаты', 'D3')).toBe('600 000');
    await hands.write('Оплаты', 'D3', 'много');
    await hands.menu('Проверить таблицу');
    await hands.sees('много');
    await hands.picture('proverka', 420);
    await hands.click(hands.panel.locator('.issues li', { hasText: 'много' }).getByRole('button').first());
    await soon(() => hands.desk.page.locator('.o-named-range-selector input').inputValue()).toBe('D3');
    await hands.write('Оплаты', 'D3', '600 000');
    await hands.press('Проверить всю таблицу');
  },
  async 'Утвердите планы'(hands) {
    await hands.view('Месяц');
    await hands.sees('Планы утверждены');
    await hands.fill(hands.panel.getByLabel(/^Кто утверждает/), 'Ирина');
    await hands.picture('mesyac', 600, { from: hands.panel.getByRole('heading', { name: 'Данные' }) });
    await hands.press('Утвердить планы');
    await hands.sees('Утверждено планов: 2.');
  },
  async 'Закройте месяц'(hands) {
    await hands.press('Закрыть период');
    await hands.sees('Закрыть период 2026-10?');
    await hands.press('Да');
    await hands.sees('171 700,00 ₽');
  },
  async 'Проведите позднюю оплату'(hands) {
    await hands.write('Оплаты', 'A6', '30.10.2026', '102', 'Дельта', '160 000');
    await hands.press('Проверить ещё раз');
    await hands.sees('+20 800,00 ₽ войдёт отдельной строкой');
    await hands.sheet(`Расчёт премии ${MONTH}`);
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

export const RECONCILER: Plays = {
  'Откройте сделки, оплаты и начисленное': (hands) => example(hands, 'Сверка: сделки, оплаты, начислено'),
  async 'Посмотрите расхождения'(hands) {
    await hands.view('Месяц');
    await hands.panel.locator('#effect-period').selectOption(MONTH);
    await hands.sees('Посмотрите расхождения: 18.');
    await hands.picture('sverka', 500, { from: hands.panel.getByRole('heading', { name: 'Сверка' }) });
    await hands.click(hands.panel.getByText('«Сделки», строка 5, столбец «№ сделки» (A5)'));
    await soon(() => hands.desk.page.locator('.o-named-range-selector input').inputValue()).toBe('A5');
    await hands.click(hands.panel.getByLabel('Расхождения просмотрены: так и есть'));
    await hands.fill(hands.panel.getByLabel(/^Кто утверждает/), 'Ирина');
    await soon(() => hands.panel.getByRole('button', { name: 'Закрыть период' }).isEnabled()).toBe(true);
  },
};
