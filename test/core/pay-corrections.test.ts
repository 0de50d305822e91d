/** The pay stage beside corrections of closed periods: a closed period's rules are settled again in that period. */
import { expect, test } from 'vitest';
import type { Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { ledgerTable } from '../helpers/ledger.js';
import { planWith, table } from '../properties/support.js';

test('what is held of a correction is held once', () => {
  const plan = planWith({
    measures: [{ code: 'Факт', unit: 'money' }],
    components: [{ code: 'Процент', expression: 'Факт' }],
    payouts: [{ code: 'Резерв', kind: 'holdback', of: 'Процент', share: '10%', until: '2027-06-01' }],
  });
  const facts = (september: string) =>
    table('facts', [
      { payee: '1', measure: 'Факт', period: '2026-09', fact: september },
      { payee: '1', measure: 'Факт', period: '2026-10', fact: '850' },
    ]);
  const people = table('people', [{ payee: '1' }]);
  const of = (september: string, period: string, closed: readonly Statement[]) =>
    statement(
      calculate(
        plan,
        { tables: [people, facts(september), ...(closed.length > 0 ? [ledgerTable(closed)] : [])] },
        { period },
      ),
      '1',
    ) as Statement;
  const september = of('1000', '2026-09', []);
  const october = of('1100', '2026-10', [september]);
  // October: 850 earned, 85 held; September: +100 earned, +10 held. 850 − 85 + 100 − 10 = 855; 100 + 10 + 85 are held.
  expect(october.lines.map(({ code, amount, corrects }) => `${code} ${amount} ${corrects ?? ''}`)).toEqual([
    'Процент 850.00 ',
    'Процент 100.00 2026-09',
    'Резерв -10.00 2026-09',
    'Резерв -85.00 ',
  ]);
  expect([october.total, october.balances?.map(({ amount }) => amount)]).toEqual(['855.00', ['195.00']]);
});

test('a draw that a late row makes needless is not owed any more, nor one forgotten that was needed', () => {
  const draw = { code: 'Вперёд', kind: 'draw' as const, amount: '1000' };
  const of = (facts: readonly string[], period: string, closed: readonly Statement[], ended = false) =>
    statement(
      calculate(
        planWith({
          measures: [{ code: 'Факт', unit: 'money' }],
          components: [{ code: 'Процент', expression: 'Факт' }],
          payouts: ended ? [draw, { ...draw, from: '2026-10-01', ended: true as const }] : [draw],
        }),
        {
          tables: [
            table('people', [{ payee: '1' }]),
            table(
              'facts',
              facts.map((fact, i) => ({
                payee: '1',
                measure: 'Факт',
                period: `2026-0${i + 8}`.replace('010', '10'),
                fact,
              })),
            ),
            ledgerTable(closed),
          ],
        },
        { period },
      ),
      '1',
    ) as Statement;
  const left = ({ balances = [] }: Statement) => balances.map(({ amount }) => amount);
  // August: 400 earned, 600 drawn. September: 1 000, nothing comes back.
  const august = of(['400', '1000', '1500'], '2026-08', []);
  const september = of(['400', '1000', '1500'], '2026-09', [august]);
  expect([left(august), left(september)]).toEqual([['600.00'], ['600.00']]);
  // 600 more were earned in August: they are paid and the draw taken back there, so October has nothing to recover.
  const paid = of(['1000', '1000', '1500'], '2026-10', [august, september]);
  expect(paid.lines.map(({ code, amount, corrects }) => `${code} ${amount} ${corrects ?? ''}`)).toEqual([
    'Процент 1500.00 ',
    'Процент 600.00 2026-08',
    'Вперёд -600.00 2026-08',
  ]);
  expect([paid.total, left(paid)]).toEqual(['1500.00', []]);
  // 400 were not earned: the draw of August grows by them, and stands when the rule has ended.
  const more = of(['0', '1000', '1500'], '2026-10', [august, september], true);
  expect([more.total, left(more), more.issues.map(({ code }) => code)]).toEqual([
    '1500.00',
    ['1000.00'],
    ['payout-left'],
  ]);
});
