/**
 * Plan tables column by column: what a cell holds and where it goes in the document.
 * Reader and writer both follow this table, which is why tables → JSON → tables loses nothing.
 */
import type { PlanRole } from './headers.js';
import type { WordListName } from './words.js';

/**
 * What a cell holds.
 * - `formula`: an expression, as canonical text.
 * - `ratio`: a formula whose bare number would be taken for a share, so a percent sign is watched; `weight`: the same,
 *   but whole numbers are parts; `attainment`: the same, but 1.2 for 120 % is usual.
 * - `number`: decimal text; `share`: the same with the percent sign watched; `digits`: a whole number.
 * - `own`: read by the file of that table (scales, components).
 */
export type CellKind =
  | 'text'
  | 'currency'
  | 'formula'
  | 'ratio'
  | 'weight'
  | 'attainment'
  | 'number'
  | 'share'
  | 'digits'
  | 'date'
  | 'flag'
  | 'own'
  | { readonly words: WordListName };

/** Path in the document's row («rounding.to») → kind. The header dictionary uses the same paths. */
export type Columns = Readonly<Record<string, CellKind>>;

const SCOPE: Columns = { 'for.plan': 'text', 'for.role': 'text', 'for.grade': 'text' };
const ROW: Columns = { code: 'text', title: 'text', from: 'date', ended: 'own', ...SCOPE };
const words = (list: WordListName): CellKind => ({ words: list });

export const PLAN_COLUMNS: Readonly<Record<PlanRole, Columns>> = {
  plans: {
    ...ROW,
    currency: 'currency',
    'rounding.point': words('roundingPoint'),
    'rounding.to': 'number',
    'rounding.mode': words('roundingMode'),
    proration: words('proration'),
    weights: words('weights'),
    changeInside: words('changeInside'),
    'absences.target': 'text',
    'absences.pay': 'text',
    'absences.neither': 'text',
    'leavers.later': words('leavers'),
    'leavers.months': 'digits',
    rateDate: words('changeInside'),
    reviewBy: 'date',
    cap: 'formula',
    jumpWarning: 'share',
  },
  parameters: { ...ROW, value: 'formula', unit: words('unit') },
  measures: {
    ...ROW,
    unit: words('unit'),
    'rows.aggregate': words('aggregate'),
    'rows.table': 'text',
    'rows.column': 'text',
    'rows.where': 'formula',
    'rows.date': 'text',
    'rows.payee': 'text',
    expression: 'formula',
    direction: words('direction'),
    extensive: 'flag',
    targetFactor: 'formula',
    prorateTarget: 'flag',
  },
  kpis: {
    ...ROW,
    measure: 'text',
    target: 'formula',
    rule: words('rule'),
    weight: 'weight',
    group: 'text',
    floor: 'ratio',
    cap: 'attainment',
    scale: 'text',
    base: 'formula',
    norm: 'formula',
    min: 'formula',
    goal: 'formula',
    zeroTarget: 'attainment',
    missing: 'attainment',
    negative: words('negative'),
    round: 'digits',
  },
  scales: {
    ...ROW,
    method: words('method'),
    below: words('below'),
    round: 'digits',
    capOver: 'share',
    'point.from': 'own',
    'point.to': 'own',
    'point.after': 'own',
    'point.rate': 'own',
    'point.value': 'own',
    'point.name': 'own',
    'point.mode': 'own',
    'point.lookBack': 'own',
  },
  components: {
    ...ROW,
    use: 'own',
    with: 'own',
    expression: 'formula',
    when: 'formula',
    cap: 'formula',
    floor: 'formula',
    'rounding.to': 'own',
    'rounding.mode': words('roundingMode'),
    kind: words('componentKind'),
    evidence: 'formula',
    off: 'flag',
    afterLeaving: 'flag',
    every: words('every'),
    accrualMonth: 'text',
    payDate: 'text',
    'payroll.code': 'text',
    'payroll.name': 'text',
    'per.table': 'text',
    'per.where': 'formula',
    'per.date': 'text',
    'per.id': 'text',
    'per.payee': 'text',
    'per.group': 'text',
    'per.returns': 'text',
    'per.base': 'formula',
    'per.lowers': words('lowers'),
  },
  credits: {
    code: 'text',
    title: 'text',
    from: 'date',
    ended: 'own',
    table: 'text',
    payee: 'text',
    assigned: 'flag',
    share: 'ratio',
    where: 'formula',
    overlay: 'flag',
    up: words('up'),
    date: 'text',
  },
  payouts: {
    ...ROW,
    kind: words('payoutKind'),
    of: 'text',
    amount: 'formula',
    share: 'ratio',
    recoverFrom: 'date',
    maxRecovery: 'formula',
    until: 'date',
    when: 'formula',
  },
};

/** The column whose «нет» ends the code. */
export const MAIN_COLUMN: Readonly<Record<PlanRole, readonly string[]>> = {
  plans: [],
  parameters: ['value'],
  measures: ['rows.aggregate', 'expression'],
  kpis: ['rule'],
  scales: ['method'],
  components: ['use', 'expression'],
  credits: ['payee'],
  payouts: ['kind'],
};
