/** The rows a component runs over: those of its condition, from as early as its running totals and returns look. */

import type { Period } from '../day/period.js';
import { combine } from '../inputs/aggregate.js';
import { type Credits, creditsOf, wholly } from '../inputs/credits.js';
import { type Entries, entriesOf } from '../inputs/entries.js';
import { afterLeaving } from '../inputs/leavers.js';
import { type Cohort, columnNames, errorOf, type Prepared } from '../inputs/prepare.js';
import { everyRow, hasColumn, inPeriod, type Rows } from '../inputs/rows.js';
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { type Column, column, get, isUnknown, put } from '../number/columns.js';
import { gatherQ } from '../number/quantity.js';
import type { CreditRule, PerRow } from '../plan/plan.js';
import { argsOf, type Node, type RowsNode } from '../program/node.js';
import { noColumn } from '../program/program.js';
import { windowStart } from '../program/window.js';

/** @param keep remembers entries: components that differ in their formula alone share them */
export function entriesFor(
  node: RowsNode,
  { program }: Cohort,
  prepared: Prepared,
  keep: (key: string, make: () => Entries) => Entries,
): Entries | Issue {
  const { per, where, base } = node;
  const rows = prepared.tables.get(fold(per.table));
  if (!rows) return error('table-unknown', { name: per.table, measure: node.label, suggestion: '—' });
  const rules = per.payee === undefined ? creditsOf(rows, program, prepared) : null;
  if (rules && 'code' in rules) return rules;
  const payee = per.payee ?? 'payee';
  const fields = [per.date, per.id, per.group, per.returns, rules ? undefined : payee];
  const missing = fields.find((field) => field !== undefined && !hasColumn(rows, field));
  if (missing !== undefined) return noColumn(missing, per.table, rows.columns, node.label);
  const read = [...fields, ...columnNames([node, where, base])].filter((field) => field !== undefined);
  const spoilt = errorOf(rows, read);
  if (spoilt) return spoilt;
  const { period } = prepared;
  // A running total of the year looks further back than one of the period.
  const since = per.returns === undefined ? Math.min(period.start, reach(node.args[0], period)) : -1e9;
  const running = isRunning(node.args[0]);
  return keep(JSON.stringify([per, String(since), running]), () => {
    const flags = where ? everyRow(where, rows, prepared.intern).num : null;
    const named = rules ? ofOriginals(rules, rows, per) : wholly(rows.owners(payee));
    const credits = afterLeaving(named, { ...rows, issues: [] }, { date: per.date, payee }, prepared.people, period);
    return entriesOf(
      rows,
      credits,
      [inReach(per, rows, { ...period, start: since }), ...readable(per, rows)].reduce(combine, flags),
      prepared.people.payees.length,
      per,
      running,
    );
  });
}

/** A return is credited to whom its original was, whoever has the client or leads the team on the return's own day. */
function ofOriginals(credits: Credits, rows: Rows, { returns, id }: PerRow): Credits {
  if (returns === undefined || id === undefined || !credits.some(({ rule }) => isDated(rule))) return credits;
  const [links, ids] = [rows.texts(returns).v, rows.texts(id).v];
  const sold = new Map<number, number>();
  for (let row = 0; row < rows.count; row++)
    if (links[row] === 0) sold.set(ids[row] as number, sold.has(ids[row] as number) ? -1 : row);
  const from = Int32Array.from(links, (link, row) => {
    const original = link === 0 ? row : (sold.get(link) ?? -1);
    return original < 0 ? row : original;
  });
  return credits.map((credit) => {
    const { owners, share, rule, below } = credit;
    if (!isDated(rule)) return credit;
    const own = share && gatherQ(share, from);
    const of = below && {
      owners: from.map((row) => below.owners[row] as number),
      above: (payee: number, row: number) => below.above(payee, from[row] as number),
    };
    return { ...credit, owners: from.map((row) => owners[row] as number), share: own, ...(of ? { below: of } : {}) };
  });
}

const isDated = (rule: CreditRule | null): boolean => rule?.up !== undefined || rule?.assigned === true;

const isRunning = (node: Node): boolean => node.op === 'accrued' || argsOf(node).some(isRunning);

/** Rows up to the end of the period, from the first day a running total or a return's original may stand on. */
const inReach = ({ date }: PerRow, rows: Rows, period: Period): Column | null =>
  date === undefined ? null : inPeriod(rows.days(date), period);

/** A row whose group or original cannot be read may belong anywhere. */
function readable({ group, returns }: PerRow, rows: Rows): Column[] {
  return [group, returns].flatMap((field) => {
    const texts = field === undefined ? null : rows.texts(field);
    if (!texts?.odd) return [];
    const out = column(rows.count);
    for (let i = 0; i < rows.count; i++) put(out, i, isUnknown(get(texts, i)) ? get(texts, i) : 1);
    return [out];
  });
}

function reach(node: Node, period: Period): number {
  const own = node.op === 'accrued' ? windowStart(period.start, node.window, period) : period.start;
  return Math.min(own, ...argsOf(node).map((arg) => reach(arg, period)));
}
