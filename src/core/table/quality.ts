/** What is doubtful about the data itself, looked for when a person asks for a check. */

import { type Issue, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { cellText, placeOf, rowCount } from './cells.js';
import type { Data } from './data.js';

/**
 * Rows of row tables that stand twice, cell for cell: a deal exported two times would be paid two times.
 * @example repeatedRows(data) // []
 */
export function repeatedRows({ tables }: Data): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, number>();
  for (const table of tables) {
    if (table.role !== 'rows') continue;
    for (let row = 0; row < rowCount(table); row++) {
      const cells = table.columns.map((column) => cellText(column[row]));
      if (cells.every((text) => text === '')) continue;
      const key = [fold(table.name), ...cells].join('\u0001');
      const place = placeOf(table, row);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, place.row as number);
      else {
        const params = { name: table.name, row: String(place.row), first: String(first) };
        issues.push(warning('row-repeated', params, place));
      }
    }
  }
  return issues;
}
