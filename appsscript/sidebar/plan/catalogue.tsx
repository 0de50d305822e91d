/** Kinds of pay to choose from, by section, each with an example in rubles; or an expression of one's own. */
import { useId, useState } from 'preact/hooks';
import { fold } from '../../../src/core/language/index.js';
import { type CatalogueFormula, catalogue } from '../../../src/core/plan/catalogue.js';
import type { Component } from '../../../src/core/plan/plan.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { exampleOf, formulaWords } from '../told.js';
import { componentOf } from './fresh.js';
import { useGo } from './route.js';
import { added } from './rows.js';
import { freeCode } from './text.js';

const SECTIONS = ['salary', 'commission', 'kpi', 'bonus', 'coefficient', 'team', 'award'] as const;

export function Catalogue() {
  const { lang, plan: words } = useFrame();
  const { draft, edit } = useModel();
  const go = useGo();
  const id = useId();
  const [sought, setSought] = useState('');
  const add = (row: Component): void => {
    edit((plan) => added(plan, 'components', row));
    go({ at: 'row', row: { section: 'components', index: draft.components.length } });
  };
  // Each word without its ending, in any order; of short ones («за», «с») nothing is asked.
  const stems = sought.split(/\s/).filter((word) => word.length > 2);
  const fits = (formula: CatalogueFormula): boolean => {
    const text = fold(`${formula.title[lang]} ${formulaWords(formula.id)?.description[lang] ?? ''}`);
    return stems.every((word) => text.includes(fold(word.slice(0, Math.max(3, word.length - 3)))));
  };
  const found = catalogue().filter(fits);
  return (
    <>
      <h2>{words.add}</h2>
      <div class="field">
        <label for={id}>{words.search}</label>
        <input id={id} type="search" value={sought} onInput={(event) => setSought(event.currentTarget.value)} />
      </div>
      <Button onClick={() => add({ code: freeCode(words.ownName, draft.components), expression: '0' })}>
        {words.own}
      </Button>
      <p class="gray" role="status">
        {words[found.length > 0 ? 'foundFormulas' : 'foundNone'].replace('{n}', String(found.length))}
      </p>
      {SECTIONS.map((section) => {
        const own = found.filter((formula) => formulaWords(formula.id)?.section === section);
        return (
          own.length > 0 && (
            <details key={section} open={stems.length > 0}>
              <summary>
                {words[`section_${section}`]} ({own.length})
              </summary>
              <ul class="cards">
                {own.map((formula) => (
                  <Offer key={formula.id} formula={formula} onChoose={() => add(componentOf(formula, draft, lang))} />
                ))}
              </ul>
            </details>
          )
        );
      })}
    </>
  );
}

function Offer({ formula, onChoose }: { readonly formula: CatalogueFormula; readonly onChoose: () => void }) {
  const { lang, plan: words } = useFrame();
  const example = exampleOf(formula.id, lang);
  return (
    <li>
      <Button class="link name" onClick={onChoose}>
        {formula.title[lang]}
      </Button>
      <span class="about">{formulaWords(formula.id)?.description[lang]}</span>
      {example !== undefined && (
        <span class="gray about">
          {words.example} {example}
        </span>
      )}
    </li>
  );
}
