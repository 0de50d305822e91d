/** The rows a component runs over: those of its condition, from as early as its running totals and returns look. */
import { combine } from './aggregate.js';
import { creditsOf, wholly } from './credits.js';
import { type Entries, entriesOf } from './entries.js';
import { error, type Issue } from './issue.js';
import { fold } from './language/index.js';
import { nearest } from './nearest.js';
import { argsOf, type Node, type RowsNode } from './node.js';
import type { Period } from './period.js';
import { type Cohort, columnNames, errorOf, type Prepared } from './prepare.js';
import { everyRow, hasColumn, inPeriod } from './rows.js';
import { windowStart } from './window.js';

/** @param kept entries made so far: components over the same rows share them */
export function entriesFor(
  node: RowsNode,
  { program }: Cohort,
  prepared: Prepared,
  kept: Map<string, Entries>,
): Entries | Issue {
  const { per, where, base } = node;
  const rows = prepared.tables.get(fold(per.table));
  if (!rows) return error('table-unknown', { name: per.table, measure: node.label, suggestion: '—' });
  const rules = per.payee === undefined ? creditsOf(rows, program, prepared) : null;
  if (rules && 'code' in rules) return rules;
  const payee = per.payee ?? 'payee';
  const fields = [per.date, per.id, per.group, per.returns, rules ? undefined : payee];
  const missing = fields.find((field) => field !== undefined && !hasColumn(rows, field));
  if (missing !== undefined) {
    const suggestion = nearest(missing, rows.columns) ?? rows.columns.join(', ');
    return error('column-unknown', { name: missing, table: per.table, measure: node.label, suggestion });
  }
  const read = [...fields, ...columnNames([node, where, base])].filter((field) => field !== undefined);
  const spoilt = errorOf(rows, read);
  if (spoilt) return spoilt;
  const { period, people, intern } = prepared;
  const [start, running] = [startOf(node, period), isRunning(node.args[0])];
  const key = JSON.stringify([per, start, running]);
  const made = (): Entries => {
    const flags = where ? everyRow(where, rows, intern).num : null;
    const reach = per.date === undefined ? null : inPeriod(rows.days(per.date), { ...period, start });
    const credits = rules ?? wholly(rows.owners(payee));
    return entriesOf(rows, credits, combine(flags, reach), people.payees.length, per, running);
  };
  const entries = kept.get(key) ?? made();
  kept.set(key, entries);
  return entries;
}

const isRunning = (node: Node): boolean => node.op === 'accrued' || argsOf(node).some(isRunning);

/** First day a running total or a return's original may stand on. */
const startOf = (node: RowsNode, period: Period): number =>
  node.per.returns === undefined ? Math.min(period.start, reach(node.args[0], period)) : -1e9;

function reach(node: Node, period: Period): number {
  const own = node.op === 'accrued' ? windowStart(period.start, node.window, period) : period.start;
  return Math.min(own, ...argsOf(node).map((arg) => reach(arg, period)));
}
