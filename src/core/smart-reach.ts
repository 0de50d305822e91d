/** What moves what: everything a figure is computed from, and how many coefficients a line multiplies. */
import { print } from './language/index.js';
import { argsOf, type Node } from './node.js';
import type { Program } from './program.js';

/** Everything some figures are computed from. */
export interface Reach {
  /** Keys of figures, themselves included: `score:звонки`, `measure:оплаты`. */
  readonly keys: ReadonlySet<string>;
  /** Leaves read from the data, and figures over other people. */
  readonly inputs: readonly Node[];
  /** Some part of it cannot be computed. */
  readonly broken: boolean;
}

/** How far {@link reach} goes. */
export interface ReachOptions {
  /** Schemes of the other payees, to follow `team(…)` and `subordinates(…)` into. */
  readonly programs?: readonly Program[];
  /** Stop at measures: what a computed measure is made of is not followed. */
  readonly shallow?: boolean;
}

/**
 * Follows figures of a scheme to everything they are computed from. A cycle is followed once.
 * @example reach(program, ['component:премия']).keys.has('score:звонки') // true: the KPI moves the bonus
 */
export function reach(program: Program, from: readonly string[], options: ReachOptions = {}): Reach {
  const keys = new Set<string>();
  const inputs: Node[] = [];
  const seen = new Map<Program, Set<string>>();
  let broken = false;
  const figure = (at: Program, key: string): void => {
    const own = seen.get(at) ?? new Set();
    seen.set(at, own);
    const found = at.figures.get(key);
    if (own.has(key) || !found) return;
    own.add(key);
    keys.add(key);
    if (!(options.shallow && key.startsWith('measure:'))) visit(at, found.node);
  };
  const visit = (at: Program, node: Node): void => {
    if (node.op === 'unknown') broken = true;
    if (node.op === 'figure') figure(at, node.key);
    if (node.op === 'input' || isAcross(node)) inputs.push(node);
    if (isAcross(node)) for (const other of options.programs ?? []) figure(other, `over:${print(node.over)}`);
    for (const arg of argsOf(node)) visit(at, arg);
  };
  for (const key of from) figure(program, key);
  return { keys, inputs, broken };
}

type Across = Extract<Node, { op: 'team' | 'subordinates' | 'share' }>;
const isAcross = (node: Node): node is Across =>
  node.op === 'team' || node.op === 'subordinates' || node.op === 'share';

/**
 * Coefficients one amount is multiplied by: the ratio factors of its longest product, a rate included. A scorecard is
 * one coefficient whatever it sums; a product behind a parameter or another line counts with its factors.
 * @example coefficients(bound('Оплаты * 3% * coefficient() * Качество'), program) // 3
 */
export function coefficients(node: Node, program: Program, open: ReadonlySet<string> = new Set()): number {
  const own = isCoefficient(node) ? 1 : 0;
  const of = (arg: Node | undefined): number => (arg ? coefficients(arg, program, open) : 0);
  const args = argsOf(node);
  switch (node.op) {
    case '*':
      return args.reduce((sum, arg) => sum + of(arg), 0);
    case '/':
      return own || of(args[0]);
    case '+':
    case '-':
    case 'sum':
      return own || Math.max(0, ...args.map(of));
    case 'gate':
    case 'if':
      return Math.max(own, ...args.slice(1).map(of));
    case 'round':
    case 'min':
    case 'max':
    case 'clamp':
    case 'known':
    case 'negate':
    case 'abs':
      return Math.max(own, ...args.map(of));
    case 'require':
      // «Weights sum to 1» multiplies by 1 only to carry the reason.
      return node.test === 'one' ? 0 : of(args[0]);
    case 'figure':
      return Math.max(own, behind(node.key, program, open));
    default:
      return own;
  }
}

/** Factors of the product behind a named value or line; a measure, a KPI or a scorecard is one figure to its reader. */
function behind(key: string, program: Program, open: ReadonlySet<string>): number {
  const named = key.startsWith('parameter:') || key.startsWith('component:');
  const figure = program.figures.get(key);
  return named && figure && !open.has(key) ? coefficients(figure.node, program, new Set([...open, key])) : 0;
}

/** A share, or a scale that gives a multiplier. */
function isCoefficient(node: Node): boolean {
  if (node.kind === 'ratio') return true;
  return (
    node.op === 'scale' && node.show === 'value' && node.kind === 'number' && !/^amount/.test(node.scale.row.method)
  );
}
