/** What keeps a period from being closed, a sentence each. */
import { cellsOf, cellText, columnIndex, placeOf } from './cells.js';
import { get, isUnknown } from './columns.js';
import { error, type Issue } from './issue.js';
import { fold } from './language/index.js';
import { containsDay } from './period.js';
import type { Rows } from './rows.js';
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

/** Rows of the period that measures or components of rows count and that belong to nobody the people table knows. */
function uncredited(run: Run): Issue[] {
  const found = new Map<string, Issue | undefined>();
  const look = (rows: Rows, fields: readonly string[], date: string): void => {
    const key = [rows.name, ...fields, date].map(fold).join('/');
    if (!found.has(key)) found.set(key, nobodysRows(run, rows, fields, date));
  };
  for (const opened of run.prepared.opened.values()) {
    const spec = 'rows' in opened ? opened.measure.rows : undefined;
    if ('rows' in opened && spec?.date !== undefined) look(opened.rows, fieldsOf(run, spec), spec.date);
  }
  for (const { components } of run.prepared.cohorts) {
    for (const { per } of components) {
      const rows = per && run.prepared.tables.get(fold(per.table));
      if (rows && per.date !== undefined) look(rows, fieldsOf(run, per), per.date);
    }
  }
  return [...found.values()].filter((issue): issue is Issue => issue !== undefined);
}

/** The columns that say whose a row is: those of the crediting rules that share it out, else its own. */
function fieldsOf(run: Run, { table, payee }: { readonly table: string; readonly payee?: string }): string[] {
  if (payee !== undefined) return [payee];
  const rules = run.prepared.cohorts[0]?.program.scheme.document.credits ?? [];
  const own = rules.filter((rule) => fold(rule.table) === fold(table) && !rule.ended);
  const direct = own.filter(({ overlay }) => !overlay);
  const fields = (direct.length > 0 ? direct : own).map((rule) => rule.payee);
  return fields.length > 0 ? [...new Set(fields)] : ['payee'];
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

function nobodysRows(run: Run, rows: Rows, fields: readonly string[], date: string): Issue | undefined {
  const { people, period } = run.prepared;
  const named = fields.map((field) => (fields.length === 1 ? rows.owners(field) : rows.roles(field)));
  const days = rows.days(date);
  let count = 0;
  let place: Issue['place'];
  for (const { table, start } of rows.parts) {
    const cells = fields.map((field) => cellsOf(table, field) ?? []);
    for (let at = start; at < start + (table.columns[0]?.length ?? 0); at++) {
      // Somebody nobody knows in one column is enough; an empty one is not while another names its payee.
      const stranger = named.findIndex((owners) => owners[at] === -1);
      if (stranger < 0 && !named.every((owners) => (owners[at] as number) < 0)) continue;
      const day = get(days, at);
      const k = Math.max(stranger, 0);
      if (isUnknown(day) || !containsDay(period, Number(day)) || people.isAway(cellText(cells[k]?.[at - start])))
        continue;
      count++;
      place ??= placeOf(table, at - start, columnIndex(table, fields[k] as string));
    }
  }
  return count === 0 ? undefined : error('close-uncredited', { period: period.code, count: String(count) }, place);
}
