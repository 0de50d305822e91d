/** Figures are printed with no-break spaces; in a test's expectation plain ones can be read and typed. */
export const plain = (text: string): string => text.replaceAll('\u00A0', ' ');
