/** A month: the checklist that turns green, closing, and what is made of a closed month. */
import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '../protocol.js';
import { Button } from './button.js';
import { Told } from './check.js';
import { keep, kept } from './drafts.js';
import { useFrame } from './frame.js';
import { useModel } from './model.js';
import { TypedField } from './plan/fields.js';
import { said } from './told.js';

const asTyped = (text: string) => ({ text });

export function Month() {
  const { w, lang, busy, ask, quietly } = useFrame();
  const { book, period: looked, changed, reload } = useModel();
  const [typed, setTyped] = useState<string | null>(null);
  /** A period half written: no answer that comes meanwhile may take it away. */
  const [half, setHalf] = useState<string | null>(null);
  const [payee, setPayee] = useState('');
  const [until, setUntil] = useState('');
  const [by, setBy] = useState(() => String(kept('name', '') ?? ''));
  const [accepted, setAccepted] = useState('');
  const [asked, setAsked] = useState(0);
  const [{ month, failed }, setReply] = useState<Reply>({});
  const words = said('month', lang);
  const period = typed ?? looked;
  useEffect(() => {
    if (book === null || period === '') return;
    let late = false;
    void quietly({ op: 'month', period, payee }).then((reply) => {
      if (late) return;
      setReply(reply);
      // Closed meanwhile: what is left is everybody else's.
      if (reply.month && !reply.month.people.some(({ id }) => id === payee)) setPayee('');
    });
    return () => {
      late = true;
    };
  }, [book, period, payee, lang, asked]);
  if (words === undefined) return <p class="gray">{w.busy}</p>;
  const people = month?.people ?? [];
  const items = (month?.items ?? []).map((item) =>
    item.action === 'accept' && item.seen === accepted ? { ...item, state: 'ok' as const } : item,
  );
  const left = items.filter(({ state }) => state === 'missing').map(({ title }) => title);
  const named = (text: string): void => {
    setBy(text);
    keep('name', '', text);
  };
  const close = () => void ask({ op: 'close', period, payee, until, by, seen: accepted, confirmed: false });
  const calculate = (as: 'formulas' | 'values') => () => void ask({ op: 'calculate', period, as, confirmed: false });
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <div class="block">
        <label for="period">
          {w.period} <span class="gray">{w.periodHelp}</span>
        </label>
        <input
          id="period"
          list="periods"
          value={half ?? period}
          onInput={(event) => setHalf(event.currentTarget.value)}
          onChange={(event) => {
            setHalf(null);
            setTyped(event.currentTarget.value);
            setReply({});
          }}
        />
        <datalist id="periods">
          {book?.periods.map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
      </div>
      {!month && period !== '' && <p class={failed && 'error'}>{failed ?? w.busy}</p>}
      {people.length > 0 && (
        <>
          <div class="block">
            <label for="closing">{words.who}</label>
            <select id="closing" value={payee} onChange={(event) => setPayee(event.currentTarget.value)}>
              <option value="">{words.all}</option>
              {people.map(({ id, name: called }) => (
                <option key={id} value={id}>
                  {called}
                </option>
              ))}
            </select>
          </div>
          {payee !== '' && <TypedField label={words.until} text={until} read={asTyped} onText={setUntil} />}
          <TypedField label={words.by} text={by} read={asTyped} onText={named} />
        </>
      )}
      <ol class="cards">
        {items.map(({ title, state, notes, issues, action, seen }) => (
          <li key={title}>
            <h2>
              {title} <span class={`badge ${state}`}>{words[state]}</span>
            </h2>
            {notes.map((text) => (
              <p key={text}>{text}</p>
            ))}
            <ul class="issues">
              {issues.map((issue, i) => (
                <Told key={i} issue={issue} />
              ))}
            </ul>
            {action === 'approve' && (
              <Button disabled={busy} onClick={() => void ask({ op: 'approve', period, payee, by, seen })}>
                {words.approve}
              </Button>
            )}
            {action === 'accept' && (
              <div class="flag">
                <input
                  id="accepted"
                  type="checkbox"
                  checked={seen === accepted}
                  onChange={(event) => setAccepted(event.currentTarget.checked ? seen : '')}
                />
                <label for="accepted">{words.accept}</label>
              </div>
            )}
          </li>
        ))}
      </ol>
      {people.length > 0 && (
        <>
          {changed && <p class="error">{words.unsaved}</p>}
          {left.length > 0 && <p>{words.left.replace('{list}', () => left.join(', '))}</p>}
          <p>
            <Button class="action" disabled={busy || left.length > 0} onClick={close}>
              {w.close}
            </Button>
          </p>
        </>
      )}
      <div class="block row">
        <Button disabled={busy} onClick={() => void reload().then(() => setAsked(asked + 1))}>
          {words.again}
        </Button>
        <button type="submit" disabled={busy} onClick={calculate('formulas')}>
          {w.formulas}
        </button>
        <Button disabled={busy} onClick={calculate('values')}>
          {w.values}
        </Button>
        <Button disabled={busy} onClick={() => void ask({ op: 'export', period, confirmed: false })}>
          {w.export}
        </Button>
      </div>
    </form>
  );
}
