/** The part of code.js that adds the menu: opening a spreadsheet makes nothing of the engine. */
import { onOpen } from '../server/menu.js';
import type { Calls } from './calls.js';

export const calls: Calls = { onOpen, onInstall: onOpen };
