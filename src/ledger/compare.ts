/** What late rows or an edited plan would change in closed periods, line by line, and which figure is the reason. */

import { explain, type LineExplanation } from '../core/explain/explain.js';
import { error, type Issue } from '../core/issue/issue.js';
import { currencyDigits } from '../core/number/currency.js';
import { decimalText } from '../core/number/decimal.js';
import type { Statement } from '../core/program/statement.js';
import type { Correction, Run } from '../core/run/result.js';
import { bareStatement } from '../core/run/statements.js';
import { amountOf } from '../core/run/timeline.js';
import { inputsOf, type Sha256, type StatementEntry, type Step, stepOf, versionOf } from './entry.js';

/** A figure that is not what it was at closing; `rows`: how many rows it was made of. */
export interface Reason {
  readonly label: string;
  readonly was: string | null;
  readonly now: string | null;
  readonly rows?: { readonly was: number; readonly now: number };
  /** The earlier period it is the figure of. */
  readonly period?: string;
  /** One row of the table, which pays by itself; null on a side where it is not there. */
  readonly row?: string;
  readonly kind?: 'ratio';
  /** The rule itself differs: a formula, a scale. */
  readonly rule?: true;
}

/** A closed line that would be something else today. `was` counts what was posted for it since. */
export interface ClosedChange {
  readonly payee: string;
  readonly name: string;
  readonly period: string;
  readonly currency: string;
  readonly code: string;
  readonly title: string;
  readonly was: string;
  readonly now: string;
  readonly delta: string;
  /** No line will correct it: a later line of the same component deducts what this one paid, and pays the difference. */
  readonly byItself?: true;
  readonly reasons: readonly Reason[];
}

/** What closed statements would be by today's plan and data. */
export interface LedgerDiff {
  readonly changes: readonly ClosedChange[];
  /** Closed statements calculated again, and how many of them had the input and the plan they were closed with. */
  readonly replayed: number;
  readonly unchanged: number;
  readonly issues: readonly Issue[];
}

/**
 * Calculates closed statements again. One whose input and plan are as they were must give the same figures: else an
 * issue says so.
 * @param run a run of any period of the data that reads the ledger
 * @example ledgerDiff(deals, closed, sha256).changes[0]?.reasons[0]?.label // 'Ставки'
 */
export function ledgerDiff(run: Run, entries: readonly StatementEntry[], sha256: Sha256): LedgerDiff {
  const changes: ClosedChange[] = [];
  const issues: Issue[] = [];
  let unchanged = 0;
  for (const entry of entries) {
    const then = run.timeline?.run(entry.period);
    const index = then?.prepared.people.find(entry.payee) ?? -1;
    if (!then) continue;
    const own = index < 0 ? null : then.timeline?.correctionsOf(index, entry.period);
    if (index < 0 || !own || own.issues.length > 0) {
      const params = { name: entry.name, period: entry.period };
      issues.push(...(own?.issues ?? [{ code: 'recalculation-unknown', severity: 'warning', params } as const]));
      continue;
    }
    const again = bareStatement(then, index);
    const edited = versionOf(then, entry.payee, sha256) !== entry.version;
    const same = !edited && isSame(then, again, entry, sha256);
    if (same) unchanged++;
    if (same && differs(again, entry)) issues.push(error('replay-differs', { name: entry.name, period: entry.period }));
    changes.push(...own.lines.map((line) => changeOf(then, entry, line, edited)));
  }
  return { changes, replayed: entries.length, unchanged, issues };
}

const isSame = (run: Run, again: Statement, entry: StatementEntry, sha256: Sha256): boolean =>
  inputsOf(run, again, explain({ ...run, ...bare(run) }, entry.payee), sha256) === entry.inputs;

/** The run without its ledger: explained as it is calculated today. */
function bare(run: Run): Pick<Run, 'prepared' | 'timeline'> {
  const { ledger } = run.prepared;
  return { prepared: { ...run.prepared, ledger: { ...ledger, closed: () => [], before: () => [] } } };
}

const linesOf = (lines: Statement['lines']): string =>
  JSON.stringify(lines.filter(({ corrects }) => !corrects).map(({ code, stage, amount }) => [code, stage, amount]));

const differs = (again: Statement, entry: StatementEntry): boolean => linesOf(again.lines) !== linesOf(entry.lines);

function changeOf(run: Run, entry: StatementEntry, line: Correction, edited: boolean): ClosedChange {
  const { payee, name, period, currency } = entry;
  const digits = currencyDigits(currency);
  const own = ({ code, corrects }: { code: string; corrects?: string }): boolean => code === line.code && !corrects;
  const stored = entry.lines.filter(own);
  const today = explain({ ...run, ...bare(run) }, payee).filter(own);
  const [was, now] = [decimalText(line.was, digits), decimalText(line.now, digits)];
  // A period that is split otherwise than it was has no parts to hold against each other.
  const parted = stored.length !== today.length || stored.some(({ part }, i) => part?.from !== today[i]?.part?.from);
  const why = parted
    ? [{ label: line.title, was, now, rule: true } as const]
    : stored.flatMap(({ tree }, i) => (tree ? reasons(tree, stepOf((today[i] as LineExplanation).tree), edited) : []));
  return {
    payee,
    name,
    period,
    currency,
    code: line.code,
    title: line.title,
    was,
    now,
    delta: decimalText(amountOf(line), digits),
    ...(line.byItself ? { byItself: true } : {}),
    // That the line itself differs is no reason.
    reasons:
      stored.length === 0 || today.length === 0
        ? []
        : distinct(why).filter(({ label, rule, row }) => rule || row !== undefined || label !== line.title),
  };
}

/** Walks both trees together: the deepest steps that differ are the reason of everything above them. */
function reasons(was: Step, now: Step, edited: boolean): Reason[] {
  const before = was.children ?? [];
  const after = now.children ?? [];
  if (was.op === 'sum' && now.op === 'sum' && listed(was) && listed(now))
    return ofRows(now.label, before, after, edited);
  const [inner] = after;
  // Without an edit of the plan it is the way the figure was come by: it is told by its name.
  if (!edited && was.op === 'figure' && before[0] && inner && !alike(before[0], inner)) return otherwise(was, now);
  if (!alike(was, now))
    return edited ? [{ label: now.label, was: was.value, now: now.value, rule: true }] : otherwise(was, now);
  if (before.length > 0)
    return before.flatMap((step, i) => {
      const found = reasons(step, after[i] as Step, edited);
      return was.op === 'earlier' && now.label !== ''
        ? found.map((reason) =>
            reason.label === step.label ? { ...reason, label: now.label, period: step.label } : reason,
          )
        : found;
    });
  const rows = was.rows !== now.rows ? { rows: { was: was.rows ?? 0, now: now.rows ?? 0 } } : {};
  if (was.value === now.value) return [];
  const { label, kind } = now;
  return [{ label, was: was.value, now: now.value, ...(kind && was.kind ? { kind } : {}), ...rows }];
}

/** Made the same way, whatever of. */
const alike = (was: Step, now: Step): boolean =>
  was.op === now.op && (was.children ?? []).length === (now.children ?? []).length && was.points === now.points;

/** Made another way by the same rules: the figures of both that differ, else itself. */
function otherwise(was: Step, now: Step): Reason[] {
  const then = new Map(leaves(was).map((leaf) => [leaf.label, leaf]));
  const found = leaves(now).flatMap((leaf) => {
    const before = then.get(leaf.label);
    return before ? reasons(before, leaf, false) : [];
  });
  if (found.length > 0 || was.value === now.value) return found;
  return [{ label: now.label, was: was.value, now: now.value, ...(now.kind && was.kind ? { kind: now.kind } : {}) }];
}

const leaves = (step: Step): Step[] => (step.children ? step.children.flatMap(leaves) : [step]);

/** Rows told one by one, or none at all. */
const listed = ({ rows, children }: Step): boolean => rows !== undefined && (rows === 0 || children !== undefined);

/** Rows that pay by themselves are held against each other by their number, whatever came between them. */
function ofRows(label: string, before: readonly Step[], after: readonly Step[], edited: boolean): Reason[] {
  const left = [...after];
  const found = before.flatMap((step): Reason[] => {
    const at = left.findIndex((other) => other.label === step.label);
    if (at < 0) return [{ label, row: step.label, was: step.value, now: null }];
    return reasons(step, left.splice(at, 1)[0] as Step, edited);
  });
  return [...found, ...left.map((step) => ({ label, row: step.label, was: null, now: step.value }))];
}

function distinct(all: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return all.filter((reason) => {
    const key = JSON.stringify(reason);
    return !seen.has(key) && seen.add(key);
  });
}
