/**
 * Makes ledger.jsonl of this folder: closes August and September.
 * Usage: npm run build && node examples/agency/make.mjs
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const CLOSINGS = [
  ['2026-08', '2026-09-03'],
  ['2026-09', '2026-10-02'],
];

for (const name of ['ledger.jsonl', 'ledger.jsonl.head']) rmSync(here + name, { force: true });
for (const [period, day] of CLOSINGS)
  execFileSync(process.execPath, [cli, 'close', here, '--period', period, '--by', 'Irwin', '--on', day, '--lang', 'en'], { stdio: 'inherit' });
