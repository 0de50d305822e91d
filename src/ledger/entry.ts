/** What closing stores of a statement: its lines, why they are what they are, and what they were made of. */

import { explain, type LineExplanation } from '../core/explain/explain.js';
import type { Lang } from '../core/issue/issue.js';
import type { Award, Balance, Explanation, Line, Statement } from '../core/program/statement.js';
import { schemeRows } from '../core/run/identity.js';
import type { Run } from '../core/run/result.js';
import { explainLine, voiceOf } from '../text/index.js';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits; the surroundings give it. */
export type Sha256 = (text: string) => string;

/** A step of a stored explanation: enough to say later which figure differs. */
export interface Step {
  readonly op: string;
  readonly label: string;
  readonly value: string | null;
  /** A rate is told in percent. */
  readonly kind?: 'ratio';
  /** Rows counted, for a figure made of rows. */
  readonly rows?: number;
  /** The table of a scale. */
  readonly points?: string;
  readonly children?: readonly Step[];
}

/** A closed line: as printed, in words, and step by step. */
export interface ClosedLine extends Line {
  readonly text?: string;
  readonly tree?: Step;
}

/** A closed statement. */
export interface StatementEntry {
  readonly kind: 'statement';
  readonly period: string;
  readonly payee: string;
  readonly name: string;
  readonly plan: string;
  /** Hash of the plan's rows in force for the payee. */
  readonly version: string;
  /** Hash of the facts, targets, time and rows the lines were made of. */
  readonly inputs: string;
  readonly currency: string;
  readonly earned: string;
  readonly total: string;
  readonly lines: readonly ClosedLine[];
  readonly balances?: readonly Balance[];
  readonly awards?: readonly Award[];
}

/** The end of a closing: how many statements it has, who closed and when. */
export interface CommitEntry {
  readonly kind: 'commit';
  readonly period: string;
  readonly count: number;
  readonly by: string;
  readonly on: string;
}

/** A line of the ledger. */
export type Entry = StatementEntry | CommitEntry;

/** Characters of a hash that name a version: enough for people to tell two apart. */
const VERSION_LENGTH = 12;

/** The entry of a statement whose total is known. @example entryOf(run, own, 'ru', sha256).lines.length // 5 */
export function entryOf(run: Run, statement: Statement, lang: Lang, sha256: Sha256): StatementEntry {
  const { payee, name, period, currency, earned, total, balances, awards } = statement;
  const voice = voiceOf(run, payee, lang);
  const trees = explain(run, payee);
  const lines = statement.lines.map((line): ClosedLine => {
    const found = trees.find(
      ({ code, corrects, part }) => code === line.code && corrects === line.corrects && part?.from === line.part?.from,
    );
    return found ? { ...line, text: explainLine(found, [], voice), tree: stepOf(found.tree) } : line;
  });
  return {
    kind: 'statement',
    period,
    payee,
    name,
    plan: run.prepared.people.payees[run.prepared.people.find(payee)]?.profile.plan ?? '',
    version: versionOf(run, payee, sha256),
    inputs: inputsOf(run, statement, trees, sha256),
    currency,
    earned: earned ?? '',
    total: total ?? '',
    lines,
    ...(balances && balances.length > 0 ? { balances } : {}),
    ...(awards.length > 0 ? { awards } : {}),
  };
}

/** The plan's rows in force for a payee as one short word. */
export const versionOf = (run: Run, payee: string, sha256: Sha256): string =>
  sha256(JSON.stringify(schemeRows(run, payee))).slice(0, VERSION_LENGTH);

/** Everything a statement's lines were made of that is no rule of the plan, as one hash. */
export function inputsOf(run: Run, statement: Statement, trees: readonly LineExplanation[], sha256: Sha256): string {
  const leaves = trees.filter(({ corrects }) => corrects === undefined).flatMap(({ tree }) => leavesOf(tree));
  const byHand = statement.lines.filter(({ adjustment, corrects }) => adjustment && !corrects);
  const entered = byHand.map(({ code, title, amount }) => [code, title, amount]);
  const person = run.prepared.people.payees[run.prepared.people.find(statement.payee)];
  return sha256(JSON.stringify([person?.profile, statement.balances, leaves, entered]));
}

const DATA = /^(?:cell|rows|calendar)$/;

function leavesOf(tree: Explanation): unknown[] {
  if (tree.children.length > 0) return tree.children.flatMap(leavesOf);
  const { op, label, value, source } = tree;
  return source === undefined || DATA.test(source.kind) ? [[op, label, value, source?.rows?.count ?? null]] : [];
}

/** An explanation without what can be read elsewhere. */
export function stepOf({ op, label, kind, value, source, detail, children }: Explanation): Step {
  return {
    op,
    label: op === 'earlier' ? (detail?.over ?? label) : label,
    value,
    ...(kind === 'ratio' ? { kind } : {}),
    ...(source?.rows ? { rows: source.rows.count } : {}),
    ...(detail?.points === undefined ? {} : { points: detail.points }),
    ...(children.length > 0 ? { children: children.map(stepOf) } : {}),
  };
}
