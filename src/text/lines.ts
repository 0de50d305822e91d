/** A payee's whole statement in sentences: components, adjustments, and the plan's own lines. */
import { explain } from '../core/explain.js';
import type { Lang } from '../core/issue.js';
import { next } from '../core/next.js';
import type { Run } from '../core/run.js';
import type { Line } from '../core/statement.js';
import { statement } from '../core/statements.js';
import { explainShort } from './short.js';
import { lineTitle } from './statement.js';
import { show } from './value.js';
import { voiceOf } from './voice.js';
import { wordsOf } from './words.js';

/**
 * One sentence for each line of a payee's statement, in its order, and one for each award.
 * @example explainLines(run, 'Иванов', 'ru')[0] // 'Оклад: 40 000,00 ₽ × 22 из 22 рабочих дней = 40 000,00 ₽'
 */
export function explainLines(run: Run, payee: string, lang: Lang): string[] {
  const own = statement(run, payee);
  if (!own) return [];
  const voice = voiceOf(run, payee, lang);
  const reachable = next(run, payee);
  const grounds = run.prepared.adjustments
    .filter(({ payee: index }) => index === run.prepared.people.find(payee))
    .map(({ ground }) => ground);
  const explained = explain(run, payee);
  const said = explained.map((line) => explainShort(line, reachable, voice));
  const codes = new Set(explained.map((line) => line.code));
  const others = own.lines.filter((line) => line.adjustment !== undefined || !codes.has(line.code));
  return [
    ...said,
    ...others.map((line) => plainLine(line, line.adjustment === undefined ? '' : (grounds.shift() ?? ''))),
  ];

  function plainLine(line: Line, ground: string): string {
    const why = ground === '' ? '' : ` (${wordsOf(lang).ground}: ${ground})`;
    return `${lineTitle(line, lang)}: ${show(line.amount, 'money', voice)}${why}`;
  }
}
