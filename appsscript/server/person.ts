/** One person's statement as a page to print and a text to send, and why each amount is what it is. */
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import { explainLines } from '../../src/text/lines.js';
import { profileOf, statementText } from '../../src/text/statement.js';
import { explained } from '../cells/tables.js';
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

const STYLE = `body{font:14px/1.5 arial,sans-serif;color:#202124;margin:0 16px}pre{font:13px/1.5 monospace;white-space:pre-wrap}
table{border-collapse:collapse;width:100%}td{border-bottom:1px solid #dadce0;padding:4px 8px;vertical-align:top;white-space:pre-wrap}
textarea{width:100%;height:12em;font:13px/1.5 arial,sans-serif}button{background:#1a73e8;color:#fff;border:0;border-radius:4px;padding:8px 16px}
@media print{.screen{display:none}}`;

function show(title: string, body: string): void {
  const w = ui(userLang());
  const page = `<!doctype html><html lang="${userLang()}"><head><meta charset="utf-8"><title>${html(title)}</title><style>${STYLE}</style></head>
<body>${body}<p>${html(w.gross)}</p><p class="screen"><button onclick="print()">${w.print}</button></p></body></html>`;
  const output = services.HtmlService.createHtmlOutput(page).setWidth(WIDTH).setHeight(HEIGHT);
  services.SpreadsheetApp.getUi().showModalDialog(output, title);
}

export const runOf = ({ book }: Workbook, period: string): Run => calculate(book.plan, book.data, { period });

/** The statement to print, and below it the sentences to send. */
export function showStatement(run: Run, payee: string): void {
  const lang = userLang();
  const own = statement(run, payee);
  if (!own) return;
  const text = [`${own.name} · ${own.period}`, ...explainLines(run, payee, lang)].join('\n');
  show(
    `${ui(lang).result}: ${own.name}, ${own.period}`,
    `<pre>${html(statementText(own, { lang, ...profileOf(run, payee) }))}</pre>
<div class="screen"><label for="send">${ui(lang).toSend}</label><textarea id="send" readonly onfocus="this.select()">${html(text)}</textarea></div>`,
  );
}

/** Every step behind the amounts. */
export function showWhy(run: Run, payee: string): void {
  const lang = userLang();
  const rows = explained(run, payee, { lang }, false);
  const table = rows.map((row) => `<tr>${row.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`).join('');
  show(`${ui(lang).explain} ${payee}, ${run.prepared.period.code}`, `<table>${table}</table>`);
}
