import { test } from 'vitest';
import { calculate } from '../../src/core/run.js';
import { statement } from '../../src/core/statements.js';
import { explain } from '../../src/core/explain.js';
import { next } from '../../src/core/next.js';
import * as T from '../../src/text/index.js';
import { zeid, shapes } from './fixtures.js';
test('x', () => {
  const out: string[] = [];
  for (const lang of ['ru', 'en'] as const) for (const f of [zeid, shapes]) {
    const run = calculate(f.plan, f.data, { period: '2026-10' });
    for (const p of run.prepared.people.payees) {
      out.push('=== ' + p.name, ...T.explainLines(run, p.id, lang), '', T.statementText(statement(run, p.id)!, { lang }), '', T.nextText(next(run, p.id), T.voiceOf(run, p.id, lang), explain(run, p.id)), '');
    }
    out.push(T.issuesText(run.issues, lang), '');
    for (const p of run.prepared.people.payees) for (const l of explain(run, p.id)) out.push(T.explainFull(l.tree, T.voiceOf(run, p.id, lang)));
  }
  process.stdout.write(out.join('\n') + '\n');
});
