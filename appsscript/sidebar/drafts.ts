/** What the browser keeps: a spreadsheet's budget and its unsaved changes, which a closed sidebar must not lose; who closes. */
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { isPlan } from '../protocol.js';

/** A draft and the plan it was made from. */
export interface Draft {
  readonly was: PlanDocument;
  readonly draft: PlanDocument;
}

type What = 'draft' | 'budget' | 'name';

/** Keeps something of a spreadsheet, null: no longer. Where the browser keeps nothing the sidebar works as well, it only forgets. */
export function keep(what: What, id: string, value: unknown): void {
  try {
    const key = `premia ${what} ${id}`;
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden store.
  }
}

/** What was kept; null where there is nothing that can be read. */
export function kept(what: What, id: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`premia ${what} ${id}`) ?? 'null');
  } catch {
    return null;
  }
}

/** The draft kept of a spreadsheet. */
export function keptDraft(id: string): Draft | null {
  const given = kept('draft', id) as Draft | null;
  return isPlan(given?.was) && isPlan(given?.draft) ? given : null;
}
