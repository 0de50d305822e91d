/** What steps of several chapters do. */
import type { Hands } from './hands.js';

/** An empty workbook and a template in it, as both are pressed. */
export async function fromTemplate(hands: Hands, title: string): Promise<void> {
  const { desk, panel } = hands;
  await desk.page.click('#blank');
  await hands.menu('Новая таблица из шаблона…');
  const choice = panel.getByLabel(title);
  await choice.waitFor({ state: 'attached' });
  if (!(await choice.isVisible())) await hands.click(panel.getByText('Примеры отделов с цифрами'));
  await hands.click(choice);
  await hands.press('3. Создать таблицу');
  await hands.sees('Готово');
}

/** Closes the window with a statement. */
export const closeDialog = ({ desk }: Hands): Promise<void> => desk.page.locator('dialog .heading button').click();
