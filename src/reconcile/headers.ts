/** Names of the three tables and of their columns, Russian and English; the more particular spelling comes first. */
import { fold } from '../core/language/index.js';
import { lazy, type Spelling, spellings } from '../core/number/lazy.js';
import type { SourceField, SourceName } from './types.js';

export const SOURCES: readonly SourceName[] = ['deals', 'payments', 'accruals'];

const TABLES: Readonly<Record<SourceName, string>> = {
  deals: 'Сделки|Сделки CRM|CRM|Продажи|Заказы|Deals|CRM deals|Sales|Orders|Opportunities',
  payments: 'Оплаты|Платежи|Поступления|Выписка|Банк|Payments|Receipts|Bank|Bank statement',
  accruals: 'Начислено|Начисления|Начисления по сделкам|Расчёт|Зачтено|Accruals|Accrued|Commissions|Credited',
};

const PAYEE = 'payee|Сотрудник|Менеджер|Ответственный|Продавец|Payee|Manager|Owner|Sales rep';
const CLIENT = 'Клиент|Контрагент|Покупатель|Плательщик|Заказчик|Компания|Client|Customer|Payer|Account|Company|Buyer';
const CURRENCY = 'Валюта|Currency';

const COLUMNS: Readonly<Record<SourceName, Readonly<Partial<Record<SourceField, string>>>>> = {
  deals: {
    amount: 'Сумма сделки|Сумма заказа|Сумма|Стоимость|Бюджет|Выручка|Deal amount|Amount|Value|Total|Sum',
    date: 'Дата сделки|Дата закрытия|Закрыта|Дата продажи|Дата заказа|Дата|Deal date|Close date|Closed|Date',
    client: CLIENT,
    payee: PAYEE,
    currency: CURRENCY,
  },
  payments: {
    amount: 'Сумма оплаты|Сумма платежа|Оплачено|Поступило|Сумма|Payment amount|Amount paid|Paid|Amount|Sum',
    date: 'Дата оплаты|Дата платежа|Дата поступления|Дата|Payment date|Paid on|Date paid|Date',
    client: CLIENT,
    payee: PAYEE,
    currency: CURRENCY,
  },
  accruals: {
    amount:
      'База|База начисления|Засчитано|Зачтено|Сумма оплаты|Сумма сделки|Сумма|Base|Commissionable base|Credited|Payment amount|Deal amount|Amount|Sum',
    pay: 'Начислено|Комиссия|Премия|Процент, ₽|Начисление|К выплате|Accrued|Commission|Bonus|Pay',
    date: 'Дата начисления|Период|Месяц|Расчётный период|Дата|Дата оплаты|Accrual date|Period|Month|Date|Payment date',
    client: CLIENT,
    payee: PAYEE,
    currency: CURRENCY,
  },
};

/** What an id column numbers. «ID» alone numbers the rows of its own table, so it is the last choice. */
const IDS = spellings(() => [
  ['deal', ['№ сделки|Номер сделки|ID сделки|Код сделки|Сделка|Deal ID|Deal no|Deal number|Deal']],
  ['order', ['№ заказа|Номер заказа|Заказ|Order ID|Order no|Order number|Order']],
  ['invoice', ['№ счёта|Номер счёта|Счёт|Invoice ID|Invoice no|Invoice number|Invoice']],
  ['contract', ['№ договора|Номер договора|Договор|Contract ID|Contract no|Contract number|Contract']],
  ['own', ['ID|Номер|Код|Number|No']],
]);

const TABLE_NAMES = spellings(() => SOURCES.map((source) => [source, [TABLES[source]]]));
const COLUMN_NAMES = lazy(
  () =>
    new Map(
      SOURCES.map((source) => [
        source,
        spellings(() => Object.entries(COLUMNS[source]).map(([field, list]) => [field, [list]])),
      ]),
    ),
);

/** One spelling of headers and names: case, «ё», «№», marks of units. */
export const keyOf = (text: string): string =>
  fold(
    text
      .normalize('NFC')
      .replace(/[«»"“”]/g, '')
      .replace(/№/g, 'номер '),
  )
    .replace(/(?:,| в)? *\(?(?:%|₽|руб\.?|\$|€)\)?$/, '')
    .replace(/[\s:*]+$/, '')
    .replace(/ +/g, ' ');

/** Which source a table's name speaks of. @example sourceOfName('Оплаты')?.name // 'payments' */
export const sourceOfName = (name: string): Spelling | undefined => TABLE_NAMES.get(keyOf(name));

/** Words of longer names, «Оплаты за октябрь»: a source each word may speak of. */
export function sourceInName(name: string): Spelling | undefined {
  for (const word of keyOf(name).split(/[^a-zа-я]+/)) {
    const found = word === '' ? undefined : TABLE_NAMES.get(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a header of a source means, the id aside. */
export const fieldOfHeader = (source: SourceName, header: string): Spelling | undefined =>
  COLUMN_NAMES().get(source)?.get(keyOf(header));

/** What an id column numbers. @example idOfHeader('№ сделки')?.name // 'deal' */
export const idOfHeader = (header: string): Spelling | undefined => IDS.get(keyOf(header));
