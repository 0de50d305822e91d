/**
 * Every `@example` of a docstring that says `expression // value` is run against the module it stands in. Those that
 * cannot run alone are listed below; the list may only shrink.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

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

const DEPARTMENT = 'needs a calculated department';
const MADE = 'needs values made before it';
const SHAPE = 'its comment is in words, or shows the shape only';

/** Examples that cannot run by themselves, and why. */
const WAITING: Readonly<Record<string, string>> = {
  "board/smart-reach: reach(program, ['component:премия']).keys.has('score:звонки')": MADE,
  "board/smart-reach: coefficients(bound('Оплаты * 3% * coefficient() * Качество'), program)": MADE,
  "board/smart-text: smartText(verdict, 'ru').sentence": MADE,
  "cli/main: await main(['calc', 'examples/zeid-plus', '--period', '2026-10', '--json'], io)": MADE,
  'board/periods: periodsIn(plan, data)': DEPARTMENT,
  'core/explain/diff: diff(calculate(plan, data, o), calculate(newPlan, data, o))[0]?.delta': DEPARTMENT,
  'core/number/lazy: lazy(() => new Map(entries))': SHAPE,
  "core/explain/next: next(run, 'Иванов')[0]": DEPARTMENT,
  'core/day/period: previousPeriod(october, 1)': SHAPE,
  'core/table/quality: repeatedRows(data)[0]?.params': DEPARTMENT,
  "text/full: explanationRows(run, 'Иванов', 'ru')[0]": DEPARTMENT,
  "text/issues: issuesText(run.issues, 'ru')": DEPARTMENT,
  "text/lines: explainLines(run, 'Иванов', 'ru')[0]": DEPARTMENT,
  "text/lines: individualLines(run, 'Фомин', 'ru')[0]": DEPARTMENT,
  "text/short: explainShort(line, next(run, 'Иванов'), voiceOf(run, 'Иванов', 'ru'))": DEPARTMENT,
  'text/slices: slicesOf(node)': MADE,
  "text/tree: roleOf({ op: 'measure', … })": SHAPE,
  "text/value: printed('96,8 %', 'ru')": SHAPE,
  "text/voice: voiceOf(run, 'Иванов', 'ru').basis": DEPARTMENT,
  "workbook/write: writeBook({ plan, data }, 'ru').map((sheet) => sheet.name)": DEPARTMENT,
  "core/language/build: print(call('*', name('Оплаты'), literal(3)))": MADE,
  "core/language/parse: parse('Оплаты * 3 %', 'typed')": SHAPE,
};
/** May only shrink. */
const WAITING_MOST = 22;

const nameOf = ({ file, text }: Example): string => `${file}: ${text}`;

/** Modules whose names any example may use. */
const HELPERS = ['core/day/dates', 'core/language/index', 'core/language/nearest'];

/** What examples call by a word instead of making it. */
async function given(): Promise<Readonly<Record<string, unknown>>> {
  const [{ productionCalendar }, { parsePeriod }, { dayOf }, { plainVoice }] = await Promise.all([
    import('../src/core/day/calendar.js'),
    import('../src/core/day/period.js'),
    import('../src/core/day/dates.js'),
    import('../src/text/voice.js'),
  ]);
  const october = parsePeriod('2026-10');
  return {
    calendar: productionCalendar(),
    newYear: dayOf('2026-01-01'),
    october,
    period: october,
    quarter: parsePeriod('2026-Q4'),
    voice: plainVoice('ru'),
    issue: { code: 'cell-empty', severity: 'error' },
    io: { env: {} },
  };
}

/** TypeScript's `!` and prose after the value say nothing at run time. */
const plain = (text: string): string => text.replace(/\)!/g, ')');

async function evaluate(file: string, text: string): Promise<unknown> {
  const modules = await Promise.all(
    [...HELPERS, file].map((name) => import(/* @vite-ignore */ new URL(`${name}.ts`, SOURCE).pathname)),
  );
  const names = Object.assign({}, await given(), ...modules) as Record<string, unknown>;
  return new Function(...Object.keys(names), `return (${plain(text)});`)(...Object.values(names));
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

test('the list of those that wait names examples there are, and only shrinks', () => {
  const names = new Set(ALL.map(nameOf));
  expect(Object.keys(WAITING).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(WAITING).length).toBeLessThanOrEqual(WAITING_MOST);
  expect(names.size).toBeGreaterThan(100);
});
