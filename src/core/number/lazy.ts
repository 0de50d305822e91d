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

/** The same in a list of many things: `line` says which of them. */
export interface Listed extends Spelling {
  readonly line: number;
}

/** Names by what they are called: in lower case, «е» for «ё», «номер» for «№». */
export interface Spellings {
  get(spelling: string): Spelling | undefined;
  /** Everything that lists a spelling, in the order given. */
  each(spelling: string): Listed[];
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
    const text = listed.map(([name, spelled], line) => `|${[...spelled, name].join('|')}|\t${line}\n`).join('');
    return {
      names: listed.map(([name]) => name),
      text: text.toLowerCase().replace(/ё/g, 'е').replace(/№/g, 'номер'),
    };
  });
  const found = (spelling: string, first: boolean): Listed[] => {
    const { names, text } = read();
    const all: Listed[] = [];
    if (spelling === '' || spelling.includes('|')) return all;
    // Its first letter is rarer than the mark before it.
    const sought = `${spelling}|`;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      if (text[at - 1] !== '|') continue;
      const end = text.indexOf('\n', at);
      const line = Number(text.slice(text.lastIndexOf('\t', end) + 1, end));
      const rank = count(text, '|', text.lastIndexOf('\n', at) + 1, at - 1);
      all.push({ name: names[line] as string, rank, line });
      if (first) break;
    }
    return all;
  };
  return {
    get(spelling) {
      const one = found(spelling, true)[0];
      return one && { name: one.name, rank: one.rank };
    },
    each: (spelling) => found(spelling, false),
    all: () =>
      read()
        .text.split(/\|(?:\t\d+\n)?/)
        .filter((word) => word !== ''),
  };
}
