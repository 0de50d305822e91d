/** The small parts: figures, columns, plurals, slices, and what no text may say. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/core/program/statement.js';
import { adjustmentWords, counted, periodWords, plural, timeWords } from '../../src/text/forms.js';
import { formulaText } from '../../src/text/formula.js';
import { slicesOf } from '../../src/text/slices.js';
import { sameValue, show, signed } from '../../src/text/value.js';
import { plainVoice } from '../../src/text/voice.js';
import { padLeft, padRight, widthOf } from '../../src/text/width.js';
import { plain } from './plain.js';

const ru = plainVoice('ru');
const en = plainVoice('en', 'USD');

describe('figures', () => {
  test.each([
    ['1178350', 'money', '1 178 350,00 ₽', '$1,178,350.00'],
    ['1/3', 'money', '≈ 0,33 ₽', '≈ $0.33'],
    ['2010000/173', 'rate', '≈ 11 618,50 ₽', '≈ $11,618.50'],
    ['335/346', 'ratio', '96,8 %', '96.8%'],
    ['0.9996', 'ratio', '99,96 %', '99.96%'],
    ['0', 'flag', 'нет', 'no'],
    ['1', 'flag', 'да', 'yes'],
    ['20741', 'date', '15.10.2026', '2026-10-15'],
    ['1234.5', 'count', '1 234,5', '1,234.5'],
    ['1/3', 'number', '≈ 0,3333', '≈ 0.3333'],
    ['3000/11', 'count', '≈ 272,73', '≈ 272.73'],
    ['22', 'duration', '22', '22'],
  ] as const)('%s as %s', (value, kind, russian, english) => {
    expect(plain(show(value, kind, ru))).toBe(russian);
    expect(plain(show(value, kind, en))).toBe(english);
  });

  test('rates keep every digit, results stay on their side of an edge', () => {
    expect(plain(show('0.07125', 'ratio', ru))).toBe('7,1 %');
    expect(plain(show('0.07125', 'ratio', ru, { exact: true }))).toBe('7,125 %');
    expect(plain(show('1/3', 'ratio', ru, { exact: true }))).toBe('≈ 33,3333 %');
    expect(plain(show('0.49999', 'ratio', ru, { edges: ['0.5'] }))).toBe('49,999 %');
    expect(show(null, 'money', ru)).toBe('неизвестно');
  });

  test('differences carry a sign', () => {
    expect(plain(signed('9056.75', 'money', ru))).toBe('+9 056,75 ₽');
    expect(plain(signed('-5', 'money', ru))).toBe('−5,00 ₽');
    expect(plain(signed('0', 'money', ru))).toBe('0,00 ₽');
  });

  test('texts of one number are the same', () => {
    expect(sameValue('0.5', '1/2')).toBe(true);
    expect(sameValue('0.5', '0.51')).toBe(false);
    expect(sameValue(null, null)).toBe(true);
    expect(sameValue(null, '0')).toBe(false);
  });
});

describe('columns', () => {
  test('are measured in cells', () => {
    expect(widthOf('Премия')).toBe(6);
    expect(widthOf('йё'.normalize('NFD'))).toBe(2);
    expect(widthOf('奖金')).toBe(4);
    expect(widthOf('🏆')).toBe(2);
  });
  test('are filled', () => {
    expect(padRight('йё'.normalize('NFD'), 4)).toBe(`${'йё'.normalize('NFD')}  `);
    expect(padLeft('奖', 4)).toBe('  奖');
    expect(padLeft('длинное', 3)).toBe('длинное');
  });
});

describe('words', () => {
  test.each([
    [1, '1 строка', '1 row'],
    [2, '2 строки', '2 rows'],
    [5, '5 строк', '5 rows'],
    [11, '11 строк', '11 rows'],
    [21, '21 строка', '21 rows'],
    [112, '112 строк', '112 rows'],
    [0, '0 строк', '0 rows'],
  ])('%i rows', (n, russian, english) => {
    expect(counted(n, 'row', 'ru')).toBe(russian);
    expect(counted(n, 'row', 'en')).toBe(english);
  });

  test('of time, months and law', () => {
    expect(plural(22, 'ru', ['день', 'дня', 'дней'])).toBe('дня');
    expect(timeWords('shifts', 'ru')).toBe('смен');
    expect(periodWords('2026-10', 'ru')).toBe('октябрь 2026');
    expect(periodWords('2026-10', 'en')).toBe('October 2026');
    expect(periodWords('2026-Q4', 'ru')).toBe('4 квартал 2026');
    expect(periodWords('2026-H1', 'en')).toBe('half-year 1 of 2026');
    for (const code of ['2026-13', 'вахта-3']) expect(periodWords(code, 'ru')).toBe(code);
    expect(adjustmentWords('deduction', 'ru')).toBe('удержание');
  });

  test('a formula is spelled as people type it', () => {
    expect(formulaText('min(Оклад, 1.5) * 3%', 'ru')).toBe('Мин(Оклад; 1,5) * 3%');
    expect(formulaText('min(Оклад, 1.5)', 'en')).toBe('min(Оклад, 1.5)');
    expect(formulaText('не формула (', 'ru')).toBe('не формула (');
  });

  test('never the word for a money fine, and «план» is never the document', () => {
    for (const folder of ['../../src/text/', '../../src/cli/', './golden/', '../cli/golden/']) {
      const root = new URL(folder, import.meta.url);
      for (const name of readdirSync(root)) {
        const text = readFileSync(new URL(name, root), 'utf8');
        expect(text, name).not.toMatch(/штраф/i);
        expect(text, name).not.toMatch(/план мотивации|план премирования/i);
      }
    }
  });
});

describe('slices', () => {
  const node = (x: string, method: string, points: string, tier: string): Explanation => ({
    op: 'scale',
    label: 'Шкала',
    kind: 'money',
    value: '0',
    detail: { method, show: 'pay', points, tier },
    children: [{ op: 'measure', label: 'Выручка', kind: 'money', value: x, children: [] }],
  });
  const POINTS = '0||0.03||;100||0.05||lookBack;500||0.07||';

  test.each([
    ['marginal', '50', '1', [['50', '0.03']]],
    [
      'marginal',
      '600',
      '3',
      [
        ['100', '0.03'],
        ['400', '0.05'],
        ['100', '0.07'],
      ],
    ],
    ['marginal', '100', '2', [['100', '0.03']]],
    [
      'mixed',
      '600',
      '3',
      [
        ['500', '0.05'],
        ['100', '0.07'],
      ],
    ],
    ['mixed', '50', '1', [['50', '0.03']]],
    [
      'excessAtTop',
      '600',
      '3',
      [
        ['100', '0.03'],
        ['500', '0.07'],
      ],
    ],
    ['excessAtTop', '50', '1', [['50', '0.03']]],
    ['marginal', '0', '1', [['0', '0.03']]],
  ])('%s of %s', (method, x, tier, expected) => {
    expect(slicesOf(node(x, method, POINTS, tier))?.map(({ part, rate }) => [part, rate])).toEqual(expected);
  });

  test('a scale of amounts has none', () => expect(slicesOf(node('600', 'amount', POINTS, '3'))).toBeNull());
});
