/** A payee's whole statement explained: components, adjustments, and the plan's own lines. */

import { explain, type LineExplanation } from '../core/explain/explain.js';
import { next } from '../core/explain/next.js';
import type { Lang } from '../core/issue/issue.js';
import { readLiteral } from '../core/language/index.js';
import { fractionText } from '../core/number/exact.js';
import type { Explanation, Line, Next } from '../core/program/statement.js';
import type { Run } from '../core/run/result.js';
import { individualConditions, statement } from '../core/run/statements.js';
import { fieldWords, quote } from './forms.js';
import { formulaText } from './formula.js';
import { explainFull, lineRows, rowText } from './full.js';
import { explainShort, linesBelow, reason } from './short.js';
import { correctionTitle, lineTitle } from './statement.js';
import { wordsOf } from './statement-words.js';
import { nodes } from './tree.js';
import { show } from './value.js';
import { plainVoice, type Voice, voiceOf } from './voice.js';

/**
 * One sentence for each line of a payee's statement, in its order, and one for each award; [] when there is nobody of
 * that name.
 * @example explainLines(run, 'Соколова Марина', 'ru')[0] // 'Оклад за месяц: 40 000,00 ₽ × 22 из 22 рабочих дней = 40 000,00 ₽'
 */
export function explainLines(run: Run, payee: string, lang: Lang): string[] {
  const voice = voiceOf(run, payee, lang);
  const reachable = next(run, payee);
  return every(run, payee, lang, (line) => explainLine(line, reachable, voice));
}

/**
 * One sentence for a line of any kind: a closed one says what it was closed with, a correction what is right now and
 * what was paid, any other why it is what it is.
 * @example explainLine(line, [], voiceOf(run, 'Соколова Марина', 'ru')) // 'Оклад за месяц: 40 000,00 ₽ × 22 из 22 рабочих дней = 40 000,00 ₽'
 */
export function explainLine(line: LineExplanation, reachable: readonly Next[], voice: Voice): string {
  if (line.closed) return line.closed;
  if (line.corrects === undefined) return explainShort(line, reachable, voice);
  const [now, was] = line.tree.children;
  const w = wordsOf(voice.lang);
  const money = (tree: Explanation | undefined): string => show(tree?.value ?? null, 'money', voice);
  const title = correctionTitle(line, voice);
  if (!now) return `${title}: ${money(line.tree)}`;
  const why = now.children.length > 0 ? ` (${made(reason(now, voice), money(now))})` : '';
  const said = `${title}: ${w.isNow} ${money(now)}${why}, ${w.wasPaid} ${money(was)} → ${money(line.tree)}`;
  return [said, ...linesBelow(now, voice)].join('\n');
}

/** How an amount was made, without the amount that stands before it. */
function made(why: string, amount: string): string {
  if (why.endsWith(` = ${amount}`)) return why.slice(0, -amount.length - 3);
  return why.startsWith(`${amount} (`) && why.endsWith(')') ? why.slice(amount.length + 2, -1) : why;
}

/**
 * The same lines as indented trees with their sources.
 * @example explainLinesFull(run, 'Соколова Марина', 'ru').length // 5
 */
export function explainLinesFull(run: Run, payee: string, lang: Lang): string[] {
  const voice = voiceOf(run, payee, lang);
  const told = new Set<string>();
  return every(run, payee, lang, (line) => lineRows(line, voice, { told }).map(rowText).join('\n'));
}

/**
 * The rows behind a payee's figures, a heading for each figure and its rows under it; [] where no rows were counted.
 * @example countedLines(run, 'Соколова Марина', 'ru')[0].split('\n')[0] // 'факт «Продажи»: 1 178 350,00 ₽ — 5 строк таблицы «Сделки», столбец «Сумма»'
 */
export function countedLines(run: Run, payee: string, lang: Lang): string[] {
  const voice = voiceOf(run, payee, lang);
  const leaves = explain(run, payee)
    .flatMap(({ tree }) => nodes(tree))
    .filter(({ op, source }) => op === 'measure' && source?.rows?.counted);
  const told = new Map(leaves.map((leaf) => [`${leaf.label} ${leaf.value}`, leaf]));
  return [...told.values()].map((leaf) => explainFull(leaf, voice));
}

/**
 * What holds for a payee instead of the plan's rows, a sentence each.
 * @example individualLines(individual, 'Фомин Лев', 'ru')[0] // 'норма «Закрытые заявки» 94 вместо 103 с 2026-09-01 — Удалённый участок, приказ № 17, Жданова Р.'
 */
export function individualLines(run: Run, payee: string, lang: Lang): string[] {
  const w = wordsOf(lang);
  return individualConditions(run, payee).map(({ code, field, standard, individual, from, reason, author }) => {
    const name = [fieldWords(field, lang), quote(code, lang)].filter((part) => part !== '').join(' ');
    const instead = standard === undefined || standard === '' ? '' : ` ${w.insteadOf} ${valueText(standard, lang)}`;
    const since = from === undefined ? '' : ` ${w.since} ${from}`;
    const why = [reason, author].filter((part) => part !== '').join(', ');
    return `${name} ${valueText(individual, lang)}${instead}${since}${why === '' ? '' : ` — ${why}`}`;
  });
}

/**
 * A number as it is written in the language, an expression as people type it.
 * @example valueText('min(Оклад, 1.5)', 'ru') // 'Мин(Оклад; 1,5)'
 */
export function valueText(text: string, lang: Lang): string {
  const number = readLiteral(text);
  if (number === null) return formulaText(text, lang);
  return show(fractionText(number.value), number.percent ? 'ratio' : 'number', plainVoice(lang), { exact: true });
}

/** Components said by `say`; what was entered by hand, and what the plan takes off or rounds, by its amount. */
function every(run: Run, payee: string, lang: Lang, say: (line: LineExplanation) => string): string[] {
  const own = statement(run, payee);
  if (!own) return [];
  const voice = voiceOf(run, payee, lang);
  const index = run.prepared.people.find(payee);
  const grounds = run.prepared.adjustments.filter((one) => one.payee === index).map(({ ground }) => ground);
  const explained = explain(run, payee);
  const key = ({ code, corrects }: { code: string; corrects?: string }): string => `${code} ${corrects ?? ''}`;
  const codes = new Set(explained.map(key));
  const byHand = (line: Line): boolean => line.adjustment !== undefined && own.state !== 'closed' && !line.corrects;
  const others = own.lines.filter((line) => byHand(line) || !codes.has(key(line)));
  const plain = others.map((line) => {
    const ground = !byHand(line) ? '' : (grounds.shift() ?? '');
    const why = ground === '' ? '' : ` (${wordsOf(lang).ground}: ${ground})`;
    return `${lineTitle(line, lang)}: ${show(line.amount, 'money', voice)}${why}`;
  });
  const rules = explained.filter(({ payout, tree }) => payout && (tree.value !== '0' || payout.left !== undefined));
  return [...explained.filter(({ payout }) => !payout).map(say), ...plain, ...rules.map(say)];
}
