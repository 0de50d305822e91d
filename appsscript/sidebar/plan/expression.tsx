/** A formula typed by hand: names are completed, the part that is wrong is marked, the rest is kept as it was. */
import { useId, useRef, useState } from 'preact/hooks';
import type { Issue, Lang } from '../../../src/core/issue/issue.js';
import { fold, functions, nameText } from '../../../src/core/language/index.js';
import type { PlanDocument } from '../../../src/core/plan/plan.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { functionHelp } from '../told.js';
import { Help, Label, Wrong } from './fields.js';
import { namesOf, shown, type Typed, typed } from './text.js';
import { useTyped } from './typed.js';

/** Something a formula may name. */
interface Offer {
  /** What is put in. */
  readonly text: string;
  readonly title: string;
  readonly about: string;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function offersOf(plan: PlanDocument, lang: Lang): Offer[] {
  const rows = [...plan.measures, ...plan.parameters, ...plan.kpis, ...plan.scales, ...plan.components];
  const codes = [...new Set(rows.map(({ code }) => code))];
  const fns = functions().map(({ id, ru }): Offer => {
    const name = lang === 'ru' ? capital(ru[0] ?? id) : id;
    return { text: `${name}(`, title: `${name}(…)`, about: functionHelp(id)?.help[lang === 'ru' ? 0 : 1] ?? '' };
  });
  return [...codes.map((code) => ({ text: nameText(code), title: code, about: '' })), ...fns];
}

/** The name being typed: letters, digits and single spaces up to the cursor. */
const WORD = /[\p{L}_№][\p{L}\p{N}_№ ]*$/u;
const MOST = 8;

/** The longest end of the text before the cursor that begins an offered name. */
function completions(
  offers: readonly Offer[],
  before: string,
): { readonly found: readonly Offer[]; readonly from: number } {
  const text = WORD.exec(before)?.[0] ?? '';
  const words = text.split(' ');
  for (let i = 0; i < words.length; i++) {
    const tail = words.slice(i).join(' ');
    const key = fold(tail);
    if (key === '') continue;
    const found = offers.filter((one) => fold(one.title).startsWith(key) && fold(one.text) !== key).slice(0, MOST);
    if (found.length > 0) return { found, from: before.length - tail.length };
  }
  return { found: [], from: before.length };
}

/** The part of a text a finding is about: [start, end]; null where it names none. */
function partOf(issue: Issue, text: string): readonly [number, number] | null {
  const { at, name, text: part = '' } = issue.params ?? {};
  if (at !== undefined) {
    const start = Math.min(Number(at) - 1, Math.max(0, text.length - 1));
    return [start, Math.max(start + 1, start + part.length)];
  }
  const start = name === undefined || name === '' ? -1 : fold(text).indexOf(fold(name));
  return start < 0 ? null : [start, start + (name as string).length];
}

const says = (read: Typed): string | undefined => ('text' in read ? read.text : undefined);

/** The text of a formula while it is typed, and what it may go on with. */
function useCompletion(text: string, issues: readonly Issue[], onText: (text: string) => void) {
  const { lang } = useFrame();
  const { draft } = useModel();
  const own = shown(text, lang);
  const [cursor, setCursor] = useState(-1);
  const [picked, setPicked] = useState(0);
  const area = useRef<HTMLTextAreaElement>(null);
  const names = namesOf(draft);
  const [state, setState] = useTyped(text, (one, own) => says(typed(one, names)) === own);
  const now = state ?? own;
  const result = typed(now, names);
  const wrong = 'issue' in result ? [result.issue] : issues;
  const { found, from } =
    cursor < 0 ? { found: [], from: 0 } : completions(offersOf(draft, lang), now.slice(0, cursor));
  const put = (value: string, at: number): void => {
    const read = typed(value, names);
    setState(value);
    setCursor(at);
    setPicked(0);
    if ('text' in read && read.text !== text) onText(read.text);
  };
  const take = (offer: Offer): void => {
    const at = from + offer.text.length;
    put(now.slice(0, from) + offer.text + now.slice(cursor), at);
    setCursor(-1);
    // Drawn by then, and before the next key.
    queueMicrotask(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (found.length === 0) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => setPicked((n) => (n + 1) % found.length),
      ArrowUp: () => setPicked((n) => (n + found.length - 1) % found.length),
      Enter: () => take(found[picked] as Offer),
      Escape: () => setCursor(-1),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const leave = (): void => setCursor(-1);
  return { area, now, wrong, found, picked, put, take, onKey, leave };
}

/** What can be put in; the field keeps the focus. */
function Offers(props: {
  readonly id: string;
  readonly label: string;
  readonly offers: readonly Offer[];
  readonly picked: number;
  readonly onTake: (offer: Offer) => void;
}) {
  const { id, label, offers, picked, onTake } = props;
  const hidden = offers.length === 0;
  return (
    <div id={`${id}-list`} role="listbox" tabIndex={-1} aria-label={label} class={hidden ? 'offers none' : 'offers'}>
      {offers.map((offer, i) => (
        <div
          key={offer.title}
          tabIndex={-1}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === picked}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(offer);
          }}
        >
          {offer.title} {offer.about !== '' && <span class="gray">{offer.about}</span>}
        </div>
      ))}
    </div>
  );
}

/** The text again, the part that is wrong underlined. */
function Marked({ text, issues }: { readonly text: string; readonly issues: readonly Issue[] }) {
  const [start, end] = issues.map((issue) => partOf(issue, text)).find((part) => part !== null) ?? [-1, -1];
  if (start < 0) return null;
  return (
    <p class="marked" aria-hidden="true">
      {text.slice(0, start)}
      <mark>{text.slice(start, end) || '…'}</mark>
      {text.slice(end)}
    </p>
  );
}

export function Expression(props: {
  readonly label: string;
  readonly text: string;
  readonly help?: string | undefined;
  readonly unit?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly rows?: number;
  readonly issues?: readonly Issue[];
  readonly hidden?: boolean;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  const { label, text, help, unit, placeholder, rows = 1, issues = [], hidden, onText } = props;
  const { area, now, wrong, found, picked, put, take, onKey, leave } = useCompletion(text, issues, onText);
  const open = found.length > 0;
  return (
    <div class="field expression">
      {!hidden && <Label id={id} label={label} unit={unit} />}
      <textarea
        id={id}
        {...(hidden ? { 'aria-label': label } : {})}
        ref={area}
        rows={rows}
        value={now}
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-describedby={`${id}-help ${id}-wrong`}
        aria-invalid={wrong.some(({ severity }) => severity === 'error')}
        {...(open ? { 'aria-activedescendant': `${id}-${picked}` } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => put(event.currentTarget.value, event.currentTarget.selectionStart)}
        onKeyDown={onKey}
        onBlur={leave}
      />
      <Offers id={id} label={label} offers={found} picked={picked} onTake={take} />
      <Help text={help} id={`${id}-help`} />
      <Marked text={now} issues={wrong} />
      <Wrong issues={wrong} id={`${id}-wrong`} />
    </div>
  );
}
