/** Steps of the payee. */
import { closeDialog, example, ZEID } from './books.js';
import type { Plays } from './plays.js';

export const PAYEE: Plays = {
  async 'Прочитайте свой расчёт'(hands) {
    await example(hands, ZEID);
    await hands.menu('Расчёт сотрудника…', '2026-10', 'Соколова Марина');
    await hands.sees('Текст для отправки');
    await closeDialog(hands);
  },
  async 'Узнайте, почему столько'(hands) {
    await hands.menu('Открыть панель');
    await hands.view('Сотрудник');
    await hands.panel.locator('.why details').first().waitFor({ timeout: 60_000 });
    await hands.click(hands.panel.locator('.why > details > summary', { hasText: 'Бонус за план' }));
    await hands.click(hands.panel.locator('.why summary', { hasText: 'факт «Продажи»' }).first());
    await hands.panel.getByText('ООО «Вектор Строй»').waitFor();
    await hands.click(hands.panel.getByText('5 строк таблицы «Сделки», столбец «Сумма»'));
    await hands.sees('ООО «Вектор Строй»');
    await hands.picture('pochemu', 420, { from: hands.panel.locator('.why > details[open]') });
  },
  async 'Посмотрите, сколько не хватает до следующей ступени'(hands) {
    await hands.sees('До следующей ступени');
  },
  async 'Попробуйте «что, если»'(hands) {
    await hands.fill(hands.panel.getByLabel(/^Продажи/), '1300000');
    await hands.picture('chto-esli', 580, { from: hands.panel.getByRole('heading', { name: 'Что, если' }) });
  },
};
