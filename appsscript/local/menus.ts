/**
 * What of o-spreadsheet's menus the local workbook does not offer: charts and what shows them need a library it does not bring
 * (choosing one would end the page), a pivot is nothing the add-on reads, the map of formulas explains itself in English, and the
 * language box sets the locale.
 */
import { spreadsheet } from './library.js';

const HIDDEN: ReadonlySet<string> = new Set([
  'insert_chart',
  'insert_carousel',
  'insert_image',
  'insert_pivot',
  'column_statistics',
  'settings',
  'view_irregularity_map',
]);

interface Item {
  readonly id?: string;
  readonly children?: readonly (Item | (() => unknown))[];
  isVisible?: unknown;
}

function hide(item: Item): void {
  if (HIDDEN.has(item.id ?? '')) item.isVisible = () => false;
  for (const child of item.children ?? []) if (typeof child === 'object') hide(child);
}

/** Hides it, before the menus are drawn. */
export function hideMenus(): void {
  const { topbarMenuRegistry, colMenuRegistry, rowMenuRegistry, cellMenuRegistry } = spreadsheet.registries;
  for (const registry of [topbarMenuRegistry, colMenuRegistry, rowMenuRegistry, cellMenuRegistry])
    for (const item of registry.getAll()) hide(item as unknown as Item);
}
