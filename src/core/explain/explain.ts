/**
 * «Почему столько»: the tree of one payee's line, read from what the evaluator itself computed.
 * Each node's value follows from its children, so the tree can be replayed to the same kopeck.
 */

import type { Credit } from '../inputs/credits.js';
import { idsOf } from '../inputs/entries.js';
import type { LedgerRow } from '../inputs/ledger.js';
import { type Cohort, columnNames } from '../inputs/prepare.js';
import { placeOfRow, type Rows, rowEnvironment } from '../inputs/rows.js';
import { ruleOfRow } from '../inputs/rules.js';
import type { Shared } from '../inputs/shared.js';
import { error, type Place, placed } from '../issue/issue.js';
import { type Expr, fold, print } from '../language/index.js';
import { type Column, get, isUnknown } from '../number/columns.js';
import { currencyDigits, currencyOf } from '../number/currency.js';
import { addF, compareF, decimalF, fraction, fractionOf, fractionText, type Int, pow10, sub } from '../number/exact.js';
import { isAbsent, type Quantity, valueAt } from '../number/quantity.js';
import { formulaWords } from '../plan/formula-words.js';
import { labelOf, type Measure } from '../plan/plan.js';
import { measureOf } from '../plan/scheme.js';
import { type Environment, evaluate } from '../program/evaluate.js';
import {
  type AcrossNode,
  argsOf,
  type Input,
  type Node,
  type OverTime,
  type RowNode,
  type RowsNode,
} from '../program/node.js';
import { keyOf, sourceOf } from '../program/program.js';
import { ratePlain } from '../program/rates.js';
import type { CompiledScale, Curve } from '../program/scale.js';
import {
  CAP_LINE,
  type CountedRow,
  type CountedRows,
  type ExactText,
  type Explanation,
  ROUNDING_LINE,
  type Source,
} from '../program/statement.js';
import { inPeriod, periodsOf } from '../run/earlier.js';
import { environmentOf, rowsFor, shareAmong } from '../run/environment.js';
import { placeOfPart } from '../run/parts.js';
import { type Batch, entriesOfPeriod, entryLabel, entryPlace } from '../run/perrows.js';
import type { CohortRun, Part, Run, SplitStatement } from '../run/result.js';
import { settledOf } from '../run/statements.js';
import { columnIndex, placeOf, RATIO_WITHOUT_SIGN } from '../table/cells.js';
import { countedOf, dayOf, knownAt, listedOf, namesOf, rowsCounted } from './counted.js';
import { ofOthers } from './explain-others.js';
import { partTree } from './explain-parts.js';
import { explainPayout, type PayoutExplanation, type PayoutTrees } from './explain-payout.js';

/** The explanation of one line. */
export interface LineExplanation {
  readonly code: string;
  readonly title: string;
  readonly tree: Explanation;
  /** First and last day of the part of a split period. */
  readonly part?: { readonly from: string; readonly to: string };
  /** For a rule of the pay stage: what it did and the balance it keeps. */
  readonly payout?: PayoutExplanation;
  /** A recalculation: the closed period it corrects. The tree is what is right now less what was paid. */
  readonly corrects?: string;
  /** The sentence a closed line was closed with. */
  readonly closed?: string;
}

interface Explaining {
  /** Figures being shown: a cycle ends there. */
  readonly path: Set<string>;
  readonly run: Pick<Run, 'prepared'>;
  readonly shared: Shared;
  readonly cohort: Cohort;
  readonly payee: number;
  readonly record: ReadonlyMap<Node, Quantity>;
  readonly environment: Environment;
  /** Explaining one of the payee's rows: which of the columns' elements, and where it stands. */
  readonly row?: {
    readonly at: number;
    readonly rows: Rows;
    readonly row: number;
    readonly days: Column | null;
    readonly credit: Credit | undefined;
    /** Where a column of it stands. */
    place(input: Input): Place;
  };
  /** Figures explained so far: several lines may stand on one. */
  readonly trees: Map<string, Explanation>;
}

/**
 * Explains every component's line and every rule of the pay stage of a payee (id, name or alias); [] when there is nobody of that name.
 * @example explain(run, 'Соколова Марина').map((line) => line.tree.value) // ['40000', '11618.5', '0', '6000', '111943.25']
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
  const { code, title, stage, corrects, explanation, said } = row;
  if (stage !== 'earned' && stage !== 'pay') return [];
  const amount = row.amount(MOST_DIGITS);
  const value = isUnknown(amount) ? null : fractionText(decimalF(amount, MOST_DIGITS));
  const leaf = { op: 'value', label: title, kind: 'money', value, source: ledgerCell(row), children: [] } as const;
  const tree: Explanation = isUnknown(amount) ? { ...leaf, issue: amount.issue } : leaf;
  return [
    {
      code,
      title,
      tree,
      closed: explanation,
      ...(said.part ? { part: said.part } : {}),
      ...(corrects ? { corrects } : {}),
    },
  ];
}

/** No currency has more digits. */
const MOST_DIGITS = 4;

const ledgerCell = ({ place }: LedgerRow): Source => ({ kind: 'cell', place });

/** What closed periods are owed: today's tree of the line, less what was paid for it. */
function explainCorrections(run: Run, index: number): LineExplanation[] {
  const { timeline, prepared, cohorts, whereabouts } = run;
  if (!timeline) return [];
  const { digits } = cohorts[whereabouts.cohort[index] ?? 0] as CohortRun;
  const text = (units: Int): ExactText => fractionText(decimalF(units, digits));
  return timeline.corrections(index).lines.map((line): LineExplanation => {
    const { code, title, period, was, now, row } = line;
    const then = timeline.run(period);
    const own = then.prepared.people.find(prepared.people.payees[index]?.id ?? '');
    const known = together(
      title,
      explainBare(then, own).filter((other) => other.code === code),
    );
    const leaf = (units: Int, source: Source): Explanation => ({
      op: 'value',
      label: title,
      kind: 'money',
      value: text(units),
      source,
      children: [],
    });
    const paid: Explanation = { ...leaf(was, row ? ledgerCell(row) : NOT_THERE), detail: { type: 'closed' } };
    const right = known?.value === text(now) ? known : leaf(now, NOT_THERE);
    const tree: Explanation = {
      op: '-',
      label: title,
      kind: 'money',
      value: text(sub(now, was)),
      children: [right, paid],
    };
    return { code, title, tree, corrects: period };
  });
}

/** A line that was not paid then, or is none now. */
const NOT_THERE: Source = { kind: 'literal' };

/** A line in one tree, of a split period the sum of its parts. */
function together(label: string, lines: readonly LineExplanation[]): Explanation | undefined {
  const children = lines.map(({ tree }) => tree);
  const [first] = children;
  if (!first || children.length === 1) return first;
  if (children.some(({ value }) => value === null)) return undefined;
  const value = fractionText(children.map((tree) => fractionOf(tree.value as string)).reduce(addF));
  return { op: 'sum', label, kind: 'money', value, children };
}

/** Every component's line by today's plan and data. */
function explainBare(run: Run, index: number): LineExplanation[] {
  const cohort = run.prepared.cohorts[run.whereabouts.cohort[index] as number] as Cohort;
  const figure = explainer(run.shared, cohort, index);
  const split = run.parts().get(index)?.();
  const last = split?.parts[split.parts.length - 1];
  const paying = last && placeOfPart(last);
  const earned = split
    ? explainParts(split)
    : cohort.components.map((component) => ({
        code: component.code,
        title: labelOf(component),
        tree: figure(keyOf('component', component.code)),
      }));
  const settling = last && paying ? explainer(last.world.shared, paying.run.cohort, last.payee) : figure;
  return [...earned, ...explainPayouts(run, index, earned, settling)];
}

/** Trees of a payee's figures by key; what several stand on is explained once. */
function explainer(shared: Shared, cohort: Cohort, payee: number): (key: string) => Explanation {
  const record = new Map<Node, Quantity>();
  const environment = environmentOf(cohort, shared, Int32Array.of(payee), record);
  const run = { prepared: shared.prepared };
  const explaining: Explaining = { path: new Set(), run, shared, cohort, payee, record, environment, trees: new Map() };
  return (key) => figureTree(key, environment.figure(key), explaining);
}

/** Lines of a split period: each the whole period's tree under its part's rows, for its share of the days. */
function explainParts({ parts, days, lines }: SplitStatement): LineExplanation[] {
  const trees = new Map<Part, (code: string) => Explanation>();
  for (const part of parts) {
    const place = placeOfPart(part);
    const figure = place && explainer(part.world.shared, place.run.cohort, part.payee);
    if (figure) trees.set(part, (code) => figure(keyOf('component', code)));
  }
  const digits = parts[0]?.world.cohorts[0]?.digits ?? 2;
  return lines
    .filter(({ head }) => head.code !== CAP_LINE && head.code !== ROUNDING_LINE)
    .map(({ head: { code, title, part }, ...line }) => {
      const whole = trees.get(line.of[0]?.part as Part)?.(code) as Explanation;
      const tree = part ? partTree({ ...line, code, title, days, digits, trees }) : whole;
      return { code, title, tree, ...(part ? { part } : {}) };
    });
}

/** The rules of the pay stage, each standing on the lines before it. */
function explainPayouts(
  run: Run,
  payee: number,
  earned: readonly LineExplanation[],
  figure: (key: string) => Explanation,
): LineExplanation[] {
  const { settings } = (run.prepared.cohorts[run.whereabouts.cohort[payee] as number] as Cohort).program.scheme;
  const known = [...earned];
  const trees: PayoutTrees = {
    digits: currencyDigits(settings.currency),
    figure,
    // Parts of a split period have one code: the amount tells them apart.
    line: (code, value) => {
      const own = known.filter((line) => line.code === code);
      return (own.length > 1 ? own.find(({ tree }) => tree.value === value) : own[0])?.tree ?? null;
    },
    source: ({ code, title }) => {
      const entered = run.prepared.adjustments.find(
        (one) => one.payee === payee && one.title === title && code === `adjustment-${one.kind}`,
      );
      return entered ? { kind: 'cell', place: entered.place } : { kind: 'plan', ...placed(settings.place) };
    },
  };
  return settledOf(run, payee).map((settled) => {
    const explained = explainPayout(settled, trees);
    known.push(explained);
    return explained;
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

function makeFigureTree(key: string, value: Quantity, outer: Explaining): Explanation {
  const { row: _row, ...e } = outer;
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

function result(
  q: Quantity,
  at = 0,
): { readonly value: ExactText | null; readonly issue?: Explanation['issue'] & object } {
  const value = valueAt(q, at);
  return 'issue' in value ? { value: null, issue: value.issue } : { value: fractionText(value) };
}

function tree(node: Node, e: Explaining): Explanation {
  const value = e.record.get(node) ?? unrecorded(node, e);
  const base = { label: node.label, kind: node.kind, ...(emptyDay(value, node, e) ?? result(value, e.row?.at)) };
  const source = node.source ? { source: node.source } : {};
  switch (node.op) {
    case 'literal':
      return { op: 'value', ...base, source: { kind: 'literal' }, children: [] };
    case 'exchange':
      return { op: 'value', ...base, ...exchangeDetail(node, e), children: [] };
    case 'text':
    case 'unknown':
      return { op: 'value', ...base, ...source, children: [] };
    case 'input':
      return inputLeaf(node.input, base, e);
    case 'figure':
      return figureTree(node.key, e.row ? e.environment.figure(node.key) : value, e);
    case 'rows':
      return rowsTree(node, base, e);
    case 'accrued':
    case 'credited':
    case 'creditShare':
    case 'rule':
      return rowLeaf(node, base, e);
    case 'require':
      return { ...tree(node.args[0], e), ...result(value, e.row?.at) };
    case 'known':
      return tree(chosen(node.args as readonly [Node, Node], e), e);
    case 'if':
      return branch(node.args as readonly [Node, Node, Node], base, e);
    case 'gate':
      return { op: 'gate', ...base, children: node.args.map((arg) => tree(arg, e)), detail: gateDetail(node, e) };
    case 'round':
      return {
        op: 'round',
        ...base,
        children: [tree(node.args[0], e)],
        detail: { step: fractionText(node.step), mode: node.mode },
      };
    case 'scale':
      return scaleTree(node, base, e);
    case '*':
      return { op: '*', ...base, children: node.args.map((arg, i) => shareOf(arg, node.args[1 - i], tree(arg, e))) };
    case 'earlier':
    case 'every':
      return { op: node.op, ...base, ...periods(node, e) };
    case 'team':
    case 'subordinates':
    case 'share':
    case 'rank':
    case 'prize':
      return acrossTree(node, base, e);
    default:
      return emptyCell(node, e) ?? { op: node.op, ...base, children: node.args.map((arg) => tree(arg, e)) };
  }
}

/** An empty cell of a date column has no value to show. */
const emptyDay = ({ num }: Quantity, { kind, label }: Node, e: Explaining) =>
  kind === 'date' && num.v[e.row?.at ?? 0] === Number.NEGATIVE_INFINITY
    ? { value: null, issue: error('day-missing', { name: label }) }
    : null;

/** Of a condition that fails because a cell is empty there is nothing more to say. */
function emptyCell(node: Node, e: Explaining): Explanation | null {
  const [first] = argsOf(node);
  return node.op === 'and' && first?.op === 'filled' && !flagOf(first, e) ? tree(first, e) : null;
}

const gateDetail = ({ args }: { readonly args: readonly Node[] }, e: Explaining): { met: string } => ({
  met: String(flagOf(args[0] as Node, e)),
});

/** A figure over other people; of a share the pot comes first. */
function acrossTree(node: AcrossNode, base: Omit<Explanation, 'op' | 'children'>, e: Explaining): Explanation {
  const { children: others, detail } = ofOthers(node, e);
  const children =
    node.op === 'share' ? others.map((one, i) => weighed(one, Number(detail.own) === i, node, e)) : others;
  const made = node.args.map((arg) => tree(arg, e));
  const table = node.rule?.prizes?.row;
  const source = table ? { source: sourceOf('plan', table) } : {};
  return { op: node.op, ...base, children: [...made, ...children], ...(detail ? { detail } : {}), ...source };
}

/** The payee's own weight of nothing says how it was made. */
function weighed(one: Explanation, isOwn: boolean, { over }: AcrossNode, e: Explaining): Explanation {
  const key = `over:${print(over)}`;
  if (!isOwn || one.value !== '0' || !e.cohort.program.figures.has(key)) return one;
  return { ...one, children: figureTree(key, e.environment.figure(key), e).children };
}

/** A figure of the row's neighbours, of its credit or of another table; it stands where the row does. */
function rowLeaf(node: RowNode, base: Omit<Explanation, 'op' | 'children'>, { row, run }: Explaining): Explanation {
  const label = node.op === 'rule' ? node.table : node.label;
  const rules = node.op === 'rule' ? run.prepared.tables.get(fold(node.table)) : undefined;
  const found =
    node.op === 'rule' && rules && row ? ruleOfRow(node, row.rows, row.row, rules, run.prepared.period.end) : null;
  const place = found?.place ?? (row ? placeOfRow(row.rows, row.row, '') : {});
  const kind = found?.percent ? 'ratio' : base.kind;
  return {
    op: 'value',
    ...base,
    label,
    kind,
    source: { kind: 'cell', place },
    children: [],
    detail: { type: node.op, ...(node.op === 'credited' && row ? creditOf(row) : {}) },
  };
}

/** By which rule the row is the payee's, and which part of it. */
function creditOf({ credit, row }: NonNullable<Explaining['row']>): Record<string, string> {
  if (!credit?.rule || !credit.share) return {};
  const share = valueAt(credit.share, credit.share.num.v.length === 1 ? 0 : row);
  const { title, code } = credit.rule;
  return 'issue' in share ? {} : { share: fractionText(share), rule: title ?? code };
}

/** Most rows told one by one; beyond it only their number. */
const MAX_ROWS = 200;

/** A row of a component as a list has it. */
function tellerOf(node: RowsNode, batch: Batch, days: Column | null): (i: number) => CountedRow {
  const { where, per, args } = node;
  const read = [per.payee ?? 'payee', per.date ?? '', per.id ?? '', ...columnNames([where, ...args])];
  const names = namesOf(batch.entries.rows, read);
  return (i) => {
    const row = batch.row[i] as number;
    const amount = knownAt(batch.pay, i);
    return {
      place: entryPlace(batch, i, node),
      ...dayOf(days, row),
      names: [entryLabel(batch, i, node), ...names(row)],
      ...(amount ? { amount: fractionText(amount) } : {}),
    };
  };
}

/** The day of a row and what else identifies it beside its id. */
const aboutOf = ({ day, names: [, ...others] }: CountedRow): Record<string, string> => ({
  ...(day === undefined ? {} : { day }),
  ...(others.length === 0 ? {} : { about: others.join(', ') }),
});

/** Each row of the period and what it paid. */
function rowsTree(node: RowsNode, base: Omit<Explanation, 'op' | 'children'>, e: Explaining): Explanation {
  const record = new Map<Node, Quantity>();
  const environment = environmentOf(e.cohort, e.shared, Int32Array.of(e.payee), record);
  const batch = rowsFor(node, environment, e.cohort, e.shared, Int32Array.of(e.payee));
  if ('code' in batch) return { op: 'value', ...base, children: [] };
  const { rows } = batch.entries;
  const own = entriesOfPeriod(node, batch, e.run.prepared.period);
  const dayColumn = node.per.date === undefined ? null : rows.days(node.per.date);
  const told = tellerOf(node, batch, dayColumn);
  const source: Source = { kind: 'rows', rows: { table: rows.name, count: own.length } };
  if (own.length > MAX_ROWS) {
    const counted = { ...listedOf(own, told, (i) => knownAt(batch.pay, i)), leftOut: [] };
    return {
      op: 'value',
      ...base,
      source: { ...source, rows: { table: rows.name, count: own.length, counted } },
      children: [],
    };
  }
  if (own.length === 0) return { op: 'value', ...base, source, children: [] };
  const links = node.per.returns === undefined ? null : rows.texts(node.per.returns).v;
  const step = fractionText({ n: 1, d: pow10(currencyDigits(e.cohort.program.scheme.settings.currency)) });
  const children = own.map((i): Explanation => {
    const row = batch.row[i] as number;
    const returned = links !== null && links[row] !== 0;
    const about = node.per.group === undefined ? aboutOf(told(i)) : {};
    const head = {
      label: entryLabel(batch, i, node),
      kind: node.kind,
      ...result(batch.pay, i),
      source: { kind: 'cell', place: entryPlace(batch, i, node) },
    } as const;
    if (returned) {
      const of = idsOf(rows, node.per.returns as string)(row);
      return { op: 'value', ...head, children: [], detail: { type: 'return', of, ...about } };
    }
    const exact = tree(node.args[0], {
      ...e,
      record,
      environment,
      row: {
        at: i,
        rows,
        row,
        days: dayColumn,
        credit: batch.entries.credits[batch.credit[i] as number],
        place: (input) => batch.environment.place?.(i, { op: 'input', kind: 'number', label: '', input }) ?? {},
      },
    });
    // What can come back was paid in smallest units.
    const inside = links === null ? exact : roundedTo(head.value, step, exact);
    return {
      op: 'figure',
      ...head,
      children: [inside],
      detail: { type: 'row', ...about, ...(node.per.group === undefined ? {} : { group: node.per.group }) },
    };
  });
  return { op: 'sum', ...base, source, children };
}

/** A step rounded to what it came to; itself where it is that. */
const roundedTo = (value: ExactText | null, step: ExactText, of: Explanation): Explanation =>
  of.value === null || of.value === value
    ? of
    : { op: 'round', label: of.label, kind: of.kind, value, children: [of], detail: { step, mode: 'half-away' } };

/** The rows of the rates table a rate is made of: its place, its date and how it is written there. */
function exchangeDetail(
  node: Node & { readonly op: 'exchange' },
  e: Explaining,
): Pick<Explanation, 'source' | 'detail'> {
  const [currency, date] = node.args as readonly [Node, Node | undefined];
  const day = date ? get((e.record.get(date) as Quantity).num, 0) : node.rates.end;
  if (currency.op !== 'text' || isUnknown(day)) return {};
  const rate = node.rates.find(currency.text, node.to, Number(day));
  if ('code' in rate) return {};
  const [first] = rate.rows;
  return {
    source: first ? { kind: 'cell', place: first.place, from: first.date } : { kind: 'literal' },
    detail: { type: 'exchange', from: currency.text, to: node.to, rates: rate.rows.map(ratePlain).join('; ') },
  };
}

/** A node the evaluator did not visit: the untaken side of nothing; only guards of weights are such. */
const unrecorded = (node: Node, e: Explaining): Quantity => {
  throw new Error(
    `«${node.label}» (${node.op}) was not computed for ${e.run.prepared.people.payees[e.payee]?.id ?? ''}`,
  );
};

const chosen = ([own, general]: readonly [Node, Node], e: Explaining): Node => {
  const value = e.record.get(own);
  return value && isAbsent(get(value.num, e.row?.at ?? 0)) ? general : own;
};

const flagOf = (node: Node, e: Explaining): boolean => {
  const value = e.record.get(node);
  return value !== undefined && get(value.num, e.row?.at ?? 0) === 1;
};

function branch(
  [condition, then, other]: readonly [Node, Node, Node],
  base: Omit<Explanation, 'op' | 'children'>,
  e: Explaining,
): Explanation {
  const flag = get((e.record.get(condition) as Quantity).num, e.row?.at ?? 0);
  if (isUnknown(flag)) return { op: 'if', ...base, children: [tree(condition, e)], detail: { taken: 'unknown' } };
  return {
    op: 'if',
    ...base,
    children: [tree(condition, e), tree(flag === 1 ? then : other, e)],
    detail: { taken: flag === 1 ? 'then' : 'else' },
  };
}

function inputLeaf(input: Input, base: Omit<Explanation, 'op' | 'children'>, e: Explaining): Explanation {
  const source = inputSource(input, base.value !== null, e);
  return {
    op: input.type === 'fact' ? 'measure' : input.type === 'target' ? 'target' : 'value',
    ...base,
    ...(source ? { source } : {}),
    children: [],
  };
}

function inputSource(input: Input, known: boolean, e: Explaining): Source | undefined {
  const { prepared } = e.run;
  const person = prepared.people.payees[e.payee];
  switch (input.type) {
    case 'fact':
      return factSource(input.measure, known, e);
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
      return e.row
        ? {
            kind: 'cell',
            place: e.row.place(input),
          }
        : undefined;
  }
}

/** The cell of the worked-time table, where the figure was entered and not counted. */
function timePlace(what: (Input & { type: 'time' })['what'], e: Explaining): Place | undefined {
  if (what === 'tenure' || what === 'months') return undefined;
  const field = what === 'norm' ? 'norm' : 'worked';
  return e.run.prepared.time.place(field, e.cohort.program.scheme.settings.proration ?? 'workingDays', e.payee);
}

function personFrom(e: Explaining): string | null {
  const person = e.run.prepared.people.payees[e.payee];
  const cell = person?.table.columns[columnIndex(person.table, 'from')]?.[person.row];
  return typeof cell === 'string' && cell !== '' ? cell : null;
}

function factSource(name: string, known: boolean, e: Explaining): Source | undefined {
  const { scheme } = e.cohort.program;
  const measure = measureOf(scheme, name);
  const { rows } = measure;
  if (!rows) {
    const place = e.run.prepared.facts.facts.get(fold(name))?.place(e.payee);
    return place ? { kind: 'cell', place } : undefined;
  }
  const count = get(e.shared.rowCounts(measure).num, e.payee);
  const opened = e.run.prepared.opened.get(measure);
  const head = {
    table: rows.table,
    count: typeof count === 'number' ? count : 0,
    ...(rows.column === undefined ? {} : { column: rows.column }),
    ...ratesOf(measure, e),
  };
  if (!known || !opened || 'code' in opened) return { kind: 'rows', rows: head };
  let counted: CountedRows | undefined;
  return {
    kind: 'rows',
    rows: {
      ...head,
      get counted() {
        counted ??= countedOf(opened, e.payee, e.run.prepared);
        return counted;
      },
    },
  };
}

/** Most rates listed under a measure. */
const MAX_RATES = 12;

/** The rates a payee's rows were exchanged at, each once, by currency and date. */
function ratesOf(measure: Measure, e: Explaining): { readonly rates?: readonly string[] } {
  const { prepared } = e.run;
  const opened = prepared.opened.get(measure);
  const exchange = opened && 'rows' in opened && opened.value ? exchangeIn(opened.value) : null;
  if (!opened || !('rows' in opened) || !exchange) return {};
  const env = rowEnvironment(opened.rows, prepared.intern);
  const [currencies, days] = exchange.args.map((arg) => evaluate(arg, env).num) as [Column, Column | undefined];
  const found = new Map<string, string>();
  for (const i of rowsCounted(opened, e.payee, prepared)) {
    const [code, day] = [get(currencies, i), days ? get(days, i) : exchange.rates.end];
    if (isUnknown(code) || isUnknown(day)) continue;
    const rate = exchange.rates.find(currencyOf(prepared.intern.textOf(Number(code))), exchange.to, Number(day));
    if (!('code' in rate)) for (const row of rate.rows) found.set(`${row.from} ${row.to} ${row.date}`, ratePlain(row));
  }
  const rates = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return rates.length === 0 ? {} : { rates: rates.length > MAX_RATES ? [...rates.slice(0, MAX_RATES), '…'] : rates };
}

const exchangeIn = (node: Node): (Node & { readonly op: 'exchange' }) | null =>
  node.op === 'exchange'
    ? node
    : (argsOf(node)
        .map(exchangeIn)
        .find((inner) => inner !== null) ?? null);

/** The row of the tier reached, else the scale's own. */
function scaleSource(scale: CompiledScale, x: Node, e: Explaining): { source: Source } {
  const value = valueAt(e.record.get(x) as Quantity, e.row?.at ?? 0);
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

function scaleTree(
  node: Extract<Node, { op: 'scale' }>,
  base: Omit<Explanation, 'op' | 'children'>,
  e: Explaining,
): Explanation {
  const made = {
    op: 'scale',
    ...base,
    children: node.args.map((arg) => tree(arg, e)),
    detail: scaleDetail(node.scale, node.show, node.args, e),
    ...scaleSource(node.scale, node.args[0] as Node, e),
  } as const;
  return node.show === 'pay' ? shareOf(node, node.args[0], made) : made;
}

/**
 * A rate of money without its sign is a share of it: percent cells of a sheet arrive as fractions, and 0.075 reads as
 * 7.5 % there too.
 */
function shareOf(node: Node, over: Node | undefined, made: Explanation): Explanation {
  if (node.op !== 'scale' || over?.kind !== 'money') return made;
  const { valueKind, points, row } = node.scale;
  const most = fraction(RATIO_WITHOUT_SIGN);
  const bare =
    valueKind === 'number' && row.unit === undefined && points.every(({ value }) => compareF(value, most) <= 0);
  if (!bare) return made;
  return { ...made, kind: node.show === 'pay' ? made.kind : 'ratio', detail: { ...made.detail, valueKind: 'ratio' } };
}

/** The tier reached, the next one, and the whole table for replay. */
function scaleDetail(scale: CompiledScale, show: string, args: readonly Node[], e: Explaining): Record<string, string> {
  const { row } = scale;
  const x = valueAt(e.record.get(args[0] as Node) as Quantity, e.row?.at ?? 0);
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

function periods(node: OverTime, e: Explaining): Pick<Explanation, 'children' | 'detail'> {
  const codes = periodsOf(node, e.shared);
  return {
    children: codes.map((code) => periodLeaf(node, code, e)),
    detail: { time: node.time, over: print(lineOf(node.sums) ?? node.sums), periods: codes.join(' ') },
  };
}

/** The component a formula calls its own line. */
const lineOf = (sums: Expr): Expr | undefined =>
  sums.type === 'call' && sums.fn === '$line' ? sums.args[0] : undefined;

/** What a period gave; a component of its own period with the whole of its tree. */
function periodLeaf(node: OverTime, code: string, e: Explaining): Explanation {
  const value = valueAt(inPeriod(node, e.shared, code), e.payee);
  const leaf: Explanation = {
    op: 'member',
    label: code,
    kind: node.kind,
    children: [],
    detail: { type: 'period' },
    ...('issue' in value ? { value: null, issue: value.issue } : { value: fractionText(value) }),
  };
  const { shared, at } = e.shared.other(code);
  const there = at[e.payee] ?? -1;
  const cohort = shared.prepared.cohorts.find((one) => one.at.includes(there));
  const [name] = node.sums.type === 'call' ? node.sums.args : [];
  if (node.op !== 'every' || !cohort || name?.type !== 'name') return leaf;
  if (!cohort.program.figure('component', name.name)) return leaf;
  const tree = explainer(
    shareAmong(shared.prepared, [], { base: shared }),
    cohort,
    there,
  )(keyOf('component', name.name));
  // The line that stands here has the same name: its formula follows at once.
  return tree.value === leaf.value ? (tree.children[0] ?? tree) : leaf;
}
