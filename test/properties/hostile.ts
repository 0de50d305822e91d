/** Input nobody should give: mutated formulas, plans of random rows, sheets of random cells. */
import fc from 'fast-check';
import type {
  Component,
  Kpi,
  Measure,
  Parameter,
  PlanDocument,
  PlanSettings,
  Scale,
} from '../../src/core/plan/plan.js';
import type { Cell } from '../../src/core/table/data.js';
import type { Sheet } from '../../src/workbook/sheet.js';
import { planWith } from './support.js';

/** Names of the plans below; some are never defined. */
const NAMES = [
  'Оплаты',
  'Звонки',
  'Оклад',
  'Шкала',
  'План и факт',
  'Маржа',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
];
const name = fc.constantFrom(...NAMES);
const HOSTILE = [
  'constructor',
  '__proto__',
  'toString',
  'process.exit()',
  'this["constructor"]',
  'Оплаты.constructor.constructor("return 1")()',
  `\`$\{1}\``,
  '\u0000',
  '\u202Eабв\u202C',
  '👩‍👩‍👧‍👦',
  'e\u0301',
  '\uD800',
  '\uFEFF1',
  '١٢٣',
  '１２３',
  '1e400',
  '0x1F',
  '-0',
  'NaN',
  'Infinity',
  '9'.repeat(31),
  `0.${'0'.repeat(39)}1`,
  '('.repeat(200),
  '-'.repeat(200),
  'не '.repeat(100),
  '1+'.repeat(300),
  '"',
  '«',
  '[',
  ']',
  '=',
  '==',
  ';;',
  ',',
  '%',
  '%%',
  '--',
  '\n',
  '\t',
  '1 000 000',
  "=cmd|' /C calc'!A0",
  '#N/A',
  '31.02.2026',
];
export const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);
/** Texts a megabyte long, and ten thousand brackets deep. */
export const huge: readonly string[] = [
  '('.repeat(10_000),
  `${'('.repeat(5_000)}1${')'.repeat(5_000)}`,
  'max('.repeat(10_000),
  'я'.repeat(1_000_000),
  '1'.repeat(1_000_000),
  '1 '.repeat(500_000),
  ' '.repeat(1_000_000),
  '"'.repeat(1_000_001),
  `${'a'.repeat(500_000)}+${'b'.repeat(500_000)}`,
  '\u202E'.repeat(1_000_000),
  '-'.repeat(9_999),
  `${'не '.repeat(3_000)}1`,
];

// ---- formulas

const literal = fc.constantFrom('0', '1', '100', '3%', '0.5', '1000000000000000000', '0.000000001', '"текст"');
const CALLED =
  'min max sum abs clamp round if known filled rate scale slices tierFrom tier fact target attainment score weight coefficient prorate worked norm tenure months periodStart periodEnd team subordinates share'.split(
    ' ',
  );
const grammar = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: name.map((text) => (/^\p{L}+$/u.test(text) ? text : `[${text}]`)) },
    { weight: 2, arbitrary: literal },
    fc
      .tuple(tie('e'), fc.constantFrom('+', '-', '*', '/', '<', '>=', '=', '<>', 'and', 'or'), tie('e'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(fc.constantFrom(...CALLED), fc.array(tie('e'), { maxLength: 3 }))
      .map(([fn, args]) => `${fn}(${args.join(', ')})`),
    tie('e').map((inner) => `if(${inner} > 0, ${inner}, -(${inner}))`),
  ),
})).e;
export const formula = fc.oneof(
  { weight: 3, arbitrary: grammar },
  { weight: 1, arbitrary: hostile },
  // A sound formula with something done to it.
  {
    weight: 2,
    arbitrary: fc
      .tuple(grammar, fc.nat(60), fc.nat(4), hostile)
      .map(([text, at, dropped, put]) => text.slice(0, at) + put + text.slice(at + dropped)),
  },
);

// ---- plans

/** Left out as often as not. */
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
/** Mostly each code once, since a code twice leaves nobody paid. */
const list = <T extends object>(row: fc.Arbitrary<T>, maxLength = 4) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.uniqueArray(row, { maxLength, selector: (each) => (each as { code?: string }).code }) },
    fc.array(row, { maxLength }),
  );
/** What plans say when nothing is wrong with them, and the rest. */
const sound = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Оклад',
      '1000',
      '[План и факт] + Оклад',
      'Звонки * 5',
      '1000 * attainment(Звонки)',
      '1000 * score(Звонки)',
      'scale(Шкала, Оклад)',
      'Оклад * rate(Шкала, 50)',
      '500',
    ),
  },
  formula,
);
const number = fc.constantFrom('0', '10', '50', '100', '50%', '100%', '-5', '1.5', 'x', '', '9'.repeat(28));
const from = fc.option(fc.constantFrom('2026-01-01', '2026-01-01', '2026-10-15', '2027-01-01'), {
  nil: undefined,
  freq: 3,
});

const parameter = fc
  .record({
    code: name,
    value: fc.oneof({ weight: 3, arbitrary: number }, sound),
    unit: maybe(fc.constantFrom('money', 'ratio', 'count', 'rate')),
    from,
  })
  .map(given);
const measure = fc
  .record({
    code: name,
    unit: fc.constantFrom('money', 'count', 'ratio', 'number', 'flag', 'text', 'date'),
    direction: maybe(fc.constantFrom('up', 'down')),
    extensive: maybe(fc.boolean()),
    expression: maybe(formula),
    rows: maybe(
      fc
        .record({
          table: fc.constantFrom('Сделки', 'Нет такой'),
          aggregate: fc.constantFrom('sum', 'count', 'distinct', 'average', 'min', 'max', 'first', 'last'),
          column: maybe(fc.oneof(fc.constantFrom('Сумма', 'Статус', 'Дата', 'Сумма * 2'), formula)),
          where: maybe(
            fc.oneof(
              fc.constantFrom('Статус = оплачена', 'Сумма > 5', 'Дата >= "2026-10-05"', 'filled(Статус)'),
              formula,
            ),
          ),
          date: maybe(fc.constantFrom('Дата', 'Сумма')),
        })
        .map(given),
    ),
    targetFactor: maybe(formula),
  })
  .map(given);
const kpi = fc
  .record({
    code: name,
    measure: name,
    rule: fc.constantFrom('ratio', 'inverse', 'mirror', 'baseNorm', 'range', 'levels', 'flag'),
    weight: maybe(fc.oneof(number, formula)),
    target: maybe(formula),
    base: maybe(number),
    norm: maybe(number),
    min: maybe(number),
    goal: maybe(number),
    floor: maybe(number),
    cap: maybe(formula),
    scale: maybe(name),
    zeroTarget: maybe(number),
    missing: maybe(number),
    negative: maybe(fc.constant('keep')),
    round: maybe(fc.integer({ min: 0, max: 12 })),
  })
  .map(given);
const point = fc
  .record({
    from: number,
    to: maybe(number),
    value: fc.oneof(number, fc.array(number, { maxLength: 3 })),
    after: maybe(fc.constant(true)),
    // Lines between points at one threshold: known.test.ts.
    mode: maybe(fc.constant('step')),
    lookBack: maybe(fc.constant(true)),
  })
  .map(given);
const scale = fc
  .record({
    code: fc.constantFrom('Шкала', 'Маржа', 'constructor'),
    method: fc.constantFrom('marginal', 'retroactive', 'excessAtTop', 'mixed', 'amount', 'amountCumulative'),
    below: fc.constantFrom('zero', 'issue'),
    points: list(point),
    columns: maybe(fc.array(fc.record({ from: number }), { maxLength: 3 })),
    unit: maybe(fc.constantFrom('money', 'rate', 'count')),
    round: maybe(fc.integer({ min: 0, max: 12 })),
    capOver: maybe(number),
  })
  .map(given);
const component = fc
  .record({
    code: fc.constantFrom('c1', 'c2', 'Оклад', 'constructor'),
    expression: fc.option(sound, { nil: undefined, freq: 6 }),
    use: fc.option(fc.constantFrom('fixed-salary', 'commission-by-scale', 'constructor', 'Окалд'), {
      nil: undefined,
      freq: 1,
    }),
    with: maybe(
      fc.dictionary(fc.constantFrom('salary', 'Оклад', 'base', 'scale', 'constructor'), formula, { maxKeys: 3 }),
    ),
    when: maybe(formula),
    cap: maybe(sound),
    floor: maybe(sound),
    kind: maybe(fc.constantFrom('money', 'money', 'award')),
    evidence: maybe(formula),
    off: maybe(fc.boolean()),
  })
  .map(given);
const settings = fc
  .record({
    code: fc.constant('Схема'),
    from,
    currency: maybe(fc.constantFrom('RUB', 'JPY', 'XXX')),
    rounding: maybe(
      fc
        .record({ point: maybe(fc.constantFrom('line', 'total')), mode: maybe(fc.constantFrom('half-even', 'up')) })
        .map(given),
    ),
    proration: maybe(fc.constantFrom('workingDays', 'calendarDays', 'hours', 'shifts')),
    weights: maybe(fc.constantFrom('exact', 'free')),
    changeInside: maybe(fc.constantFrom('periodStart', 'periodEnd')),
    rateDate: maybe(fc.constantFrom('periodStart', 'periodEnd')),
    cap: maybe(formula),
    jumpWarning: maybe(number),
  })
  .map(given);

const at = <T extends object>(section: string, rows: readonly T[]): T[] =>
  rows.map((row, i) => ({ ...row, place: { path: `${section}[${i}]` } }));

/** A plan of random rows: names missing, twice, in circles; every row knows its path. */
export const plan: fc.Arbitrary<PlanDocument> = fc
  .record({
    plans: list(settings, 2),
    parameters: list(parameter),
    measures: list(measure),
    kpis: list(kpi, 3),
    scales: list(scale, 3),
    components: list(component),
  })
  .map((rows) =>
    planWith({
      plans: at<object>('plans', rows.plans.length === 0 ? [{ code: 'Схема' }] : rows.plans) as PlanSettings[],
      parameters: at('parameters', rows.parameters) as unknown as Parameter[],
      measures: at('measures', rows.measures) as unknown as Measure[],
      kpis: at('kpis', rows.kpis) as unknown as Kpi[],
      scales: at('scales', rows.scales) as unknown as Scale[],
      components: at('components', rows.components) as unknown as Component[],
    }),
  );

// ---- sheets

const HEADERS = [
  'Сотрудник|Роль|Оклад|Руководитель|Принят|Уволен',
  'Сотрудник|Показатель|Период|Факт|План',
  'Показатель|Считать|Таблица|Колонка|Условие|По дате|Единица',
  'KPI|Показатель|План|Правило|Вес|Минимум|Потолок',
  'Шкала|Метод|От|Ставка',
  'Начисление|Формула|Параметры|Выражение|Потолок',
  'Схема|Валюта|Округлять|Веса',
  'Сотрудник|Период|Вид|Сумма|Основание',
  'Сотрудник|Что|Значение|С даты',
  'Период|Начало|Конец',
  'Дата|День',
  'Сделки',
  'Сотрудник|Дата|Сумма|Статус',
].map((line) => line.split('|'));
const WORDS = [
  'Анна',
  'Борис',
  'Оплаты',
  'Звонки',
  'факт/план',
  'сумма',
  'вся сумма',
  'удержание',
  'Оклад',
  '40 %',
  'да',
  'нет',
  '2026-10',
  'Сделки',
  'Сумма',
  'Итого',
  'Шкала',
  '= Оплаты * 3 %',
];
const MORE_DOUBLES = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e300, 0.1 + 0.2),
  fc.integer().map((n) => n / 100),
  fc.double(),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.oneof(fc.integer({ min: -100, max: 1000 }), MORE_DOUBLES) },
  { weight: 1, arbitrary: fc.constantFrom<Cell>('', null, undefined, true, false) },
  { weight: 1, arbitrary: fc.date({ min: new Date(0), max: new Date(4_000_000_000_000), noInvalidDate: false }) },
  { weight: 1, arbitrary: hostile },
);
const row = fc.array(cell, { maxLength: 7 });
const header = fc.oneof(
  fc.constantFrom(...HEADERS),
  fc.shuffledSubarray(HEADERS.flat(), { maxLength: 7 }),
  row,
) as fc.Arbitrary<Cell[]>;
const block = fc.tuple(header, fc.array(row, { maxLength: 6 })).map(([head, rows]) => [head, ...rows, []]);
export const sheets: fc.Arbitrary<Sheet[]> = fc.array(
  fc.record({
    name: fc.oneof(fc.constantFrom('', 'Сотрудники', 'KPI', 'Начисления', 'Факты', 'Лист1', 'Сделки'), hostile),
    typed: fc.boolean(),
    rows: fc.array(block, { maxLength: 3 }).map((blocks) => blocks.flat()),
  }),
  { maxLength: 4 },
);
