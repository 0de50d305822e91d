/**
 * The functions of the language, as data: name, how many arguments, Russian names. What they compute is in evaluate.ts,
 * their kinds in calls.ts, what people read of them in functions-help.ts.
 */
import { lazy } from '../number/lazy.js';
import { fold } from './tokens.js';

export interface FunctionSpec {
  readonly id: string;
  readonly ru: readonly string[];
  /** Fewest and most arguments. */
  readonly min: number;
  readonly max: number;
}

/** Id, fewest and most arguments, Russian names. */
const FUNCTIONS: readonly string[] = [
  'min 1 64 мин минимум',
  'max 1 64 макс максимум',
  'sum 1 64 сумма',
  'abs 1 1 модуль abs',
  'clamp 3 3 впределах',
  'round 1 3 округлить округл',
  'if 3 3 если',
  'known 2 2 еслиизвестно',
  'days 2 2 дней',
  'filled 1 1 заполнено',
  'rate 2 3 ставка',
  'scale 2 3 пошкале',
  'slices 2 2 почастям',
  'tierFrom 2 2 порог',
  'tier 2 2 ступень',
  'fact 1 1 факт',
  'target 1 1 план норма цель',
  'attainment 1 1 выполнение',
  'score 1 1 индекс',
  'weight 1 1 вес',
  'coefficient 0 1 коэффициент',
  'prorate 1 1 пропорция заотработанное',
  'worked 0 0 отработано',
  'norm 0 0 нормавремени',
  'tenure 0 0 стаж',
  'months 0 2 месяцев',
  'periodStart 0 0 началопериода',
  'periodEnd 0 0 конецпериода',
  'team 1 2 команда',
  'subordinates 1 2 подчиненные',
  'share 2 2 доля',
  'earlier 1 2 ранее',
  'toDate 1 2 нарастающим',
  'accrued 1 2 нарастающимитогом накоплено',
  'credited 1 1 засчитано зачтено',
  'creditShare 0 0 доляучастия',
  'rule 2 3 поправилу',
  'lookup 3 3 изтаблицы',
  'pool 2 6 фонд',
  'rank 1 6 место',
  'prize 3 11 приз',
  'convert 2 4 пересчитать повалюте конвертировать',
];

/** Every name a function answers to. */
const byName = lazy(() => {
  const names = new Map<string, FunctionSpec>();
  for (const line of FUNCTIONS) {
    const [id = '', min, max, ...ru] = line.split(' ');
    for (const name of [id, ...ru]) names.set(fold(name), { id, ru, min: Number(min), max: Number(max) });
  }
  return names;
});

/** All functions, in the order docs list them. @example functions()[0]?.id // 'min' */
export const functions = (): FunctionSpec[] =>
  FUNCTIONS.map((line) => functionOf(line.slice(0, line.indexOf(' '))) as FunctionSpec);

/** Looks a function up by its English or Russian name. @example functionOf('Если')?.id // 'if' */
export const functionOf = (name: string): FunctionSpec | undefined => byName().get(fold(name).replace(/ /g, ''));
