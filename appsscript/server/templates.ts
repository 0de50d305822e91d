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
import { addTable, dressPercents, freeName, listPeople } from './sheets.js';
import { ui } from './words.js';
import { ledgerSheet, readWorkbook, type TableSheet, type Workbook } from './workbook.js';

/** Templates in a language first, the others after them. */
export const templatesFor = (lang: Lang): TemplateShown[] =>
  [...templates()]
    .sort(
      (a, b) =>
        Number(b.lang === lang) - Number(a.lang === lang) || Number(b.kind === 'scheme') - Number(a.kind === 'scheme'),
    )
    .filter((one) => one.lang === lang || one.kind === 'example')
    .map(({ id, lang: own, kind, title, about }) => ({ id, lang: own, kind, title, about }));

/** Adds the sheets of a template and the ledger. Gives a sentence of what was done. */
export function createFrom(id: string, ask: Ask): string {
  const w = ui(userLang());
  const found = templates().find((one) => one.id === id);
  if (!found) throw new Error(w.noTemplate);
  const { spreadsheet, book } = readWorkbook();
  if (book.plan.components.length > 0) throw new Error(w.hasPlan);
  const taken = found.sheets.filter(({ name }) => spreadsheet.getSheetByName(name) !== null).map(({ name }) => name);
  if (taken.length > 0 && !ask(fill(w.taken, { list: taken.join(', ') }))) return '';
  const added = found.sheets.map(({ name, rows, percents = [] }) => {
    const sheet = addTable(spreadsheet, freeName(spreadsheet, name), rows);
    dressPercents(sheet, percents, found.lang);
    return { sheet, rows };
  });
  listPeople(added);
  const ledger = ledgerSheet(readWorkbook()) ? [] : [addLedger(spreadsheet, found.lang)];
  added[0]?.sheet.activate();
  return fill(w.created, { n: String(added.length + ledger.length) });
}

/** An empty ledger: formulas name it before anything is closed. */
export function addLedger(spreadsheet: SpreadsheetPort, lang: Lang): SheetPort {
  return addTable(spreadsheet, freeName(spreadsheet, ui(lang).ledger), [ledgerHeader(lang)]);
}

const ledgerHeader = (lang: Lang): CellValue[] => FIELDS.ledger.map((field) => headerOf('ledger', field, lang));

/** The workbook with a ledger sheet in it, which is added where there is none. */
export function withLedgerSheet(workbook: Workbook): { readonly workbook: Workbook; readonly ledger: TableSheet } {
  const found = ledgerSheet(workbook);
  if (found) return { workbook, ledger: found };
  addLedger(workbook.spreadsheet, langOfBook(workbook));
  const again = readWorkbook();
  return { workbook: again, ledger: ledgerSheet(again) as TableSheet };
}
