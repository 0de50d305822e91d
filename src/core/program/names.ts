/** What to say of a name the scheme does not have. */
import { error, type Issue } from '../issue/issue.js';
import { fold } from '../language/index.js';
import { nearest } from '../language/nearest.js';
import { elsewhere } from '../plan/scheme.js';
import { type Context, noColumn } from './program.js';

/** Says what the name may have meant: a later row, another role's row, or a close spelling. */
export function unknownName(context: Context, name: string, columns?: readonly string[]): Issue {
  const { document } = context.program.scheme;
  const rows = [...document.parameters, ...document.measures, ...document.components, ...document.kpis];
  const other = columns ? undefined : elsewhere(rows, name);
  const scope = Object.values(other?.for ?? {}).join(', ');
  // A KPI that holds is there, but is no figure of itself.
  if (other && (other.from !== undefined || scope !== '')) {
    return error('name-not-here', { name, formula: context.text, from: other.from ?? '—', scope: scope || '—' });
  }
  const others = rows.map((row) => row.code).filter((code) => fold(code) !== fold(name));
  const suggestion = nearest(name, columns ?? others) ?? '';
  if (columns && suggestion === '') return noColumn(name, context.row?.table ?? '', columns, context.text);
  return error('name-unknown', { name, formula: context.text, suggestion });
}
