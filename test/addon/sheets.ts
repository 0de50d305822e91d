/**
 * A spreadsheet of plain arrays behind the add-on's ports, as far as the commands need one: values, formats, notes, lists,
 * names, protection, dialogs that answer what a test says, and every call it refuses as Google does.
 */
import { createHash } from 'node:crypto';
import type {
  ButtonPort,
  CellValue,
  MenuPort,
  NamedRangePort,
  PagePort,
  PropertiesPort,
  ProtectionPort,
  RangePort,
  RuleBuilderPort,
  RulePort,
  Services,
  SheetPort,
  SpreadsheetPort,
  UiPort,
} from '../../appsscript/ports.js';
import { distFile, offsetText } from './realm.js';

/** One sheet's cells and what was done to it. */
class FakeSheet implements SheetPort {
  cells: CellValue[][] = [];
  formulas = new Map<string, string>();
  formats = new Map<string, string>();
  notes = new Map<string, string>();
  rules = new Map<string, RulePort>();
  frozen = 0;
  guard: { description: string; warningOnly: boolean } | null = null;
  rows = 1000;
  columns = 26;

  constructor(
    readonly book: FakeBook,
    readonly name: string,
  ) {}

  getName = (): string => this.name;
  getLastRow = (): number => {
    let last = this.cells.length;
    while (last > 0 && (this.cells[last - 1] ?? []).every((cell) => cell === '' || cell === undefined)) last--;
    return last;
  };
  getLastColumn = (): number => Math.max(0, ...this.cells.map((row) => row.length));
  getMaxRows = (): number => this.rows;
  getMaxColumns = (): number => this.columns;
  getDataRange = (): RangePort =>
    this.getRange(1, 1, Math.max(1, this.getLastRow()), Math.max(1, this.getLastColumn()));
  getRange = (row: number, column: number, rows: number, columns: number): RangePort => {
    if (row < 1 || column < 1 || rows < 1 || columns < 1)
      throw new Error('The number of rows in the range must be at least 1.');
    if (row + rows - 1 > this.rows || column + columns - 1 > this.columns)
      throw new Error('Those rows are out of bounds.');
    return new FakeRange(this, row, column, rows, columns);
  };
  insertRowsAfter = (after: number, count: number): SheetPort => {
    this.rows += count;
    this.renumber((row) => (row > after ? row + count : row));
    return this;
  };
  deleteRows = (first: number, count: number): void => {
    if (count >= this.rows - this.frozen) throw new Error('You can not delete all non-frozen rows.');
    this.rows -= count;
    this.renumber((row) => (row < first ? row : row < first + count ? 0 : row - count));
  };
  moveRows = (range: RangePort, before: number): void => {
    const [first, count] = [range.getRow(), range.getNumRows()];
    if (before > first) throw new Error('rows are moved up only here');
    this.renumber((row) =>
      row < before || row >= first + count ? row : row >= first ? row - first + before : row + count,
    );
  };
  /** Gives every row another number; 0: it is gone. */
  private renumber(to: (row: number) => number): void {
    const cells: CellValue[][] = [];
    this.cells.forEach((line, i) => {
      if (to(i + 1) > 0) cells[to(i + 1) - 1] = line;
    });
    this.cells = Array.from(cells, (line) => line ?? []);
    const moved = (map: Map<string, string>): Map<string, string> =>
      new Map(
        [...map].flatMap(([key, value]) => {
          const [row = '', column] = key.split(':');
          return to(Number(row)) > 0 ? [[`${to(Number(row))}:${column}`, value]] : [];
        }),
      );
    this.formulas = moved(this.formulas);
    this.formats = moved(this.formats);
  }
  insertColumnsAfter = (_after: number, count: number): SheetPort => {
    this.columns += count;
    return this;
  };
  setFrozenRows = (rows: number): void => {
    this.frozen = rows;
  };
  setColumnWidth = (): SheetPort => this;
  clearContents = (): SheetPort => {
    this.cells = [];
    this.formulas.clear();
    return this;
  };
  activate = (): SheetPort => {
    this.book.active = this;
    return this;
  };
  protect = (): ProtectionPort => {
    this.guard ??= { description: '', warningOnly: false };
    const guard = this.guard;
    const port: ProtectionPort = {
      setDescription: (text) => {
        guard.description = text;
        return port;
      },
      setWarningOnly: (only) => {
        guard.warningOnly = only;
        return port;
      },
    };
    return port;
  };
}

const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26));

class FakeRange implements RangePort {
  constructor(
    readonly sheet: FakeSheet,
    readonly row: number,
    readonly column: number,
    readonly height: number,
    readonly width: number,
  ) {}
  private each(work: (row: number, column: number, r: number, c: number) => void): this {
    for (let r = 0; r < this.height; r++)
      for (let c = 0; c < this.width; c++) work(this.row + r, this.column + c, r, c);
    return this;
  }
  private values<T>(of: (row: number, column: number) => T): T[][] {
    return Array.from({ length: this.height }, (_, r) =>
      Array.from({ length: this.width }, (_, c) => of(this.row + r, this.column + c)),
    );
  }
  getValues = (): CellValue[][] => this.values((row, column) => this.sheet.cells[row - 1]?.[column - 1] ?? '');
  setValues = (values: CellValue[][]): RangePort => {
    if (values.length !== this.height || values.some((row) => row.length !== this.width))
      throw new Error('The number of rows in the data does not match the number of rows in the range.');
    return this.each((row, column, r, c) => this.sheet.book.put(this.sheet, row, column, values[r]?.[c]));
  };
  getFormulas = (): string[][] => this.values((row, column) => this.sheet.formulas.get(`${row}:${column}`) ?? '');
  setFormula = (formula: string): RangePort => {
    this.sheet.book.put(this.sheet, this.row, this.column, '…');
    this.sheet.formulas.set(`${this.row}:${this.column}`, formula);
    return this;
  };
  getRow = (): number => this.row;
  getColumn = (): number => this.column;
  getNumRows = (): number => this.height;
  getNumColumns = (): number => this.width;
  getA1Notation = (): string =>
    `${letters(this.column)}${this.row}${this.height * this.width === 1 ? '' : `:${letters(this.column + this.width - 1)}${this.row + this.height - 1}`}`;
  getSheet = (): SheetPort => this.sheet;
  setNumberFormat = (format: string): RangePort =>
    this.each((row, column) => this.sheet.formats.set(`${row}:${column}`, format));
  setFontWeight = (): RangePort => this;
  setBackground = (): RangePort => this;
  setWrap = (): RangePort => this;
  setNote = (note: string): RangePort => {
    this.sheet.notes.set(this.getA1Notation(), note);
    return this;
  };
  setDataValidation = (rule: RulePort): RangePort => {
    this.sheet.rules.set(this.getA1Notation(), rule);
    return this;
  };
  activate = (): RangePort => {
    this.sheet.book.active = this.sheet;
    this.sheet.book.cell = this;
    return this;
  };
}

/** What people see of the add-on: menus, dialogs, pages. */
export interface Seen {
  readonly menu: [caption: string, calls: string][];
  readonly alerts: string[];
  readonly pages: { title: string; html: string }[];
}

let made = 0;

export class FakeBook {
  readonly id = `book-${++made}`;
  sheets: FakeSheet[] = [];
  active: FakeSheet;
  cell: RangePort | null = null;
  names = new Map<string, RangePort>();
  readonly seen: Seen = { menu: [], alerts: [], pages: [] };
  /** What is kept for the person at it. */
  kept = new Map<string, string>();
  /** Answers of the next dialogs: yes or no, a text, null for «Cancel». */
  answers: (boolean | string | null)[] = [];

  constructor(
    readonly zone = 'Asia/Vladivostok',
    readonly locale = 'ru_RU',
    readonly userLocale = 'ru',
  ) {
    this.active = this.insert('Лист1');
  }

  insert(name: string): FakeSheet {
    if (this.sheets.some((sheet) => sheet.name === name))
      throw new Error(`A sheet with the name "${name}" already exists.`);
    const sheet = new FakeSheet(this, name);
    this.sheets.push(sheet);
    return sheet;
  }

  sheet(name: string): FakeSheet {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  }

  /** A value as Sheets stores what a script sets: dates are dates, an apostrophe makes text, `=` runs. */
  put(sheet: FakeSheet, row: number, column: number, value: CellValue): void {
    const format = sheet.formats.get(`${row}:${column}`) ?? '';
    while (sheet.cells.length < row) sheet.cells.push([]);
    const cells = sheet.cells[row - 1] as CellValue[];
    while (cells.length < column) cells.push('');
    if (typeof value === 'string' && value.startsWith('=')) throw new Error(`the sheet would run ${value}`);
    cells[column - 1] = this.stored(value ?? '', format);
    sheet.formulas.delete(`${row}:${column}`);
  }

  private stored(value: CellValue, format: string): CellValue {
    if (typeof value !== 'string') return value;
    if (value.startsWith("'")) return value.slice(1);
    if (format === '@') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value))
      return new Date(`${value}T00:00:00${offsetText(Date.parse(value), this.zone).replace(/(\d\d)$/, ':$1')}`);
    return /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  }

  private answer(question: string): boolean | string | null {
    this.seen.alerts.push(question);
    return this.answers.shift() ?? null;
  }

  /** What code.js is given. */
  services(): Services {
    const seen = this.seen;
    const page = (content: string): PagePort => {
      const made = { title: '', html: content };
      const port: PagePort = {
        setTitle: (title) => {
          made.title = title;
          return port;
        },
        setWidth: () => port,
        setHeight: () => port,
        append: (html) => {
          made.html += html;
          return port;
        },
        getContent: () => made.html,
      };
      return port;
    };
    const shown = (port: PagePort, title: string): void => void seen.pages.push({ title, html: port.getContent() });
    const menu: MenuPort = {
      addItem: (caption, calls) => {
        seen.menu.push([caption, calls]);
        return menu;
      },
      addSeparator: () => menu,
      addToUi: () => {},
    };
    const Button = { OK: 'ok', YES: 'yes', NO: 'no', CANCEL: 'cancel' };
    const ui: UiPort = {
      Button,
      ButtonSet: { OK: 'OK', OK_CANCEL: 'OK_CANCEL', YES_NO: 'YES_NO', YES_NO_CANCEL: 'YES_NO_CANCEL' },
      createMenu: () => menu,
      createAddonMenu: () => menu,
      alert: (_title, prompt, buttons): ButtonPort => {
        if (buttons === 'OK') {
          seen.alerts.push(prompt);
          return Button.OK;
        }
        const given = this.answer(prompt);
        return given === true ? Button.YES : given === null ? Button.CANCEL : Button.NO;
      },
      prompt: (_title, prompt) => {
        const given = this.answer(prompt);
        return {
          getSelectedButton: () => (given === null ? Button.CANCEL : Button.OK),
          getResponseText: () => String(given ?? ''),
        };
      },
      showSidebar: (port) => shown(port, 'sidebar'),
      showModalDialog: shown,
    };
    const builder = (): RuleBuilderPort => {
      let help: string | null = null;
      let what = '';
      let stops = true;
      const set = (text: string): RuleBuilderPort => {
        what = text;
        return port;
      };
      const port: RuleBuilderPort = {
        requireValueInList: (values) => set(`one of ${values.join(', ')}`),
        requireValueInRange: (range) => set(`one of ${range.getSheet().getName()}!${range.getA1Notation()}`),
        requireNumberGreaterThanOrEqualTo: (least) => set(`at least ${least}`),
        requireDate: () => set('a day'),
        requireTextContains: (text) => set(`with ${text}`),
        setAllowInvalid: (allow) => {
          stops = !allow;
          return port;
        },
        setHelpText: (text) => {
          help = text;
          return port;
        },
        build: () => Object.assign({ getHelpText: () => help }, { what, stops }),
      };
      return port;
    };
    const spreadsheet: SpreadsheetPort = {
      getId: () => this.id,
      getName: () => 'Отдел продаж',
      getSheets: () => this.sheets,
      getSheetByName: (name) => this.sheets.find((sheet) => sheet.name === name) ?? null,
      insertSheet: (name) => this.insert(name),
      getActiveSheet: () => this.active,
      getCurrentCell: () => this.cell,
      getActiveRange: () => this.cell,
      getNamedRanges: () =>
        [...this.names].map(([name, range]): NamedRangePort => ({ getName: () => name, getRange: () => range })),
      setNamedRange: (name, range) => void this.names.set(name, range),
      getSpreadsheetLocale: () => this.locale,
      getSpreadsheetTimeZone: () => this.zone,
      toast: (message) => void seen.alerts.push(message),
    };
    const properties: PropertiesPort = {
      getProperty: (name) => this.kept.get(name) ?? null,
      setProperty: (name, value) => {
        this.kept.set(name, value);
        return properties;
      },
    };
    return {
      PropertiesService: { getUserProperties: () => properties },
      SpreadsheetApp: { getActiveSpreadsheet: () => spreadsheet, getUi: () => ui, newDataValidation: builder },
      HtmlService: { createHtmlOutput: page, createHtmlOutputFromFile: (name) => page(distFile(`${name}.html`)) },
      Session: { getActiveUserLocale: () => this.userLocale },
      Utilities: {
        formatDate: (date, zone) => offsetText(date.getTime(), zone),
        DigestAlgorithm: { SHA_256: 'SHA_256' },
        Charset: { UTF_8: 'UTF_8' },
        computeDigest: (_algorithm, text) =>
          [...createHash('sha256').update(text, 'utf8').digest()].map((byte) => (byte > 127 ? byte - 256 : byte)),
      },
    };
  }
}
