/** The frame: tabs, language, the question that has to be answered, and the line that says how it went. */
import { useEffect, useState } from 'preact/hooks';
import type { Lang } from '../../src/core/issue.js';
import type { Reply, Request, Shown, TemplateShown } from '../protocol.js';
import { send } from './server.js';
import { Calculate, Issues, Templates } from './views.js';
import { words } from './words.js';

const VIEWS = ['calculate', 'issues', 'templates'] as const;
export type View = (typeof VIEWS)[number];

/** A request before the language is put to it. */
export type Asked = Request extends infer One ? (One extends Request ? Omit<One, 'lang'> : never) : never;
export type Ask = (request: Asked) => Promise<Reply>;

/** A request that waits for a yes. */
interface Question {
  readonly text: string;
  readonly request: Asked;
}

/** What is known of the workbook. */
interface Known {
  readonly periods: readonly string[];
  readonly hasPlan: boolean;
  readonly issues: readonly Shown[] | null;
  readonly templates: readonly TemplateShown[];
}

const NOTHING: Known = { periods: [], hasPlan: true, issues: null, templates: [] };

/** State and the one way to ask the server: busy while it works, its question or its word kept. */
function useServer(lang: Lang) {
  const w = words(lang);
  const [known, setKnown] = useState<Known>(NOTHING);
  const [busy, setBusy] = useState(false);
  const [status, setStatus] = useState({ text: '', failed: false });
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = async (request: Asked): Promise<Reply> => {
    setBusy(true);
    setQuestion(null);
    if (request.op !== 'go') setStatus({ text: w.busy, failed: false });
    const reply = await send({ ...request, lang } as Request, w);
    const { said = '', failed, ask: asked, ...news } = reply;
    setBusy(false);
    setStatus(failed === undefined ? { text: said, failed: false } : { text: failed, failed: true });
    if (asked !== undefined) setQuestion({ text: asked, request: { ...request, confirmed: true } as Asked });
    setKnown((before) => ({ ...before, ...news }));
    return reply;
  };
  return { w, known, busy, status, question, ask, callOff: () => setQuestion(null) };
}

export function App({ view: first, lang: firstLang }: { readonly view: View; readonly lang: Lang }) {
  const [view, setView] = useState(first);
  const [lang, setLang] = useState(firstLang);
  const server = useServer(lang);
  const { w, known, busy, status, question, ask } = server;
  useEffect(() => {
    void (async () => {
      const { hasPlan } = await ask({ op: 'state' });
      await ask({ op: 'templates' });
      if (hasPlan === false) setView('templates');
      else if (first === 'issues') await ask({ op: 'check' });
    })();
  }, []);
  // Sentences come from the server: in a new language they are asked for again.
  useEffect(() => {
    if (lang !== firstLang || known.issues !== null) void retell(ask, known.issues !== null);
  }, [lang]);
  document.documentElement.lang = lang;
  return (
    <main aria-busy={busy}>
      <h1 class="unseen">Premia</h1>
      <Tabs view={view} label={w.views} names={w} onView={setView} />
      <section role="tabpanel" id={`panel-${view}`} aria-labelledby={`tab-${view}`}>
        {!known.hasPlan && view !== 'templates' && <p class="gray">{w.noPlan}</p>}
        {view === 'calculate' && <Calculate w={w} busy={busy} periods={known.periods} ask={ask} />}
        {view === 'issues' && <Issues w={w} busy={busy} issues={known.issues} ask={ask} />}
        {view === 'templates' && <Templates w={w} busy={busy} templates={known.templates} ask={ask} />}
      </section>
      {question && (
        <div class="question" role="alertdialog" aria-describedby="question">
          <p id="question">{question.text}</p>
          <div class="row">
            <button type="button" class="action" disabled={busy} ref={focus} onClick={() => void ask(question.request)}>
              {w.yes}
            </button>
            <button type="button" onClick={server.callOff}>
              {w.no}
            </button>
          </div>
        </div>
      )}
      <p class={status.failed ? 'status error' : 'status'} role="status" aria-live="polite">
        {status.text}
      </p>
      <Language lang={lang} label={w.language} onLang={setLang} />
    </main>
  );
}

async function retell(ask: Ask, issues: boolean): Promise<void> {
  await ask({ op: 'templates' });
  if (issues) await ask({ op: 'check' });
}

/** A question takes the focus when it appears. */
const focus = (button: HTMLButtonElement | null): void => button?.focus();

/** Arrow keys go from tab to tab. */
function Tabs(props: {
  readonly view: View;
  readonly label: string;
  readonly names: Readonly<Record<View, string>>;
  readonly onView: (view: View) => void;
}) {
  const { view, label, names, onView } = props;
  const step = (by: number): void => {
    const next = VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length] ?? view;
    onView(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
  };
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {VIEWS.map((one) => (
        <button
          type="button"
          role="tab"
          key={one}
          id={`tab-${one}`}
          aria-selected={one === view}
          aria-controls={`panel-${one}`}
          tabIndex={one === view ? 0 : -1}
          onClick={() => onView(one)}
          onKeyDown={onKey}
        >
          {names[one]}
        </button>
      ))}
    </div>
  );
}

function Language({
  lang,
  label,
  onLang,
}: {
  readonly lang: Lang;
  readonly label: string;
  readonly onLang: (lang: Lang) => void;
}) {
  return (
    <div class="block">
      <label for="lang">{label}</label>
      <select id="lang" value={lang} onChange={(event) => onLang(event.currentTarget.value === 'en' ? 'en' : 'ru')}>
        <option value="ru">Русский</option>
        <option value="en">English</option>
      </select>
    </div>
  );
}
