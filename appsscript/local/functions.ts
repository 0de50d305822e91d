/** The custom functions of code.js as functions of the grid. */
import { FUNCTIONS, type Parameter } from '../functions.js';
import type { CellValue } from '../ports.js';
import { handed, shown, type Valued } from './cells.js';
import { spreadsheet } from './library.js';
import type { Realm } from './realm-host.js';
import { say } from './words.js';

type Given = Valued | readonly (readonly Valued[])[] | undefined;

/** o-spreadsheet's matrices are columns of cells, Apps Script's are rows. */
const turned = <T>(matrix: readonly (readonly T[])[]): T[][] =>
  Array.from({ length: matrix[0]?.length ?? 0 }, (_, at) => matrix.map((line) => line[at] as T));

const isMatrix = (given: Given): given is readonly (readonly Valued[])[] => Array.isArray(given);

function argumentOf(given: Given, realm: Realm): unknown {
  if (given === undefined) return undefined;
  if (!isMatrix(given)) return handed(given, realm);
  const rows = turned(given).map((row) => row.map((cell) => handed(cell, realm)));
  // A range of one cell is its value, as in Sheets.
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : realm.rows(rows);
}

const isTable = (answer: unknown): answer is CellValue[][] => Array.isArray(answer);

function answerOf(answer: unknown, unknown: string): Valued | Valued[][] {
  if (!isTable(answer)) return shown(answer as CellValue, unknown);
  const rows = answer.map((row) => (Array.isArray(row) ? row : [row]).map((cell) => shown(cell as CellValue, unknown)));
  const width = Math.max(...rows.map((row) => row.length));
  return turned(rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? { value: '' })));
}

/** Without a table the function is asked all the same, as in Sheets: it says itself what it lacks. */
const argumentText = ({ name, optional, many }: Parameter): string =>
  `${name} (any, range<any>${optional || many ? ', optional' : ''}${many ? ', repeating' : ''})`;

/** Registers them. A thrown error is shown in the cell with its sentence, as Sheets does. */
export function addFunctions(realm: () => Realm, lang: () => 'ru' | 'en'): void {
  for (const { name, text, parameters } of FUNCTIONS) {
    // Again in another language: the registry refuses a second one of a name.
    spreadsheet.registries.functionRegistry.replace(name, {
      description: text[lang()],
      category: 'Premia',
      isExported: true,
      args: parameters.map((p) => ({
        ...spreadsheet.helpers.arg(argumentText(p), p.text[lang()]),
        acceptErrors: true,
      })),
      compute(...given: Given[]) {
        try {
          const inside = realm();
          return answerOf(
            inside.call(
              name,
              given.map((argument) => argumentOf(argument, inside)),
            ),
            say(lang(), 'unknown'),
          );
        } catch (error) {
          return { value: '#ERROR', message: String((error as Error).message) };
        }
      },
    } as Parameters<typeof spreadsheet.addFunction>[1]);
  }
}
