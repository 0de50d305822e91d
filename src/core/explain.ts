/**
 * «Почему столько»: the tree of one payee's line, read from what the evaluator itself computed.
 * Each node's value follows from its children, so the tree can be replayed to the same kopeck.
 */

import { columnIndex, placeOf } from './cells.js';
import { get, isUnknown } from './columns.js';
import { environmentOf } from './environment.js';
import { compareF, decimalF, fractionText, type Int, sub } from './exact.js';
import { formulaWords } from './formula-words.js';
import { type Place, placed } from './issue.js';
import { fold, print } from './language/index.js';
import type { LedgerRow } from './ledger.js';
import type { Input, Node } from './node.js';
import { teamsOf } from './others.js';
import type { Measure } from './plan.js';
import type { Cohort } from './prepare.js';
import { keyOf, labelOf } from './program.js';
import { isAbsent, type Quantity, valueAt } from './quantity.js';
import type { CohortRun, Run } from './run.js';
import type { CompiledScale, Curve } from './scale.js';
import { elsewhere } from './scheme.js';
import type { Shared } from './shared.js';
import type { ExactText, Explanation, Source } from './statement.js';

/** The explanation of one line. */
export interface LineExplanation {
  readonly code: string;
  readonly title: string;
  readonly tree: Explanation;
  /** A recalculation: the closed period it corrects. The tree is what is right now less what was paid. */
  readonly corrects?: string;
  /** The sentence a closed line was closed with. */
  readonly closed?: string;
}

interface Explaining {
  /** Figures being shown: a cycle ends there. */
  readonly path: Set<string>;
  readonly run: Run;
  readonly shared: Shared;
  readonly cohort: Cohort;
  readonly payee: number;
  readonly record: ReadonlyMap<Node, Quantity>;
  /** Figures explained so far: several lines may stand on one. */
  readonly trees: Map<string, Explanation>;
}

/**
 * Explains every component's line of a payee (id, name or alias); [] when there is nobody of that name.
 * @example explain(run, 'Иванов').map((line) => line.tree.value)
 */
export function explain(run: Run, payee: string): LineExplanation[] {
  const { people, ledger, period } = run.prepared;
  const index = people.find(payee);
  if (index < 0) return [];
  const rows = ledger.closed(index, period.code);
  return rows.length > 0 ? rows.flatMap(closedLine) : [...explainBare(run, index), ...explainCorrections(run, index)];
}

/** A closed line is explained by where it stands, and by the sentence written then. */
function closedLine(row: LedgerRow): LineExplanation[] {
  const { code, title, stage, corrects, explanation } = row;
  if (stage !== 'earned' && stage !== 'pay') return [];
  const amount = row.amount(MOST_DIGITS);
  const value = isUnknown(amount) ? null : fractionText(decimalF(amount, MOST_DIGITS));
  const leaf = { op: 'value', label: title, kind: 'money', value, source: ledgerCell(row), children: [] } as const;
  const tree: Explanation = isUnknown(amount) ? { ...leaf, issue: amount.issue } : leaf;
  return [{ code, title, tree, closed: explanation, ...(corrects ? { corrects } : {}) }];
}

/** No currency has more digits. */
const MOST_DIGITS = 4;

const ledgerCell = ({ place }: LedgerRow): Source => ({ kind: 'cell', place });

/** What closed periods are owed: today's tree of the line, less what was paid for it. */
function explainCorrections(run: Run, index: number): LineExplanation[] {
  const { timeline, prepared, cohorts, whereabouts } = run;
  if (!timeline) return [];
  const { digits } = cohorts[whereabouts[index]?.cohort ?? 0] as CohortRun;
  const text = (units: Int): ExactText => fractionText(decimalF(units, digits));
  return timeline.corrections(index).lines.map((line): LineExplanation => {
    const { code, title, period, was, now, row, stage } = line;
    const then = timeline.run(period);
    const own = then.prepared.people.find(prepared.people.payees[index]?.id ?? '');
    const known = stage === 'earned' ? explainBare(then, own).find((other) => other.code === code)?.tree : undefined;
    const leaf = (units: Int): Explanation => ({
      op: 'value',
      label: title,
      kind: 'money',
      value: text(units),
      children: [],
    });
    const paid: Explanation = row ? { ...leaf(was), source: ledgerCell(row) } : leaf(was);
    const right = known?.value === text(now) ? known : leaf(now);
    const tree: Explanation = { ...leaf(sub(now, was)), op: '-', children: [right, paid] };
    return { code, title, tree, corrects: period };
  });
}

/** Every component's line by today's plan and data. */
function explainBare(run: Run, index: number): LineExplanation[] {
  const cohort = run.prepared.cohorts[run.whereabouts[index]?.cohort as number] as Cohort;
  const record = new Map<Node, Quantity>();
  const environment = environmentOf(cohort, run.shared, Int32Array.of(index), record);
  const explaining: Explaining = {
    path: new Set(),
    run,
    shared: run.shared,
    cohort,
    payee: index,
    record,
    trees: new Map(),
  };
  return cohort.components.map((component) => {
    const key = keyOf('component', component.code);
    const total = environment.figure(key);
    return { code: component.code, title: labelOf(component), tree: figureTree(key, total, explaining) };
  });
}

/** The named step a figure is: its value and what it was made of. */
function figureTree(key: string, value: Quantity, e: Explaining): Explanation {
  const known = e.trees.get(key);
  if (known) return known;
  const made = makeFigureTree(key, value, e);
  e.trees.set(key, made);
  return made;
}

function makeFigureTree(key: string, value: Quantity, e: Explaining): Explanation {
  const figure = e.cohort.program.figures.get(key);
  if (!figure) throw new Error(`figure ${key} was not bound`);
  if (e.path.has(key)) return { op: 'value', label: figure.label, kind: figure.kind, ...result(value), children: [] };
  e.path.add(key);
  const inner = tree(figure.node, e);
  e.path.delete(key);
  // A figure that is just a leaf is shown as that leaf, under the figure's name; its cell says more than its row.
  if (inner.children.length === 0) {
    const source =
      inner.source && inner.source.kind !== 'literal' ? inner.source : (published(figure.source) ?? inner.source);
    const type = key.slice(0, key.indexOf(':'));
    return {
      ...inner,
      label: figure.label,
      kind: figure.kind,
      detail: { ...inner.detail, type },
      ...(source ? { source } : {}),
    };
  }
  return {
    op: 'figure',
    label: figure.label,
    kind: figure.kind,
    ...result(value),
    children: [inner],
    detail: { type: key.slice(0, key.indexOf(':')) },
    ...(figure.source ? { source: published(figure.source) } : {}),
  };
}

/** A named formula's source, with where its rule is published. */
function published<S extends Source | undefined>(source: S): S {
  const reference = source?.formula === undefined ? undefined : formulaWords(source.formula)?.reference;
  return reference === undefined ? source : { ...source, reference };
}

function result(q: Quantity): { readonly value: ExactText | null; readonly issue?: Explanation['issue'] & object } {
  const value = valueAt(q, 0);
  return 'issue' in value ? { value: null, issue: value.issue } : { value: fractionText(value) };
}

function tree(node: Node, e: Explaining): Explanation {
  const value = e.record.get(node) ?? unrecorded(node, e);
  const base = { label: node.label, kind: node.kind, ...result(value) };
  const source = node.source ? { source: node.source } : {};
  switch (node.op) {
    case 'literal':
      return { op: 'value', ...base, source: { kind: 'literal' }, children: [] };
    case 'text':
    case 'unknown':
      return { op: 'value', ...base, ...source, children: [] };
    case 'input':
      return inputLeaf(node.input, base, e);
    case 'figure':
      return figureTree(node.key, value, e);
    case 'require':
      return { ...tree(node.args[0], e), ...result(value) };
    case 'known':
      return tree(chosen(node.args as readonly [Node, Node], e), e);
    case 'if':
      return branch(node.args as readonly [Node, Node, Node], base, e);
    case 'gate': {
      const [condition, inner] = node.args as readonly [Node, Node];
      const met = flagOf(condition, e);
      return { op: 'gate', ...base, children: [tree(condition, e), tree(inner, e)], detail: { met: String(met) } };
    }
    case 'round':
      return {
        op: 'round',
        ...base,
        children: [tree(node.args[0], e)],
        detail: { step: fractionText(node.step), mode: node.mode },
      };
    case 'scale':
      return {
        op: 'scale',
        ...base,
        children: node.args.map((arg) => tree(arg, e)),
        detail: scaleDetail(node.scale, node.show, node.args, e),
        ...scaleSource(node.scale, node.args[0] as Node, e),
      };
    case 'team':
    case 'subordinates':
      return { op: node.op, ...base, ...members(node, e) };
    case 'share': {
      const { children, detail } = members(node, e);
      return {
        op: 'share',
        ...base,
        children: [tree(node.args[0] as Node, e), ...children],
        ...(detail ? { detail } : {}),
      };
    }
    default:
      return { op: node.op, ...base, children: node.args.map((arg) => tree(arg, e)) };
  }
}

/** A node the evaluator did not visit: the untaken side of nothing; only guards of weights are such. */
const unrecorded = (node: Node, e: Explaining): Quantity => {
  throw new Error(
    `«${node.label}» (${node.op}) was not computed for ${e.run.prepared.people.payees[e.payee]?.id ?? ''}`,
  );
};

const chosen = ([own, general]: readonly [Node, Node], e: Explaining): Node => {
  const value = e.record.get(own);
  return value && isAbsent(get(value.num, 0)) ? general : own;
};

const flagOf = (node: Node, e: Explaining): boolean => {
  const value = e.record.get(node);
  return value !== undefined && get(value.num, 0) === 1;
};

function branch(
  [condition, then, other]: readonly [Node, Node, Node],
  base: Omit<Explanation, 'op' | 'children'>,
  e: Explaining,
): Explanation {
  const flag = get((e.record.get(condition) as Quantity).num, 0);
  if (isUnknown(flag)) return { op: 'if', ...base, children: [tree(condition, e)], detail: { taken: 'unknown' } };
  return {
    op: 'if',
    ...base,
    children: [tree(condition, e), tree(flag === 1 ? then : other, e)],
    detail: { taken: flag === 1 ? 'then' : 'else' },
  };
}

function inputLeaf(input: Input, base: Omit<Explanation, 'op' | 'children'>, e: Explaining): Explanation {
  const source = inputSource(input, e);
  return {
    op: input.type === 'fact' ? 'measure' : input.type === 'target' ? 'target' : 'value',
    ...base,
    ...(source ? { source } : {}),
    children: [],
  };
}

function inputSource(input: Input, e: Explaining): Source | undefined {
  const { prepared } = e.run;
  const person = prepared.people.payees[e.payee];
  switch (input.type) {
    case 'fact':
      return factSource(input.measure, e);
    case 'target': {
      const place = prepared.facts.targets.get(fold(input.measure))?.place(e.payee);
      return place ? { kind: 'cell', place } : undefined;
    }
    case 'individual': {
      if (!person) return undefined;
      const from = personFrom(e);
      return {
        kind: 'cell',
        place: placeOf(person.table, person.row, columnIndex(person.table, input.parameter)),
        ...(from === null ? {} : { from }),
      };
    }
    case 'time': {
      const place = timePlace(input.what, e);
      return place ? { kind: 'cell', place } : { kind: 'calendar' };
    }
    case 'column':
      return undefined;
  }
}

/** The cell of the worked-time table, where the figure was entered and not counted. */
function timePlace(what: (Input & { type: 'time' })['what'], e: Explaining): Place | undefined {
  if (what !== 'worked' && what !== 'norm') return undefined;
  return e.run.prepared.time.place(what, e.cohort.program.scheme.settings.proration ?? 'workingDays', e.payee);
}

function personFrom(e: Explaining): string | null {
  const person = e.run.prepared.people.payees[e.payee];
  const cell = person?.table.columns[columnIndex(person.table, 'from')]?.[person.row];
  return typeof cell === 'string' && cell !== '' ? cell : null;
}

function factSource(name: string, e: Explaining): Source | undefined {
  const { scheme } = e.cohort.program;
  const measure = (scheme.measures.get(fold(name)) ?? elsewhere(scheme.document.measures, name)) as Measure;
  const { rows } = measure;
  if (!rows) {
    const place = e.run.prepared.facts.facts.get(fold(name))?.place(e.payee);
    return place ? { kind: 'cell', place } : undefined;
  }
  const count = get(e.shared.rowCounts(measure).num, e.payee);
  return {
    kind: 'rows',
    rows: {
      table: rows.table,
      count: typeof count === 'number' ? count : 0,
      ...(rows.column === undefined ? {} : { column: rows.column }),
    },
  };
}

/** The row of the tier reached, else the scale's own. */
function scaleSource(scale: CompiledScale, x: Node, e: Explaining): { source: Source } {
  const value = valueAt(e.record.get(x) as Quantity, 0);
  const point = 'issue' in value ? undefined : scale.points[tierAt(scale.from, value)]?.row;
  const place = point?.place ?? scale.row.place;
  return {
    source: { kind: 'plan', ...placed(place), ...(scale.row.from === undefined ? {} : { from: scale.row.from }) },
  };
}

/** The table of each scale as text, written once. */
const tables = new WeakMap<CompiledScale, string>();

function pointsText(scale: CompiledScale): string {
  const known = tables.get(scale);
  if (known !== undefined) return known;
  const text = scale.points
    .map(({ from, value, row }) =>
      [
        fractionText(from),
        row.after ? 'after' : '',
        fractionText(value),
        row.mode ?? '',
        row.lookBack ? 'lookBack' : '',
      ].join('|'),
    )
    .join(';');
  tables.set(scale, text);
  return text;
}

/** The tier reached, the next one, and the whole table for replay. */
function scaleDetail(scale: CompiledScale, show: string, args: readonly Node[], e: Explaining): Record<string, string> {
  const { row } = scale;
  const x = valueAt(e.record.get(args[0] as Node) as Quantity, 0);
  const common = {
    method: row.method,
    show,
    below: row.below,
    axis: scale.axis,
    valueKind: scale.valueKind,
    points: pointsText(scale),
  };
  if ('issue' in x) return common;
  const t = tierAt(scale.from, x);
  const reached = scale.points[t];
  const next = scale.points[t + 1];
  const columns =
    scale.columns && row.columns
      ? {
          columns: row.columns.map((c) => c.from).join(';'),
          values: row.points.map((p) => (typeof p.value === 'string' ? p.value : p.value.join('|'))).join(';'),
        }
      : {};
  return {
    ...common,
    ...columns,
    ...(reached
      ? {
          tier: String(t + 1),
          from: fractionText(reached.from),
          rate: fractionText(reached.value),
          ...(reached.row.after ? { after: 'true' } : {}),
          ...(reached.row.name === undefined ? {} : { name: reached.row.name }),
        }
      : {}),
    ...(next ? { nextFrom: fractionText(next.from), nextRate: fractionText(next.value) } : {}),
  };
}

/** Index of the segment x falls into, −1 below the first. */
export function tierAt(curve: Curve, x: { n: number | bigint; d: number | bigint }): number {
  for (let t = curve.length - 1; t >= 0; t--) {
    const segment = curve[t] as Curve[number];
    const order = compareF(x, segment.from);
    if (order > 0 || (order === 0 && !segment.after)) return t;
  }
  return -1;
}

const teamName = (e: Explaining): string => e.run.prepared.people.payees[e.payee]?.team ?? '';

/** Most people listed under a team figure; beyond it only the sum is shown. */
const MAX_MEMBERS = 300;

function members(
  node: Node & { op: 'team' | 'subordinates' | 'share' },
  e: Explaining,
): Pick<Explanation, 'children' | 'detail'> {
  const { payees } = e.run.prepared.people;
  const who = node.op === 'subordinates' ? below(e) : teammates(e);
  const detail = { team: teamName(e), people: String(who.length), over: print(node.over) };
  if (who.length > MAX_MEMBERS) return { children: [], detail };
  const values = e.shared.everybody(node.over);
  const children = who.map((i): Explanation => {
    const value = valueAt(values, i);
    return {
      op: 'member',
      label: payees[i]?.name ?? '',
      kind: node.kind,
      children: [],
      ...('issue' in value ? { value: null, issue: value.issue } : { value: fractionText(value) }),
    };
  });
  return { children, detail };
}

function teammates(e: Explaining): number[] {
  const { group } = teamsOf(e.run.prepared.people.payees.map((p) => p.team));
  return [...group.keys()].filter((i) => group[i] === group[e.payee]);
}

function below(e: Explaining): number[] {
  const { payees } = e.run.prepared.people;
  const under = (i: number): boolean => {
    for (let at = payees[i]?.head ?? -1; at >= 0; at = payees[at]?.head ?? -1) if (at === e.payee) return true;
    return false;
  };
  return [...payees.keys()].filter(under);
}
