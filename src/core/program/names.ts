/** What to say of a name the scheme does not have. */
import { error, type Issue } from '../issue/issue.js';
import { nearest } from '../language/nearest.js';
import { elsewhere } from '../plan/scheme.js';
import type { Context } from './program.js';

/** Says what the name may have meant: a later row, another role's row, or a close spelling. */
export function unknownName(context: Context, name: string, columns?: readonly string[]): Issue {
  const { document } = context.program.scheme;
  const rows = [...document.parameters, ...document.measures, ...document.components, ...document.kpis];
  const other = columns ? undefined : elsewhere(rows, name);
  const suggestion = nearest(name, columns ?? rows.map((row) => row.code)) ?? '';
  if (other) {
    const scope = Object.values(other.for ?? {}).join(', ');
    return error('name-not-here', { name, formula: context.text, from: other.from ?? '—', scope: scope || '—' });
  }
  const code = suggestion === '' ? 'name-unknown' : 'name-unknown-near';
  return error(code, { name, formula: context.text, suggestion });
}
