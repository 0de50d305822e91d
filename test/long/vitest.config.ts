import { defineConfig } from 'vitest/config';

/** The long run: the properties of the everyday suite, many times over and from a seed of its own. Minutes. */
const SEED = process.env.SEED ?? String(Date.now() % 2 ** 31);
console.info(`SEED=${SEED}`);

export default defineConfig({
  test: {
    include: [
      'test/long/**/*.test.ts',
      'test/files/ledger-crash.test.ts',
      'test/addon/bad-input-fuzz.test.ts',
      'test/properties/{exact,fuzz,ledger,oracle,order}.test.ts',
    ],
    testTimeout: 1_800_000,
    pool: 'threads',
    maxWorkers: 2,
    env: { SEED, PROPERTY_FACTOR: process.env.PROPERTY_FACTOR ?? '40', KILLS: process.env.KILLS ?? '200' },
  },
});
