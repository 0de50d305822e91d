/** What `npm run push` sends, by clasp itself, offline and without an account: Google is played in its process. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CLASP = at('node_modules/@google/clasp/build/src/index.js');

const FILES = ['appsscript.json', 'code.js', 'data.html', 'sidebar.html'];

/** Runs clasp in a folder set up as the guide says, with a file lying about that nobody means to send. */
function clasp<T>(args: readonly string[], read: (folder: string, printed: string) => T, env = {}): T {
  const folder = mkdtempSync(join(tmpdir(), 'premia-clasp-'));
  try {
    cpSync(at('.clasp.json.example'), join(folder, '.clasp.json'));
    cpSync(at('.claspignore'), join(folder, '.claspignore'));
    cpSync(at('appsscript/dist'), join(folder, 'appsscript/dist'), { recursive: true });
    cpSync(at('package.json'), join(folder, 'appsscript/dist/notes.js'));
    const token = {
      client_id: 'x',
      client_secret: 'x',
      type: 'authorized_user',
      refresh_token: 'x',
      access_token: 'x',
    };
    writeFileSync(join(folder, '.clasprc.json'), JSON.stringify({ tokens: { default: token } }));
    const printed = execFileSync(process.execPath, [CLASP, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder, PREMIA_SENT: join(folder, 'sent'), ...env },
    });
    return read(folder, printed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

it('clasp would push the four built files and nothing else', () => {
  const text = clasp(['show-file-status', '--json'], (_, printed) => printed);
  const { filesToPush } = JSON.parse(text) as { filesToPush: string[] };
  expect([...filesToPush].sort()).toEqual(FILES.map((name) => `appsscript/dist/${name}`));
});

it('a push sends those files, letter by letter, to the project of .clasp.json', () => {
  type Sent = { method: string; path: string; body: { files: { name: string; type: string; source: string }[] } };
  const sent = clasp(
    ['push', '--force'],
    (folder) =>
      readFileSync(join(folder, 'sent'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Sent),
    { NODE_OPTIONS: `--import ${pathToFileURL(at('test/addon/fake-google.mjs')).href}` },
  );
  const puts = sent.filter(({ method }) => method === 'PUT');
  expect(puts.map(({ path }) => decodeURIComponent(path))).toEqual([
    '/v1/projects/put the id of your script project here/content',
  ]);
  const source = (name: string): string => readFileSync(at(`appsscript/dist/${name}`), 'utf8');
  const files = (puts[0]?.body.files ?? []).map(({ name, type, source: text }) => ({ name, type, source: text }));
  expect(files.sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
    { name: 'appsscript', type: 'JSON', source: source('appsscript.json') },
    { name: 'code', type: 'SERVER_JS', source: source('code.js') },
    { name: 'data', type: 'HTML', source: source('data.html') },
    { name: 'sidebar', type: 'HTML', source: source('sidebar.html') },
  ]);
}, 60_000);

it('the push builds first', () => {
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(scripts.push).toBe('npm run build && clasp push');
});
