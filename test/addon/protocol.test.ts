/** What the sidebar and the server take from each other, and what the sidebar says when nothing comes. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Request, readReply, readRequest } from '../../appsscript/protocol.js';
import { send } from '../../appsscript/sidebar/server.js';
import type { Words } from '../../appsscript/sidebar/words.js';
import { EMPTY_PLAN } from '../../src/core/plan/plan.js';

const asked = (request: object): Request | null => readRequest(JSON.stringify({ lang: 'ru', ...request }));

describe('a request', () => {
  it.each([
    { op: 'open' },
    { op: 'words' },
    { op: 'save', was: EMPTY_PLAN, plan: { ...EMPTY_PLAN, kpis: [{ code: 'x' }], payouts: [] } },
    { op: 'smart', plan: EMPTY_PLAN, period: '2026-10' },
    { op: 'month', period: '2026-10', payee: '' },
    { op: 'approve', period: '2026-10', payee: '101', by: 'Ирина', seen: '06ee94' },
    { op: 'close', period: '2026-10', payee: '', until: '', by: 'Ирина', seen: '', confirmed: false },
  ])('$op is taken as it is sent', (request) => expect(asked(request)).toEqual({ lang: 'ru', ...request }));

  it.each([
    ['no plan', { op: 'save', was: EMPTY_PLAN }],
    ['another format', { op: 'save', was: EMPTY_PLAN, plan: { ...EMPTY_PLAN, format: 'premia/2' } }],
    ['a list that is none', { op: 'save', was: EMPTY_PLAN, plan: { ...EMPTY_PLAN, scales: {} } }],
    ['a row without a name', { op: 'save', was: EMPTY_PLAN, plan: { ...EMPTY_PLAN, kpis: [{}] } }],
    ['rules that are no rows', { op: 'save', was: EMPTY_PLAN, plan: { ...EMPTY_PLAN, payouts: [1] } }],
    ['a period that is no text', { op: 'smart', plan: EMPTY_PLAN, period: 10 }],
    ['a month without its people', { op: 'month', period: '2026-10' }],
    ['an approval of nobody', { op: 'approve', period: '2026-10', payee: '', seen: '' }],
    ['a close that is not whole', { op: 'close', period: '2026-10', confirmed: true }],
    ['a name of Object', { op: 'constructor' }],
    ['another language', { op: 'open', lang: 'de' }],
  ])('with %s is refused', (_, request) => expect(asked(request)).toBeNull());

  it('of another form or too long is refused', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{',
      7,
      undefined,
      `{"op":"open","lang":"ru","x":"${'x'.repeat(4_000_000)}"}`,
    ])
      expect(readRequest(text)).toBeNull();
  });
});

describe('a reply', () => {
  const BOOK = {
    id: '1',
    name: 'x',
    lang: 'ru',
    plan: EMPTY_PLAN,
    data: { tables: [] },
    periods: [],
    issues: [],
    homes: {},
  };
  const MONTH = { period: '2026-10', people: [], items: [{ issues: [], notes: [] }] };
  it.each([{ said: 'x' }, { book: BOOK }, { smart: [] }, { month: MONTH }])('%j is taken', (reply) =>
    expect(readReply(JSON.stringify(reply))).toEqual(reply),
  );
  it.each([
    { said: 7 },
    { month: { ...MONTH, items: [{}] } },
    { month: [] },
    { book: { ...BOOK, plan: {} } },
    { book: { ...BOOK, data: {} } },
    { book: { ...BOOK, lang: 'de' } },
    { words: { messages: {} } },
    { smart: {} },
    [],
  ])('%j is refused', (reply) => expect(readReply(JSON.stringify(reply))).toBeNull());
});

describe('a call', () => {
  const w = { late: 'late', broken: 'broken' } as Words;
  type Done = (text: unknown) => void;
  /** Google's runner, whose server does what a test says. */
  const served = (serve: (done: Done, failed: (error: Error) => void) => void): void => {
    const runner = (done: Done, failed: (error: Error) => void): object => ({
      withSuccessHandler: (f: Done) => runner(f, failed),
      withFailureHandler: (f: (error: Error) => void) => runner(done, f),
      serve: () => serve(done, failed),
    });
    vi.stubGlobal('google', {
      script: {
        run: runner(
          () => {},
          () => {},
        ),
      },
    });
  };
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('that is never answered ends in a sentence after 35 seconds', async () => {
    vi.useFakeTimers();
    served(() => {});
    const reply = send({ op: 'open', lang: 'ru' }, w);
    await vi.advanceTimersByTimeAsync(34_999);
    expect(await Promise.race([reply, 'waiting'])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await reply).toEqual({ failed: 'late' });
  });
  it('that fails says why', async () => {
    served((_, failed) => failed(new Error('no access')));
    expect(await send({ op: 'open', lang: 'ru' }, w)).toEqual({ failed: 'no access' });
  });
  it('whose answer cannot be read says so', async () => {
    served((done) => done('{"book":{}}'));
    expect(await send({ op: 'open', lang: 'ru' }, w)).toEqual({ failed: 'broken' });
  });
});
