/** The commands of the menu as somebody would use them one after another. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../appsscript/protocol.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

const call = (book: FakeBook, name: string, ...given: unknown[]): unknown =>
  realm(book.services()).call(name, ...given);
const served = (book: FakeBook, request: unknown): Reply =>
  JSON.parse(
    String(
      call(
        book,
        'serve',
        JSON.stringify({ lang: book.userLocale.startsWith('ru') ? 'ru' : 'en', ...(request as object) }),
      ),
    ),
  ) as Reply;

/** A workbook of a template, without the statement it comes with: commands are what make one here. */
function made(id: string, userLocale = 'ru'): FakeBook {
  const book = new FakeBook('Asia/Vladivostok', 'ru_RU', userLocale);
  served(book, { op: 'create', id, people: '', confirmed: false });
  book.sheets = book.sheets.filter(({ name }) => !/2026-10$/.test(name));
  return book;
}
const department = (userLocale?: string): FakeBook => made('salary-percent.ru', userLocale);
const said = (book: FakeBook): string => book.seen.alerts[book.seen.alerts.length - 1] ?? '';

describe('the menu', () => {
  it('speaks the language of its user and calls functions there are', () => {
    const ru = new FakeBook();
    call(ru, 'onOpen', { authMode: 'NONE' });
    expect(ru.seen.menu[0]).toEqual(['Открыть панель', 'menuPanel']);
    expect(
      ru.seen.menu
        .map(([caption]) => caption)
        .join('')
        .replace(/Premia|KPI/g, ''),
    ).not.toMatch(/[a-z]/i);
    const en = new FakeBook('UTC', 'en_US', 'en_GB');
    call(en, 'onInstall', { authMode: 'NONE' });
    expect(en.seen.menu[0]).toEqual(['Open the sidebar', 'menuPanel']);
    expect(en.seen.menu.map(([caption]) => caption).join('')).not.toMatch(/[а-яё]/i);
    const names = realm({}).run('Object.keys(rest_().calls).join()') as string;
    for (const [, name] of ru.seen.menu) expect(names.split(',')).toContain(name);
  });

  it('asks nothing of a spreadsheet when it is opened without rights', () => {
    const { HtmlService: _, ...services } = new FakeBook().services();
    const shut = {
      ...services,
      SpreadsheetApp: {
        getUi: services.SpreadsheetApp.getUi,
        getActiveSpreadsheet: () => {
          throw new Error('no rights yet');
        },
      },
    };
    expect(() => realm(shut).call('onOpen', { authMode: 'NONE' })).not.toThrow();
  });

  it('is there even before the locale may be asked for', () => {
    const book = new FakeBook();
    const Session = {
      getActiveUserLocale: () => {
        throw new Error('no rights yet');
      },
    };
    realm({ ...book.services(), Session }).call('onOpen', {});
    expect(book.seen.menu[0]).toEqual(['Open the sidebar', 'menuPanel']);
  });

  it('opens the sidebar at the view asked for, as a file', () => {
    const book = new FakeBook();
    call(book, 'menuTemplate');
    expect(book.seen.pages[0]?.html).toContain(
      '<script type="application/json" id="start">{"view":"start","lang":"ru",',
    );
  });

  it('says what is missing where there is no plan', () => {
    const book = new FakeBook();
    call(book, 'menuCalculate');
    expect(said(book)).toBe(
      'Не получилось: В таблице нет листов со схемой и людьми. Начните с шаблона: Premia → «Новая таблица из шаблона…».',
    );
  });
});

describe('the language', () => {
  const menuOf = (book: FakeBook): string => {
    book.seen.menu.length = 0;
    call(book, 'onOpen', {});
    return book.seen.menu[0]?.[0] ?? '';
  };

  it('chosen in the sidebar is kept for the person, and redraws the menu', () => {
    const book = new FakeBook('UTC', 'ru_RU', 'en');
    expect(menuOf(book)).toBe('Open the sidebar');
    book.seen.menu.length = 0;
    served(book, { op: 'language', lang: 'ru' });
    expect(book.seen.menu[0]?.[0]).toBe('Открыть панель');
    expect(menuOf(book)).toBe('Открыть панель');
    call(book, 'menuCheck');
    expect(book.seen.pages[0]?.html).toContain('{"view":"check","lang":"ru",');
    book.answers = ['2026-10'];
    call(book, 'menuFormula');
    expect(said(book)).toMatch(/^Не получилось: В таблице нет листов/);
  });

  it('is the account’s where nothing may be kept', () => {
    const book = new FakeBook('UTC', 'ru_RU', 'ru');
    const { PropertiesService: _, ...services } = book.services();
    expect(() => realm(services).call('serve', '{"op":"language","lang":"en"}')).not.toThrow();
    book.seen.menu.length = 0;
    realm(services).call('onOpen', {});
    expect(book.seen.menu[0]?.[0]).toBe('Открыть панель');
  });

  it('of a person is spoken to them, the workbook’s is written into it', () => {
    const book = department('en');
    book.answers = ['2026-10', false];
    call(book, 'menuCalculate');
    expect(said(book)).toBe('Done: sheet "Расчёт премии 2026-10".');
    expect(book.sheet('Расчёт премии 2026-10').cells.flat().join(' ')).not.toMatch(/[a-z]{2}/i);
    book.answers = ['2026-10'];
    call(book, 'menuExport');
    expect(book.sheet('Выгрузка 2026-10').cells[0]?.[0]).toBe('Организация');
    book.answers = ['2026-10', '', '', true];
    call(book, 'menuClose');
    expect(said(book)).toBe('Period 2026-10 is closed: 2.');
    const { cells, guard } = book.sheet('Журнал');
    expect(guard?.description).toBe('Закрытые периоды Premia: не меняйте вручную');
    expect(cells.slice(1).flat().join(' ')).not.toMatch(/Accrued|Salary/);
  });
});

describe('calculating', () => {
  it('writes one formula with every range and the ledger, separated by semicolons', () => {
    const book = department();
    book.answers = ['октябрь 2026', true];
    call(book, 'menuCalculate');
    expect(book.sheet('Расчёт премии 2026-10').formulas.get('1:3')).toBe(
      `=BONUS(A1:A3; "2026-10"; 'Схемы'!A:D; 'Параметры'!A:C; 'Показатели'!A:G; 'Шкалы'!A:D; 'Начисления'!A:C; 'Сотрудники'!A:D; 'Планы'!A:D; 'Оплаты'!A:D; 'Журнал'!A:W; "по начислениям")`,
    );
    expect(said(book)).toBe('Готово: лист «Расчёт премии 2026-10».');
  });

  it('writes numbers and names apart, or one column where people go by their names', () => {
    const book = department();
    book.answers = ['2026-10', false];
    call(book, 'menuCalculate');
    const { cells } = book.sheet('Расчёт премии 2026-10');
    expect(cells.slice(0, 2)).toEqual([
      ['Табельный №', 'Сотрудник', 'Оклад', 'Процент', 'К выплате'],
      ['101', 'Первый менеджер', 50000, 52500, 102500],
    ]);
    const named = made('zeid-plus');
    named.answers = ['2026-10', false];
    call(named, 'menuCalculate');
    const [header, first] = named.sheet('Расчёт премии 2026-10').cells;
    expect(header?.slice(0, 2)).toEqual(['Сотрудник', 'Оклад за месяц']);
    expect(first?.slice(0, 1)).toEqual(['Соколова Марина']);
    named.answers = ['2026-10', true, true];
    call(named, 'menuCalculate');
    expect(named.sheet('Расчёт премии 2026-10').formulas.get('1:2')).toMatch(/^=BONUS\(A1:A\d+; "2026-10"; /);
  });

  it('asks before it writes over its own sheet, and keeps it otherwise', () => {
    const book = department();
    book.answers = ['2026-10', false, '2026-10', false, false];
    call(book, 'menuCalculate');
    const before = JSON.stringify(book.sheet('Расчёт премии 2026-10').cells);
    call(book, 'menuCalculate');
    expect(said(book)).toBe('Лист «Расчёт премии 2026-10» уже есть. Записать расчёт поверх него?');
    expect(JSON.stringify(book.sheet('Расчёт премии 2026-10').cells)).toBe(before);
  });

  it('leaves out sheets that are no tables of the plan, and says where a name is missing', () => {
    const book = department();
    book.insert('Заметки').cells = [
      ['Что', 'Когда'],
      ['Позвонить', 5],
    ];
    book.answers = ['2026-10', true];
    call(book, 'menuCalculate');
    expect(said(book)).toBe('Готово: лист «Расчёт премии 2026-10».');
    expect(book.sheet('Расчёт премии 2026-10').formulas.get('1:3')).not.toContain('Заметки');
    book.sheet('Оплаты').cells.shift();
    book.answers = ['2026-10', true, true];
    call(book, 'menuCalculate');
    expect(said(book)).toBe(
      'Не получилось: На листе «Оплаты» нет названия таблицы, и формула её не узнает. Вставьте над шапкой строку и напишите в ней «Оплаты».',
    );
  });

  it('proposes the latest period of the data, or that of the sheet in front; an empty answer takes it', () => {
    const book = department();
    book.answers = ['', false];
    call(book, 'menuCalculate');
    expect(book.seen.alerts).toEqual([
      'За какой период? Например, 2026-10.\nВ данных есть: 2026-10.\n(пусто: 2026-10)',
      'Записать формулами, которые пересчитываются сами? «Да» — формулами, «Нет» — значениями.',
      'Готово: лист «Расчёт премии 2026-10».',
    ]);
    // The sheet of another month in front.
    book.sheet('Планы').cells.push(['101', 'Оплаты', '2026-11', 1000000]);
    book.active = book.sheet('Планы');
    book.answers = [null];
    call(book, 'menuExport');
    expect(said(book)).toBe('За какой период? Например, 2026-10.\nВ данных есть: 2026-10, 2026-11.\n(пусто: 2026-11)');
    book.active = book.sheet('Расчёт премии 2026-10');
    call(book, 'menuExport');
    expect(said(book)).toMatch(/\(пусто: 2026-10\)$/);
  });

  it('is called off where it asks how to write', () => {
    const book = department();
    book.answers = ['2026-10', null];
    call(book, 'menuCalculate');
    expect(book.sheets.map(({ name }) => name)).not.toContain('Расчёт премии 2026-10');
  });

  it('adds up its columns, and a formula below says what is credited to nobody', () => {
    const book = department();
    book.answers = ['2026-10', false];
    call(book, 'menuCalculate');
    const { formulas, cells } = book.sheet('Расчёт премии 2026-10');
    expect([4, 5, 6, 7].map((row) => cells[row - 1]?.[0] ?? '')).toEqual([
      'Итого',
      '',
      '…',
      'Суммы до вычета НДФЛ. Это помощь в расчёте, а не бухгалтерский документ.',
    ]);
    expect([3, 4, 5].map((column) => formulas.get(`4:${column}`))).toEqual([
      '=SUM(C2:C3)',
      '=SUM(D2:D3)',
      '=SUM(E2:E3)',
    ]);
    expect(formulas.get('6:1')).toMatch(/^=PLAN_CHECK\("2026-10"; 'Схемы'!A:D; .*'Журнал'!A:W; "кратко"\)$/);
    const tables = () => book.sheets.filter(({ name }) => !/^(?:Лист|Расчёт)/.test(name)).map((sheet) => sheet.cells);
    const checked = () => String(call(book, 'PLAN_CHECK', '2026-10', ...tables(), 'Кратко')).replace(/\u00A0/g, ' ');
    expect(checked()).toBe('Замечаний нет');
    (book.sheet('Оплаты').cells[2] as unknown[])[1] = '1010';
    expect(checked()).toBe(
      '«Оплаты», строка 3, столбец «Сотрудник»: В таблице «Оплаты» есть строки периода, которые никому не засчитаны. Таких строк: 1 на 600 000,00 ₽. Впишите сотрудника, исправьте имя или закрепите клиента: пока они ничьи, период не закрыть. Ещё замечаний: 1, все показывает PLAN_CHECK.',
    );
  });

  it('a period nobody can read is a sentence', () => {
    const book = department();
    book.answers = ['скоро'];
    call(book, 'menuCalculate');
    expect(said(book)).toMatch(/^Не получилось: «скоро» — не период\./);
  });
});

describe('a formula of one cell', () => {
  it('is written beside the name, with the ledger', () => {
    const book = department();
    const sheet = book.insert('Мой лист');
    sheet.cells = [['101', '']];
    book.cell = sheet.getRange(1, 2, 1, 1);
    book.answers = ['2026-10'];
    call(book, 'menuFormula');
    expect(sheet.formulas.get('1:2')).toMatch(/^=BONUS\(A1; "2026-10"; 'Схемы'!A:D; .*'Журнал'!A:W\)$/);
  });

  it.each([
    ['two cells from the name', [['', '101', 'Оклад', '']], [1, 4], 'B1'],
    ['left of the name', [['', '101']], [1, 1], 'B1'],
    ['in place of a name, for the one before it', [['101', '102']], [1, 2], 'A1'],
    [
      'below the name',
      [
        ['', '102'],
        ['Премия', ''],
      ],
      [2, 2],
      'B1',
    ],
  ])('is written %s', (_, cells, [row = 1, column = 1], who) => {
    const book = department();
    const sheet = book.insert('Мой лист');
    sheet.cells = cells;
    book.cell = sheet.getRange(row, column, 1, 1);
    book.answers = ['', true];
    call(book, 'menuFormula');
    expect(sheet.formulas.get(`${row}:${column}`)).toMatch(`=BONUS(${who}; "2026-10"; `);
  });

  it('is not written where nobody is named: it is said where to stand', () => {
    const book = department();
    const sheet = book.insert('Мой лист');
    sheet.cells = [['101'], [], ['', 'Оклад', '']];
    book.cell = sheet.getRange(3, 3, 1, 1);
    book.answers = [''];
    call(book, 'menuFormula');
    expect(sheet.formulas.size).toBe(0);
    expect(said(book)).toBe(
      'Формула считает премию тому, чьё имя стоит в её строке или над ней, а у C3 его нет. Выделите пустую ячейку справа от имени или табельного № и повторите.',
    );
  });

  it('that leaves the ledger out is found by the check', () => {
    const book = department();
    const sheet = book.insert('Мой лист');
    sheet.getRange(2, 2, 1, 1).setFormula('=BONUS(A1, "2026-10", \'Схемы\'!A:D)');
    const [first] = served(book, { op: 'check' }).issues ?? [];
    expect(first).toMatchObject({
      severity: 'warning',
      sheet: 'Мой лист',
      cell: 'B2',
      message: 'Формула не получает журнал закрытых периодов, поэтому закрытая сумма может измениться.',
    });
  });

  it('that leaves a table or somebody out is found by the check; a whole one is not', () => {
    const book = department();
    call(book, 'menuCheck');
    const sheet = book.insert('Мой лист');
    const formulas = (): string[] =>
      (served(book, { op: 'check' }).issues ?? []).filter((one) => one.sheet === 'Мой лист').map((one) => one.message);
    sheet.cells = [
      ['101', ''],
      ['', ''],
    ];
    book.cell = sheet.getRange(1, 2, 1, 1);
    book.answers = ['2026-10'];
    call(book, 'menuFormula');
    const whole = sheet.formulas.get('1:2') as string;
    expect(formulas()).toEqual([]);
    sheet.getRange(1, 2, 1, 1).setFormula(whole.replace('A1;', 'A1:A2;'));
    expect(formulas()).toEqual(['В этом расчёте нет сотрудников: Второй менеджер.']);
    sheet.getRange(1, 2, 1, 1).setFormula(whole.replace(/ 'Факты'![A-Z:]+;/, '').replace(/ 'Оплаты'![A-Z:]+;/, ''));
    expect(formulas()).toEqual(['Формуле не даны таблицы «Оплаты», поэтому сумма может быть не вся.']);
  });
});

describe('the rules of a template', () => {
  const told = (book: FakeBook, sheet: string, column: string) => {
    const { rules, cells } = book.sheet(sheet);
    const at = cells.findIndex((row) => row.includes(column));
    const letter = String.fromCharCode(65 + (cells[at]?.indexOf(column) ?? 0));
    const rule = [...rules].find(([range]) => range.startsWith(`${letter}${at + 2}`))?.[1];
    const { what, stops } = { what: '', stops: false, ...rule };
    return [what, rule?.getHelpText(), stops];
  };

  it('days, numbers, words and people, each with its help; none stops a paste', () => {
    const book = department();
    expect(told(book, 'Планы', 'План')).toEqual(['at least 0', 'Число от нуля, например 120 000.', false]);
    expect(told(book, 'Планы', 'Сотрудник')).toEqual([
      'one of Сотрудники!A2:A1000',
      'Выберите из списка людей: лист «Сотрудники».',
      false,
    ]);
    expect(told(book, 'Оплаты', 'Сотрудник')[0]).toBe('one of Сотрудники!A2:A1000');
    expect(told(book, 'Показатели', 'Единица')[0]).toMatch(/^one of деньги, /);
    expect(told(book, 'Шкалы', 'Ставка')).toEqual([
      'with %',
      'Доля: пишите со знаком процента, например 9,5 %.',
      false,
    ]);
    expect(told(book, 'Начисления', 'Параметры')[0]).toBe('');
    for (const { rules } of book.sheets)
      for (const rule of rules.values()) {
        expect({ stops: true, ...rule }.stops).toBe(false);
        expect(rule.getHelpText()).toMatch(/[а-яё]/i);
      }
  });
});

describe('explaining', () => {
  it("shows the steps behind the selected row's person", () => {
    const book = department();
    book.answers = ['2026-10', false];
    call(book, 'menuCalculate');
    book.cell = book.sheet('Расчёт премии 2026-10').getRange(2, 5, 1, 1);
    call(book, 'menuExplain');
    expect(book.seen.pages[0]?.title).toBe('Почему столько? Первый менеджер, октябрь 2026');
    expect(book.seen.pages[0]?.html).toContain('К выплате');
  });

  it("prints the selected row's person for the sheet's period without a question", () => {
    const book = department();
    book.answers = ['2026-10', false];
    call(book, 'menuCalculate');
    book.seen.alerts.length = 0;
    book.cell = book.sheet('Расчёт премии 2026-10').getRange(3, 5, 1, 1);
    call(book, 'menuStatement');
    expect(book.seen.pages[0]?.title).toBe('Расчёт премии: Второй менеджер, октябрь 2026');
    // Of several periods one is asked for where the sheet is of none.
    book.sheet('Планы').cells.push(['101', 'Оплаты', '2026-11', 1000000]);
    book.cell = book.sheet('Планы').getRange(2, 1, 1, 1);
    book.active = book.sheet('Планы');
    book.answers = ['2026-10'];
    call(book, 'menuStatement');
    expect(book.seen.pages[1]?.title).toBe('Расчёт премии: Первый менеджер, октябрь 2026');
    expect(book.seen.alerts).toEqual([
      'За какой период? Например, 2026-10.\nВ данных есть: 2026-10, 2026-11.\n(пусто: 2026-11)',
    ]);
    book.answers = [null];
    call(book, 'menuStatement');
    expect(book.seen.pages).toHaveLength(2);
  });

  it('prints a statement, and gives the text to send', () => {
    const book = department();
    book.answers = ['2026-10', '101'];
    call(book, 'menuStatement');
    const html = book.seen.pages[0]?.html ?? '';
    expect(html).toContain('Первый менеджер');
    expect(html).toContain('<textarea');
    // Printed, so that the paper says why: not in the part that is for the screen only.
    expect(html.slice(0, html.indexOf('class="screen"'))).toMatch(/<li>[^<]* = [^<]*₽<\/li>/);
    expect(html).not.toContain('undefined');
  });

  it('runs nothing that a name or a title carries', () => {
    const book = department();
    (book.sheet('Сотрудники').cells[1] as unknown[])[1] = '<img src=x onerror=alert(1)>';
    book.answers = ['2026-10', '101'];
    call(book, 'menuStatement');
    expect(book.seen.pages[0]?.html).not.toContain('<img');
  });
});

describe('closing', () => {
  it('stores the amounts, guards the sheet, and a late row becomes an adjustment', () => {
    const book = department();
    book.answers = ['2026-10', '', 'Иванова, бухгалтер', true];
    call(book, 'menuClose');
    expect(said(book)).toBe('Период 2026-10 закрыт: 2.');
    const ledger = book.sheet('Журнал');
    expect(ledger.guard).toEqual({ description: 'Закрытые периоды Premia: не меняйте вручную', warningOnly: true });
    const amount = ledger.cells[0]?.indexOf('Сумма') ?? -1;
    expect(ledger.cells.slice(1).map((row) => row[amount])).toEqual([50000, 52500, 50000, 19200]);
    const [on, by] = [ledger.cells[0]?.indexOf('Закрыто') ?? -1, ledger.cells[0]?.indexOf('Кто закрыл') ?? -1];
    expect(new Set(ledger.cells.slice(1).map((row) => row[by]))).toEqual(new Set(['Иванова, бухгалтер']));
    // The day in Vladivostok, ten hours ahead.
    expect(ledger.cells[1]?.[on]).toBe(new Date(Date.now() + 36_000_000).toISOString().slice(0, 10));
    // A late payment of October: 101 is closed and stays; November carries the difference.
    book.sheet('Оплаты').cells.push([new Date('2026-10-30T00:00:00+10:00'), '101', 'Поздний', 100000]);
    expect(totals(book, '2026-10')).toEqual([102500, 69200]);
    book.sheet('Планы').cells.push(['101', 'Оплаты', '2026-11', 1000000], ['102', 'Оплаты', '2026-11', 800000]);
    // November: salary 50,000 and 5 % × 100,000 = 5,000 for October's late payment.
    expect(totals(book, '2026-11')).toEqual([55000, 50000]);
    expect(served(book, { op: 'check' }).issues?.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('closes one leaver alone, to the last day worked', () => {
    const book = department();
    book.answers = ['2026-10', '102', '12.10.2026', 'Иванова', true];
    call(book, 'menuClose');
    expect(said(book)).toBe(
      'Период 2026-10 закрыт по 2026-10-12: Второй менеджер. Впишите этот день в столбец «Уволен» листа сотрудников: иначе остаток месяца будет считаться недоплаченным.',
    );
    const { cells } = book.sheet('Журнал');
    const [payee, amount] = [cells[0]?.indexOf('Сотрудник') ?? -1, cells[0]?.indexOf('Сумма') ?? -1];
    // Eight of 22 working days: 50,000 × 8 ÷ 22 = 18,181.82; his payments of the first days stay.
    expect(cells.slice(1).map((row) => [row[payee], row[amount]])).toEqual([
      ['102', 18181.82],
      ['102', 19200],
    ]);
    book.answers = ['2026-10', '', '', true];
    call(book, 'menuClose');
    expect(said(book)).toBe('Период 2026-10 закрыт: 1.');
  });

  it.each([
    ['Никто', 'Сотрудника «Никто» нет'],
    ['102', 'День «вчера» не прочитан'],
  ])('says what was not understood of %s', (who, told) => {
    const book = department();
    book.answers = ['2026-10', who, 'вчера', '', true];
    call(book, 'menuClose');
    expect(said(book)).toContain(told);
    expect(book.sheet('Журнал').cells).toHaveLength(1);
  });

  it('says why a period cannot be closed, and closes nothing', () => {
    const book = department();
    (book.sheet('Оплаты').cells[2] as unknown[])[3] = '#REF!';
    book.answers = ['2026-10', '', '', true];
    call(book, 'menuClose');
    expect(said(book)).toMatch(/^Не получилось: Период 2026-10 закрыть нельзя\. .*#REF!/s);
    expect(book.sheet('Журнал').cells).toHaveLength(1);
  });

  it('is not done twice', () => {
    const book = department();
    book.answers = ['2026-10', '', '', true, '2026-10', '', '', true];
    call(book, 'menuClose');
    call(book, 'menuClose');
    expect(said(book)).toMatch(/Период 2026-10 уже закрыт/);
  });
});

function totals(book: FakeBook, period: string): unknown[] {
  expect(served(book, { op: 'calculate', period, as: 'values', confirmed: true }).failed).toBeUndefined();
  return book
    .sheet(`Расчёт премии ${period}`)
    .cells.slice(1, 3)
    .map((row) => row[row.length - 1]);
}

describe('the export for payroll', () => {
  it('has the columns payroll wants, and runs nothing', () => {
    const book = department();
    (book.sheet('Сотрудники').cells[1] as unknown[])[1] = '=HYPERLINK("http://example.com")';
    book.answers = ['2026-10'];
    call(book, 'menuExport');
    expect(book.sheet('Выгрузка 2026-10').cells.slice(0, 3)).toEqual([
      ['Организация', 'Табельный №', 'Сотрудник', 'Код начисления', 'Период', 'Месяц начисления', 'Сумма', 'Основание'],
      ['', '101', '=HYPERLINK("http://example.com")', 'Оклад', '2026-10', '2026-10', 50000, 'Оклад'],
      ['', '101', '=HYPERLINK("http://example.com")', 'Процент', '2026-10', '2026-10', 52500, 'Процент'],
    ]);
    // 50 000 + 52 500 + 50 000 + 19 200 of the two.
    expect(said(book).replace(/\u00A0/g, ' ')).toBe(
      'Готово: лист «Выгрузка 2026-10». Строк: 4, сотрудников: 2, на сумму 171 700,00 ₽. ' +
        'Организация не указана: добавьте в таблицу сотрудников столбец «Организация».',
    );
  });
});

describe('the sidebar’s server', () => {
  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['an unknown request', '{"op":"eval","lang":"ru"}'],
    ['no language', '{"op":"open"}'],
    ['a wrong field', '{"op":"close","lang":"ru","period":5,"confirmed":true}'],
    ['a prototype', '{"op":"__proto__","lang":"ru"}'],
    ['too much', `{"op":"go","sheet":"${'x'.repeat(5000)}","cell":"A1"}`],
  ])('refuses %s', (_, text) => {
    expect(JSON.parse(String(call(new FakeBook(), 'serve', text)))).toEqual({
      failed: 'Панель прислала непонятный запрос. Закройте её и откройте снова.',
    });
  });

  it('goes to a cell, and nowhere for one there is not', () => {
    const book = department();
    served(book, { op: 'go', sheet: 'Планы', cell: 'D2' });
    expect([book.active.name, book.cell?.getA1Notation()]).toEqual(['Планы', 'D2']);
    served(book, { op: 'go', sheet: 'Нет такого', cell: 'D2' });
    served(book, { op: 'go', sheet: 'Планы', cell: 'ZZ9999999' });
    expect(book.cell?.getA1Notation()).toBe('D2');
  });

  it('answers with plain data alone', () => {
    const text = String(call(department(), 'serve', '{"op":"go","lang":"ru","sheet":"Планы","cell":"D2"}'));
    expect(JSON.parse(text)).toEqual({});
  });

  it('speaks English to an English user of a Russian workbook', () => {
    const book = department('en');
    expect(served(book, { op: 'calculate', period: 'soon', as: 'values', confirmed: false }).failed).toMatch(
      /^"soon" is not a period/,
    );
  });
});
