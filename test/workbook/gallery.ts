/** Each issue of the workbook door, and the smallest sheet that produces it. */
import type { IssueCode } from '../../src/core/issue/issue.js';
import type { Sheet } from '../../src/workbook/index.js';
import { sheetOf } from './helpers.js';

const facts = 'Сотрудник|Показатель|Факт\nАнна|Звонки|1';
const scale = (lines: string): Sheet[] => [sheetOf('Шкалы', `Шкала|Метод|От|Ставка\n${lines}`)];
const component = (lines: string): Sheet[] => [
  sheetOf('Начисления', `Начисление|Формула|Параметры|Выражение\n${lines}`),
];
const kpi = (lines: string): Sheet[] => [sheetOf('KPI', `KPI|Правило|Вес|Знаков|С даты\n${lines}`)];

export const GALLERY: Partial<Record<IssueCode, readonly Sheet[]>> = {
  'sheet-empty': [{ name: 'Пусто', typed: true, rows: [] }],
  'header-missing': [sheetOf('Сделки', '1|2\n3|4')],
  'header-misplaced': [sheetOf('Факты', `Б|Звонки|2\n${facts}`)],
  'header-rows': [sheetOf('Факты', `|Октябрь|Ноябрь\n${facts}`)],
  'header-repeated': [sheetOf('Факты', `${facts}\n${facts}`)],
  'header-empty': [sheetOf('Сделки', 'Дата||Сумма\n01.10.2026|Москва|5')],
  'header-twice': [sheetOf('Сделки', 'Дата|Сумма|Сумма\n01.10.2026|4|5')],
  'header-unknown': [sheetOf('KPI', 'KPI|Правило|Цвет\nЗвонки|факт/план|синий')],
  'header-misspelt': [sheetOf('KPI', 'KPI|Правило|Весс\nЗвонки|факт/план|40 %')],
  'header-near': [sheetOf('Сотрудники', 'Сотрудник|Роль|Грейдд\nАнна|Менеджер|2')],
  'column-missing': [sheetOf('Факты', 'Сотрудник|Показатель\nАнна|Звонки')],
  'total-left-out': [sheetOf('Факты', `${facts}\nИтого||1`)],
  'text-left-out': [sheetOf('Факты', `${facts}\n\n* без НДС`)],
  'title-several': [sheetOf('Лист', 'Сделки\nза октябрь\nДата|Сумма\n01.10.2026|5')],
  'table-untitled': [sheetOf('', 'Дата|Сумма\n01.10.2026|5')],
  'table-twice': [sheetOf('Факты', facts), sheetOf('Копия', facts)],
  'table-name-twice': [
    sheetOf('1', 'Сделки\nДата|Сумма\n01.10.2026|5'),
    sheetOf('2', 'Сделки\nДата|Сумма\n01.10.2026|6'),
  ],
  'word-unknown': kpi('Звонки|как получится'),
  'cell-needed': kpi('Звонки||40 %'),
  'row-unnamed': kpi('|факт/план|40 %'),
  'percent-sign': kpi('Звонки|факт/план|9,5'),
  'percent-check': kpi('Звонки|факт/план|40\nСделки|факт/план|60 %'),
  'digits-text': kpi('Звонки|факт/план|40 %|шесть'),
  'date-impossible': kpi('Звонки|факт/план|40 %||31.02.2026'),
  'parameter-form': component('Оклад|F|Оклад'),
  'parameter-twice': component('Оклад|F|a = 1; a = 2'),
  'formula-and-expression': component('Оклад|F||Оклад'),
  'scale-values': [sheetOf('Шкалы', 'Шкала|Метод|От|Ставка|Ставка 2\nS|вся сумма|0|1 %|2 %')],
  'number-ambiguous': scale('S|вся сумма|1,234|1 %'),
  'cell-error': scale('S|вся сумма|#ССЫЛКА!|1 %'),
};
