/** Tree → canonical text; `parse(print(e))` is `e` again. */
import { fractionText, mulF } from '../number/exact.js';
import { type Expr, type NumberLiteral, STRENGTH } from './ast.js';
import { functionOf } from './functions.js';
import { fold, OPERATOR_WORDS } from './tokens.js';

/** Words, and whole numbers as they are written without a name around them. */
const PLAIN_NAME = /^[\p{L}_№][\p{L}\p{N}_№]*(?: (?:[\p{L}_№][\p{L}\p{N}_№]*|0|[1-9]\d{0,29}))*$/u;

/** Most names: the ranges of all alphabets take V8 some milliseconds to set up. */
const COMMON_NAME = /^[A-Za-zА-Яа-яЁё_№][A-Za-zА-Яа-яЁё\d_№]*(?: [A-Za-zА-Яа-яЁё_№][A-Za-zА-Яа-яЁё\d_№]*)*$/;

/** How text is written: canonical, or as a Russian user types it. */
export type PrintStyle = 'canonical' | 'ru';

/** @example print(parse('Оплаты * 3%').expr) // 'Оплаты * 3%' */
export function print(expr: Expr, style: PrintStyle = 'canonical'): string {
  switch (expr.type) {
    case 'number':
      return numberText(expr, style);
    case 'text':
      return style === 'ru' && !expr.value.includes('»')
        ? `«${expr.value}»`
        : expr.value.includes('"')
          ? `'${expr.value}'`
          : `"${expr.value}"`;
    case 'name':
      return nameText(expr.name);
    case 'call':
      return callText(expr.fn, expr.args, style);
  }
}

/** A name as it must be written in a formula: in brackets when it would be read as something else. */
export const nameText = (name: string): string =>
  (COMMON_NAME.test(name) || PLAIN_NAME.test(name)) && !name.split(' ').some((word) => OPERATOR_WORDS.has(fold(word)))
    ? name
    : name.includes(']')
      ? `\`${name}\``
      : `[${name}]`;

function numberText(literal: NumberLiteral, style: PrintStyle): string {
  const text = literal.percent
    ? `${fractionText(mulF(literal.value, { n: 100, d: 1 }))}%`
    : fractionText(literal.value);
  return style === 'ru' ? text.replace('.', ',') : text;
}

function callText(fn: string, args: readonly Expr[], style: PrintStyle): string {
  const strength = STRENGTH[fn];
  if (strength === undefined) {
    const name = style === 'ru' ? ruName(fn) : fn;
    return `${name}(${args.map((arg) => print(arg, style)).join(style === 'ru' ? '; ' : ', ')})`;
  }
  if (fn === 'negate') return `-${wrap(args[0] as Expr, strength, style)}`;
  if (fn === 'not') return `${style === 'ru' ? 'не' : 'not'} ${wrap(args[0] as Expr, strength, style)}`;
  const sign = style === 'ru' ? (fn === 'and' ? 'и' : fn === 'or' ? 'или' : fn) : fn;
  const right = strength === 4 ? strength + 1 : strength + 0.5;
  return `${wrap(args[0] as Expr, strength === 4 ? 5 : strength, style)} ${sign} ${wrap(args[1] as Expr, right, style)}`;
}

function wrap(expr: Expr, strength: number, style: PrintStyle): string {
  const own = expr.type === 'call' ? (STRENGTH[expr.fn] ?? 9) : 9;
  const text = print(expr, style);
  return own < strength ? `(${text})` : text;
}

/** Names of two words, as they read best. */
const RU_NAMES: Readonly<Record<string, string>> = {
  пошкале: 'ПоШкале',
  почастям: 'ПоЧастям',
  впределах: 'ВПределах',
  еслиизвестно: 'ЕслиИзвестно',
  нормавремени: 'НормаВремени',
  нарастающимитогом: 'НарастающимИтогом',
  доляучастия: 'ДоляУчастия',
  поправилу: 'ПоПравилу',
  изтаблицы: 'ИзТаблицы',
  началопериода: 'НачалоПериода',
  конецпериода: 'КонецПериода',
};

/** A function's name as a Russian user types it. @example ruName('clamp') // 'ВПределах' */
export function ruName(fn: string): string {
  const name = functionOf(fn)?.ru[0] ?? fn;
  return RU_NAMES[name] ?? (name[0] as string).toUpperCase() + name.slice(1);
}
