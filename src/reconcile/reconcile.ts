/** Deals, payments and accruals held against each other: what stands in one and not in another, and what it is in money. */

import { isoOf } from '../core/day/dates.js';
import { parsePeriod } from '../core/day/period.js';
import { readPeriods } from '../core/inputs/time.js';
import { dedupe, error, type Issue } from '../core/issue/issue.js';
import { decimalText } from '../core/number/decimal.js';
import { add, compare, type Int, neg } from '../core/number/exact.js';
import { columnIndex, placeOf } from '../core/table/cells.js';
import type { Data } from '../core/table/data.js';
import { comparePair, type Found, isInside, type PayOf, remarks, type Scope, type Written } from './compare.js';
import { type Group, matchRows, sumOf } from './match.js';
import { findSources, readSources, type Source, type SourceRow } from './sources.js';
import type {
  Bridge,
  Difference,
  DifferenceKind,
  Effect,
  ReconcileOptions,
  Reconciliation,
  RowShown,
  SourceTotal,
} from './types.js';

/** Days between two dates of one event, when nothing else was said. */
const DAYS = 3;
/** Differences calculated in pay, when nothing else was said: each is a whole calculation. */
const PAY_FOR = 20;

/** What is to be done first comes first. */
const ORDER: readonly DifferenceKind[] = [
  'missing',
  'amount',
  'duplicate',
  'currency',
  'tie',
  'period',
  'unreadable',
  'early',
  'candidate',
  'parts',
];

/**
 * Reconciles the sources of a department: rows are matched by id, then by ids that look the same, then by amount, date
 * and client or payee. Takes a time proportional to the rows.
 * @returns differences with their place and money effect, and how each total becomes the next, exactly. What keeps a
 * source from being read is an issue in it; nothing is thrown. `payOf` calculates differences in pay, where a plan is given.
 * @example compareSources(data, { period: '2026-10' }).differences.length
 */
export function compareSources(data: Data, options: ReconcileOptions = {}, payOf?: PayOf): Reconciliation {
  const issues: Issue[] = [];
  const custom = readPeriods(data.tables, []);
  const period = options.period === undefined ? null : parsePeriod(options.period, custom);
  if (period !== null && 'refused' in period) {
    issues.push(error(period.refused, period.params));
    return { period: options.period ?? null, ...NOTHING, issues };
  }
  const sources = findSources(data, options, issues);
  const code = period?.code ?? null;
  if (sources.length < 2) return { period: code, ...NOTHING, issues: dedupe(issues) };
  const digits = readSources(sources, custom, currencyOf(options), issues);
  const scope: Scope = { period, days: Math.max(0, options.days ?? DAYS) };
  const { found, compared, agreed } = compareAll(matchRows(sources, scope.days), sources, scope);
  const written = differencesOf(found, sources, digits);
  written.sort(
    (a, b) =>
      ORDER.indexOf(a.difference.kind) - ORDER.indexOf(b.difference.kind) ||
      a.pair - b.pair ||
      compare(b.size, a.size) ||
      byText(a.difference.id, b.difference.id) ||
      byPlace(a.difference, b.difference),
  );
  const { plan, payFor: most = PAY_FOR } = options;
  const pay = plan && payOf?.(written, { plan, data, sources, period, most, digits });
  return {
    period: code,
    sources: sources.map((source) => totalOf(source, scope, digits)),
    bridges: bridgesOf(found, sources, scope, digits),
    differences: written.map(({ difference }) => {
      const effect = pay?.get(difference);
      return effect ? { ...difference, pay: effect } : difference;
    }),
    compared,
    agreed,
    issues: dedupe(issues),
  };
}

/** The only currency of the plan. */
function currencyOf({ plan }: ReconcileOptions): string {
  const currencies = new Set((plan?.plans ?? []).map(({ currency }) => currency ?? ''));
  return currencies.size === 1 ? ([...currencies][0] as string) : '';
}

const NOTHING = { sources: [], bridges: [], differences: [], compared: 0, agreed: 0 } as const;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: Difference, b: Difference): number =>
  byText(a.source, b.source) || (a.rows[0]?.place.row ?? 0) - (b.rows[0]?.place.row ?? 0);

function compareAll(
  groups: readonly Group[],
  sources: readonly Source[],
  scope: Scope,
): { readonly found: Found[]; readonly compared: number; readonly agreed: number } {
  const indexOf = (name: Source['name']): number => sources.findIndex((source) => source.name === name);
  const at = { deals: indexOf('deals'), payments: indexOf('payments'), accruals: indexOf('accruals') };
  const found: Found[] = [];
  let compared = 0;
  let agreed = 0;
  for (const group of groups) {
    if (!group.rows.some((rows) => rows.some((row) => isInside(row, scope)))) continue;
    const before = found.length;
    for (let from = 0; from + 1 < sources.length; from++) found.push(...comparePair(group, from, from + 1, scope));
    found.push(...remarks(group, at, scope));
    compared++;
    if (found.length === before || found.slice(before).every(({ kind }) => kind === 'parts')) agreed++;
  }
  return { found, compared, agreed };
}

const ONCE: readonly DifferenceKind[] = ['duplicate', 'unreadable', 'tie'];

/** One row repeated is one difference, though two bridges carry it. */
function differencesOf(found: readonly Found[], sources: readonly Source[], digits: number): Written[] {
  const out: Written[] = [];
  const once = new Map<SourceRow, Written>();
  for (const one of found) {
    const effects = effectsOf(one, sources, digits);
    const [row] = one.rows as [SourceRow];
    const same = ONCE.includes(one.kind) ? once.get(row) : undefined;
    if (same) {
      (same.difference.effects as Effect[]).push(...effects);
      continue;
    }
    const { name } = sources[one.source] as Source;
    const difference: Difference = {
      kind: one.kind,
      source: name,
      other: (sources[one.other] as Source).name,
      id: idOf(one.rows, sources),
      currency: row.currency,
      rows: one.rows.map((each) => shown(each, digits)),
      effects,
      ...(one.kind === 'tie' ? { fits: row.fits } : {}),
    };
    const size = one.effect < 0 ? neg(one.effect) : one.effect;
    const pair = bridgeOf(one) * 2 + (one.source < one.other ? 0 : 1);
    const written = { difference, rows: one.rows, size, pair };
    if (ONCE.includes(one.kind)) once.set(row, written);
    out.push(written);
  }
  return out;
}

/** As the first of the sources writes it. */
function idOf(rows: readonly SourceRow[], sources: readonly Source[]): string {
  for (const source of sources) {
    const row = rows.find((one) => one.source === source && one.id !== '');
    if (row) return row.id;
  }
  return '';
}

/** Index of the bridge a finding stands on: that of the earlier source. */
const bridgeOf = ({ source, other }: Found): number => Math.min(source, other);

function effectsOf(one: Found, sources: readonly Source[], digits: number): Effect[] {
  const from = bridgeOf(one);
  const [a, b] = [sources[from], sources[from + 1]];
  if (one.effect === 0 || !a || !b) return [];
  return [{ from: a.name, to: b.name, amount: decimalText(one.effect, digits) }];
}

function shown(row: SourceRow, digits: number): RowShown {
  const { source, table } = row;
  const header = row.key === '' ? (source.columns.amount ?? source.columns.pay) : source.columns.id;
  return {
    source: source.name,
    id: row.id,
    amount: row.units === null ? null : decimalText(row.units, digits),
    date: row.start === null ? '' : row.start === row.end ? isoOf(row.start) : isoOf(row.start).slice(0, 7),
    client: row.client,
    payee: row.payee,
    ...(row.pay === null ? {} : { pay: decimalText(row.pay, digits) }),
    place: placeOf(table, row.row, header === undefined ? -1 : columnIndex(table, header)),
  };
}

function totalOf(source: Source, scope: Scope, digits: number): SourceTotal {
  const rows = source.rows.filter((row) => isInside(row, scope));
  const unread = rows.filter(({ units }) => units === null);
  return {
    source: source.name,
    table: source.tables[0]?.name ?? '',
    rows: rows.length,
    unreadable: unread.length,
    totals: currenciesOf(rows).map((currency) => {
      const readable = decimalText(sumOf(rows.filter((row) => row.currency === currency)), digits);
      const whole = unread.every((row) => row.currency !== currency);
      return { currency, readable, total: whole ? readable : null };
    }),
    columns: source.columns,
  };
}

const currenciesOf = (rows: readonly SourceRow[]): string[] =>
  [...new Set(rows.map(({ currency }) => currency))].sort();

/** Bridges between neighbouring sources, a currency at a time; findings of one kind make one line. */
function bridgesOf(found: readonly Found[], sources: readonly Source[], scope: Scope, digits: number): Bridge[] {
  const bridges: Bridge[] = [];
  const lines = linesOf(found);
  for (let from = 0; from + 1 < sources.length; from++) {
    const [a, b] = [sources[from] as Source, sources[from + 1] as Source];
    if (!a.comparable || !b.comparable) continue;
    const [ofA, ofB] = [a, b].map(({ rows }) => rows.filter((row) => isInside(row, scope))) as [
      SourceRow[],
      SourceRow[],
    ];
    for (const currency of currenciesOf([...ofA, ...ofB])) {
      const total = (rows: readonly SourceRow[]): string =>
        decimalText(sumOf(rows.filter((row) => row.currency === currency)), digits);
      const own = [...(lines.get(`${from} ${currency}`)?.values() ?? [])].sort(
        (x, y) => ORDER.indexOf(x.kind) - ORDER.indexOf(y.kind) || x.source - y.source || compare(y.amount, x.amount),
      );
      bridges.push({
        from: a.name,
        to: b.name,
        currency,
        start: total(ofA),
        lines: own.map(({ kind, source, count, amount }) => ({
          kind,
          source: (sources[source] as Source).name,
          sign: amount < 0 ? '-' : '+',
          count,
          amount: decimalText(amount, digits),
        })),
        end: total(ofB),
      });
    }
  }
  return bridges;
}

interface BridgeLine {
  readonly kind: DifferenceKind;
  readonly source: number;
  count: number;
  amount: Int;
}

/** Sums of effects by bridge and currency, then by kind, side and sign. */
function linesOf(found: readonly Found[]): Map<string, Map<string, BridgeLine>> {
  const lines = new Map<string, Map<string, BridgeLine>>();
  for (const one of found) {
    const { kind, source, effect, rows } = one;
    if (effect === 0) continue;
    const bridge = `${bridgeOf(one)} ${rows[0]?.currency ?? ''}`;
    const own = lines.get(bridge) ?? new Map<string, BridgeLine>();
    lines.set(bridge, own);
    const key = `${kind} ${source} ${effect < 0}`;
    const line = own.get(key) ?? { kind, source, count: 0, amount: 0 };
    own.set(key, line);
    line.count++;
    line.amount = add(line.amount, effect);
  }
  return lines;
}
