/** The two hands a sidebar is worked by: the same names, a mouse or the keyboard alone. */
import type { ElementHandle, Page } from 'playwright-core';
import { CALLED, keysOf } from './keys.js';

/** Each of its acts waits until what it changes has been drawn. */
export interface Hand {
  /** Presses what bears a name. */
  press(name: string): Promise<void>;
  /** Writes over what a field holds. */
  fill(field: string, text: string): Promise<void>;
  /** Takes the option of a list that begins so. */
  pick(list: string, option: string): Promise<void>;
  /** Takes one of a group of choices, by the group's name and the choice's text. */
  choose(group: string, text: string): Promise<void>;
  /** Moves a point of a drawing one step up. */
  nudge(point: string): Promise<void>;
  /** Moves a slider to its end. */
  end(slider: string): Promise<void>;
}

/** Something on the screen that can be used, called so. */
const FIND = `(name) => [...document.querySelectorAll('button, summary, input, select, textarea, [tabindex="0"]')]
  .find((one) => one.checkVisibility() && !one.disabled && ${CALLED}(one).includes(name)) ?? null`;

/** How long a thing may take to be there, ms. */
const PATIENCE = 30_000;

function mouse(page: Page, rest: () => Promise<unknown>): Hand {
  async function find(name: string): Promise<ElementHandle> {
    for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await rest()) {
      const found = (await page.evaluateHandle(`(${FIND})(${JSON.stringify(name)})`)).asElement();
      if (found) return found as ElementHandle;
    }
    throw new Error(`nothing is called ${name}`);
  }
  /** Where something is, in the middle of the window. */
  async function place(name: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const found = await find(name);
    await found.evaluate((one) =>
      (one as unknown as { scrollIntoView(how: object): void }).scrollIntoView({ block: 'center' }),
    );
    const box = await found.boundingBox();
    if (box === null) throw new Error(`${name} is nowhere`);
    return box;
  }
  const press = async (name: string): Promise<void> => {
    await (await find(name)).click();
    await rest();
  };
  return {
    press,
    async fill(field, text) {
      const found = await find(field);
      await found.click();
      await found.fill(text);
      await rest();
    },
    async pick(list, option) {
      const found = await find(list);
      const titles = await found.evaluate((list) =>
        [...(list as unknown as { options: Iterable<{ textContent: string }> }).options].map((one) =>
          one.textContent.trim(),
        ),
      );
      const label = titles.find((title) => title.startsWith(option));
      if (label === undefined) throw new Error(`no option ${option}`);
      await found.selectOption({ label });
      await rest();
    },
    choose: (_, text) => press(text),
    async nudge(point) {
      const { x, y, width, height } = await place(point);
      const [left, top] = [x + width / 2, y + height / 2];
      await page.mouse.move(left, top);
      await page.mouse.down();
      await page.mouse.move(left, top - 3);
      await page.mouse.move(left, top - 7);
      await page.mouse.up();
      await rest();
    },
    async end(slider) {
      const { x, y, width, height } = await place(slider);
      await page.mouse.click(x + width - 2, y + height / 2);
      await rest();
    },
  };
}

function keyboard(page: Page, rest: () => Promise<unknown>): Hand {
  const { press, reach, type, pick } = keysOf(page);
  /** Goes there and does something. */
  const at = async (name: string, act: () => Promise<void>): Promise<void> => {
    await reach(name);
    await act();
    await rest();
  };
  return {
    press: (name) => at(name, () => press('Enter')),
    fill: (field, text) => at(field, () => type(text)),
    pick: (list, option) => at(list, () => pick(option)),
    async choose(group, text) {
      const here = `document.activeElement.name === ${JSON.stringify(group)}`;
      for (let i = 0; i < 80 && !(await page.evaluate(here)); i++) await press('Tab');
      const chosen = `document.activeElement.labels?.[0]?.textContent.includes(${JSON.stringify(text)})`;
      for (let i = 0; i < 80 && !(await page.evaluate(chosen)); i++) await press('ArrowDown');
      await rest();
    },
    nudge: (point) => at(point, () => press('ArrowUp')),
    end: (slider) => at(slider, () => press('End')),
  };
}

/** @param rest waits until what was done has been drawn */
export const HANDS: Readonly<Record<'mouse' | 'keyboard', (page: Page, rest: () => Promise<unknown>) => Hand>> = {
  mouse,
  keyboard,
};
