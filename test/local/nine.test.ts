/** The nine in the other three ways: with a mouse in both languages, and in Russian by keyboard alone. */
import { playNine } from '../addon/nine.js';

playNine('mouse', 'ru', false);
playNine('mouse', 'en', false);
playNine('keyboard', 'ru', true);
