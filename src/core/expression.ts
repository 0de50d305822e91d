/** Tree → bound tree: names, kinds and scales settled, every mistake an issue with its place. */
import { bindCall } from './calls.js';
import type { Issue, Place } from './issue.js';
import { type Expr, fold, parse, print } from './language/index.js';
import { nearest } from './nearest.js';
import type { Figure, Node } from './node.js';
import { type Context, contextOf, type FigureType, type Program, report } from './program.js';
import { elsewhere } from './scheme.js';

/** Parses and binds plan text; a refusal is reported with the row's place. */
export function bindText(program: Program, text: string, place: Place | undefined): Node {
  const read = parse(text);
  if ('expr' in read) return bind(read.expr, contextOf(program, text, place));
  return report(contextOf(program, text, place), read.issue);
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
  if (local) return { ...bind(local.expr, local.context), span };
  if (context.row) return bindColumn(name, context);
  const found = plainFigures(context, name);
  if (found.length === 0) return report(context, unknownName(context, name), span);
  if (found.length > 1)
    report(context, { code: 'name-ambiguous', severity: 'error', params: { name, formula: context.text } }, span);
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

const PLAIN: readonly FigureType[] = ['parameter', 'measure', 'component'];

const plainFigures = (context: Context, name: string): Figure[] =>
  PLAIN.map((type) => context.program.figure(type, name, context.others)).filter((found) => found !== null);

function bindColumn(name: string, context: Context): Node {
  const header = context.row?.columns?.find((column) => fold(column) === fold(name));
  if (context.row?.columns && header === undefined)
    return report(context, unknownName(context, name, context.row.columns));
  return { op: 'input', kind: 'number', label: name, input: { type: 'column', column: header ?? name, as: 'number' } };
}

/** Says what the name may have meant: a later row, another role's row, or a close spelling. */
function unknownName(context: Context, name: string, columns?: readonly string[]): Issue {
  const { document } = context.program.scheme;
  const rows = [...document.parameters, ...document.measures, ...document.components, ...document.kpis];
  const other = columns ? undefined : elsewhere(rows, name);
  const suggestion = nearest(name, columns ?? rows.map((row) => row.code)) ?? '';
  if (other) {
    const scope = Object.values(other.for ?? {}).join(', ');
    return {
      code: 'name-not-here',
      severity: 'error',
      params: { name, formula: context.text, from: other.from ?? '—', scope: scope || '—' },
    };
  }
  const code = suggestion === '' ? 'name-unknown' : 'name-unknown-near';
  return { code, severity: 'error', params: { name, formula: context.text, suggestion } };
}
