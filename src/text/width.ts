/** Columns of a terminal: how wide a text stands, and filling it up to a width. */

/** Characters that take two cells: East Asian scripts, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
/** Characters that take none: accents that stand on a letter, joiners. */
const NONE = /[\p{Mn}\p{Me}\u200B-\u200F\u2060\uFEFF]/u;

/**
 * Cells a text takes in a terminal. A letter typed as letter and accent («й» of two characters) is one cell.
 * @example widthOf('Премия') // 6
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (NONE.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** The text and spaces up to a width. @example padRight('5', 3) // '5  ' */
export const padRight = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Spaces up to a width and the text. @example padLeft('5', 3) // '  5' */
export const padLeft = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text;
