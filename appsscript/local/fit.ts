/** Rows as high as their wrapped texts: the grid does so for what is typed, but not for what a formula spills. */
import { settle } from './batch.js';
import type { Model } from './library.js';

/** Pixels of a bold letter, of a line, and around the text. */
const LETTER = 8;
const LINE = 18;
const AROUND = 10;

/** Makes a row high enough for its texts, wrapped by the widths of their columns. Rows count from 0. */
export function fitRow(model: Model, sheetId: string, row: number): void {
  settle(model);
  const { getters } = model;
  let lines = 1;
  for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
    const text = getters.getEvaluatedCell({ sheetId, col, row }).formattedValue;
    if (text !== '') lines = Math.max(lines, linesOf(text, (getters.getColSize(sheetId, col) - AROUND) / LETTER));
  }
  if (lines === 1) return;
  const size = lines * LINE + AROUND;
  model.dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'ROW', elements: [row], size });
}

function linesOf(text: string, letters: number): number {
  let [lines, left] = [1, letters];
  for (const word of text.split(/\s+/)) {
    if (word.length > left && left < letters) [lines, left] = [lines + 1, letters];
    lines += Math.max(0, Math.ceil(word.length / letters) - 1);
    left -= word.length + 1;
  }
  return lines;
}
