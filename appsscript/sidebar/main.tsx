/** The sidebar. */
import { render } from 'preact';
import type { Lang } from '../../src/core/issue/issue.js';
import { App } from './app.js';
import { VIEWS, type View } from './frame.js';

/** What the server left in the page: the view to open and the user's language. */
function start(): { readonly view: View; readonly lang: Lang } {
  const text = document.getElementById('start')?.textContent ?? '{}';
  const given = JSON.parse(text) as { readonly view?: View; readonly lang?: Lang };
  return { view: VIEWS.find((view) => view === given.view) ?? 'plan', lang: given.lang === 'en' ? 'en' : 'ru' };
}

// The server's line comes after this script in the page.
window.addEventListener('load', () => {
  const root = document.getElementById('app');
  if (root) render(<App {...start()} />, root);
});
