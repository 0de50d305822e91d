/**
 * The nine that must work in the sidebar, played whole, one after another as somebody works: an empty spreadsheet becomes a
 * workbook, its plan, KPIs and scale are edited, a person and the department looked at, what is wrong mended, a closed sidebar
 * and a second editor survived, the month closed. The same story for either hand and in either language.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../appsscript/ports.js';
import { HANDS, type Hand } from '../helpers/hands.js';
import { below } from './books.js';
import {
  countOf,
  DELAY,
  fine,
  hasChromium,
  openPanels,
  type Panels,
  plain,
  saidBy,
  settled,
  soon,
  sumOf,
  textOf,
  textsOf,
  valuesOf,
} from './panel.js';
import { FakeBook } from './sheets.js';

type Lang = 'ru' | 'en';
type Said = Readonly<Record<string, string>>;
const json = (path: string): Record<Lang, never> =>
  JSON.parse(readFileSync(new URL(`../../appsscript/${path}.json`, import.meta.url), 'utf8'));

/** The words of the sidebar. */
const wordsOf = (lang: Lang) => ({
  frame: json('sidebar/words/frame')[lang] as Said,
  plan: json('sidebar/words/plan')[lang] as Said,
  person: json('sidebar/words/person')[lang] as Said,
  month: json('sidebar/words/month')[lang] as Said,
  start: json('sidebar/words/start')[lang] as Said,
  server: json('server/words')[lang] as Said,
});

/** A name that wants to be more than a name. */
const HOSTILE = '<img src=x onerror=alert(1)>';

/** What the story is of: the scheme «Salary + KPI matrix», something paid by a scale beside it. */
const NAMES = {
  ru: {
    scheme: 'Оклад + KPI-матрица',
    people: ['Анна Котова', HOSTILE],
    calls: 'Звонки',
    meetings: 'Встречи',
    premium: 'Премия за KPI',
    scale: 'Ступени',
    extra: 'Доплата',
    fixed: 'Фиксированная премия по условию',
    sought: 'фиксированная',
    amount: 'сумма',
    condition: 'условие',
    when: 'Звонки >= 300',
    misspelt: 'Встечи * 10',
    facts: '«Факты»',
    sheets: {
      plans: 'Схемы',
      scales: 'Шкалы',
      components: 'Начисления',
      kpis: 'KPI',
      facts: 'Факты',
      people: 'Сотрудники',
      ledger: 'Журнал',
    },
    rows: {
      scales: ['Шкала|Метод|От|Ставка|Ниже первой', 'Ступени|вся сумма|0|1 %|0', '||300|2 %|'],
      extra: ['Доплата', 'ставка(Ступени; Звонки) * Премия'],
    },
    // 60 000 + 40 000 × 100 %; and 2 % of 40 000.
    made: '100 000,00 ₽',
    sum: '100 800,00 ₽',
    fix: ['1500', '2000'],
    fixedSum: ['102 300,00 ₽', '+1 500,00 ₽'],
    twice: '103 800,00 ₽',
    compared: 'сумма 1 500 2 000',
    // 60 %, then 40 between 40 and 20: 27 and 13. 60 000 + 800 + 1 500 + 40 000 × (0,66 + 0,243 + 0,13).
    weights: ['60 %', '27 %', '13 %'],
    balanced: '103 620,00 ₽',
    none: 'выполнение 0 %',
    point: '300: 2 %',
    // 40 000 × 2,5 %; 40 000 × 4 %.
    higher: '102 500,00 ₽',
    rated: '103 100,00 ₽',
    smoothly: 'плавно',
    flag: 'выполнено или нет',
    // 36 of 20, capped at 120 %: 60 000 + 1 500 + 800 + 40 000 × (0,44 + 0,48 + 0,2).
    tried: '107 100,00 ₽',
    result: 'Встречи: 18',
    budget: '300000',
    // 102 300, and 60 000 + 40 000 × (1,2 × 40 % + 0,8 × 20 %) + 1 % of 40 000.
    left: 'Остаётся 111 700,00 ₽',
    typedBudget: '300 000',
    // Eighteen meetings at ten each.
    mended: ['101 680,00 ₽', '-620,00 ₽'],
    unknown: 'сумма неизвестна',
    saved: 'Сохранено. Формулы таблицы пересчитаются сами.',
    conflict: 'Пока вы правили, схему в таблице изменили: KPI: Встречи.',
    theirs: '60 %',
    yours: 'Изменены и вами, и в таблице (оставлено ваше): Встречи.',
    data: 'Данные ✗ осталось',
    todo: 'Чтобы закрыть, осталось: Данные, Планы утверждены.',
    approved: 'Утверждено планов: 6.',
    closed: 'Период 2026-10 закрыт: 2.',
    amounts: [60000, 40000, 1500, 800, 60000, 25600, 0, 400],
    closedSum: 'Сотрудников: 2, всего 188 300,00 ₽.',
    // 202's meetings 26 → 20: 40 % × 1 + 20 % × 0,8 = 0,56 where it was 0,64: 40 000 × 0,08 = 3 200 less.
    owed: 'за 2026-10 закрыто 25 600,00 ₽, по нынешним данным 22 400,00 ₽. −3 200,00 ₽ войдёт отдельной строкой в 2026-11.',
  },
  en: {
    scheme: 'Salary + KPI matrix',
    people: ['Ann Reed', HOSTILE],
    calls: 'Calls',
    meetings: 'Meetings',
    premium: 'KPI bonus',
    scale: 'Steps',
    extra: 'Extra pay',
    fixed: 'Fixed bonus on a condition',
    sought: 'fixed bonus',
    amount: 'amount',
    condition: 'condition',
    when: 'Calls >= 300',
    misspelt: 'Meetngs * 10',
    facts: '"Facts"',
    sheets: {
      plans: 'Plans',
      scales: 'Scales',
      components: 'Components',
      kpis: 'KPIs',
      facts: 'Facts',
      people: 'People',
      ledger: 'Ledger',
    },
    rows: {
      scales: ['Scale|Method|From|Rate|Below first', 'Steps|retroactive|0|1%|0', '||300|2%|'],
      extra: ['Extra pay', 'rate(Steps, Calls) * Bonus'],
    },
    // 4,000 + 2,500 × 100 %; and 2 % of 2,500.
    made: '$6,500.00',
    sum: '$6,550.00',
    fix: ['150', '200'],
    fixedSum: ['$6,700.00', '+$150.00'],
    twice: '$6,850.00',
    compared: 'amount 150 200',
    // 4,000 + 50 + 150 + 2,500 × (0.66 + 0.243 + 0.13).
    weights: ['60%', '27%', '13%'],
    balanced: '$6,782.50',
    none: 'attainment 0%',
    point: '300: 2%',
    // 2,500 × 2.5 %; 2,500 × 4 %.
    higher: '$6,712.50',
    rated: '$6,750.00',
    smoothly: 'smoothly',
    flag: 'met or not',
    // 4,000 + 150 + 50 + 2,500 × 1.12.
    tried: '$7,000.00',
    result: 'Meetings: 18',
    budget: '20000',
    // 6,700, and 4,000 + 2,500 × 0.64 + 1 % of 2,500.
    left: '$7,675.00 left',
    typedBudget: '20,000',
    mended: ['$6,830.00', '+$130.00'],
    unknown: 'amount unknown',
    saved: 'Saved. The formulas of the workbook calculate themselves again.',
    conflict: 'While you were editing, the plan was changed in the sheets: KPIs: Meetings.',
    theirs: '60%',
    yours: 'Changed both by you and in the sheet (yours is kept): Meetings.',
    data: 'Data ✗ to do',
    todo: 'To close, left to do: Data, Targets approved.',
    approved: 'Targets approved: 6.',
    closed: 'Period 2026-10 is closed: 2.',
    amounts: [4000, 2500, 150, 50, 4000, 1600, 0, 25],
    closedSum: 'Payees: 2, $12,325.00 in all.',
    // 2,500 × 0.08 = 200 less
    owed: "$1,600.00 was closed for 2026-10, today's data give $1,400.00. −$200.00 goes into 2026-11 as a line of its own.",
  },
} as const;

/** Words that are the same in both languages. */
const COMMON = /Русский|English|Premia|KPI|SMART|RUB|USD|Irina|SaaS|CRM|SPIFF?|MBO|NPS|IMPORT/g;

/** What a story has in its hands. */
interface Desk {
  readonly book: FakeBook;
  page: Page;
  hand: Hand;
}

/** Everything a chapter of the story is told with. */
interface Told {
  readonly n: (typeof NAMES)[Lang];
  readonly w: ReturnType<typeof wordsOf>;
  readonly desk: Desk;
  /** Opens the sidebar of the workbook anew. */
  readonly open: (menu?: string) => Promise<void>;
  readonly view: (name: string) => Promise<void>;
  readonly look: (where: string) => Promise<void>;
  readonly total: () => Promise<string>;
}

/** From an empty spreadsheet to a workbook. */
async function start({ n, w, desk, open, look, total }: Told): Promise<void> {
  await open('menuTemplate');
  await look('templates');
  await desk.hand.choose('template', n.scheme);
  await desk.hand.fill(w.start.who as string, n.people.join('\n'));
  await desk.hand.press(w.start.create as string);
  await soon(total).toBe(n.made);
  await soon(() => valuesOf(desk.page, '#view')).toEqual(['plan']);
  expect(below(desk.book, n.sheets.people, [0, 1])).toEqual([
    [201, n.people[0]],
    [202, n.people[1]],
  ]);
}

/** Somebody writes a scale and what is paid by it into the sheets. */
function scaled({ n, desk: { book } }: Told): void {
  book.insert(n.sheets.scales).cells = n.rows.scales.map((row) => row.split('|'));
  book.sheet(n.sheets.components).cells.push([...n.rows.extra]);
}

/** Add, copy, a version from a day, compare, reorder, switch off, save. */
async function plan({ n, w, desk: { page, hand, book }, look, total }: Told): Promise<void> {
  await soon(total).toBe(n.sum);
  await look('list');
  await hand.press(w.plan.add as string);
  await hand.fill(w.plan.search as string, n.sought);
  await look('catalogue');
  await hand.press(n.fixed);
  await hand.fill(n.amount, n.fix[0]);
  await hand.fill(n.condition, n.when);
  await soon(() => sumOf(page)).toEqual(n.fixedSum);
  await look('component');
  await hand.press(w.plan.copy as string);
  await soon(total).toBe(n.twice);
  await hand.press(w.plan.versions as string);
  await hand.press(w.plan.addVersion as string);
  await hand.fill(n.amount, n.fix[1]);
  await hand.press(w.plan.compare as string);
  await soon(() => textOf(page, 'tbody')).toBe(n.compared);
  await look('compare');
  await hand.press(w.plan.list as string);
  await soon(() => textOf(page, 'h2')).toBe(w.plan.components);
  await hand.press(`${w.plan.down}: ${n.extra}`);
  await hand.press(`${w.plan.isOn}: ${n.fixed} 2`);
  await soon(() => sumOf(page)).toEqual(n.fixedSum);
  await hand.press(w.frame.save as string);
  await saidBy(page, n.saved);
  expect(
    book
      .sheet(n.sheets.components)
      .cells.slice(2)
      .map(([name]) => name),
  ).toEqual([n.premium, n.fixed, n.extra, `${n.fixed} 2`, `${n.fixed} 2`]);
}

/** Weights and their balance, SMART, the rule, the measure behind it. */
async function kpis({ n, w, desk: { page, hand }, look, total }: Told): Promise<void> {
  await hand.press(w.plan.openKpis as string);
  await hand.fill(`${w.plan.weight}: ${n.calls}`, '60');
  await hand.press(w.plan.balance as string);
  await soon(() => valuesOf(page, '.weight input')).toEqual(n.weights);
  await soon(total).toBe(n.balanced);
  await page.locator('.badge').first().waitFor();
  await hand.press('SMART');
  await page.locator('.smart[open] .verdict').first().waitFor();
  await look('weights');
  await hand.press(n.meetings);
  await hand.pick(w.plan.rule as string, n.flag);
  await soon(() => textOf(page, '.live')).toContain(n.none);
  await look('kpi');
  await hand.press(w.plan.openMeasure as string);
  await look('measure');
  await hand.press(`← ${n.meetings}`);
  await soon(() => textOf(page, 'h2')).toBe(n.meetings);
  await hand.press(w.frame.discard as string);
  await soon(total).toBe(n.fixedSum[0]);
}

/** A point by hand and by number, a tier, another method. */
async function scale({ n, w, desk: { page, hand }, view, look, total }: Told): Promise<void> {
  await view('check');
  await view('plan');
  await hand.press(n.scale);
  await soon(() => countOf(page, '.point')).toBe(2);
  await soon(() => countOf(page, '.dot')).toBe(2);
  await hand.nudge(n.point);
  await soon(total).toBe(n.higher);
  await hand.fill(`${w.plan.pointValue}, 2`, '4');
  await soon(total).toBe(n.rated);
  await hand.press(`+ ${w.plan.addPoint}`);
  await soon(() => countOf(page, '.point')).toBe(3);
  await look('scale');
  await hand.pick(w.plan.method as string, n.smoothly);
  await soon(() => countOf(page, '.jump')).toBe(0);
  await look('another method');
  await hand.press(w.frame.discard as string);
  await soon(total).toBe(n.fixedSum[0]);
}

/** Why, to the cell a figure comes from, and what if. */
async function person({ n, w, desk: { page, hand }, view, look }: Told): Promise<void> {
  await view('person');
  await soon(() => textOf(page, '.why')).toContain(n.premium);
  await hand.press(n.premium);
  await look('why');
  await hand.end(n.result);
  await soon(() => textOf(page, '#tried')).toBe(n.tried);
  await look('person');
  await hand.press(w.person.back as string);
  await soon(() => textOf(page, '#tried')).toBe(n.fixedSum[0]);
}

/** The budget, and the cost at other attainments. */
async function department({ n, w, desk: { page, hand }, view, look }: Told): Promise<void> {
  await view('department');
  await hand.fill(w.person.budget as string, n.budget);
  await soon(() => textOf(page, '#budget-left')).toBe(n.left);
  await hand.press(w.person.count as string);
  await soon(() => valuesOf(page, '.field input')).toEqual([n.typedBudget]);
  await soon(() => countOf(page, '.costs tbody tr')).toBe(5);
  await look('department');
}

/** What is wrong is said where it is, leads to its cell, and is mended by one press. */
async function issues({ n, w, desk: { page, hand, book }, view, look, total }: Told): Promise<void> {
  await view('plan');
  await hand.press(n.extra);
  await hand.fill(w.plan.expression as string, n.misspelt);
  await soon(total).toBe(n.unknown);
  await soon(() => textOf(page, 'mark')).toBe(n.misspelt.slice(0, -5));
  await look('a part that is wrong');
  await hand.press(w.frame.why as string);
  await soon(() => countOf(page, '.issues li.error')).toBe(1);
  await look('check');
  await hand.press('(A5)');
  expect([book.active.name, book.cell?.getA1Notation()]).toEqual([n.sheets.components, 'A5']);
  await view('plan');
  await hand.press((w.plan.useName as string).replace('{value}', n.meetings));
  await soon(() => sumOf(page)).toEqual(n.mended);
  await hand.press(w.frame.discard as string);
  await soon(total).toBe(n.fixedSum[0]);
}

/** A step back, a sidebar closed while something is not saved, somebody else in the same row, the plan as it was. */
async function two(told: Told): Promise<void> {
  const { n, w, desk, open, look, total } = told;
  const weight = (column: number): string[] =>
    desk.book
      .sheet(n.sheets.kpis)
      .cells.slice(1)
      .map((row) => plain(String(row[column] ?? '')));
  const [weights, least] = [weight(3), weight(4)];
  await desk.hand.press(w.plan.openKpis as string);
  await desk.hand.fill(`${w.plan.weight}: ${n.meetings}`, '60');
  await desk.hand.press(w.plan.balance as string);
  // A step for each change: a hand on the keyboard has made one by each digit.
  const sum = () => sumOf(desk.page);
  for (let i = 0; i < 4 && (await sum())[0] !== n.fixedSum[0]; i++) await desk.hand.press(w.frame.undo as string);
  await soon(sum).toEqual([n.fixedSum[0], '']);
  await desk.hand.fill(`${w.plan.weight}: ${n.meetings}`, '60');
  await desk.hand.press(w.plan.balance as string);
  await desk.page.close();
  await open();
  await soon(() => textOf(desk.page, '.notice')).toBe(w.plan.found);
  await desk.hand.press(w.plan.openKpis as string);
  // Somebody else works in the sheet meanwhile.
  (desk.book.sheet(n.sheets.kpis).cells[2] as CellValue[])[4] = n.theirs;
  await desk.hand.press(w.frame.save as string);
  await saidBy(desk.page, n.conflict);
  expect(weight(3)).toEqual(weights);
  await soon(() => textOf(desk.page, '.notice')).toContain(n.yours);
  await look('two people');
  // What a notice says has to be read before a press counts.
  const pressed = async (): Promise<string> => {
    await desk.hand.press(w.frame.save as string);
    return textOf(desk.page, '.status');
  };
  await soon(pressed).toBe(n.saved);
  expect(weight(3)).not.toEqual(weights);
  expect(weight(4)).toEqual(least);
  // As it was: with what somebody else has written.
  await desk.hand.press(w.frame.restore as string);
  await saidBy(desk.page, n.saved);
  expect(weight(4)[1]).toBe(n.theirs);
  expect(weight(3)).toEqual(weights);
  await soon(total).toBe(n.fixedSum[0]);
}

/** A missing fact, targets, the close, and what a change owes. */
async function month({ n, w, desk: { page, hand, book }, view, look }: Told): Promise<void> {
  const facts = book.sheet(n.sheets.facts).cells;
  const cards = (): Promise<string> => textOf(page, 'ol.cards');
  (facts[5] as unknown[])[3] = '';
  await view('month');
  await soon(cards).toContain(n.data);
  await soon(() => textOf(page, 'main')).toContain(n.todo);
  expect(await page.isDisabled(`button:has-text("${w.frame.close}")`)).toBe(true);
  await look('month');
  await hand.press(n.facts);
  expect([book.active.name, book.cell?.getA1Notation()]).toEqual([n.sheets.facts, 'D6']);
  (facts[5] as unknown[])[3] = 26;
  // The sidebar has read the sheets before and after the fact was missing: they look the same to it.
  await hand.press(w.month.again as string);
  await soon(() => textsOf(page, 'ol.cards h2')).toContain(`${n.data.split(' ')[0]} ${w.month.ok}`);
  await hand.fill((w.month.by as string).slice(0, 12), 'Irina <b>');
  await hand.press(w.month.approve as string);
  await saidBy(page, n.approved);
  await soon(cards).not.toContain('✗');
  await hand.press(w.frame.close as string);
  await hand.press(w.frame.yes as string);
  await saidBy(page, n.closed);
  const [header = [], ...ledger] = book.sheet(n.sheets.ledger).cells;
  const column = (name: string): unknown[] => ledger.map((row) => row[header.indexOf(name)]);
  expect(column(n === NAMES.ru ? 'Сумма' : 'Amount')).toEqual(n.amounts);
  expect(new Set(column(n === NAMES.ru ? 'Кто закрыл' : 'Closed by'))).toEqual(new Set(['Irina <b>']));
  await soon(cards).toContain(n.closedSum);
  (facts[5] as unknown[])[3] = 20;
  await hand.press(w.month.again as string);
  await soon(cards).toContain(n.owed);
  await soon(cards).toContain(HOSTILE);
  await look('closed');
}

/**
 * Plays the nine with a hand.
 * @param lang the language of the user and the workbook
 * @param looks axe, the width and the language are looked at on every screen
 */
export function playNine(by: keyof typeof HANDS, lang: Lang, looks: boolean): void {
  describe.runIf(hasChromium)(`by ${by}, ${lang}`, () => {
    let panels: Panels;
    const n = NAMES[lang];
    const w = wordsOf(lang);
    const desk = { book: new FakeBook('Europe/Moscow', lang === 'ru' ? 'ru_RU' : 'en_US', lang) } as Desk;
    const told: Told = {
      n,
      w,
      desk,
      async open(menu) {
        desk.page = await panels.open(desk.book, menu, DELAY);
        desk.hand = HANDS[by](desk.page, () => settled(desk.page));
        await desk.page.focus('#view');
      },
      view: (name) => desk.hand.pick(w.frame.views as string, w.frame[name] as string),
      async look(where) {
        if (!looks) return;
        await fine(desk.page, where);
        const foreign = lang === 'ru' ? /[a-z]{3,}/gi : /[а-яё]+/gi;
        expect(
          (await textOf(desk.page, 'main')).replaceAll(HOSTILE, '').replace(COMMON, '').match(foreign),
          where,
        ).toBe(null);
      },
      total: () => textOf(desk.page, '#effect-total'),
    };
    beforeAll(async () => {
      panels = await openPanels();
    }, 60_000);
    afterAll(async () => {
      await panels?.close();
      expect(panels?.broken).toEqual([]);
    });
    let failed = false;
    const chapter = (name: string, play: (told: Told) => Promise<void>): void =>
      it(name, { timeout: 240_000 }, async () => {
        // A chapter stands on those before it.
        expect(failed ? 'a chapter before it failed' : '').toBe('');
        failed = true;
        await play(told);
        failed = false;
      });

    chapter('start: an empty sheet becomes a workbook', start);
    chapter('the plan editor: add, copy, a version from a day, compare, move, switch off, save', async () => {
      scaled(told);
      await desk.page.close();
      await told.open();
      await plan(told);
    });
    chapter('the KPI editor: weights, SMART, a rule, the measure', kpis);
    chapter('the scale editor: a point by hand and by number, a tier, a method', scale);
    chapter('a person: why, what if', person);
    chapter('the department: its budget and its cost', department);
    chapter('issues: said where they are, to the cell, mended', issues);
    chapter('a step back, a closed sidebar, two people, the plan as it was', two);
    chapter('the month: a missing fact, targets, the close, what a change owes', month);
  });
}
