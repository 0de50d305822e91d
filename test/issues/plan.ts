/** Issues of the plan: names, kinds, scales, KPIs, formulas. */
import type { Component, Kpi, Measure, PlanDocument, Scale } from '../../src/core/plan/plan.js';
import type { Fixture, Input } from './fixture.js';

const line = (expression: string, more: Partial<Component> = {}): Component => ({
  code: 'Процент',
  expression,
  ...more,
  place: { path: 'components[0]' },
});
/** A plan of one line and whatever it needs. */
const pays = (expression: string, more: Partial<PlanDocument> = {}): Input => ({
  plan: { components: [line(expression)], ...more },
});
const pay: Measure = { code: 'Оплаты', unit: 'money', place: { path: 'measures[0]' } };
const calls: Measure = { code: 'Звонки', unit: 'count', place: { path: 'measures[0]' } };
const kpi = (more: Partial<Kpi> = {}): Kpi => ({
  code: 'Звонки',
  measure: 'Звонки',
  rule: 'ratio',
  weight: '100%',
  place: { path: 'kpis[0]' },
  ...more,
});
const scored = (more: Partial<Kpi> = {}, measure: Measure = calls): Partial<PlanDocument> => ({
  measures: [measure],
  kpis: [kpi(more)],
});
const scale = (points: Scale['points'], more: Partial<Scale> = {}): Scale => ({
  code: 'Шкала',
  method: 'marginal',
  below: 'zero',
  points,
  place: { path: 'scales[0]' },
  ...more,
});
const scaled = (points: Scale['points'], more: Partial<Scale> = {}, expression = 'scale(Шкала, 1000)'): Input =>
  pays(expression, { scales: [scale(points, more)] });
const steps: Scale['points'] = [
  { from: '0', value: '1%', place: { path: 'scales[0].points[0]' } },
  { from: '100', value: '2%', place: { path: 'scales[0].points[1]' } },
];
/** The second of two points is what is wrong. */
const second = (
  point: Partial<Scale['points'][number]>,
  first: Partial<Scale['points'][number]> = {},
): Scale['points'] => [
  { ...(steps[0] as Scale['points'][number]), ...first },
  { ...(steps[1] as Scale['points'][number]), ...point },
];
const SECOND = { path: 'scales[0].points[1]' };
const SCALE = { path: 'scales[0]' };
const LINE = { path: 'components[0]' };
const MADE = { path: 'components[0].expression' };
const KPI = { path: 'kpis[0]' };
const fact = { payee: 'Анна', measure: 'Звонки', period: '2026-10', fact: '5' };
const target = { payee: 'Анна', measure: 'Звонки', period: '2026-10', target: '10' };
const withFact = (plan: Partial<PlanDocument>, figure: string, goal: string | null = '10'): Input => ({
  plan: { components: [line('1000 * coefficient()')], ...plan },
  tables: { facts: [{ ...fact, fact: figure }], ...(goal === null ? {} : { targets: [{ ...target, target: goal }] }) },
});
const used = (use: string, given: Readonly<Record<string, string>>, more: Partial<PlanDocument> = {}): Input => ({
  plan: { components: [{ code: 'Процент', use, with: given, place: LINE }], ...more },
});

export const PLAN: readonly Fixture[] = [
  // Names
  { code: 'name-unknown', input: pays('Выручка * 3%'), place: MADE, params: { name: 'Выручка' } },
  {
    code: 'name-unknown',
    input: pays('Оплты * 3%', { measures: [pay] }),
    place: MADE,
    params: { suggestion: 'Оплаты' },
  },
  {
    code: 'name-not-here',
    input: pays('Оклад', { parameters: [{ code: 'Оклад', value: '40000', unit: 'money', from: '2027-01-01' }] }),
    place: MADE,
    params: { from: '2027-01-01' },
  },
  {
    code: 'name-ambiguous',
    input: pays('Оплаты * 3%', { measures: [pay], parameters: [{ code: 'Оплаты', value: '5', unit: 'money' }] }),
    place: MADE,
    params: { name: 'Оплаты' },
  },
  { code: 'name-expected', input: pays('1000 * attainment(5)'), place: MADE, params: { fn: 'attainment' } },
  {
    code: 'formula-cycle',
    input: pays('А', {
      parameters: [
        { code: 'А', value: 'Б', place: { path: 'parameters[0]' } },
        { code: 'Б', value: 'А', place: { path: 'parameters[1]' } },
      ],
    }),
    place: '',
    params: { path: 'а → б → а' },
  },
  // Kinds
  {
    code: 'kind-mismatch',
    input: pays('Оплаты + 3%', { measures: [pay] }),
    place: MADE,
    params: { op: '+', left: 'money', right: 'ratio' },
  },
  {
    code: 'kind-declared',
    input: pays('Доля', {
      parameters: [{ code: 'Доля', value: '5%', unit: 'money', place: { path: 'parameters[0]' } }],
    }),
    place: { path: 'parameters[0].value' },
    params: { kind: 'money', found: 'ratio' },
  },
  { code: 'component-kind', input: pays('5%'), place: MADE, params: { name: 'Процент', kind: 'ratio' } },
  { code: 'component-empty', input: { plan: { components: [{ code: 'Процент', place: LINE }] } }, place: LINE },
  { code: 'award-kind', input: { plan: { components: [line('100', { kind: 'award' })] } }, place: MADE },
  {
    code: 'not-a-condition',
    input: { plan: { components: [line('100', { when: 'Оплаты' })], measures: [pay] } },
    place: { path: 'components[0].when' },
  },
  { code: 'not-a-quantity', input: pays('if(team(1 < 2) = 1, 1, 2)'), place: MADE },
  {
    code: 'percent-missing',
    input: pays('if(attainment(Звонки) > 50, 1, 2)', { measures: [calls] }),
    place: MADE,
    params: { text: '50' },
  },
  { code: 'not-a-date', input: pays('days(1, "2026-10-31")'), place: MADE },
  { code: 'round-arguments', input: pays('round(10, 2, ровно)'), place: MADE },
  {
    code: 'division-by-zero',
    input: withFact({ measures: [pay, calls], components: [line('1000 / Звонки')] }, '0'),
    place: MADE,
    params: { name: 'Звонки' },
  },
  // KPIs
  { code: 'kpi-direction', input: withFact(scored({}, { ...calls, direction: 'down' }), '5'), place: KPI },
  {
    code: 'kpi-needs',
    input: withFact(scored({ rule: 'baseNorm' }), '5'),
    place: { path: 'kpis[0].base' },
    params: { field: 'base', rule: 'baseNorm' },
  },
  {
    code: 'kpi-no-weight',
    input: {
      plan: {
        measures: [calls],
        kpis: [{ code: 'Звонки', measure: 'Звонки', rule: 'ratio', place: KPI }],
        components: [line('1000 * weight(Звонки)')],
      },
    },
    place: KPI,
  },
  {
    code: 'weights-sum',
    input: withFact(scored({ weight: '40%' }), '5'),
    place: { path: 'kpis[0].weight' },
    params: { plan: 'Схема', sum: '0.4' },
  },
  { code: 'coefficient-empty', input: pays('1000 * coefficient()'), place: '' },
  { code: 'inverse-without-cap', input: withFact(scored({ rule: 'inverse' }), '0'), place: KPI },
  { code: 'zero-span', input: withFact(scored({ rule: 'baseNorm', base: '5', norm: '5' }), '5'), place: KPI },
  { code: 'target-not-positive', input: withFact(scored(), '5', '0'), place: KPI },
  {
    code: 'target-not-extensive',
    input: withFact(scored({}, { ...calls, prorateTarget: true }), '5'),
    place: { path: 'measures[0]' },
  },
  // Scales
  {
    code: 'scale-unknown',
    input: pays('scale(Школа, 1000)', { scales: [scale(steps)] }),
    place: MADE,
    params: { suggestion: 'Шкала' },
  },
  { code: 'scale-name', input: pays('scale(5, 1000)'), place: MADE },
  { code: 'scale-empty', input: scaled([]), place: SCALE },
  { code: 'scale-point', input: scaled(second({ value: 'много' })), place: SECOND, params: { value: 'много' } },
  { code: 'scale-order', input: scaled(second({ from: '-5' })), place: SECOND },
  {
    code: 'scale-overlap',
    input: scaled(second({}, { to: '150' })),
    place: SECOND,
    params: { to: '150', from: '100' },
  },
  { code: 'scale-hole', input: scaled(second({}, { to: '90' })), place: SECOND, params: { to: '90', from: '100' } },
  { code: 'scale-mixed-units', input: scaled(second({ value: '2' })), place: SECOND },
  {
    code: 'scale-axis',
    input: pays('scale(Шкала, Оплаты)', { measures: [pay], scales: [scale(second({ from: '100%' }, { from: '0%' }))] }),
    place: MADE,
    params: { axis: 'ratio', kind: 'money' },
  },
  { code: 'scale-cap', input: scaled(steps, { capOver: 'немного' }), place: MADE, params: { text: 'немного' } },
  { code: 'scale-dimensions', input: scaled(steps, {}, '1000 * rate(Шкала, 5, 6)'), place: MADE },
  {
    code: 'scale-columns',
    input: scaled(
      [{ from: '0', value: ['1%', '2%'] }],
      { method: 'retroactive', columns: [{ from: '10' }, { from: '5' }] },
      '1000 * rate(Шкала, 5, 6)',
    ),
    place: SCALE,
  },
  {
    code: 'scale-falls',
    input: scaled(second({ value: '0.5%' }), { method: 'retroactive' }),
    place: SECOND,
    params: { from: '100' },
  },
  {
    code: 'scale-jump',
    input: {
      plan: {
        plans: [{ code: 'Схема', jumpWarning: '20%' }],
        scales: [scale(steps, { method: 'retroactive' })],
        components: [line('scale(Шкала, 1000)')],
      },
    },
    place: SECOND,
    params: { amount: '1', before: '1', after: '2' },
  },
  {
    code: 'below-scale',
    input: scaled(second({}, { from: '10' }), { below: 'issue' }, 'scale(Шкала, 5)'),
    place: SCALE,
    params: { from: '10' },
  },
  // Formulas of the catalogue
  { code: 'formula-unknown', input: used('Окалд', {}), place: { path: 'components[0].use' } },
  { code: 'formula-parameter-missing', input: used('fixed-salary', {}), place: { path: 'components[0].with' } },
  {
    code: 'formula-parameter-unknown',
    input: used('fixed-salary', { salary: '5', цвет: '1' }),
    place: { path: 'components[0].with' },
    params: { name: 'цвет' },
  },
  {
    code: 'formula-parameter-name',
    input: used('commission-by-scale', { base: '1000', scale: '5' }),
    place: { path: 'components[0].with' },
  },
  {
    code: 'formula-parameter-bounds',
    input: used('commission-above-threshold', { rate: '900%', base: '1', threshold: '1' }),
    place: { path: 'components[0].with' },
    params: { max: '100%' },
  },
  {
    code: 'parameter-twice',
    input: used('fixed-salary', { salary: '5', Оклад: '6' }),
    place: { path: 'components[0].with' },
  },
  {
    code: 'parameter-empty',
    input: pays('Оклад', { parameters: [{ code: 'Оклад', value: '', place: { path: 'parameters[0]' } }] }),
    place: { path: 'parameters[0]' },
  },
  {
    code: 'prorated-twice',
    input: {
      plan: {
        measures: [{ ...calls, extensive: true, prorateTarget: true }],
        components: [line('prorate(1000 * attainment(Звонки))')],
      },
      tables: { facts: [fact], targets: [target] },
    },
    place: LINE,
    params: { measure: 'Звонки' },
  },
  {
    code: 'target-whole',
    input: {
      plan: {
        measures: [{ ...calls, extensive: true }],
        components: [line('prorate(1000 * attainment(Звонки))')],
      },
      tables: { facts: [fact], targets: [target] },
    },
    place: LINE,
    params: { measure: 'Звонки' },
  },
  // Rows of the plan in time
  {
    code: 'row-twice',
    input: pays('Оклад', {
      parameters: [
        { code: 'Оклад', value: '1', unit: 'money', place: { path: 'parameters[0]' } },
        { code: 'Оклад', value: '2', unit: 'money', place: { path: 'parameters[1]' } },
      ],
    }),
    place: { path: 'parameters[1]' },
  },
  {
    code: 'change-inside',
    input: pays('Оклад', {
      parameters: [
        { code: 'Оклад', value: '1', unit: 'money' },
        { code: 'Оклад', value: '2', unit: 'money', from: '2026-10-15', place: { path: 'parameters[1]' } },
      ],
    }),
    place: { path: 'parameters[1]' },
    params: { from: '2026-10-15' },
  },
  {
    code: 'earlier-span',
    input: pays('earlier(Оплаты, "век")', { measures: [pay] }),
    place: MADE,
    params: { text: 'век' },
  },
  {
    code: 'plan-not-in-force',
    input: {
      plan: { plans: [{ code: 'Схема', from: '2027-01-01', place: { path: 'plans[0]' } }], components: [line('100')] },
    },
    place: { path: 'plans[0]' },
  },
  {
    code: 'profile-near',
    input: {
      plan: { components: [line('100'), { ...line('50'), code: 'Доплата', for: { role: 'Менеджер' } }] },
      tables: {
        people: [
          { payee: 'Анна', role: 'Менеджр' },
          { payee: 'Борис', role: 'Менеджер' },
        ],
      },
    },
    place: { table: 'Сотрудники', row: 2, column: 'role' },
    params: { name: 'Анна', text: 'Менеджр', suggestion: 'Менеджер' },
  },
  {
    code: 'scope-near',
    input: {
      plan: {
        components: [
          line('100'),
          { ...line('50'), code: 'Доплата', for: { role: 'Менаджер' }, place: { path: 'components[1]' } },
          { ...line('40'), code: 'Надбавка', for: { role: 'Менеджер' } },
        ],
      },
      tables: { people: [{ payee: 'Борис', role: 'Менеджер' }] },
    },
    place: { path: 'components[1].for.role' },
    params: { name: 'Доплата', text: 'Менаджер', suggestion: 'Менеджер' },
  },
  {
    code: 'plan-unknown',
    input: {
      plan: { plans: [{ code: 'Схема' }, { code: 'Вторая' }], components: [line('100')] },
      tables: { people: [{ payee: 'Анна', plan: 'Схемма' }] },
    },
    place: '',
    params: { suggestion: 'Схема', name: 'Анна' },
  },
];
