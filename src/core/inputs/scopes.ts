/** Roles and grades that miss each other by a letter: rows of the plan that hold for nobody, and people no row is meant for. */
import { type Issue, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { clean, distance } from '../language/nearest.js';
import { fieldPlace } from '../plan/place.js';
import { labelOf, type PlanDocument, type PlanRow } from '../plan/plan.js';
import { columnIndex, placeOf } from '../table/cells.js';
import type { Payee } from './people.js';

/**
 * Warns of a role or grade of somebody that no row of the plan names while one names it in other letters, and of a row whose
 * role or grade nobody has while somebody has it in other letters. One letter: «Старший» and «Младший» are two roles.
 * @param groups one payee for each role and grade that people have
 */
export function nearMisses(plan: PlanDocument, groups: readonly { readonly one: Payee }[]): Issue[] {
  const { plans, parameters, measures, kpis, scales, components, credits = [], payouts = [] } = plan;
  const rows: readonly PlanRow[] = [plans, parameters, measures, kpis, scales, components, credits, payouts].flat();
  return (['role', 'grade'] as const).flatMap((field) => {
    const named = first(rows, (row) => row.for?.[field] ?? '');
    const held = first(groups, ({ one }) => one.profile[field]);
    return [
      ...missing(held, named).map(
        ([
          {
            one: { name, table, row },
          },
          text,
          suggestion,
        ]) => warning('profile-near', { name, text, suggestion }, placeOf(table, row, columnIndex(table, field))),
      ),
      ...missing(named, held).map(([row, text, suggestion]) =>
        warning('scope-near', { name: labelOf(row), text, suggestion }, fieldPlace(row, `for.${field}`)),
      ),
    ];
  });
}

type Named<Item> = ReadonlyMap<string, readonly [item: Item, text: string]>;

/** The first item of each text, by its spelling. */
function first<Item>(items: readonly Item[], textOf: (item: Item) => string): Named<Item> {
  const found = new Map<string, readonly [Item, string]>();
  for (const item of items) {
    const text = textOf(item);
    if (text !== '' && !found.has(fold(text))) found.set(fold(text), [item, text]);
  }
  return found;
}

/** Those one list has and the other has only in other letters, with the other's text. */
const missing = <Item>(own: Named<Item>, others: Named<unknown>): [Item, string, string][] =>
  [...own].flatMap(([key, [item, text]]): [Item, string, string][] => {
    if (others.has(key)) return [];
    const near = [...others.values()].find(([, other]) => isSlip(clean(text), clean(other)));
    return near ? [[item, text, near[1]]] : [];
  });

/** A letter more, less, other or two in the wrong order; a number is never a slip. */
const isSlip = (a: string, b: string): boolean =>
  a.length > 3 && distance(a, b, 1) <= 1 && a.replace(/\D/g, '') === b.replace(/\D/g, '');
