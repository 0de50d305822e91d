/** From an empty sheet to a working workbook: what to pay for, whom, done. */
import { useEffect, useState } from 'preact/hooks';
import type { CurveShown, TemplateShown } from '../protocol.js';
import { Button } from './button.js';
import { useFrame } from './frame.js';
import { said } from './told.js';

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
  const create = (event: Event): void => {
    event.preventDefault();
    void ask({ op: 'create', id: own.id, people: own.pays ? people : '', confirmed: false });
  };
  /** A template; above the first of those that pay for the same, what it is. */
  const choice = ({ id, pays, title, about, curve }: TemplateShown, i: number, all: readonly TemplateShown[]) => (
    <div key={id}>
      {pays && pays !== all[i - 1]?.pays && <h3>{w[pays as keyof typeof w]}</h3>}
      <label class="card choice">
        <input type="radio" name="template" value={id} checked={id === own.id} onChange={() => setChosen(id)} /> {title}
        <span class="gray about">{about}</span>
        {curve && <Curve {...curve} />}
      </label>
    </div>
  );
  return (
    <form onSubmit={create}>
      <h2>{w.what}</h2>
      {templates.filter(({ pays }) => pays).map(choice)}
      <details>
        <summary>{w.example}</summary>
        {templates.filter(({ pays }) => !pays).map(choice)}
      </details>
      {own.pays && (
        <div class="block">
          <h2 id="who">{w.who}</h2>
          <textarea
            id="people"
            rows={4}
            value={people}
            aria-labelledby="who"
            aria-describedby="help"
            onInput={(event) => setPeople(event.currentTarget.value)}
          />
          <p id="help" class="gray">
            {w.help}
          </p>
          <Button disabled={busy} onClick={() => void select()}>
            {w.selected}
          </Button>
        </div>
      )}
      <button type="submit" class="action" disabled={busy}>
        {w.create}
      </button>
    </form>
  );
}

/** What is paid at 0 to 150 % of the target. */
const Curve = ({ line, y, text }: CurveShown) => (
  <>
    <svg class="chart" viewBox="0 0 240 48" aria-hidden="true">
      <path class="axis" d="M0 47H240M160 0V48" />
      <polyline class="curve" points={line} />
      <circle class="point" cx="160" cy={y} r="4" />
    </svg>
    <span class="about">{text}</span>
  </>
);
