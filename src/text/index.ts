/** Words: statements, explanations, issues and differences, Russian and English. */
export { diffText } from './diff.js';
export { adjustmentWords, fieldWords, payoutWords, periodWords, stateWords } from './forms.js';
export { describe, type ExplanationRow, explainFull, explanationRows, lineRows, rowText } from './full.js';
export { countsText, type IssuesTextOptions, issuesText } from './issues.js';
export {
  countedLines,
  explainLine,
  explainLines,
  explainLinesFull,
  individualLines,
  valueText,
} from './lines.js';
export { distinctNext, nextSentence, nextText } from './next.js';
export { timeName } from './operand.js';
export { explainShort } from './short.js';
export {
  convertedText,
  lineTitle,
  type ProfileWords,
  profileOf,
  type StatementTextOptions,
  statementText,
  titleInTime,
} from './statement.js';
export { wordsOf } from './statement-words.js';
export { type MeasureWords, plainVoice, type Voice, voiceOf } from './voice.js';
export { padLeft, padRight, widthOf } from './width.js';
