/** Issues of closed periods: the ledger table, approvals, recalculation, and what keeps a period open. */
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Fixture, Input, Row } from './fixture.js';

const salary: Partial<PlanDocument> = { components: [{ code: 'Оклад', expression: '40000' }] };
const sales: Partial<PlanDocument> = {
  measures: [{ code: 'Оплаты', unit: 'money' }],
  components: [{ code: 'Процент', expression: 'Оплаты * 3%' }],
};
const counted: Partial<PlanDocument> = {
  measures: [
    { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'Сумма', date: 'Дата' } },
  ],
  components: [{ code: 'Процент', expression: 'Оплаты * 3%' }],
};
const closed = (row: Row = {}): Row => ({
  payee: 'Анна',
  period: '2026-09',
  stage: 'начислено',
  code: 'Процент',
  amount: '300,00',
  ...row,
});
const fact = (more: Row = {}): Row => ({ payee: 'Анна', measure: 'Оплаты', period: '2026-10', fact: '5', ...more });
const deal = (more: Row = {}): Row => ({ payee: 'Анна', Сумма: '1000', Дата: '2026-10-05', ...more });
/** Tried to close. */
const closing = (plan: Partial<PlanDocument>, tables: Extract<Input, { plan: unknown }>['tables'] = {}): Input => ({
  plan,
  tables,
  closing: true,
});

export const LEDGER: readonly Fixture[] = [
  {
    code: 'ledger-stage',
    input: { plan: salary, tables: { ledger: [closed({ stage: 'потом' })] } },
    place: { table: 'Журнал', row: 2, column: 'stage' },
    params: { text: 'потом' },
  },
  {
    code: 'ledger-twice',
    input: {
      sheets: [
        ['Сотрудники', 'Сотрудник|Роль\nАнна|Менеджер'],
        ['Журнал', 'Период|Сотрудник|Этап|Начисление|Сумма\n2026-09|Анна|начислено|Процент|300'],
        ['Журнал закрытия', 'Период|Сотрудник|Этап|Начисление|Сумма\n2026-09|Анна|начислено|Процент|400'],
      ],
    },
    place: { table: 'Журнал закрытия', row: 2 },
    params: { name: 'Анна', period: '2026-09', table: 'Журнал' },
  },
  {
    code: 'approval-state',
    input: { plan: salary, tables: { approvals: [{ payee: 'Анна', period: '2026-10', state: 'может быть' }] } },
    place: { table: 'Согласование', row: 2, column: 'state' },
    params: { text: 'может быть' },
  },
  {
    code: 'recalculation-unknown',
    input: { plan: sales, tables: { facts: [fact()], ledger: [closed()] } },
    place: '',
    params: { name: 'Анна', period: '2026-09' },
  },
  {
    code: 'recalculation-no-rows',
    input: { plan: counted, tables: { rows: { Сделки: [deal()] }, ledger: [closed()] } },
    place: '',
    params: { period: '2026-09' },
  },
  // What keeps a period open
  {
    code: 'close-twice',
    input: closing(salary, { ledger: [closed({ period: '2026-10' })] }),
    place: '',
    params: { period: '2026-10' },
  },
  { code: 'close-nobody', input: closing(salary, { people: [] }), place: '', params: { period: '2026-10' } },
  { code: 'close-unknown', input: closing(sales), place: '', params: { name: 'Анна' } },
  {
    code: 'close-draft',
    input: closing(sales, {
      facts: [fact()],
      targets: [{ payee: 'Анна', measure: 'Оплаты', period: '2026-10', target: '5', status: 'черновик' }],
    }),
    place: '',
  },
  {
    code: 'close-disputed',
    input: closing(salary, {
      approvals: [
        { payee: 'Анна', period: '2026-10', state: 'спорно', line: 'Оклад', claim: 'отработан весь месяц', answer: '' },
      ],
    }),
    place: '',
    params: { line: 'Оклад', claim: 'отработан весь месяц' },
  },
  {
    code: 'close-uncredited',
    input: closing(counted, {
      rows: { Сделки: [deal(), deal({ payee: '' }), deal({ payee: '', Дата: '2026-09-05' })] },
    }),
    place: { table: 'Сделки', row: 3, column: 'payee' },
    params: { count: '1' },
  },
  {
    code: 'close-gap',
    input: closing(salary, { ledger: [closed({ period: '2026-07' })] }),
    place: '',
    params: { period: '2026-08' },
  },
  {
    code: 'close-later',
    input: closing(salary, { ledger: [closed({ period: '2026-11' })] }),
    place: '',
    params: { period: '2026-11' },
  },
];
