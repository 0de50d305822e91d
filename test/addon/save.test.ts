/** The sidebar's plan written into the sheets: only what differs, nothing over somebody else, hostile text as text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenBook, Reply } from '../../appsscript/protocol.js';
import { type AnyRow, differences, rebase, rowsOf, SECTIONS, withRows } from '../../appsscript/rows.js';
import type { Component, Kpi, PlanDocument, Scale } from '../../src/core/plan/plan.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

const served = (book: FakeBook, request: object): Reply =>
  JSON.parse(String(realm(book.services()).call('serve', JSON.stringify({ lang: 'ru', ...request })))) as Reply;

/** A department made from a template or an example. */
function made(id: string): FakeBook {
  const book = new FakeBook();
  expect(served(book, { op: 'create', id, people: '', confirmed: true }).failed).toBeUndefined();
  return book;
}
const open = (book: FakeBook): OpenBook => served(book, { op: 'open' }).book as OpenBook;
const save = (book: FakeBook, was: PlanDocument, plan: PlanDocument): Reply => served(book, { op: 'save', was, plan });

/** Cells of a sheet as text, empty rows at the end left out. */
const shown = (book: FakeBook, name: string): string[] =>
  book
    .sheet(name)
    .cells.map((row) =>
      row
        .map((cell) => String(cell ?? ''))
        .join('|')
        .replace(/\|+$/, ''),
    )
    .join('\n')
    .trimEnd()
    .split('\n');

const kpi = (plan: PlanDocument, code: string, change: Partial<Kpi>): PlanDocument => ({
  ...plan,
  kpis: plan.kpis.map((row) => (row.code === code ? { ...row, ...change } : row)),
});
const scale = (plan: PlanDocument, change: (row: Scale) => Scale): PlanDocument => ({
  ...plan,
  scales: plan.scales.map((row, i) => (i === 0 ? change(row) : row)),
});

/** Every cell that is not as it was, as «sheet!row:column». */
function changedCells(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}
const cells = (book: FakeBook): Map<string, string> =>
  new Map(
    book.sheets.flatMap((sheet) =>
      sheet.cells.flatMap((row, r) =>
        row.flatMap((cell, c): [string, string][] =>
          cell === '' ? [] : [[`${sheet.name}!${r + 1}:${c + 1}`, String(cell)]],
        ),
      ),
    ),
  );

describe('saving', () => {
  it('writes the one cell that differs', () => {
    const book = made('salary-kpi.ru');
    const { plan } = open(book);
    const before = cells(book);
    const reply = save(book, plan, kpi(plan, 'Звонки', { weight: '30%' }));
    expect(reply.failed).toBeUndefined();
    expect(reply.book?.plan.kpis[0]?.weight).toBe('30%');
    expect(changedCells(before, cells(book))).toEqual(['KPI!2:4']);
  });

  it('keeps the formula of a cell that stays, and its row wherever it goes', () => {
    const book = made('salary-kpi.ru');
    const sheet = book.sheet('KPI');
    sheet.getRange(3, 4, 1, 1).setFormula('=40%');
    (sheet.cells[2] as unknown[])[3] = 0.4;
    const { plan } = open(book);
    const [calls, meetings, speed] = plan.kpis as [Kpi, Kpi, Kpi];
    const changed = { ...plan, kpis: [{ ...meetings, cap: '150%' }, calls, speed] };
    expect(save(book, plan, changed).failed).toBeUndefined();
    expect(shown(book, 'KPI')).toEqual([
      'KPI|Показатель|Правило|Вес|Минимум|Потолок',
      'Встречи|Встречи|факт/план|0.4|70 %|150\u00A0%',
      'Звонки|Звонки|факт/план|40 %|70 %|120 %',
      'Скорость ответа|Ответ, часы|план/факт|20 %|70 %|120 %',
    ]);
    expect(sheet.formulas.get('2:4')).toBe('=40%');
  });

  it('writes a number where numbers stand', () => {
    const book = made('salary-kpi.ru');
    const sheet = book.sheet('KPI');
    for (const row of [1, 2, 3]) (sheet.cells[row] as unknown[])[3] = [0, 0.4, 0.4, 0.2][row];
    const { plan } = open(book);
    const changed = kpi(kpi(plan, 'Звонки', { weight: '0.35' }), 'Встречи', { weight: '0.45' });
    expect(save(book, plan, changed).failed).toBeUndefined();
    expect(sheet.cells.slice(1).map((row) => row[3])).toEqual([0.35, 0.45, 0.2]);
  });

  it('adds columns at the right, rows below, and closes up what is gone', () => {
    const book = made('salary-kpi.ru');
    const { plan } = open(book);
    const [calls, , speed] = plan.kpis as [Kpi, Kpi, Kpi];
    const fresh: Kpi = { code: 'CRM', measure: 'Звонки', rule: 'flag', weight: '40%', from: '2026-12-01' };
    const changed = { ...plan, kpis: [calls, fresh, { ...speed, zeroTarget: '100%' }] };
    expect(save(book, plan, changed).failed).toBeUndefined();
    expect(shown(book, 'KPI')[0]).toBe('KPI|Показатель|Правило|Вес|Минимум|Потолок|С даты|Если план 0');
    expect(
      shown(book, 'KPI')
        .slice(1)
        .map((row) => row.split('|')[0]),
    ).toEqual(['Звонки', 'CRM', 'Скорость ответа']);
    expect(open(book).plan.kpis[1]).toMatchObject({ code: 'CRM', rule: 'flag', weight: '40%', from: '2026-12-01' });
  });

  it('moves points of a scale, the head stays above them', () => {
    const book = made('salary-percent.ru');
    const { plan } = open(book);
    const before = shown(book, 'Шкалы');
    const [first, ...rest] = (plan.scales[0] as Scale).points as [Scale['points'][0], ...Scale['points']];
    const changed = scale(plan, (row) => ({ ...row, points: [first, { from: '40%', value: '1%' }, ...rest] }));
    expect(save(book, plan, changed).failed).toBeUndefined();
    expect(shown(book, 'Шкалы')).toHaveLength(before.length + 1);
    const { plan: now } = open(book);
    // The first point goes: the head moves to the next.
    const without = scale(now, (row) => ({ ...row, points: row.points.slice(1) }));
    expect(save(book, now, without).failed).toBeUndefined();
    expect(open(book).plan.scales[0]?.points.map(({ from }) => from)).toEqual(['40%', ...rest.map(({ from }) => from)]);
    expect(shown(book, 'Шкалы')[1]?.split('|')[0]).toBe((plan.scales[0] as Scale).code);
  });

  it('leaves a table below alone: rows are inserted', () => {
    const book = made('salary-kpi.ru');
    const sheet = book.sheet('KPI');
    sheet.cells.push([], ['Параметр', 'Значение'], ['Надбавка', 5000]);
    const { plan } = open(book);
    const fresh: Kpi = { code: 'CRM', measure: 'Звонки', rule: 'flag', weight: '0%' };
    expect(save(book, plan, { ...plan, kpis: [...plan.kpis, fresh] }).failed).toBeUndefined();
    expect(shown(book, 'KPI').slice(4)).toEqual([
      'CRM|Звонки|да/нет|0\u00A0%',
      '',
      'Параметр|Значение',
      'Надбавка|5000',
    ]);
  });

  it('makes a table the workbook has not', () => {
    const book = made('salary-percent.ru');
    const { plan } = open(book);
    const fresh: Kpi = { code: 'Звонки', measure: 'Звонки', rule: 'ratio', weight: '100%' };
    const changed: PlanDocument = {
      ...plan,
      measures: [...plan.measures, { code: 'Звонки', unit: 'count' }],
      kpis: [fresh],
    };
    expect(save(book, plan, changed).failed).toBeUndefined();
    expect(shown(book, 'KPI')).toEqual(['KPI|Показатель|Правило|Вес', 'Звонки|Звонки|факт/план|100\u00A0%']);
  });

  it('refuses to write over what somebody else has changed, and names it', () => {
    const book = made('salary-kpi.ru');
    const { plan } = open(book);
    (book.sheet('KPI').cells[1] as unknown[])[3] = '50 %';
    const before = cells(book);
    const reply = save(book, plan, kpi(plan, 'Встречи', { weight: '50%' }));
    expect(reply.failed).toContain('KPI: Звонки');
    expect(reply.book?.plan.kpis[0]?.weight).toBe('50%');
    expect(changedCells(before, cells(book))).toEqual([]);
  });

  it('puts the old cells back when the sheets read something else', () => {
    const book = made('salary-kpi.ru');
    const { plan } = open(book);
    const before = cells(book);
    // A row without a name is no row.
    const reply = save(book, plan, { ...plan, kpis: [...plan.kpis, { code: '', measure: 'Звонки', rule: 'ratio' }] });
    expect(reply.failed).toContain('Прежние ячейки возвращены');
    expect(changedCells(before, cells(book))).toEqual([]);
  });

  it.each([
    '=IMPORTXML("http://a.test";"//a")',
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '+1',
    '-5',
    '@x',
    "'quoted",
    '#REF!',
  ])('stores %s as the text it is, or refuses it', (text) => {
    const book = made('salary-kpi.ru');
    const { plan } = open(book);
    const before = cells(book);
    const row: Component = { code: 'Подарок', title: text, expression: '100' };
    const reply = save(book, plan, { ...plan, components: [...plan.components, row] });
    if (reply.failed === undefined) expect([...open(book).plan.components].pop()?.title).toBe(text);
    else expect(changedCells(before, cells(book))).toEqual([]);
    expect(book.sheet('Начисления').formulas.size).toBe(0);
  });

  it('takes back what it saved', () => {
    const book = made('zeid-plus');
    const { plan } = open(book);
    const [first, second, ...rest] = plan.components as [Component, Component, ...Component[]];
    const changed = { ...plan, components: [second, ...rest, { code: 'Подарок', expression: '100' }] };
    const { book: saved } = save(book, plan, changed);
    expect(saved && save(book, saved.plan, plan).failed).toBeUndefined();
    expect(open(book).plan.components.map(({ code }) => code)).toEqual(
      [first, second, ...rest].map(({ code }) => code),
    );
  });
});

const EXAMPLES = served(new FakeBook(), { op: 'templates' }).templates?.map(({ id }) => id) ?? [];
describe('every section of every department', () => {
  it.each(EXAMPLES)('%s: rows reversed, renamed and gone are read back as sent', (id) => {
    const book = made(id);
    const { plan, lang } = open(book);
    expect(lang).toBe(/\.en$/.test(id) ? 'en' : lang);
    const titled: PlanDocument = {
      ...plan,
      kpis: [...plan.kpis].reverse().map((row) => ({ ...row, title: `${row.code} *` })),
      parameters: plan.parameters.slice(1),
      components: plan.components.map((row) => ({ ...row, title: `"${row.code}"` })).reverse(),
      scales: plan.scales.map((row) => ({ ...row, points: [...row.points.slice(1)] })).reverse(),
      measures: [...plan.measures.slice(1), { code: 'Новый', unit: 'count' }],
    };
    const reply = save(book, plan, titled);
    expect(reply.failed).toBeUndefined();
    expect(differences(titled, open(book).plan)).toEqual([]);
  });
});

describe('any edits', () => {
  type Op = readonly [kind: 'move' | 'remove' | 'copy' | 'title' | 'point', section: number, row: number, to: number];
  const op = fc.tuple(
    fc.constantFrom('move', 'remove', 'copy', 'title', 'point'),
    fc.nat(7),
    fc.nat(40),
    fc.nat(40),
  ) as fc.Arbitrary<Op>;
  /** One edit of the kind the sidebar makes. */
  const edited = (plan: PlanDocument, [kind, at, index, to]: Op): PlanDocument => {
    const section = SECTIONS[at] as (typeof SECTIONS)[number];
    const rows = [...rowsOf(plan, section)];
    const n = rows.length;
    if (n === 0) return plan;
    const i = index % n;
    const row = rows[i] as AnyRow;
    if (kind === 'move') rows.splice(to % n, 0, ...rows.splice(i, 1));
    else if (kind === 'remove') rows.splice(i, 1);
    else if (kind === 'copy') {
      const { place: _place, ...rest } = row;
      rows.splice((i + 1) % (n + 1), 0, {
        ...rest,
        code: `${row.code} ${to}`,
        from: `2027-0${1 + (to % 9)}-01`,
      } as AnyRow);
    } else if (kind === 'title') rows[i] = { ...row, title: `=Т${to} "x"` };
    else if (section === 'scales') {
      const { points } = row as unknown as Scale;
      const k = to % points.length;
      const next =
        to % 2 === 0
          ? points.filter((_, j) => j !== k)
          : points.flatMap((one, j) => (j === k ? [one, { ...one, place: undefined }] : [one]));
      if (next.length > 0) rows[i] = { ...row, points: JSON.parse(JSON.stringify(next)) };
    }
    return withRows(plan, section, rows);
  };
  it.each(EXAMPLES)(
    '%s: what is sent is what the sheets say, and tables of data are as they were',
    (id) => {
      const book = made(id);
      const place = realm(book.services());
      const call = (request: object): Reply =>
        JSON.parse(String(place.call('serve', JSON.stringify({ lang: 'ru', ...request })))) as Reply;
      let { plan, data } = call({ op: 'open' }).book as OpenBook;
      const tables = ({ tables: all }: OpenBook['data']): string =>
        JSON.stringify(all.map(({ role, name, header, columns }) => [role, name, header, columns]));
      fc.assert(
        fc.property(fc.array(op, { minLength: 1, maxLength: 6 }), (ops) => {
          const next = ops.reduce(edited, plan);
          const reply = call({ op: 'save', was: plan, plan: next });
          // Two rows of one identity, or a table the sheet reads as another: told, and nothing written.
          if (reply.failed !== undefined) {
            expect(reply.failed).toContain('Прежние ячейки возвращены');
            expect(differences(plan, (call({ op: 'open' }).book as OpenBook).plan)).toEqual([]);
            return;
          }
          const now = reply.book as OpenBook;
          expect(differences(next, now.plan)).toEqual([]);
          expect(tables(now.data)).toBe(tables(data));
          ({ plan, data } = now);
        }),
        { numRuns: 8, seed: 20261128 },
      );
    },
    60_000,
  );
});

describe('changes beside others', () => {
  const PLAN = open(made('salary-kpi.ru')).plan;
  it('of other rows are put together', () => {
    const { plan, conflicts } = rebase(
      PLAN,
      kpi(PLAN, 'Звонки', { weight: '30%' }),
      kpi(PLAN, 'Встречи', { weight: '50%' }),
    );
    expect(conflicts).toEqual([]);
    expect(plan.kpis.map(({ weight }) => weight)).toEqual(['30%', '50%', '20%']);
  });
  it('of one row are ours, and said', () => {
    const ours = kpi(PLAN, 'Звонки', { weight: '30%' });
    const { plan, conflicts } = rebase(PLAN, ours, kpi(PLAN, 'Звонки', { weight: '50%' }));
    expect(conflicts).toEqual([{ section: 'kpis', code: 'Звонки' }]);
    expect(plan.kpis[0]?.weight).toBe('30%');
  });
  it('of rows gone or new on one side', () => {
    const fresh: Kpi = { code: 'CRM', measure: 'Звонки', rule: 'flag' };
    const { plan } = rebase(PLAN, { ...PLAN, kpis: PLAN.kpis.slice(1) }, { ...PLAN, kpis: [...PLAN.kpis, fresh] });
    expect(plan.kpis.map(({ code }) => code)).toEqual(['Встречи', 'Скорость ответа', 'CRM']);
  });
});
