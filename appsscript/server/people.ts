/** The people of a new workbook: as they were typed, pasted or selected, in place of a template's own. */

import { isKnownHeader } from '../../src/workbook/headers.js';
import { fill } from '../cells/words.js';
import type { TemplateSheet } from '../data.js';
import type { CellValue } from '../ports.js';
import { services } from '../services.js';
import { userLang } from './lang.js';
import { tableOf } from './sheets.js';
import { ui } from './words.js';

/** Filled cells without spaces at their ends. */
const filled = (cells: readonly string[]): string[] => cells.map((cell) => cell.trim()).filter((cell) => cell !== '');

/** A line a person: the first two filled cells of each selected row, tabs between. Throws a sentence where there are none. */
export function selectedPeople(): string {
  const rows = services.SpreadsheetApp.getActiveSpreadsheet().getActiveRange()?.getValues() ?? [];
  const lines = rows
    .map((row) => filled(row.map((cell) => String(cell).replace(/\s/g, ' '))).slice(0, 2))
    .filter(([one], i) => one !== undefined && (i > 0 || !isKnownHeader(one)));
  if (lines.length === 0) throw new Error(ui(userLang()).nobodySelected);
  return lines.map((cells) => cells.join('\t')).join('\n');
}

/** Somebody to be paid. */
interface Person {
  readonly name: string;
  readonly id: CellValue;
}

/** Whole numbers a cell holds as they are. */
const NUMBER = /^[1-9]\d{0,14}$/;

/** Lines → people: a name and a personnel number after a tab or `;`; who has none is given the next one that is free. */
function peopleOf(text: string, first: number): Person[] {
  const taken = new Set<string>();
  const people = text
    .split('\n')
    .map((line) => filled(line.split(/[\t;]/)))
    .filter((parts) => parts.length > 0)
    .map(([one = '', two = '']) => {
      const [name, id] = two !== '' && NUMBER.test(one) ? [two, one] : [one, two];
      if (taken.has(id || name)) throw new Error(fill(ui(userLang()).twice, { name: id || name }));
      taken.add(id || name);
      return { name, id };
    });
  let next = first;
  return people.map(({ name, id }) => {
    if (id !== '') return { name, id: NUMBER.test(id) ? Number(id) : id };
    while (taken.has(String(next))) next++;
    return { name, id: next++ };
  });
}

/** The sheets of a template with other people: each has the rows of one of the template's, in turn. No people, no change. */
export function withPeople(sheets: readonly TemplateSheet[], text: string): readonly TemplateSheet[] {
  const tables = sheets.map(tableOf);
  const own = tables.find((table) => table?.role === 'people');
  const ids = own?.columns[own.fields.indexOf('payee')] ?? [];
  const people = peopleOf(text, Number(ids[0]));
  if (people.length === 0) return sheets;
  return sheets.map((one, s) => {
    const { rows } = one;
    const { fields = [], headerRow = 0 } = tables[s] ?? {};
    const at = fields.indexOf('payee');
    if (at < 0) return one;
    const body = rows.slice(headerRow);
    const copies = people.flatMap(({ id, name }, i) =>
      body
        .filter((row) => row[at] === ids[i % ids.length])
        .map((row) => row.map((cell, c) => (c === at ? id : fields[c] === 'name' ? name : cell))),
    );
    return { ...one, rows: [...rows.slice(0, headerRow), ...copies] };
  });
}
