/** What is being typed into a field, beside what the plan says. */
import { useRef, useState } from 'preact/hooks';

/**
 * The typed text, null where the plan's own is shown. It stays while the plan says the same in its own words, or while what
 * was typed could not be taken; a step back or another row puts the plan's text back.
 * @param text what the plan says
 * @param same does a typed text say what the plan says?
 */
export function useTyped(
  text: string,
  same: (typed: string, text: string) => boolean,
): readonly [typed: string | null, set: (typed: string | null) => void] {
  const held = useRef<{
    readonly typed: string /** The plan's text then; null once it was taken. */;
    of: string | null;
  } | null>(null);
  const [, draw] = useState(0);
  const now = held.current;
  if (now !== null && now.of !== text) {
    if (same(now.typed, text)) now.of = null;
    else held.current = null;
  }
  const set = (typed: string | null): void => {
    held.current = typed === null ? null : { typed, of: text };
    draw((n) => n + 1);
  };
  return [held.current?.typed ?? null, set];
}
