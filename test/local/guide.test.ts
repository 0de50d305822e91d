/**
 * The user's guide, played: each step of docs/ru/rukovodstvo.md in a real browser, the server of the sidebar answering as late as
 * Google's. What a step quotes has to be on the screen while it is played. PICTURES=1 takes the pictures anew.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from './desk.js';
import { ACCOUNTANT, RECONCILER } from './guide/accountant.js';
import { type Hands, handsOf, PICTURES } from './guide/hands.js';
import { FIRST, SCHEME } from './guide/head.js';
import { PAYEE } from './guide/payee.js';
import { plain, quotesOf, stepsOf } from './guide/read.js';

const GUIDE = readFileSync(new URL('../../docs/ru/rukovodstvo.md', import.meta.url), 'utf8');
const STEPS = stepsOf(GUIDE);
const CHAPTERS = {
  'РОП: первый отдел': FIRST,
  'РОП: схема мотивации': SCHEME,
  Бухгалтер: ACCOUNTANT,
  'Бухгалтер: сверка': RECONCILER,
  Сотрудник: PAYEE,
};
/** Of a picture. */
const MOST_BYTES = 40_960;
/** How late the server of Google answers, ms. */
const DELAY = 700;

test('every step is played and every play is a step', () => {
  const written = STEPS.map(({ chapter, name }) => `${chapter} / ${name}`);
  const played = Object.entries(CHAPTERS).flatMap(([chapter, plays]) =>
    Object.keys(plays).map((name) => `${chapter} / ${name}`),
  );
  expect(written).toEqual(played);
});

test('a step is held to its quotes, its code and its amounts', () => {
  expect(quotesOf('«а «б»» и «в»')).toEqual(['а «б»', 'в']);
  const [step] = stepsOf('## A\n### B\n1. «Кнопка», `=BONUS(`: −1 234,50 ₽ ![«нет»](img/one.png)\n');
  expect(step).toEqual({ chapter: 'A', name: 'B', said: ['Кнопка', '=BONUS(', '-1 234,50 ₽'], pictures: ['one'] });
  expect(() => stepsOf('## A\n1. Нажмите.\n')).toThrow('outside of a step: 1. Нажмите.');
});

describe('the guide', () => {
  let desk: Desk;
  let hands: Hands;
  let failed = '';
  beforeAll(async () => {
    desk = await openDesk(DELAY);
    hands = handsOf(desk);
  }, 240_000);
  afterAll(() => desk?.close());

  test.each(STEPS)(
    '$chapter: $name',
    async ({ chapter, name, said, pictures }) => {
      // A step stands on those before it in its chapter.
      expect(failed === chapter ? 'a step before it failed' : '').toBe('');
      failed = chapter;
      hands.begin();
      const play = (CHAPTERS as Readonly<Record<string, typeof FIRST>>)[chapter]?.[name];
      await play?.(hands);
      expect(await hands.missing(said)).toEqual([]);
      expect(hands.taken).toEqual(pictures);
      failed = '';
    },
    240_000,
  );

  test('nothing broke, and nothing was asked of any other machine', () => {
    expect([desk.broken, desk.outside]).toEqual([[], []]);
  });
});

test('pictures are those of the page, and small', () => {
  const files = readdirSync(PICTURES).map((file) => file.replace(/\.png$/, ''));
  expect(files.sort()).toEqual([...new Set(STEPS.flatMap(({ pictures }) => pictures))].sort());
  for (const name of files) expect(statSync(`${PICTURES}${name}.png`).size, name).toBeLessThanOrEqual(MOST_BYTES);
});

test('its words', () => {
  expect(GUIDE).not.toMatch(/штраф/i);
  expect(plain(' а\u00A0− б ')).toBe('а - б');
});
