/** A small department in both languages, and every custom function asked about it in the built code.js. */
import { cellServices, type Realm, realm } from './realm.js';

export type Lang = 'ru' | 'en';

/** What a custom function is given; tests spoil a part of it. */
export interface Call {
  readonly lang: Lang;
  who: unknown;
  period: unknown;
  day: unknown;
  readonly tables: Record<string, unknown[][]>;
  /** Further arguments after the tables. */
  more: unknown[];
}

export const TABLE_FUNCTIONS = [
  'BONUS',
  'BONUS_LINES',
  'BONUS_WHY',
  'BONUS_NEXT',
  'KPI',
  'SMART',
  'PLAN_CHECK',
  'RECONCILE',
] as const;

/** Midnight of an October day in Vladivostok, whose time zone the spreadsheet has. */
export const day = (n: number): Date => new Date(Date.UTC(2026, 9, n, -10));

const RU = {
  measures: [
    ['Показатель', 'Считать', 'Таблица', 'Колонка', 'По дате', 'Единица'],
    ['Оплаты', 'сумма', 'Сделки', 'Сумма', 'Дата сделки', 'деньги'],
    ['Звонки', '', '', '', '', 'штуки'],
  ],
  kpis: [
    ['KPI', 'Показатель', 'Правило', 'Вес'],
    ['Оплаты', 'Оплаты', 'факт/план', 0.6],
    ['Звонки', 'Звонки', 'факт/план', 0.4],
  ],
  scales: [
    ['Шкала', 'Метод', 'От', 'Ставка'],
    ['Процент', 'вся сумма', 0, 0.01],
    ['', '', 100000, 0.02],
  ],
  parameters: [
    ['Параметр', 'Значение', 'Единица'],
    ['Оклад', 40000, 'деньги'],
  ],
  components: [
    ['Начисление', 'Формула', 'Параметры', 'Выражение'],
    ['Оклад', '', '', 'Оклад'],
    ['Процент', 'Процент по шкале', 'база = Оплаты · по = Оплаты · шкала = Процент', ''],
    ['Премия', '', '', '10000 * score(Звонки)'],
  ],
  people: [
    ['Табельный №', 'ФИО', 'Роль'],
    ['001', 'Анна Белова', 'Менеджер'],
    ['002', 'Борис Котов', 'Менеджер'],
  ],
  facts: [
    ['Сотрудник', 'Показатель', 'Период', 'Факт'],
    ['001', 'Звонки', '2026-10', 90],
    ['002', 'Звонки', '2026-10', 50],
  ],
  targets: [
    ['Сотрудник', 'Показатель', 'Период', 'План'],
    ['001', 'Звонки', '2026-10', 100],
    ['002', 'Звонки', '2026-10', 100],
    ['001', 'Оплаты', '2026-10', 100000],
    ['002', 'Оплаты', '2026-10', 100000],
  ],
  deals: [
    ['Сделки'],
    ['№ сделки', 'Дата сделки', 'Менеджер', 'Сумма'],
    ['Д-1', day(5), '001', 150000],
    ['Д-2', day(6), '002', 80000],
    ['Д-3', day(25), '002', 30000],
  ],
  payments: [['Платежи'], ['№ сделки', 'Дата оплаты', 'Сумма'], ['Д-1', day(8), 150000], ['Д-2', day(9), 70000]],
};

/** The same cells in English. */
const WORDS: Readonly<Record<string, string>> = {
  Показатель: 'Measure',
  Считать: 'Aggregate',
  Таблица: 'Table',
  Колонка: 'Column',
  'По дате': 'By date',
  Единица: 'Unit',
  Оплаты: 'Sales',
  сумма: 'sum',
  Сделки: 'Deals',
  Сумма: 'Amount',
  'Дата сделки': 'Deal date',
  деньги: 'money',
  Звонки: 'Calls',
  штуки: 'count',
  Правило: 'Rule',
  Вес: 'Weight',
  'факт/план': 'fact/target',
  Шкала: 'Scale',
  Метод: 'Method',
  От: 'From',
  Ставка: 'Rate',
  Процент: 'Percent',
  'вся сумма': 'whole amount',
  Параметр: 'Parameter',
  Значение: 'Value',
  Оклад: 'Salary',
  Начисление: 'Component',
  Формула: 'Formula',
  Параметры: 'Parameters',
  Выражение: 'Expression',
  'Процент по шкале': 'commission-by-scale',
  'база = Оплаты · по = Оплаты · шкала = Процент': 'base = Sales · by = Sales · scale = Percent',
  Премия: 'Premium',
  '10000 * score(Звонки)': '10000 * score(Calls)',
  'Табельный №': 'Payee ID',
  ФИО: 'Name',
  Роль: 'Role',
  'Анна Белова': 'Anna Bell',
  Менеджер: 'Owner',
  'Борис Котов': 'Bob Stone',
  Сотрудник: 'Payee',
  Период: 'Period',
  Факт: 'Fact',
  План: 'Target',
  '№ сделки': 'Deal no',
  'Д-1': 'D-1',
  'Д-2': 'D-2',
  'Д-3': 'D-3',
  Платежи: 'Payments',
  'Дата оплаты': 'Payment date',
};

/** A sound department: a copy of its own for each call. */
export function department(lang: Lang): Call {
  const word = (cell: unknown): unknown => (lang === 'en' && typeof cell === 'string' ? (WORDS[cell] ?? cell) : cell);
  return {
    lang,
    who: word('Анна Белова'),
    period: '2026-10',
    day: '2026-10-20',
    tables: Object.fromEntries(
      Object.entries(RU).map(([name, rows]) => [name, rows.map((row) => (row as unknown[]).map(word))]),
    ),
    more: [],
  };
}

const REALMS: Readonly<Record<Lang, Realm>> = {
  ru: realm(cellServices('Asia/Vladivostok')),
  en: realm(cellServices('Asia/Vladivostok', 'en_US')),
};

/** The answer, or the sentence of what is wrong. */
export function ask(lang: Lang, name: string, given: readonly unknown[]): unknown {
  try {
    return REALMS[lang].call(name, ...given);
  } catch (error) {
    return (error as Error).message;
  }
}

/** The same of a function over tables. */
export function told(name: string, { lang, who, period, day: on, tables, more }: Call): unknown {
  const all = [...Object.values(tables), ...more];
  if (/^(?:SMART|PLAN_CHECK|RECONCILE)$/.test(name)) return ask(lang, name, [period, ...all]);
  return ask(lang, name, [who, name === 'BONUS_NEXT' ? on : period, ...all]);
}
