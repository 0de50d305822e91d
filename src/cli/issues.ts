/** Issues of a call: which belong to it, as data, and what they mean for the exit code. */
import type { Issue, Lang, Place, Severity } from '../core/issue/issue.js';

import { issueText } from '../core/language/issue-text.js';
import { EXIT } from './usage.js';

/** An issue for other programs: the code for them, message and hint for people. */
export interface IssueJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly place: Place | null;
  readonly payee?: string;
}

/** @example issueJson(issue, 'ru').message // 'Пустая ячейка: значения нет.' */
export function issueJson(issue: Issue, lang: Lang): IssueJson {
  const { message, hint } = issueText(issue, lang);
  const { code, severity, payee } = issue;
  return { code, severity, message, hint, place: issue.place ?? null, ...(payee === undefined ? {} : { payee }) };
}

/** Issues that concern everybody or the payee asked for. */
export const concerning = (issues: readonly Issue[], payee: string | null): Issue[] =>
  issues.filter((issue) => payee === null || issue.payee === undefined || issue.payee === payee);

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error');

/** 1 as soon as one figure is unknown or the plan is wrong. */
export const exitOf = (broken: boolean): number => (broken ? EXIT.issues : EXIT.fine);
