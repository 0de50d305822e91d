/** Issues of contests, pools and levels of subordinates. */

import type { Measure, PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell } from '../../src/core/table/data.js';
import type { Fixture, Input, Row } from './fixture.js';

const PLACE = { path: 'components[0]' };
const MADE = { path: 'components[0].expression' };
const measures: Measure[] = [
  { code: 'Продажи', unit: 'money' },
  { code: 'Жалобы', unit: 'count', direction: 'down' },
];
const prizes: PlanDocument['scales'][number] = {
  code: 'Призы',
  method: 'amount',
  below: 'zero',
  points: [
    { from: '1', value: '10000' },
    { from: '2', value: '5000' },
  ],
};

const fact = (payee: string, measure: string, value: Cell): Row => ({
  payee,
  measure,
  period: '2026-10',
  fact: value,
});

/** Анна and Борис of one team, paid by an expression. */
const field = (expression: string, sales: Cell = '100', more: Partial<PlanDocument> = {}): Input => ({
  plan: { measures, scales: [prizes], components: [{ code: 'Приз', expression, place: PLACE }], ...more },
  tables: {
    people: [
      { payee: 'Анна', team: 'А' },
      { payee: 'Борис', team: 'А' },
    ],
    facts: [
      fact('Анна', 'Продажи', '200'),
      fact('Борис', 'Продажи', sales),
      fact('Анна', 'Жалобы', '1'),
      fact('Борис', 'Жалобы', '2'),
    ],
  },
});

export const FIELD: readonly Fixture[] = [
  {
    code: 'field-unknown',
    input: field('prize(Призы, Продажи, "split")', ''),
    place: { table: 'Факты', row: 3 },
    params: { name: 'Борис', formula: 'Продажи' },
  },
  {
    code: 'field-kind',
    input: field('pool(Жалобы, Продажи)'),
    place: MADE,
    params: { left: 'money', right: 'count' },
  },
  { code: 'field-word', input: field('prize(Призы, Продажи, "жребий")'), place: MADE, params: { text: 'жребий' } },
  { code: 'levels', input: field('subordinates(Продажи, 0)'), place: MADE },
  { code: 'pool-cap', input: field('pool(1000, Продажи, -1)'), place: '' },
  {
    code: 'pool-funds',
    input: field('pool(Продажи * 10%, 1)'),
    place: '',
    params: { formula: 'Продажи * 10%' },
  },
  { code: 'pool-reserve', input: field('pool(1000, Продажи, "none", 120%)'), place: '' },
  { code: 'prize-budget', input: field('prize(Призы, Продажи, "split", "none", "none", -1)'), place: '' },
  { code: 'prize-earliest', input: field('prize(Призы, Продажи, "earliest")'), place: MADE },
  {
    code: 'prize-table',
    input: field('prize(Призы, Продажи, "split")', '100', {
      scales: [{ ...prizes, points: [{ from: '2', value: '5000' }] }],
    }),
    place: MADE,
    params: { name: 'Призы' },
  },
  { code: 'rank-direction', input: field('rank(Продажи / Жалобы) * 100'), place: MADE },
  {
    code: 'rank-none',
    input: field('rank(Продажи, Продажи > 100) * 100'),
    place: '',
    params: { name: 'Борис' },
  },
];
