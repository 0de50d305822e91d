/** The pay stage beside corrections of closed periods: a closed period's rules are settled again in that period. */
import { expect, test } from 'vitest';
import { calculate } from '../../src/core/run.js';
import type { Statement } from '../../src/core/statement.js';
import { statement } from '../../src/core/statements.js';
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
