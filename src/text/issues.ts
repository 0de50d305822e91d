/** Findings in words: grouped by severity, the same finding said once with all its places. */
import type { Issue, Lang, Severity } from '../core/issue/issue.js';
import { issueText, placeText } from '../core/language/issue-text.js';
import { counted } from './forms.js';
import { wordsOf } from './statement-words.js';

/** How issues are listed. */
export interface IssuesTextOptions {
  /** Start with how many there are; default true. */
  readonly counts?: boolean;
  /** Whose figure it is where there is no place; false inside a statement, which names its payee; default true. */
  readonly payees?: boolean;
}

/** Places named for one finding, and findings of one code, before the rest is only counted. */
const MOST_PLACES = 5;
const MOST_OF_CODE = 5;
const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * All issues for a reader, errors first: what is wrong, where, and what to do.
 * @example issuesText(run.issues, 'ru') // 'Замечаний нет.'
 */
export function issuesText(issues: readonly Issue[], lang: Lang, options: IssuesTextOptions = {}): string {
  const named = options.payees === false ? issues.map(({ payee: _, ...issue }) => issue) : issues;
  const parts = ORDER.flatMap((severity) =>
    severityParts(
      named.filter((issue) => issue.severity === severity),
      severity,
      lang,
    ),
  );
  return [...(options.counts === false ? [] : [countsText(issues, lang)]), ...parts].join('\n');
}

/** «2 ошибки, 1 предупреждение»; a clean bill in words. @example countsText([issue], 'ru') // '1 ошибка' */
export function countsText(issues: readonly Issue[], lang: Lang): string {
  const counts = ORDER.map(
    (severity) => [severity, issues.filter((issue) => issue.severity === severity).length] as const,
  );
  const said = counts.filter(([, n]) => n > 0).map(([severity, n]) => counted(n, severity, lang));
  return said.length > 0 ? said.join(', ') : CLEAN[lang];
}

const CLEAN = { ru: 'Замечаний нет.', en: 'No issues.' } as const;
const HEADS: Readonly<Record<Severity, Readonly<Record<Lang, string>>>> = {
  error: { ru: 'Ошибка', en: 'Error' },
  warning: { ru: 'Предупреждение', en: 'Warning' },
  note: { ru: 'Заметка', en: 'Note' },
};

interface Finding {
  readonly message: string;
  readonly hint: string;
  readonly issues: Issue[];
}

function severityParts(issues: readonly Issue[], severity: Severity, lang: Lang): string[] {
  const byCode = new Map<string, Map<string, Finding>>();
  for (const issue of issues) {
    const { message, hint } = issueText(issue, lang);
    const findings = byCode.get(issue.code) ?? new Map<string, Finding>();
    byCode.set(issue.code, findings);
    const found = findings.get(message);
    if (found) found.issues.push(issue);
    else findings.set(message, { message, hint, issues: [issue] });
  }
  return [...byCode.values()].flatMap((findings) => codeParts([...findings.values()], severity, lang));
}

/** What to do is said once where it is the same for all. */
function codeParts(findings: readonly Finding[], severity: Severity, lang: Lang): string[] {
  const shown = findings.slice(0, MOST_OF_CODE);
  const rest = findings.slice(MOST_OF_CODE).reduce((n, { issues }) => n + issues.length, 0);
  return shown.flatMap((finding, i) => {
    const last = i === shown.length - 1;
    const more = last && rest > 0 ? [`  ${MORE_OF_CODE[lang](rest)}`] : [];
    const hint = last || shown[i + 1]?.hint !== finding.hint ? [`  → ${finding.hint}`] : [];
    return [findingText(finding, severity, lang), ...more, ...hint];
  });
}

const MORE_OF_CODE = {
  ru: (n: number) => `… и ещё таких же: ${n}`,
  en: (n: number) => `… and more of the same kind: ${n}`,
} as const;

function findingText({ message, issues }: Finding, severity: Severity, lang: Lang): string {
  const places = [...new Set(issues.map((issue) => whereText(issue, lang)).filter((place) => place !== ''))];
  const where = places.slice(0, MOST_PLACES).join('; ');
  const rest =
    places.length > MOST_PLACES ? `; ${wordsOf(lang).more} ${counted(places.length - MOST_PLACES, 'place', lang)}` : '';
  return `${HEADS[severity][lang]}. ${message}${where === '' ? '' : `\n  ${where}${rest}`}`;
}

/** The place, else whose figure it is. */
const whereText = (issue: Issue, lang: Lang): string => {
  const place = issue.place ? placeText(issue.place, lang) : '';
  return place === '' ? (issue.payee ?? '') : place;
};
