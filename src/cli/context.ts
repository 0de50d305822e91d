/** What every command gets: where to write, in which language, and how far it is. */
import type { Lang } from '../core/issue/issue.js';
import type { Io } from './io.js';
import type { Progress } from './progress.js';

export interface Context {
  readonly io: Io;
  readonly lang: Lang;
  readonly progress: Progress;
}

/** Options several commands share, as the command line gives them. */
export interface CommonOptions {
  readonly period?: string;
  readonly payee?: string;
  readonly json?: boolean;
  readonly out?: string;
}
