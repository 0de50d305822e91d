/** Closed figures, corrections of closed periods and the states of a statement, in figures worked out by hand. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/core/explain/diff.js';
import { explain } from '../../src/core/explain/explain.js';
import { next } from '../../src/core/explain/next.js';
import { whatIf } from '../../src/core/explain/whatif.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Explanation, Statement } from '../../src/core/program/statement.js';
import { calculate } from '../../src/core/run/run.js';
import { statement, statements } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { entryOf, ledgerDiff, ledgerTable, type StatementEntry } from '../../src/ledger/index.js';
import { explainLines, statementText } from '../../src/text/index.js';
import { planWith, type Row, table } from '../properties/support.js';
import { plain } from '../text/plain.js';
import { replayed } from './replay.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** 3 % of what was paid, 5 % of all of it from 100 000 on; and a salary. */
const planOf = (rate = '5%'): PlanDocument =>
  planWith({
    measures: [
      { code: 'Оплаты', unit: 'money', rows: { table: 'Сделки', aggregate: 'sum', column: 'sum', date: 'date' } },
    ],
    scales: [
      {
        code: 'Ставки',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0', value: '3%' },
          { from: '100000', value: rate },
        ],
      },
    ],
    components: [
      { code: 'Процент', expression: 'scale(Ставки, Оплаты)' },
      { code: 'Оклад', expression: '30000' },
    ],
  });
const people = table('people', [
  { payee: '101', name: 'Анна', plan: 'Схема' },
  { payee: '102', name: 'Борис', plan: 'Схема' },
]);
const deals = (...rows: readonly (readonly [date: string, payee: string, sum: string])[]): RowTable =>
  table(
    'rows',
    rows.map(([date, payee, sum]): Row => ({ date, payee, sum })),
    'Сделки',
  );
const SEPTEMBER = [
  ['2026-09-05', '101', '90000'],
  ['2026-09-07', '102', '50000'],
] as const;
const OCTOBER = [
  ['2026-10-05', '101', '10000'],
  ['2026-10-05', '102', '10000'],
] as const;
const LATE = ['2026-09-30', '101', '20000'] as const;

const runOf = (
  plan: PlanDocument,
  tables: readonly RowTable[],
  period: string,
  closed: readonly StatementEntry[] = [],
) =>
  calculate(
    plan,
    { tables: [people, ...tables, ...(closed.length > 0 ? [ledgerTable(closed, 'ledger.jsonl')] : [])] },
    { period },
  );
const closedBy = (run: ReturnType<typeof runOf>): StatementEntry[] =>
  [...statements(run)].map((own) => entryOf(run, own, 'ru', sha256));
const september = closedBy(runOf(planOf(), [deals(...SEPTEMBER)], '2026-09'));
const linesOf = (own: Statement | null) =>
  own?.lines.map(({ code, stage, amount, corrects }) => [code, stage, amount, ...(corrects ? [corrects] : [])]);

describe('a closed period', () => {
  test('keeps its figures whatever comes after', () => {
    const run = runOf(planOf('9%'), [deals(...SEPTEMBER, LATE)], '2026-09', september);
    const own = statement(run, 'Анна') as Statement;
    // 90 000 × 3 % = 2 700
    expect(linesOf(own)).toEqual([
      ['Процент', 'earned', '2700.00'],
      ['Оклад', 'earned', '30000.00'],
    ]);
    expect(own).toMatchObject({ name: 'Анна', total: '32700.00', earned: '32700.00', state: 'closed', issues: [] });
    expect([...statements(run)][0]).toEqual(own);
    expect(statementText(own, { lang: 'ru' })).toContain('Состояние: закрыто');
  });

  test('is explained by the sentence it was closed with', () => {
    const run = runOf(planOf('9%'), [deals(...SEPTEMBER, LATE)], '2026-09', september);
    expect(explainLines(run, 'Анна', 'ru').map(plain)).toEqual([
      'Процент: 90 000,00 ₽ × 3 % (ступень «от 0,00 ₽») = 2 700,00 ₽',
      'Оклад: 30 000,00 ₽',
    ]);
    const [line] = explain(run, 'Анна');
    expect(line?.tree).toMatchObject({ value: '2700', source: { place: { table: 'ledger.jsonl', row: 2 } } });
    expect(next(run, 'Анна')).toEqual([]);
  });

  test('stands when its payee is no longer among the people', () => {
    const only = table('people', [{ payee: '102', name: 'Борис', plan: 'Схема' }]);
    const run = calculate(
      planOf(),
      { tables: [only, deals(...SEPTEMBER), ledgerTable(september, 'ledger.jsonl')] },
      { period: '2026-09' },
    );
    expect([...statements(run)].map(({ name, total }) => [name, total])).toEqual([
      ['Борис', '31500.00'],
      ['Анна', '32700.00'],
    ]);
    expect(statement(run, '101')?.total).toBe('32700.00');
  });

  test('stands when the plan is broken today', () => {
    const plan = { ...planOf(), components: [{ code: 'Процент', expression: 'Оплаты * (' }] };
    expect(statement(runOf(plan, [deals(...SEPTEMBER)], '2026-09', september), '101')?.total).toBe('32700.00');
    expect(statement(runOf(plan, [deals(...OCTOBER)], '2026-10', september), '101')?.total).toBeNull();
  });

  test('has no what-if', () => {
    const data = { tables: [people, deals(...SEPTEMBER), ledgerTable(september, 'ledger.jsonl')] };
    const { run } = whatIf(planOf(), data, { period: '2026-09' }, [{ payee: '101', measure: 'Оплаты', value: '1' }]);
    expect(diff(calculate(planOf(), data, { period: '2026-09' }), run)).toEqual([]);
  });

  test('with a line that cannot be read is unknown, and so is the payee after it', () => {
    const broken = table('ledger', [
      { payee: '101', period: '2026-09', stage: 'начислено', code: 'Процент', amount: 'много' },
      { payee: '102', period: '2026-09', stage: 'начислено', code: 'Процент', amount: '1500' },
      { payee: '102', period: 'когда-то', stage: 'начислено', code: 'Процент', amount: '1500' },
    ]);
    const at = (period: string, who: string) =>
      statement(calculate(planOf(), { tables: [people, deals(...SEPTEMBER), broken] }, { period }), who);
    expect(at('2026-09', '101')).toMatchObject({ total: null, issues: [{ code: 'number-text' }] });
    expect(at('2026-09', '102')).toMatchObject({ total: null, issues: [{ code: 'period-text' }] });
    expect(at('2026-10', '102')?.total).toBeNull();
    expect(at('2026-10', '101')?.issues.map(({ code }) => code)).toEqual(['recalculation-unknown']);
  });
});

describe('what a closed period is owed', () => {
  const late = [deals(...SEPTEMBER, ...OCTOBER, LATE)];
  const run = runOf(planOf(), late, '2026-10', september);

  test('is a line of the first open period that names what it corrects', () => {
    // 110 000 × 5 % = 5 500; closed 2 700; owed 2 800. October: 10 000 × 3 % = 300.
    const own = statement(run, '101') as Statement;
    expect(linesOf(own)).toEqual([
      ['Процент', 'earned', '300.00'],
      ['Оклад', 'earned', '30000.00'],
      ['Процент', 'earned', '2800.00', '2026-09'],
    ]);
    expect(own.total).toBe('33100.00');
    expect(plain(statementText(own, { lang: 'ru' }))).toContain('Перерасчёт за 2026-09: Процент   2 800,00 ₽');
    expect(linesOf(statement(run, '102'))).toHaveLength(2);
  });

  test('is explained by what is right now and what was paid, and replays', () => {
    const [, , line] = explain(run, '101');
    expect(line).toMatchObject({ code: 'Процент', corrects: '2026-09', tree: { op: '-', value: '2800' } });
    expect(replayed(line?.tree as Explanation)).toMatchObject({ n: 2800n, d: 1n });
    expect(plain(explainLines(run, '101', 'ru')[2] as string)).toBe(
      'Перерасчёт за 2026-09: Процент: сейчас 5 500,00 ₽ (110 000,00 ₽ × 5 % (ступень «от 100 000,00 ₽»)), было закрыто 2 700,00 ₽ → 2 800,00 ₽',
    );
    expect(plain(explainLines(run, '101', 'en')[2] as string)).toContain('Recalculation for 2026-09: Процент: now');
  });

  test('is posted once: the period after has nothing of it', () => {
    expect(linesOf(statement(runOf(planOf(), late, '2026-11', september), '101'))).toHaveLength(2);
    const both = [...september, ...closedBy(run)];
    expect(linesOf(statement(runOf(planOf(), late, '2026-11', both), '101'))).toHaveLength(2);
    expect(ledgerDiff(runOf(planOf(), late, '2026-11', both), both, sha256)).toMatchObject({
      changes: [],
      replayed: 4,
      unchanged: 3,
      issues: [],
    });
  });

  test('counts what was posted for it before', () => {
    const both = [...september, ...closedBy(run)];
    const more = [deals(...SEPTEMBER, ...OCTOBER, LATE, ['2026-09-29', '101', '-5000'])];
    // 105 000 × 5 % = 5 250 − (2 700 + 2 800) = −250
    expect(linesOf(statement(runOf(planOf(), more, '2026-11', both), '101'))?.[2]).toEqual([
      'Процент',
      'earned',
      '-250.00',
      '2026-09',
    ]);
  });

  test('falls when the edge is lost: the whole sum is paid by the lower rate', () => {
    const closed = closedBy(runOf(planOf(), [deals(['2026-09-05', '101', '110000'])], '2026-09'));
    const rows = [deals(['2026-09-05', '101', '110000'], ['2026-09-20', '101', '-20000'], ...OCTOBER)];
    // 90 000 × 3 % = 2 700 − 5 500
    expect(linesOf(statement(runOf(planOf(), rows, '2026-10', closed), '101'))?.[2]).toEqual([
      'Процент',
      'earned',
      '-2800.00',
      '2026-09',
    ]);
  });

  test('names a line that has gone or come since', () => {
    const plan = { ...planOf(), components: [{ code: 'Премия', expression: '100' }, ...planOf().components.slice(1)] };
    const own = statement(runOf(plan, [deals(...SEPTEMBER, ...OCTOBER)], '2026-10', september), '101');
    expect(linesOf(own)?.slice(2)).toEqual([
      ['Премия', 'earned', '100.00', '2026-09'],
      ['Процент', 'earned', '-2700.00', '2026-09'],
    ]);
  });

  test('is not guessed: what cannot be recalculated is named', () => {
    const gone = statement(runOf(planOf(), [deals(...OCTOBER)], '2026-10', september), '101');
    expect(gone).toMatchObject({ total: '30300.00', issues: [{ code: 'recalculation-no-rows', severity: 'warning' }] });
    const odd = [deals(...SEPTEMBER, ...OCTOBER, ['2026-09-30', '101', 'много'])];
    const unknown = statement(runOf(planOf(), odd, '2026-10', september), '101');
    expect(unknown?.issues.map(({ code }) => code)).toContain('recalculation-unknown');
    expect(linesOf(unknown)).toHaveLength(2);
  });

  test('has its reasons: the figures and rules that differ', () => {
    const edited = runOf(planOf(), late, '2026-10', september);
    expect(ledgerDiff(edited, september, sha256).changes).toEqual([
      {
        payee: '101',
        name: 'Анна',
        period: '2026-09',
        currency: 'RUB',
        code: 'Процент',
        title: 'Процент',
        was: '2700.00',
        now: '5500.00',
        delta: '2800.00',
        reasons: [{ label: 'Оплаты', was: '90000', now: '110000', rows: { was: 1, now: 2 } }],
      },
    ]);
    const plan = {
      ...planOf(),
      scales: planOf().scales.map((scale) => ({ ...scale, points: [{ from: '0', value: '4%' }] })),
    };
    const [first] = ledgerDiff(runOf(plan, [deals(...SEPTEMBER)], '2026-10', september), september, sha256).changes;
    // 90 000 × 4 % = 3 600
    expect(first).toMatchObject({ now: '3600.00', reasons: [{ label: 'Ставки', rule: true }] });
  });
});

describe('states', () => {
  const approvals = (...rows: readonly Row[]): Statement =>
    statement(runOf(planOf(), [deals(...OCTOBER), table('approvals', rows)], '2026-10'), '101') as Statement;
  const row = (state: string, more: Row = {}): Row => ({ payee: 'Анна', period: '2026-10', state, ...more });

  test.each([
    ['черновик', 'draft'],
    ['согласовано', 'agreed'],
    ['Approved', 'approved'],
    ['спорно', 'disputed'],
  ])('%s is %s', (word, state) => expect(approvals(row(word)).state).toBe(state));

  test('the furthest holds, a dispute stops it, and the order of rows means nothing', () => {
    const rows = [row('согласовано'), row('утверждено'), row('черновик')];
    expect(approvals(...rows).state).toBe('approved');
    expect(approvals(...rows.reverse()).state).toBe('approved');
    const dispute = row('спорно', { line: 'Процент', claim: 'нет счёта 17', answer: 'ищем', author: 'Ким' });
    const own = approvals(dispute, ...rows);
    expect(own).toMatchObject({
      state: 'disputed',
      disputes: [{ line: 'Процент', claim: 'нет счёта 17', answer: 'ищем', author: 'Ким' }],
    });
    expect(statementText(own, { lang: 'ru' })).toContain(
      'Состояние: есть возражение\n    Процент: нет счёта 17 — ответ: ищем',
    );
  });

  test('other periods and people without a row have none', () => {
    expect(approvals(row('утверждено', { period: '2026-09' })).state).toBeUndefined();
    expect(approvals(row('утверждено', { payee: '102' })).state).toBeUndefined();
  });

  test('a draft target counts and is marked', () => {
    const plan = planWith({
      measures: [{ code: 'Звонки', unit: 'count' }],
      kpis: [{ code: 'Звонки', measure: 'Звонки', rule: 'ratio' }],
      components: [{ code: 'Премия', expression: '1000 * attainment(Звонки)' }],
    });
    const facts = table('facts', [{ payee: '101', measure: 'Звонки', period: '2026-10', fact: '50' }]);
    const target = (row: Row) => table('targets', [{ measure: 'Звонки', period: '2026-10', target: '100', ...row }]);
    const own = (status: Row) => statement(runOf(plan, [facts, target(status)], '2026-10'), '101');
    expect(own({ payee: '101', status: 'черновик' })).toMatchObject({ total: '500.00', preliminary: true });
    expect(own({ plan: 'Схема', status: 'draft' })).toMatchObject({ total: '500.00', preliminary: true });
    expect(own({ payee: '101', status: 'утверждён' })?.preliminary).toBeUndefined();
  });
});
