/** What steps of several chapters do. */
import type { Hands } from './hands.js';

/** The entry of the menu that begins a workbook. */
const NEW = 'Новая таблица из шаблона…';

/** An empty workbook, and the sidebar that asks what to pay for. */
async function emptyBook(hands: Hands): Promise<void> {
  await hands.desk.page.click('#blank');
  await hands.menu(NEW);
  await hands.sees('1. За что платим');
}

/** Sheets of an example, in an empty workbook. */
export async function example(hands: Hands, title: string): Promise<void> {
  await emptyBook(hands);
  await hands.click(hands.panel.locator('summary', { hasText: 'Примеры отделов с цифрами' }));
  await hands.click(hands.panel.getByLabel(title));
  await hands.press('3. Создать таблицу');
  await hands.sees('Готово');
}

export const ZEID = '«Зейд Плюс»: отдел продаж с грейдами';

/** The scheme of the first department is chosen. */
export async function chooseScheme(hands: Hands): Promise<void> {
  await emptyBook(hands);
  await hands.click(hands.panel.getByLabel('Оклад + % с оплат'));
}

/** Its people are named. */
export async function namePeople(hands: Hands): Promise<void> {
  await hands.fill(hands.panel.locator('#people'), 'Анна Белкина\nБорис Лом');
  await hands.press('3. Создать таблицу');
  await hands.sees('Готово: лист');
}

/** Opens the sidebar anew: it has read what stands in the sheets now. */
export async function opened(hands: Hands, total: string): Promise<void> {
  await hands.menu('Открыть панель');
  await hands.sees(total);
}

/** Closes the window with a statement. */
export const closeDialog = ({ desk }: Hands): Promise<void> => desk.page.locator('dialog .heading button').click();
