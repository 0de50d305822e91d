/** `npm start` as a command: its address, its refusals, its end; and who its server answers. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { serve } from '../../appsscript/local/server.mjs';
import { sha256 } from '../../appsscript/local/sha256.js';
import { EXAMPLES } from './desk.js';

const START = fileURLToPath(new URL('../../appsscript/local/start.mjs', import.meta.url));

/** Status of an answer to a request with a Host header. */
const asked = (address: string, host: string, method = 'GET') =>
  new Promise<number | undefined>((done, failed) => {
    get(address, { headers: { host }, method }, (answer) => done(answer.resume().statusCode)).on('error', failed);
  });

test('prints its address, answers there, and ends when told to', async () => {
  const child = spawn(process.execPath, [START, '--no-open']);
  let said = '';
  const address = await new Promise<string>((done) => {
    child.stdout.on('data', (part) => {
      said += part;
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (found) done(found[0]);
    });
  });
  expect((await fetch(address)).status).toBe(200);
  const ended = new Promise((done) => child.on('exit', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});

test.each([
  [['nowhere'], 'nowhere: there is no such file or folder.'],
  [['--port', 'x'], '--port x: a port is 1 to 65535.'],
  [['--lang', 'fr'], '--lang fr: ru or en.'],
])('refuses %j with a sentence', (args, sentence) => {
  const { status, stderr } = spawnSync(process.execPath, [START, ...args], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr.split('\n')[0]).toBe(sentence);
});

test('the server answers loopback names and known paths only', async () => {
  const { address, close } = await serve({ path: `${EXAMPLES}zeid-plus` });
  const { host } = new URL(address);
  expect(await asked(address, host)).toBe(200);
  expect(await asked(address, 'premia.example')).toBe(403);
  expect(await asked(address, host, 'POST')).toBe(405);
  expect(await asked(`${address}../../package.json`, host)).toBe(404);
  await close();
});

test.each(['', 'abc', 'Премия', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'ж'.repeat(500)])(
  'the digest of %s',
  (text) => {
    const digest = createHash('sha256').update(text).digest();
    expect(sha256(text)).toEqual(Array.from(new Int8Array(digest.buffer, digest.byteOffset, digest.length)));
  },
);
