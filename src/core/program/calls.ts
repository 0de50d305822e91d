/**
 * Calls and operators of the language, bound: which kinds each takes, what it gives, and what it stands for.
 * A rule that can be written in the language is rewritten into it (`scale`, `prorate`), so there is one evaluator.
 */

import { cellDay, isoOf } from '../day/dates.js';
import { spanOf } from '../day/spans.js';
import { error, type Issue, warning } from '../issue/issue.js';
import { type Call, call, type Expr, fold, literal, nameRef, print, readLiteral, wordOf } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { roundingMode } from '../language/rounding.js';
import { currencyDigits, currencyOf, isCurrency } from '../number/currency.js';
import { addF, compareF, type Fraction, fraction, pow10 } from '../number/exact.js';
import { alike, isQuantity, type Kind, productKind, quotientKind, sumKind } from '../plan/kinds.js';
import { labelOf } from '../plan/plan.js';
import { amongWord, fieldCall } from './field-calls.js';
import { unknownName } from './names.js';
import type { Node, ScaleShow, Step, Window } from './node.js';
import { type Context, type FigureType, guard, noColumn, PAST, report, tableLike, timeShare } from './program.js';
import { type CompiledScale, compileScale } from './scale.js';

/** expression.ts hands itself over, so that the two files do not import each other. */
type Bind = (expr: Expr, context: Context) => Node;

export function bindCall(expr: Call, context: Context, bind: Bind): Node {
  const node = dispatch(expr, context, bind);
  return { ...node, span: expr, label: node.label === '' ? context.text.slice(expr.start, expr.end) : node.label };
}

function dispatch(expr: Call, context: Context, bind: Bind): Node {
  const arg = (i: number): Expr => expr.args[i] as Expr;
  const values = () => expr.args.map((a) => bind(a, context));
  switch (expr.fn) {
    case '+':
    case '-':
      return arithmetic(expr.fn, values(), expr, context);
    case '*':
    case '/':
      return product(expr, context, bind);
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(expr.fn, expr, context, bind);
    case 'and':
    case 'or':
    case 'not':
      return flags(expr.fn, values(), expr, context);
    case 'negate':
    case 'abs':
    case 'min':
    case 'max':
    case 'sum':
    case 'clamp':
    case 'known':
      return likeKinds(expr.fn, values(), expr, context);
    case 'if':
      return choice(values(), expr, context);
    case 'filled':
      return step('filled', 'flag', [asType(bind(arg(0), context), 'text')]);
    case 'round':
      return rounding(bind(arg(0), context), expr, context);
    case 'convert':
      return conversion(expr, context, bind);
    case 'days':
      return daysBetween(expr, context, bind);
    default:
      return outsideRow(expr, context) ?? planCall(expr, context, bind);
  }
}

/** Figures over people and periods: one row of a measure has none. */
const OUTSIDE_ROW = ['team', 'subordinates', 'share', 'pool', 'rank', 'prize', 'earlier', 'toDate'];

const outsideRow = (expr: Call, context: Context): Node | null =>
  context.row && !context.row.figures && OUTSIDE_ROW.includes(expr.fn)
    ? report(context, error('not-in-row', { formula: context.text, fn: expr.fn }), expr)
    : null;

/** Calls that name something of the plan, its time or its people. */
function planCall(expr: Call, context: Context, bind: Bind): Node {
  const arg = (i: number): Expr => expr.args[i] as Expr;
  switch (expr.fn) {
    case 'rate':
    case 'slices':
    case 'tierFrom':
    case 'tier':
      return scaleStep(expr, context, bind);
    case 'scale':
      return scalePay(expr, context, bind);
    case 'fact':
      return figureCall('measure', expr, context);
    case 'target':
    case 'attainment':
    case 'score':
    case 'weight':
      return figureCall(expr.fn, expr, context);
    case 'coefficient':
      return figureCall('coefficient', expr.args.length > 0 ? expr : { ...expr, args: [nameRef('')] }, context);
    case 'prorate':
      return bind(call('*', arg(0), timeShare()), context);
    case 'worked':
    case 'norm':
    case '$workedForTarget':
    case 'tenure':
    case 'months':
    case 'periodStart':
    case 'periodEnd':
      return timeCall(expr, context, bind);
    case 'team':
      return team(expr, context, bind);
    case 'subordinates':
      return below(expr, context, bind);
    case 'share':
      return overOthers('share', arg(1), [bind(arg(0), context)], context, bind);
    case 'earlier':
    case 'toDate':
      return overTime(expr, context, bind);
    case '$line':
      return ownLine(expr, context);
    case 'accrued':
    case 'credited':
    case 'creditShare':
      return ofRow(expr.fn, expr, context, bind);
    case 'rule':
    case 'lookup':
      return ofOtherTable(expr.fn, expr, context);
    case 'rank':
    case 'prize':
    case 'pool':
      return fieldCall(expr, context, { bind, substitute, scale: scaleArg });
    case '$present':
      return step('present', 'flag', [bind(arg(0), context)]);
    case '$like':
      return likeFact(bind(arg(0), context), bind(arg(1), context));
    default:
      return requirement(expr.fn, bind(arg(0), context), context);
  }
}

const step = (op: Step, kind: Kind, args: readonly Node[]): Node => ({ op, kind, label: '', args });
const unknownOf = (args: readonly Node[]): Node | undefined => args.find((a) => a.op === 'unknown');

const WINDOWS: readonly Window[] = ['period', 'quarter', 'year', 'all'];
const WINDOW_WORDS = ['период', 'квартал', 'год', 'всё время'];

/** The words the arguments are; '' for one that is none. */
const wordsOf = ({ args }: Call, context: Context): string[] => args.map((arg) => wordOf(resolve(arg, context)) ?? '');

const onlyInRow = (fn: string, expr: Call, context: Context): Node =>
  report(context, error('row-only', { fn, formula: context.text }), expr);

/** What a row knows of its neighbours and of its credit. */
function ofRow(op: 'accrued' | 'credited' | 'creditShare', expr: Call, context: Context, bind: Bind): Node {
  if (!context.row?.figures) return onlyInRow(op, expr, context);
  if (op === 'creditShare') return { op, kind: 'ratio', label: op, args: [] };
  const arg = bind(expr.args[0] as Expr, context);
  if (arg.op === 'unknown') return arg;
  const label = closed(arg.label);
  if (op === 'credited') return { op, kind: arg.kind, label, args: [arg] };
  const [, text = 'period'] = wordsOf(expr, context);
  const word = fold(text);
  const window = WINDOWS[Math.max(WINDOWS.indexOf(word as Window), WINDOW_WORDS.indexOf(word))];
  if (!window) return report(context, error('accrued-window', { formula: context.text, text }), expr);
  return { op, kind: arg.kind, label, window, args: [arg] };
}

/** What a row finds in another table: `rule(table, column)`, `lookup(table, column, key)`. */
function ofOtherTable(fn: 'rule' | 'lookup', expr: Call, context: Context): Node {
  const { row, text: measure, program } = context;
  if (!row) return onlyInRow(fn, expr, context);
  const [table = '', column = '', third] = wordsOf(expr, context);
  const first = fn === 'rule' && /^(?:first|первое|первая)$/.test(fold(third ?? ''));
  if (!table || !column || (fn === 'rule' && third !== undefined && !first))
    return report(context, error('rule-arguments', { formula: measure }), expr);
  const columns = program.known.columns(table);
  if (!columns) {
    const suggestion = tableLike(program, table);
    return report(context, error('table-unknown', { name: table, measure, suggestion }), expr);
  }
  const key = fn === 'lookup' ? { key: third as string } : {};
  const missing = [column, ...Object.values(key)].find((name) => !columns.some((own) => fold(own) === fold(name)));
  if (missing !== undefined) return report(context, noColumn(missing, table, columns, measure), expr);
  return {
    op: 'rule',
    kind: 'number',
    label: column,
    table,
    column,
    pick: first ? 'first' : 'particular',
    ...key,
    ...(row.date === undefined ? {} : { date: row.date }),
    args: [],
  };
}

/** A span of the formula without the bracket that ends it: «Сумма / (1 + НДС». */
const closed = (text: string): string =>
  text + ')'.repeat(Math.max(0, text.split('(').length - text.split(')').length));

/** A KPI's own points are numbers in the measure's unit, whether they say so or not. */
const likeFact = (node: Node, fact: Node): Node => (node.kind === 'number' ? { ...node, kind: fact.kind } : node);

/** Guards the rules of kpi.ts write: what must hold of a divisor, and what to say when it does not. */
function requirement(fn: string, arg: Node, context: Context): Node {
  const params = { name: arg.label, formula: context.text };
  const issue = (code: Issue['code']): Issue => error(code, params);
  if (fn === '$positive') return guard(context, arg, 'positive', issue('target-not-positive'));
  if (fn === '$inverse') return guard(context, arg, 'nonzero', issue('inverse-without-cap'));
  return guard(context, arg, 'nonzero', issue('zero-span'));
}

function arithmetic(fn: '+' | '-' | '*' | '/', args: readonly Node[], expr: Call, context: Context): Node {
  const [a, b] = args as [Node, Node];
  const broken = unknownOf(args);
  if (broken) return broken;
  const kind =
    fn === '*' ? productKind(a.kind, b.kind) : fn === '/' ? quotientKind(a.kind, b.kind) : sumKind(a.kind, b.kind, fn);
  if (kind === null) return kindIssue(fn, a, b, expr, context);
  if (fn !== '/') return step(fn, kind, args);
  const issue: Issue = error('division-by-zero', { formula: context.text, name: b.label || context.text });
  const divisor =
    b.op === 'require' || (b.op === 'literal' && b.value.n !== 0) ? b : guard(context, b, 'nonzero', issue);
  return step('/', kind, [a, divisor]);
}

/** A factor or divisor of `a * b / c`, and the call it ends. */
interface Term {
  readonly fn: '*' | '/';
  readonly node: Node;
  readonly expr: Call;
}

/**
 * `a * b / c` from left to right. Where a step means nothing, a later term may give it meaning: «Премия * Продажи /
 * План» joins money and money, yet it is the pot × (sales ÷ target), exactly the same figure.
 */
function product(expr: Call, context: Context, bind: Bind): Node {
  const calls: Call[] = [];
  let first: Expr = expr;
  for (; first.type === 'call' && (first.fn === '*' || first.fn === '/'); first = first.args[0] as Expr)
    calls.unshift(first);
  let found = bind(first, context);
  const terms = calls.map(
    (call): Term => ({ fn: call.fn as '*' | '/', node: bind(call.args[1] as Expr, context), expr: call }),
  );
  for (let term = terms.shift(); term; term = terms.shift()) {
    const { fn, node, expr: at } = meant(found, term, terms, context);
    const value = arithmetic(fn, [found, node], at, context);
    found = { ...value, span: at, label: value.label === '' ? context.text.slice(at.start, at.end) : value.label };
  }
  return found;
}

/** The term as it stands, or joined with the later one that gives it meaning, which leaves the list. */
function meant(found: Node, term: Term, rest: Term[], context: Context): Term {
  // A bare number takes its neighbour's kind.
  const fits = ([a, b]: readonly [Node, Node]): boolean => {
    const share = quotientKind(a.kind, likeFact(b, a).kind);
    return share !== null && productKind(found.kind, share) !== null;
  };
  const { fn, node } = term;
  const kind = fn === '*' ? productKind(found.kind, node.kind) : quotientKind(found.kind, node.kind);
  const pair = (other: Term): [Node, Node] => (fn === '*' ? [node, other.node] : [other.node, node]);
  const other =
    kind === null && !unknownOf([found, node]) ? rest.find((next) => next.fn !== fn && fits(pair(next))) : undefined;
  if (!other) return term;
  rest.splice(rest.indexOf(other), 1);
  const [a, plain] = pair(other);
  const b = likeFact(plain, a);
  return {
    fn: '*',
    node: { ...arithmetic('/', [a, b], term.expr, context), label: `${a.label} / ${b.label}` },
    expr: term.expr,
  };
}

const kindIssue = (fn: string, a: Node, b: Node, expr: Call, context: Context): Node =>
  report(
    context,
    error('kind-mismatch', { formula: context.text || print(expr), op: fn, left: a.kind, right: b.kind }),
    expr,
  );

type ComparisonSign = '=' | '<>' | '<' | '<=' | '>' | '>=';

function comparison(fn: ComparisonSign, expr: Call, context: Context, bind: Bind): Node {
  const [left, right] = expr.args as [Expr, Expr];
  const equality = fn === '=' || fn === '<>';
  if (context.row) {
    const text = equality ? textComparison(fn, left, right, context, bind) : null;
    if (text) return text;
    const date = dateComparison(fn, left, right, context, bind);
    if (date) return date;
  }
  const args = besideDate([bind(left, context), bind(right, context)]);
  const [a, b] = args;
  const broken = unknownOf(args);
  if (broken) return broken;
  const ok = alike(a.kind, b.kind) && (isQuantity(a.kind) || a.kind === 'date' || equality);
  if (!ok) return kindIssue(fn, a, b, expr, context);
  warnPercent(a, b, context);
  return args
    .filter(isDateColumn)
    .reduce((all, column) => step('and', 'flag', [isDay(column), all]), step(fn, 'flag', args));
}

const isDateColumn = (node: Node): boolean => node.op === 'input' && node.kind === 'date';

/** A column beside a date is read as dates: «Расторгнут <= конецПериода()». */
const besideDate = ([a, b]: readonly [Node, Node]): readonly [Node, Node] =>
  a.kind === 'date' ? [a, asType(b, 'date')] : b.kind === 'date' ? [asType(a, 'date'), b] : [a, b];

/** An empty date is neither before nor after anything. */
const isDay = (column: Node): Node => step('filled', 'flag', [column]);

/** «Выполнение > 50» almost surely means 50 %. */
function warnPercent(a: Node, b: Node, context: Context): void {
  const bare = a.kind === 'ratio' ? b : b.kind === 'ratio' ? a : null;
  if (bare?.op !== 'literal' || bare.kind !== 'number' || compareF(bare.value, fraction(5)) < 0) return;
  report(context, warning('percent-missing', { formula: context.text, text: bare.label }));
}

const isColumn = (expr: Expr, context: Context): expr is Expr & { type: 'name' } =>
  expr.type === 'name' &&
  (context.row?.columns === undefined || context.row.columns.some((column) => fold(column) === fold(expr.name)));

/** `Статус = оплачена`: a word that is no column is the text itself. */
function textComparison(fn: '=' | '<>', left: Expr, right: Expr, context: Context, bind: Bind): Node | null {
  const textOf = (expr: Expr): string | null =>
    expr.type === 'text'
      ? expr.value
      : expr.type === 'name' && context.row?.columns !== undefined && !isColumn(expr, context)
        ? expr.name
        : null;
  const plain = context.row?.columns === undefined && right.type === 'name' ? right.name : null;
  const value = textOf(right) ?? plain;
  if (!isColumn(left, context) || value === null || readDate(value)) return null;
  const column = asType(bind(left, context), 'text');
  return column.op === 'unknown'
    ? column
    : step(fn, 'flag', [column, { op: 'text', kind: 'text', label: value, text: value }]);
}

function dateComparison(fn: ComparisonSign, left: Expr, right: Expr, context: Context, bind: Bind): Node | null {
  const day = right.type === 'text' ? readDate(right.value) : null;
  if (day === null || left.type !== 'name') return null;
  const column = asType(bind(left, context), 'date');
  const at = (value: Fraction, label: string): Node => ({ op: 'literal', kind: 'date', label, value });
  return step('and', 'flag', [isDay(column), step(fn, 'flag', [column, at(day, (right as { value: string }).value)])]);
}

/** `days(from, to)`: dates of the row, of the plan, or written in quotes. */
function daysBetween(expr: Call, context: Context, bind: Bind): Node {
  const [from, to] = expr.args.map((arg) => dayOrDate(arg, context, bind)) as [Node, Node];
  const wrong = [from, to].find(({ op, kind }) => op !== 'unknown' && kind !== 'date');
  if (wrong) return report(context, error('not-a-date', { name: wrong.label, formula: context.text }), expr);
  return unknownOf([from, to]) ?? step('-', 'duration', [to, from]);
}

function asType(node: Node, as: 'text' | 'date'): Node {
  return node.op === 'input' && node.input.type === 'column'
    ? { ...node, kind: as, input: { ...node.input, as } }
    : node;
}

function flags(fn: 'and' | 'or' | 'not', args: readonly Node[], expr: Call, context: Context): Node {
  const broken = unknownOf(args);
  if (broken) return broken;
  const wrong = args.find((a) => a.kind !== 'flag');
  if (wrong) return report(context, error('not-a-condition', { formula: wrong.label || print(expr) }), expr);
  return step(fn, 'flag', args);
}

/** Steps whose arguments are of one kind, which is also the result's. */
function likeKinds(fn: Step, args: readonly Node[], expr: Call, context: Context): Node {
  const broken = unknownOf(args);
  if (broken) return broken;
  let kind = (args[0] as Node).kind;
  for (const a of args) {
    if (!alike(kind, a.kind) || !isQuantity(a.kind)) return kindIssue(fn, args[0] as Node, a, expr, context);
    if (kind === 'number') kind = a.kind;
  }
  return step(fn, kind, args);
}

function choice(args: readonly Node[], expr: Call, context: Context): Node {
  const [condition, a, b] = args as [Node, Node, Node];
  if (condition.op === 'unknown') return condition;
  if (condition.kind !== 'flag')
    return report(context, error('not-a-condition', { formula: condition.label || print(expr) }), expr);
  if (a.op !== 'unknown' && b.op !== 'unknown' && !alike(a.kind, b.kind)) return kindIssue('if', a, b, expr, context);
  return step('if', a.kind === 'number' ? b.kind : a.kind, args);
}

function rounding(arg: Node, expr: Call, context: Context): Node {
  const [, digits, mode] = expr.args;
  const places = digits === undefined ? 0 : digitsOf(digits);
  const known = roundingMode(mode === undefined ? 'half-away' : fold(wordOf(mode) ?? ''));
  if (places === null || !known) return report(context, error('round-arguments', { formula: context.text }), expr);
  const width: Fraction = places >= 0 ? fraction(1, pow10(places)) : fraction(pow10(-places));
  return { op: 'round', kind: arg.kind, label: '', args: [arg], step: width, mode: known };
}

function digitsOf(expr: Expr): number | null {
  const negative = expr.type === 'call' && expr.fn === 'negate';
  const inner = negative ? expr.args[0] : expr;
  if (inner?.type !== 'number' || inner.value.d !== 1 || typeof inner.value.n !== 'number' || inner.value.n > 15)
    return null;
  return negative ? -inner.value.n : inner.value.n;
}

/** `convert(x, «Валюта», «Дата»)` is round(x × rate): the rate is a leaf of its own, and rounding a step people see. */
function conversion(expr: Call, context: Context, bind: Bind): Node {
  const { rates } = context.program.known;
  const [amount, currency, date, target] = expr.args as [Expr, Expr, Expr | undefined, Expr | undefined];
  const value = bind(amount, context);
  const from = currencyArg(currency, context, bind);
  const to = target === undefined ? rates?.home : currencyOf(wordOf(resolve(target, context)) ?? '');
  if (!rates || !to || !isCurrency(to)) return report(context, error('convert-to', { formula: context.text }), expr);
  const day = date === undefined ? null : dateArg(date, context, bind);
  const args = day === null ? [from] : [from, day];
  const broken = unknownOf([value, ...args]);
  if (broken) return broken;
  if (value.kind !== 'money' && value.kind !== 'number')
    return report(context, error('convert-amount', { formula: context.text, kind: value.kind }), expr);
  const rate: Node = { op: 'exchange', kind: 'count', label: `${from.label} → ${to}`, to, rates, args };
  return rounded(step('*', 'money', [value, rate]), currencyDigits(to));
}

/** A node rounded to so many digits, half away from zero. */
const rounded = (node: Node, digits: number): Node => ({
  op: 'round',
  kind: node.kind,
  label: node.label,
  args: [node],
  step: fraction(1, pow10(digits)),
  mode: 'half-away',
});

/** A column of the row, or a code: `"USD"`. */
function currencyArg(expr: Expr, context: Context, bind: Bind): Node {
  const given = resolve(expr, context);
  if (context.row && isColumn(given, context)) return asType(bind(given, context), 'text');
  const code = currencyOf(wordOf(given) ?? '');
  if (!isCurrency(code)) return report(context, error('convert-currency', { formula: context.text }), expr);
  return { op: 'text', kind: 'text', label: code, text: code };
}

function timeCall(expr: Call, context: Context, bind: Bind): Node {
  const { fn, args } = expr;
  if (fn === 'months' && args.length > 0) return monthsStep(expr, context, bind);
  if (fn === 'periodStart' || fn === 'periodEnd') return edgeOfPeriod(fn, context);
  if (fn === '$workedForTarget')
    return { op: 'input', kind: 'duration', label: 'worked', input: { type: 'time', what: 'workedForTarget' } };
  const kind = fn === 'tenure' || fn === 'months' ? 'count' : 'duration';
  return { op: 'input', kind, label: fn, input: { type: 'time', what: fn as 'worked' | 'norm' | 'tenure' | 'months' } };
}

/** Whole months between two days, to the period's end where the second is left out. */
function monthsStep(expr: Call, context: Context, bind: Bind): Node {
  const args = expr.args.map((arg) => dayOrDate(arg, context, bind));
  if (args.length < 2) args.push(edgeOfPeriod('periodEnd', context));
  const wrong = args.find(({ op, kind }) => op !== 'unknown' && kind !== 'date');
  if (wrong) return report(context, error('months-dates', { formula: context.text, found: wrong.kind }), expr);
  return unknownOf(args) ?? step('months', 'count', args);
}

function edgeOfPeriod(fn: 'periodStart' | 'periodEnd', { program }: Context): Node {
  const { start, end } = program.scheme.period;
  const day = fn === 'periodStart' ? start : end;
  return { op: 'literal', kind: 'date', label: isoOf(day), value: fraction(day) };
}

/** A column of the row, a day in quotes, or anything that gives a date. */
function dayOrDate(expr: Expr, context: Context, bind: Bind): Node {
  const given = resolve(expr, context);
  const plain = given.type === 'text' || (context.row !== null && isColumn(given, context));
  return plain ? dateArg(expr, context, bind) : asType(bind(expr, context), 'date');
}

/** A column of the row, or a day: `"2026-10-31"`. */
function dateArg(expr: Expr, context: Context, bind: Bind): Node {
  const given = resolve(expr, context);
  const day = given.type === 'text' ? readDate(given.value) : null;
  if (day !== null) return { op: 'literal', kind: 'date', label: (given as { value: string }).value, value: day };
  if (context.row && isColumn(given, context)) return asType(bind(given, context), 'date');
  return report(context, error('convert-date', { formula: context.text }), expr);
}

const SHOWS: Readonly<Record<string, ScaleShow>> = { rate: 'value', slices: 'pay', tierFrom: 'from', tier: 'tier' };

function scaleStep(expr: Call, context: Context, bind: Bind): Node {
  const scale = scaleArg(expr.args[0] as Expr, context);
  if ('op' in scale) return scale;
  const args = expr.args.slice(1).map((a) => bind(a, context));
  const broken = unknownOf(args);
  if (broken) return broken;
  const [x] = args as [Node];
  if (!alike(scale.axis, x.kind) && !(x.op === 'literal')) {
    const params = { name: labelOf(scale.row), axis: scale.axis, kind: x.kind, formula: context.text };
    return report(context, error('scale-axis', params), expr);
  }
  if ((scale.columns !== null) !== (args.length === 2)) {
    const params = { name: labelOf(scale.row), formula: context.text };
    return report(context, error('scale-dimensions', params), expr);
  }
  const show = SHOWS[expr.fn] as ScaleShow;
  // A table by tenure may well fall: it is no pay for a result.
  if (!(x.op === 'input' && x.input.type === 'time')) context.program.judged.add(scale);
  return {
    op: 'scale',
    kind: scaleKind(scale, show, x),
    label: labelOf(scale.row),
    scale,
    show,
    args: [scale.row.round === undefined ? x : rounded(x, scale.row.round), ...args.slice(1)],
  };
}

function scaleKind(scale: CompiledScale, show: ScaleShow, x: Node): Kind {
  if (show === 'tier') return 'count';
  if (show === 'from') return x.kind;
  const amounts = scale.row.method === 'amount' || scale.row.method === 'amountCumulative';
  if (show === 'value' || amounts || scale.valueKind === 'number') return scale.valueKind;
  return productKind(x.kind, scale.valueKind) ?? 'number';
}

/** The scale an argument names, through a formula's parameter where it is one. */
function scaleArg(expr: Expr, context: Context): CompiledScale | Node {
  if (expr.type !== 'name') return report(context, error('scale-name', { formula: context.text }), expr);
  const local = context.locals?.get(fold(expr.name));
  if (local) return scaleArg(local.expr, local.context);
  const scale = scaleOf(context, expr.name);
  if (scale && 'points' in scale) return scale;
  if (scale) return { op: 'unknown', kind: 'number', label: expr.name, issue: scale };
  const suggestion =
    nearest(
      expr.name,
      [...context.program.scheme.scales.values()].map((s) => s.code),
    ) ?? '';
  return report(context, error('scale-unknown', { name: expr.name, suggestion }), expr);
}

/** The compiled scale of that name, or why it cannot be used; undefined where there is none. */
function scaleOf(context: Context, name: string): CompiledScale | Issue | undefined {
  const { scheme, scales, issues } = context.program;
  const key = fold(name);
  const known = scales.get(key);
  if (known) return known;
  const row =
    scheme.scales.get(key) ?? [...scheme.scales.values()].find((s) => s.title !== undefined && fold(s.title) === key);
  if (!row) return undefined;
  const before = issues.length;
  const compiled = row.broken ?? compileScale(row, issues) ?? (issues[before] as Issue);
  scales.set(key, compiled);
  return compiled;
}

/**
 * `scale(s, by, base)` in terms of `rate` and `slices`. Methods that pay slices of the measure itself pay
 * base × slices(by) / by when the base is another quantity: each slice's share of `by` is its share of the base.
 */
function scalePay(expr: Call, context: Context, bind: Bind): Node {
  const scale = scaleArg(expr.args[0] as Expr, context);
  if ('op' in scale) return scale;
  const [s, by] = expr.args as [Expr, Expr];
  const base = expr.args[2] ?? by;
  const same = print(substitute(base, context)) === print(substitute(by, context));
  const limit = scale.row.capOver === undefined ? null : limitOf(scale, s, by, context);
  return bind(payBy(scale, s, by, base, same, limit && call('min', by, limit)), context);
}

/** `capped` is the part of `by` that pays; null: all of it. */
function payBy(scale: CompiledScale, s: Expr, by: Expr, base: Expr, same: boolean, capped: Expr | null): Expr {
  const { method } = scale.row;
  if (method === 'amount' || method === 'amountCumulative') return call('slices', s, by);
  const perUnit = (x: Expr): Expr => call('/', x, call('$nonzero', by));
  if (method === 'retroactive' || method === 'interpolated') {
    const rated = call('*', same ? (capped ?? base) : base, call('rate', s, by));
    return same || !capped ? rated : call('if', call('=', by, literal(0)), rated, call('*', rated, perUnit(capped)));
  }
  const slices = call('slices', s, capped ?? by);
  return same ? slices : call('*', base, call('if', call('=', by, literal(0)), call('rate', s, by), perUnit(slices)));
}

/** «Крышка»: at most the reached tier's threshold plus a share of it pays. */
function limitOf(scale: CompiledScale, s: Expr, by: Expr, context: Context): Expr | null {
  const over = readLiteral(scale.row.capOver as string);
  if (over) return call('*', call('tierFrom', s, by), literal(addF(over.value, fraction(1))));
  const params = { name: labelOf(scale.row), text: scale.row.capOver as string };
  report(context, error('scale-cap', params));
  return null;
}

/** An argument with formula parameters replaced, so that «same expression» is seen through them. */
function resolve(expr: Expr, context: Context): Expr {
  const local = expr.type === 'name' ? context.locals?.get(fold(expr.name)) : undefined;
  return local ? resolve(local.expr, local.context) : expr;
}

function figureCall(type: FigureType, expr: Call, context: Context): Node {
  const arg = resolve(expr.args[0] as Expr, context);
  const name = wordOf(arg);
  if (name === null) return report(context, error('name-expected', { formula: context.text, fn: expr.fn }), expr);
  const found = context.program.figure(type, name, context.others);
  if (found) {
    return {
      op: 'figure',
      kind: found.kind,
      label: found.label,
      key: found.key,
      ...(found.source ? { source: found.source } : {}),
    };
  }
  return report(context, unknownName(context, name), expr);
}

/** A component called its own line: its kind is not known yet while it is being bound, and a line is money. */
function ownLine(expr: Call, context: Context): Node {
  const own = figureCall('component', expr, context);
  return own.op === 'figure' ? { ...own, kind: 'money' } : own;
}

/** A reduction over others: bound here for its kind only; each payee's own scheme computes it. */
function overOthers(
  op: 'team' | 'subordinates' | 'share',
  over: Expr,
  args: readonly Node[],
  context: Context,
  bind: Bind,
): Node {
  const whole = substitute(over, context);
  const inner = bind(whole, { ...context, locals: null, others: true });
  if (inner.op === 'unknown') return inner;
  if (!isQuantity(inner.kind)) return report(context, error('not-a-quantity', { formula: context.text }), over);
  return { op, kind: op === 'share' ? (args[0] as Node).kind : inner.kind, label: '', over: whole, args };
}

/** A sum over earlier periods: bound here for its kind only; each period's own schemes compute it. */
function overTime(expr: Call, context: Context, bind: Bind): Node {
  if (expr.fn === 'toDate') return bind(call('+', { ...expr, fn: 'earlier' }, expr.args[0] as Expr), context);
  const [x, within] = expr.args as [Expr, Expr | undefined];
  const word = within ? (wordOf(resolve(within, context)) ?? '') : 'year';
  const time = spanOf(word);
  if (!time || time === 'day' || time === 'week')
    return report(context, error('earlier-span', { formula: context.text, text: word }), expr);
  const over = substitute(x, context);
  const { open } = context.program;
  open.push(PAST);
  const inner = bind(over, { ...context, locals: null, others: true });
  open.pop();
  if (inner.op === 'unknown') return inner;
  if (!isQuantity(inner.kind)) return report(context, error('not-a-quantity', { formula: context.text }), x);
  return { op: 'earlier', kind: inner.kind, label: '', time, sums: over };
}

/** `team(x)`, or the sum over everybody of the plan or of all plans. */
function team(expr: Call, context: Context, bind: Bind): Node {
  const [x, among] = expr.args as [Expr, Expr | undefined];
  const node = overOthers('team', x, [], context, bind);
  if (among === undefined || node.op === 'unknown') return node;
  const whom = amongWord(expr, substitute(among, context), context);
  return typeof whom === 'string' ? ({ ...node, rule: { among: whom } } as Node) : whom;
}

/** `subordinates(x)` of all levels, or of so many: 1 is direct subordinates. */
function below(expr: Call, context: Context, bind: Bind): Node {
  const [x, depth] = expr.args as [Expr, Expr | undefined];
  const node = overOthers('subordinates', x, [], context, bind);
  if (depth === undefined || node.op === 'unknown') return node;
  const given = resolve(depth, context);
  const levels = given.type === 'number' && given.value.d === 1 ? Number(given.value.n) : 0;
  if (levels < 1 || levels > MOST_LEVELS)
    return report(context, error('levels', { formula: context.text, most: String(MOST_LEVELS) }), expr);
  return { ...node, rule: { among: 'team', levels } } as Node;
}

/** More levels of heads than any company has. */
const MOST_LEVELS = 50;

/** The expression with every formula parameter replaced by what the row gave. */
function substitute(expr: Expr, context: Context): Expr {
  if (expr.type === 'name') {
    const local = context.locals?.get(fold(expr.name));
    return local ? substitute(local.expr, local.context) : expr;
  }
  return expr.type === 'call' ? { ...expr, args: expr.args.map((a) => substitute(a, context)) } : expr;
}

/** Days since 1970 of a date written in a condition, as a fraction; null when the text is no date. */
function readDate(text: string): Fraction | null {
  const read = cellDay(text);
  return 'day' in read ? fraction(read.day) : null;
}
