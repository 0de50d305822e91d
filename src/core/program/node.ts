/** The bound tree: expressions whose names, kinds and scales are settled. What evaluate.ts computes and explain.ts shows. */

import type { Span as TimeSpan } from '../day/spans.js';
import type { Issue } from '../issue/issue.js';
import type { Expr, Span } from '../language/index.js';
import type { Fraction, RoundingMode } from '../number/exact.js';
import type { Kind } from '../plan/kinds.js';
import type { PerRow } from '../plan/plan.js';
import type { Rates } from './rates.js';
import type { CompiledScale } from './scale.js';
import type { Source } from './statement.js';

/** What a leaf reads from the data. */
export type Input =
  | { readonly type: 'fact' | 'target'; readonly measure: string }
  | { readonly type: 'individual'; readonly parameter: string }
  | { readonly type: 'time'; readonly what: 'worked' | 'workedForTarget' | 'norm' | 'tenure' | 'months' }
  | { readonly type: 'column'; readonly column: string; readonly as: 'number' | 'text' | 'date' };

interface Base {
  readonly kind: Kind;
  /** What people call it. */
  readonly label: string;
  /** Where it stands in its formula's text. */
  readonly span?: Span;
  readonly source?: Source;
}

export type Node =
  | (Base & { readonly op: 'literal'; readonly value: Fraction })
  | (Base & { readonly op: 'text'; readonly text: string })
  | (Base & { readonly op: 'input'; readonly input: Input })
  /** A figure of the scheme: computed once, shown under its own name. */
  | (Base & { readonly op: 'figure'; readonly key: string })
  | (Base & {
      readonly op: 'scale';
      readonly scale: CompiledScale;
      readonly show: ScaleShow;
      readonly args: readonly Node[];
    })
  | (Base & {
      readonly op: 'round';
      readonly step: Fraction;
      readonly mode: RoundingMode;
      readonly args: readonly [Node];
    })
  | (Base & AcrossPart)
  /** A sum over other periods of the plan: those before this one in the span, or those of that length paid in this one. */
  | (Base & { readonly op: 'earlier' | 'every'; readonly time: TimeSpan; readonly sums: Expr })
  /** The argument, unless it fails the test: then unknown with that issue. */
  | (Base & {
      readonly op: 'require';
      readonly test: 'nonzero' | 'positive' | 'one';
      readonly issue: Issue;
      readonly args: readonly [Node];
    })
  /** The sum over the payee's rows of the argument, computed for each. */
  | (Base & {
      readonly op: 'rows';
      /** Code of the component whose rows these are. */
      readonly component: string;
      readonly per: PerRow;
      readonly where: Node | null;
      /** What a return's part is measured by. */
      readonly base: Node | null;
      readonly args: readonly [Node];
    })
  /** What only a row among the payee's rows has. */
  | (Base & { readonly op: 'accrued'; readonly window: Window; readonly args: readonly [Node] })
  | (Base & { readonly op: 'credited'; readonly args: readonly [Node] })
  | (Base & { readonly op: 'creditShare'; readonly args: readonly [] })
  | (Base & {
      readonly op: 'rule';
      readonly table: string;
      readonly column: string;
      readonly pick: 'particular' | 'first';
      /** The column that must agree; absent: every column the two tables share. */
      readonly key?: string;
      /** The column of the row's day; absent: rules of the period's last day. */
      readonly date?: string;
      readonly args: readonly [];
    })
  /** What one unit of the first argument's currency costs in `to` on the day of the second; without one, on the period's last. */
  | (Base & { readonly op: 'exchange'; readonly to: string; readonly rates: Rates; readonly args: readonly Node[] })
  | (Base & { readonly op: 'unknown'; readonly issue: Issue })
  | (Base & { readonly op: Step; readonly args: readonly Node[] });

/** A reduction over other payees, each in their own scheme. */
interface AcrossPart {
  readonly op: AcrossOp;
  readonly over: Expr;
  /** Computed for the payee: the total of a share and its reserve; the least field of a contest and its budget. */
  readonly args: readonly Node[];
  readonly rule?: FieldRule;
}

type AcrossOp = 'team' | 'subordinates' | 'share' | 'rank' | 'prize';

/** Whom a contest or a pool is among, and how it is decided. */
export interface FieldRule {
  readonly among: Among;
  /** Condition of taking part, in each payee's own scheme. */
  readonly who?: Expr;
  /** Less is better. */
  readonly down?: true;
  readonly ties?: Ties;
  /** Of equals the smaller is first. */
  readonly sooner?: Expr;
  /** The fund of a pool: one for the whole field, or its parts would not add up to it. */
  readonly fund?: Expr;
  /** Most a person gets out of a pool. */
  readonly cap?: Expr;
  /** A team's prize is shared by what each brought, not equally. */
  readonly byResult?: true;
  /** Prizes by place. */
  readonly prizes?: CompiledScale;
  /** The arguments have a least number of participants, and a budget of all prizes. */
  readonly least?: true;
  readonly budget?: true;
  /** How many levels below count; absent: all. */
  readonly levels?: number;
}

export type Among = 'team' | 'plan' | 'all' | 'teams';
export type Ties = 'split' | 'all' | 'earliest';

export type AcrossNode = Node & AcrossPart;

/** A sum over other periods of the plan. */
export type OverTime = Extract<Node, { readonly op: 'earlier' | 'every' }>;

export const isAcross = (node: Node): node is AcrossNode => 'over' in node;

/** Everything a figure over other people computes for each of them. */
export const oversOf = ({ over, rule }: AcrossNode): Expr[] =>
  [over, rule?.who, rule?.sooner, rule?.fund, rule?.cap].filter((expr) => expr !== undefined);

/** Steps that follow from their arguments alone. */
export type Step =
  | '+'
  | '-'
  | '*'
  | '/'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'not'
  | 'negate'
  | 'min'
  | 'max'
  | 'sum'
  | 'abs'
  | 'clamp'
  | 'if'
  | 'known'
  | 'filled'
  | 'present'
  | 'months'
  | 'gate';

/** What of a scale is asked for. */
export type ScaleShow = 'value' | 'pay' | 'tier' | 'from';

/** How far back a running total goes. */
export type Window = 'period' | 'quarter' | 'year' | 'all';

export type RowsNode = Extract<Node, { op: 'rows' }>;
export type RuleNode = Extract<Node, { op: 'rule' }>;

/** Nodes whose value needs the row's neighbours or the row's credit. */
export type RowNode = Extract<Node, { op: 'accrued' | 'credited' | 'creditShare' | 'rule' }>;

/** A named figure of a scheme. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly kind: Kind;
  readonly node: Node;
  readonly source?: Source;
}

export const argsOf = (node: Node): readonly Node[] => ('args' in node ? node.args : []);
