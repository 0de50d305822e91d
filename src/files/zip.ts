/** A .zip of tables, as «Сохранить CSV» and other programs make: its table files as if they lay in a folder. */
import { unzipSync } from 'fflate';
import type { Issue } from '../core/issue/issue.js';
import { XLSX_LIMITS } from './limits.js';

/** A file inside. */
interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Table files of an archive in the order of their names, whatever folder they lie in; the same are left out as of a folder.
 * An archive that is damaged or unfolds beyond the limits is refused with an issue.
 */
export function zipFiles(bytes: Uint8Array, file: string): { files: readonly Packed[]; issues: readonly Issue[] } {
  const refused = (code: 'file-too-large' | 'file-unreadable', params: Record<string, string>) => ({
    files: [],
    issues: [{ code, severity: 'error', params: { file, ...params } } as const],
  });
  let size = 0;
  try {
    const packed = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const wanted = isTable(name);
        if (wanted) size += originalSize;
        return wanted && size <= XLSX_LIMITS.unpacked;
      },
    });
    if (size > XLSX_LIMITS.unpacked)
      return refused('file-too-large', { limit: `${XLSX_LIMITS.unpacked / 2 ** 20} MB` });
    const files = Object.entries(packed).map(([path, own]) => ({
      name: plainName(path.replace(/^.*\//, '')),
      bytes: own,
    }));
    return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), issues: [] };
  } catch (error) {
    return refused('file-unreadable', { reason: error instanceof Error ? error.message : String(error) });
  }
}

const isTable = (path: string): boolean =>
  /(?:^|\/)[^/.~_][^/]*\.(?:csv|tsv|xlsx)$/i.test(path) && !path.startsWith('__');

/** Names without the UTF-8 mark come a byte a letter: UTF-8 of a Mac, else the DOS Cyrillic of Windows. */
function plainName(name: string): string {
  if (!/^[\0-\xff]*[\x80-\xff][\0-\xff]*$/.test(name)) return name.normalize('NFC');
  const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return new TextDecoder('ibm866').decode(bytes);
  }
}
