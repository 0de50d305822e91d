import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Data } from '../../src/core/table/data.js';
import { readBook, writeBook } from '../../src/workbook/index.js';
import { planDocument } from './generators.js';
import { csvText, parseRowsOf } from './helpers.js';

const NO_DATA: Data = { tables: [] };

/** The document without places, which are no part of it. */
const bare = (plan: PlanDocument): unknown =>
  JSON.parse(JSON.stringify(plan, (key, value) => (key === 'place' ? undefined : value)));

describe('tables → document → tables loses nothing', () => {
  for (const lang of ['ru', 'en'] as const) {
    test(`typed cells, ${lang}`, () => {
      fc.assert(
        fc.property(planDocument, (plan) => {
          const book = readBook(writeBook({ plan, data: NO_DATA }, lang));
          expect(book.issues).toEqual([]);
          expect(bare(book.plan)).toEqual(bare(plan));
        }),
        { numRuns: 100 },
      );
    });

    test(`CSV text, ${lang}`, () => {
      fc.assert(
        fc.property(planDocument, (plan) => {
          const sheets = writeBook({ plan, data: NO_DATA }, lang).map((sheet) => ({
            ...sheet,
            typed: false,
            rows: parseRowsOf(csvText(sheet.rows, lang)),
          }));
          const book = readBook(sheets);
          expect(book.issues).toEqual([]);
          expect(bare(book.plan)).toEqual(bare(plan));
        }),
        { numRuns: 100 },
      );
    });
  }
});
