/** Currencies: dated rates, rows exchanged at their own day, a statement told in the payee's currency. Arithmetic by hand. */
import { describe, expect, test } from 'vitest';
import {
  type Cell,
  calculate,
  explain,
  issueText,
  readBook,
  type Sheet,
  statement,
  statements,
  writeBook,
} from '../../src/index.js';
import { explainLines, explainLinesFull, statementText } from '../../src/text/index.js';
import { mistakes } from './replay.js';

const sheet = (name: string, ...lines: string[]): Sheet => ({
  name,
  typed: false,
  rows: lines.map((line): Cell[] => line.split('|').map((cell) => (cell === '' ? null : cell))),
});
const RATES = sheet(
  'Курсы валют',
  'Валюта|Дата|Курс|За единиц|К валюте',
  'USD|2026-10-01|90,5||',
  'USD|2026-10-10|92,1234||',
  'KZT|2026-10-05|18,25|100|',
  'EUR|2026-10-01|1,08||USD',
);
const DEALS = [
  'Менеджер|Дата оплаты|Сумма|Валюта',
  'Анна|2026-10-09|1000|USD',
  'Анна|2026-10-10|200,01|usd',
  'Анна|2026-10-20|500|RUB',
  'Борис|2026-10-31|100000|KZT',
];
const PLAN = [
  sheet('Схемы', 'Схема|Валюта', 'Продажи|RUB'),
  sheet(
    'Показатели',
    'Показатель|Считать|Таблица|Колонка|По дате|Единица',
    'Оплаты|сумма|Сделки|пересчитать(Сумма; Валюта; Дата оплаты)|Дата оплаты|деньги',
  ),
  sheet('Начисления', 'Начисление|Выражение', 'Процент|Оплаты * 10 %'),
];
const PEOPLE = sheet('Сотрудники', 'Сотрудник|Роль|Валюта', 'Анна|Менеджер|', 'Борис|Менеджер|KZT');

const book = (sheets: Sheet[]) => {
  const read = readBook(sheets);
  return { ...read, run: calculate(read.plan, read.data, { period: '2026-10' }) };
};
const whole = (more: { deals?: string[]; rates?: Sheet; people?: Sheet } = {}) =>
  book([...PLAN, more.people ?? PEOPLE, sheet('Сделки', ...(more.deals ?? DEALS)), more.rates ?? RATES]);

describe('rows are exchanged at the rate of their own day', () => {
  test('the latest rate on or before it, each row to the kopeck', () => {
    const { run, issues } = whole();
    expect([...issues, ...run.issues]).toEqual([]);
    // 1,000 × 90.5 = 90,500.00; 200.01 × 92.1234 = 18,425.60(1…) → 18,425.60; 500.00: 109,425.60, and 10 % of it.
    expect(statement(run, 'Анна')?.total).toBe('10942.56');
    // 100,000 × 18.25 ÷ 100 = 18,250.00.
    expect(statement(run, 'Борис')?.total).toBe('1825.00');
  });

  test('the explanation names the rates with their days', () => {
    const { run } = whole();
    const [line] = explain(run, 'Анна');
    expect(JSON.stringify(line)).toContain(
      JSON.stringify(['2026-10-01: 1 USD = 90.5 RUB', '2026-10-10: 1 USD = 92.1234 RUB']),
    );
    expect(explainLinesFull(run, 'Анна', 'ru').join('\n')).toContain('курс 2026-10-01: 1 USD = 90,5 RUB');
  });

  test('a conversion in a formula is explained by its rate and day, and replays', () => {
    const sheets = [
      sheet(
        'Начисления',
        'Начисление|Выражение',
        'Оклад|convert(1000; "USD")',
        'Кросс|convert(1000; "KZT"; "2026-10-31"; "USD")',
      ),
      PEOPLE,
      RATES,
    ];
    const { run } = book([PLAN[0] as Sheet, ...sheets]);
    const plain = (text: string): string => text.replace(/\u00A0/g, ' ');
    expect(explainLines(run, 'Анна', 'ru').map(plain)[0]).toBe(
      'Оклад: 1 000 × 92,1234 (курс 2026-10-10: 1 USD = 92,1234 RUB) = 92 123,40 ₽',
    );
    // 1,000 × 0.1825 ÷ 92.1234 = 1.9810…
    expect(statement(run, 'Анна')?.lines.map(({ amount }) => amount)).toEqual(['92123.40', '1.98']);
    for (const { tree } of explain(run, 'Анна')) expect(mistakes(tree)).toEqual([]);
    for (const { tree } of explain(whole().run, 'Анна')) expect(mistakes(tree)).toEqual([]);
  });

  test('a rate that is not there is named with its currency and day; others are paid', () => {
    const { run } = whole({
      deals: [...DEALS, 'Борис|2026-10-04|5|KZT', 'Борис|2026-10-04|5|GBP', 'Борис|2026-10-04|5|'],
    });
    expect(statement(run, 'Анна')?.total).toBe('10942.56');
    const own = statement(run, 'Борис');
    expect(own?.total).toBeNull();
    expect(own?.issues[0]).toMatchObject({
      code: 'rate-missing',
      params: { currency: 'KZT', to: 'RUB', date: '2026-10-04' },
      place: { table: 'Сделки', row: 6 },
    });
    expect(issueText(own?.issues[0] as never, 'ru').message).toBe('Нет курса KZT к RUB на 04.10.2026 и раньше.');
  });

  test('without a date: the last day of the period; through the currency of the plan; the opposite pair', () => {
    const figure = (expression: string): string | null => {
      const { run } = book([
        PLAN[0] as Sheet,
        sheet('Начисления', 'Начисление|Выражение', `А|${expression}`),
        PEOPLE,
        RATES,
        sheet('Курсы', 'Валюта|Дата|Курс|К валюте', 'USD|2026-10-01|500|KZT'),
      ]);
      return statement(run, 'Анна')?.total ?? null;
    };
    // 10 × 92.1234
    expect(figure('convert(10; "USD")')).toBe('921.23');
    expect(figure('convert(10; "USD"; "2026-10-09")')).toBe('905.00');
    // 1,000,000 ÷ 92.1234 = 10,855.00…: 1,000,000 / 92.1234 = 10,855.00534… dollars.
    expect(figure('convert(1000000; "RUB"; "2026-10-31"; "USD")')).toBe('10855.01');
    // The pair's own row comes first: 10 × 500, not 10 × 92.1234 ÷ 0.1825.
    expect(figure('convert(10; "USD"; "2026-10-31"; "KZT")')).toBe('5000.00');
    expect(figure('convert(10; "RUB")')).toBe('10.00');
    expect(figure('convert(10; "USD"; "2026-09-30")')).toBeNull();
  });
});

describe("a statement in the payee's currency", () => {
  test('lines stay in the plan’s currency; one step after the total', () => {
    const { run } = whole();
    expect(statement(run, 'Анна')?.converted).toBeUndefined();
    const own = statement(run, 'Борис');
    // 1,825.00 ÷ 0.1825 = 10,000.00 tenge.
    expect(own).toMatchObject({
      currency: 'RUB',
      total: '1825.00',
      converted: {
        currency: 'KZT',
        total: '10000.00',
        day: '2026-10-31',
        rate: '400/73',
        rows: [{ date: '2026-10-05', rate: '18.25', per: '100', place: { cell: 'C4' } }],
      },
    });
    const text = own ? statementText(own, { lang: 'ru' }).replace(/\u00A0/g, ' ') : '';
    expect(text).toContain(
      'К выплате в KZT: 1 825,00 ₽ × 100 ÷ 18,25 = 10 000,00 ₸ (курс 2026-10-05: 100 KZT = 18,25 RUB)',
    );
  });

  test('the plan says which day; no rate then leaves only that step unknown', () => {
    const read = readBook([
      sheet('Схемы', 'Схема|Валюта|Курс на дату', 'Продажи|RUB|на начало периода'),
      ...PLAN.slice(1),
      PEOPLE,
      sheet('Сделки', ...DEALS),
      RATES,
    ]);
    const own = statement(calculate(read.plan, read.data, { period: '2026-10' }), 'Борис');
    expect(own).toMatchObject({ total: '1825.00', converted: { total: null, day: '2026-10-01' } });
    expect(own?.issues).toMatchObject([
      { code: 'rate-missing', params: { currency: 'RUB', to: 'KZT', date: '2026-10-01' } },
    ]);
    const again = readBook(writeBook(read, 'ru'));
    expect(again.plan.plans[0]?.rateDate).toBe('periodStart');
    expect(again.data.tables.map(({ role }) => role)).toContain('rates');
  });
});

test('a rate nobody can read, two of one day, none above zero: unknown from that day on, never the older one', () => {
  const lines = (...rates: string[]) =>
    whole({ rates: sheet('Курсы валют', 'Валюта|Дата|Курс', 'KZT|2026-10-01|0,18', 'USD|2026-10-01|90', ...rates) });
  const totals = ({ run }: ReturnType<typeof whole>) => [...statements(run)].map(({ total }) => total);
  const codes = ({ run }: ReturnType<typeof whole>) => run.issues.map(({ code }) => code);
  for (const [row, code] of [
    ['USD|2026-10-10|девяносто', 'number-text'],
    ['USD|2026-10-10|0', 'rate-not-positive'],
    ['USD|31.02.2026|90', 'date-impossible'],
    ['USD|2026-10-01|91', 'rate-twice'],
  ] as const) {
    expect(codes(lines(row))).toContain(code);
    // 100,000 × 0.18 × 10 % for Boris; Anna's dollars are unknown.
    expect(totals(lines(row))).toEqual([null, '1800.00']);
  }
  expect(codes(lines('USD|2026-10-01|90,0'))).toEqual([]);
});

test('200,000 rows are exchanged by look-ups, one in a map for each row', () => {
  const days = Array.from({ length: 28 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`);
  const rates = sheet('Курсы валют', 'Валюта|Дата|Курс', ...days.map((day, i) => `USD|${day}|${90 + i}`));
  const deals = Array.from({ length: 200_000 }, (_, i) => `Анна|${days[i % 28]}|1|USD`);
  const { plan, data } = readBook([...PLAN, PEOPLE, sheet('Сделки', DEALS[0] as string, ...deals), rates]);
  const started = performance.now();
  // 1 dollar a day over whole turns of 28 days: 7,142 turns and 24 days more; sum of 90…117 is 2,898, of 90…113 is 2,436.
  // 7,142 × 2,898 + 2,436 = 20,699,952, and 10 % of it.
  expect(statement(calculate(plan, data, { period: '2026-10' }), 'Анна')?.total).toBe('2069995.20');
  expect(performance.now() - started).toBeLessThan(10_000);
});

describe('currencies as people write them', () => {
  const told = (plan: string, payee: string): (string | null | undefined)[] => {
    const { plan: document, data } = readBook([
      sheet('Схемы', 'Схема|Валюта', `П|${plan}`),
      sheet('Начисления', 'Начисление|Формула', 'Оклад|905'),
      sheet('Сотрудники', 'Сотрудник|Схема|Валюта', `Анна|П|${payee}`),
      sheet('Курсы валют', 'Валюта|Дата|Курс|К валюте', 'доллар|2026-10-01|90,5|руб.'),
    ]);
    const own = statement(calculate(document, data, { period: '2026-10' }), 'Анна');
    return [own?.total, own?.currency, own?.converted?.total, own?.converted?.currency];
  };
  // 905 ₽ ÷ 90.5 = 10 $.
  test.each(['руб.', '₽', 'рубли', 'RUR', 'rub'])('«%s» is RUB', (written) => {
    expect(told(written, '$')).toEqual(['905.00', 'RUB', '10.00', 'USD']);
  });

  test('what is no currency is named with its cell', () => {
    const { issues } = readBook([
      sheet('Схемы', 'Схема|Валюта', 'П|монеты'),
      sheet('Начисления', 'Начисление|Формула', 'О|1'),
    ]);
    expect(issues.map(({ code, place }) => [code, place?.cell])).toEqual([['currency-code', 'B2']]);
    expect(told('RUB', 'тугрик')).toEqual(['905.00', 'RUB', null, 'ТУГРИК']);
  });
});
