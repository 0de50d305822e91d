/** «Почему столько» of one person as trees for the sidebar: a leaf knows the cell it stands in. */
import { explain } from '../../src/core/explain/explain.js';
import { next } from '../../src/core/explain/next.js';
import type { Place } from '../../src/core/issue/issue.js';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import type { ExplanationRow } from '../../src/text/full.js';
import { nextText } from '../../src/text/next.js';
import { voiceOf } from '../../src/text/voice.js';
import { whyRows } from '../cells/tables.js';
import type { WhyNode, WhyShown } from '../protocol.js';
import { homeOf } from './check.js';
import { userLang } from './lang.js';
import { readWorkbook, type Workbook } from './workbook.js';

/** Why a plan pays somebody what it pays over the data of the sheets. */
export function explainedOf(plan: PlanDocument, period: string, payee: string): WhyShown {
  const workbook = readWorkbook();
  const run = calculate(plan, workbook.book.data, { period });
  const voice = voiceOf(run, payee, userLang());
  const trees = explain(run, payee);
  const sentences = nextText(next(run, payee), voice, trees);
  const own = statement(run, payee);
  return {
    lines: own ? treesOf(whyRows(own, trees, voice, userLang(), true), workbook) : [],
    next: sentences.split('\n').filter((text) => text !== ''),
  };
}

/** Indented rows as trees. */
function treesOf(rows: readonly ExplanationRow[], workbook: Workbook): WhyNode[] {
  const tops: WhyNode[] = [];
  const open: WhyNode[][] = [tops];
  for (const { level, text, value, source, place } of rows) {
    const children: WhyNode[] = [];
    open[level]?.push({ text, amount: value, source, ...cellOf(place, workbook), children });
    open.length = level + 1;
    open.push(children);
  }
  return tops;
}

/** The cell of a place; of a row its first cell, of a table its beginning. */
function cellOf(place: Place | undefined, { sheets }: Workbook): { readonly sheet: string; readonly cell: string } {
  const home = place?.table === undefined ? undefined : homeOf(place, sheets);
  return home && place ? { sheet: home.sheet.name, cell: place.cell ?? `A${place.row ?? 1}` } : { sheet: '', cell: '' };
}
