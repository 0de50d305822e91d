/** Rows dated after their payee's last day inside the period: the plan says whose they are («Выплаты уволенным»). */
import type { Credits } from './credits.js';
import { isoOf } from './dates.js';
import { type Issue, note, warning } from './issue.js';
import type { Leaving, People } from './people.js';
import type { Period } from './period.js';
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
  const late = new Map<number, { readonly first: number; count: number }>();
  const found = credits.map((credit) => ({
    ...credit,
    owners: credit.owners.map((owner, row) => {
      const own = leaving.get(owner);
      const day = days[row] as number;
      if (!own || !(day > own.left && day <= period.end)) return owner;
      const known = late.get(owner) ?? { first: row, count: 0 };
      late.set(owner, { ...known, count: known.count + 1 });
      return own.heir === null || own.heir < 0 ? NOBODYS : own.heir;
    }),
  }));
  for (const [owner, { first, count }] of late)
    rows.issues.push(
      lateRows(payees, owner, leaving.get(owner) as Leaving, { count, place: placeOfRow(rows, first, payee) }),
    );
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
