/** Bytes of a text file → text: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1251. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/**
 * Encoding of a file by its BOM, else by whether its bytes are valid UTF-8.
 * `part`: the bytes are only the beginning, so a character cut at the end is fine.
 * @example encodingOf(new Uint8Array([0xd1, 0xee])) // 'windows-1251'
 */
export function encodingOf(bytes: Uint8Array, part = false): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: part });
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** Text of a whole file, without its BOM. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
