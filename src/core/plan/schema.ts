/**
 * The shape of a plan as JSON: read, checked, and published as JSON Schema so that an editor completes a plan.
 * The schema is built when first needed: programs that calculate a plan they made themselves never pay for it.
 */
import * as z from 'zod';
import type { Issue } from '../issue/issue.js';
import { isCurrency } from '../number/currency.js';
import { cellNumber, decimalText } from '../number/decimal.js';
import { FIELDS, type TableRole } from '../table/data.js';
import type { PlanDocument } from './plan.js';
import { SECTIONS } from './scheme.js';
import { type Problem, problemIssues, protoKeys } from './shape-issues.js';

/** Numbers in JSON are doubles: read at 15 significant digits, which is what was typed. */
function numberText(value: string | number, context: z.core.$RefinementCtx<string | number>): string {
  if (typeof value === 'string') return value;
  const read = cellNumber(value);
  if ('value' in read) return decimalText(read.value.units, read.value.scale);
  context.issues.push({ code: 'custom', message: 'number-long', input: value });
  return z.NEVER;
}

const text = (about: string) => z.string().describe(about);
const option = <const T extends readonly string[]>(about: string, words: T) => z.enum(words).describe(about);
/** An expression, or a number written without quotes. */
const formula = (about: string) => z.union([z.string(), z.number()]).transform(numberText).describe(about);
const digits = (about: string) => z.int().min(0).max(12).describe(about);
const yes = (about: string) => z.literal(true).describe(about);
const day = (about: string) => z.iso.date().describe(about);
const maybe = z.exactOptional;

const UNITS = ['money', 'count', 'ratio', 'days', 'date', 'text', 'flag', 'number', 'rate'] as const;
const BASES = ['workingDays', 'calendarDays', 'hours', 'shifts'] as const;
const MODES = ['half-away', 'half-even', 'half-up', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;
const AGGREGATES = ['sum', 'count', 'distinct', 'average', 'min', 'max', 'first', 'last'] as const;
const RULES = ['ratio', 'inverse', 'mirror', 'baseNorm', 'range', 'levels', 'flag'] as const;
const EVERY = ['day', 'week', 'month', 'quarter', 'halfYear', 'year'] as const;
const METHODS = [
  'marginal',
  'retroactive',
  'excessAtTop',
  'mixed',
  'amount',
  'amountCumulative',
  'interpolated',
] as const;

const place = () =>
  z
    .strictObject({
      table: maybe(text('Sheet, file or table')),
      row: maybe(z.int().describe('Row as the user sees it, from 1')),
      column: maybe(text('Column header as written')),
      cell: maybe(text('A1 address')),
      path: maybe(text('Path in a JSON document')),
    })
    .describe('Where the row was read; never part of what the plan means');

/** Fields every row of a plan has. */
const row = () => ({
  code: z.string().min(1).describe('Name other rows and tables refer to'),
  title: maybe(text('What people see; the code when left out')),
  from: maybe(day('First day in force, YYYY-MM-DD; left out: since ever. A later row of the same code replaces it')),
  ended: maybe(yes('Ends the code on "from"')),
  for: maybe(
    z
      .strictObject({
        plan: maybe(text('Plan code')),
        role: maybe(text('Role')),
        grade: maybe(text('Grade')),
      })
      .describe('Whom the row holds for; the most particular row wins: grade, then role, then plan'),
  ),
  place: maybe(place()),
});

const roundingShape = {
  to: maybe(formula('Step amounts are rounded to, "0.01" or "1"; left out: the smallest unit of the currency')),
  mode: maybe(option('How halves round; left out: away from zero', MODES)),
};

const settings = () =>
  z.strictObject({
    ...row(),
    currency: maybe(text('ISO 4217 code; left out: RUB').refine(isCurrency, 'currency')),
    rounding: maybe(
      z
        .strictObject({
          point: maybe(option('Round each line, or the total once', ['line', 'total'])),
          ...roundingShape,
        })
        .describe('Rounding of amounts'),
    ),
    proration: maybe(option('What prorate() and prorated targets count', BASES)),
    weights: maybe(option('"exact": KPI weights must sum to 100 %', ['exact', 'free'])),
    changeInside: maybe(
      option('What a row that starts inside the period does; without it such a row is an issue', [
        'periodStart',
        'periodEnd',
        'split',
      ]),
    ),
    absences: maybe(
      z
        .strictObject({
          target: maybe(text('Codes that shrink the time targets are prorated by, parted by ;')),
          pay: maybe(text('Codes that shrink the time pay is prorated by')),
          neither: maybe(text('Codes that shrink neither')),
        })
        .describe('What an absence of each code shrinks'),
    ),
    leavers: maybe(
      z
        .strictObject({
          later: maybe(option('Who gets what rows of a leaver bring later', ['paid', 'successor', 'nobody'])),
          months: maybe(z.int().min(0).max(120).describe('paid: for so many months after leaving; left out: for good')),
        })
        .describe('Later payments from deals of somebody who left'),
    ),
    rateDate: maybe(
      option("Day of the rate a statement is told in the payee's currency at; left out: periodEnd", [
        'periodStart',
        'periodEnd',
      ]),
    ),
    reviewBy: maybe(day('Day the plan is to be reviewed by')),
    cap: maybe(formula('Cap on the sum of earned lines')),
    jumpWarning: maybe(formula('A tier edge where pay jumps by more than this share is a warning, "20%"')),
  });

const measure = () =>
  z.strictObject({
    ...row(),
    unit: option('What is counted', UNITS),
    direction: maybe(option('Which way is better; left out: up', ['up', 'down'])),
    extensive: maybe(z.boolean().describe('Grows with days worked: a sum of calls does, a conversion does not')),
    rows: maybe(
      z
        .strictObject({
          table: text('Table of rows, "Deals"'),
          aggregate: option('How rows become one number', AGGREGATES),
          column: maybe(text('Column aggregated; needless for "count"')),
          where: maybe(formula('Condition over the columns of a row')),
          date: maybe(text('Date column that puts a row into a period; left out: every row counts')),
          payee: maybe(text('Column that names the payee')),
        })
        .describe('Aggregate rows of a table'),
    ),
    expression: maybe(formula('Compute from other figures, "Revenue / Orders"')),
    targetFactor: maybe(formula('Multiplies the target, "rate(Ramp, tenure())"')),
    prorateTarget: maybe(z.boolean().describe('Multiplies the target by worked / norm time')),
  });

const kpi = () =>
  z.strictObject({
    ...row(),
    measure: text('Measure of the KPI'),
    rule: option('How attainment is counted', RULES),
    weight: maybe(formula('Share of the scorecard, "40%", or parts, "2"; left out: not in the scorecard')),
    group: maybe(text('Scorecard the KPI belongs to, when there are several')),
    target: maybe(formula('Target; left out: from the targets table')),
    base: maybe(formula('baseNorm: attainment is 0 here')),
    norm: maybe(formula('baseNorm: attainment is 100 % here')),
    min: maybe(formula('range: attainment is 0 here')),
    goal: maybe(formula('range: attainment is 100 % here')),
    floor: maybe(formula('Attainment below it pays nothing')),
    cap: maybe(formula('Attainment above it counts as this much')),
    scale: maybe(text('Payout scale')),
    zeroTarget: maybe(formula('Attainment when the target is zero; without it a zero target is an issue')),
    missing: maybe(formula('Attainment when the fact is missing; without it a missing fact is an issue')),
    negative: maybe(z.literal('keep').describe('Keep a negative score; left out: it becomes 0')),
    round: maybe(digits('Digits after the point of attainment as a fraction')),
  });

const point = () =>
  z.strictObject({
    from: formula('From here (inclusive unless "after") the value holds: "51%", "150000"'),
    to: maybe(formula('Where a table gave a closed range; checked for holes only')),
    value: z
      .union([formula('A rate, a multiplier or an amount'), z.array(formula('Value of one column'))])
      .describe('A rate "9.5%", a multiplier "1.2" or an amount "5000"; a list in a two-dimensional scale'),
    name: maybe(text('Level name, for KPIs by levels')),
    after: maybe(yes('The edge itself belongs to the lower tier')),
    mode: maybe(option('Stretch from this point to the next', ['step', 'linear'])),
    lookBack: maybe(yes('mixed: this tier pays everything below it at its own rate')),
    place: maybe(place()),
  });

const scale = () =>
  z.strictObject({
    ...row(),
    method: option('How tiers add up; there is no default: the same table pays differently', METHODS),
    points: z.array(point()).describe('Ordered points'),
    columns: maybe(
      z
        .array(
          z.strictObject({
            from: formula('Threshold of the column'),
            after: maybe(yes('The edge itself belongs to the column before')),
          }),
        )
        .describe('Second axis of a two-dimensional scale'),
    ),
    below: option('Below the first point: pay nothing, or say it is an issue', ['zero', 'issue']),
    round: maybe(digits('Digits the picking number is rounded to; left out: not rounded')),
    unit: maybe(z.enum(['money', 'rate', 'count']).describe('What a value without a percent sign is')),
    capOver: maybe(formula('Base paid at most up to this share over the threshold reached: "5%"')),
  });

const perRow = () =>
  z.strictObject({
    table: text('Table of rows'),
    where: maybe(formula('Condition over the columns of a row')),
    date: maybe(text('Date column that puts a row into a period and in order')),
    id: maybe(text('Column that orders rows of one day; what a return refers to')),
    payee: maybe(text('Column that names the payee; left out: by the crediting rules of the table')),
    group: maybe(text('Rows of one text in this column count together')),
    returns: maybe(text('Column that names the original of a return')),
    base: maybe(formula('By which number the part of a return is measured')),
    lowers: maybe(option('Whether a return lowers running totals', ['return', 'nowhere'])),
  });

const credit = () => {
  const { for: _, ...own } = row();
  return z.strictObject({
    ...own,
    table: text('Table of rows'),
    payee: text('Column that names the payee, a role on the deal; with `assigned` the client'),
    assigned: maybe(z.boolean().describe("Credited is whoever the client assignments name on the row's day")),
    share: maybe(formula('Part of the row; left out: what the other rules leave of 100 %')),
    where: maybe(formula('Condition over the columns of a row')),
    overlay: maybe(z.boolean().describe('On top of the 100 % the other rules share out')),
    up: maybe(option('The head of the person named, or everybody above', ['head', 'heads'])),
    date: maybe(text('Date column that says whose team or whose client it was')),
  });
};

const component = () =>
  z.strictObject({
    ...row(),
    per: maybe(perRow().describe('Computed row by row; the line is the sum')),
    use: maybe(text('Formula of the catalogue, by id or title')),
    with: maybe(
      z
        .record(z.string(), formula('Value, name or expression'))
        .describe('Parameters of the formula, by name or title'),
    ),
    expression: maybe(formula("The plan's own expression, instead of a formula")),
    when: maybe(formula('Gate: when it is not met the line is 0')),
    cap: maybe(formula('At most')),
    floor: maybe(formula('At least')),
    rounding: maybe(
      z
        .union([z.strictObject(roundingShape), z.literal('none')])
        .describe('Overrides the plan\'s rounding; "none" keeps the line exact until the total'),
    ),
    kind: maybe(option('"award": not money, the expression is a condition', ['money', 'award'])),
    evidence: maybe(formula('Figure shown beside an award')),
    off: maybe(z.boolean().describe('Keeps the row but shows no line')),
    afterLeaving: maybe(z.boolean().describe('Still paid to somebody who left, where the plan pays leavers')),
    every: maybe(option('Period the line is calculated for; a longer one is paid in its last month', EVERY)),
    accrualMonth: maybe(text('Month it is accrued in: months after the last of its period, "0", or any text')),
    payDate: maybe(text('Day it is paid: months after the last of its period and a day, "+1 10", or any text')),
    payroll: maybe(
      z
        .strictObject({ code: maybe(text('Code')), name: maybe(text('Name')) })
        .describe('Name and code in the payroll program'),
    ),
  });

const payout = () =>
  z.strictObject({
    ...row(),
    kind: option(
      '"draw": recoverable; "guarantee": not; "cap": what is over is lost; "refundableCap": what is over is kept; "holdback": a share is kept until a condition or a date; "netting": a negative amount is carried',
      ['draw', 'guarantee', 'cap', 'refundableCap', 'holdback', 'netting'],
    ),
    of: maybe(text('Component it looks at; left out: everything earned')),
    amount: maybe(formula('draw, guarantee: paid at least; caps: paid at most')),
    share: maybe(formula('holdback: share kept; draw, netting: share of what is above taken back, left out: all')),
    recoverFrom: maybe(day('draw, netting: nothing is taken back before')),
    maxRecovery: maybe(formula('draw, netting: most taken back in a period')),
    until: maybe(day('holdback: kept until this day; others: last day on which a period may start')),
    when: maybe(formula('holdback: kept until this is met; others: in force only while it is met')),
  });

const parameter = () =>
  z.strictObject({
    ...row(),
    value: formula('A value or an expression'),
    unit: maybe(option('What the value is', UNITS)),
  });

const list = <T extends z.ZodType>(about: string, item: T) => z.array(item).default([]).describe(about);

const build = () =>
  z.strictObject({
    format: z.literal('premia/1').describe('Format of the document'),
    plans: list('Settings of each plan', settings()),
    parameters: list('Named values and expressions', parameter()),
    measures: list('Counted quantities', measure()),
    kpis: list('Measures with a target, a weight and an attainment rule', kpi()),
    scales: list('Rate and payout tables', scale()),
    components: list('Lines of pay', component()),
    credits: maybe(z.array(credit()).describe('Who gets how much of each row of a table')),
    payouts: maybe(z.array(payout()).describe('Rules of the pay stage: draws, guarantees, caps, holdbacks, netting')),
  });

/** What the schema gives: the same type as PlanDocument (tested). */
export type PlanShape = z.output<ReturnType<typeof build>>;

let built: ReturnType<typeof build> | undefined;
const schema = (): ReturnType<typeof build> => (built ??= build());

/**
 * Checks a plan read from JSON. `$schema` and `data` beside the plan are left alone. Never throws.
 * @param json what JSON.parse gave
 * @returns the plan, or null where it cannot be used; every problem with the path it stands at
 * @example parsePlan({ format: 'premia/1', parameters: [{ code: 'Salary', value: 40000 }] }).plan?.parameters[0]?.value // '40000'
 */
export function parsePlan(json: unknown): { readonly plan: PlanDocument | null; readonly issues: readonly Issue[] } {
  const plan = withoutNeighbours(json);
  const read = schema().safeParse(plan, { jitless: true });
  const strange = protoKeys(plan);
  if (read.success && strange.length === 0) return { plan: placedRows(read.data), issues: [] };
  const problems = read.success ? [] : (read.error.issues as readonly Problem[]);
  return { plan: null, issues: [...strange, ...problemIssues(problems, plan, keysAt)] };
}

function withoutNeighbours(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const { $schema: _, data: __, ...plan } = json as Record<string, unknown>;
  return plan;
}

/** Every row knows its path, so that issues found later can name it. */
function placedRows(plan: PlanShape): PlanDocument {
  const placed: Record<string, unknown> = { ...plan };
  const at = <T extends { place?: unknown }>(item: T, path: string): T => ({ place: { path }, ...item });
  for (const section of SECTIONS)
    if (plan[section]) placed[section] = plan[section].map((item, i) => at(item, `${section}[${i}]`));
  placed.scales = plan.scales.map((item, i) => ({
    ...at(item, `scales[${i}]`),
    points: item.points.map((one, p) => at(one, `scales[${i}].points[${p}]`)),
  }));
  return placed as unknown as PlanDocument;
}

/** Keys an object of the document may have, to suggest the one that was meant. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let at: z.ZodType | undefined = schema();
  for (const key of path) at = inner(at, key);
  const object = unwrapped(at);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function inner(type: z.ZodType | undefined, key: PropertyKey): z.ZodType | undefined {
  const whole = unwrapped(type);
  if (whole instanceof z.ZodArray) return whole.element as z.ZodType;
  return whole instanceof z.ZodObject ? (whole.shape as Record<PropertyKey, z.ZodType>)[key] : undefined;
}

/** The object or list inside optional, default and either-or types. */
function unwrapped(type: z.ZodType | undefined): z.ZodType | undefined {
  if (type instanceof z.ZodExactOptional || type instanceof z.ZodDefault) return unwrapped(type.unwrap() as z.ZodType);
  return type instanceof z.ZodUnion
    ? (type.options as readonly z.ZodType[]).find((one) => one instanceof z.ZodObject || one instanceof z.ZodArray)
    : type;
}

/**
 * JSON Schema (2020-12) of a whole document: the plan and, beside it, the data. An editor completes and checks with it.
 * @example planJsonSchema().$schema // 'https://json-schema.org/draft/2020-12/schema'
 */
export function planJsonSchema(): Record<string, unknown> {
  const { format, ...sections } = schema().shape;
  const whole = z
    .strictObject({ $schema: maybe(text('Address of this schema')), format, ...sections, data: maybe(dataShape()) })
    .meta({
      title: 'Premia plan',
      description: 'A plan of variable pay and, beside it, the people and facts of a period',
    });
  // The pattern of a date says no more than its format, at the length of a paragraph.
  const plain = ({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void => {
    if (jsonSchema.format === 'date') delete jsonSchema.pattern;
  };
  return z.toJSONSchema(whole, { io: 'input', override: plain }) as Record<string, unknown>;
}

const ROLES: Readonly<Record<TableRole, string>> = {
  people: 'Who is paid; other keys are individual values of parameters',
  targets: 'Targets by payee, measure and period',
  facts: 'Facts by payee, measure and period',
  worked: 'Time worked and its norm',
  adjustments: 'Manual adjustments',
  overrides: 'Individual conditions',
  periods: 'Periods of your own',
  calendar: 'Days that differ from the production calendar',
  ledger: 'Lines and balances of closed periods, as closing wrote them',
  absences: 'Days somebody was away, by code',
  assignments: 'Whose client it is, by date',
  rates: 'Currency rates by date: how much of a currency so many units of another cost',
  approvals: 'What payees and heads say of statements: agreed, disputed, approved',
  rows: 'Tables of rows by name: deals, payments, calls',
};

function dataShape() {
  const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
  const rowsOf = (role: TableRole) =>
    z.array(z.object(Object.fromEntries(FIELDS[role].map((field) => [field, cell.optional()]))).catchall(cell));
  const shape = Object.entries(ROLES).map(([role, about]) => {
    const rows = rowsOf(role as TableRole);
    return [role, (role === 'rows' ? z.record(z.string(), rows) : rows).describe(about).optional()];
  });
  return z
    .strictObject(Object.fromEntries(shape) as Record<TableRole, z.ZodType>)
    .describe('People, targets and facts');
}
