/** The export a payroll program takes: a row for each line that pays. */

import type { Lang } from '../../src/core/issue/issue.js';
import { formatMoney } from '../../src/core/number/decimal.js';
import { addF, fraction, fractionOf, fractionText } from '../../src/core/number/exact.js';
import type { Line, Statement } from '../../src/core/program/statement.js';
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
  const paid = [...statements(run)].flatMap((own) =>
    own.lines.filter((line) => !isNothing(line)).map((line) => ({ own, line })),
  );
  const rows = paid.map(({ own, line }): CellValue[] => [
    organisationOf(run, own.payee),
    own.payee === own.name ? '' : own.payee,
    own.name,
    line.payroll?.code ?? line.code,
    period,
    line.accrualMonth ?? period,
    amountOf(line),
    groundOf(run, own.payee, line, lang),
  ]);
  const sheet = old ? old.clearContents() : spreadsheet.insertSheet(name);
  for (const column of [1, 2, 3, 4, 5, 6, 8]) sheet.getRange(1, column, sheet.getMaxRows(), 1).setNumberFormat('@');
  sheet.getRange(1, 7, sheet.getMaxRows(), 1).setNumberFormat('#,##0.00');
  writeRows(sheet, [header, ...rows]);
  fitColumns(sheet, [header, ...rows]);
  dressHeader(sheet, 1, header.length);
  sheet.activate();
  return [
    fill(said.written, { name }),
    ...controlOf(paid, said),
    ...[said.noPersonnel, said.noOrganisation].filter((_, i) => rows.some((row) => row[1 - i] === '')),
  ].join(' ');
}

/** A line of the statement, and whose it is. */
interface Paid {
  readonly own: Statement;
  readonly line: Line;
}

const isNothing = ({ amount }: Line): boolean => amount !== null && Number(amount) === 0;

/** What to compare with the statement: rows, people, and the sum in each currency. */
function controlOf(paid: readonly Paid[], said: ReturnType<typeof ui>): string[] {
  const currencies = [...new Set(paid.map(({ own }) => own.currency))];
  return currencies.map((currency) => {
    const own = paid.filter((one) => one.own.currency === currency);
    const known = own.flatMap(({ line }) => (line.amount === null ? [] : [fractionOf(line.amount)]));
    return fill(said.control, {
      n: String(own.length),
      people: String(new Set(own.map((one) => one.own.payee)).size),
      total: formatMoney(fractionText(known.reduce(addF, fraction(0))), currency, userLang()),
    });
  });
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
