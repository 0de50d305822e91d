import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/budgets/**', 'test/local/**', 'test/long/**'],
    testTimeout: 20_000,
    pool: 'threads',
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/tests.json' },
  },
});
