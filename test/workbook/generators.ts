/** Random plan documents: every field of every row, canonical as the document wants it. */
import fc from 'fast-check';
import { canonical } from '../../src/core/language/index.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';

const word = fc.constantFrom(
  'Оплаты',
  'Звонки',
  'KPI 1',
  'Маржа брутто',
  'Процент с продаж',
  'Revenue',
  'план и факт',
  '007',
  'Ставка, %',
  "O'Brien",
  '=1+1',
  '-скидка',
  'a;b',
  'x "y"',
  'Итоговая',
);
/** Codes apart from each other even without case. */
const codes = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
const text = fc.oneof(
  word,
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((s) => `т${s.replace(/[\s\u200b\u2060\ufeff]+/g, ' ').trim()}`.normalize('NFC')),
);

const digits = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000 }).map(String),
  fc.bigInt({ min: 0n, max: 10n ** 28n }).map(String),
);
const fraction = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }).map((d) => d.join(''));
/** Decimal text as the document has it, 30 significant digits at most. */
const decimal = fc
  .tuple(fc.boolean(), digits, fc.option(fraction))
  .map(
    ([minus, whole, part]) =>
      `${minus && whole !== '0' ? '-' : ''}${whole}${part === null || whole.length > 20 ? '' : `.${part}`}`,
  );
const amount = fc.oneof(
  decimal,
  decimal.map((d) => `${d}%`),
  fc.constantFrom('1.234', '12.345%', '9.5%', '0.095', '1', '100%', '1.2'),
);

const leaf = fc.constantFrom(
  'Оплаты',
  '[план и факт]',
  "[O'Brien]",
  '`a]b`',
  '3%',
  '1.5',
  '100',
  '"оплачена"',
  '\'он "тот"\'',
  'Маржа брутто',
  'tenure()',
  'KPI 1',
  '"a;b·c"',
);
const typed = fc.letrec<{ e: string }>((tie) => ({
  e: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('e'), fc.constantFrom('+', '-', '*', '/', '<', '>=', '=', 'and', 'or'), tie('e'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc.tuple(tie('e'), tie('e')).map(([a, b]) => `max(${a}, ${b})`),
    fc.tuple(tie('e')).map(([a]) => `if(${a} > 0, ${a}, -(${a}))`),
  ),
})).e;
const formula = fc.oneof(
  typed
    .map((t) => canonical(t))
    .filter((read): read is { text: string } => 'text' in read)
    .map((read) => read.text),
  amount,
  fc.constantFrom('нет', 'из Планы', 'да'),
);

const date = fc
  .tuple(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);

type Arbs = Record<string, fc.Arbitrary<unknown>>;
/** An object with some of the optional fields and all the required ones; never an undefined value. */
const record = (required: Arbs, optional: Arbs): fc.Arbitrary<Record<string, unknown>> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) }) as fc.Arbitrary<
    Record<string, unknown>
  >;
const someOf = (fields: Arbs): fc.Arbitrary<Record<string, unknown>> =>
  record({}, fields).filter((r) => Object.keys(r).length > 0);
const one = <T extends string>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const common: Arbs = {
  title: text,
  from: date,
  ended: fc.constant(true),
  for: someOf({ plan: text, role: text, grade: text }),
};
const unit = one('money', 'count', 'ratio', 'days', 'date', 'text', 'flag', 'number', 'rate');
const mode = one('half-away', 'half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor');

/** Rows of one kind, one to each code, so that no row repeats another's code, day and scope. */
const rows = (required: Arbs, optional: Arbs): fc.Arbitrary<Record<string, unknown>[]> =>
  codes.chain((list) =>
    fc.tuple(...list.map((code) => record({ code: fc.constant(code), ...required }, { ...common, ...optional }))),
  );

const point = (width: number | null): fc.Arbitrary<Record<string, unknown>> =>
  record(
    { from: amount, value: width === null ? amount : fc.array(amount, { minLength: width, maxLength: width }) },
    { to: amount, name: text, after: fc.constant(true), mode: one('step', 'linear'), lookBack: fc.constant(true) },
  );
const scaleBody = fc.oneof(
  fc.array(point(null), { maxLength: 5 }).map((points) => ({ points })),
  fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      points: fc.array(point(width), { minLength: 0, maxLength: 4 }),
      columns: fc.array(record({ from: amount }, { after: fc.constant(true) }), { minLength: width, maxLength: width }),
    }),
  ),
);
const scales = codes.chain((list) =>
  fc.tuple(
    ...list.map((code) =>
      fc
        .tuple(
          record(
            {
              code: fc.constant(code),
              method: one(
                'marginal',
                'retroactive',
                'excessAtTop',
                'mixed',
                'amount',
                'amountCumulative',
                'interpolated',
              ),
              below: one('zero', 'issue'),
            },
            { ...common, round: fc.integer({ min: 0, max: 12 }), capOver: amount },
          ),
          scaleBody,
        )
        .map(([row, body]) => ({ ...row, ...body })),
    ),
  ),
);

const parameterName = one('база', 'шкала', 'ставка', 'по', 'Имя из слов', 'rate', 'base');
const component = codes.chain((list) =>
  fc.tuple(
    ...list.map((code) =>
      fc
        .tuple(
          record(
            { code: fc.constant(code) },
            {
              ...common,
              when: formula,
              cap: formula,
              floor: formula,
              evidence: formula,
              kind: one('money', 'award'),
              off: fc.boolean(),
              rounding: fc.oneof(fc.constant('none'), someOf({ to: decimal, mode })),
              payroll: someOf({ code: text, name: text }),
            },
          ),
          fc.oneof(
            fc.record({ expression: formula }),
            fc.record({
              use: one('моя-формула', 'working-days-salary', 'Процент по шкале 2'),
              with: fc.dictionary(parameterName, formula, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
            }),
            fc.constant({}),
          ),
        )
        .map(([row, body]) => ({ ...row, ...body })),
    ),
  ),
);

const maybe = <T>(arb: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant<T[]>([]) }, { weight: 3, arbitrary: arb });

const payouts = rows(
  { kind: one('draw', 'guarantee', 'cap', 'refundableCap', 'holdback', 'netting') },
  { of: text, amount: formula, share: formula, maxRecovery: formula, recoverFrom: date, until: date, when: formula },
);

/** A plan without rules of the pay stage has no such section. */
export const planDocument = fc.record(
  {
    format: fc.constant('premia/1'),
    plans: maybe(
      rows(
        {},
        {
          currency: one('RUB', 'USD', 'JPY'),
          rounding: someOf({ point: one('line', 'total'), to: decimal, mode }),
          proration: one('workingDays', 'calendarDays', 'hours', 'shifts'),
          weights: one('exact', 'free'),
          changeInside: one('periodStart', 'periodEnd', 'split'),
          leavers: someOf({ later: one('paid', 'successor', 'nobody'), months: fc.integer({ min: 0, max: 12 }) }),
          absences: someOf({ target: text, pay: text, neither: text }),
          rateDate: one('periodStart', 'periodEnd'),
          reviewBy: date,
          cap: formula,
          jumpWarning: amount,
        },
      ),
    ),
    parameters: maybe(rows({ value: formula }, { unit })),
    measures: maybe(
      rows(
        { unit },
        {
          direction: one('up', 'down'),
          extensive: fc.boolean(),
          prorateTarget: fc.boolean(),
          expression: formula,
          targetFactor: formula,
          rows: record(
            { table: text, aggregate: one('sum', 'count', 'distinct', 'average', 'min', 'max', 'first', 'last') },
            { column: text, where: formula, date: text, payee: text },
          ),
        },
      ),
    ),
    kpis: maybe(
      rows(
        { measure: text, rule: one('ratio', 'inverse', 'mirror', 'baseNorm', 'range', 'levels', 'flag') },
        {
          weight: formula,
          group: text,
          target: formula,
          base: formula,
          norm: formula,
          min: formula,
          goal: formula,
          floor: formula,
          cap: formula,
          scale: text,
          zeroTarget: formula,
          missing: formula,
          negative: fc.constant('keep'),
          round: fc.integer({ min: 0, max: 12 }),
        },
      ),
    ),
    scales: maybe(scales as fc.Arbitrary<Record<string, unknown>[]>),
    components: maybe(component as fc.Arbitrary<Record<string, unknown>[]>),
    payouts: payouts.filter((list) => list.length > 0),
  },
  { requiredKeys: ['format', 'plans', 'parameters', 'measures', 'kpis', 'scales', 'components'] },
) as unknown as fc.Arbitrary<PlanDocument>;
