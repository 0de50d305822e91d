/** Reconciliation: every kind of difference by hand, sums that bridge exactly, and no meeting of every row with every other. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { type Cell, type Difference, readBook, reconcile, reconcileText, type Sheet } from '../../src/index.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/reconcile', import.meta.url));

const HEAD = {
  Сделки: ['№ сделки', 'Дата сделки', 'Клиент', 'Менеджер', 'Сумма'],
  Оплаты: ['Сделка', 'Дата оплаты', 'Клиент', 'Менеджер', 'Сумма'],
  Начислено: ['Сделка', 'Дата начисления', 'Клиент', 'Сотрудник', 'База'],
} as const;
type Name = keyof typeof HEAD;

/** `Д-1 2026-10-01 Альфа Анна 100` a row; '-' an empty cell. */
const sheet = (name: Name, rows: readonly string[]): Sheet => ({
  name,
  typed: false,
  rows: [[...HEAD[name]], ...rows.map((row) => row.split(' ').map((cell) => (cell === '-' ? null : cell)))],
});
const data = (tables: Partial<Record<Name, readonly string[]>>) =>
  readBook((Object.entries(tables) as [Name, string[]][]).map(([name, rows]) => sheet(name, rows))).data;

const brief = ({ kind, source, id, effects, rows }: Difference): string =>
  [
    kind,
    source,
    id || '?',
    effects.map(({ amount }) => amount).join('/') || '0',
    rows.map(({ place }) => place.cell).join('+'),
  ].join(' ');
const found = (tables: Partial<Record<Name, readonly string[]>>, options = {}) =>
  reconcile(data(tables), options).differences.map(brief);

/** start + lines = end in each bridge, in hundredths. */
function expectExact(bridges: ReturnType<typeof reconcile>['bridges']): void {
  const units = (text: string): bigint => BigInt(text.replace('.', ''));
  for (const { start, lines, end } of bridges)
    expect(lines.reduce((sum, { amount }) => sum + units(amount), units(start))).toBe(units(end));
}

describe('kinds of differences', () => {
  test('nothing to report is one line', () => {
    const all = data({ Сделки: ['Д-1 2026-10-01 Альфа Анна 100'], Оплаты: ['д–1 2026-10-02 Альфа Анна 100.00'] });
    const one = reconcile(all);
    expect(one.differences).toEqual([]);
    expect(reconcileText(one, 'ru')).toBe('Расхождений нет: сошлось всё (1).');
    expect(reconcileText(one, 'en')).toBe('No differences: everything agrees (1).');
  });

  test('missing on either side', () => {
    expect(
      found({
        Сделки: ['1 2026-10-01 А Анна 100', '2 2026-10-01 Б Анна 5'],
        Оплаты: ['2 2026-10-01 Б Анна 5', '3 2026-10-01 В Анна 7'],
      }),
    ).toEqual(['missing deals 1 -100.00 A2', 'missing payments 3 7.00 A3']);
  });

  test('an amount that differs, by how much: 60 of 100 paid is −40', () => {
    expect(found({ Сделки: ['1 2026-10-01 А Анна 100'], Оплаты: ['1 2026-10-01 А Анна 60'] })).toEqual([
      'amount payments 1 -40.00 A2+A2',
    ]);
  });

  test('parts are compared by their sum', () => {
    const parts = ['1 2026-10-01 А Анна 60', '1 2026-10-09 А Анна 40'];
    expect(found({ Сделки: ['1 2026-10-01 А Анна 100'], Оплаты: parts })).toEqual(['parts payments 1 0 A2+A3+A2']);
    // 60 + 40 − 120 = −20
    expect(found({ Сделки: ['1 2026-10-01 А Анна 120'], Оплаты: parts })).toEqual([
      'amount payments 1 -20.00 A2+A3+A2',
    ]);
  });

  test('the same row twice, but not two equal instalments', () => {
    const twice = ['1 2026-10-01 А Анна 50', '1 2026-10-01 А Анна 50'];
    expect(found({ Сделки: ['1 2026-10-01 А Анна 50'], Оплаты: twice })).toEqual(['duplicate payments 1 50.00 A3']);
    expect(found({ Сделки: ['1 2026-10-01 А Анна 100'], Оплаты: twice })).toEqual(['parts payments 1 0 A2+A3+A2']);
    expect(found({ Сделки: twice, Оплаты: ['1 2026-10-01 А Анна 50'] })).toEqual(['duplicate deals 1 -50.00 A3']);
  });

  test('a row without an id: matched by amount, date and client, said to be a guess', () => {
    const deals = ['1 2026-10-01 Альфа Анна 100', '2 2026-10-20 Альфа Анна 100'];
    expect(found({ Сделки: deals, Оплаты: ['- 2026-10-03 Альфа Анна 100', '2 2026-10-20 Альфа Анна 100'] })).toEqual([
      'candidate payments 1 0 E2+A2',
    ]);
    // Another client, another day, another amount: no guess.
    for (const payment of ['- 2026-10-03 Бета Анна 100', '- 2026-10-09 Альфа Анна 100', '- 2026-10-03 Альфа Анна 99'])
      expect(found({ Сделки: deals.slice(0, 1), Оплаты: [payment] })[0]).toMatch(/^missing deals 1/);
    expect(found({ Сделки: deals.slice(0, 1), Оплаты: ['- 2026-10-09 Альфа Анна 100'] }, { days: 8 })).toEqual([
      'candidate payments 1 0 E2+A2',
    ]);
  });

  test('the open remainder of a deal paid in part is looked for', () => {
    // 100 − 60 = 40
    expect(
      found({ Сделки: ['1 2026-10-01 А Анна 100'], Оплаты: ['1 2026-10-01 А Анна 60', '- 2026-10-02 А Анна 40'] }),
    ).toEqual(['candidate payments 1 0 E3+A2', 'parts payments 1 0 A2+E3+A2']);
  });

  test('ties are not guessed, whichever side has two', () => {
    const two = ['1 2026-10-01 А Анна 10', '2 2026-10-01 А Анна 10'];
    expect(found({ Сделки: two, Оплаты: ['- 2026-10-01 А Анна 10'] })).toEqual([
      'missing deals 1 -10.00 A2',
      'missing deals 2 -10.00 A3',
      'tie payments ? 10.00 E2',
    ]);
    expect(
      found({ Сделки: ['1 2026-10-01 А Анна 10'], Оплаты: ['- 2026-10-01 А Анна 10', '- 2026-10-02 А Анна 10'] }),
    ).toEqual(['missing deals 1 -10.00 A2', 'tie payments ? 10.00 E2', 'tie payments ? 10.00 E3']);
  });

  test('ids that look alike: zeros in front, the other alphabet', () => {
    expect(found({ Сделки: ['А-007 2026-10-01 А Анна 10'], Оплаты: ['A-7 2026-10-01 А Анна 10'] })).toEqual([
      'candidate payments А-007 0 A2+A2',
    ]);
    // Both stand in deals: two deals, none to be chosen.
    expect(
      found({ Сделки: ['07 2026-10-01 А Анна 10', '7 2026-10-01 А Анна 10'], Оплаты: ['007 2026-10-01 А Анна 10'] }),
    ).toHaveLength(3);
  });

  test('dates in different periods: of the period asked for, each source counts its own rows', () => {
    const tables = {
      Сделки: ['1 2026-09-30 А Анна 10', '2 2026-10-30 А Анна 20'],
      Оплаты: ['1 2026-10-02 А Анна 10', '2 2026-11-02 А Анна 20'],
    };
    // Deals of October 20; paid in October 10: −20 paid later, +10 of an earlier deal.
    const october = reconcile(data(tables), { period: '2026-10' });
    expect(october.bridges).toMatchObject([{ start: '20.00', end: '10.00' }]);
    expect(october.differences.map(brief)).toEqual(['period deals 1 10.00 A2+A2', 'period payments 2 -20.00 A3+A3']);
    expectExact(october.bridges);
    expect(found(tables)).toEqual([]);
  });

  test('accrued in another month than paid, and paid before the deal', () => {
    expect(found({ Оплаты: ['1 2026-10-02 А Анна 10'], Начислено: ['1 2026-11-30 А Анна 10'] })).toEqual([
      'period accruals 1 0 A2+A2',
    ]);
    expect(found({ Сделки: ['1 2026-10-10 А Анна 10'], Оплаты: ['1 2026-10-06 А Анна 10'] })).toEqual([
      'early payments 1 0 A2+A2',
    ]);
    expect(found({ Сделки: ['1 2026-10-10 А Анна 10'], Оплаты: ['1 2026-10-07 А Анна 10'] })).toEqual([]);
  });

  test('an amount that cannot be read leaves the total unknown and is named', () => {
    const { sources, differences, issues, bridges } = reconcile(
      data({
        Сделки: ['1 2026-10-01 А Анна 10', '2 2026-10-01 А Анна 5'],
        Оплаты: ['1 2026-10-01 А Анна ?', '2 2026-10-01 А Анна 5'],
      }),
    );
    expect(sources[1]).toMatchObject({ unreadable: 1, totals: [{ readable: '5.00', total: null }] });
    expect(differences.map(brief)).toEqual(['unreadable payments 1 -10.00 A2']);
    expect(issues).toMatchObject([{ code: 'number-text', place: { cell: 'E2' } }]);
    expectExact(bridges);
  });

  test('three sources: a deal that is accrued and not paid is said on both ways', () => {
    expect(
      found({
        Сделки: ['1 2026-10-01 А Анна 10'],
        Оплаты: ['2 2026-10-01 А Анна 10'],
        Начислено: ['1 2026-10-01 А Анна 10'],
      }),
    ).toEqual([
      'missing deals 1 -10.00 A2',
      'missing payments 2 10.00 A2',
      'missing payments 2 -10.00 A2',
      'missing accruals 1 10.00 A2',
    ]);
  });

  test('currencies are not mixed', () => {
    const money = (name: string, rows: Cell[][]): Sheet => ({
      name,
      typed: false,
      rows: [['Deal', 'Amount', 'Currency'], ...rows],
    });
    const both = readBook([
      money('Deals', [
        ['1', '10', 'USD'],
        ['2', '5', 'EUR'],
      ]),
      money('Payments', [
        ['1', '10', 'EUR'],
        ['2', '5', 'EUR'],
      ]),
    ]);
    const { differences, bridges } = reconcile(both.data);
    expect(differences.map(brief)).toEqual(['currency deals 1 -10.00 A2', 'currency payments 1 10.00 A2']);
    expect(bridges.map(({ currency, start, end }) => [currency, start, end])).toEqual([
      ['EUR', '5.00', '15.00'],
      ['USD', '10.00', '0.00'],
    ]);
    expectExact(bridges);
  });
});

describe('tables and columns', () => {
  const rows = (name: string, header: string[], ...cells: Cell[][]): Sheet => ({
    name,
    typed: false,
    rows: [header, ...cells],
  });

  test('recognised in English, by the id most of them share', () => {
    const book = readBook([
      rows('CRM', ['ID', 'Invoice', 'Close date', 'Amount'], ['77', 'I-1', '2026-10-01', '10']),
      rows('Bank statement', ['ID', 'Invoice no', 'Date', 'Amount'], ['1', 'I-1', '2026-10-02', '10']),
    ]);
    const { differences, sources } = reconcile(book.data);
    expect(differences).toEqual([]);
    expect(sources.map(({ columns }) => columns.id)).toEqual(['Invoice', 'Invoice no']);
  });

  test('named by options; what is not there is an issue that lists what is', () => {
    const book = readBook([
      rows('Лист 1', ['Договор', 'Итого к оплате', 'Дата'], ['7', '10', '2026-10-01']),
      rows('Лист 2', ['Договор', 'Сумма', 'Дата'], ['7', '10', '2026-10-01']),
    ]);
    expect(reconcile(book.data).issues.map(({ code }) => code)).toEqual(['reconcile-sources']);
    const tables = { deals: 'лист 1', payments: 'Лист 2' };
    expect(reconcile(book.data, { tables }).issues).toMatchObject([
      { code: 'reconcile-column', params: { what: 'sum' } },
    ]);
    const columns = { deals: { amount: 'Итого к оплате' } };
    expect(reconcile(book.data, { tables, columns })).toMatchObject({
      differences: [],
      compared: 1,
      agreed: 1,
      issues: [],
    });
    expect(reconcile(book.data, { tables: { deals: 'Лист 9' } }).issues[0]).toMatchObject({ code: 'reconcile-table' });
  });

  test('accruals that hold only the pay are looked for by id, and bridge no money', () => {
    const book = readBook([
      rows('Оплаты', ['Сделка', 'Сумма'], ['1', '100'], ['2', '50']),
      rows('Начислено', ['Сделка', 'Комиссия'], ['1', '5'], ['3', '7']),
    ]);
    const { differences, bridges } = reconcile(book.data);
    expect(differences.map(brief)).toEqual(['missing payments 2 -50.00 A3', 'missing accruals 3 7.00 A3']);
    expect(bridges).toEqual([]);
  });
});

test('a difference in pay: with the row and without it', async () => {
  const { readInput } = await import('../../src/node.js');
  const { plan, data: tables } = await readInput(EXAMPLE);
  const { differences } = reconcile(tables, { period: '2026-10', plan });
  const payOf = (kind: string, source: string, id: string) =>
    differences.find((one) => one.kind === kind && one.source === source && one.id === id)?.pay;
  // 45,000 × 5 % were it paid; 15,000 × 5 % rest on the payment; (200,000 − 180,000) × 5 %; −25,000 × 5 %.
  expect(payOf('missing', 'deals', 'Д-103')).toMatchObject({
    kind: 'fix',
    changes: [{ name: 'Иванов Иван', delta: '2250.00' }],
  });
  expect(payOf('missing', 'payments', 'Д-999')).toMatchObject({ kind: 'row', changes: [{ delta: '750.00' }] });
  expect(payOf('amount', 'payments', 'Д-104')).toMatchObject({ kind: 'fix', changes: [{ delta: '1000.00' }] });
  expect(payOf('duplicate', 'payments', 'Д-111')).toMatchObject({ kind: 'fix', changes: [{ delta: '-1250.00' }] });
  expect(payOf('amount', 'accruals', 'Д-104')).toBeUndefined();
  const few = reconcile(tables, { period: '2026-10', plan, payFor: 2 });
  expect(few.differences.filter(({ pay }) => pay !== undefined)).toHaveLength(2);
});

const cell = fc.record({
  id: fc.constantFrom('-', '1', '2', '3', '03', '4', '5'),
  day: fc.integer({ min: 1, max: 12 }),
  month: fc.constantFrom('09', '10', '11'),
  client: fc.constantFrom('А', 'Б', '-'),
  amount: fc.constantFrom('10', '20', '30.5', '-10', '?', '0.333'),
});
const table = fc
  .array(cell, { maxLength: 14 })
  .map((rows) =>
    rows.map(
      ({ id, day, month, client, amount }) =>
        `${id} 2026-${month}-${String(day).padStart(2, '0')} ${client} Анна ${amount}`,
    ),
  );

test('totals bridge exactly, and the order of rows changes nothing but places', () => {
  fc.assert(
    fc.property(table, table, table, fc.constantFrom('2026-10', undefined), (Сделки, Оплаты, Начислено, period) => {
      const options = period === undefined ? {} : { period };
      const straight = reconcile(data({ Сделки, Оплаты, Начислено }), options);
      const units = (text: string): bigint => BigInt(text.replace('.', ''));
      for (const { start, lines, end } of straight.bridges)
        expect(lines.reduce((sum, { amount }) => sum + units(amount), units(start))).toBe(units(end));
      const reversed = (rows: string[]): string[] => [...rows].reverse();
      const other = reconcile(
        data({ Сделки: reversed(Сделки), Оплаты: reversed(Оплаты), Начислено: reversed(Начислено) }),
        options,
      );
      const known = (one: typeof straight) => [
        one.bridges,
        one.compared,
        one.agreed,
        one.differences
          .map(({ kind, source, effects }) => [kind, source, effects])
          .map(String)
          .sort(),
      ];
      expect(known(other)).toEqual(known(straight));
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('100,000 rows in each source in seconds, even when amounts, days and clients are all the same', () => {
  const header = (name: Name): Cell[] => [...HEAD[name]];
  const make = (name: Name, row: (i: number) => Cell[]): Sheet => ({
    name,
    typed: false,
    rows: [header(name), ...Array.from({ length: 100_000 }, (_, i) => row(i))],
  });
  const { data: tables } = readBook([
    make('Сделки', (i) => [`Д-${i}`, '2026-10-01', 'Альфа', 'Анна', '100']),
    // A third lacks its id, and every one of them fits every deal without a payment.
    make('Оплаты', (i) => [i % 3 === 0 ? '' : `Д-${i}`, '2026-10-02', 'Альфа', 'Анна', i % 5 === 0 ? '90' : '100']),
    make('Начислено', (i) => [`д-0${i}`, '2026-10-02', 'Альфа', 'Анна', '100']),
  ]);
  const started = performance.now();
  const { bridges, differences } = reconcile(tables);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(differences.length).toBeGreaterThan(100_000);
  expectExact(bridges);
}, 60_000);

describe('premia reconcile', () => {
  const call = async (...argv: string[]) => {
    const out: string[] = [];
    const io = {
      out: async (text: string) => void out.push(text),
      err: (text: string) => void out.push(text),
      env: {},
      cwd: EXAMPLE,
      tty: false,
    };
    return { code: await main(['reconcile', '.', ...argv], io), out: out.join('') };
  };

  test.each(['ru', 'en'])('the example, %s', async (lang) => {
    const { code, out } = await call('--period', '2026-10', '--lang', lang);
    expect(code).toBe(1);
    await expect(out.replace(/[\u00A0\u202F]/g, ' ')).toMatchFileSnapshot(`golden/example.${lang}.txt`);
  });

  test('JSON holds every difference with its words', async () => {
    const { out } = await call('--json', '--lang', 'en', '--pay', '0');
    const { differences, bridges } = JSON.parse(out);
    expectExact(bridges);
    expect(differences[0]).toMatchObject({ kind: 'missing', sentence: expect.stringContaining('there is no payment') });
  });

  test('options that are not understood', async () => {
    expect((await call('--days', 'два', '--lang', 'ru')).code).toBe(2);
    expect((await call('--column', 'оплаты.цвет=Х', '--lang', 'ru')).out).toContain('источники: сделки');
    expect((await call('--deals', 'Нет такой', '--lang', 'ru')).out).toContain('Таблицы «Нет такой» для сверки нет.');
  });
});
