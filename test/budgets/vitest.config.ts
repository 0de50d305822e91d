import { defineConfig } from 'vitest/config';

// One file at a time: budgets measure time, and a neighbour would slow them down.
export default defineConfig({
  test: {
    include: ['test/budgets/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'forks',
    fileParallelism: false,
    passWithNoTests: true,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/budgets.json' },
  },
});
