/** Serves the local workbook on loopback: its page, o-spreadsheet as it was published, the built add-on, the first book. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = `${ROOT}appsscript/local/`;
const ADDON = `${ROOT}appsscript/dist/`;
const PACKAGES = `${ROOT}node_modules/`;

/** Nothing from elsewhere is loaded or asked, whatever a page says. o-spreadsheet compiles its templates, hence eval. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/** Address → file. There are no others. */
const FILES = {
  '/': `${HERE}page.html`,
  '/style.css': `${HERE}style.css`,
  '/realm.html': `${HERE}realm.html`,
  '/addon/code.js': `${ADDON}code.js`,
  '/addon/sidebar.html': `${ADDON}sidebar.html`,
  '/addon/data.html': `${ADDON}data.html`,
  '/lib/owl.js': `${PACKAGES}@odoo/owl/dist/owl.iife.min.js`,
  '/lib/o_spreadsheet.js': `${PACKAGES}@odoo/o-spreadsheet/dist/o_spreadsheet.min.iife.js`,
  '/lib/o_spreadsheet.css': `${PACKAGES}@odoo/o-spreadsheet/dist/o_spreadsheet.css`,
  '/lib/o_spreadsheet.xml': `${PACKAGES}@odoo/o-spreadsheet/dist/o_spreadsheet.xml`,
  '/lib/bootstrap.css': `${PACKAGES}bootstrap/dist/css/bootstrap.min.css`,
  '/lib/css/font-awesome.css': `${PACKAGES}font-awesome/css/font-awesome.min.css`,
  '/lib/fonts/fontawesome-webfont.woff2': `${PACKAGES}font-awesome/fonts/fontawesome-webfont.woff2`,
};

/** The page's own scripts, bundled when the server starts. */
async function scripts() {
  const { outputFiles } = await build({
    entryPoints: ['page.ts', 'realm.ts', 'script-run.ts'].map((name) => HERE + name),
    bundle: true,
    write: false,
    outdir: '/',
    charset: 'utf8',
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    alias: { papaparse: `${PACKAGES}papaparse/papaparse.min.js` },
  });
  return new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
}

/** The book to begin with: an .xlsx as it is, a folder as a zip of its CSV files, its ledger among them. */
export async function bookOf(path) {
  const name = basename(path);
  if (!statSync(path).isDirectory()) return { name, bytes: readFileSync(path) };
  const tables = readdirSync(path).filter((file) => /^\.(?:csv|tsv)$/i.test(extname(file)) && !/^[._~]/.test(file));
  const files = tables.sort().map((file) => [file, readFileSync(`${path}/${file}`)]);
  if (existsSync(`${path}/ledger.jsonl`)) files.push(await ledgerOf(path));
  return { name: `${name}.zip`, bytes: zipSync(Object.fromEntries(files), { level: 0 }) };
}

/** The ledger file of a folder as a table. */
async function ledgerOf(path) {
  const { readLedgerFile, ledgerTable, csvText } = await import('../../dist/node.js');
  const lang = /[а-яё]/i.test(readdirSync(path).join('')) ? 'ru' : 'en';
  const name = lang === 'ru' ? 'Журнал' : 'Ledger';
  const { header, columns } = ledgerTable((await readLedgerFile(`${path}/ledger.jsonl`)).statements, name, lang);
  const rows = [header, ...columns[0].map((_, row) => columns.map((column) => column[row]))];
  return [`${name}.csv`, Buffer.from(csvText(rows, lang))];
}

/**
 * Starts the server.
 * @param {{ path: string, port?: number, lang?: 'ru' | 'en' }} options the book to begin with, the port or a free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve({ path, port = 0, lang }) {
  const made = await scripts();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const send = (status, bytes, type, more) => {
      const headers = { 'content-type': type, 'content-security-policy': POLICY, 'cache-control': 'no-store' };
      response.writeHead(status, { ...headers, 'x-content-type-options': 'nosniff', ...more }).end(bytes);
    };
    // A name that leads here from elsewhere could be another site's: only loopback's own names are answered.
    if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return send(403, '', 'text/plain');
    if (request.method !== 'GET') return send(405, '', 'text/plain');
    try {
      if (pathname === '/book') {
        const { name, bytes } = await bookOf(path);
        return send(200, bytes, 'application/octet-stream', { 'x-name': encodeURIComponent(name) });
      }
      const script = made.get(pathname);
      if (script) return send(200, script, TYPES['.js']);
      const file = FILES[pathname];
      return file ? send(200, readFileSync(file), TYPES[extname(file)] ?? 'font/woff2') : send(404, '', 'text/plain');
    } catch (error) {
      send(500, error.message, 'text/plain; charset=utf-8');
    }
  });
  await new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
  const address = `http://127.0.0.1:${server.address().port}/${lang ? `?lang=${lang}` : ''}`;
  return {
    address,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
