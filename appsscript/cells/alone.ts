/** ATTAINMENT and SCALE: one number, no plan of one's own. Each is a plan of one row given to the same engine. */

import { error, type Issue, type Lang } from '../../src/core/issue/issue.js';
import { quoted } from '../../src/core/issue/refusal.js';
import { fold, nameText } from '../../src/core/language/index.js';
import { cellNumber, decimalText } from '../../src/core/number/decimal.js';
import { type AttainmentRule, EMPTY_PLAN, type PlanDocument } from '../../src/core/plan/plan.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { figureOf, kpisOf, statement } from '../../src/core/run/statements.js';
import type { Cell, RowTable, TableRole } from '../../src/core/table/data.js';
import { isBlank } from '../../src/workbook/sheet.js';
import { valueOfWord } from '../../src/workbook/words.js';
import type { CellValue } from '../ports.js';
import {
  type Argument,
  figure,
  firstSentence,
  isError,
  readCall,
  rowsOf,
  sentence,
  sheetLang,
  single,
} from './call.js';
import { type Said, say, words } from './words.js';

const PERIOD = '2026-01';
const ONE = 'x';
const EMPTY: PlanDocument = { ...EMPTY_PLAN, plans: [{ code: ONE }] };
const RULES: readonly AttainmentRule[] = ['ratio', 'inverse', 'mirror', 'baseNorm'];

/**
 * Attainment of one measure.
 * @example attainment(90, 100, 'план/факт', '') // 1.1111111111111112
 */
export function attainment(fact: Argument, target: Argument, rule: Argument, base: Argument): number {
  const lang = langOf([fact, target, rule, base]);
  const w = words(lang);
  const typed = single(rule, 'rule', lang);
  const word = isBlank(typed as Cell) ? 'ratio' : valueOfWord('rule', String(typed));
  const found = RULES.find((name) => name === word);
  if (found === undefined) throw new Error(say(lang, 'noRule', { text: quoted(String(typed)) }));
  const [f, t] = [numberText(fact, 'first', lang), numberText(target, 'second', lang)];
  const points = found === 'baseNorm' ? { base: numberText(base, 'third', lang), norm: t } : {};
  const run = calculate(
    {
      ...EMPTY,
      measures: [{ code: ONE, title: w.measure, unit: 'number' }],
      kpis: [{ code: ONE, title: w.measure, measure: ONE, rule: found, ...points }],
      components: [{ code: 'line', expression: `1000 * attainment(${ONE})` }],
    },
    { tables: [people(), table('facts', { fact: f }), table('targets', { target: t })] },
    { period: PERIOD },
  );
  return known(kpisOf(run, ONE)[0]?.attainment ?? null, run, lang);
}

/**
 * The rate of a scale at a number; with a base the pay by the scale's own method.
 * @example scale('117,8 %', table, 1178350, '') // 111943.25
 */
export function scale(value: Argument, range: Argument, base: Argument, name: Argument): number {
  const { book, lang } = readCall([range]);
  const { scales } = book.plan;
  const unread = firstSentence(book.issues, lang);
  if (unread !== undefined) throw new Error(unread);
  if (scales.length === 0) throw new Error(say(lang, 'noScale'));
  const given = single(name, 'scale', lang);
  const wanted = isBlank(given as Cell) ? '' : String(given);
  const chosen =
    wanted === '' && scales.length === 1
      ? scales[0]
      : scales.find(({ code, title }) => [code, title ?? code].some((text) => fold(text) === fold(wanted)));
  if (!chosen)
    throw new Error(say(lang, 'whichScale', { list: [...new Set(scales.map(({ code }) => code))].join(', ') }));
  const paid = !isBlank(single(base, 'third', lang) as Cell);
  const call = `${nameText(chosen.code)}, x${paid ? ', base' : ''}`;
  const run = calculate(
    {
      ...EMPTY,
      scales,
      parameters: [
        { code: 'x', value: numberText(value, 'point', lang) },
        ...(paid ? [{ code: 'base', value: numberText(base, 'third', lang) }] : []),
      ],
      components: [{ code: 'line', expression: paid ? `scale(${call})` : `1 * rate(${call})`, rounding: 'none' }],
    },
    { tables: [people()] },
    { period: PERIOD },
  );
  return known(figureOf(run, ONE, 'line'), run, lang);
}

/** The figure, or a sentence for what keeps it unknown; its place in the one-row plan would say nothing. */
function known(value: string | null, run: Run, lang: Lang): number {
  if (value !== null) return figure(value);
  const issues = [...run.issues, ...(statement(run, ONE)?.issues ?? [])].map(
    ({ place: _, payee: __, ...issue }): Issue => issue,
  );
  throw new Error(firstSentence(issues, lang) ?? say(lang, 'unknown'));
}

/** A cell's number as decimal text, read as every cell is; throws a sentence. */
function numberText(argument: Argument, name: Said, lang: Lang): string {
  const read = cellNumber(single(argument, name, lang));
  if ('empty' in read) throw new Error(say(lang, 'noNumber', { name: say(lang, name) }));
  if ('refused' in read) throw new Error(`${say(lang, name)}: ${sentence(error(read.refused, read.params), lang)}`);
  const { units, scale: digits } = read.value;
  return read.percent ? `${decimalText(units, digits - 2)}%` : decimalText(units, digits);
}

/** The language of what was typed; of numbers alone, the spreadsheet's. */
function langOf(given: readonly Argument[]): Lang {
  const texts = given.flatMap(rowsOf).flat();
  const text = texts.filter((cell) => typeof cell === 'string' && !isError(cell)).join(' ');
  return /[а-яё]/i.test(text) ? 'ru' : /[a-z]{3}/i.test(text) ? 'en' : sheetLang();
}

const people = (): RowTable => table('people', {}, false);

function table(role: TableRole, row: Readonly<Record<string, CellValue>>, measured = true): RowTable {
  const whole: Record<string, unknown> = { payee: ONE, ...(measured ? { measure: ONE, period: PERIOD } : {}), ...row };
  const fields = Object.keys(whole);
  return {
    role,
    name: '',
    header: fields,
    fields,
    columns: fields.map((field) => [whole[field] as Cell]),
    typed: false,
  };
}
