/** Several periods in one calculation: earlier ones, longer ones, and one split by a change inside it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import { next } from '../../src/core/explain/next.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import { correctsItself } from '../../src/core/run/earlier.js';
import { calculate, runOf } from '../../src/core/run/run.js';
import { figureOf, statement } from '../../src/core/run/statements.js';
import type { Cell, Data, RowTable } from '../../src/core/table/data.js';
import { ledgerTable } from '../helpers/ledger.js';
import { table } from '../text/fixtures.js';
import { mistakes } from './replay.js';

const plan = (rows: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [{ code: 'Схема' }],
  parameters: [],
  measures: [{ code: 'Продажи', unit: 'money', extensive: true }],
  kpis: [],
  scales: [],
  components: [],
  ...rows,
});

const people = (fields: readonly string[], ...rows: readonly (readonly Cell[])[]): RowTable =>
  table('people', 'Люди', Object.fromEntries(fields.map((field) => [field, field])), rows);
const ANNA = people(['payee'], ['Анна']);
/** Facts of one measure: payee, period, value. */
const facts = (...rows: readonly (readonly [string, string, Cell])[]): RowTable =>
  table(
    'facts',
    'Факты',
    { Кто: 'payee', Период: 'period', Факт: 'fact', Показатель: 'measure' },
    rows.map((row) => [...row, 'Продажи']),
  );
const months = (...values: readonly Cell[]): RowTable =>
  facts(
    ...values.map((value, i): readonly [string, string, Cell] => ['Анна', `2026-${i < 9 ? '0' : ''}${i + 1}`, value]),
  );
const data = (...tables: readonly RowTable[]): Data => ({ tables });

/** The statement, after checking that what explains it replays and its printed lines add up. */
function paid(document: PlanDocument, given: Data, period: string, payee = 'Анна'): Statement {
  const run = calculate(document, given, { period });
  const own = statement(run, payee) as Statement;
  for (const { tree, code, part } of explain(run, payee)) {
    expect(mistakes(tree)).toEqual([]);
    const line = own.lines.find((one) => one.code === code && one.part?.from === part?.from);
    expect(Number(tree.value)).toBe(Number(line?.amount));
  }
  return own;
}
const amounts = ({ lines }: Statement): string[] =>
  lines.map(
    ({ code, part, amount }) => `${code}${part ? ` ${part.from.slice(8)}–${part.to.slice(8)}` : ''}: ${amount}`,
  );

describe('earlier and toDate', () => {
  const document = plan({
    parameters: [
      { code: 'Было в году', value: 'earlier(Продажи)' },
      { code: 'Было в квартале', value: 'earlier(Продажи, "квартал")' },
      { code: 'С начала года', value: 'toDate(Продажи, "year")' },
    ],
    components: [{ code: 'Процент', expression: 'Продажи * 1%' }],
  });
  const given = data(ANNA, months(100, 200, 300, 400, 500));

  test('sum the periods before this one in the quarter and in the year', () => {
    // May: 100 + 200 + 300 + 400 = 1 000 before it in the year, 400 in the quarter; with May 1 500.
    const run = calculate(document, given, { period: '2026-05' });
    expect(['Было в году', 'Было в квартале', 'С начала года'].map((name) => figureOf(run, 'Анна', name))).toEqual([
      '1000',
      '400',
      '1500',
    ]);
  });

  test('the first period of a quarter or year has nothing before it', () => {
    const run = calculate(document, given, { period: '2026-01' });
    expect(['Было в году', 'Было в квартале', 'С начала года'].map((name) => figureOf(run, 'Анна', name))).toEqual([
      '0',
      '0',
      '100',
    ]);
  });

  test('an unknown month makes the sum unknown, and says which', () => {
    const run = calculate(document, data(ANNA, facts(['Анна', '2026-02', 5])), { period: '2026-02' });
    expect(figureOf(run, 'Анна', 'Было в году')).toBeNull();
  });

  test('people are matched by id, whoever else comes and goes', () => {
    // In January Борис is alone, in February Анна stands before him.
    const staff = people(['payee', 'hired'], ['Анна', '2026-02-01'], ['Борис', '']);
    const sold = facts(['Борис', '2026-01', 10], ['Анна', '2026-02', 1], ['Борис', '2026-02', 2]);
    const run = calculate(document, data(staff, sold), { period: '2026-02' });
    expect(figureOf(run, 'Анна', 'С начала года')).toBe('1');
    expect(figureOf(run, 'Борис', 'С начала года')).toBe('12');
  });
});

describe('cumulative plans', () => {
  const scale = {
    code: 'Шкала',
    method: 'retroactive' as const,
    below: 'zero' as const,
    points: [
      { from: '0', value: '1%' },
      { from: '1000', value: '2%' },
    ],
  };
  const withDeductions = plan({
    scales: [scale],
    components: [
      {
        code: 'Процент',
        expression: 'scale(Шкала, toDate(Продажи, "quarter")) - earlier(Процент, "quarter")',
      },
    ],
  });

  test('F(YTD) less what was paid: the tier reached in March pays January and February up', () => {
    // 400 × 1 % = 4; (400 + 500) × 1 % − 4 = 5; (900 + 300) × 2 % − 9 = 15.
    const given = data(ANNA, months(400, 500, 300));
    expect(['2026-01', '2026-02', '2026-03'].map((period) => paid(withDeductions, given, period).total)).toEqual([
      '4.00',
      '5.00',
      '15.00',
    ]);
  });

  test('what is closed is deducted as it was paid, with the corrections of its period', () => {
    const ledger = table(
      'ledger',
      'Журнал',
      { Период: 'period', Кто: 'payee', Этап: 'stage', Строка: 'code', Сумма: 'amount', За: 'corrects' },
      [
        ['2026-01', 'Анна', 'начислено', 'Процент', '3,50', ''],
        ['2026-02', 'Анна', 'начислено', 'Процент', '6,00', ''],
        ['2026-02', 'Анна', 'начислено', 'Процент', '0,25', '2026-01'],
        ['2026-02', 'Анна', 'начислено', 'Процент', '9,00', '2025-12'],
      ],
    );
    // 1 200 × 2 % − (3.50 + 0.25) − 6.00 = 14.25; what corrects December is not of this quarter.
    expect(paid(withDeductions, data(ANNA, months(400, 500, 300), ledger), '2026-03').total).toBe('14.25');
  });

  test('a line that deducts its own past corrects itself', () => {
    const corrects = (document: PlanDocument): boolean[] =>
      calculate(document, data(ANNA, months(1)), { period: '2026-01' }).prepared.cohorts.flatMap(
        ({ program, components }) => components.map((component) => correctsItself(program, component)),
      );
    const named = plan({
      scales: [scale],
      components: [
        {
          code: 'Процент',
          use: 'cumulative-with-deductions',
          with: { scale: 'Шкала', by: 'toDate(Продажи)', base: 'Продажи' },
        },
        { code: 'Другое', expression: 'earlier(Процент)' },
      ],
    });
    expect([corrects(withDeductions), corrects(named)]).toEqual([[true], [true, false]]);
  });

  test('another period of the same data', () => {
    const { prepared } = calculate(withDeductions, data(ANNA, months(400, 500, 300)), { period: '2026-03' });
    expect(statement(runOf(prepared, '2026-02'), 'Анна')?.total).toBe('5.00');
    expect(runOf(prepared, '2026-02')).toBe(runOf(prepared, '2026-02'));
  });

  test('only this period at the tier reached to date', () => {
    const document = plan({
      scales: [scale],
      components: [{ code: 'Процент', expression: 'Продажи * rate(Шкала, toDate(Продажи, "quarter"))' }],
    });
    // 300 × 2 % = 6: the quarter reached 1 200.
    expect(paid(document, data(ANNA, months(400, 500, 300)), '2026-03').total).toBe('6.00');
  });
});

describe('components of other periods', () => {
  const document = plan({
    components: [
      { code: 'Процент', expression: 'Продажи * 1%' },
      { code: 'Премия', expression: 'Продажи * 10%', every: 'quarter', payDate: '+1 10', accrualMonth: '0' },
    ],
  });
  const given = data(ANNA, months(100, 200, 300));

  test('a quarterly line stands in the last month of the quarter, over the whole of it', () => {
    expect(amounts(paid(document, given, '2026-02'))).toEqual(['Процент: 2.00']);
    const march = paid(document, given, '2026-03');
    // (100 + 200 + 300) × 10 % = 60.
    expect(amounts(march)).toEqual(['Процент: 3.00', 'Премия: 60.00']);
    expect(march.lines[1]).toMatchObject({ forPeriod: '2026-Q1', accrualMonth: '2026-03', payDate: '2026-04-10' });
  });

  test('who was there for a part of the quarter needs values for that part only', () => {
    const staff = (hired: string, left: string) => people(['payee', 'hired', 'left'], ['Анна', hired, left]);
    const some = facts(['Анна', '2026-02', 200], ['Анна', '2026-03', 300]);
    const codes = (table: RowTable) => paid(document, data(table, some), '2026-03').issues.map(({ code }) => code);
    // (200 + 300) × 10 % = 50 and 3.00 for March.
    expect(paid(document, data(staff('2026-02-16', ''), some), '2026-03').total).toBe('53.00');
    expect(codes(staff('2026-01-30', ''))).toEqual(['value-in-part']);
    expect(codes(staff('', ''))).toEqual(['value-in-part']);
  });

  test('in a run of the quarter it is calculated where it stands', () => {
    expect(amounts(paid(document, given, '2026-Q1'))).toEqual(['Процент: 6.00', 'Премия: 60.00']);
  });

  test('a monthly line in a run of the quarter is the sum of its months', () => {
    const capped = plan({ components: [{ code: 'П', expression: 'Продажи * 1%', cap: '2', every: 'month' }] });
    // 1 + 2 + min(3; 2) = 5, where the whole quarter at once would be capped at 2.
    expect(amounts(paid(capped, given, '2026-Q1'))).toEqual(['П: 5.00']);
  });

  test('half-years and years', () => {
    const all = plan({
      components: [
        { code: 'Полугодие', expression: 'Продажи * 1%', every: 'halfYear' },
        { code: 'Год', expression: 'Продажи * 1%', every: 'year' },
      ],
    });
    const sold = months(...Array.from({ length: 12 }, () => 100));
    expect(amounts(paid(all, data(ANNA, sold), '2026-06'))).toEqual(['Полугодие: 6.00']);
    expect(amounts(paid(all, data(ANNA, sold), '2026-12'))).toEqual(['Полугодие: 6.00', 'Год: 12.00']);
  });
});

describe('a period split by a change inside it', () => {
  // October 2026 has 22 working days: 10 before the 15th, 12 from it on.
  const split = { code: 'Схема', changeInside: 'split' as const };
  const rate = [
    { code: 'Ставка', value: '1%' },
    { code: 'Ставка', value: '2%', from: '2026-10-15' },
  ];
  const document = plan({
    plans: [split],
    parameters: rate,
    components: [
      { code: 'Процент', expression: 'Продажи * Ставка' },
      { code: 'Оклад', expression: '30000' },
    ],
  });
  const given = data(ANNA, facts(['Анна', '2026-10', 1000]));

  test('each part is the whole period by its own rows, for its share of the days', () => {
    // 10 × 10 ÷ 22 = 4.545… → 4.55; (10 × 10 + 20 × 12) ÷ 22 = 15.4545… → 15.45, so the rest is 10.90.
    expect(amounts(paid(document, given, '2026-10'))).toEqual([
      'Процент 01–14: 4.55',
      'Процент 15–31: 10.90',
      'Оклад: 30000.00',
    ]);
  });

  test('calendar days where the plan prorates by them', () => {
    const calendar = { ...document, plans: [{ ...split, proration: 'calendarDays' as const }] };
    // 10 × 14 ÷ 31 = 4.516… → 4.52; (140 + 20 × 17) ÷ 31 = 15.483… → 15.48 − 4.52 = 10.96.
    expect(amounts(paid(calendar, given, '2026-10')).slice(0, 2)).toEqual([
      'Процент 01–14: 4.52',
      'Процент 15–31: 10.96',
    ]);
  });

  test('a payee who changes role', () => {
    const roles = plan({
      plans: [split],
      components: [
        { code: 'Оклад', expression: '22000', for: { role: 'Стажёр' } },
        { code: 'Оклад', expression: '44000', for: { role: 'Менеджер' } },
      ],
    });
    const staff = people(['payee', 'from', 'role'], ['Анна', '', 'Стажёр'], ['Анна', '2026-10-15', 'Менеджер']);
    // 22 000 × 10 ÷ 22 = 10 000; 44 000 × 12 ÷ 22 = 24 000.
    expect(amounts(paid(roles, data(staff), '2026-10'))).toEqual(['Оклад 01–14: 10000.00', 'Оклад 15–31: 24000.00']);
  });

  test('the head of a team somebody left is split at that day, others are not', () => {
    const team = plan({
      plans: [split],
      components: [{ code: 'Отдел', expression: 'team(Продажи) * 1%' }],
    });
    const staff = people(
      ['payee', 'from', 'team'],
      ['РОП', '', 'Юг'],
      ['Анна', '', 'Юг'],
      ['Анна', '2026-10-15', 'Север'],
      ['Борис', '', 'Запад'],
    );
    const sold = facts(['РОП', '2026-10', 0], ['Анна', '2026-10', 2200], ['Борис', '2026-10', 100]);
    // 2 200 × 1 % = 22 while Анна is there: × 10 ÷ 22 = 10; nothing after.
    expect(amounts(paid(team, data(staff, sold), '2026-10', 'РОП'))).toEqual([
      'Отдел 01–14: 10.00',
      'Отдел 15–31: 0.00',
    ]);
    expect(amounts(paid(team, data(staff, sold), '2026-10', 'Борис'))).toEqual(['Отдел: 1.00']);
  });

  test('an individual condition that starts inside the period', () => {
    const own = table('overrides', 'Индивидуально', { Кто: 'payee', Что: 'what', Значение: 'value', С: 'from' }, [
      ['Анна', 'Ставка', '3%', '2026-10-15'],
    ]);
    const flat = { ...document, parameters: [rate[0] as (typeof rate)[0]] };
    // 10 × 10 ÷ 22 → 4.55; (100 + 30 × 12) ÷ 22 = 20.909… → 20.91 − 4.55 = 16.36.
    expect(amounts(paid(flat, data(ANNA, facts(['Анна', '2026-10', 1000]), own), '2026-10'))).toEqual([
      'Процент 01–14: 4.55',
      'Процент 15–31: 16.36',
      'Оклад: 30000.00',
    ]);
  });

  test('what is missing is counted over the parts, each by its own thresholds', () => {
    const tiers = (from: string, top: string) => ({
      code: 'Шкала',
      method: 'retroactive' as const,
      below: 'zero' as const,
      points: [
        { from: '0', value: '1%' },
        { from: top, value: '2%' },
      ],
      ...(from === '' ? {} : { from }),
    });
    const own = plan({
      plans: [split],
      scales: [tiers('', '2000'), tiers('2026-10-15', '3000')],
      components: [{ code: 'Процент', expression: 'scale(Шкала, Продажи)' }],
      payouts: [{ code: 'Потолок', kind: 'cap', amount: '50' }],
    });
    const of = (sold: number) => {
      const run = calculate(own, data(ANNA, facts(['Анна', '2026-10', sold])), { period: '2026-10' });
      return next(run, 'Анна').map(({ missing, threshold, part, adds }) => [missing, threshold, part?.from, adds]);
    };
    // 1 000 × 1 % = 10 now. At 2 000 (40 × 10 + 20 × 12) ÷ 22 = 29.09; at 3 000 60, of which 50 are paid.
    expect(of(1000)).toEqual([
      ['1000.00', '2000', '2026-10-01', '19.09'],
      ['2000.00', '3000', '2026-10-15', '40.00'],
    ]);
    // The first part is at its top; (40 × 10 + 20 × 12) ÷ 22 = 29.09 now.
    expect(of(2000)).toEqual([['1000.00', '3000', '2026-10-15', '20.91']]);
  });

  test('who was hired after the change has one part', () => {
    const staff = people(['payee', 'hired'], ['Анна', '2026-10-20']);
    expect(amounts(paid(document, data(staff, facts(['Анна', '2026-10', 1000])), '2026-10'))).toEqual([
      'Процент: 20.00',
      'Оклад: 30000.00',
    ]);
  });

  test('later periods deduct what the parts came to', () => {
    const cumulative = plan({
      plans: [split],
      parameters: rate,
      components: [{ code: 'П', expression: 'toDate(Продажи) * Ставка - earlier(П)' }],
    });
    const sold = facts(
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((m) => ['Анна', `2026-${m}`, 0] as const),
      ['Анна', '2026-10', 1000],
      ['Анна', '2026-11', 0],
    );
    // October 15.45 in two parts; November 1 000 × 2 % − 15.45 = 4.55.
    expect(paid(cumulative, data(ANNA, sold), '2026-10').total).toBe('15.45');
    expect(paid(cumulative, data(ANNA, sold), '2026-11').total).toBe('4.55');
  });

  test('a plan that rounds the total rounds the sum of the parts', () => {
    const rounded = { ...document, plans: [{ ...split, rounding: { point: 'total' as const, to: '1' } }] };
    // 4.55 + 10.90 + 30 000 = 30 015.45 → 30 015.
    expect(amounts(paid(rounded, given, '2026-10'))).toEqual([
      'Процент 01–14: 4.55',
      'Процент 15–31: 10.90',
      'Оклад: 30000.00',
      'rounding: -0.45',
    ]);
  });
});

describe('held against plain arithmetic', () => {
  const cents = (amount: string | null): bigint => BigInt((amount as string).replace('.', ''));
  /** n ÷ d rounded half away from zero. */
  const rounded = (n: bigint, d: bigint): bigint => {
    const twice = 2n * (n < 0n ? -n : n) + d;
    return (n < 0n ? -1n : 1n) * (twice / (2n * d));
  };

  test('what a cumulative plan paid by any month is its scale of everything so far', () => {
    const document = plan({
      scales: [
        {
          code: 'Ш',
          method: 'retroactive',
          below: 'zero',
          points: [
            { from: '0', value: '1.37%' },
            { from: '5000', value: '2.11%' },
          ],
        },
      ],
      components: [{ code: 'П', expression: 'scale(Ш, toDate(Продажи)) - earlier(П)' }],
    });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -300_000, max: 400_000 }), { minLength: 1, maxLength: 12 }), (sold) => {
        const given = data(ANNA, months(...sold.map((n) => (n / 100).toFixed(2))));
        let paidSoFar = 0n;
        let soldSoFar = 0n;
        for (const [i, n] of sold.entries()) {
          const period = `2026-${String(i + 1).padStart(2, '0')}`;
          paidSoFar += cents(statement(calculate(document, given, { period }), 'Анна')?.total ?? null);
          soldSoFar += BigInt(n);
          // Below the first threshold, 0, nothing is paid.
          const rate = soldSoFar < 0n ? 0n : soldSoFar < 500_000n ? 137n : 211n;
          expect(paidSoFar).toBe(rounded(soldSoFar * rate, 10_000n));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('parts sum to the rounded whole, whatever changes and when', () => {
    const change = fc.record({ day: fc.integer({ min: 2, max: 31 }), rate: fc.integer({ min: 0, max: 999 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { selector: ({ day }) => day, minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (changes, sold) => {
          const dated = [{ day: 1, rate: 100 }, ...[...changes].sort((a, b) => a.day - b.day)];
          const document = plan({
            plans: [{ code: 'Схема', changeInside: 'split', proration: 'calendarDays' }],
            parameters: dated.map(({ day, rate }, i) => ({
              code: 'Ставка',
              value: `${(rate / 100).toFixed(2)}%`,
              ...(i === 0 ? {} : { from: `2026-10-${String(day).padStart(2, '0')}` }),
            })),
            components: [{ code: 'П', expression: 'Продажи * Ставка' }],
          });
          const given = data(ANNA, facts(['Анна', '2026-10', (sold / 100).toFixed(2)]));
          const sum = dated.reduce((total, { day, rate }, i) => {
            const days = (dated[i + 1]?.day ?? 32) - day;
            return total + rounded(BigInt(sold) * BigInt(rate), 10_000n) * BigInt(days);
          }, 0n);
          expect(cents(paid(document, given, '2026-10').total)).toBe(rounded(sum, 31n));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('periods together with the pay stage, currencies and the ledger', () => {
  const split = { code: 'Схема', changeInside: 'split' as const, proration: 'calendarDays' as const };
  const raised = plan({
    plans: [split],
    parameters: [
      { code: 'Оклад', value: '31000' },
      { code: 'Оклад', value: '62000', from: '2026-10-11' },
    ],
    components: [{ code: 'Оклад за время', expression: 'Оклад' }],
  });

  test('a guarantee tops up the sum of the parts once', () => {
    // 31 000 × 10/31 = 10 000; 62 000 × 21/31 = 42 000; 52 000 in all, 8 000 short of 60 000.
    const document = { ...raised, payouts: [{ code: 'Гарантия', kind: 'guarantee' as const, amount: '60000' }] };
    const own = paid(document, data(ANNA), '2026-10');
    expect([amounts(own), own.earned, own.total]).toEqual([
      ['Оклад за время 01–10: 10000.00', 'Оклад за время 11–31: 42000.00', 'Гарантия: 8000.00'],
      '52000.00',
      '60000.00',
    ]);
  });

  const guarantee = { code: 'Гарантия', kind: 'guarantee' as const, amount: '60000' };
  const noted = ({ issues }: Statement) => issues.map(({ code, severity, params }) => [code, severity, params]);
  const changed = (name: string) => [['split-payout', 'note', { name, period: '2026-10', day: '2026-10-31' }]];

  test.each([
    // 62 000 + 30 000 on the last day; 92 000 − 52 000 = 40 000.
    ['comes to something else', [{ ...guarantee, amount: 'Оклад + 30000' }], '92000.00'],
    // It holds on the last day, so for the whole period: 60 000 − 52 000 = 8 000.
    ['starts', [{ ...guarantee, from: '2026-10-20' }], '60000.00'],
    // It is over on the last day.
    ['ends', [guarantee, { ...guarantee, ended: true as const, from: '2026-10-20' }], '52000.00'],
    ['is another', [guarantee, { ...guarantee, amount: '70000', from: '2026-10-20' }], '70000.00'],
  ])('a pay rule that %s inside the split period holds as on its last day', (_, payouts, total) => {
    const own = paid({ ...raised, payouts }, data(ANNA), '2026-10');
    expect([own.earned, own.total, noted(own)]).toEqual(['52000.00', total, changed('Гарантия')]);
  });

  test('a draw that starts with the second part leaves its balance to the next period', () => {
    const draw = { code: 'Вперёд', kind: 'draw' as const, amount: '60000', from: '2026-10-11' };
    const own = paid({ ...raised, payouts: [draw] }, data(ANNA), '2026-10');
    expect([own.total, own.balances]).toEqual(['60000.00', [{ code: 'Вперёд', title: 'Вперёд', amount: '8000.00' }]]);
    // November: 62 000 − 60 000 = 2 000 of the 8 000 come back.
    const next = paid({ ...raised, payouts: [draw] }, data(ANNA, ledgerTable([own])), '2026-11');
    expect([next.total, next.balances?.[0]?.amount]).toEqual(['60000.00', '6000.00']);
  });

  test('a rule that ended inside the period leaves its balance standing, and says so', () => {
    const draw = { code: 'Вперёд', kind: 'draw' as const, amount: '60000' };
    const ended = [draw, { ...draw, ended: true as const, from: '2026-10-20' }];
    // September: 31 000 earned, 29 000 drawn up to 60 000.
    const september = paid({ ...raised, payouts: [draw] }, data(ANNA), '2026-09');
    const given = data(ANNA, ledgerTable([september]));
    const own = statement(calculate({ ...raised, payouts: ended }, given, { period: '2026-10' }), 'Анна');
    expect([own?.balances?.map(({ amount }) => amount), own?.issues.map(({ code }) => code)]).toEqual([
      ['29000.00'],
      ['split-payout', 'payout-left'],
    ]);
  });

  test('a split total is told in the payee’s own currency', () => {
    const abroad = people(['payee', 'currency'], ['Анна', 'USD']);
    const rates = table('rates', 'Курсы', { Валюта: 'currency', Дата: 'date', Курс: 'rate' }, [
      ['USD', '2026-10-01', '80'],
    ]);
    // 52 000 ÷ 80 = 650.
    expect(paid(raised, data(abroad, rates), '2026-10').converted?.total).toBe('650.00');
  });

  test('a closed split period is corrected by its lines together', () => {
    const ledger = table(
      'ledger',
      'Журнал',
      { Период: 'period', Кто: 'payee', Этап: 'stage', Строка: 'code', Сумма: 'amount' },
      [
        ['2026-10', 'Анна', 'начислено', 'Оклад за время', '10 000,00'],
        ['2026-10', 'Анна', 'начислено', 'Оклад за время', '41 000,00'],
      ],
    );
    // 52 000 now, 51 000 then.
    const own = statement(calculate(raised, data(ANNA, ledger), { period: '2026-11' }), 'Анна');
    expect(own?.lines.map(({ code, amount, corrects }) => [code, amount, corrects])).toEqual([
      ['Оклад за время', '62000.00', undefined],
      ['Оклад за время', '1000.00', '2026-10'],
    ]);
  });

  test('the last closed period of a span is corrected by a line, those before it by its own', () => {
    const document = plan({
      components: [{ code: 'Процент', expression: 'toDate(Продажи, "quarter") * 1% - earlier(Процент, "quarter")' }],
    });
    const closed = (...rows: readonly (readonly [string, string])[]): RowTable =>
      table(
        'ledger',
        'Журнал',
        { Период: 'period', Кто: 'payee', Этап: 'stage', Строка: 'code', Сумма: 'amount' },
        rows.map(([period, amount]) => [period, 'Анна', 'начислено', 'Процент', amount]),
      );
    const lines = (period: string, ledger: RowTable) =>
      statement(calculate(document, data(ANNA, months(900, 200, 300, 400), ledger), { period }), 'Анна')?.lines.map(
        ({ amount, corrects }) => [amount, corrects],
      );
    // January was closed with 100 sold, 900 are right: February pays the 8.00 with its own 2.00.
    expect(lines('2026-02', closed(['2026-01', '1']))).toEqual([['10.00', undefined]]);
    // In April the quarter is over: 14.00 were earned in it, 6.00 paid.
    expect(lines('2026-04', closed(['2026-01', '1'], ['2026-02', '2'], ['2026-03', '3']))).toEqual([
      ['4.00', undefined],
      ['8.00', '2026-03'],
    ]);
  });
});
