/** The editors and the views of people by keyboard alone, in English, one after another as somebody works; Google's server takes 700 ms. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keys, keysOf } from '../helpers/keys.js';
import { bookOf } from './books.js';
import { DELAY, hasChromium, fine as looks, openPanels, type Panels, plain, saidBy, settled } from './panel.js';
import type { FakeBook } from './sheets.js';

const SCHEME = new URL('../../appsscript/schemes/salary-kpi.json', import.meta.url);

/** The English scheme «Salary + KPI matrix», and something paid by a scale. */
function service(): FakeBook {
  const { en } = JSON.parse(readFileSync(SCHEME, 'utf8')) as { en: { sheets: Record<string, string[]> } };
  const sheets = {
    ...en.sheets,
    Scales: ['Scale|Method|From|Rate|Below first', 'Steps|retroactive|0|1%|0', '||300|2%|'],
    Components: [...(en.sheets.Components ?? []), 'Extra pay|rate(Steps, Calls) * Bonus'],
  };
  return bookOf(
    Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, rows.map((row) => row.split('|'))])),
    'en',
  );
}

/** What a key changes is drawn a moment later, more so on a busy machine. */
const SOON = { timeout: 10_000 };

describe.runIf(hasChromium)('by keyboard alone', () => {
  let panels: Panels;
  let book: FakeBook;
  let page: Page;
  let keys: Keys;
  beforeAll(async () => {
    panels = await openPanels();
    book = service();
    page = await panels.open(book, 'menuPanel', DELAY);
    await page.waitForSelector('#effect-total');
    keys = keysOf(page);
    await page.focus('#view');
  }, 60_000);
  afterAll(async () => {
    await panels?.close();
    expect(panels?.broken).toEqual([]);
  });

  const text = async (what: string): Promise<string> => plain((await page.innerText(what)).replace(/\s+/g, ' '));
  const total = (): Promise<string> => text('#effect-total');
  /** Nothing for axe to find, 300 px wide, not a Russian word but the language's name. */
  async function fine(where: string): Promise<void> {
    const russian = (await page.innerText('main')).replace('Русский', '').match(/[а-яё]+/gi);
    await looks(page, where);
    expect(russian, where).toBe(null);
  }
  /** To the list of views, and to one of them by its first letters. */
  async function view(name: string): Promise<void> {
    await keys.reach('Views', 'Shift+Tab');
    await keys.pick(name);
    await settled(page);
  }

  it('the plan editor: add, move, switch off, copy, a version from a day, compare, save', async () => {
    const { press, reach, type } = keys;
    // 4,000 + 2,500 × 100 % and 2 % of 2,500.
    await expect.poll(total, SOON).toBe('$6,550.00');
    await reach('Views', 'Shift+Tab');
    await reach('Add a component');
    await press('Enter');
    await reach('Find: what you pay for');
    await type('fixed bonus');
    await reach('Fixed bonus on a condition');
    await fine('catalogue');
    await press('Enter');
    await reach('amount');
    await type('150');
    await reach('condition');
    await type('Calls >= 300');
    expect([await total(), await text('#effect-change')]).toEqual(['$6,700.00', '+$150.00']);
    await fine('component');
    await reach('Make a copy');
    await press('Enter');
    await expect.poll(total, SOON).toBe('$6,850.00');
    await reach('Versions');
    await press('Enter');
    await reach('New version from');
    await reach('Make the version');
    await press('Enter');
    await reach('amount');
    await type('200');
    await reach('Compare versions');
    await press('Enter');
    await fine('compare');
    await expect.poll(() => text('tbody'), SOON).toBe('amount 150 200');
    await reach('To the list');
    await press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.textContent'), SOON).toBe('Components');
    await reach('Down: Extra pay');
    await press('Enter');
    await reach('paid: Fixed bonus on a condition 2');
    await press('Enter');
    expect([await total(), await text('#effect-change')]).toEqual(['$6,700.00', '+$150.00']);
    await fine('list');
    await reach('Save');
    await press('Enter');
    await saidBy(page, 'Saved');
    await settled(page);
    expect(book.sheet('Components').cells.map(([name]) => name)).toEqual([
      'Component',
      'Salary',
      'KPI bonus',
      'Fixed bonus on a condition',
      'Extra pay',
      'Fixed bonus on a condition 2',
      'Fixed bonus on a condition 2',
    ]);
  }, 120_000);

  it('the KPI editor: weights, rule, measure, SMART', async () => {
    const { press, reach, type } = keys;
    await reach('Views', 'Shift+Tab');
    await reach('Weights and KPIs');
    await press('Enter');
    await reach('Weight: Calls');
    await type('60');
    await reach('Balance to 100%');
    await press('Enter');
    // 60 %, then 40 between 40 and 20: 27 and 13. 4,000 + 50 + 150 + 2,500 × (0.66 + 0.243 + 0.13).
    await expect.poll(total, SOON).toBe('$6,782.50');
    await page.waitForSelector('.badge');
    await reach('Weight: Calls', 'Shift+Tab');
    await reach('SMART');
    await press('Enter');
    await page.waitForSelector('.smart[open] .verdict');
    await fine('weights');
    await reach('Meetings');
    await press('Enter');
    await reach('How attainment is computed');
    await keys.pick('met');
    await expect.poll(() => text('.live'), SOON).toContain('attainment 0%');
    await reach('Edit the measure', 'Shift+Tab');
    await press('Enter');
    await reach('Unit');
    await fine('measure');
    await reach('Meetings', 'Shift+Tab');
    await press('Enter');
    await expect.poll(() => text('h2'), SOON).toBe('Meetings');
    await fine('kpi');
    await reach('Undo all');
    await press('Enter');
    await expect.poll(total, SOON).toBe('$6,700.00');
  }, 120_000);

  it('the scale editor: a point by arrows and by number, a method, a tier', async () => {
    const { press, reach, type } = keys;
    await view('Month');
    await view('Plan');
    await reach('Steps');
    await press('Enter');
    await page.waitForSelector('.point');
    await reach('300: 2%');
    await press('ArrowUp');
    // 2,500 × 2.5 %.
    await expect.poll(total, SOON).toBe('$6,712.50');
    await reach('Rate, 2');
    await type('4');
    await expect.poll(total, SOON).toBe('$6,750.00');
    await reach('Tier');
    await press('Enter');
    await fine('scale');
    await reach('Method', 'Shift+Tab');
    await keys.pick('smoothly');
    await fine('another method');
    await reach('Undo all');
    await press('Enter');
    await expect.poll(total, SOON).toBe('$6,700.00');
  }, 120_000);

  it('a person: why, what if; the department: its budget and its cost', async () => {
    const { press, reach, type } = keys;
    await view('Person');
    await page.waitForSelector('.why > details');
    await reach('KPI bonus');
    await press('Enter');
    await reach('Meetings: 18');
    await press('End');
    // 36 of 20, capped at 120 %: 2,500 × (0.44 + 0.48 + 0.2).
    await expect.poll(() => text('#tried'), SOON).toBe('$7,000.00');
    await fine('person');
    await reach('Back to what is');
    await press('Enter');
    await expect.poll(() => text('#tried'), SOON).toBe('$6,700.00');
    await view('Department');
    await reach('Budget');
    await type('20000');
    // 6,700, and 4,000 + 2,500 × (1.2 × 40 % + 0.8 × 20 %) + 1 % of 2,500.
    await expect.poll(() => text('#budget-left'), SOON).toBe('$7,675.00 left');
    await reach('Calculate');
    await press('Enter');
    await page.waitForSelector('.costs');
    await expect.poll(() => page.inputValue('.field input'), SOON).toBe('20,000');
    await expect.poll(() => page.locator('.costs tbody tr').count(), SOON).toBe(5);
    await fine('department');
  }, 120_000);
});
