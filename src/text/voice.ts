/** In which language and units a text speaks: what a figure alone does not say. */
import { formulaOf } from '../core/catalogue.js';
import type { Lang } from '../core/issue.js';
import type { Kind } from '../core/kinds.js';
import { fold } from '../core/language/index.js';
import type { Kpi, Measure, ProrationBasis } from '../core/plan.js';
import { kindOfUnit, labelOf } from '../core/program.js';
import type { CohortRun, Run } from '../core/run.js';
import type { Scheme } from '../core/scheme.js';

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
  formula: () => undefined,
});

/**
 * The voice for a payee of a run (id, name or alias): currency, time basis and measures of the payee's plan.
 * @example voiceOf(run, 'Иванов', 'ru').basis // 'workingDays'
 */
export function voiceOf(run: Run, payee: string, lang: Lang): Voice {
  const where = run.whereabouts[run.prepared.people.find(payee)];
  const cohort = where ? run.cohorts[where.cohort] : undefined;
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
    formula: (line) => {
      const use = [...scheme.components.values()].find((row) => labelOf(row) === line)?.use;
      return use === undefined ? undefined : formulaOf(use)?.title[lang];
    },
  };
  return known[lang];
}

function measureOf(scheme: Scheme, name: string): MeasureWords | undefined {
  const key = fold(name);
  const named = (row: Measure): boolean => fold(row.code) === key || fold(row.title ?? '') === key;
  const measure = [...scheme.measures.values()].find(named) ?? scheme.document.measures.find(named);
  if (!measure) return undefined;
  const kpis = [...scheme.kpis.values()].filter((kpi) => fold(kpi.measure) === fold(measure.code));
  return { kind: kindOfUnit(measure.unit), down: measure.direction === 'down' || kpis.some(lessIsBetter) };
}

const lessIsBetter = ({ rule }: Kpi): boolean => rule === 'inverse' || rule === 'mirror';
