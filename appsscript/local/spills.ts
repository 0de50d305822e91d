/**
 * What formulas spill, in the XML of a sheet. o-spreadsheet saves only the first cell's value and would take any other for
 * typed text; other programs show what a file holds until they calculate, and ours no program but this one can.
 */
import { spreadsheet } from './library.js';

const { helpers } = spreadsheet;

/** A cell's value as a file holds it; null: empty. */
type Value = string | number | boolean | null | undefined;

const SPILLING = /<f t="array" ref="([A-Z]+\d+:[A-Z]+\d+)"/g;
const CELL = /<c r="([A-Z]+)(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;

/** Text between tags. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function valued(value: Value): { readonly type: string; readonly xml: string } {
  if (value === null || value === undefined || value === '') return { type: '', xml: '' };
  if (typeof value === 'number') return { type: '', xml: `<v>${value}</v>` };
  if (typeof value === 'boolean') return { type: ' t="b"', xml: `<v>${Number(value)}</v>` };
  return { type: value.startsWith('#') ? ' t="e"' : ' t="str"', xml: `<v>${escaped(value)}</v>` };
}

/** Gives cells that formulas spill into what stands there. @param valueAt of a cell, counted from 0 */
export const withSpills = (xml: string, valueAt: (column: number, row: number) => Value): string =>
  overSpills(xml, (letters, row, attributes) => {
    const { col } = helpers.toCartesian(`${letters}${row}`);
    const { type, xml: inner } = valued(valueAt(col, row - 1));
    return `<c r="${letters}${row}"${attributes}${type}>${inner}</c>`;
  });

/** Empties those cells again: the formula will fill them. */
export const withoutSpills = (xml: string): string =>
  overSpills(xml, (letters, row, attributes) => `<c r="${letters}${row}"${attributes.replace(/ t="\w+"/, '')}/>`);

/** Each cell of a spilled range but the formula's own, written anew. */
function overSpills(xml: string, write: (letters: string, row: number, attributes: string) => string): string {
  const zones = [...xml.matchAll(SPILLING)].map(([, range = '']) => helpers.toZone(range));
  if (zones.length === 0) return xml;
  return xml.replace(CELL, (whole, letters: string, row: string, attributes: string, inner = '') => {
    const { col } = helpers.toCartesian(`${letters}${row}`);
    const at = Number(row) - 1;
    const spilled = zones.some(
      ({ left, right, top, bottom }) => col >= left && col <= right && at >= top && at <= bottom,
    );
    return spilled && !inner.includes('<f') ? write(letters, Number(row), attributes) : whole;
  });
}
