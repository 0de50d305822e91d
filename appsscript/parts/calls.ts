/** What a part of code.js gives its stubs. */
import type { Argument } from '../cells/call.js';

/** Functions by the names of functions.ts and entries.ts. */
export type Calls = Readonly<Record<string, (...given: Argument[]) => unknown>>;
