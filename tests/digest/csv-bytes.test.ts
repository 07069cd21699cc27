import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvBytes } from '../../api/digest/csv-bytes.ts';
import { formatSchema, type DigestFormat } from '../../api/digest/recipient.ts';
import type { Cell } from '../../api/respond/columns.ts';
import { has, readByLibreOffice, readByPython, readByR } from './support/read-elsewhere.ts';

const format = (own: Partial<DigestFormat> = {}): DigestFormat => ({ ...formatSchema.parse({}), ...own });

/** Text that a spreadsheet would take for a formula, and what is written instead. */
const DANGEROUS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  '\nx',
  '  =1',
  '\u00a0=1',
  '\u3000@x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '=HYPERLINK("http://x","y")',
];
const HARMLESS = ['朝阳区', 'a=b', '"quoted"', 'a,b;c', 'two\nlines', 'x@y.org', "O'Neil", '𠮷野', ''];

const ROWS: Cell[][] = [
  ...DANGEROUS.map((text, i): Cell[] => [text, -1.5 - i, true]),
  ...HARMLESS.map((text, i): Cell[] => [text, i / 3, false]),
  ['last', null, null],
];
const COLUMNS = ['text', 'number', 'flag'];
const written = (mark: string): string[][] =>
  ROWS.map(([text, number, flag], i) => [
    i < DANGEROUS.length ? `'${String(text)}` : String(text),
    String(number ?? '').replace('.', mark),
    String(flag ?? ''),
  ]);

/** R and LibreOffice read a carriage return inside a cell as the end of a line, which it is. */
const linesOf = (text = ''): string => text.replaceAll('\r', '\n');

const FORMATS: [string, DigestFormat][] = [
  ['UTF-8 with a byte-order mark', format()],
  ['UTF-8, semicolons, decimal comma', format({ bom: false, delimiter: ';', decimal: ',' })],
  ['UTF-8, tabs', format({ bom: false, delimiter: '\t' })],
  ['UTF-8, decimal comma between commas', format({ bom: false, decimal: ',' })],
  ['GB18030', format({ encoding: 'gb18030' })],
];

/** LibreOffice takes seconds to start, more on a busy machine. */
const PATIENCE = { timeout: 60_000 };

describe('CSV in a recipient’s format', PATIENCE, () => {
  let dir: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'barometer-csv-'));
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const file = async (own: DigestFormat): Promise<string> => {
    const path = join(dir, 'x.csv');
    await writeFile(path, csvBytes(COLUMNS, ROWS, own));
    return path;
  };

  it.skipIf(!has('python3', '--version')).each(FORMATS)('is read by Python: %s', async (_name, own) => {
    expect(readByPython(await file(own), own)).toEqual([COLUMNS, ...written(own.decimal)]);
  });

  it.each(FORMATS.filter(([, own]) => own.encoding === 'utf-8'))(
    'is read by DuckDB: %s',
    async (_name, own) => {
      const instance = await DuckDBInstance.create(':memory:');
      const connection = await instance.connect();
      const reader = await connection.runAndReadAll(
        `SELECT * FROM read_csv($path, header = true, all_varchar = true, delim = $delim, quote = '"', escape = '"')`,
        { path: await file(own), delim: own.delimiter },
      );
      const read = reader.getRows().map((row) => row.map((cell) => String(cell ?? '')));
      connection.closeSync();
      expect(read).toEqual(written(own.decimal));
    },
  );

  it.skipIf(!has('Rscript', '--version')).each(FORMATS)('is read by R: %s', async (_name, own) => {
    const numbers = (rows: string[][]): (string | number)[][] =>
      rows.map(([text = '', number = '', flag = '']) => [text, number === '' ? '' : Number(number), flag]);
    const [header, ...rows] = readByR(await file(own), own);
    expect(header).toEqual(COLUMNS);
    expect(numbers(rows)).toEqual(numbers(written('.').map((row) => row.map(linesOf))));
  });

  const hasSheets = has('soffice', '--version') && has('python3', '--version');
  it.skipIf(!hasSheets).each(FORMATS)('is read by LibreOffice, no cell a formula: %s', async (_name, own) => {
    const [header, ...rows] = readByLibreOffice(await file(own), own);
    expect(header?.map(({ text }) => text)).toEqual(COLUMNS);
    expect(rows.flat().filter(({ formula }) => formula !== null)).toEqual([]);
    expect(rows.map(([text]) => text?.text)).toEqual(written('.').map(([text]) => linesOf(text)));
    const numbers = rows.map(([, number]) => number?.number?.toPrecision(14) ?? '');
    expect(numbers).toEqual(
      ROWS.map(([, number]) => (number === null ? '' : Number(number).toPrecision(14))),
    );
    expect(rows.map(([, , flag]) => flag?.text.toLowerCase() ?? '')).toEqual(
      written('.').map(([, , flag]) => flag),
    );
  });

  it('leaves text alone where no spreadsheet opens it', () => {
    const text = csvBytes(
      ['a'],
      [['@x'], ['-1'], [-1]],
      format({ bom: false, spreadsheet: false }),
    ).toString();
    expect(text).toBe('a\r\n@x\r\n-1\r\n-1\r\n');
  });

  it('brings every character back from GB18030', () => {
    const text = '龘𠮷€😀ḿ';
    const bytes = csvBytes(['a'], [[text]], format({ encoding: 'gb18030' }));
    expect(iconv.decode(bytes, 'gb18030')).toBe(`a\r\n${text}\r\n`);
    expect(new TextDecoder('gb18030').decode(bytes)).toBe(`a\r\n${text}\r\n`);
  });

  it('is a header alone when there are no rows', () => {
    expect(csvBytes(['a', 'b'], [], format({ bom: false })).toString()).toBe('a,b\r\n');
  });
});
