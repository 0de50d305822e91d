/** Small fields the editors are made of: a label above, a sentence below, nothing that needs a manual. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Issue } from '../../../src/core/issue/issue.js';
import { issueText } from '../../../src/core/language/issue-text.js';
import { Button } from '../button.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { isTaken, renamed } from './names.js';
import type { At } from './rows.js';
import type { Typed } from './text.js';
import { useTyped } from './typed.js';

interface Labelled {
  readonly label: string;
  readonly help?: string | undefined;
  readonly unit?: string | undefined;
}

/** What is wrong with a field, in words. */
export function Wrong({ issues, id }: { readonly issues: readonly Issue[]; readonly id?: string }) {
  const { lang } = useFrame();
  if (issues.length === 0) return null;
  return (
    <div class="wrong" {...(id === undefined ? {} : { id })}>
      {issues.map((issue, i) => {
        const { message, hint } = issueText(issue, lang);
        return (
          <p key={i} class={issue.severity === 'error' ? 'error' : 'gray'}>
            {message} {hint}
          </p>
        );
      })}
    </div>
  );
}

/** What to write in a field. */
export function Help({ text, id }: { readonly text: string | undefined; readonly id?: string }) {
  return text ? (
    <span {...(id === undefined ? {} : { id })} class="gray help">
      {text}
    </span>
  ) : null;
}

export function Label({ id, label, unit }: Labelled & { readonly id: string }) {
  return (
    <label for={id}>
      {label}
      {unit !== undefined && <span class="gray">, {unit}</span>}
    </label>
  );
}

/**
 * A text that is read as it is typed. What cannot be read stays in the field with its sentence and changes nothing.
 * @param read the typed text → what the plan keeps
 */
export function TypedField(
  props: Labelled & {
    readonly text: string;
    readonly placeholder?: string | undefined;
    readonly read: (text: string) => Typed;
    readonly onText: (text: string) => void;
    readonly issues?: readonly Issue[];
    readonly children?: ComponentChildren;
    readonly hidden?: boolean;
  },
) {
  const id = useId();
  const { label, help, unit, text, placeholder, read, onText, issues = [], hidden } = props;
  const [typed, setTyped] = useTyped(text, (one, own) => isSame(read(one), read(own)));
  const result = typed === null ? null : read(typed);
  const wrong = result !== null && 'issue' in result ? [result.issue] : issues;
  return (
    <div class="field">
      {hidden ? null : <Label id={id} label={label} unit={unit} />}
      <input
        id={id}
        value={typed ?? text}
        {...(hidden ? { 'aria-label': label } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
        aria-invalid={wrong.some(({ severity }) => severity === 'error')}
        aria-describedby={`${id}-help ${id}-wrong`}
        autocomplete="off"
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          const now = read(event.currentTarget.value);
          if ('text' in now) onText(now.text);
        }}
        onBlur={() => {
          if (result !== null && 'text' in result) setTyped(null);
        }}
      />
      <Help text={help} id={`${id}-help`} />
      <Wrong issues={wrong} id={`${id}-wrong`} />
    </div>
  );
}

const isSame = (a: Typed, b: Typed): boolean => 'text' in a && 'text' in b && a.text === b.text;

/** A name, taken when the field is left or Enter is pressed: half a name names nothing. */
export function NameField({
  label,
  help,
  at,
  name,
  issues,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly at: At;
  readonly name: string;
  readonly issues?: readonly Issue[];
}) {
  const id = useId();
  const { plan: words } = useFrame();
  const { draft, edit } = useModel();
  const [typed, setTyped] = useState<string | null>(null);
  const wanted = (typed ?? name).trim();
  const taken = isTaken(draft, at.section, name, wanted);
  // A name that is taken stays in the field with its sentence.
  const take = (): void => {
    if (taken) return;
    if (wanted !== '' && wanted !== name) edit((plan) => renamed(plan, at, wanted));
    setTyped(null);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={typed ?? name}
        aria-invalid={taken}
        aria-describedby={`${id}-wrong`}
        autocomplete="off"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <Help text={help} />
      {taken && (
        <p class="error" id={`${id}-wrong`}>
          {words.nameTaken}
        </p>
      )}
      <Wrong issues={issues ?? []} />
    </div>
  );
}

/** One of a few. */
export function Choice<Value extends string>(
  props: Labelled & {
    readonly value: Value;
    readonly options: readonly { readonly value: Value; readonly title: string }[];
    readonly onValue: (value: Value) => void;
    readonly issues?: readonly Issue[];
  },
) {
  const id = useId();
  const { label, help, unit, value, options, onValue, issues = [] } = props;
  return (
    <div class="field">
      <Label id={id} label={label} unit={unit} />
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value as Value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.title}
          </option>
        ))}
      </select>
      <Help text={help} />
      <Wrong issues={issues} />
    </div>
  );
}

/** A day of the calendar; '' for none. */
export function DayField({
  label,
  help,
  day,
  onDay,
}: Labelled & {
  readonly day: string;
  readonly onDay: (day: string) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={day} onChange={(event) => onDay(event.currentTarget.value)} />
      <Help text={help} />
    </div>
  );
}

export function Flag({
  label,
  help,
  value,
  onValue,
}: Labelled & {
  readonly value: boolean;
  readonly onValue: (value: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <div class="flag">
        <input id={id} type="checkbox" checked={value} onChange={(event) => onValue(event.currentTarget.checked)} />
        <label for={id}>{label}</label>
      </div>
      <Help text={help} />
    </div>
  );
}

/** A small button with a sign on it; the name is for those who hear it. */
export function Sign(props: {
  readonly name: string;
  readonly sign: string;
  readonly off?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <Button
      class="sign"
      aria-label={props.name}
      title={props.name}
      disabled={props.off ?? false}
      onClick={props.onClick}
    >
      {props.sign}
    </Button>
  );
}
