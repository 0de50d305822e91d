/** A plan's expression as people of the language type it. */
import type { Lang } from '../core/issue/issue.js';
import { parse, print } from '../core/language/index.js';

/**
 * Canonical text in the spelling of a language; text that is no expression stays as it is.
 * @example formulaText('min(Оклад, 1.5)', 'ru') // 'Мин(Оклад; 1,5)'
 */
export function formulaText(canonical: string, lang: Lang): string {
  const read = parse(canonical);
  return 'expr' in read ? print(read.expr, lang === 'ru' ? 'ru' : 'canonical') : canonical;
}
