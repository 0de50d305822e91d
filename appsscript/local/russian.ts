/** Texts of o-spreadsheet in Russian, as far as an everyday user meets them; the rest stays English. */
export const RUSSIAN: Readonly<Record<string, string>> = {};
