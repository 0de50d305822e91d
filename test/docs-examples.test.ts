/**
 * Every `@example` of a docstring that says `expression // value` is run against the module it stands in. Those that
 * cannot run alone are listed below; the list may only shrink.
 */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { productionCalendar } from '../src/core/day/calendar.js';
import { dayOf } from '../src/core/day/dates.js';
import { parsePeriod } from '../src/core/day/period.js';
import { lazy } from '../src/core/number/lazy.js';
import type { Book } from '../src/node.js';
import { plainVoice } from '../src/text/voice.js';

/** One example as written. */
interface Example {
  /** Path under src/, without the extension. */
  readonly file: string;
  readonly text: string;
  readonly value: string;
}

const SOURCE = new URL('../src/', import.meta.url);
const FILES = (readdirSync(SOURCE, { recursive: true }) as string[])
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('generated'));

/** `@example expr // value`, also in a one-line comment and with the value on the next line. */
function examplesOf(file: string): Example[] {
  const found: Example[] = [];
  const lines = readFileSync(new URL(file, SOURCE), 'utf8').split('\n');
  lines.forEach((line, i) => {
    for (const piece of line.split('@example ').slice(1)) {
      const text = piece.replace(/\s*\*\/.*$/, '').trim();
      const next = (lines[i + 1] ?? '').replace(/^\s*\*\s?/, '').trim();
      const whole = !text.includes('// ') && next.startsWith('// ') ? `${text} ${next}` : text;
      const at = outside(whole, '// ');
      if (at >= 0)
        found.push({
          file: file.replace(/\.ts$/, ''),
          text: whole.slice(0, at).trim(),
          value: whole.slice(at + 3).trim(),
        });
    }
  });
  return found;
}

/** Where a mark stands outside quotes, −1 for nowhere. */
function outside(text: string, mark: string): number {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (text.startsWith(mark, at)) return at;
    else if ('\'"`'.includes(char)) quote = char;
  }
  return -1;
}

const MADE = 'needs values made before it';
const SHAPE = 'its comment is in words, or shows the shape only';

/** Examples that cannot run by themselves, and why. */
const WAITING: Readonly<Record<string, string>> = {
  "board/smart-reach: reach(program, ['component:премия']).keys.has('score:звонки')": MADE,
  "board/smart-reach: coefficients(bound('Оплаты * 3% * coefficient() * Качество'), program)": MADE,
  "cli/main: await main(['calc', 'examples/zeid-plus', '--period', '2026-10', '--json'], io)": MADE,
  'core/number/lazy: lazy(() => new Map(entries))': SHAPE,
  'core/day/period: previousPeriod(october, 1)': SHAPE,
  'text/slices: slicesOf(node)': MADE,
  "text/tree: roleOf({ op: 'measure', … })": SHAPE,
  "text/value: printed('96,8 %', 'ru')": SHAPE,
  "core/language/build: print(call('*', name('Оплаты'), literal(3)))": MADE,
  "core/language/parse: parse('Оплаты * 3 %', 'typed')": SHAPE,
};
/** May only shrink. */
const WAITING_MOST = 10;

const nameOf = ({ file, text }: Example): string => `${file}: ${text}`;

/** Modules whose names any example may use: days, nearest words and the public API. */
const HELPERS = ['core/day/dates', 'core/language/nearest', 'node'];

/** Departments of examples/ calculated for October 2026: run and better (one payee sells more), deals, individual. */
async function departments(): Promise<Readonly<Record<string, unknown>>> {
  const { calculate, explain, readInput, readLedgerFile, statement, whatIf } = await import('../src/node.js');
  const october = { period: '2026-10' };
  const read = (name: string) => readInput(`examples/${name}`);
  const [own, distributor, klochkov, reconciled] = await Promise.all(
    ['zeid-plus', 'distributor', 'klochkov', 'reconcile'].map(read),
  );
  const { plan, data } = own as Book;
  const run = calculate(plan, data, october);
  const who = 'Соколова Марина';
  const calculated = (book: Book | undefined) => calculate((book as Book).plan, (book as Book).data, october);
  return {
    plan,
    data,
    run,
    better: whatIf(plan, data, october, [{ payee: who, measure: 'Продажи', value: '1300000' }]).run,
    own: statement(run, who),
    line: explain(run, who)[0],
    deals: calculated(distributor),
    closed: (await readLedgerFile('examples/distributor/ledger.jsonl')).statements,
    individual: calculated(klochkov),
    sources: reconciled?.data,
    folder: mkdtempSync(`${tmpdir()}/premia-`),
  };
}

/** What examples call by a word instead of making it. */
const given = lazy(async (): Promise<Readonly<Record<string, unknown>>> => {
  const october = parsePeriod('2026-10');
  return {
    ...(await departments()),
    calendar: productionCalendar(),
    newYear: dayOf('2026-01-01'),
    october,
    period: october,
    quarter: parsePeriod('2026-Q4'),
    voice: plainVoice('ru'),
    verdict: { letter: 'R', verdict: 'weak', code: 'relevant-light', params: { weight: '0.03', low: '0.05' } },
    issue: { code: 'cell-empty', severity: 'error' },
    io: { env: {} },
  };
});

/** TypeScript's `!` and prose after the value say nothing at run time. */
const plain = (text: string): string => text.replace(/\)!/g, ')');

/** A function whose body may wait. */
const AsyncFunction = (async () => {}).constructor as typeof Function;

const moduleOf = (name: string): Promise<Record<string, unknown>> =>
  import(/* @vite-ignore */ new URL(`${name}.ts`, SOURCE).pathname);

async function evaluate(file: string, text: string): Promise<unknown> {
  const [own, ...helpers] = await Promise.all([file, ...HELPERS].map(moduleOf));
  const names: Record<string, unknown> = Object.assign({}, ...helpers, await given(), own);
  return new AsyncFunction(...Object.keys(names), `return (${plain(text)});`)(...Object.values(names));
}

/** The value a comment begins with: `4, a Thursday` is 4. */
function commented(text: string): unknown {
  for (let end = text.length; end > 0; end--) {
    try {
      return new Function(`return (${text.slice(0, end)});`)();
    } catch {
      // A shorter beginning may be an expression.
    }
  }
  throw new Error(`no value in «${text}»`);
}

/** As JSON would have it: spaces that look alike, bigints as text. */
const comparable = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner))?.replace(
    /[\u00a0\u202f]/g,
    ' ',
  ) ?? String(value);

const ALL = FILES.flatMap(examplesOf);

describe('examples of docstrings do what they say', () => {
  test.each(ALL.filter((one) => WAITING[nameOf(one)] === undefined).map((one) => [nameOf(one), one] as const))(
    '%s',
    async (_, { file, text, value }) => {
      expect(comparable(await evaluate(file, text))).toBe(comparable(commented(value)));
    },
  );
});

test('everything public has an example that runs', async () => {
  const shown = ALL.filter((one) => WAITING[nameOf(one)] === undefined)
    .map(({ text }) => text)
    .join('\n');
  const names = Object.keys(await moduleOf('node'));
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
  expect(names.length).toBeGreaterThan(80);
});

test('the list of those that wait names examples there are, and only shrinks', () => {
  const names = new Set(ALL.map(nameOf));
  expect(Object.keys(WAITING).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(WAITING).length).toBeLessThanOrEqual(WAITING_MOST);
  expect(names.size).toBeGreaterThan(100);
});
