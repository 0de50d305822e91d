/** All fixtures in the order of the page, and what the page shows of them. */
import type { Issue, IssueCode } from '../../src/core/issue/issue.js';
import { DATA } from './data.js';
import { DOORS } from './doors.js';
import { ELSEWHERE } from './elsewhere.js';
import { FIELD } from './field.js';
import { type Fixture, type Input, issuesOf } from './fixture.js';
import { LEDGER } from './ledger.js';
import { PAY } from './pay.js';
import { PLAN } from './plan.js';

export { MESSAGES } from '../../src/core/issue/messages.js';
export { issueText, placeText } from '../../src/core/language/issue-text.js';

export const FIXTURES: readonly Fixture[] = [...DOORS, ...PLAN, ...DATA, ...FIELD, ...PAY, ...LEDGER];
export { ELSEWHERE, issuesOf };

/** An issue and how it came about. */
export interface Shown {
  readonly issue: Issue;
  readonly example: string;
}

const LONGEST = 400;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
const code = (text: string, lang = ''): string => `\`\`\`${lang}\n${cut(text)}\n\`\`\``;
/** Places are where the fixture stands, not what it shows. */
const json = (value: unknown): string =>
  JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key, inner) {
    if (key === 'place') return undefined;
    return this[key] instanceof Date ? 'a date cell' : inner;
  });

function exampleOf(input: Input): string {
  if ('typed' in input) return code(input.typed);
  if ('plan' in input) {
    const { plan, tables } = input;
    const parts = { ...plan, ...(tables ? { data: tables } : {}) };
    return code(json(parts), 'json');
  }
  if ('sheets' in input)
    return input.sheets.map(([name, lines]) => code(`${name === '' ? '' : `[${name}]\n`}${lines}`)).join('\n\n');
  if ('json' in input) return code(json(input.json), 'json');
  return typeof input.csv === 'string' ? code(input.csv.trimEnd()) : 'a file saved in Windows-1251';
}

/** What the page shows of a code; the first fixture of several. */
export function shown(wanted: IssueCode): Shown | null {
  const fixture = FIXTURES.find((each) => each.code === wanted);
  const issue = fixture && issuesOf(fixture.input).find((each) => each.code === wanted);
  if (fixture && issue) return { issue, example: exampleOf(fixture.input) };
  const other = ELSEWHERE[wanted];
  return other
    ? { issue: { code: wanted, severity: other.severity ?? 'error', params: other.params }, example: other.example }
    : null;
}
