/** A new workbook from a template: sheets are added, nothing is written over. */

import type { Lang } from '../../src/core/issue/issue.js';
import { FIELDS } from '../../src/core/table/data.js';
import { headerOf } from '../../src/workbook/headers.js';
import { fill } from '../cells/words.js';
import { templates } from '../data.js';
import type { CellValue, SheetPort, SpreadsheetPort } from '../ports.js';
import type { TemplateShown } from '../protocol.js';
import type { Ask } from './ask.js';
import { userLang } from './lang.js';
import { langOfBook } from './open.js';
import { withPeople } from './people.js';
import { addTable, dressPercents, freeName, listPeople } from './sheets.js';
import { ui } from './words.js';
import { readWorkbook, sheetWith, type TableSheet, type Workbook } from './workbook.js';

/** Ready schemes of a language, then every example, those of the language first. */
export const templatesFor = (lang: Lang): TemplateShown[] =>
  templates()
    .filter((one) => one.lang === lang || one.kind === 'example')
    .sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang))
    .map(({ sheets: _sheets, ...shown }) => shown);

/** Adds the sheets of a template, for the people given, and the ledger. Gives a sentence of what was done. */
export function createFrom(id: string, people: string, ask: Ask): string {
  const w = ui(userLang());
  const found = templates().find((one) => one.id === id);
  if (!found) throw new Error(w.noTemplate);
  const workbook = readWorkbook();
  const { spreadsheet, book } = workbook;
  if (book.plan.components.length > 0) throw new Error(w.hasPlan);
  const list = sheetWith(workbook, 'people');
  if (list) throw new Error(fill(w.hasPeople, { name: list.sheet.name }));
  const taken = found.sheets.filter(({ name }) => spreadsheet.getSheetByName(name) !== null).map(({ name }) => name);
  if (taken.length > 0 && !ask(fill(w.taken, { list: taken.join(', ') }))) return '';
  const added = withPeople(found.sheets, people).map((one) => {
    const sheet = addTable(spreadsheet, freeName(spreadsheet, one.name), one.rows);
    dressPercents(sheet, one.percents ?? [], found.lang);
    return { ...one, sheet };
  });
  listPeople(added);
  const ledger = sheetWith(readWorkbook(), 'ledger') ? [] : [addLedger(spreadsheet, found.lang)];
  added[0]?.sheet.activate();
  return fill(w.created, { n: String(added.length + ledger.length) });
}

/** An empty ledger: formulas name it before anything is closed. */
function addLedger(spreadsheet: SpreadsheetPort, lang: Lang): SheetPort {
  return addTable(spreadsheet, freeName(spreadsheet, ui(lang).ledger), [ledgerHeader(lang)]);
}

const ledgerHeader = (lang: Lang): CellValue[] => FIELDS.ledger.map((field) => headerOf('ledger', field, lang));

/** The workbook with a ledger sheet in it, which is added where there is none. */
export function withLedgerSheet(workbook: Workbook): { readonly workbook: Workbook; readonly ledger: TableSheet } {
  const found = sheetWith(workbook, 'ledger');
  if (found) return { workbook, ledger: found };
  addLedger(workbook.spreadsheet, langOfBook(workbook));
  const again = readWorkbook();
  return { workbook: again, ledger: sheetWith(again, 'ledger') as TableSheet };
}
