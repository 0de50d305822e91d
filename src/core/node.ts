/** The bound tree: expressions whose names, kinds and scales are settled. What evaluate.ts computes and explain.ts shows. */
import type { Fraction } from './exact.js';
import type { Issue } from './issue.js';
import type { Kind } from './kinds.js';
import type { Expr, Span } from './language/index.js';
import type { RoundingMode } from './plan.js';
import type { Rates } from './rates.js';
import type { CompiledScale } from './scale.js';
import type { Source } from './statement.js';

/** What a leaf reads from the data. */
export type Input =
  | { readonly type: 'fact' | 'target'; readonly measure: string }
  | { readonly type: 'individual'; readonly parameter: string }
  | { readonly type: 'time'; readonly what: 'worked' | 'norm' | 'tenure' | 'months' }
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
  /** A reduction over other payees, each in their own scheme. */
  | (Base & { readonly op: 'team' | 'subordinates' | 'share'; readonly over: Expr; readonly args: readonly Node[] })
  /** The argument, unless it fails the test: then unknown with that issue. */
  | (Base & {
      readonly op: 'require';
      readonly test: 'nonzero' | 'positive' | 'one';
      readonly issue: Issue;
      readonly args: readonly [Node];
    })
  /** What one unit of the first argument's currency costs in `to` on the day of the second; without one, on the period's last. */
  | (Base & { readonly op: 'exchange'; readonly to: string; readonly rates: Rates; readonly args: readonly Node[] })
  | (Base & { readonly op: 'unknown'; readonly issue: Issue })
  | (Base & { readonly op: Step; readonly args: readonly Node[] });

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
  | 'gate';

/** What of a scale is asked for. */
export type ScaleShow = 'value' | 'pay' | 'tier' | 'from';

/** A named figure of a scheme. */
export interface Figure {
  readonly key: string;
  readonly label: string;
  readonly kind: Kind;
  readonly node: Node;
  readonly source?: Source;
}

export const argsOf = (node: Node): readonly Node[] => ('args' in node ? node.args : []);
