/** Which table a header row opens: every role is tried against its signature, the best one wins. */
import { nearest } from '../core/language/nearest.js';
import {
  fieldOf,
  fieldOfKey,
  HEADERS,
  isAsideKey,
  isIdKey,
  isPlanRole,
  normalise,
  ROLES,
  type Role,
  spellingsOf,
  tablesOf,
} from './headers.js';

/** A header row read as one role. */
export interface Match {
  readonly role: Role;
  /** Field per column; undefined: the role does not know the header (or the cell is empty). */
  readonly fields: readonly (string | undefined)[];
  /** Columns whose header repeats the field of an earlier column. */
  readonly twice: ReadonlyMap<number, number>;
  /** Fields the table cannot do without and has not. */
  readonly missing: readonly string[];
  /** Columns whose unknown header is close to a known one. */
  readonly near: ReadonlyMap<number, string>;
}

interface Signature {
  readonly all: readonly string[];
  /** At least one of these. */
  readonly any?: readonly string[];
}

const SIGNATURES: Readonly<Record<Exclude<Role, 'rows'>, Signature>> = {
  plans: {
    all: ['code'],
    any: [
      'currency',
      'title',
      'rounding.point',
      'rounding.to',
      'rounding.mode',
      'proration',
      'weights',
      'changeInside',
      'leavers.later',
      'absences.target',
      'absences.pay',
      'absences.neither',
      'rateDate',
      'reviewBy',
      'cap',
      'jumpWarning',
    ],
  },
  parameters: { all: ['code', 'value'] },
  measures: { all: ['code'], any: ['rows.aggregate', 'expression', 'unit', 'direction', 'extensive'] },
  kpis: { all: ['code'], any: ['rule', 'weight'] },
  scales: { all: ['code', 'point.from'], any: ['point.rate', 'point.value', 'point.name'] },
  components: { all: ['code'], any: ['use', 'expression'] },
  credits: { all: ['code', 'table', 'payee'] },
  payouts: { all: ['code', 'kind'], any: ['amount', 'share', 'of'] },
  people: { all: ['payee'], any: ['plan', 'role', 'grade', 'hired', 'left', 'head', 'aliases'] },
  targets: { all: ['measure', 'target'] },
  facts: { all: ['payee', 'measure', 'fact'] },
  worked: { all: ['payee'], any: ['workedDays', 'workedHours', 'workedShifts'] },
  adjustments: { all: ['payee', 'kind', 'amount'], any: ['period'] },
  overrides: { all: ['payee', 'what', 'value'] },
  periods: { all: ['period', 'start', 'end'] },
  calendar: { all: ['date', 'day'] },
  ledger: { all: ['payee', 'period', 'stage', 'amount'] },
  absences: { all: ['payee', 'code', 'from', 'to'] },
  assignments: { all: ['client', 'payee', 'from'], any: ['to', 'share', 'substitute'] },
  rates: { all: ['currency', 'date', 'rate'] },
  approvals: { all: ['payee', 'period', 'state'] },
};

/** Headers that speak of events, not of people: a table with one of them is rows. */
const EVENT =
  /^(дата|сумма|статус|клиент|сделк|заказ|счет|чек|товар|date|amount|status|client|customer|deal|order|invoice|product)/;

/**
 * Reads a row of texts ('' where empty) as the header of a known table, or null.
 * `hint`: what the title or the sheet name promises. `loose`: misspelt headers count as the ones they resemble.
 */
export function matchHeader(texts: readonly string[], hint: Role | undefined, loose: boolean): Match | null {
  const header = texts.map(normalise);
  let best: Match | null = null;
  let most = -1;
  const filled = header.filter((text) => text !== '').length;
  const knowing = new Set(header.flatMap((text) => [...tablesOf(text).keys()]));
  for (const role of hint === undefined ? ROLES : [hint, ...ROLES]) {
    // No other table can know more than every header.
    if (role === 'rows' || most === filled + 0.5) continue;
    // A scale has columns that are counted: «Ставка 2».
    if (!knowing.has(role) && role !== 'scales') continue;
    const match = tryRole(role, header, role === hint, loose);
    const score = match === null ? -1 : weigh(match, role === hint);
    if (match !== null && score > most) {
      best = match;
      most = score;
    }
  }
  return best === null || loose ? best : { ...best, near: nearOnes(best.role, header, best.fields) };
}

/** A header row of a table whose role is settled: `rows` when no known table fits, or what a document says it is. */
export function matchAs(role: Role, texts: readonly string[]): Match {
  const header = texts.map(normalise);
  const match = settle(role, header, claims(role, header), true);
  return { ...match, near: nearOnes(role, header, match.fields) };
}

const NONE: ReadonlyMap<number, string> = new Map();
const known = (match: Match): number => match.fields.filter((field) => field !== undefined).length;

/** More recognised columns win; a promise by name decides between equals; a whole table beats a broken one. */
const weigh = (match: Match, hinted: boolean): number =>
  known(match) + match.near.size / 2 + (hinted ? 0.5 : 0) - match.missing.length / 2;

function tryRole(
  role: Exclude<Role, 'rows'>,
  header: readonly string[],
  hinted: boolean,
  loose: boolean,
): Match | null {
  const fields = claims(role, header);
  if (!fields.some((field) => field !== undefined)) return null;
  const exact = settle(role, header, fields, hinted);
  const count = known(exact);
  const near = loose && (hinted || canBeWhole(exact, header)) ? nearOnes(role, header, exact.fields) : NONE;
  const match = { ...exact, near };
  // The sheet is named so: say what is missing rather than take it for something else.
  if (hinted) return match.fields.includes(SIGNATURES[role].all[0]) && (count >= 2 || role === 'people') ? match : null;
  const whole = match.missing.length === 0 || (near.size > 0 && completed(match, role));
  if (!whole || count + near.size < 2) return null;
  // People may have any columns of their own; a table that only a misspelling makes one of people may not.
  if (role === 'people' && match.missing.length === 0) return isEvents(match, header) ? null : match;
  const unknown = header.filter((text, i) => text !== '' && match.fields[i] === undefined && !isAsideKey(text)).length;
  return count + near.size > unknown - near.size ? match : null;
}

const isEvents = (match: Match, header: readonly string[]): boolean =>
  header.some((text, i) => match.fields[i] === undefined && EVENT.test(text));

/** Whether one of the columns speaks of events, by its header. */
export const hasEvents = (headers: readonly string[]): boolean => headers.some((text) => EVENT.test(normalise(text)));

/** Would the table be whole if misspelt headers were right? */
function completed(match: Match, role: Exclude<Role, 'rows'>): boolean {
  const meant = [...match.near.values()].map((text) => fieldOf(role, text)?.name);
  return missingOf(role, [...match.fields, ...meant], false).length === 0;
}

/** `named`: the sheet says which table it is, so the columns that tell it apart are not needed. */
function missingOf(role: Role, fields: readonly (string | undefined)[], named: boolean): string[] {
  if (role === 'rows') return [];
  const { all, any } = SIGNATURES[role];
  const missing = all.filter((field) => !fields.includes(field));
  if (!named && any !== undefined && !any.some((field) => fields.includes(field))) missing.push(any[0] as string);
  return missing;
}

/** Whether each column the role must have could be one of the unknown headers, misspelt. */
const canBeWhole = ({ role, fields, missing }: Match, header: readonly string[]): boolean =>
  SIGNATURES[role as Exclude<Role, 'rows'>].all.every(
    (field) =>
      !missing.includes(field) ||
      header.some(
        (text, i) => text !== '' && fields[i] === undefined && nearest(text, spellingsOf(role, field)) !== undefined,
      ),
  );

const claims = (role: Role, header: readonly string[]): (string | undefined)[] =>
  header.map((text) => (text === '' ? undefined : claim(role, text)));

/** `fields`: what each header claims to be; only one of several may have it. */
function settle(role: Role, header: readonly string[], fields: (string | undefined)[], named: boolean): Match {
  if (fields.includes('payee')) settlePayee(role, header, fields);
  else if (role === 'people' && fields.includes('name')) fields[fields.indexOf('name')] = 'payee';
  const twice = settleTwice(role, header, fields);
  // «Сотрудник, Табельный №» and nothing else speaks of people only.
  const whole =
    role === 'people' && fields.length > 1 && header.every((text, i) => text === '' || fields[i] !== undefined);
  return { role, fields, twice, missing: missingOf(role, fields, named || whole), near: NONE };
}

/** Field of a header. «Ставка 2», «Value 3» are further columns of a two-dimensional scale. */
function claim(role: Role, text: string): string | undefined {
  const field = fieldOfKey(role, text)?.name;
  if (field !== undefined || role !== 'scales') return field;
  const numbered = fieldOfKey(role, text.replace(/\s*\d+$/, ''))?.name;
  return numbered === 'point.rate' || numbered === 'point.value' ? numbered : undefined;
}

/**
 * One column names the payee: an id before a name, then the more particular word. In people the other one is the name.
 * A bare «ID» of a row is the row's own, unless nothing else names the payee.
 */
function settlePayee(role: Role, header: readonly string[], fields: (string | undefined)[]): void {
  const rank = (i: number): number => {
    const text = header[i] as string;
    const own = role === 'rows' && text === 'id';
    return (own ? 2000 : isIdKey(text) ? 0 : 1000) + (fieldOfKey(role, text)?.rank ?? 0);
  };
  const claims = [...fields.keys()].filter((i) => fields[i] === 'payee').sort((a, b) => rank(a) - rank(b));
  for (const i of claims.slice(1)) {
    // The same header again is a repeat like any other.
    if (header[i] === header[claims[0] as number]) continue;
    const name = role === 'people' && !fields.includes('name') && !isIdKey(header[i] as string);
    fields[i] = name ? 'name' : undefined;
  }
}

const REPEATS: ReadonlySet<string | undefined> = new Set([undefined, 'point.rate', 'point.value']);

/** A second column of the same field or header is left out and reported. */
function settleTwice(role: Role, header: readonly string[], fields: (string | undefined)[]): Map<number, number> {
  const first = new Map<string, number>();
  const twice = new Map<number, number>();
  header.forEach((text, i) => {
    if (text === '' || (isAsideKey(text) && isPlanRole(role))) return;
    const field = fields[i];
    const key = REPEATS.has(field) ? `= ${text}` : `field ${field}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    else {
      twice.set(i, before);
      fields[i] = undefined;
    }
  });
  return twice;
}

function nearOnes(role: Role, header: readonly string[], fields: readonly (string | undefined)[]): Map<number, string> {
  const near = new Map<number, string>();
  const unknown = header.some((text, i) => text !== '' && fields[i] === undefined && !isAsideKey(text));
  if (!unknown || (role === 'rows' && fields.includes('payee'))) return near;
  const free = Object.keys(HEADERS[role]).filter((field) => !fields.includes(field));
  const candidates = free.flatMap((field) => spellingsOf(role, field)).filter((text) => text.length > 2);
  header.forEach((text, i) => {
    if (text === '' || fields[i] !== undefined || isAsideKey(text)) return;
    const found = nearest(text, candidates);
    if (found !== undefined) near.set(i, found);
  });
  return near;
}
