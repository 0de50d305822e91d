/** What payees and heads say of statements. A row a payee, a period and a line: the order of rows means nothing. */

import { parsePeriod } from '../day/period.js';
import { type Issue, warning } from '../issue/issue.js';
import { fold } from '../language/index.js';
import type { Dispute, StatementState } from '../program/statement.js';
import { cellsOf, eachRow, refusalIssue, rowAt } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import { type Reader, unknownPayee } from './people.js';

/** Where a payee's statement of the period stands. */
export interface Approval {
  readonly state: Exclude<StatementState, 'closed'>;
  readonly disputes: readonly Dispute[];
  /** A row that could not be read: nobody knows what it says, so the period stays open. */
  readonly issue?: Issue;
}

/** From the first step to the last; a dispute stops them all. */
const STATES = ['draft', 'agreed', 'approved', 'disputed'] as const;

const WORDS: Readonly<Record<string, Approval['state']>> = {
  draft: 'draft',
  черновик: 'draft',
  agreed: 'agreed',
  согласовано: 'agreed',
  согласен: 'agreed',
  согласна: 'agreed',
  approved: 'approved',
  утверждено: 'approved',
  disputed: 'disputed',
  спорно: 'disputed',
  оспорено: 'disputed',
  'не согласен': 'disputed',
  'не согласна': 'disputed',
};

/** Approvals of the period, by payee. One dispute keeps the statement disputed; else the furthest state holds. */
export function readApprovals(tables: readonly RowTable[], reader: Reader): ReadonlyMap<number, Approval> {
  const found = new Map<number, Approval>();
  eachRow(tables, 'approvals', (table, row) => readRow(table, row, reader, found));
  return found;
}

function readRow(table: RowTable, row: number, reader: Reader, found: Map<number, Approval>): void {
  const { people, period, custom, issues } = reader;
  const { text, place } = rowAt(table, row);
  const payee = people.find(text('payee'));
  const within = parsePeriod(cellsOf(table, 'period')?.[row], custom, { dateMeansMonth: true });
  if ('code' in within && within.code !== period.code) return;
  if (payee < 0 && text('payee') !== '' && !people.awayName(text('payee')))
    issues.push(unknownPayee(reader, text('payee'), place('payee')));
  if (payee < 0) return;
  const read = WORDS[fold(text('state'))];
  const issue =
    'refused' in within
      ? refusalIssue(within, place('period'))
      : read === undefined
        ? warning('approval-state', { text: text('state') || '—' }, place('state'))
        : undefined;
  if (issue) issues.push(issue);
  const known = found.get(payee);
  const state = read ?? 'draft';
  const dispute: Dispute = { line: text('line'), claim: text('claim'), answer: text('answer'), author: text('author') };
  const unread = known?.issue ?? issue;
  found.set(payee, {
    state: known && STATES.indexOf(known.state) > STATES.indexOf(state) ? known.state : state,
    disputes: [...(known?.disputes ?? []), ...(state === 'disputed' ? [dispute] : [])],
    ...(unread ? { issue: unread } : {}),
  });
}
