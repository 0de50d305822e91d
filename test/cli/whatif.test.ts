/** `premia whatif --set`: whose value gives way, in words; figures by hand beside them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { whatIf } from '../../src/core/explain/whatif.js';
import { issueText } from '../../src/core/language/issue-text.js';
import { statement } from '../../src/core/run/statements.js';
import type { RowTable } from '../../src/core/table/data.js';
import { readInput } from '../../src/node.js';
import { plain } from '../text/plain.js';

const ZEID = fileURLToPath(new URL('../../examples/zeid-plus', import.meta.url));

async function tried(...options: readonly string[]): Promise<string> {
  const out: string[] = [];
  const io = {
    out: async (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    env: {},
    cwd: join(ZEID, '..'),
    tty: false,
  };
  await main(['whatif', 'zeid-plus', '--period', '2026-10', ...options, '--lang', 'ru'], io);
  return plain(out.join(''));
}
const set = (text: string): Promise<string> => tried('--set', text);
const linesOf = (text: string, n: number): string[] => text.split('\n').slice(1, 1 + n);

describe('a value of the plan', () => {
  test('without a name is everybody’s, and all that gave way are listed', async () => {
    expect(linesOf(await set('Премия KPI=35000'), 1)).toEqual([
      '  Премия KPI: заменены все значения — 15 000 (Стажёр); 30 000 (Менеджер); 40 000 (Старший менеджер). Одно из них: --set "Премия KPI/Стажёр=…"',
    ]);
  });

  test('of one grade: 35 000 × 40 % × 318 ÷ 300 = 14 840, and the line says so', async () => {
    const text = await set('Премия KPI/Старший менеджер=35000');
    expect(linesOf(text, 1)).toEqual(['  Премия KPI: было 40 000 (Старший менеджер)']);
    expect(text).toContain('    Премия за звонки: 35 000,00 ₽ × 40 % × 318 ÷ 300 (106 %) = 14 840,00 ₽');
    expect(text).not.toContain('Соколова');
  });

  test('of one person: 35 000 × 20 % = 7 000 for her CRM, nobody else', async () => {
    const text = await set('Премия KPI/Соколова Марина=35000');
    expect(linesOf(text, 1)).toEqual(['  Премия KPI: было 30 000 (Соколова Марина)']);
    expect(text).toContain('  Премия за CRM       6 000,00 ₽    7 000,00 ₽  +1 000,00 ₽');
    expect(text).not.toContain('Белова');
  });

  test('of a KPI as the table «Индивидуально» spells it', async () => {
    const text = await tried('--set', 'KPI/Звонки/Вес=30 %', '--set', 'KPI/Встречи/Вес=50 %');
    expect(linesOf(text, 2)).toEqual(['  Звонки, вес: было 40 %', '  Встречи, вес: было 40 %']);
    // Белова: 40 000 × 30 % × 318 ÷ 300 = 12 720; 40 000 × 50 % × 58 ÷ 50 = 23 200.
    expect(text).toContain('    Премия за звонки: 40 000,00 ₽ × 30 % × 318 ÷ 300 (106 %) = 12 720,00 ₽');
    expect(text).toContain('    Премия за встречи: 40 000,00 ₽ × 50 % × 58 ÷ 50 (116 %) = 23 200,00 ₽');
  });

  test.each([
    ['Премия КПИ=1', 'В схеме нет «Премия КПИ», менять нечего. Есть: Оклад, Премия KPI; возможно, это «Премия KPI».'],
    [
      'KPI/Звнки/Вес=50 %',
      'В схеме нет «KPI/Звнки/Вес», менять нечего. Есть: Звонки, Встречи, Ведение CRM; возможно, это «Звонки».',
    ],
    [
      'Оклад/Стажор=1',
      'У «Оклад» нет значения для «Стажор». После черты пишут грейд, роль, схему, день, с которого значение действует, или имя сотрудника. Возможно, это «Стажёр».',
    ],
    [
      'Оклад/Сколова Марина=1',
      'У «Оклад» нет значения для «Сколова Марина». После черты пишут грейд, роль, схему, день, с которого значение действует, или имя сотрудника. Возможно, это «Соколова Марина».',
    ],
  ])('%s is answered with what may be meant', async (given, said) => expect(await set(given)).toBe(`${said}\n`));
});

describe('values of their own', () => {
  const table = (role: RowTable['role'], fields: string[], rows: string[][]): RowTable => ({
    role,
    name: role,
    header: fields,
    fields,
    columns: fields.map((_, i) => rows.map((row) => row[i])),
    typed: false,
  });
  const plan = {
    format: 'premia/1' as const,
    plans: [{ code: 'П' }],
    parameters: [
      { code: 'Оклад', value: '30000', unit: 'money' as const },
      { code: 'Оклад', value: '32000', unit: 'money' as const, from: '2026-10-01' },
    ],
    measures: [],
    kpis: [],
    scales: [],
    components: [{ code: 'Строка', expression: 'Оклад' }],
  };
  const totals = (trial: string, tables: readonly RowTable[]) => {
    const { run, replaced, issues } = whatIf(plan, { tables }, { period: '2026-10' }, [
      { parameter: trial, value: '50000' },
    ]);
    const people = ['Анна', 'Борис'];
    return { totals: people.map((name) => statement(run, name)?.total), replaced, issues };
  };
  const column = table(
    'people',
    ['payee', 'Оклад'],
    [
      ['Анна', '40000'],
      ['Борис', ''],
    ],
  );
  const people = table('people', ['payee'], [['Анна'], ['Борис']]);
  const individual = table('overrides', ['payee', 'what', 'value'], [['Анна', 'Оклад', '41000']]);

  test('in the people table stay when the plan’s changes, and are named', () => {
    const { totals: paid, replaced } = totals('Оклад', [column]);
    expect(paid).toEqual(['40000.00', '50000.00']);
    expect(replaced[0]?.kept).toEqual(['Анна']);
  });

  test('in the people table, and in individual conditions, give way when the person is named', () => {
    expect(totals('Оклад/Анна', [column])).toEqual({
      totals: ['50000.00', '32000.00'],
      replaced: [{ name: 'Оклад', before: '40000', after: '50000', payee: 'Анна' }],
      issues: [],
    });
    expect(totals('Оклад/Анна', [people, individual])).toEqual({
      totals: ['50000.00', '32000.00'],
      replaced: [{ name: 'Оклад', before: '41000', after: '50000', payee: 'Анна' }],
      issues: [],
    });
  });

  test('a version is named by its day', () => {
    const { totals: paid, replaced } = totals('Оклад/01.10.2026', [people]);
    expect(paid).toEqual(['50000.00', '50000.00']);
    expect(replaced).toEqual([{ name: 'Оклад', before: '32000', after: '50000', from: '2026-10-01' }]);
  });
});

describe('everything that is missing is told at once', () => {
  test('a fact and a target of one line', async () => {
    const { plan, data } = await readInput(ZEID);
    const without = data.tables.map((one) => {
      if (one.role !== 'facts' && one.role !== 'targets') return one;
      const [who, what] = [one.columns[one.fields.indexOf('payee')], one.columns[one.fields.indexOf('measure')]];
      const keeps = (i: number): boolean =>
        what?.[i] !== 'Звонки' || (who?.[i] ?? 'Соколова Марина') !== 'Соколова Марина';
      return { ...one, columns: one.columns.map((cells) => cells.filter((_, i) => keeps(i))) };
    });
    const { run } = whatIf(plan, { ...data, tables: without }, { period: '2026-10' }, []);
    expect(statement(run, 'Соколова Марина')?.issues.map((issue) => plain(issueText(issue, 'ru').message))).toEqual([
      'Нет факта «Звонки» для «Соколова Марина» за 2026-10.',
      'Нет плана «Звонки» для «Соколова Марина» за 2026-10.',
    ]);
  });
});
