/** The command line, called as a function. Whole outputs stand in golden/. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { writeCsvFolder, writeXlsx } from '../../src/files/index.js';
import { writeBook, writeData } from '../../src/workbook/index.js';
import { zeid } from '../text/fixtures.js';
import { plain } from '../text/plain.js';

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'premia-'));
  const sheets = writeBook(zeid, 'ru');
  await writeCsvFolder(join(cwd, 'отдел'), sheets, 'ru');
  await writeXlsx(join(cwd, 'отдел.xlsx'), sheets);
  writeFileSync(join(cwd, 'отдел.json'), JSON.stringify({ ...zeid.plan, data: writeData(zeid.data) }));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Call {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function premia(
  argv: readonly string[],
  more: { env?: Record<string, string>; tty?: boolean } = {},
): Promise<Call> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: async (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    env: more.env ?? { LANG: 'ru_RU.UTF-8' },
    cwd,
    tty: more.tty ?? false,
  };
  const code = await main(argv, io);
  return { code, out: out.join(''), err: err.join('') };
}

const OCTOBER = ['--period', '2026-10'];
const golden = (name: string, { out, err, code }: Call) =>
  expect(plain(`${out}${err === '' ? '' : `--- stderr\n${err}`}--- exit ${code}\n`)).toMatchFileSnapshot(
    `golden/${name}.txt`,
  );

describe('whole outputs', () => {
  const calls: Readonly<Record<string, readonly string[]>> = {
    'calc.ru': ['calc', 'отдел', ...OCTOBER],
    'calc.en': ['calc', 'отдел', ...OCTOBER, '--lang', 'en'],
    'calc-one.ru': ['calc', 'отдел', ...OCTOBER, '--payee', 'Иванов Иван'],
    'calc-json.ru': ['calc', 'отдел', ...OCTOBER, '--json'],
    'calc-csv.ru': ['calc', 'отдел', ...OCTOBER, '--csv'],
    'calc-csv.en': ['calc', 'отдел', ...OCTOBER, '--csv', '--lang=en'],
    'explain.ru': ['explain', 'отдел', ...OCTOBER],
    'explain.en': ['explain', 'отдел', ...OCTOBER, '--lang', 'en'],
    'explain-full.ru': ['explain', 'отдел', ...OCTOBER, '--payee', '18', '--full'],
    'explain-json.ru': ['explain', 'отдел', ...OCTOBER, '--payee', '17', '--json'],
    'check.ru': ['check', 'отдел'],
    'check-json.en': ['check', 'отдел', '--json', '--lang', 'en'],
    'smart.ru': ['smart', 'отдел', ...OCTOBER],
    'whatif.ru': ['whatif', 'отдел', ...OCTOBER, '--set', 'Оклад=45000', '--fact', 'Иванов Иван/Оплаты=1 300 000'],
    'whatif.en': ['whatif', 'отдел', ...OCTOBER, '--set', 'Оклад=45000', '--lang', 'en'],
    'whatif-json.ru': ['whatif', 'отдел', ...OCTOBER, '--set', 'Оклад=45000', '--json'],
    'help.ru': ['--help'],
    'help.en': ['--help', '--lang', 'en'],
    'help-calc.ru': ['calc', '--help'],
    nothing: [],
  };
  test.each(Object.entries(calls))('%s', async (name, argv) => golden(name, await premia(argv)));
});

describe('the contract for other programs', () => {
  test('statements with exact amounts', async () => {
    const { code, out } = await premia(['calc', 'отдел', ...OCTOBER, '--json']);
    const { statements, issues } = JSON.parse(out);
    expect(code).toBe(1);
    const [own, other] = statements;
    expect(Object.keys(own).slice(0, 8)).toEqual([
      'payee',
      'name',
      'period',
      'currency',
      'earned',
      'total',
      'lines',
      'issues',
    ]);
    expect(own).toMatchObject({
      payee: '17',
      name: 'Иванов Иван',
      period: '2026-10',
      currency: 'RUB',
      earned: '169561.75',
      total: '169561.75',
      issues: [],
    });
    expect(own.lines.map((line: { amount: string }) => line.amount)).toEqual([
      '40000.00',
      '11618.50',
      '0.00',
      '6000.00',
      '111943.25',
    ]);
    expect(own.lines[0]).toEqual({
      code: 'salary',
      title: 'Оклад',
      stage: 'earned',
      plan: 'Менеджер',
      amount: '40000.00',
    });
    expect(other.total).toBeNull();
    expect(Object.keys(other.issues[0]).slice(0, 5)).toEqual(['code', 'severity', 'message', 'hint', 'place']);
    expect(other.lines.find((line: { adjustment?: string }) => line.adjustment === 'deduction')).toMatchObject({
      stage: 'pay',
      amount: '-700.00',
    });
    expect(issues[0]).toMatchObject({ code: 'payee-unknown', severity: 'warning', place: { cell: 'A7' } });
  });

  test('folder, .xlsx and .json give the same amounts', async () => {
    const amounts = async (input: string) => {
      const { out } = await premia(['calc', input, ...OCTOBER, '--json']);
      return JSON.parse(out).statements.map((one: { total: string; lines: { amount: string }[] }) => [
        one.total,
        one.lines.map(({ amount }) => amount),
      ]);
    };
    const folder = await amounts('отдел');
    expect(await amounts('отдел.xlsx')).toEqual(folder);
    expect(await amounts('отдел.json')).toEqual(folder);
  });

  test('JSON is JSON with nobody in it', async () => {
    const { code, out } = await premia(['calc', 'отдел', '--period', '2020-01', '--json']);
    expect(JSON.parse(out).statements).toEqual([]);
    expect(code).toBe(1);
  });

  test('schema is a JSON Schema', async () => {
    const { code, out } = await premia(['schema']);
    expect(JSON.parse(out)).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
    expect(code).toBe(0);
  });
});

describe('exit codes', () => {
  test.each([
    [0, ['calc', 'отдел', ...OCTOBER, '--payee', '17']],
    [1, ['calc', 'отдел', ...OCTOBER]],
    [1, ['explain', 'отдел', ...OCTOBER]],
    [0, ['explain', 'отдел', ...OCTOBER, '--payee', '17']],
    [1, ['check', 'отдел']],
    [0, ['--version']],
    [0, ['--help']],
    [2, []],
    [2, ['calc', 'нет такого', ...OCTOBER]],
  ] as const)('%i: %j', async (code, argv) => expect((await premia(argv)).code).toBe(code));
});

describe('a wrong call is answered in one sentence', () => {
  const cases: Readonly<Record<string, readonly [argv: readonly string[], ru: string, en: string]>> = {
    command: [
      ['calk'],
      'Команды «calk» нет. Возможно, вы имели в виду calc?',
      'There is no command "calk". Did you mean calc?',
    ],
    option: [
      ['calc', 'отдел', '--perod', 'x'],
      'Параметра «--perod» нет. Возможно, вы имели в виду --period?',
      'There is no option "--perod". Did you mean --period?',
    ],
    value: [
      ['calc', 'отдел', '--period'],
      'У параметра «--period» нет значения. Справка: premia --help.',
      'Option "--period" has no value. Help: premia --help.',
    ],
    input: [
      ['calc'],
      'Не указано, что читать: папка, архив .zip, книга .xlsx или документ .json. Справка: premia --help.',
      'Nothing to read was given: name a folder, a .zip, an .xlsx book or a .json document. Help: premia --help.',
    ],
    file: [['calc', 'нет'], 'Файла или папки «нет» нет.', 'There is no file or folder "нет".'],
    two: [
      ['calc', 'a', 'b'],
      'Лишние аргументы: команда читает одну папку или один файл. Имя с пробелами возьмите в кавычки. Справка: premia --help.',
      'Too many arguments: a command reads one folder or one file. Put a name with spaces in quotes. Help: premia --help.',
    ],
    payee: [
      ['calc', 'отдел', ...OCTOBER, '--payee', 'Иванв Иван'],
      'Сотрудника «Иванв Иван» нет. Возможно, вы имели в виду «Иванов Иван»?',
      'There is no payee "Иванв Иван". Did you mean "Иванов Иван"?',
    ],
    stranger: [
      ['calc', 'отдел', ...OCTOBER, '--payee', 'Щукин'],
      'Сотрудника «Щукин» нет.',
      'There is no payee "Щукин".',
    ],
    nobody: [
      ['calc', 'отдел', '--period', '2020-01', '--payee', '17'],
      'Сотрудника «17» нет. За этот период никого нет.',
      'There is no payee "17". There is nobody in this period.',
    ],
    formats: [
      ['calc', 'отдел', ...OCTOBER, '--json', '--csv'],
      'Выберите что-то одно: --json или --csv.',
      'Choose one of --json and --csv.',
    ],
    trial: [
      ['whatif', 'отдел', ...OCTOBER, '--set', 'Оклад'],
      '«Оклад» не читается. Пишите --set "Оклад=45000" или --fact "Иванов Иван/Оплаты=1300000".',
      '"Оклад" is not understood. Write --set "Salary=45000" or --fact "Anna Smith/Sales=1300000".',
    ],
    noTrial: [
      ['whatif', 'отдел', ...OCTOBER],
      'Не сказано, что менять: добавьте --set "Оклад=45000" или --fact "Иванов Иван/Оплаты=1300000".',
      'Nothing to change was given: add --set "Salary=45000" or --fact "Anna Smith/Sales=1300000".',
    ],
    parameter: [
      ['whatif', 'отдел', ...OCTOBER, '--set', 'Окла=1'],
      'В схеме нет «Окла», менять нечего. Есть: Оклад, Премия; возможно, это «Оклад».',
      'The plan has no "Окла" to change. There is: Оклад, Премия; perhaps it is "Оклад".',
    ],
    trialPayee: [
      ['whatif', 'отдел', ...OCTOBER, '--fact', 'Иванв Иван/Оплаты=1'],
      'Сотрудника «Иванв Иван» нет. Возможно, вы имели в виду «Иванов Иван»?',
      'There is no payee "Иванв Иван". Did you mean "Иванов Иван"?',
    ],
    surname: [
      ['whatif', 'отдел', ...OCTOBER, '--fact', 'Иванов/Оплаты=1'],
      'Сотрудника «Иванов» нет. Возможно, вы имели в виду «Иванов Иван»?',
      'There is no payee "Иванов". Did you mean "Иванов Иван"?',
    ],
    trialMeasure: [
      ['whatif', 'отдел', ...OCTOBER, '--fact', 'Иванов Иван/Оплты=1'],
      'В схеме нет «Оплты», менять нечего. Есть: Звонки, Встречи, CRM, Оплаты; возможно, это «Оплаты».',
      'The plan has no "Оплты" to change. There is: Звонки, Встречи, CRM, Оплаты; perhaps it is "Оплаты".',
    ],
    out: [
      ['calc', 'отдел', ...OCTOBER, '--out', 'нет/файл.txt'],
      'В файл «нет/файл.txt» не записать: ENOENT.',
      'File "нет/файл.txt" cannot be written: ENOENT.',
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [argv, ru, en]) => {
    expect(await premia(argv)).toEqual({ code: 2, out: '', err: `${ru}\n` });
    expect(await premia([...argv, '--lang', 'en'])).toEqual({ code: 2, out: '', err: `${en}\n` });
  });

  test('a language that is not there', async () => {
    expect(await premia(['calc', 'отдел', '--lang', 'de'])).toEqual({
      code: 2,
      out: '',
      err: 'Язык «de» не поддерживается. Укажите --lang ru или --lang en.\n',
    });
  });

  test('a period that is none', async () => {
    const { code, err } = await premia(['calc', 'отдел', '--period', 'окт']);
    expect(code).toBe(2);
    expect(err).toMatch(/^«окт» — не период\. Напишите период с годом: .*\n$/);
  });
});

describe('language', () => {
  test.each([
    [{ LANG: 'ru_RU.UTF-8' }, 'Использование:'],
    [{ LC_ALL: 'ru_RU.UTF-8', LANG: 'en_US.UTF-8' }, 'Использование:'],
    [{ LC_ALL: 'C', LANG: 'ru_RU.UTF-8' }, 'Usage:'],
    [{ LANG: 'de_DE.UTF-8' }, 'Usage:'],
    [{}, 'Usage:'],
  ])('of %j', async (env, usage) => expect((await premia(['--help'], { env })).out).toMatch(new RegExp(`^${usage}`)));
});

describe('period', () => {
  test('the only one of the data is used, and said', async () => {
    const { code, out, err } = await premia(['calc', 'отдел', '--payee', '17']);
    expect(err).toBe('Период не указан; в данных он один: 2026-10.\n');
    expect(code).toBe(0);
    expect(out).toContain('октябрь 2026');
  });

  test('of several, those found are named', async () => {
    const more = {
      ...zeid,
      data: {
        tables: zeid.data.tables.map((one) =>
          one.role === 'targets'
            ? { ...one, columns: one.columns.map((cells, i) => (i === 2 ? ['2026-09', '2026-10'] : cells)) }
            : one,
        ),
      },
    };
    writeFileSync(join(cwd, 'два.json'), JSON.stringify({ ...more.plan, data: writeData(more.data) }));
    const { code, err } = await premia(['calc', 'два.json']);
    expect(code).toBe(2);
    expect(err).toBe(
      'Не указан период, а в данных их несколько: 2026-09, 2026-10. Добавьте, например, --period 2026-10.\n',
    );
    expect((await premia(['check', 'два.json'])).out).toMatch(/^Проверено за: 2026-09, 2026-10\n/);
  });

  test('a payment dated in another month makes no period of it', async () => {
    const more = {
      ...zeid,
      data: {
        tables: zeid.data.tables.map((one) =>
          one.role === 'rows'
            ? { ...one, columns: one.columns.map((cells, i) => (i === 3 ? ['02.11.2026', ...cells.slice(1)] : cells)) }
            : one,
        ),
      },
    };
    writeFileSync(join(cwd, 'ноябрь.json'), JSON.stringify({ ...more.plan, data: writeData(more.data) }));
    expect((await premia(['check', 'ноябрь.json'])).out).toMatch(/^Проверено за: 2026-10\n/);
  });

  test('only where nothing else names a period, the months of the rows do', async () => {
    const rows = zeid.data.tables.filter(({ role }) => role === 'people' || role === 'rows');
    writeFileSync(
      join(cwd, 'строки.json'),
      JSON.stringify({ ...zeid.plan, data: writeData({ ...zeid.data, tables: rows }) }),
    );
    expect((await premia(['check', 'строки.json'])).out).toMatch(/^Проверено за: 2026-10\n/);
  });

  test('without data there is none', async () => {
    writeFileSync(join(cwd, 'пусто.json'), JSON.stringify(zeid.plan));
    expect((await premia(['calc', 'пусто.json'])).err).toBe(
      'Не указан период, а в данных его не видно. Добавьте --period, например --period 2026-10.\n',
    );
  });
});

describe('check', () => {
  const deals = [
    { Менеджер: 'Иванов Иван', Сумма: 5, Статус: 'оплачена', Дата: '2026-10-12' },
    { Менеджер: 'Иванов Иван', Сумма: 7, Статус: 'оплачена', Дата: '2026-10-12' },
    { Менеджер: 'Иванов Иван', Сумма: 5, Статус: 'оплачена', Дата: '2026-10-12' },
  ];

  test('names both of two identical rows', async () => {
    const data = { ...writeData(zeid.data), rows: { Сделки: deals } };
    writeFileSync(join(cwd, 'повтор.json'), JSON.stringify({ ...zeid.plan, data }));
    const { out } = await premia(['check', 'повтор.json', ...OCTOBER]);
    expect(out).toContain('«Сделки»: строка 3 повторяет строку 1 от первой ячейки до последней; засчитаны обе.');
    expect((await premia(['calc', 'повтор.json', ...OCTOBER])).out).not.toContain('повторяет');
  });

  test('counts what calc and explain count', async () => {
    const counts = async (command: string) =>
      /\d+ ошиб\S+, \d+ предупр\S+/.exec((await premia([command, 'отдел', ...OCTOBER])).out)?.[0].replace(/[.,]$/, '');
    const found = await counts('check');
    expect(found).toBe('1 ошибка, 2 предупреждения');
    expect(await counts('calc')).toBe(found);
    expect(await counts('explain')).toBe(found);
  });
});

test('the demo shows the published person, paid and explained', async () => {
  const { code, out } = await premia(['demo']);
  expect(code).toBe(0);
  expect(plain(out)).toMatch(/К выплате +169 561,75 ₽/);
  expect(plain(out)).toContain(
    '(выполнение 1 178 350,00 ₽ ÷ 1 000 000,00 ₽ (117,8 %) → ступень «от 100 %») = 111 943,25 ₽. Продажи: ещё 31 650,00 ₽ до ступени 121 % — тогда +9 056,75 ₽ к итогу',
  );
});

describe('output', () => {
  test('to a file, the same as to the screen', async () => {
    const screen = await premia(['calc', 'отдел', ...OCTOBER, '--json']);
    const file = await premia(['calc', 'отдел', ...OCTOBER, '--json', '--out', 'итог.json']);
    expect(file).toEqual({ code: 1, out: '', err: 'Записано: итог.json\n' });
    expect(readFileSync(join(cwd, 'итог.json'), 'utf8')).toBe(screen.out);
  });

  test('CSV never hands a spreadsheet a formula', async () => {
    const names = { ...zeid.plan, components: [{ code: '=1+1', title: '@SUM(A1)', expression: 'Оклад' }] };
    const people = [{ payee: '=cmd|calc', name: '+7 900', hired: '2024-01-01' }];
    writeFileSync(join(cwd, 'чужой.json'), JSON.stringify({ ...names, data: { people } }));
    const { out } = await premia(['calc', 'чужой.json', ...OCTOBER, '--csv']);
    expect(out.split('\r\n')[1]).toBe(
      "'=cmd|calc;'+7 900;2026-10;Менеджер;'=1+1;'@SUM(A1);начислено;;40000,00;RUB;;;;;;;;;;",
    );
  });

  test("CSV has the total in the payee's currency once a statement, so that its column adds up", async () => {
    const plan = {
      format: 'premia/1',
      plans: [{ code: 'П', currency: 'RUB' }],
      components: [
        { code: 'Оклад', expression: '900' },
        { code: 'Премия', expression: '105.5' },
      ],
      data: {
        people: [
          { payee: 'Анна', plan: 'П', currency: 'USD' },
          { payee: 'Борис', plan: 'П' },
          { payee: 'Вера', plan: 'П', currency: 'EUR' },
        ],
        rates: [{ currency: 'USD', date: '2026-10-01', rate: 90.5 }],
      },
    };
    writeFileSync(join(cwd, 'валюта.json'), JSON.stringify(plan));
    const last = async (...more: string[]) =>
      (await premia(['calc', 'валюта.json', ...OCTOBER, '--csv', ...more])).out.split('\r\n').map((line) =>
        line
          .split(more.length > 0 ? ',' : ';')
          .slice(-2)
          .join('|'),
      );
    // 1,005.50 ÷ 90.5 = 11.1104… → 11.11
    expect(await last()).toEqual([
      'К выплате в валюте сотрудника|Валюта сотрудника',
      '11,11|USD',
      '|',
      '|',
      '|',
      '#Н/Д|EUR',
      '|',
      '',
    ]);
    expect(
      (await premia(['explain', 'валюта.json', ...OCTOBER, '--payee', 'Анна'])).out.replace(/\u00A0/g, ' '),
    ).toContain('К выплате в USD: 1 005,50 ₽ ÷ 90,5 = 11,11 $ (курс 2026-10-01: 1 USD = 90,5 RUB)');
    expect((await last('--lang', 'en')).slice(0, 2)).toEqual([
      "Payable in the payee's currency|Payee's currency",
      '11.11|USD',
    ]);
  });

  test('progress is for terminals and those who ask', async () => {
    expect((await premia(['calc', 'отдел', ...OCTOBER])).err).toBe('');
    expect((await premia(['calc', 'отдел', ...OCTOBER, '--progress'])).err).toMatch(/^Прочитано строк: \d+\n$/);
    const drawn = (await premia(['calc', 'отдел', ...OCTOBER], { tty: true })).err.split('\r\u001B[K');
    expect(drawn).toEqual(['', expect.stringMatching(/^Прочитано строк: \d+$/), '']);
  });

  test('thousands are streamed with progress', async () => {
    const people = Array.from({ length: 2500 }, (_, i) => ({ payee: `${i}`, hired: '2024-01-01' }));
    const plan = {
      ...zeid.plan,
      kpis: [],
      measures: [],
      scales: [],
      components: [{ code: 'Оклад', expression: 'Оклад' }],
    };
    const renamed = { ...plan, components: [{ code: 'salary', expression: 'Оклад' }] };
    writeFileSync(join(cwd, 'много.json'), JSON.stringify({ ...renamed, data: { people } }));
    const { out, err, code } = await premia(['calc', 'много.json', ...OCTOBER, '--json', '--progress']);
    expect(JSON.parse(out).statements).toHaveLength(2500);
    expect(plain(err)).toBe(
      'Прочитано строк: 2 500\nРассчитано сотрудников: 1 000 из 2 500\nРассчитано сотрудников: 2 000 из 2 500\nРассчитано сотрудников: 2 500 из 2 500\n',
    );
    expect(code).toBe(0);
  });

  test('broken input is issues, not an exception', async () => {
    writeFileSync(join(cwd, 'битый.json'), '{"format": ');
    writeFileSync(join(cwd, 'битый.xlsx'), 'not a book');
    for (const input of ['битый.json', 'битый.xlsx']) {
      const { code, out } = await premia(['calc', input, ...OCTOBER]);
      expect(code, input).toBe(1);
      expect(out, input).toMatch(/Ошибка\. /);
    }
  });
});
