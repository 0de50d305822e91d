/** The sheet a book without results gets: everybody's pay by component, and why the first one's is what it is. */
import type { Lang } from '../../src/core/issue.js';
import { parsePeriod } from '../../src/core/period.js';
import { letters } from '../../src/workbook/sheet.js';
import { ui } from '../server/words.js';
import type { Model } from './library.js';
import { say } from './words.js';

/** A table of people, by its first header. */
const PEOPLE = /^(?:Сотрудник|Табельный №|Payee|Personnel no\.?)$/i;
const SCHEME = /^(?:Схема|Plan)$/i;

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

/** Adds the sheet in front. Does nothing where there are no people to calculate. */
export function addResults(model: Model, lang: Lang, period: string): void {
  const { getters } = model;
  const textAt = (sheetId: string, col: number, row: number): string =>
    String(getters.getEvaluatedCell({ sheetId, col, row }).value ?? '').trim();
  const filled = (sheetId: string, dimension: 'rows' | 'columns'): number => {
    let count = 0;
    while (dimension === 'rows' ? textAt(sheetId, 0, count) !== '' : textAt(sheetId, count, 0) !== '') count++;
    return count;
  };
  const sheets = getters.getSheetIds();
  const people = sheets.find((id) => {
    const width = filled(id, 'columns');
    const headers = Array.from({ length: width }, (_, col) => textAt(id, col, 0));
    return PEOPLE.test(headers[0] ?? '') && headers.some((header) => SCHEME.test(header));
  });
  if (people === undefined) return;
  const count = filled(people, 'rows') - 1;
  const quoted = (id: string): string => `'${getters.getSheetName(id).replace(/'/g, "''")}'!`;
  const tables = sheets.map(
    (id) => `${quoted(id)}A1:${letters(getters.getNumberCols(id) - 1)}${getters.getNumberRows(id)}`,
  );
  const add = sheetAdder(model);
  // The add-on takes sheets of this name for answers and reads no tables from them.
  const name = ui(lang).result;
  const results = add(name, count + 20, 0);
  results.put('A1', say(lang, 'period'));
  results.put('B1', `'${period}`);
  results.put('A3', say(lang, 'payee'));
  for (let at = 0; at < count; at++) results.put(`A${at + 4}`, `=${quoted(people)}A${at + 2}`);
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
    115,
  );
  model.dispatch('RESIZE_COLUMNS_ROWS', { sheetId: results, dimension: 'ROW', elements: [2], size: 58 });
  model.dispatch('FREEZE_ROWS', { sheetId: results, quantity: 3 });
  format(why, zone(0, 0, 0, 1), { style: { bold: true } });
  widen(why, [0], 260);
  widen(why, [1, 2], 440);
}

const LAST_COLUMN = 9;
