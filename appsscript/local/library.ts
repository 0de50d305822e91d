/** o-spreadsheet as the page loads it: one unmodified script that sets one global. */
import type * as Library from '@odoo/o-spreadsheet';

declare const o_spreadsheet: typeof Library;

export const spreadsheet = o_spreadsheet;
export type Model = Library.Model;
