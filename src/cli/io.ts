/** What a command talks to: two streams and the surroundings. Tests give their own. */
import { once } from 'node:events';

export interface Io {
  /** Writes to standard output; the promise is done when more can be taken. */
  out(text: string): Promise<void>;
  /** Writes to standard error. */
  err(text: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder relative paths start from. */
  readonly cwd: string;
  /** Standard error is a terminal: progress may be drawn over itself. */
  readonly tty: boolean;
}

/** Text to a stream, waiting while its buffer is full: a run of 100,000 statements is never held in memory. */
export async function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** The streams of the process. A reader that goes away (`| head`) ends the program quietly. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  return {
    out: (text) => writeTo(process.stdout, text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    tty: process.stderr.isTTY === true,
  };
}
