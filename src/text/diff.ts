/** Two calculations side by side, in words. */
import type { Change, PayeeDiff } from '../core/explain/diff.js';
import type { Lang } from '../core/issue/issue.js';
import { lineTitle } from './statement.js';
import { wordsOf } from './statement-words.js';
import { show, signed } from './value.js';
import { plainVoice } from './voice.js';
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
export function diffText(changes: readonly PayeeDiff[], lang: Lang): string {
  if (changes.length === 0) return NOTHING[lang];
  const rows = changes.flatMap((change) => payeeRows(change, lang));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  return rows
    .map(([title, ...figures]) =>
      [padRight(title, widths[0] ?? 0), ...figures.map((text, i) => padLeft(text, widths[i + 1] ?? 0))]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
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
