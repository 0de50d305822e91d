/** The nine, in English by keyboard alone; the other three ways are played by test/local/nine.test.ts. */
import { playNine } from './nine.js';

playNine('keyboard', 'en', true);
