/** The words of a reconciliation's findings, Russian and English. The add-on keeps them among its data. */
import type { Lang } from '../core/issue/issue.js';

/** A finding in both languages. */
export type DifferenceWords = Readonly<Record<Lang, readonly [title: string, sentence: string, fix: string]>>;

/**
 * By kind, and where they differ by the source the rows stand in; `missing` by the source that lacks them as well.
 */
export const DIFFERENCES: Readonly<Record<string, DifferenceWords>> = {
  'missing deals payments': {
    ru: [
      'Сделка без оплаты',
      '{id} на {amount}: оплаты нет.',
      'Если деньги пришли, внесите оплату с этим номером; если нет, сделка ждёт оплаты.',
    ],
    en: [
      'Deal without a payment',
      '{id} of {amount}: there is no payment.',
      'If the money has come, enter the payment with this id; if not, the deal awaits payment.',
    ],
  },
  'missing payments deals': {
    ru: [
      'Оплата без сделки',
      '{id} на {amount}: сделки с таким номером нет.',
      'Найдите сделку и исправьте номер в оплате или внесите сделку.',
    ],
    en: [
      'Payment without a deal',
      '{id} of {amount}: there is no deal with this id.',
      'Find the deal and correct the id of the payment, or enter the deal.',
    ],
  },
  'missing payments accruals': {
    ru: [
      'Оплачено, но не начислено',
      '{id} на {amount}: начисления нет.',
      'Проверьте, кому засчитана оплата, и начислите за неё или запишите, почему не начисляется.',
    ],
    en: [
      'Paid but not accrued',
      '{id} of {amount}: nothing was accrued.',
      'Check who is credited with the payment and accrue it, or note why it does not count.',
    ],
  },
  'missing accruals payments': {
    ru: [
      'Начислено без оплаты',
      '{id} на {amount}: оплаты нет{accrued}.',
      'Если начисляется за оплаты, отмените начисление до оплаты или найдите оплату.',
    ],
    en: [
      'Accrued without a payment',
      '{id} of {amount}: there is no payment{accrued}.',
      'If pay accrues on payments, take the accrual back until it is paid, or find the payment.',
    ],
  },
  'missing deals accruals': {
    ru: [
      'Сделка не начислена',
      '{id} на {amount}: начисления нет.',
      'Проверьте, кому засчитана сделка, и начислите за неё или запишите, почему не начисляется.',
    ],
    en: [
      'Deal not accrued',
      '{id} of {amount}: nothing was accrued.',
      'Check who is credited with the deal and accrue it, or note why it does not count.',
    ],
  },
  'missing accruals deals': {
    ru: [
      'Начислено без сделки',
      '{id} на {amount}: сделки нет{accrued}.',
      'Найдите сделку и исправьте номер или отмените начисление.',
    ],
    en: [
      'Accrued without a deal',
      '{id} of {amount}: there is no deal{accrued}.',
      'Find the deal and correct the id, or take the accrual back.',
    ],
  },
  'amount payments': {
    ru: [
      'Оплачено не столько, сколько в сделке',
      '{id}: в сделке {others}, оплачено {amount}, разница {effect}.',
      'Сверьте сумму со счётом: доплата ещё придёт, сделку изменили или в одной из сумм описка.',
    ],
    en: [
      'Paid other than the deal says',
      '{id}: the deal says {others}, {amount} was paid, the difference is {effect}.',
      'Compare with the invoice: more is to come, the deal was changed, or one amount is a slip.',
    ],
  },
  'amount accruals': {
    ru: [
      'Начислено не с той суммы',
      '{id}: должно считаться с {others}, посчитано с {amount}, разница {effect}.',
      'Пересчитайте начисление с верной суммы.',
    ],
    en: [
      'Accrued on another amount',
      '{id}: it should count {others}, it counts {amount}, the difference is {effect}.',
      'Accrue again on the right amount.',
    ],
  },
  'duplicate deals': {
    ru: ['Сделка записана дважды', '{id} на {amount}: такая же строка уже есть.', 'Оставьте одну строку.'],
    en: ['Deal entered twice', '{id} of {amount}: the same row is there already.', 'Leave one row.'],
  },
  'duplicate payments': {
    ru: [
      'Оплата записана дважды',
      '{id} на {amount}: такая же строка уже есть.',
      'Оставьте одну строку; если платежа было два, найдите вторую сделку.',
    ],
    en: [
      'Payment entered twice',
      '{id} of {amount}: the same row is there already.',
      'Leave one row; if there were two payments, find the second deal.',
    ],
  },
  'duplicate accruals': {
    ru: ['Начислено дважды', '{id} на {amount}: такая же строка уже есть{accrued}.', 'Отмените повторное начисление.'],
    en: [
      'Accrued twice',
      '{id} of {amount}: the same row is there already{accrued}.',
      'Take the repeated accrual back.',
    ],
  },
  currency: {
    ru: ['Другая валюта', '{id} на {amount}: вторая сторона в другой валюте.', 'Приведите обе строки к одной валюте.'],
    en: [
      'Another currency',
      '{id} of {amount}: the other side is in another currency.',
      'Bring both rows to one currency.',
    ],
  },
  tie: {
    ru: [
      'Без номера, подходит нескольким',
      '{id} на {amount}: по сумме, дате и имени подходит к нескольким ({fits}), поэтому не сопоставлено.',
      'Впишите номер сделки.',
    ],
    en: [
      'No id, fits several',
      '{id} of {amount}: amount, date and name fit several ({fits}), so it is matched with none.',
      'Write the id of the deal.',
    ],
  },
  period: {
    ru: [
      'Даты в разных периодах',
      '{id} на {amount} от {date}: вторая сторона датирована {otherDate}.',
      'Если даты верны, это разница во времени и она закроется сама; если нет, исправьте дату.',
    ],
    en: [
      'Dates in different periods',
      '{id} of {amount} on {date}: the other side is dated {otherDate}.',
      'If the dates are right, this is timing and closes by itself; if not, correct the date.',
    ],
  },
  unreadable: {
    ru: ['Сумма не читается', '{id}: сумма не читается, сравнить нечего.', 'Исправьте ячейку и повторите сверку.'],
    en: [
      'Amount cannot be read',
      '{id}: the amount cannot be read, so there is nothing to compare.',
      'Mend the cell and reconcile again.',
    ],
  },
  early: {
    ru: [
      'Оплата раньше сделки',
      '{id}: оплачено {date}, сделка от {otherDate}.',
      'Если это предоплата, всё в порядке; если нет, исправьте одну из дат.',
    ],
    en: [
      'Paid before the deal',
      '{id}: paid on {date}, the deal is of {otherDate}.',
      'If it was a prepayment, all is well; if not, correct one of the dates.',
    ],
  },
  candidate: {
    ru: [
      'Сопоставлено без точного номера',
      '{id} на {amount} от {date}: похоже на {match}.',
      'Проверьте и впишите номер: пока это предположение.',
    ],
    en: [
      'Matched without an equal id',
      '{id} of {amount} on {date}: looks like {match}.',
      'Check it and write the id: so far it is a guess.',
    ],
  },
  parts: {
    ru: ['Несколько строк, сумма сходится', '{id}: {parts} = {amount}, сходится с {others}.', ''],
    en: ['Several rows, the sum agrees', '{id}: {parts} = {amount}, agrees with {others}.', ''],
  },
};

/** The words under a key; a place that keeps them elsewhere has a function of this name instead. */
export const differenceWords = (key: string): DifferenceWords | undefined => DIFFERENCES[key];
