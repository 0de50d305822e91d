/**
 * Headers of every table, Russian and English: canonical field ↔ what people write.
 * The first spelling of each language is the one that is written out; the others are accepted.
 * Compared without case, ё/е, kinds of space, «№»/«номер», a trailing colon, star or unit («Вес, %»).
 */

import type { Lang } from '../core/issue/issue.js';
import { fold, MAX_LENGTH } from '../core/language/index.js';
import { unmix } from '../core/language/nearest.js';
import { lazy, type Spelling, spellings } from '../core/number/lazy.js';
import { own } from '../core/number/own.js';
import type { TableRole } from '../core/table/data.js';

export type PlanRole = 'plans' | 'parameters' | 'measures' | 'kpis' | 'scales' | 'components' | 'credits' | 'payouts';
export type Role = PlanRole | TableRole;

/** Spellings of one field, the written one first, parted by `|`. */
type Names = readonly [ru: string, en: string];
type Fields = Readonly<Record<string, Names>>;

const ID = 'Табельный №|Таб. №|Табельный|Таб. номер|ID|ID сотрудника|Код сотрудника|Логин';
const ID_EN = 'Payee ID|Employee ID|Employee no|Employee number|Personnel number|Staff ID';
const PAYEE: Names = [
  `Сотрудник|${ID}|Получатель|ФИО|ФИО сотрудника|Фамилия И. О.|Имя сотрудника|Работник`,
  `Payee|${ID_EN}|Employee|Employee name|Full name`,
];
const PERIOD: Names = ['Период|Месяц|Расчётный период', 'Period|Month|Pay period'];
const FROM: Names = [
  'С даты|Действует с|Начало действия|Дата начала',
  'From date|In force from|Effective from|Effective date',
];
const FOR_ROLE: Names = ['Для роли|Роль|Должность', 'For role|Role'];
const FOR_GRADE: Names = ['Для грейда|Грейд', 'For grade|Grade'];
const LINE: Names = ['Начисление|Строка', 'Component|Line'];
const SCOPE: Fields = {
  'for.plan': ['Для схемы|Схема|Схема мотивации', 'For plan|Plan|Compensation plan'],
  'for.role': FOR_ROLE,
  'for.grade': FOR_GRADE,
};
const TITLE: Names = ['Название|Наименование|Описание', 'Title|Description'];
const ROW: Fields = { title: TITLE, from: FROM, ended: ['Действует|В силе', 'In force|Active'] };
const WHERE: Names = ['Условие|Отбор|Фильтр', 'Condition|Where|Filter'];
const BY_DATE: Names = ['По дате|Дата|Колонка даты', 'By date|Date column|Date'];
const TABLE: Names = ['Таблица|Откуда|Источник', 'Table|Source'];
const CAP: Names = ['Потолок|Крышка|Максимум', 'Cap|Maximum'];
const DIGITS: Names = ['Знаков|Знаков после запятой|Округлять до знаков', 'Digits|Round digits'];
const GOAL: Names = ['План|Норма|Цель|Плановое значение', 'Target|Quota|Goal'];
const MEASURE: Names = ['Показатель|KPI|КПЭ', 'Measure|KPI|Metric'];
const STATUS: Names = ['Статус|Согласование', 'Status'];
const CURRENCY: Names = ['Валюта', 'Currency'];
const UNIT: Names = ['Единица|Единица измерения|Ед. изм.|Ед.', 'Unit|Unit of measure'];

const PLAN_HEADERS: Readonly<Record<PlanRole, Fields>> = {
  plans: {
    code: ['Схема|Схема мотивации', 'Plan|Compensation plan|Pay plan'],
    ...ROW,
    currency: CURRENCY,
    'rounding.point': ['Округлять|Что округлять', 'Round|Rounding point'],
    'rounding.to': ['Округлять до|Округление|Округление до|Шаг округления', 'Round to|Rounding step'],
    'rounding.mode': ['Как округлять|Способ округления', 'Rounding mode|Rounding'],
    proration: ['Пропорция|Пропорция по|Пропорция по времени', 'Proration|Prorate by'],
    weights: ['Веса|Веса KPI|Сумма весов', 'Weights|KPI weights'],
    changeInside: [
      'Изменение внутри периода|Изменения внутри периода|Изменение в середине периода',
      'Change inside the period|Change inside period|Mid-period change',
    ],
    'absences.target': ['Отсутствия уменьшают план', 'Absences reduce the target'],
    'absences.pay': ['Отсутствия уменьшают выплату', 'Absences reduce pay'],
    'absences.neither': ['Отсутствия не вычитаются', 'Absences not deducted'],
    'leavers.later': ['Выплаты уволенным|После увольнения', 'Leavers|Later payments of leavers'],
    'leavers.months': ['Месяцев после увольнения', 'Months after leaving'],
    rateDate: ['Курс на дату|День курса|Дата курса', 'Rate date|Rate as of'],
    reviewBy: ['Пересмотреть до|Пересмотр|Дата пересмотра', 'Review by|Review date'],
    cap: ['Потолок|Крышка|Потолок премии', 'Cap|Maximum'],
    jumpWarning: ['Скачок|Порог скачка|Предупреждать о скачке', 'Jump warning|Warn of jumps over'],
    'for.plan': ['Для схемы', 'For plan'],
    'for.role': ['Для роли|Роль', 'For role|Role'],
    'for.grade': FOR_GRADE,
  },
  parameters: {
    code: ['Параметр', 'Parameter'],
    value: ['Значение|Величина|Формула', 'Value|Formula'],
    unit: UNIT,
    ...ROW,
    ...SCOPE,
  },
  measures: {
    code: ['Показатель', 'Measure|Metric'],
    'rows.aggregate': ['Считать|Как считать|Действие|Агрегат', 'Count|Aggregate|Calculate'],
    'rows.table': TABLE,
    'rows.column': ['Колонка|Столбец|Поле', 'Column|Field'],
    'rows.where': WHERE,
    'rows.date': BY_DATE,
    'rows.payee': ['Кому|Колонка сотрудника|Чей', 'Payee column|Credited to'],
    expression: ['Формула|Выражение', 'Formula|Expression'],
    unit: UNIT,
    direction: ['Направление|Что лучше|Лучше', 'Direction|Better'],
    extensive: ['Зависит от времени|Растёт со временем|Объёмный', 'Extensive|Grows with time'],
    targetFactor: ['Коэффициент плана|План умножить на', 'Target factor|Target multiplier'],
    prorateTarget: ['План по времени|Пропорция плана', 'Prorate target|Prorated target'],
    ...ROW,
    ...SCOPE,
  },
  kpis: {
    code: ['KPI|КПЭ|КПИ', 'KPI'],
    measure: ['Показатель', 'Measure|Metric'],
    target: ['План|Норма плана|Плановое значение', 'Target|Quota'],
    rule: ['Правило|Правило выполнения|Расчёт выполнения', 'Rule|Attainment rule'],
    weight: ['Вес|Вес KPI', 'Weight|KPI weight'],
    group: ['Группа|Карта|Карта KPI', 'Group|Scorecard'],
    floor: ['Минимум|Порог|Порог выплаты|Не платить ниже', 'Minimum|Floor|Pays from'],
    cap: CAP,
    scale: ['Шкала|Шкала выплат', 'Scale|Payout scale'],
    base: ['База', 'Base'],
    norm: ['Норма', 'Norm'],
    min: ['Начало диапазона|Начало', 'Range start|Range from'],
    goal: ['Цель|Конец диапазона', 'Goal|Range end|Range to'],
    zeroTarget: ['Если план 0|Если план ноль', 'If target is 0|If target is zero'],
    missing: ['Если нет факта|Нет факта', 'If fact is missing|Missing fact'],
    negative: ['Отрицательный индекс|Отрицательный', 'Negative score|Negative'],
    round: DIGITS,
    ...ROW,
    ...SCOPE,
  },
  scales: {
    code: ['Шкала', 'Scale'],
    method: ['Метод|Способ|Как считать', 'Method'],
    'point.from': ['От|Порог|Начиная с|Выполнение от|От (включительно)', 'From|Threshold|At least'],
    'point.to': ['До|До (включительно)', 'To|Up to'],
    'point.after': ['Свыше|Строго больше', 'Above|After|Strictly above'],
    'point.rate': ['Ставка|Процент|Процентная ставка', 'Rate|Percent|Percentage'],
    'point.value': [
      'Значение|Коэффициент|Сумма|Выплата|Премия|Множитель',
      'Value|Multiplier|Amount|Payout|Coefficient|Factor',
    ],
    'point.name': ['Уровень|Название уровня', 'Level|Level name'],
    'point.mode': ['Режим|Участок', 'Mode|Stretch'],
    'point.lookBack': ['С начала|Со всей суммы', 'Look back|From the start'],
    below: ['Ниже первой|Ниже первой ступени|Ниже', 'Below|Below the first tier|Below the first'],
    round: DIGITS,
    capOver: ['Сверх ступени|Предел сверх ступени', 'Cap over tier|Cap over'],
    ...ROW,
    ...SCOPE,
  },
  components: {
    code: ['Начисление|Вид начисления', 'Component|Pay component|Line'],
    use: ['Формула', 'Formula'],
    with: ['Параметры|Параметры формулы', 'Parameters|Formula parameters'],
    expression: ['Выражение|Своя формула', 'Expression|Own formula'],
    when: ['Условие|При условии|Отсечка', 'Condition|When|Gate'],
    cap: CAP,
    floor: ['Минимум|Не меньше', 'Minimum|Floor'],
    'rounding.to': ['Округлять до|Округление', 'Round to|Rounding step'],
    'rounding.mode': ['Как округлять|Способ округления', 'Rounding mode'],
    kind: ['Вид|Что дают', 'Kind'],
    evidence: ['Подтверждение|Основание', 'Evidence'],
    off: ['Выключено|Отключено', 'Off|Disabled'],
    afterLeaving: ['После увольнения|Платить уволенным', 'After leaving|Paid to leavers'],
    every: ['Раз в|Расчётный период|Период расчёта', 'Every|Calculation period'],
    accrualMonth: ['Месяц начисления', 'Accrual month'],
    payDate: ['Дата выплаты|Срок выплаты', 'Pay date'],
    'per.table': ['За каждую строку|По строкам таблицы', 'For each row of|Per row of'],
    'per.where': ['Какие строки|Условие строк', 'Which rows|Row condition'],
    'per.date': ['По дате|Дата начисления', 'By date|Date column'],
    'per.id': ['Номер строки|Колонка номера', 'Row id|Id column'],
    'per.payee': ['Кому|Колонка сотрудника', 'Payee column|Credited to'],
    'per.group': ['По группам|Группировать по', 'Per group|Group by'],
    'per.returns': ['Возврат к|Колонка возврата', 'Return of|Return column'],
    'per.base': ['База возврата', 'Return base'],
    'per.lowers': ['Возврат снижает|Возврат и ступени', 'Return lowers|Returns and tiers'],
    'payroll.code': ['Код в зарплате|Код начисления', 'Payroll code'],
    'payroll.name': ['Название в зарплате|Наименование в зарплате', 'Payroll name'],
    ...ROW,
    ...SCOPE,
  },
  credits: {
    code: ['Засчитывание|Правило засчитывания', 'Credit|Crediting rule'],
    table: TABLE,
    payee: ['Кому|Колонка сотрудника|Чей|Колонка клиента', 'Payee column|Credited to|Client column'],
    assigned: ['По закреплению|Чей клиент', 'By assignment|By client assignment'],
    share: ['Доля|Доля участия', 'Share|Split'],
    where: WHERE,
    overlay: ['Сверх|Зачёт сверх', 'Overlay|On top'],
    up: ['Руководителям|Выше', 'Heads|Roll up'],
    date: BY_DATE,
    ...ROW,
  },
  payouts: {
    code: ['Выплата|Правило выплаты', 'Payout|Payout rule'],
    kind: ['Вид|Вид выплаты', 'Kind|Payout kind'],
    of: ['Начисление|С начисления', 'Component|Of component'],
    amount: ['Сумма|Размер', 'Amount|Sum'],
    share: ['Доля|Какая доля', 'Share'],
    recoverFrom: ['Погашать с|Погашать с даты', 'Recover from|Recovery start'],
    maxRecovery: ['Погашать не больше|Наибольшее погашение', 'Recover at most|Maximum recovery'],
    until: ['До даты|По дату', 'Until|Until date'],
    when: ['Условие|При условии', 'Condition|When'],
    ...ROW,
    ...SCOPE,
  },
};

const REASON: Names = ['Причина|Основание|Документ', 'Reason|Ground|Basis'];
const AUTHOR: Names = ['Автор|Кто внёс|Внёс|Утвердил', 'Author|Entered by|Approved by'];

const SELLER: Names = [
  `${PAYEE[0]}|Менеджер|Ответственный|Продавец|Исполнитель|Ответственный менеджер`,
  `${PAYEE[1]}|Manager|Owner|Sales rep|Salesperson|Seller|Rep|Account executive`,
];

const DATA_HEADERS: Readonly<Record<TableRole, Fields>> = {
  people: {
    payee: PAYEE,
    name: ['ФИО|Имя|Полное имя', 'Name|Display name'],
    aliases: [
      'Также пишется|Другие написания|Варианты написания|Псевдонимы',
      'Also written|Aliases|Alias|Also known as',
    ],
    from: FROM,
    plan: ['Схема|Схема мотивации|Для схемы', 'Plan|Compensation plan|Pay plan'],
    role: ['Роль|Должность', 'Role|Position|Job title'],
    grade: ['Грейд|Разряд', 'Grade|Level'],
    team: ['Отдел|Команда|Группа|Подразделение|Магазин|Филиал', 'Team|Department|Group|Shop|Store|Branch'],
    head: ['Руководитель|РОП|Начальник|Подчиняется', 'Head|Manager|Reports to|Supervisor'],
    hired: ['Принят|Дата приёма|Дата найма|Принят на работу', 'Hired|Hire date|Start date'],
    left: ['Уволен|Дата увольнения', 'Left|Leave date|Termination date|End date'],
    successor: ['Преемник|Кому передано', 'Successor|Handed over to'],
    contract: ['Договор|Вид договора|Оформление', 'Contract|Contract kind|Employment type'],
    currency: CURRENCY,
  },
  targets: {
    payee: PAYEE,
    measure: MEASURE,
    period: PERIOD,
    target: GOAL,
    status: STATUS,
    role: FOR_ROLE,
    grade: FOR_GRADE,
    plan: ['Для схемы|Схема', 'For plan|Plan'],
  },
  facts: {
    payee: PAYEE,
    measure: MEASURE,
    period: PERIOD,
    fact: ['Факт|Фактическое значение|Результат|Значение', 'Fact|Actual|Result|Value'],
    target: GOAL,
    status: STATUS,
  },
  worked: {
    payee: PAYEE,
    period: PERIOD,
    workedDays: ['Отработано дней|Дней отработано|Отработано', 'Worked days|Days worked'],
    normDays: ['Норма дней|Дней по норме|Рабочих дней', 'Norm days|Working days'],
    workedHours: ['Отработано часов|Часов отработано', 'Worked hours|Hours worked'],
    normHours: ['Норма часов|Часов по норме|Рабочих часов', 'Norm hours|Working hours'],
    workedShifts: ['Отработано смен|Смен отработано', 'Worked shifts|Shifts worked'],
    normShifts: ['Норма смен|Смен по норме|Смен по графику', 'Norm shifts|Scheduled shifts'],
  },
  adjustments: {
    payee: PAYEE,
    period: PERIOD,
    kind: ['Вид|Вид корректировки|Тип', 'Kind|Adjustment kind|Type'],
    amount: ['Сумма', 'Amount|Sum'],
    ground: ['Основание|Причина|Документ', 'Ground|Reason|Basis'],
    author: AUTHOR,
    title: ['Название|За что|Наименование|Комментарий', 'Title|For what|Comment'],
  },
  overrides: {
    payee: PAYEE,
    what: ['Что|Что меняется|Параметр', 'What|What changes|Parameter'],
    value: ['Значение', 'Value'],
    from: FROM,
    reason: REASON,
    author: AUTHOR,
  },
  periods: {
    period: PERIOD,
    start: ['Начало|Первый день|С', 'Start|First day|From'],
    end: ['Конец|Последний день|По', 'End|Last day|To'],
  },
  calendar: {
    date: ['Дата', 'Date'],
    day: ['День|Тип дня|Вид дня', 'Day|Day type|Kind of day'],
  },
  ledger: {
    period: PERIOD,
    payee: PAYEE,
    name: ['Имя', 'Name'],
    plan: ['Схема|Схема мотивации', 'Plan|Compensation plan'],
    version: ['Версия', 'Version'],
    stage: ['Этап', 'Stage'],
    code: LINE,
    title: TITLE,
    amount: ['Сумма', 'Amount|Sum'],
    currency: CURRENCY,
    met: ['Условие выполнено', 'Condition met'],
    corrects: ['За период|Исправляет', 'Corrects|For period'],
    forPeriod: ['Период строки', 'Line period'],
    partFrom: ['Часть с', 'Part from'],
    partTo: ['Часть по', 'Part to'],
    accrualMonth: ['Месяц начисления', 'Accrual month'],
    payDate: ['Дата выплаты', 'Pay date'],
    payrollCode: ['Код в зарплате', 'Payroll code'],
    payrollName: ['Название в зарплате', 'Payroll name'],
    move: ['Вид выплаты', 'Pay move'],
    explanation: ['Расшифровка', 'Explanation'],
    closedOn: ['Закрыто|Дата закрытия', 'Closed on'],
    closedBy: ['Кто закрыл|Закрыл', 'Closed by'],
  },
  approvals: {
    payee: PAYEE,
    period: PERIOD,
    state: ['Состояние|Решение', 'State|Decision'],
    line: LINE,
    claim: ['Возражение|Претензия|Вопрос', 'Claim|Objection'],
    answer: ['Ответ', 'Answer'],
    author: AUTHOR,
  },
  rates: {
    currency: CURRENCY,
    date: ['Дата', 'Date'],
    rate: ['Курс', 'Rate|Exchange rate'],
    per: ['За единиц|Единиц|Номинал', 'Per|Units|Nominal'],
    to: ['К валюте|В валюте', 'To|To currency'],
  },
  absences: {
    payee: PAYEE,
    code: ['Код|Вид отсутствия|Отсутствие', 'Code|Absence|Kind of absence'],
    from: ['С|С даты|Первый день', 'From|From date|First day'],
    to: ['По|По дату|Последний день', 'To|To date|Last day'],
  },
  assignments: {
    client: ['Клиент|Контрагент|Покупатель', 'Client|Customer|Account'],
    payee: SELLER,
    from: ['С|С даты|Закреплён с', 'From|From date|Assigned from'],
    to: ['По|По дату|Закреплён по', 'To|To date|Assigned to'],
    share: ['Доля|Доля клиента', 'Share'],
    substitute: ['Замещает|Заместитель|Замещающий', 'Substitute|Stand-in'],
  },
  rows: { payee: SELLER },
};

export const HEADERS: Readonly<Record<Role, Fields>> = { ...PLAN_HEADERS, ...DATA_HEADERS };

/** Sheet, file and title names that say what a table is; the first of each language is written out. */
const NAMES: Readonly<Record<Exclude<Role, 'rows'>, Names>> = {
  plans: ['Схемы|Схема|Схемы мотивации|Схема мотивации', 'Plans|Plan'],
  parameters: ['Параметры', 'Parameters'],
  measures: ['Показатели', 'Measures|Metrics'],
  kpis: ['KPI|Карта KPI|КПЭ', 'KPIs|KPI'],
  scales: ['Шкалы|Шкала', 'Scales|Scale'],
  components: ['Начисления|Виды начислений', 'Components|Pay components'],
  credits: ['Засчитывание|Правила засчитывания', 'Credits|Crediting rules'],
  payouts: ['Выплаты|Правила выплат', 'Payouts|Payout rules'],
  people: ['Сотрудники|Люди|Персонал|Штат', 'People|Employees|Payees|Staff'],
  targets: ['Планы|План|Нормы', 'Targets|Quotas'],
  facts: ['Факты|Факт|Результаты', 'Facts|Actuals|Results'],
  worked: ['Отработано|Табель|Рабочее время|Отработанное время', 'Worked time|Worked|Timesheet'],
  adjustments: ['Корректировки', 'Adjustments'],
  overrides: ['Индивидуально|Индивидуальные условия|Индивидуальные значения', 'Overrides|Individual values'],
  periods: ['Периоды', 'Periods'],
  calendar: ['Календарь|Производственный календарь', 'Calendar'],
  ledger: ['Журнал|Журнал закрытия', 'Ledger'],
  absences: ['Отсутствия', 'Absences'],
  assignments: ['Закрепление клиентов|Закрепление|Клиенты', 'Client assignments|Assignments'],
  rates: ['Курсы валют|Курсы|Курс валют', 'Currency rates|Exchange rates|Rates'],
  approvals: ['Согласование', 'Approvals'],
};

export const PLAN_ROLES = Object.keys(PLAN_HEADERS) as readonly PlanRole[];
export const ROLES = Object.keys(HEADERS) as readonly Role[];
export const isPlanRole = (role: Role): role is PlanRole => role in PLAN_HEADERS;

/**
 * One spelling for headers and words of lists.
 * @example normalise(' Табельный №: ') // 'табельный номер'
 * @example normalise('Вес, %') // 'вес'
 */
export function normalise(text: string): string {
  const plain = fold(text);
  const settled = text.length > MAX_LENGTH || (PLAIN.test(plain) && !plain.endsWith('руб'));
  return settled ? plain : cleaned(text);
}

/** Letters of one alphabet, as most headers are: nothing to clean but the case. */
const PLAIN = /^(?:[а-я ]+|[a-z ]+)$/;

const cleaned = (text: string): string =>
  unmix(
    fold(
      text
        .normalize('NFC')
        .replace(/[«»"“”]/g, '')
        .replace(/№/g, ' номер '),
    ),
  )
    .replace(/(?:,| в|) *(?:\(?(?:%|₽|руб\.?|\$|€)\)?)$/, '')
    .replace(/(?<![\s:*])[\s:*]+$/, '') || fold(text);

/** Listed spellings have nothing to settle but their case and «№» (a test says so). */
const LISTED = spellings(() => ROLES.flatMap((role) => Object.entries(HEADERS[role])));
/** Table of each line of that list. */
const LINES = lazy(() => ROLES.flatMap((role) => Object.keys(HEADERS[role]).map(() => role)));
const FOUND = lazy(() => new Map<string, ReadonlyMap<Role, Spelling>>());

/** Every table that knows a header, which is normalised already: one look for all of them. */
export function tablesOf(key: string): ReadonlyMap<Role, Spelling> {
  const known = FOUND().get(key);
  if (known !== undefined) return known;
  const found = new Map<Role, Spelling>();
  for (const { line, name, rank } of LISTED.each(key)) {
    const role = LINES()[line] as Role;
    if (!found.has(role)) found.set(role, { name, rank });
  }
  // Headers that somebody knows are few; of what else may stand in cells not all is remembered.
  if (found.size > 0 || FOUND().size < 1000) FOUND().set(key, found);
  return found;
}

/** Columns nobody reads: comments and row numbers. */
const ASIDE = spellings(() => [
  [
    'comment',
    ['Комментарий|Комментарии|Примечание|Примечания|Пояснение|Comment|Comments|Note|Notes|Remark|№|№ п/п|п/п|#|N'],
  ],
]);
export const isAside = (header: string): boolean => isAsideKey(normalise(header));
export const isAsideKey = (key: string): boolean => ASIDE.get(key) !== undefined;

/** Field of a header in a table, or undefined. @example fieldOf('kpis', 'вес:') // { name: 'weight', rank: 0 } */
export const fieldOf = (role: Role, header: string): Spelling | undefined => fieldOfKey(role, normalise(header));

/** The same for a header that is normalised already; the smaller the rank, the more particular the word. */
export const fieldOfKey = (role: Role, key: string): Spelling | undefined => tablesOf(key).get(role);

/** True for a header that some table knows. */
export const isKnownHeader = (header: string): boolean => tablesOf(normalise(header)).size > 0;

/** A cheap look at a cell among data: spellings as listed, any case, without the finer points of {@link normalise}. */
export const looksLikeHeader = (cell: string): boolean => PLAIN_HEADERS().has(cell.trim().toLowerCase());
const PLAIN_HEADERS = lazy(() => {
  const lists = ROLES.flatMap((role) => Object.values(HEADERS[role]).flat());
  return new Set(lists.join('|').toLowerCase().split('|'));
});

const IDS = spellings(() => [['id', [ID, ID_EN]]]);
/** True for the headers that hold a payee's id rather than a name. */
export const isIdKey = (key: string): boolean => IDS.get(key) !== undefined;

/** Header a field is written under; a field the table does not know is written as it is. @example headerOf('kpis', 'weight', 'ru') // 'Вес' */
export function headerOf(role: Role, field: string, lang: Lang): string {
  const names = own(HEADERS[role], field);
  return names === undefined ? field : ((names[lang === 'ru' ? 0 : 1].split('|')[0] as string) ?? field);
}

/** All accepted spellings of a field. */
export const spellingsOf = (role: Role, field: string): string[] =>
  (own(HEADERS[role], field) ?? []).flatMap((list) => list.split('|'));

const BY_NAME = spellings(() => Object.entries(NAMES));
/** What a sheet of that name should hold. @example roleOfName('Сотрудники') // 'people' */
export const roleOfName = (name: string): Role | undefined => BY_NAME.get(normalise(name))?.name as Role | undefined;

/** Name a table of the role is written under. @example nameOfRole('people', 'en') // 'People' */
export const nameOfRole = (role: Exclude<Role, 'rows'>, lang: Lang): string =>
  NAMES[role][lang === 'ru' ? 0 : 1].split('|')[0] as string;

/** Language of headers: Russian as soon as one has a Cyrillic letter. */
export const langOf = (header: readonly string[]): Lang => (header.some((h) => /[а-яё]/i.test(h)) ? 'ru' : 'en');
