/** Issues of a call: which belong to it, as data, and what they mean for the exit code. */
import type { Issue, Lang, Place, Severity } from '../core/issue.js';
import { issueText } from '../core/issue-text.js';
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

/** What makes issues of a statement and of the plan the same to a reader: the payee may be named on one side only. */
export const issueKey = ({ code, place, params }: Issue): string => JSON.stringify([code, place, params]);

/** Issues of plan, data and statements together, each once: every command counts them the same. */
export interface IssueList {
  readonly issues: readonly Issue[];
  add(more: readonly Issue[]): void;
}

export function issueList(first: readonly Issue[]): IssueList {
  const issues: Issue[] = [];
  const known = new Set<string>();
  const add = (more: readonly Issue[]): void => {
    for (const issue of more) {
      const key = issueKey(issue);
      if (!known.has(key)) issues.push(issue);
      known.add(key);
    }
  };
  add(first);
  return { issues, add };
}

export const hasErrors = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error');

/** 1 as soon as one figure is unknown or the plan is wrong. */
export const exitOf = (broken: boolean): number => (broken ? EXIT.issues : EXIT.fine);
