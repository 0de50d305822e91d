/** Places, prizes and pools in words: where a person stands among whom, what decided between equals, what was kept back. */
import { fractionOf, fractionText, subF } from '../core/number/exact.js';
import type { Explanation } from '../core/program/statement.js';
import { counted, daysWords, quote } from './forms.js';
import { formulaText } from './formula.js';
import { acrossName, type Speaking } from './operand.js';
import { wordsOf } from './statement-words.js';
import { show } from './value.js';
import { kindIn } from './voice.js';

/** «команда «Юг»», «все сотрудники»: whom a figure is among. */
export function fieldName(node: Explanation, { voice: { lang } }: Speaking): string {
  const w = wordsOf(lang);
  const among = node.detail?.among;
  if (among === undefined) return acrossName({ ...node, op: 'team' }, lang);
  return among === 'all' ? w.everyone : among === 'plan' ? w.samePlan : w.allTeams;
}

const over = (node: Explanation, { voice: { lang } }: Speaking): string =>
  quote(formulaText(node.detail?.over ?? '', lang), lang);

const money = (value: string, { voice }: Speaking): string => show(value, 'money', voice);
const isNothing = (value: string | null): boolean => value !== null && fractionOf(value).n === 0;

/** «место 2 из 5 по «Продажи», команда «Юг»; наравне: Борис; призы этих мест делятся». */
export function standingNote(node: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const d = node.detail ?? {};
  const among = fieldName(node, s);
  if (d.few) return `${w.participants} ${d.people} ${w.of} ${d.least} ${w.needed}, ${among}: ${w.noPrizes}`;
  if (d.place === undefined) return `${w.takesNoPart}, ${among}`;
  const better = d.down ? ` (${w.lessIsBetter})` : '';
  const team = d.among === 'teams' ? `${w.team} ` : '';
  const stands = `${team}${w.place} ${d.place} ${w.of} ${d.people} ${w.by} ${over(node, s)}${better}, ${among}`;
  const parts = [stands];
  if (d.tied) {
    const more = Number(d.tiedCount) - d.tied.split(', ').length;
    parts.push(`${w.levelWith}: ${d.tied}${more > 0 ? ` +${more}` : ''}`);
  }
  if (node.op === 'prize') parts.push(...prizeNotes(node, s));
  return parts.join('; ');
}

function prizeNotes(node: Explanation, s: Speaking): string[] {
  const w = wordsOf(s.voice.lang);
  const d = node.detail ?? {};
  if (isNothing(node.value)) return [w.noPrize];
  const ties: Readonly<Record<string, string>> = {
    split: w.tiesSplit,
    all: w.tiesAll,
    earliest: w.tiesEarliest,
  };
  const cut = d.budget !== undefined && d.total !== undefined && fractionOf(subtract(d.total, d.budget)).n > 0;
  return [
    ...(d.tied ? [ties[d.ties ?? ''] ?? ''] : []),
    ...(cut ? [`${w.allPrizes} ${money(d.total ?? '0', s)} ${w.reducedTo} ${money(d.budget ?? '0', s)}`] : []),
    ...(d.among === 'teams' ? [new Set(d.shares?.split(';')).size > 1 ? w.teamByResult : w.teamEqually] : []),
  ];
}

const subtract = (a: string, b: string): string => fractionText(subF(fractionOf(a), fractionOf(b)));

/** What a pool kept back, passed on and could not place; '' of a plain share. */
export function poolNote(node: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const d = node.detail ?? {};
  const people = counted(Number(d.capped ?? 0), 'person', s.voice.lang);
  const passed = d.cut === undefined ? null : subtract(d.cut, d.unplaced ?? '0');
  return [
    ...(d.reserve === undefined || isNothing(d.reserve) ? [] : [`${w.reserve} ${money(d.reserve, s)}`]),
    ...(d.isCapped ? [`${w.capOfPerson} ${money(d.cap ?? '0', s)}`] : []),
    ...(passed === null || isNothing(passed) ? [] : [`${w.overCap} ${money(passed, s)} (${people})`]),
    ...(d.unplaced === undefined ? [] : [`${w.unplaced} ${money(d.unplaced, s)}`]),
  ].join('; ');
}

/** «доля 2 из 10 по «Вес», команда «Юг»; резерв 10 000,00 ₽; …»: a share that is no plain division. */
export function poolText(node: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  const { weight, weights } = node.detail ?? {};
  const [fund] = node.children;
  const kind = kindIn(node.detail?.over ?? '', s.voice);
  const part =
    weight === undefined || weights === undefined
      ? ''
      : ` ${show(weight, kind, s.voice)} ${w.of} ${show(weights, kind, s.voice)}`;
  const whole = fund ? ` ${show(fund.value, 'money', s.voice)}` : '';
  return `${w.poolOf}${whole}: ${w.weightPart}${part} ${w.by} ${over(node, s)}, ${fieldName(node, s)}; ${poolNote(node, s)}`;
}

/** What a member's row says beside the figure: the place, the days counted, or what the pool gave. */
export function memberNote({ detail }: Explanation, s: Speaking): string {
  const w = wordsOf(s.voice.lang);
  if (detail?.place !== undefined) return `(${w.place} ${detail.place})`;
  if (detail?.days !== undefined) {
    const stretches = detail.days.split(';').map((days) => days.split(' ') as [string, string]);
    return `(${stretches.map(([from, to]) => daysWords(from, to, s.voice.lang)).join(', ')})`;
  }
  if (detail?.part === undefined) return '';
  return `(${w.gets} ${money(detail.part, s)}${detail.capped ? `, ${w.capOfPerson}` : ''})`;
}
