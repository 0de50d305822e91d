/** The language of a call: what it asks for, else the locale of the surroundings. */
import type { Lang } from '../core/issue/issue.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { cliWords, fill } from './words.js';

/**
 * Found before anything else is read, because help and mistakes are spoken in it too.
 * @example langOf(['calc', '.', '--lang', 'ru'], io) // 'ru'
 */
export function langOf(argv: readonly string[], io: Pick<Io, 'env'>): Lang {
  const at = argv.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  if (given === undefined) return localeLang(io);
  if (given === 'ru' || given === 'en') return given;
  throw new UsageError(fill(cliWords(localeLang(io)).badLang, { name: given }));
}

/** `ru` for a Russian locale, else `en`. */
export const localeLang = ({ env }: Pick<Io, 'env'>): Lang =>
  /^ru/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'ru' : 'en';
