/** What is wrong with the shape of a JSON document → issues in words, each at its path. */

import type { Issue, IssueCode } from '../issue/issue.js';
import { nearest } from '../language/nearest.js';
import { cellText } from '../table/cells.js';

/** A problem as the schema reports it; only what is read here. */
export interface Problem {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message?: string;
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Problem[])[];
}

/** Problems said at most; a document of another kind has one at every value. */
const MOST = 100;

/**
 * Issues of a document's problems.
 * @param keysAt the keys an object at that path may have
 */
export function problemIssues(
  problems: readonly Problem[],
  json: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): Issue[] {
  const issues = problems
    .slice(0, MOST)
    .flatMap((problem) => flat(problem, []))
    .flatMap((problem) => issuesOf(problem, json, keysAt));
  if (problems.length <= MOST) return issues;
  return [...issues, { code: 'json-more', severity: 'error', params: { count: String(problems.length - MOST) } }];
}

/** Inside an either-or, the branch that fits the value's own kind says what is wrong with it. */
function flat(problem: Problem, above: readonly PropertyKey[]): Problem[] {
  const path = [...above, ...problem.path];
  const branch = problem.errors?.find((one) => one.length > 0 && one.every(isInside));
  return branch ? branch.flatMap((inside) => flat(inside, path)) : [{ ...problem, path }];
}

const isInside = (problem: Problem): boolean =>
  problem.path.length > 0 || problem.code === 'unrecognized_keys' || problem.code === 'custom';

function issuesOf(
  problem: Problem,
  json: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
): Issue[] {
  const { path } = problem;
  const value = valueAt(json, path);
  if (problem.code === 'unrecognized_keys')
    return (problem.keys ?? []).map((key) => unknownKey(key, path, keysAt(path)));
  if (value === undefined && path.length > 0)
    return [issue('json-missing', path, { name: String(path[path.length - 1]) })];
  const named = CODES[problem.code === 'custom' ? (problem.message ?? '') : problem.code];
  if (named !== undefined && typeof value !== 'object') return [issue(named, path, { text: shown(value) })];
  if (problem.code === 'invalid_value' && typeof value !== 'object')
    return [wrongWord(value, problem.values ?? [], path)];
  return [issue('json-shape', path, { expected: expectedOf(problem), found: kindOf(value), text: shown(value) })];
}

/** Checks beyond the shape, by what the schema calls them. */
const CODES: Readonly<Record<string, IssueCode>> = {
  invalid_format: 'date-text',
  'number-long': 'number-long',
  currency: 'currency-code',
};

function unknownKey(name: string, path: readonly PropertyKey[], keys: readonly string[]): Issue {
  const suggestion = nearest(name, keys) ?? '';
  const options = keys.join(', ') || '—';
  return issue('json-key', [...path, name], { name: shown(name), options, suggestion });
}

function wrongWord(value: unknown, values: readonly unknown[], path: readonly PropertyKey[]): Issue {
  const options = values.map(String);
  const suggestion = nearest(shown(value), options) ?? '';
  return issue('json-word', path, { text: shown(value), options: options.join(', '), suggestion });
}

const issue = (code: IssueCode, path: readonly PropertyKey[], params: Readonly<Record<string, string>>): Issue => ({
  code,
  severity: 'error',
  place: { path: pathText(path) },
  params,
});

/** `kpis[2].weight`; a key that is no name stands in brackets. @example pathText(['kpis', 2, 'weight']) // 'kpis[2].weight' */
export function pathText(path: readonly PropertyKey[]): string {
  const step = (key: PropertyKey, i: number): string => {
    if (typeof key === 'number') return `[${key}]`;
    const name = shown(key);
    return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name) ? (i === 0 ? name : `.${name}`) : `[${JSON.stringify(name)}]`;
  };
  return path.map(step).join('') || '$';
}

/** The value at a path, own properties only. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let at = json;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** A value short enough to stand in a sentence. */
function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  const text = value === null ? 'null' : typeof value === 'string' ? value : cellText(String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return { string: 'text', number: 'number', boolean: 'flag', object: 'object' }[typeof value as 'string'] ?? 'nothing';
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'flag',
  object: 'object',
  record: 'object',
  array: 'list',
};

function expectedOf(problem: Problem): string {
  if (problem.code === 'too_small' || problem.code === 'too_big')
    return problem.path.at(-1) === 'code' ? 'filledText' : 'whole';
  if (problem.code === 'invalid_value') return 'text';
  const kinds = (problem.errors ?? [])
    .flat()
    .flatMap((one) => [one, ...(one.errors ?? []).flat()])
    .map(({ expected }) => expected);
  if (kinds.includes('array')) return 'textNumberList';
  if (kinds.includes('object')) return 'objectOrNone';
  if (kinds.includes('number')) return 'textNumber';
  return EXPECTED[problem.expected ?? ''] ?? 'text';
}

/** Parameters named `__proto__` would vanish unseen: they are named instead. */
export function protoKeys(json: unknown): Issue[] {
  const components = valueAt(json, ['components']);
  return (Array.isArray(components) ? components : []).flatMap((_, i) => {
    const path = ['components', i, 'with'];
    const given = valueAt(json, path);
    const found = typeof given === 'object' && given !== null && Object.hasOwn(given, '__proto__');
    return found ? [unknownKey('__proto__', path, [])] : [];
  });
}
