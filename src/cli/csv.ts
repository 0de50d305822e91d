/** Statement lines as CSV for a spreadsheet: Russian with `;` and decimal comma, English with `,` and a point. */

import { LINE_FACTS } from '../core/inputs/ledger.js';
import type { Lang } from '../core/issue/issue.js';
import type { Line, Statement } from '../core/program/statement.js';
import { FIELDS } from '../core/table/data.js';
import { factCells } from '../ledger/index.js';
import { adjustmentWords, lineTitle, payoutWords, titleInTime } from '../text/index.js';
import { headerOf } from '../workbook/headers.js';
import { cliWords } from './words.js';

/**
 * The file a piece at a time: the header first, then each statement's lines. An unknown amount is an error value,
 * so that it breaks a sum instead of vanishing from it.
 */
export async function* csvLines(
  all: Iterable<Statement>,
  lang: Lang,
): AsyncGenerator<{ readonly text: string; readonly statement: Statement | null }> {
  const { csvText } = await import('../files/index.js');
  const BOM = '\uFEFF';
  const { csvHeader, csvOwnHeader } = cliWords(lang);
  const header = [...csvHeader, ...FACTS.map((field) => headerOf('ledger', field, lang)), ...csvOwnHeader];
  yield { text: csvText([header], lang), statement: null };
  for (const statement of all) {
    yield {
      text: csvText(
        statement.lines.map((line, k) => [...cells(statement, line, lang), ...ownCells(statement, k, lang)]),
        lang,
      ).replace(BOM, ''),
      statement,
    };
  }
}

/** Columns of a line's time and of its name in payroll, under the ledger's headers. */
const FACTS = FIELDS.ledger.filter(
  (field): field is Exclude<(typeof LINE_FACTS)[number], 'move'> | 'corrects' =>
    field === 'corrects' || (field !== 'move' && LINE_FACTS.some((fact) => fact === field)),
);

/** The total in the payee's own currency stands once, in the first line, so that its column adds up. */
function ownCells({ converted }: Statement, line: number, lang: Lang): string[] {
  return converted && line === 0 ? [amountCell(converted.total, lang), converted.currency] : ['', ''];
}

function amountCell(amount: string | null, lang: Lang): string {
  if (amount === null) return cliWords(lang).csvUnknown;
  return lang === 'ru' ? amount.replace('.', ',') : amount;
}

function cells({ payee, name, period, currency }: Statement, line: Line, lang: Lang): string[] {
  const w = cliWords(lang);
  const stage = line.stage === 'earned' ? w.earnedStage : w.payStage;
  const kind =
    line.adjustment !== undefined
      ? adjustmentWords(line.adjustment, lang)
      : line.payout
        ? payoutWords(line.payout, lang)
        : '';
  const title =
    line.adjustment === undefined && line.met === undefined && !line.payout
      ? lineTitle(line, lang)
      : titleInTime(line, lang);
  const facts = { ...factCells(line, lang), corrects: line.corrects ?? '' };
  const more = FACTS.map((field) => facts[field]);
  return [
    payee,
    name,
    period,
    line.plan,
    line.code,
    title,
    stage,
    kind,
    amountCell(line.amount, lang),
    currency,
    ...more,
  ];
}
