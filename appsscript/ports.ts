/**
 * What the add-on uses of Google's services, and nothing more: whoever serves these interfaces can run the built code.js.
 * `honest.ts` checks each against Google's own types, so that a port cannot promise what the real service lacks.
 * Rows and columns count from 1.
 */

/** A cell as Sheets hands it over and takes it. Dates may come from another realm: never use `instanceof`. */
export type CellValue = string | number | boolean | object | null | undefined;

export interface RangePort {
  getValues(): CellValue[][];
  setValues(values: CellValue[][]): RangePort;
  /** `''` where a cell holds no formula; formulas come with `,` between arguments whatever the locale. */
  getFormulas(): string[][];
  setFormula(formula: string): RangePort;
  getRow(): number;
  getColumn(): number;
  getNumRows(): number;
  getNumColumns(): number;
  getA1Notation(): string;
  getSheet(): SheetPort;
  setNumberFormat(format: string): RangePort;
  setFontWeight(weight: 'bold' | 'normal'): RangePort;
  setBackground(color: string): RangePort;
  setWrap(wrap: boolean): RangePort;
  setNote(note: string): RangePort;
  setDataValidation(rule: RulePort): RangePort;
  activate(): RangePort;
}

export interface SheetPort {
  getName(): string;
  /** From A1 to the last filled cell; one empty cell in an empty sheet. */
  getDataRange(): RangePort;
  getRange(row: number, column: number, rows: number, columns: number): RangePort;
  getLastRow(): number;
  getLastColumn(): number;
  getMaxRows(): number;
  getMaxColumns(): number;
  insertRowsAfter(after: number, count: number): SheetPort;
  deleteRows(first: number, count: number): void;
  /** Moves the rows of a range to before another row, counted as they stand. */
  moveRows(rows: RangePort, before: number): void;
  insertColumnsAfter(after: number, count: number): SheetPort;
  setFrozenRows(rows: number): void;
  setColumnWidth(column: number, pixels: number): SheetPort;
  clearContents(): SheetPort;
  activate(): SheetPort;
  protect(): ProtectionPort;
}

export interface ProtectionPort {
  setDescription(text: string): ProtectionPort;
  setWarningOnly(warningOnly: boolean): ProtectionPort;
}

export interface NamedRangePort {
  getName(): string;
  getRange(): RangePort;
}

export interface SpreadsheetPort {
  getId(): string;
  getName(): string;
  getSheets(): SheetPort[];
  getSheetByName(name: string): SheetPort | null;
  insertSheet(name: string): SheetPort;
  getActiveSheet(): SheetPort;
  /** The selected cell; null where nothing is selected. */
  getCurrentCell(): RangePort | null;
  /** The selected cells, the last of several blocks; null where nothing is selected. */
  getActiveRange(): RangePort | null;
  getNamedRanges(): NamedRangePort[];
  setNamedRange(name: string, range: RangePort): void;
  /** `ru_RU`, `en_US`, … */
  getSpreadsheetLocale(): string;
  /** `Asia/Vladivostok` */
  getSpreadsheetTimeZone(): string;
  toast(message: string, title: string): void;
}

/** A finished rule of data validation. */
export interface RulePort {
  getHelpText(): string | null;
}

export interface RuleBuilderPort {
  requireValueInList(values: string[], showDropdown: boolean): RuleBuilderPort;
  requireValueInRange(range: RangePort, showDropdown: boolean): RuleBuilderPort;
  requireNumberGreaterThanOrEqualTo(least: number): RuleBuilderPort;
  requireDate(): RuleBuilderPort;
  requireTextContains(text: string): RuleBuilderPort;
  setAllowInvalid(allow: boolean): RuleBuilderPort;
  setHelpText(text: string): RuleBuilderPort;
  build(): RulePort;
}

export interface MenuPort {
  addItem(caption: string, functionName: string): MenuPort;
  addSeparator(): MenuPort;
  addToUi(): void;
}

/** A member of one of Google's enums: compared by identity, never looked into. */
export type ButtonPort = object | string | number;

export interface PromptPort {
  getSelectedButton(): ButtonPort;
  getResponseText(): string;
}

export interface UiPort {
  readonly Button: { readonly OK: ButtonPort; readonly YES: ButtonPort; readonly NO: ButtonPort };
  readonly ButtonSet: Readonly<Record<'OK' | 'OK_CANCEL' | 'YES_NO' | 'YES_NO_CANCEL', ButtonPort>>;
  createMenu(caption: string): MenuPort;
  /** A submenu of «Extensions»; in a container-bound script Google takes it for `createMenu`. */
  createAddonMenu(): MenuPort;
  alert(title: string, prompt: string, buttons: ButtonPort): ButtonPort;
  prompt(title: string, prompt: string, buttons: ButtonPort): PromptPort;
  showSidebar(page: PagePort): void;
  showModalDialog(page: PagePort, title: string): void;
}

/** An HTML page. */
export interface PagePort {
  setTitle(title: string): PagePort;
  setWidth(pixels: number): PagePort;
  setHeight(pixels: number): PagePort;
  append(html: string): PagePort;
  getContent(): string;
}

/** `SpreadsheetApp` */
export interface SheetsPort {
  getActiveSpreadsheet(): SpreadsheetPort;
  getUi(): UiPort;
  newDataValidation(): RuleBuilderPort;
}

/** `HtmlService` */
export interface PagesPort {
  createHtmlOutput(html: string): PagePort;
  /** @param name of a file of the project, without `.html` */
  createHtmlOutputFromFile(name: string): PagePort;
}

/** `Session` */
export interface SessionPort {
  /** `ru`, `en`, `en_US` */
  getActiveUserLocale(): string;
}

/** A store of texts by name. */
export interface PropertiesPort {
  getProperty(name: string): string | null;
  setProperty(name: string, value: string): PropertiesPort;
}

/** `PropertiesService` */
export interface StoresPort {
  /** Of the person at the spreadsheet, in every spreadsheet; refused while a menu is made for somebody who never used it there. */
  getUserProperties(): PropertiesPort;
}

/** `Utilities` */
export interface UtilitiesPort {
  /** Used with the format `Z` only: the offset of a zone at an instant, `+1000`. */
  formatDate(date: Date, timeZone: string, format: string): string;
  readonly DigestAlgorithm: { readonly SHA_256: ButtonPort };
  readonly Charset: { readonly UTF_8: ButtonPort };
  /** Bytes from −128 to 127. */
  computeDigest(algorithm: ButtonPort, text: string, charset: ButtonPort): number[];
}

/** Everything of Google the add-on touches, and only when a function needs it. */
export interface Services {
  readonly SpreadsheetApp: SheetsPort;
  readonly HtmlService: PagesPort;
  readonly Session: SessionPort;
  readonly PropertiesService: StoresPort;
  readonly Utilities: UtilitiesPort;
}
