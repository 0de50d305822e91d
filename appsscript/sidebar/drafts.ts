/** Changes that are not saved, kept by the browser: a sidebar closed by accident loses nothing. */
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { isPlan } from '../protocol.js';

/** A draft and the plan it was made from. */
export interface Draft {
  readonly was: PlanDocument;
  readonly draft: PlanDocument;
}

const keyOf = (id: string): string => `premia draft ${id}`;

/** Keeps a draft of a spreadsheet. Where the browser keeps nothing the sidebar works as well, it only forgets. */
export function keep(id: string, draft: Draft): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(draft));
  } catch {
    // A full or forbidden store.
  }
}

export function drop(id: string): void {
  try {
    localStorage.removeItem(keyOf(id));
  } catch {
    // A forbidden store.
  }
}

/** The draft kept of a spreadsheet; null where there is none that can be read. */
export function kept(id: string): Draft | null {
  try {
    const given = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Draft | null;
    return given !== null && isPlan(given.was) && isPlan(given.draft) ? given : null;
  } catch {
    return null;
  }
}
