/** What keeps a period from being closed, a sentence each. */
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import type { Statement } from '../program/statement.js';
import type { Run } from './result.js';
import { statement } from './statements.js';
import { uncredited } from './uncredited.js';

/** What would be closed, and why it cannot be: nothing is closed while there is an issue. */
export interface Closing {
  readonly statements: readonly Statement[];
  readonly issues: readonly Issue[];
}

/**
 * Statements ready to be closed, of one payee or of everybody who is open, and what stands against it.
 * @example closing(run).statements.length // 8
 */
export function closing(run: Run, payee: string | null = null): Closing {
  const { people, ledger, period } = run.prepared;
  const only = payee === null ? null : people.find(payee);
  const chosen = people.payees.flatMap((_, index) => (only === null || only === index ? [index] : []));
  if (chosen.length === 0) return { statements: [], issues: [error('close-nobody', { period: period.code })] };
  const open = chosen.filter((index) => ledger.closed(index, period.code).length === 0);
  if (open.length === 0) return { statements: [], issues: [error('close-twice', { period: period.code })] };
  const statements: Statement[] = [];
  const issues = [...uncredited(run.prepared, 'close-uncredited'), ...unplaced(run)];
  for (const index of open) {
    const own = statement(run, people.payees[index]?.id ?? '') as Statement;
    statements.push(own);
    issues.push(...against(run, index, own));
  }
  return { statements, issues };
}

function against(run: Run, index: number, own: Statement): Issue[] {
  const { ledger, period, approvals } = run.prepared;
  const { name } = own;
  const found: Issue[] = [];
  if (own.total === null) found.push(error('close-unknown', { name }));
  if (own.preliminary) found.push(error('close-draft', { name }));
  const approval = approvals.get(index);
  if (approval?.issue) found.push({ ...approval.issue, severity: 'error' });
  for (const { line, claim } of approval?.disputes ?? [])
    found.push(error('close-disputed', { name, line: line || '—', claim: claim || '—' }));
  const gap = run.timeline?.openBefore(index);
  if (gap) found.push(error('close-gap', { name, period: gap }));
  const later = ledger.after(index, period.end + 1).find(([row]) => row?.period.kind === period.kind)?.[0];
  if (later) found.push(error('close-later', { name, period: later.period.code }));
  return found.map((issue) => ({ ...issue, payee: own.payee }));
}

const NOBODY = /^(?:row-without-payee|payee-(?:unknown|ambiguous))$/;

/** Rows of the other tables that name nobody: a fact, an adjustment, worked time of the period. */
function unplaced({ prepared: { issues, tables, people, period } }: Run): Issue[] {
  return issues
    .filter(
      ({ code, place, params }) =>
        NOBODY.test(code) && !tables.has(fold(place?.table ?? '')) && !people.awayName(params?.name ?? ''),
    )
    .map(({ place }) => error('close-uncredited', { period: period.code, count: '1' }, place));
}
