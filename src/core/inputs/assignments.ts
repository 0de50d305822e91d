/** Whose client it is on a day: shares by date, and who stands in for somebody away. */

import { type Day, isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, type Issue, type Place, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { addF, compareF, type Fraction } from '../number/exact.js';
import { valueAt } from '../number/quantity.js';
import { cellText, eachRow, readOne, rowAt } from '../table/cells.js';
import type { Cell, RowTable } from '../table/data.js';
import { type Absences, dayRange } from './absences.js';
import { type Reader, unknownPayee } from './people.js';

/** Somebody a client belongs to on a day; payee −1: somebody who is not there, so nobody. */
export interface Assigned {
  readonly payee: number;
  readonly share: Fraction;
}

export interface Assignments {
  /**
   * Whose client it is on a day, with shares; [] where nobody's, an issue where the rows contradict each other.
   */
  assigned(client: Cell, day: Day): readonly Assigned[] | Issue;
  /** Everybody the client's rows name, whatever the day. */
  named(client: Cell): readonly number[];
}

interface Row {
  readonly client: string;
  /** As written, to tell two rows of one person. */
  readonly who: string;
  readonly payee: number;
  readonly substitute: number;
  readonly from: Day;
  readonly to: Day;
  readonly share: Fraction;
  readonly place: Place;
}

interface Client {
  readonly rows: Row[];
  /** What keeps its credits unknown. */
  broken: Issue | null;
}

/** Reads the assignment tables; what is wrong with a client keeps that client's credits unknown and no others. */
export function readAssignments(tables: readonly RowTable[], reader: Reader, absences: Absences): Assignments {
  const clients = new Map<string, Client>();
  eachRow(tables, 'assignments', (table, row) => addRow(table, row, reader, clients));
  for (const client of clients.values()) check(client, reader);
  const seen = new Map<Cell, Client | undefined>();
  const clientOf = (cell: Cell): Client | undefined => {
    if (!seen.has(cell)) seen.set(cell, clients.get(fold(cellText(cell))));
    return seen.get(cell);
  };
  const { payees } = reader.people;
  const here = (payee: number, day: Day): boolean => {
    const person = payees[payee];
    if (!person || (person.left !== null && day > person.left)) return false;
    return !absences.get(payee)?.some(({ from, to }) => day >= from && day <= to);
  };
  return {
    assigned(cell, day) {
      const client = clientOf(cell);
      if (!client || client.broken) return client?.broken ?? [];
      const rows = client.rows.filter(({ from, to }) => day >= from && day <= to);
      const wrong = rows.length > 1 ? contradiction(rows, day) : null;
      if (wrong) return wrong;
      return rows.map(({ payee, substitute, share }) => ({
        payee: substitute >= 0 && !here(payee, day) ? substitute : payee,
        share,
      }));
    },
    named: (cell) => [
      ...new Set(
        clientOf(cell)?.rows.flatMap(({ payee, substitute }) => [payee, substitute].filter((one) => one >= 0)),
      ),
    ],
  };
}

function addRow(table: RowTable, row: number, reader: Reader, clients: Map<string, Client>): void {
  const { people, issues } = reader;
  const { text, place } = rowAt(table, row);
  const [client, who, other] = [text('client'), text('payee'), text('substitute')];
  if (client === '') return;
  const known = clients.get(fold(client)) ?? { rows: [], broken: null };
  clients.set(fold(client), known);
  const find = (name: string, field: string): number => {
    const found = people.find(name);
    if (found < 0 && name !== '' && !people.awayName(name)) issues.push(unknownPayee(reader, name, place(field)));
    return found < 0 ? (people.heirOf(name) ?? -1) : found;
  };
  const days = dayRange(table, row);
  const share = text('share') === '' ? WHOLE : shareAt(table, row, issues);
  if ('code' in days) issues.push(days);
  if ('code' in days || 'code' in share) {
    known.broken ??= 'code' in days ? days : (share as Issue);
    return;
  }
  const [payee, substitute] = [find(who, 'payee'), find(other, 'substitute')];
  known.rows.push({ client, who: fold(who), payee, substitute, ...days, share, place: place('client') });
}

const WHOLE: Fraction = { n: 1, d: 1 };

function shareAt(table: RowTable, row: number, issues: Issue[]): Fraction | Issue {
  const value = valueAt(readOne(table, row, 'share', { issues, ratio: true }), 0);
  return 'issue' in value ? value.issue : value;
}

/** One payee twice on a day, shares over 100 %, days between two rows that are nobody's. */
function check(client: Client, { period, issues }: Reader): void {
  // By what they say, so that the order of rows decides nothing.
  client.rows.sort((a, b) => a.from - b.from || compareF(b.share, a.share) || (a.who < b.who ? -1 : 1));
  const rows = client.rows.filter(({ from, to }) => from <= period.end && to >= period.start);
  let covered = Number.NEGATIVE_INFINITY;
  for (const [i, row] of rows.entries()) {
    const wrong = contradiction([...rows.slice(0, i).filter(({ to }) => to >= row.from), row], clip(row.from, period));
    if (wrong) {
      issues.push(wrong);
      client.broken ??= wrong;
    }
    if (covered + 1 < row.from && covered >= period.start) {
      const gap = { name: row.client, from: isoOf(covered + 1), to: isoOf(row.from - 1) };
      issues.push(warning('assignment-gap', gap, row.place));
    }
    covered = Math.max(covered, row.to);
  }
}

const clip = (day: Day, { start, end }: Period): Day => Math.min(Math.max(day, start), end);

/** Rows of one day that cannot all hold; the last one is blamed. */
function contradiction(rows: readonly Row[], day: Day): Issue | null {
  const last = rows[rows.length - 1] as Row;
  const twice = rows.find((row) => row !== last && row.who === last.who);
  const sum = rows.reduce((total, { share }) => addF(total, share), { n: 0, d: 1 } as Fraction);
  const params = { name: last.client, day: isoOf(day), other: String(twice?.place.row ?? '') };
  if (twice) return error('assignment-twice', params, last.place);
  return compareF(sum, WHOLE) > 0 ? error('assignment-share', params, last.place) : null;
}
