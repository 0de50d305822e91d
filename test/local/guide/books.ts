/** What steps of several chapters do. */
import type { Hands } from './hands.js';

/** An empty workbook and a template in it, as both are pressed. */
export async function fromTemplate(hands: Hands, title: string): Promise<void> {
  const { desk, panel } = hands;
  await desk.page.click('#blank');
  await hands.menu('Новая таблица из шаблона…');
  await panel.locator('#template option').first().waitFor({ state: 'attached' });
  await panel.locator('#template').selectOption({ label: title });
  await hands.press('Создать листы');
  await hands.sees('Готово');
}

/** Closes the window with a statement. */
export const closeDialog = ({ desk }: Hands): Promise<void> => desk.page.locator('dialog .heading button').click();
