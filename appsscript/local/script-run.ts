/**
 * `google.script.run`, `google.script.host` and a storage inside a page of the add-on, as Google adds them before the page's own
 * scripts. Calls go to the workbook by message and are answered later, never at once.
 */
import { refusedAt } from './run-values.js';

type Handler = ((result: unknown, user?: unknown) => void) | null;
interface Waiting {
  readonly success: Handler;
  readonly failure: Handler;
  readonly user: unknown;
}
/** What comes back. `lost`: the function gave what cannot be handed over, and neither handler hears of it. */
type Answer = { id: number } & ({ result: unknown } | { error: string } | { lost: true });

const waiting = new Map<number, Waiting>();
let calls = 0;

window.addEventListener('message', ({ data, source }: MessageEvent<Answer>) => {
  const call = source === window.parent ? waiting.get(data.id) : undefined;
  if (!call) return;
  waiting.delete(data.id);
  if ('error' in data) (call.failure ?? console.error)(new Error(data.error), call.user);
  else if ('result' in data) call.success?.(data.result, call.user);
});

function runner(success: Handler, failure: Handler, user: unknown): object {
  const call = (name: string, given: unknown[]): void => {
    const refused = refusedAt(given);
    if (refused !== null) throw new TypeError(`Failed due to illegal value in property: ${refused}`);
    waiting.set(++calls, { success, failure, user });
    window.parent.postMessage({ id: calls, name, given: JSON.stringify(given) }, '*');
  };
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name !== 'string') return undefined;
        if (name === 'withSuccessHandler') return (next: Handler) => runner(next, failure, user);
        if (name === 'withFailureHandler') return (next: Handler) => runner(success, next, user);
        if (name === 'withUserObject') return (next: unknown) => runner(success, failure, next);
        return (...given: unknown[]) => call(name, given);
      },
    },
  );
}

/** Storage of the page: what was kept before, each change handed over. */
const held = new Map<string, string>(JSON.parse(document.getElementById('kept')?.textContent ?? '[]'));
const handOver = (name: string, text: string | null): void => window.parent.postMessage({ keep: [name, text] }, '*');
Object.defineProperty(window, 'localStorage', {
  value: {
    getItem: (name: string) => held.get(String(name)) ?? null,
    setItem(name: string, text: string) {
      held.set(String(name), String(text));
      handOver(String(name), String(text));
    },
    removeItem(name: string) {
      held.delete(String(name));
      handOver(String(name), null);
    },
  },
});

const host = (what: string) => () => window.parent.postMessage({ host: what }, '*');

Object.assign(window, {
  google: {
    script: {
      run: runner(null, null, undefined),
      host: { close: host('close'), editor: { focus: host('focus') }, setHeight() {}, setWidth() {} },
    },
  },
});
