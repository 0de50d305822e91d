/** The part of code.js with everything else: the other functions, the menu's commands, the sidebar's server. */
import { attainment, scale } from '../cells/alone.js';
import { checkRows, reconcileRows, smartRows } from '../cells/checks.js';
import { nextRows } from '../cells/next.js';
import { kpis, lines, why } from '../cells/tables.js';
import { menuCalculate, menuClose, menuExplain, menuExport, menuFormula, menuStatement } from '../server/commands.js';
import { openPanel } from '../server/panel.js';
import { serve } from '../server/serve.js';
import type { Calls } from './calls.js';

export const calls: Calls = {
  BONUS_LINES: (who, period, ...tables) => lines(who, period, tables),
  BONUS_WHY: (who, period, ...tables) => why(who, period, tables),
  BONUS_NEXT: (who, day, ...tables) => nextRows(who, day, tables),
  KPI: (who, period, ...tables) => kpis(who, period, tables),
  ATTAINMENT: attainment,
  SCALE: scale,
  SMART: (period, ...tables) => smartRows(period, tables),
  PLAN_CHECK: (period, ...tables) => checkRows(period, tables),
  RECONCILE: (period, ...tables) => reconcileRows(period, tables),
  menuPanel: () => openPanel('plan'),
  menuTemplate: () => openPanel('start'),
  menuFormula,
  menuCalculate,
  menuExplain,
  menuCheck: () => openPanel('check'),
  menuClose,
  menuStatement,
  menuExport,
  serve,
};
