/** What the stubs of code.js call. Everything here runs when a stub is called for the first time, nothing at load. */

import { attainment, scale } from './cells/alone.js';
import { bonus } from './cells/bonus.js';
import type { Answer, Argument } from './cells/call.js';
import { checkRows, reconcileRows, smartRows } from './cells/checks.js';
import { nextRows } from './cells/next.js';
import { kpis, lines, why } from './cells/tables.js';
import { menuCalculate, menuClose, menuExplain, menuExport, menuFormula, menuStatement } from './server/commands.js';
import { onOpen } from './server/menu.js';
import { openPanel } from './server/panel.js';
import { serve } from './server/serve.js';

type Stub = (...given: Argument[]) => Answer;

/** The custom functions, by the names of functions.ts. */
export const cells: Readonly<Record<string, Stub>> = {
  BONUS: (who, period, ...tables) => bonus(who, period, tables),
  BONUS_LINES: (who, period, ...tables) => lines(who, period, tables),
  BONUS_WHY: (who, period, ...tables) => why(who, period, tables),
  BONUS_NEXT: (who, day, ...tables) => nextRows(who, day, tables),
  KPI: (who, period, ...tables) => kpis(who, period, tables),
  ATTAINMENT: attainment,
  SCALE: scale,
  SMART: (period, ...tables) => smartRows(period, tables),
  PLAN_CHECK: (period, ...tables) => checkRows(period, tables),
  RECONCILE: (period, ...tables) => reconcileRows(period, tables),
};

/** What Google, the menu and the sidebar call, by the names of entries.ts. */
export const entries: Readonly<Record<string, (given: unknown) => unknown>> = {
  onOpen,
  onInstall: onOpen,
  menuPanel: () => openPanel('calculate'),
  menuTemplate: () => openPanel('templates'),
  menuFormula,
  menuCalculate,
  menuExplain,
  menuCheck: () => openPanel('issues'),
  menuClose,
  menuStatement,
  menuExport,
  serve,
};
