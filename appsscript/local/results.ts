/** The sheet a book without results gets: everybody's pay by component, and why the first one's is what it is. */

import { parsePeriod } from '../../src/core/day/period.js';
import type { Lang } from '../../src/core/issue/issue.js';
import { letters } from '../../src/workbook/sheet.js';
import { recognise } from '../../src/workbook/tables.js';
import { ui } from '../server/words.js';
import { fitRow } from './fit.js';
import type { Model } from './library.js';
import { say } from './words.js';

/** The latest month named in a column of periods, else October 2026, the month of the examples. */
export function periodOf({ getters }: Model): string {
  let latest = '';
  for (const sheetId of getters.getSheetIds()) {
    for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
      const header = getters.getEvaluatedCell({ sheetId, col, row: 0 }).value;
      if (!/^(?:Период|Period)$/i.test(String(header ?? ''))) continue;
      for (let row = 1; row < getters.getNumberRows(sheetId); row++) {
        const read = parsePeriod(getters.getEvaluatedCell({ sheetId, col, row }).value, []);
        if ('code' in read && /^\d{4}-\d\d$/.test(read.code) && read.code > latest) latest = read.code;
      }
    }
  }
  return latest === '' ? '2026-10' : latest;
}

/** Rows below the people that fill themselves when somebody is added to their sheet. */
const SPARE = 5;

/** Cells that name the people of a sheet's table of people, each once, and those below where more may come. */
function peopleOf({ getters }: Model, sheetId: string): readonly [named: string[], spare: string[]] {
  const rows = Array.from({ length: getters.getNumberRows(sheetId) }, (_, row) =>
    Array.from(
      { length: getters.getNumberCols(sheetId) },
      (_, col) => getters.getEvaluatedCell({ sheetId, col, row }).value,
    ),
  );
  const table = recognise({ name: getters.getSheetName(sheetId), rows, typed: true }).tables.find(
    ({ role }) => role === 'people',
  );
  if (!table) return [[], []];
  const column = Math.max(0, table.fields.indexOf(table.fields.includes('payee') ? 'payee' : 'name'));
  const ids = table.columns[column] ?? [];
  const letter = table.letters?.[column] ?? 'A';
  const rowOf = (row: number): number => table.rowNumbers?.[row] ?? (table.firstRow ?? 2) + row;
  const named = ids.flatMap((id, row) => (ids.indexOf(id) === row ? [`${letter}${rowOf(row)}`] : []));
  const last = rowOf(ids.length - 1);
  const isLast = rows.findLastIndex((row) => row.some((cell) => cell !== null && cell !== '')) + 1 === last;
  return [named, isLast ? Array.from({ length: SPARE }, (_, i) => `${letter}${last + 1 + i}`) : []];
}

/** Adds the sheet in front. Does nothing where there are no people to calculate. */
export function addResults(model: Model, lang: Lang, period: string): void {
  const { getters } = model;
  const sheets = getters.getSheetIds();
  const quoted = (id: string): string => `'${getters.getSheetName(id).replace(/'/g, "''")}'!`;
  const found = sheets.map((id) => peopleOf(model, id).map((cells) => cells.map((cell) => `${quoted(id)}${cell}`)));
  const people = found.flatMap(([named = []]) => named.map((cell) => `=${cell}`));
  if (people.length === 0) return;
  const spare = found.flatMap(([, below = []]) => below);
  const count = people.length + spare.length;
  // A later row of somebody who stands there already is no new one.
  for (const cell of spare) people.push(`=IF(OR(${cell}="",COUNTIF(A$4:A${people.length + 3},${cell})>0),"",${cell})`);
  const tables = sheets.map(
    (id) => `${quoted(id)}A1:${letters(getters.getNumberCols(id) - 1)}${getters.getNumberRows(id)}`,
  );
  const add = sheetAdder(model);
  // The add-on takes sheets of this name for answers and reads no tables from them.
  const name = ui(lang).result;
  const results = add(name, count + 20, 0);
  results.put('A1', say(lang, 'period'));
  results.put('B1', `'${period}`);
  results.put('C1', `=PLAN_CHECK(B1,${tables.join(',')},"${say(lang, 'inShort')}")`);
  results.put('A3', say(lang, 'payee'));
  for (const [at, formula] of people.entries()) results.put(`A${at + 4}`, formula);
  results.put('B3', `=BONUS(A3:A${count + 3},B1,${tables.join(',')},"${say(lang, 'byComponent')}")`);
  const why = add(`${name} — ${say(lang, 'why')}`, 150, 1);
  const first = quoted(results.sheetId);
  why.put('A1', say(lang, 'payee'));
  why.put('B1', `=${first}A4`);
  why.put('A3', `=BONUS_WHY(B1,${first}B1,${tables.join(',')})`);
  dress(model, results.sheetId, why.sheetId, count);
}

/** Adds a sheet and gives what puts content in its cells. */
function sheetAdder(model: Model) {
  return (name: string, rows: number, position: number) => {
    const sheetId = `premia-${position}`;
    model.dispatch('CREATE_SHEET', { sheetId, name, position, rows, cols: 16 });
    const put = (cell: string, content: string): void => {
      const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
      model.dispatch('UPDATE_CELL', { sheetId, col: column.charCodeAt(0) - 65, row: Number(row) - 1, content });
    };
    return { sheetId, put };
  };
}

/** Bold headers, amounts with kopecks, columns wide enough to read. */
function dress(model: Model, results: string, why: string, count: number): void {
  const zone = (top: number, bottom: number, left: number, right: number) => ({ top, bottom, left, right });
  const head = { bold: true, fillColor: '#EEF3F8', wrapping: 'wrap', verticalAlign: 'middle' } as const;
  const format = (sheetId: string, target: ReturnType<typeof zone>, more: object) =>
    model.dispatch('SET_FORMATTING', { sheetId, target: [target], ...more });
  const widen = (sheetId: string, elements: number[], size: number) =>
    model.dispatch('RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements, size });
  format(results, zone(2, 2, 0, LAST_COLUMN), { style: head });
  format(results, zone(3, count + 2, 1, LAST_COLUMN), { format: '#,##0.00' });
  widen(results, [0], 190);
  widen(
    results,
    Array.from({ length: LAST_COLUMN }, (_, at) => at + 1),
    135,
  );
  fitRow(model, results, 2);
  model.dispatch('FREEZE_ROWS', { sheetId: results, quantity: 3 });
  format(why, zone(0, 0, 0, 1), { style: { bold: true } });
  widen(why, [0], 260);
  widen(why, [1, 2], 440);
}

const LAST_COLUMN = 9;
