/** What several workbook tests need. */

import type { Issue } from '../../src/core/issue/issue.js';
import { MESSAGES } from '../../src/core/issue/messages.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Cell } from '../../src/core/table/data.js';
import { csvSheet, csvText } from '../../src/files/csv.js';
import type { Sheet } from '../../src/workbook/sheet.js';

export { csvText };

/** Rows of CSV text, by the reader of files. */
export const parseRowsOf = (text: string): readonly (readonly Cell[])[] =>
  csvSheet(new TextEncoder().encode(text), 't').sheet.rows;

/** A sheet from lines with `|` between cells; empty text is an empty cell. */
export const sheetOf = (name: string, lines: string, typed = false): Sheet => ({
  name,
  typed,
  rows: lines
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line === '' ? [] : line.split('|').map((cell) => cell.trim()))),
});

/** `error header-twice D1` for each issue. */
export const brief = (issues: readonly Issue[]): string[] =>
  issues.map(({ severity, code, place }) =>
    [severity, code, place?.cell ?? (place?.row === undefined ? '' : `row ${place.row}`)].join(' ').trim(),
  );

/** The issues as a Russian user reads them. */
export const spoken = (issues: readonly Issue[]): string[] =>
  issues.map(
    (issue) =>
      `${placeText(issue.place ?? {}, 'ru')}: ${issueText(issue, 'ru').message} ${issueText(issue, 'ru').hint}`,
  );

/** Placeholders of a message that the issue gives no value for. */
export const unfilled = (issues: readonly Issue[]): string[] =>
  issues.flatMap(({ code, params }) =>
    Object.values(MESSAGES[code])
      .flat()
      .flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string))
      .filter((name) => params?.[name] === undefined)
      .map((name) => `${code} ${name}`),
  );
