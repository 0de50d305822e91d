/**
 * What hostile and tired people put into cells: every custom function answers with a sentence that names the place, or with
 * a figure that nothing wrong stands behind.
 */
import { describe, expect, it } from 'vitest';
import { ask, type Call, department, type Lang, TABLE_FUNCTIONS, told } from './bad-input.js';

const BOTH: readonly Lang[] = ['ru', 'en'];

describe.each(BOTH)('%s: a sound department', (lang) => {
  it('is calculated by every function', () => {
    const { who } = department(lang);
    expect(told('BONUS', department(lang))).toBe(52000);
    for (const name of TABLE_FUNCTIONS)
      expect(told(name, department(lang)), `${name} ${who}`).toEqual(expect.anything());
  });
});

type Case = readonly [what: string, bad: (call: Call) => void, ru: string, en: string, of: readonly string[]];

const PERSON = ['BONUS', 'BONUS_LINES', 'BONUS_WHY', 'BONUS_NEXT', 'KPI'];
const PERIOD = ['BONUS', 'BONUS_LINES', 'BONUS_WHY', 'KPI', 'SMART'];
const ALL = TABLE_FUNCTIONS;
const PLAN = ALL.filter((name) => !['PLAN_CHECK', 'RECONCILE'].includes(name));
const cell = (table: string, row: number, column: number, value: unknown) => (call: Call) => {
  (call.tables[table]?.[row] as unknown[])[column] = value;
};

const CASES: readonly Case[] = [
  // Arguments
  [
    'an error for a name',
    (call) => Object.assign(call, { who: '#REF!' }),
    'сотрудник: В ячейке ошибка #REF! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'payee: The cell holds the error #REF! instead of a value. Fix the formula in this cell, or write the value.',
    PERSON,
  ],
  [
    'numbers beside names',
    (call) =>
      Object.assign(call, {
        who: [
          ['001', call.who],
          ['002', call.who],
        ],
      }),
    'Сотрудники стоят в нескольких столбцах. Дайте одну ячейку или один столбец.',
    'The payees stand in several columns. Give one cell or one column.',
    PERSON,
  ],
  [
    'a date for a name',
    (call) => Object.assign(call, { who: new Date('2026-10-01T00:00:00+10:00') }),
    'Сотрудника «2026-10-01» нет в таблице сотрудников. Добавьте его или исправьте имя.',
    '"2026-10-01" is not in the people table. Add the person or correct the name.',
    PERSON,
  ],
  [
    'strangers only',
    (call) => Object.assign(call, { who: [['X'], ['Y']] }),
    'Сотрудника «X» нет в таблице сотрудников. Добавьте его или исправьте имя.',
    '"X" is not in the people table. Add the person or correct the name.',
    PERSON,
  ],
  [
    'no period',
    (call) => Object.assign(call, { period: [[''], ['']] }),
    'Не указан период. Напишите, например, "2026-10".',
    'The period is missing. Write, for example, "2026-10".',
    PERIOD,
  ],
  [
    'no day',
    (call) => Object.assign(call, { day: undefined }),
    'Не указан день. Напишите, например, "2026-10-12".',
    'The day is missing. Write, for example, "2026-10-12".',
    ['BONUS_NEXT'],
  ],
  [
    'an error for a day',
    (call) => Object.assign(call, { day: '#N/A' }),
    'день: В ячейке ошибка #N/A вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'day: The cell holds the error #N/A instead of a value. Fix the formula in this cell, or write the value.',
    ['BONUS_NEXT'],
  ],
  [
    'an error for a period',
    (call) => Object.assign(call, { period: '#N/A' }),
    'период: В ячейке ошибка #N/A вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'period: The cell holds the error #N/A instead of a value. Fix the formula in this cell, or write the value.',
    [...PERIOD, 'PLAN_CHECK', 'RECONCILE'],
  ],
  [
    'a table where the period should be',
    (call) => Object.assign(call, { period: call.tables.facts }),
    'период: дан диапазон, а нужна одна ячейка. Укажите её.',
    'period: a range is given where one cell is needed. Name that cell.',
    [...PERIOD, 'PLAN_CHECK', 'RECONCILE'],
  ],
  [
    'a serial number for a period',
    (call) => Object.assign(call, { period: 46296 }),
    '«46296» — не период. Напишите период с годом: 2026-10, «октябрь 2026», 2026-Q4, 2026, 2026-W43, день 2026-10-12 или код из таблицы периодов.',
    '"46296" is not a period. Write a period with its year: 2026-10, "October 2026", 2026-Q4, 2026, 2026-W43, a day 2026-10-12, or a code of the periods table.',
    [...PERIOD, 'PLAN_CHECK', 'RECONCILE'],
  ],
  [
    'an error for a table',
    (call) => Object.assign(call, { more: ['#REF!'] }),
    'таблица: В ячейке ошибка #REF! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'table: The cell holds the error #REF! instead of a value. Fix the formula in this cell, or write the value.',
    ALL,
  ],
  [
    'one cell for a table',
    (call) => Object.assign(call, { more: [true] }),
    '«true» — не таблица. Дайте диапазон из нескольких ячеек вместе с шапкой.',
    '"true" is not a table. Give a range of several cells with its header.',
    ALL,
  ],
  // Tables
  [
    'a table that is an error as a whole',
    (call) =>
      Object.assign(call, {
        more: [
          [
            ['#N/A', ''],
            ['', ''],
          ],
        ],
      }),
    'строка 1: В ячейке ошибка #N/A вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'row 1: The cell holds the error #N/A instead of a value. Fix the formula in this cell, or write the value.',
    ['BONUS', 'KPI', 'SMART'],
  ],
  [
    'no components',
    (call) => {
      call.tables.components = [];
    },
    'Среди таблиц нет: Начисления. Добавьте их вместе с шапкой; все сразу подставит меню Premia → «Вставить формулу премии».',
    'These tables are missing: Components. Add them with their headers; Premia → "Insert a bonus formula" puts in all of them at once.',
    PLAN,
  ],
  [
    'nobody',
    (call) => {
      call.tables.people = [];
    },
    'Среди таблиц нет: Сотрудники. Добавьте их вместе с шапкой; все сразу подставит меню Premia → «Вставить формулу премии».',
    'These tables are missing: People. Add them with their headers; Premia → "Insert a bonus formula" puts in all of them at once.',
    PLAN,
  ],
  [
    'facts under a header in the wrong language',
    (call) => {
      (call.tables.facts as unknown[][])[0] = ['Mitarbeiter', 'Kennzahl', 'Zeitraum', 'Ist'];
    },
    'строка 1: Таблица не узнана: названия над ней нет, а заголовки «Mitarbeiter, Kennzahl, Zeitraum, Ist» ничего не говорят. Если это строки, например сделки, напишите над заголовками название: «Сделки». Если это схема, люди или факты, исправьте заголовки; они бывают русские и английские. Ещё замечаний: 1, все показывает PLAN_CHECK.',
    'row 1: The table is not recognised: it has no name above it, and the headers "Mitarbeiter, Kennzahl, Zeitraum, Ist" say nothing. If it holds rows, such as deals, write a name above the headers: "Deals". If it holds the plan, people or facts, correct the headers; they may be English or Russian. More issues: 1; PLAN_CHECK shows them all.',
    ['BONUS'],
  ],
  // Cells
  [
    'an error among facts',
    cell('facts', 1, 3, '#DIV/0!'),
    '«Факты», строка 2, столбец «Факт»: В ячейке ошибка #DIV/0! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    '"Facts", row 2, column "Fact": The cell holds the error #DIV/0! instead of a value. Fix the formula in this cell, or write the value.',
    ['BONUS'],
  ],
  [
    'an error for whose deal it is',
    cell('deals', 4, 2, '#N/A'),
    '«Сделки», строка 5, столбец «Менеджер»: В ячейке ошибка #N/A вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    '"Deals", row 5, column "Owner": The cell holds the error #N/A instead of a value. Fix the formula in this cell, or write the value.',
    ['BONUS'],
  ],
  [
    'a date for a salary',
    cell('parameters', 1, 1, new Date('2026-10-01T00:00:00+10:00')),
    '«Параметры», строка 2, столбец «Значение»: В ячейке дата, а нужно число. Таблица могла превратить 1.5 в дату: поставьте числовой формат и впишите число заново.',
    '"Parameters", row 2, column "Value": The cell holds a date where a number is needed. The sheet may have turned 1.5 into a date: set a number format and write the number again.',
    ['BONUS'],
  ],
  [
    'a component without a name',
    cell('components', 1, 0, ''),
    '«Начисления», строка 2, столбец «Начисление»: У строки нет названия в столбце «Начисление», и продолжать выше нечего. Впишите название в столбец «Начисление».',
    '"Components", row 2, column "Component": The row has no name in column "Component", and there is nothing above it to continue. Write a name in column "Component".',
    ['BONUS'],
  ],
  [
    'a column that is gone',
    cell('deals', 1, 3, 'Итог месяца'),
    '«Показатели», строка 2, столбец «Показатель»: В таблице «Сделки» нет столбца «Сумма», а его ждёт «Сумма». Есть: № сделки, Дата сделки, Менеджер, Итог месяца. Исправьте название столбца в таблице или в схеме.',
    '"Measures", row 2, column "Measure": Table "Deals" has no column "Amount", which "Amount" needs. There is: Deal no, Deal date, Owner, Итог месяца. Correct the name of the column in the table or in the plan.',
    ['BONUS'],
  ],
  [
    'no scale',
    (call) => {
      call.tables.scales = [];
    },
    '«Начисления», строка 3, столбец «Параметры»: Шкалы «Процент» нет. Добавьте шкалу или исправьте название.',
    '"Components", row 3, column "Parameters": There is no scale "Percent". Add the scale or correct the name.',
    ['BONUS'],
  ],
  [
    'weights that are not 100 %',
    (call) => {
      cell('kpis', 1, 3, 0.7)(call);
      cell('components', 3, 3, call.lang === 'ru' ? '10000 * Коэффициент()' : '10000 * coefficient()')(call);
      call.tables.plans =
        call.lang === 'ru'
          ? [
              ['Схема', 'Веса'],
              ['Продажи', 'ровно 100 %'],
            ]
          : [
              ['Plan', 'Weights'],
              ['Sales plan', 'exactly 100%'],
            ];
    },
    '«KPI», строка 2, столбец «Вес»: Веса KPI в схеме «Продажи» в сумме дают 110\u00A0%, а не 100 %. Исправьте веса или укажите в схеме «Веса: свободно»; доли можно писать частями 1 : 1 : 1.',
    '"KPIs", row 2, column "Weight": KPI weights of plan "Sales plan" sum to 110%, not to 100%. Correct them, or set the plan\'s weights to free; parts such as 1 : 1 : 1 work too.',
    ['BONUS'],
  ],
];

describe.each(BOTH)('%s: a sentence', (lang) => {
  it.each(CASES)('for %s', (_, bad, ru, en, of) => {
    const said = of.map((name) => {
      const call = department(lang);
      bad(call);
      return told(name, call);
    });
    expect([...new Set(said)]).toEqual([lang === 'ru' ? ru : en]);
  });
});

describe('figures beside what is wrong', () => {
  const RU = (bad: (call: Call) => void): Call => {
    const call = department('ru');
    bad(call);
    return call;
  };
  const twice = RU((call) => {
    for (const row of call.tables.facts ?? []) row.push(row[3]);
  });

  it('BONUS_LINES of a total that is not known do not add up to one', () => {
    const rows = told('BONUS_LINES', twice) as unknown[][];
    expect(rows.slice(1).map((row) => row[3])).toEqual([40000, 3000, 9000, Number.NaN]);
    expect(rows[4]?.slice(0, 3)).toEqual([
      'Анна Белова',
      '«Факты», строка 1, столбец «Факт»: Столбец «Факт» значит то же, что столбец «Факт»; прочитан только первый. Удалите или переименуйте один из них.',
      'Почему неизвестно',
    ]);
  });

  it('KPI tells nothing of a table it cannot trust, and an unknown weight from none', () => {
    expect(told('KPI', twice)).toMatch(/^«Факты», строка 1, столбец «Факт»: /);
    const rows = told('KPI', RU(cell('kpis', 1, 3, 'абв'))) as unknown[][];
    expect(rows.slice(1).map((row) => row[5])).toEqual([Number.NaN, Number.NaN]);
  });

  it('a payee asked for twice has lines once', () => {
    const once = told('BONUS_LINES', department('ru'));
    expect(
      told(
        'BONUS_LINES',
        RU((call) => Object.assign(call, { who: [[call.who], [call.who]] })),
      ),
    ).toEqual(once);
  });

  it('PLAN_CHECK says that there is nothing to calculate, and that no period is known', () => {
    const empty = RU((call) => {
      call.tables.components = [];
    });
    expect((told('PLAN_CHECK', empty) as unknown[][])[1]).toEqual([
      'Ошибка',
      '',
      'Среди таблиц нет начислений, поэтому считать нечего.',
      'Добавьте таблицу «Начисления» вместе с шапкой.',
    ]);
    const timeless = RU((call) => {
      for (const name of ['facts', 'targets', 'deals']) delete call.tables[name];
      call.period = '';
    });
    expect((told('PLAN_CHECK', timeless) as unknown[][])[1]?.[2]).toBe(
      'Не указан период. Напишите, например, "2026-10".',
    );
  });

  it('RECONCILE shows what it could not read, and does not call nothing an agreement', () => {
    const unread = told('RECONCILE', RU(cell('payments', 2, 2, '#N/A'))) as unknown[][];
    expect(unread.slice(1).map((row) => [row[0], row[2]])).toEqual([
      ['«Сделки», строка 5, столбец «№ сделки»', -30000],
      ['«Платежи», строка 4, столбец «№ сделки»', -10000],
      ['«Платежи», строка 3, столбец «№ сделки»', Number.NaN],
    ]);
    const dated = told('RECONCILE', RU(cell('deals', 2, 1, 'вчера'))) as unknown[][];
    expect(dated[1]).toEqual([
      '«Сделки», строка 3, столбец «Дата сделки»',
      '«вчера» — не дата.',
      Number.NaN,
      'Напишите дату так: 31.12.2026 или 2026-12-31.',
    ]);
    expect(
      (
        told(
          'RECONCILE',
          RU((call) => Object.assign(call, { period: '2024-03' })),
        ) as unknown[][]
      )[1],
    ).toEqual(['', 'Сверять нечего: строк нет', '', '']);
  });

  it('a value that nobody is said of is told', () => {
    expect((told('PLAN_CHECK', RU(cell('facts', 2, 0, ''))) as unknown[][])[2]).toEqual([
      'Предупреждение',
      '«Факты», строка 3, столбец «Сотрудник»',
      'Значение не учтено: столбец «Сотрудник» в этой строке пуст.',
      'Заполните его в каждой строке; объединённые ячейки разъедините.',
    ]);
  });
});

type Given = readonly unknown[];
const ALONE: readonly (readonly [string, Given, ru: string, en: string])[] = [
  [
    'ATTAINMENT',
    [[[90], [80]], 100],
    'факт: дан диапазон, а нужна одна ячейка. Укажите её.',
    'fact: a range is given where one cell is needed. Name that cell.',
  ],
  [
    'ATTAINMENT',
    [90, 100, '#REF!'],
    'правило: В ячейке ошибка #REF! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'rule: The cell holds the error #REF! instead of a value. Fix the formula in this cell, or write the value.',
  ],
  [
    'ATTAINMENT',
    [true, 100],
    'факт: В ячейке TRUE (да/нет), а нужно число. Впишите число или снимите флажок с ячейки.',
    'fact: The cell holds TRUE (yes/no) where a number is needed. Write a number, or remove the checkbox from the cell.',
  ],
  ['ATTAINMENT', [], 'Нет числа: «факт». Заполните ячейку.', 'A number is missing: "fact". Fill in the cell.'],
  [
    'SCALE',
    [1],
    'Нет ни одной таблицы. Добавьте аргументом диапазон вместе с шапкой, например Схема!A:K.',
    'There is no table. Add a range with its header as an argument, for example Plan!A:K.',
  ],
  [
    'SCALE',
    [
      1,
      [
        ['#REF!', ''],
        ['', ''],
      ],
    ],
    'строка 1: В ячейке ошибка #REF! вместо значения. Исправьте формулу в этой ячейке или впишите значение.',
    'row 1: The cell holds the error #REF! instead of a value. Fix the formula in this cell, or write the value.',
  ],
];
describe.each(BOTH)('%s: one number', (lang) => {
  it.each(ALONE)('%s of %j', (name, given, ru, en) => {
    expect(ask(lang, name, given)).toBe(lang === 'ru' ? ru : en);
  });
});
