/** The pay stage in words: statement, sentences, trees, command line data. */

import { expect, test } from 'vitest';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { explainLines, explainLinesFull, statementText } from '../../src/text/index.js';
import { readBook } from '../../src/workbook/index.js';
import { sheetOf } from '../issues/fixture.js';

/** October of a department with every word of the pay stage; the ledger holds what September left. */
function october(sales: string, closed: string): Run {
  const book = readBook(
    [
      ['Показатели', 'Показатель|Единица\nОплаты|деньги\nЗакрыто|штуки'],
      ['Начисления', 'Начисление|Формула\nПроцент|=Оплаты * 10 %\nБонус|=500'],
      [
        'Выплаты',
        [
          'Выплата|Вид|Начисление|Сумма|Доля|Погашать не больше|Условие|Название',
          'Резерв|отложенная часть|Процент||10 %||Закрыто >= 5|Резерв по договорам',
          'Вперёд|в счёт будущего процента||2000||300||Выплата в счёт будущего процента',
          'Предел|потолок с переносом||6000||||Предел выплаты',
        ].join('\n'),
      ],
      ['Сотрудники', 'Сотрудник|Табельный №\nАнна|7'],
      ['Факты', `Сотрудник|Показатель|Период|Факт\n7|Оплаты|2026-10|${sales}\n7|Закрыто|2026-10|2`],
      ['Журнал', `Период|Сотрудник|Этап|Начисление|Сумма\n2026-09|7|остаток|Вперёд|${closed}`],
    ].map(([name, text]) => sheetOf([name as string, text as string])),
  );
  expect(book.issues).toEqual([]);
  return calculate(book.plan, book.data, { period: '2026-10' });
}

const plain = (text: string): string => text.replace(/\u00A0|\u202F/g, ' ');
const said = (lines: readonly string[]): string[] => lines.map(plain);

test('a statement prints what each rule did and what is left', () => {
  const text = statementText(statement(october('10000', '500'), '7') as Statement, { lang: 'ru' });
  expect(plain(text).split('\n')).toEqual([
    'Анна (7) · октябрь 2026',
    '  Процент                                     1 000,00 ₽',
    '  Бонус                                         500,00 ₽',
    '  Резерв по договорам — условие не наступило   −100,00 ₽',
    '  Выплата в счёт будущего процента              600,00 ₽',
    '  ──────────────────────────────────────────────────────',
    '  Начислено                                   1 500,00 ₽',
    '  К выплате                                   2 000,00 ₽',
    '  Все суммы — до вычета НДФЛ.',
    '  Остатки на следующий период: Резерв по договорам 100,00 ₽, Выплата в счёт будущего процента 1 100,00 ₽',
  ]);
});

test('sentences name the base, the rule and the balance', () => {
  const run = october('70000', '500');
  expect(said(explainLines(run, '7', 'ru')).slice(2)).toEqual([
    'Резерв по договорам — условие не наступило: −7 000,00 ₽ (Процент) × 10 % (так как Закрыто 2 меньше 5) = −700,00 ₽. Отложено: было 0,00 ₽, стало 700,00 ₽',
    'Выплата в счёт будущего процента — погашение: −(наименьшее из 4 800,00 ₽ (6 800,00 ₽ (к выплате до правила) − 2 000,00 ₽ (сумма правила)), 500,00 ₽ и 300,00 ₽ (погашать не больше)) = −300,00 ₽. К погашению: было 500,00 ₽, стало 200,00 ₽',
    'Предел выплаты — сверх потолка, перенесено: 6 000,00 ₽ (сумма правила) − 6 500,00 ₽ (к выплате до правила) = −500,00 ₽. Перенесено сверх потолка: было 0,00 ₽, стало 500,00 ₽',
  ]);
  expect(said(explainLines(run, '7', 'en')).slice(3)).toEqual([
    'Выплата в счёт будущего процента — recovery: −(the smallest of ₽4,800.00 (₽6,800.00 (payable before the rule) − ₽2,000.00 (amount of the rule)), ₽500.00 and ₽300.00 (recover at most)) = −₽300.00. To recover: was ₽500.00, now ₽200.00',
    'Предел выплаты — over the cap, carried: ₽6,000.00 (amount of the rule) − ₽6,500.00 (payable before the rule) = −₽500.00. Carried over the cap: was ₽0.00, now ₽500.00',
  ]);
});

test('a tree goes down to the cell of the balance; lines explained before are named', () => {
  const [recovery] = explainLinesFull(october('70000', '500'), '7', 'ru').slice(3);
  expect(plain(recovery as string).split('\n')).toEqual([
    'Выплата в счёт будущего процента: −300,00 ₽ — схема, «Выплаты», строка 3',
    '  наименьшее: 300,00 ₽ = наименьшее из 4 800,00 ₽ и 500,00 ₽ и 300,00 ₽',
    '    разность: 4 800,00 ₽ = 6 800,00 ₽ − 2 000,00 ₽',
    '      к выплате до правила: 6 800,00 ₽ = 7 000,00 ₽ + 500,00 ₽ − 700,00 ₽',
    '        Процент: 7 000,00 ₽ — см. выше',
    '        Бонус: 500,00 ₽ — см. выше',
    '        Резерв по договорам: −700,00 ₽ — см. выше',
    '      сумма правила: 2 000,00 ₽',
    '    остаток на начало: 500,00 ₽ — «Журнал», строка 2, столбец «Сумма» (E2)',
    '    погашать не больше: 300,00 ₽',
    '  к погашению: было 500,00 ₽, стало 200,00 ₽',
  ]);
});

test('a balance that did not move is still said', () => {
  const run = october('16666.67', '500');
  // 1 666.67 − 166.67 + 500 = 2 000.00.
  expect(said(explainLines(run, '7', 'ru'))[3]).toBe(
    'Выплата в счёт будущего процента: в этом периоде без движения. К погашению: было 500,00 ₽, стало 500,00 ₽',
  );
});
