/** One person's statement as a page to print and a text to send, and why each amount is what it is. */
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { periodWords } from '../../src/text/forms.js';
import { countedLines, explainLines } from '../../src/text/lines.js';
import { profileOf, statementText, totalText } from '../../src/text/statement.js';
import { explained } from '../cells/tables.js';
import { fill } from '../cells/words.js';
import type { CellValue } from '../ports.js';
import { services } from '../services.js';
import { userLang } from './lang.js';
import { ui } from './words.js';
import type { Workbook } from './workbook.js';

const WIDTH = 720;
const HEIGHT = 560;

/** Text as HTML. */
const html = (text: CellValue): string =>
  String(text ?? '').replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** A page of the add-on's own, as data.html has it in each language. Nothing is left to say. @param body HTML */
function show(title: string, body: string): '' {
  const w = ui(userLang());
  const page = fill(w.page, { title: html(title), body, gross: html(w.gross), print: w.print });
  const output = services.HtmlService.createHtmlOutput(page).setWidth(WIDTH).setHeight(HEIGHT);
  services.SpreadsheetApp.getUi().showModalDialog(output, title);
  return '';
}

export const runOf = ({ book }: Workbook, period: string): Run => calculate(book.plan, book.data, { period });

/** The statement to print with the reason of each line, and below it the same as text to send. */
export function showStatement(run: Run, payee: string): '' {
  const lang = userLang();
  const own = statement(run, payee);
  if (!own) return '';
  const period = periodWords(own.period, lang);
  const w = ui(lang);
  const lines = explainLines(run, payee, lang);
  const item = (line: string): string => `<li>${html(line)}</li>`;
  const rows = countedLines(run, payee, lang).map(item).join('');
  const text = [`${own.name} · ${period}`, ...lines, totalText(own, lang), w.gross].join('\n');
  return show(
    `${w.result}: ${own.name}, ${period}`,
    fill(w.statement_, {
      text: html(statementText(own, { lang, ...profileOf(run, payee) })),
      explain: w.explain,
      lines: lines.map(item).join(''),
      counted: rows && fill(w.counted, { rows }),
      toSend: w.toSend,
      send: html(text),
    }),
  );
}

/** Every step behind the amounts. */
export function showWhy(run: Run, payee: string): '' {
  const lang = userLang();
  const rows = explained(run, payee, { lang }, false);
  // A step that wraps stays under itself.
  const cell = (text: CellValue): string =>
    `<td style="padding-left:${8 + 5 * String(text).search(/\S|$/)}px">${html(String(text).trim())}</td>`;
  const table = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return show(
    `${ui(lang).explain} ${statement(run, payee)?.name}, ${periodWords(run.prepared.period.code, lang)}`,
    `<table>${table}</table>`,
  );
}
