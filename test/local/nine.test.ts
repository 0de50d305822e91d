/** The nine the other way round: in English with a mouse, in Russian by keyboard alone. */
import { playNine } from '../addon/nine.js';

playNine('mouse', 'en', false);
playNine('keyboard', 'ru', true);
