/**
 * Makes ledger.jsonl of this folder: closes July, August and September with what had been entered by the day of closing.
 * Usage: npm run build && node examples/distributor/make.mjs
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const CLOSINGS = [
  ['2026-07', '2026-08-05'],
  ['2026-08', '2026-09-04'],
  ['2026-09', '2026-10-05'],
];
/** The last column of these tables is the day a row was entered. */
const DATED = ['Оплаты.csv', 'Ставки.csv'];

const entered = (line) => line.split(';').at(-1).split('.').reverse().join('-');
const keep = (day) => (line, i) => i < 2 || line === '' || entered(line) <= day;
const folder = mkdtempSync(join(tmpdir(), 'premia-distributor-'));
const ledger = ['ledger.jsonl', 'ledger.jsonl.head'];

for (const name of readdirSync(here).filter((one) => one.endsWith('.csv'))) copyFileSync(here + name, join(folder, name));
for (const [period, day] of CLOSINGS) {
  for (const name of DATED)
    writeFileSync(join(folder, name), readFileSync(here + name, 'utf8').split('\n').filter(keep(day)).join('\n'));
  execFileSync(process.execPath, [cli, 'close', folder, '--period', period, '--by', 'Ирина', '--on', day, '--lang', 'ru'], { stdio: 'inherit' });
}
for (const name of ledger) copyFileSync(join(folder, name), here + name);
rmSync(folder, { recursive: true });
