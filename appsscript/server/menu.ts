/** The menu. `onOpen` may run before anybody has allowed anything, so it adds items and reads nothing but the language. */
import type { Lang } from '../../src/core/issue.js';
import { services } from '../services.js';
import { userLang } from './lang.js';

/** Items in order, '' for a line between them: caption and the function of code.js it calls. */
const ITEMS: Readonly<Record<Lang, readonly (readonly [caption: string, calls: string] | null)[]>> = {
  ru: [['Открыть панель', 'menuPanel']],
  en: [['Open the sidebar', 'menuPanel']],
};

export function onOpen(): void {
  const menu = services.SpreadsheetApp.getUi().createAddonMenu();
  for (const item of ITEMS[userLang()]) {
    if (item === null) menu.addSeparator();
    else menu.addItem(...item);
  }
  menu.addToUi();
}
