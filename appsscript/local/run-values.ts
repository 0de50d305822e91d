/**
 * What `google.script.run` lets through: null, booleans, numbers, strings, and plain arrays and objects of them.
 * Dates, functions, elements and everything with a class of its own are refused, as the real one does.
 */

/** Where in the value something stands that would not arrive; null: all of it does. @example refusedAt([1, new Date()]) // '[1]' */
export function refusedAt(value: unknown, path = ''): string | null {
  if (value === null || value === undefined || /^(?:string|number|boolean)$/.test(typeof value)) return null;
  const kind = Object.prototype.toString.call(value);
  if (kind === '[object Array]') return firstRefused(Object.entries(value as unknown[]), path, (key) => `[${key}]`);
  const made = Object.getPrototypeOf(value) as object | null;
  const plain = kind === '[object Object]' && (made === null || Object.getPrototypeOf(made) === null);
  return plain ? firstRefused(Object.entries(value as object), path, (key) => `.${key}`) : path || 'value';
}

function firstRefused(entries: [string, unknown][], path: string, step: (key: string) => string): string | null {
  for (const [key, value] of entries) {
    const found = refusedAt(value, path + step(key));
    if (found !== null) return found;
  }
  return null;
}
