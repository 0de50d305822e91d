/** How large a book may be. Apart from its reader, which loads only when there is a book. */

/** Limits of one book; beyond them it is refused with an issue. */
export const XLSX_LIMITS = {
  /** Bytes of the file itself. */
  file: 100 * 2 ** 20,
  /** Bytes of everything in it, unpacked. */
  unpacked: 1024 * 2 ** 20,
  /** Cells of one sheet, from A1 to the last row and column used. */
  cells: 20_000_000,
} as const;
