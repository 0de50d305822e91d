/** The sidebar. */
import { render } from 'preact';
import type { Lang } from '../../src/core/issue/issue.js';
import type { Told } from '../protocol.js';
import { App } from './app.js';
import { VIEWS, type View } from './frame.js';
import { greet } from './told.js';

/** What the server left in the page: the view to open, the user's language and the words of the frame. */
function start(): { readonly view: View; readonly lang: Lang } {
  const text = document.getElementById('start')?.textContent ?? '{}';
  const given = JSON.parse(text) as {
    readonly view?: View;
    readonly lang?: Lang;
    readonly frame?: Told['editors'][string];
  };
  if (given.frame) greet(given.frame);
  return { view: VIEWS.find((view) => view === given.view) ?? 'plan', lang: given.lang === 'en' ? 'en' : 'ru' };
}

// The server's line comes after this script in the page.
window.addEventListener('load', () => {
  const root = document.getElementById('app');
  if (root) render(<App {...start()} />, root);
});
