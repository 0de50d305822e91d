/** One line of pay: its formula with a form made of the formula's parameters, or an expression of its own. */

import type { Issue } from '../../../src/core/issue/issue.js';
import { fold, nameText } from '../../../src/core/language/index.js';
import { catalogue, type FormulaParameter, formulaOf } from '../../../src/core/plan/catalogue.js';
import { type Component, labelOf, type PlanDocument } from '../../../src/core/plan/plan.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { formulaWords } from '../told.js';
import { Expression } from './expression.js';
import { Choice, Flag, NameField, Wrong } from './fields.js';
import { Form } from './form.js';
import { componentOf, newScale } from './fresh.js';
import { Remove } from './remove.js';
import { LineResult } from './result.js';
import { useGo } from './route.js';
import { type At, added, changed, copied, isAbout, rowAt } from './rows.js';
import { freeCode, shown } from './text.js';
import { Versions } from './versions.js';

export function ComponentEditor({ at }: { readonly at: At }) {
  const { lang, plan: words } = useFrame();
  const { draft, edit, issues, payees, payee } = useModel();
  const row = rowAt<Component>(draft, at);
  if (row === undefined) return null;
  const set = (change: Partial<Record<keyof Component, unknown>>): void => edit((plan) => changed(plan, at, change));
  const own = issues.filter((issue) => isAbout(issue, row as never));
  const formula = row.use === undefined ? undefined : formulaOf(row.use);
  return (
    <>
      <h2>{labelOf(row)}</h2>
      <NameField label={words.name} at={at} name={row.code} />
      <p class="live" aria-live="polite">
        {payees.find(({ id }) => id === payee)?.name}: <LineResult code={row.code} />
      </p>
      <Choice
        label={words.formula}
        value={row.use ?? ''}
        options={[
          { value: '', title: words.own },
          ...(row.use !== undefined && formula === undefined ? [{ value: row.use, title: row.use }] : []),
          ...catalogue().map(({ id, title }) => ({ value: id, title: title[lang] })),
        ]}
        help={row.use === undefined ? '' : formulaWords(row.use)?.description[lang]}
        onValue={(use) => set(otherFormula(row, use, draft, lang))}
      />
      {formula === undefined ? (
        <Expression
          label={words.expression}
          text={row.expression ?? ''}
          rows={3}
          help={words.expressionHelp}
          issues={own}
          onText={(expression) => expression !== '' && set({ expression })}
        />
      ) : (
        formula.parameters.map((parameter) => (
          <Parameter
            key={parameter.name}
            row={row}
            parameter={parameter}
            use={formula.id}
            issues={own}
            onGiven={(given) => set({ with: given })}
          />
        ))
      )}
      {formula !== undefined && (
        <Wrong issues={own.filter((issue) => !formula.parameters.some((one) => isOf(issue, row.with?.[one.name])))} />
      )}
      <details open={row.per !== undefined}>
        <summary>{words.perRows}</summary>
        <Form at={at} per />
      </details>
      <Limits row={row} set={set} />
      <details>
        <summary>{words.moreSettings}</summary>
        <Form at={at} />
      </details>
      <Flag label={words.paid} value={row.off !== true} onValue={(on) => set({ off: on ? undefined : true })} />
      <Versions at={at} />
      <Also at={at} row={row} />
    </>
  );
}

/** Gate, cap and floor. */
function Limits({
  row,
  set,
}: {
  readonly row: Component;
  readonly set: (change: Partial<Record<keyof Component, unknown>>) => void;
}) {
  const words = useFrame().plan;
  return (
    <details open={row.when !== undefined || row.cap !== undefined || row.floor !== undefined}>
      <summary>{words.limits}</summary>
      <Expression
        label={words.when}
        text={row.when ?? ''}
        help={words.whenHelp}
        onText={(when) => set({ when: when || undefined })}
      />
      <Expression label={words.cap} text={row.cap ?? ''} onText={(cap) => set({ cap: cap || undefined })} />
      <Expression label={words.floor} text={row.floor ?? ''} onText={(floor) => set({ floor: floor || undefined })} />
    </details>
  );
}

/** Copy and delete. */
function Also({ at, row }: { readonly at: At; readonly row: Component }) {
  const { plan: words } = useFrame();
  const { edit, draft } = useModel();
  const go = useGo();
  const copy = (): void => {
    const code = freeCode(row.code, draft.components);
    edit((plan) => added(plan, 'components', copied(row as never, { code, title: undefined }), at.index + 1));
    go({ at: 'row', row: { section: 'components', index: at.index + 1 } });
  };
  return (
    <div class="row block">
      <Button onClick={copy}>{words.copy}</Button>
      <Remove at={at} back="list" />
    </div>
  );
}

/** Another formula keeps the parameters it has as well. */
function otherFormula(
  row: Component,
  use: string,
  plan: PlanDocument,
  lang: 'ru' | 'en',
): Partial<Record<keyof Component, unknown>> {
  const formula = formulaOf(use);
  if (formula === undefined) return { use: undefined, with: undefined, expression: row.expression ?? '0' };
  const fresh = componentOf(formula, plan, lang);
  const kept = Object.entries(row.with ?? {}).filter(([name]) => formula.parameters.some((one) => one.name === name));
  const given = { ...fresh.with, ...Object.fromEntries(kept) };
  return { use, expression: undefined, with: Object.keys(given).length > 0 ? given : undefined };
}

/** Does a finding speak of this text? */
const isOf = (issue: Issue, text: string | undefined): boolean => text !== undefined && issue.params?.formula === text;

/** One parameter as a form field, by its kind. */
function Parameter(props: {
  readonly row: Component;
  readonly use: string;
  readonly parameter: FormulaParameter;
  readonly issues: readonly Issue[];
  readonly onGiven: (given: Readonly<Record<string, string>> | undefined) => void;
}) {
  const { row, use, parameter, issues, onGiven } = props;
  const { lang, plan: words } = useFrame();
  const { draft } = useModel();
  const { name, title, kind, min, max } = parameter;
  const texts = formulaWords(use)?.parameters[name];
  const value = row.with?.[name] ?? '';
  const unit =
    texts?.unit?.[lang] ??
    (kind === 'money' || kind === 'ratio' || kind === 'count' ? words[`kind_${kind}`] : undefined);
  const bounds = [min && words.from.replace('{n}', shown(min, lang)), max && words.to.replace('{n}', shown(max, lang))]
    .filter(Boolean)
    .join(' ');
  const help = [texts?.help?.[lang], bounds].filter((text) => text !== undefined && text !== '').join(' · ');
  const give = (text: string): void => {
    const { [name]: _old, ...rest } = row.with ?? {};
    const given = text === '' ? rest : { ...rest, [name]: text };
    onGiven(Object.keys(given).length > 0 ? given : undefined);
  };
  const label = parameter.default === undefined ? `${title[lang]} *` : title[lang];
  const own = issues.filter((issue) => isOf(issue, value));
  const codes = codesOf(kind, draft);
  const named = codes?.find((code) => fold(code) === fold(value.replace(/^\[(.*)\]$/, '$1')));
  if (codes !== undefined && (value === '' || named !== undefined)) {
    const none = parameter.default === undefined ? words.choose : shown(parameter.default, lang);
    const field = { label, unit, help, issues: own };
    return <Listed {...field} none={none} codes={codes} code={named ?? ''} fresh={kind === 'scale'} onCode={give} />;
  }
  return (
    <Expression
      label={label}
      unit={unit}
      help={help}
      text={value}
      placeholder={shown(parameter.default, lang)}
      issues={own}
      onText={give}
    />
  );
}

/** Names a parameter of the kind may be; undefined where it is a formula. */
function codesOf(kind: FormulaParameter['kind'], plan: PlanDocument): string[] | undefined {
  const rows = kind === 'scale' ? plan.scales : kind === 'kpi' ? plan.kpis : kind === 'measure' ? plan.measures : null;
  return rows === null ? undefined : [...new Set(rows.map(({ code }) => code))];
}

/** A new scale, chosen among the others. */
const NEW = '+ ';

/** One of the plan's names, or a scale made for it. */
function Listed(props: {
  readonly label: string;
  readonly unit: string | undefined;
  readonly help: string;
  readonly issues: readonly Issue[];
  readonly none: string;
  readonly codes: readonly string[];
  readonly code: string;
  readonly fresh: boolean;
  readonly onCode: (text: string) => void;
}) {
  const { none, codes, code, fresh, onCode, ...field } = props;
  const { draft, edit } = useModel();
  const words = useFrame().plan;
  const make = (): void => {
    const scale = newScale(freeCode(words.newScaleName ?? '', draft.scales));
    edit((plan) => added(plan, 'scales', scale));
    onCode(nameOf(scale.code));
  };
  return (
    <Choice
      {...field}
      value={code}
      options={[
        { value: '', title: none },
        ...codes.map((value) => ({ value, title: value })),
        ...(fresh ? [{ value: NEW, title: `+ ${words.newScale}` }] : []),
      ]}
      onValue={(value) => (value === NEW ? make() : onCode(nameOf(value)))}
    />
  );
}

const nameOf = (code: string): string => (code === '' ? '' : nameText(code));
