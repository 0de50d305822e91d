/** Every issue code has a fixture that produces it, points at the right place and speaks both languages in full. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PAGE, PAGE_RU, renderIssues, renderIssuesRu, SECTIONS } from '../../scripts/issues-docs.mjs';
import type { Issue, IssueCode, Place } from '../../src/core/issue/issue.js';
import type { Fixture } from './fixture.js';
import * as gallery from './gallery.js';

const { ELSEWHERE, FIXTURES, issuesOf, issueText, MESSAGES, placeText } = gallery;
const CODES = Object.keys(MESSAGES) as IssueCode[];
/** Said by the command line when it fails itself: nothing people give produces it. */
const NEVER: readonly IssueCode[] = ['internal'];

/** Words of an issue in both languages, with their faults. */
function faults(issue: Issue): string[] {
  return (['ru', 'en'] as const).flatMap((lang) => {
    const { message, hint } = issueText(issue, lang);
    const text = `${placeText(issue.place ?? {}, lang)} ${message} ${hint}`;
    return [
      ...[...text.matchAll(/\{\w+\}/g)].map(([left]) => `${lang}: ${left} is left in «${text}»`),
      ...(/штраф/i.test(text) ? [`${lang}: «штраф» in «${text}»`] : []),
      ...(/undefined|\[object|NaN|«»|""/.test(text) ? [`${lang}: an empty value in «${text}»`] : []),
    ];
  });
}

const covers = (issue: Issue, { place, params }: Fixture): boolean =>
  (place === '' ||
    (Object.entries(place) as [keyof Place, string | number][]).every(
      ([key, value]) => issue.place?.[key] === value,
    )) &&
  Object.entries(params ?? {}).every(([key, value]) => issue.params?.[key] === value);

test('every code has a fixture', () => {
  const made = new Set([...FIXTURES.map(({ code }) => code), ...Object.keys(ELSEWHERE), ...NEVER]);
  expect(CODES.filter((code) => !made.has(code))).toEqual([]);
  expect([...made].filter((code) => !(code in MESSAGES))).toEqual([]);
});

describe('each fixture produces its issue, at its place, in whole words', () => {
  test.each(FIXTURES.map((fixture) => [fixture.code, fixture] as const))('%s', (code, fixture) => {
    const own = issuesOf(fixture.input).filter((issue) => issue.code === code);
    expect(own.map(({ place, params }) => ({ place, params }))).not.toEqual([]);
    expect(own.some((issue) => covers(issue, fixture)) ? '' : JSON.stringify(own)).toBe('');
    const wrong = own.flatMap(faults);
    expect(wrong).toEqual([]);
  });

  test.each(Object.entries(ELSEWHERE))('%s', async (code, { make }) => {
    const own = (await make()).filter((issue) => issue.code === code);
    expect(own.length).toBeGreaterThan(0);
    expect(own.flatMap(faults)).toEqual([]);
  });
});

test('docs/issues.md and its Russian page are what the words and the fixtures say now (else: node scripts/issues-docs.mjs)', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(renderIssues(gallery));
  expect(readFileSync(PAGE_RU, 'utf8')).toBe(renderIssuesRu(gallery));
});

test('every code has a place on the Russian page, and «прочее» is nothing but our own mistake', () => {
  const sectionOf = (code: string) => SECTIONS.find(({ codes }) => codes.test(code))?.title;
  expect(CODES.filter((code) => sectionOf(code) === undefined)).toEqual([]);
  expect(CODES.filter((code) => sectionOf(code) === 'Прочее')).toEqual(['internal']);
});

test('no words of any code speak of fines', () => {
  expect(JSON.stringify(MESSAGES)).not.toMatch(/штраф/i);
});
