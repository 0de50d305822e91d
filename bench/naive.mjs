/** What a cell call costs when it is written the obvious way: all of mathjs, all of zod, one plan checked, one formula run. */
import { all, create } from 'mathjs';
import { z } from 'zod';

const math = create(all);

const Plan = z.object({
  code: z.string(),
  currency: z.enum(['RUB', 'USD']),
  scale: z.array(z.object({ from: z.number(), rate: z.number() })),
  components: z.array(z.object({ code: z.string(), expression: z.string() })),
});

export function first() {
  const plan = Plan.parse({
    code: 'Продажи',
    currency: 'RUB',
    scale: [
      { from: 0.51, rate: 0.03 },
      { from: 1, rate: 0.095 },
    ],
    components: [{ code: 'Процент', expression: 'max(sales - 300000, 0) * 0.095' }],
  });
  return math.evaluate(plan.components[0].expression, { sales: 1_178_350 });
}
