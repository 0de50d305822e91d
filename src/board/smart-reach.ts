/** What moves what: everything a figure is computed from, and how many coefficients a line multiplies. */
import { print } from '../core/language/index.js';
import { argsOf, isAcross, type Node, oversOf } from '../core/program/node.js';
import type { Program } from '../core/program/program.js';

/** Everything some figures are computed from. */
export interface Reach {
  /** Keys of figures, themselves included: `score:звонки`, `measure:оплаты`. */
  readonly keys: ReadonlySet<string>;
  /** Leaves read from the data, and figures over other people. */
  readonly inputs: readonly Node[];
  /** Some part of it cannot be computed. */
  readonly broken: boolean;
}

/** What a figure over other people (`team(…)`, `subordinates(…)`) is computed from, by its text. */
export type Others = (over: string) => Reach;

/** How far {@link reach} goes. */
export interface ReachOptions {
  /** Follows figures over other people; absent: stop at them. */
  readonly others?: Others;
  /** Stop at measures: what a computed measure is made of is not followed. */
  readonly shallow?: boolean;
}

/**
 * Follows figures of a scheme to everything they are computed from. A cycle is followed once.
 * @example reach(program, ['component:премия']).keys.has('score:звонки') // true: the KPI moves the bonus
 */
export function reach(
  program: Program,
  from: readonly string[],
  { others, shallow = false }: ReachOptions = {},
): Reach {
  const found = { keys: new Set<string>(), inputs: [] as Node[], broken: false };
  const figure = (key: string): void => {
    const own = program.figures.get(key);
    if (found.keys.has(key) || !own) return;
    found.keys.add(key);
    if (!(shallow && key.startsWith('measure:'))) visit(own.node);
  };
  const visit = (node: Node): void => {
    if (node.op === 'unknown') found.broken = true;
    if (node.op === 'figure') figure(node.key);
    if (node.op === 'input' || isAcross(node)) found.inputs.push(node);
    if (isAcross(node) && others) for (const over of oversOf(node)) join(found, others(print(over)));
    for (const arg of argsOf(node)) visit(arg);
  };
  for (const key of from) figure(key);
  return found;
}

interface Found {
  readonly keys: Set<string>;
  readonly inputs: Node[];
  broken: boolean;
}

function join(into: Found, part: Reach): void {
  for (const key of part.keys) into.keys.add(key);
  for (const input of part.inputs) into.inputs.push(input);
  into.broken ||= part.broken;
}

/** Follows figures over other people into every scheme, each figure once. They are bound when first computed. */
export function othersOf(programs: readonly Program[], shallow = false): Others {
  const done = new Map<string, Found>();
  const others: Others = (over) => {
    const held = done.get(over);
    if (held) return held;
    const found: Found = { keys: new Set(), inputs: [], broken: false };
    done.set(over, found);
    for (const program of programs) join(found, reach(program, [`over:${over}`], { others, shallow }));
    return found;
  };
  return others;
}

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
