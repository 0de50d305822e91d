/**
 * The built code.js as Google runs it: a realm with ECMAScript and nothing else, where every service is a getter that throws
 * until it is served, and where arguments are arrays and dates of that realm.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createContext, Script } from 'node:vm';
import type { Services } from '../../appsscript/ports.js';

const DIST = fileURLToPath(new URL('../../appsscript/dist/', import.meta.url));
if (!existsSync(DIST)) throw new Error('appsscript/dist is missing: npm run build');

export const distFile = (name: string): string => readFileSync(DIST + name, 'utf8');

const NAMES = [
  'SpreadsheetApp',
  'HtmlService',
  'Session',
  'Utilities',
  'PropertiesService',
  'UrlFetchApp',
  'ScriptApp',
  'Logger',
];

/** A realm with code.js loaded. */
export interface Realm {
  /** Calls a top-level function; arguments and the answer are copied over, dates and NaN kept. */
  call(name: string, ...given: unknown[]): unknown;
  /** Runs a piece of script. */
  run(script: string): unknown;
}

/** Where `Date`s are among copied values. */
const pack = (value: unknown): unknown => {
  if (Object.prototype.toString.call(value) === '[object Date]') return { $date: (value as Date).getTime() };
  if (Array.isArray(value)) return value.map(pack);
  if (value === undefined) return { $undefined: true };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
  return value;
};

const UNPACK = `(function unpack(v) {
  if (Array.isArray(v)) return v.map(unpack);
  if (v === null || typeof v !== 'object') return v;
  if ('$date' in v) return new Date(v.$date);
  if ('$undefined' in v) return undefined;
  if ('$number' in v) return Number(v.$number);
  return Object.fromEntries(Object.keys(v).map(function (k) { return [k, unpack(v[k])]; }));
})`;

/**
 * @param services what is served from the first call on; a service that is not named throws when touched, and one that
 * is `null` does not exist at all
 */
export function realm(services: Partial<Record<keyof Services, unknown>> | null, code = distFile('code.js')): Realm {
  const touched: { now: boolean } = { now: false };
  const holder: Record<string, unknown> = Object.create(null);
  const context = createContext(holder);
  if (services !== null)
    for (const name of NAMES)
      Object.defineProperty(holder, name, {
        configurable: true,
        get: () => {
          const served = (services as Record<string, unknown>)[name];
          if (!touched.now || served === undefined) throw new Error(`${name} touched`);
          return served;
        },
      });
  new Script(code, { filename: 'code.js' }).runInContext(context);
  touched.now = true;
  const run = (script: string): unknown => new Script(script).runInContext(context);
  return {
    run,
    call(name, ...given) {
      holder.given_ = JSON.stringify(pack(given));
      const answer = run(`${name}.apply(null, ${UNPACK}(JSON.parse(given_)))`);
      return structuredClone(pack(answer)) === undefined ? undefined : unpackHere(pack(answer));
    },
  };
}

function unpackHere(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpackHere);
  if (typeof value !== 'object' || value === null) return value;
  const { $date, $undefined, $number } = value as Record<string, unknown>;
  if ($date !== undefined) return new Date($date as number);
  if ($undefined) return undefined;
  if ($number !== undefined) return Number($number);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpackHere(inner)]));
}

/** Services a custom function needs: words of issues, and a spreadsheet in a time zone. */
export const cellServices = (zone = 'Europe/Moscow', locale = 'ru_RU') => ({
  HtmlService: { createHtmlOutputFromFile: (name: string) => ({ getContent: () => distFile(`${name}.html`) }) },
  SpreadsheetApp: {
    getActiveSpreadsheet: () => ({ getSpreadsheetTimeZone: () => zone, getSpreadsheetLocale: () => locale }),
  },
  Utilities: { formatDate: (date: { getTime(): number }, timeZone: string) => offsetText(date.getTime(), timeZone) },
});

/** What `Utilities.formatDate(date, zone, 'Z')` gives: `+1000`. */
export function offsetText(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const text =
    parts
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace('GMT', '')
      .replace(':', '') ?? '';
  return text === '' ? '+0000' : text;
}
