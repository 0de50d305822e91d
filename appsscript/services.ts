/** Google's services by their ports, each touched only when a function needs it: a touch at load would kill the menu. */
import type { PagesPort, Services, SessionPort, SheetsPort, StoresPort, UtilitiesPort } from './ports.js';

declare const SpreadsheetApp: SheetsPort;
declare const HtmlService: PagesPort;
declare const Session: SessionPort;
declare const PropertiesService: StoresPort;
declare const Utilities: UtilitiesPort;

export const services: Services = {
  get SpreadsheetApp() {
    return SpreadsheetApp;
  },
  get HtmlService() {
    return HtmlService;
  },
  get Session() {
    return Session;
  },
  get PropertiesService() {
    return PropertiesService;
  },
  get Utilities() {
    return Utilities;
  },
};

/** Is there a spreadsheet around? A cell function can also run in a bare realm. */
export const hasSpreadsheet = (): boolean => typeof SpreadsheetApp !== 'undefined' && typeof Utilities !== 'undefined';
