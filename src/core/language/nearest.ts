/** The nearest of several words: for «возможно, вы имели в виду …». */
import { fold } from './index.js';

/** Edits allowed: one for short words, a quarter of the letters for longer ones, never more than four. */
const allowed = (length: number): number => (length < 3 ? 0 : Math.min(4, Math.max(1, Math.floor(length / 4))));

/** No name is longer. */
const LONGEST = 500;

/**
 * The candidate a person most likely meant, or undefined when none is close. Compared are spellings without case and
 * ё/е, in any order of words, with initials for words («Иванов И.»), and typed in the other keyboard layout.
 * An exact match counts as the nearest; of equally near ones the first. `spelled`: `clean` that remembers, for those who
 * ask about the same candidates many times.
 * @example nearest('Оплты', ['Звонки', 'Оплаты']) // 'Оплаты'
 * @example nearest('Jgkfns', ['Звонки', 'Оплаты']) // 'Оплаты'
 * @example nearest('Премия КПИ', ['Премия KPI']) // 'Премия KPI'
 * @example nearest('Пётр Иванов', ['Иванов Петр']) // 'Иванов Петр'
 */
export function nearest(word: string, candidates: Iterable<string>, spelled = clean): string | undefined {
  if (word.length > LONGEST) return undefined;
  const typed = clean(word);
  const other = swapped(typed);
  const latin = isLatin(other);
  const limit = allowed(typed.length);
  const initials = typed.includes(' ');
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    const plain = PLAIN.test(candidate);
    // Most candidates are too long or too short to be meant; only between names of several words initials may stand.
    if (plain && !(initials && candidate.includes(' ')) && Math.abs(candidate.length - typed.length) > limit) continue;
    const meant = plain ? fold(candidate) : spelled(candidate);
    if (meant === '') continue;
    let far = between(typed, meant, least - 1);
    if (latin === isLatin(meant)) far = Math.min(far, between(other, meant, least - 1));
    if (far < least) {
      least = far;
      best = candidate;
    }
    if (least === 0) break;
  }
  return best;
}

/** Letters of one alphabet: nothing to clean but their case. «КПИ» and «KPI» are one word. */
const PLAIN = /^(?!.*кпи)(?:[а-яё]+(?: [а-яё]+)*|[a-z]+(?: [a-z]+)*)$/i;
const isLatin = (text: string): boolean => /[a-z]/.test(text);

/** A name as it is compared here. */
export const clean = (text: string): string =>
  unmix(fold(text))
    .replace(/кпи/g, 'kpi')
    .replace(/[.,:;«»"'()]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

function between(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const far = lacking(a, b) > limit || lacking(b, a) > limit;
  const straight = far ? limit + 1 : distance(a, b, limit);
  if (straight <= 1 || !a.includes(' ') || !b.includes(' ')) return straight;
  if (limit >= 1 && initialsMatch(a.split(' '), b.split(' '))) return 1;
  return far ? straight : Math.min(straight, distance(sorted(a), sorted(b), limit));
}

/** Letters of one text that the other has nowhere: at least so many edits, found at a glance. */
function lacking(a: string, b: string): number {
  let lacks = 0;
  for (const letter of a) if (!b.includes(letter)) lacks++;
  return lacks;
}

const sorted = (text: string): string => text.split(' ').sort().join(' ');

/** «иванов и» and «иванов иван»: as many words, each the same or an initial of the other, one of them whole. */
function initialsMatch(a: readonly string[], b: readonly string[]): boolean {
  const whole = a.some((word, i) => word.length > 1 && word === b[i]);
  const initial = (x: string, y: string): boolean => x.length === 1 && y.startsWith(x);
  return (
    whole && a.length === b.length && a.every((x, i) => x === b[i] || initial(x, b[i] ?? '') || initial(b[i] ?? '', x))
  );
}

/**
 * Edits (change, insert, drop, swap of neighbours) between two texts, or limit + 1 when there are more.
 * @example distance('план', 'палн', 2) // 1
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let start = 0;
  let [m, n] = [a.length, b.length];
  while (start < m && start < n && a[start] === b[start]) start++;
  while (m > start && n > start && a[m - 1] === b[n - 1]) {
    m--;
    n--;
  }
  return edits(a.slice(start, m), b.slice(start, n), limit);
}

/** The same for texts that share neither their first nor their last letter. */
function edits(a: string, b: string, limit: number): number {
  const swap = a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
  if (limit < 2 && a.length > 1 && b.length > 1 && !swap) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** The same keys in the other layout: «ghbdtn» ↔ «привет». */
function swapped(text: string): string {
  const toCyrillic = /[a-z]/.test(text);
  const [from, to] = toCyrillic ? [LATIN, CYRILLIC] : [CYRILLIC, LATIN];
  return fold([...text].map((c) => (from.includes(c) ? (to[from.indexOf(c)] ?? c) : c)).join(''));
}

const TWINS: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/**
 * Latin letters inside a Cyrillic word become their Cyrillic twins; takes lower case.
 * @example unmix('cотрудник') === 'сотрудник' // true
 */
export const unmix = (text: string): string =>
  !/[a-z]/.test(text) || !/[а-я]/.test(text)
    ? text
    : text.replace(/[a-zа-я]+/g, (word) =>
        /[а-я]/.test(word) && /[a-z]/.test(word) ? word.replace(/[a-z]/g, (c) => TWINS[c] ?? c) : word,
      );
