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

/** Names by what they are called: in lower case, «е» for «ё», «номер» for «№». */
export interface Spellings {
  get(spelling: string): Spelling | undefined;
  /** Every spelling, in the order given. */
  all(): string[];
}

/** How often a sign occurs in a text from one place up to another. */
function count(text: string, sign: string, from: number, to: number): number {
  let found = 0;
  for (let at = text.indexOf(sign, from); at >= 0 && at < to; at = text.indexOf(sign, at + 1)) found++;
  return found;
}

/**
 * Names with what else they are called, spellings parted by `|`; the first name that lists a spelling has it. Lists are
 * kept as one text and searched: a map of a thousand spellings would cost every cell function several milliseconds.
 * @example spellings(() => [['ratio', ['Доля|Процент', 'Ratio']]]).get('процент') // { name: 'ratio', rank: 1 }
 */
export function spellings(lists: () => readonly (readonly [name: string, spelled: readonly string[]])[]): Spellings {
  const read = lazy(() => {
    const listed = lists();
    const text = listed.map(([name, spelled]) => `|${[...spelled, name].join('|')}|`).join('\n');
    return {
      names: listed.map(([name]) => name),
      text: text.toLowerCase().replace(/ё/g, 'е').replace(/№/g, 'номер'),
    };
  });
  return {
    get(spelling) {
      const { names, text } = read();
      const at = spelling.includes('|') ? -1 : text.indexOf(`|${spelling}|`);
      if (at < 0) return undefined;
      const name = names[count(text, '\n', 0, at)] as string;
      return { name, rank: count(text, '|', text.lastIndexOf('\n', at) + 1, at) };
    },
    all: () =>
      read()
        .text.split(/[|\n]+/)
        .filter((word) => word !== ''),
  };
}
