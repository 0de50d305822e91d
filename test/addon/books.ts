/** Workbooks the plays begin with. */
import type { CellValue } from '../../appsscript/ports.js';
import type { Reply } from '../../appsscript/protocol.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

/** What the server answers to one request. */
export const served = (book: FakeBook, request: object, lang = 'ru'): Reply =>
  JSON.parse(String(realm(book.services()).call('serve', JSON.stringify({ lang, ...request })))) as Reply;

/** A spreadsheet of sheets, without the template's server. */
export function bookOf(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>, lang = 'ru'): FakeBook {
  const book = new FakeBook('Europe/Moscow', lang === 'ru' ? 'ru_RU' : 'en_US', lang);
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.insert(name);
    sheet.cells = rows.map((row) => [...row]);
    sheet.rows = Math.max(sheet.rows, rows.length + 100);
  }
  return book;
}

/** The workbook a template makes, with the people of its example. */
export function made(id: string, lang = 'ru'): FakeBook {
  const book = new FakeBook('Europe/Moscow', lang === 'ru' ? 'ru_RU' : 'en_US', lang);
  served(book, { op: 'create', id, people: '', confirmed: true }, lang);
  return book;
}

/** 200 people and 5,000 deals. */
export function bigBook(): FakeBook {
  const people = Array.from({ length: 200 }, (_, i) => [`${1000 + i}`, `Сотрудник ${i}`, 'Продажи']);
  const deals = Array.from({ length: 5000 }, (_, i) => [
    `С-${i}`,
    `${1000 + (i % 200)}`,
    1000 + ((i * 7919) % 90_000),
    'оплачена',
    `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`,
    `Клиент ${i % 300}`,
  ]);
  return bookOf({
    Схемы: [
      ['Схема', 'Валюта', 'Веса'],
      ['Продажи', 'RUB', 'свободно'],
    ],
    Показатели: [
      ['Показатель', 'Считать', 'Таблица', 'Колонка', 'Условие', 'По дате', 'Единица'],
      ['Оплаты', 'сумма', 'Сделки', 'Сумма', 'Статус = "оплачена"', 'Дата', 'деньги'],
      ['Сделки', 'количество', 'Сделки', '', '', 'Дата', 'штуки'],
    ],
    KPI: [
      ['KPI', 'Показатель', 'План', 'Правило', 'Вес', 'Потолок'],
      ['Оплаты', 'Оплаты', 1_000_000, 'факт/план', '60 %', '120 %'],
      ['Сделки', 'Сделки', 20, 'факт/план', '40 %', '120 %'],
    ],
    Шкалы: [
      ['Шкала', 'Метод', 'От', 'Ставка', 'Ниже первой'],
      ['Ставки', 'по частям', 0, '3 %', '0'],
      ['', '', 500_000, '5 %', ''],
      ['', '', 1_000_000, '7 %', ''],
    ],
    Начисления: [
      ['Начисление', 'Формула', 'Параметры'],
      ['Процент', 'Процент по шкале', 'шкала = Ставки · по = Оплаты · база = Оплаты'],
      ['Премия', '=50000 * коэффициент()', ''],
    ],
    Сотрудники: [['Сотрудник', 'Имя', 'Схема'], ...people],
    Сделки: [['Сделки'], ['Номер', 'Сотрудник', 'Сумма', 'Статус', 'Дата', 'Клиент'], ...deals],
  });
}

/** Some columns of a sheet's rows, without its header. */
export const below = (book: FakeBook, sheet: string, columns: readonly number[], from = 1): unknown[][] =>
  book
    .sheet(sheet)
    .cells.slice(from)
    .map((row) => columns.map((column) => row[column] ?? ''));
