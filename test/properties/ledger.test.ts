/**
 * Closing in any order of events pays what calculating everything at the end would pay: rows come late, the plan is
 * edited for the past, periods are closed in between, and the last open period settles the rest.
 */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { entryOf, ledgerDiff, ledgerTable, type StatementEntry } from '../../src/ledger/index.js';
import { holds, planWith, type Row, table, unitsOf } from './support.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const PERIODS = ['2026-07', '2026-08', '2026-09', '2026-10'] as const;
const LAST = '2026-11';
const PAYEES = ['101', '102'] as const;

interface Deal {
  readonly type: 'deal';
  readonly payee: (typeof PAYEES)[number];
  readonly month: number;
  readonly day: number;
  /** Hundredths; a return is negative. */
  readonly cents: number;
}
/** An edit of the plan: another rate above the threshold, another salary, the threshold itself. */
interface Edit {
  readonly type: 'edit';
  readonly what: 'rate' | 'salary' | 'threshold';
  readonly value: number;
  /** From this period on; −1: since ever. */
  readonly from: number;
}
type Event = Deal | Edit | { readonly type: 'close' };

const dealArb: fc.Arbitrary<Event> = fc.record({
  type: fc.constant('deal' as const),
  payee: fc.constantFrom(...PAYEES),
  month: fc.nat(3),
  day: fc.integer({ min: 1, max: 28 }),
  cents: fc.integer({ min: -300_000, max: 2_000_000 }),
});
const editArb: fc.Arbitrary<Event> = fc.record({
  type: fc.constant('edit' as const),
  what: fc.constantFrom('rate' as const, 'salary' as const, 'threshold' as const),
  value: fc.integer({ min: 1, max: 9999 }),
  from: fc.integer({ min: -1, max: 3 }),
});
const eventsArb = fc.array(
  fc.oneof(
    { arbitrary: dealArb, weight: 5 },
    { arbitrary: editArb, weight: 1 },
    { arbitrary: fc.constant<Event>({ type: 'close' }), weight: 2 },
  ),
  { maxLength: 24 },
);

const money = (cents: number): string => (cents / 100).toFixed(2);

function planOf(edits: readonly Edit[], total: boolean): PlanDocument {
  const dated = (what: Edit['what'], first: string, code: string) => {
    // The latest edit of a day replaces the earlier ones.
    const rows = new Map<number, string>([[-1, first]]);
    for (const edit of edits.filter((one) => one.what === what)) rows.set(edit.from, money(edit.value));
    return [...rows].map(([from, value]) => ({
      code,
      value,
      ...(from < 0 ? {} : { from: `${PERIODS[from]}-01` }),
    }));
  };
  return planWith({
    plans: [{ code: 'Схема', ...(total ? { rounding: { point: 'total', to: '1' } } : {}) }],
    parameters: [
      ...dated('rate', '5', 'Ставка'),
      ...dated('salary', '300', 'Оклад'),
      ...dated('threshold', '80', 'Порог'),
    ],
    measures: [
      { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'sum', date: 'date' } },
      { code: 'Число', unit: 'count', rows: { table: 'Сделки', aggregate: 'count', date: 'date' } },
    ],
    components: [
      // The whole sum at the rate reached: a return can drop it for all the rows of its period.
      { code: 'Процент', expression: 'round(Оплаты * if(Оплаты >= Порог * 100, Ставка, 2) / 100, 2)' },
      { code: 'Оклад', expression: 'Оклад * 1' },
      { code: 'Доля', expression: 'share(1000, Число + 1)' },
    ],
  });
}

const dealsOf = (deals: readonly Deal[]): RowTable =>
  table(
    'rows',
    deals.map(({ payee, month, day, cents }): Row => {
      const date = `${PERIODS[month]}-${String(day).padStart(2, '0')}`;
      return { payee, date, sum: money(cents) };
    }),
    'Сделки',
  );

/** A row of nobody's: a period always has a row, as in life. */
const KEPT: readonly Row[] = [...PERIODS, LAST].flatMap((period) =>
  PAYEES.map((payee): Row => ({ payee, date: `${period}-15`, sum: '1.00' })),
);

interface State {
  readonly plan: PlanDocument;
  readonly tables: readonly RowTable[];
}

function stateOf(events: readonly Event[], total: boolean): State {
  const deals = events.filter((event): event is Deal => event.type === 'deal');
  const edits = events.filter((event): event is Edit => event.type === 'edit');
  const people = table(
    'people',
    PAYEES.map((payee): Row => ({ payee, plan: 'Схема', team: 'А' })),
  );
  return { plan: planOf(edits, total), tables: [people, table('rows', KEPT, 'Сделки'), dealsOf(deals)] };
}

function runOf({ plan, tables }: State, closed: readonly StatementEntry[], period: string) {
  const ledger = closed.length > 0 ? [ledgerTable(closed, 'ledger.jsonl')] : [];
  return calculate(plan, { tables: [...tables, ...ledger] }, { period });
}

const cents = ({ total, issues }: Statement): bigint => {
  if (total === null) throw new Error(JSON.stringify(issues));
  return unitsOf(total, 2);
};

/** What each payee has been paid when everything is closed. */
function paidInAll(events: readonly Event[], total: boolean): Map<string, bigint> {
  const closed: StatementEntry[] = [];
  const close = (seen: readonly Event[], period: string): void => {
    const run = runOf(stateOf(seen, total), closed, period);
    const made = [...statements(run)].map((own) => entryOf(run, own, 'ru', sha256));
    closed.push(...made);
  };
  let next = 0;
  events.forEach((event, i) => {
    if (event.type === 'close' && next < PERIODS.length) close(events.slice(0, i), PERIODS[next++] as string);
  });
  while (next < PERIODS.length) close(events, PERIODS[next++] as string);
  close(events, LAST);
  const sums = new Map<string, bigint>();
  for (const { payee, total: paid } of closed) sums.set(payee, (sums.get(payee) ?? 0n) + unitsOf(paid, 2));
  // Closed and settled: nothing is owed, and every figure that had its input still replays.
  const run = runOf(stateOf(events, total), closed, LAST);
  expect(ledgerDiff(run, closed, sha256)).toMatchObject({ changes: [], issues: [] });
  return sums;
}

function atTheEnd(events: readonly Event[], total: boolean): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const period of [...PERIODS, LAST])
    for (const own of statements(runOf(stateOf(events, total), [], period)))
      sums.set(own.payee, (sums.get(own.payee) ?? 0n) + cents(own));
  return sums;
}

test('rows, edits and closings in any order pay what the end of the year pays', () => {
  holds(
    15,
    fc.property(eventsArb, fc.boolean(), (events, total) => {
      expect(paidInAll(events, total)).toEqual(atTheEnd(events, total));
    }),
  );
});

test('what is closed is returned whatever comes after', () => {
  holds(
    15,
    fc.property(eventsArb, eventsArb, fc.boolean(), (before, after, total) => {
      const run = runOf(stateOf(before, total), [], PERIODS[0]);
      const closed = [...statements(run)].map((own) => entryOf(run, own, 'ru', sha256));
      const shown = [...statements(runOf(stateOf([...before, ...after], total), closed, PERIODS[0]))];
      const plain = ({
        payee,
        earned,
        total: paid,
        lines,
      }: Pick<Statement, 'payee' | 'earned' | 'total' | 'lines'>) => ({
        payee,
        earned,
        paid,
        lines: lines.map(({ code, title, stage, amount }) => ({ code, title, stage, amount })),
      });
      expect(shown.map(plain)).toEqual([...statements(run)].map(plain));
      expect(shown.every(({ state }) => state === 'closed')).toBe(true);
    }),
  );
});
