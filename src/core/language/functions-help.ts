/** What people read of the functions: how each is written and what it gives. Docs, forms and messages load it; a calculation does not. */
import { own } from '../number/own.js';
import { ruName } from './print.js';

/** What people read of a function. */
export interface FunctionHelp {
  /** `Округлить(x; знаков; способ)`, `round(x, digits, mode)` */
  readonly usage: readonly [ru: string, en: string];
  /** One sentence, Russian and English. */
  readonly help: readonly [ru: string, en: string];
}

/** Arguments of the functions as a Russian reader calls them. */
const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['low', 'от'],
  ['high', 'до'],
  ['from', 'с'],
  ['to', 'по'],
  ['digits', 'знаков'],
  ['mode', 'способ'],
  ['condition', 'условие'],
  ['then', 'тогда'],
  ['else', 'иначе'],
  ['column', 'столбец'],
  ['scale', 'шкала'],
  ['by', 'по'],
  ['base', 'база'],
  ['measure', 'показатель'],
  ['kpi', 'KPI'],
  ['group', 'группа'],
  ['total', 'сумма'],
  ['amount', 'сумма'],
  ['currency', 'валюта'],
  ['date', 'дата'],
  ['target', 'в какую валюту'],
  ['weight', 'вес'],
  ['levels', 'уровней'],
  ['fund', 'фонд'],
  ['cap', 'предел'],
  ['reserve', 'резерв'],
  ['who', 'участвует'],
  ['ties', 'при равенстве'],
  ['least', 'минимум участников'],
  ['budget', 'предел призов'],
  ['sooner', 'кто раньше'],
  ['team', 'команда'],
  ['all', 'все'],
  ['quarter', 'квартал'],
  ['up', 'больше'],
  ['window', 'окно'],
  ['table', 'таблица'],
  ['first', 'первое'],
  ['key', 'номер'],
]);

/** `clamp(x, low, high)` → `ВПределах(x; от; до)`. */
const inRussian = (id: string, usage: string): string =>
  ruName(id) +
  usage
    .slice(id.length)
    .replace(/,/g, ';')
    .replace(/[a-z]{2,}/g, (word) => ARGUMENTS.get(word) ?? word)
    .replace(/"(.*?)"/g, '«$1»');

interface Written {
  readonly usage: string;
  readonly help: FunctionHelp['help'];
}

const HELP: Readonly<Record<string, Written>> = {
  accrued: {
    usage: 'accrued(x, window)',
    help: ['Нарастающий итог x вместе с этой строкой', 'Running total of x up to and with this row'],
  },
  credited: {
    usage: 'credited(x)',
    help: ['Часть x этой строки, засчитанная сотруднику', 'Part of this row’s x credited to the payee'],
  },
  creditShare: { usage: 'creditShare()', help: ['Доля сотрудника в строке', 'The payee’s share of the row'] },
  rule: {
    usage: 'rule(table, column, first)',
    help: ['Значение самого точного правила таблицы для строки', 'Value of the most particular rule for the row'],
  },
  lookup: {
    usage: 'lookup(table, column, key)',
    help: ['Значение из другой таблицы по общему номеру', 'Value from another table by a shared id'],
  },
  min: { usage: 'min(a, b, …)', help: ['Наименьшее из значений', 'Smallest of the values'] },
  max: { usage: 'max(a, b, …)', help: ['Наибольшее из значений', 'Largest of the values'] },
  sum: { usage: 'sum(a, b, …)', help: ['Сумма значений', 'Sum of the values'] },
  abs: { usage: 'abs(x)', help: ['Значение без знака', 'Value without its sign'] },
  clamp: {
    usage: 'clamp(x, low, high)',
    help: ['x, но не меньше «от» и не больше «до»', 'x, but not below low nor above high'],
  },
  round: {
    usage: 'round(x, digits, mode)',
    help: ['Округление до знаков после запятой', 'Rounds to digits after the point'],
  },
  if: { usage: 'if(condition, then, else)', help: ['Одно из двух по условию', 'One of two by a condition'] },
  known: {
    usage: 'known(x, else)',
    help: ['x, а если x неизвестно, то второе', 'x, or the second where x is unknown'],
  },
  filled: { usage: 'filled(column)', help: ['Есть ли значение в ячейке', 'Whether the cell has a value'] },
  rate: { usage: 'rate(scale, x, y)', help: ['Значение шкалы в точке x', 'Value of the scale at x'] },
  scale: { usage: 'scale(scale, by, base)', help: ['Сумма по шкале её методом', 'Pay by the scale, by its method'] },
  slices: { usage: 'slices(scale, x)', help: ['Каждая часть x по своей ставке', 'Each slice of x at its own rate'] },
  tierFrom: { usage: 'tierFrom(scale, x)', help: ['Порог достигнутой ступени', 'Threshold of the tier reached'] },
  tier: {
    usage: 'tier(scale, x)',
    help: ['Номер достигнутой ступени, 0 ниже первой', 'Number of the tier reached, 0 below the first'],
  },
  fact: { usage: 'fact(measure)', help: ['Факт показателя', 'Fact of a measure'] },
  target: { usage: 'target(measure)', help: ['План показателя', 'Target of a measure'] },
  attainment: {
    usage: 'attainment(kpi)',
    help: ['Процент выполнения KPI или показателя', 'Attainment of a KPI or measure'],
  },
  score: {
    usage: 'score(kpi)',
    help: ['Индекс KPI: после минимума, потолка и шкалы выплат', 'KPI score: after floor, cap and payout scale'],
  },
  weight: { usage: 'weight(kpi)', help: ['Вес KPI', 'Weight of a KPI'] },
  coefficient: {
    usage: 'coefficient(group)',
    help: ['Коэффициент результативности: сумма вес × индекс', 'Scorecard coefficient: sum of weight × score'],
  },
  prorate: { usage: 'prorate(x)', help: ['x × отработано / норма', 'x × worked / norm'] },
  worked: {
    usage: 'worked()',
    help: ['Отработанное время в единицах пропорции', 'Time worked, in units of proration'],
  },
  norm: { usage: 'norm()', help: ['Норма времени в единицах пропорции', 'Norm of time, in units of proration'] },
  tenure: {
    usage: 'tenure()',
    help: ['Номер месяца работы, 1 в месяц приёма', 'Month of tenure, 1 in the month of hiring'],
  },
  months: {
    usage: 'months(from, to)',
    help: [
      'Полных месяцев от даты до даты, без второй — до конца периода; без обеих — месяцев в периоде',
      'Whole months from a date to a date, without the second to the period end; without both, months in the period',
    ],
  },
  periodStart: { usage: 'periodStart()', help: ['Первый день периода', 'First day of the period'] },
  periodEnd: { usage: 'periodEnd()', help: ['Последний день периода', 'Last day of the period'] },
  days: {
    usage: 'days(from, to)',
    help: [
      'Дней от даты до даты: столбцы строки или "2026-12-31"',
      'Days from date to date: columns of the row or "2026-12-31"',
    ],
  },
  team: {
    usage: 'team(x, "all")',
    help: [
      'Сумма x по команде, строки — по команде своего дня; по «схема» или «все», если сказано',
      'Sum of x over the team, rows by the team of their day; over the "plan" or "all", where it is said',
    ],
  },
  convert: {
    usage: 'convert(amount, currency, date, target)',
    help: [
      'Сумма по курсу на дату, до наименьшей единицы валюты; без даты — на конец периода',
      'Amount at the rate of a date, to the smallest unit of the currency; without a date, of the period end',
    ],
  },
  subordinates: {
    usage: 'subordinates(x, levels)',
    help: [
      'Сумма x по подчинённым, строки — по руководителю своего дня; уровней вниз: 1 — только прямые, не указано — все',
      'Sum of x over everybody below, rows by the head of their day; levels down: 1 is direct only, left out: all',
    ],
  },
  share: {
    usage: 'share(total, weight)',
    help: ['Доля суммы по весу внутри команды, до копейки', 'Part of a total by weight within the team, to the kopeck'],
  },
  earlier: {
    usage: 'earlier(x, "quarter")',
    help: [
      'Сумма x за прошлые периоды месяца, квартала, полугодия или года; без второго — года',
      'Sum of x over the earlier periods of the month, quarter, half-year or year; the year when not said',
    ],
  },
  toDate: {
    usage: 'toDate(x, "quarter")',
    help: ['То же вместе с этим периодом: x нарастающим итогом', 'The same with this period: x to date'],
  },
  pool: {
    usage: 'pool(fund, weight, cap, reserve, "team")',
    help: [
      'Доля фонда по весу среди «команда», «схема» или «все»; сверх предела на человека уходит остальным, резерв не делится',
      'Part of a fund by weight among "team", "plan" or "all"; what passes a person\'s cap goes to the others, the reserve is kept',
    ],
  },
  rank: {
    usage: 'rank(x, who, "team", "up")',
    help: [
      'Место по x, лучшее 1, у равных общее; среди «команда», «схема», «все» или «команды», «больше» или «меньше» лучше',
      'Place by x, best 1, equals share it; among "team", "plan", "all" or "teams", more ("up") or less ("down") is better',
    ],
  },
  prize: {
    usage: 'prize(scale, x, ties, who, least, budget, sooner, "team")',
    help: [
      'Приз за место из шкалы; при равенстве «делится», «каждому» или «раньше»; минимум участников, предел всех призов и «кто раньше» (у кого меньше) можно не задавать: «нет»',
      'Prize of the place by a scale; ties "split", "all" or "earliest"; the least field, the budget of all prizes and who was sooner (the smaller value) may be "none"',
    ],
  },
};

/** Help of a function by its id. @example functionHelp('abs')?.usage[0] // 'Модуль(x)' */
export function functionHelp(id: string): FunctionHelp | undefined {
  const written = own(HELP, id);
  return written && { ...written, usage: [inRussian(id, written.usage), written.usage] };
}
