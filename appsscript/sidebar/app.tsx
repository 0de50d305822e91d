/** The frame: the view, the language, what is not saved, the question that has to be answered, and how it went. */
import type { FunctionComponent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../src/core/issue/issue.js';
import type { Reply, Request } from '../protocol.js';
import { Button } from './button.js';
import { Check } from './check.js';
import { Department } from './department/view.js';
import { Effect } from './effect.js';
import { type Ask, type Asked, type Frame, FrameContext, VIEWS, type View } from './frame.js';
import { ModelContext, useNewModel } from './model.js';
import { Month } from './month.js';
import { Person } from './person/view.js';
import { PlanView } from './plan/view.js';
import { send } from './server.js';
import { Start } from './start.js';
import { said } from './told.js';
import { words } from './words.js';

/** What stands under each name of the list; each takes what it needs from useModel() and useFrame(). */
const SHOWN: Readonly<Partial<Record<View, FunctionComponent>>> = {
  start: Start,
  plan: PlanView,
  person: Person,
  department: Department,
  month: Month,
  check: Check,
};

/** A request that waits for a yes. */
interface Question {
  readonly text: string;
  readonly request: Asked;
}

/** The one way to ask the server: busy while it works, its question or its word kept. */
function useServer(lang: Lang) {
  const w = words(lang);
  const [working, setWorking] = useState(0);
  const [status, setStatus] = useState({ text: '', failed: false });
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = async (request: Asked): Promise<Reply> => {
    setWorking((n) => n + 1);
    setQuestion(null);
    if (request.op !== 'go') setStatus({ text: w.busy, failed: false });
    const reply = await send({ ...request, lang } as Request, w);
    const { said = '', failed, ask: asked } = reply;
    setWorking((n) => n - 1);
    setStatus(failed === undefined ? { text: said, failed: false } : { text: failed, failed: true });
    if (asked !== undefined) setQuestion({ text: asked, request: { ...request, confirmed: true } as Asked });
    return reply;
  };
  const say = (text: string): void => setStatus({ text, failed: false });
  return { w, busy: working > 0, status, question, ask, say, callOff: () => setQuestion(null) };
}

/** Milliseconds for which what was read is taken to stand. */
const FRESH = 5000;

/** Somebody comes back to the sidebar: the sheets beside it may have changed, and nothing tells of it. */
function useReturn(back: () => void, busy: boolean): void {
  const now = useRef({ back, busy, at: Date.now() });
  Object.assign(now.current, { back, busy });
  useEffect(() => {
    const come = (): void => {
      if (now.current.busy || Date.now() - now.current.at < FRESH) return;
      now.current.at = Date.now();
      now.current.back();
    };
    addEventListener('focus', come);
    document.documentElement.addEventListener('pointerenter', come);
  }, []);
}

/** Requests that change the sheets: what was read before is read again. */
const WRITES: readonly string[] = ['create', 'close', 'approve'];

export function App({ view: first, lang: firstLang }: { readonly view: View; readonly lang: Lang }) {
  const [view, setView] = useState(first);
  const [lang, setLang] = useState(firstLang);
  const server = useServer(lang);
  const { w, busy, status, question } = server;
  const model = useNewModel(server.ask);
  const { book } = model;
  useEffect(() => void model.reload(), []);
  useReturn(() => void model.reload((request) => send({ ...request, lang } as Request, w)), busy);
  const ask: Ask = async (request) => {
    const reply = await server.ask(request);
    if (WRITES.includes(request.op) && reply.said !== undefined) {
      await model.reload();
      server.say(reply.said);
      if (request.op === 'create') setView('plan');
    }
    return reply;
  };
  const empty = book !== null && book.plan.components.length === 0;
  const shown = empty && view === 'plan' ? 'start' : view;
  const frame: Frame = {
    lang,
    w,
    plan: said('plan', lang) as Frame['plan'],
    person: said('person', lang) as Frame['person'],
    busy,
    ask,
    quietly: (request) => send({ ...request, lang } as Request, w),
    open: setView,
    say: server.say,
    go: ({ table = '', cell = '', row }) => {
      const sheet = book?.homes[table];
      const at = cell === '' && row !== undefined ? `A${row}` : cell;
      if (sheet !== undefined && at !== '') void server.ask({ op: 'go', sheet, cell: at });
    },
  };
  const choose = (next: Lang): void => {
    setLang(next);
    void send({ op: 'language', lang: next }, w);
  };
  document.documentElement.lang = lang;
  const Shown = SHOWN[shown];
  return (
    <FrameContext.Provider value={frame}>
      <ModelContext.Provider value={model}>
        <main aria-busy={busy}>
          <h1 class="unseen">Premia</h1>
          <Views view={shown} frame={frame} />
          <section aria-label={w[shown]}>
            {empty && shown !== 'start' && <p class="gray">{w.noPlan}</p>}
            {Shown && <Shown />}
          </section>
          {book !== null && !empty && <Effect all={shown === 'department'} />}
          {question && <Asking question={question} busy={busy} w={w} onYes={ask} onNo={server.callOff} />}
          <p class={status.failed ? 'status error' : 'status'} role="status" aria-live="polite">
            {status.text}
          </p>
          <Language lang={lang} label={w.language} onLang={choose} />
        </main>
      </ModelContext.Provider>
    </FrameContext.Provider>
  );
}

/** The question that has to be answered first. */
function Asking(props: {
  readonly question: Question;
  readonly busy: boolean;
  readonly w: Frame['w'];
  readonly onYes: Ask;
  readonly onNo: () => void;
}) {
  const { question, busy, w, onYes, onNo } = props;
  return (
    <div class="question" role="alertdialog" aria-label={w.question} aria-describedby="question">
      <p id="question">{question.text}</p>
      <div class="row">
        <button type="button" class="action" disabled={busy} ref={focus} onClick={() => void onYes(question.request)}>
          {w.yes}
        </button>
        <Button onClick={onNo}>{w.no}</Button>
      </div>
    </div>
  );
}

/** A question takes the focus when it appears. */
const focus = (button: HTMLButtonElement | null): void => button?.focus();

/** Ten tabs do not fit into 300 px: a list does. */
function Views({ view, frame: { w, open } }: { readonly view: View; readonly frame: Frame }) {
  return (
    <div class="block">
      <label for="view" class="unseen">
        {w.views}
      </label>
      <select id="view" class="views" value={view} onChange={(event) => open(event.currentTarget.value as View)}>
        {VIEWS.filter((one) => SHOWN[one]).map((one) => (
          <option key={one} value={one}>
            {w[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

function Language(props: { readonly lang: Lang; readonly label: string; readonly onLang: (lang: Lang) => void }) {
  const { lang, label, onLang } = props;
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
