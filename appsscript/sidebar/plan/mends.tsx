/** What is wrong while the plan is edited: errors first, each with the way to its cell and, where it is safe, its mend. */
import { bySeverity, type Issue } from '../../../src/core/issue/issue.js';
import { fold } from '../../../src/core/language/index.js';
import type { Component, PlanDocument, Scale } from '../../../src/core/plan/plan.js';
import type { AnyRow } from '../../rows.js';
import { Button } from '../button.js';
import { Finding } from '../check.js';
import { useFrame } from '../frame.js';
import { useModel } from '../model.js';
import { balancedPlan, cardsOf, isOff, lastDay } from './cards.js';
import { withName } from './names.js';
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
function mendOf(issue: Issue, plan: PlanDocument, day: string): Mend | null {
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
    case 'name-unknown':
    case 'measure-unknown':
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

/** Findings with their mends. */
export function Mends() {
  const { open, plan: words } = useFrame();
  const model = useModel();
  const { issues, draft, edit } = model;
  const go = useGo();
  const day = lastDay(model.run);
  const found = alike(bySeverity(issues).filter(({ severity }) => severity !== 'note'));
  return (
    <>
      <ul class="issues">
        {found.slice(0, MOST).map(({ issue, more }, i) => {
          const mend = mendOf(issue, draft, day);
          const at = editorOf(draft, issue);
          return (
            <Finding key={i} issue={issue}>
              <div class="row">
                {mend && (
                  <Button onClick={() => edit(mend.mend)}>
                    {words[mend.name].replace('{value}', () => mend.value)}
                  </Button>
                )}
                {at && (
                  <Button class="link" onClick={() => go({ at: 'row', row: at })}>
                    {words.openEditor}
                  </Button>
                )}
              </div>
              {more > 0 && <p class="gray">{words.alike.replace('{n}', String(more))}</p>}
            </Finding>
          );
        })}
      </ul>
      {found.length > MOST && (
        <Button class="link" onClick={() => open('check')}>
          {words.moreIssues.replace('{n}', String(found.length - MOST))}
        </Button>
      )}
    </>
  );
}

/** The first finding of each kind, and how many more there are of it. */
function alike(issues: readonly Issue[]): { readonly issue: Issue; readonly more: number }[] {
  const kinds = new Map<string, { issue: Issue; more: number }>();
  for (const issue of issues) {
    // A warning is told once a table, an error once for each thing it is about.
    const aside = issue.severity === 'error' ? JSON.stringify(issue.params ?? {}) : (issue.place?.table ?? '');
    const key = `${issue.code} ${aside}`;
    const known = kinds.get(key);
    if (known) known.more++;
    else kinds.set(key, { issue, more: 0 });
  }
  return [...kinds.values()];
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
