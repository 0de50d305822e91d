/**
 * What is packed says nothing of building: the scripts and what they need stay in the clone, so that installing the package
 * neither runs nor warns of anything. `npm pack` calls this before and after.
 * Usage: node scripts/pack.mjs strip | restore
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const FULL = new URL('../.package.full.json', import.meta.url);
const PACKAGE = new URL('../package.json', import.meta.url);
const CLONE_ONLY = ['scripts', 'devDependencies', 'allowScripts'];

/** An earlier packing may have been stopped half-way. */
if (existsSync(FULL)) renameSync(FULL, PACKAGE);
if (process.argv[2] === 'strip') {
  const text = readFileSync(PACKAGE, 'utf8');
  const packed = Object.fromEntries(Object.entries(JSON.parse(text)).filter(([key]) => !CLONE_ONLY.includes(key)));
  writeFileSync(FULL, text);
  writeFileSync(PACKAGE, `${JSON.stringify(packed, null, 2)}\n`);
}
