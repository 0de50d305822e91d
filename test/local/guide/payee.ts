/** Steps of the payee. */
import { fromTemplate } from './books.js';
import { side } from './hands.js';
import type { Plays } from './plays.js';

export const PAYEE: Plays = {
  async 'Прочитайте свой расчёт'(hands) {
    await fromTemplate(hands, '«Зейд Плюс»: отдел продаж с грейдами');
    await hands.menu('Расчёт сотрудника…', '2026-10', 'Соколова Марина');
    await hands.sees('Текст для отправки');
    await hands.desk.page.locator('dialog .heading button').click();
  },
  async 'Узнайте, почему столько'(hands) {
    await hands.menu('Открыть панель');
    await hands.view('Сотрудник');
    await hands.panel.locator('.why details').first().waitFor({ timeout: 15_000 });
    await hands.click(hands.panel.locator('.why > details > summary', { hasText: 'Бонус за план' }));
    await hands.picture('pochemu', side());
  },
  async 'Посмотрите, сколько не хватает до следующей ступени'(hands) {
    await hands.sees('До следующей ступени');
  },
  async 'Попробуйте «что, если»'(hands) {
    await hands.fill(hands.panel.getByLabel(/^Продажи/), '1300000');
    await hands.picture('chto-esli', side());
  },
};
