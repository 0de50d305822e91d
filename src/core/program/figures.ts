/**
 * Scheme → program: figures bound one by one when something first needs them. A figure that needs itself is a
 * named cycle.
 */

import { error, type Issue, type Place, placed, warning } from '../issue/issue.js';
import { call, type Expr, fold, nameRef, parse, unplaced } from '../language/index.js';
import { addF, compareF, type Fraction, fraction, fractionText } from '../number/exact.js';
import type { Kind } from '../plan/kinds.js';
import { fieldPlace } from '../plan/place.js';
import { type Kpi, labelOf, type Measure, type PlanRow } from '../plan/plan.js';
import { elsewhere, type Scheme, type Section } from '../plan/scheme.js';
import { RATIO_WITHOUT_SIGN } from '../table/cells.js';
import { bindComponent } from './component.js';
import { bind, bindText } from './expression.js';
import { attainmentExpr, type KpiParts, scoreExpr } from './kpi.js';
import type { Figure, Node } from './node.js';
import {
  type Context,
  contextOf,
  cycleIssue,
  type FigureType,
  guard,
  type Known,
  keyOf,
  kindOfUnit,
  PAST,
  type Program,
  report,
  sourceOf,
  timeShare,
} from './program.js';

/** Binds a scheme; nothing is computed, and figures are bound when they are asked for. */
export function bindScheme(scheme: Scheme, known: Known): Program {
  const program: Program = {
    scheme,
    known,
    figures: new Map(),
    scales: new Map(),
    judged: new Set(),
    issues: [...scheme.issues, ...scheme.doubts],
    open: [],
    figure: (type, name, others = false) => bindFigure(program, type, name, others),
  };
  return program;
}

function bindFigure(program: Program, type: FigureType, named: string, others = false): Figure | null {
  const name = codeOf(program.scheme, type, named);
  const key = keyOf(type, name);
  const done = program.figures.get(key);
  if (done) return done;
  const binder = binderOf(program, type, name, others);
  if (!binder) return null;
  if (program.open.includes(key)) {
    if (program.open.lastIndexOf(PAST) > program.open.indexOf(key)) return pastFigure(program, type, key, name);
    const cycle = [...program.open.slice(program.open.indexOf(key)), key];
    return unknownFigure(program, key, name, cycleIssue(name, cycle));
  }
  program.open.push(key);
  const bound = binder(key);
  program.open.pop();
  program.figures.set(key, bound);
  return bound;
}

/** A figure that needs its own earlier value: here only its kind matters, its earlier self is computed in its own period. */
function pastFigure({ scheme }: Program, type: FigureType, key: string, name: string): Figure {
  const unit =
    type === 'component' ? 'money' : scheme[type === 'measure' ? 'measures' : 'parameters'].get(fold(name))?.unit;
  const kind = type === 'attainment' || type === 'score' || type === 'weight' ? 'ratio' : kindOfUnit(unit);
  return { key, label: name, kind, node: { op: 'literal', kind, label: name, value: fraction(0) } };
}

function unknownFigure(program: Program, key: string, label: string, issue: Issue): Figure {
  program.issues.push(issue);
  return { key, label, kind: 'number', node: { op: 'unknown', kind: 'number', label, issue } };
}

const SECTIONS_OF: Readonly<Record<FigureType, readonly Exclude<Section, 'plans'>[]>> = {
  parameter: ['parameters'],
  measure: ['measures', 'kpis'],
  target: ['kpis', 'measures'],
  attainment: ['kpis', 'measures'],
  score: ['kpis'],
  weight: ['kpis'],
  component: ['components'],
  coefficient: [],
};

/** Rows answer to their code, and to their title where no code is spelt like it. */
function codeOf(scheme: Scheme, type: FigureType, name: string): string {
  const key = fold(name);
  const sections = SECTIONS_OF[type];
  if (sections.some((section) => scheme[section].has(key))) return name;
  for (const section of sections) {
    for (const row of scheme[section].values()) if (row.title !== undefined && fold(row.title) === key) return row.code;
  }
  return name;
}

type Binder = (key: string) => Figure;

function binderOf(program: Program, type: FigureType, name: string, others: boolean): Binder | null {
  const { scheme } = program;
  const find = <T extends PlanRow>(rows: ReadonlyMap<string, T>, all: readonly T[], code: string): T | undefined =>
    rows.get(fold(code)) ?? (others ? elsewhere(all, code) : undefined);
  const kpiRow = (code: string) => find(scheme.kpis, scheme.document.kpis, code);
  const measureRow = (code: string): Measure | undefined => {
    const kpi = kpiRow(code);
    return (
      find(scheme.measures, scheme.document.measures, code) ??
      (kpi && find(scheme.measures, scheme.document.measures, kpi.measure))
    );
  };
  // A row with an unreadable cell makes whatever needs it unknown.
  const sound = <T extends PlanRow>(row: T | undefined, bindRow: (key: string, row: T) => Figure): Binder | null =>
    row ? (key) => (row.broken ? unreadable(key, row, row.broken) : bindRow(key, row)) : null;
  switch (type) {
    case 'parameter':
      return parameterBinder(program, name, others);
    case 'measure':
      return sound(measureRow(name), (key, row) => bindMeasure(program, key, row));
    case 'target': {
      const kpi = kpiRow(name);
      if (kpi?.target !== undefined) return sound(kpi, (key, row) => bindKpiTarget(program, key, row));
      return sound(measureRow(name), (key, row) => bindTarget(program, key, row));
    }
    case 'attainment':
    case 'score':
    case 'weight': {
      const kpi = kpiRow(name) ?? (type === 'attainment' ? impliedKpi(measureRow(name)) : undefined);
      return sound(kpi, (key, row) => bindKpi(program, key, row, type, others));
    }
    case 'component':
      return sound(find(scheme.components, scheme.document.components, name), (key, row) =>
        bindComponent(program, key, row),
      );
    case 'coefficient':
      return (key) => bindCoefficient(program, key, name);
  }
}

/** The door has already said what is wrong with the row. */
const unreadable = (key: string, row: PlanRow, issue: Issue): Figure => ({
  key,
  label: labelOf(row),
  kind: 'number',
  node: { op: 'unknown', kind: 'number', label: labelOf(row), issue },
});

/** A measure with a target but no KPI row still has attainment: by its direction. */
const impliedKpi = (measure: Measure | undefined): Kpi | undefined =>
  measure && {
    code: measure.code,
    measure: measure.code,
    rule: measure.direction === 'down' ? 'inverse' : 'ratio',
    ...placed(measure.place),
  };

function parameterBinder(program: Program, name: string, others: boolean): Binder | null {
  const { scheme, known } = program;
  const row = scheme.parameters.get(fold(name)) ?? (others ? elsewhere(scheme.document.parameters, name) : undefined);
  const column = known.individual.find(
    (header) => fold(header) === fold(name) || (row?.title !== undefined && fold(header) === fold(row.title)),
  );
  if (!row && column === undefined) return null;
  return (key) => {
    const label = row ? labelOf(row) : (column as string);
    // Whoever has a value of their own does not need the row's.
    const broken = row?.broken && unreadable(key, row, row.broken).node;
    const written = broken ?? (row && row.value !== '' ? bindText(program, row.value, fieldPlace(row, 'value')) : null);
    const kind = row?.unit ? kindOfUnit(row.unit) : (written?.kind ?? 'number');
    const general =
      row?.unit && written && !broken ? ofUnit(program, row.value, fieldPlace(row, 'value'), written, kind) : written;
    const own: Node | null =
      column === undefined ? null : { op: 'input', kind, label, input: { type: 'individual', parameter: column } };
    const node: Node =
      own && general
        ? { op: 'known', kind, label, args: [own, general] }
        : (own ?? general ?? report(contextOf(program, name, row?.place), error('parameter-empty', { name })));
    return { key, label, kind, node, ...(row ? { source: sourceOf('parameter', row) } : {}) };
  };
}

/** The node, or unknown where its kind is not the declared one. */
function ofUnit(program: Program, text: string, place: Place | undefined, node: Node, kind: Kind): Node {
  if (
    kind === 'ratio' &&
    node.op === 'literal' &&
    node.kind === 'number' &&
    compareF(node.value, fraction(RATIO_WITHOUT_SIGN)) > 0
  ) {
    return report(contextOf(program, text, place), error('percent-sign', { text, column: place?.column ?? '' }));
  }
  if (node.op === 'unknown' || node.kind === kind || node.kind === 'number') return node;
  const params = { formula: text, kind, found: node.kind };
  return report(contextOf(program, text, place), error('kind-declared', params));
}

function bindMeasure(program: Program, key: string, measure: Measure): Figure {
  const kind = kindOfUnit(measure.unit);
  const label = labelOf(measure);
  const source = sourceOf('plan', measure);
  if (measure.expression !== undefined) {
    const place = fieldPlace(measure, 'expression');
    const node = ofUnit(program, measure.expression, place, bindText(program, measure.expression, place), kind);
    return { key, label, kind, node, source };
  }
  return {
    key,
    label,
    kind,
    node: { op: 'input', kind, label, input: { type: 'fact', measure: measure.code } },
    source,
  };
}

function bindTarget(program: Program, key: string, measure: Measure): Figure {
  const kind = kindOfUnit(measure.unit);
  const label = labelOf(measure);
  const factors: Node[] = [];
  if (measure.prorateTarget && !measure.extensive) {
    factors.push(report(contextOf(program, label, measure.place), error('target-not-extensive', { name: label })));
  } else if (measure.prorateTarget)
    factors.push(bind(timeShare('$workedForTarget'), contextOf(program, label, measure.place)));
  if (measure.targetFactor !== undefined) {
    const place = fieldPlace(measure, 'targetFactor');
    const factor = bindText(program, measure.targetFactor, place);
    factors.push(ofUnit(program, measure.targetFactor, place, factor, 'ratio'));
  }
  const leaf: Node = { op: 'input', kind, label, input: { type: 'target', measure: measure.code } };
  const node = factors.reduce<Node>((product, factor) => ({ op: '*', kind, label, args: [product, factor] }), leaf);
  return { key, label, kind, node, source: sourceOf('plan', measure) };
}

/** A KPI's own target, an expression; a bare number takes the measure's kind. */
function bindKpiTarget(program: Program, key: string, kpi: Kpi): Figure {
  const node = bindText(program, kpi.target as string, fieldPlace(kpi, 'target'));
  const measure = program.figure('measure', kpi.measure, true);
  return {
    key,
    label: labelOf(kpi),
    kind: node.kind === 'number' && measure ? measure.kind : node.kind,
    node,
    source: sourceOf('plan', kpi),
  };
}

const PARTS = ['target', 'base', 'norm', 'min', 'goal', 'floor', 'cap', 'zeroTarget', 'missing'] as const;

function bindKpi(
  program: Program,
  key: string,
  kpi: Kpi,
  type: 'attainment' | 'score' | 'weight',
  others: boolean,
): Figure {
  const label = labelOf(kpi);
  const source = sourceOf('plan', kpi);
  const context = contextOf(program, label, kpi.place);
  const finish = (node: Node): Figure => ({ key, label, kind: 'ratio', node, source });
  if (type === 'weight') return finish(bindWeight(program, kpi, context));
  const missing = missingPart(kpi);
  if (missing) {
    const issue = error('kpi-needs', { name: label, rule: kpi.rule, field: missing }, fieldPlace(kpi, missing));
    return finish(report(context, issue));
  }
  const parts = partsOf(kpi, program);
  if (!parts)
    return finish({ op: 'unknown', kind: 'ratio', label, issue: program.issues[program.issues.length - 1] as Issue });
  const measure =
    program.scheme.measures.get(fold(kpi.measure)) ?? elsewhere(program.scheme.document.measures, kpi.measure);
  if (type === 'attainment' && kpi.rule === 'ratio' && measure?.direction === 'down') {
    report(context, warning('kpi-direction', { name: label }));
  }
  return finish(
    bind(
      type === 'score'
        ? scoreExpr(kpi, parts, program.scheme.scales.get(fold(kpi.scale ?? '')))
        : attainmentExpr(kpi, measure, parts),
      { ...context, others },
    ),
  );
}

function missingPart(kpi: Kpi): string | null {
  if (kpi.rule === 'baseNorm') return kpi.base === undefined ? 'base' : kpi.norm === undefined ? 'norm' : null;
  if (kpi.rule === 'range') return kpi.min === undefined ? 'min' : kpi.goal === undefined ? 'goal' : null;
  return kpi.rule === 'levels' && kpi.scale === undefined ? 'scale' : null;
}

function partsOf(kpi: Kpi, program: Program): KpiParts | null {
  const parts: Record<string, Expr> = {};
  for (const field of PARTS) {
    const text = kpi[field];
    if (text === undefined) continue;
    const read = parse(text);
    if (!('expr' in read)) {
      report(contextOf(program, text, fieldPlace(kpi, field)), read.issue);
      return null;
    }
    parts[field] = unplaced(read.expr);
  }
  return parts as KpiParts;
}

/**
 * Weights in percent stand as written, and so do fractions, which are what percent cells of a spreadsheet give; weights in
 * parts are divided by their sum within the group.
 */
function bindWeight(program: Program, kpi: Kpi, context: Context): Node {
  if (kpi.weight === undefined) return report(context, error('kpi-no-weight', { name: labelOf(kpi) }));
  const own = bindText(program, kpi.weight, fieldPlace(kpi, 'weight'));
  if (own.op === 'unknown') return own;
  const group = weighted(program, kpi.group ?? '');
  const all = group.map((other) => bindText(program, other.weight as string, fieldPlace(other, 'weight')));
  const shares = literalShares(all);
  const whole = shares?.reduce(addF);
  if (whole && program.scheme.settings.weights !== 'free' && compareF(whole, fraction(1)) !== 0)
    return report(weightsAt(context, group), notWhole(program, whole));
  if (shares || own.kind === 'ratio') return { ...own, kind: 'ratio' };
  const sum: Node = { op: 'sum', kind: 'number', label: 'Σ', args: all };
  return {
    op: '/',
    kind: 'ratio',
    label: labelOf(kpi),
    args: [own, guard(context, sum, 'nonzero', notWhole(program, fraction(0)))],
  };
}

/** Weights that are all percents or fractions, written out; null: parts, or computed, which the coefficient judges. */
function literalShares(weights: readonly Node[]): readonly Fraction[] | null {
  const values = weights.flatMap((weight) => (weight.op === 'literal' ? [weight.value] : []));
  if (values.length < weights.length) return null;
  const fractions = values.every((value) => compareF(value, fraction(1)) <= 0) && values.some(({ d }) => d !== 1);
  return fractions || weights.every(({ kind }) => kind === 'ratio') ? values : null;
}

/** What is wrong with all weights together is said once, at the first. */
const weightsAt = (context: Context, [first]: readonly Kpi[]): Context => ({
  ...context,
  ...placed(first && fieldPlace(first, 'weight')),
});

/** @param sum what they make, where it is the same for everybody */
const notWhole = ({ scheme: { settings } }: Program, sum?: Fraction): Issue =>
  error('weights-sum', { plan: labelOf(settings), ...(sum ? { sum: fractionText(sum) } : {}) });

/** KPIs of a scorecard: those with a weight, in the plan's order. */
const weighted = (program: Program, group: string): Kpi[] =>
  [...program.scheme.kpis.values()].filter((kpi) => kpi.weight !== undefined && fold(kpi.group ?? '') === fold(group));

function bindCoefficient(program: Program, key: string, group: string): Figure {
  const kpis = weighted(program, group);
  const label = group === '' ? 'coefficient' : group;
  const context = contextOf(program, label, kpis[0]?.place);
  if (kpis.length === 0)
    return {
      key,
      label,
      kind: 'ratio',
      node: report(context, error('coefficient-empty', { group })),
    };
  const products = kpis.map((kpi) => call('*', call('weight', nameRef(kpi.code)), call('score', nameRef(kpi.code))));
  const sum = bind(call('sum', ...products), context);
  if (program.scheme.settings.weights === 'free') return { key, label, kind: 'ratio', node: sum };
  const weights = bind(call('sum', ...kpis.map((kpi) => call('weight', nameRef(kpi.code)))), context);
  const full = guard(weightsAt(context, kpis), weights, 'one', notWhole(program));
  // The sum of weights is 1 or unknown, so multiplying by it only carries the reason.
  return { key, label, kind: 'ratio', node: { op: '*', kind: 'ratio', label, args: [sum, full] } };
}
