/** Who was in whose team and under whom on which day: rows of the people table are dated, and a row counts by its own day. */

import type { Day } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { error, warning } from '../issue/issue.js';
import { lazy } from '../number/lazy.js';
import { cellsOf, cellText, columnIndex, placeOf, readDay, remember, rowCount } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import type { People } from './people.js';

/** Index of the payee's head on the day, −1 for none. */
export type HeadOn = (payee: number, day: number) => number;

export interface Hierarchy {
  readonly headOn: HeadOn;
  /** The stretches of the period between which somebody's team or head changes, in order; [] where nobody's does. */
  readonly stretches: readonly Stretch[];
}

/** Where everybody stood, by payee. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
  /** Index of the head, −1 for none. */
  readonly heads: readonly number[];
  readonly teams: readonly string[];
}

/**
 * Finds everybody's head, by the row in force and by day. Heads of the period have no cycles, and those of a stretch neither.
 * @param tables the people tables; what else is wrong in them has been reported when people were read
 */
export function hierarchyOf(people: People, tables: readonly RowTable[], period: Period): Hierarchy {
  const spans = lazy(() => readSpans(people, tables));
  const heads = headsBy(people, people.payees);
  for (const [i, payee] of people.payees.entries()) payee.head = heads[i] as number;
  return {
    headOn: (payee, day) => spanOn(spans().get(payee), day)?.head ?? -1,
    stretches: people.moved.size === 0 ? [] : stretchesOf(people, spans(), period),
  };
}

/** A row of the people table. */
interface Standing {
  readonly table: RowTable;
  readonly row: number;
}

interface Span extends Standing {
  readonly from: number;
  readonly head: number;
}

/** Before the first row the first one holds, as for everything else of a payee. */
const spanOn = (own: readonly Span[] = [], day: Day): Span | undefined =>
  own.reduce<Span | undefined>((held, span) => (span.from <= day ? span : held), own[0]);

function readSpans(people: People, tables: readonly RowTable[]): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  for (const table of tables) {
    const from = columnIndex(table, 'from');
    const [ids, names, heads] = ['payee', 'name', 'head'].map((field) => cellsOf(table, field));
    for (let row = 0; row < rowCount(table); row++) {
      const payee = people.find(cellText(ids?.[row]) || cellText(names?.[row]));
      if (payee < 0) continue;
      const day = from < 0 ? null : readDay(table.columns[from]?.[row], table, row, from, []);
      const head = heads?.[row] ? people.find(heads[row]) : -1;
      const span = { from: day ?? Number.NEGATIVE_INFINITY, head, table, row };
      spans.set(payee, [...(spans.get(payee) ?? []), span]);
    }
  }
  for (const own of spans.values()) own.sort((a, b) => a.from - b.from);
  return spans;
}

function stretchesOf(people: People, spans: ReadonlyMap<number, readonly Span[]>, { start, end }: Period): Stretch[] {
  const found: Stretch[] = [];
  let before = '';
  const days = [start, ...[...people.moved].sort((a, b) => a - b)];
  for (const [k, from] of days.entries()) {
    const rows = people.payees.map((payee, i) => spanOn(spans.get(i), from) ?? payee);
    const teams = rows.map(({ table, row }, i) =>
      people.payees[i]?.gone ? '' : cellText(cellsOf(table, 'team')?.[row]),
    );
    const heads = headsBy(people, rows);
    const to = (days[k + 1] ?? end + 1) - 1;
    const stands = JSON.stringify([heads, teams]);
    if (stands === before) found[found.length - 1] = { ...(found[found.length - 1] as Stretch), to };
    else found.push({ from, to, heads, teams });
    before = stands;
  }
  return found.length > 1 ? found : [];
}

/** Heads by a row of each payee; who has left and is still paid has none. */
function headsBy(people: People, rows: readonly Standing[]): number[] {
  const cells = remember((table) => cellsOf(table as RowTable, 'head'));
  const heads = rows.map(({ table, row }, i) => {
    const name = people.payees[i]?.gone ? '' : cellText(cells(table, row)?.[row]);
    if (name === '') return -1;
    const head = people.find(name);
    if (head >= 0) return head;
    const place = placeOf(table, row, columnIndex(table, 'head'));
    people.issues.push(warning('head-unknown', { name, suggestion: people.suggest(name) }, place));
    return -1;
  });
  breakCycles(people, heads, rows);
  return heads;
}

/** A hierarchy with a cycle has no top: the payees on it are named and left without a head. */
function breakCycles({ payees, issues, blocked }: People, heads: number[], rows: readonly Standing[]): void {
  const state = new Uint8Array(heads.length);
  for (let i = 0; i < heads.length; i++) {
    if ((heads[i] as number) < 0) continue;
    const path: number[] = [];
    let at = i;
    while (at >= 0 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at] as number;
    }
    if (at >= 0 && state[at] === 1) {
      const cycle = path.slice(path.indexOf(at));
      const { table, row } = rows[at] as Standing;
      const names = [...cycle, at].map((p) => payees[p]?.name).join(' → ');
      const issue = error('head-cycle', { path: names }, placeOf(table, row, columnIndex(table, 'head')));
      issues.push(issue);
      for (const p of cycle) {
        heads[p] = -1;
        blocked.set(p, issue);
      }
    }
    for (const p of path) state[p] = 2;
  }
}
