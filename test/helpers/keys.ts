/** A hand on the keyboard and nothing else. */
import type { Frame, Page } from 'playwright-core';

export interface Keys {
  press(key: string, times?: number): Promise<void>;
  /** Tab, forwards or backwards, until the focus is on something called so, by its label or its text. */
  reach(name: string, tab?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** What a field holds is typed over. */
  type(text: string): Promise<void>;
  /** In the list that has the focus, to the option that begins so: letters typed one by one depend on the pace of the hand. */
  pick(option: string): Promise<void>;
}

/** How many options down the one that begins so stands, up is below 0; null: there is none. */
const stepsTo = (option: string): string => `(() => {
  const list = document.activeElement;
  const at = [...list.options].findIndex((one) => one.textContent.trim().startsWith(${JSON.stringify(option)}));
  return at < 0 ? null : at - list.selectedIndex;
})()`;

/** What somebody who hears the page is told of an element: a script of it. */
export const CALLED = `((here) => {
  if (here === document.body) return '';
  const named = (here.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
  const labels = [...(here.labels ?? [])].map((label) => label.textContent);
  const own = here.tagName === 'SELECT' ? '' : here.textContent;
  return [here.getAttribute('aria-label'), ...named, ...labels, own].join(' ').replace(/\\s+/g, ' ');
})`;

/** @param frame where the focus is looked for; the page itself when left out */
export function keysOf(page: Page, frame: Page | Frame = page): Keys {
  const press = async (key: string, times = 1): Promise<void> => {
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  return {
    press,
    async reach(name, tab = 'Tab') {
      const passed: string[] = [];
      for (let i = 0; i < 80; i++) {
        await press(tab);
        const here = String(await frame.evaluate(`${CALLED}(document.activeElement)`)).trim();
        if (here.includes(name)) return;
        passed.push(here.slice(0, 40));
      }
      throw new Error(`no way to ${name} by ${tab}: ${[...new Set(passed)].join(' > ')}`);
    },
    async type(text) {
      await press('Control+a');
      await page.keyboard.type(text);
    },
    async pick(option) {
      for (;;) {
        const steps = (await frame.evaluate(stepsTo(option))) as number | null;
        if (steps === null) throw new Error(`no option ${option}`);
        if (steps === 0) return;
        await press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      }
    },
  };
}
