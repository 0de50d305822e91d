/** The guide as steps: each heading of the third level is one, and what stands under it is held to. */

/** One step of a reader of the guide. */
export interface Step {
  /** The heading of the chapter: whose step it is. */
  readonly chapter: string;
  /** The heading; the step's name in the test. */
  readonly name: string;
  /** What the text says is on the screen: quoted labels and sentences, texts in code, amounts. */
  readonly said: readonly string[];
  /** Names of the pictures shown. */
  readonly pictures: readonly string[];
}

/** A text as it is compared: every space is one ordinary space, a minus is one sign. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('−', '-').trim();

const AMOUNT = /(?<![\d,])[+−-]?\d{1,3}(?: \d{3})*,\d\d(?!\d)(?: ₽)?/g;

/**
 * The outermost «…» of a text.
 * @example quotesOf('Нажмите «Вернуть «А»», потом «Да»') // ['Вернуть «А»', 'Да']
 */
export function quotesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, sign] of [...text].entries()) {
    if (sign === '«' && depth++ === 0) start = at + 1;
    if (sign === '»' && --depth === 0) found.push([...text].slice(start, at).join(''));
  }
  if (depth !== 0) throw new Error(`«…» are not closed: ${text}`);
  return found;
}

/** Texts of a step that must be on the screen; an ellipsis in a quote leaves something out. */
function saidIn(text: string): string[] {
  const prose = text.replace(/!\[[^\]]*\]\([^)]*\)/g, '').replace(/\]\([^)]*\)/g, ']');
  const code = [...prose.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);
  const rest = prose.replace(/`[^`]+`/g, '').replaceAll('**', '');
  const quoted = [...quotesOf(rest), ...code].flatMap((one) => one.split('…'));
  return [...quoted, ...(rest.match(AMOUNT) ?? [])].map(plain).filter((one) => one !== '');
}

const PICTURE = /!\[[^\]]*\]\(img\/([^)]+)\.png\)/g;

/** Steps in the order of the page. Throws where an instruction stands outside of a step. */
export function stepsOf(markdown: string): Step[] {
  let chapter = '';
  return markdown.split(/^(?=#{2,3} )/m).flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n');
    const body = lines.join('\n');
    if (heading.startsWith('### ')) {
      const pictures = [...body.matchAll(PICTURE)].map(([, name = '']) => name);
      return [{ chapter, name: heading.slice(4), said: [...new Set(saidIn(body))], pictures }];
    }
    chapter = heading.replace(/^#+ /, '');
    const outside = /^\d+\. .*$/m.exec(body)?.[0];
    if (outside !== undefined) throw new Error(`outside of a step: ${outside}`);
    return [];
  });
}
