/**
 * Texts within formulas, in the XML of a sheet. o-spreadsheet saves a text that reads as a date as the day's number
 * (`"2026-10"` as `"46296"`): for our functions it is a period no longer.
 */
import { spreadsheet } from './library.js';
import { escaped } from './spills.js';

const FORMULA = /(<c r="([A-Z]+\d+)"[^>]*>\s*<f[^>]*>)([^<]*)/g;
const TEXT = /"(?:[^"]|"")*"/g;

/** Gives formulas their own texts again. @param formulaAt the formula of a cell, counted from 0 */
export const withTexts = (xml: string, formulaAt: (column: number, row: number) => string): string =>
  xml.replace(FORMULA, (whole, start: string, cell: string, saved: string) => {
    const { col, row } = spreadsheet.helpers.toCartesian(cell);
    const own = formulaAt(col, row).match(TEXT) ?? [];
    if (own.length !== saved.match(TEXT)?.length) return whole;
    let at = 0;
    return start + saved.replace(TEXT, () => escaped(own[at++] as string));
  });
