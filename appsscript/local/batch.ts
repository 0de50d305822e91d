/** Many changes as one command: undone at once. */
import { type Model, spreadsheet } from './library.js';

/** The content of one cell, and what else of it changes. */
interface CellUpdate {
  readonly sheetId: string;
  readonly col: number;
  readonly row: number;
  readonly content: string;
  readonly format?: string;
}

/** The command's name, with `cells: CellUpdate[]`. */
export const UPDATE_CELLS = 'PREMIA_UPDATE_CELLS';
/** With `work: () => void`, whose changes are parts of it. */
const RUN = 'PREMIA_RUN';

/** Changes cells at once. */
export function updateCells(model: Model, cells: readonly CellUpdate[]): void {
  (model.dispatch as unknown as (name: string, payload: object) => void)(UPDATE_CELLS, { cells });
}

type Command =
  | { readonly type: typeof UPDATE_CELLS; readonly cells: readonly CellUpdate[] }
  | { readonly type: typeof RUN; work(): void }
  | { readonly type: 'another' };

/** The model whose command runs, and whether cells were changed since they were computed. */
const now = { model: null as Model | null, changed: false };

class Batch extends spreadsheet.UIPlugin {
  override handle(given: { readonly type: string }): void {
    const command = given as Command;
    if (command.type === RUN) command.work();
    else now.changed = true;
    if (command.type === UPDATE_CELLS) for (const cell of command.cells) this.dispatch('UPDATE_CELL', { ...cell });
  }
}

spreadsheet.registries.featurePluginRegistry.add('premia-batch', Batch as never);

/** Runs work whose changes of the model are one step of undo. Throws what it throws; what was changed before stays. */
export function asOneStep<T>(model: Model, work: () => T): T {
  if (now.model !== null) return work();
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  const run = (): void => {
    now.model = model;
    try {
      outcome = { value: work() };
    } catch (error) {
      // Thrown past the model it would leave it in the middle of a command.
      outcome = { error };
    } finally {
      now.model = null;
    }
  };
  (model.dispatch as unknown as (name: string, payload: object) => void)(RUN, { work: run });
  if (outcome === undefined) return work();
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** What o-spreadsheet's Model has and does not publish (19.3.7). */
interface Insides {
  status: unknown;
  finalize(): void;
}

/** Computes the cells again where a running command has changed some: the grid itself waits for the command's end. */
export function settle(model: Model): void {
  if (now.model !== model || !now.changed) return;
  now.changed = false;
  const inside = model as unknown as Insides;
  const { status } = inside;
  inside.finalize();
  inside.status = status;
}
