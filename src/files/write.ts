/** Sheets → a folder of CSV files or one .xlsx book. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lang } from '../core/issue/issue.js';
import type { Sheet } from '../workbook/sheet.js';
import { csvText } from './csv.js';

/** File name of a sheet on every system: no separators, no device names, no leading point or underscore. */
function fileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .trim()
    .replace(/^[._~]+|[. ]+$/g, '')
    .slice(0, 80);
  return plain === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain) ? `${plain} table`.trim() : plain;
}

/**
 * Writes each sheet as a CSV file of its name. Text that a spreadsheet would run as a formula gets an apostrophe.
 * @returns the paths written
 * @example (await writeCsvFolder(folder, [{ name: 'Факты', rows: [['Факт'], [5]], typed: true }], 'ru')).length // 1
 */
export async function writeCsvFolder(path: string, sheets: readonly Sheet[], lang: Lang): Promise<string[]> {
  await mkdir(path, { recursive: true });
  const taken = new Set<string>();
  const paths: string[] = [];
  for (const sheet of sheets) {
    let name = fileName(sheet.name);
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${fileName(sheet.name)} ${n}`;
    taken.add(name.toLowerCase());
    const file = join(path, `${name}.csv`);
    await writeFile(file, csvText(sheet.rows, lang));
    paths.push(file);
  }
  return paths;
}

/**
 * Writes the sheets as one .xlsx book. Text stays text, numbers stay numbers.
 * @example await writeXlsx(`${folder}/book.xlsx`, [{ name: 'Факты', rows: [['Факт'], [5]], typed: true }]) // undefined
 */
export async function writeXlsx(path: string, sheets: readonly Sheet[]): Promise<void> {
  const { xlsxBytes } = await import('./xlsx.js');
  await writeFile(path, await xlsxBytes(sheets));
}
