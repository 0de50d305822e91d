/** A component as one expression: the formula, its cap and floor, its gate, its rounding. */

import { paidIn } from '../day/spans.js';
import { error, type Issue, placed, warning } from '../issue/issue.js';
import { call, type Expr, fold, nameRef, parse, readLiteral } from '../language/index.js';
import { currencyDigits } from '../number/currency.js';
import type { RoundingMode } from '../number/exact.js';
import { compareF, type Fraction, fraction, pow10 } from '../number/exact.js';
import {
  type CatalogueFormula,
  type FormulaParameter,
  formulaOf,
  nearestFormula,
  parameterOf,
} from '../plan/catalogue.js';
import { alike, isQuantity, type Kind } from '../plan/kinds.js';
import { fieldPlace } from '../plan/place.js';
import { type Component, labelOf, type PerRow, type PlanSettings } from '../plan/plan.js';
import { bind, bindText } from './expression.js';
import type { Figure, Node } from './node.js';
import { type Context, contextOf, noColumn, type Program, report, sourceOf, tableLike } from './program.js';

/** Binds a component to its line's amount: kind money, or a flag for an award. */
export function bindComponent(program: Program, key: string, component: Component): Figure {
  const label = labelOf(component);
  const other = inOtherPeriod(program, component);
  if (other) return { key, label, kind: other.kind, node: other, source: sourceOf('plan', component) };
  const { node: bound, formula } = component.per
    ? bindPerRow(program, component, component.per)
    : bindFormula(program, component, null);
  const award = isAward(component);
  const source = sourceOf('formula', component, formula ? { formula: formula.id } : {});
  const context = contextOf(program, component.expression ?? label, madeAt(component));
  // Columns of a row have no kind of their own: «Ставка за час * Часы» of a row is money.
  const paid = alike(bound.kind, 'money') || (bound.kind === 'rate' && component.per !== undefined);
  const wrong = bound.op !== 'unknown' && (award ? bound.kind !== 'flag' : !paid);
  const params = { name: label, kind: bound.kind };
  const own = wrong ? report(context, error(award ? 'award-kind' : 'component-kind', params)) : bound;
  if (award) return { key, label, kind: 'flag', node: own, source };
  const limited = limit(program, component, own);
  const node = round(gated(program, component, limited), roundingOf(program.scheme.settings, component));
  return { key, label, kind: 'money', node, source };
}

/** The line of a component of another length than the period's: paid in its last month; null where it stands here. */
function inOtherPeriod({ known, scheme }: Program, component: Component): Node | null {
  if (scheme.gone && !component.afterLeaving && !isAward(component))
    return { op: 'literal', kind: 'money', label: labelOf(component), value: fraction(0) };
  const { every, code } = component;
  if (every === undefined || !known.custom || paidIn(scheme.period, every, known.custom)[0] === scheme.period)
    return null;
  const kind = isAward(component) ? 'flag' : 'money';
  return { op: 'every', kind, label: labelOf(component), time: every, sums: call('$line', nameRef(code)) };
}

/** Whether the component has a line in the scheme's period. */
export const isDue = ({ known, scheme }: Program, { every, afterLeaving }: Component): boolean =>
  (!scheme.gone || afterLeaving === true) &&
  (every === undefined || !known.custom || paidIn(scheme.period, every, known.custom).length > 0);

/** The formula for each row, and the sum over the payee's rows. */
function bindPerRow(program: Program, component: Component, per: PerRow): { node: Node; formula?: CatalogueFormula } {
  const { place } = component;
  const columns = program.known.columns(per.table);
  const context = contextOf(program, labelOf(component), place);
  const fail = (code: Issue['code'], params: Record<string, string>): { node: Node } => ({
    node: report(context, error(code, params)),
  });
  if (!columns)
    return fail('table-unknown', {
      name: per.table,
      measure: labelOf(component),
      suggestion: tableLike(program, per.table),
    });
  const { returns, base } = per;
  if (returns !== undefined && (base === undefined || per.id === undefined))
    return fail('returns-need', { name: labelOf(component), column: returns });
  if (returns !== undefined && per.group !== undefined)
    return fail('returns-in-groups', { name: labelOf(component), column: returns, group: per.group });
  const missing = [per.date, per.id, per.group, returns].find(
    (field) => field !== undefined && !columns.some((name) => fold(name) === fold(field)),
  );
  if (missing !== undefined)
    return { node: report(context, noColumn(missing, per.table, columns, labelOf(component))) };
  const row = { table: per.table, columns, figures: true, ...(per.date === undefined ? {} : { date: per.date }) };
  const { node, formula } = bindFormula(program, component, row);
  const part = base === undefined ? null : bindText(program, base, place, row);
  const where = per.where === undefined ? null : bindText(program, per.where, place, { ...row, figures: false });
  if (where && where.op !== 'unknown' && where.kind !== 'flag')
    return fail('not-a-condition', { formula: where.label });
  if (part && part.op !== 'unknown' && !isQuantity(part.kind))
    return fail('kind-declared', { formula: base as string, kind: 'number', found: part.kind });
  const broken = [where, part, node].find((one) => one?.op === 'unknown');
  if (broken) return { node: broken, ...(formula ? { formula } : {}) };
  const { code } = component;
  const sum: Node = {
    op: 'rows',
    kind: node.kind,
    label: per.table,
    component: code,
    per,
    where,
    base: part,
    args: [node],
  };
  return { node: sum, ...(formula ? { formula } : {}) };
}

/** An award gives no money: by its own field or because its formula is one. */
export const isAward = (component: Component): boolean =>
  component.kind === 'award' || (component.use !== undefined && formulaOf(component.use)?.award === true);

/** Where it is said how the line is made. */
const madeAt = (component: Component): Component['place'] =>
  fieldPlace(component, component.use === undefined ? 'expression' : 'use');

/** A cap or floor of pay is an amount: «50 %» of nothing in particular is not. */
export function moneyOf(program: Program, text: string, place: Component['place']): Node {
  const bound = bindText(program, text, place);
  if (bound.op === 'unknown' || alike(bound.kind, 'money')) return bound;
  return report(
    contextOf(program, text, place),
    error('kind-declared', { formula: text, kind: 'money', found: bound.kind }),
  );
}

function limit(program: Program, component: Component, own: Node): Node {
  let node = own;
  const within = (op: 'min' | 'max', field: 'cap' | 'floor'): void => {
    const text = component[field];
    if (text === undefined) return;
    const bound = moneyOf(program, text, fieldPlace(component, field));
    node = { op, kind: 'money', label: labelOf(component), args: [node, bound] };
  };
  within('min', 'cap');
  within('max', 'floor');
  return node;
}

function gated(program: Program, component: Component, node: Node): Node {
  if (component.when === undefined) return node;
  const place = fieldPlace(component, 'when');
  const bound = bindText(program, component.when, place);
  const context = contextOf(program, component.when, place);
  const wrong = bound.op !== 'unknown' && bound.kind !== 'flag';
  const condition = wrong ? report(context, error('not-a-condition', { formula: component.when })) : bound;
  return { op: 'gate', kind: node.kind, label: component.when, args: [condition, node] };
}

/** How a line is rounded: step and mode, or null for none until the total. */
export interface Rounding {
  readonly step: Fraction;
  readonly mode: RoundingMode;
}

export function roundingOf(settings: PlanSettings, component?: Component): Rounding | null {
  const own = component?.rounding;
  if (own === 'none' || (component && own === undefined && settings.rounding?.point === 'total')) return null;
  const to = (typeof own === 'object' ? own.to : undefined) ?? settings.rounding?.to;
  const mode = (typeof own === 'object' ? own.mode : undefined) ?? settings.rounding?.mode ?? 'half-away';
  const smallest = fraction(1, pow10(currencyDigits(settings.currency)));
  const step = to === undefined ? undefined : readLiteral(to)?.value;
  return { step: step && step.n > 0 ? step : smallest, mode };
}

const round = (node: Node, rounding: Rounding | null): Node =>
  rounding ? { op: 'round', kind: node.kind, label: node.label, args: [node], ...rounding } : node;

function bindFormula(
  program: Program,
  component: Component,
  row: Context['row'],
): { node: Node; formula?: CatalogueFormula } {
  if (component.use === undefined) {
    if (component.expression !== undefined)
      return { node: bindText(program, component.expression, madeAt(component), row) };
    const context = contextOf(program, labelOf(component), component.place);
    return {
      node: report(context, error('component-empty', { name: labelOf(component) })),
    };
  }
  const formula = formulaOf(component.use);
  const text = formula?.expression ?? component.use;
  const context = { ...contextOf(program, text, madeAt(component)), known: labelOf(component) };
  if (!formula) {
    const suggestion = nearestFormula(component.use) ?? '—';
    return {
      node: report(context, error('formula-unknown', { name: component.use, suggestion })),
    };
  }
  const parameters = placed(fieldPlace(component, 'with'));
  const locals = bindParameters(program, component, formula, { ...context, row, ...parameters });
  const read = parse(formula.expression);
  if (!locals || !('expr' in read))
    return {
      node: {
        op: 'unknown',
        kind: 'money',
        label: labelOf(component),
        issue: program.issues[program.issues.length - 1] as Issue,
      },
      formula,
    };
  return { node: bind(read.expr, { ...context, locals, row }), formula };
}

function bindParameters(
  program: Program,
  component: Component,
  formula: CatalogueFormula,
  context: Context,
): Context['locals'] | null {
  const given = new Map<string, string>();
  let complete = true;
  for (const [name, text] of Object.entries(component.with ?? {})) {
    const parameter = parameterOf(formula, name);
    if (parameter && given.has(parameter.name)) {
      complete = false;
      report(context, error('parameter-twice', { name: parameter.title.ru }));
    } else if (parameter) given.set(parameter.name, text);
    else {
      complete = false;
      const suggestion = formula.parameters.map((p) => `${p.title.ru} (${p.name})`).join(', ');
      report(context, error('formula-parameter-unknown', { name, formula: formula.title.ru, suggestion }));
    }
  }
  const locals = new Map<string, { expr: Expr; context: Context; label: string; kind: Kind | null }>();
  for (const parameter of formula.parameters) {
    const text = given.get(parameter.name) ?? parameter.default;
    const expr = text === undefined ? null : readParameter(text, component, program, context);
    if (text === undefined)
      report(
        context,
        error('formula-parameter-missing', {
          name: parameter.title.ru,
          formula: formula.title.ru,
          component: labelOf(component),
        }),
      );
    if (expr === null) complete = false;
    else
      locals.set(fold(parameter.name), {
        expr,
        context: { ...contextOf(program, text as string, fieldPlace(component, 'with')), row: context.row },
        label: parameter.title.ru,
        kind: QUANTITY_KINDS.includes(parameter.kind as Kind) ? (parameter.kind as Kind) : null,
      });
    if (expr) checkParameter(parameter, expr, context);
  }
  // The formula's own line, for what it paid earlier.
  locals.set('line', { expr: call('$line', nameRef(component.code)), context, label: labelOf(component), kind: null });
  return complete ? locals : null;
}

function readParameter(text: string, component: Component, program: Program, context: Context): Expr | null {
  const read = parse(text);
  if ('expr' in read) return read.expr;
  report({ ...contextOf(program, text, fieldPlace(component, 'with')), others: context.others }, read.issue);
  return null;
}

/** Kinds a bare number takes on when it is given for a parameter. */
const QUANTITY_KINDS: readonly Kind[] = ['money', 'ratio', 'count', 'rate'];

/** Bounds hold for literals; anything computed is checked by its kind when it is used. */
function checkParameter(parameter: FormulaParameter, expr: Expr, context: Context): void {
  if (['scale', 'measure', 'kpi'].includes(parameter.kind) && expr.type !== 'name') {
    report(context, error('formula-parameter-name', { name: parameter.title.ru }));
  }
  if (expr.type !== 'number') return;
  const low = parameter.min === undefined ? null : readLiteral(parameter.min);
  const high = parameter.max === undefined ? null : readLiteral(parameter.max);
  const outside = (low && compareF(expr.value, low.value) < 0) || (high && compareF(expr.value, high.value) > 0);
  if (outside)
    report(
      context,
      warning('formula-parameter-bounds', {
        name: parameter.title.ru,
        min: parameter.min ?? '…',
        max: parameter.max ?? '…',
      }),
    );
}
