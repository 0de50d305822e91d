/** What a reader answers when a cell is not what it should be: the issue to raise, without a place. */
import type { IssueCode } from './messages.js';

/** A cell that was not read. The caller adds the place and makes an issue of it. */
export interface Refused {
  readonly refused: IssueCode;
  /** Values named in the message. */
  readonly params: Readonly<Record<string, string>>;
}

/** Longest piece of a cell quoted in a message, in characters. */
const QUOTED_MAX = 60;

/** Quotes a cell's text in full, or its beginning. @example quoted('1,234') // '1,234' */
export const quoted = (text: string): string => (text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text);

/** A refusal that quotes the cell. @example refuse('number-text', 'нет') // { refused: 'number-text', params: { text: 'нет' } } */
export const refuse = (code: IssueCode, text: string): Refused => ({ refused: code, params: { text: quoted(text) } });

const NUMBER_SIGN = 0x23;

/**
 * Text of an error value as a sheet hands it to a function: `#DIV/0!`, `#N/A`, «#ССЫЛКА!».
 * @example isErrorText('#DIV/0!') // true
 * @example isErrorText('#5') // false
 */
export const isErrorText = (text: string): boolean =>
  text.charCodeAt(0) === NUMBER_SIGN && /^#[A-Za-zА-Яа-яЁё]/.test(text);
