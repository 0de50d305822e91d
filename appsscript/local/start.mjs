/** `npm start`: the workbook without Google. Serves it on loopback, prints the address, tries to open the browser. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './server.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = `npm start -- [folder of CSV files or .xlsx] [--port N] [--lang ru|en] [--no-open]
npm start -- examples/saas-usd --lang en`;

/** Stops with a sentence; 2 is how the command line says that it was called wrongly. */
function refuse(sentence) {
  console.error(`${sentence}\n\n${USAGE}`);
  process.exit(2);
}

function given() {
  try {
    const options = { port: { type: 'string' }, lang: { type: 'string' }, open: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true, allowNegative: true });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) refuse(`--port ${values.port}: a port is 1 to 65535.`);
    if (values.lang !== undefined && !/^(?:ru|en)$/.test(values.lang)) refuse(`--lang ${values.lang}: ru or en.`);
    const path = positionals[0] ?? `${ROOT}examples/zeid-plus`;
    if (!existsSync(path)) refuse(`${path}: there is no such file or folder.`);
    return { port, path, lang: values.lang, open: values.open ?? true };
  } catch (error) {
    return refuse(error.message);
  }
}

/** A machine without a browser is fine: the address is printed. */
function openBrowser(address) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

const { port, path, lang, open } = given();
if (!existsSync(`${ROOT}appsscript/dist/code.js`)) refuse('The add-on is not built yet: npm run build.');
try {
  const { address, close } = await serve({ path, port, lang });
  console.log(`Premia: ${address}\nCtrl+C — закончить / to stop`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit(0)));
  if (open) openBrowser(address);
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  refuse(`Port ${port} is taken: choose another, or leave --port out for a free one.`);
}
