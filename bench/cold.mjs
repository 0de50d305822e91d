/**
 * A cell call from nothing: the add-on's own code.js, as it is built, in a fresh V8 realm that has ECMAScript and nothing else,
 * until `BONUS` has given a department's amounts; and the same of a naive bundle (`naive.mjs`). Medians, in a warm process,
 * the two in turn, so that a busy machine slows both. `npm run build` makes code.js.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createContext, runInNewContext, Script } from 'node:vm';
import { bundle, cellBundle } from '../scripts/bundle.mjs';
import { PERIOD, payees, sheets } from './department.mjs';

const ROUNDS = 15;

const codeJs = () => readFileSync(new URL('../appsscript/dist/code.js', import.meta.url), 'utf8');

/** What a cell with =BONUS(…) for everybody does. */
const BONUS = `JSON.stringify(BONUS(${JSON.stringify(payees().map((name) => [name]))}, ${JSON.stringify(PERIOD)}, ...sheets.map((sheet) => sheet.rows)))`;

/** What the engine alone gives for the same tables, as text. */
const CALL = `(() => {
  const book = premia.readBook(sheets);
  const run = premia.calculate(book.plan, book.data, { period: ${JSON.stringify(PERIOD)} });
  return JSON.stringify({ issues: [...book.issues, ...run.issues], statements: [...premia.statements(run)] });
})()`;

/** A realm with the arguments of the call in it, as its own objects. */
function realm() {
  const context = createContext(Object.create(null));
  new Script(`globalThis.sheets = JSON.parse(${JSON.stringify(JSON.stringify(sheets()))});`).runInContext(context);
  return context;
}

let fresh = 0;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Compiles, evaluates and calls once, in ms. V8 remembers a source it has compiled, so each is made unlike the last. */
function once(code, call) {
  const context = realm();
  const source = `/*${fresh++}*/${code}`;
  // What earlier realms left behind is not this one's cost.
  collect({ type: 'minor' });
  const start = process.hrtime.bigint();
  new Script(source).runInContext(context);
  const loaded = process.hrtime.bigint();
  const result = new Script(`/*${fresh}*/${call}`).runInContext(context);
  const done = process.hrtime.bigint();
  return { load: Number(loaded - start) / 1e6, cold: Number(done - start) / 1e6, result };
}

/** What the engine's bundle answers in a bare realm, as text. */
export const bareStatements = async () => once(await cellBundle(), CALL).result;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Size, times and ratios of a cold call; both ratios are to the naive bundle's whole first call. */
export async function measureCold(rounds = ROUNDS) {
  const own = codeJs();
  const engine = await cellBundle();
  const naive = await bundle("export * from './bench/naive.mjs';", 'naive');
  const times = { own: [], naive: [] };
  // The first of each warms the process itself and is left out.
  for (let i = 0; i <= rounds; i++) {
    const [a, b] = [once(own, BONUS), once(naive, 'naive.first()')];
    if (i === 0) continue;
    times.own.push(a);
    times.naive.push(b);
  }
  const of = (which, what) => median(times[which].map((time) => time[what]));
  return {
    'cold.ms': of('own', 'cold'),
    'cold.vsNaive': of('own', 'cold') / of('naive', 'cold'),
    'load.ms': of('own', 'load'),
    'load.vsNaive': of('own', 'load') / of('naive', 'cold'),
    'cold.kb': Buffer.byteLength(own) / 1024,
    'engine.kb': Buffer.byteLength(engine) / 1024,
    'naive.kb': Buffer.byteLength(naive) / 1024,
    'naive.ms': of('naive', 'cold'),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measureCold(), null, 1));
