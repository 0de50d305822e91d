/** The nine, in Russian with a mouse, in English by keyboard alone; the other two ways are played by test/local/nine.test.ts. */
import { playNine } from './nine.js';

playNine('mouse', 'ru', false);
playNine('keyboard', 'en', true);
