/** Opens the sidebar. It is a file, never a template: a bundle may contain `<?`. */
import { told } from '../data.js';
import { services } from '../services.js';
import { userLang } from './lang.js';

/** @param view what the sidebar shows first */
export function openPanel(view: 'plan' | 'start' | 'check'): void {
  const start = JSON.stringify({ view, lang: userLang(), frame: told().editors.frame });
  const page = services.HtmlService.createHtmlOutputFromFile('sidebar')
    .append(`<script type="application/json" id="start">${start}</script>`)
    .setTitle('Premia');
  services.SpreadsheetApp.getUi().showSidebar(page);
}
