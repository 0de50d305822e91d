/**
 * Cell text → index, for columns of millions of ids. Ids of up to seven ASCII characters are packed into one exact
 * number and found in a flat table: reading the text is cheaper than comparing it with another one far away.
 */

/** Seven characters of seven bits and a leading 1 stay below 2^53. */
const MAX_PACKED = 7;

/** A short ASCII text as one number, −1 for any other. @example pack('A') // 193 */
export function pack(text: string): number {
  const { length } = text;
  if (length > MAX_PACKED) return -1;
  let key = 1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return -1;
    key = key * 128 + code;
  }
  return key;
}

/** Remembers an index for each spelling of a cell; `find` is asked once a spelling. */
export function lookup(find: (text: string) => number, expected: number): (text: string) => number {
  let size = 1024;
  while (size < expected * 2) size *= 2;
  const keys = new Float64Array(size);
  const values = new Int32Array(size);
  const long = new Map<string, number>();
  let free = size >> 1;
  return (text) => {
    const key = pack(text);
    if (key < 0) return findLong(long, text, find);
    let slot = hash(key) & (size - 1);
    for (; keys[slot] !== 0; slot = (slot + 1) & (size - 1)) if (keys[slot] === key) return values[slot] as number;
    const value = find(text);
    if (free-- > 0) {
      keys[slot] = key;
      values[slot] = value;
    }
    return value;
  };
}

function findLong(long: Map<string, number>, text: string, find: (text: string) => number): number {
  const known = long.get(text);
  if (known !== undefined) return known;
  const value = find(text);
  long.set(text, value);
  return value;
}

const hash = (key: number): number => {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};
