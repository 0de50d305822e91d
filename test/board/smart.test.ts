import { afterAll, describe, expect, it } from 'vitest';
import {
  type Finding,
  LETTERS,
  type Letter,
  SMART_THRESHOLDS,
  type SmartOptions,
  type SmartReport,
  smart,
  smartText,
} from '../../src/board/smart.js';
import { FINDING_CODES } from '../../src/board/smart-words.js';
import type { Component, Kpi, Measure, PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell, RowTable, TableRole } from '../../src/core/table/data.js';

type Record_ = Readonly<Record<string, Cell>>;

function table(role: TableRole, records: readonly Record_[], more: Partial<RowTable> = {}): RowTable {
  const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const columns = fields.map((field) => records.map((record) => record[field]));
  return { role, name: role, header: fields, fields, columns, typed: false, ...more };
}

const NBSP = '\u00A0';
const MONTHS = ['2026-10', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04'];

/** One plan, one KPI «Звонки» in parts, ready facts; every fixture changes what it is about. */
const CALLS: Measure = { code: 'Звонки', unit: 'count', extensive: true };
const MEETINGS: Measure = { code: 'Встречи', unit: 'count' };
const CALLS_KPI: Kpi = { code: 'Звонки', measure: 'Звонки', rule: 'ratio', weight: '40%' };
const MEETINGS_KPI: Kpi = { code: 'Встречи', measure: 'Встречи', rule: 'ratio', weight: '60%' };
const BONUS: Component = { code: 'Премия', expression: 'Фонд * coefficient()' };

const PLAN: PlanDocument = {
  format: 'premia/1',
  plans: [{ code: 'Продажи', reviewBy: '2026-12-31' }],
  parameters: [{ code: 'Фонд', value: '10000', unit: 'money' }],
  measures: [CALLS, MEETINGS],
  kpis: [CALLS_KPI, MEETINGS_KPI],
  scales: [],
  components: [BONUS],
};

const ANNA: Record_ = { payee: '1', name: 'Анна', role: 'Менеджер' };
const BORIS: Record_ = { payee: '2', name: 'Борис', role: 'Менеджер' };
const PEOPLE = [ANNA, BORIS];

/** Facts of both people: `calls` gives the calls of each month, the target is 100. */
const facts = (calls: readonly Cell[], payees: readonly string[] = ['1', '2']): Record_[] =>
  calls.flatMap((fact, m) =>
    payees.flatMap((payee) => [
      { payee, measure: 'Звонки', period: MONTHS[m], fact, target: 100 },
      { payee, measure: 'Встречи', period: MONTHS[m], fact: 10, target: 10 },
    ]),
  );

interface Fixture {
  readonly plan?: Partial<PlanDocument>;
  readonly people?: readonly Record_[];
  readonly facts?: readonly Record_[];
  readonly typed?: boolean;
  readonly tables?: readonly RowTable[];
  readonly options?: Partial<SmartOptions>;
}

const check = (fixture: Fixture = {}): SmartReport =>
  smart(
    { ...PLAN, ...fixture.plan },
    {
      tables: [
        table('people', fixture.people ?? PEOPLE),
        table('facts', fixture.facts ?? facts([100]), { typed: fixture.typed ?? false, name: 'Факты' }),
        ...(fixture.tables ?? []),
      ],
    },
    { period: '2026-10', ...fixture.options },
  );

/** Codes some fixture has produced. */
const produced = new Set<string>();
afterAll(() => expect([...produced].sort()).toEqual([...FINDING_CODES].sort()));

const say = (found: Finding): [string, string, string, string, string] => {
  produced.add(found.code);
  const [ru, en] = [smartText(found, 'ru'), smartText(found, 'en')];
  return [`${found.verdict} ${found.code}`, ru.sentence, ru.fix, en.sentence, en.fix];
};

/** The verdict of a letter on «Звонки», or another goal, in words. */
const verdict = (letter: Letter, fixture: Fixture = {}, code = 'Звонки') => {
  const goal = check(fixture).goals.find((g) => g.code === code);
  const found = goal?.verdicts.find((v) => v.letter === letter);
  if (!found) throw new Error(`no verdict ${letter} on ${code}`);
  return say(found);
};

const flag = (prefix: string, fixture: Fixture = {}) =>
  check(fixture)
    .plan.filter(({ code }) => code.startsWith(prefix))
    .map(say);

const measure = (more: Partial<Measure>): Partial<PlanDocument> => ({ measures: [{ ...CALLS, ...more }, MEETINGS] });
const kpi = (more: Partial<Kpi>): Partial<PlanDocument> => ({ kpis: [{ ...CALLS_KPI, ...more }, MEETINGS_KPI] });

const ACTIVITY = (cells: readonly Cell[], typed = true): RowTable =>
  table(
    'rows',
    cells.map((cell, i) => ({
      payee: '1',
      Дата: `${MONTHS[i]}-05`,
      Минуты: cell,
      Тип: i % 2 === 0 ? 'звонок' : 'письмо',
    })),
    { name: 'Активности', typed, letters: ['A', 'B', 'C', 'D'] },
  );
const FROM_ROWS = { rows: { table: 'Активности', aggregate: 'sum', column: 'Минуты', date: 'Дата' } } as const;
/** Only meetings have ready facts: calls come from rows. */
const MEETINGS_ONLY = facts([1]).filter((row) => row.measure === 'Встречи');

describe('S', () => {
  it('names measure, unit, source and owner', () => {
    expect(verdict('S')).toEqual([
      'ok specific-facts',
      '«Звонки» (количество) берётся из готовых фактов. Отвечают: Менеджер (сотрудников: 2).',
      '',
      '"Звонки" (count) is read from ready facts. Owned by: Менеджер (payees: 2).',
      '',
    ]);
    expect(verdict('S', { plan: measure(FROM_ROWS), tables: [ACTIVITY([1])], facts: MEETINGS_ONLY })).toEqual([
      'ok specific-rows',
      '«Звонки» (количество) считается по таблице «Активности». Отвечают: Менеджер (сотрудников: 2).',
      '',
      '"Звонки" (count) is counted from table "Активности". Owned by: Менеджер (payees: 2).',
      '',
    ]);
    expect(verdict('S', { plan: measure({ expression: 'Встречи * 2' }), people: [{ payee: '1' }] })).toEqual([
      'ok specific-formula',
      '«Звонки» (количество) считается по формуле «Встречи * 2». Отвечают: Продажи (сотрудников: 1).',
      '',
      '"Звонки" (count) is computed as "Встречи * 2". Owned by: Продажи (payees: 1).',
      '',
    ]);
  });

  it('is weak without a unit or a source', () => {
    expect(verdict('S', { plan: measure({ unit: 'number' }) })).toEqual([
      'weak specific-unit',
      'У показателя «Звонки» не названа единица.',
      'Укажите, в чём он измеряется: деньги, количество, доля, дни.',
      'Measure "Звонки" has no unit.',
      'Say what it is counted in: money, count, ratio, days.',
    ]);
    expect(verdict('S', { facts: MEETINGS_ONLY })).toEqual([
      'weak specific-source',
      'Не сказано, откуда берётся «Звонки»: нет ни таблицы, ни формулы, ни готовых фактов.',
      'Укажите таблицу и колонку или формулу либо внесите факты в таблицу «Факты».',
      'Nothing says where "Звонки" comes from: there is no table, no formula and no ready fact.',
      'Name a table and a column or a formula, or enter facts in the facts table.',
    ]);
  });

  it('is missing without the measure', () => {
    const expected = [
      'missing specific-measure',
      'Показателя «Звонки» нет, или он не действует для этих сотрудников.',
      'Добавьте показатель или исправьте его название в KPI.',
      'There is no measure "Звонки", or it does not hold for these payees.',
      'Add the measure, or correct its name in the KPI.',
    ];
    expect(verdict('S', { plan: { measures: [MEETINGS] } })).toEqual(expected);
    expect(verdict('S', { plan: measure({ from: '2026-11-01' }) })).toEqual(expected);
  });
});

describe('M', () => {
  it('looks at the last three periods with data', () => {
    expect(verdict('M', { facts: facts([100, 100, 100, 'много']) })).toEqual([
      'ok measurable-ok',
      'Данные есть, все числовые. Проверены периоды: 2026-10, 2026-09, 2026-08.',
      '',
      'The data is there and numeric. Periods checked: 2026-10, 2026-09, 2026-08.',
      '',
    ]);
    const gap = facts([100, 100, 100]).filter((row) => row.period !== '2026-09');
    expect(verdict('M', { facts: gap })[1]).toBe('Данные есть, все числовые. Проверены периоды: 2026-10, 2026-08.');
  });

  it('knows what people and calendar tell', () => {
    expect(verdict('M', { plan: measure({ expression: 'tenure()' }) })).toEqual([
      'ok measurable-people',
      'Считается по данным о сотрудниках и календарю.',
      '',
      'Computed from the people table and the calendar.',
      '',
    ]);
  });

  it('is weak where numbers are text, in tables whose cells have types', () => {
    expect(verdict('M', { facts: facts(['100']), typed: true })).toEqual([
      'weak measurable-text',
      '«Звонки»: числа записаны текстом, таких ячеек 2. Первая: «Факты», строка 2, столбец «fact».',
      'Задайте ячейкам числовой формат: формулы таблицы текст пропускают.',
      '"Звонки": numbers are typed as text, cells: 2. The first: "Факты", row 2, column "fact".',
      'Give the cells a number format: sheet formulas skip text.',
    ]);
    expect(verdict('M', { facts: facts(['100']) })[0]).toBe('ok measurable-ok');
    const rows = { plan: measure(FROM_ROWS), facts: MEETINGS_ONLY };
    expect(verdict('M', { ...rows, tables: [ACTIVITY([5, '6'])] })[1]).toBe(
      '«Звонки»: числа записаны текстом, таких ячеек 1. Первая: «Активности», строка 3, столбец «Минуты» (C3).',
    );
  });

  it('is weak where cells are empty or no numbers', () => {
    expect(verdict('M', { facts: facts([100, '', 'много']) })).toEqual([
      'weak measurable-broken',
      '«Звонки»: пусто или не число, таких ячеек 4. Первая: «Факты», строка 6, столбец «fact».',
      'Впишите числа; если это ноль, напишите 0.',
      '"Звонки": empty or not a number, cells: 4. The first: "Факты", row 6, column "fact".',
      'Enter numbers; write 0 if it is zero.',
    ]);
  });

  it('does not look at rows the measure leaves out', () => {
    const plan = measure({ rows: { ...FROM_ROWS.rows, where: 'Тип = "звонок"' } });
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [ACTIVITY([5, 'письмо', 6])] })[0]).toBe(
      'ok measurable-ok',
    );
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [ACTIVITY([5, 1, 'час'])] })[0]).toBe(
      'weak measurable-broken',
    );
  });

  it('looks at every column of a computed value', () => {
    const deals = table(
      'rows',
      [
        { payee: '1', Дата: '2026-10-05', Цена: 10, Число: '2' },
        { payee: '1', Дата: '2026-10-06', Цена: 10, Число: 3 },
      ],
      { name: 'Активности', typed: true },
    );
    const plan = measure({ rows: { ...FROM_ROWS.rows, column: 'Цена * Число' } });
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [deals] })[1]).toBe(
      '«Звонки»: числа записаны текстом, таких ячеек 1. Первая: «Активности», строка 2, столбец «Число».',
    );
    const columns = deals.columns.map((cells, i) => (i === 3 ? ['', 3] : cells));
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [{ ...deals, columns }] })[1]).toBe(
      '«Звонки»: пусто или не число, таких ячеек 1. Первая: «Активности», строка 2, столбец «Число».',
    );
  });

  it('counts rows without looking at a column', () => {
    const plan = measure({ rows: { table: 'Активности', aggregate: 'count', date: 'Дата' } });
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [ACTIVITY(['час'])] })[0]).toBe('ok measurable-ok');
  });

  it('takes rows without a date for the period only', () => {
    const plan = measure({ rows: { table: 'Активности', aggregate: 'sum', column: 'Минуты' } });
    expect(verdict('M', { plan, facts: MEETINGS_ONLY, tables: [ACTIVITY([5, 6])] })[1]).toBe(
      'Данные есть, все числовые. Проверены периоды: 2026-10.',
    );
  });

  it('is missing without the table, its column or data', () => {
    const rows = { plan: measure(FROM_ROWS), facts: MEETINGS_ONLY };
    expect(verdict('M', rows)).toEqual([
      'missing measurable-table',
      'Среди данных нет таблицы «Активности» (показатель «Звонки»).',
      'Добавьте таблицу или исправьте название в показателе.',
      'The data has no table "Активности" (measure "Звонки").',
      'Add the table, or correct its name in the measure.',
    ]);
    const plan = measure({ rows: { ...FROM_ROWS.rows, column: 'Часы' } });
    expect(verdict('M', { ...rows, plan, tables: [ACTIVITY([1])] })).toEqual([
      'missing measurable-column',
      'В таблице «Активности» нет столбца «Часы» (показатель «Звонки»).',
      'Добавьте столбец или исправьте название в показателе.',
      'Table "Активности" has no column "Часы" (measure "Звонки").',
      'Add the column, or correct its name in the measure.',
    ]);
    expect(verdict('M', { facts: MEETINGS_ONLY })).toEqual([
      'missing measurable-nothing',
      'Данных по показателю «Звонки» нет.',
      'Внесите факты или строки таблицы, по которой он считается.',
      'There is no data for measure "Звонки".',
      'Enter facts, or rows of the table it is counted from.',
    ]);
  });

  it('is missing where the formula cannot be computed, and as weak as the worst part', () => {
    expect(verdict('M', { plan: measure({ expression: 'Письма * 2' }) })).toEqual([
      'missing measurable-formula',
      'Показатель «Звонки» не вычисляется.',
      'Исправьте его строку: что в ней не так, говорит проверка схемы.',
      'Measure "Звонки" cannot be computed.',
      'Correct its row: the check of the plan says what is wrong.',
    ]);
    const letters: Measure = { code: 'Письма', unit: 'count' };
    const plan = { measures: [{ ...CALLS, expression: 'Встречи + Письма' }, MEETINGS, letters] };
    expect(verdict('M', { plan })[1]).toBe('Данных по показателю «Письма» нет.');
    expect(verdict('M', { plan: measure({ expression: '1 + 1' }) })[0]).toBe('missing measurable-nothing');
  });
});

describe('A', () => {
  const past = (reached: number, months = 6): Fixture => ({
    facts: facts([0, ...Array.from({ length: months }, (_, m) => (m < reached ? 100 : 99))]),
  });

  it('is fine from 20% to 80% of at least six payee-periods, both ends inside', () => {
    expect(verdict('A', past(3))).toEqual([
      'ok achievable-ok',
      `Цель выполнена в 50${NBSP}% случаев (6 из 12).`,
      '',
      `The goal was reached in 50% of cases (6 of 12).`,
      '',
    ]);
    expect(verdict('A', past(1, 5))[1]).toBe(`Цель выполнена в 20${NBSP}% случаев (2 из 10).`);
    expect(verdict('A', past(4, 5))[1]).toBe(`Цель выполнена в 80${NBSP}% случаев (8 из 10).`);
    expect(verdict('A', past(1, 3))[1]).toBe(`Цель выполнена в 33,3${NBSP}% случаев (2 из 6).`);
  });

  it('is weak outside', () => {
    expect(verdict('A', past(1))).toEqual([
      'weak achievable-too-high',
      `Цель завышена: выполнена в 16,7${NBSP}% случаев (2 из 12), меньше 20${NBSP}%.`,
      'Снизьте план или разберите, что мешает его выполнять.',
      `The goal is set too high: reached in 16.7% of cases (2 of 12), below 20%.`,
      'Lower the target, or find out what stands in its way.',
    ]);
    expect(verdict('A', past(5))).toEqual([
      'weak achievable-too-low',
      `Цель занижена: выполнена в 83,3${NBSP}% случаев (10 из 12), больше 80${NBSP}%.`,
      'Поднимите план: он выполняется почти всегда.',
      `The goal is set too low: reached in 83.3% of cases (10 of 12), above 80%.`,
      'Raise the target: it is reached nearly always.',
    ]);
  });

  it('has no history under six', () => {
    expect(verdict('A', past(1, 2))).toEqual([
      'missing achievable-no-history',
      'Нет истории: сопоставимых результатов 4, нужно не меньше 6.',
      'Внесите факты и планы прошлых периодов или вернитесь к проверке, когда они накопятся.',
      'No history: comparable results 4, at least 6 are needed.',
      'Enter facts and targets of past periods, or come back when there are enough.',
    ]);
    expect(verdict('A', past(1, 3))[0]).toBe('ok achievable-ok');
    expect(verdict('A')[1]).toBe('Нет истории: сопоставимых результатов 0, нужно не меньше 6.');
  });

  it('leaves out periods without a fact, a target or the KPI', () => {
    const noTarget = past(3).facts?.map((row) => (row.period === '2026-09' ? { ...row, target: '' } : row)) ?? [];
    expect(verdict('A', { facts: noTarget })[1]).toContain('(4 из 10)');
    const noFact =
      past(3).facts?.map((row) => (row.period === '2026-09' && row.payee === '1' ? { ...row, fact: '' } : row)) ?? [];
    expect(verdict('A', { facts: noFact })[1]).toContain('(5 из 11)');
    expect(verdict('A', { facts: noFact, plan: kpi({ missing: '100%' }) })[1]).toContain('(5 из 11)');
    expect(verdict('A', { ...past(3), plan: kpi({ from: '2026-06-01' }) })[1]).toContain('(6 из 8)');
    const people = [ANNA, { ...BORIS, from: '2026-07-01' }];
    expect(verdict('A', { ...past(3), people })[1]).toContain('(6 из 9)');
    const zero = past(3).facts?.map((row) => (row.period === '2026-09' ? { ...row, target: 0 } : row)) ?? [];
    expect(verdict('A', { facts: zero, plan: kpi({ zeroTarget: '100%' }) })[1]).toContain('(4 из 10)');
  });

  it('judges every attainment rule by 100%', () => {
    expect(verdict('A', { ...past(3), plan: kpi({ rule: 'inverse' }) })[1]).toContain('(12 из 12)');
    expect(verdict('A', { ...past(3), plan: kpi({ rule: 'baseNorm', base: '0', norm: '100' }) })[1]).toContain(
      '(6 из 12)',
    );
  });

  it('counts rows of past periods, and those without rows not at all', () => {
    const cells = [0, 100, 100, 100, 0, 0, 0];
    const rows = { plan: measure(FROM_ROWS), tables: [ACTIVITY(cells)] };
    const targets = facts(cells).map(({ fact, ...row }) => (row.measure === 'Звонки' ? row : { ...row, fact }));
    const onlyTargets = targets.filter((row) => row.measure === 'Звонки');
    const both = [...rows.tables, table('targets', onlyTargets)];
    const ready = facts(cells).filter((row) => row.measure === 'Встречи');
    expect(verdict('A', { ...rows, facts: ready, tables: both })[1]).toContain('(3 из 12)');
    const short = [ACTIVITY(cells.slice(0, 4)), table('targets', onlyTargets)];
    expect(verdict('A', { ...rows, facts: ready, tables: short })[1]).toContain('(3 из 6)');
  });

  it('takes thresholds, and keeps the defaults where they are no whole numbers', () => {
    const thresholds = { history: 13, reachedLow: 51 };
    expect(verdict('A', { ...past(3), options: { thresholds } })[0]).toBe('missing achievable-no-history');
    expect(verdict('A', { ...past(3), options: { thresholds: { reachedLow: 51 } } })[0]).toBe(
      'weak achievable-too-high',
    );
    expect(verdict('A', { ...past(3), options: { thresholds: { lookBack: 3 } } })[1]).toContain('(6 из 6)');
    expect(verdict('A', { ...past(3), options: { thresholds: { reachedLow: Number.NaN, history: 0.5 } } })[0]).toBe(
      'ok achievable-ok',
    );
    expect(SMART_THRESHOLDS).toEqual({
      periods: 3,
      history: 6,
      lookBack: 12,
      reachedLow: 20,
      reachedHigh: 80,
      weightLow: 5,
      weightHigh: 60,
      kpis: 7,
      indicators: 5,
      coefficients: 2,
      spread: 200,
      overrides: 20,
    });
  });
});

describe('R', () => {
  const weights = (calls: string, meetings: string): Fixture => ({
    plan: {
      kpis: [
        { ...CALLS_KPI, weight: calls },
        { ...MEETINGS_KPI, weight: meetings },
      ],
    },
  });
  const { weight: _, ...BARE } = CALLS_KPI;
  const bare = (expression: string): Fixture => ({
    plan: { kpis: [BARE], components: [{ code: 'Премия', expression }] },
  });

  it('moves pay by its weight, its attainment, another goal or its fact', () => {
    expect(verdict('R')).toEqual([
      'ok relevant-weight',
      `Вес 40${NBSP}%. Влияет на: Премия.`,
      '',
      `Weight 40%. It moves: Премия.`,
      '',
    ]);
    expect(verdict('R', bare('Фонд * attainment(Звонки)'))).toEqual([
      'ok relevant-paid',
      'Влияет на: Премия.',
      '',
      'It moves: Премия.',
      '',
    ]);
    const share: Measure = { code: 'Конверсия', unit: 'ratio', expression: 'Встречи / Звонки' };
    const parent: Kpi = { code: 'Конверсия', measure: 'Конверсия', rule: 'ratio', target: '10%', weight: '40%' };
    const plan = { measures: [CALLS, MEETINGS, share], kpis: [BARE, parent, MEETINGS_KPI] };
    expect(verdict('R', { plan })).toEqual([
      'ok relevant-parent',
      'Входит в цель: Конверсия.',
      '',
      'It is part of the goal: Конверсия.',
      '',
    ]);
    expect(verdict('R', bare('Фонд / 100 * 1% * (Звонки / 10)'))[0]).toBe('ok relevant-fact');
    expect(verdict('R', bare('Фонд * (Звонки / 100)'))).toEqual([
      'ok relevant-fact',
      'Факт оплачивается: Премия. Сам план на сумму не влияет.',
      '',
      'The fact is paid: Премия. The target itself does not change the amount.',
      '',
    ]);
  });

  it('moves the pay of a head through the team', () => {
    const head = { payee: '9', name: 'Вера', role: 'РОП', team: 'А' };
    const people = [{ ...ANNA, team: 'А' }, head];
    const plan: Partial<PlanDocument> = {
      kpis: [{ ...BARE, for: { role: 'Менеджер' } }],
      components: [
        { code: 'Оклад', expression: 'Фонд' },
        { code: 'Премия РОП', expression: 'Фонд * team(attainment(Звонки))', for: { role: 'РОП' } },
      ],
    };
    expect(verdict('R', { plan, people })[1]).toBe('Влияет на: Премия РОП.');
  });

  it('is missing where it moves nothing or weighs nothing', () => {
    const unpaid = [
      'missing relevant-unpaid',
      'Не влияет ни на одно начисление и не входит ни в одну другую цель.',
      'Дайте KPI вес и включите коэффициент результативности в начисление или уберите KPI.',
      'It moves no line of pay and is part of no other goal.',
      'Give the KPI a weight and use the scorecard coefficient in a component, or remove the KPI.',
    ];
    expect(verdict('R', bare('Фонд'))).toEqual(unpaid);
    const award: Component = { code: 'Грамота', kind: 'award', expression: 'attainment(Звонки) >= 100%' };
    expect(verdict('R', { plan: { components: [award], kpis: [BARE] } })).toEqual(unpaid);
    expect(verdict('R', { plan: { components: [{ ...BONUS, off: true }] } })).toEqual(unpaid);
    expect(verdict('R', weights('0%', '100%'))).toEqual([
      'missing relevant-no-weight',
      'Вес равен нулю.',
      'Задайте вес или уберите KPI.',
      'The weight is zero.',
      'Give it a weight, or remove the KPI.',
    ]);
    expect(verdict('R', weights('Вес', '60%'))).toEqual([
      'missing relevant-weight-unknown',
      'Вес не вычисляется.',
      'Исправьте веса: что в них не так, говорит проверка схемы.',
      'The weight cannot be computed.',
      'Correct the weights: the check of the plan says what is wrong.',
    ]);
  });

  it('is weak under 5% and over 60%, both ends inside', () => {
    expect(verdict('R', weights('3%', '97%'))).toEqual([
      'weak relevant-light',
      `Вес 3${NBSP}% меньше 5${NBSP}%: в выплате его почти не видно.`,
      'Увеличьте вес или уберите KPI.',
      `Weight 3% is below 5%: it hardly shows in the pay.`,
      'Raise the weight, or remove the KPI.',
    ]);
    expect(verdict('R', weights('2', '1'))).toEqual([
      'weak relevant-heavy',
      `Вес 66,7${NBSP}% больше 60${NBSP}%: остальные цели почти не важны.`,
      'Разделите вес с другими целями.',
      `Weight 66.7% is above 60%: other goals hardly matter.`,
      'Share the weight with other goals.',
    ]);
    expect(verdict('R', weights('4.99%', '95.01%'))[1]).toBe(
      `Вес 4,99${NBSP}% меньше 5${NBSP}%: в выплате его почти не видно.`,
    );
    expect(verdict('R', weights('5%', '95%'))[0]).toBe('ok relevant-weight');
    expect(verdict('R', weights('60%', '40%'))[0]).toBe('ok relevant-weight');
  });

  it('is weak above seven KPIs', () => {
    const many = (n: number): Fixture => ({
      plan: {
        kpis: [CALLS_KPI, MEETINGS_KPI, ...Array.from({ length: n - 2 }, (_, i) => ({ ...BARE, code: `Цель ${i}` }))],
      },
    });
    expect(verdict('R', many(7))[0]).toBe('ok relevant-weight');
    expect(verdict('R', many(8))).toEqual([
      'weak relevant-many',
      'У одного сотрудника 8 KPI, больше 7: внимание рассеивается.',
      'Оставьте главные KPI.',
      'One payee has 8 KPIs, more than 7: attention is spread thin.',
      'Keep the main KPIs.',
    ]);
  });
});

describe('T', () => {
  it('has a target for the period', () => {
    expect(verdict('T')).toEqual([
      'ok timed-ok',
      'Период 2026-10, срок до 31.10.2026.',
      '',
      'Period 2026-10, due by 2026-10-31.',
      '',
    ]);
    const noTargets = facts([100]).map(({ target: _, ...row }) => row);
    expect(verdict('T', { facts: noTargets })).toEqual([
      'missing timed-no-target',
      'На период 2026-10 план не задан.',
      'Внесите его в таблицу «Планы».',
      'There is no target for 2026-10.',
      'Enter it in the targets table.',
    ]);
    expect(verdict('T', { facts: noTargets, plan: kpi({ target: '100' }) })[0]).toBe('ok timed-ok');
    expect(verdict('T', { facts: noTargets, plan: kpi({ rule: 'range', min: '0', goal: '100' }) })[0]).toBe(
      'ok timed-ok',
    );
    const some = facts([100]).map((row) => (row.payee === '2' ? { ...row, target: '' } : row));
    expect(verdict('T', { facts: some })).toEqual([
      'weak timed-some',
      'На период 2026-10 план задан не всем: 1 из 2.',
      'Внесите недостающие строки в таблицу «Планы».',
      'Not everybody has a target for 2026-10: 1 of 2.',
      'Enter the missing rows in the targets table.',
    ]);
  });

  it('lies inside the life of plan and goal', () => {
    const noPlan = [
      'missing timed-no-plan',
      'Схема «Продажи» в периоде 2026-10 не действует.',
      'Исправьте дату, с которой она действует, или переведите сотрудников на другую схему.',
      'Plan "Продажи" is not in force in 2026-10.',
      'Correct the day it starts, or move its payees to another plan.',
    ];
    expect(verdict('T', { plan: { plans: [{ code: 'Продажи', from: '2026-11-01' }] } })).toEqual(noPlan);
    const ended = { plans: [{ code: 'Продажи' }, { code: 'Продажи', from: '2026-10-01', ended: true as const }] };
    expect(verdict('T', { plan: ended })).toEqual(noPlan);
    const ends = (from: string): Fixture => ({
      plan: {
        plans: [{ code: 'Продажи', changeInside: 'periodStart' }],
        kpis: [CALLS_KPI, { ...CALLS_KPI, from, ended: true }, MEETINGS_KPI],
      },
    });
    expect(verdict('T', ends('2026-10-15'))).toEqual([
      'weak timed-ends',
      'Цель перестаёт действовать 15.10.2026, до конца периода.',
      'Перенесите окончание на начало следующего периода.',
      'The goal stops on 2026-10-15, before the period ends.',
      'Move its end to the start of the next period.',
    ]);
    expect(verdict('T', ends('2026-11-01'))[0]).toBe('ok timed-ok');
    expect(check(ends('2026-10-01')).goals.map(({ code }) => code)).toEqual(['Встречи']);
  });

  it('is weak once the review is overdue; today is the end of the period unless given', () => {
    const due = (reviewBy: string, today?: string): Fixture => ({
      plan: { plans: [{ code: 'Продажи', reviewBy }] },
      options: today === undefined ? {} : { today },
    });
    expect(verdict('T', due('2026-10-30'))).toEqual([
      'weak timed-review',
      'Срок пересмотра схемы «Продажи» прошёл 30.10.2026.',
      'Пересмотрите схему и назначьте следующую дату.',
      'The review of plan "Продажи" was due by 2026-10-30.',
      'Review the plan and set the next date.',
    ]);
    expect(verdict('T', due('2026-10-31'))[0]).toBe('ok timed-ok');
    expect(verdict('T', due('2026-10-30', '2026-10-30'))[0]).toBe('ok timed-ok');
    expect(verdict('T', due('2026-12-31', '01.01.2027'))[0]).toBe('weak timed-review');
    const wrong = check(due('2026-10-31', 'завтра'));
    expect(wrong.today).toBe('2026-10-31');
    expect(wrong.issues.map(({ code }) => code)).toEqual(['date-text']);
  });
});

describe('which goals', () => {
  it('takes a measure with targets and no KPI row as a goal of those who have targets', () => {
    const plan = { kpis: [MEETINGS_KPI], components: [{ code: 'Премия', expression: 'Фонд * attainment(Звонки)' }] };
    const own = facts([100, 100, 99, 100]).map((row) =>
      row.measure === 'Звонки' && row.payee === '2' ? { ...row, target: '' } : row,
    );
    const { goals, issues } = check({ plan, facts: own });
    const [meetings, calls] = goals;
    expect(goals.map(({ code, implied, payees }) => [code, implied, payees])).toEqual([
      ['Встречи', false, 2],
      ['Звонки', true, 1],
    ]);
    expect(meetings?.verdicts.map((v) => v.code)).toContain('relevant-unpaid');
    expect(calls?.verdicts.map((v) => v.code)).toEqual([
      'specific-facts',
      'measurable-ok',
      'achievable-no-history',
      'relevant-paid',
      'timed-ok',
    ]);
    expect(issues).toEqual([]);
  });

  it('reads rows of such a measure though no line does', () => {
    const plan = { ...measure(FROM_ROWS), kpis: [MEETINGS_KPI] };
    const targets = table('targets', [{ payee: '1', measure: 'Звонки', period: '2026-10', target: 5 }]);
    const fixture = { plan, facts: MEETINGS_ONLY, tables: [ACTIVITY([7]), targets] };
    expect(verdict('M', fixture)[0]).toBe('ok measurable-ok');
    expect(verdict('R', fixture)[0]).toBe('missing relevant-unpaid');
  });

  it('gives letters in order; a target outlives a KPI row that holds for nobody', () => {
    const plan = kpi({ for: { role: 'РОП' } });
    const report = check({ plan });
    expect(report.goals.map(({ code }) => code)).toEqual(['Звонки', 'Встречи']);
    expect(report.goals[0]?.verdicts.map(({ letter }) => letter)).toEqual(Object.keys(LETTERS));
    expect(report.goals[0]?.implied).toBe(true);
    expect(report.plan.map(({ code }) => code)).toContain('unowned');
  });

  it('answers a period it cannot read with its issue', () => {
    const report = check({ options: { period: 'скоро' } });
    expect(report).toEqual({
      period: 'скоро',
      today: '',
      goals: [],
      plan: [],
      issues: [expect.objectContaining({ code: 'period-text' }), expect.objectContaining({ code: 'people-empty' })],
    });
  });

  it('has nothing to say without people', () => {
    const report = check({ people: [] });
    expect([report.goals, report.plan]).toEqual([[], []]);
    expect(report.issues.map(({ code }) => code)).toContain('people-empty');
  });
});

describe('the plan as a whole', () => {
  it('counts paid indicators, one computed from others once', () => {
    expect(flag('indicators')).toEqual([
      [
        'ok indicators-ok',
        'Схема «Продажи»: оплачиваемых показателей 2, не больше 5.',
        '',
        'Plan "Продажи": paid indicators 2, at most 5.',
        '',
      ],
    ]);
    const names = ['А', 'Б', 'В', 'Г', 'Д', 'Е'];
    const measures = names.map((code): Measure => ({ code, unit: 'count' }));
    const ready = names.map((name) => ({ payee: '1', measure: name, period: '2026-10', fact: 1 }));
    const paid = (expression: string, more: Measure[] = []): Fixture => ({
      plan: { measures: [...measures, ...more], kpis: [], components: [{ code: 'Премия', expression }] },
      facts: ready,
    });
    expect(flag('indicators', paid('Фонд * (А + Б + В + Г + Д + Е)'))).toEqual([
      [
        'weak indicators-many',
        'Схема «Продажи»: оплачиваемых показателей 6, больше 5. Сотруднику трудно понять, за что платят.',
        'Оставьте в оплате главные показатели.',
        'Plan "Продажи": paid indicators 6, more than 5. It is hard to see what is paid for.',
        'Keep the main indicators in the pay.',
      ],
    ]);
    const sum: Measure = { code: 'Всё', unit: 'count', expression: 'А + Б + В + Г + Д + Е' };
    expect(flag('indicators', paid('Фонд * Всё', [sum]))[0]?.[1]).toContain('показателей 1,');
  });

  it('counts coefficients multiplied in one line, behind names as well', () => {
    const pay = (expression: string, parameters: PlanDocument['parameters'] = []): Fixture => ({
      plan: { parameters: [...PLAN.parameters, ...parameters], components: [{ code: 'Премия', expression }] },
    });
    const count = (fixture: Fixture) =>
      Number(/\d+/.exec(flag('coefficients', fixture)[0]?.[3]?.replace('"Премия"', '') ?? '')?.[0]);
    expect(flag('coefficients', pay('Фонд * 3% * coefficient() * attainment(Встречи)'))).toEqual([
      [
        'weak coefficients-many',
        'Схема «Продажи», «Премия»: перемножается коэффициентов 3, больше 2.',
        'Сложите коэффициенты с весами или уберите лишние.',
        'Plan "Продажи", "Премия": multiplied coefficients 3, more than 2.',
        'Add the coefficients up with weights, or remove some.',
      ],
    ]);
    expect(flag('coefficients')).toEqual([
      [
        'ok coefficients-ok',
        'Схема «Продажи»: перемножаемых коэффициентов не больше 1.',
        '',
        'Plan "Продажи": multiplied coefficients at most 1.',
        '',
      ],
    ]);
    expect(count(pay('Фонд'))).toBe(0);
    expect(count(pay('min(Фонд * 3% * coefficient(), Фонд)'))).toBe(2);
    expect(count(pay('Фонд * К', [{ code: 'К', value: '50% * 40% * coefficient()', unit: 'ratio' }]))).toBe(3);
    expect(count(pay('Фонд * 3% + Фонд * 4% * 5%'))).toBe(2);
    expect(count(pay('Фонд * (10% + 20%) * if(coefficient() > 1, 50%, 10% * 20%)'))).toBe(3);
    expect(count(pay('prorate(Фонд * 10%)'))).toBe(2);
  });

  it('asks for a review date and says when it is past', () => {
    const due = (reviewBy?: string): Fixture => ({
      plan: { plans: [{ code: 'Продажи', ...(reviewBy ? { reviewBy } : {}) }] },
    });
    expect(flag('review')).toEqual([
      [
        'ok review-ok',
        'Схема «Продажи» будет пересмотрена до 31.12.2026.',
        '',
        'Plan "Продажи" is due for review by 2026-12-31.',
        '',
      ],
    ]);
    expect(flag('review', due('2026-09-30'))).toEqual([
      [
        'weak review-overdue',
        'Схема «Продажи» не пересмотрена в срок: 30.09.2026.',
        'Пересмотрите схему и назначьте следующую дату.',
        'Plan "Продажи" was not reviewed in time: 2026-09-30.',
        'Review the plan and set the next date.',
      ],
    ]);
    expect(flag('review', due())).toEqual([
      [
        'missing review-unset',
        'У схемы «Продажи» нет даты пересмотра.',
        'Заполните «Пересмотреть до».',
        'Plan "Продажи" has no review date.',
        'Set its review date.',
      ],
    ]);
  });

  it('names KPIs that hold for nobody', () => {
    const extra: Kpi = { ...CALLS_KPI, code: 'Наставничество', for: { role: 'РОП' } };
    const plan = { kpis: [...PLAN.kpis, extra, { ...extra, code: 'Позже', from: '2026-11-01' }] };
    expect(flag('unowned', { plan })).toEqual([
      [
        'missing unowned',
        'KPI «Наставничество» ни на кого не распространяется.',
        'Проверьте, для кого он: схему, роль и грейд.',
        'KPI "Наставничество" holds for nobody.',
        'Check whom it is for: plan, role and grade.',
      ],
    ]);
    expect(flag('unowned')).toEqual([]);
  });
});

describe('fairness', () => {
  const adjust = table('adjustments', [
    { payee: '2', period: '2026-10', kind: 'oneOff', amount: '500', title: 'Разовая премия', ground: 'приказ' },
  ]);

  it('gives equal pay for equal inputs', () => {
    expect(flag('fair')).toEqual([
      [
        'ok fair-ok',
        'При одинаковых роли и данных выплаты одинаковы (сравнений: 1).',
        '',
        'Equal role and inputs give equal pay (comparisons: 1).',
        '',
      ],
    ]);
    expect(flag('fair', { tables: [adjust] })).toEqual([
      [
        'weak fair-differs',
        `Анна и Борис: роль и данные одинаковы, а выплаты разные, 10${NBSP}000,00${NBSP}₽ и 10${NBSP}500,00${NBSP}₽. Отличаются: Разовая премия.`,
        'Проверьте основание разницы или выровняйте выплаты.',
        `Анна and Борис: same role and inputs, different pay, ₽10,000.00 and ₽10,500.00. They differ in: Разовая премия.`,
        'Check the ground for the difference, or make the pay equal.',
      ],
    ]);
  });

  it('compares only like with like', () => {
    const nobody = [
      'ok fair-nobody',
      'Сравнить выплаты не на ком: одинаковых данных нет ни у кого.',
      '',
      'There is nobody to compare: no two payees have equal inputs.',
      '',
    ];
    const other = facts([100]).map((row) =>
      row.payee === '2' && row.measure === 'Звонки' ? { ...row, fact: 90 } : row,
    );
    expect(flag('fair', { tables: [adjust], facts: other })).toEqual([nobody]);
    expect(flag('fair', { tables: [adjust], people: [ANNA, { ...BORIS, role: 'Старший' }] })).toEqual([nobody]);
    expect(flag('fair', { tables: [adjust], people: [ANNA, { ...BORIS, Фонд: 20000 }] })).toEqual([nobody]);
    const own = table('overrides', [{ payee: '2', what: 'Фонд', value: '10000', reason: 'договор' }]);
    expect(flag('fair', { tables: [adjust, own] })).toEqual([nobody]);
  });

  it('takes the team’s figures for inputs', () => {
    const people = [
      { ...ANNA, team: 'А' },
      { ...BORIS, team: 'Б' },
      { payee: '3', name: 'Вера', role: 'РОП', team: 'А' },
      { payee: '4', name: 'Глеб', role: 'РОП', team: 'Б' },
    ];
    const components: Component[] = [
      { code: 'Премия РОП', expression: 'Фонд * team(Звонки) / 100', for: { role: 'РОП' } },
    ];
    const uneven = facts([100]).map((row) =>
      row.payee === '2' && row.measure === 'Звонки' ? { ...row, fact: 90 } : row,
    );
    const zeros = facts([0], ['3', '4']);
    expect(flag('fair', { people, plan: { components, kpis: [] }, facts: [...uneven, ...zeros] })[0]?.[0]).toBe(
      'ok fair-ok',
    );
  });

  const money: Partial<PlanDocument> = {
    measures: [CALLS, MEETINGS, { code: 'Маржа', unit: 'money' }],
    components: [
      { code: 'Оклад', expression: 'Фонд' },
      { code: 'Процент', expression: 'Маржа * 5%' },
    ],
  };
  const margin = (anna: Cell, boris: Cell): Record_[] => [
    ...facts([100]),
    { payee: '1', measure: 'Маржа', period: '2026-10', fact: anna },
    { payee: '2', measure: 'Маржа', period: '2026-10', fact: boris },
  ];

  it('shows the spread of pay per unit of the main measure', () => {
    expect(flag('spread', { plan: money, facts: margin(100000, 200000) })).toEqual([
      [
        'ok spread-ok',
        `Менеджер: выплата к показателю «Маржа» от 10${NBSP}% (Борис) до 15${NBSP}% (Анна).`,
        '',
        `Менеджер: pay per "Маржа" from 10% (Борис) to 15% (Анна).`,
        '',
      ],
    ]);
    expect(flag('spread', { plan: money, facts: margin(50000, 200000) })).toEqual([
      [
        'weak spread-wide',
        `Менеджер: выплата к показателю «Маржа» от 10${NBSP}% (Борис) до 25${NBSP}% (Анна). Наибольшая составляет 250${NBSP}% наименьшей, больше 200${NBSP}%.`,
        'Проверьте, чем объясняется разница: окладом, ступенями шкалы, планом.',
        `Менеджер: pay per "Маржа" from 10% (Борис) to 25% (Анна). The most is 250% of the least, above 200%.`,
        'See what explains it: the salary, the tiers of a scale, the target.',
      ],
    ]);
    expect(flag('spread', { plan: money, facts: margin(0, 200000) })).toEqual([]);
    expect(flag('spread')).toEqual([]);
  });

  it('takes the heaviest money measure', () => {
    const plan: Partial<PlanDocument> = {
      measures: [
        { code: 'Выручка', unit: 'money' },
        { code: 'Маржа', unit: 'money' },
      ],
      kpis: ['Выручка', 'Маржа'].map((code, i) => ({
        code,
        measure: code,
        rule: 'ratio',
        target: '100000',
        weight: i === 0 ? '40%' : '60%',
      })),
      components: [{ code: 'Премия', expression: 'Фонд * coefficient() + Выручка * 1%' }],
    };
    const both = ['1', '2'].flatMap((payee) =>
      ['Выручка', 'Маржа'].map((name) => ({ payee, measure: name, period: '2026-10', fact: 100000 })),
    );
    expect(flag('spread', { plan, facts: both })[0]?.[1]).toContain('«Маржа» от 11');
  });

  it('counts individual conditions', () => {
    expect(flag('overrides')).toEqual([
      ['ok overrides-ok', `Индивидуальные условия: 0 из 2 (0${NBSP}%).`, '', `Individual conditions: 0 of 2 (0%).`, ''],
    ]);
    const own = table('overrides', [{ payee: '2', what: 'Фонд', value: '12000', reason: 'договор' }]);
    expect(flag('overrides', { tables: [own] })).toEqual([
      [
        'weak overrides-many',
        `Индивидуальные условия: 1 из 2 (50${NBSP}%), больше 20${NBSP}%.`,
        'Перенесите частые исключения в правила роли или грейда.',
        `Individual conditions: 1 of 2 (50%), above 20%.`,
        'Move frequent exceptions into rules of a role or grade.',
      ],
    ]);
  });
});
