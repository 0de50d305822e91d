/** The plan: its lines in order, KPIs and scales, and the editors that open over them. */
import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../../src/core/issue/issue.js';
import { formulaOf } from '../../../src/core/plan/catalogue.js';
import { type Component, labelOf, type PlanRow } from '../../../src/core/plan/plan.js';
import { type AnyRow, rowsOf } from '../../rows.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { formOf } from '../told.js';
import { Catalogue } from './catalogue.js';
import { ComponentEditor } from './component.js';
import { Expression } from './expression.js';
import { Sign } from './fields.js';
import { FRESH, RowEditor } from './form.js';
import { newScale } from './fresh.js';
import { KpiEditor, Kpis, weightText } from './kpis.js';
import { Mends } from './mends.js';
import { LineResult } from './result.js';
import { type Route, RouteContext, useGo } from './route.js';
import { type At, added, changed, isAbout, moved, rowAt } from './rows.js';
import { ScaleEditor } from './scale.js';
import { dayText, freeCode, shown } from './text.js';
import { Compare } from './versions.js';

/** Where one begins, and the focus stays where it is. */
const LIST: Route = { at: 'list' };

export function PlanView() {
  const [route, setRoute] = useState<Route>(LIST);
  const top = useRef<HTMLElement | null>(null);
  // Whoever goes on by keyboard begins at the top.
  useLayoutEffect(() => {
    if (route !== LIST) top.current?.focus();
  }, [route]);
  const { w, plan: words } = useFrame();
  const { draft } = useModel();
  if (words === undefined) return <p class="gray">{w.busy}</p>;
  const gone = 'row' in route && rowAt(draft, route.row) === undefined;
  const here: Route = gone ? { at: 'list' } : route;
  const own: Route = here.at === 'row' && here.row.section === 'kpis' ? { at: 'kpis' } : { at: 'list' };
  const back = (here.at === 'row' && here.back) || own;
  const backTo = back.at === 'row' && rowAt<AnyRow>(draft, back.row)?.code;
  return (
    <RouteContext.Provider value={setRoute}>
      {here.at !== 'list' && (
        <button type="button" class="link back" onClick={() => setRoute(back)} ref={top as never}>
          ← {backTo || (back.at === 'kpis' ? words.kpis : words.list)}
        </button>
      )}
      {here.at === 'list' && <List top={top as never} />}
      {here.at === 'add' && <Catalogue />}
      {here.at === 'kpis' && <Kpis />}
      {here.at === 'compare' && <Compare at={here.row} />}
      {here.at === 'row' && <Editor key={`${here.row.section} ${here.row.index}`} at={here.row} />}
    </RouteContext.Provider>
  );
}

function Editor({ at }: { readonly at: At }) {
  if (at.section === 'components') return <ComponentEditor at={at} />;
  if (at.section === 'kpis') return <KpiEditor at={at} />;
  if (at.section === 'scales') return <ScaleEditor at={at} />;
  return <RowEditor at={at} />;
}

function List({ top }: { readonly top: Ref<HTMLHeadingElement> }) {
  const { lang, plan: words } = useFrame();
  const { draft, issues } = useModel();
  const go = useGo();
  const weights = draft.kpis.filter(({ weight }) => weight !== undefined);
  return (
    <>
      <h2 tabIndex={-1} ref={top}>
        {words.components}
      </h2>
      <ol class="cards">
        {draft.components.map((row, index) => (
          <ComponentCard key={index} row={row} index={index} last={index === draft.components.length - 1} />
        ))}
      </ol>
      <Button onClick={() => go({ at: 'add' })}>+ {words.add}</Button>
      <h2>KPI</h2>
      {weights.length > 0 && (
        <p class="gray">{weights.map((row) => `${labelOf(row)} ${weightText(row, lang)}`).join(' · ')}</p>
      )}
      <Button onClick={() => go({ at: 'kpis' })}>{words.openKpis}</Button>
      <h2>{words.scales}</h2>
      <ul class="cards">
        {draft.scales.map((row, index) => (
          <li key={index}>
            <Opener at={{ section: 'scales', index }} row={row} />
          </li>
        ))}
      </ul>
      <NewScale />
      {REST.map((section) => (
        <Rest key={section} section={section} />
      ))}
      {issues.length > 0 && <h2>{words.issues}</h2>}
      <Mends />
    </>
  );
}

/** The name of a row, which opens its editor; a dot where something is wrong. */
function Opener({ at, row }: { readonly at: At; readonly row: PlanRow }) {
  const go = useGo();
  const { lang, plan: words } = useFrame();
  const { issues } = useModel();
  const aside = asideOf(row, words.since ?? '', lang);
  const wrong = issues.some((issue) => issue.severity === 'error' && isAbout(issue, row as never));
  return (
    <Button class="link name" onClick={() => go({ at: 'row', row: at })}>
      {labelOf(row)}
      {aside.length > 0 && <span class="gray"> {aside.join(', ')}</span>}
      {wrong && <span class="error"> ⚠ {words.wrong}</span>}
    </Button>
  );
}

function ComponentCard({
  row,
  index,
  last,
}: {
  readonly row: Component;
  readonly index: number;
  readonly last: boolean;
}) {
  const { lang, plan: words } = useFrame();
  const { edit } = useModel();
  const at: At = { section: 'components', index };
  const name = labelOf(row);
  const formula = row.use === undefined ? undefined : (formulaOf(row.use)?.title[lang] ?? row.use);
  return (
    <li class={row.off || row.ended ? 'off' : ''}>
      <Opener at={at} row={row} />
      <span class="gray about">{row.ended ? words.ended : (formula ?? shown(row.expression, lang))}</span>
      <LineResult code={row.code} />
      <div class="row signs">
        <Sign
          name={`${words.up}: ${name}`}
          sign="↑"
          off={index === 0}
          onClick={() => edit((plan) => moved(plan, at, -1))}
        />
        <Sign name={`${words.down}: ${name}`} sign="↓" off={last} onClick={() => edit((plan) => moved(plan, at, 1))} />
        {!row.ended && (
          <Button
            class="sign wide"
            aria-label={`${row.off ? words.isOff : words.isOn}: ${name}`}
            onClick={() => edit((plan) => changed(plan, at, { off: row.off ? undefined : true }))}
          >
            {row.off ? words.isOff : words.isOn}
          </Button>
        )}
      </div>
    </li>
  );
}

function NewScale() {
  const { plan: words } = useFrame();
  const { draft, edit } = useModel();
  const go = useGo();
  const add = (): void => {
    edit((plan) => added(plan, 'scales', newScale(freeCode(words.newScaleName, plan.scales))));
    go({ at: 'row', row: { section: 'scales', index: draft.scales.length } });
  };
  return <Button onClick={add}>+ {words.newScale}</Button>;
}

/** Whom a row holds for, and since when. */
const asideOf = (row: PlanRow, since: string, lang: Lang): string[] => [
  ...Object.values(row.for ?? {}),
  ...(row.from === undefined ? [] : [since.replace('{day}', dayText(row.from, lang))]),
];

/** Sections whose rows are forms; values of parameters are changed where they stand. */
const REST = ['parameters', 'measures', 'plans', 'credits', 'payouts'] as const;

/** Lists that stand open: whoever comes back finds them so. */
const opened = new Set<string>(['parameters']);

function Rest({ section }: { readonly section: (typeof REST)[number] }) {
  const { lang, plan: words } = useFrame();
  const { draft, edit, issues, run, payee } = useModel();
  const go = useGo();
  const form = formOf(section);
  const rows = rowsOf(draft, section);
  if (form === undefined) return null;
  const add = (): void => {
    // People name their plan already.
    const plan = section === 'plans' && run?.prepared.people.payees.find(({ id }) => id === payee)?.profile.plan;
    const code = freeCode(plan || form.one[lang], rows);
    edit((now) => added(now, section, { code, ...FRESH[section] }));
    go({ at: 'row', row: { section, index: rows.length } });
  };
  return (
    <details
      open={opened.has(section)}
      onToggle={({ currentTarget: { open } }) => (open ? opened.add(section) : opened.delete(section))}
    >
      <summary>
        {form.title[lang]} ({rows.length})
      </summary>
      <ul class="cards">
        {rows.map((row, index) => (
          <li key={index}>
            <Opener at={{ section, index }} row={row} />
            {section === 'parameters' && (
              <Expression
                hidden
                label={[labelOf(row), ...asideOf(row, words.since, lang)].join(', ')}
                text={String(row.value)}
                placeholder={words.eachOwn}
                issues={issues.filter((issue) => isAbout(issue, row))}
                onText={(value) => edit((plan) => changed(plan, { section, index }, { value }))}
              />
            )}
          </li>
        ))}
      </ul>
      <Button onClick={add}>+ {form.one[lang]}</Button>
    </details>
  );
}
