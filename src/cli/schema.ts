/** `premia schema`: the JSON Schema of a document, for editors. */
import type { CommonOptions, Context } from './context.js';
import { openSink } from './sink.js';
import { EXIT } from './usage.js';

export async function schema(options: Pick<CommonOptions, 'out'>, context: Context): Promise<number> {
  const { planJsonSchema } = await import('../core/plan/schema.js');
  const sink = await openSink(options.out, context);
  await sink.write(`${JSON.stringify(planJsonSchema(), null, 2)}\n`);
  await sink.close();
  return EXIT.fine;
}
