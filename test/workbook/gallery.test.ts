import { describe, expect, test } from 'vitest';
import { readBook } from '../../src/workbook/index.js';
import { GALLERY } from './gallery.js';
import { unfilled } from './helpers.js';

describe('each issue has a sheet that produces it, with every value its words need', () => {
  test.each(Object.entries(GALLERY))('%s', (code, sheets) => {
    const { issues } = readBook(sheets);
    expect(issues.map((issue) => issue.code)).toContain(code);
    expect(issues.length).toBe(1);
    expect(unfilled(issues)).toEqual([]);
    if (code !== 'table-untitled') expect(issues[0]?.place?.table).toBeTruthy();
  });
});
