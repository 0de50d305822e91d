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

/** Numbers ≥ −2^31 by text: a Map for millions of short texts. */
export interface TextIndex {
  get(text: string): number | undefined;
  set(text: string, value: number): void;
}

/** The flat table has room for what is expected; the rest goes to the Map. @example textIndex(10).get('A') // undefined */
export function textIndex(expected: number): TextIndex {
  let size = 1024;
  while (size < expected * 2) size *= 2;
  const mask = size - 1;
  const keys = new Float64Array(size);
  const values = new Int32Array(size);
  const rest = new Map<string, number>();
  let free = size >> 1;
  const slotOf = (key: number): number => {
    let slot = hash(key) & mask;
    for (let held = keys[slot]; held !== key && held !== 0; held = keys[slot]) slot = (slot + 1) & mask;
    return slot;
  };
  return {
    get: (text) => {
      const key = pack(text);
      const slot = key < 0 ? -1 : slotOf(key);
      return slot >= 0 && keys[slot] !== 0 ? values[slot] : rest.get(text);
    },
    set: (text, value) => {
      const key = pack(text);
      const slot = key < 0 ? -1 : slotOf(key);
      if (slot < 0 || (keys[slot] === 0 && free-- <= 0)) rest.set(text, value);
      else {
        keys[slot] = key;
        values[slot] = value;
      }
    },
  };
}

const hash = (key: number): number => {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};
