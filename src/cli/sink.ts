/** Where a command's result goes: standard output or a file, a piece at a time. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from './context.js';
import { writeTo } from './io.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Characters gathered before they are handed on: a system call for each line of 100,000 would be the slow part. */
const CHUNK = 1 << 16;

/** A sink for `--out`, else for standard output. */
export async function openSink(file: string | undefined, { io, lang, progress }: Context): Promise<Sink> {
  if (file === undefined) return chunked(io.out, async () => {});
  const words = cliWords(lang);
  const stream = createWriteStream(resolve(io.cwd, file));
  try {
    await once(stream, 'open');
  } catch (error) {
    throw new UsageError(fill(words.cannotWrite, { name: file, reason: (error as NodeJS.ErrnoException).code ?? '' }));
  }
  return chunked(
    (text) => writeTo(stream, text),
    async () => {
      stream.end();
      await once(stream, 'finish');
      progress.done();
      io.err(`${fill(words.written, { name: file })}\n`);
    },
  );
}

function chunked(write: (text: string) => Promise<void>, finish: () => Promise<void>): Sink {
  let parts: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    if (length > 0) await write(parts.join(''));
    parts = [];
    length = 0;
  };
  return {
    write: async (text) => {
      parts.push(text);
      length += text.length;
      if (length >= CHUNK) await flush();
    },
    close: async () => {
      await flush();
      await finish();
    },
  };
}
