/** A sheet as every door hands it over, and small helpers on its cells. */

import type { Place } from '../core/issue/issue.js';
import { MAX_LENGTH } from '../core/language/index.js';
import type { Cell } from '../core/table/data.js';

/** Values of one sheet, range or file, row by row. */
export interface Sheet {
  /** Sheet name or file name without extension; '' where the door does not know it (a range in a cell function). */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Cells carry types (a spreadsheet); false for text files. */
  readonly typed: boolean;
  /** Where `rows[0][0]` stands: row from 1, column from 0; default the top left corner. */
  readonly origin?: { readonly row: number; readonly column: number };
  /** false: the door does not know addresses, so issues name rows and columns only. */
  readonly addressed?: boolean;
}

/** Empty to the eye: nothing, or only spaces of any kind. */
export function isBlank(cell: Cell): cell is null | undefined | '' {
  if (typeof cell !== 'string') return cell === null || cell === undefined;
  if (cell.length === 0) return true;
  const first = cell.charCodeAt(0);
  return (first <= 32 || first >= 127) && cell.replace(/[\u200B\u2060\uFEFF]/g, '').trim() === '';
}

/** Text of a cell without the spaces around it; '' when blank. A date keeps its day. */
export function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell.replace(/[\u200B\u2060\uFEFF]/g, '').trim();
  return cell === null || cell === undefined ? '' : String(cell);
}

/** Header as a field name: one kind of space, no line breaks. */
export function headerText(cell: Cell): string {
  const text = textOf(cell);
  return text.length > MAX_LENGTH ? text : text.normalize('NFC').replace(/\s+/g, ' ');
}

/** A1 letters of a column counted from 0. @example letters(27) // 'AB' */
export function letters(column: number): string {
  let text = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** Number of a column by its letters, counted from 1. @example columnNumber('AB') // 28 */
export const columnNumber = (column: string): number =>
  [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Row number as the user sees it. */
export const rowNumber = (sheet: Sheet, row: number): number => (sheet.origin?.row ?? 1) + row;

/** Place of a cell of the sheet; `column` −1: the row as a whole. */
export function placeIn(sheet: Sheet, table: string, row: number, column = -1, header = ''): Place {
  const number = rowNumber(sheet, row);
  const letter = column < 0 || sheet.addressed === false ? '' : letters((sheet.origin?.column ?? 0) + column);
  return {
    ...(table === '' ? {} : { table }),
    row: number,
    ...(header === '' ? {} : { column: header }),
    ...(letter === '' ? {} : { cell: `${letter}${number}` }),
  };
}

/** Column of the first filled cell, −1 in a blank row. */
export function firstFilled(cells: readonly Cell[], from = 0): number {
  for (let i = from; i < cells.length; i++) if (!isBlank(cells[i])) return i;
  return -1;
}

/** Digits, dates, percents, amounts: what stands in data and not in headers. */
export const isFigure = (cell: Cell): boolean =>
  typeof cell === 'string' ? /^[-+(]?\s*[\d][\d\s.,:/-]*[%₽$€)]?(?:\s*руб\.?)?$/.test(cell.trim()) : !isBlank(cell);

/** A row of texts only, as a header is. */
export const isTextRow = (cells: readonly Cell[]): boolean => !cells.some((cell) => isFigure(cell));
