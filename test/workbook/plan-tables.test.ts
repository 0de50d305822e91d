import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/core/language/nearest.js';
import type { PlanRow } from '../../src/core/plan/plan.js';
import { parsePlan } from '../../src/core/plan/schema.js';
import type { Cell } from '../../src/core/table/data.js';
import { readBook, writeBook } from '../../src/workbook/index.js';
import { valueOfWord, WORDS, type WordListName, wordOf } from '../../src/workbook/words.js';
import { brief, sheetOf, spoken } from './helpers.js';

/** A plan row without its place. */
const bare = (rows: readonly unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(rows, (key, value) => (key === 'place' ? undefined : value)));
const read = (lines: string) => readBook([sheetOf('Схема', lines)]);
const typed = (...rows: Cell[][]) => readBook([{ name: 'Схема', typed: true, rows }]);

describe('the illustration reads as it looks', () => {
  const book = read(`Показатель|Считать|Таблица|Колонка|Условие|По дате
    Оплаты|сумма|Сделки|Сумма|Статус = оплачена|Дата оплаты
    Звонки|количество|Активности||Тип = «звонок»|Дата

    KPI|Показатель|План|Правило|Вес|Минимум|Потолок
    Звонки|Звонки|из «Планы»|факт/план|40 %|50 %|120 %

    Шкала|Метод|От|Ставка
    Процент с продаж|вся сумма|0 %|0 %
    ||51 %|3 %
    ||100 %|9,5 %

    Начисление|Формула|Параметры
    Процент|Моя формула|база = Оплаты · по = Выполнение(Оплаты) · шкала = Процент с продаж
    Доля|=Оплаты * 3 %|`);

  test('without issues', () => expect(book.issues).toEqual([]));
  test('measures', () => {
    expect(bare(book.plan.measures)).toEqual([
      {
        code: 'Оплаты',
        unit: 'number',
        rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', where: 'Статус = оплачена', date: 'Дата оплаты' },
      },
      {
        code: 'Звонки',
        unit: 'count',
        rows: { table: 'Активности', aggregate: 'count', where: 'Тип = "звонок"', date: 'Дата' },
      },
    ]);
  });
  test('KPIs: «из «Планы»» is the targets table', () => {
    expect(bare(book.plan.kpis)).toEqual([
      { code: 'Звонки', measure: 'Звонки', rule: 'ratio', weight: '40%', floor: '50%', cap: '120%' },
    ]);
  });
  test('scales', () => {
    expect(bare(book.plan.scales)).toEqual([
      {
        code: 'Процент с продаж',
        method: 'retroactive',
        below: 'issue',
        points: [
          { from: '0%', value: '0%' },
          { from: '51%', value: '3%' },
          { from: '100%', value: '9.5%' },
        ],
      },
    ]);
  });
  test('components', () => {
    expect(bare(book.plan.components)).toEqual([
      {
        code: 'Процент',
        use: 'Моя формула',
        with: { база: 'Оплаты', по: 'attainment(Оплаты)', шкала: 'Процент с продаж' },
      },
      { code: 'Доля', expression: 'Оплаты * 3%' },
    ]);
  });
  test('every row and point knows its cell', () => {
    expect(book.plan.kpis[0]?.place).toEqual({ table: 'Схема', row: 6, column: 'KPI', cell: 'A6' });
    expect(book.plan.scales[0]?.points.map((point) => point.place?.cell)).toEqual(['C9', 'C10', 'C11']);
  });
});

describe('numbers in a plan', () => {
  const weight = (cell: Cell, isTyped: boolean) => {
    const book = readBook([
      {
        name: 'KPI',
        typed: isTyped,
        rows: [
          ['KPI', 'Правило', 'Вес'],
          ['Звонки', 'факт/план', cell],
        ],
      },
    ]);
    return [book.plan.kpis[0]?.weight, ...brief(book.issues)];
  };
  const rate = (cell: Cell, header = 'Ставка', method = 'вся сумма') => {
    const book = typed(['Шкала', 'Метод', 'От', header], ['S', method, 0, cell]);
    return [book.plan.scales[0]?.points[0]?.value, ...brief(book.issues)];
  };
  test('a typed percent cell is its fraction, text keeps its sign', () => {
    expect(weight(0.4, true)).toEqual(['0.4']);
    expect(weight('40 %', false)).toEqual(['40%']);
    expect(weight('40\u00A0%', true)).toEqual(['40%']);
    expect(rate(0.095)).toEqual(['0.095']);
    expect(rate(0.1 + 0.2)).toEqual(['0.3']);
    expect(rate('9,5 %')).toEqual(['9.5%']);
    expect(rate('0,095')).toEqual(['0.095']);
  });
  test('text above 1 without a percent sign in a rate column is never guessed', () => {
    expect(rate('9,5')).toEqual([undefined, 'error percent-sign D2']);
    expect(weight('9,5', false)).toEqual([undefined, 'error percent-sign C2']);
    expect(spoken(typed(['Шкала', 'Метод', 'От', 'Ставка'], ['S', 'вся сумма', 0, '9,5']).issues)).toEqual([
      '«Схема», строка 2, столбец «Ставка» (D2): «9,5» в столбце «Ставка»: это 9,5 % или число 9,5? Процент напишите со знаком: 9,5 %. Долю — дробью меньше 1.',
    ]);
  });
  test('a bare number above 1 in a rate column is taken and pointed at', () => {
    expect(rate(9.5)).toEqual(['9.5', 'warning percent-check D2']);
  });
  test('whole weights are parts, unless another weight of the scorecard has a percent sign', () => {
    expect(weight(40, true)).toEqual(['40']);
    expect(weight('2', false)).toEqual(['2']);
    const mixed = (...rows: string[]) => brief(read(['KPI|Правило|Вес|Группа', ...rows].join('\n')).issues);
    expect(mixed('A|факт/план|3|', 'B|факт/план|2|', 'C|факт/план|1|')).toEqual([]);
    expect(mixed('A|факт/план|3|', 'B|факт/план|2,5|')).toEqual(['warning percent-check C2', 'error percent-sign C3']);
    expect(mixed('A|факт/план|40|', 'B|факт/план|60 %|')).toEqual(['warning percent-check C2']);
    expect(mixed('A|факт/план|3|Личные', 'B|факт/план|2|Личные', 'C|факт/план|100 %|Общие')).toEqual([]);
  });
  test('a cap of 120 % comes from a sheet as 1.2, and 120 is suspicious', () => {
    const cap = (cell: Cell) => {
      const book = typed(['KPI', 'Правило', 'Потолок'], ['Звонки', 'факт/план', cell]);
      return [book.plan.kpis[0]?.cap, ...brief(book.issues)];
    };
    expect(cap(1.2)).toEqual(['1.2']);
    expect(cap(120)).toEqual(['120', 'warning percent-check C2']);
    expect(cap('120')).toEqual([undefined, 'error percent-sign C2']);
  });
  test('amounts and multipliers stand under another header', () => {
    expect(rate('1,2', 'Коэффициент')).toEqual(['1.2']);
    expect(rate('5 000 ₽', 'Сумма', 'сумма за ступень')).toEqual(['5000']);
    expect(rate(500, 'Ставка', 'сумма за ступень')).toEqual(['500']);
  });
  test('what could be two numbers, a letter for a digit, a date, an error, a flag', () => {
    expect(rate('1,234', 'Сумма')).toEqual([undefined, 'error number-ambiguous D2']);
    expect(rate('1O', 'Сумма')).toEqual([undefined, 'error number-letter D2']);
    expect(rate('#DIV/0!', 'Сумма')).toEqual([undefined, 'error cell-error D2']);
    expect(rate(true, 'Сумма')).toEqual([undefined, 'error number-flag D2']);
    expect(rate(new Date(2026, 0, 1), 'Сумма')).toEqual([undefined, 'error number-date D2']);
    expect(rate('—', 'Сумма')).toEqual([undefined, 'error number-text D2']);
    expect(rate(null, 'Сумма')).toEqual([undefined, 'error cell-needed D2']);
  });
  test('`=` says «exactly this»', () => {
    expect(rate('=1.234', 'Сумма')).toEqual(['1.234']);
    expect(rate('=9.5')).toEqual(['9.5']);
  });
  test('parameters: amounts, percentages, expressions', () => {
    const book = read(
      'Параметр|Значение|Единица\nОклад|60 000 ₽|деньги\nСтавка|3,50 %|доля\nМаржа|Выручка − Себестоимость|деньги\nГород|«Москва»|текст\nРазность|100 - 20|\nПусто||деньги',
    );
    expect(book.issues).toEqual([]);
    expect(bare(book.plan.parameters)).toEqual([
      { code: 'Оклад', value: '60000', unit: 'money' },
      { code: 'Ставка', value: '3.50%', unit: 'ratio' },
      { code: 'Маржа', value: 'Выручка - Себестоимость', unit: 'money' },
      { code: 'Город', value: '"Москва"', unit: 'text' },
      { code: 'Разность', value: '100 - 20' },
      { code: 'Пусто', value: '', unit: 'money' },
    ]);
  });
  test('a name of the plan is a name, whatever words it has', () => {
    const book = read('Параметр|Значение\nплан и факт|5\nДругое|План и факт\nТретье|план и факты');
    expect(book.plan.parameters.map((row) => row.value)).toEqual(['5', '[План и факт]', 'план and факты']);
  });
  test('an expression that cannot be read names its cell', () => {
    expect(spoken(read('Параметр|Значение\nA|Мин(1; 2').issues)).toEqual([
      '«Схема», строка 2, столбец «Значение» (B2): В формуле «Мин(1; 2» не закрыта скобка или кавычка «(» (знак 4). Допишите закрывающую.',
    ]);
  });
});

describe('rows', () => {
  test('dates, scope, end by «нет» and by «Действует»', () => {
    const book = typed(
      ['Параметр', 'Значение', 'С даты', 'Для роли', 'Для грейда', 'Для схемы', 'Действует'],
      ['Оклад', 60000, '01.10.2026', 'Менеджер', 2, 'Продажи', null],
      ['Оклад', 'Нет', new Date(2027, 0, 1), null, null, null, null],
      ['Премия', 5, '2026-10', null, null, null, false],
      ['Бонус', 5, '31.02.2026', null, null, null, 'да'],
    );
    expect(bare(book.plan.parameters)).toEqual([
      { code: 'Оклад', value: '60000', from: '2026-10-01', for: { role: 'Менеджер', grade: '2', plan: 'Продажи' } },
      { code: 'Оклад', value: '', from: '2027-01-01', ended: true },
      { code: 'Премия', value: '5', from: '2026-10-01', ended: true },
      { code: 'Бонус', value: '5', broken: expect.objectContaining({ code: 'date-impossible' }) },
    ]);
    expect(brief(book.issues)).toEqual(['error date-impossible C5']);
    expect(book.data.planError).toBeUndefined();
  });
  test('«нет» ends rows of every table', () => {
    const book = read(
      'Показатель|Считать|Таблица\nЗвонки|нет|\n\nKPI|Правило\nЗвонки|нет\n\nШкала|Метод|От|Ставка\nS|нет||\n\nНачисление|Формула\nПремия|нет',
    );
    expect(book.issues).toEqual([]);
    expect(
      [...book.plan.measures, ...book.plan.kpis, ...book.plan.scales, ...book.plan.components].map((row) => row.ended),
    ).toEqual([true, true, true, true]);
  });
  test('settings of a plan', () => {
    const book = read(
      'Схема|Валюта|Округлять|Округлять до|Как округлять|Пропорция|Веса|Изменение внутри периода|Пересмотреть до|Потолок|Скачок\nПродажи|RUB|каждую строку|0,01|обычно|рабочие дни|ровно 100 %|на конец периода|31.12.2026|Оклад * 3|20 %',
    );
    expect(book.issues).toEqual([]);
    expect(bare(book.plan.plans)).toEqual([
      {
        code: 'Продажи',
        currency: 'RUB',
        rounding: { point: 'line', to: '0.01', mode: 'half-away' },
        proration: 'workingDays',
        weights: 'exact',
        changeInside: 'periodEnd',
        reviewBy: '2026-12-31',
        cap: 'Оклад * 3',
        jumpWarning: '20%',
      },
    ]);
  });
  test('words that are not known get the nearest one and the list', () => {
    expect(spoken(read('KPI|Правило\nЗвонки|фкт/план').issues)).toEqual([
      '«Схема», строка 2, столбец «Правило» (B2): «фкт/план» в столбце «Правило» непонятно; похоже на «факт/план». Исправьте на «факт/план». Допустимо: «факт/план», «план/факт», «2 - факт/план», «база-норма», «диапазон», «уровни», «да/нет».',
    ]);
    expect(brief(read('KPI|Правило\nЗвонки|как получится').issues)).toEqual(['error word-unknown B2']);
  });
  test('what a row cannot do without', () => {
    expect(brief(read('Показатель|Считать|Таблица\nЗвонки|количество|\nОплаты||Сделки').issues)).toEqual([
      'error cell-needed C2',
      'error cell-needed B3',
    ]);
    expect(brief(read('KPI|Правило|Вес\nЗвонки||40 %').issues)).toEqual(['error cell-needed B2']);
    expect(brief(read('Шкала|Метод|От|Ставка\nS||0|3 %').issues)).toEqual(['error cell-needed B2']);
    expect(brief(read('KPI|Правило\n|факт/план').issues)).toEqual(['error row-unnamed A2']);
    expect(brief(read('KPI|Правило|Знаков\nЗвонки|факт/план|шесть').issues)).toEqual(['error digits-text C2']);
  });
  test('a KPI without a measure is of the measure of its name', () => {
    expect(read('KPI|Правило\nЗвонки|факт/план').plan.kpis[0]?.measure).toBe('Звонки');
  });
});

describe('scales', () => {
  const points = (...rows: string[]) => {
    const book = read(`Шкала|Метод|От|До|Свыше|Ставка|Режим|С начала|Уровень|Ниже первой\n${rows.join('\n')}`);
    expect(book.issues).toEqual([]);
    return bare(book.plan.scales[0]?.points ?? []);
  };
  test('thresholds as people write them', () => {
    expect(
      points(
        'S|вся сумма|до 50 %|||0 %||||',
        '||51–60 %|||3 %||||',
        '||от 61 до 74 %|||4 %||||',
        '||75 % - 80 %|||5 %||||',
        '||81|90 %||6 %||||',
        '||свыше 90 %|||7 %||||',
        '||> 95 %|||8 %||||',
        '||100 %||да|9 %||||',
        '||121 % и выше|||10 %||||',
        '||130+|||11 %||||',
        '||≥ 140 %|||12 %||||',
        '||1 000 000 ₽|||13 %||||',
      ),
    ).toEqual([
      { from: '0%', to: '50%', value: '0%' },
      { from: '51%', to: '60%', value: '3%' },
      { from: '61%', to: '74%', value: '4%' },
      { from: '75%', to: '80%', value: '5%' },
      { from: '81', to: '90%', value: '6%' },
      { from: '90%', after: true, value: '7%' },
      { from: '95%', after: true, value: '8%' },
      { from: '100%', after: true, value: '9%' },
      { from: '121%', value: '10%' },
      { from: '130', value: '11%' },
      { from: '140%', value: '12%' },
      { from: '1000000', value: '13%' },
    ]);
  });
  test('modes, look back, levels, what is below the first point', () => {
    expect(points('S|смешанный|0|||1 %|ступень||начальный|0', '||10|||2 %|линейно|да|средний|')).toEqual([
      { from: '0', value: '1%', name: 'начальный', mode: 'step' },
      { from: '10', value: '2%', name: 'средний', mode: 'linear', lookBack: true },
    ]);
    const below = (word: string) =>
      read(`Шкала|Метод|От|Ставка|Ниже первой\nS|вся сумма|1|1 %|${word}`).plan.scales[0]?.below;
    expect([below(''), below('0'), below('ноль'), below('ошибка')]).toEqual(['issue', 'zero', 'zero', 'issue']);
  });
  test('a two-dimensional scale: the first row has the thresholds of its columns', () => {
    const book = read(
      'Шкала|Метод|От|Ставка|Ставка 2|Ставка 3\nМатрица|вся сумма|столбцы|0 %|20 %|свыше 30 %\n||0 %|1 %|2 %|3 %\n||80 %|2 %|3 %|4 %\nПростая|по частям|0|5 %||',
    );
    expect(book.issues).toEqual([]);
    expect(bare(book.plan.scales)).toEqual([
      {
        code: 'Матрица',
        method: 'retroactive',
        below: 'issue',
        columns: [{ from: '0%' }, { from: '20%' }, { from: '30%', after: true }],
        points: [
          { from: '0%', value: ['1%', '2%', '3%'] },
          { from: '80%', value: ['2%', '3%', '4%'] },
        ],
      },
      { code: 'Простая', method: 'marginal', below: 'issue', points: [{ from: '0', value: '5%' }] },
    ]);
    expect(brief(read('Шкала|Метод|От|Ставка|Ставка 2\nМ|вся сумма|столбцы|0 %|20 %\n||0 %|1 %|').issues)).toEqual([
      'error scale-values D3',
    ]);
    expect(brief(read('Шкала|Метод|От|Ставка|Ставка 2\nМ|вся сумма|0 %|1 %|2 %').issues)).toEqual([
      'error scale-values D2',
    ]);
  });
  test('the name may be repeated; a dated scale replaces the whole one', () => {
    const book = read(
      'Шкала|Метод|От|Ставка|С даты\nS|вся сумма|0|1 %|\nS|вся сумма|10|2 %|\nS||20|3 %|\nS|вся сумма|0|5 %|01.01.2027\n||10|6 %|',
    );
    expect(book.plan.scales.map((scale) => [scale.from, scale.points.length])).toEqual([
      [undefined, 3],
      ['2027-01-01', 2],
    ]);
  });
  test('rows that belong nowhere', () => {
    expect(brief(read('Шкала|Метод|От|Ставка\n||0|1 %\nS|вся сумма|0|1 %\n|по частям|0|1 %').issues)).toEqual([
      'error row-unnamed A2',
      'error row-unnamed A4',
    ]);
    expect(brief(read('Шкала|Метод|От|Ставка\nS|вся сумма|0|1 %\n||10|\n|||3 %').issues)).toEqual([
      'error cell-needed D3',
      'error cell-needed C4',
    ]);
  });
});

describe('components', () => {
  const component = (cells: string) =>
    read(
      `Начисление|Формула|Параметры|Выражение|Условие|Округлять до|Как округлять|Вид|Выключено|Код в зарплате\n${cells}`,
    );
  test('a formula of the catalogue by its title, parameters by theirs', async () => {
    const { catalogue } = await import('../../src/core/plan/catalogue.js');
    const formula = catalogue()[0];
    if (formula === undefined) return;
    const [first] = formula.parameters;
    const book = component(`Оклад|${formula.title.ru.toUpperCase()}|${first?.title.ru} = Оклад|||||||`);
    expect(bare(book.plan.components)).toEqual([
      { code: 'Оклад', use: formula.id, with: { [first?.name ?? '']: 'Оклад' } },
    ]);
  });
  test('its own expression, in either column', () => {
    expect(component('A|= Мин(Оплаты; 100)||||||||').plan.components[0]?.expression).toBe('min(Оплаты, 100)');
    expect(component('A|||Оплаты * 3 %||||||').plan.components[0]?.expression).toBe('Оплаты * 3%');
    expect(brief(component('A|Формула|x = 1|Оплаты||||||').issues)).toEqual(['error formula-and-expression B2']);
  });
  test('parameters: parted by ·, ; or lines, only outside brackets and quotes; rows below go on', () => {
    const book = readBook([
      {
        name: '',
        typed: true,
        rows: [
          ['Начисление', 'Формула', 'Параметры'],
          ['A', 'F', 'a = Мин(1; 2); b = «x;y»\nc = [p · q] • d = 3 %'],
          [null, null, 'e = x = y'],
          [null, null, 'f=1'],
        ],
      },
    ]);
    expect(book.issues).toEqual([]);
    expect(book.plan.components[0]?.with).toEqual({
      a: 'min(1, 2)',
      b: '"x;y"',
      c: '[p · q]',
      d: '3%',
      e: 'x = y',
      f: '1',
    });
  });
  test('parameters that cannot be read', () => {
    expect(brief(component('A|F|Оплаты|||||||').issues)).toEqual(['error parameter-form C2']);
    expect(brief(component('A|F|a = 1; a = 2|||||||').issues)).toEqual(['error parameter-twice C2']);
    expect(brief(component('A|F|a =|||||||').issues)).toEqual(['error cell-needed C2']);
    expect(brief(component('A|F|a = 1,234|||||||').issues)).toEqual(['error number-ambiguous C2']);
    expect(brief(component('||a = 1|||||||').issues)).toEqual(['error row-unnamed A2']);
  });
  test('the rest of the row', () => {
    const book = component('A|=1|||Оплаты > 0|1|вниз|деньги|да|045\nB|=1||||нет||награда|нет|');
    expect(bare(book.plan.components)).toEqual([
      {
        code: 'A',
        expression: '1',
        when: 'Оплаты > 0',
        rounding: { to: '1', mode: 'floor' },
        kind: 'money',
        off: true,
        payroll: { code: '045' },
      },
      { code: 'B', expression: '1', rounding: 'none', kind: 'award', off: false },
    ]);
  });
});

describe('words', () => {
  test('every word of a list leads to its own value, and none to two', () => {
    for (const [name, list] of Object.entries(WORDS) as [WordListName, Record<string, readonly [string, string]>][]) {
      for (const [value, names] of Object.entries(list)) {
        for (const word of names.flatMap((n) => n.split('|')))
          expect([name, word, valueOfWord(name, word)]).toEqual([name, word, value]);
        for (const lang of ['ru', 'en'] as const) expect(valueOfWord(name, wordOf(name, value, lang))).toBe(value);
      }
    }
  });
  test('dashes, spaces and case do not matter', () => {
    expect(valueOfWord('rule', 'База – Норма')).toBe('baseNorm');
    expect(valueOfWord('rule', 'ФАКТ / ПЛАН')).toBe('ratio');
    expect(valueOfWord('rule', '2 − факт/план')).toBe('mirror');
    expect(valueOfWord('unit', 'Руб.')).toBe('money');
  });
});

describe('nearest', () => {
  const people = ['Иванов Иван', 'Петров Пётр', 'Сидорова Анна'];
  test.each([
    ['Иванав Иван', 'Иванов Иван'],
    ['Иван Иванов', 'Иванов Иван'],
    ['иванов и.', 'Иванов Иван'],
    ['Петров Петр', 'Петров Пётр'],
    ['Bdfyjd Bdfy', 'Иванов Иван'],
    ['Cидорова Анна', 'Сидорова Анна'],
    ['Сидоорва Анна', 'Сидорова Анна'],
  ])('%s → %s', (typed, meant) => expect(nearest(typed, people)).toBe(meant));
  test('nothing is near', () => {
    expect(nearest('Кузнецов', people)).toBeUndefined();
    expect(nearest('', people)).toBeUndefined();
    expect(nearest('я', ['й'])).toBeUndefined();
  });
});

describe('a cell that cannot be read spoils its row and nothing else', () => {
  const brokenOf = (rows: readonly PlanRow[]): (string | undefined)[] => rows.map(({ broken }) => broken?.code);

  test('of every table, the first error of the row', () => {
    const book = read(
      [
        'Схема|Валюта|Округлять до\nПродажи|RUB|1O\nСклад|RUB|1',
        'Параметр|Значение|Единица\nОклад|40 000,,0|рубль?\nПремия|5|деньги',
        'Показатель|Считать|Таблица\nЗвонки|сума|Звонки\nПродажи|сумма|Сделки',
        'KPI|Правило|Вес\nЗвонки|факт/план|9,5\nПродажи||40 %',
        'Начисление|Формула|Параметры\nБонус|=Оклад|\nДоплата|Процент|ставка\n||база = 1,234',
      ].join('\n\n'),
    );
    expect(brokenOf(book.plan.plans)).toEqual(['number-letter', undefined]);
    expect(brokenOf(book.plan.parameters).map((code) => code !== undefined)).toEqual([true, false]);
    expect(brokenOf(book.plan.measures)).toEqual(['word-unknown', undefined]);
    expect(book.plan.measures[0]).not.toHaveProperty('rows');
    expect(brokenOf(book.plan.kpis)).toEqual(['percent-sign', 'cell-needed']);
    expect(brokenOf(book.plan.components)).toEqual([undefined, 'parameter-form']);
    expect(book.data.planError).toBeUndefined();
  });

  test('a point of a scale spoils the scale', () => {
    const book = read('Шкала|Метод|От|Ставка\nA|вся сумма|0|1 %\n||100 %|1O\nB|вся сумма|0|1 %\nC||0|1 %');
    expect(brokenOf(book.plan.scales)).toEqual(['number-letter', undefined, 'cell-needed']);
    expect(book.data.planError).toBeUndefined();
  });

  test('a date or a scope that cannot be read spoils every row of the name', () => {
    const book = read('Параметр|Значение|С даты\nОклад|40000|01.01.2026\nОклад|45000|31.02.2026\nПремия|5|');
    expect(brokenOf(book.plan.parameters)).toEqual(['date-impossible', 'date-impossible', undefined]);
  });

  test('a row without a name and a header that is not understood belong to no row', () => {
    expect(read('KPI|Правило|Вес\n|факт/план|40 %').data.planError?.code).toBe('row-unnamed');
    expect(read('KPI|Правило|Мнимум\nA|факт/план|40 %').data.planError?.code).toBe('header-misspelt');
    expect(read('Параметр|Значение\n#ССЫЛКА!|5').data.planError?.code).toBe('cell-error');
    expect(read('Параметр|Значение\nОклад|5').data.planError).toBeUndefined();
  });

  test('never in a document: the writer leaves it out, the schema refuses it', () => {
    const book = read('Параметр|Значение|С даты\nОклад|5|31.02.2026');
    expect(book.plan.parameters[0]?.broken?.code).toBe('date-impossible');
    expect(JSON.stringify(writeBook(book, 'ru'))).not.toContain('date-impossible');
    const { plan, issues } = parsePlan(JSON.parse(JSON.stringify(book.plan)));
    expect(plan).toBeNull();
    expect(JSON.stringify(issues)).toContain('broken');
  });

  test('rounding takes the words people use', () => {
    const point = (word: string) => read(`Схема|Валюта|Округлять\nA|RUB|${word}`).plan.plans[0]?.rounding?.point;
    for (const word of ['каждую строку', 'каждая строка', 'построчно', 'every line', 'each row', 'Per line'])
      expect(point(word), word).toBe('line');
    for (const word of ['итог', 'только итог', 'total', 'only the total']) expect(point(word), word).toBe('total');
  });
});
