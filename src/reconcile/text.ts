/** The whole reconciliation as an accountant reads it: totals, how they bridge, then the differences in groups. */

import type { Lang } from '../core/issue/issue.js';
import { placeText } from '../core/language/issue-text.js';
import { addF, fractionOf, fractionText } from '../core/number/exact.js';
import type { Bridge, Difference, PayEffect, Reconciliation, RowShown, SourceTotal } from './types.js';
import { amountText, differenceText, signedText, sourceWords, titleOf } from './words.js';

/** Differences of one group that are printed; all of them stand in the data. */
const MOST_SHOWN = 20;
/** Further rows a difference names. */
const MOST_ROWS = 4;

const WORDS = {
  ru: {
    agreed: 'Сошлось: {agreed} из {compared}.',
    nothing: 'Расхождений нет: сошлось всё ({compared}).',
    empty: 'Сверять нечего.',
    rows: 'строк: {n}',
    without: 'без нечитаемых строк ({n})',
    bridge: 'От «{from}» к «{to}»',
    more: 'и ещё {n}: все в --json или --most {all}',
    also: 'также',
    fix: 'Если исправить, премия за {period}: {changes}.',
    row: 'Эта строка даёт в премии за {period}: {changes}.',
    fixNone: 'Исправление не меняет премию за {period}.',
    rowNone: 'Премия за {period} от этой строки не зависит.',
  },
  en: {
    agreed: 'Agree: {agreed} of {compared}.',
    nothing: 'No differences: everything agrees ({compared}).',
    empty: 'There is nothing to reconcile.',
    rows: 'rows: {n}',
    without: 'unreadable rows left out ({n})',
    bridge: 'From "{from}" to "{to}"',
    more: 'and {n} more: all of them in --json or --most {all}',
    also: 'also',
    fix: 'Put right, pay of {period} changes: {changes}.',
    row: 'This row gives in pay of {period}: {changes}.',
    fixNone: 'Putting it right does not change pay of {period}.',
    rowNone: 'Pay of {period} does not depend on this row.',
  },
} as const;

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/**
 * The report in words. A reconciliation without differences says so in one line.
 * @param most differences printed in each group
 * @example reconcileText(reconcile(sources, { period: '2026-10' }), 'ru').split('\n')[3] // 'Сошлось: 2 из 15.'
 */
export function reconcileText(found: Reconciliation, lang: Lang, most = MOST_SHOWN): string {
  const w = WORDS[lang];
  if (found.sources.length === 0) return w.empty;
  const { agreed, compared } = found;
  if (found.differences.length === 0) return fill(w.nothing, { compared });
  const names = new Map(found.sources.map(({ source, table }) => [source, table]));
  return [
    [...found.sources.map((source) => sourceText(source, lang)), fill(w.agreed, { agreed, compared })].join('\n'),
    ...found.bridges.map((bridge) => bridgeText(bridge, (source) => names.get(source) ?? '', lang)),
    ...groupsOf(found.differences).map((group) => groupText(group, lang, most)),
  ].join('\n\n');
}

function sourceText({ source, table, rows, unreadable, totals }: SourceTotal, lang: Lang): string {
  const w = WORDS[lang];
  const sums = totals.map(({ currency, readable }) => amountText(readable, currency, lang)).join(' + ');
  const name = lang === 'ru' ? `«${table}»` : `"${table}"`;
  const left = unreadable === 0 ? '' : `, ${fill(w.without, { n: unreadable })}`;
  return `${sourceWords(source, lang)}: ${name}, ${fill(w.rows, { n: rows })}, ${sums === '' ? '—' : sums}${left}`;
}

function bridgeText(bridge: Bridge, nameOf: (source: Bridge['from']) => string, lang: Lang): string {
  const { from, to, currency, start, lines, end } = bridge;
  const rows: [string, string][] = [
    [sourceWords(from, lang), amountText(start, currency, lang)],
    ...lines.map(({ kind, source, count, amount }): [string, string] => [
      `${titleOf(kind, source, source === from ? to : from, lang)} (${count})`,
      signedText(amount, currency, lang),
    ]),
    [`= ${sourceWords(to, lang)}`, amountText(end, currency, lang)],
  ];
  const left = Math.max(...rows.map(([label]) => label.length));
  const right = Math.max(...rows.map(([, amount]) => amount.length));
  const title = fill(WORDS[lang].bridge, { from: nameOf(from), to: nameOf(to) });
  return [title, ...rows.map(([label, amount]) => `  ${label.padEnd(left)}  ${amount.padStart(right)}`)].join('\n');
}

/** Differences of one title together, in the order they came. */
function groupsOf(differences: readonly Difference[]): Difference[][] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const key = titleOf(one.kind, one.source, one.other, 'en');
    const held = groups.get(key);
    if (held) held.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function groupText(group: readonly Difference[], lang: Lang, most: number): string {
  const w = WORDS[lang];
  const [first] = group as [Difference];
  const title = titleOf(first.kind, first.source, first.other, lang);
  const { fix } = differenceText(first, lang);
  const shown = group.slice(0, most).flatMap((one) => oneText(one, lang));
  const more = group.length > most ? [`  ${fill(w.more, { n: group.length - most, all: group.length })}`] : [];
  const sums = sumsOf(group, lang);
  return [`${title} (${group.length}${sums})`, ...(fix === '' ? [] : [`  → ${fix}`]), ...shown, ...more].join('\n');
}

/** Sum of a group's effects, a currency at a time. */
function sumsOf(group: readonly Difference[], lang: Lang): string {
  const sums = new Map<string, ReturnType<typeof fractionOf>>();
  for (const { currency, effects } of group) {
    const [effect] = effects;
    if (effect) sums.set(currency, addF(sums.get(currency) ?? fractionOf('0'), fractionOf(effect.amount)));
  }
  return [...sums].map(([currency, sum]) => `, ${signedText(exactly(fractionText(sum)), currency, lang)}`).join('');
}

/** Two digits at least where no currency says how many. */
const exactly = (text: string): string => {
  const digits = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return digits >= 2 ? text : `${text}${digits === 0 ? '.' : ''}${'0'.repeat(2 - digits)}`;
};

function oneText(one: Difference, lang: Lang): string[] {
  const w = WORDS[lang];
  const [first, ...rest] = one.rows as [RowShown, ...RowShown[]];
  const who = [first.client, first.payee].filter((text) => text !== '').join(', ');
  const also = rest.slice(0, MOST_ROWS).map(({ place }) => placeText(place, lang));
  const places = [placeText(first.place, lang), ...(also.length > 0 ? [`${w.also} ${also.join('; ')}`] : [])].join(
    '; ',
  );
  return [
    `  ${differenceText(one, lang).sentence}${who === '' ? '' : ` ${who}.`}`,
    `    ${places}${rest.length > MOST_ROWS ? ' …' : ''}`,
    ...(one.pay ? [`    ${payText(one.pay, lang)}`] : []),
  ];
}

function payText({ kind, period, changes }: PayEffect, lang: Lang): string {
  const w = WORDS[lang];
  if (changes.length === 0) return fill(kind === 'row' ? w.rowNone : w.fixNone, { period });
  const list = changes
    .slice(0, MOST_ROWS)
    .map(({ name, delta, currency }) => `${name} ${signedText(delta, currency, lang)}`)
    .join(', ');
  return fill(w[kind], { period, changes: changes.length > MOST_ROWS ? `${list} …` : list });
}
