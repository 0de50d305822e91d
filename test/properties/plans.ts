/** Random plans with facts, and what the oracle says each line of each payee is worth. */
import fc from 'fast-check';
import { currencyDigits } from '../../src/core/number/currency.js';
import type { RoundingMode } from '../../src/core/number/exact.js';
import type {
  Component,
  Kpi,
  Measure,
  Parameter,
  PlanDocument,
  PlanSettings,
  Scale,
} from '../../src/core/plan/plan.js';
import type { RowTable } from '../../src/core/table/data.js';
import type { Maybe, OracleKpi, OracleScale, Q } from './oracle.js';
import * as o from './oracle.js';
import { PERIOD, planWith, type Row, table } from './support.js';

/** What one payee brings: facts and targets by measure, time worked. An absent fact has no row. */
export interface Person {
  readonly facts: Readonly<Record<string, string | undefined>>;
  readonly targets: Readonly<Record<string, string>>;
  readonly worked: string;
  readonly norm: string;
}

/** A line of pay with everything it needs, and its exact value before rounding. */
interface Piece {
  readonly sections: Partial<PlanDocument>;
  readonly component: Component;
  readonly measures: readonly string[];
  exact(person: Person): Maybe;
}

/** A whole case. */
export interface Case {
  readonly settings: PlanSettings;
  readonly pieces: readonly Piece[];
  readonly people: readonly Person[];
}

// ---- numbers

/** Three digits after the point may be thousands in a cell: a fourth settles it. */
const settled = (whole: bigint, part: string): string =>
  part === '' ? `${whole}` : `${whole}.${part.length === 3 ? `${part}0` : part}`;
const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(''));
const decimal = (max: bigint, most: number) =>
  fc.tuple(fc.bigInt({ min: 0n, max }), digits(0, most)).map(([whole, part]) => settled(whole, part));
/** Ordinary amounts, round ones that hit edges, and ones far beyond doubles. */
const amount = fc.oneof(
  { weight: 4, arbitrary: decimal(300n, 2) },
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => `${n * 10}`) },
  { weight: 2, arbitrary: decimal(1_000_000n, 4) },
  { weight: 2, arbitrary: decimal(10n ** 18n, 9) },
);
const signed = fc
  .tuple(fc.boolean(), amount)
  .map(([minus, text]) => (minus && !/^[0.]*$/.test(text) ? `-${text}` : text));
const percent = fc.oneof(
  decimal(150n, 2).map((text) => `${text}%`),
  fc.constantFrom('0%', '50%', '100%', '120%', '0.000000001%'),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
/** Drops what is absent: a field left out is not a field of undefined. */
const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

// ---- scales

const METHODS = [
  'marginal',
  'retroactive',
  'excessAtTop',
  'mixed',
  'amount',
  'amountCumulative',
  'interpolated',
] as const;

interface ScaleShape extends OracleScale {
  readonly unit?: 'money';
}

/** `unit`: thresholds are percents of a target or sums of money. */
const scaleArb = (unit: '' | '%', methods: readonly (typeof METHODS)[number][]): fc.Arbitrary<ScaleShape> =>
  fc
    .record({
      method: fc.constantFrom(...methods),
      below: fc.constantFrom('zero' as const, 'issue' as const),
      first: fc.constantFrom(0, 0, 10, 50),
      steps: fc.array(
        fc.record({
          width: fc.integer({ min: 0, max: 12 }).map((n) => n * 10),
          value: fc.oneof(
            percent,
            decimal(200n, 3).map((text) => `${text}%`),
          ),
          after: fc.boolean(),
          mode: maybe(fc.constantFrom('step' as const, 'linear' as const)),
          lookBack: fc.boolean(),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .map(({ method, below, first, steps }) => {
      const amounts = method === 'amount' || method === 'amountCumulative';
      const curved = method === 'retroactive' || method === 'interpolated';
      let from = method === 'excessAtTop' ? 0 : first;
      let afterBefore = true;
      const points = steps.map(({ width, value, after, mode, lookBack }, t) => {
        // Two points at one threshold: the edge itself has a rate of its own. Lines between them: see known.test.ts.
        const sharp = t > 0 && width === 0 && !afterBefore && !curved;
        if (t > 0) from += width === 0 && !sharp ? 10 : width;
        const later = after || sharp;
        afterBefore = later;
        return given({
          from: `${from}${unit}`,
          value: amounts ? value.replace('%', '') : value,
          after: later ? (true as const) : undefined,
          mode: curved ? mode : undefined,
          lookBack: method === 'mixed' && lookBack ? (true as const) : undefined,
        });
      });
      return { method, below, points: points as OracleScale['points'], ...(amounts ? { unit: 'money' as const } : {}) };
    });

const scaleRow = (code: string, { method, below, points, unit }: ScaleShape): Scale => ({
  code,
  method,
  below,
  points,
  ...(unit ? { unit } : {}),
});

// ---- lines of pay; `i` keeps their names apart

const fact = (person: Person, code: string): Maybe => {
  const text = person.facts[code];
  return text === undefined ? null : o.read(text);
};
const target = (person: Person, code: string): Maybe => {
  const text = person.targets[code];
  return text === undefined ? null : o.read(text);
};
const money = (code: string, value: string): Parameter => ({ code, value, unit: 'money' });
const measure = (code: string, unit: Measure['unit'] = 'money'): Measure => ({ code, unit });

const kpiArb: fc.Arbitrary<OracleKpi & { readonly weight: number; readonly payout: ScaleShape | undefined }> = fc
  .record({
    rule: fc.constantFrom(
      'ratio' as const,
      'ratio' as const,
      'inverse' as const,
      'mirror' as const,
      'baseNorm' as const,
      'range' as const,
    ),
    base: amount,
    norm: amount,
    min: amount,
    goal: amount,
    floor: maybe(percent),
    cap: maybe(percent),
    zeroTarget: maybe(percent),
    missing: maybe(percent),
    negative: maybe(fc.constant('keep' as const)),
    round: maybe(fc.integer({ min: 0, max: 12 })),
    payout: maybe(scaleArb('%', ['retroactive', 'interpolated'])),
    weight: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ rule, base, norm, min, goal, payout, ...rest }) =>
    given({
      ...rest,
      rule,
      payout,
      scale: payout,
      ...(rule === 'baseNorm' ? { base, norm } : rule === 'range' ? { min, goal } : {}),
    }),
  ) as never;

/** A pot × the weighted sum of KPI scores. */
const scorecard = (i: number): fc.Arbitrary<Piece> =>
  fc
    .record({ pot: signed, parts: fc.boolean(), kpis: fc.array(kpiArb, { minLength: 1, maxLength: 3 }) })
    .map(({ pot, parts, kpis }) => {
      const codes = kpis.map((_, k) => `K${i}x${k}`);
      const weights = weightsOf(
        kpis.map(({ weight }) => weight),
        parts,
      );
      const rows = kpis.map(({ weight: _, payout, scale: __, ...kpi }, k): Kpi => {
        const code = codes[k] as string;
        return {
          ...kpi,
          code,
          measure: code,
          group: `G${i}`,
          weight: weights[k]?.text as string,
          ...(payout ? { scale: `P${code}` } : {}),
        };
      });
      return {
        sections: {
          parameters: [money(`Pot${i}`, pot)],
          measures: codes.map((code) => measure(code, 'count')),
          kpis: rows,
          scales: kpis.flatMap(({ payout }, k) => (payout ? [scaleRow(`P${codes[k]}`, payout)] : [])),
        },
        component: { code: `c${i}`, expression: `Pot${i} * coefficient(G${i})` },
        measures: codes,
        exact: (person) => {
          const scores = kpis.map((kpi, k) => {
            const code = codes[k] as string;
            return o.multiply(weights[k]?.value as Q, o.scoreOf(kpi, fact(person, code), target(person, code)));
          });
          return o.multiply(o.read(pot), scores.reduce<Maybe>(o.add, o.ZERO));
        },
      };
    });

/** Weights of exactly 100 %, as percents or as parts. */
function weightsOf(wanted: readonly number[], parts: boolean): { readonly text: string; readonly value: Q }[] {
  const some = wanted.some((weight) => weight > 0) ? wanted : wanted.map(() => 1);
  const sum = some.reduce((a, b) => a + b, 0);
  if (parts) return some.map((weight) => ({ text: String(weight), value: o.q(weight, sum) }));
  // The last one takes what is left of 100.00 %.
  let left = 10_000;
  return some.map((weight, k) => {
    const units = k === some.length - 1 ? left : Math.floor((10_000 * weight) / sum);
    left -= units;
    return { text: `${(units / 100).toFixed(2)}%`, value: o.q(units, 10_000) };
  });
}

/** Pay by a scale: of the measure itself, or on a base of its own by attainment. */
const commission = (i: number): fc.Arbitrary<Piece> =>
  fc.oneof(
    scaleArb('', METHODS).map(
      (scale): Piece => ({
        sections: { measures: [measure(`B${i}`)], scales: [scaleRow(`S${i}`, scale)] },
        component: { code: `c${i}`, expression: `scale(S${i}, B${i})` },
        measures: [`B${i}`],
        exact: (person) => {
          const base = fact(person, `B${i}`);
          return o.payAt(scale, base);
        },
      }),
    ),
    scaleArb('%', METHODS).map(
      (scale): Piece => ({
        sections: {
          measures: [measure(`B${i}`), measure(`A${i}`, 'count')],
          scales: [scaleRow(`S${i}`, scale)],
        },
        component: { code: `c${i}`, expression: `scale(S${i}, attainment(A${i}), B${i})` },
        measures: [`B${i}`, `A${i}`],
        exact: (person) => {
          const by = o.attainmentOf({ rule: 'ratio' }, fact(person, `A${i}`), target(person, `A${i}`));
          return o.payOn(scale, by, fact(person, `B${i}`));
        },
      }),
    ),
  );

/** Arithmetic of two measures, a parameter and time: what plans write themselves. */
const arithmetic = (i: number): fc.Arbitrary<Piece> =>
  fc
    .record({ sum: signed, share: percent, form: fc.integer({ min: 0, max: FORMS.length - 1 }) })
    .map(({ sum, share, form }) => {
      const [text, exact] = FORMS[form] as (typeof FORMS)[number];
      const fill = (name: string): string => ({ X: `X${i}`, Y: `Y${i}`, P: `Pot${i}`, R: share })[name] as string;
      return {
        sections: { parameters: [money(`Pot${i}`, sum)], measures: [measure(`X${i}`), measure(`Y${i}`)] },
        component: { code: `c${i}`, expression: text.replace(/\b[XYPR]\b/g, fill) },
        measures: [`X${i}`, `Y${i}`],
        exact: (person) =>
          exact(
            fact(person, `X${i}`),
            fact(person, `Y${i}`),
            o.read(sum),
            o.read(share),
            o.divide(o.read(person.worked), o.read(person.norm)),
          ),
      };
    });

type Form = readonly [text: string, exact: (x: Maybe, y: Maybe, p: Q, r: Q, time: Maybe) => Maybe];
const sides = (x: Maybe, y: Maybe, then: (side: -1 | 0 | 1) => Maybe): Maybe =>
  x === null || y === null ? null : then(o.order(x, y));
const negative = (x: Maybe): Maybe => o.multiply(x, o.q(-1));
const FORMS: readonly Form[] = [
  ['prorate(P)', (_x, _y, p, _r, time) => o.multiply(p, time)],
  ['prorate(X * R)', (x, _y, _p, r, time) => o.multiply(o.multiply(x, r), time)],
  ['X * R', (x, _y, _p, r) => o.multiply(x, r)],
  ['min(X, Y, P)', (x, y, p) => o.least(o.least(x, y), p)],
  ['max(X * R, P)', (x, _y, p, r) => o.most(o.multiply(x, r), p)],
  ['P * (X / Y)', (x, y, p) => o.multiply(p, o.divide(x, y))],
  ['P / (X / Y)', (x, y, p) => o.divide(p, o.divide(x, y))],
  ['X / Y * Y / X * P', (x, y, p) => o.multiply(o.divide(o.multiply(o.divide(x, y), y), x), p)],
  ['if(X >= Y, X * R, P)', (x, y, p, r) => sides(x, y, (side) => (side >= 0 ? o.multiply(x, r) : p))],
  [
    'if(X / P < Y / P, P, X)',
    (x, y, p) => (p.n === 0n ? null : sides(o.divide(x, p), o.divide(y, p), (side) => (side < 0 ? p : x))),
  ],
  ['clamp(X - Y, -P, P)', (x, y, p) => o.least(o.most(o.add(x, negative(y)), negative(p)), p)],
  [
    'abs(X - Y) * R',
    (x, y, _p, r) => o.multiply(x === null || y === null ? null : o.order(x, y) < 0 ? o.minus(y, x) : o.minus(x, y), r),
  ],
  ['known(X, P) + known(Y, 0)', (x, y, p) => o.add(x ?? p, y ?? o.ZERO)],
  [
    'round(X * R, 1, "half-even") + round(Y, -1, floor)',
    (x, y, _p, r) => o.add(rounded(o.multiply(x, r), '0.1', 'half-even'), rounded(y, '10', 'floor')),
  ],
];
const rounded = (x: Maybe, step: string, mode: RoundingMode): Maybe => x && o.round(x, o.read(step), mode);

// ---- what may stand around a line

const MODES: readonly RoundingMode[] = [
  'half-away',
  'half-even',
  'half-up',
  'half-down',
  'up',
  'down',
  'ceiling',
  'floor',
];
/** Steps that are whole numbers of each currency's smallest unit. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  RUB: ['0.01', '0.05', '1', '10'],
  JPY: ['1', '5', '100'],
  KWD: ['0.001', '0.005', '1'],
};

interface Around {
  readonly when: string | undefined;
  readonly cap: string | undefined;
  readonly floor: string | undefined;
  readonly rounding: 'none' | { readonly mode: RoundingMode } | undefined;
}
const aroundArb: fc.Arbitrary<Around> = fc.record({
  when: maybe(amount),
  cap: maybe(signed),
  floor: maybe(signed),
  rounding: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    fc.constant('none' as const),
    fc.constantFrom(...MODES).map((mode) => ({ mode })),
  ),
});

/** Cap first, then floor; then the gate, which pays 0 whatever the amount would be. */
function surrounded(i: number, piece: Piece, { when, cap, floor, rounding }: Around): Piece {
  const gate = `Gate${i}`;
  return {
    ...piece,
    sections:
      when === undefined
        ? piece.sections
        : { ...piece.sections, measures: [...(piece.sections.measures ?? []), measure(gate)] },
    measures: when === undefined ? piece.measures : [...piece.measures, gate],
    component: given({
      ...piece.component,
      when: when === undefined ? undefined : `${gate} >= ${when}`,
      cap,
      floor,
      rounding,
    }) as Component,
    exact: (person) => {
      const limited = (): Maybe => {
        const capped = cap === undefined ? piece.exact(person) : o.least(piece.exact(person), o.read(cap));
        return floor === undefined ? capped : o.most(capped, o.read(floor));
      };
      if (when === undefined) return limited();
      return sides(fact(person, gate), o.read(when), (side) => (side < 0 ? o.ZERO : limited()));
    },
  };
}

const pieceArb = (i: number): fc.Arbitrary<Piece> =>
  fc
    .tuple(fc.oneof(scorecard(i), commission(i), arithmetic(i)), aroundArb)
    .map(([piece, around]) => surrounded(i, piece, around));

const settingsArb: fc.Arbitrary<PlanSettings> = fc
  .constantFrom('RUB', 'RUB', 'JPY', 'KWD')
  .chain((currency) =>
    fc.record({
      currency: fc.constant(currency),
      rounding: maybe(
        fc
          .record({
            point: maybe(fc.constantFrom('line' as const, 'total' as const)),
            to: maybe(fc.constantFrom(...(STEPS[currency] as string[]))),
            mode: maybe(fc.constantFrom(...MODES)),
          })
          .map(given),
      ),
      cap: maybe(signed),
    }),
  )
  .map((row) => given({ code: 'Схема', ...row }) as PlanSettings);

const anyTarget = fc.oneof({ weight: 8, arbitrary: amount }, { weight: 1, arbitrary: fc.constant('0') }, signed);

const personArb = (measures: readonly string[]): fc.Arbitrary<Person> =>
  fc.record({
    facts: fc.record(
      Object.fromEntries(measures.map((code) => [code, fc.option(amount, { nil: undefined, freq: 12 })])),
    ),
    targets: fc.record(Object.fromEntries(measures.map((code) => [code, anyTarget]))),
    worked: decimal(23n, 2),
    norm: fc.integer({ min: 1, max: 23 }).map(String),
  });

/** A plan of one to four lines and one to five people. */
export const caseArb: fc.Arbitrary<Case> = fc
  .record({ settings: settingsArb, count: fc.integer({ min: 1, max: 4 }) })
  .chain(({ settings, count }) =>
    fc.tuple(...Array.from({ length: count }, (_, i) => pieceArb(i))).chain((pieces) => {
      const measures = pieces.flatMap((piece) => piece.measures);
      return fc.array(personArb(measures), { minLength: 1, maxLength: 5 }).map((people): Case => {
        const one: Case = { settings, pieces, people };
        // A counterexample prints as the plan it is.
        return Object.assign(one, {
          [fc.toStringMethod]: () => JSON.stringify({ plan: planOf(one), people }, null, 1),
        });
      });
    }),
  );

export function planOf({ settings, pieces }: Case): PlanDocument {
  const all = <K extends 'parameters' | 'measures' | 'kpis' | 'scales'>(section: K) =>
    pieces.flatMap(
      (piece) => (piece.sections[section] ?? []) as PlanDocument[K][number][],
    ) as unknown as PlanDocument[K];
  return planWith({
    plans: [settings],
    parameters: all('parameters'),
    measures: all('measures'),
    kpis: all('kpis'),
    scales: all('scales'),
    components: pieces.map(({ component }) => component),
  });
}

export const idOf = (index: number): string => `p${index}`;

export function tablesOf({ people }: Case): RowTable[] {
  const rows = (field: 'facts' | 'targets', column: 'fact' | 'target'): Row[] =>
    people.flatMap((person, i) =>
      Object.entries(person[field]).flatMap(([measure, value]) =>
        value === undefined ? [] : [{ payee: idOf(i), measure, period: PERIOD, [column]: value }],
      ),
    );
  return [
    table(
      'people',
      people.map((_, i) => ({ payee: idOf(i) })),
    ),
    table('facts', rows('facts', 'fact')),
    table('targets', rows('targets', 'target')),
    table(
      'worked',
      people.map(({ worked, norm }, i) => ({ payee: idOf(i), period: PERIOD, workedDays: worked, normDays: norm })),
    ),
  ];
}

/** What the statement of a person must print. */
export interface Expected {
  readonly lines: Readonly<Record<string, string | null>>;
  readonly total: string | null;
}

export function expectedOf({ settings, pieces }: Case, person: Person): Expected {
  const digits = currencyDigits(settings.currency ?? 'RUB');
  const unit = o.q(1, 10n ** BigInt(digits));
  const step = settings.rounding?.to === undefined ? unit : o.read(settings.rounding.to);
  const mode = settings.rounding?.mode ?? 'half-away';
  const atTotal = settings.rounding?.point === 'total';
  const print = (x: Q): bigint => {
    const { n, d } = o.round(x, unit, 'half-away');
    return (n * 10n ** BigInt(digits)) / d;
  };
  const values = pieces.map(({ component, exact }) => {
    const own = component.rounding;
    const kept = own === 'none' || (own === undefined && atTotal);
    const value = exact(person);
    return value === null || kept
      ? value
      : o.round(value, step, (typeof own === 'object' ? own.mode : undefined) ?? mode);
  });
  const printed: [string, bigint | null][] = values.map((value, i) => [
    pieces[i]?.component.code as string,
    value && print(value),
  ]);
  const sum = values.reduce<Maybe>(o.add, o.ZERO);
  const capped = settings.cap === undefined ? sum : o.least(sum, o.read(settings.cap));
  const add = (code: string, units: bigint | null): void => {
    if (units !== 0n) printed.push([code, units]);
  };
  if (settings.cap !== undefined) add('plan-cap', sum && capped && print(o.minus(capped, sum)));
  const roundsTotal = atTotal || pieces.some(({ component }) => component.rounding === 'none');
  const known = printed.every(([, units]) => units !== null);
  if (roundsTotal) {
    const whole = capped && print(atTotal ? o.round(capped, step, mode) : capped);
    add(
      'rounding',
      whole === null || !known ? null : whole - printed.reduce((all, [, units]) => all + (units as bigint), 0n),
    );
  }
  const text = (units: bigint): string => decimalOf(units, digits);
  return {
    lines: Object.fromEntries(printed.map(([code, units]) => [code, units === null ? null : text(units)])),
    total: known ? text(printed.reduce((all, [, units]) => all + (units as bigint), 0n)) : null,
  };
}

function decimalOf(units: bigint, digits: number): string {
  const bare = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const point = bare.length - digits;
  return `${units < 0n ? '-' : ''}${digits === 0 ? bare : `${bare.slice(0, point)}.${bare.slice(point)}`}`;
}
