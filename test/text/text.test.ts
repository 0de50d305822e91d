/** Words of statements and explanations. Whole outputs stand in golden/, each read line by line before it was kept. */

import { describe, expect, test } from 'vitest';
import { diff } from '../../src/core/explain/diff.js';
import { explain } from '../../src/core/explain/explain.js';
import { next } from '../../src/core/explain/next.js';
import { whatIf } from '../../src/core/explain/whatif.js';
import type { Issue, Lang } from '../../src/core/issue/issue.js';
import type { Explanation, Next, Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import {
  countsText,
  diffText,
  distinctNext,
  explainFull,
  explainLines,
  explanationRows,
  issuesText,
  nextText,
  plainVoice,
  rowText,
  statementText,
  voiceOf,
} from '../../src/text/index.js';
import { conditionText } from '../../src/text/operand.js';
import { phrase, spelled } from '../../src/text/phrase.js';
import { broken, shapes, zeid } from './fixtures.js';
import { plain } from './plain.js';

const OPTIONS = { period: '2026-10' };
const LANGS: readonly Lang[] = ['ru', 'en'];
const runs = {
  zeid: calculate(zeid.plan, zeid.data, OPTIONS),
  shapes: calculate(shapes.plan, shapes.data, OPTIONS),
  broken: calculate(broken.plan, broken.data, OPTIONS),
};
const names = Object.keys(runs) as (keyof typeof runs)[];
const all = names.flatMap((name) => LANGS.map((lang) => [name, lang] as const));
const idsOf = (run: Run): string[] => run.prepared.people.payees.map(({ id }) => id);
const statementOf = (run: Run, id: string): Statement => statement(run, id) as Statement;

/** One file for a kind of text: all payees of a department, no-break spaces as plain ones so that it can be read. */
const golden = (kind: string, name: string, lang: Lang, text: string) =>
  expect(`${plain(text)}\n`).toMatchFileSnapshot(`golden/${name}.${kind}.${lang}.txt`);

describe('whole outputs', () => {
  test.each(all)('statements of «%s» in %s', async (name, lang) => {
    const run = runs[name];
    await golden(
      'statements',
      name,
      lang,
      idsOf(run)
        .map((id) => statementText(statementOf(run, id), { lang }))
        .join('\n\n'),
    );
  });

  test.each(all)('sentences of «%s» in %s', async (name, lang) => {
    const run = runs[name];
    await golden(
      'sentences',
      name,
      lang,
      idsOf(run)
        .map((id) => explainLines(run, id, lang).join('\n'))
        .join('\n\n'),
    );
  });

  test.each(all)('trees of «%s» in %s', async (name, lang) => {
    const run = runs[name];
    const trees = idsOf(run).map((id) =>
      explain(run, id)
        .map(({ tree }) => explainFull(tree, voiceOf(run, id, lang)))
        .join('\n'),
    );
    await golden('trees', name, lang, trees.join('\n\n'));
  });

  test.each(all)('what comes next in «%s» in %s', async (name, lang) => {
    const run = runs[name];
    await golden(
      'next',
      name,
      lang,
      idsOf(run)
        .map((id) => nextText(next(run, id), voiceOf(run, id, lang), explain(run, id)))
        .join('\n\n'),
    );
  });

  test.each(LANGS)('a difference in %s', async (lang) => {
    const { run } = whatIf(zeid.plan, zeid.data, OPTIONS, [
      { parameter: 'Оклад', value: '45000' },
      { payee: '17', measure: 'Оплаты', value: '1 300 000' },
    ]);
    await golden('diff', 'zeid', lang, diffText(diff(runs.zeid, run), lang));
    expect(diffText([], lang)).toBe(lang === 'ru' ? 'Суммы не изменились.' : 'No amount has changed.');
  });
});

describe('the published person', () => {
  const own = statementOf(runs.zeid, '17');

  test('is paid 40 000,00 + 11 618,50 + 0,00 + 6 000,00 + 111 943,25 = 169 561,75', () => {
    expect(own.lines.map(({ amount }) => amount)).toEqual(['40000.00', '11618.50', '0.00', '6000.00', '111943.25']);
    expect(own.total).toBe('169561.75');
    expect(plain(statementText(own, { lang: 'ru' }))).toContain('К выплате          169 561,75 ₽');
  });

  test('is told why, a sentence a line', () => {
    expect(explainLines(runs.zeid, '17', 'ru').map(plain)).toEqual([
      'Оклад: 40 000,00 ₽ × 22 из 22 рабочих дней = 40 000,00 ₽',
      'Премия за звонки: 30 000,00 ₽ × 40 % × 335 ÷ 346 (96,8 %) = 11 618,50 ₽',
      'Премия за встречи: 0,00 ₽ — выполнение 13 ÷ 46 (28,3 %) меньше минимума 50 %, показатель не оплачивается. Встречи: ещё 10 до минимума 50 % — тогда +6 000,00 ₽ к итогу',
      'Премия за CRM: 30 000,00 ₽ × 20 % × 100 ÷ 100 (100 %) = 6 000,00 ₽',
      'Процент: 1 178 350,00 ₽ × 9,5 % (выполнение 1 178 350,00 ₽ ÷ 1 000 000,00 ₽ (117,8 %) → ступень «от 100 %») = 111 943,25 ₽. Оплаты: ещё 31 650,00 ₽ до ступени 121 % — тогда +9 056,75 ₽ к итогу',
    ]);
  });

  test('99,96 % is never told as 100 %', () => {
    const [, , , , percent = ''] = explainLines(runs.zeid, '18', 'ru');
    expect(plain(percent)).toBe(
      'Процент: 999 600,00 ₽ × 3 % (выполнение 999 600,00 ₽ ÷ 1 000 000,00 ₽ (99,96 %) → ступень «от 51 %») = 29 988,00 ₽',
    );
  });
});

describe('one thing said well', () => {
  test('three ways of paying less are three different things', () => {
    const text = statementText(statementOf(runs.zeid, '18'), { lang: 'ru' });
    for (const words of ['Опоздания — снижение премии', 'Спецодежда — удержание', 'Отчёт не сдан — не заработано'])
      expect(text).toContain(words);
  });

  test('gross is said once', () => {
    for (const lang of LANGS) {
      const text = statementText(statementOf(runs.zeid, '17'), { lang });
      expect(text.match(/НДФЛ|gross/g)).toHaveLength(1);
    }
  });

  test('rows carry level, text, value and source', () => {
    const rows = explanationRows(runs.zeid, '17', 'ru');
    expect(rows.map((row) => rowText(row)).join('\n')).toBe(
      explain(runs.zeid, '17')
        .map(({ tree }) => explainFull(tree, voiceOf(runs.zeid, '17', 'ru')))
        .join('\n'),
    );
    const fact = rows.find((row) => row.text === 'факт «Звонки»');
    expect(fact).toEqual({
      level: 2,
      text: 'факт «Звонки»',
      value: '335',
      source: '«Факты», строка 2, столбец «Факт» (D2)',
    });
    expect(rows.find((row) => row.text === 'факт «Оплаты»')?.source).toBe('2 строки таблицы «Сделки», столбец «Сумма»');
  });

  test('nobody and nothing', () => {
    expect(explainLines(runs.zeid, 'Никто', 'ru')).toEqual([]);
    expect(explanationRows(runs.zeid, 'Никто', 'ru')).toEqual([]);
    expect(nextText([], plainVoice('ru'))).toBe('Ближайших ступеней, минимумов и условий нет.');
    expect(voiceOf(runs.zeid, 'Никто', 'en').currency).toBe('RUB');
  });
});

describe('issues', () => {
  const text = (row: number, words: string, severity: Issue['severity'] = 'warning'): Issue => ({
    code: 'number-as-text',
    severity,
    place: { table: 'Факты', row },
    params: { text: words },
  });

  test('are counted, errors first', () => {
    const found = [text(2, '1'), text(3, '2', 'note'), text(4, '3', 'error'), text(5, '3', 'error')];
    expect(countsText(found, 'ru')).toBe('2 ошибки, 1 предупреждение, 1 заметка');
    expect(countsText(found, 'en')).toBe('2 errors, 1 warning, 1 note');
    expect(countsText([], 'ru')).toBe('Замечаний нет.');
    expect(issuesText(found, 'ru').split('\n')[1]).toMatch(/^Ошибка\./);
  });

  test('the same finding is said once with its places', () => {
    const found = [2, 3, 4, 5, 6, 7, 8].map((row) => text(row, '7'));
    expect(issuesText(found, 'ru', { counts: false })).toBe(
      [
        'Предупреждение. Число «7» записано текстом; оно прочитано, но формулы таблицы его пропустят.',
        '  «Факты», строка 2; «Факты», строка 3; «Факты», строка 4; «Факты», строка 5; «Факты», строка 6; ещё 2 места',
        '  → Задайте ячейке числовой формат.',
      ].join('\n'),
    );
  });

  test('many of one code are cut short, and the hint is said once', () => {
    const found = [2, 3, 4, 5, 6, 7, 8].map((row) => text(row, String(row)));
    const lines = issuesText(found, 'en', { counts: false }).split('\n');
    expect(lines.filter((line) => line.startsWith('Warning.'))).toHaveLength(5);
    expect(lines.slice(-2)).toEqual(['  … and more of the same kind: 2', '  → Give the cell a number format.']);
  });

  test('one without a place names the payee, unless the statement does', () => {
    const lone: Issue = {
      code: 'percent-missing',
      severity: 'warning',
      params: { formula: 'a > 50', text: '50' },
      payee: '17',
    };
    expect(issuesText([lone], 'ru', { counts: false })).toContain('\n  17\n');
    expect(issuesText([lone], 'ru', { counts: false, payees: false })).not.toContain('17');
  });
});

describe('what comes next is said once, and only what is known', () => {
  const item = (more: Partial<Next>): Next => ({
    line: 'Процент',
    kind: 'tier',
    name: 'Процент с продаж',
    measure: 'Оплаты',
    missing: '31650.00',
    threshold: '1.21',
    adds: '9056.75',
    ...more,
  });
  const voice = voiceOf(runs.shapes, '1', 'ru');
  const said = (...items: Next[]) => plain(nextText(items, voice));

  test('the hint of two lines stands under the first', () =>
    expect(distinctNext([item({}), item({ line: 'Премия' })]).map(({ line }) => line)).toEqual(['Процент']));

  test('nothing is said of what a guarantee hides', () =>
    expect(said(item({ adds: '0.00' }))).toBe('Ближайших ступеней, минимумов и условий нет.'));

  test('an effect that cannot be known is left out', () =>
    expect(said(item({ measure: 'Выручка', threshold: '500000', adds: null }))).toBe(
      'Процент. Выручка: ещё 31 650,00 ₽ до ступени 500 000,00 ₽',
    ));

  test('a ratio is missing in points, less is better says so, and pay may fall', () => {
    expect(said(item({ kind: 'floor', measure: 'Конверсия', missing: '0.05', threshold: '0.5' }))).toBe(
      'Процент. Конверсия: ещё 5 п. п. до минимума 50 % — тогда +9 056,75 ₽ к итогу',
    );
    expect(said(item({ measure: 'Жалобы', missing: '2', threshold: '10', adds: '-5.00' }))).toBe(
      'Процент. Жалобы: меньше на 2 до ступени 10 — тогда −5,00 ₽ к итогу',
    );
  });
});

describe('a condition says what was asked', () => {
  const compared = (op: string, left: string, right: string, value: '0' | '1'): string => {
    const side = (text: string) =>
      ({ op: 'measure', label: 'Звонки', kind: 'count', value: text, children: [] }) as const;
    const node = { op, label: '', kind: 'flag', value, children: [side(left), side(right)] } as const;
    return plain(conditionText(node, { voice: plainVoice('ru'), edges: [] }));
  };
  test.each([
    ['>=', '5', '3', '1', 'не меньше'],
    ['>=', '3', '3', '1', 'не меньше'],
    ['>=', '2', '3', '0', 'меньше'],
    ['>', '3', '3', '0', 'не больше'],
    ['>', '2', '3', '0', 'меньше'],
    ['<', '3', '3', '0', 'не меньше'],
    ['<=', '4', '3', '0', 'больше'],
    ['<=', '2', '3', '1', 'не больше'],
    ['=', '3', '3', '1', 'равно'],
    ['=', '2', '3', '0', 'не равно'],
  ] as const)('%s of %s and %s', (op, left, right, value, words) =>
    expect(compared(op, left, right, value)).toBe(`Звонки ${left} ${words} ${right} (Звонки)`),
  );
});

describe('a team', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      op: 'member',
      label: `Сотрудник ${i}`,
      kind: 'money' as const,
      value: '10',
      children: [],
    }));
  const team = (count: number, op = 'team', children: Explanation[] = []): Explanation => ({
    op,
    label: '',
    kind: 'money',
    value: String(count * 10),
    children: [...children, ...people(count)],
    detail: { team: 'Юг', people: String(count), over: 'Выручка' },
  });

  test('of twelve is listed, a larger one is counted', () => {
    const listed = explainFull(team(12), plainVoice('ru')).split('\n');
    expect(listed).toHaveLength(13);
    expect(explainFull(team(13), plainVoice('ru')).split('\n').map(plain)).toEqual([
      'команда «Юг»: 130,00 ₽ (13 человек)',
    ]);
  });

  test('share of nothing says why', () => {
    const pot: Explanation = { op: 'value', label: 'Фонд', kind: 'money', value: '100', children: [] };
    const none: Explanation = { ...team(0, 'share', [pot]), value: '0' };
    const [zero, ten] = people(2);
    const given = (members: object[], weights: string) => ({
      ...none,
      children: [pot, ...(members as Explanation[])],
      detail: { ...none.detail, weight: '0', weights },
    });
    const say = (node: Explanation) => plain(spelled(phrase(node, { voice: plainVoice('ru'), edges: [] })));
    expect(say(given([{ ...zero, value: '0' }, ten as object], '10'))).toBe(
      '0,00 ₽ (доля от 100,00 ₽, команда «Юг»: «Выручка» равно 0)',
    );
    expect(say(given([{ ...zero, value: '0' }], '0'))).toBe(
      '0,00 ₽ (доля от 100,00 ₽, команда «Юг»: ни у кого нет ничего, по чему делить)',
    );
  });
});
