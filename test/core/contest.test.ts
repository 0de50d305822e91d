/** Places, prizes and pools: what decides between equals, who takes part, and where every kopeck goes. */
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';
import { calculate, type Run, statement } from '../../src/index.js';
import { explainFull, explainShort, voiceOf } from '../../src/text/index.js';
import { plain } from '../text/plain.js';
import { mistakes } from './replay.js';

const PERIOD = '2026-10';
const OPTIONS = { period: PERIOD };

const table = (role: TableRole, name: string, header: string[], rows: Cell[][]): RowTable => ({
  role,
  name,
  header,
  fields: header,
  columns: header.map((_, column) => rows.map((row) => row[column])),
  typed: false,
});

const PRIZES = {
  code: 'Призы',
  method: 'amount',
  below: 'zero',
  points: [
    { from: '1', value: '10000' },
    { from: '2', value: '5000' },
    { from: '3', value: '3000' },
  ],
} as const;

const planOf = (expression: string, more: Partial<PlanDocument> = {}): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема' }],
  parameters: [],
  measures: [
    { code: 'Продажи', unit: 'money' },
    { code: 'Жалобы', unit: 'count', direction: 'down' },
    { code: 'День', unit: 'count' },
  ],
  kpis: [],
  scales: [PRIZES],
  components: [{ code: 'Строка', expression }],
  ...more,
});

type Person = readonly [id: string, team: string, sales: string, more?: Readonly<Record<string, string>>];

/** People with their sales, and other measures by name. */
function dataOf(people: readonly Person[]): Data {
  const facts = people.flatMap(([id, , sales, more]) =>
    Object.entries({ Продажи: sales, ...more }).map(([measure, fact]) => [id, measure, PERIOD, fact]),
  );
  return {
    tables: [
      table(
        'people',
        'Сотрудники',
        ['payee', 'team'],
        people.map(([id, team]) => [id, team]),
      ),
      table('facts', 'Факты', ['payee', 'measure', 'period', 'fact'], facts),
    ],
  };
}

const runOf = (expression: string, people: readonly Person[], more: Partial<PlanDocument> = {}): Run =>
  calculate(planOf(expression, more), dataOf(people), OPTIONS);

/** What everybody is paid; each explanation replays to it. */
function paid(expression: string, people: readonly Person[], more: Partial<PlanDocument> = {}): (string | null)[] {
  const run = runOf(expression, people, more);
  return people.map(([id]) => {
    for (const { tree } of explain(run, id)) expect(mistakes(tree)).toEqual([]);
    return statement(run, id)?.total ?? null;
  });
}

const codes = (run: Run, id: string): string[] => [
  ...new Set([...run.issues, ...(statement(run, id)?.issues ?? [])].map(({ code }) => code)),
];

const said = (run: Run, id: string, lang: 'ru' | 'en' = 'ru'): string =>
  plain(
    explain(run, id)
      .map((line) => explainShort(line, [], voiceOf(run, id, lang)))
      .join('\n'),
  );

const FOUR: readonly Person[] = [
  ['А', 'Юг', '100'],
  ['Б', 'Юг', '300'],
  ['В', 'Юг', '200'],
  ['Г', 'Север', '50'],
];

describe('a place', () => {
  test('is counted in the team, the best first', () => {
    expect(paid('rank(Продажи) * 1', FOUR)).toEqual(['3.00', '1.00', '2.00', '1.00']);
  });
  test('among everybody, or everybody of the plan', () => {
    expect(paid('rank(Продажи, "all") * 1', FOUR)).toEqual(['3.00', '1.00', '2.00', '4.00']);
    expect(paid('rank(Продажи, "схема") * 1', FOUR)).toEqual(['3.00', '1.00', '2.00', '4.00']);
  });
  test('the other way round', () => {
    expect(paid('rank(Продажи, "down", "all") * 1', FOUR)).toEqual(['2.00', '4.00', '3.00', '1.00']);
  });
  test('by the measure itself, where less is better', () => {
    const people: Person[] = [
      ['А', 'Юг', '0', { Жалобы: '3' }],
      ['Б', 'Юг', '0', { Жалобы: '1' }],
    ];
    expect(paid('rank(Жалобы) * 1', people)).toEqual(['2.00', '1.00']);
    expect(paid('rank(Жалобы, "up") * 1', people)).toEqual(['1.00', '2.00']);
    expect(codes(runOf('rank(Жалобы * 2) * 1', people), 'А')).toContain('rank-direction');
    expect(paid('rank(Жалобы * 2, "меньше") * 1', people)).toEqual(['2.00', '1.00']);
  });
  test('equals share the best one, and the next is counted after them', () => {
    const people: Person[] = [
      ['А', 'Юг', '100'],
      ['Б', 'Юг', '200'],
      ['В', 'Юг', '200'],
      ['Г', 'Юг', '300'],
    ];
    expect(paid('rank(Продажи) * 1', people)).toEqual(['4.00', '2.00', '2.00', '1.00']);
  });
  test('thirds are compared exactly', () => {
    const people: Person[] = [
      ['А', 'Юг', '1', { День: '3' }],
      ['Б', 'Юг', '2', { День: '6' }],
      ['В', 'Юг', '0.333333333333333', { День: '1' }],
    ];
    // 1/3 = 2/6 > 0.333333333333333
    expect(paid('rank(Продажи / День) * 1', people)).toEqual(['1.00', '1.00', '3.00']);
  });
  test('nobody outside the condition has one', () => {
    const run = runOf('rank(Продажи, Продажи >= 100, "all") * 1', FOUR);
    expect(statement(run, 'Б')?.total).toBe('1.00');
    expect(statement(run, 'Г')?.total).toBeNull();
    expect(codes(run, 'Г')).toEqual(['rank-none']);
    expect(paid('known(rank(Продажи, Продажи >= 100, "all"), 0) * 1', FOUR)).toEqual(['3.00', '1.00', '2.00', '0.00']);
  });
  test('who has no such figure in their scheme takes no part', () => {
    const more = {
      parameters: [{ code: 'Балл', value: '5', for: { role: 'продавец' } }],
      components: [
        { code: 'Строка', expression: 'rank(Балл) * 1', for: { role: 'продавец' } },
        { code: 'Другая', expression: '0' },
      ],
    };
    const staff = table(
      'people',
      'Сотрудники',
      ['payee', 'team', 'role'],
      [
        ['А', 'Юг', 'продавец'],
        ['Б', 'Юг', 'руководитель'],
      ],
    );
    const run = calculate(planOf('0', more), { tables: [staff] }, OPTIONS);
    expect(said(run, 'А')).toContain('место 1 из 1');
  });
});

test('an unknown figure of one person leaves the whole field unknown, and says whose', () => {
  const people: Person[] = [
    ['А', 'Юг', '100'],
    ['Б', 'Юг', ''],
    ['В', 'Север', '100'],
  ];
  for (const expression of ['rank(Продажи) * 1', 'prize(Призы, Продажи, "split")', 'pool(100, Продажи)']) {
    const run = runOf(expression, people);
    expect(['А', 'Б', 'В'].map((id) => statement(run, id)?.total === null)).toEqual([true, true, false]);
    const [issue] = statement(run, 'А')?.issues ?? [];
    expect([issue?.code, issue?.params?.name]).toEqual(['field-unknown', 'Б']);
    expect(statement(run, 'Б')?.issues[0]?.code).toBe('cell-empty');
  }
  expect(paid('known(rank(Продажи), 0) * 1', people)[0]).toBeNull();
});

describe('a prize', () => {
  const tied: Person[] = [
    ['А', 'Юг', '200', { День: '12' }],
    ['Б', 'Юг', '300', { День: '5' }],
    ['В', 'Юг', '200', { День: '9' }],
    ['Г', 'Юг', '100', { День: '1' }],
  ];
  test('goes by place; after the last of the table there is none', () => {
    expect(paid('prize(Призы, Продажи, "split", "all")', FOUR)).toEqual(['3000.00', '10000.00', '5000.00', '0.00']);
  });
  test('equals share what their places have: (5 000 + 3 000) ÷ 2 = 4 000', () => {
    expect(paid('prize(Призы, Продажи, "split")', tied)).toEqual(['4000.00', '10000.00', '4000.00', '0.00']);
  });
  test('or each has the prize of the place', () => {
    expect(paid('prize(Призы, Продажи, "каждому")', tied)).toEqual(['5000.00', '10000.00', '5000.00', '0.00']);
  });
  test('or the earliest is first', () => {
    expect(paid('prize(Призы, Продажи, "earliest", "none", "none", "none", День)', tied)).toEqual([
      '3000.00',
      '10000.00',
      '5000.00',
      '0.00',
    ]);
    const run = runOf('prize(Призы, Продажи, "earliest")', tied);
    expect(codes(run, 'А')).toContain('prize-earliest');
  });
  test('a day nobody needs may be missing; one that decides may not', () => {
    const first = 'prize(Призы, Продажи, "earliest", "none", "none", "none", День)';
    const absent = (who: string): Person[] =>
      tied.map(([id, team, sales, more]) => [id, team, sales, { ...more, День: id === who ? '' : (more?.День ?? '') }]);
    expect(paid(first, absent('Б'))).toEqual(['3000.00', '10000.00', '5000.00', '0.00']);
    expect(paid(first, absent('А'))).toEqual([null, null, null, null]);
  });
  test('three on a kopeck: 10 000 + 5 000 + 3 000 = 18 000.01 over three', () => {
    const equal: Person[] = ['В', 'А', 'Б'].map((id) => [id, 'Юг', '1']);
    const scales = [{ ...PRIZES, points: [{ from: '1', value: '100' }] }];
    // 100 ÷ 3: the kopeck left goes to the first by id.
    expect(paid('prize(Призы, Продажи, "split")', equal, { scales })).toEqual(['33.33', '33.34', '33.33']);
  });
  test('who does not meet the condition is not ranked', () => {
    expect(paid('prize(Призы, Продажи, "split", Продажи < 300, "all")', FOUR)).toEqual([
      '5000.00',
      '0.00',
      '10000.00',
      '3000.00',
    ]);
  });
  test('too few participants: none', () => {
    expect(paid('prize(Призы, Продажи, "split", "none", 3)', FOUR)).toEqual(['3000.00', '10000.00', '5000.00', '0.00']);
    expect(paid('prize(Призы, Продажи, "split", Продажи > 100, 3)', FOUR)).toEqual(['0.00', '0.00', '0.00', '0.00']);
    expect(said(runOf('prize(Призы, Продажи, "split", Продажи > 100, 3)', FOUR), 'Б')).toBe(
      'Строка: 0,00 ₽ (участников 2 из 3 необходимых, команда «Юг»: призов нет)',
    );
  });
  test('never more than the budget in all: 18 000 → 9 000, each by half', () => {
    expect(paid('prize(Призы, Продажи, "split", "none", "none", 9000)', FOUR)).toEqual([
      '1500.00',
      '5000.00',
      '2500.00',
      // Alone in the team: 10 000 → 9 000.
      '9000.00',
    ]);
  });
  test('teams compete by their sums, the prize is shared inside: 400 against 350', () => {
    const people: Person[] = [
      ['А', 'Юг', '100'],
      ['Б', 'Юг', '300'],
      ['В', 'Север', '350'],
      ['Г', '', '1000'],
    ];
    expect(paid('prize(Призы, Продажи, "split", "teams")', people)).toEqual(['5000.00', '5000.00', '5000.00', '0.00']);
    // 10 000 × 100 ÷ 400 and × 300 ÷ 400
    expect(paid('prize(Призы, Продажи, "split", "команды", "порезультату")', people)).toEqual([
      '2500.00',
      '7500.00',
      '5000.00',
      '0.00',
    ]);
    expect(paid('known(rank(Продажи, "teams"), 0) * 1', people)).toEqual(['1.00', '1.00', '2.00', '0.00']);
  });
  test('its table starts at place 1 and holds amounts', () => {
    const scales = [{ ...PRIZES, points: [{ from: '2', value: '100' }] }];
    expect(codes(runOf('prize(Призы, Продажи, "split")', FOUR, { scales }), 'А')).toContain('prize-table');
    expect(codes(runOf('prize(Призы, Продажи, "поровну")', FOUR), 'А')).toContain('field-word');
  });
});

describe('a pool', () => {
  const three: Person[] = [
    ['А', 'Юг', '6'],
    ['Б', 'Юг', '3'],
    ['В', 'Юг', '1'],
  ];
  test('without more is a share', () => {
    expect(paid('pool(100, Продажи)', three)).toEqual(paid('share(100, Продажи)', three));
  });
  test('keeps its reserve: 1000 − 10 % = 900 by 6 : 3 : 1', () => {
    expect(paid('pool(1000, Продажи, "none", 10%)', three)).toEqual(['540.00', '270.00', '90.00']);
  });
  test('what passes the cap goes to the others, again and again', () => {
    // 600 → 400; 600 left by 3 : 1 → 450 → 400; 200 left to the last.
    expect(paid('pool(1000, Продажи, 400)', three)).toEqual(['400.00', '400.00', '200.00']);
    expect(paid('pool(1000, Продажи, 500)', three)).toEqual(['500.00', '375.00', '125.00']);
  });
  test('what nobody can take stays, and is said', () => {
    expect(paid('pool(1000, Продажи, 300)', three)).toEqual(['300.00', '300.00', '300.00']);
    // 600 − 300 = 300 over the cap; the last goes from 100 to 300, so 200 went on and 100 stay.
    // Only the first gave something up: the second stands at the cap by weight, the third took.
    expect(said(runOf('pool(1000, Продажи, 300)', three), 'А')).toBe(
      'Строка: 300,00 ₽ (фонд 1 000,00 ₽: вес 6,00 ₽ из 10,00 ₽ по «Продажи», команда «Юг»; предел на человека 300,00 ₽; сверх предела ушло остальным 200,00 ₽ (1 человек); распределить не на кого 100,00 ₽)',
    );
  });
  test('among everybody', () => {
    const people: Person[] = [...three, ['Г', 'Север', '10']];
    expect(paid('pool(100, Продажи, "all")', people)).toEqual(['30.00', '15.00', '5.00', '50.00']);
  });
  test('a wrong reserve or cap pays nobody', () => {
    expect(codes(runOf('pool(100, Продажи, "none", 110%)', three), 'А')).toEqual(['pool-reserve']);
    expect(codes(runOf('pool(100, Продажи, -1)', three), 'А')).toEqual(['pool-cap']);
    expect(codes(runOf('pool(100, Продажи, "none", 5)', three), 'А')).toEqual(['pool-reserve']);
  });
});

test('subordinates of so many levels', () => {
  const staff = table(
    'people',
    'Сотрудники',
    ['payee', 'head', 'Вес'],
    [
      ['1', '', '1'],
      ['2', '1', '10'],
      ['3', '2', '100'],
      ['4', '3', '1000'],
    ],
  );
  const of = (expression: string) => {
    const run = calculate(planOf(expression), { tables: [staff] }, OPTIONS);
    return ['1', '2', '3', '4'].map((id) => {
      for (const { tree } of explain(run, id)) expect(mistakes(tree)).toEqual([]);
      return statement(run, id)?.total;
    });
  };
  expect(of('subordinates(Вес, 1)')).toEqual(['10.00', '100.00', '1000.00', '0.00']);
  expect(of('subordinates(Вес, 2)')).toEqual(['110.00', '1100.00', '1000.00', '0.00']);
  expect(of('subordinates(Вес, 50)')).toEqual(of('subordinates(Вес)'));
  expect(codes(calculate(planOf('subordinates(Вес, 0)'), { tables: [staff] }, OPTIONS), '1')).toContain('levels');
});

describe('the explanation shows the field', () => {
  const tied: Person[] = [
    ['А', 'Юг', '200'],
    ['Б', 'Юг', '300'],
    ['В', 'Юг', '200'],
  ];
  const run = runOf('prize(Призы, Продажи, "split", "none", "none", 9000)', tied);
  test('in a sentence', () => {
    // (5 000 + 3 000) ÷ 2 = 4 000; 18 000 → 9 000
    expect(said(run, 'А')).toBe(
      'Строка: 2 000,00 ₽ (место 2 из 3 по «Продажи», команда «Юг»; наравне: В; призы этих мест делятся; все призы 18 000,00 ₽ уменьшены до 9 000,00 ₽)',
    );
    expect(said(run, 'А', 'en')).toBe(
      'Строка: ₽2,000.00 (place 2 of 3 by "Продажи", team "Юг"; level with: В; the prizes of these places are shared; all prizes ₽18,000.00 reduced to ₽9,000.00)',
    );
  });
  test('and in a tree', () => {
    const [line] = explain(run, 'А');
    expect(plain(explainFull(line?.tree as never, voiceOf(run, 'А', 'ru'))).split('\n')).toEqual([
      'Строка: 2 000,00 ₽ (место 2 из 3 по «Продажи», команда «Юг»; наравне: В; призы этих мест делятся; все призы 18 000,00 ₽ уменьшены до 9 000,00 ₽; призы по шкале «Призы») — формула: Приз(Призы; Продажи; «split»; «none»; «none»; 9000)',
      '  Б: 300,00 ₽ (место 1)',
      '  А: 200,00 ₽ (место 2)',
      '  В: 200,00 ₽ (место 2)',
    ]);
  });
});
