/** The sheet a book without results gets: everybody's pay by component, and why the first one's is what it is. */
import type { Lang } from '../../src/core/issue.js';
import { parsePeriod } from '../../src/core/period.js';
import { letters } from '../../src/workbook/sheet.js';
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
  const sheetId = 'premia-results';
  model.dispatch('CREATE_SHEET', { sheetId, name: say(lang, 'results'), position: 0, rows: count + 60, cols: 16 });
  const put = (cell: string, content: string): void => {
    const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    model.dispatch('UPDATE_CELL', { sheetId, col: column.charCodeAt(0) - 65, row: Number(row) - 1, content });
  };
  put('A1', say(lang, 'period'));
  put('B1', `'${period}`);
  put('A3', say(lang, 'payee'));
  for (let at = 0; at < count; at++) put(`A${at + 4}`, `=${quoted(people)}A${at + 2}`);
  put('B3', `=BONUS(A3:A${count + 3},B1,${tables.join(',')},"${say(lang, 'byComponent')}")`);
  put(`A${count + 6}`, say(lang, 'why'));
  put(`B${count + 6}`, '=A4');
  put(`A${count + 7}`, `=BONUS_WHY(B${count + 6},B1,${tables.join(',')})`);
}
