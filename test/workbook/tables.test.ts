import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/core/table/data.js';
import { calculate, statements } from '../../src/index.js';
import { readBook, recognise } from '../../src/workbook/index.js';
import { brief, sheetOf, spoken, unfilled } from './helpers.js';

const roles = (name: string, lines: string): string[] =>
  recognise(sheetOf(name, lines)).tables.map((table) => `${table.role}: ${table.name}`);

describe('which table it is', () => {
  const cases: [header: string, role: string][] = [
    ['Схема|Валюта|Округлять', 'plans'],
    ['Plan|Currency|Round', 'plans'],
    ['Параметр|Значение', 'parameters'],
    ['Показатель|Считать|Таблица|Колонка|Условие|По дате', 'measures'],
    ['Measure|Formula|Unit', 'measures'],
    ['KPI|Показатель|План|Правило|Вес|Минимум|Потолок', 'kpis'],
    ['KPI|Measure|Target|Rule|Weight', 'kpis'],
    ['Шкала|Метод|От|Ставка', 'scales'],
    ['Scale|Method|From|Rate', 'scales'],
    ['Начисление|Формула|Параметры', 'components'],
    ['Component|Formula|Parameters', 'components'],
    ['Сотрудник|Роль|Грейд|Оклад', 'people'],
    ['Табельный №|ФИО|Схема|Принят', 'people'],
    ['Employee ID|Name|Plan|Role|Base salary', 'people'],
    ['Сотрудник|Показатель|Период|План', 'targets'],
    ['Показатель|Роль|План', 'targets'],
    ['Employee|Measure|Period|Target', 'targets'],
    ['Сотрудник|Показатель|Период|Факт', 'facts'],
    ['Сотрудник|Показатель|Период|Факт|План', 'facts'],
    ['Сотрудник|Период|Отработано дней|Норма дней', 'worked'],
    ['Сотрудник|Период|Вид|Сумма|Основание|Автор', 'adjustments'],
    ['Сотрудник|Что|Значение|С даты|Причина|Автор', 'overrides'],
    ['Период|Начало|Конец', 'periods'],
    ['Дата|День', 'calendar'],
    ['Период|Сотрудник|Схема|Версия|Этап|Начисление|Название|Сумма|За период', 'ledger'],
    ['Сотрудник|Код|С|По', 'absences'],
    ['Клиент|Сотрудник|С|По|Доля|Замещает', 'assignments'],
    ['Дата|Сотрудник|Сумма|Отдел', 'rows'],
    ['Клиент|Сумма|Дата оплаты|Менеджер|Статус', 'rows'],
    ['Сотрудник|Роль|Сумма|Дата', 'rows'],
  ];
  for (const [header, role] of cases) {
    test(header, () => {
      const cells = header.split('|');
      const { tables } = recognise({ name: 'Лист1', typed: false, rows: [cells, cells.map(() => 'x')] });
      expect(tables.map((table) => table.role)).toEqual([role]);
    });
  }

  test('the sheet name decides what the header leaves open, and says what is missing', () => {
    expect(roles('Сотрудники', 'Сотрудник|Оклад\nАнна|1')).toEqual(['people: Сотрудники']);
    expect(roles('people', 'payee|salary\nAnna|1')).toEqual(['people: people']);
    const { tables, issues } = recognise(sheetOf('Факты', 'Сотрудник|Показатель|Период\nАнна|Звонки|2026-10'));
    expect(tables).toEqual([]);
    expect(spoken(issues)).toEqual([
      '«Факты», строка 1: В таблице нет столбца «Факт», без него она не прочитана. Добавьте столбец «Факт».',
    ]);
  });
});

describe('headers', () => {
  test('case, ё, kinds of space, colons, units and mixed alphabets do not matter', () => {
    const header = ['СОТРУДНИК:', 'дата\u00A0приема', 'Грейд *', 'Cхема', 'Мягкий\nоклад']; // «Cхема» starts with a Latin C
    const { tables, issues } = recognise({ name: '', typed: true, rows: [header, ['a', 1, 2, 3, 4]] });
    expect(issues).toEqual([]);
    expect(tables[0]?.fields).toEqual(['payee', 'hired', 'grade', 'plan', 'Мягкий оклад']);
    const kpis = recognise(sheetOf('', 'KPI|Правило|Вес, %|Потолок (%)\nЗвонки|факт/план|40 %|120 %'));
    expect(kpis.tables[0]?.fields).toEqual(['code', 'rule', 'weight', 'cap']);
  });

  test('an id goes before a name', () => {
    const fields = (header: string, name = ''): readonly string[] | undefined =>
      recognise(sheetOf(name, `${header}\n1|2|3|4`)).tables[0]?.fields;
    expect(fields('Сотрудник|Табельный №|Роль')).toEqual(['name', 'payee', 'role']);
    expect(fields('ФИО|Роль')).toEqual(['payee', 'role']);
    expect(fields('Сотрудник|ФИО|Роль')).toEqual(['payee', 'name', 'role']);
    expect(fields('Менеджер|Сумма|Дата', 'Сделки')).toEqual(['payee', 'Сумма', 'Дата']);
    expect(fields('Менеджер|Табельный №|Сумма', 'Сделки')).toEqual(['Менеджер', 'payee', 'Сумма']);
    expect(fields('Клиент|Сотрудник|Менеджер|Сумма', 'Сделки')).toEqual(['Клиент', 'payee', 'Менеджер', 'Сумма']);
  });

  test('a header twice, under the same or another of its names', () => {
    const { tables, issues } = recognise(sheetOf('Шкалы', 'Шкала|Метод|От|Порог|Ставка\nA|вся сумма|1|2|3 %'));
    expect(tables[0]?.fields).toEqual(['code', 'method', 'point.from', 'point.rate']);
    expect(spoken(issues)).toEqual([
      '«Шкалы», строка 1, столбец «Порог» (D1): Столбец «Порог» значит то же, что столбец «От»; прочитан только первый. Удалите или переименуйте один из них.',
    ]);
    expect(brief(recognise(sheetOf('Сделки', 'Дата|Сумма|Сумма\n1|2|3')).issues)).toEqual(['error header-twice C1']);
  });

  test('a misspelt header is named with the right one and never guessed', () => {
    const { tables, issues } = recognise(sheetOf('Лист1', 'KPI|Показтель|Правило|Весс\nЗвонки|Звонки|факт/план|40 %'));
    expect(tables[0]?.fields).toEqual(['code', 'rule']);
    expect(issues.map((issue) => [issue.code, issue.params?.suggestion])).toEqual([
      ['header-misspelt', 'Показатель'],
      ['header-misspelt', 'Вес'],
    ]);
    // Even when the misspelt one is what tells the table.
    const needed = recognise(sheetOf('Лист1', 'Паарметр|Значение\nОклад|1'));
    expect(needed.tables).toEqual([]);
    expect(brief(needed.issues)).toEqual(['error header-misspelt A1']);
  });

  test('an unknown column of a known table is pointed at; comments are not', () => {
    expect(brief(recognise(sheetOf('KPI', 'KPI|Правило|Цвет|Комментарий\nЗвонки|факт/план|синий|!')).issues)).toEqual([
      'warning header-unknown C1',
    ]);
  });

  test('people: an unknown column is a value of each person, a near one is pointed at', () => {
    const { tables, issues } = recognise(sheetOf('', 'Сотрудник|Роль|Оклад|Грейдд\nАнна|x|1|2'));
    expect(tables[0]?.fields).toEqual(['payee', 'role', 'Оклад', 'Грейдд']);
    expect(brief(issues)).toEqual(['warning header-near D1']);
  });

  test('a table glued under another by its header says which empty line is missing', () => {
    const { issues } = recognise(
      sheetOf('Сделки', 'Дата|Сумма\n01.10.2026|5\nДень|Клиент|Оплачено\n02.10.2026|Ромашка|7'),
    );
    expect(spoken(issues)).toEqual([
      '«Сделки», строка 3 (C3): Строка 3 похожа на заголовки другой таблицы, а пустой строки перед ней нет: она прочитана вместе с таблицей выше. Вставьте перед строкой 3 пустую строку. Если это не заголовки, назовите столбцы, над которыми пусто.',
    ]);
  });

  test('a merged header cell', () => {
    const { tables, issues } = recognise(sheetOf('Сделки', 'Дата|Клиент||Сумма\n01.10.2026|ООО|Москва|5'));
    expect(tables[0]?.fields).toEqual(['Дата', 'Клиент', 'Сумма']);
    expect(spoken(issues)).toEqual([
      '«Сделки», строка 1 (C1): Над данными нет заголовка (первое значение в строке 2); столбец не прочитан. Назовите каждый столбец. Если в строке 2 начинается другая таблица, оставьте перед ней пустую строку. Объединённые ячейки разъедините; в CSV значение, внутри которого стоит разделитель, возьмите в кавычки.',
    ]);
  });

  test('several header rows: groups above, or names below a merged cell', () => {
    const above = recognise(
      sheetOf('Факты', '|Октябрь|||\nСотрудник|Показатель|Период|Факт|План\nАнна|Звонки|2026-10|1|2'),
    );
    expect(above.tables.map((table) => table.role)).toEqual(['facts']);
    const groups = recognise(
      sheetOf('Факты', '|Октябрь||Ноябрь|\nСотрудник|Показатель|Период|Факт|План\nАнна|Звонки|2026-10|1|2'),
    );
    expect(groups.tables.map((table) => table.role)).toEqual(['facts']);
    expect(brief(groups.issues)).toEqual(['error header-rows row 1']);
    const below = recognise(sheetOf('Сделки', 'Дата|Клиент||Сумма\n|Имя|Город|\n01.10.2026|ООО|Москва|5'));
    expect(brief(below.issues)).toEqual(['error header-empty C1', 'error header-rows row 2']);
    expect(below.tables[0]?.columns[0]).toEqual(['01.10.2026']);
  });

  test('headers repeated among the data, and headers below data', () => {
    const repeated = recognise(sheetOf('Факты', 'Сотрудник|Показатель|Факт\nА|З|1\nСотрудник|Показатель|Факт\nБ|З|2'));
    expect(repeated.tables[0]?.columns[0]).toEqual(['А', 'Б']);
    expect(repeated.tables[0]?.rowNumbers).toEqual([2, 4]);
    expect(brief(repeated.issues)).toEqual(['note header-repeated row 3']);
    const low = recognise(sheetOf('Факты', 'А|Звонки|1\nБ|Звонки|2\nСотрудник|Показатель|Факт\nВ|Звонки|3'));
    expect(low.tables[0]?.columns[0]).toEqual(['В']);
    expect(brief(low.issues)).toEqual(['error header-misplaced row 3']);
  });

  test('no header at all', () => {
    const { tables, issues } = recognise(sheetOf('Сделки', '01.10.2026|Анна|100\n02.10.2026|Анна|200'));
    expect(tables).toEqual([]);
    expect(brief(issues)).toEqual(['error header-missing row 1']);
  });
});

describe('stacked tables', () => {
  const stacked = `Показатель|Считать|Таблица
    Звонки|количество|Активности

    KPI|Правило
    Звонки|факт/план
    Встречи|факт/план

    Сделки
    Дата|Менеджер|Сумма
    01.10.2026|Анна|5

    02.10.2026|Анна|6
    Итого||11

    Активности
    Дата|Сотрудник|Тип
    01.10.2026|Анна|звонок`;

  test('parted by blank rows; a title row names a row table; rows go on after a gap', () => {
    const { tables, issues } = recognise(sheetOf('Всё', stacked));
    expect(tables.map((table) => `${table.role} ${table.name} ${table.columns[0]?.length}`)).toEqual([
      'measures Всё 1',
      'kpis Всё 2',
      'rows Сделки 2',
      'rows Активности 1',
    ]);
    expect(tables[2]?.rowNumbers).toEqual([10, 12]);
    expect(tables[2]?.letters).toEqual(['A', 'B', 'C']);
    expect(spoken(issues)).toEqual([
      '«Сделки», строка 13 (A13): Строка «Итого» пропущена: это итог, а не данные. Ничего делать не нужно. Если это данные, переименуйте строку.',
    ]);
  });

  test('without blank rows the next header is still seen', () => {
    expect(
      roles(
        'Схема',
        'Параметр|Значение\nОклад|1\nKPI|Правило\nЗвонки|факт/план\nСделки\nСотрудник|Период|Отработано дней\nА|2026-10|3',
      ),
    ).toEqual(['parameters: Схема', 'kpis: Схема', 'worked: Сделки']);
  });

  test('the address of a range is taken into account', () => {
    const { tables } = recognise({ ...sheetOf('Лист', 'Дата|Сумма\n01.10.2026|5'), origin: { row: 10, column: 25 } });
    expect(tables[0]).toMatchObject({ firstRow: 11, letters: ['Z', 'AA'], headerRow: 10 });
    const bare = recognise({ ...sheetOf('Лист', 'Дата|Сумма\n01.10.2026|5'), addressed: false });
    expect(bare.tables[0]?.letters).toBeUndefined();
  });

  test('a nameless row table cannot be referred to', () => {
    expect(brief(recognise(sheetOf('', 'Дата|Менеджер|Сумма\n01.10.2026|Анна|5')).issues)).toEqual([
      'error table-untitled row 1',
    ]);
    expect(roles('', 'Сделки\nДата|Менеджер|Сумма\n01.10.2026|Анна|5')).toEqual(['rows: Сделки']);
    expect(roles('', 'KPI|Правило\nЗвонки|факт/план')).toEqual(['kpis: KPI']);
  });

  test('titles and stray texts', () => {
    const { tables, issues } = recognise(
      sheetOf('Лист', 'Сделки\n\nза октябрь\n\nДата|Сумма\n01.10.2026|5\n\n* без НДС'),
    );
    expect(tables.map((table) => table.name)).toEqual(['Сделки']);
    expect(brief(issues)).toEqual(['warning title-several row 1', 'note text-left-out row 8']);
  });
});

describe('totals', () => {
  const left = (label: string): boolean =>
    recognise(sheetOf('Сделки', `Товар|Менеджер|Сумма\nA|Анна|5\n${label}||5`)).tables[0]?.columns[0]?.length === 1;
  test('are left out with a note', () => {
    for (const label of ['Итого', 'ИТОГО:', 'Всего', 'Итого по отделу', 'Total', 'Grand total', 'Общий итог', 'Итог'])
      expect([label, left(label)]).toEqual([label, true]);
    for (const label of ['Итоговая аттестация', 'Total Quartz 5W30', 'Всероссийский', 'Сумма'])
      expect([label, left(label)]).toEqual([label, false]);
  });
  test('a row that names its payee is data', () => {
    expect(recognise(sheetOf('Сделки', 'Товар|Менеджер|Сумма\nИтого|Анна|5')).tables[0]?.columns[0]).toEqual(['Итого']);
  });
});

describe('a table given twice', () => {
  const facts = 'Сотрудник|Показатель|Факт\nАнна|Звонки|1';
  test('is taken once', () => {
    const book = readBook([sheetOf('Факты', facts), sheetOf('Копия', facts)]);
    expect(book.data.tables.length).toBe(1);
    expect(spoken(book.issues)).toEqual([
      '«Копия», строка 1: Та же таблица дана второй раз (первая — Факты:1); вторая пропущена. Уберите копию.',
    ]);
  });
  test('two parts of one kind are both taken', () => {
    const book = readBook([sheetOf('Факты', facts), sheetOf('Ещё', 'Сотрудник|Показатель|Факт\nАнна|Звонки|2')]);
    expect(book.data.tables.length).toBe(2);
    expect(book.issues).toEqual([]);
  });
  test('two different row tables of one name are a mistake', () => {
    const deals = 'Сделки\nДата|Сумма\n01.10.2026|';
    const book = readBook([sheetOf('Окт', `${deals}5`), sheetOf('Ноя', `${deals}6`)]);
    expect(book.data.tables.map((table) => table.columns[1])).toEqual([['5']]);
    expect(brief(book.issues)).toEqual(['error table-name-twice row 2']);
  });
});

describe('small, empty and large', () => {
  test('empty sheets and single cells', () => {
    for (const rows of [[], [[]], [['', null, undefined]], [['\u00A0 ']]] as Cell[][][]) {
      expect(brief(recognise({ name: 'Пусто', typed: true, rows }).issues)).toEqual(['note sheet-empty']);
    }
    expect(brief(recognise({ name: 'x', typed: true, rows: [['Привет']] }).issues)).toEqual([
      'note text-left-out row 1',
      'note sheet-empty',
    ]);
    expect(brief(recognise({ name: 'x', typed: true, rows: [[5]] }).issues)).toEqual(['error header-missing row 1']);
  });

  test('100 000 rows in less than two seconds', () => {
    const rows: Cell[][] = [['Сделки'], ['Дата оплаты', 'Менеджер', 'Сумма', 'Статус', 'Клиент']];
    for (let i = 0; i < 100_000; i++)
      rows.push([`0${1 + (i % 9)}.10.2026`, `Сотрудник ${i % 500}`, `${i},50`, 'оплачена', `ООО Ромашка ${i}`]);
    const started = performance.now();
    const { data } = readBook([{ name: 'Лист', typed: false, rows }]);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(data.tables[0]?.columns.map((column) => column.length)).toEqual([
      100_000, 100_000, 100_000, 100_000, 100_000,
    ]);
    expect(data.tables[0]?.columns[2]?.[99_999]).toBe('99999,50');
  });
});

test('whatever stands in the cells, reading ends in issues and never throws', () => {
  const words = fc.constantFrom(
    'Сделки',
    'KPI',
    'Шкала',
    'Метод',
    'От',
    'Ставка',
    'Сотрудник',
    'Показатель',
    'Считать',
    'Таблица',
    'Начисление',
    'Формула',
    'Параметры',
    'Период',
    'План',
    'Факт',
    'Итого',
    'нет',
    '40 %',
    '1,234',
    'столбцы',
    '51–60 %',
    'вся сумма',
    '=1+',
    'база = (',
    '#REF!',
    '__proto__',
    'constructor',
    '',
  );
  const cell = fc.oneof(
    { weight: 6, arbitrary: words },
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.date({ noInvalidDate: false }),
    fc.object(),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 }),
      fc.boolean(),
      fc.constantFrom('', 'KPI', 'Сотрудники', 'Лист1'),
      (rows, typed, name) => {
        const book = readBook([
          { name, typed, rows },
          { name, typed, rows },
        ]);
        for (const table of book.data.tables)
          for (const column of table.columns) expect(column.length).toBe(table.columns[0]?.length);
        expect(unfilled(book.issues)).toEqual([]);
      },
    ),
    { numRuns: 1500 },
  );
});

// «Формула» takes a title of the catalogue or an expression as people write it.
test.each([
  ['60 000 ₽', { expression: '60000' }],
  ['Оплаты * 3 %', { expression: 'Оплаты * 3%' }],
  ['Мин(Оплаты; 100 000)', { expression: 'min(Оплаты, 100000)' }],
  ['=Оплаты', { expression: 'Оплаты' }],
  ['Процент от базы', { use: 'commission' }],
  ['Процент по шкле', { use: 'Процент по шкле' }],
  ['моя-формула', { use: 'моя-формула' }],
])('a component by «%s»', (text, expected) => {
  const { plan } = readBook([
    {
      name: 'Начисления',
      typed: false,
      rows: [
        ['Начисление', 'Формула'],
        ['Строка', text],
      ],
    },
  ]);
  const { use, expression } = plan.components[0] as { use?: string; expression?: string };
  expect({ ...(use && { use }), ...(expression && { expression }) }).toEqual(expected);
});

// Percent cells of a sheet are numbers; a text among them that lacks its sign is 9,5 % or 950 %, and nobody guesses.
test('a bare 9,5 among percent cells pays nothing until it is mended', () => {
  const { plan, data } = readBook([
    {
      name: 'Начисления',
      typed: true,
      rows: [
        ['Начисление', 'Формула'],
        ['Надбавка', '=1000 * Личная надбавка'],
      ],
    },
    {
      name: 'Сотрудники',
      typed: true,
      rows: [
        ['Сотрудник', 'Схема', 'Личная надбавка'],
        ['Анна', '', 0.05],
        ['Борис', '', '9,5'],
        ['Вера', '', '7 %'],
      ],
    },
  ]);
  const own = [...statements(calculate(plan, data, { period: '2026-10' }))];
  expect(own.map(({ total }) => total)).toEqual(['50.00', null, '70.00']);
  expect(own[1]?.issues.map(({ code, place }) => [code, place?.cell])).toEqual([['percent-sign', 'C3']]);
});

test('names and numbers of people and nothing else are the table of people', () => {
  const { data } = readBook([
    {
      name: 'Лист1',
      typed: false,
      rows: [
        ['Сотрудник', 'Табельный №'],
        ['Анна', '1'],
      ],
    },
  ]);
  expect(data.tables.map(({ role, fields }) => [role, fields])).toEqual([['people', ['name', 'payee']]]);
});

describe('names and figures on a sheet of any name', () => {
  const pay = {
    name: 'Начисления',
    typed: false,
    rows: [
      ['Начисление', 'Формула'],
      ['Премия', 'Премия'],
    ],
  };
  const loose = (...rows: string[][]) => ({ name: 'Лист1', typed: false, rows: [['Сотрудник', 'Премия'], ...rows] });
  const rolesOf = (...sheets: Parameters<typeof readBook>[0]) => {
    const { data, issues } = readBook(sheets);
    return [...data.tables.map(({ role, name }) => `${role} ${name}`), ...issues.map(({ code }) => code)];
  };
  test('are the people where nothing else is, each name once', () => {
    expect(rolesOf(pay, loose(['Анна', '5'], ['Борис', '7']))).toEqual(['people Лист1']);
    const { plan, data } = readBook([pay, loose(['Анна', '5'], ['Борис', '7'])]);
    const all = [...statements(calculate(plan, data, { period: '2026-10' }))];
    expect(all.map(({ name, total }) => `${name} ${total}`)).toEqual(['Анна 5.00', 'Борис 7.00']);
  });
  test('stacked under a table of deals as well', () => {
    const rows = [
      ['Сделки'],
      ['Дата', 'Сотрудник', 'Сумма'],
      ['2026-10-05', 'Анна', '9'],
      [],
      ...loose(['Анна', '5']).rows,
    ];
    expect(rolesOf(pay, { name: 'Всё', typed: false, rows })).toEqual(['rows Сделки', 'people Всё']);
  });
  test('stay rows, and are told, where a name repeats or there are people', () => {
    expect(rolesOf(pay, loose(['Анна', '5'], ['Анна', '7']))).toEqual(['rows Лист1', 'table-unused']);
    const people = {
      name: 'Сотрудники',
      typed: false,
      rows: [
        ['Сотрудник', 'Роль'],
        ['Анна', 'М'],
      ],
    };
    expect(rolesOf(pay, people, loose(['Анна', '5']))).toEqual(['people Сотрудники', 'rows Лист1', 'table-unused']);
  });
  test('a name in quotes is found among the rules as it is written', () => {
    const rows = [
      ['Сотрудник', 'Премия'],
      ['Анна', '5'],
      ['Анна', '7'],
    ];
    const measure = {
      name: 'Показатели',
      typed: false,
      rows: [
        ['Показатель', 'Считать', 'Таблица', 'Колонка'],
        ['Премии', 'сумма', 'Премии "А"', 'Премия'],
      ],
    };
    expect(rolesOf(pay, measure, { name: 'Премии "А"', typed: false, rows })).toEqual(['rows Премии "А"']);
  });
  test('stay rows where a rule names them', () => {
    const measure = {
      name: 'Показатели',
      typed: false,
      rows: [
        ['Показатель', 'Считать', 'Таблица', 'Колонка'],
        ['Премии', 'сумма', 'Лист1', 'Премия'],
      ],
    };
    expect(rolesOf(pay, measure, loose(['Анна', '5']))).toEqual(['rows Лист1']);
  });
});

test('a name of the plan is a formula, a function too, and a title misspelt is neither', () => {
  const { plan, issues } = readBook([
    {
      name: 'Параметры',
      typed: false,
      rows: [
        ['Параметр', 'Значение'],
        ['Ставка дня', '2000'],
      ],
    },
    {
      name: 'Начисления',
      typed: false,
      rows: [
        ['Начисление', 'Формула'],
        ['А', 'Ставка дня'],
        ['Б', 'шкал(Ш; 5)'],
        ['В', 'Процент по шкле'],
      ],
    },
  ]);
  expect(plan.components.map(({ code, use, expression }) => [code, use, expression])).toEqual([
    ['А', undefined, 'Ставка дня'],
    ['Б', undefined, undefined],
    ['В', 'Процент по шкле', undefined],
  ]);
  expect(issues.map(({ code, place }) => `${code} ${place?.cell}`)).toEqual(['formula-function B3']);
});

test('a scale whose first threshold comes again is written twice from one date', () => {
  const scale = (...rows: string[][]) => {
    const { plan, data } = readBook([
      { name: 'Шкалы', typed: false, rows: [['Шкала', 'Метод', 'От', 'Свыше', 'Ставка'], ...rows] },
      {
        name: 'Начисления',
        typed: false,
        rows: [
          ['Начисление', 'Формула'],
          ['К', '=ПоШкале(Ш; 1000)'],
        ],
      },
      {
        name: 'Сотрудники',
        typed: false,
        rows: [
          ['Сотрудник', 'Роль'],
          ['Анна', 'М'],
        ],
      },
    ]);
    const [anna] = [...statements(calculate(plan, data, { period: '2026-10' }))];
    return [
      anna?.total,
      ...(anna?.issues ?? []).map(({ code, place, params }) => `${code} ${place?.cell} ${params?.other}`),
    ];
  };
  const first = [
    ['Ш', 'по частям', '0', '', '1 %'],
    ['Ш', '', '500', '', '2 %'],
  ];
  expect(scale(...first)).toEqual(['15.00']);
  expect(scale(...first, ['Ш', 'по частям', '0', '', '3 %'], ['Ш', '', '500', '', '4 %'])).toEqual([
    null,
    'row-twice A4 2',
  ]);
  // «От 0» and «свыше 0» are two thresholds of one scale: 1000 × 2 %.
  expect(scale(['Ш', 'по частям', '0', '', '1 %'], ['Ш', '', '0', 'да', '2 %'])).toEqual(['20.00']);
});
