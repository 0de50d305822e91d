/** The rows behind a figure: «какие сделки посчитаны», and how many of the payee's were not and why. */

import type { Place } from '../core/issue/issue.js';
import { placeText } from '../core/language/issue-text.js';
import type { Kind } from '../core/plan/kinds.js';
import type { CountedRow, CountedRows, LeftOut, RestOfRows } from '../core/program/statement.js';
import { counted as numbered, quote } from './forms.js';
import { formulaText } from './formula.js';
import { wordsOf } from './statement-words.js';
import { dayText, show } from './value.js';
import type { Voice } from './voice.js';

/** What an row of an explanation says. */
interface Row {
  readonly text: string;
  readonly value: string;
  readonly source: string;
  readonly place?: Place;
}

/** A row for each that is listed, one for the rest, one for each reason why others were not counted. */
export function countedTexts({ listed, rest, leftOut }: CountedRows, kind: Kind, voice: Voice): Row[] {
  const w = wordsOf(voice.lang);
  return [
    ...listed.map((row) => rowTold(row, kind, voice)),
    ...(rest ? [{ text: w.more, value: several(rest, kind, voice), source: '' }] : []),
    ...leftOut.map((out) => ({ text: w.notCounted, value: several(out, kind, voice), source: whyOut(out, voice) })),
  ];
}

/** «07.10.2026, ООО «Орион»: 586 000,00 ₽ — «Сделки», строка 9, столбец «Сумма»». */
function rowTold(row: CountedRow, kind: Kind, voice: Voice): Row {
  const { day, names, amount, of, share, rule, place } = row;
  const w = wordsOf(voice.lang);
  const value = (exact: string): string => show(exact, kind, voice, { exact: true });
  const part =
    share === undefined ? '' : `${show(share, 'ratio', voice, { exact: true })} ${w.ofWhole} ${value(of ?? '')}`;
  return {
    text: [...(day === undefined ? [] : [dayText(day, voice)]), ...names].join(', ') || `${w.row} ${place.row ?? ''}`,
    value: `${amount === undefined ? w.counts : value(amount)}${part === '' ? '' : ` (${part} ${w.byRule} ${quote(rule ?? '', voice.lang)})`}`,
    source: placeText(place, voice.lang),
    place,
  };
}

/** «214 строк на 1 234 567,00 ₽». */
const several = ({ count, amount }: RestOfRows, kind: Kind, voice: Voice): string =>
  [
    numbered(count, 'row', voice.lang),
    ...(amount === undefined ? [] : [wordsOf(voice.lang).worth, show(amount, kind, voice, { exact: true })]),
  ].join(' ');

function whyOut({ reason, days = [], condition = '' }: LeftOut, voice: Voice): string {
  const w = wordsOf(voice.lang);
  if (reason === 'undated') return w.noDate;
  if (reason === 'condition') return `${w.conditionNotMet}: ${formulaText(condition, voice.lang)}`;
  return `${w.otherPeriod}: ${[...new Set(days)].map((day) => dayText(day, voice)).join(' – ')}`;
}
