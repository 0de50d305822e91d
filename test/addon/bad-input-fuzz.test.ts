/** Whatever stands in the cells: a sentence of our own or an answer, soon; and no figure beside an error that concerns it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '../properties/support.js';
import { type Call, day, department, TABLE_FUNCTIONS, told } from './bad-input.js';

const VALUES: readonly unknown[] = [
  '',
  null,
  ' ',
  '\u00A0',
  '#REF!',
  '#N/A',
  '#ССЫЛКА!',
  '#',
  true,
  false,
  0,
  -1,
  1,
  0.4,
  40,
  '40 %',
  '40',
  '1\u00A0234,50 ₽',
  '1,234',
  '9O',
  1e15,
  1e21,
  1e300,
  -1e-9,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  day(1),
  '05.10.2026',
  '2026-10-05',
  '31.02.2026',
  'вчера',
  '2026-10',
  'октябрь 2026',
  46296,
  'Итого',
  'Total',
  'нет',
  'Оклад',
  'Процент',
  'Сотрудник',
  'Факт',
  'Сделки',
  '001',
  '999',
  '=1+1',
  '10 / 0',
  'a; b',
  '[',
  '«',
  'constructor',
  '__proto__',
  'я'.repeat(2000),
  '\uD800',
  '\n',
]; // prettier-ignore

type Change = (call: Call) => void;
const at = (n: number, length: number): number => (length === 0 ? 0 : n % length);
const tableOf = (call: Call, n: number): unknown[][] =>
  Object.values(call.tables)[at(n, Object.keys(call.tables).length)] ?? [];

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(...VALUES))
      .map(([t, r, c, value]) => (call: Call) => {
        const table = tableOf(call, t);
        const row = table[at(r, table.length)] ?? [];
        row[at(c, row.length)] = value;
      }),
  },
  fc.tuple(fc.nat(), fc.nat()).map(([t, r]) => (call: Call) => {
    const table = tableOf(call, t);
    table.splice(at(r, table.length), 1);
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([t, r]) => (call: Call) => {
    const table = tableOf(call, t);
    table.splice(at(r, table.length), 0, (table[at(r + 1, table.length)] ?? []).slice());
  }),
  fc.nat().map((t) => (call: Call) => {
    const names = Object.keys(call.tables);
    delete call.tables[names[at(t, names.length)] as string];
  }),
  fc.nat().map((t) => (call: Call) => {
    call.more.push(tableOf(call, t).map((row) => row.slice()));
  }),
  fc.constantFrom(...VALUES).map((value) => (call: Call) => {
    call.more.push(value);
  }),
  fc
    .tuple(fc.constantFrom('who' as const, 'period' as const, 'day' as const), fc.constantFrom(...VALUES))
    .map(([name, value]) => (call: Call) => {
      call[name] = value;
    }),
);
const spoilt = fc.tuple(
  fc.constantFrom('ru' as const, 'en' as const),
  fc.array(anyChange, { minLength: 1, maxLength: 3 }),
);

/** Nothing of a program: no code, no type, no gap. */
const RAW = /undefined|\[object|TypeError|RangeError|Cannot|is not a function|not iterable|call stack|\{\w+\}/;

test('every function answers with a sentence or with cells', () => {
  holds(
    100,
    fc.property(spoilt, fc.constantFrom(...TABLE_FUNCTIONS), ([lang, changes], name) => {
      const call = department(lang);
      for (const change of changes) change(call);
      const began = performance.now();
      const answer = told(name, call);
      expect(performance.now() - began).toBeLessThan(10_000);
      const cells = Array.isArray(answer) ? (answer as unknown[][]).flat() : [answer];
      for (const cell of cells) {
        expect(['string', 'number']).toContain(typeof cell);
        if (typeof cell === 'string' && !VALUES.includes(cell)) expect(cell).not.toMatch(RAW);
      }
      if (typeof answer === 'string') expect(answer).toMatch(/[.…?]$/);
    }),
  );
});

/** A department of one, every row of which makes her total. */
function alone(lang: 'ru' | 'en'): Call {
  const call = department(lang);
  const { people, facts, targets, deals, components } = call.tables as Record<string, unknown[][]>;
  people?.splice(2);
  facts?.splice(2);
  call.tables.targets = targets?.filter((row) => row[0] !== '002') ?? [];
  deals?.splice(3);
  delete call.tables.payments;
  (components?.[3] as unknown[])[3] = '10000 * coefficient()';
  return call;
}

/** Rows of the plan spoil the figures that use them, and a spoilt department may use none. */
const PLAN_ROWS = /^[«"](?:KPI|KPIs|Шкалы|Scales|Показатели|Measures)[»"]/;

test('where BONUS gives a figure, PLAN_CHECK has no error that concerns it and BONUS_LINES add up to it', () => {
  holds(
    100,
    fc.property(spoilt, ([lang, changes]) => {
      const call = alone(lang);
      const { who, period } = call;
      for (const change of changes) change(call);
      Object.assign(call, { who, period });
      const total = told('BONUS', call);
      const lines = told('BONUS_LINES', call);
      const sum = Array.isArray(lines)
        ? (lines as unknown[][]).slice(1).reduce((all, row) => all + Number(row[3]), 0)
        : Number.NaN;
      if (typeof total !== 'number') {
        expect(sum).toBeNaN();
        return;
      }
      expect(Math.abs(sum - total)).toBeLessThanOrEqual(Math.abs(total) * 1e-12 + 1e-6);
      const checks = told('PLAN_CHECK', call) as unknown[][];
      const errors = checks.filter(
        ([severity, where]) => /^(?:Ошибка|Error)$/.test(String(severity)) && !PLAN_ROWS.test(String(where)),
      );
      expect(errors).toEqual([]);
    }),
  );
});
