/** What the caller got wrong: said in one sentence, exit code 2. */

/** Exit codes of every command. */
export const EXIT = { fine: 0, issues: 1, usage: 2 } as const;

/** A wrong command line, a missing file, an unknown payee or period. The message is for people, in their language. */
export class UsageError extends Error {}
