/** What the local workbook itself says. The add-on's menu, sidebar and sentences bring their own words. */
import type { Lang } from '../../src/core/issue/issue.js';

const WORDS = {
  title: { ru: 'Premia: книга без Google', en: 'Premia: a workbook without Google' },
  menu: { ru: 'Premia', en: 'Premia' },
  blank: { ru: 'Новая', en: 'New' },
  blankHint: {
    ru: 'Пустая книга: начните с шаблона из меню Premia',
    en: 'An empty workbook: start from a template of the Premia menu',
  },
  sheet: { ru: 'Лист1', en: 'Sheet1' },
  open: { ru: 'Открыть…', en: 'Open…' },
  openHint: {
    ru: 'Открыть книгу .xlsx, файлы CSV или .zip с ними',
    en: 'Open an .xlsx book, CSV files, or a .zip of them',
  },
  saveXlsx: { ru: 'Сохранить .xlsx', en: 'Save .xlsx' },
  saveCsv: { ru: 'Сохранить CSV', en: 'Save CSV' },
  saveCsvHint: {
    ru: 'Таблицы как папка файлов CSV в .zip; листы с формулами Premia в неё не входят',
    en: 'The tables as a folder of CSV files in a .zip; sheets with formulas of Premia are left out',
  },
  language: { ru: 'Язык', en: 'Language' },
  yesNo: { ru: '«ОК» — да, «Отмена» — нет.', en: 'OK: yes. Cancel: no.' },
  yes: { ru: 'да', en: 'yes' },
  which: {
    ru: 'Напишите «да» или «нет». «Отмена» — ничего не делать.',
    en: 'Type yes or no. Cancel: do nothing.',
  },
  close: { ru: 'Закрыть', en: 'Close' },
  saved: { ru: 'Сохранено: {name}', en: 'Saved: {name}' },
  opened: { ru: 'Открыто: {name}', en: 'Opened: {name}' },
  replace: {
    ru: 'В книге есть несохранённые изменения. Открыть другую вместо неё?',
    en: 'The workbook has changes that are not saved. Open another one instead?',
  },
  tooLarge: { ru: 'Файл больше 100 МБ: книга не открыта.', en: 'The file is over 100 MB: it was not opened.' },
  noTables: {
    ru: 'В выбранном нет таблиц: нужны книга .xlsx, файлы .csv или .zip с ними.',
    en: 'Nothing chosen holds tables: choose an .xlsx book, .csv files, or a .zip of them.',
  },
  unreadable: { ru: 'Файл не читается: {reason}', en: 'The file cannot be read: {reason}' },
  failed: { ru: 'Не получилось: {reason}', en: 'That failed: {reason}' },
  unknown: {
    ru: 'Сумма неизвестна. Почему — скажут Premia → «Проверить таблицу» и формула BONUS_WHY.',
    en: 'The amount is unknown. Premia → Check the workbook and BONUS_WHY say why.',
  },
  period: { ru: 'Период', en: 'Period' },
  payee: { ru: 'Сотрудник', en: 'Payee' },
  byComponent: { ru: 'по начислениям', en: 'by component' },
  inShort: { ru: 'кратко', en: 'in short' },
  why: { ru: 'почему столько', en: 'why this amount' },
} as const;

/** A text of the page. @example say('ru', 'saved', { name: 'Книга.xlsx' }) // 'Сохранено: Книга.xlsx' */
export function say(lang: Lang, key: keyof typeof WORDS, params: Readonly<Record<string, string>> = {}): string {
  return WORDS[key][lang].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}

export type WordKey = keyof typeof WORDS;
