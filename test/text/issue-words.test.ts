/** Figures, days and optional pieces inside sentences, in both languages. */
import { describe, expect, test } from 'vitest';
import { error } from '../../src/core/issue/issue.js';
import { issueText } from '../../src/core/language/issue-text.js';
import { nearest } from '../../src/core/language/nearest.js';
import { calculate } from '../../src/core/run/run.js';
import { readBook } from '../../src/workbook/index.js';
import { plain } from './plain.js';

const said = (...given: Parameters<typeof error>): string[] =>
  (['ru', 'en'] as const).map((lang) => plain(issueText(error(...given), lang).message));

describe('figures in a sentence are written as its language does', () => {
  test.each([
    [
      'scale-hole',
      { name: 'Ш', to: '400000', from: '500000' },
      'Шкала «Ш»: между 400 000 и 500 000 дыра. Значения внутри получают ступень ниже.',
      'Scale "Ш" has a hole between 400,000 and 500,000; values inside take the lower tier.',
    ],
    [
      'scale-order',
      { name: 'Ш', from: '1000000', before: '1200000.5' },
      'Шкала «Ш»: порог 1 000 000 стоит после 1 200 000,5, не по возрастанию.',
      'Scale "Ш": threshold 1,000,000 comes after 1,200,000.5, out of order.',
    ],
    [
      'rows-after-leaving',
      { name: 'Гусева Нина', day: '2026-10-16', count: '1' },
      '«Гусева Нина» работает по 16.10.2026: более поздние строки никому не засчитаны (строк: 1).',
      '"Гусева Нина" works until 2026-10-16: later rows are credited to nobody (rows: 1).',
    ],
    [
      'formula-parameter-bounds',
      { name: 'ставка', min: '0%', max: '100%' },
      'Параметр «ставка» вне обычных пределов: от 0 % до 100 %.',
      'Parameter "ставка" is outside its usual bounds: 0% to 100%.',
    ],
    [
      'weights-sum',
      { plan: '', sum: '9/10' },
      'Веса KPI в сумме дают 90 %, а не 100 %.',
      'KPI weights sum to 90%, not to 100%.',
    ],
    [
      'zero-span',
      { name: '', formula: 'Звонки' },
      'У KPI «Звонки» база равна норме (или минимум — цели), поэтому выполнение не посчитать.',
      'The base of KPI "Звонки" equals its norm (or the minimum its goal), so attainment cannot be computed.',
    ],
    [
      'name-not-here',
      { name: 'Оклад', formula: 'Оклад', from: '2027-01-01', scope: '—' },
      '«Оклад» есть в схеме, но здесь не действует, начало: 01.01.2027 (формула «Оклад»).',
      '"Оклад" is in the plan but not in force here, it starts on 2027-01-01 (formula "Оклад").',
    ],
  ] as const)('%s', (code, params, ru, en) => expect(said(code, params)).toEqual([ru, en]));
});

test('КПИ and KPI are one word of a name', () => {
  expect(nearest('Премия КПИ', ['Оклад', 'Премия KPI'])).toBe('Премия KPI');
  expect(nearest('премия kpi', ['Оклад', 'Премия КПИ'])).toBe('Премия КПИ');
});

const sheet = (name: string, text: string) => ({
  name,
  typed: false,
  rows: text.split('\n').map((line) => line.split('|')),
});

describe('a cell is named', () => {
  const book = readBook([
    sheet('Схемы', 'Схема|Валюта\nПродажи|RUB'),
    sheet('Показатели', 'Показатель|Единица\nЗвонки|штуки'),
    sheet('Начисления', 'Начисление|Выражение\nЗа звонки|Звонки * 10'),
    sheet('Сотрудники', 'Сотрудник|Схема\nАлексеев Иван|Продажа\nБорисова Анна|Продажи\nВолков Пётр|Продажа'),
    sheet('Факты', 'Сотрудник|Показатель|Период|Факт\nБорисова Анна|Звонки|2026-10|5\nБорисова Анна|звонкии|2026-10|5'),
  ]);
  const { issues } = calculate(book.plan, book.data, { period: '2026-10' });
  const words = [...book.issues, ...issues].map((issue) => {
    const { message, hint } = issueText(issue, 'ru');
    return `${issue.place?.table} ${issue.place?.cell}: ${message} ${hint}`;
  });

  test('of every person with a scheme that is not there', () => {
    expect(words).toContain(
      'Сотрудники B2: У «Алексеев Иван» указана схема «Продажа», такой нет. Возможно, это «Продажи»?',
    );
    expect(words).toContain(
      'Сотрудники B4: У «Волков Пётр» указана схема «Продажа», такой нет. Возможно, это «Продажи»?',
    );
  });

  test('and a measure is suggested as it is spelled', () => {
    expect(words).toContain('Факты B3: Показателя «звонкии» нет в схеме, строка не учтена. Возможно, это «Звонки»?');
  });
});
