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

/** Names by their spellings in lower case, «е» for «ё»; the first name that lists a spelling has it. */
export type Spellings = () => ReadonlyMap<string, Spelling>;

/**
 * Names with what else they are called, spellings parted by `|`. A list is put into its form as one text: a call for
 * each of a thousand spellings would cost every cell function several milliseconds.
 * @example spellings(() => [['ratio', ['Доля|Процент', 'Ratio']]])().get('процент') // { name: 'ratio', rank: 1 }
 */
export const spellings = (lists: () => readonly (readonly [name: string, spelled: readonly string[]])[]): Spellings =>
  lazy(() => {
    const known = new Map<string, Spelling>();
    for (const [name, spelled] of lists()) {
      const words = [...spelled, name].join('|').toLowerCase().replace(/ё/g, 'е').split('|');
      for (let rank = 0; rank < words.length; rank++) {
        const word = words[rank] as string;
        if (!known.has(word)) known.set(word, { name, rank });
      }
    }
    return known;
  });
