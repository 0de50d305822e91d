/** The closing process is killed at random moments; whatever it was doing, the ledger opens whole or untouched. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { readLedgerFile } from '../../src/files/index.js';

/** A short round every day, `npm run crash` for the whole: 200. */
const KILLS = Number(process.env.KILLS ?? 12);
const STATEMENTS = 30;
/** Closings that make the file long enough to start another. */
const LONGEST = 8;

const folder = mkdtempSync(join(tmpdir(), 'premia-crash-'));
const child = join(folder, 'child.mjs');
buildSync({
  entryPoints: [fileURLToPath(new URL('closing-child.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: child,
  logLevel: 'error',
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a closing, kills it `wait` ms after its first word; tells how many closings it said were done. */
function killed(path: string, size: number, wait: number): Promise<number> {
  return new Promise((done) => {
    const process_ = spawn(process.execPath, [child, path, String(size)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    process_.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => process_.kill('SIGKILL'), wait);
      said += chunk;
    });
    process_.on('exit', () => done(said.split('closed').length - 1));
  });
}

/** Numbers that look random and are the same every day. */
function* randoms(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

test(`${KILLS} kills lose no closed period and leave nothing half closed`, { timeout: KILLS * 3000 }, async () => {
  const random = randoms(Number(process.env.SEED ?? 1));
  let path = '';
  let before = LONGEST;
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    if (before >= LONGEST) {
      path = join(folder, `ledger-${kill}.jsonl`);
      before = 0;
    }
    // From a closing written at once to one of many pieces, killed from its first step on.
    const size = Math.floor(random.next().value * 60_000);
    const said = await killed(path, size, random.next().value * 120);
    const { statements, commits, issues } = await readLedgerFile(path);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Every closing that was said to be done is there; at most one more was done and not said.
    expect(commits.length - before - said).toBeGreaterThanOrEqual(0);
    expect(commits.length - before - said).toBeLessThanOrEqual(1);
    expect(statements.length).toBe(commits.length * STATEMENTS);
    expect(commits.map(({ period }) => period)).toEqual(commits.map((_, i) => `2026-${i}`));
    interrupted += issues.length;
    before = commits.length;
  }
  // The kills did fall into the writing, not only between.
  if (KILLS >= 100) expect(interrupted).toBeGreaterThan(0);
});
