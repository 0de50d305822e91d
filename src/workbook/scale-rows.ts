/** Points of scales: what stands in «От», «Ставка» and their neighbours. */

import { cellNumber, decimalText } from '../core/number/decimal.js';
import { fraction, fractionOf, fractionText, mulF } from '../core/number/exact.js';
import type { ScalePoint } from '../core/plan/plan.js';
import { RATIO_WITHOUT_SIGN } from '../core/table/cells.js';
import {
  cellAt,
  exactNumber,
  isFilled,
  placeOf,
  plainText,
  type Reader,
  readCell,
  readNumberCell,
  readWord,
  report,
} from './cells.js';
import { headerOf, normalise } from './headers.js';

/** A scale while its rows are read. */
export interface ScaleDraft {
  readonly row: Record<string, unknown>;
  readonly points: ScalePoint[];
  columns: { from: string; after?: true }[] | null;
  /** Percentages are watched in the «Ставка» column, unless the scale pays amounts. */
  readonly amounts: boolean;
  /** Which figures of each point were numbers of a spreadsheet, which keep no percent sign. */
  readonly numbers: { readonly from: boolean; readonly to: boolean; readonly value: readonly boolean[] }[];
}

const isPercent = (text: string): boolean => text.endsWith('%');

/**
 * Gives numbers of a spreadsheet the sign that figures beside them have: «70 %» of a percent cell arrives as 0.7, «свыше
 * 120 %» as it is written. A number above what a ratio may be without its sign is left to be refused; 0 needs none.
 */
export function signLikeOthers({ points, numbers }: ScaleDraft): void {
  const thresholds = points.some(({ from, to = '' }) => isPercent(from) || isPercent(to));
  const values = points.some(({ value }) => [value].flat().some(isPercent));
  const signed = (text: string, isNumber: boolean | undefined, among: boolean): string =>
    !among || !isNumber || isPercent(text) || Number(text) === 0 || Math.abs(Number(text)) > RATIO_WITHOUT_SIGN
      ? text
      : `${fractionText(mulF(fractionOf(text), fraction(100)))}%`;
  points.forEach((point, i) => {
    const { from, to, value } = numbers[i] as ScaleDraft['numbers'][number];
    const said = [point.value].flat().map((text, c) => signed(text, value[c], values));
    points[i] = {
      ...point,
      from: signed(point.from, from, thresholds),
      ...(point.to === undefined ? {} : { to: signed(point.to, to, thresholds) }),
      value: typeof point.value === 'string' ? (said[0] as string) : said,
    };
  });
}

const COLUMNS_WORD = /^(?:по )?(?:столбцы|столбцам|колонки|колонкам)$|^(?:by )?columns$/;

/** Reads the point of one row into the scale, or the thresholds of its columns. */
export function readPoint(reader: Reader, scale: ScaleDraft, row: number): void {
  const { table } = reader;
  const fromAt = table.fields.indexOf('point.from');
  const values = [...table.fields.keys()].filter(
    (i) => table.fields[i] === 'point.rate' || table.fields[i] === 'point.value',
  );
  const filled = values.filter((i) => isFilled(table, row, i));
  if (!isFilled(table, row, fromAt)) {
    if (filled.length > 0) needed(reader, row, fromAt, 'point.from');
    return;
  }
  const first = cellAt(table, row, fromAt);
  if (typeof first === 'string' && COLUMNS_WORD.test(normalise(first))) {
    readColumns(reader, scale, row, filled);
    return;
  }
  const range = readFrom(reader, row, fromAt);
  const read = filled.map((i) => readValue(reader, scale, row, i));
  const width = scale.columns?.length ?? 1;
  if (filled.length === 0) needed(reader, row, values[0] ?? -1, 'point.rate');
  else if (filled.length !== width) {
    report(reader, 'scale-values', 'error', row, filled[0] as number, {
      count: String(filled.length),
      columns: String(width),
    });
  } else if (range !== undefined && read.every((value) => value !== undefined)) {
    scale.points.push({
      ...range,
      ...pointExtras(reader, row),
      value: scale.columns === null ? (read[0] as string) : (read as string[]),
      place: placeOf(table, row, fromAt),
    });
    const isNumber = (column: number): boolean => typeof cellAt(table, row, column) === 'number';
    const to = isNumber(table.fields.indexOf('point.to'));
    scale.numbers.push({ from: isNumber(fromAt), to, value: filled.map(isNumber) });
  }
}

/** An empty cell, or one whose column the table does not have. */
function needed(reader: Reader, row: number, column: number, field: string): void {
  const header = reader.table.header[column] ?? headerOf('scales', field, reader.table.lang);
  report(reader, 'cell-needed', 'error', row, column, { column: header });
}

function readColumns(reader: Reader, scale: ScaleDraft, row: number, filled: readonly number[]): void {
  const columns = filled.map((i) => readFrom(reader, row, i));
  if (columns.length === 0) needed(reader, row, reader.table.fields.indexOf('point.value'), 'point.value');
  scale.columns = columns.flatMap((c) =>
    c === undefined ? [] : [{ from: c.from, ...(c.after === true ? { after: true as const } : {}) }],
  );
}

function readValue(reader: Reader, scale: ScaleDraft, row: number, column: number): string | undefined {
  const rate = reader.table.fields[column] === 'point.rate' && !scale.amounts;
  return readNumberCell(reader, row, column, rate);
}

function pointExtras(reader: Reader, row: number): Partial<ScalePoint> {
  const { table } = reader;
  const column = (field: string): number => table.fields.indexOf(field);
  const given = <T>(field: string, read: (at: number) => T): T | undefined =>
    isFilled(table, row, column(field)) ? read(column(field)) : undefined;
  const to = given('point.to', (at) => readNumberCell(reader, row, at, false));
  const name = given('point.name', (at) => plainText(cellAt(table, row, at)));
  const mode = given('point.mode', (at) => readWord(reader, 'pointMode', row, at)) as ScalePoint['mode'];
  const after = given('point.after', (at) => readCell(reader, 'flag', row, at));
  const lookBack = given('point.lookBack', (at) => readCell(reader, 'flag', row, at));
  return {
    ...(to === undefined ? {} : { to }),
    ...(name === undefined ? {} : { name }),
    ...(after === true ? { after } : {}),
    ...(mode === undefined ? {} : { mode }),
    ...(lookBack === true ? { lookBack } : {}),
  };
}

/** A threshold as people write it. */
interface Threshold {
  readonly from: string;
  readonly to?: string;
  readonly after?: true;
}

const NUMBER = String.raw`=?[-−]?[\d][\d\s.,'’]*`;
const MARK = String.raw`(?:\s*(?:%|₽|руб\.?|шт\.?))?`;
const RANGE = new RegExp(
  `^(?:от |from )?(${NUMBER}${MARK})\\s*(?:-|–|—|−|\\.\\.|…| до | to )\\s*(${NUMBER}${MARK})$`,
  'iu',
);
const UP_TO = new RegExp(`^(?:до|ниже|up to|below) (${NUMBER}${MARK})$`, 'iu');
const ABOVE = new RegExp(`^(?:свыше|больше|более|выше|above|over|more than|>)\\s*(${NUMBER}${MARK})$`, 'iu');
const AT_LEAST = new RegExp(`^(?:от|не менее|from|at least|≥|>=)\\s*(${NUMBER}${MARK})$`, 'iu');
const AND_MORE = new RegExp(
  `^(${NUMBER}${MARK})\\s*(?:\\+|и более|и выше|и больше|and more|and above|or more)\\s*(%?)$`,
  'iu',
);

/** «51 %», «свыше 100 %», «51–60 %», «до 50 %», «121+ %» in one cell. */
function readFrom(reader: Reader, row: number, column: number): Threshold | undefined {
  const cell = cellAt(reader.table, row, column);
  const words = typeof cell === 'string' && !cell.startsWith('=') ? thresholdOf(cell) : null;
  if (words === null) {
    const from = readNumberCell(reader, row, column, false);
    return from === undefined ? undefined : { from };
  }
  for (const bound of [words.from, words.to]) {
    const read = bound === undefined || exactNumber(bound) !== undefined ? null : cellNumber(bound);
    if (read !== null && 'refused' in read)
      return report(reader, read.refused, 'error', row, column, { ...read.params });
  }
  return {
    ...words,
    from: canonicalBound(words.from),
    ...(words.to === undefined ? {} : { to: canonicalBound(words.to) }),
  };
}

const canonicalBound = (text: string): string => {
  const exact = exactNumber(text);
  if (exact !== undefined) return exact;
  const read = cellNumber(text);
  if (!('value' in read)) return text;
  return read.percent
    ? `${decimalText(read.value.units, read.value.scale - 2)}%`
    : decimalText(read.value.units, read.value.scale);
};

/** Words around a threshold taken apart; null: a plain number, or nothing known. */
function thresholdOf(cell: string): Threshold | null {
  const text = cell.trim().replace(/\s+/g, ' ');
  const range = RANGE.exec(text);
  if (range !== null) return closed(range[1] as string, range[2] as string);
  const upTo = UP_TO.exec(text);
  if (upTo !== null) return closed('0', upTo[1] as string);
  const above = ABOVE.exec(text);
  if (above !== null) return { from: above[1] as string, after: true };
  const least = AT_LEAST.exec(text);
  if (least !== null) return { from: least[1] as string };
  const more = AND_MORE.exec(text);
  return more === null ? null : { from: `${more[1]}${more[2] ?? ''}` };
}

/** «51–60 %»: the sign at the end is for both. */
const closed = (from: string, to: string): Threshold => ({
  from: to.includes('%') && !from.includes('%') ? `${from.trim()}%` : from,
  to,
});
