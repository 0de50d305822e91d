/** Versions of a row: the one in force and later ones, each from its day; side by side they show what changes. */
import { useState } from 'preact/hooks';
import { fold } from '../../../src/core/language/index.js';

import { formulaOf } from '../../../src/core/plan/catalogue.js';

import { type Component, labelOf, type PlanRow } from '../../../src/core/plan/plan.js';

import { type AnyRow, rowsOf, type Section } from '../../rows.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { formOf } from '../told.js';
import { DayField, Flag } from './fields.js';
import { useGo } from './route.js';
import { type At, added, changed, copied, rowAt, scopeOf } from './rows.js';
import { dayText, shown } from './text.js';

/** Rows of the same name and for the same people, in the order of their days. */
function versionsOf(rows: readonly AnyRow[], row: PlanRow): { readonly row: AnyRow; readonly index: number }[] {
  return rows
    .map((one, index) => ({ row: one, index }))
    .filter(({ row: one }) => fold(one.code) === fold(row.code) && scopeOf(one) === scopeOf(row))
    .sort((a, b) => ((a.row.from ?? '') < (b.row.from ?? '') ? -1 : 1));
}

/** The first day after the chosen period: a change begins there as a rule. */
export function dayAfter(period: string): string {
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(period) ?? [];
  if (year === undefined || month === undefined) return '';
  return month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
}

/** The versions of a row with the way to each, and a new one from a day. */
export function Versions({ at }: { readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { draft, edit, period } = useModel();
  const go = useGo();
  const [day, setDay] = useState<string | null>(null);
  const row = rowAt<AnyRow>(draft, at);
  if (row === undefined) return null;
  const all = versionsOf(rowsOf(draft, at.section), row);
  const from = day ?? dayAfter(period);
  const taken = all.some(({ row: one }) => (one.from ?? '') === from);
  const add = (): void => {
    const last = Math.max(...all.map(({ index }) => index));
    edit((plan) => added(plan, at.section, copied(row, { from }), last + 1));
    go({ at: 'row', row: { section: at.section, index: last + 1 } });
  };
  return (
    <details open={all.length > 1}>
      <summary>
        {words.versions} ({all.length})
      </summary>
      {row.from !== undefined && (
        <>
          <DayField
            label={words.inForce}
            day={row.from}
            onDay={(next) => edit((plan) => changed(plan, at, { from: next || undefined }))}
          />
          <Flag
            label={words.field_ended}
            value={row.ended === true}
            onValue={(on) => edit((plan) => changed(plan, at, { ended: on || undefined }))}
          />
        </>
      )}
      <ul class="plain">
        {all.map(({ row: one, index }) => (
          <li key={index}>
            <Button
              class="link"
              aria-current={index === at.index}
              onClick={() => go({ at: 'row', row: { section: at.section, index } })}
            >
              {one.from === undefined ? words.always : words.since.replace('{day}', dayText(one.from, lang))}
              {one.ended ? ` · ${words.ended}` : ''}
            </Button>
          </li>
        ))}
      </ul>
      <DayField label={words.newVersion} day={from} onDay={setDay} />
      <div class="row">
        <Button disabled={from === '' || taken} onClick={add}>
          {words.addVersion}
        </Button>
        {all.length > 1 && <Button onClick={() => go({ at: 'compare', row: at })}>{words.compare}</Button>}
      </div>
      {taken && from !== '' && <p class="gray">{words.taken}</p>}
    </details>
  );
}

/** Fields of a row as lines of a table. */
function fieldsOf(row: AnyRow, section: Section, lang: 'ru' | 'en'): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(row)) {
    if (['code', 'place', 'broken', 'from'].includes(key)) continue;
    if (key === 'points')
      for (const point of value as { from: string; value: string | string[] }[])
        found.set(
          `≥ ${shown(point.from, lang)}`,
          [point.value]
            .flat()
            .map((one) => shown(one, lang))
            .join(' · '),
        );
    else if (key === 'with')
      for (const [name, text] of Object.entries((row as unknown as Component).with ?? {}))
        found.set(name, shown(text, lang));
    else if (typeof value === 'object')
      for (const [name, text] of Object.entries(value as object)) found.set(`${key}.${name}`, String(text));
    else found.set(key, section === 'scales' ? String(value) : shown(String(value), lang));
  }
  return found;
}

/** Versions in columns; only what differs. */
export function Compare({ at }: { readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { draft } = useModel();
  const row = rowAt<AnyRow>(draft, at);
  if (row === undefined) return null;
  const all = versionsOf(rowsOf(draft, at.section), row).map(({ row: one }) => ({
    one,
    fields: fieldsOf(one, at.section, lang),
  }));
  const names = [...new Set(all.flatMap(({ fields }) => [...fields.keys()]))];
  const differ = names.filter((name) => new Set(all.map(({ fields }) => fields.get(name) ?? '')).size > 1);
  return (
    <>
      <h2>
        {words.compare}: {labelOf(row)}
      </h2>
      {differ.length === 0 ? (
        <p>{words.noDifference}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <td />
              {all.map(({ one }, i) => (
                <th key={i} scope="col">
                  {one.from === undefined ? words.always : words.since.replace('{day}', dayText(one.from, lang))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differ.map((name) => (
              <tr key={name}>
                <th scope="row">
                  {(words as Readonly<Record<string, string>>)[`field_${name}`] ??
                    formOf(at.section)?.columns.find(({ field }) => field === name)?.title[lang] ??
                    formulaOf((row as Component).use ?? '')?.parameters.find((one) => one.name === name)?.title[lang] ??
                    name}
                </th>
                {all.map(({ fields }, i) => (
                  <td key={i}>{fields.get(name) ?? '—'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
