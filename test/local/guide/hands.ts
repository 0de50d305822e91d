/** What a reader of the guide does, and everything the screen shows him meanwhile. */
import { fileURLToPath } from 'node:url';
import type { Dialog, FrameLocator, Locator } from 'playwright-core';
import type { Desk } from '../desk.js';
import { plain } from './read.js';

export const PICTURES = fileURLToPath(new URL('../../../docs/ru/img/', import.meta.url));
/** How long a text may take to appear, ms. */
const PATIENCE = 60_000;

/** Height of the bar over the sheet and the sidebar. */
const TOP = 41;

/** What a picture shows: of the sheet so wide, of a window over it, or of the sidebar from something on. */
interface Shot {
  readonly sheet?: number;
  readonly window?: Locator;
  readonly from?: Locator;
}

export interface Hands {
  readonly desk: Desk;
  /** The sidebar. */
  readonly panel: FrameLocator;
  /** Begins a step: nothing was seen yet. */
  begin(): void;
  /** Texts of the step that the screen has not shown, waiting for them a while. */
  missing(texts: readonly string[]): Promise<string[]>;
  /** Waits until the screen shows a text. */
  sees(text: string): Promise<void>;
  /** The add-on's menu; answers to its questions in order, `true` for a yes. */
  menu(item: string, ...answers: readonly (string | true)[]): Promise<void>;
  /** Chooses a view of the sidebar. */
  view(name: string): Promise<void>;
  /** Presses what bears a name in the sidebar. */
  press(name: string): Promise<void>;
  /** Presses an element of the sidebar. */
  click(what: Locator): Promise<void>;
  /** Writes into a field of the sidebar. */
  fill(what: Locator, text: string): Promise<void>;
  /** Writes into a cell and those on its right. */
  write(sheet: string, cell: string, ...texts: readonly string[]): Promise<void>;
  /** Looks at a sheet. */
  sheet(name: string, cell?: string): Promise<void>;
  /** Takes a picture of the guide, of the sidebar unless told otherwise; remakes it only when asked for. */
  picture(name: string, height: number, of?: Shot): Promise<void>;
  /** Pictures of the step so far. */
  readonly taken: string[];
}

/** What a frame shows: its text, and what stands in its fields. Runs in the page. */
function textOfPage(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const chosen = [...document.querySelectorAll('select')].flatMap((one) =>
    [...one.options].map((option) => option.textContent ?? ''),
  );
  return [
    document.body?.innerText ?? '',
    ...fields.filter((one) => one.checkVisibility()).map(({ value }) => value),
    ...chosen,
  ].join('\n');
}

interface Getters {
  getActiveSheetId(): string;
  getNumberCols(sheetId: string): number;
  getNumberRows(sheetId: string): number;
  getEvaluatedCell(position: object): { formattedValue: string; message?: string };
  getCell(position: object): { content?: string } | undefined;
}
interface OwlApp {
  readonly root: { readonly component: { readonly props: { readonly model: { readonly getters: Getters } } } };
}

/** What the cells of the sheet in front show, and their formulas. Runs in the page. */
function textOfSheet(): string {
  const [app] = [...(globalThis as unknown as { owl: { App: { apps: Set<OwlApp> } } }).owl.App.apps].slice(-1);
  if (!app) return '';
  const { getters } = app.root.component.props.model;
  const sheetId = getters.getActiveSheetId();
  const [cols, rows] = [Math.min(26, getters.getNumberCols(sheetId)), Math.min(80, getters.getNumberRows(sheetId))];
  const cells: string[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const at = { sheetId, col, row };
      const { formattedValue, message = '' } = getters.getEvaluatedCell(at);
      cells.push(formattedValue, message);
      const content = getters.getCell(at)?.content ?? '';
      if (content.startsWith('=')) cells.push(content);
    }
  return cells.filter((text) => text !== '').join('\n');
}

/** Is a text among what was seen, not as a part of another word or number? */
function isIn(seen: string, text: string): boolean {
  const edge = (sign: string | undefined): boolean => sign === undefined || !/[\p{L}\p{N}]/u.test(sign);
  const [first, last] = [text[0], text[text.length - 1]];
  for (let at = seen.indexOf(text); at >= 0; at = seen.indexOf(text, at + 1)) {
    const [before, after] = [seen[at - 1], seen[at + text.length]];
    if ((edge(first) || edge(before)) && (edge(last) || edge(after))) return true;
  }
  return false;
}

export function handsOf(desk: Desk): Hands {
  const { page } = desk;
  const panel = page.frameLocator('#side iframe');
  const taken: string[] = [];
  const answers: (string | true)[] = [];
  let seen = '';
  const note = (text: string): void => {
    seen += `\n${plain(text)}`;
  };
  page.on('dialog', (dialog: Dialog) => {
    note(dialog.message());
    // Only questions wait for an answer; what goes away when the book is replaced is agreed to.
    const answer = dialog.type() === 'alert' ? true : (answers.shift() ?? true);
    if (answer !== true) note(answer);
    void dialog.accept(answer === true ? undefined : answer);
  });
  const look = async (): Promise<void> => {
    for (const frame of page.frames()) note(await frame.evaluate(textOfPage).catch(() => ''));
    note(await page.evaluate(textOfSheet));
  };
  const rest = async (): Promise<void> => {
    if (await page.locator('#side iframe').isVisible())
      await panel.locator('main[aria-busy=false]').waitFor({ timeout: PATIENCE });
    await look();
  };
  const missing = async (texts: readonly string[]): Promise<string[]> => {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const left = texts.filter((text) => !isIn(seen, plain(text)));
      if (left.length === 0 || Date.now() > deadline) return left;
      await page.waitForTimeout(100);
      await look();
    }
  };
  return {
    desk,
    panel,
    taken,
    missing,
    begin: () => {
      seen = '';
      taken.length = 0;
    },
    async sees(text) {
      const [left] = await missing([text]);
      if (left !== undefined) throw new Error(`not on the screen: ${left}`);
    },
    async menu(item, ...given) {
      answers.push(...given);
      await page.click('#menu');
      await look();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await rest();
      if (answers.length > 0) throw new Error(`nobody asked for ${answers.splice(0).join('; ')}`);
    },
    async view(name) {
      await panel.locator('#view').selectOption({ label: name });
      await rest();
    },
    async press(name) {
      await this.click(panel.getByRole('button', { name }).first());
    },
    async click(what) {
      await look();
      await what.click();
      await rest();
    },
    async fill(what, text) {
      await what.fill(text);
      await rest();
    },
    async write(sheet, cell, ...texts) {
      await desk.go(sheet, cell);
      for (const text of texts) await desk.type(text, 'Tab');
      await look();
    },
    async sheet(name, cell = 'A1') {
      await desk.go(name, cell);
      await look();
    },
    async picture(name, height, { sheet, window, from } = {}) {
      taken.push(name);
      if (process.env.PICTURES === undefined) return;
      const path = `${PICTURES}${name}.png`;
      const whole = page.viewportSize() ?? { width: 1280, height: 800 };
      const place = (await window?.boundingBox()) ?? { x: 980, y: TOP, width: 300 };
      if (window === undefined) await page.setViewportSize({ ...whole, height: height + TOP });
      await from?.evaluate((element) => element.scrollIntoView());
      await page.waitForTimeout(300);
      await page.screenshot({
        path,
        clip: { ...place, ...(sheet === undefined ? {} : { x: 0, width: sheet }), height },
      });
      await page.setViewportSize(whole);
    },
  };
}
