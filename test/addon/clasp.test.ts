/** What `npm run push` would send, asked of clasp itself, offline and without an account. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const CLASP = at('node_modules/@google/clasp/build/src/index.js');

it('clasp would push the four built files and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'premia-clasp-'));
  try {
    cpSync(at('.clasp.json.example'), join(folder, '.clasp.json'));
    cpSync(at('.claspignore'), join(folder, '.claspignore'));
    cpSync(at('appsscript/dist'), join(folder, 'appsscript/dist'), { recursive: true });
    // What may lie about in a folder somebody works in.
    cpSync(at('package.json'), join(folder, 'appsscript/dist/notes.js'));
    const text = execFileSync(process.execPath, [CLASP, 'show-file-status', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, HOME: folder },
    });
    const { filesToPush } = JSON.parse(text) as { filesToPush: string[] };
    expect([...filesToPush].sort()).toEqual(
      ['appsscript.json', 'code.js', 'data.html', 'sidebar.html'].map((name) => `appsscript/dist/${name}`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('the push builds first', () => {
  const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { scripts: Record<string, string> };
  expect(scripts.push).toBe('npm run build && clasp push');
});
