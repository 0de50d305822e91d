/**
 * The days of date cells. Sheets hands a date over as an instant: midnight in the time zone of the *spreadsheet*. The
 * local clock of a script is the *script's* zone, which in an add-on is the same for all its users, so reading a
 * Vladivostok sheet by it would give the day before. The day is therefore read in the spreadsheet's zone. This is no hidden
 * input: the zone is what turns the instant back into the day the cell shows, so the same cells give the same answer in
 * every zone. Without a spreadsheet around (a test, a bare realm) local time is the only clock there is.
 */
import { isoOf } from '../../src/core/day/dates.js';
import type { CellValue } from '../ports.js';
import { hasSpreadsheet, services } from '../services.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Date of any realm, as far as it is read here. */
interface Instant {
  getTime(): number;
  getFullYear(): number;
  getMonth(): number;
  getDate(): number;
}

/** True for a date of any realm. */
export const isDate = (cell: CellValue): cell is CellValue & Instant =>
  typeof cell === 'object' && Object.prototype.toString.call(cell) === '[object Date]';

/** Gives the ISO day of date cells; the zone is asked for at the first one. */
export function dayReader(): (date: Instant) => string {
  let offset: ((at: number) => number) | undefined;
  return (date) => {
    const at = date.getTime();
    if (!(at - at === 0)) return '#VALUE!';
    if (offset === undefined) offset = hasSpreadsheet() ? zoneOffset() : localOffset;
    return isoOf(Math.floor((at + offset(at)) / DAY));
  };
}

/** Milliseconds the local clock is ahead of UTC. */
const localOffset = (at: number): number => -new Date(at).getTimezoneOffset() * 60_000;

/** The same of the spreadsheet's zone. Asked for once an hour of the data's days: a zone shifts on the hour. */
function zoneOffset(): (at: number) => number {
  const zone = services.SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone();
  const known = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at / HOUR);
    let offset = known.get(hour);
    if (offset === undefined) {
      offset = offsetOf(services.Utilities.formatDate(new Date(at), zone, 'Z'));
      known.set(hour, offset);
    }
    return offset;
  };
}

/** @example offsetOf('+1000') // 36000000 */
function offsetOf(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
