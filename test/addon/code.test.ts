/** What Google gets: its syntax, what it touches at load, and what stands at the top level. */
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '../../appsscript/entries.js';
import { FUNCTIONS } from '../../appsscript/functions.js';
import { cellServices, distFile, realm } from './realm.js';
import { FakeBook } from './sheets.js';

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

  it('answers every name the tables promise, each from one part', () => {
    const { run } = realm({});
    const names = run(
      '[bonus_(), open_(), rest_()].map(function (p) { return Object.keys(p.calls).join() }).join()',
    ) as string;
    expect(names.split(',').sort()).toEqual([...FUNCTIONS, ...ENTRIES].map(({ name }) => name).sort());
    const stubs = [...code.matchAll(/^function (\w+)\([^)]*\) \{\n {2}return (\w+)_\(\)\.calls\.(\w+)\(/gm)];
    expect(stubs).toHaveLength(FUNCTIONS.length + ENTRIES.length);
    for (const [, stub, part, called] of stubs) {
      expect(called).toBe(stub);
      expect(run(`typeof ${part}_().calls.${called}`)).toBe('function');
    }
  });

  it('makes nothing of the rest for a figure, and nothing of the engine for the menu', () => {
    const { run } = realm(cellServices());
    run(
      'BONUS("Анна", "2026-10", [["Начисление", "Выражение"], ["Оклад", "1000"]], [["Сотрудник", "Роль"], ["Анна", ""]])',
    );
    expect(run('[!!bonus_.made, !!rest_.made, !!open_.made].join()')).toBe('true,false,false');
    const opened = realm(new FakeBook().services());
    opened.call('onOpen', {});
    expect(opened.run('[!!bonus_.made, !!rest_.made, !!open_.made].join()')).toBe('false,false,true');
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
