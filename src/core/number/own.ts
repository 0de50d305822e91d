/** Tables of words keyed by what people type, where `constructor` is just another word. ES2020 has no Object.hasOwn. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.getOwnPropertyDescriptor(record, key)?.value as T | undefined;
