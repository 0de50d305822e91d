/** The local workbook in a real browser: what a person types, sees and saves. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calculate, statements } from '../../src/index.js';
import { readInput } from '../../src/node.js';
import { type Desk, EXAMPLES, openDesk, soon } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 240_000);
afterAll(() => desk.close());

const RESULT = 'Расчёт премии';
const WHY = 'Расчёт премии — почему столько';

interface Expected {
  readonly statements: readonly { readonly name: string; readonly total: string; readonly period: string }[];
}
const expected = (example: string): Expected => JSON.parse(readFileSync(`${EXAMPLES}${example}/expected.json`, 'utf8'));

/** @example shownMoney('169561.75') // '169 561,75' */
const shownMoney = (amount: string): string => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, ' ');

/** Totals of a file or folder as the engine gives them in Node. */
async function totals(path: string, period: string): Promise<(string | null)[]> {
  const { plan, data } = await readInput(path);
  return [...statements(calculate(plan, data, { period }))].map(({ total }) => total);
}

/** A saved .zip as the folder it is. */
function unpacked(zip: string): string {
  const folder = `${zip}.folder`;
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(zip)))) writeFileSync(join(folder, name), bytes);
  return folder;
}

describe('a person at the department of the examples', () => {
  test('finds the published figures, by component and in total, and why', async () => {
    for (const [at, { name, total }] of expected('zeid-plus').statements.entries()) {
      await soon(() => desk.shows(RESULT, `A${at + 4}`)).toBe(name);
      await soon(() => desk.shows(RESULT, `H${at + 4}`)).toBe(shownMoney(total));
    }
    await soon(() => desk.shows(WHY, 'A3')).toBe('Оклад за месяц');
  });

  test('types a target: the bonus changes', async () => {
    // Соколова: 1 178 350 ÷ 950 000 = 124,04 %, the tier from 121 %: 10 % of 1 178 350.
    await desk.go('Планы', 'C6');
    await desk.type('950 000');
    await desk.until(RESULT, 'F4', '117 835,00');
    // 169 561,75 − 111 943,25 + 117 835,00
    await soon(() => desk.shows(RESULT, 'H4')).toBe('175 453,50');
    await desk.page.keyboard.press('Control+z');
    await desk.until(RESULT, 'H4', '169 561,75');
  });

  test('breaks a weight: the amount is an error, the sentence names the weights', async () => {
    await desk.go('KPI', 'D2');
    await desk.type('50 %');
    await desk.until('KPI', 'D2', '50%');
    await desk.until(RESULT, 'H4', '#NUM!');
    await desk.go(RESULT, 'L3');
    const sheets = [
      'Показатели',
      'Планы',
      'Начисления',
      'Параметры',
      'Шкалы',
      'Схемы',
      'Сотрудники',
      'Факты',
      'Сделки',
    ];
    await desk.type(`=PLAN_CHECK(B1;KPI!A1:E9;${sheets.map((name) => `${name}!A1:I60`).join(';')})`);
    await desk.until(RESULT, 'L4', 'Ошибка');
    const row = await Promise.all(['M4', 'N4', 'O4'].map((cell) => desk.shows(RESULT, cell)));
    expect(row.join(' ')).toContain(
      'Веса KPI в схеме «Продажи: грейды, KPI и бонус за план» в сумме дают 110 %, а не 100 %.',
    );
    await desk.page.keyboard.press('Control+z');
    await desk.page.keyboard.press('Control+z');
    await desk.until(RESULT, 'H4', '169 561,75');
  });

  test('types as in Russian Sheets', async () => {
    const typed = async (text: string, shown: string) => {
      await desk.go('Схемы', 'J5');
      await desk.type(text);
      await desk.until('Схемы', 'J5', shown);
      await desk.page.keyboard.press('Control+z');
    };
    await typed('=SUM(1,5;2)', '3,5');
    await typed('1 234,56', '1 234,56');
    await typed('31.01.2026', '31.01.2026');
    await typed('9,5 %', '9,5%');
  });

  test('sees a sentence on a cell that cannot be computed', async () => {
    await desk.go(RESULT, 'L4');
    await desk.type('=BONUS("Кто-то";"2026-10";KPI!A1:E4)');
    await desk.until(RESULT, 'L4', '#ERROR');
    await soon(() => desk.sentence(RESULT, 'L4')).toBe(
      'Среди таблиц нет: Начисления, Сотрудники. Добавьте их вместе с шапкой; все сразу подставит меню Premia → «Вставить формулу премии».',
    );
    // The row stands where the header's height puts it.
    const tooltip = desk.page.locator('.o-error-tooltip', { hasText: 'Среди таблиц нет' });
    for (let y = 235; y <= 300 && !(await tooltip.isVisible()); y += 12) {
      await desk.page.mouse.move(1230, y);
      await desk.page.waitForTimeout(800);
    }
    await tooltip.waitFor({ timeout: 60_000 });
    await desk.page.keyboard.press('Control+z');
  });

  test('is told in Russian what the grid itself refuses', async () => {
    const said = async (formula: string, error: string): Promise<string> => {
      await desk.go(RESULT, 'L4');
      await desk.type(formula);
      await desk.until(RESULT, 'L4', error);
      const sentence = await desk.sentence(RESULT, 'L4');
      await desk.page.keyboard.press('Control+z');
      return sentence;
    };
    expect(await said('=BONUS("Котов Илья";"2026-10")', '#ERROR')).toBe(
      'Нет ни одной таблицы. Добавьте аргументом диапазон вместе с шапкой, например Схема!A:K.',
    );
    expect(await said('=СУММА(1;2)', '#BAD_EXPR')).toMatch(/^Формула не читается: проверьте скобки/);
    expect(await said('=SUMM(1;2)', '#NAME?')).toBe(
      'Функции «SUMM» нет. Функции Premia пишутся латиницей: BONUS, KPI.',
    );
    expect(await said('=ROUND()', '#BAD_EXPR')).toBe('Функции ROUND не хватает аргументов: нужно не меньше 1, дано 0.');
    const told: string[] = [];
    desk.page.once('dialog', (dialog) => {
      told.push(dialog.message());
      void dialog.accept();
    });
    const box = desk.page.locator('.o-named-range-selector input');
    await box.fill('A3000');
    await box.press('Enter');
    expect(told[0]).toMatch(/^Такой ячейки на этом листе нет: он меньше\./);
    await desk.page.keyboard.press('Escape');
  });

  test('sees beside the amounts what is credited to nobody, and a new employee by himself', async () => {
    await soon(() => desk.shows(RESULT, 'C1')).toBe('Замечаний нет');
    await desk.go('Сделки', 'B5');
    await desk.type('Сколова Марина');
    // 1 178 350 − 312 400 = 865 950 of 950 000.
    await desk.until(
      RESULT,
      'C1',
      '«Сделки», строка 5, столбец «Менеджер»: В таблице «Сделки» есть строки периода, которые никому не засчитаны. Таких строк: 1 на 312 400,00 ₽. Впишите сотрудника, исправьте имя или закрепите клиента: пока они ничьи, период не закрыть. Ещё замечаний: 1, все показывает PLAN_CHECK.',
    );
    await desk.page.keyboard.press('Control+z');
    await desk.until(RESULT, 'C1', 'Замечаний нет');
    await desk.go('Сотрудники', 'A10');
    await desk.type('Новиков Олег');
    await desk.until(RESULT, 'A12', 'Новиков Олег');
    await soon(() => desk.shows(RESULT, 'H12')).toBe('#NUM!');
    await desk.page.keyboard.press('Control+z');
    await desk.until(RESULT, 'A12', '');
    await soon(() => desk.shows(RESULT, 'H12')).toBe('');
  });

  test('writes where an answer spills: the formula says so instead of hiding it', async () => {
    await desk.go(RESULT, 'D6');
    await desk.type('занято');
    await desk.until(RESULT, 'B3', '#SPILL!');
    await desk.page.keyboard.press('Control+z');
    await desk.until(RESULT, 'H4', '169 561,75');
  });
});

describe('the add-on beside the grid', () => {
  test('its menu and sidebar work by keyboard alone, and check the workbook', async () => {
    const { page } = desk;
    await page.locator('#menu').focus();
    await page.keyboard.press('Enter');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const sidebar = page.frameLocator('#side iframe');
    await sidebar.getByText('Замечаний нет').waitFor({ timeout: 60_000 });
    await page.locator('#side .heading button').focus();
    await page.keyboard.press('Enter');
    await soon(() => page.locator('#side').isHidden()).toBe(true);
  });

  test('its server takes nothing and gives nothing that Google would not hand over', async () => {
    const { page } = desk;
    await page.click('#menu');
    await page.getByRole('menuitem', { name: 'Открыть панель' }).click();
    const frame = page.frameLocator('#side iframe').locator('body');
    const tried = (what: string) =>
      frame.evaluate((_, code) => {
        type Run = Record<string, (...given: unknown[]) => unknown>;
        const run = (window as unknown as { google: { script: { run: Run } } }).google.script.run;
        const given = { date: new Date(0), func: () => 1, nested: { a: [new Date(0)] } }[code];
        try {
          run.serve?.(given);
          return 'taken';
        } catch (error) {
          return (error as Error).message;
        }
      }, what);
    expect(await tried('date')).toBe('Failed due to illegal value in property: [0]');
    expect(await tried('func')).toBe('Failed due to illegal value in property: [0]');
    expect(await tried('nested')).toBe('Failed due to illegal value in property: [0].a[0]');
    const answer = await frame.evaluate(
      () =>
        new Promise((done) => {
          type Run = { [name: string]: (given: unknown) => Run & ((given: unknown) => void) };
          const run = (window as unknown as { google: { script: { run: Run } } }).google.script.run;
          run.withFailureHandler?.((error: Error) => done(error.message)).premia_?.(1);
        }),
    );
    expect(answer).toBe('premia_ is not defined');
    await page.locator('#side .heading button').click();
  });

  test('code.js has nothing but what Apps Script has', async () => {
    const has = await desk.page.evaluate(() => {
      const realm = (document.getElementById('realm') as HTMLIFrameElement).contentWindow as unknown as object;
      return ['fetch', 'setTimeout', 'URL', 'TextEncoder', 'crypto', 'localStorage', 'XMLHttpRequest', 'Intl'].filter(
        (name) => Reflect.get(realm, name) !== undefined,
      );
    });
    expect(has).toEqual([]);
  });

  test('the language switches menus, sidebar and typing, and nothing of the figures', async () => {
    const { page } = desk;
    await page.selectOption('#language', 'en');
    await page.locator('.o-topbar-menu', { hasText: 'Edit' }).waitFor();
    await page.click('#menu');
    await page.getByRole('menuitem', { name: 'Open the sidebar' }).waitFor();
    await page.keyboard.press('Escape');
    await soon(async () => (await desk.shows(RESULT, 'H4')).replaceAll(',', ' ')).toBe('169 561.75');
    await page.selectOption('#language', 'ru');
    await page.locator('.o-topbar-menu', { hasText: 'Правка' }).waitFor();
    await desk.until(RESULT, 'H4', '169 561,75');
  });
});

describe('files', () => {
  const examples = readdirSync(EXAMPLES).filter((name) => readdirSync(EXAMPLES + name).includes('expected.json'));
  beforeEach(() => desk.page.keyboard.press('Escape'));

  test.each(examples)(
    '%s: the grid, the saved .xlsx, the saved CSV and the folder agree',
    async (example) => {
      const path = EXAMPLES + example;
      await desk.open(path);
      const period = await desk.shows(RESULT, 'B1');
      const own = await totals(path, period);
      expect(own.length).toBeGreaterThan(0);
      expect(await totals(await desk.save('saveXlsx'), period)).toEqual(own);
      expect(await totals(unpacked(await desk.save('saveCsv')), period)).toEqual(own);
      const header = await Promise.all([...'BCDEFGHIJKLMNOP'].map((column) => desk.shows(RESULT, `${column}3`)));
      const column = 'BCDEFGHIJKLMNOP'[header.findLastIndex((text) => text !== '')];
      for (const [at, total] of own.entries())
        await soon(() => desk.shows(RESULT, `${column}${at + 4}`)).toBe(total === null ? '#NUM!' : shownMoney(total));
    },
    120_000,
  );

  test('a saved .xlsx opens again with its formulas alive, and the command line reads it', async () => {
    await desk.open(`${EXAMPLES}zeid-plus`);
    const saved = await desk.save('saveXlsx');
    // Other programs see amounts, not only the first cell of what a formula spills.
    const sheet = strFromU8(unzipSync(readFileSync(saved))['xl/worksheets/sheet0.xml'] as Uint8Array);
    const held = (cell: string): string | undefined =>
      new RegExp(`<c r="${cell}"[^>]*>\\s*<v>([^<]*)</v>`).exec(sheet)?.[1];
    expect([held('C3'), held('B4'), held('H4'), held('H11')]).toEqual([
      'Премия за звонки',
      '40000',
      '169561.75',
      '35100',
    ]);
    await desk.open(saved);
    await desk.until(RESULT, 'H4', '169 561,75');
    await desk.go('Планы', 'C6');
    await desk.type('950000');
    await desk.until(RESULT, 'H4', '175 453,50');
    const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
    const args = [cli, 'calc', await desk.save('saveXlsx'), '--period', '2026-10', '--json'];
    const { statements: said } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Expected;
    expect(said.map(({ total }) => total)[0]).toBe('175453.50');
  });
});

test('nothing was asked of any other machine, and nothing broke', () => {
  expect(desk.outside).toEqual([]);
  expect(desk.broken).toEqual([]);
});
