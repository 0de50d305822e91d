/** Tree → bound tree: names, kinds and scales settled, every mistake an issue with its place. */

import { error, type Place } from '../issue/issue.js';
import { type Expr, fold, parse } from '../language/index.js';
import { bindCall } from './calls.js';
import { unknownName } from './names.js';
import type { Figure, Node } from './node.js';
import { type Context, contextOf, type Program, report } from './program.js';

/** Parses and binds plan text, over a row of a table where one is given; a refusal is reported with the row's place. */
export function bindText(program: Program, text: string, place: Place | undefined, row: Context['row'] = null): Node {
  const read = parse(text);
  const context = { ...contextOf(program, text, place), row };
  return 'expr' in read ? bind(read.expr, context) : report(context, read.issue);
}

/** Binds an expression. Never throws on a user's mistake: the place of the mistake becomes unknown. */
export function bind(expr: Expr, context: Context): Node {
  switch (expr.type) {
    case 'number':
      return {
        op: 'literal',
        kind: expr.percent ? 'ratio' : 'number',
        label: context.text.slice(expr.start, expr.end),
        value: expr.value,
        span: expr,
      };
    case 'text':
      return { op: 'text', kind: 'text', label: expr.value, text: expr.value, span: expr };
    case 'name':
      return bindName(expr.name, expr, context);
    case 'call':
      return bindCall(expr, context, bind);
  }
}

/** A plain name: a formula's parameter, a column of the row, else a parameter, measure or component of the plan. */
function bindName(name: string, span: { start: number; end: number }, context: Context): Node {
  const local = context.locals?.get(fold(name));
  if (local) {
    const given = bind(local.expr, local.context);
    // A bare number given for a parameter is of the parameter's kind: «ставка = 500» is rubles per unit.
    return { ...given, span, kind: given.kind === 'number' && local.kind ? local.kind : given.kind };
  }
  if (context.row && !(context.row.figures && !columnNamed(name, context))) return bindColumn(name, context);
  const found = plainFigures(context, name);
  if (found.length === 0) return report(context, unknownName(context, name), span);
  if (found.length > 1) return report(context, error('name-ambiguous', { name, formula: context.text }), span);
  const [only] = found as [Figure];
  return {
    op: 'figure',
    kind: only.kind,
    label: only.label,
    key: only.key,
    span,
    ...(only.source ? { source: only.source } : {}),
  };
}

/**
 * A parameter or a measure, else another component's amount: «Оклад» in the formula of the component «Оклад» is the
 * parameter.
 */
function plainFigures(context: Context, name: string): Figure[] {
  const { program, others } = context;
  const found = (['parameter', 'measure'] as const).map((type) => program.figure(type, name, others));
  const known = found.filter((figure) => figure !== null);
  if (known.length > 0) return known;
  const component = program.figure('component', name, others);
  return component ? [component] : [];
}

const columnNamed = (name: string, context: Context): string | undefined =>
  context.row?.columns?.find((column) => fold(column) === fold(name));

function bindColumn(name: string, context: Context): Node {
  const header = columnNamed(name, context);
  if (context.row?.columns && header === undefined)
    return report(context, unknownName(context, name, context.row.columns));
  return { op: 'input', kind: 'number', label: name, input: { type: 'column', column: header ?? name, as: 'number' } };
}
