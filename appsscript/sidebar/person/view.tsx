/** One person: why the amount is what it is, what the next tier adds, and «what if». */
import { useEffect, useState } from 'preact/hooks';
import type { WhyNode, WhyShown } from '../../protocol.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { WhatIf } from './what-if.js';

export function Person() {
  const { lang, w, quietly, person: words } = useFrame();
  const { book, draft, period, payee } = useModel();
  const [why, setWhy] = useState<WhyShown | string | null>(null);
  useEffect(() => {
    if (book === null || payee === '') return;
    let late = false;
    setWhy(null);
    void quietly({ op: 'explain', plan: draft, period, payee }).then((reply) => {
      if (!late) setWhy(reply.why ?? reply.failed ?? '');
    });
    return () => {
      late = true;
    };
  }, [book, draft, period, payee, lang]);
  if (words === undefined || payee === '') return <p class="gray">{w.busy}</p>;
  return (
    <>
      <h2>{words.why}</h2>
      {why === null && <p class="gray">{w.busy}</p>}
      {typeof why === 'string' && <p class="error">{why}</p>}
      {why !== null && typeof why !== 'string' && (
        <>
          <div class="why">
            {why.lines.map((node, i) => (
              <Step key={i} node={node} />
            ))}
          </div>
          {why.next.length > 0 && <h2>{words.next}</h2>}
          {why.next.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </>
      )}
      <WhatIf key={`${period} ${payee}`} />
    </>
  );
}

/** A step that unfolds into what it is made of; a leaf leads to its cell. */
function Step({ node }: { readonly node: WhyNode }) {
  const { w, busy, ask } = useFrame();
  const { text, amount, source, sheet, cell, children } = node;
  const place =
    sheet === '' ? (
      source !== '' && <span class="gray about">{source}</span>
    ) : (
      <button
        type="button"
        class="link about"
        title={w.go}
        disabled={busy}
        onClick={() => void ask({ op: 'go', sheet, cell })}
      >
        {source === '' ? `${sheet}!${cell}` : source}
      </button>
    );
  const told = `${text}: ${amount}`;
  if (children.length === 0)
    return (
      <div class="leaf">
        {told}
        {place}
      </div>
    );
  return (
    <details>
      <summary>{told}</summary>
      {place}
      {children.map((child, i) => (
        <Step key={i} node={child} />
      ))}
    </details>
  );
}
