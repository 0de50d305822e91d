/** Tables made at first need: nothing runs while a module loads, which is all that opening a spreadsheet pays for. */

/** @example lazy(() => new Map(entries)) // a function that makes the map once */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Where a spelling was found: whose it is, and its place in the list of that name. */
export interface Spelling {
  readonly name: string;
  readonly rank: number;
}

export interface Spellings {
  /** The first name that answers to a spelling in lower case, «е» for «ё». */
  find(spelling: string): Spelling | undefined;
  /** Every spelling, in that form. */
  all(): string[];
}

/**
 * Names by their spellings. They are kept as one text, a line a name: making it costs three native steps and a look is
 * one native search, where a map of a thousand keys would cost every cell call several milliseconds.
 * @example spellings(() => [['ratio', ['Доля|Процент', 'Ratio']]]).find('процент') // { name: 'ratio', rank: 1 }
 */
export function spellings(lists: () => readonly (readonly [name: string, spelled: readonly string[]])[]): Spellings {
  const read = lazy(() => {
    const entries = lists();
    const text = entries.map(([name, spelled]) => `|${spelled.join('|')}|${name}|`).join('\n');
    return { names: entries.map(([name]) => name), text: text.toLowerCase().replace(/ё/g, 'е') };
  });
  return {
    find: (spelling) => {
      const { names, text } = read();
      const at = spelling.includes('|') ? -1 : text.indexOf(`|${spelling}|`);
      if (at < 0) return undefined;
      const before = text.slice(0, at + 1).split('\n');
      const line = before[before.length - 1] as string;
      return { name: names[before.length - 1] as string, rank: line.split('|').length - 2 };
    },
    all: () =>
      read()
        .text.split(/[|\n]+/)
        .filter((spelling) => spelling !== ''),
  };
}
