/**
 * Issues: what is wrong, where, and what to do. Data; the words are rendered last (messages.ts).
 */
import type { IssueCode, Lang } from './messages.js';

/** Where something stands: as much of it as the door knows. */
export interface Place {
  /** Sheet, file or table name, «Планы». */
  readonly table?: string;
  /** Row number as the user sees it, 1-based. */
  readonly row?: number;
  /** Column header as written, «Факт». */
  readonly column?: string;
  /** A1 address, `C7`. */
  readonly cell?: string;
  /** Path in a JSON document, `kpis[2].weight`. */
  readonly path?: string;
}

/** What a finding does to the figures, see {@link Issue}. */
export type Severity = 'error' | 'warning' | 'note';

/** From the gravest on. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The same findings, errors first. @example bySeverity([note('target-draft'), error('scale-empty')])[0]?.code // 'scale-empty' */
export const bySeverity = <T extends { readonly severity: Severity }>(found: readonly T[]): T[] =>
  SEVERITIES.flatMap((severity) => found.filter((one) => one.severity === severity));

/** One finding. `error`: a figure is unknown because of it. `warning`: the figure stands, look at it. `note`: for information. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly place?: Place;
  /** Values named in the message. */
  readonly params?: Readonly<Record<string, string>>;
  /** Payee whose figure it concerns, if one. */
  readonly payee?: string;
}

export type { IssueCode, Lang };
/** The optional `place` of an issue, for spreading. */
export const placed = (place: Place | undefined): { readonly place?: Place } => (place ? { place } : {});

const issueOf =
  (severity: Severity) =>
  (code: IssueCode, params?: Issue['params'], place?: Place): Issue => ({
    code,
    severity,
    ...(params ? { params } : {}),
    ...placed(place),
  });

/** An issue of each severity: code, values named in the message, where. @example error('scale-empty', { name: 'Ставки' }) */
export const error = issueOf('error');
export const warning = issueOf('warning');
export const note = issueOf('note');

/** Errors among issues. */
export const errorsOf = (issues: readonly Issue[]): Issue[] => issues.filter(({ severity }) => severity === 'error');

/** The same issue found for several cohorts is said once. */
export function dedupe(issues: readonly Issue[]): Issue[] {
  const seen = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify([issue.code, issue.place, issue.params, issue.payee]);
    return !seen.has(key) && seen.add(key);
  });
}

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
