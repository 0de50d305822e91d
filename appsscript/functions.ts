/**
 * The custom functions, as one table: the top-level stubs of code.js with their autocomplete help, docs/functions.md,
 * docs/ru/funkcii.md and the registration in the local workbook are made from it. What they compute is in cells/.
 */

/** A text in both languages. */
export interface Said {
  readonly ru: string;
  readonly en: string;
}

export interface Parameter {
  /** As the stub names it. */
  readonly name: string;
  readonly text: Said;
  /** What stands in the autocomplete example. */
  readonly example: string;
  readonly optional?: true;
  /** Any number of arguments from here on. */
  readonly many?: true;
}

export interface CustomFunction {
  readonly name: string;
  readonly text: Said;
  readonly parameters: readonly Parameter[];
  readonly result: Said;
  /** A formula as typed, with `;` between arguments, which Sheets takes in every locale. */
  readonly example: string;
}

const WHO: Parameter = {
  name: 'who',
  example: 'A2:A40',
  text: {
    ru: 'Имя, табельный № или диапазон с ними. Диапазон с шапкой даёт ответ с шапкой.',
    en: 'A name, a personnel number or a range of them. A range with a header gives an answer with one.',
  },
};
const SOME: Parameter = {
  ...WHO,
  text: {
    ru: 'Имя, табельный № или диапазон с ними; пусто — все.',
    en: 'A name, a personnel number or a range of them; empty: everybody.',
  },
};
const PERIOD: Parameter = {
  name: 'period',
  example: '"2026-10"',
  text: {
    ru: 'Период: «2026-10», «2026-Q4», день, код таблицы периодов; дата — её месяц.',
    en: 'Period: "2026-10", "2026-Q4", a day, a code of the periods table; a date is its month.',
  },
};
const TABLES: Parameter = {
  name: 'tables',
  example: 'Plan!A:K',
  many: true,
  text: {
    ru: 'Таблицы схемы, людей и данных вместе с шапкой, в любом порядке; журнал тоже.',
    en: 'Tables of the plan, people and data with their headers, in any order; the ledger too.',
  },
};

export const FUNCTIONS: readonly CustomFunction[] = [
  {
    name: 'BONUS',
    text: {
      ru: 'Сумма к выплате за период, до вычета НДФЛ: одному или всем сразу.',
      en: 'What is payable for the period, gross: to one payee or to everybody at once.',
    },
    parameters: [
      WHO,
      PERIOD,
      {
        ...TABLES,
        text: {
          ru: `${TABLES.text.ru} С «по начислениям» в конце — колонка на каждое начисление и итог.`,
          en: `${TABLES.text.en} With "by component" at the end: a column for each component and the total.`,
        },
      },
    ],
    result: {
      ru: 'Сумма на каждого. Неизвестная сумма — ошибка, которая видна и в СУММ; почему, говорит BONUS_WHY.',
      en: 'An amount each. An unknown amount is an error that a SUM shows as well; BONUS_WHY says why.',
    },
    example: '=BONUS(A2:A40; "2026-10"; Plan!A:K; People!A:H; Deals!A:M; Ledger!A:U)',
  },
  {
    name: 'BONUS_LINES',
    text: {
      ru: 'Строки расчёта премии: что начислено и выплачено.',
      en: 'The lines of the statement: earned and paid.',
    },
    parameters: [SOME, PERIOD, TABLES],
    result: {
      ru: 'Шапка и строка на каждое начисление; сумма строк — к выплате.',
      en: 'A header and a row for each line; the rows add up to what is payable.',
    },
    example: '=BONUS_LINES(A2; "2026-10"; Plan!A:K; People!A:H; Deals!A:M; Ledger!A:U)',
  },
  {
    name: 'BONUS_WHY',
    text: {
      ru: 'Почему столько: каждый шаг расчёта с его источником.',
      en: 'Why this amount: every step with its source.',
    },
    parameters: [WHO, PERIOD, TABLES],
    result: {
      ru: 'Три колонки: что это (с отступом), значение и как оно получено, откуда взято.',
      en: 'Three columns: what it is (indented), its value and how it was made, where it came from.',
    },
    example: '=BONUS_WHY(A2; "2026-10"; Plan!A:K; People!A:H; Deals!A:M; Ledger!A:U)',
  },
  {
    name: 'BONUS_NEXT',
    text: {
      ru: 'На день внутри периода: уже начислено, прогноз по темпу, сколько осталось до нормы и до следующей ступени.',
      en: 'On a day inside the period: accrued so far, forecast by run rate, missing to the norm and to the next tier.',
    },
    parameters: [
      WHO,
      {
        name: 'day',
        example: '"2026-10-12"',
        text: {
          ru: 'День, на который отвечать; период — его месяц.',
          en: 'The day to answer for; its month is the period.',
        },
      },
      TABLES,
    ],
    result: {
      ru: 'Шапка и строки: сотрудник, что, значение, что это прибавит. Строки с более поздней датой ещё не считаются. Прогноз: накопленное × рабочие дни периода ÷ прошедшие; ступени нарастающего итога — уже достигнутые.',
      en: 'A header and rows: payee, what, value, what it would add. Rows of later days do not count yet. Forecast: what there is × working days of the period ÷ those gone, at the tiers its running totals have reached.',
    },
    example: '=BONUS_NEXT(A2; "2026-10-12"; Plan!A:K; People!A:H; Deals!A:M; Ledger!A:U)',
  },
  {
    name: 'KPI',
    text: {
      ru: 'Показатели KPI: факт, план, % выполнения, вес и индекс.',
      en: 'KPIs: fact, target, attainment, weight, score.',
    },
    parameters: [SOME, PERIOD, TABLES],
    result: { ru: 'Шапка и строка на каждый KPI.', en: 'A header and a row for each KPI.' },
    example: '=KPI(A2:A40; "2026-10"; Plan!A:K; People!A:H; Facts!A:E)',
  },
  {
    name: 'ATTAINMENT',
    text: { ru: '% выполнения одного показателя, без схемы.', en: 'Attainment of one measure, without a plan.' },
    parameters: [
      { name: 'fact', example: 'B2', text: { ru: 'Факт.', en: 'Fact.' } },
      { name: 'target', example: 'C2', text: { ru: 'План (норма).', en: 'Target (norm).' } },
      {
        name: 'rule',
        example: '"факт/план"',
        optional: true,
        text: {
          ru: 'Правило: «факт/план» (если не указано), «план/факт», «зеркало» (2 − факт/план) или «база–норма».',
          en: 'Rule: "fact/target" (the default), "target/fact", "mirror" (2 − fact/target) or "base-norm".',
        },
      },
      {
        name: 'base',
        example: 'D2',
        optional: true,
        text: { ru: 'База, для правила «база–норма».', en: 'Base, for the rule "base-norm".' },
      },
    ],
    result: { ru: 'Доля: 0,9 — это 90 %.', en: 'A ratio: 0.9 is 90 %.' },
    example: '=ATTAINMENT(B2; C2)',
  },
  {
    name: 'SCALE',
    text: {
      ru: 'Ставка шкалы для числа или сумма по шкале.',
      en: 'The rate of a scale for a number, or the pay by it.',
    },
    parameters: [
      {
        name: 'value',
        example: 'B2',
        text: { ru: 'Число, по которому выбирается ступень.', en: 'The number that picks the tier.' },
      },
      {
        name: 'table',
        example: 'Scales!A:D',
        text: {
          ru: 'Таблица шкалы с шапкой: шкала, метод, от, ставка.',
          en: 'The table of the scale with its header: scale, method, from, rate.',
        },
      },
      {
        name: 'base',
        example: 'C2',
        optional: true,
        text: {
          ru: 'База начисления: с ней ответ — сумма методом шкалы.',
          en: 'The base: with it the answer is the pay by the method of the scale.',
        },
      },
      {
        name: 'name',
        example: '"Процент с продаж"',
        optional: true,
        text: { ru: 'Какая шкала, если в таблице их несколько.', en: 'Which scale, where the table holds several.' },
      },
    ],
    result: { ru: 'Число.', en: 'A number.' },
    example: '=SCALE(B2; Scales!A:D; C2)',
  },
  {
    name: 'SMART',
    text: {
      ru: 'Проверка целей по SMART: пять оценок на каждую цель.',
      en: 'Are the goals SMART: five verdicts on each.',
    },
    parameters: [PERIOD, TABLES],
    result: {
      ru: 'Шапка и строки: цель, буква, оценка, почему, что сделать.',
      en: 'A header and rows: goal, letter, verdict, why, what to do.',
    },
    example: '=SMART("2026-10"; Plan!A:K; People!A:H; Facts!A:E)',
  },
  {
    name: 'PLAN_CHECK',
    text: {
      ru: 'Что не так в схеме и данных, где и что сделать.',
      en: 'What is wrong in plan and data, where, and what to do.',
    },
    parameters: [
      {
        ...PERIOD,
        text: {
          ru: `${PERIOD.text.ru} Пусто — все периоды данных.`,
          en: `${PERIOD.text.en} Empty: every period of the data.`,
        },
      },
      TABLES,
    ],
    result: {
      ru: 'Шапка и строка на каждое замечание; нет замечаний — строка об этом. С «кратко» в конце — главное из них в одной ячейке.',
      en: 'A header and a row for each issue; a row that says so where there is none. With "in short" at the end: the main one in a cell.',
    },
    example: '=PLAN_CHECK("2026-10"; Plan!A:K; People!A:H; Deals!A:M)',
  },
  {
    name: 'RECONCILE',
    text: { ru: 'Сверка сделок, оплат и начислений.', en: 'Deals, payments and accruals held against each other.' },
    parameters: [
      { ...PERIOD, text: { ru: `${PERIOD.text.ru} Пусто — все строки.`, en: `${PERIOD.text.en} Empty: all rows.` } },
      TABLES,
    ],
    result: { ru: 'Шапка и строка на каждое расхождение.', en: 'A header and a row for each difference.' },
    example: '=RECONCILE("2026-10"; Deals!A:H; Payments!A:F; Accruals!A:F)',
  },
];
