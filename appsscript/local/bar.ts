/** The bar over the grid: the add-on's menu, files, language. Plain buttons, so a keyboard is enough. */
import type { Lang } from '../../src/core/issue/issue.js';
import type { MenuItem } from './ui.js';
import { say, type WordKey } from './words.js';

export interface BarActions {
  blank(): void;
  open(files: FileList): void;
  saveXlsx(): void;
  saveCsv(): void;
  language(lang: Lang): void;
  /** A function of code.js a menu item names. */
  call(name: string): void;
}

/** Draws the bar anew. */
export function drawBar(bar: HTMLElement, lang: Lang, items: readonly MenuItem[], act: BarActions): void {
  const title = document.createElement('h1');
  title.textContent = say(lang, 'title');
  const file = document.createElement('input');
  Object.assign(file, { type: 'file', multiple: true, hidden: true, id: 'file', accept: '.xlsx,.csv,.tsv,.zip' });
  file.addEventListener('change', () => file.files && act.open(file.files));
  const space = document.createElement('span');
  space.className = 'space';
  bar.replaceChildren(
    title,
    menuOf(lang, items, act.call),
    button(lang, 'blank', 'blankHint', act.blank),
    button(lang, 'open', 'openHint', () => file.click()),
    file,
    button(lang, 'saveXlsx', null, act.saveXlsx),
    button(lang, 'saveCsv', 'saveCsvHint', act.saveCsv),
    space,
    languageOf(lang, act.language),
  );
}

function button(lang: Lang, text: WordKey, hint: WordKey | null, does: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.id = text;
  made.textContent = say(lang, text);
  if (hint) made.title = say(lang, hint);
  made.addEventListener('click', does);
  return made;
}

function languageOf(lang: Lang, choose: (lang: Lang) => void): HTMLElement {
  const select = document.createElement('select');
  select.id = 'language';
  select.setAttribute('aria-label', say(lang, 'language'));
  select.append(new Option('Русский', 'ru', false, lang === 'ru'), new Option('English', 'en', false, lang === 'en'));
  select.addEventListener('change', () => choose(select.value as Lang));
  return select;
}

/** A menu button with its list: arrows move, Escape closes and goes back to the button. */
function menuOf(lang: Lang, items: readonly MenuItem[], call: (name: string) => void): HTMLElement {
  const box = document.createElement('div');
  box.className = 'menu';
  const opener = button(lang, 'menu', null, () => toggle(list.hidden === true));
  opener.setAttribute('aria-haspopup', 'menu');
  const list = document.createElement('ul');
  list.setAttribute('role', 'menu');
  const choices: HTMLButtonElement[] = [];
  for (const item of items) {
    const line = document.createElement('li');
    line.setAttribute('role', 'none');
    if (item === null) line.append(document.createElement('hr'));
    else {
      const choice = document.createElement('button');
      choice.type = 'button';
      choice.setAttribute('role', 'menuitem');
      choice.textContent = item.caption;
      choice.addEventListener('click', () => {
        toggle(false);
        call(item.calls);
      });
      choices.push(choice);
      line.append(choice);
    }
    list.append(line);
  }
  function toggle(open: boolean): void {
    list.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) choices[0]?.focus();
  }
  toggle(false);
  box.addEventListener('keydown', (event) => {
    const at = choices.indexOf(document.activeElement as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: choices.length - 1 }[event.key];
    if (event.key === 'Escape') {
      toggle(false);
      opener.focus();
    } else if (step !== undefined && !list.hidden) choices[(at + step) % choices.length]?.focus();
    else if (event.key === 'ArrowDown') toggle(true);
    else return;
    event.preventDefault();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!box.contains(relatedTarget as Node | null)) toggle(false);
  });
  box.append(opener, list);
  return box;
}
