/** Rows dated after their payee's last day inside the period: the plan says whose they are («Выплаты уволенным»). */

import { isoOf } from '../day/dates.js';
import type { Period } from '../day/period.js';
import { type Issue, note, warning } from '../issue/issue.js';
import type { Credits } from './credits.js';
import type { Leaving, People } from './people.js';
import { placeOfRow, type Rows } from './rows.js';

/** Stands for the owner of a row nobody is to have. */
export const NOBODYS = -3;

/** Credits with later rows given to the successor or to nobody; `date`: the column that accrues. */
export function afterLeaving(
  credits: Credits,
  rows: Rows,
  { date, payee }: { readonly date?: string | undefined; readonly payee: string },
  { leaving, payees }: People,
  period: Period,
): Credits {
  if (date === undefined || leaving.size === 0) return credits;
  const days = rows.days(date).v;
  const late = new Map<number, Set<number>>();
  /** Who has the row instead of the leaver; null: it is not late. */
  const instead = (owner: number, row: number): number | null => {
    const own = leaving.get(owner);
    const day = days[row] as number;
    if (!own || !(day > own.left && day <= period.end)) return null;
    late.set(owner, (late.get(owner) ?? new Set()).add(row));
    return own.heir === null || own.heir < 0 ? NOBODYS : own.heir;
  };
  const found = credits.map((credit) => {
    const { owners, below } = credit;
    const own = owners.map((owner, row) => {
      // A row that is nobody's, or the successor's, is not of the leaver's head.
      const heir = below ? instead(below.owners[row] as number, row) : null;
      const head = heir === null || !below ? owner : heir < 0 ? heir : below.above(heir, row);
      return instead(head, row) ?? head;
    });
    return { ...credit, owners: own };
  });
  for (const [owner, of] of late) {
    const place = placeOfRow(rows, Math.min(...of), payee);
    rows.issues.push(lateRows(payees, owner, leaving.get(owner) as Leaving, { count: of.size, place }));
  }
  return found;
}

function lateRows(
  payees: People['payees'],
  owner: number,
  { left, heir }: Leaving,
  { count, place }: { readonly count: number; readonly place: ReturnType<typeof placeOfRow> },
): Issue {
  const params = { name: payees[owner]?.name ?? '', day: isoOf(left), count: String(count) };
  if (heir === null) return note('rows-after-leaving', params, place);
  if (heir < 0) return warning('successor-missing', params, place);
  return note('rows-to-successor', { ...params, successor: payees[heir]?.name ?? '' }, place);
}
