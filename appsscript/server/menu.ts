/** The menu. `onOpen` may run before anybody has allowed anything, so it adds items and reads nothing but the language. */
import { services } from '../services.js';
import { userLang } from './lang.js';
import { ui } from './words.js';

/** Functions of code.js in the order of the menu, their captions being words of that name; null: a line between. */
const ITEMS = [
  ['panel', 'menuPanel'],
  ['template', 'menuTemplate'],
  null,
  ['formula', 'menuFormula'],
  ['calculate', 'menuCalculate'],
  ['explain', 'menuExplain'],
  ['check', 'menuCheck'],
  null,
  ['statement', 'menuStatement'],
  ['export', 'menuExport'],
  ['close', 'menuClose'],
] as const;

export function onOpen(): void {
  const menu = services.SpreadsheetApp.getUi().createAddonMenu();
  const w = ui(userLang());
  for (const item of ITEMS) {
    if (item === null) menu.addSeparator();
    else menu.addItem(w[item[0]], item[1]);
  }
  menu.addToUi();
}
