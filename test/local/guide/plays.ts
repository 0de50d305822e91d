/** What plays the steps of a chapter, by their headings. */
import type { Hands } from './hands.js';

export type Plays = Readonly<Record<string, (hands: Hands) => Promise<void>>>;
