/** Words of the rounding modes, Russian and English, parted by `|`: the plan's cells and `round` read the same ones. */

import type { RoundingMode } from '../number/exact.js';
import { spellings } from '../number/lazy.js';
import { fold } from './index.js';

export const ROUNDING_WORDS: Readonly<Record<RoundingMode, readonly [ru: string, en: string]>> = {
  'half-away': ['обычно|обычное|арифметически|математически|половина от нуля', 'half away from zero|usual|normal'],
  'half-even': ['половина к чётному|банковское|к чётному', 'half to even|bankers|banker'],
  'half-up': ['половина вверх', 'half up'],
  'half-down': ['половина вниз', 'half down'],
  up: ['от нуля|всегда от нуля', 'away from zero'],
  down: ['к нулю|отбросить|отбросить дробь', 'towards zero|truncate'],
  ceiling: ['вверх|в большую сторону', 'ceiling|upwards'],
  floor: ['вниз|в меньшую сторону', 'floor|downwards'],
};

const MODES = spellings(() => Object.entries(ROUNDING_WORDS));

/** The mode a word means: its id or one of its words. @example roundingMode('вниз') // 'floor' */
export const roundingMode = (word: string): RoundingMode | undefined => {
  const key = fold(word).replace(/ё/g, 'е');
  return (MODES.get(key) ?? MODES.get(key.replace(/ /g, '-')))?.name as RoundingMode | undefined;
};
