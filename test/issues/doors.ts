/** Issues of the doors: what is typed into formulas, sheets, JSON documents, CSV files. */
import type { Fixture, Input } from './fixture.js';

const FACTS = 'Сотрудник|Показатель|Факт\nАнна|Звонки|1';
const sheet = (name: string, lines: string): Input => ({ sheets: [[name, lines]] });
const kpi = (lines: string): Input => sheet('KPI', `KPI|Правило|Вес|Знаков|С даты\n${lines}`);
const scale = (lines: string): Input => sheet('Шкалы', `Шкала|Метод|От|Ставка\n${lines}`);
const component = (lines: string): Input => sheet('Начисления', `Начисление|Формула|Параметры|Выражение\n${lines}`);
const document = (sections: object): Input => ({ json: { format: 'premia/1', ...sections } });
const typed = (text: string): Input => ({ typed: text });

const FORMULAS: readonly Fixture[] = [
  { code: 'formula-too-long', input: typed('1 + '.repeat(3000)), place: '', params: { limit: '10000' } },
  { code: 'formula-too-deep', input: typed('('.repeat(100)), place: '', params: { limit: '64' } },
  { code: 'formula-power', input: typed('Оплаты ^ 2'), place: '', params: { formula: 'Оплаты ^ 2' } },
  { code: 'formula-question', input: typed('Оплаты > 5 ? 1 : 2'), place: '', params: { text: '?' } },
  { code: 'formula-not', input: typed('!Оплаты'), place: '' },
  { code: 'formula-and', input: typed('а > 1 && б > 2'), place: '' },
  { code: 'formula-or', input: typed('а > 1 || б > 2'), place: '' },
  { code: 'formula-dot', input: typed('Оплаты.Сумма'), place: '', params: { at: '7' } },
  { code: 'formula-brace', input: typed('{ 1 }'), place: '' },
  { code: 'formula-double-equals', input: typed('а == 1'), place: '' },
  { code: 'formula-character', input: typed('Оплаты @ 5'), place: '', params: { text: '@', at: '8' } },
  { code: 'formula-number', input: typed('5тыс + 1'), place: '', params: { text: '5т' } },
  { code: 'formula-unclosed', input: typed('Мин(Оплаты; 5'), place: '', params: { text: '(' } },
  { code: 'formula-unexpected', input: typed('Оплаты * * 5'), place: '', params: { text: '*', at: '10' } },
  { code: 'formula-ends', input: typed('Оплаты *'), place: '' },
  { code: 'formula-chain', input: typed('1 < Оплаты < 5'), place: '' },
  { code: 'formula-function', input: typed('ВПР(Оплаты; 2)'), place: '', params: { name: 'ВПР' } },
  { code: 'formula-arguments', input: typed('Если(Оплаты > 5)'), place: '', params: { count: '1' } },
];

const SHEETS: readonly Fixture[] = [
  { code: 'sheet-empty', input: { sheets: [['Пусто', '']] }, place: { table: 'Пусто' } },
  {
    code: 'table-unused',
    input: {
      sheets: [
        ['Начисления', 'Начисление|Формула\nПремия|500'],
        ['Лист1', 'Сотрудник|Премия\nАнна|5\nАнна|7'],
      ],
    },
    place: { table: 'Лист1', row: 1 },
    params: { columns: 'Сотрудник, Премия' },
  },
  { code: 'header-missing', input: sheet('Сделки', '1|2\n3|4'), place: { table: 'Сделки', row: 1 } },
  { code: 'header-misplaced', input: sheet('Факты', `Б|Звонки|2\n${FACTS}`), place: { table: 'Факты', row: 2 } },
  { code: 'header-rows', input: sheet('Факты', `|Октябрь|Ноябрь\n${FACTS}`), place: { table: 'Факты', row: 1 } },
  { code: 'header-repeated', input: sheet('Факты', `${FACTS}\n${FACTS}`), place: { table: 'Факты', row: 3 } },
  {
    code: 'header-empty',
    input: sheet('Сделки', 'Дата||Сумма\n01.10.2026|Москва|5'),
    place: { table: 'Сделки', row: 1, cell: 'B1' },
  },
  {
    code: 'table-glued',
    input: sheet('Сделки', 'Дата|Сумма\n01.10.2026|5\nДень|Клиент|Оплачено\n02.10.2026|Ромашка|7'),
    place: { table: 'Сделки', row: 3, cell: 'C3' },
    params: { row: '3' },
  },
  {
    code: 'header-twice',
    input: sheet('Сделки', 'Дата|Сумма|Сумма\n01.10.2026|4|5'),
    place: { table: 'Сделки', row: 1, column: 'Сумма', cell: 'C1' },
  },
  {
    code: 'header-unknown',
    input: sheet('KPI', 'KPI|Правило|Цвет\nЗвонки|факт/план|синий'),
    place: { table: 'KPI', row: 1, cell: 'C1' },
  },
  {
    code: 'header-misspelt',
    input: sheet('KPI', 'KPI|Правило|Весс\nЗвонки|факт/план|40 %'),
    place: { table: 'KPI', row: 1, cell: 'C1' },
  },
  {
    code: 'header-near',
    input: sheet('Сотрудники', 'Сотрудник|Роль|Грейдд\nАнна|Менеджер|2'),
    place: { table: 'Сотрудники', row: 1, cell: 'C1' },
  },
  {
    code: 'column-missing',
    input: sheet('Факты', 'Сотрудник|Показатель\nАнна|Звонки'),
    place: { table: 'Факты', row: 1 },
    params: { column: 'Факт' },
  },
  {
    code: 'total-left-out',
    input: sheet('Факты', `${FACTS}\nИтого||1`),
    place: { table: 'Факты', row: 3, cell: 'A3' },
  },
  { code: 'text-left-out', input: sheet('Факты', `${FACTS}\n\n* без НДС`), place: { table: 'Факты', row: 4 } },
  {
    code: 'title-several',
    input: sheet('Лист', 'Сделки\nза октябрь\nДата|Сумма\n01.10.2026|5'),
    place: { table: 'Лист', row: 1 },
  },
  {
    code: 'table-untitled',
    input: sheet('', 'Дата|Сумма\n01.10.2026|5'),
    place: { row: 1 },
    params: { columns: 'Дата, Сумма' },
  },
  // A formula that gives the table fails: there is nothing but its error.
  { code: 'cell-error', input: sheet('Корректировки', '#Н/Д'), place: { table: 'Корректировки', row: 1 } },
  { code: 'cell-error', input: sheet('', 'Сделки\nДата|#REF!\n01.10.2026|5'), place: { row: 2, cell: 'B2' } },
  {
    code: 'table-twice',
    input: {
      sheets: [
        ['Факты', FACTS],
        ['Копия', FACTS],
      ],
    },
    place: { table: 'Копия', row: 1 },
  },
  {
    code: 'table-name-twice',
    input: {
      sheets: [
        ['1', 'Сделки\nДата|Сумма\n01.10.2026|5'],
        ['2', 'Сделки\nДата|Сумма\n01.10.2026|6'],
      ],
    },
    place: { table: 'Сделки', row: 2 },
  },
  {
    code: 'word-unknown',
    input: kpi('Звонки|как получится'),
    place: { table: 'KPI', row: 2, column: 'Правило', cell: 'B2' },
  },
  {
    code: 'word-unknown',
    input: kpi('Звонки|фкт/план'),
    place: { table: 'KPI', row: 2, cell: 'B2' },
    params: { suggestion: 'факт/план' },
  },
  { code: 'cell-needed', input: kpi('Звонки||40 %'), place: { table: 'KPI', row: 2, cell: 'B2' } },
  { code: 'row-unnamed', input: kpi('|факт/план|40 %'), place: { table: 'KPI', row: 2, cell: 'A2' } },
  { code: 'percent-sign', input: kpi('Звонки|факт/план|9,5'), place: { table: 'KPI', row: 2, cell: 'C2' } },
  {
    code: 'percent-check',
    input: kpi('Звонки|факт/план|40\nОплаты|факт/план|60 %'),
    place: { table: 'KPI', row: 2, cell: 'C2' },
  },
  { code: 'digits-text', input: kpi('Звонки|факт/план|40 %|шесть'), place: { table: 'KPI', row: 2, cell: 'D2' } },
  { code: 'parameter-form', input: component('Оклад|F|Оклад'), place: { table: 'Начисления', row: 2, cell: 'C2' } },
  {
    code: 'formula-and-expression',
    input: component('Оклад|F||Оклад'),
    place: { table: 'Начисления', row: 2, cell: 'B2' },
  },
  {
    code: 'scale-values',
    input: sheet('Шкалы', 'Шкала|Метод|От|Ставка|Ставка 2\nS|вся сумма|0|1 %|2 %'),
    place: { table: 'Шкалы', row: 2, cell: 'D2' },
  },
  {
    code: 'number-ambiguous',
    input: scale('S|вся сумма|1,234|1 %'),
    place: { table: 'Шкалы', row: 2, column: 'От', cell: 'C2' },
  },
  { code: 'cell-error', input: scale('S|вся сумма|#ССЫЛКА!|1 %'), place: { table: 'Шкалы', row: 2, cell: 'C2' } },
  {
    code: 'date-impossible',
    input: kpi('Звонки|факт/план|40 %||31.02.2026'),
    place: { table: 'KPI', row: 2, cell: 'E2' },
  },
];

const JSON_DOCUMENTS: readonly Fixture[] = [
  { code: 'json-shape', input: document({ measures: 'Оплаты' }), place: { path: 'measures' } },
  {
    code: 'json-missing',
    input: document({ measures: [{ code: 'Оплаты' }] }),
    place: { path: 'measures[0].unit' },
    params: { name: 'unit' },
  },
  {
    code: 'json-key',
    input: document({ measures: [{ code: 'Оплаты', unit: 'money', colour: 1 }] }),
    place: { path: 'measures[0].colour' },
  },
  {
    code: 'json-key',
    input: document({ measures: [{ code: 'Оплаты', unit: 'money', titel: 'x' }] }),
    place: { path: 'measures[0].titel' },
    params: { suggestion: 'title' },
  },
  {
    code: 'json-word',
    input: document({ measures: [{ code: 'Оплаты', unit: 'zloty' }] }),
    place: { path: 'measures[0].unit' },
  },
  {
    code: 'json-word',
    input: document({ measures: [{ code: 'Оплаты', unit: 'mony' }] }),
    place: { path: 'measures[0].unit' },
    params: { suggestion: 'money' },
  },
  {
    code: 'currency-code',
    input: document({ plans: [{ code: 'Схема', currency: 'рубли' }] }),
    place: { path: 'plans[0].currency' },
  },
  {
    code: 'date-text',
    input: document({ plans: [{ code: 'Схема', from: 'весной' }] }),
    place: { path: 'plans[0].from' },
  },
  { code: 'json-more', input: document({ parameters: Array.from({ length: 130 }, () => ({})) }), place: '' },
  { code: 'json-data', input: document({ data: { people: 'Анна' } }), place: { path: 'data.people' } },
];

const FILES: readonly Fixture[] = [
  { code: 'file-encoding', input: { csv: [0xd1, 0xee, 0xf2, 0xf0] }, place: { table: 'Факты' } },
  { code: 'file-quotes', input: { csv: 'Сотрудник;Факт\nАнна;"5\nБорис;6\n' }, place: { table: 'Факты' } },
];

export const DOORS: readonly Fixture[] = [...FORMULAS, ...SHEETS, ...JSON_DOCUMENTS, ...FILES];
