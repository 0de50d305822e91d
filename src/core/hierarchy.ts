/** Who was whose head on which day: rows of the people table are dated, and a row is credited by its own day. */
import { cellsOf, cellText, columnIndex, readDay, rowCount } from './cells.js';
import type { RowTable } from './data.js';
import { lazy } from './lazy.js';
import type { People } from './people.js';

/** Index of the payee's head on the day, −1 for none. */
export type HeadOn = (payee: number, day: number) => number;

/** @param tables the people tables; what is wrong in them has been reported when people were read */
export function headsOn(people: People, tables: readonly RowTable[]): HeadOn {
  const spans = lazy(() => readSpans(people, tables));
  return (payee, day) => {
    const own = spans().get(payee) ?? [];
    // Before the first row the first one holds, as for everything else of a payee.
    let head = own[0]?.head ?? -1;
    for (const span of own) if (span.from <= day) head = span.head;
    return head;
  };
}

interface Span {
  readonly from: number;
  readonly head: number;
}

function readSpans(people: People, tables: readonly RowTable[]): Map<number, Span[]> {
  const spans = new Map<number, Span[]>();
  for (const table of tables) {
    const from = columnIndex(table, 'from');
    const [ids, names] = [cellsOf(table, 'payee'), cellsOf(table, 'name')];
    for (let row = 0; row < rowCount(table); row++) {
      const payee = people.find(cellText(ids?.[row]) || cellText(names?.[row]));
      if (payee < 0) continue;
      const day = from < 0 ? null : readDay(table.columns[from]?.[row], table, row, from, []);
      const head = cellsOf(table, 'head')?.[row];
      const span = { from: day ?? Number.NEGATIVE_INFINITY, head: head ? people.find(head) : -1 };
      spans.set(payee, [...(spans.get(payee) ?? []), span]);
    }
  }
  for (const own of spans.values()) own.sort((a, b) => a.from - b.from);
  return spans;
}
