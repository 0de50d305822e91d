/** The start: ready schemes. */
import { useEffect, useState } from 'preact/hooks';
import type { TemplateShown } from '../protocol.js';
import { useFrame } from './frame.js';

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
