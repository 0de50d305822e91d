/** The part of code.js a figure needs: what BONUS calls, and nothing else. */
import { bonus } from '../cells/bonus.js';
import type { Calls } from './calls.js';

export const calls: Calls = { BONUS: (who, period, ...tables) => bonus(who, period, tables) };
