/** SpreadsheetApp over o-spreadsheet's model: the ports the add-on uses, nothing more. */
import type { CellValue, NamedRangePort, ProtectionPort, RangePort, SheetPort, SpreadsheetPort } from '../ports.js';
import { settle, UPDATE_CELLS } from './batch.js';
import { formulaOf } from './book.js';
import { handed, inTextCell, type Kept, kept, serialOf, TEXT_FORMAT, textCell, type Valued } from './cells.js';
import { fitRow } from './fit.js';
import { type Model, spreadsheet } from './library.js';
import type { Realm } from './realm-host.js';
import { criterionOf } from './rules.js';

const { helpers } = spreadsheet;

/** What the services need of the page. */
export interface Desk {
  model(): Model;
  realm(): Realm;
  name(): string;
  /** `ru_RU`, `en_US` */
  locale(): string;
  say(message: string, title: string): void;
}

/** Counted from 0, as o-spreadsheet does. */
interface Zone {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

interface Dispatched {
  readonly isSuccessful: boolean;
  isCancelledBecause(reason: string): boolean;
}
type Dispatch = (command: string, payload: object) => Dispatched;

/** A command of o-spreadsheet; a refused one is an error, as in Sheets, but for one that has nothing to change. */
function command(desk: Desk, name: string, payload: object): void {
  const result = (desk.model().dispatch as unknown as Dispatch)(name, payload);
  if (!result.isSuccessful && !result.isCancelledBecause('NoChanges'))
    throw new Error(`The spreadsheet refused ${name}.`);
}

/** The same where a refusal is no error. */
function attempt(desk: Desk, name: string, payload: object): void {
  (desk.model().dispatch as unknown as Dispatch)(name, payload);
}

/** @param own the format the cell has; text in a cell for text stands as it is */
function contentOf(value: CellValue, own: string | undefined): Kept {
  if (typeof value === 'number') return { content: String(value) };
  if (typeof value === 'boolean') return { content: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'object' && value !== null) return { content: String(serialOf(value)), format: 'dd.mm.yyyy' };
  const given = value ?? '';
  if (given.startsWith('=')) return { content: given };
  // As in Sheets, an apostrophe in front says that what follows is text.
  const text = given.replace(/^'/, '');
  if (own === TEXT_FORMAT) return inTextCell(text);
  return text === given ? kept(text) : textCell(text);
}

/** A range. Like Sheets it refuses what is outside the sheet. */
function rangeOf(desk: Desk, sheetId: string, zone: Zone): RangePort {
  const { getters } = desk.model();
  if (zone.bottom >= getters.getNumberRows(sheetId) || zone.right >= getters.getNumberCols(sheetId))
    throw new Error('Those rows or columns are out of bounds.');
  const target = [zone];
  const rows = <T>(read: (col: number, row: number) => T): T[][] =>
    Array.from({ length: zone.bottom - zone.top + 1 }, (_, r) =>
      Array.from({ length: zone.right - zone.left + 1 }, (_, c) => read(zone.left + c, zone.top + r)),
    );
  const style = (given: object): RangePort => {
    attempt(desk, 'SET_FORMATTING', { sheetId, target, style: given });
    return range;
  };
  const range: RangePort = {
    getValues() {
      settle(desk.model());
      const { getters } = desk.model();
      const valueAt = (col: number, row: number): CellValue =>
        handed(getters.getEvaluatedCell({ sheetId, col, row }) as Valued, desk.realm());
      return desk.realm().rows(rows(valueAt));
    },
    setValues(values) {
      if (values.length !== range.getNumRows() || values.some((row) => row.length !== range.getNumColumns()))
        throw new Error('The number of rows or columns in the data does not match the range.');
      const cells = values.flatMap((line, r) =>
        line.map((value, c) => {
          const position = { sheetId, col: zone.left + c, row: zone.top + r };
          const own = desk.model().getters.getCell(position)?.format;
          const cell = contentOf(value, own);
          const format = cell.format === '' ? '' : (own ?? cell.format);
          return { ...position, content: cell.content, ...(format === undefined ? {} : { format }) };
        }),
      );
      command(desk, UPDATE_CELLS, { cells: Array.from(cells) });
      return range;
    },
    getFormulas: () => rows((col, row) => formulaOf(desk.model(), { sheetId, col, row })),
    setFormula(formula) {
      // Typed text may separate arguments with `;` in every locale; o-spreadsheet keeps `,`.
      const content = withCommas(formula);
      command(desk, 'UPDATE_CELL', { sheetId, col: zone.left, row: zone.top, content });
      return range;
    },
    getRow: () => zone.top + 1,
    getColumn: () => zone.left + 1,
    getNumRows: () => zone.bottom - zone.top + 1,
    getNumColumns: () => zone.right - zone.left + 1,
    getA1Notation() {
      const [first, last] = [helpers.toXC(zone.left, zone.top), helpers.toXC(zone.right, zone.bottom)];
      return first === last ? first : `${first}:${last}`;
    },
    getSheet: () => sheetOf(desk, sheetId),
    setNumberFormat(format) {
      const own = format === 'General' ? '' : format;
      attempt(desk, 'SET_FORMATTING', { sheetId, target, format: own.replace(/"([^"]*)"/g, '[$$$1]') });
      return range;
    },
    setFontWeight: (weight) => style({ bold: weight === 'bold' }),
    setBackground: (color) => style({ fillColor: color }),
    setWrap(wrap) {
      style({ wrapping: wrap ? 'wrap' : 'overflow' });
      for (let row = zone.top; wrap && row <= zone.bottom; row++) fitRow(desk.model(), sheetId, row);
      return range;
    },
    // o-spreadsheet has no notes: what a note says is in the add-on's sidebar and docs as well.
    setNote: () => range,
    setDataValidation(rule) {
      const criterion = criterionOf(rule, helpers.toXC(zone.left, zone.top));
      const ranges = target.map((each) => desk.model().getters.getRangeDataFromZone(sheetId, each));
      if (criterion) attempt(desk, 'ADD_DATA_VALIDATION_RULE', { sheetId, ranges, rule: criterion });
      return range;
    },
    activate() {
      showSheet(desk, sheetId);
      desk.model().selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone }, { scrollIntoView: true });
      return range;
    },
  };
  return range;
}

/** `;` between arguments → `,`, outside quotes. */
const withCommas = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|;/g, (part) => (part === ';' ? ',' : part));

function showSheet(desk: Desk, sheetId: string): void {
  const from = desk.model().getters.getActiveSheetId();
  if (from !== sheetId) command(desk, 'ACTIVATE_SHEET', { sheetIdFrom: from, sheetIdTo: sheetId });
}

/** One more than the last row or column with something in it, 0 in an empty sheet. */
function lastFilled(desk: Desk, sheetId: string): { rows: number; columns: number } {
  settle(desk.model());
  const { getters } = desk.model();
  let [rows, columns] = [0, 0];
  for (let row = 0; row < getters.getNumberRows(sheetId); row++) {
    for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
      const { value } = getters.getEvaluatedCell({ sheetId, col, row });
      if (value === null || value === '') continue;
      rows = row + 1;
      columns = Math.max(columns, col + 1);
    }
  }
  return { rows, columns };
}

/** A sheet. */
function sheetOf(desk: Desk, sheetId: string): SheetPort {
  const getters = () => desk.model().getters;
  const insert = (dimension: 'ROW' | 'COL', after: number, quantity: number): SheetPort => {
    const sheetName = getters().getSheetName(sheetId);
    command(desk, 'ADD_COLUMNS_ROWS', { sheetId, sheetName, dimension, base: after - 1, quantity, position: 'after' });
    return sheet;
  };
  const sheet: SheetPort = {
    getName: () => getters().getSheetName(sheetId),
    getDataRange() {
      const { rows, columns } = lastFilled(desk, sheetId);
      return rangeOf(desk, sheetId, {
        top: 0,
        left: 0,
        bottom: Math.max(rows, 1) - 1,
        right: Math.max(columns, 1) - 1,
      });
    },
    getRange: (row, column, rows, columns) =>
      rangeOf(desk, sheetId, { top: row - 1, left: column - 1, bottom: row + rows - 2, right: column + columns - 2 }),
    getLastRow: () => lastFilled(desk, sheetId).rows,
    getLastColumn: () => lastFilled(desk, sheetId).columns,
    getMaxRows: () => getters().getNumberRows(sheetId),
    getMaxColumns: () => getters().getNumberCols(sheetId),
    insertRowsAfter: (after, count) => insert('ROW', after, count),
    deleteRows(first, count) {
      const sheetName = getters().getSheetName(sheetId);
      const elements = Array.from({ length: count }, (_, i) => first - 1 + i);
      command(desk, 'REMOVE_COLUMNS_ROWS', { sheetId, sheetName, dimension: 'ROW', elements });
    },
    moveRows(rows, before) {
      // o-spreadsheet moves rows of the sheet shown only.
      showSheet(desk, sheetId);
      const sheetName = getters().getSheetName(sheetId);
      const elements = Array.from({ length: rows.getNumRows() }, (_, i) => rows.getRow() - 1 + i);
      const base = before - 1;
      command(desk, 'MOVE_COLUMNS_ROWS', { sheetId, sheetName, dimension: 'ROW', elements, base, position: 'before' });
    },
    insertColumnsAfter: (after, count) => insert('COL', after, count),
    setFrozenRows: (rows) => attempt(desk, rows === 0 ? 'UNFREEZE_ROWS' : 'FREEZE_ROWS', { sheetId, quantity: rows }),
    setColumnWidth(column, pixels) {
      attempt(desk, 'RESIZE_COLUMNS_ROWS', { sheetId, dimension: 'COL', elements: [column - 1], size: pixels });
      return sheet;
    },
    clearContents() {
      const target = [getters().getSheetZone(sheetId)];
      attempt(desk, 'DELETE_CONTENT', { sheetId, target });
      return sheet;
    },
    activate() {
      showSheet(desk, sheetId);
      return sheet;
    },
    protect() {
      attempt(desk, 'LOCK_SHEET', { sheetId });
      const protection: ProtectionPort = {
        setDescription: () => protection,
        // A warning only: the sheet can be edited.
        setWarningOnly(only) {
          if (only) attempt(desk, 'UNLOCK_SHEET', { sheetId });
          return protection;
        },
      };
      return protection;
    },
  };
  return sheet;
}

/** The workbook as the active spreadsheet. */
export function spreadsheetOf(desk: Desk): SpreadsheetPort {
  const getters = () => desk.model().getters;
  return {
    getId: () => desk.name(),
    getName: () => desk.name(),
    getSheets: () =>
      getters()
        .getSheetIds()
        .map((id) => sheetOf(desk, id)),
    getSheetByName(name) {
      const id = getters().getSheetIdByName(name);
      return id === undefined ? null : sheetOf(desk, id);
    },
    insertSheet(name) {
      if (getters().getSheetIdByName(name) !== undefined)
        throw new Error(`A sheet with the name "${name}" already exists.`);
      const sheetId = `sheet-${Date.now()}-${getters().getSheetIds().length}`;
      command(desk, 'CREATE_SHEET', { sheetId, name, position: getters().getSheetIds().length, rows: 200, cols: 26 });
      showSheet(desk, sheetId);
      return sheetOf(desk, sheetId);
    },
    getActiveSheet: () => sheetOf(desk, getters().getActiveSheetId()),
    getCurrentCell() {
      const { sheetId, col, row } = getters().getActivePosition();
      return rangeOf(desk, sheetId, { top: row, left: col, bottom: row, right: col });
    },
    getActiveRange: () => rangeOf(desk, getters().getActiveSheetId(), getters().getSelectedZone()),
    getNamedRanges: () =>
      getters()
        .getNamedRanges()
        .map(({ name, range }) => namedRange(desk, name, range)),
    setNamedRange(name, range) {
      const { model } = desk;
      const sheetId = model().getters.getSheetIdByName(range.getSheet().getName()) as string;
      const ranges = [model().getters.getRangeDataFromXc(sheetId, range.getA1Notation())];
      attempt(desk, 'DELETE_NAMED_RANGE', { name });
      attempt(desk, 'CREATE_NAMED_RANGE', { name, ranges });
    },
    getSpreadsheetLocale: () => desk.locale(),
    getSpreadsheetTimeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    toast: (message, title) => desk.say(message, title),
  };
}

const namedRange = (desk: Desk, name: string, range: { sheetId: string; zone: Zone }): NamedRangePort => ({
  getName: () => name,
  getRange: () => rangeOf(desk, range.sheetId, range.zone),
});
