/** What the stubs of code.js call. Everything here runs when a stub is called for the first time, nothing at load. */
import { bonus } from './cells/bonus.js';
import type { Answer, Argument } from './cells/call.js';
import { onOpen } from './server/menu.js';
import { openPanel } from './server/panel.js';

type Stub = (...given: Argument[]) => Answer;

/** The custom functions, by the names of functions.ts. */
export const cells: Readonly<Record<string, Stub>> = {
  BONUS: (who, period, ...tables) => bonus(who, period, tables),
};

/** What Google, the menu and the sidebar call, by the names of entries.ts. */
export const entries: Readonly<Record<string, (given: unknown) => unknown>> = {
  onOpen,
  onInstall: onOpen,
  menuPanel: () => openPanel('calculate'),
  serve: () => JSON.stringify({ ok: true }),
};
