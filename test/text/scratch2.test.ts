import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'vitest';
import { calculate } from '../../src/core/run.js';
import { explain } from '../../src/core/explain.js';
import * as T from '../../src/text/index.js';
import { dataOf, planOf, periodOf } from '../helpers/example.js';
test('x', () => {
  const out: string[] = [];
  for (const f of readdirSync('formulas').filter((n) => n.endsWith('.json'))) {
    const formula = JSON.parse(readFileSync(`formulas/${f}`, 'utf8'));
    out.push(`## ${formula.id}: ${formula.expression}`);
    for (const e of formula.examples) {
      const run = calculate(planOf(formula.id, e), dataOf(e), { period: periodOf(e) });
      for (const p of run.prepared.people.payees.slice(0, 2)) {
        out.push(...T.explainLines(run, p.id, 'ru').slice(-1).map((x) => '  ' + x));
        if (e === formula.examples[0] && p === run.prepared.people.payees[0]) out.push(T.explainFull(explain(run, p.id).at(-1)!.tree, T.voiceOf(run, p.id, 'ru')).replace(/^/gm, '      '));
      }
    }
  }
  process.stdout.write(out.join('\n') + '\n');
});
