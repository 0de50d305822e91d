/** The start: templates by what they pay for with true curves, people in place of the example's, and nothing written over. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply, TemplateShown } from '../../appsscript/protocol.js';
import { below, served } from './books.js';
import { countOf, fine, hasChromium, openPanels, type Panels, saidBy, settled, soon, valuesOf } from './panel.js';
import { FakeBook } from './sheets.js';

const create = (book: FakeBook, people: string, id = 'salary-percent.ru', confirmed = false): Reply =>
  served(book, { op: 'create', id, people, confirmed });
describe('a curve', () => {
  const curves = (lang: string): (string | undefined)[][] =>
    (served(new FakeBook(), { op: 'templates' }, lang).templates as TemplateShown[])
      .filter(({ kind }) => kind === 'scheme')
      .map(({ pays, curve }) => [pays, curve?.text.replace(/\u00A0/g, ' ')]);
  it('says what the scheme pays the first of its people', () => {
    expect(curves('ru')).toEqual([
      // 50 000 + 800 000 × 3 %; + 1 000 000 × 5 %; + 1 200 000 × 5 %.
      ['sales', '80 % плана: 74 000 ₽; 100 %: 100 000 ₽; 120 %: 110 000 ₽'],
      // A fifth of 1 600 000, 2 000 000 and 2 400 000 is margin; of it 10 %, times 0,9, 1 and 1,2.
      ['margin', '80 % плана: 28 800 ₽; 100 %: 40 000 ₽; 120 %: 57 600 ₽'],
      // 60 000 + 40 000 × 0,8; × 1; × 1,2.
      ['kpi', '80 % плана: 92 000 ₽; 100 %: 100 000 ₽; 120 %: 108 000 ₽'],
      // 50 000 + 2 % of 800 000, 1 000 000 and 1 200 000; of 20 000 nothing below 90 %, all, and 120 % above 110 %.
      ['team', '80 % плана: 66 000 ₽; 100 %: 90 000 ₽; 120 %: 98 000 ₽'],
      // 80 000 × 0,8; × 1; × (1 + 0,2 × 1,5).
      ['quota', '80 % плана: 64 000 ₽; 100 %: 80 000 ₽; 120 %: 104 000 ₽'],
    ]);
    expect(curves('en')[0]).toEqual(['sales', '80% of target: $5,400; 100%: $8,000; 120%: $9,000']);
  });
  it('is drawn with its jumps', () => {
    const [sales] = served(new FakeBook(), { op: 'templates' }).templates as TemplateShown[];
    // Of 125 000 at 150 %: 50 000 stands at 44 − 40 × 0,4; 3 % begins at 80 %, 128 from the left, 5 % at 100 %.
    expect(sales?.curve).toMatchObject({ line: '0,28 128,23 128,20 160,18 160,12 240,4', y: 12 });
  });
});

describe('people', () => {
  it('take the places of the example’s, each with rows of one of them', () => {
    const book = new FakeBook();
    expect(create(book, 'Анна\n\n Борис ; 7 \n8\tВера\nГеоргий\t0012').said).toBe(
      'Листов добавлено: 9. Цифры в них — пример: впишите свои поверх. Готово: лист «Расчёт премии 2026-10».',
    );
    expect(below(book, 'Сотрудники', [0, 1, 2])).toEqual([
      [101, 'Анна', 'Продажи'],
      [7, 'Борис', 'Продажи'],
      [8, 'Вера', 'Продажи'],
      ['0012', 'Георгий', 'Продажи'],
    ]);
    expect(below(book, 'Планы', [0, 3])).toEqual([
      [101, 1000000],
      [7, 800000],
      [8, 1000000],
      ['0012', 800000],
    ]);
    expect(below(book, 'Оплаты', [1, 3], 2)).toEqual([
      [101, 600000],
      [101, 450000],
      [7, 640000],
      [8, 600000],
      [8, 450000],
      ['0012', 640000],
    ]);
    expect(served(book, { op: 'check' }).issues?.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect([...book.sheet('Расчёт премии 2026-10').formulas.values()][0]).toMatch(/^=BONUS\(A1:A5; "2026-10"; /);
    served(book, { op: 'calculate', period: '2026-10', as: 'values', confirmed: true });
    // 50 000 + 1 050 000 × 5 %; 50 000 + 640 000 × 3 %.
    expect(below(book, 'Расчёт премии 2026-10', [0, 1, 4]).slice(0, 4)).toEqual([
      ['101', 'Анна', 102500],
      ['7', 'Борис', 69200],
      ['8', 'Вера', 102500],
      ['0012', 'Георгий', 69200],
    ]);
  });

  it('fewer than the example’s leave nobody else’s rows', () => {
    const book = new FakeBook();
    create(book, 'Анна');
    expect(below(book, 'Оплаты', [1, 3], 2)).toEqual([
      [101, 600000],
      [101, 450000],
    ]);
    expect(below(book, 'Сотрудники', [0, 1])).toEqual([[101, 'Анна']]);
  });

  it.each([
    ['Анна\nАнна', 'Анна'],
    ['Анна;7\nБорис;7', '7'],
  ])('%j is refused before anything is written', (people, name) => {
    const book = new FakeBook();
    expect(create(book, people).failed).toBe(
      `«${name}» стоит в списке дважды. Оставьте одну строку или допишите после имени табельный №.`,
    );
    expect(book.sheets).toHaveLength(1);
  });

  it('namesakes with numbers are two', () => {
    const book = new FakeBook();
    create(book, 'Анна;1\nАнна;2');
    expect(below(book, 'Сотрудники', [0, 1])).toEqual([
      [1, 'Анна'],
      [2, 'Анна'],
    ]);
  });

  it.each(['=IMPORTXML("http://a.test";"//a")', '<img src=x onerror=alert(1)>', '+1', "'quoted", '@x'])(
    '%s is stored as the text it is',
    (name) => {
      const book = new FakeBook();
      const person = name.replace(/;/g, ',');
      expect(create(book, person).failed).toBeUndefined();
      const stored = (sheet: string, row: number): unknown => book.sheet(sheet).cells[row]?.[1];
      expect([stored('Сотрудники', 1), stored('Расчёт премии 2026-10', 1)]).toEqual([person, person]);
    },
  );

  it('are those of the selected cells, without a header', () => {
    const book = new FakeBook();
    const sheet = book.insert('Люди');
    sheet.cells = [
      ['ФИО', 'Табельный №', 'Кабинет'],
      ['Анна ', 7, 12],
      ['', '', ''],
      ['Борис\nЛом', '', ''],
    ];
    sheet.getRange(1, 1, 4, 3).activate();
    expect(served(book, { op: 'selected' })).toEqual({ people: 'Анна\t7\nБорис Лом' });
    sheet.getRange(2, 2, 1, 1).activate();
    expect(served(book, { op: 'selected' })).toEqual({ people: '7' });
    sheet.getRange(3, 1, 1, 3).activate();
    expect(served(book, { op: 'selected' }).failed).toMatch(/^Выделенные ячейки пусты/);
    book.cell = null;
    expect(served(book, { op: 'selected' }, 'en').failed).toMatch(/^The selected cells are empty/);
  });
});

describe('what stands there already', () => {
  it('stays: a statement of the same name too', () => {
    const book = new FakeBook();
    book.insert('Расчёт премии 2026-10').cells = [['моё']];
    expect(create(book, 'Анна').said).toMatch(/поверх\.$/);
    expect(book.sheet('Расчёт премии 2026-10').cells).toEqual([['моё']]);
  });

  it('is not counted twice: a list with a header of people', () => {
    const book = new FakeBook();
    book.insert('Команда').cells = [
      ['ФИО', 'Табельный №'],
      ['Анна', 7],
    ];
    expect(create(book, 'Анна\t7').failed).toMatch(/^Лист «Команда» читается как список сотрудников/);
    expect(book.sheets).toHaveLength(2);
    (book.sheet('Команда').cells as unknown[])[0] = ['', ''];
    expect(create(book, 'Анна\t7').said).toMatch(/Готово: лист «Расчёт премии 2026-10»\.$/);
  });

  it('does not keep the sheets from being made when a formula cannot be given it', () => {
    const book = new FakeBook();
    // Its sheet alone says what the table is.
    book.insert('Цели').cells = [
      ['Сотрудник', 'Телефон'],
      ['Анна', 7],
    ];
    book.insert('Оплаты').cells = [
      ['Дата', 'Сумма'],
      ['2026-10-05', 7],
    ];
    expect(create(book, 'Анна', 'salary-percent.ru', true).said).toMatch(/поверх\. На листе «Оплаты» нет названия/);
  });
});

describe.runIf(hasChromium)('the view', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  it.each(['ru', 'en'])(
    'asks before sheets get a number, and opens the plan (%s)',
    async (lang) => {
      const ru = lang === 'ru';
      const book = new FakeBook('Europe/Moscow', ru ? 'ru_RU' : 'en_US', lang);
      const own = book.insert(ru ? 'Шкалы' : 'Scales');
      own.cells = [['<img src=x onerror=alert(1)>', 7]];
      own.getRange(1, 1, 1, 2).activate();
      const page = await panels.open(book, 'menuTemplate');
      await fine(page, 'templates');
      expect(await countOf(page, 'h3:visible')).toBe(5);
      await page.screenshot({ path: join(tmpdir(), `premia-start-${lang}.png`), fullPage: true });
      await page.click('summary');
      await fine(page, 'examples');
      await page.click('form button[type=button]');
      await soon(() => page.inputValue('#people')).toContain('onerror');
      await page.locator('#people').focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\nAnna');
      await page.click('form button[type=submit]');
      await settled(page);
      expect(await countOf(page, '.question')).toBe(1);
      expect(book.sheets).toHaveLength(2);
      await page.click('.question .action');
      await settled(page);
      await saidBy(page, ru ? 'Готово' : 'Done');
      await page.waitForSelector('#effect-total');
      await soon(() => valuesOf(page, '#view')).toEqual(['plan']);
      expect(own.cells).toEqual([['<img src=x onerror=alert(1)>', 7]]);
      expect(below(book, ru ? 'Сотрудники' : 'People', [0, 1])).toEqual([
        [7, '<img src=x onerror=alert(1)>'],
        [101, 'Anna'],
      ]);
      // Nobody is written into a workbook that has a plan.
      await page.selectOption('#view', 'start');
      await settled(page);
      await page.click('form button[type=submit]');
      await page.waitForSelector('.status.error');
      await page.close();
    },
    60_000,
  );
});
