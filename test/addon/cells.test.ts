/** The custom functions as Sheets calls them: shapes, sentences for what is wrong, and what a big workbook costs. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeBook } from '../../src/index.js';
import { readInput } from '../../src/node.js';
import { cellServices, distFile, realm } from './realm.js';

const example = (name: string): string => fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
const ranges = async (name: string, lang: 'ru' | 'en'): Promise<unknown[][][]> =>
  writeBook(await readInput(example(name)), lang).map(({ rows }) => rows as unknown[][]);

const cells = realm(cellServices('Asia/Vladivostok'));
const WHO = 'Соколова Марина';
let tables: unknown[][][];
beforeAll(async () => {
  tables = await ranges('zeid-plus', 'ru');
});

/** The answer, or the sentence of what is wrong. */
function ask(name: string, ...given: unknown[]): unknown {
  try {
    return cells.call(name, ...given);
  } catch (error) {
    return (error as Error).message;
  }
}

describe('BONUS', () => {
  it('takes one person, a column, a header and blanks', () => {
    expect(ask('BONUS', WHO, '2026-10', ...tables)).toBe(169561.75);
    expect(ask('BONUS', [[WHO]], '2026-10', ...tables)).toBe(169561.75);
    expect(ask('BONUS', [['Сотрудник'], [WHO], [''], [null], ['Никого Нет']], '2026-10', ...tables)).toEqual([
      ['К выплате'],
      [169561.75],
      [''],
      [''],
      [Number.NaN],
    ]);
  });

  it('gives a column for each component', () => {
    expect(ask('BONUS', [['ФИО'], [WHO]], '2026-10', 'По  начислениям', ...tables)).toEqual([
      ['Оклад за месяц', 'Премия за звонки', 'Премия за встречи', 'Премия за CRM', 'Бонус за план', 'К выплате'],
      [40000, 11618.5, 0, 6000, 111943.25, 169561.75],
    ]);
  });

  it('takes tables in any order, a date of Vladivostok as its month, and a table given twice once', () => {
    const midnight = new Date('2026-10-01T00:00:00+10:00');
    expect(ask('BONUS', WHO, midnight, ...[...tables].reverse(), tables[0])).toBe(169561.75);
    expect(ask('BONUS', WHO, '2026-10', undefined, null, '', ...tables)).toBe(169561.75);
  });

  it('breaks a sum where one of many is unknown, and says why where all are', () => {
    const broken = tables.map((rows) =>
      rows.map((row) => (row[0] === WHO && row[1] === 'Звонки' ? [...row.slice(0, -1), '#DIV/0!'] : row)),
    );
    const two = ask('BONUS', [[WHO], ['Литвинов Егор']], '2026-10', ...broken) as number[][];
    expect(two[0]).toEqual([Number.NaN]);
    expect(two[1]?.[0]).toEqual(expect.any(Number));
    expect(ask('BONUS', WHO, '2026-10', ...broken)).toBe(
      '«Факты», строка 2, столбец «Факт»: В ячейке ошибка #DIV/0! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    );
  });

  const zeid = () => tables;
  it.each<[string, () => unknown[], string]>([
    ['nobody', () => ['', '2026-10', ...zeid()], 'Не указан сотрудник. Дайте имя, табельный № или диапазон.'],
    [
      'a stranger',
      () => ['Петров', '2026-10', ...zeid()],
      'Сотрудника «Петров» нет в таблице сотрудников. Добавьте его или исправьте имя.',
    ],
    ['no period', () => [WHO, '', ...zeid()], 'Не указан период. Напишите, например, "2026-10".'],
    [
      'no period that one is',
      () => [WHO, 'скоро', ...zeid()],
      '«скоро» — не период. Напишите период с годом: 2026-10, «октябрь 2026», 2026-Q4, 2026, 2026-W43, день 2026-10-12 или код из таблицы периодов.',
    ],
    [
      'no table',
      () => [WHO, '2026-10'],
      'Нет ни одной таблицы. Добавьте аргументом диапазон вместе с шапкой, например Схема!A:K.',
    ],
    [
      'a range of one cell',
      () => [WHO, '2026-10', 'Сделки', ...zeid()],
      '«Сделки» — не таблица. Дайте диапазон из нескольких ячеек вместе с шапкой.',
    ],
    [
      'a number for a table',
      () => [WHO, '2026-10', 5, ...zeid()],
      '«5» — не таблица. Дайте диапазон из нескольких ячеек вместе с шапкой.',
    ],
    [
      'an empty plan',
      () => [
        WHO,
        '2026-10',
        [
          ['', ''],
          ['', ''],
        ],
        [
          ['Сотрудник', 'Роль'],
          [WHO, ''],
        ],
      ],
      'Среди таблиц нет: Начисления. Добавьте их вместе с шапкой; все сразу подставит меню Premia → «Вставить формулу премии».',
    ],
    [
      'a plan of a header only',
      () => [
        WHO,
        '2026-10',
        [['Начисление', 'Формула', 'Параметры']],
        [
          ['Сотрудник', 'Роль'],
          [WHO, ''],
        ],
      ],
      'Среди таблиц нет: Начисления. Добавьте их вместе с шапкой; все сразу подставит меню Premia → «Вставить формулу премии».',
    ],
  ])('%s is a sentence', (_, given, said) => {
    expect(ask('BONUS', ...given())).toBe(said);
  });

  it('says what is wrong with a header of another language', () => {
    const german = [
      ['Bestandteil', 'Formel', 'Parameter'],
      ['Gehalt', 'Oklad', '1'],
    ];
    expect(
      ask('BONUS', 'Anna', '2026-10', german, [
        ['Mitarbeiter', 'Rolle'],
        ['Anna', ''],
      ]),
    ).toBe(
      'row 1: The table is not recognised: it has no name above it, and the headers "Bestandteil, Formel, Parameter" say nothing. If it holds rows, such as deals, write a name above the headers: "Deals". If it holds the plan, people or facts, correct the headers; they may be English or Russian. More issues: 2; PLAN_CHECK shows them all.',
    );
  });

  it('reads a text number, and refuses one that may be two', () => {
    const as = (fact: unknown) => [
      [
        ['Показатель', 'Единица'],
        ['Оплаты', 'деньги'],
      ],
      [
        ['Начисление', 'Выражение'],
        ['Процент', 'Оплаты * 10 %'],
      ],
      [
        ['Сотрудник', 'Роль'],
        ['Анна', ''],
      ],
      [
        ['Сотрудник', 'Показатель', 'Период', 'Факт'],
        ['Анна', 'Оплаты', '2026-10', fact],
      ],
    ];
    expect(ask('BONUS', 'Анна', '2026-10', ...as('1 234,56 ₽'))).toBe(123.46);
    expect(ask('BONUS', 'Анна', '2026-10', ...as('1,234'))).toBe(
      '«Факты», строка 2, столбец «Факт»: «1,234» можно прочитать как разные числа. Напишите без разделителя тысяч или с двумя знаками после запятой: 1234,00 или 1,23.',
    );
  });

  it('reads a hundred thousand rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => ['Анна', '2026-10-05', (i % 100) + 0.01]);
    const plan = [
      [
        ['Показатель', 'Считать', 'Таблица', 'Колонка', 'По дате', 'Единица'],
        ['Оплаты', 'сумма', 'Оплаты', 'Сумма', 'Дата', 'деньги'],
      ],
      [
        ['Начисление', 'Выражение'],
        ['Процент', 'Оплаты * 10 %'],
      ],
      [
        ['Сотрудник', 'Роль'],
        ['Анна', ''],
      ],
    ];
    // 1000 × (0 + 1 + … + 99) + 100000 × 0.01 = 4951000; a tenth of it.
    expect(ask('BONUS', 'Анна', '2026-10', ...plan, [['Оплаты'], ['Сотрудник', 'Дата', 'Сумма'], ...rows])).toBe(
      495100,
    );
  });
});

describe('the other functions', () => {
  it('BONUS_LINES adds up to BONUS', () => {
    const [head, ...rows] = ask('BONUS_LINES', WHO, '2026-10', ...tables) as unknown[][];
    expect(head).toEqual(['Сотрудник', 'Строка', 'Что это', 'Сумма', 'Валюта']);
    expect(rows[4]).toEqual([WHO, 'Бонус за план', 'Начислено', 111943.25, 'RUB']);
    expect(rows.reduce((sum, row) => sum + (row[3] as number), 0)).toBe(169561.75);
  });

  it('BONUS_WHY shows every step, indented, and ends with the total', () => {
    const rows = ask('BONUS_WHY', WHO, '2026-10', ...tables) as string[][];
    expect(rows[0]).toEqual([
      'Оклад за месяц',
      '40 000,00 ₽ = 40 000,00 ₽ × 22 из 22 рабочих дней'.replace(/(\d) (\d)/g, '$1\u00A0$2').replace(/ ₽/g, '\u00A0₽'),
      'формула «Оклад за отработанное время», «Начисления», строка 2',
    ]);
    expect(rows[1]?.[0]).toBe('    Оклад');
    expect(rows[rows.length - 1]?.[0]).toBe('К выплате');
  });

  it('BONUS_NEXT tells what is missing and what it would add', () => {
    const rows = ask('BONUS_NEXT', WHO, '2026-10-31', ...tables) as unknown[][];
    expect(rows.slice(0, 2)).toEqual([
      ['Сотрудник', 'Что', 'Значение', 'Прибавит'],
      [WHO, 'Уже начислено', 169561.75, ''],
    ]);
    expect(rows[rows.length - 1]?.slice(2)).toEqual([31650, 9056.75]);
    expect(String(rows[rows.length - 1]?.[1])).toContain('до ступени 121');
    expect(ask('BONUS_NEXT', WHO, 'завтра', ...tables)).toBe(
      'День «завтра» не прочитан. Напишите, например, "2026-10-12".',
    );
  });

  it('BONUS_NEXT forecasts by working days gone', () => {
    const plan = [
      [
        ['Показатель', 'Единица'],
        ['Оплаты', 'деньги'],
      ],
      [
        ['Начисление', 'Выражение'],
        ['Процент', 'Оплаты * 10 %'],
      ],
      [
        ['Сотрудник', 'Роль'],
        ['Анна', ''],
      ],
      [
        ['Сотрудник', 'Показатель', 'Период', 'Факт'],
        ['Анна', 'Оплаты', '2026-10', 80000],
      ],
    ];
    // 12 October 2026 ends the 8th of 22 working days: 80,000 × 22 ÷ 8 = 220,000; a tenth of it.
    expect((ask('BONUS_NEXT', 'Анна', '2026-10-12', ...plan) as unknown[][])[2]).toEqual([
      'Анна',
      'Прогноз по темпу',
      22000,
      '',
    ]);
  });

  it('BONUS_NEXT counts only what has happened, and forecasts pay by rows at the same pace', () => {
    const plan = [
      [
        ['Показатель', 'Считать', 'Таблица', 'Колонка', 'По дате', 'Единица'],
        ['Оплаты', 'сумма', 'Сделки', 'Сумма', 'Дата', 'деньги'],
      ],
      [
        ['Начисление', 'Выражение', 'За каждую строку', 'По дате'],
        ['Процент', 'Оплаты * 10 %', '', ''],
        ['За сделку', 'Сумма * 1 %', 'Сделки', 'Дата'],
      ],
      [
        ['Сотрудник', 'Роль'],
        ['Анна', ''],
      ],
      [
        ['Сделки', '', ''],
        ['Сотрудник', 'Дата', 'Сумма'],
        ['Анна', '2026-10-05', 50000],
        ['Анна', '2026-10-12', 30000],
        ['Анна', '2026-10-13', 900000],
      ],
    ];
    // By the 12th: 80,000 × 10 % + 80,000 × 1 % = 8,800. The 8th of 22 working days ends: 8,800 × 22 ÷ 8 = 24,200.
    expect((ask('BONUS_NEXT', 'Анна', '2026-10-12', ...plan) as unknown[][]).slice(1, 3)).toEqual([
      ['Анна', 'Уже начислено', 8800, ''],
      ['Анна', 'Прогноз по темпу', 24200, ''],
    ]);
    // On the last day everything has happened: 980,000 × 11 % = 107,800, and the forecast is the same.
    expect((ask('BONUS_NEXT', 'Анна', '2026-10-31', ...plan) as unknown[][]).slice(1, 3).map((row) => row[2])).toEqual([
      107800, 107800,
    ]);
  });

  it('KPI shows fact, target, attainment, weight and score', () => {
    expect((ask('KPI', WHO, '2026-10', ...tables) as unknown[][]).slice(0, 3)).toEqual([
      ['Сотрудник', 'KPI', 'Факт', 'План', '% выполнения', 'Вес', 'Индекс'],
      [WHO, 'Звонки', 335, 346, 335 / 346, 0.4, 335 / 346],
      [WHO, 'Встречи', 13, 46, 13 / 46, 0.4, 0],
    ]);
  });

  it.each<[unknown[], unknown]>([
    [[90, 100], 0.9],
    [['90', '100 ₽'], 0.9],
    [[90, 100, 'план/факт'], 100 / 90],
    [[90, 100, 'зеркало'], 1.1],
    [[5, 10, 'база–норма', 2], 0.375],
    [['', 100], 'Нет числа: «факт». Заполните ячейку.'],
    [
      ['#DIV/0!', 100],
      'факт: В ячейке ошибка #DIV/0! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    ],
    [
      [90, 0],
      'План «показатель» равен нулю или меньше, выполнение не посчитать. Исправьте план или задайте «При нулевом плане».',
    ],
    [
      [90, 100, 'как-нибудь'],
      'Правила «как-нибудь» нет. Напишите «факт/план», «план/факт», «зеркало» или «база–норма».',
    ],
    [[90, 100, 'somehow'], 'There is no rule "somehow". Write "fact/target", "target/fact", "mirror" or "base-norm".'],
  ])('ATTAINMENT of %j', (given, answer) => {
    expect(ask('ATTAINMENT', ...given)).toBe(answer);
  });

  const SCALES = [
    ['Шкала', 'Метод', 'От', 'Ставка'],
    ['Процент', 'вся сумма', 0, 0],
    ['', '', 0.51, 0.03],
    ['', '', 1, 0.095],
  ];
  it.each<[unknown[], unknown]>([
    [[1.178, SCALES], 0.095],
    [['117,8 %', SCALES, 1178350], 111943.25],
    [[0.5, SCALES, 100], 0],
    [['', SCALES], 'Нет числа: «значение». Заполните ячейку.'],
    [
      [-1, SCALES],
      'Значение ниже первой ступени шкалы «Процент» (от 0). Добавьте ступень от нуля или поставьте «Ниже первой» = 0.',
    ],
    [[1, 'Шкала'], '«Шкала» — не таблица. Дайте диапазон из нескольких ячеек вместе с шапкой.'],
    [[1, SCALES, '', 'Другая'], 'Какая нужна шкала? Есть: Процент. Напишите её имя последним аргументом.'],
  ])('SCALE of %j', (given, answer) => {
    expect(ask('SCALE', ...given)).toBe(answer);
  });

  it('SMART, PLAN_CHECK and RECONCILE give rows in the language of the tables', async () => {
    expect((ask('SMART', '2026-10', ...tables) as unknown[][])[1]?.slice(0, 3)).toEqual([
      'Звонки',
      'S — Конкретна',
      'хорошо',
    ]);
    const messy = await ranges('retail-messy', 'ru');
    expect((ask('PLAN_CHECK', '2026-10', ...messy) as unknown[][])[0]).toEqual([
      'Важность',
      'Где',
      'Почему',
      'Что сделать',
    ]);
    const saas = await ranges('saas-usd', 'en');
    expect((ask('PLAN_CHECK', '', ...saas) as unknown[][])[0]).toEqual(['Severity', 'Where', 'Why', 'What to do']);
    const deals = await ranges('reconcile', 'ru');
    expect((ask('RECONCILE', '2026-10', ...deals) as unknown[][])[1]).toEqual([
      '«Сделки», строка 5, столбец «№ сделки»',
      expect.stringMatching(/^Д-103 на 45.000,00.₽: оплаты нет\.$/),
      -45000,
      'Если деньги пришли, внесите оплату с этим номером; если нет, сделка ждёт оплаты.',
    ]);
  });
});

it('without the file of words an issue says its place and code, and figures are figures', () => {
  const { HtmlService: _, ...services } = cellServices();
  const bare = realm(services);
  expect(bare.call('BONUS', WHO, '2026-10', ...tables)).toBe(169561.75);
  expect(() => bare.call('BONUS', 'Петров', '2026-10', ...tables)).toThrow(/^stranger$/);
});

it('two hundred people and five thousand deals in one call cost at most twenty cold calls of an empty department', () => {
  const code = distFile('code.js');
  const people = Array.from({ length: 200 }, (_, i) => `Сотрудник ${i}`);
  const plan = [
    [
      ['Показатель', 'Считать', 'Таблица', 'Колонка', 'По дате', 'Единица'],
      ['Оплаты', 'сумма', 'Сделки', 'Сумма', 'Дата', 'деньги'],
    ],
    [
      ['Шкала', 'Метод', 'От', 'Ставка'],
      ['Процент', 'вся сумма', 0, 0.03],
      ['', '', 100000, 0.05],
    ],
    [
      ['Начисление', 'Формула', 'Параметры'],
      ['Процент', 'Процент по шкале', 'база = Оплаты · по = Оплаты · шкала = Процент'],
    ],
  ];
  const deals = Array.from({ length: 5000 }, (_, i) => [
    new Date(Date.UTC(2026, 9, 1 + (i % 28), -10)),
    people[i % 200],
    1000 + (i % 97),
  ]);
  const big = [
    ...plan,
    [['Сотрудник', 'Роль'], ...people.map((name) => [name, ''])],
    [['Сделки'], ['Дата', 'Сотрудник', 'Сумма'], ...deals],
  ];
  const empty = [
    ...plan,
    [
      ['Сотрудник', 'Роль'],
      ['Анна', ''],
    ],
    [['Сделки'], ['Дата', 'Сотрудник', 'Сумма']],
  ];
  const cold = (fresh: number, ...given: unknown[]): number => {
    const place = realm(cellServices('Asia/Vladivostok'), `/*${fresh}*/${code}`);
    place.run(`var given_ = null`);
    const start = performance.now();
    place.call('BONUS', ...given);
    return performance.now() - start;
  };
  const least = (...given: unknown[]): number =>
    Math.min(...[1, 2, 3].map((n) => cold(n + given.length * 10, ...given)));
  const nobody = least('Анна', '2026-10', ...empty);
  const everybody = least(
    people.map((name) => [name]),
    '2026-10',
    ...big,
  );
  expect(everybody / nobody).toBeLessThanOrEqual(20);
});
