/** Closes periods one after another until it is killed; the crash test bundles and starts it. */
import { appendClosing } from '../../src/files/ledger.js';
import type { Entry } from '../../src/ledger/index.js';

const [path = '', size = '1'] = process.argv.slice(2);

/** Statements of a size that takes a while to write. */
function* closingOf(n: number, filler: string): Generator<Entry> {
  const count = 30;
  for (let i = 0; i < count; i++)
    yield {
      kind: 'statement',
      period: `2026-${n}`,
      payee: String(i),
      name: 'Анна',
      plan: 'Схема',
      version: 'v',
      inputs: 'i',
      currency: 'RUB',
      earned: '1.00',
      total: '1.00',
      lines: [{ code: 'Процент', title: 'Процент', stage: 'earned', plan: 'Схема', amount: '1.00', text: filler }],
    };
  yield { kind: 'commit', period: `2026-${n}`, count, by: 'тест', on: '2026-11-05' };
}

const filler = 'я'.repeat(Number(size));
process.stdout.write('ready\n');
for (;;) {
  await appendClosing(path, ({ commits }) => closingOf(commits.length, filler));
  process.stdout.write('closed\n');
}
