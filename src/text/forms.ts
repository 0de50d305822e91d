/** Words that depend on what is counted, dated or done: kinds of lines, periods, plurals. */
import type { Lang } from '../core/issue/issue.js';
import type { PayoutKind, ProrationBasis } from '../core/plan/plan.js';
import type { AdjustmentKind, PayoutMove, StatementState } from '../core/program/statement.js';

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
