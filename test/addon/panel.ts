/**
 * The built sidebar.html in real Chromium, 300 px wide, over the built code.js: `google.script.run` takes texts there and back as
 * Google's does, after a while, and refuses what Google refuses. No request leaves the page.
 *
 * Plays must not depend on the machine's pace. What they expect is waited for (`soon`), and `settled` waits until everything that
 * was asked has been answered and drawn. To see it hold: `SLOW=6` makes the page's processor six times slower,
 * `DELAY=0-2000 SEED=7` makes every answer of the server come after a while of its own.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { realm } from './realm.js';
import type { FakeBook } from './sheets.js';

export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How long a call to the server of Google takes, ms. */
export const DELAY = 700;
/** How long the server takes where its delay is not what is played: something is still drawn before it answers. */
const BRIEF = 60;
/** How many times slower than it is the machine is made. */
export const SLOW = Number(process.env.SLOW ?? 1);
/** How long something may take to appear. */
const SOON = { timeout: 15_000 * SLOW };

/** `DELAY=0-2000 SEED=7`: answers come after delays within these, the same for a seed; else as the play says. */
function delays(): (own: number) => number {
  const [, least, most] = /^(\d+)-(\d+)$/.exec(process.env.DELAY ?? '') ?? [];
  if (least === undefined || most === undefined) return (own) => own;
  let state = Number(process.env.SEED ?? 1);
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Number(least) + Math.floor((state / 2 ** 31) * (Number(most) - Number(least) + 1));
  };
}
const delayOf = delays();

/**
 * Google's runner: handlers are called later, answers are copied, a failure has a message. `settled_` waits until every call has
 * been answered and the page has drawn it, effects included, twice in a row: an effect may ask again.
 */
const RUNNER = `window.asked_ = 0;
window.google = { script: { run: (function runner(done, failed) {
  return {
    withSuccessHandler: function (f) { return runner(f, failed); },
    withFailureHandler: function (f) { return runner(done, f); },
    serve: function (text) {
      if (typeof text !== 'string') throw new Error('only plain data');
      asked_++;
      window.answer_(text)
        .then(function (reply) { window.answered_ = window.answered_ || performance.now(); done(reply); },
          function (error) { failed({ message: String(error) }); })
        .finally(function () { asked_--; });
    }
  };
})() } };
window.settled_ = async function () {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  for (let quiet = 0; quiet < 2; ) {
    await drawn();
    quiet = asked_ === 0 && document.querySelector('main[aria-busy=false]') ? quiet + 1 : 0;
  }
};`;

/** A browser for one test file, and every address its pages asked for. */
export interface Panels {
  readonly requests: string[];
  /** What the pages could not do: errors nobody caught. */
  readonly broken: string[];
  /** When each page first painted, ms from its opening, and when the server first answered it. */
  readonly paints: (readonly [paint: number, answer: number])[];
  /** The sidebar of a spreadsheet, as an entry of the menu opens it, once all it asked for at first has come. */
  open(book: FakeBook, menu?: string, delay?: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openPanels(): Promise<Panels> {
  const profile = mkdtempSync(join(tmpdir(), 'premia-chromium-'));
  const browser: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
  });
  browser.setDefaultTimeout(30_000 * SLOW);
  const requests: string[] = [];
  const broken: string[] = [];
  const paints: (readonly [number, number])[] = [];
  return {
    requests,
    broken,
    paints,
    async open(book, menu = 'menuPanel', delay = BRIEF) {
      const place = realm(book.services());
      place.call(menu);
      const html = book.seen.pages[book.seen.pages.length - 1]?.html ?? '';
      const page = await browser.newPage();
      page.on('pageerror', (error) => broken.push(error.message));
      await page.setViewportSize({ width: 300, height: 700 });
      await page.exposeFunction('answer_', async (text: string) => {
        const answer = place.call('serve', text);
        await new Promise((done) => setTimeout(done, delayOf(delay)));
        return answer;
      });
      await page.addInitScript(RUNNER);
      await page.route('**/*', (route) => {
        requests.push(route.request().url());
        return route.request().url() === 'https://sidebar.test/'
          ? route.fulfill({ contentType: 'text/html', body: html })
          : route.abort();
      });
      await slowed(page);
      await page.goto('https://sidebar.test/');
      await settled(page);
      paints.push((await page.evaluate(PAINT)) as [number, number]);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const PAINT = `[performance.getEntriesByName('first-contentful-paint')[0].startTime, answered_]`;

/** Makes the processor of a page slower. */
export async function slowed(page: Page): Promise<void> {
  if (SLOW === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW });
}

/** Everything that was asked of the server has been answered and drawn. */
export const settled = (page: Page): Promise<unknown> => page.evaluate('settled_()');

/** What has to be so in a while. @example await soon(() => textOf(page, 'h2')).toBe('KPI') */
export const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, SOON);

/** The status line says it. */
export const saidBy = (page: Page, text: string): Promise<void> =>
  soon(() => textOf(page, '[role=status].status')).toContain(text);

/** A text with ordinary spaces. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

type What = string | Locator;
const found = (page: Page, what: What): Locator => (typeof what === 'string' ? page.locator(what) : what);

/** What elements read now, spaces plain. */
export const textsOf = async (page: Page, what: What): Promise<string[]> =>
  (await found(page, what).allInnerTexts()).map(plain);
/** What the first reads now; '' where there is none. Of a drawing too. */
export const textOf = async (page: Page, what: What): Promise<string> =>
  plain((await found(page, what).evaluateAll(READ))[0] ?? '');
/** What fields hold now. */
export const valuesOf = async (page: Page, what: What): Promise<string[]> =>
  (await found(page, what).evaluateAll(HELD)).map(plain);
interface Shown {
  readonly innerText?: string;
  readonly textContent?: string;
  readonly value?: string;
}
const READ = (all: unknown): string[] =>
  (all as readonly Shown[]).map(({ innerText, textContent }) => innerText ?? textContent ?? '');
const HELD = (all: unknown): string[] => (all as readonly Shown[]).map(({ value }) => value ?? '');
/** Of how many elements a selector is now. */
export const countOf = (page: Page, what: What): Promise<number> => found(page, what).count();

/** The sum of the chosen person and its change; '' where nothing is changed. */
export const sumOf = async (page: Page): Promise<string[]> => [
  await textOf(page, '#effect-total'),
  await textOf(page, '#effect-change'),
];

/** The field under a label. */
export const fieldOf = (page: Page, label: string, what = 'input'): Locator =>
  page.locator(`.field:has(> label:text-is("${label}")) ${what}`);

/** Saves, until it is said. */
export async function save(page: Page, said = 'Сохранено'): Promise<void> {
  await page.click('.effect .action');
  await settled(page);
  await saidBy(page, said);
}

/** What axe finds, as ids with the first element of each. */
async function axeFinds(page: Page): Promise<string[]> {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.addScriptTag({ path: AXE });
  return page.evaluate(
    'axe.run().then((report) => report.violations.map((one) => one.id + " " + one.nodes[0].html.slice(0, 120)))',
  );
}

/** Pixels the page is wider than the sidebar. */
const tooWide = async (page: Page): Promise<number> =>
  Math.max(0, Number(await page.evaluate('document.documentElement.scrollWidth')) - 300);

/** Nothing for axe to find, and no scroll to the side. */
export async function fine(page: Page, where = ''): Promise<void> {
  await settled(page);
  expect([await axeFinds(page), await tooWide(page)], where).toEqual([[], 0]);
}

/** Types values into a field one after another, each time until a sum says something else; how long each took. */
export const effectTimes = (
  page: Page,
  selector: string,
  values: readonly string[],
  sum = '#effect-total',
): Promise<number[]> =>
  page.evaluate(
    `(async () => {
      const field = document.querySelectorAll(${JSON.stringify(selector)})[0];
      const sum = document.querySelector(${JSON.stringify(sum)});
      const taken = [];
      for (const value of ${JSON.stringify(values)}) {
        const before = sum.textContent;
        const start = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        while (sum.textContent === before) await new Promise((done) => setTimeout(done, 0));
        taken.push(performance.now() - start);
      }
      return taken;
    })()`,
  ) as Promise<number[]>;

/** What is measured, and again where it misses the bar: other work of the machine takes its turns too. The least of three. */
export async function least(bar: number, measure: () => Promise<number>): Promise<number> {
  let best = await measure();
  for (let again = 0; again < 2 && best > bar; again++) best = Math.min(best, await measure());
  return best;
}

/** The middle one. */
export const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] as number;
