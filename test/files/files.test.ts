import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { PlanDocument } from '../../src/core/plan/plan.js';
import { calculate } from '../../src/core/run/run.js';
import { statements } from '../../src/core/run/statements.js';
import type { Cell } from '../../src/core/table/data.js';
import {
  csvCell,
  csvSheet,
  csvText,
  delimiterOf,
  type ParsePlan,
  readFolder,
  readInput,
  readXlsx,
  streamCsv,
  writeCsvFolder,
  writeXlsx,
  XLSX_LIMITS,
} from '../../src/files/index.js';
import { xlsxBytes, xlsxSheets } from '../../src/files/xlsx.js';
import { zipFiles } from '../../src/files/zip.js';
import { readBook, type Sheet, writeBook } from '../../src/workbook/index.js';
import { brief, sheetOf } from '../workbook/helpers.js';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'premia-'));
});
afterAll(() => rm(dir, { recursive: true }));

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Windows-1251 bytes of Russian text. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].map((char) => {
      const code = char.charCodeAt(0);
      if (code >= 0x410 && code <= 0x44f) return code - 0x350;
      return { ё: 0xb8, Ё: 0xa8, '№': 0xb9, '\u00a0': 0xa0, '–': 0x96 }[char] ?? code;
    }),
  );
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from([...text].map((char) => char.charCodeAt(0))).buffer),
  ]);
const rowsOf = (bytes: Uint8Array): unknown => csvSheet(bytes, 'Факты').sheet.rows;
const parsePlan: ParsePlan = (json) => ({
  plan: {
    plans: [],
    parameters: [],
    measures: [],
    kpis: [],
    scales: [],
    components: [],
    ...(json as object),
  } as unknown as PlanDocument,
  issues: [],
});

describe('CSV', () => {
  const text = 'Сотрудник;Показатель;Факт\r\nАнна Жукова;Звонки;1 234,5\r\n';
  const rows = [['Сотрудник', 'Показатель', 'Факт'], ['Анна Жукова', 'Звонки', '1 234,5'], ['']];
  test('in UTF-8 with and without BOM, UTF-16 and Windows-1251', () => {
    expect(rowsOf(utf8(text))).toEqual(rows);
    expect(rowsOf(utf8(`\uFEFF${text}`))).toEqual(rows);
    expect(rowsOf(utf16(text))).toEqual(rows);
    expect(rowsOf(cp1251(text))).toEqual(rows);
    expect(brief(csvSheet(cp1251(text), 'Факты').issues)).toEqual(['note file-encoding']);
    expect(csvSheet(utf8(text), 'Факты').issues).toEqual([]);
  });
  test('the separator is the one that stands in most lines outside quotes', () => {
    expect(delimiterOf('Шкала;Ставка\nA;9,5 %\nB;3,5 %\nC;1,5')).toBe(';');
    expect(delimiterOf('a,b\n"x;y;z",1\n"x;y",2')).toBe(',');
    expect(delimiterOf('a\tb\n1,5\t2;3')).toBe('\t');
    expect(delimiterOf('Сделки, октябрь\nДата;Сумма\n01.10.2026;5')).toBe(';');
    expect(delimiterOf('один столбец')).toBe(',');
    expect(delimiterOf('')).toBe(',');
  });
  test('quotes, line breaks in cells, an unclosed quote', () => {
    expect(rowsOf(utf8('a;b\n"x\ny";"он ""тот"""\n1;2'))).toEqual([
      ['a', 'b'],
      ['x\ny', 'он "тот"'],
      ['1', '2'],
    ]);
    expect(brief(csvSheet(utf8('a;b\n1;"2\n3;4'), 'Файл').issues)).toEqual(['error file-quotes row 2']);
  });
  test('row numbers are those a spreadsheet shows', () => {
    const { sheet } = csvSheet(utf8('Сделки\n\nДата;Сумма\n01.10.2026;"5\n6"\n02.10.2026;7\n'), 'x');
    expect(readBook([sheet]).data.tables[0]).toMatchObject({ name: 'Сделки', firstRow: 4, letters: ['A', 'B'] });
  });
});

describe('formula injection', () => {
  test('the apostrophe is taken off in a book a spreadsheet made of the file, and one of the text itself stays', async () => {
    const data = [['-Мин(Оплаты; 5000)', "'=x", "''", "'a", '=1+1', "''-x"]];
    // What Excel keeps of the cells of the file: their texts, apostrophes as well.
    const opened = data.map((row) => row.map((cell) => csvCell(cell, '\t')));
    expect(opened[0]?.[0]).toBe("'-Мин(Оплаты; 5000)");
    const made = await writeXlsxFile([
      { sheet: 'x', data: opened.map((row) => row.map((value) => ({ value }))) },
    ]).toBuffer();
    expect((await xlsxSheets(made, 'x.xlsx')).sheets[0]?.rows).toEqual(data);
    const ours = await xlsxBytes([{ name: 'x', typed: true, rows: data }]);
    expect((await xlsxSheets(ours, 'x.xlsx')).sheets[0]?.rows).toEqual(data);
  });

  test('text a spreadsheet would run gets an apostrophe, numbers do not', () => {
    const guarded = (cell: Cell): string => csvCell(cell, ';');
    expect(['=1+1', '+7 916', '-x', '@SUM(A1)', '\tx', '\rx', "'x", '=cmd|"/c calc"!A1'].map(guarded)).toEqual([
      "'=1+1",
      "'+7 916",
      "'-x",
      "'@SUM(A1)",
      "'\tx",
      '"\'\rx"',
      "''x",
      '"\'=cmd|""/c calc""!A1"',
    ]);
    expect([-5, 5, '-5', '-1234,50', '-3%', true, null, 'текст', new Date(2026, 9, 1)].map(guarded)).toEqual([
      '-5',
      '5',
      '-5',
      '-1234,50',
      '-3%',
      'true',
      '',
      'текст',
      '2026-10-01',
    ]);
  });
  test('any text comes back as it was', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('=1', "'=1", "''", '-', '+', '@', ';', '"', '\n', '\r\n', '\t', "'", "'a"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom<'ru' | 'en'>('ru', 'en'),
        (rows, lang) => {
          // A header settles the separator.
          const all = [
            ['заголовок', 'второй'],
            ...rows.map((row) => row.map((text) => text.replace(/\0|\uFEFF/g, ''))),
          ];
          const read = csvSheet(utf8(csvText(all, lang)), 'x').sheet.rows;
          expect(read.slice(0, all.length)).toEqual(all);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('.xlsx', () => {
  const rows: Cell[][] = [
    [null, null, null],
    ['Сделки'],
    ['Дата', 'Сумма', null, 'Оплачен', 'Текст'],
    [new Date(2026, 9, 1), 1234.56, null, true, '=1+1'],
    [],
    [new Date(1999, 11, 31), 0.1 + 0.2, null, false, '007'],
  ];
  test('keeps numbers, text, flags, dates and positions, of every sheet', async () => {
    const bytes = await xlsxBytes([
      { name: 'Первый', typed: true, rows },
      { name: 'A/B:C', typed: true, rows: [['x']] },
      { name: 'a b c', typed: true, rows: [['y']] },
    ]);
    const { sheets, issues } = await xlsxSheets(bytes, 'book.xlsx');
    expect(issues).toEqual([]);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Первый', 'A B C', 'a b c 2']);
    expect(sheets[0]?.rows.map((row) => [...row])).toEqual([
      [null, null, null, null, null],
      ['Сделки', null, null, null, null],
      ['Дата', 'Сумма', null, 'Оплачен', 'Текст'],
      ['2026-10-01', 1234.56, null, true, '=1+1'],
      [null, null, null, null, null],
      ['1999-12-31', 0.30000000000000004, null, false, '007'],
    ]);
  });
  test('text that looks like a formula is stored as text', async () => {
    const files = unzipSync(await xlsxBytes([{ name: 'x', typed: true, rows: [['=1+1', -5]] }]));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<v>-5</v>');
  });

  const edited = async (
    edit: (xml: string) => string,
    source: Cell[][] = [['Сделки'], ['Дата', 'Сумма'], ['x', 5]],
  ): Promise<Uint8Array> => {
    const files = unzipSync(await xlsxBytes([{ name: 'Лист', typed: true, rows: source }]));
    const path = 'xl/worksheets/sheet1.xml';
    files[path] = strToU8(edit(strFromU8(files[path] as Uint8Array)));
    return zipSync(files);
  };
  test('error cells come as their text, not as nothing', async () => {
    const bytes = await edited((xml) =>
      xml.replace(/<c r="B3"[^>]*>.*?<\/c>/, '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    );
    const { sheets } = await xlsxSheets(bytes, 'x.xlsx');
    expect(sheets[0]?.rows[2]).toEqual(['x', '#DIV/0!']);
  });
  test('cells far away would unfold without end: refused', async () => {
    const far = await edited((xml) =>
      xml
        .replace('</row>', '<c r="XFD1"><v>1</v></c></row>')
        .replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    );
    expect(brief((await xlsxSheets(far, 'far.xlsx')).issues)).toEqual(['error file-too-large']);
  });
  /** A zip whose central directory declares that many bytes for its first entry. */
  const declaring = (bytes: Uint8Array, size: number): Uint8Array => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < bytes.length - 4; at++) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      view.setUint32(at + 24, size, true);
      break;
    }
    return bytes;
  };
  test('a bomb is refused before it unfolds, and one that lies about its size cannot grow', async () => {
    const zeros = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(32 * 2 ** 20) }, { level: 1 });
    expect(zeros.length).toBeLessThan(2 ** 20);
    const honest = await xlsxSheets(declaring(zeros, XLSX_LIMITS.unpacked + 1), 'bomb.xlsx');
    expect(brief(honest.issues)).toEqual(['error file-too-large']);
    const liar = await xlsxSheets(declaring(zeros, 10), 'bomb.xlsx');
    expect(brief(liar.issues)).toEqual(['error file-unreadable']);
  });
  test('what is no book says so', async () => {
    for (const bytes of [utf8(''), utf8('PK\u0003\u0004мусор'), utf8('Дата;Сумма'), zipSync({ 'a.txt': utf8('x') })]) {
      expect(brief((await xlsxSheets(bytes, 'x.xlsx')).issues)).toEqual(['error file-unreadable']);
    }
  });
});

/** The archive as programs write it that do not mark names as UTF-8: bytes of a name as they are. */
function withoutMark(zip: Uint8Array): Uint8Array {
  const text = Buffer.from(zip);
  const name = (at: number, length: number): Buffer =>
    Buffer.from(text.subarray(at, at + length).toString('utf8'), 'latin1');
  const [local, central] = [text.indexOf('PK\u0003\u0004'), text.indexOf('PK\u0001\u0002')];
  const length = text.readUInt16LE(local + 26);
  const plain = name(local + 30, length);
  const head = Buffer.from(text.subarray(local, local + 30));
  head.writeUInt16LE(0, 6);
  head.writeUInt16LE(plain.length, 26);
  const body = text.subarray(local + 30 + length, central);
  const entry = Buffer.from(text.subarray(central, central + 46));
  entry.writeUInt16LE(0, 8);
  entry.writeUInt16LE(plain.length, 28);
  const end = Buffer.from(text.subarray(text.indexOf('PK\u0005\u0006')));
  end.writeUInt32LE(46 + plain.length, 12);
  end.writeUInt32LE(30 + plain.length + body.length, 16);
  return Uint8Array.from(Buffer.concat([head, plain, body, entry, plain, end]));
}

describe('folders and paths', () => {
  const people = 'Сотрудник;Роль\nАнна;Менеджер\n';
  test('a folder: every table file, in order, named by its file', async () => {
    const path = join(dir, 'folder');
    await mkdir(path);
    await writeFile(join(path, 'Сотрудники.csv'), people);
    await writeFile(join(path, 'Deals.tsv'), 'Date\tAmount\n2026-10-01\t5\n');
    await writeFile(join(path, 'README.md'), '# читать');
    await writeFile(join(path, '_черновик.csv'), 'x');
    await writeXlsx(join(path, 'План.xlsx'), [sheetOf('KPI', 'KPI|Правило\nЗвонки|факт/план')]);
    const { sheets } = await readFolder(path);
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Deals', 'KPI', 'Сотрудники']);
    const book = await readInput(path, parsePlan);
    expect(book.issues).toEqual([]);
    expect(book.data.tables.map((table) => `${table.role} ${table.name}`)).toEqual(['rows Deals', 'people Сотрудники']);
    expect(book.plan.kpis.map((kpi) => kpi.code)).toEqual(['Звонки']);
  });
  test('a .zip of tables, whatever made it: names in UTF-8 with its mark or without, in DOS Cyrillic', async () => {
    const deals = 'Date\tAmount\n2026-10-01\t5\n';
    const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
    // fflate marks a name as UTF-8 when it has letters beyond a byte; bytes as letters of their own leave it unmarked.
    const unmarked = latin(strToU8('Люди.csv'));
    const made = zipSync({
      'отдел/Сотрудники.csv': strToU8(people),
      'отдел/Deals.tsv': strToU8(deals),
      'отдел/README.md': strToU8('# читать'),
      'отдел/_черновик.csv': strToU8('x'),
      '__MACOSX/отдел/._Сотрудники.csv': strToU8('x'),
    });
    const path = join(dir, 'отдел.zip');
    await writeFile(path, made);
    const book = await readInput(path, parsePlan);
    expect(book.issues).toEqual([]);
    expect(book.data.tables.map((table) => `${table.role} ${table.name}`)).toEqual(['rows Deals', 'people Сотрудники']);
    // «Люди» in CP866 is 8B EE A4 A8.
    const dos = latin(Uint8Array.of(0x8b, 0xee, 0xa4, 0xa8));
    for (const name of [unmarked, `${dos}.csv`]) {
      const { files } = zipFiles(withoutMark(zipSync({ [name]: strToU8(people) })), 'x.zip');
      expect(files.map((file) => file.name)).toEqual(['Люди.csv']);
    }
  });
  test('a .zip that holds no tables, or is none', async () => {
    await writeFile(join(dir, 'пусто.zip'), zipSync({ 'a.txt': strToU8('x') }));
    await writeFile(join(dir, 'битый.zip'), 'PK');
    const codes = async (name: string) => (await readInput(join(dir, name), parsePlan)).issues.map(({ code }) => code);
    expect([await codes('пусто.zip'), await codes('битый.zip')]).toEqual([['folder-empty'], ['file-unreadable']]);
  });
  test('a folder with plan.json and tables', async () => {
    const path = join(dir, 'mixed');
    await mkdir(path);
    await writeFile(join(path, 'people.csv'), people);
    await writeFile(join(path, 'expected.json'), '{');
    await writeFile(
      join(path, 'plan.json'),
      JSON.stringify({
        format: 'premia/1',
        kpis: [{ code: 'Calls', measure: 'Calls', rule: 'ratio' }],
        credits: [{ code: 'Closer', table: 'Deals', payee: 'Closer' }],
        payouts: [{ code: 'Guarantee', kind: 'guarantee', amount: '100' }],
        data: { facts: [{ payee: 'Анна', measure: 'Calls', fact: 5 }] },
      }),
    );
    const book = await readInput(path, parsePlan);
    expect(book.issues).toEqual([]);
    expect([book.plan.kpis, book.plan.credits, book.plan.payouts].map((rows) => rows?.map(({ code }) => code))).toEqual(
      [['Calls'], ['Closer'], ['Guarantee']],
    );
    expect(book.data.tables.map((table) => table.role)).toEqual(['facts', 'people']);
  });
  test('a file of a folder that was not read, or not whole, leaves nobody a total', async () => {
    const path = join(dir, 'partly');
    await mkdir(path);
    await writeFile(join(path, 'Сотрудники.csv'), people);
    await writeFile(join(path, 'Начисления.csv'), 'Начисление;Выражение\nc;100\n');
    const totals = async (): Promise<(string | null)[]> => {
      const { plan, data } = await readInput(path, parsePlan);
      return [...statements(calculate(plan, data, { period: '2026-10' }))].map(({ total }) => total);
    };
    expect(await totals()).toEqual(['100.00']);
    const broken = [
      ['Удержания.xlsx', 'мусор', 'file-unreadable'],
      ['Корректировки.csv', 'Сотрудник;Период;Вид;Сумма\nАнна;2026-10;удержание;"5\n', 'file-quotes'],
    ] as const;
    for (const [name, text, code] of broken) {
      await writeFile(join(path, name), text);
      const { issues, data } = await readInput(path, parsePlan);
      expect(issues.find((issue) => issue.code === code)?.params?.file).toBe(name.replace('.csv', ''));
      expect([data.planError?.code, await totals()]).toEqual([code, [null]]);
      await rm(join(path, name));
    }
  });
  test('one CSV, one book, one document; all agree', async () => {
    const csv = join(dir, 'Сотрудники.csv');
    await writeFile(csv, people);
    const json = join(dir, 'doc.json');
    await writeFile(
      json,
      JSON.stringify({ format: 'premia/1', data: { people: [{ payee: 'Анна', role: 'Менеджер' }] } }),
    );
    const xlsx = join(dir, 'book.xlsx');
    await writeXlsx(
      xlsx,
      (await readFolderOf(csv)).map((sheet) => ({ ...sheet, typed: true })),
    );
    for (const path of [csv, json, xlsx]) {
      const table = (await readInput(path, parsePlan)).data.tables[0];
      expect([table?.role, table?.fields, table?.columns]).toEqual([
        'people',
        ['payee', 'role'],
        [['Анна'], ['Менеджер']],
      ]);
    }
  });
  const readFolderOf = async (csv: string): Promise<Sheet[]> => [
    csvSheet(new Uint8Array(await (await import('node:fs/promises')).readFile(csv)), 'Сотрудники').sheet,
  ];
  test('paths that hold nothing readable', async () => {
    await mkdir(join(dir, 'empty'));
    await writeFile(join(dir, 'a.pdf'), '%PDF');
    await writeFile(join(dir, 'a.json'), '{');
    const codes = async (name: string): Promise<string[]> =>
      brief((await readInput(join(dir, name), parsePlan)).issues);
    expect(await codes('none')).toEqual(['error file-missing']);
    expect(await codes('empty')).toEqual(['error folder-empty']);
    expect(await codes('a.pdf')).toEqual(['error file-kind']);
    expect(await codes('a.json')).toEqual(['error json-text']);
    expect(brief((await readXlsx(join(dir, 'none.xlsx'))).issues)).toEqual(['error file-missing']);
    expect(brief((await readFolder(join(dir, 'none'))).issues)).toEqual(['error file-missing']);
  });
  test('data of a document: shapes and misspelt keys', async () => {
    const { readData } = await import('../../src/workbook/index.js');
    expect(
      brief(
        readData({
          people: [{ payee: 'A', role: 'x' }],
          facts: 5,
          planets: [],
          rows: { Deals: [{ amount: 1 }], Bad: 'x' },
        }).issues,
      ),
    ).toEqual(['error json-data', 'error json-data', 'error json-data']);
    expect(
      readData({ facts: [{ payee: 'A', mesure: 'x', fact: 1 }] }).issues.map((issue) => [
        issue.code,
        issue.params?.suggestion,
      ]),
    ).toEqual([['header-misspelt', 'Measure']]);
    expect(readData({ rows: { Facts: [{ payee: 'A', measure: 'x', fact: 1 }] } }).data.tables[0]?.role).toBe('rows');
    expect(readData([]).issues.length).toBe(1);
    expect(readData(undefined)).toEqual({ data: { tables: [] }, issues: [] });
  });
});

describe('written and read again', () => {
  const book = readBook([
    sheetOf('Показатели', 'Показатель|Считать|Таблица|Единица\nЗвонки|количество|Активности: все|штуки'),
    sheetOf('Сотрудники', 'Табельный №|ФИО|Роль|Оклад\n007|Анна|-менеджер|60 000,50'),
    sheetOf('x', 'Активности: все\nДата|Сотрудник|Тип\n01.10.2026|007|=звонок\n02.10.2026|007|a;b'),
    sheetOf('Факты', 'Сотрудник|Показатель|Период|Факт\n007|Встречи|2026-10|13'),
  ]);
  const gist = (read: ReturnType<typeof readBook>) => ({
    plan: read.plan.measures.map(({ place: _place, ...row }) => row),
    tables: read.data.tables.map(({ role, name, fields, columns }) => ({ role, name, fields, columns })),
    issues: read.issues,
  });
  test('as a folder of CSV, as a book, as a document', async () => {
    for (const lang of ['ru', 'en'] as const) {
      const path = join(dir, `written-${lang}`);
      const files = await writeCsvFolder(path, writeBook(book, lang), lang);
      expect(files.length).toBe(4);
      const fromCsv = await readInput(path, parsePlan);
      const byName = (tables: readonly { name: string }[]) => [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
      expect({ ...gist(fromCsv), tables: byName(gist(fromCsv).tables) }).toEqual({
        ...gist(book),
        tables: byName(gist(book).tables),
      });
      await writeXlsx(join(dir, 'written.xlsx'), writeBook(book, lang));
      expect(gist(await readInput(join(dir, 'written.xlsx'), parsePlan))).toEqual(gist(book));
    }
    const { writeData, readData } = await import('../../src/workbook/index.js');
    const again = readData(JSON.parse(JSON.stringify(writeData(book.data))));
    expect(again.issues).toEqual([]);
    const parts = (tables: typeof again.data.tables) =>
      tables.map(({ role, fields, columns }) => ({ role, fields, columns })).sort((a, b) => (a.role < b.role ? -1 : 1));
    expect(parts(again.data.tables)).toEqual(parts(book.data.tables));
  });
});

describe('large CSV', () => {
  const collect = async (path: string, options: Parameters<typeof streamCsv>[1]) => {
    const rows: Cell[][] = [];
    const issues: string[] = [];
    const numbers: (number | undefined)[] = [];
    let fields: readonly string[] = [];
    for await (const batch of streamCsv(path, options)) {
      issues.push(...brief(batch.issues));
      const { table } = batch;
      if (table === null) continue;
      if (fields.length > 0) expect(table.fields).toEqual(fields);
      fields = table.fields;
      table.columns[0]?.forEach((_, i) => {
        rows.push(table.columns.map((column) => column[i]));
        numbers.push(table.rowNumbers?.[i] ?? (table.firstRow ?? 0) + i);
      });
    }
    return { rows, issues, fields, numbers };
  };
  test('batches together are the whole file, whatever their size', async () => {
    const path = join(dir, 'Сделки большие.csv');
    const lines = [
      'Сделки',
      'Дата;Менеджер;Сумма',
      ...Array.from({ length: 2500 }, (_, i) =>
        i % 100 === 50 ? `01.10.2026;"Анна ""${i}""\nЖ";${i}` : i % 500 === 7 ? 'Итого;;5' : `01.10.2026;Анна;${i},5`,
      ),
    ];
    await writeFile(path, `\uFEFF${lines.join('\r\n')}\r\n`);
    const whole = readBook([
      csvSheet(new Uint8Array(await (await import('node:fs/promises')).readFile(path)), 'x').sheet,
    ]);
    const table = whole.data.tables[0];
    for (const batch of [7, 100, 999, 65_536]) {
      const seen: number[] = [];
      const read = await collect(path, { batch, onProgress: (rows) => seen.push(rows) });
      expect(read.fields).toEqual(['Дата', 'payee', 'Сумма']);
      expect(read.rows.length).toBe(table?.columns[0]?.length);
      expect(read.rows.map((row) => row[2])).toEqual(table?.columns[2]);
      expect(read.numbers).toEqual(table?.rowNumbers);
      expect(read.issues).toEqual(brief(whole.issues));
      expect(seen[seen.length - 1]).toBe(2502);
    }
  });
  test('a million rows', async () => {
    const path = join(dir, 'million.csv');
    const part = Array.from(
      { length: 10_000 },
      (_, i) => `2026-10-${String(1 + (i % 28)).padStart(2, '0')},P${i % 1000},${i}.25,paid\n`,
    ).join('');
    await writeFile(path, 'date,payee,amount,status\n');
    for (let i = 0; i < 100; i++) await writeFile(path, part, { flag: 'a' });
    let rows = 0;
    for await (const { table } of streamCsv(path)) rows += table?.columns[0]?.length ?? 0;
    expect(rows).toBe(1_000_000);
  }, 60_000);
  test('Windows-1251, nothing to read, no file', async () => {
    const path = join(dir, 'ansi.csv');
    await writeFile(path, cp1251('Дата;Менеджер;Сумма\n01.10.2026;Анна;5\n'));
    expect((await collect(path, {})).rows).toEqual([['01.10.2026', 'Анна', '5']]);
    await writeFile(path, '');
    expect((await collect(path, {})).issues).toEqual(['note sheet-empty']);
    // Valid at first, broken later: the beginning settled the encoding.
    const broken = `Дата;Сумма\n${'01.10.2026;5\n'.repeat(400_000)}`;
    await writeFile(path, Buffer.concat([Buffer.from(broken), Buffer.from([0xd1, 0x0a])]));
    expect((await collect(path, {})).issues).toEqual(['warning file-bytes']);
    expect((await collect(join(dir, 'none.csv'), {})).issues).toEqual(['error file-unreadable']);
  });
});
