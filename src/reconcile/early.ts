/** Payments dated before their deal: said by every check, whether or not the sources are reconciled. */

import { cellDay, type Day, isoOf } from '../core/day/dates.js';
import type { Period } from '../core/day/period.js';
import { type Issue, type Place, warning } from '../core/issue/issue.js';
import { cellsOf, cellText, columnIndex, placeOf, rowCount } from '../core/table/cells.js';
import type { Data, RowTable } from '../core/table/data.js';
import { findSources, idKey, type Source } from './sources.js';

/** Most payments named. */
const MOST = 50;

interface Dated {
  readonly id: string;
  readonly day: Day;
  readonly place: Place;
}

/**
 * A warning for each payment dated before the deal of the same id; nothing where the tables of deals and payments, their
 * ids or dates are not to be recognised.
 * @param period only payments of this period
 * @example earlyPayments({ tables: [] }) // []
 */
export function earlyPayments(data: Data, period?: Period): Issue[] {
  const sources = findSources(data, {}, []);
  const [deals, payments] = (['deals', 'payments'] as const).map((name) => sources.find((one) => one.name === name));
  if (!deals || !payments) return [];
  const known = new Map<string, Dated>();
  for (const deal of datedRows(deals)) {
    const held = known.get(idKey(deal.id));
    // Of several rows of a deal the first day is the deal's.
    if (!held || deal.day < held.day) known.set(idKey(deal.id), deal);
  }
  const found: Issue[] = [];
  for (const { id, day, place } of datedRows(payments)) {
    const deal = known.get(idKey(id));
    if (!deal || day >= deal.day || (period && (day < period.start || day > period.end))) continue;
    const { cell, row, table } = deal.place;
    const params = { text: id, day: isoOf(day), deal: isoOf(deal.day), other: `${table}!${cell ?? row}` };
    if (found.push(warning('payment-early', params, place)) >= MOST) break;
  }
  return found;
}

/** Rows with an id and a day. */
function* datedRows({ tables, columns: { id, date } }: Source): Generator<Dated> {
  if (id === undefined || date === undefined) return;
  for (const table of tables) yield* datedOf(table, id, date);
}

function* datedOf(table: RowTable, id: string, date: string): Generator<Dated> {
  const [ids, days] = [id, date].map((field) => cellsOf(table, field) ?? []);
  const index = columnIndex(table, date);
  for (let row = 0; row < rowCount(table); row++) {
    const text = cellText(ids?.[row]);
    const read = cellDay(days?.[row]);
    if (text !== '' && 'day' in read) yield { id: text, day: read.day, place: placeOf(table, row, index) };
  }
}
