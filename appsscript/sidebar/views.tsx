/** What stands under each tab. */
import { useEffect, useState } from 'preact/hooks';
import type { TemplateShown } from '../protocol.js';
import { useFrame } from './frame.js';
import { useModel } from './model.js';

/** A period, and what can be done with it. */
export function Month() {
  const { w, busy, ask } = useFrame();
  const periods = useModel().book?.periods ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  const period = typed ?? periods[periods.length - 1] ?? '';
  const over = (op: 'close' | 'export') => () => void ask({ op, period, confirmed: false });
  const calculate = (as: 'formulas' | 'values') => () => void ask({ op: 'calculate', period, as, confirmed: false });
  const off = busy || period === '';
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <div class="block">
        <label for="period">{w.period}</label>
        <input
          id="period"
          list="periods"
          value={period}
          aria-describedby="period-help"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <datalist id="periods">
          {periods.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        <span id="period-help" class="gray">
          {w.periodHelp}
        </span>
      </div>
      <div class="block row">
        <button type="submit" class="action" disabled={off} onClick={calculate('formulas')}>
          {w.formulas}
        </button>
        <button type="button" disabled={off} onClick={calculate('values')}>
          {w.values}
        </button>
      </div>
      <div class="block row">
        <button type="button" disabled={off} onClick={over('export')}>
          {w.export}
        </button>
        <button type="button" disabled={off} onClick={over('close')}>
          {w.close}
        </button>
      </div>
    </form>
  );
}

/** Ready schemes and examples. */
export function Start() {
  const { w, lang, busy, ask } = useFrame();
  const [templates, setTemplates] = useState<readonly TemplateShown[]>([]);
  useEffect(() => void ask({ op: 'templates' }).then(({ templates: found }) => setTemplates(found ?? [])), [lang]);
  const [chosen, setChosen] = useState('');
  const id = chosen === '' ? (templates[0]?.id ?? '') : chosen;
  const group = (kind: TemplateShown['kind'], label: string) => (
    <optgroup label={label}>
      {templates
        .filter((one) => one.kind === kind)
        .map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
    </optgroup>
  );
  return (
    <>
      <div class="block">
        <label for="template">{w.template}</label>
        <select
          id="template"
          value={id}
          aria-describedby="about"
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {group('scheme', w.schemes)}
          {group('example', w.examples)}
        </select>
        <p id="about" class="gray">
          {templates.find((one) => one.id === id)?.about}
        </p>
      </div>
      <button
        type="button"
        class="action"
        disabled={busy || id === ''}
        onClick={() => void ask({ op: 'create', id, confirmed: false })}
      >
        {w.create}
      </button>
    </>
  );
}
