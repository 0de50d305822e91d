/**
 * Checked by the compiler alone: everything a port promises, Google's own type has, with arguments it takes and results it
 * gives. A port's chained result is a port, so methods are compared by what they take and, where it is plain data, give.
 */
import type * as P from './ports.js';

/** Compared as it is; anything else is a service's object, which a port stands for. */
type Plain = string | number | boolean | null | undefined | readonly Plain[];

/** Names of the port's members that the real type lacks or that disagree with it. */
type Lies<Real, Port> = {
  [K in keyof Port]: K extends keyof Real ? (Agrees<Real[K], Port[K]> extends true ? never : K) : K;
}[keyof Port];

/** Properties only have to be there; a method takes what the port gives it and gives the plain data the port promises. */
type Agrees<Real, Port> = Port extends (...args: infer Given) => infer Wanted
  ? Real extends (...args: PlainArguments<Given>) => PlainResult<Wanted>
    ? true
    : false
  : true;
type PlainArguments<Given extends unknown[]> = { [I in keyof Given]: [Given[I]] extends [Plain] ? Given[I] : never };
type PlainResult<Wanted> = [Wanted] extends [Plain] ? Wanted : unknown;

type Honest<Lie extends never> = Lie;

type Sheets = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
/** One member for each port; a lie is a compile error that names it. */
export type Checked = [
  Honest<Lies<GoogleAppsScript.Spreadsheet.Range, P.RangePort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.Sheet, P.SheetPort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.Spreadsheet, P.SpreadsheetPort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.Protection, P.ProtectionPort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.NamedRange, P.NamedRangePort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.DataValidation, P.RulePort>>,
  Honest<Lies<GoogleAppsScript.Spreadsheet.DataValidationBuilder, P.RuleBuilderPort>>,
  Honest<Lies<GoogleAppsScript.Base.Menu, P.MenuPort>>,
  Honest<Lies<GoogleAppsScript.Base.PromptResponse, P.PromptPort>>,
  Honest<Lies<GoogleAppsScript.Base.Ui, P.UiPort>>,
  Honest<Lies<GoogleAppsScript.HTML.HtmlOutput, P.PagePort>>,
  Honest<Lies<Sheets, P.SheetsPort>>,
  Honest<Lies<GoogleAppsScript.HTML.HtmlService, P.PagesPort>>,
  Honest<Lies<GoogleAppsScript.Base.Session, P.SessionPort>>,
  Honest<Lies<GoogleAppsScript.Properties.Properties, P.PropertiesPort>>,
  Honest<Lies<GoogleAppsScript.Properties.PropertiesService, P.StoresPort>>,
  Honest<Lies<GoogleAppsScript.Utilities.Utilities, P.UtilitiesPort>>,
];
