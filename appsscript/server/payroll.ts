/** The export a payroll program takes: a row for each line that pays. */

import type { Lang } from '../../src/core/issue/issue.js';
import type { Line } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { statements } from '../../src/core/run/statements.js';
import { cellsOf, cellText } from '../../src/core/table/cells.js';
import { adjustmentWords } from '../../src/text/forms.js';
import { lineTitle } from '../../src/text/statement.js';
import { figure } from '../cells/call.js';
import { fill } from '../cells/words.js';
import type { CellValue } from '../ports.js';
import type { Ask } from './ask.js';
import { userLang } from './lang.js';
import { langOfBook } from './open.js';
import { runOf } from './person.js';
import { dressHeader, fitColumns, writeRows } from './sheets.js';
import { ui } from './words.js';
import type { Workbook } from './workbook.js';

/** Writes the sheet; gives the sentence of what was done, '' when it was called off. */
export function exportTo(workbook: Workbook, period: string, ask: Ask): string {
  const [lang, said] = [langOfBook(workbook), ui(userLang())];
  const w = ui(lang);
  const { spreadsheet } = workbook;
  const name = `${w.payroll} ${period}`;
  const old = spreadsheet.getSheetByName(name);
  if (old && !ask(fill(said.replace, { name }))) return '';
  const run = runOf(workbook, period);
  const header = [w.organisation, w.personnel, w.name, w.accrual, w.period, w.month, w.amount, w.ground];
  const rows = [...statements(run)].flatMap((own) =>
    own.lines.map((line): CellValue[] => [
      organisationOf(run, own.payee) || spreadsheet.getName(),
      own.payee,
      own.name,
      line.payroll?.code ?? line.code,
      period,
      line.accrualMonth ?? period,
      amountOf(line),
      groundOf(run, own.payee, line, lang),
    ]),
  );
  const sheet = old ? old.clearContents() : spreadsheet.insertSheet(name);
  for (const column of [1, 2, 3, 4, 5, 6, 8]) sheet.getRange(1, column, sheet.getMaxRows(), 1).setNumberFormat('@');
  sheet.getRange(1, 7, sheet.getMaxRows(), 1).setNumberFormat('#,##0.00');
  writeRows(sheet, [header, ...rows]);
  fitColumns(sheet, [header, ...rows]);
  dressHeader(sheet, 1, header.length);
  sheet.activate();
  return fill(said.written, { name });
}

const amountOf = ({ amount }: Line): CellValue => (amount === null ? '#N/A' : figure(amount));

/** The payee's own column «Организация», where the people table has one. */
function organisationOf(run: Run, payee: string): string {
  const person = run.prepared.people.payees[run.prepared.people.find(payee)];
  const cells = person && (cellsOf(person.table, 'Организация') ?? cellsOf(person.table, 'Organisation'));
  return cells && person ? cellText(cells[person.row]) : '';
}

/** What an adjustment rests on; of any other line its name. */
function groundOf(run: Run, payee: string, line: Line, lang: Lang): string {
  if (line.adjustment === undefined) return line.payroll?.name ?? lineTitle(line, lang);
  const index = run.prepared.people.find(payee);
  const found = run.prepared.adjustments.find(
    (one) => one.payee === index && one.kind === line.adjustment && one.title === line.title,
  );
  return found?.ground || `${adjustmentWords(line.adjustment, lang)}: ${line.title}`;
}
