/**
 * The words of every SMART finding, in Russian and English: what was found and what to do. `{name}` stands for a parameter,
 * `{place}` for the cell. Data alone: smart-text.ts says them. One line here is one code; test/core/smart.test.ts produces each.
 */
import type { Lang } from '../core/issue/issue.js';

type Words = readonly [sentence: string, fix: string];

const OWNERS_RU = 'Отвечают: {owners} (сотрудников: {count}).';
const OWNERS_EN = 'Owned by: {owners} (payees: {count}).';

const WORDS = {
  'specific-rows': {
    ru: [`«{measure}» ({unit}) считается по таблице «{table}». ${OWNERS_RU}`, ''],
    en: [`"{measure}" ({unit}) is counted from table "{table}". ${OWNERS_EN}`, ''],
  },
  'specific-formula': {
    ru: [`«{measure}» ({unit}) считается по формуле «{formula}». ${OWNERS_RU}`, ''],
    en: [`"{measure}" ({unit}) is computed as "{formula}". ${OWNERS_EN}`, ''],
  },
  'specific-facts': {
    ru: [`«{measure}» ({unit}) берётся из готовых фактов. ${OWNERS_RU}`, ''],
    en: [`"{measure}" ({unit}) is read from ready facts. ${OWNERS_EN}`, ''],
  },
  'specific-measure': {
    ru: [
      'Показателя «{measure}» нет, или он не действует для этих сотрудников.',
      'Добавьте показатель или исправьте его название в KPI.',
    ],
    en: [
      'There is no measure "{measure}", or it does not hold for these payees.',
      'Add the measure, or correct its name in the KPI.',
    ],
  },
  'specific-unit': {
    ru: [
      'У показателя «{measure}» не названа единица.',
      'Укажите, в чём он измеряется: деньги, количество, доля, дни.',
    ],
    en: ['Measure "{measure}" has no unit.', 'Say what it is counted in: money, count, ratio, days.'],
  },
  'specific-source': {
    ru: [
      'Не сказано, откуда берётся «{measure}»: нет ни таблицы, ни формулы, ни готовых фактов.',
      'Укажите таблицу и колонку или формулу либо внесите факты в таблицу «Факты».',
    ],
    en: [
      'Nothing says where "{measure}" comes from: there is no table, no formula and no ready fact.',
      'Name a table and a column or a formula, or enter facts in the facts table.',
    ],
  },
  'measurable-ok': {
    ru: ['Данные есть, все числовые. Проверены периоды: {periods}.', ''],
    en: ['The data is there and numeric. Periods checked: {periods}.', ''],
  },
  'measurable-people': {
    ru: ['Считается по данным о сотрудниках и календарю.', ''],
    en: ['Computed from the people table and the calendar.', ''],
  },
  'measurable-text': {
    ru: [
      '«{measure}»: числа записаны текстом, таких ячеек {count}. Первая: {place}.',
      'Задайте ячейкам числовой формат: формулы таблицы текст пропускают.',
    ],
    en: [
      '"{measure}": numbers are typed as text, cells: {count}. The first: {place}.',
      'Give the cells a number format: sheet formulas skip text.',
    ],
  },
  'measurable-broken': {
    ru: [
      '«{measure}»: пусто или не число, таких ячеек {count}. Первая: {place}.',
      'Впишите числа; если это ноль, напишите 0.',
    ],
    en: [
      '"{measure}": empty or not a number, cells: {count}. The first: {place}.',
      'Enter numbers; write 0 if it is zero.',
    ],
  },
  'measurable-table': {
    ru: [
      'Среди данных нет таблицы «{table}» (показатель «{measure}»).',
      'Добавьте таблицу или исправьте название в показателе.',
    ],
    en: [
      'The data has no table "{table}" (measure "{measure}").',
      'Add the table, or correct its name in the measure.',
    ],
  },
  'measurable-column': {
    ru: [
      'В таблице «{table}» нет столбца «{column}» (показатель «{measure}»).',
      'Добавьте столбец или исправьте название в показателе.',
    ],
    en: [
      'Table "{table}" has no column "{column}" (measure "{measure}").',
      'Add the column, or correct its name in the measure.',
    ],
  },
  'measurable-nothing': {
    ru: ['Данных по показателю «{measure}» нет.', 'Внесите факты или строки таблицы, по которой он считается.'],
    en: ['There is no data for measure "{measure}".', 'Enter facts, or rows of the table it is counted from.'],
  },
  'measurable-formula': {
    ru: ['Показатель «{measure}» не вычисляется.', 'Исправьте его строку: что в ней не так, говорит проверка схемы.'],
    en: ['Measure "{measure}" cannot be computed.', 'Correct its row: the check of the plan says what is wrong.'],
  },
  'achievable-ok': {
    ru: ['Цель выполнена в {share} случаев ({reached} из {count}).', ''],
    en: ['The goal was reached in {share} of cases ({reached} of {count}).', ''],
  },
  'achievable-too-high': {
    ru: [
      'Цель завышена: выполнена в {share} случаев ({reached} из {count}), меньше {low}.',
      'Снизьте план или разберите, что мешает его выполнять.',
    ],
    en: [
      'The goal is set too high: reached in {share} of cases ({reached} of {count}), below {low}.',
      'Lower the target, or find out what stands in its way.',
    ],
  },
  'achievable-too-low': {
    ru: [
      'Цель занижена: выполнена в {share} случаев ({reached} из {count}), больше {high}.',
      'Поднимите план: он выполняется почти всегда.',
    ],
    en: [
      'The goal is set too low: reached in {share} of cases ({reached} of {count}), above {high}.',
      'Raise the target: it is reached nearly always.',
    ],
  },
  'achievable-no-history': {
    ru: [
      'Нет истории: сопоставимых результатов {count}, нужно не меньше {needed}.',
      'Внесите факты и планы прошлых периодов или вернитесь к проверке, когда они накопятся.',
    ],
    en: [
      'No history: comparable results {count}, at least {needed} are needed.',
      'Enter facts and targets of past periods, or come back when there are enough.',
    ],
  },
  'relevant-weight': {
    ru: ['Вес {weight}. Влияет на: {components}.', ''],
    en: ['Weight {weight}. It moves: {components}.', ''],
  },
  'relevant-paid': {
    ru: ['Влияет на: {components}.', ''],
    en: ['It moves: {components}.', ''],
  },
  'relevant-parent': {
    ru: ['Входит в цель: {parent}.', ''],
    en: ['It is part of the goal: {parent}.', ''],
  },
  'relevant-fact': {
    ru: ['Факт оплачивается: {components}. Сам план на сумму не влияет.', ''],
    en: ['The fact is paid: {components}. The target itself does not change the amount.', ''],
  },
  'relevant-unpaid': {
    ru: [
      'Не влияет ни на одно начисление и не входит ни в одну другую цель.',
      'Дайте KPI вес и включите коэффициент результативности в начисление или уберите KPI.',
    ],
    en: [
      'It moves no line of pay and is part of no other goal.',
      'Give the KPI a weight and use the scorecard coefficient in a component, or remove the KPI.',
    ],
  },
  'relevant-no-weight': {
    ru: ['Вес равен нулю.', 'Задайте вес или уберите KPI.'],
    en: ['The weight is zero.', 'Give it a weight, or remove the KPI.'],
  },
  'relevant-weight-unknown': {
    ru: ['Вес не вычисляется.', 'Исправьте веса: что в них не так, говорит проверка схемы.'],
    en: ['The weight cannot be computed.', 'Correct the weights: the check of the plan says what is wrong.'],
  },
  'relevant-light': {
    ru: ['Вес {weight} меньше {low}: в выплате его почти не видно.', 'Увеличьте вес или уберите KPI.'],
    en: ['Weight {weight} is below {low}: it hardly shows in the pay.', 'Raise the weight, or remove the KPI.'],
  },
  'relevant-heavy': {
    ru: ['Вес {weight} больше {high}: остальные цели почти не важны.', 'Разделите вес с другими целями.'],
    en: ['Weight {weight} is above {high}: other goals hardly matter.', 'Share the weight with other goals.'],
  },
  'relevant-many': {
    ru: ['У одного сотрудника {count} KPI, больше {limit}: внимание рассеивается.', 'Оставьте главные KPI.'],
    en: ['One payee has {count} KPIs, more than {limit}: attention is spread thin.', 'Keep the main KPIs.'],
  },
  'timed-ok': {
    ru: ['Период {period}, срок до {date}.', ''],
    en: ['Period {period}, due by {date}.', ''],
  },
  'timed-no-target': {
    ru: ['На период {period} план не задан.', 'Внесите его в таблицу «Планы».'],
    en: ['There is no target for {period}.', 'Enter it in the targets table.'],
  },
  'timed-some': {
    ru: ['На период {period} план задан не всем: {have} из {count}.', 'Внесите недостающие строки в таблицу «Планы».'],
    en: ['Not everybody has a target for {period}: {have} of {count}.', 'Enter the missing rows in the targets table.'],
  },
  'timed-no-plan': {
    ru: [
      'Схема «{plan}» в периоде {period} не действует.',
      'Исправьте дату, с которой она действует, или переведите сотрудников на другую схему.',
    ],
    en: [
      'Plan "{plan}" is not in force in {period}.',
      'Correct the day it starts, or move its payees to another plan.',
    ],
  },
  'timed-ends': {
    ru: ['Цель перестаёт действовать {date}, до конца периода.', 'Перенесите окончание на начало следующего периода.'],
    en: ['The goal stops on {date}, before the period ends.', 'Move its end to the start of the next period.'],
  },
  'timed-review': {
    ru: ['Срок пересмотра схемы «{plan}» прошёл {date}.', 'Пересмотрите схему и назначьте следующую дату.'],
    en: ['The review of plan "{plan}" was due by {date}.', 'Review the plan and set the next date.'],
  },
  'indicators-ok': {
    ru: ['Схема «{plan}»: оплачиваемых показателей {count}, не больше {limit}.', ''],
    en: ['Plan "{plan}": paid indicators {count}, at most {limit}.', ''],
  },
  'indicators-many': {
    ru: [
      'Схема «{plan}»: оплачиваемых показателей {count}, больше {limit}. Сотруднику трудно понять, за что платят.',
      'Оставьте в оплате главные показатели.',
    ],
    en: [
      'Plan "{plan}": paid indicators {count}, more than {limit}. It is hard to see what is paid for.',
      'Keep the main indicators in the pay.',
    ],
  },
  'coefficients-ok': {
    ru: ['Схема «{plan}»: перемножаемых коэффициентов не больше {count}.', ''],
    en: ['Plan "{plan}": multiplied coefficients at most {count}.', ''],
  },
  'coefficients-many': {
    ru: [
      'Схема «{plan}», «{component}»: перемножается коэффициентов {count}, больше {limit}.',
      'Сложите коэффициенты с весами или уберите лишние.',
    ],
    en: [
      'Plan "{plan}", "{component}": multiplied coefficients {count}, more than {limit}.',
      'Add the coefficients up with weights, or remove some.',
    ],
  },
  'review-ok': {
    ru: ['Схема «{plan}» будет пересмотрена до {date}.', ''],
    en: ['Plan "{plan}" is due for review by {date}.', ''],
  },
  'review-overdue': {
    ru: ['Схема «{plan}» не пересмотрена в срок: {date}.', 'Пересмотрите схему и назначьте следующую дату.'],
    en: ['Plan "{plan}" was not reviewed in time: {date}.', 'Review the plan and set the next date.'],
  },
  'review-unset': {
    ru: ['У схемы «{plan}» нет даты пересмотра.', 'Заполните «Пересмотреть до».'],
    en: ['Plan "{plan}" has no review date.', 'Set its review date.'],
  },
  unowned: {
    ru: ['KPI «{kpi}» ни на кого не распространяется.', 'Проверьте, для кого он: схему, роль и грейд.'],
    en: ['KPI "{kpi}" holds for nobody.', 'Check whom it is for: plan, role and grade.'],
  },
  'fair-ok': {
    ru: ['При одинаковых роли и данных выплаты одинаковы (сравнений: {count}).', ''],
    en: ['Equal role and inputs give equal pay (comparisons: {count}).', ''],
  },
  'fair-nobody': {
    ru: ['Сравнить выплаты не на ком: одинаковых данных нет ни у кого.', ''],
    en: ['There is nobody to compare: no two payees have equal inputs.', ''],
  },
  'fair-differs': {
    ru: [
      '{first} и {second}: роль и данные одинаковы, а выплаты разные, {firstTotal} и {secondTotal}. Отличаются: {lines}.',
      'Проверьте основание разницы или выровняйте выплаты.',
    ],
    en: [
      '{first} and {second}: same role and inputs, different pay, {firstTotal} and {secondTotal}. They differ in: {lines}.',
      'Check the ground for the difference, or make the pay equal.',
    ],
  },
  'spread-ok': {
    ru: ['{who}: выплата к показателю «{measure}» от {least} ({leastName}) до {most} ({mostName}).', ''],
    en: ['{who}: pay per "{measure}" from {least} ({leastName}) to {most} ({mostName}).', ''],
  },
  'spread-wide': {
    ru: [
      '{who}: выплата к показателю «{measure}» от {least} ({leastName}) до {most} ({mostName}). Наибольшая составляет {ratio} наименьшей, больше {limit}.',
      'Проверьте, чем объясняется разница: окладом, ступенями шкалы, планом.',
    ],
    en: [
      '{who}: pay per "{measure}" from {least} ({leastName}) to {most} ({mostName}). The most is {ratio} of the least, above {limit}.',
      'See what explains it: the salary, the tiers of a scale, the target.',
    ],
  },
  'overrides-ok': {
    ru: ['Индивидуальные условия: {count} из {total} ({share}).', ''],
    en: ['Individual conditions: {count} of {total} ({share}).', ''],
  },
  'overrides-many': {
    ru: [
      'Индивидуальные условия: {count} из {total} ({share}), больше {limit}.',
      'Перенесите частые исключения в правила роли или грейда.',
    ],
    en: [
      'Individual conditions: {count} of {total} ({share}), above {limit}.',
      'Move frequent exceptions into rules of a role or grade.',
    ],
  },
} as const satisfies Record<string, Readonly<Record<Lang, Words>>>;

export type FindingCode = keyof typeof WORDS;

/** Every code there is. */
export const FINDING_CODES = Object.keys(WORDS) as readonly FindingCode[];

/** The words of a code. A place that keeps them elsewhere has a function of this name instead. */
export const findingWords = (code: FindingCode): Readonly<Record<Lang, Words>> => WORDS[code];
