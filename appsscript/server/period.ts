/** Which period a command is about. */
import { cellDay, isoOf } from '../../src/core/day/dates.js';
import { parsePeriod } from '../../src/core/day/period.js';
import { readPeriods } from '../../src/core/inputs/time.js';
import { sentence } from '../cells/call.js';
import { fill, say } from '../cells/words.js';
import type { CellValue } from '../ports.js';
import { askText } from './ask.js';
import { userLang } from './lang.js';
import { ui } from './words.js';
import { periodsOf, type Workbook } from './workbook.js';

/** Periods a question names. */
const MOST_NAMED = 12;

/** The code of what was typed; throws a sentence. */
export function codeOf({ book }: Workbook, typed: CellValue): string {
  const read = parsePeriod(typed, readPeriods(book.data.tables, []), { dateMeansMonth: true });
  if ('code' in read) return read.code;
  throw new Error(sentence({ code: read.refused, severity: 'error', params: read.params }, userLang()));
}

/** A typed day as `2026-10-12`; throws a sentence. */
export function dayTyped(typed: string): string {
  const read = cellDay(typed);
  if ('day' in read) return isoOf(read.day);
  throw new Error(say(userLang(), 'noDay', { text: typed }));
}

/** Asks for a period; null: called off. */
export function askPeriod(workbook: Workbook): string | null {
  const w = ui(userLang());
  const known = periodsOf(workbook).slice(-MOST_NAMED);
  const typed = askText(
    [w.askPeriod, ...(known.length > 0 ? [fill(w.inData, { list: known.join(', ') })] : [])].join('\n'),
  );
  return typed === null ? null : codeOf(workbook, typed);
}
