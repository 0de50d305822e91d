import { defineConfig } from 'vitest/config';

/** The tests a mutant of scales, KPIs and numbers must fail; the properties are short, there are a thousand mutants. */
export default defineConfig({
  test: {
    include: [
      'test/core/{decimal,engine,kpi,scale}.test.ts',
      'test/cases/*.test.ts',
      'test/formulas.test.ts',
      'test/properties/{exact,oracle}.test.ts',
    ],
    testTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 1,
    env: { PROPERTY_FACTOR: process.env.PROPERTY_FACTOR ?? '0.25' },
  },
});
