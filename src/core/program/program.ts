/** What binding works with: the program being made, the place of an expression, and how an issue is reported. */

import type { PeriodRow } from '../day/period.js';
import { error, type Issue, type Place, placed } from '../issue/issue.js';
import { call, type Expr, fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import type { Kind } from '../plan/kinds.js';
import type { PlanRow, Unit } from '../plan/plan.js';
import type { Scheme } from '../plan/scheme.js';
import { argsOf, type Figure, type Node } from './node.js';
import type { Rates } from './rates.js';
import type { CompiledScale } from './scale.js';
import type { Source } from './statement.js';

/** What binding has to know of the data: names that exist there. */
export interface Known {
  /** Columns of the people table that hold individual values, as written. */
  readonly individual: readonly string[];
  /** Columns of a row table, as written; undefined: no such table. */
  columns(table: string): readonly string[] | undefined;
  /** Rows of the periods table; undefined: a plan is only checked, so every component is bound where it stands. */
  readonly custom?: readonly PeriodRow[];
  /** Names of the row tables, to say which there are. */
  readonly tables?: readonly string[];
  readonly rates?: Rates;
}

/** A bound scheme. `figures` fills as figures are asked for. */
export interface Program {
  readonly scheme: Scheme;
  readonly known: Known;
  readonly figures: Map<string, Figure>;
  /** Scales asked for so far, each ready or the issue that keeps it unknown. */
  readonly scales: Map<string, CompiledScale | Issue>;
  readonly issues: Issue[];
  /** Scales that pay for a result, so that a fall or a jump in them is worth a word. */
  readonly judged: Set<CompiledScale>;
  /** Set when nobody can be paid by this scheme at all. */
  blocking?: Issue;
  /** Keys being bound, outermost first: a repeat is a cycle. */
  readonly open: string[];
  /** The figure of that type and name, bound at first need; null: the scheme has no such row. `others`: look in everybody's rows. */
  figure(type: FigureType, name: string, others?: boolean): Figure | null;
}

/** Where an expression stands while it is bound. */
export interface Context {
  readonly program: Program;
  readonly text: string;
  /** What people know the text by, where it is a formula of the catalogue. */
  readonly known?: string;
  readonly place?: Place;
  /** Parameters of a catalogue formula, each in the context of the row that gave it. */
  readonly locals: ReadonlyMap<
    string,
    { readonly expr: Expr; readonly context: Context; readonly label: string; readonly kind: Kind | null }
  > | null;
  /** Binding a condition over a row of this table. */
  readonly row: {
    readonly table: string;
    readonly columns: readonly string[] | undefined;
    /** The column of the row's day, where it has one. */
    readonly date?: string;
    /** Figures of the payee may stand beside the columns, and the row knows its neighbours. */
    readonly figures: boolean;
  } | null;
  /** Inside `team(…)`: names may belong to other people's schemes. */
  readonly others: boolean;
}

/** What a figure is: its key is this and the folded name. */
export type FigureType =
  | 'parameter'
  | 'measure'
  | 'target'
  | 'attainment'
  | 'score'
  | 'weight'
  | 'component'
  | 'coefficient';

export const keyOf = (type: FigureType, name: string): string => `${type}:${fold(name)}`;

/** A figure that needs itself, by the keys from it to itself again. */
export const cycleIssue = (name: string, keys: readonly string[]): Issue =>
  error('formula-cycle', { name, path: keys.map((key) => key.slice(key.indexOf(':') + 1)).join(' → ') });

/** Stands in `open` where an earlier period begins: a figure may need its own earlier values. */
export const PAST = 'past:';

/** Where a figure comes from: a row of the plan and the day it started to hold. */
export const sourceOf = (kind: Source['kind'], row: PlanRow, more: Partial<Source> = {}): Source => ({
  kind,
  ...placed(row.place),
  ...(row.from === undefined ? {} : { from: row.from }),
  ...more,
});

/** A fresh context for text that stands in a plan row. */
export const contextOf = (program: Program, text: string, place: Place | undefined, others = false): Context => ({
  program,
  text,
  locals: null,
  row: null,
  others,
  ...placed(place),
});

/** Reports an issue once and stands for the value that cannot be known. */
export function report(context: Context, issue: Issue, span?: { start: number; end: number }): Node {
  const { known, text, place } = context;
  const said =
    known !== undefined && issue.params?.formula === text ? { params: { ...issue.params, formula: known } } : {};
  const whole: Issue = { ...placed(place), ...issue, ...said };
  context.program.issues.push(whole);
  return { op: 'unknown', kind: 'number', label: context.text, issue: whole, ...(span ? { span } : {}) };
}

const KIND_OF_UNIT: Readonly<Record<Unit, Kind>> = {
  money: 'money',
  count: 'count',
  ratio: 'ratio',
  days: 'duration',
  date: 'date',
  text: 'text',
  flag: 'flag',
  number: 'number',
  rate: 'rate',
};
export const kindOfUnit = (unit: Unit | undefined): Kind => KIND_OF_UNIT[unit ?? 'number'];

/** The argument, or unknown with the issue where it fails the test. */
export const guard = (context: Context, arg: Node, test: 'nonzero' | 'positive' | 'one', issue: Issue): Node => ({
  op: 'require',
  kind: arg.kind,
  label: arg.label,
  test,
  args: [arg],
  issue: { ...placed(context.place), ...issue },
});

/** worked / norm, a ratio. */
export const timeShare = (worked = 'worked'): Expr => call('/', call(worked), call('$nonzero', call('norm')));

/** What to suggest for a table nobody has. */
export const tableLike = ({ known: { tables = [] } }: Program, name: string): string =>
  nearest(name, tables) ?? (tables.filter(Boolean).join(', ') || '—');

/** A column nobody has, with the closest one or all there are. */
export const noColumn = (
  name: string,
  table: string,
  columns: readonly string[],
  measure: string,
  place?: Place,
): Issue =>
  error('column-unknown', { name, table, measure, suggestion: nearest(name, columns) ?? columns.join(', ') }, place);

/** Whether a tree has such a node, the figures it names included. */
export function someNode(
  program: Program,
  tree: Node | undefined,
  test: (node: Node, program: Program) => boolean,
): boolean {
  const seen = new Set<string>();
  const walk = (node: Node | undefined): boolean => {
    if (!node || test(node, program)) return node !== undefined;
    if (node.op !== 'figure') return argsOf(node).some(walk);
    if (seen.has(node.key)) return false;
    seen.add(node.key);
    return walk(program.figures.get(node.key)?.node);
  };
  return walk(tree);
}
