/** From an empty sheet to a working workbook: what to pay for, whom, done. */
import { useEffect, useState } from 'preact/hooks';
import type { TemplateShown } from '../protocol.js';
import { useFrame } from './frame.js';
import { said } from './told.js';

/** Templates under what they pay for; examples come last and are folded. */
const groupOf = ({ pays, kind }: TemplateShown): string => pays ?? kind;

export function Start() {
  const { lang, busy, ask } = useFrame();
  const [templates, setTemplates] = useState<readonly TemplateShown[]>([]);
  const [chosen, setChosen] = useState('');
  const [people, setPeople] = useState('');
  useEffect(() => void ask({ op: 'templates' }).then(({ templates: found }) => setTemplates(found ?? [])), [lang]);
  const w = said('start', lang);
  const own = templates.find(({ id }) => id === chosen) ?? templates[0];
  if (w === undefined || own === undefined) return null;
  const select = async (): Promise<void> => {
    const { people: found = '' } = await ask({ op: 'selected' });
    setPeople((before) => [...new Set(`${before}\n${found}`.split('\n'))].join('\n').trim());
  };
  const choices = (name: string) =>
    templates
      .filter((one) => groupOf(one) === name)
      .map((one) => <Choice key={one.id} template={one} checked={one === own} onChoose={setChosen} />);
  const groups = [...new Set(templates.map(groupOf))];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void ask({ op: 'create', id: own.id, people: own.pays ? people : '', confirmed: false });
      }}
    >
      <h2>{w.what}</h2>
      {groups
        .filter((name) => name !== 'example')
        .map((name) => (
          <fieldset key={name}>
            <legend>{w[name as keyof typeof w]}</legend>
            {choices(name)}
          </fieldset>
        ))}
      <details>
        <summary>{w.example}</summary>
        {choices('example')}
      </details>
      {own.pays && (
        <div class="block">
          <label for="people">
            <h2>{w.who}</h2>
          </label>
          <textarea
            id="people"
            rows={4}
            value={people}
            aria-describedby="people-help"
            onInput={(event) => setPeople(event.currentTarget.value)}
          />
          <p id="people-help" class="gray">
            {w.help}
          </p>
          <button type="button" disabled={busy} onClick={() => void select()}>
            {w.selected}
          </button>
        </div>
      )}
      <button type="submit" class="action" disabled={busy}>
        {w.create}
      </button>
    </form>
  );
}

/** A template, and what it pays at 0 to 150 % of the target. */
function Choice(props: {
  readonly template: TemplateShown;
  readonly checked: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const { template, checked, onChoose } = props;
  const { id, title, about, curve } = template;
  return (
    <label class="choice">
      <input type="radio" name="template" value={id} checked={checked} onChange={() => onChoose(id)} /> {title}
      <span class="gray about">{about}</span>
      {curve && (
        <>
          <svg class="chart" viewBox="0 0 240 48" aria-hidden="true">
            <path class="axis" d="M0 47H240M160 0V48" />
            <polyline class="curve" points={curve.line} />
            <circle class="point" cx="160" cy={curve.y} r="4" />
          </svg>
          <span class="about">{curve.text}</span>
        </>
      )}
    </label>
  );
}
