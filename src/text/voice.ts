/** In which language and units a text speaks: what a figure alone does not say. */

import type { Lang } from '../core/issue/issue.js';
import { fold, parse, walk } from '../core/language/index.js';
import { formulaOf } from '../core/plan/catalogue.js';
import type { Kind } from '../core/plan/kinds.js';
import {
  type AttainmentRule,
  type Kpi,
  labelOf,
  type Measure,
  type PlanRow,
  type ProrationBasis,
} from '../core/plan/plan.js';
import type { Scheme } from '../core/plan/scheme.js';
import { kindOfUnit } from '../core/program/program.js';
import type { CohortRun, Run } from '../core/run/result.js';

/** What a text needs to know of a measure named in it. */
export interface MeasureWords {
  readonly kind: Kind;
  /** Less is better: what is missing is «меньше на …». */
  readonly down: boolean;
}

/** How a text about one payee is spoken. */
export interface Voice {
  readonly lang: Lang;
  /** ISO code of the payee's currency. */
  readonly currency: string;
  /** What time is counted in: «22 из 22 рабочих дней». */
  readonly basis: ProrationBasis;
  /** The measure of that code or title, as far as the text knows. */
  measure(name: string): MeasureWords | undefined;
  /** Rule of the KPI of that code or title: which words its points go by. */
  rule(kpi: string): AttainmentRule | undefined;
  /** Title of the catalogue formula the line of that title is made by. */
  formula(line: string): string | undefined;
}

/**
 * A voice without a run: currency and language only.
 * @example plainVoice('ru').currency // 'RUB'
 */
export const plainVoice = (lang: Lang, currency = 'RUB'): Voice => ({
  lang,
  currency,
  basis: 'workingDays',
  measure: () => undefined,
  rule: () => undefined,
  formula: () => undefined,
});

/**
 * The voice for a payee of a run (id, name or alias): currency, time basis and measures of the payee's plan.
 * @example voiceOf(run, 'Соколова Марина', 'ru').basis // 'workingDays'
 */
export function voiceOf(run: Run, payee: string, lang: Lang): Voice {
  const cohort = run.cohorts[run.whereabouts.cohort[run.prepared.people.find(payee)] ?? -1];
  return cohort ? cohortVoice(cohort, lang) : plainVoice(lang);
}

/** One voice serves everybody of a scheme: speaking for thousands must not make one for each. */
const VOICES = new WeakMap<CohortRun, Partial<Record<Lang, Voice>>>();

function cohortVoice(cohort: CohortRun, lang: Lang): Voice {
  const known = VOICES.get(cohort) ?? {};
  VOICES.set(cohort, known);
  const { scheme } = cohort.cohort.program;
  known[lang] ??= {
    lang,
    currency: cohort.currency,
    basis: scheme.settings.proration ?? 'workingDays',
    measure: (name) => measureOf(scheme, name),
    rule: (kpi) => [...scheme.kpis.values()].find((row) => isNamed(row, kpi))?.rule,
    formula: (line) => {
      const use = [...scheme.components.values()].find((row) => labelOf(row) === line)?.use;
      return use === undefined ? undefined : formulaOf(use)?.title[lang];
    },
  };
  return known[lang];
}

const isNamed = (row: PlanRow, name: string): boolean =>
  fold(row.code) === fold(name) || fold(row.title ?? '') === fold(name);

function measureOf(scheme: Scheme, name: string): MeasureWords | undefined {
  const named = (row: Measure): boolean => isNamed(row, name);
  const measure = [...scheme.measures.values()].find(named) ?? scheme.document.measures.find(named);
  if (!measure) return undefined;
  const kpis = [...scheme.kpis.values()].filter((kpi) => fold(kpi.measure) === fold(measure.code));
  return { kind: kindOfUnit(measure.unit), down: measure.direction === 'down' || kpis.some(lessIsBetter) };
}

/** What the figures of an expression are counted in: the kind of its first measure, else a bare number. */
export function kindIn(expression: string, voice: Voice): Kind {
  const read = parse(expression);
  if ('expr' in read)
    for (const part of walk(read.expr)) {
      const measure = part.type === 'name' ? voice.measure(part.name) : undefined;
      if (measure) return measure.kind;
    }
  return 'number';
}

const lessIsBetter = ({ rule }: Kpi): boolean => rule === 'inverse' || rule === 'mirror';
