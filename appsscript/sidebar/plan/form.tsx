/** What a row says in columns that have no editor of their own: a field a column, as the table's header calls it. */

import { error } from '../../../src/core/issue/issue.js';
import { fold } from '../../../src/core/language/index.js';
import { labelOf } from '../../../src/core/plan/plan.js';
import type { FormColumn } from '../../protocol.js';
import type { AnyRow, Section } from '../../rows.js';
import { useFrame } from '../frame.js';
import { type Model, useModel } from '../model.js';
import { formOf, said } from '../told.js';
import { Expression } from './expression.js';
import { Choice, DayField, Flag, NameField, TypedField } from './fields.js';
import { Remove } from './remove.js';
import { type At, changed, isAbout, rowAt } from './rows.js';
import { shown, type Typed, typedNumber } from './text.js';
import { Versions } from './versions.js';

/** A row that is nothing but its form: a measure, a plan's settings, a rule. */
export function RowEditor({ at }: { readonly at: At }) {
  const { lang } = useFrame();
  const { draft, issues } = useModel();
  const row = rowAt<AnyRow>(draft, at);
  const form = formOf(at.section);
  if (row === undefined || form === undefined) return null;
  return (
    <>
      <h2>{labelOf(row)}</h2>
      <NameField
        label={form.one[lang]}
        help={helpOf(at.section, 'code', lang)}
        at={at}
        name={row.code}
        issues={issues.filter((issue) => isAbout(issue, row))}
      />
      <Form at={at} />
      <Versions at={at} />
      <div class="row block">
        <Remove at={at} back="list" />
      </div>
    </>
  );
}

const helpOf = (section: Section, field: string, lang: 'ru' | 'en'): string | undefined => {
  const words = said('columns', lang) as Readonly<Record<string, string>> | undefined;
  return words?.[`${section}.${field}`] ?? words?.[field];
};

/** @param per only the columns of a component that is computed row by row; else the others */
export function Form({ at, per = false }: { readonly at: At; readonly per?: boolean }) {
  const row = rowAt<AnyRow>(useModel().draft, at);
  if (row === undefined) return null;
  return (
    <>
      {formOf(at.section)
        ?.columns.filter(({ field }) => field.startsWith('per.') === per && isAsked(row, field))
        .map((column) => (
          <Field key={column.field} at={at} row={row} column={column} />
        ))}
    </>
  );
}

/** Of rows nothing is asked before their table is named; what is counted in rows is no expression. */
function isAsked(row: AnyRow, field: string): boolean {
  const [first = '', second] = field.split('.');
  if (first === 'rows' || first === 'per') return second === 'table' || row[first] !== undefined;
  return field !== 'expression' || row.rows === undefined;
}

const WHOLE = /^\d{0,3}$/;

function Field({ at, row, column }: { readonly at: At; readonly row: AnyRow; readonly column: FormColumn }) {
  const { lang } = useFrame();
  const model = useModel();
  const { field, title, kind = '', options, needed } = column;
  const [first = '', second] = field.split('.');
  const held = row[first];
  const value = second === undefined ? held : (held as Readonly<Record<string, unknown>> | undefined)?.[second];
  const set = (next: unknown): void => model.edit((plan) => changed(plan, at, fieldOf(row, first, second, next)));
  const give = (text: string): void => set(text === '' && !needed ? undefined : text);
  const text = String(value ?? '');
  const own = { label: title[lang], help: helpOf(at.section, field, lang) };
  if (kind === 'flag') return <Flag {...own} value={value === true} onValue={(on) => set(on || undefined)} />;
  if (kind === 'date') return <DayField {...own} day={text} onDay={give} />;
  const names = options?.map((one) => ({ value: one.value, title: one[lang] })) ?? namesOf(kind, row, model, text);
  if (names.length > 0)
    return (
      <Choice
        {...own}
        value={text}
        options={[...(needed && text !== '' ? [] : [{ value: '', title: '—' }]), ...names]}
        onValue={give}
      />
    );
  if (/^(?:formula|ratio|weight|attainment|share)$/.test(kind))
    return <Expression {...own} text={text} onText={give} />;
  const read = (typed: string): Typed => {
    if (kind === 'number') return typedNumber(typed);
    const bare = typed.trim();
    return kind === 'digits' && !WHOLE.test(bare) ? { issue: error('number-text', { text: bare }) } : { text: bare };
  };
  const put = (typed: string): void => (kind === 'digits' && typed !== '' ? set(Number(typed)) : give(typed));
  return <TypedField {...own} text={kind === 'number' ? shown(text, lang) : text} read={read} onText={put} />;
}

/** The change that gives a field a value. Rows are counted until something else is said; without a table there are none. */
function fieldOf(row: AnyRow, first: string, second: string | undefined, value: unknown): object {
  if (second === undefined) return { [first]: value };
  const needed = first === 'rows' ? { table: '', aggregate: 'count' } : first === 'per' ? { table: '' } : {};
  if (value === undefined && second in needed) return { [first]: undefined };
  const all = Object.entries({ ...needed, ...(row[first] as object | undefined), [second]: value });
  const some = all.filter(([, one]) => one !== undefined);
  return { [first]: some.length > 0 ? Object.fromEntries(some) : undefined };
}

/** What a text of a kind may name, and what it names now; [] where it is any text. */
function namesOf(kind: string, row: AnyRow, { book, draft, run }: Model, now: string) {
  const tables = (book?.data.tables ?? []).filter(({ role }) => role === 'rows');
  const own = (row.rows ?? row.per ?? row) as { readonly table?: string };
  const people = (run?.prepared.people.payees ?? []).map(({ profile }) => profile);
  const found: Readonly<Record<string, readonly string[]>> = {
    table: tables.map(({ name }) => name),
    column: tables.find(({ name }) => fold(name) === fold(own.table ?? ''))?.header ?? [],
    plan: [...draft.plans.map(({ code }) => code), ...people.map(({ plan }) => plan)],
    role: people.map(({ role }) => role),
    grade: people.map(({ grade }) => grade),
    component: draft.components.map(({ code }) => code),
  };
  const names = new Set((found[kind] ?? []).filter((name) => name !== ''));
  if (names.size > 0 && now !== '') names.add(now);
  return [...names].map((value) => ({ value, title: value }));
}

/** Rows as they begin. */
export const FRESH: Readonly<Partial<Record<Section, object>>> = {
  parameters: { value: '0' },
  measures: { unit: 'number' },
  credits: { table: '', payee: '' },
  payouts: { kind: 'guarantee' },
};
