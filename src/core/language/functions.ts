/**
 * The functions of the language, as data: name, Russian names, arguments. What they compute is in evaluate.ts,
 * their kinds in check.ts.
 */
import { fold } from './tokens.js';

/** What an argument is: a value, or the name of something in the plan. */
export type ArgRole = 'value' | 'scale' | 'measure' | 'kpi' | 'target' | 'group' | 'mode' | 'condition';

export interface FunctionSpec {
  readonly id: string;
  readonly ru: readonly string[];
  readonly args: readonly ArgRole[];
  /** The last argument may repeat. */
  readonly many?: true;
  readonly min: number;
  readonly max: number;
  readonly usage: string;
  /** One sentence for help, Russian and English. */
  readonly help: readonly [ru: string, en: string];
}

const spec = (
  usage: string,
  ru: string,
  args: readonly ArgRole[],
  min: number,
  help: readonly [string, string],
  many = false,
): FunctionSpec => ({
  id: usage.slice(0, usage.indexOf('(')),
  ru: ru.split(' '),
  args,
  min,
  max: many ? 64 : args.length,
  usage,
  help,
  ...(many ? { many: true as const } : {}),
});

export const FUNCTIONS: readonly FunctionSpec[] = [
  spec('min(a, b, …)', 'мин минимум', ['value'], 1, ['Наименьшее из значений', 'Smallest of the values'], true),
  spec('max(a, b, …)', 'макс максимум', ['value'], 1, ['Наибольшее из значений', 'Largest of the values'], true),
  spec('sum(a, b, …)', 'сумма', ['value'], 1, ['Сумма значений', 'Sum of the values'], true),
  spec('abs(x)', 'модуль abs', ['value'], 1, ['Значение без знака', 'Value without its sign']),
  spec('clamp(x, low, high)', 'впределах', ['value', 'value', 'value'], 3, [
    'x, но не меньше low и не больше high',
    'x, but not below low nor above high',
  ]),
  spec('round(x, digits, mode)', 'округлить округл', ['value', 'value', 'mode'], 1, [
    'Округление до знаков после запятой',
    'Rounds to digits after the point',
  ]),
  spec('if(condition, then, else)', 'если', ['condition', 'value', 'value'], 3, [
    'Одно из двух по условию',
    'One of two by a condition',
  ]),
  spec('known(x, else)', 'еслиизвестно', ['value', 'value'], 2, [
    'x, а если x неизвестно, то второе',
    'x, or the second where x is unknown',
  ]),
  spec('filled(column)', 'заполнено', ['value'], 1, ['Есть ли значение в ячейке', 'Whether the cell has a value']),
  spec('rate(scale, x, y)', 'ставка', ['scale', 'value', 'value'], 2, [
    'Значение шкалы в точке x',
    'Value of the scale at x',
  ]),
  spec('scale(scale, by, base)', 'пошкале', ['scale', 'value', 'value'], 2, [
    'Сумма по шкале её методом',
    'Pay by the scale, by its method',
  ]),
  spec('slices(scale, x)', 'почастям', ['scale', 'value'], 2, [
    'Каждая часть x по своей ставке',
    'Each slice of x at its own rate',
  ]),
  spec('tierFrom(scale, x)', 'порог', ['scale', 'value'], 2, [
    'Порог достигнутой ступени',
    'Threshold of the tier reached',
  ]),
  spec('tier(scale, x)', 'ступень', ['scale', 'value'], 2, [
    'Номер достигнутой ступени, 0 ниже первой',
    'Number of the tier reached, 0 below the first',
  ]),
  spec('fact(measure)', 'факт', ['measure'], 1, ['Факт показателя', 'Fact of a measure']),
  spec('target(measure)', 'план норма цель', ['target'], 1, ['План показателя', 'Target of a measure']),
  spec('attainment(kpi)', 'выполнение', ['kpi'], 1, [
    'Процент выполнения KPI или показателя',
    'Attainment of a KPI or measure',
  ]),
  spec('score(kpi)', 'индекс', ['kpi'], 1, [
    'Индекс KPI: после минимума, потолка и шкалы выплат',
    'KPI score: after floor, cap and payout scale',
  ]),
  spec('weight(kpi)', 'вес', ['kpi'], 1, ['Вес KPI', 'Weight of a KPI']),
  spec('coefficient(group)', 'коэффициент', ['group'], 0, [
    'Коэффициент результативности: сумма вес × индекс',
    'Scorecard coefficient: sum of weight × score',
  ]),
  spec('prorate(x)', 'пропорция заотработанное', ['value'], 1, ['x × отработано / норма', 'x × worked / norm']),
  spec('worked()', 'отработано', [], 0, [
    'Отработанное время в единицах пропорции',
    'Time worked, in units of proration',
  ]),
  spec('norm()', 'нормавремени', [], 0, ['Норма времени в единицах пропорции', 'Norm of time, in units of proration']),
  spec('tenure()', 'стаж', [], 0, [
    'Номер месяца работы, 1 в месяц приёма',
    'Month of tenure, 1 in the month of hiring',
  ]),
  spec('months()', 'месяцев', [], 0, ['Месяцев в периоде', 'Months in the period']),
  spec('team(x)', 'команда', ['value'], 1, ['Сумма x по команде', 'Sum of x over the team']),
  spec('subordinates(x)', 'подчиненные', ['value'], 1, ['Сумма x по подчинённым', 'Sum of x over everybody below']),
  spec('share(total, weight)', 'доля', ['value', 'value'], 2, [
    'Доля суммы по весу внутри команды, до копейки',
    'Part of a total by weight within the team, to the kopeck',
  ]),
];

const BY_NAME = new Map<string, FunctionSpec>();
for (const fn of FUNCTIONS) for (const name of [fn.id, ...fn.ru]) BY_NAME.set(fold(name), fn);

/** Looks a function up by its English or Russian name. @example functionOf('Если')?.id // 'if' */
export const functionOf = (name: string): FunctionSpec | undefined => BY_NAME.get(fold(name).replace(/ /g, ''));
