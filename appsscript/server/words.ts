/** What the menu, its questions and the sheets it writes say, Russian and English. */
import type { Lang } from '../../src/core/issue/issue.js';
import { RESULT_SHEET } from '../../src/workbook/answers.js';
import { serverWords } from '../data.js';
import type words from './words.json';

const RU = {
  panel: 'Открыть панель',
  template: 'Новая таблица из шаблона…',
  formula: 'Вставить формулу премии',
  calculate: 'Рассчитать период…',
  explain: 'Почему столько?',
  check: 'Проверить таблицу',
  close: 'Закрыть период…',
  statement: 'Расчёт сотрудника…',
  export: 'Выгрузка для зарплаты…',
  result: RESULT_SHEET.ru,
  payroll: 'Выгрузка',
  ledger: 'Журнал',
} as const;

/** What stands in the code: the menu is made where nothing may be read. */
type Own = Readonly<Record<keyof typeof RU, string>>;
type Words = Own & (typeof words)['ru'];

const EN: Own = {
  panel: 'Open the sidebar',
  template: 'New workbook from a template…',
  formula: 'Insert a bonus formula',
  calculate: 'Calculate a period…',
  explain: 'Why this amount?',
  check: 'Check the workbook',
  close: 'Close a period…',
  statement: "One person's statement…",
  export: 'Export for payroll…',
  result: RESULT_SHEET.en,
  payroll: 'Payroll export',
  ledger: 'Ledger',
};

/** Words in a language; all but the names of the menu and of sheets stand in data.html. */
export const ui = (lang: Lang): Words => {
  const own = lang === 'ru' ? RU : EN;
  return new Proxy(own, { get: (_, name: keyof Words) => own[name as keyof Own] ?? serverWords(lang)[name] }) as Words;
};
