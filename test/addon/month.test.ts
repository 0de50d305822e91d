/** The month in the sidebar's server: the checklist, what its actions write, and what a closed month says. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MonthItem, MonthShown, Reply } from '../../appsscript/protocol.js';
import { type Keys, keysOf } from '../helpers/keys.js';
import * as books from './books.js';
import { fine, hasChromium, openPanels, type Panels, saidBy, settled, soon, textOf, valuesOf } from './panel.js';
import { FakeBook } from './sheets.js';

/** Spaces of the answer are ordinary ones. */
const served = (book: FakeBook, request: object): Reply =>
  JSON.parse(JSON.stringify(books.served(book, request)).replace(/\u00A0/g, ' ')) as Reply;

function made(id = 'salary-percent.ru'): FakeBook {
  const book = new FakeBook();
  expect(served(book, { op: 'create', id, people: '', confirmed: true }).failed).toBeUndefined();
  return book;
}

function monthOf(book: FakeBook, period = '2026-10', payee = ''): MonthShown {
  const { month, failed } = served(book, { op: 'month', period, payee });
  expect(failed).toBeUndefined();
  return month as MonthShown;
}

const itemOf = (book: FakeBook, title: string, period = '2026-10', payee = ''): MonthItem =>
  monthOf(book, period, payee).items.find((item) => item.title === title) as MonthItem;

const states = ({ items }: MonthShown): string[] => items.map(({ title, state }) => `${title}: ${state}`);

const approve = (book: FakeBook, by = 'Ирина', period = '2026-10', payee = ''): Reply => {
  const { seen } = itemOf(book, 'Планы утверждены', period, payee);
  return served(book, { op: 'approve', period, payee, by, seen });
};

const close = (book: FakeBook, more: object = {}): Reply =>
  served(book, {
    op: 'close',
    period: '2026-10',
    payee: '',
    until: '',
    by: 'Ирина',
    seen: '',
    confirmed: true,
    ...more,
  });

/** The day in Vladivostok, ten hours ahead. */
const today = (): string => new Date(Date.now() + 36_000_000).toISOString().slice(0, 10);
const late = (): unknown[] => [new Date('2026-10-30T00:00:00+10:00'), '101', 'Поздний', 100000];

describe('the checklist', () => {
  it('says of each point how it stands, and what a fresh workbook does not need', () => {
    const month = monthOf(made());
    expect(month.people.map(({ id }) => id)).toEqual(['101', '102']);
    expect(month.items.map(({ title, state, notes }) => [title, state, ...notes])).toEqual([
      ['Данные', 'ok', 'Всё, что нужно схеме, есть и читается. Сотрудников: 2.'],
      ['Планы утверждены', 'missing', 'Ещё не утверждено: 2 из 2. Посмотрите на числа и утвердите их.'],
      ['Сверка', 'unneeded', 'Сверять нечего: нужны хотя бы две таблицы из трёх — сделки, оплаты, начислено.'],
      ['Корректировки прошлого', 'unneeded', 'Закрытых периодов ещё нет.'],
    ]);
  });

  it('names the cell of a missing fact, and is content when it is there', () => {
    const book = made('salary-kpi.ru');
    const row = book.sheet('Факты').cells[2] as unknown[];
    row[3] = '';
    const data = itemOf(book, 'Данные');
    expect(data.state).toBe('missing');
    expect(data.issues.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual(['Факты!D3']);
    row[3] = 18;
    expect(itemOf(book, 'Данные').state).toBe('ok');
  });

  it('of one person is not kept back by another', () => {
    const book = made('salary-kpi.ru');
    (book.sheet('Факты').cells[2] as unknown[])[3] = '';
    expect(itemOf(book, 'Данные', '2026-10', '202').state).toBe('ok');
    expect(itemOf(book, 'Планы утверждены', '2026-10', '202').issues.map(({ cell }) => cell)).toEqual([
      'D5',
      'D6',
      'D7',
    ]);
  });

  it('refuses a period that is none with a sentence', () => {
    expect(served(made(), { op: 'month', period: 'скоро', payee: '' }).failed).toMatch(/^«скоро»/);
  });
});

describe('targets', () => {
  it('are approved in a column of their own, and lose it when the row changes', () => {
    const book = made();
    expect(approve(book).said).toBe('Утверждено планов: 2.');
    const { cells } = book.sheet('Планы');
    expect(cells[0]).toEqual(['Сотрудник', 'Показатель', 'Период', 'План', 'Статус']);
    expect(String(cells[1]?.[4])).toMatch(new RegExp(`^утверждено 1 000 000 · Ирина · ${today()} · [0-9a-f]{6}$`));
    expect(itemOf(book, 'Планы утверждены').notes).toEqual([
      'Утверждены все: 2. Если план изменят, отметка снимется сама.',
    ]);
    (cells[2] as unknown[])[3] = 900000;
    const item = itemOf(book, 'Планы утверждены');
    expect(item.issues.map(({ message, cell }) => `${cell}: ${message}`)).toEqual([
      'D3: Второй менеджер, «Оплаты»: 900 000.',
    ]);
    expect(item.issues[0]?.hint).toMatch(/^Было «утверждено 800 000 · Ирина · .*», с тех пор строку изменили\.$/);
    // The mark is of the person as well.
    (cells[2] as unknown[])[3] = 800000;
    expect(itemOf(book, 'Планы утверждены').state).toBe('ok');
    (cells[1] as unknown[])[0] = '102';
    (cells[2] as unknown[])[0] = '101';
    expect(itemOf(book, 'Планы утверждены').issues).toHaveLength(2);
  });

  it('are approved as they were shown, by somebody, and a draft with them', () => {
    const book = made();
    const { cells } = book.sheet('Планы');
    for (const [i, row] of cells.entries()) row.push(i === 0 ? 'Согласование' : i === 1 ? 'черновик' : '');
    expect(itemOf(book, 'Данные').state).toBe('ok');
    expect(itemOf(book, 'Планы утверждены').issues[0]?.hint).toBe('Сейчас в согласовании: «черновик».');
    expect(close(book).failed).toBe('Период 2026-10 пока не закрыть. Осталось: Планы утверждены.');
    expect(approve(book, ' ').failed).toBe('Напишите, кто утверждает и закрывает: имя останется в таблице.');
    expect(close(book, { by: ' ' }).failed).toMatch(/^Напишите, кто утверждает и закрывает/);
    const { seen } = itemOf(book, 'Планы утверждены');
    (cells[2] as unknown[])[3] = 1;
    expect(served(book, { op: 'approve', period: '2026-10', payee: '', by: 'x', seen }).failed).toBe(
      'Пока вы смотрели, планы изменились. Проверьте ещё раз: ничего не записано.',
    );
    expect(approve(book, '=IMPORTXML("http://example.com") · <img onerror>').failed).toBeUndefined();
    expect(String(cells[1]?.[4])).toMatch(/^утверждено 1 000 000 · =IMPORTXML/);
    expect(states(monthOf(book))[1]).toBe('Планы утверждены: ok');
    expect(close(book).said).toBe('Период 2026-10 закрыт: 2.');
  });

  it('in a table of facts are approved there; of another period they do not matter', () => {
    const book = made('salary-kpi.ru');
    const facts = book.sheet('Факты').cells;
    const targets = book.sheet('Планы').cells;
    for (const [i, row] of facts.entries()) row.push(targets[i]?.[3] ?? '');
    targets.length = 1;
    facts.push(['201', 'Звонки', '2026-11', 300, 310]);
    expect(itemOf(book, 'Планы утверждены').issues).toHaveLength(6);
    expect(approve(book).said).toBe('Утверждено планов: 6.');
    expect(facts[0]).toEqual(['Сотрудник', 'Показатель', 'Период', 'Факт', 'План', 'Статус']);
    expect(facts[7]).toHaveLength(5);
    expect(itemOf(book, 'Планы утверждены').state).toBe('ok');
  });
});

describe('the reconciliation', () => {
  it('lists differences with their cells, and lets close once they were looked through', () => {
    const book = made('reconcile');
    const item = itemOf(book, 'Сверка');
    expect([item.state, item.notes[0]]).toEqual(['missing', 'Сошлось 2 из 15. Посмотрите расхождения: 18.']);
    expect(item.issues[0]).toEqual({
      severity: 'warning',
      message: 'Д-103 на 45 000,00 ₽: оплаты нет.',
      hint: 'Если деньги пришли, внесите оплату с этим номером; если нет, сделка ждёт оплаты.',
      where: '«Сделки», строка 5, столбец «№ сделки» (A5)',
      sheet: 'Сделки',
      cell: 'A5',
    });
    expect(close(book).failed).toBe('Период 2026-10 пока не закрыть. Осталось: Сверка.');
    expect(close(book, { seen: item.seen }).said).toBe('Период 2026-10 закрыт: 2.');
  });

  it('that was looked through is another one once a row differs', () => {
    const book = made('reconcile');
    const { seen } = itemOf(book, 'Сверка');
    (book.sheet('Сделки').cells[4] as unknown[])[4] = 44000;
    expect(close(book, { seen }).failed).toBe('Период 2026-10 пока не закрыть. Осталось: Сверка.');
  });
});

describe('a closed month', () => {
  it('says by whom, how much, and what is owed since; the next one has it', () => {
    const book = made();
    approve(book);
    expect(close(book).said).toBe('Период 2026-10 закрыт: 2.');
    const day = today().split('-').reverse().join('.');
    const never =
      'Закрытый период заново не открывают, и это бережёт всех: выплаченное остаётся выплаченным. Если что-то изменится, разница сама станет строкой первого открытого периода.';
    const then = 'Дальше: запишите расчёт листом и сделайте выгрузку для зарплаты.';
    expect(monthOf(book)).toMatchObject({ people: [], items: [{ title: 'Закрыто', state: 'ok' }] });
    // 102,500 + 69,200
    const head = ['Сотрудников: 2, всего 171 700,00 ₽.', `Кто закрыл: Ирина, ${day}. Сотрудников: 2.`, never];
    expect(itemOf(book, 'Закрыто').notes).toEqual([...head, 'С тех пор ничего не изменилось.', then]);
    book.sheet('Оплаты').cells.push(late() as never);
    // 1,150,000 × 5 % = 57,500 where 52,500 was closed.
    expect(itemOf(book, 'Закрыто').notes).toEqual([
      ...head,
      'Первый менеджер, «Процент»: за 2026-10 закрыто 52 500,00 ₽, по нынешним данным 57 500,00 ₽. +5 000,00 ₽ войдёт отдельной строкой в 2026-11.',
      'Итого разница: +5 000,00 ₽.',
      then,
    ]);
    book.sheet('Планы').cells.push(['101', 'Оплаты', '2026-11', 1000000, ''], ['102', 'Оплаты', '2026-11', 800000, '']);
    expect(itemOf(book, 'Корректировки прошлого', '2026-11').notes[0]).toBe(
      'За закрытые периоды сюда войдёт +5 000,00 ₽.',
    );
    approve(book, 'Ирина', '2026-11');
    expect(close(book, { period: '2026-11' }).said).toBe('Период 2026-11 закрыт: 2.');
    expect(itemOf(book, 'Закрыто').notes).toEqual([
      ...head,
      'Первый менеджер, «Процент»: +5 000,00 ₽ уже вошло в 2026-11.',
      then,
    ]);
  });

  it('may be closed for one who leaves, to the last day worked; the others stay open', () => {
    const book = made();
    approve(book, 'Ирина', '2026-10', '102');
    expect(book.sheet('Планы').cells[1]?.[4] ?? '').toBe('');
    expect(close(book, { payee: '102', until: 'вчера' }).failed).toMatch(/^День «вчера» не прочитан/);
    expect(close(book, { payee: '102', until: '12.10.2026' }).said).toMatch(/^Период 2026-10 закрыт по 2026-10-12/);
    const month = monthOf(book);
    expect(month.people.map(({ id }) => id)).toEqual(['101']);
    // Eight of 22 working days: 50,000 × 8 ÷ 22 = 18,181.82; and 19,200.
    expect(month.items[0]?.notes[0]).toBe('Сотрудников: 1, всего 37 381,82 ₽. Открыто ещё: 1.');
    expect(states(month)).toEqual([
      'Закрыто: ok',
      'Данные: ok',
      'Планы утверждены: missing',
      'Сверка: unneeded',
      'Корректировки прошлого: unneeded',
    ]);
    expect(close(book, { payee: 'никто' }).failed).toContain('Период 2026-10 пока не закрыть. Осталось: Данные');
  });
});

const cards = (page: Page): Promise<string> => textOf(page, 'ol.cards');

/** Goes to what bears a name, and presses it. */
async function pressed(page: Page, { reach, press }: Keys, name: string): Promise<void> {
  await reach(name);
  await press('Enter');
  await settled(page);
}

describe.runIf(hasChromium)('the month by keyboard alone', () => {
  let panels: Panels;
  beforeAll(async () => {
    panels = await openPanels();
  }, 120_000);
  afterAll(() => panels?.close());

  it('differences are looked through, one who leaves is closed alone, then the others, in English', async () => {
    const book = made('reconcile');
    const page = await panels.open(book);
    const keys = keysOf(page);
    const { press, reach, type } = keys;
    await page.selectOption('#lang', 'en');
    await settled(page);
    await page.selectOption('#view', 'month');
    // While the first answer is on its way: it may not take away what is being written.
    await page.locator('#period').fill('');
    await page.locator('#period').pressSequentially('2026-10');
    await settled(page);
    await press('Tab');
    await settled(page);
    await soon(() => cards(page)).toContain('2 of 15 agree. Look through the differences: 18.');
    await reach('Whom');
    await keys.pick('Иванов Иван');
    await settled(page);
    await reach('Last day worked');
    await type('yesterday');
    await reach('Who approves');
    await type('Irina');
    await reach('I have looked through');
    await press('Space');
    await page.waitForSelector('ol.cards li:nth-child(3) .badge.ok');
    await fine(page);
    await pressed(page, keys, 'Close the period');
    await saidBy(page, 'yesterday');
    await reach('Last day worked', 'Shift+Tab');
    await type('2026-10-12');
    await pressed(page, keys, 'Close the period');
    await soon(() => textOf(page, '.question')).toContain('Иванов Иван');
    await press('Enter');
    await settled(page);
    await saidBy(page, 'Period 2026-10 is closed as of 2026-10-12: Иванов Иван.');
    await soon(() => cards(page)).toContain('Open still: 1.');
    await soon(() => valuesOf(page, '#closing')).toEqual(['']);
    await soon(() => textOf(page, '#closing option:nth-child(2)')).toBe('Петрова Анна');
    // The differences are those that were looked through.
    await page.focus('#period');
    await pressed(page, keys, 'Close the period');
    await soon(() => textOf(page, '.question')).toContain('Payees: 1');
    await press('Enter');
    await settled(page);
    await saidBy(page, 'Period 2026-10 is closed: 1.');
    expect(panels.broken).toEqual([]);
    await page.close();
  }, 180_000);
});
