/** What every item of a month's checklist is made with. */
import { fill } from '../cells/words.js';
import type { MonthItem, Shown } from '../protocol.js';
import { userLang } from './lang.js';
import { ui } from './words.js';

/** A period, and who of it. */
export interface MonthOf {
  readonly period: string;
  /** Id of the only one; '': everybody who is open. */
  readonly payee: string;
}

/** Findings an item lists. */
const MOST = 20;

/** An item; of many findings the first, and how many more there are. */
export function itemOf(
  title: string,
  state: MonthItem['state'],
  notes: readonly string[],
  issues: readonly Shown[] = [],
  { action = '', seen = '' }: Partial<Pick<MonthItem, 'action' | 'seen'>> = {},
): MonthItem {
  const more = issues.length - MOST;
  const rest = more > 0 ? [fill(ui(userLang()).monthMore, { n: String(MOST), more: String(more) })] : [];
  return { title, state, notes: [...notes, ...rest], issues: issues.slice(0, MOST), action, seen };
}
