/** Small departments for the tests of words: the published grade plan, and one line for every shape a sentence has. */

import type { PlanDocument } from '../../src/core/plan/plan.js';
import type { Cell, Data, RowTable, TableRole } from '../../src/core/table/data.js';

/** A table as a workbook door would give it: `header` as written, `fields` canonical. */
export function table(
  role: TableRole,
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
): RowTable {
  const header = Object.keys(columns);
  const letters = header.map((_, i) => String.fromCharCode(65 + i));
  return {
    role,
    name,
    header,
    fields: Object.values(columns),
    columns: header.map((_, i) => rows.map((row) => row[i])),
    typed: false,
    letters,
  };
}

const plan = (rows: Partial<PlanDocument>): PlanDocument => ({
  format: 'premia/1',
  plans: [],
  parameters: [],
  measures: [],
  kpis: [],
  scales: [],
  components: [],
  ...rows,
});

const PEOPLE = { Табельный: 'payee', Сотрудник: 'name', Принят: 'hired' };
const FACTS = { Сотрудник: 'payee', Показатель: 'measure', Период: 'period', Факт: 'fact', План: 'target' };

/** The published person: 40 000,00 + 11 618,50 + 0,00 + 6 000,00 + 111 943,25 = 169 561,75. */
export const zeid: { readonly plan: PlanDocument; readonly data: Data } = {
  plan: plan({
    plans: [{ code: 'Менеджер', currency: 'RUB' }],
    parameters: [
      { code: 'Оклад', value: '40000', unit: 'money', from: '2026-01-01' },
      { code: 'Премия', value: '30000', unit: 'money', from: '2026-01-01' },
    ],
    measures: [
      { code: 'Звонки', unit: 'count', extensive: true },
      { code: 'Встречи', unit: 'count' },
      { code: 'CRM', unit: 'count' },
      {
        code: 'Оплаты',
        unit: 'money',
        rows: {
          table: 'Сделки',
          aggregate: 'sum',
          column: 'Сумма',
          where: 'Статус = оплачена',
          date: 'Дата',
          payee: 'Менеджер',
        },
      },
    ],
    kpis: ['Звонки', 'Встречи', 'CRM'].map((code) => ({
      code,
      measure: code,
      rule: 'ratio' as const,
      weight: code === 'CRM' ? '20%' : '40%',
      floor: '50%',
    })),
    scales: [
      {
        code: 'Процент с продаж',
        from: '2026-01-01',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0%', value: '0%' },
          { from: '51%', value: '3%' },
          { from: '100%', value: '9.5%' },
          { from: '121%', value: '10%' },
        ],
      },
    ],
    components: [
      { code: 'salary', title: 'Оклад', expression: 'prorate(Оклад)' },
      { code: 'kpi1', title: 'Премия за звонки', expression: 'Премия * weight(Звонки) * score(Звонки)' },
      { code: 'kpi2', title: 'Премия за встречи', expression: 'Премия * weight(Встречи) * score(Встречи)' },
      { code: 'kpi3', title: 'Премия за CRM', expression: 'Премия * weight(CRM) * score(CRM)' },
      { code: 'percent', title: 'Процент', expression: 'scale(Процент с продаж, attainment(Оплаты), Оплаты)' },
    ],
  }),
  data: {
    tables: [
      table('people', 'Сотрудники', PEOPLE, [
        ['17', 'Иванов Иван', '2024-01-01'],
        ['18', 'Петрова Анна', '2026-10-12'],
      ]),
      table('facts', 'Факты', FACTS, [
        ['17', 'Звонки', '2026-10', '335', '346'],
        ['17', 'Встречи', '2026-10', 13, 46],
        ['17', 'CRM', '2026-10', 100, 100],
        ['18', 'Звонки', '2026-10', 346, 346],
        ['18', 'Встречи', '2026-10', '', 46],
        ['18', 'CRM', '2026-10', 90, 100],
      ]),
      table('targets', 'Планы', { Сотрудник: 'payee', Показатель: 'measure', Период: 'period', План: 'target' }, [
        ['17', 'Оплаты', '2026-10', '1000000'],
        ['18', 'Оплаты', '2026-10', '1000000'],
      ]),
      table('rows', 'Сделки', { Менеджер: 'Менеджер', Сумма: 'Сумма', Статус: 'Статус', Дата: 'Дата' }, [
        ['Иванов Иван', '1000000,50', 'оплачена', '12.10.2026'],
        ['Иванов Иван', '178349.50', 'Оплачена ', '2026-10-12'],
        ['Иванов Иван', '5', 'нет', '2026-10-12'],
        ['Петрова Анна', '999600', 'оплачена', '2026-10-30'],
        ['Петрв Анна', 5, 'оплачена', '2026-10-13'],
      ]),
      table(
        'adjustments',
        'Корректировки',
        { Сотрудник: 'payee', Период: 'period', Вид: 'kind', Сумма: 'amount', Основание: 'ground', Название: 'title' },
        [
          ['18', '2026-10', 'Разовая премия', '5000', 'приказ 12', ''],
          ['18', '2026-10', 'Снижение премии', '1000', 'приказ 14', 'Опоздания'],
          ['18', '2026-10', 'Удержание', '700', 'заявление', 'Спецодежда'],
          ['18', '2026-10', 'Не заработано', '300', 'служебная записка', 'Отчёт не сдан'],
        ],
      ),
    ],
  },
};

const shape = (title: string, expression: string, more: object = {}) => ({ code: title, title, expression, ...more });

/** One component for every shape of sentence. */
export const shapes: { readonly plan: PlanDocument; readonly data: Data } = {
  plan: plan({
    plans: [{ code: 'Все', currency: 'RUB', weights: 'exact', proration: 'hours' }],
    parameters: [
      { code: 'Оклад', value: '40000', unit: 'money' },
      { code: 'Ставка', value: '2.5%', unit: 'ratio' },
      { code: 'Маржа', title: 'Маржа отдела', value: 'Выручка - Себестоимость', unit: 'money' },
      { code: 'За звонок', value: '15', unit: 'rate' },
    ],
    measures: [
      { code: 'Выручка', unit: 'money' },
      { code: 'Себестоимость', unit: 'money' },
      { code: 'Звонки', unit: 'count' },
      { code: 'Дни', title: 'Срок сделки', unit: 'days', direction: 'down' },
      { code: 'Жалобы', unit: 'count', direction: 'down' },
      { code: 'Оценка', unit: 'number' },
      { code: 'Аттестация', unit: 'flag' },
      { code: 'Конверсия', unit: 'ratio', expression: 'Звонки / 400' },
    ],
    kpis: [
      { code: 'Срок', measure: 'Дни', rule: 'inverse', weight: '40%', cap: '120%' },
      { code: 'Срок с потолком', measure: 'Дни', rule: 'inverse', cap: '105%' },
      { code: 'Срок зеркально', measure: 'Дни', rule: 'mirror' },
      { code: 'Качество', measure: 'Оценка', rule: 'baseNorm', base: '3', norm: '5', weight: '30%' },
      { code: 'Диапазон', measure: 'Оценка', rule: 'range', min: '2', goal: '5', weight: '30%' },
      { code: 'Выручка по шкале', measure: 'Выручка', rule: 'ratio', scale: 'Выплата KPI' },
      { code: 'Аттестация сдана', measure: 'Аттестация', rule: 'flag' },
      { code: 'Уровень', measure: 'Оценка', rule: 'levels', scale: 'Уровни' },
    ],
    scales: [
      {
        code: 'По частям',
        method: 'marginal',
        below: 'zero',
        points: [
          { from: '0', value: '3%' },
          { from: '100000', value: '5%' },
          { from: '500000', value: '7%' },
        ],
      },
      {
        code: 'С оглядкой',
        method: 'mixed',
        below: 'zero',
        points: [
          { from: '0', value: '1%' },
          { from: '100000', value: '2%', lookBack: true },
          { from: '300000', value: '5%' },
        ],
      },
      {
        code: 'Сверх квоты',
        method: 'excessAtTop',
        below: 'zero',
        points: [
          { from: '0', value: '5%' },
          { from: '400000', value: '10%' },
        ],
      },
      {
        code: 'Суммы',
        method: 'amount',
        below: 'zero',
        points: [
          { from: '80%', value: '5000' },
          { from: '100%', value: '15000', after: true },
        ],
      },
      {
        code: 'Линейная',
        method: 'interpolated',
        below: 'zero',
        points: [
          { from: '50%', value: '1%' },
          { from: '120%', value: '4%' },
        ],
      },
      {
        code: 'Выплата KPI',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0%', value: '0%' },
          { from: '90%', value: '80%' },
          { from: '100%', value: '100%' },
        ],
      },
      {
        code: 'Уровни',
        method: 'retroactive',
        below: 'zero',
        points: [
          { from: '0', value: '0%', name: 'Ниже нормы' },
          { from: '4', value: '90%', name: 'Хорошо' },
        ],
      },
      {
        code: 'Матрица',
        method: 'retroactive',
        below: 'zero',
        columns: [{ from: '0%' }, { from: '20%' }],
        points: [
          { from: '0%', value: ['1%', '2%'] },
          { from: '90%', value: ['3%', '4%'] },
        ],
      },
    ],
    components: [
      shape('Оклад по часам', 'prorate(Оклад)'),
      shape('За штуку', 'Звонки * [За звонок]'),
      shape('Процент', 'Выручка * Ставка'),
      shape('От маржи', 'Маржа * 3%'),
      shape('Ступени', 'slices(По частям, Выручка)'),
      shape('Оглядка', 'slices(С оглядкой, Выручка)'),
      shape('Квота', 'slices(Сверх квоты, Выручка)'),
      shape('Средняя ставка', 'scale(По частям, Выручка, Маржа)'),
      shape('Сумма за план', 'scale(Суммы, attainment(Выручка))'),
      shape('Линейно', 'scale(Линейная, attainment(Выручка), Выручка)'),
      shape('Матрица', 'Выручка * rate(Матрица, attainment(Выручка), Маржа / Выручка)'),
      shape('По коэффициенту', 'Оклад * coefficient()'),
      shape('Срок', 'Оклад * score(Срок)'),
      shape('Зеркало', 'Оклад * score(Срок зеркально)'),
      shape('База и норма', 'Оклад * score(Качество)'),
      shape('Диапазон', 'Оклад * score(Диапазон)'),
      shape('Шкала выплат', 'Оклад * score(Выручка по шкале)'),
      shape('Аттестация', 'Оклад * score(Аттестация сдана)'),
      shape('Уровень', 'Оклад * score(Уровень)'),
      shape('С потолком', 'Выручка * 20%', { cap: '60000' }),
      shape('Под потолком', 'Выручка * 2%', { cap: '60000' }),
      shape('С минимумом', 'Выручка * 1%', { floor: '25000' }),
      shape('Большее', 'max(Оклад, Выручка * 3%)'),
      shape('Индекс с потолком', 'Оклад * score(Срок с потолком)'),
      shape('Дисциплина', 'max(Оклад - Жалобы * [За звонок], 0)'),
      shape('По условию', 'if(Звонки >= 300, Оклад, 0)'),
      shape('Отсечка не пройдена', 'Оклад', { when: 'Выручка >= 500000 and Звонки > 100' }),
      shape('Отсечка пройдена', 'Оклад', { when: 'Звонки > 100' }),
      shape('До сотен', 'Выручка * Ставка', { rounding: { to: '100', mode: 'down' } }),
      shape('Команда', 'team(Выручка) * 1%'),
      shape('С отдела', 'subordinates(Выручка) * 1%'),
      shape('Доля', 'share(team(Выручка) * 1%, Выручка)'),
      shape('Сложение', 'Оклад + Маржа * 1% - Выручка * 1%'),
      shape('От другой строки', '[За штуку] * 50%'),
    ],
  }),
  data: {
    tables: [
      table(
        'people',
        'Сотрудники',
        { Табельный: 'payee', Сотрудник: 'name', Команда: 'team', Руководитель: 'head', Принят: 'hired' },
        [
          ['1', 'Соколова Мария', 'Север', '', '2025-03-01'],
          ['2', 'Ли Олег', 'Север', 'Соколова Мария', '2026-10-15'],
        ],
      ),
      table('facts', 'Факты', FACTS, [
        ['1', 'Выручка', '2026-10', '450000', '450045'],
        ['1', 'Себестоимость', '2026-10', '350000', ''],
        ['1', 'Звонки', '2026-10', '320', '300'],
        ['1', 'Дни', '2026-10', '90', '100'],
        ['1', 'Жалобы', '2026-10', '3', ''],
        ['1', 'Оценка', '2026-10', '4,2', ''],
        ['1', 'Аттестация', '2026-10', '1', ''],
        ['2', 'Выручка', '2026-10', '150000', '300000'],
        ['2', 'Себестоимость', '2026-10', '140000', ''],
        ['2', 'Звонки', '2026-10', '50', '300'],
        ['2', 'Дни', '2026-10', '250', '100'],
        ['2', 'Жалобы', '2026-10', '30000', ''],
        ['2', 'Оценка', '2026-10', '2', ''],
        ['2', 'Аттестация', '2026-10', '0', ''],
      ]),
    ],
  },
};

/** Lines that cannot be known: a mistake in the plan, a target that is not there. */
export const broken: typeof shapes = {
  ...shapes,
  plan: {
    ...shapes.plan,
    components: [
      shape('За штуку', 'Звонки * [За звонок]'),
      shape('С ошибкой', '[За звонок] + Оклад'),
      shape('Нет плана', 'Оклад * attainment(Жалобы)'),
    ],
  },
};
