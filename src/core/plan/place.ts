/** Where the fields of a plan's rows stand: a mistake in a weight is shown at the weight, not at the row's name. */
import type { Place } from '../issue/issue.js';
import type { PlanRow } from './plan.js';

/** Beside the document, not in it: two plans that say the same are the same wherever their columns stand. */
const CELLS = new WeakMap<Place, (field: string) => Place>();

/** A row's place that also knows where each filled field stands. */
export function withCells(place: Place, cell: (field: string) => Place): Place {
  CELLS.set(place, cell);
  return place;
}

/**
 * Place of a field of a plan row: its cell, in a JSON document its path, else where the row stands.
 * @example fieldPlace({ code: 'Оплаты', place: { path: 'kpis[0]' } }, 'weight') // { path: 'kpis[0].weight' }
 */
export function fieldPlace({ place }: PlanRow, field: string): Place | undefined {
  if (place === undefined || place.path === undefined) return (place && CELLS.get(place)?.(field)) ?? place;
  return { ...place, path: `${place.path}.${field}` };
}
