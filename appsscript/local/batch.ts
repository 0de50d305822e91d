/** Many cells as one command: computed once, undone at once. */
import { spreadsheet } from './library.js';

/** The content of one cell, and what else of it changes. */
export interface CellUpdate {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  readonly content: string;
  readonly format?: string;
}

/** The command's name, with `cells: CellUpdate[]`. */
export const UPDATE_CELLS = 'PREMIA_UPDATE_CELLS';

class Batch extends spreadsheet.UIPlugin {
  override handle(command: { readonly type: string; readonly cells?: readonly CellUpdate[] }): void {
    if (command.type === UPDATE_CELLS)
      for (const cell of command.cells ?? []) this.dispatch('UPDATE_CELL', { ...cell });
  }
}

spreadsheet.registries.featurePluginRegistry.add('premia-batch', Batch as never);
