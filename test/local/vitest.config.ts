import { defineConfig } from 'vitest/config';

/** Plays of whole stories on the local workbook's grid in Chromium: minutes, and most of them is waiting. */
export default defineConfig({
  test: {
    include: ['test/local/**/*.test.ts'],
    testTimeout: 120_000,
    pool: 'threads',
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/plays.json' },
  },
});
