/** What is wrong while the plan is edited: errors first, each with the way to its cell and, where it is safe, its mend. */
import type { Issue } from '../../../src/core/issue.js';
import { fold, nameText } from '../../../src/core/language/index.js';
import type { Component, PlanDocument, Scale } from '../../../src/core/plan.js';
import { type AnyRow, rowsOf, SECTIONS, withRows } from '../../rows.js';
import { bySeverity, Finding } from '../check.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { said } from '../told.js';
import { balancedPlan, cardsOf, isOff, lastDay } from './cards.js';
import { useGo } from './route.js';
import { type At, isAbout } from './rows.js';
import { size } from './shares.js';

/** A safe change and its name in the words of the plan view. */
interface Mend {
  readonly name: 'balance' | 'sortPoints' | 'belowZero' | 'useName';
  readonly value: string;
  readonly mend: (plan: PlanDocument) => PlanDocument;
}

/** The mend of a finding; null where only a person can say. */
export function mendOf(issue: Issue, plan: PlanDocument, day: string): Mend | null {
  const { name = '', suggestion = '' } = issue.params ?? {};
  switch (issue.code) {
    case 'weights-sum': {
      const cards = cardsOf(plan, day).filter(isOff);
      if (cards.length === 0) return null;
      return {
        name: 'balance',
        value: '',
        mend: (now) => cards.reduce((next, card) => balancedPlan(next, card, -1), now),
      };
    }
    case 'scale-order':
      return { name: 'sortPoints', value: '', mend: (now) => withScale(now, name, sorted) };
    case 'below-scale':
      return {
        name: 'belowZero',
        value: '',
        mend: (now) => withScale(now, name, (row) => ({ ...row, below: 'zero' })),
      };
    case 'name-unknown-near':
    case 'measure-unknown-near':
      return suggestion === ''
        ? null
        : { name: 'useName', value: suggestion, mend: (now) => withName(now, name, suggestion) };
    default:
      return null;
  }
}

const withScale = (plan: PlanDocument, name: string, change: (row: Scale) => Scale): PlanDocument => ({
  ...plan,
  scales: plan.scales.map((row) =>
    [row.code, row.title].some((one) => one !== undefined && fold(one) === fold(name)) ? change(row) : row,
  ),
});

const sorted = (row: Scale): Scale => ({ ...row, points: [...row.points].sort((a, b) => size(a.from) - size(b.from)) });

/** Every formula and reference that says the misspelt name says the right one. */
function withName(plan: PlanDocument, wrong: string, right: string): PlanDocument {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_])\\[?${wrong.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\]?(?![\\p{L}\\p{N}_])`,
    'giu',
  );
  const mended = (text: string): string => text.replace(pattern, () => nameText(right));
  const deep = (key: string, value: unknown): unknown => {
    if (['code', 'title', 'from', 'place', 'broken'].includes(key)) return value;
    if (key === 'measure' && typeof value === 'string') return fold(value) === fold(wrong) ? right : value;
    if (typeof value === 'string') return mended(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, deep(name, one)]));
  };
  return SECTIONS.reduce(
    (next, section) =>
      next[section] === undefined
        ? next
        : withRows(
            next,
            section,
            rowsOf(next, section).map((row) => deep('', row) as AnyRow),
          ),
    plan,
  );
}

/** Findings with their mends. */
export function Mends() {
  const { lang, open } = useFrame();
  const model = useModel();
  const { issues, draft, edit } = model;
  const go = useGo();
  const words = said('plan', lang);
  if (words === undefined) return null;
  const day = lastDay(model);
  const found = bySeverity(issues).filter(({ severity }) => severity !== 'note');
  return (
    <>
      <ul class="issues">
        {found.slice(0, MOST).map((issue, i) => {
          const mend = mendOf(issue, draft, day);
          const at = editorOf(draft, issue);
          return (
            <Finding key={i} issue={issue}>
              {mend && (
                <button type="button" onClick={() => edit(mend.mend)}>
                  {words[mend.name].replace('{value}', () => mend.value)}
                </button>
              )}
              {at && (
                <button type="button" class="link" onClick={() => go({ at: 'row', row: at })}>
                  {words.openEditor}
                </button>
              )}
            </Finding>
          );
        })}
      </ul>
      {found.length > MOST && (
        <button type="button" class="link" onClick={() => open('check')}>
          {words.moreIssues.replace('{n}', String(found.length - MOST))}
        </button>
      )}
    </>
  );
}

/** Findings shown below the list; the view of the check has them all. */
const MOST = 5;

/** The row of an editor a finding is about. */
function editorOf(plan: PlanDocument, issue: Issue): At | null {
  for (const section of ['components', 'kpis', 'scales'] as const) {
    const rows = plan[section] as readonly (Component | Scale)[];
    const index = rows.findIndex((row) => isAbout(issue, row as unknown as AnyRow));
    if (index >= 0) return { section, index };
  }
  return null;
}
