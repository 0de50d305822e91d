/** Steps of the head of sales. */
import { soon } from '../desk.js';
import { chooseScheme, example, namePeople, opened, ZEID } from './books.js';
import type { Hands } from './hands.js';
import type { Plays } from './plays.js';

export const FIRST: Plays = {
  async 'Выберите, за что платить'(hands) {
    await chooseScheme(hands);
    await hands.picture('nachat', 560);
  },
  'Назовите людей': namePeople,
  async 'Поставьте план'(hands) {
    await hands.write('Планы', 'D2', '1 100 000');
    await opened(hands, '81 500,00 ₽');
    await hands.write('Планы', 'D2', '1 000 000');
  },
};

const weight = (hands: Hands, at: number) => hands.panel.locator('.weight input').nth(at);

export const SCHEME: Plays = {
  async 'Откройте пример'(hands) {
    await example(hands, ZEID);
    await opened(hands, '169 561,75 ₽');
    await hands.view('Схема мотивации');
    await hands.picture('shema', 560);
    const payee = hands.panel.locator('#effect-payee');
    await payee.selectOption({ label: 'Литвинов Егор' });
    await hands.sees('81 942,22 ₽');
    await payee.selectOption({ label: 'Соколова Марина' });
  },
  async 'Измените вес'(hands) {
    await hands.press('Веса и KPI');
    await hands.fill(weight(hands, 0), '50');
    await hands.sees('Сумма весов: 110 %');
    await hands.picture('vesa', 540);
    await hands.press('Довести веса до 100 %');
  },
  async 'Посмотрите, кто выиграет, а кто потеряет'(hands) {
    await hands.view('Отдел');
    await hands.fill(hands.panel.getByLabel('Бюджет'), '1 200 000');
    await hands.picture('otdel', 500);
    await hands.press('Посчитать');
  },
  async Сохраните(hands) {
    await hands.press('Сохранить');
    await hands.sees('Сохранено');
    await hands.sheet('KPI');
  },
  async 'Верните, как было'(hands) {
    await hands.press('Вернуть схему, какой была до сохранения');
    await hands.sees('169 561,75 ₽');
    await hands.view('Схема мотивации');
    await hands.press('платится');
    await hands.press('Отменить всё');
  },
  async 'Выключите начисление'(hands) {
    await hands.click(hands.panel.getByRole('button', { name: 'Платится: Премия за звонки' }));
    await hands.press('Шаг назад');
    await soon(() => hands.panel.locator('#effect-change').count()).toBe(0);
  },
  async 'Добавьте начисление'(hands) {
    await hands.press('Добавить начисление');
    await hands.fill(hands.panel.getByLabel('Найти: за что платим'), 'фиксированная');
    await hands.press('Фиксированная премия по условию');
    await hands.fill(hands.panel.locator('.expression textarea').nth(0), '7 500');
    await hands.fill(hands.panel.locator('.expression textarea').nth(1), 'Продажи > 1000000');
    await hands.sees('177 061,75 ₽');
    await hands.press('Отменить всё');
  },
  async 'Поправьте шкалу'(hands) {
    await hands.view('Схема мотивации');
    await hands.press('Процент с продаж');
    await hands.fill(hands.panel.getByLabel('Ставка, 9'), '9');
    await hands.sees('163 670,00 ₽');
    await hands.picture('shkala', 560, { from: hands.panel.getByLabel('Метод', { exact: true }) });
    await hands.panel.locator('.chart .point').nth(8).press('ArrowUp');
    await hands.sees('169 561,75 ₽');
    await soon(() => hands.panel.locator('#effect-change').count()).toBe(0);
  },
  async 'Измените ставку с ноября'(hands) {
    await hands.click(hands.panel.getByText('Версии (1)'));
    await hands.press('Создать версию');
    await hands.fill(hands.panel.getByLabel('Ставка, 9'), '9');
    // 1 178 350 × 0,5 % less than 169 561,75.
    await soon(() => hands.panel.locator('#effect-total').innerText()).toBe('163\u00A0670,00\u00A0₽');
    await hands.sees('Правка действует с 01.11.2026. Суммы показаны так, будто она действует уже в 2026-10.');
    await hands.press('Сравнить версии');
    await hands.press('Отменить всё');
  },
  async 'Проверьте цели по SMART'(hands) {
    await hands.view('Отдел');
    await hands.view('Схема мотивации');
    await hands.press('Веса и KPI');
    await hands.panel.locator('.smart summary').first().waitFor();
    await hands.click(hands.panel.locator('.smart summary').first());
    await hands.picture('smart', 560);
  },
  async 'Правьте вдвоём'(hands) {
    await hands.fill(weight(hands, 0), '30');
    await hands.press('Довести веса до 100 %');
    await hands.write('KPI', 'E4', '60 %');
    const notice = hands.panel.locator('.notice', { hasText: 'оставлено ваше' });
    await hands.panel.locator('.effect').hover();
    // Sheets read a moment ago are not read again: then the save says it.
    await notice.waitFor({ timeout: 3_000 }).catch(() => hands.press('Сохранить'));
    await notice.waitFor();
    await hands.picture('vdvoem', 520, { from: hands.panel.getByRole('heading', { name: 'KPI' }) });
    // What the notice says has to be read before a press counts.
    const pressed = async (): Promise<string> => {
      await hands.press('Сохранить');
      return hands.panel.locator('p[role=status].status').innerText();
    };
    await soon(pressed).toContain('Сохранено');
    await hands.sees('Сохранено');
  },
};
