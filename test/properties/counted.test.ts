/** The rows told behind a figure are its rows: what they add up to, and what was left out of the table. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/core/explain/explain.js';
import type { CreditRule } from '../../src/core/plan/plan.js';
import type { CountedRows, Explanation } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { holds, PERIOD, planWith, table } from './support.js';

const AGGREGATES = ['sum', 'count', 'distinct', 'average', 'min', 'max', 'first', 'last'] as const;

/** A third to each of three roles leaves kopecks to share out; sums that are quotients never end. */
const CREDITS: readonly CreditRule[] = [
  { code: 'Ведёт', table: 'Сделки', payee: 'Ведёт', share: '100% / 3' },
  { code: 'Помогает', table: 'Сделки', payee: 'Помогает', share: '100% / 3' },
  { code: 'Нашёл', table: 'Сделки', payee: 'Нашёл' },
];

const planOf = (shared: boolean, column: string) =>
  planWith({
    measures: AGGREGATES.map((aggregate) => ({
      code: aggregate,
      unit: aggregate === 'count' || aggregate === 'distinct' ? ('count' as const) : ('money' as const),
      rows: {
        table: 'Сделки',
        aggregate,
        column: aggregate === 'distinct' ? 'Клиент' : column,
        date: 'Дата',
        where: 'Статус = оплачена',
        ...(shared ? {} : { payee: 'Ведёт' }),
      },
    })),
    components: AGGREGATES.map((aggregate) => ({
      code: aggregate,
      expression: ['count', 'distinct'].includes(aggregate) ? `[${aggregate}] * 1` : `[${aggregate}]`,
      rounding: 'none' as const,
    })),
    ...(shared ? { credits: [...CREDITS] } : {}),
  });

const who = fc.constantFrom('А', 'Б', 'В');
const dealArb = fc.record({
  '№': fc.nat(99).map((n) => `Д-${n}`),
  Дата: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-15', '2026-10-31', '2026-11-01', ''),
  Ведёт: who,
  Помогает: who,
  Нашёл: who,
  Клиент: fc.constantFrom('Альфа', 'Бета', 'Гамма'),
  Статус: fc.constantFrom('оплачена', 'оплачена', 'оплачена', 'нет'),
  Сумма: fc.integer({ min: -5000, max: 99_999 }).map((n) => String(n / 100)),
});

// Fractions as pairs of whole numbers, for the test alone.
type Pair = readonly [n: bigint, d: bigint];
function pair(text: string): Pair {
  const [n = '0', d = '1'] = text.split('/');
  const [whole = '0', part = ''] = n.split('.');
  return [BigInt(whole + part), BigInt(d) * 10n ** BigInt(part.length)];
}
const plus = ([a, b]: Pair, [c, d]: Pair): Pair => [a * d + c * b, b * d];
const same = ([a, b]: Pair, [c, d]: Pair): boolean => a * d === c * b;

function leafOf(tree: Explanation): Explanation | undefined {
  if (tree.source?.kind === 'rows') return tree;
  return tree.children.map(leafOf).find((found) => found !== undefined);
}

const totalOf = ({ listed, rest }: CountedRows): Pair =>
  [...listed.map(({ amount }) => amount ?? '0'), rest?.amount ?? '0'].map(pair).reduce(plus, [0n, 1n]);

describe('rows behind a figure', () => {
  test.each([
    ['of their payee', false, 'Сумма'],
    ['shared out by rules', true, 'Сумма'],
    ['shared out, of sums that never end', true, 'Сумма / 3'],
  ])('%s give the figure', (_, shared, column) => {
    holds(
      60,
      fc.property(fc.array(dealArb, { maxLength: 70 }), (deals) => {
        const people = table('people', [{ payee: 'А' }, { payee: 'Б' }, { payee: 'В' }]);
        const run = calculate(
          planOf(shared, column),
          { tables: [people, table('rows', deals, 'Сделки')] },
          { period: PERIOD },
        );
        for (const payee of ['А', 'Б', 'В']) {
          const roles = shared ? (['Ведёт', 'Помогает', 'Нашёл'] as const) : (['Ведёт'] as const);
          const own = roles.flatMap((role) => deals.filter((deal) => deal[role] === payee));
          const isIn = ({ Дата: day }: (typeof deals)[number]) => day.startsWith('2026-10');
          const counted = own.filter((deal) => isIn(deal) && deal.Статус === 'оплачена');
          for (const { code, tree } of explain(run, payee)) {
            const leaf = leafOf(tree) as Explanation;
            const rows = leaf.source?.rows?.counted;
            if (leaf.value === null) {
              expect(rows).toBeUndefined();
              continue;
            }
            if (!rows) throw new Error(`«${code}» has no rows`);
            expect(rows.count).toBe(counted.length);
            expect(rows.listed.length + (rows.rest?.count ?? 0)).toBe(counted.length);
            expect(rows.listed.length).toBeLessThanOrEqual(20);
            const left = Object.fromEntries(rows.leftOut.map(({ reason, count }) => [reason, count]));
            expect([left.condition ?? 0, left.date ?? 0, left.undated ?? 0]).toEqual([
              own.filter((deal) => isIn(deal) && deal.Статус !== 'оплачена').length,
              own.filter((deal) => deal.Дата !== '' && !isIn(deal)).length,
              own.filter((deal) => deal.Дата === '').length,
            ]);
            const all = rows.rest === undefined;
            if (code === 'sum') expect(same(totalOf(rows), pair(leaf.value))).toBe(true);
            if (code === 'count') expect(leaf.value).toBe(String(rows.count));
            if (code === 'distinct' && all)
              expect(leaf.value).toBe(String(new Set(rows.listed.map(({ names }) => names[0])).size));
            if (code === 'average' && all) {
              const [n, d] = totalOf(rows);
              expect(same([n, d * BigInt(rows.count)], pair(leaf.value))).toBe(true);
            }
            if (['min', 'max', 'first', 'last'].includes(code) && all)
              expect(rows.listed.some(({ amount }) => same(pair(amount ?? '0'), pair(leaf.value as string)))).toBe(
                true,
              );
          }
        }
      }),
    );
  });
});
