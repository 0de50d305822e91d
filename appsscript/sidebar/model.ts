/**
 * The workbook in the sidebar: the plan as it stands in the sheets, the draft being edited, and what both pay. One engine
 * calculates both, here, so a change shows its effect at once and nothing is written before it is saved.
 */
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Issue, issueList } from '../../src/core/issue/issue.js';
import { EMPTY_PLAN, type PlanDocument } from '../../src/core/plan/plan.js';
import type { Statement } from '../../src/core/program/statement.js';
import type { Run } from '../../src/core/run/result.js';
import { calculate } from '../../src/core/run/run.js';
import { statement } from '../../src/core/run/statements.js';
import type { OpenBook, Reply } from '../protocol.js';
import { type AnyRow, type Difference, meaningOf, rebase, rowsOf, SECTIONS, samePlan } from '../rows.js';
import { ahead, beginsAfter } from './ahead.js';
import { keep, keptDraft } from './drafts.js';
import { lastDay } from './plan/cards.js';
import { placed } from './plan/rows.js';
import { tell } from './told.js';

/** What every view and editor works with. */
export interface Model {
  /** As the sheets stand; null until they were read. */
  readonly book: OpenBook | null;
  /** The plan being edited. */
  readonly draft: PlanDocument;
  /** The draft differs from the sheets. */
  readonly changed: boolean;
  /** The period and the payee looked at; '' where there is none. */
  readonly period: string;
  readonly payee: string;
  /** Payees of the period, id and name. */
  readonly payees: readonly { readonly id: string; readonly name: string }[];
  /** What the draft pays, and what the plan in the sheets pays. */
  readonly run: Run | null;
  readonly before: Run | null;
  /** The chosen payee's statements under both. */
  readonly statement: Statement | null;
  readonly statementBefore: Statement | null;
  /** The day the draft begins to differ, where it is after the period: both runs are made as if it had come; else ''. */
  readonly ahead: string;
  /** What is wrong: of the sheets, the draft and the chosen payee, each once. */
  readonly issues: readonly Issue[];
  /** A change can be taken back. */
  readonly canUndo: boolean;
  /** The plan before the last save can be put back. */
  readonly canRestore: boolean;
  /** What was settled when the sheets had changed meanwhile: '' for nothing, else what to look at. */
  readonly meanwhile: Meanwhile | null;
  choose(what: { readonly period?: string; readonly payee?: string }): void;
  edit(change: (plan: PlanDocument) => PlanDocument): void;
  undo(): void;
  /** The draft becomes what stands in the sheets. */
  discard(): void;
  save(): Promise<boolean>;
  /** Saves the plan as it was before the last save. */
  restore(): Promise<boolean>;
  /** Reads the sheets again; changes that are not saved stay on top. @param quietly asks the server where nothing is to be said of it */
  reload(quietly?: Send): Promise<void>;
}

/** A draft found again, or put on top of what somebody else has saved. */
export interface Meanwhile {
  readonly kind: 'found' | 'merged';
  readonly conflicts: readonly Difference[];
}

/** The model of the page; set by the frame. */
export const ModelContext = createContext<Model | null>(null);

/** The model, inside the frame. @example const { draft, edit, statement } = useModel() */
export function useModel(): Model {
  const model = useContext(ModelContext);
  if (model === null) throw new Error('no model around');
  return model;
}

const STEPS = 50;

/** What is asked of the server here. */
type Send = (
  request:
    | { readonly op: 'open' | 'words' }
    | { readonly op: 'save'; readonly was: PlanDocument; readonly plan: PlanDocument },
) => Promise<Reply>;

/** Everything that changes while the page is open. */
interface State {
  readonly book: OpenBook | null;
  readonly draft: PlanDocument;
  readonly steps: readonly PlanDocument[];
  /** The plan before the last save. */
  readonly last: PlanDocument | null;
  readonly meanwhile: Meanwhile | null;
}

const START: State = { book: null, draft: EMPTY_PLAN, steps: [], last: null, meanwhile: null };

/** The model, made once by the frame. @param loudly asks the server; what it says is shown by the frame */
export function useNewModel(loudly: Send): Model {
  const [state, setState] = useState(START);
  const [chosen, setChosen] = useState({ period: '', payee: '' });
  const worded = useRef(false);
  const now = useRef(state);
  now.current = state;
  const set = (next: Partial<State>): void => {
    now.current = { ...now.current, ...next };
    setState(now.current);
  };
  useEffect(() => {
    if (state.book === null) return;
    const { id, plan } = state.book;
    keep('draft', id, samePlan(plan, state.draft) ? null : { was: plan, draft: state.draft });
  }, [state.draft, state.book]);
  const reload = async (quietly?: Send): Promise<void> => {
    const send = quietly ?? loudly;
    const { book: asked } = now.current;
    // Words first: the catalogue of formulas is among them.
    const told = worded.current ? undefined : send({ op: 'words' });
    const { book } = await send({ op: 'open' });
    const { words } = (await told) ?? {};
    if (words) {
      tell(words);
      worded.current = true;
    }
    // An answer that was on its way while something was written tells how the sheets stood before.
    if (quietly && now.current.book !== asked) return;
    if (book && worded.current && !sameBook(book, now.current.book)) set(opened(now.current, book));
  };
  const figures = useFigures(state.book, state.draft, chosen);
  const save = async (plan: PlanDocument): Promise<boolean> => {
    const { book: was, draft: sent } = now.current;
    if (was === null) return false;
    const { book, failed } = await loudly({ op: 'save', was: was.plan, plan });
    // What was edited while the sheets were written stays on top.
    const draft = (): PlanDocument =>
      now.current.draft === plan || now.current.draft === sent
        ? (book as OpenBook).plan
        : rebase(plan, now.current.draft, (book as OpenBook).plan).plan;
    if (book && failed === undefined) set({ book, draft: draft(), steps: [], last: was.plan, meanwhile: null });
    // Somebody else has saved: their plan below, our changes on top, nothing written yet.
    else if (book) set(opened(now.current, book));
    return failed === undefined;
  };
  return {
    ...state,
    ...figures,
    ...steps(now, set),
    changed: useMemo(() => state.book !== null && !samePlan(state.book.plan, state.draft), [state.book, state.draft]),
    canUndo: state.steps.length > 0,
    canRestore: state.last !== null,
    choose: (what) => setChosen((before) => ({ ...before, ...what })),
    save: () => save(now.current.draft),
    restore: async () => (now.current.last ? save(now.current.last) : false),
    reload,
  };
}

/** Changes of the draft, each a step that can be taken back. */
function steps(
  now: { readonly current: State },
  set: (next: Partial<State>) => void,
): Pick<Model, 'edit' | 'undo' | 'discard'> {
  const step = (draft: PlanDocument, more: Partial<State> = {}): void =>
    set({ draft, steps: [...now.current.steps, now.current.draft].slice(-STEPS), ...more });
  return {
    edit: (change) => {
      const { draft } = now.current;
      const next = placed(change(draft));
      if (next !== draft) step(next);
    },
    undo: () => {
      const before = now.current.steps[now.current.steps.length - 1];
      if (before) set({ draft: before, steps: now.current.steps.slice(0, -1) });
    },
    discard: () => {
      const { book } = now.current;
      if (book) step(book.plan, { meanwhile: null });
    },
  };
}

/** Nothing of it has changed: it need not be calculated again. */
const sameBook = (a: OpenBook, b: OpenBook | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The sheets were read: what was being edited is put on top of them. */
function opened(state: State, book: OpenBook): Partial<State> {
  const first = state.book?.id !== book.id;
  const own = first ? keptDraft(book.id) : { was: (state.book as OpenBook).plan, draft: state.draft };
  if (own === null || samePlan(own.was, own.draft)) return { book, draft: book.plan, meanwhile: null };
  // Nothing new: what was said of it before still has to be looked at.
  if (samePlan(own.was, book.plan))
    return { book, draft: own.draft, meanwhile: first ? { kind: 'found', conflicts: [] } : state.meanwhile };
  const { plan, conflicts } = rebase(own.was, own.draft, book.plan);
  return { book, draft: plan, steps: [], meanwhile: { kind: 'merged', conflicts } };
}

type Figures = Pick<
  Model,
  'period' | 'payee' | 'payees' | 'run' | 'before' | 'ahead' | 'statement' | 'statementBefore' | 'issues'
>;

/** What both plans pay in the chosen period. */
function useFigures(
  book: OpenBook | null,
  draft: PlanDocument,
  chosen: { readonly period: string; readonly payee: string },
): Figures {
  const last = book?.periods[book.periods.length - 1] ?? '';
  const period = book?.periods.includes(chosen.period) ? chosen.period : last;
  const stands = useMemo(() => runOf(book, book?.plan ?? EMPTY_PLAN, period), [book, period]);
  const day = useMemo(() => (book && stands ? beginsAfter(lastDay(stands), book.plan, draft) : ''), [stands, draft]);
  const before = useMemo(() => (book && day !== '' ? runOf(book, ahead(book.plan), period) : stands), [stands, day]);
  const run = useMemo(
    () => (draft === book?.plan ? before : runOf(book, day === '' ? draft : ahead(draft), period)),
    [draft, before, day],
  );
  const payees = useMemo(() => (run?.prepared.people.payees ?? []).map(({ id, name }) => ({ id, name })), [run]);
  const payee = payees.some(({ id }) => id === chosen.payee) ? chosen.payee : (payees[0]?.id ?? '');
  const own = useMemo(() => (run && payee !== '' ? statement(run, payee) : null) ?? null, [run, payee]);
  const old = useMemo(() => (before && payee !== '' ? statement(before, payee) : null) ?? null, [before, payee]);
  const issues = useMemo(() => {
    const found = issueList(standing(book, draft));
    found.add(run?.issues ?? []);
    found.add(own?.issues ?? []);
    return found.issues;
  }, [book, draft, run, own]);
  return { period, payee, payees, run, before, ahead: day, statement: own, statementBefore: old, issues };
}

/** What reading the sheets found, but for the rows that have been edited since. */
function standing(book: OpenBook | null, draft: PlanDocument): readonly Issue[] {
  if (book === null || book.plan === draft) return book?.issues ?? [];
  const cellOf = ({ place }: AnyRow): string => JSON.stringify([place?.table, place?.row]);
  const edited = new Set(
    SECTIONS.flatMap((section) => {
      const now = new Map(rowsOf(draft, section).map((row) => [cellOf(row), row]));
      const same = (row: AnyRow): boolean => {
        const other = now.get(cellOf(row));
        return other === row || (other !== undefined && meaningOf(other) === meaningOf(row));
      };
      return rowsOf(book.plan, section)
        .filter((row) => !same(row))
        .map(cellOf);
    }),
  );
  return book.issues.filter(({ place }) => !edited.has(JSON.stringify([place?.table, place?.row])));
}

/** A calculation; null where there is nothing to calculate, or where the engine fails: editors must outlive a defect of it. */
function runOf(book: OpenBook | null, plan: PlanDocument, period: string): Run | null {
  if (book === null || period === '') return null;
  try {
    return calculate(plan, book.data, { period });
  } catch {
    return null;
  }
}
