/** What keeps a period from being closed, a sentence each. */
import { get, isUnknown } from './columns.js';
import { type Credits, creditsOf, wholly } from './credits.js';
import { idsOf } from './entries.js';
import { error, type Issue } from './issue.js';
import { fold } from './language/index.js';
import { containsDay } from './period.js';
import { rowsNodes } from './prepare.js';
import { hasColumn, placeOfRow, type Rows } from './rows.js';
import type { Run } from './run.js';
import type { Statement } from './statement.js';
import { statement } from './statements.js';

/** What would be closed, and why it cannot be: nothing is closed while there is an issue. */
export interface Closing {
  readonly statements: readonly Statement[];
  readonly issues: readonly Issue[];
}

/**
 * Statements ready to be closed, of one payee or of everybody who is open, and what stands against it.
 * @example closing(run).issues.length === 0
 */
export function closing(run: Run, payee: string | null = null): Closing {
  const { people, ledger, period } = run.prepared;
  const only = payee === null ? null : people.find(payee);
  const chosen = people.payees.flatMap((_, index) => (only === null || only === index ? [index] : []));
  if (chosen.length === 0) return { statements: [], issues: [error('close-nobody', { period: period.code })] };
  const open = chosen.filter((index) => ledger.closed(index, period.code).length === 0);
  if (open.length === 0) return { statements: [], issues: [error('close-twice', { period: period.code })] };
  const statements: Statement[] = [];
  const issues = [...uncredited(run), ...unplaced(run)];
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

/** Rows of a table that pay somebody: whose they are by which columns, and the date that puts them into a period. */
interface Paying {
  readonly rows: Rows;
  readonly credits: Credits;
  readonly date: string;
  /** The payee's column where no crediting rule names one. */
  readonly field: string;
}

/** Dated rows that measures count or components run over and that belong to nobody the people table knows. */
function uncredited(run: Run): Issue[] {
  const found = new Map<string, Issue>();
  for (const paying of payingRows(run)) {
    const { rows, credits, date, field } = paying;
    const key = JSON.stringify([rows.name, date, field, credits.length]);
    const issue = found.has(key) ? undefined : nobodysRows(run, paying);
    if (issue) found.set(key, issue);
  }
  return [...found.values()];
}

function payingRows({ prepared }: Run): Paying[] {
  const measured = [...prepared.opened.values()].flatMap((opened) => {
    const spec = 'rows' in opened ? opened.measure.rows : undefined;
    if (!('rows' in opened) || spec?.date === undefined) return [];
    return [{ rows: opened.rows, credits: opened.credits, date: spec.date, field: spec.payee ?? 'payee' }];
  });
  const rowByRow = prepared.cohorts.flatMap(({ program }) =>
    [...program.figures.values()]
      .flatMap(({ node }) => rowsNodes(node))
      .flatMap(({ per }) => {
        const rows = prepared.tables.get(fold(per.table));
        if (!rows || per.date === undefined || !hasColumn(rows, per.date)) return [];
        const rules = per.payee === undefined ? creditsOf(rows, program, prepared) : null;
        const field = per.payee ?? 'payee';
        if (rules && 'code' in rules) return [];
        return [{ rows, credits: rules ?? wholly(rows.owners(field)), date: per.date, field }];
      }),
  );
  return [...measured, ...rowByRow];
}

const NOBODY = /^(?:row-without-payee|payee-(?:unknown|unknown-near|ambiguous))$/;

/** Rows of the other tables that name nobody: a fact, an adjustment, worked time of the period. */
function unplaced({ prepared: { issues, tables, people, period } }: Run): Issue[] {
  return issues
    .filter(
      ({ code, place, params }) =>
        NOBODY.test(code) && !tables.has(fold(place?.table ?? '')) && !people.isAway(params?.name ?? ''),
    )
    .map(({ place }) => error('close-uncredited', { period: period.code, count: '1' }, place));
}

function nobodysRows(run: Run, { rows, credits, date, field }: Paying): Issue | undefined {
  const { people, period } = run.prepared;
  const days = rows.days(date);
  const names = credits.map(({ rule }) => idsOf(rows, rule?.payee ?? field));
  const away = (row: number): boolean => names.some((name) => people.isAway(name(row)));
  let count = 0;
  let place: Issue['place'];
  for (let row = 0; row < rows.count; row++) {
    // Nobody at all, or a name in a role that nobody has.
    const lost =
      credits.some(({ owners }) => owners[row] === -1) || credits.every(({ owners }) => (owners[row] as number) < 0);
    const day = lost ? get(days, row) : null;
    if (day === null || isUnknown(day) || !containsDay(period, Number(day)) || away(row)) continue;
    count++;
    place ??= placeOfRow(rows, row, credits[0]?.rule?.payee ?? field);
  }
  return count === 0 ? undefined : error('close-uncredited', { period: period.code, count: String(count) }, place);
}
