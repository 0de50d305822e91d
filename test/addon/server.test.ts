/** The menu's commands and the sidebar's server, in the built code.js over a spreadsheet of arrays. */
import { describe, expect, it } from 'vitest';
import type { Reply, TemplateShown } from '../../appsscript/protocol.js';
import { calculate, statements } from '../../src/index.js';
import { readInput } from '../../src/node.js';
import { realm } from './realm.js';
import { FakeBook } from './sheets.js';

const opened = (book: FakeBook) => realm(book.services());
const served = (book: FakeBook, request: unknown): Reply =>
  JSON.parse(
    String(
      opened(book).call(
        'serve',
        JSON.stringify({ lang: book.userLocale.startsWith('ru') ? 'ru' : 'en', ...(request as object) }),
      ),
    ),
  ) as Reply;
const create = (book: FakeBook, id: string): Reply => served(book, { op: 'create', id, people: '', confirmed: false });

const TEMPLATES = (served(new FakeBook(), { op: 'templates' }).templates ?? []) as TemplateShown[];

describe('templates', () => {
  it('are ready schemes of the language first, then every example', () => {
    expect(TEMPLATES.filter(({ kind }) => kind === 'scheme').map(({ id }) => id)).toEqual([
      'salary-percent.ru',
      'margin-coefficient.ru',
      'salary-kpi.ru',
      'team-bonus.ru',
      'saas-accelerators.ru',
    ]);
    expect(TEMPLATES.filter(({ kind }) => kind === 'example')).toHaveLength(10);
  });

  const EXPECTED: Readonly<Record<string, unknown[][]>> = {
    // 1,050,000 of 1,000,000 is 105 %: 5 %, 52,500 + 50,000; 640,000 of 800,000 is 80 %: 3 %, 19,200 + 50,000.
    'salary-percent.ru': [
      ['101', 102500],
      ['102', 69200],
    ],
    'salary-percent.en': [
      ['101', 8250],
      ['102', 4920],
    ],
    // 201: 40 % × 1.1 + 40 % × 0.9 + 20 % × 1 = 1 → 100,000. 202: calls 60 % pay 0, 40 % × 1.2 + 20 % × 0.8 = 0.64 → 85,600.
    'salary-kpi.ru': [
      ['201', 100000],
      ['202', 85600],
    ],
    'salary-kpi.en': [
      ['201', 6500],
      ['202', 5600],
    ],
    // 2,450,000 of 2,000,000 is 122.5 %: 490,000 × 10 % × 1.2; 1,250,000 of 1,500,000 is 83.3 %: 310,000 × 10 % × 0.9.
    'margin-coefficient.ru': [
      ['301', 58800],
      ['302', 27900],
    ],
    'margin-coefficient.en': [
      ['301', 5880],
      ['302', 2790],
    ],
    // The team: 900,000 + 920,000 of 1,800,000 is 101.1 %, so 20,000 each; 50,000 + 18,000 and 50,000 + 18,400 beside it.
    'team-bonus.ru': [
      ['501', 88000],
      ['502', 88400],
    ],
    'team-bonus.en': [
      ['501', 6000],
      ['502', 6040],
    ],
    // 140 %: 80,000 × (1 + 0.25 × 1.5 + 0.15 × 2) = 134,000; 80 %: 64,000.
    'saas-accelerators.ru': [
      ['401', 134000],
      ['402', 64000],
    ],
    'saas-accelerators.en': [
      ['401', 13400],
      ['402', 6400],
    ],
  };
  it.each(Object.keys(EXPECTED))('%s pays what its arithmetic says, and closes', (id) => {
    const book = new FakeBook(undefined, id.endsWith('ru') ? 'ru_RU' : 'en_US', id.endsWith('ru') ? 'ru' : 'en');
    expect(create(book, id).failed).toBeUndefined();
    expect(served(book, { op: 'check' }).issues?.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(served(book, { op: 'calculate', period: '2026-10', as: 'values', confirmed: true }).failed).toBeUndefined();
    expect(totals(book, id.endsWith('ru') ? 'Расчёт премии 2026-10' : 'Bonus statement 2026-10')).toEqual(EXPECTED[id]);
  });

  it.each(TEMPLATES.filter(({ kind }) => kind === 'example').map(({ id }) => id))(
    '%s as sheets pays what the files pay',
    async (id) => {
      const book = new FakeBook();
      expect(create(book, id).failed).toBeUndefined();
      const { plan, data } = await readInput(`examples/${id}`);
      const node = [...statements(calculate(plan, data, { period: '2026-10' }))].map(({ payee, total }) => [
        payee,
        total === null ? '#N/A' : Number(total),
      ]);
      expect(
        served(book, { op: 'calculate', period: '2026-10', as: 'values', confirmed: true }).failed,
      ).toBeUndefined();
      const untyped = /записано текстом|несколько строк с названием/;
      const { issues = [] } = served(book, { op: 'check' });
      expect(issues.filter(({ message }) => id !== 'retail-messy' && untyped.test(message))).toEqual([]);
      const russian = book.sheets.some((sheet) => sheet.name === 'Начисления');
      const name = russian ? 'Расчёт премии' : 'Bonus statement';
      expect(totals(book, `${name} 2026-10`)).toEqual(node);
    },
  );

  it('bring formats, lists, notes, a frozen header and named ranges', () => {
    const book = new FakeBook();
    create(book, 'salary-percent.ru');
    const scales = book.sheet('Шкалы');
    expect(scales.frozen).toBe(1);
    expect(scales.notes.get('B1')).toContain('вся сумма');
    expect([...scales.rules.values()][0]?.getHelpText()).toContain('вся сумма');
    expect(book.sheet('Планы').formats.get('2:3')).toBe('@');
    expect(book.sheet('Оплаты').formats.get('3:4')).toBe('#,##0');
    expect(book.sheet('Оплаты').formats.get('3:2')).toBe('0');
    expect(book.sheet('Журнал').formats.get('2:9')).toBe('#,##0.00##');
    expect(book.sheet('Оплаты').frozen).toBe(2);
    expect([...book.names.keys()]).toContain('premia_people');
    expect(Object.prototype.toString.call(book.sheet('Оплаты').cells[2]?.[0])).toBe('[object Date]');
  });

  it('write over nothing and do not mix two plans', () => {
    const book = new FakeBook();
    book.insert('Планы').cells = [['мои записи', 'важные']];
    expect(create(book, 'salary-percent.ru').ask).toContain('Планы');
    expect(book.sheets).toHaveLength(2);
    expect(served(book, { op: 'create', id: 'salary-percent.ru', people: '', confirmed: true }).said).toContain(
      'Готово',
    );
    expect(book.sheet('Планы').cells[0]).toEqual(['мои записи', 'важные']);
    expect(book.sheet('Планы 2').cells[0]?.[0]).toBe('Сотрудник');
    expect(create(book, 'salary-kpi.ru').failed).toContain('уже есть схема мотивации');
  });
});

/** Id and total of each row of a statement sheet. */
function totals(book: FakeBook, name: string): unknown[][] {
  const rows = book.sheet(name).cells.slice(1);
  const end = rows.findIndex((row) => ['', 'Итого', 'Total'].includes(String(row[0] ?? '')));
  return rows.slice(0, end < 0 ? rows.length : end).map((row) => [String(row[0]), row[row.length - 1]]);
}
