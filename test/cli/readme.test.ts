/** The samples of both READMEs are what the commands beside them print, but for the folds of long lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { plain } from '../text/plain.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folded = (text: string): string => plain(text).replace(/\s+/g, ' ').trim();

async function printed(argv: readonly string[]): Promise<string> {
  const out: string[] = [];
  const io = { out: async (text: string) => void out.push(text), err: () => {}, env: {}, cwd: ROOT, tty: false };
  await main([...argv], io);
  return folded(out.join(''));
}

test.each([
  ['README.md', 'Daniel Okafor', ['examples/saas-usd', '--payee', 'Daniel Okafor', '--lang', 'en']],
  [
    'README.ru.md',
    'Соколова Марина',
    ['examples/zeid-plus', '--period', '2026-10', '--payee', 'Соколова Марина', '--lang', 'ru'],
  ],
] as const)('%s', async (file, name, argv) => {
  const blocks = readFileSync(`${ROOT}/${file}`, 'utf8')
    .split('```')
    .filter((_, i) => i % 2 === 1);
  const sample = blocks.find((block) => block.trimStart().startsWith(`${name} `) && block.includes('·')) as string;
  expect(await printed(['explain', ...argv])).toContain(folded(sample));
});
