/** Issues of the pay stage: rules that say too little or too much, and balances of the ledger. */
import type { Payout } from '../../src/core/plan/plan.js';
import type { Fixture, Input, Row } from './fixture.js';

const RULE = { path: 'payouts[0]' };
const paid = (rule: Omit<Payout, 'code'>, more: readonly Payout[] = [], ledger: readonly Row[] = []): Input => ({
  plan: {
    components: [{ code: 'Процент', expression: '100' }],
    payouts: [{ code: 'Правило', ...rule, place: RULE }, ...more],
  },
  ...(ledger.length > 0 ? { tables: { ledger } } : {}),
});
const balance = (amount: string, more: Row = {}): Row => ({
  payee: 'Анна',
  period: '2026-09',
  stage: 'остаток',
  code: 'Правило',
  amount,
  ...more,
});

export const PAY: readonly Fixture[] = [
  {
    code: 'payable-negative',
    input: { plan: { components: [{ code: 'Процент', expression: '-100' }] } },
    place: '',
    params: { amount: '-100.00', currency: 'RUB' },
  },
  { code: 'payout-needs', input: paid({ kind: 'draw' }), place: RULE, params: { field: 'amount' } },
  { code: 'payout-needs', input: paid({ kind: 'netting' }), place: RULE, params: { field: 'of' } },
  {
    code: 'payout-column',
    input: paid({ kind: 'cap', amount: '50', maxRecovery: '10' }),
    place: RULE,
    params: { field: 'maxRecovery' },
  },
  {
    code: 'payout-bounds',
    input: paid({ kind: 'draw', amount: '500', share: '150%' }),
    place: { path: 'payouts[0].share' },
    params: { field: 'share', value: '1.5' },
  },
  {
    code: 'payout-bounds',
    input: paid({ kind: 'cap', amount: 'Процент - 300' }),
    place: { path: 'payouts[0].amount' },
    params: { field: 'amount', value: '-200' },
  },
  {
    code: 'payout-of',
    input: paid({ kind: 'guarantee', amount: '500', of: 'Процентт' }),
    place: RULE,
    params: { component: 'Процентт' },
  },
  {
    code: 'payout-twice',
    input: paid({ kind: 'netting', of: 'Процент' }, [
      { code: 'Второе', kind: 'netting', of: 'процент', place: { path: 'payouts[1]' } },
    ]),
    place: { path: 'payouts[1]' },
  },
  {
    code: 'payout-name',
    input: {
      plan: {
        components: [{ code: 'Процент', expression: '100' }],
        payouts: [{ code: 'Процент', kind: 'guarantee', amount: '500', place: RULE }],
      },
    },
    place: RULE,
  },
  { code: 'payout-never', input: paid({ kind: 'holdback', share: '10%' }), place: RULE },
  { code: 'payout-balance', input: paid({ kind: 'draw', amount: '500' }, [], [balance('-20')]), place: '' },
  {
    code: 'payout-left',
    input: paid({ kind: 'draw', amount: '500' }, [], [balance('20', { code: 'Прежнее' })]),
    place: '',
    params: { name: 'Прежнее' },
  },
  {
    code: 'payout-gap',
    input: paid({ kind: 'draw', amount: '500' }, [], [balance('20', { period: '2026-08' })]),
    place: '',
    params: { last: '2026-08' },
  },
];
