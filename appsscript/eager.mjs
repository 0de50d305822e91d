/**
 * V8 looks over a script, then compiles each function at its first call, and a first figure calls some eight hundred: a third
 * of its time. A function expression in parentheses is compiled together with the one around it, which spares the beginning anew.
 */
import { Session } from 'node:inspector';
import { createContext, Script } from 'node:vm';
import { parse } from 'acorn';
import { children, rewritten } from './tree.mjs';

/**
 * code.js with what `BONUS` calls for most workbooks written so that it is compiled together.
 * @param {string} code code.js
 * @param {readonly object[]} books workbooks as data.html has them
 */
export function together(code, books) {
  const called = calledByMost(code, books);
  const isCalled = ({ start, end }) => called.has(`${start}:${end}`);
  const expression = (node, text) => {
    const body = inside(node.body, text) ?? text(node.body);
    const block = node.body.type === 'BlockStatement' ? body : `{return ${body}}`;
    return `(function(${node.params.map(text)})${block})`;
  };
  const inside = (node, text) => {
    if (node.type === 'BlockStatement' && node.body.some(({ directive }) => directive)) return part(node, text);
    return isCalled(node) && isArrow(node) ? expression(node, text) : undefined;
  };
  // Functions of a part come first, as they do where they are declared.
  const part = (node, text) => {
    const eager = node.body.filter((one) => one.type === 'FunctionDeclaration' && !one.generator && isCalled(one));
    if (eager.length === 0) return undefined;
    const others = node.body.filter((one) => !one.directive && !eager.includes(one));
    const list = eager.map((one) => `${one.id.name}=${expression(one, text)}`);
    return `{"use strict";var ${list};${others.map(text).join('\n')}}`;
  };
  return rewritten(parse(code, { ecmaVersion: 2019 }), code, inside);
}

/** A function with nothing of its surroundings but names. */
const isArrow = (node) => node.type === 'ArrowFunctionExpression' && !node.async && !hasOwn(node);
const hasOwn = (node) =>
  node.type === 'ThisExpression' ||
  node.type === 'Super' ||
  (node.type === 'Identifier' && node.name === 'arguments') ||
  children(node).some(hasOwn);

/** Places of functions, as `start:end`, that at least half of the workbooks call. */
function calledByMost(code, books) {
  const times = new Map();
  const session = new Session();
  session.connect();
  const ask = (method, params) => {
    let answer;
    session.post(method, params, (error, result) => {
      if (error) throw new Error(`${method}: ${error.message}`);
      answer = result;
    });
    return answer;
  };
  ask('Profiler.enable');
  ask('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  for (const book of books) {
    const filename = `${book.id}.code.js`;
    figures(code, book, filename);
    const { result } = ask('Profiler.takePreciseCoverage');
    for (const { ranges } of result.find(({ url }) => url === filename).functions) {
      const { startOffset, endOffset, count } = ranges[0];
      const place = `${startOffset}:${endOffset}`;
      if (count > 0) times.set(place, (times.get(place) ?? 0) + 1);
    }
  }
  session.disconnect();
  return new Set([...times.keys()].filter((place) => times.get(place) * 2 >= books.length));
}

/** `BONUS` for everybody of a workbook, in a realm of its own. */
function figures(code, { period, sheets }, filename) {
  const tables = sheets.map(({ rows }) => rows);
  const people = sheets.find(({ name }) => /^(?:Сотрудники|People)$/.test(name)) ?? { rows: [['']] };
  const given = JSON.stringify([people.rows.map((row) => row.slice(0, 1)), period, ...tables]);
  const context = createContext(Object.create(null));
  new Script(code, { filename }).runInContext(context);
  new Script(`BONUS(...JSON.parse(${JSON.stringify(given)}))`).runInContext(context);
}
