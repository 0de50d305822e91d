/** The plan: its lines in order, KPIs and scales, and the editors that open over them. */
import { useState } from 'preact/hooks';
import type { Lang } from '../../../src/core/issue/issue.js';
import { formulaOf } from '../../../src/core/plan/catalogue.js';
import type { Component, Kpi, Parameter, Scale } from '../../../src/core/plan/plan.js';
import { rowsOf } from '../../rows.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { said } from '../told.js';
import { Catalogue } from './catalogue.js';
import { ComponentEditor } from './component.js';
import { Expression } from './expression.js';
import { Sign } from './fields.js';
import { newScale } from './fresh.js';
import { KpiEditor, Kpis, weightText } from './kpis.js';
import { Mends } from './mends.js';
import { LineResult } from './result.js';
import { type Route, RouteContext, useGo } from './route.js';
import { type At, added, changed, isAbout, moved, rowAt } from './rows.js';
import { ScaleEditor } from './scale.js';
import { dayText, freeCode, shown } from './text.js';
import { Compare } from './versions.js';

export function PlanView() {
  const [route, setRoute] = useState<Route>({ at: 'list' });
  const { lang, w } = useFrame();
  const { draft } = useModel();
  const words = said('plan', lang);
  if (words === undefined) return <p class="gray">{w.busy}</p>;
  const gone = 'row' in route && rowAt(draft, route.row) === undefined;
  const here: Route = gone ? { at: 'list' } : route;
  const back = here.at === 'row' && here.row.section === 'kpis' ? ({ at: 'kpis' } as const) : ({ at: 'list' } as const);
  return (
    <RouteContext.Provider value={setRoute}>
      {here.at !== 'list' && (
        <button type="button" class="link back" onClick={() => setRoute(back)} ref={focusFirst}>
          ← {back.at === 'kpis' ? words.kpis : words.list}
        </button>
      )}
      {here.at === 'list' && <List />}
      {here.at === 'add' && <Catalogue />}
      {here.at === 'kpis' && <Kpis />}
      {here.at === 'compare' && <Compare at={here.row} />}
      {here.at === 'row' && <Editor key={`${here.row.section} ${here.row.index}`} at={here.row} />}
    </RouteContext.Provider>
  );
}

/** Whoever opens an editor by keyboard begins at its top. */
const focusFirst = (button: HTMLButtonElement | null): void => button?.focus();

function Editor({ at }: { readonly at: At }) {
  if (at.section === 'components') return <ComponentEditor at={at} />;
  if (at.section === 'kpis') return <KpiEditor at={at} />;
  if (at.section === 'scales') return <ScaleEditor at={at} />;
  return null;
}

function List() {
  const { lang } = useFrame();
  const { draft, issues } = useModel();
  const go = useGo();
  const words = said('plan', lang);
  if (words === undefined) return null;
  const weights = draft.kpis.filter(({ weight }) => weight !== undefined);
  return (
    <>
      <h2>{words.components}</h2>
      <ol class="cards">
        {draft.components.map((row, index) => (
          <ComponentCard key={index} row={row} index={index} last={index === draft.components.length - 1} />
        ))}
      </ol>
      <button type="button" onClick={() => go({ at: 'add' })}>
        + {words.add}
      </button>
      <h2>KPI</h2>
      {weights.length > 0 && (
        <p class="gray">{weights.map((row) => `${row.title ?? row.code} ${weightText(row, lang)}`).join(' · ')}</p>
      )}
      <button type="button" onClick={() => go({ at: 'kpis' })}>
        {words.openKpis}
      </button>
      <h2>{words.scales}</h2>
      <ul class="cards">
        {draft.scales.map((row, index) => (
          <li key={index}>
            <Opener at={{ section: 'scales', index }} row={row} />
          </li>
        ))}
      </ul>
      <NewScale />
      <Parameters />
      {issues.length > 0 && <h2>{words.issues}</h2>}
      <Mends />
    </>
  );
}

/** The name of a row, which opens its editor; a dot where something is wrong. */
function Opener({ at, row }: { readonly at: At; readonly row: Component | Kpi | Scale }) {
  const go = useGo();
  const { lang } = useFrame();
  const { issues } = useModel();
  const words = said('plan', lang);
  const wrong = issues.some((issue) => issue.severity === 'error' && isAbout(issue, row as never));
  return (
    <button type="button" class="link name" onClick={() => go({ at: 'row', row: at })}>
      {row.title ?? row.code}
      {row.from !== undefined && <span class="gray"> {words?.since.replace('{day}', dayText(row.from, lang))}</span>}
      {wrong && <span class="error"> ⚠ {words?.wrong}</span>}
    </button>
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
  const { lang } = useFrame();
  const { edit } = useModel();
  const words = said('plan', lang);
  if (words === undefined) return null;
  const at: At = { section: 'components', index };
  const name = row.title ?? row.code;
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
          <button
            type="button"
            class="sign wide"
            aria-pressed={!row.off}
            aria-label={`${words.paid}: ${name}`}
            onClick={() => edit((plan) => changed(plan, at, { off: row.off ? undefined : true }))}
          >
            {row.off ? words.isOff : words.isOn}
          </button>
        )}
      </div>
    </li>
  );
}

function NewScale() {
  const { lang } = useFrame();
  const { draft, edit } = useModel();
  const go = useGo();
  const words = said('plan', lang);
  if (words === undefined) return null;
  const add = (): void => {
    edit((plan) => added(plan, 'scales', newScale(freeCode(words.newScaleName, plan.scales))));
    go({ at: 'row', row: { section: 'scales', index: draft.scales.length } });
  };
  return (
    <button type="button" onClick={add}>
      + {words.newScale}
    </button>
  );
}

/** Name, whom it holds for, and since when. */
function labelOf(row: Parameter, since: string, lang: Lang): string {
  const scope = [row.for?.plan, row.for?.role, row.for?.grade].filter((one) => one !== undefined);
  const aside = [...scope, ...(row.from === undefined ? [] : [since.replace('{day}', dayText(row.from, lang))])];
  return `${row.title ?? row.code}${aside.length === 0 ? '' : ` (${aside.join(', ')})`}`;
}

/** Named values: changed where they stand. */
function Parameters() {
  const { lang } = useFrame();
  const { draft, edit, issues } = useModel();
  const words = said('plan', lang);
  const rows = rowsOf(draft, 'parameters') as readonly unknown[] as readonly Parameter[];
  if (words === undefined || rows.length === 0) return null;
  return (
    <>
      <h2>{words.parameters}</h2>
      {rows.map((row, index) => (
        <Expression
          key={index}
          label={labelOf(row, words.since, lang)}
          text={row.value}
          placeholder={words.eachOwn}
          issues={issues.filter((issue) => isAbout(issue, row as never))}
          onText={(value) => edit((plan) => changed(plan, { section: 'parameters', index }, { value }))}
        />
      ))}
    </>
  );
}
