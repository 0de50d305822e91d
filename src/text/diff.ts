/** Two calculations side by side, in words. */
import type { Change, PayeeDiff } from '../core/explain/diff.js';
import { explain } from '../core/explain/explain.js';
import type { Lang } from '../core/issue/issue.js';
import type { Run } from '../core/run/result.js';
import { explainLine } from './lines.js';
import { lineTitle } from './statement.js';
import { wordsOf } from './statement-words.js';
import { show, signed } from './value.js';
import { plainVoice, voiceOf } from './voice.js';
import { padLeft, padRight, widthOf } from './width.js';

const NOTHING = { ru: 'Суммы не изменились.', en: 'No amount has changed.' } as const;
const HEADS = {
  ru: ['было', 'стало', 'разница'],
  en: ['before', 'after', 'change'],
} as const;

/**
 * Each payee whose pay differs, with the lines that differ: before, after, difference.
 * @example diffText(diff(run, better), 'ru').split('\n')[2] // '  К выплате      169 561,75 ₽  187 618,50 ₽  +18 056,75 ₽'
 */
export function diffText(changes: readonly PayeeDiff[], lang: Lang, why: Why = () => []): string {
  if (changes.length === 0) return NOTHING[lang];
  const blocks = changes.map((change) => ({ rows: payeeRows(change, lang), said: why(change) }));
  const rows = blocks.flatMap((block) => block.rows);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const asLine = ([title, ...figures]: Row): string =>
    [padRight(title, widths[0] ?? 0), ...figures.map((text, i) => padLeft(text, widths[i + 1] ?? 0))]
      .join('  ')
      .trimEnd();
  return blocks
    .map(({ rows: own, said }) => [...own.map(asLine), ...said.map((text) => `    ${text}`)].join('\n'))
    .join(blocks.some(({ said }) => said.length > 0) ? '\n\n' : '\n');
}

/** Sentences under a payee's figures. */
type Why = (change: PayeeDiff) => readonly string[];

/**
 * Why the lines that differ are what they are after the change, a sentence each.
 * @example diffText(diff(before, after), 'ru', (change) => whyText(after, change, 'ru'))
 */
export function whyText(after: Run, { payee, lines }: PayeeDiff, lang: Lang): string[] {
  const keyOf = ({ code, corrects = '' }: { readonly code: string; readonly corrects?: string }): string =>
    `${code} ${corrects}`;
  const differs = new Set(lines.filter((line) => line.after !== null).map(keyOf));
  const voice = voiceOf(after, payee, lang);
  return explain(after, payee)
    .filter((line) => differs.has(keyOf(line)))
    .map((line) => explainLine(line, [], voice));
}

type Row = readonly [title: string, before: string, after: string, delta: string];

function payeeRows(change: PayeeDiff, lang: Lang): Row[] {
  const [before, after, delta] = HEADS[lang];
  const row = (title: string, figures: Change): Row => [`  ${title}`, ...figuresOf(figures, change.currency, lang)];
  const name = change.name === change.payee ? change.name : `${change.name} (${change.payee})`;
  return [
    [name, before, after, delta],
    ...change.lines.map((line) => row(lineTitle({ ...line, stage: 'earned', plan: '', amount: null }, lang), line)),
    row(wordsOf(lang).total, change),
  ];
}

function figuresOf({ before, after, delta }: Change, currency: string, lang: Lang): [string, string, string] {
  const voice = plainVoice(lang, currency);
  const one = (amount: string | null): string => (amount === null ? '—' : show(amount, 'money', voice));
  return [one(before), one(after), delta === null ? '—' : signed(delta, 'money', voice)];
}
