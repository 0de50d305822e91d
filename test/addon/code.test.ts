/** What Google gets: its syntax, what it touches at load, and what stands at the top level. */
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../appsscript/entries.js';
import { FUNCTIONS } from '../../appsscript/functions.js';
import { distFile, realm } from './realm.js';

const code = distFile('code.js');

describe('code.js', () => {
  it('is ES2019', () => {
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  });

  it('touches no service at load', () => {
    expect(() => realm({})).not.toThrow();
    expect(() => realm({}, 'SpreadsheetApp.getUi()')).toThrow('SpreadsheetApp touched');
  });

  it('has a documented stub for every custom function and an entry point for all others', () => {
    const program = parse(code, { ecmaVersion: 2019, sourceType: 'script' });
    const names = program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    const own = names.filter((name) => !name.endsWith('_'));
    expect(own).toEqual([...FUNCTIONS.map(({ name }) => name), ...ENTRIES.map(({ name }) => name)]);
    const documented = [...code.matchAll(/@customfunction\n \*\/\nfunction (\w+)\(/g)].map(([, name]) => name);
    expect(documented).toEqual(FUNCTIONS.map(({ name }) => name));
  });

  it('answers every name the tables promise', () => {
    const { run } = realm({});
    expect(run('Object.keys(premia_().cells).join()')).toBe(FUNCTIONS.map(({ name }) => name).join());
    expect(run('Object.keys(premia_().entries).join()')).toBe(ENTRIES.map(({ name }) => name).join());
  });

  it('has no generated code, no clocks in the figures and no network', () => {
    expect(code).not.toMatch(/new Function|\beval\(|Date\.now|UrlFetchApp|XMLHttpRequest|\bfetch\(/);
  });
});

describe('appsscript.json', () => {
  it('asks for the two scopes and nothing else', () => {
    expect(JSON.parse(distFile('appsscript.json')).oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
    ]);
  });
});
