/** `premia demo`: a published, real department, calculated and explained. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { calc } from './calc.js';
import type { Context } from './context.js';
import { explain } from './explain.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

const NAME = 'examples/zeid-plus';
const PERIOD = '2026-10';

export async function demo(context: Context): Promise<number> {
  const folder = fileURLToPath(new URL(`../../${NAME}`, import.meta.url));
  if (!existsSync(folder)) throw new UsageError(fill(cliWords(context.lang).noExample, { name: NAME }));
  const calculated = await calc(folder, { period: PERIOD }, context);
  await context.io.out('\n');
  return Math.max(calculated, await explain(folder, { period: PERIOD }, context));
}
