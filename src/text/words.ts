/** The words of statements and explanations, Russian and English. Whole phrases: a language is not glued of pieces. */
import type { Lang } from '../core/issue/issue.js';
import type { PayoutKind, ProrationBasis } from '../core/plan/plan.js';
import type { AdjustmentKind, PayoutMove, StatementState } from '../core/program/statement.js';

const RU = {
  unknown: 'неизвестно',
  yes: 'да',
  no: 'нет',
  of: 'из',
  ofTarget: 'от плана',
  and: 'и',
  more: 'ещё',
  seeAbove: 'см. выше',
  // statement
  plan: 'Схема',
  earned: 'Начислено',
  total: 'К выплате',
  totalIn: 'К выплате в',
  rateOn: 'курс',
  noRate: 'нет курса на',
  awards: 'Награды',
  gross: 'Все суммы — до вычета НДФЛ.',
  conditionNotMet: 'условие не выполнено',
  planCap: 'Потолок схемы',
  rounding: 'Округление',
  toCheck: 'Что проверить',
  whyUnknown: 'Почему неизвестно',
  nobody: 'Показывать некого: в этом периоде сотрудников нет.',
  ground: 'основание',
  balances: 'Остатки на следующий период',
  opening: 'остаток на начало',
  beforeRule: 'к выплате до правила',
  was: 'было',
  left: 'стало',
  noMove: 'в этом периоде без движения',
  recalculation: 'Перерасчёт за',
  isNow: 'сейчас',
  wasPaid: 'было закрыто',
  state: 'Состояние',
  preliminary: 'предварительно: планы ещё не утверждены',
  answer: 'ответ',
  // sources
  rowsOf: 'таблицы',
  column: 'столбец',
  parameter: 'параметр',
  inPlan: 'схема',
  formula: 'формула',
  calendar: 'производственный календарь',
  inForce: 'действует с',
  reference: 'источник',
  // roles
  attainment: 'выполнение',
  weight: 'вес',
  target: 'план',
  fact: 'факт',
  base: 'база',
  norm: 'норма',
  low: 'минимум',
  goal: 'цель',
  score: 'индекс',
  coefficient: 'коэффициент результативности',
  averageRate: 'средняя ставка по частям',
  worked: 'отработано',
  timeNorm: 'норма времени',
  tenure: 'месяц работы',
  months: 'месяцев в периоде',
  // shapes
  tier: 'ступень',
  from: 'от',
  above: 'свыше',
  between: 'между',
  belowFirst: 'ниже первой ступени',
  notEarned: 'не заработано',
  largest: 'наибольшее из',
  smallest: 'наименьшее из',
  largestOf: 'наибольшее',
  smallestOf: 'наименьшее',
  further: 'дальше',
  rounded: 'округлено до',
  roundedOff: 'округлено',
  lessThan: 'меньше',
  calculated: 'по расчёту',
  cap: 'потолок',
  capLeaves: 'потолок оставляет',
  keptWas: 'а в остатке было только',
  floorLifts: 'минимум поднимает до',
  belowFloor: 'меньше минимума',
  notPaid: 'показатель не оплачивается',
  underFloor: 'ниже минимума',
  paysNothing: 'не оплачивается',
  // what comes next
  toTier: 'до ступени',
  toFloor: 'до минимума',
  toGate: 'до выполнения условия',
  less: 'меньше на',
  points: 'п. п.',
  gives: 'тогда',
  toTotal: 'к итогу',
  nextNothing: 'Ближайших ступеней, минимумов и условий нет.',
  team: 'команда',
  ownTeam: 'своя команда',
  subordinates: 'подчинённые',
  forPeriod: 'за',
  accruedFor: 'начислено за',
  paidOn: 'выплата',
  row: 'строка',
  returned: 'возврат к строке',
  accrued: 'нарастающий итог',
  credited: 'засчитано',
  byRule: 'по правилу',
  creditShare: 'доля участия',
  byTable: 'по таблице',
  shareBy: 'доля по',
  withRest: 'с остатком от деления',
  inAll: 'всего',
  individual: 'Индивидуальные условия',
  insteadOf: 'вместо',
  since: 'с',
  shareOf: 'доля от',
  weightZero: 'равно 0',
  weightsZero: 'ни у кого нет ничего, по чему делить',
  because: 'так как',
  kpiOverall: 'по KPI',
  // steps of the full explanation
  product: 'произведение',
  quotient: 'частное',
  sum: 'сумма',
  difference: 'разность',
  negated: 'со знаком минус',
  absolute: 'без знака',
  wholeMonths: 'полных месяцев',
  fromDay: 'с',
  toDay: 'по',
  within: 'в пределах',
  choice: 'выбор по условию',
  withCondition: 'с условием',
  condition: 'условие',
  met: 'выполнено',
  isFilled: 'заполнено',
  isEmpty: 'не заполнено',
  notMet: 'не выполнено',
  number: 'число',
  slicesByScale: 'сумма частей по шкале',
  rateByScale: 'ставка по шкале',
  amountByScale: 'сумма по шкале',
  valueByScale: 'значение по шкале',
  tierOfScale: 'номер ступени шкалы',
  fromOfScale: 'порог ступени шкалы',
  share: 'доля в команде',
  timeShare: 'доля времени',
  // people compared
  place: 'место',
  prize: 'приз за место',
  by: 'по',
  prizeTable: 'призы по шкале',
  everyone: 'среди всех',
  allTogether: 'все сотрудники',
  wholePlan: 'вся схема',
  samePlan: 'среди своей схемы',
  allTeams: 'среди команд',
  levelWith: 'наравне',
  lessIsBetter: 'меньше — лучше',
  tiesSplit: 'призы этих мест делятся',
  tiesAll: 'приз места каждому',
  tiesEarliest: 'выше тот, кто раньше',
  takesNoPart: 'не участвует',
  participants: 'участников',
  needed: 'необходимых',
  noPrizes: 'призов нет',
  noPrize: 'за это место приза нет',
  allPrizes: 'все призы',
  reducedTo: 'уменьшены до',
  teamEqually: 'приз команды поровну',
  teamByResult: 'приз команды по вкладу',
  poolOf: 'фонд',
  weightPart: 'вес',
  reserve: 'резерв',
  capOfPerson: 'предел на человека',
  overCap: 'сверх предела ушло остальным',
  unplaced: 'распределить не на кого',
  gets: 'получает',
} as const;

type Words = { readonly [K in keyof typeof RU]: string };

const EN: Words = {
  unknown: 'unknown',
  yes: 'yes',
  no: 'no',
  of: 'of',
  ofTarget: 'of the target of',
  and: 'and',
  more: 'more',
  seeAbove: 'see above',
  plan: 'Plan',
  earned: 'Earned',
  total: 'Payable',
  totalIn: 'Payable in',
  rateOn: 'rate',
  noRate: 'no rate on',
  awards: 'Awards',
  gross: 'All amounts are gross.',
  conditionNotMet: 'condition not met',
  planCap: 'Plan cap',
  rounding: 'Rounding',
  toCheck: 'To check',
  whyUnknown: 'Why unknown',
  nobody: 'Nobody to show: there are no people in this period.',
  ground: 'ground',
  balances: 'Balances for the next period',
  opening: 'opening balance',
  beforeRule: 'payable before the rule',
  was: 'was',
  left: 'now',
  noMove: 'nothing in this period',
  recalculation: 'Recalculation for',
  isNow: 'now',
  wasPaid: 'closed as',
  state: 'State',
  preliminary: 'preliminary: targets are drafts still',
  answer: 'answer',
  rowsOf: 'of table',
  column: 'column',
  parameter: 'parameter',
  inPlan: 'plan',
  formula: 'formula',
  calendar: 'production calendar',
  inForce: 'in force from',
  reference: 'source',
  attainment: 'attainment',
  weight: 'weight',
  target: 'target',
  fact: 'fact',
  base: 'base',
  norm: 'norm',
  low: 'minimum',
  goal: 'goal',
  score: 'score',
  coefficient: 'scorecard coefficient',
  averageRate: 'average rate over the slices',
  worked: 'worked',
  timeNorm: 'norm of time',
  tenure: 'month of tenure',
  months: 'months in the period',
  tier: 'tier',
  from: 'from',
  above: 'above',
  between: 'between',
  belowFirst: 'below the first tier',
  notEarned: 'not earned',
  largest: 'the largest of',
  smallest: 'the smallest of',
  largestOf: 'largest',
  smallestOf: 'smallest',
  further: 'then',
  rounded: 'rounded to',
  roundedOff: 'rounded',
  lessThan: 'is below',
  calculated: 'calculated',
  cap: 'cap',
  capLeaves: 'the cap leaves',
  keptWas: 'but the balance had only',
  floorLifts: 'the minimum lifts it to',
  belowFloor: 'is below the minimum of',
  notPaid: 'so this KPI pays nothing',
  underFloor: 'below the minimum of',
  paysNothing: 'pays nothing',
  toTier: 'to tier',
  toFloor: 'to the minimum of',
  toGate: 'to meet the condition',
  less: 'less',
  points: 'pp',
  gives: 'then',
  toTotal: 'to the total',
  nextNothing: 'There is no next tier, minimum or condition.',
  team: 'team',
  ownTeam: 'own team',
  subordinates: 'subordinates',
  forPeriod: 'for',
  accruedFor: 'accrued in',
  paidOn: 'paid on',
  row: 'row',
  returned: 'return of row',
  accrued: 'running total of',
  credited: 'credited',
  byRule: 'by the rule',
  creditShare: 'share of the row',
  byTable: 'by the table',
  shareBy: 'share by',
  withRest: 'with the rest of the division',
  inAll: 'in all',
  individual: 'Individual conditions',
  insteadOf: 'instead of',
  since: 'since',
  shareOf: 'share of',
  weightZero: 'is 0',
  weightsZero: 'nobody has anything to divide by',
  because: 'because',
  kpiOverall: 'over KPIs',
  product: 'product',
  quotient: 'quotient',
  sum: 'sum',
  difference: 'difference',
  negated: 'negated',
  absolute: 'without sign',
  wholeMonths: 'whole months',
  fromDay: 'from',
  toDay: 'to',
  within: 'within bounds',
  choice: 'choice by a condition',
  withCondition: 'on a condition',
  condition: 'condition',
  met: 'met',
  isFilled: 'is filled in',
  isEmpty: 'is empty',
  notMet: 'not met',
  number: 'number',
  slicesByScale: 'slices by scale',
  rateByScale: 'rate by scale',
  amountByScale: 'amount by scale',
  valueByScale: 'value by scale',
  tierOfScale: 'tier number of scale',
  fromOfScale: 'tier threshold of scale',
  share: 'share in the team',
  timeShare: 'share of time',
  place: 'place',
  prize: 'prize for the place',
  by: 'by',
  prizeTable: 'prizes by scale',
  everyone: 'among everybody',
  allTogether: 'everybody',
  wholePlan: 'the whole plan',
  samePlan: 'within the plan',
  allTeams: 'among the teams',
  levelWith: 'level with',
  lessIsBetter: 'less is better',
  tiesSplit: 'the prizes of these places are shared',
  tiesAll: 'each has the prize of the place',
  tiesEarliest: 'the earliest is first',
  takesNoPart: 'does not take part',
  participants: 'participants',
  needed: 'needed',
  noPrizes: 'no prizes',
  noPrize: 'no prize for this place',
  allPrizes: 'all prizes',
  reducedTo: 'reduced to',
  teamEqually: "the team's prize in equal shares",
  teamByResult: "the team's prize by what each brought",
  poolOf: 'pool',
  weightPart: 'weight',
  reserve: 'reserve',
  capOfPerson: 'cap per person',
  overCap: 'over the cap, passed to the others',
  unplaced: 'nobody left to take',
  gets: 'gets',
};

/** The words of a language. @example wordsOf('ru').total // 'К выплате' */
export const wordsOf = (lang: Lang): Words => (lang === 'ru' ? RU : EN);

/** What an adjustment is in law. Three ways of paying less are three different things and never share a name. */
const ADJUSTMENTS: Readonly<Record<AdjustmentKind, Readonly<Record<Lang, string>>>> = {
  notEarned: { ru: 'не заработано', en: 'not earned' },
  disciplinary: { ru: 'снижение премии', en: 'disciplinary reduction' },
  deduction: { ru: 'удержание', en: 'deduction' },
  oneOff: { ru: 'разовая премия', en: 'one-off premium' },
  extraAccrual: { ru: 'доначисление', en: 'extra accrual' },
  recalculation: { ru: 'перерасчёт за прошлый период', en: 'recalculation of a past period' },
};

/** @example adjustmentWords('disciplinary', 'ru') // 'снижение премии' */
export const adjustmentWords = (kind: AdjustmentKind, lang: Lang): string => ADJUSTMENTS[kind][lang];

const PAYOUTS: Readonly<Record<PayoutMove, Readonly<Record<Lang, string>>>> = {
  draw: { ru: 'выплата в счёт будущего процента', en: 'draw' },
  recovery: { ru: 'погашение', en: 'recovery' },
  guarantee: { ru: 'доплата до гарантии', en: 'top-up to the guarantee' },
  cap: { ru: 'сверх потолка, не выплачивается', en: 'over the cap, not paid' },
  kept: { ru: 'сверх потолка, перенесено', en: 'over the cap, carried' },
  returned: { ru: 'выплата перенесённого', en: 'carried amount paid' },
  held: { ru: 'условие не наступило', en: 'condition not met yet' },
  released: { ru: 'выплата отложенного', en: 'release' },
  dropped: { ru: 'зачтено из отложенного', en: 'taken from the held part' },
  carried: { ru: 'минус перенесён', en: 'negative amount carried' },
  netted: { ru: 'зачтён прошлый минус', en: 'earlier negative amount netted' },
};

const PAYOUT_FIELDS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  amount: { ru: 'сумма правила', en: 'amount of the rule' },
  share: { ru: 'доля правила', en: 'share of the rule' },
  maxRecovery: { ru: 'погашать не больше', en: 'recover at most' },
  when: { ru: 'условие', en: 'condition' },
};

/** A figure of a rule. @example payoutFieldWords('amount', 'ru') // 'сумма правила' */
export const payoutFieldWords = (field: string, lang: Lang): string => PAYOUT_FIELDS[field]?.[lang] ?? field;

/** What a rule of the pay stage did. @example payoutWords('recovery', 'ru') // 'погашение' */
export const payoutWords = (move: PayoutMove, lang: Lang): string => PAYOUTS[move][lang];

const BALANCES: Readonly<Record<PayoutKind, Readonly<Record<Lang, string>>>> = {
  draw: { ru: 'к погашению', en: 'to recover' },
  guarantee: { ru: '', en: '' },
  cap: { ru: '', en: '' },
  refundableCap: { ru: 'перенесено сверх потолка', en: 'carried over the cap' },
  holdback: { ru: 'отложено', en: 'held' },
  netting: { ru: 'перенесённый минус', en: 'negative amount carried' },
};

/** What the balance of a rule is. @example balanceWords('draw', 'ru') // 'к погашению' */
export const balanceWords = (kind: PayoutKind, lang: Lang): string => BALANCES[kind][lang];

/** Fields of the plan an individual condition stands for. */
const FIELD_NAMES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  value: { ru: '', en: '' },
  weight: { ru: 'вес', en: 'weight' },
  floor: { ru: 'минимум', en: 'minimum' },
  cap: { ru: 'потолок', en: 'cap' },
  target: { ru: 'план', en: 'target' },
  base: { ru: 'база', en: 'base' },
  norm: { ru: 'норма', en: 'norm' },
  min: { ru: 'минимум', en: 'minimum' },
  goal: { ru: 'цель', en: 'goal' },
  scale: { ru: 'шкала', en: 'scale' },
  expression: { ru: 'формула', en: 'formula' },
  when: { ru: 'условие', en: 'condition' },
  targetFactor: { ru: 'коэффициент плана', en: 'target factor' },
};

/** @example fieldWords('norm', 'ru') // 'норма' */
export const fieldWords = (field: string, lang: Lang): string => FIELD_NAMES[field]?.[lang] ?? field;

type Forms = readonly [one: string, few: string, many: string];

/**
 * The form of a word after a number; English uses the first and the last.
 * @example plural(22, 'ru', ['строка', 'строки', 'строк']) // 'строки'
 */
export function plural(n: number, lang: Lang, [one, few, many]: Forms): string {
  if (lang === 'en') return n === 1 ? one : many;
  const [tens, units] = [n % 100, n % 10];
  if (tens >= 11 && tens <= 14) return many;
  return units === 1 ? one : units >= 2 && units <= 4 ? few : many;
}

const COUNTED = {
  row: { ru: ['строка', 'строки', 'строк'], en: ['row', 'rows', 'rows'] },
  person: { ru: ['человек', 'человека', 'человек'], en: ['person', 'people', 'people'] },
  error: { ru: ['ошибка', 'ошибки', 'ошибок'], en: ['error', 'errors', 'errors'] },
  warning: { ru: ['предупреждение', 'предупреждения', 'предупреждений'], en: ['warning', 'warnings', 'warnings'] },
  note: { ru: ['заметка', 'заметки', 'заметок'], en: ['note', 'notes', 'notes'] },
  level: { ru: ['уровень', 'уровня', 'уровней'], en: ['level', 'levels', 'levels'] },
  place: { ru: ['место', 'места', 'мест'], en: ['place', 'places', 'places'] },
} as const satisfies Record<string, Readonly<Record<Lang, Forms>>>;

/** A number with its noun. @example counted(2, 'row', 'ru') // '2 строки' */
export const counted = (n: number, noun: keyof typeof COUNTED, lang: Lang): string =>
  `${n} ${plural(n, lang, COUNTED[noun][lang])}`;

/** After «22 из 22», in the genitive. */
const TIME: Readonly<Record<ProrationBasis, Readonly<Record<Lang, string>>>> = {
  workingDays: { ru: 'рабочих дней', en: 'working days' },
  calendarDays: { ru: 'календарных дней', en: 'calendar days' },
  hours: { ru: 'часов', en: 'hours' },
  shifts: { ru: 'смен', en: 'shifts' },
};

/** @example timeWords('hours', 'ru') // 'часов' */
export const timeWords = (basis: ProrationBasis, lang: Lang): string => TIME[basis][lang];

const MONTHS = {
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const;

const IN_DATE = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** Days of a part of a period. @example daysWords('2026-10-01', '2026-10-14', 'ru') // '1–14 октября' */
export function daysWords(from: string, to: string, lang: Lang): string {
  const month = (day: string): string => (lang === 'ru' ? IN_DATE : MONTHS.en)[Number(day.slice(5, 7)) - 1] ?? '';
  const number = (day: string): string => String(Number(day.slice(8)));
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${number(from)} ${month(from)} – ${number(to)} ${month(to)}`;
  return `${from === to ? number(to) : `${number(from)}–${number(to)}`} ${month(to)}`;
}

const EARLIER = {
  ru: { month: 'ранее в месяце', quarter: 'ранее в квартале', halfYear: 'ранее в полугодии', year: 'ранее в году' },
  en: {
    month: 'earlier in the month',
    quarter: 'earlier in the quarter',
    halfYear: 'earlier in the half-year',
    year: 'earlier in the year',
  },
} as const;

/** What came before in a span of time. @example earlierWords('quarter', 'ru') // 'ранее в квартале' */
export const earlierWords = (time: string, lang: Lang): string => EARLIER[lang][time as 'year'] ?? EARLIER[lang].year;

/**
 * A period for people; codes that are no month stay as they are.
 * @example periodWords('2026-10', 'ru') // 'октябрь 2026'
 */
export function periodWords(code: string, lang: Lang): string {
  const long = /^(\d{4})-([QH])(\d)$/.exec(code);
  if (long) {
    const [, year, kind, n] = long;
    const name = { ru: { Q: 'квартал', H: 'полугодие' }, en: { Q: 'quarter', H: 'half-year' } }[lang][
      kind as 'Q' | 'H'
    ];
    return lang === 'ru' ? `${n} ${name} ${year}` : `${name} ${n} of ${year}`;
  }
  if (lang === 'ru' && /^\d{4}$/.test(code)) return `${code} год`;
  const match = /^(\d{4})-(\d\d)$/.exec(code);
  const month = match && MONTHS[lang][Number(match[2]) - 1];
  return month ? `${month} ${match[1]}` : code;
}

/** A name in quotes. @example quote('Факты', 'ru') // '«Факты»' */
export const quote = (text: string, lang: Lang): string => (lang === 'ru' ? `«${text}»` : `"${text}"`);

/**
 * A rate with the decimal mark of the language.
 * @example rateText('2026-10-10: 1 USD = 92.5 RUB', 'ru') // '2026-10-10: 1 USD = 92,5 RUB'
 */
export const rateText = (rate: string, lang: Lang): string =>
  lang === 'ru' ? rate.replace(/(\d)\.(\d)/g, '$1,$2') : rate;

const STATES: Readonly<Record<Lang, Readonly<Record<StatementState, string>>>> = {
  ru: {
    draft: 'черновик',
    agreed: 'согласовано',
    disputed: 'есть возражение',
    approved: 'утверждено',
    closed: 'закрыто',
  },
  en: { draft: 'draft', agreed: 'agreed', disputed: 'disputed', approved: 'approved', closed: 'closed' },
};

/** How far a statement is. @example stateWords('closed', 'ru') // 'закрыто' */
export const stateWords = (state: StatementState, lang: Lang): string => STATES[lang][state];
