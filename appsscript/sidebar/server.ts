/** Calls to the server: text both ways, checked on arrival, given up after a while. */
import { type Reply, type Request, readReply } from '../protocol.js';
import type { Words } from './words.js';

/** `google.script.run`, as far as it is used. */
interface Runner {
  withSuccessHandler(done: (text: unknown) => void): Runner;
  withFailureHandler(failed: (error: { readonly message: string }) => void): Runner;
  serve(text: string): void;
}
declare const google: { readonly script: { readonly run: Runner } };

/** Google gives a call 30 s. */
const PATIENCE = 35_000;

/** The reply, in words where there is none: it never rejects. */
export function send(request: Request, w: Words): Promise<Reply> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ failed: w.late }), PATIENCE);
    const settle = (reply: Reply): void => {
      clearTimeout(timer);
      resolve(reply);
    };
    google.script.run
      .withSuccessHandler((text) => settle(readReply(text) ?? { failed: w.broken }))
      .withFailureHandler((error) => settle({ failed: error.message }))
      .serve(JSON.stringify(request));
  });
}
