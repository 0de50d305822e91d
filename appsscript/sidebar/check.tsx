/** What is wrong while the plan is edited, errors first; and the whole workbook, looked through by the server. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { bySeverity, type Issue } from '../../src/core/issue/issue.js';
import { issueText, placeText } from '../../src/core/language/issue-text.js';
import type { Shown } from '../protocol.js';
import { Button } from './button.js';
import { useFrame } from './frame.js';
import { useModel } from './model.js';

/** One finding of the engine, with the way to its cell. */
export function Finding({ issue, children }: { readonly issue: Issue; readonly children?: ComponentChildren }) {
  const { lang, w, busy, go } = useFrame();
  const { book } = useModel();
  const { message, hint } = issueText(issue, lang);
  const { place, severity } = issue;
  const where = place ? placeText(place, lang) : '';
  const reachable = place?.table !== undefined && book?.homes[place.table] !== undefined && place.row !== undefined;
  return (
    <li class={severity}>
      <p>
        <b>{w[severity]}.</b> {message}
      </p>
      {hint !== '' && <p>{hint}</p>}
      {reachable && place ? (
        <Button class="link" disabled={busy} title={w.go} onClick={() => go(place)}>
          {where}
        </Button>
      ) : (
        where !== '' && place?.path === undefined && <p class="gray">{where}</p>
      )}
      {children}
    </li>
  );
}

/** The view of everything found. */
export function Check() {
  const { w, lang, busy, ask } = useFrame();
  const { issues, changed, reload, book } = useModel();
  const [all, setAll] = useState<readonly Shown[] | null>(null);
  const check = async (): Promise<void> => {
    const { issues: found } = await ask({ op: 'check' });
    if (found) setAll(found);
  };
  // What is being edited is looked through here; the sheets, whole, by the server, in the language of the moment.
  useEffect(() => {
    setAll(null);
    // Words come with the book.
    if (book !== null && !changed) void check();
  }, [lang, book === null]);
  const n = all?.length ?? issues.length;
  return (
    <>
      <div class="block">
        <Button class="action" disabled={busy} onClick={() => void Promise.all([check(), reload()])}>
          {w.checkAll}
        </Button>
      </div>
      {book && (all || changed) && (
        <>
          <p aria-live="polite">{n === 0 ? w.clean : w.found.replace('{n}', String(n))}</p>
          <ul class="issues">
            {all
              ? all.map((issue, i) => <Told key={i} issue={issue} />)
              : bySeverity(issues).map((issue, i) => <Finding key={i} issue={issue} />)}
          </ul>
        </>
      )}
    </>
  );
}

/** A finding in the server's words. */
export function Told({ issue }: { readonly issue: Shown }) {
  const { w, busy, ask } = useFrame();
  return (
    <li class={issue.severity}>
      <p>
        <b>{w[issue.severity]}.</b> {issue.message}
      </p>
      <p>{issue.hint}</p>
      {issue.cell === '' ? (
        <p class="gray">{issue.where}</p>
      ) : (
        <Button
          class="link"
          disabled={busy}
          title={w.go}
          onClick={() => void ask({ op: 'go', sheet: issue.sheet, cell: issue.cell })}
        >
          {issue.where}
        </Button>
      )}
    </li>
  );
}
