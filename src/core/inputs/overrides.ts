/** Individual conditions: dated rows «сотрудник, что, значение, с даты, причина, автор» laid over a scheme. */

import { cellDay, isoOf } from '../day/dates.js';
import { error, type Issue, type Place } from '../issue/issue.js';
import { canonical, fold } from '../language/index.js';
import { own } from '../number/own.js';
import type { PlanDocument, PlanRow } from '../plan/plan.js';
import { changeInsideOf, type Scheme } from '../plan/scheme.js';
import { cellsOf, eachRow, placeOf, refusalIssue, rowAt } from '../table/cells.js';
import type { RowTable } from '../table/data.js';
import { type Payee, type Reader, spoil, unknownPayee } from './people.js';

/** One individual condition in force. */
export interface Override {
  /** `parameters`, `kpis`, … */
  readonly section: OverriddenSection;
  readonly code: string;
  readonly field: string;
  readonly value: string;
  readonly from?: string;
  readonly reason: string;
  readonly author: string;
  readonly place: Place;
}

export type OverriddenSection = 'parameters' | 'measures' | 'kpis' | 'components';

const SECTION_WORDS: Readonly<Record<string, OverriddenSection>> = {
  parameter: 'parameters',
  parameters: 'parameters',
  параметр: 'parameters',
  параметры: 'parameters',
  measure: 'measures',
  measures: 'measures',
  показатель: 'measures',
  показатели: 'measures',
  kpi: 'kpis',
  kpis: 'kpis',
  component: 'components',
  components: 'components',
  начисление: 'components',
  начисления: 'components',
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  значение: 'value',
  вес: 'weight',
  минимум: 'floor',
  потолок: 'cap',
  план: 'target',
  база: 'base',
  норма: 'norm',
  цель: 'goal',
  шкала: 'scale',
  формула: 'expression',
  выражение: 'expression',
  условие: 'when',
  'коэффициент плана': 'targetFactor',
};

const FIELDS: Readonly<Record<OverriddenSection, readonly string[]>> = {
  parameters: ['value'],
  measures: ['expression', 'targetFactor'],
  kpis: ['target', 'weight', 'floor', 'cap', 'base', 'norm', 'min', 'goal', 'scale', 'zeroTarget', 'missing'],
  components: ['expression', 'when', 'cap', 'floor'],
};

interface Read {
  readonly payee: number;
  readonly what: string;
  readonly from: number;
  readonly override: Override | null;
}

/**
 * Overrides in force in the period, by payee; the latest row of a field wins, «стандарт» ends it. A row that starts
 * inside the period follows the plan's `changeInside`.
 */
export function readOverrides(
  tables: readonly RowTable[],
  reader: Reader,
  plan: PlanDocument,
): Map<number, Override[]> {
  const latest = new Map<string, Read>();
  eachRow(tables, 'overrides', (table, row) => {
    const read = readRow(table, row, reader, plan);
    if (!read) return;
    const key = `${read.payee}/${read.what}`;
    const held = latest.get(key);
    if (held?.from === read.from) {
      const name = reader.people.payees[read.payee]?.name ?? '';
      spoil(reader, read.payee, error('override-twice', { name }, placeOf(table, row)));
    }
    if (!held || read.from > held.from) latest.set(key, read);
  });
  const found = new Map<number, Override[]>();
  for (const { payee, override } of latest.values())
    if (override) found.set(payee, [...(found.get(payee) ?? []), override]);
  return found;
}

function readRow(table: RowTable, row: number, reader: Reader, plan: PlanDocument): Read | null {
  const { text, place } = rowAt(table, row);
  if (text('payee') === '' && text('what') === '') return null;
  const payee = reader.people.find(text('payee'));
  if (payee < 0) return spoil(reader, payee, unknownPayee(reader, text('payee'), place('payee')));
  const path = readPath(text('what'));
  if (!path) return spoil(reader, payee, error('override-what', { text: text('what') }, place('what')));
  const date = cellDay(cellsOf(table, 'from')?.[row]);
  if ('refused' in date) return spoil(reader, payee, refusalIssue(date, place('from')));
  const from = 'day' in date ? date.day : Number.NEGATIVE_INFINITY;
  const since = 'day' in date ? { from: isoOf(date.day) } : {};
  const { period, asOf, conditionDays } = reader;
  const { profile, hired } = reader.people.payees[payee] as Payee;
  if (from > period.end) return null;
  // From the first day of work on it holds for all of the payee's period.
  if (from > Math.max(period.start, hired ?? period.start)) {
    const rule = changeInsideOf(plan, profile, period);
    const params = { name: text('what'), period: period.code, plan: profile.plan, ...since };
    if (!rule) return spoil(reader, payee, error('change-inside', params, place('from')));
    if (rule === 'split') conditionDays.set(payee, (conditionDays.get(payee) ?? new Set()).add(from));
    if (rule === 'periodStart' || (rule === 'split' && from > asOf)) return null;
  }
  const what = `${path.section}/${fold(path.code)}/${path.field}`;
  if (/^(standard|стандарт)/.test(fold(text('value')))) return { payee, what, from, override: null };
  const value = canonical(text('value'));
  if ('issues' in value) return spoil(reader, payee, { ...(value.issues[0] as Issue), place: place('value') });
  return {
    payee,
    what,
    from,
    override: {
      ...path,
      value: value.text,
      reason: text('reason'),
      author: text('author'),
      place: place('what'),
      ...since,
    },
  };
}

/** A field of a row of the plan. */
export interface FieldPath {
  readonly section: OverriddenSection;
  readonly code: string;
  readonly field: string;
}

/** `kpi/Звонки/вес`, `параметр/Оклад`, or a parameter's name alone. */
export function readPath(what: string): FieldPath | null {
  const parts = what.split('/').map((part) => part.trim());
  if (parts.length === 1) return parts[0] ? { section: 'parameters', code: parts[0], field: 'value' } : null;
  const section = own(SECTION_WORDS, fold(parts[0] as string));
  const code = parts[1];
  if (!section || !code || parts.length > 3) return null;
  const word = fold(parts[2] ?? 'value');
  const field = FIELDS[section].find((name) => fold(name) === word) ?? own(FIELD_WORDS, word);
  return field !== undefined && FIELDS[section].includes(field) ? { section, code, field } : null;
}

/** A row's field as the plan has it, and as it is for the payee. */
export interface IndividualCondition {
  /** `kpi/Звонки/вес` in codes: section, code, field. */
  readonly what: string;
  readonly code: string;
  readonly field: string;
  /** Canonical expression text; undefined: the plan leaves it open. */
  readonly standard: string | undefined;
  readonly individual: string;
  readonly from?: string;
  readonly reason: string;
  readonly author: string;
}

/** «Стандарт → индивидуально» of one payee's overrides against the scheme without them. */
export const conditionsOf = (standard: Scheme, overrides: readonly Override[]): IndividualCondition[] =>
  overrides.map(({ section, code, field, value, from, reason, author }) => ({
    what: `${section}/${code}/${field}`,
    code,
    field,
    standard: (standard[section].get(fold(code)) as Readonly<Record<string, string>> | undefined)?.[field],
    individual: value,
    ...(from === undefined ? {} : { from }),
    reason,
    author,
  }));

/** The scheme with a payee's own values in place; a row that does not exist there is an issue. */
export function withOverrides(scheme: Scheme, overrides: readonly Override[]): Scheme {
  const issues = [...scheme.issues];
  const sections = {
    parameters: new Map(scheme.parameters),
    measures: new Map(scheme.measures),
    kpis: new Map(scheme.kpis),
    components: new Map(scheme.components),
  };
  for (const override of overrides) {
    const rows = sections[override.section] as Map<string, PlanRow>;
    const row = rows.get(fold(override.code));
    // A parameter is its value, so the override is its source; of other rows it is one field among many.
    const source =
      override.section === 'parameters'
        ? { place: override.place, ...(override.from === undefined ? {} : { from: override.from }) }
        : {};
    if (row) {
      const { broken, ...own } = row;
      const kept = broken && override.section !== 'parameters' ? row : own;
      rows.set(fold(override.code), { ...kept, [override.field]: override.value, ...source });
    } else issues.push(error('override-row', { name: override.code }, override.place));
  }
  return { ...scheme, ...sections, issues };
}
