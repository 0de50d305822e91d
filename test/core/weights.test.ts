/** Weights of a scorecard sum to 100 %, however the bonus uses them and whatever door they come through. */
import { expect, test } from 'vitest';
import { calculate, statements } from '../../src/index.js';
import { readBook } from '../../src/workbook/book.js';

/** What 1 000 gives by the weight of the first of two KPIs, with weights as a door reads them. */
function paid(first: string | number, second: string | number, weights = 'ровно 100 %') {
  const typed = typeof first === 'number';
  const { plan, data } = readBook([
    {
      name: 'Схемы',
      typed,
      rows: [
        ['Схема', 'Валюта', 'Веса'],
        ['Ш', 'RUB', weights],
      ],
    },
    {
      name: 'Показатели',
      typed,
      rows: [
        ['Показатель', 'Единица'],
        ['А', 'штуки'],
        ['Б', 'штуки'],
      ],
    },
    {
      name: 'KPI',
      typed,
      rows: [
        ['KPI', 'Показатель', 'Правило', 'Вес'],
        ['А', 'А', 'факт/план', first],
        ['Б', 'Б', 'факт/план', second],
      ],
    },
    {
      name: 'Начисления',
      typed,
      rows: [
        ['Начисление', 'Формула'],
        ['Премия', '=1000 * вес(А)'],
      ],
    },
    {
      name: 'Сотрудники',
      typed,
      rows: [
        ['Сотрудник', 'Схема'],
        ['Ова', 'Ш'],
      ],
    },
  ]);
  const run = calculate(plan, data, { period: '2026-10' });
  const [statement] = statements(run);
  return statement?.total ?? statement?.issues.map(({ code }) => code).filter((code) => code !== 'number-as-text');
}

test('percents', () => {
  expect(paid('60 %', '40 %')).toBe('600.00');
  expect(paid('60 %', '50 %')).toEqual(['weights-sum']);
  expect(paid('60 %', '50 %', 'свободные')).toBe('600.00');
});

test('percent cells of a spreadsheet, which give fractions', () => {
  expect(paid(0.6, 0.4)).toBe('600.00');
  expect(paid(0.6, 0.5)).toEqual(['weights-sum']);
  expect(paid(0.6, 0.5, 'свободные')).toBe('600.00');
});

test('parts', () => {
  expect(paid('3', '2')).toBe('600.00');
  expect(paid(3, 2)).toBe('600.00');
});
