import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import type { DuckDBConnection } from '@duckdb/node-api';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { Problem } from '../../etl/model/problem.ts';
import { guessLayout, openSheet, readTable } from '../../etl/read/index.ts';
import { engineRows } from './engine-rows.ts';
import { mutate, seeded } from './mutate.ts';
import { SAMPLE_TEXTS } from './sample-texts.ts';
import { writeZip } from './write-zip.ts';

const workbook = async (): Promise<Buffer> => {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('a')
    .addRows([['id', 'place', 'n'], ...Array.from({ length: 8 }, (_, i) => [i, `p ${i}`, i / 3])]);
  return Buffer.from(await book.xlsx.writeBuffer());
};

const oldWorkbook = (): Buffer => {
  const book = utils.book_new();
  const rows = Array.from({ length: 8 }, (_, i) => [i, `区 ${i}`, i / 3]);
  utils.book_append_sheet(book, utils.aoa_to_sheet([['id', 'place', 'n'], ...rows]), 'a');
  return write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer;
};

/** Well-formed files of every kind, to be damaged. */
export const seedFiles = async (): Promise<Buffer[]> => {
  const texts = SAMPLE_TEXTS.flatMap(({ text, encodings }) => [
    Buffer.from(text),
    ...encodings.map((name) => iconv.encode(text, name)),
  ]);
  const table = 'a;b;c\r\n1;"x ""y""\r\nz";3\r\n4;;6\r\n7;"8";9\r\n';
  return [
    ...texts,
    Buffer.from(table),
    Buffer.from(`sep=;\r\n${table}`),
    Buffer.from(table, 'utf16le'),
    Buffer.from(table.replaceAll('""', '\\"')),
    Buffer.from(table.replace(/\r\n/g, '\r').replaceAll('"', "'")),
    Buffer.from('Report\n\n"a","b"\n"1","2"\n"3","4"\n'),
    Buffer.from('[{"a": 1, "b": {"c": "x"}}, {"a": 2}]'),
    Buffer.from('{"a": 1}\n{"a": "2"}\n{"a": null}\n'),
    gzipSync(table),
    writeZip([{ name: 'a.csv', content: table }]),
    await workbook(),
    oldWorkbook(),
  ];
};

export interface FuzzOutcome {
  readonly status: 'read' | 'refused';
  readonly code?: string;
  readonly nRows: number;
  readonly nRejected: number;
  /** What does not add up; null when everything does. */
  readonly fault: string | null;
}

export interface FuzzPlace {
  readonly folder: string;
  readonly engine: DuckDBConnection;
}

/** Damages one seed file and reads it: it must be refused with a Problem, or its rows must add up. */
export const runFuzzCase = async (
  seeds: readonly Buffer[],
  seed: number,
  { folder, engine }: FuzzPlace,
): Promise<FuzzOutcome> => {
  const random = seeded(seed);
  const bytes = mutate(seeds[Math.floor(random() * seeds.length)]!, random);
  const path = join(folder, `case-${seed}`);
  await writeFile(path, bytes);
  try {
    const sheet = await openSheet(path, { tempDir: folder });
    try {
      const table = await readTable(sheet, guessLayout(sheet), { tempDir: folder });
      const rows = await table.locateRows(Array.from({ length: table.nRows }, (_, i) => i));
      const beyond = await table.locateRows([table.nRows]).then(
        () => true,
        () => false,
      );
      const loaded = await engineRows(engine, table);
      const width = table.columns.length;
      const names = new Set(table.columns.map((column) => column.name.toLowerCase()));
      const problems = [
        rows.length === table.nRows ? '' : `${rows.length} rows located of ${table.nRows}`,
        JSON.stringify(loaded) === JSON.stringify(rows.map((row) => row.cells))
          ? ''
          : 'the engine reads other rows',
        beyond ? 'a row beyond the last' : '',
        rows.every((row) => row.cells.length === width) ? '' : 'a row of another width',
        names.size === width && !names.has('') ? '' : 'names are not unique',
        rows.some((row) => row.cells.some((cell) => /[\0\ufeff]/.test(cell))) ? 'a forbidden character' : '',
        rows.every((row, i) => i === 0 || row.line >= rows[i - 1]!.line) ? '' : 'lines go backwards',
        rows.some((row) => row.cells.some((cell) => cell.includes('\ufffd'))) &&
        !table.notices['replacement_characters']
          ? 'a replacement character without a notice'
          : '',
      ].filter((one) => one !== '');
      await table.dispose();
      return {
        status: 'read',
        nRows: table.nRows,
        nRejected: table.rejected.length,
        fault: problems.join('; ') || null,
      };
    } finally {
      await sheet.dispose();
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw new Error(`seed ${seed}`, { cause: error });
    const [problem] = error.problems;
    const told = problem?.file && problem.way_out && problem.detail;
    return {
      status: 'refused',
      code: problem?.code ?? '',
      nRows: 0,
      nRejected: 0,
      fault: told ? null : 'a Problem that does not say file, detail and way out',
    };
  }
};
