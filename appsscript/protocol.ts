/** What the sidebar and the server say to each other: JSON text both ways, because a Date or undefined breaks Google's call. */
import type { Lang, Severity } from '../src/core/issue.js';

/** What is asked, and the language to answer in. */
export type Request = { readonly lang: Lang } & (
  | { readonly op: 'state' }
  | { readonly op: 'check' }
  | { readonly op: 'templates' }
  | { readonly op: 'create'; readonly id: string; readonly confirmed: boolean }
  | {
      readonly op: 'calculate';
      readonly period: string;
      readonly as: 'formulas' | 'values';
      readonly confirmed: boolean;
    }
  | { readonly op: 'close'; readonly period: string; readonly confirmed: boolean }
  | { readonly op: 'export'; readonly period: string; readonly confirmed: boolean }
  | { readonly op: 'go'; readonly sheet: string; readonly cell: string }
);

/** An issue as the sidebar shows it; `sheet` and `cell` '' where there is nowhere to go. */
export interface Shown {
  readonly severity: Severity;
  readonly where: string;
  readonly message: string;
  readonly hint: string;
  readonly sheet: string;
  readonly cell: string;
}

/** A template as it is listed. */
export interface TemplateShown {
  readonly id: string;
  readonly lang: Lang;
  readonly kind: 'scheme' | 'example';
  readonly title: string;
  readonly about: string;
}

/** Exactly what an answer may hold. */
export interface Reply {
  /** What was done, a sentence. */
  readonly said?: string;
  /** A question to put first; the request is then sent again, confirmed. */
  readonly ask?: string;
  /** Why it did not work, a sentence. */
  readonly failed?: string;
  readonly periods?: readonly string[];
  readonly hasPlan?: boolean;
  readonly issues?: readonly Shown[];
  readonly templates?: readonly TemplateShown[];
}

const LONGEST = 200;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

/** What each request has to hold besides its name. */
const FIELDS: Readonly<Record<Request['op'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  state: {},
  check: {},
  templates: {},
  create: { id: isText, confirmed: isFlag },
  calculate: { period: isText, as: (value) => value === 'formulas' || value === 'values', confirmed: isFlag },
  close: { period: isText, confirmed: isFlag },
  export: { period: isText, confirmed: isFlag },
  go: { sheet: isText, cell: isText },
};

function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** A request as it was sent, or null for anything else. @example readRequest('{"op":"state","lang":"ru"}') // { op: 'state', lang: 'ru' } */
export function readRequest(text: unknown): Request | null {
  if (typeof text !== 'string' || text.length > 10 * LONGEST) return null;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const record = given as Readonly<Record<string, unknown>>;
  const fields = Object.entries(FIELDS).find(([op]) => op === record.op)?.[1];
  if (record.lang !== 'ru' && record.lang !== 'en') return null;
  if (fields === undefined || !Object.entries(fields).every(([name, fits]) => fits(record[name]))) return null;
  return given as Request;
}

/** A reply as it was sent; null when it is none. */
export function readReply(text: unknown): Reply | null {
  if (typeof text !== 'string') return null;
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return null;
    const { said, ask, failed, periods, issues, templates } = given as Reply;
    const texts = [said, ask, failed].every((one) => one === undefined || typeof one === 'string');
    const lists = [periods, issues, templates].every((one) => one === undefined || Array.isArray(one));
    return texts && lists ? (given as Reply) : null;
  } catch {
    return null;
  }
}
