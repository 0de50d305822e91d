/** Words: statements, explanations, issues and differences, Russian and English. */
export { diffText } from './diff.js';
export { describe, explainFull, type ExplanationRow, explanationRows, lineRows, rowText } from './full.js';
export { countsText, issuesText, type IssuesTextOptions } from './issues.js';
export { explainLines } from './lines.js';
export { nextSentence, nextText } from './next.js';
export { explainShort } from './short.js';
export { lineTitle, statementText, type StatementTextOptions } from './statement.js';
export { type MeasureWords, plainVoice, type Voice, voiceOf } from './voice.js';
export { adjustmentWords, periodWords, wordsOf } from './words.js';
export { padLeft, padRight, widthOf } from './width.js';
