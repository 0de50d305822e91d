/** Calls about a field of people, bound: places, prizes and pools. Words among their arguments say how, the rest what of. */
import { error } from '../issue/issue.js';
import { type Call, type Expr, fold, wordOf } from '../language/index.js';
import { lazy } from '../number/lazy.js';
import { alike, isQuantity, type Kind } from '../plan/kinds.js';
import { labelOf, type Measure } from '../plan/plan.js';
import type { Among, FieldRule, Node, Ties } from './node.js';
import { type Context, report } from './program.js';
import type { CompiledScale } from './scale.js';

/** What calls.ts lends, so that the two files do not import each other. */
export interface Tools {
  bind(expr: Expr, context: Context): Node;
  /** The expression with formula parameters replaced. */
  substitute(expr: Expr, context: Context): Expr;
  scale(expr: Expr, context: Context): CompiledScale | Node;
}

/** What a word among the arguments says: id, Russian. `ties` are read where they stand, so «all» may be both. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  among: ['team команда', 'plan схема', 'all все', 'teams команды'],
  direction: ['up больше', 'down меньше'],
  ties: ['split делится', 'all каждому', 'earliest раньше'],
  sharing: ['equally поровну', 'byResult порезультату'],
  none: ['none нет'],
};
type Group = 'among' | 'direction' | 'ties' | 'sharing' | 'none';

const GROUPS: Readonly<Record<string, readonly Group[]>> = {
  rank: ['none', 'among', 'direction'],
  prize: ['none', 'among', 'direction', 'sharing'],
  pool: ['none', 'among'],
};

const dictionary = lazy(() => {
  const found = new Map<string, string>();
  for (const [group, lines] of Object.entries(WORDS))
    for (const line of lines)
      for (const word of line.split(' ')) found.set(`${group} ${fold(word)}`, line.split(' ')[0] as string);
  return found;
});

/** The word an argument is, of some groups; null: no such word. */
function wordIn(expr: Expr, groups: readonly Group[]): { readonly group: Group; readonly id: string } | null {
  const word = fold(wordOf(expr) ?? '').replace(/ /g, '');
  for (const group of groups) {
    const id = dictionary().get(`${group} ${word}`);
    if (id !== undefined) return { group, id };
  }
  return null;
}

/** Whom a sum is over, where a word says so; an issue for any other word. */
export function amongWord(expr: Call, word: Expr, context: Context): Among | Node {
  const found = wordIn(word, ['among']);
  return found && found.id !== 'teams' ? (found.id as Among) : wrongWord(expr, word, ['among'], context);
}

interface Read {
  /** Arguments that are no words; undefined: «none» stands there, or nothing. */
  readonly given: readonly (Expr | undefined)[];
  readonly words: Partial<Record<Group, string>>;
}

/** Parts words from expressions. */
function read(expr: Call, context: Context, tools: Tools): Read | Node {
  const given: (Expr | undefined)[] = [];
  const words: Partial<Record<Group, string>> = {};
  const groups = GROUPS[expr.fn] as readonly Group[];
  for (const [i, arg] of expr.args.entries()) {
    const plain = tools.substitute(arg, context);
    const ties = expr.fn === 'prize' && i === 2;
    // What is compared or shared may well be called «Все» or «Больше».
    const word = i < (expr.fn === 'rank' ? 1 : 2) ? null : wordIn(plain, ties ? ['ties'] : groups);
    if (word && word.group !== 'none') words[word.group] = word.id;
    else if (word) given.push(undefined);
    else if (ties || plain.type === 'text') return wrongWord(expr, plain, ties ? ['ties'] : groups, context);
    else given.push(arg);
  }
  return { given, words };
}

function wrongWord(expr: Call, word: Expr, groups: readonly Group[], context: Context): Node {
  const words = groups.flatMap((group) => WORDS[group] as readonly string[]).map((line) => line.replace(' ', ' / '));
  const text = wordOf(word) ?? context.text;
  return report(context, error('field-word', { text, formula: context.text, words: words.join(', ') }), expr);
}

/** Binds `rank`, `prize` or `pool`. */
export function fieldCall(expr: Call, context: Context, tools: Tools): Node {
  const found = read(expr, context, tools);
  if ('op' in found) return found;
  if (expr.fn === 'pool') return pool(found, expr, context, tools);
  return expr.fn === 'rank' ? rank(found, expr, context, tools) : prize(found, expr, context, tools);
}

/** An expression everybody of the field computes: bound here for its kind only. */
function overAll(expr: Expr, context: Context, tools: Tools, fits: (kind: Kind) => boolean): Expr | Node {
  const whole = tools.substitute(expr, context);
  const inner = tools.bind(whole, { ...context, locals: null, others: true });
  if (inner.op === 'unknown') return inner;
  if (fits(inner.kind)) return whole;
  const code = fits('flag') ? 'not-a-condition' : 'not-a-quantity';
  return report(context, error(code, { formula: context.text }), expr);
}

/** The payee's own argument, of a kind. */
function own(expr: Expr, kind: Kind, call: Call, context: Context, tools: Tools): Node {
  const node = tools.bind(expr, context);
  if (node.op === 'unknown' || alike(kind, node.kind)) return node;
  return report(context, error('field-kind', { formula: context.text, left: kind, right: node.kind }), call);
}

const isFlag = (kind: Kind): boolean => kind === 'flag';
const isOrdered = (kind: Kind): boolean => isQuantity(kind) || kind === 'date';

/** What `rank` and `prize` have in common: the figure, who takes part, which way is better. */
function placed(x: Expr, who: Expr | undefined, { words }: Read, context: Context, tools: Tools): Node | Placed {
  const over = overAll(x, context, tools, isOrdered);
  if ('op' in over) return over;
  const taking = who && overAll(who, context, tools, isFlag);
  if (taking && 'op' in taking) return taking;
  const down = words.direction === undefined ? lessIsBetter(over, context) : words.direction === 'down';
  if (down === null) return report(context, error('rank-direction', { formula: context.text }), x);
  const among = (words.among ?? 'team') as Among;
  return { over, rule: { among, ...(taking ? { who: taking } : {}), ...(down ? { down } : {}) } };
}
interface Placed {
  readonly over: Expr;
  readonly rule: FieldRule;
}

function rank(found: Read, expr: Call, context: Context, tools: Tools): Node {
  const [x, who] = found.given;
  if (!x) return missing(expr, context);
  const field = placed(x, who, found, context, tools);
  return 'op' in field ? field : { op: 'rank', kind: 'count', label: '', args: [], ...field };
}

function prize(found: Read, expr: Call, context: Context, tools: Tools): Node {
  const [table, x, who, least, budget, sooner] = found.given;
  if (!table || !x) return missing(expr, context);
  const scale = tools.scale(table, context);
  if ('op' in scale) return scale;
  if (!isPrizeTable(scale)) return report(context, error('prize-table', { name: labelOf(scale.row) }), expr);
  const field = placed(x, who, found, context, tools);
  if ('op' in field) return field;
  const ties = found.words.ties as Ties;
  if (ties === 'earliest' && !sooner) return report(context, error('prize-earliest', { formula: context.text }), expr);
  const first = sooner && overAll(sooner, context, tools, isOrdered);
  if (first && 'op' in first) return first;
  const args = [
    ...(least ? [own(least, 'count', expr, context, tools)] : []),
    ...(budget ? [own(budget, 'money', expr, context, tools)] : []),
  ];
  const broken = args.find(({ op }) => op === 'unknown');
  if (broken) return broken;
  const rule: FieldRule = {
    ...field.rule,
    ties,
    prizes: scale,
    ...(first ? { sooner: first } : {}),
    ...(least ? { least: true } : {}),
    ...(budget ? { budget: true } : {}),
    ...(found.words.sharing === 'byResult' ? { byResult: true } : {}),
  };
  return { op: 'prize', kind: 'money', label: '', over: field.over, args, rule };
}

/** Places from the first on, and an amount for each. */
const isPrizeTable = ({ row, points, columns, valueKind }: CompiledScale): boolean =>
  row.method === 'amount' &&
  columns === null &&
  valueKind !== 'ratio' &&
  points[0]?.from.n === 1 &&
  points.every(({ from, value, row: own }) => from.d === 1 && value.n >= 0 && !own.after);

function pool(found: Read, expr: Call, context: Context, tools: Tools): Node {
  const [fund, weight, cap, reserve] = found.given;
  const { among = 'team' } = found.words;
  if (!fund || !weight) return missing(expr, context);
  if (among === 'teams') return wrongWord(expr, { type: 'text', value: among, start: 0, end: 0 }, ['among'], context);
  const total = own(fund, 'money', expr, context, tools);
  const kept = reserve && own(reserve, 'ratio', expr, context, tools);
  if (total.op === 'unknown') return total;
  if (kept?.op === 'unknown') return kept;
  const over = overAll(weight, context, tools, isQuantity);
  if ('op' in over) return over;
  const most = cap && overAll(cap, context, tools, isQuantity);
  if (most && 'op' in most) return most;
  const rule: FieldRule = {
    among: among as Among,
    fund: tools.substitute(fund, context),
    ...(most ? { cap: most } : {}),
  };
  return { op: 'share', kind: 'money', label: '', over, args: kept ? [total, kept] : [total], rule };
}

const missing = (expr: Call, context: Context): Node =>
  report(context, error('formula-arguments', { name: expr.fn, count: String(expr.args.length), usage: expr.fn }), expr);

/** Figures that are better when larger, whatever they are made of. */
const ATTAINED: readonly string[] = ['attainment', 'score', 'coefficient', 'weight'];

/** By the measure's own direction; null: several figures, one of them better when less, so the formula has to say. */
function lessIsBetter(over: Expr, context: Context): boolean | null {
  const alone = over.type === 'call' && over.fn === 'fact' ? over.args[0] : over;
  if (alone?.type === 'name') return isDown(alone.name, context);
  const mixes = (expr: Expr): boolean =>
    expr.type === 'name'
      ? isDown(expr.name, context)
      : expr.type === 'call' && !ATTAINED.includes(expr.fn) && expr.args.some(mixes);
  return mixes(over) ? null : false;
}

function isDown(name: string, { program }: Context): boolean {
  const { measures, kpis } = program.scheme.document;
  const key = fold(name);
  const measure = measures.find(({ code, title }: Measure) => fold(code) === key || fold(title ?? '') === key);
  if (!measure) return false;
  const less = kpis.some(
    (kpi) => fold(kpi.measure) === fold(measure.code) && /^(inverse|mirror)$/.test(kpi.rule ?? ''),
  );
  return measure.direction === 'down' || less;
}
