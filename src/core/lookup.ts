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

/** @example textIndex(10).get('A') // undefined */
export function textIndex(expected: number): TextIndex {
  let size = 1024;
  while (size < expected * 2) size *= 2;
  let keys = new Float64Array(size);
  let values = new Int32Array(size);
  let used = 0;
  const long = new Map<string, number>();
  const slotOf = (key: number): number => {
    let slot = hash(key) & (size - 1);
    while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & (size - 1);
    return slot;
  };
  const put = (key: number, value: number): void => {
    const slot = slotOf(key);
    if (keys[slot] === 0) used++;
    keys[slot] = key;
    values[slot] = value;
  };
  const grow = (): void => {
    const [oldKeys, oldValues] = [keys, values];
    size *= 2;
    used = 0;
    keys = new Float64Array(size);
    values = new Int32Array(size);
    oldKeys.forEach((key, slot) => {
      if (key !== 0) put(key, oldValues[slot] as number);
    });
  };
  return {
    get: (text) => {
      const key = pack(text);
      if (key < 0) return long.get(text);
      const slot = slotOf(key);
      return keys[slot] === 0 ? undefined : values[slot];
    },
    set: (text, value) => {
      const key = pack(text);
      if (key < 0) long.set(text, value);
      else {
        put(key, value);
        if (used * 2 > size) grow();
      }
    },
  };
}

const hash = (key: number): number => {
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul((key / 4294967296) | 0, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};
