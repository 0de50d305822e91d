/** Bundles for a place without modules and without Node: one script that sets one global. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The built script, as text.
 * @param {string} contents source of the entry, or an `export … from` of it; paths from the root of the repository
 * @param {string} globalName the global that holds its exports
 */
export async function bundle(contents, globalName) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    format: 'iife',
    target: 'es2020',
    globalName,
    // Fields of classes are set, not defined: no helper for it in the script.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** What a cell call loads. */
export const cellBundle = () => bundle("export * from './src/cell.ts';", 'premia');
