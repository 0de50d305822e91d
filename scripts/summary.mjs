/** Adds up vitest's JSON reports named on the command line and prints "N passed, N failed". */
import { existsSync, readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
let complete = true;
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) {
    console.error(`${file} was not written`);
    complete = false;
    continue;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that could not be loaded has no tests to fail, and is a failure all the same.
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  passed += report.numPassedTests;
  failed += report.numFailedTests + broken.length;
  skipped += report.numPendingTests + report.numTodoTests;
  complete &&= report.success;
}
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (!complete || failed > 0 || passed === 0) process.exit(1);
