/** An error value where a name should stand: whose figure it would change cannot be said, so nobody's is. */
import { expect, test } from 'vitest';
import { calculate, statements } from '../../src/index.js';
import { readBook } from '../../src/workbook/index.js';
import { sheetOf } from '../workbook/helpers.js';

const PLAN = {
  Показатели:
    'Показатель|Считать|Таблица|Колонка|По дате|Единица\nОплаты|сумма|Сделки|Сумма|Дата|деньги\nЗвонки|||||штуки',
  Начисления: 'Начисление|Выражение\nОклад|1000\nПроцент|Оплаты * 10 %\nЗвонки|Звонки * 1',
  Сотрудники: 'Сотрудник|Роль\nАнна|М\nБорис|М',
  Факты: 'Сотрудник|Показатель|Период|Факт\nАнна|Звонки|2026-10|5\nБорис|Звонки|2026-10|6',
  Сделки: 'Дата|Сотрудник|Сумма\n05.10.2026|Анна|500\n06.10.2026|Борис|700',
};

/** Totals, and the errors with their places. */
function outcome(more: Readonly<Record<string, string>>): { totals: (string | null)[]; errors: string[] } {
  const book = readBook(Object.entries({ ...PLAN, ...more }).map(([name, lines]) => sheetOf(name, lines)));
  const run = calculate(book.plan, book.data, { period: '2026-10' });
  const all = [...statements(run)];
  const errors = [...book.issues, ...run.issues, ...all.flatMap(({ issues }) => issues)]
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place }) => `${code} ${place?.table} ${place?.cell}`);
  return { totals: all.map(({ total }) => total), errors: [...new Set(errors)] };
}

const NOBODY = [null, null];

test('sound tables are calculated', () => {
  // 1000 + 500 × 10 % + 5 and 1000 + 700 × 10 % + 6.
  expect(outcome({})).toEqual({ totals: ['1055.00', '1076.00'], errors: [] });
});

test.each<[string, Readonly<Record<string, string>>, (string | null)[], string[]]>([
  ['a row of the period', { Сделки: `${PLAN.Сделки}\n07.10.2026|#N/A|90` }, NOBODY, ['cell-error Сделки B4']],
  ['a row of another period', { Сделки: `${PLAN.Сделки}\n07.09.2026|#N/A|90` }, ['1055.00', '1076.00'], []],
  [
    'an adjustment',
    { Корректировки: 'Сотрудник|Период|Вид|Сумма|Основание\n#REF!|2026-10|разовая премия|50|Приказ 1' },
    NOBODY,
    ['cell-error Корректировки A2'],
  ],
  [
    'an adjustment of another period',
    { Корректировки: 'Сотрудник|Период|Вид|Сумма|Основание\n#REF!|2026-09|разовая премия|50|Приказ 1' },
    ['1055.00', '1076.00'],
    [],
  ],
  [
    'an absence',
    { Отсутствия: 'Сотрудник|Код|С|По\n#Н/Д|ОТ|01.10.2026|05.10.2026' },
    NOBODY,
    ['cell-error Отсутствия A2'],
  ],
  [
    'a role nobody can be sure of',
    { Сотрудники: 'Сотрудник|Роль\nАнна|#REF!\nБорис|М' },
    [null, '1076.00'],
    ['cell-error Сотрудники B2'],
  ],
  [
    'a measure of one payee',
    { Факты: `${PLAN.Факты}\nБорис|#ИМЯ?|2026-10|6` },
    ['1055.00', null],
    ['cell-error Факты B4'],
  ],
  ['a table that is an error as a whole', { Корректировки: '#N/A' }, NOBODY, ['cell-error Корректировки undefined']],
])('%s', (_, more, totals, errors) => {
  expect(outcome(more)).toEqual({ totals, errors });
});

test('a row without a name above one that begins like a header is said, not lost', () => {
  const { totals, errors } = outcome({ Начисления: 'Начисление|Выражение\n|1000\nПроцент|Оплаты * 10 %' });
  expect(errors).toEqual(['row-unnamed Начисления A2']);
  expect(totals).toEqual(NOBODY);
});

test.each([
  ['worked time', { Отработано: 'Сотрудник|Период|Отработано дней|Норма дней\n|2026-10|11|22' }, 'Отработано'],
  ['an absence', { Отсутствия: 'Сотрудник|Код|С|По\n|ОТ|05.10.2026|09.10.2026' }, 'Отсутствия'],
])('%s of nobody is told', (_, more, table) => {
  const book = readBook(Object.entries({ ...PLAN, ...more }).map(([name, lines]) => sheetOf(name, lines)));
  const { issues } = calculate(book.plan, book.data, { period: '2026-10' });
  expect(issues.map(({ code, place }) => `${code} ${place?.table} ${place?.cell}`)).toEqual([
    `row-without-payee ${table} A2`,
  ]);
});

test('an absence without a code is no absence that changes nothing', () => {
  const { totals, errors } = outcome({
    Схемы: 'Схема|Пропорция|Отсутствия уменьшают выплату\nСхема|рабочие дни|ОТ',
    Начисления: 'Начисление|Выражение\nОклад|prorate(1000)',
    Отсутствия: 'Сотрудник|Код|С|По\nАнна||05.10.2026|09.10.2026',
  });
  expect(totals).toEqual([null, '1000.00']);
  expect(errors).toEqual(['absence-code Отсутствия B2']);
});

test('exports pasted one below another bring their headers along', () => {
  expect(outcome({ Сделки: `${PLAN.Сделки}\nДата|Сотрудник|Сумма\n07.10.2026|Анна|100` })).toEqual({
    totals: ['1065.00', '1076.00'],
    errors: [],
  });
});

test('a number and an expression for one component are told apart', () => {
  const { totals, errors } = outcome({
    Начисления: 'Начисление|Формула|Параметры|Выражение\nОклад|1||Звонки * 1',
  });
  expect(totals).toEqual(NOBODY);
  expect(errors).toEqual(['formula-and-expression Начисления B2']);
});

test('a date where a figure belongs is no subtraction', () => {
  const sheets = Object.entries({ ...PLAN, Параметры: 'Параметр|Значение|Единица\nОклад|2026-10-01|деньги' });
  const book = readBook(sheets.map(([name, lines]) => sheetOf(name, lines)));
  expect(book.issues.map(({ code, place }) => `${code} ${place?.cell}`)).toEqual(['number-date B2']);
});
