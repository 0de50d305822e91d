/** What the frame gives every view: the language, the way to the server, and the way to another view or a cell. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Place } from '../../src/core/issue/issue.js';
import type { Reply, Request } from '../protocol.js';
import type { Editors } from './told.js';
import type { Words } from './words.js';

export const VIEWS = ['start', 'plan', 'person', 'department', 'month', 'check'] as const;
export type View = (typeof VIEWS)[number];

/** A request before the language is put to it. */
export type Asked = Request extends infer One ? (One extends Request ? Omit<One, 'lang'> : never) : never;
/** Asks the server; busy while it works, and what it says is shown. It never rejects. */
export type Ask = (request: Asked) => Promise<Reply>;

/** The frame around a view. */
export interface Frame {
  readonly lang: Lang;
  /** Words of the page itself. */
  readonly w: Words;
  /** Words of the editors and of the views of people: these wait until they have come. */
  readonly plan: Editors['plan'];
  readonly person: Editors['person'];
  /** The server works: buttons are disabled. */
  readonly busy: boolean;
  readonly ask: Ask;
  /** The same without a sign of it: what comes is shown where it was asked for. */
  readonly quietly: Ask;
  open(view: View): void;
  /** Says a sentence in the status line. */
  say(text: string): void;
  /** Goes to a cell of the sheets; nothing happens where the place names none. */
  go(place: Place): void;
}

export const FrameContext = createContext<Frame | null>(null);

/** The frame, inside it. @example const { w, busy, ask } = useFrame() */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === null) throw new Error('no frame around');
  return frame;
}
