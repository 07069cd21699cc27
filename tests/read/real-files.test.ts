import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guessLayout, openSheet, readTable } from '../../etl/read/index.ts';
import type { Table } from '../../etl/read/table.ts';
import { cellsOf, readBytes, refusalOf, scratch } from './read-bytes.ts';
import { REAL_FILES, SAME_AS_SOURCE, SPECTRUM } from './real-files.ts';

/** Real exports that stand beside the repository on some machines; their licences keep them out of it. */
const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

const read = async (name: string): Promise<Table> => {
  const tempDir = await scratch();
  const sheet = await openSheet(join(DATA, name), { tempDir });
  return readTable(sheet, guessLayout(sheet), { tempDir });
};

/** In a quoted cell a doubled `"` means one, unless the quote is an apostrophe. */
const inVariant = (variant: string, cell: string): string =>
  variant === 'file_quotation_char_0x27' ? cell.replaceAll('"', '""') : cell;

const objectsOf = async (table: Table): Promise<object[]> => {
  const names = table.columns.map((column) => column.name);
  return (await cellsOf(table)).map((row) => Object.fromEntries(names.map((key, i) => [key, row[i]])));
};

/** Where csv-spectrum's JSON does not say what stands in its CSV. */
const DIFFERS: Readonly<Record<string, object>> = {
  location_coordinates: { 'Contact Phone Number': '2095257564' },
};

if (!existsSync(DATA)) {
  describe('real files', () => {
    it.skip('skipped: there is no folder ../shared/data beside the repository', () => undefined);
  });
} else {
  describe('a real file', () => {
    it.each(Object.entries(REAL_FILES))('%s', async (name, expected) => {
      if ('refused' in expected) {
        const problem = await refusalOf(await readFile(join(DATA, name)));
        expect(problem).toMatchObject({ code: expected.refused, file: 'upload' });
        return;
      }
      const table = await read(name);
      expect({
        encoding: table.sheet.encoding.name,
        certain: table.sheet.encoding.certain,
        container: table.sheet.container,
        delimiter: table.sheet.delimiter,
        quote: table.sheet.quote,
        preambleRows: table.layout.preambleRows,
        headerRows: table.layout.headerRows,
        columns: table.columns.length,
        rows: table.nRows,
        rejected: table.rejected.length,
        notices: table.notices,
      }).toEqual({
        encoding: 'utf-8',
        certain: true,
        container: 'plain',
        delimiter: ',',
        quote: '"',
        preambleRows: 0,
        headerRows: 1,
        rejected: 0,
        notices: {},
        ...expected,
      });
      await table.dispose();
    });

    it('of nasty/ is never missing from the table', async () => {
      const files = (await readdir(join(DATA, 'nasty'), { withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      const stated = Object.keys(REAL_FILES).filter((name) => name.startsWith('nasty/'));
      expect(stated.sort()).toEqual(files.map((entry) => `nasty/${entry.name}`).sort());
    });
  });

  describe('Pollock', () => {
    it.each(SAME_AS_SOURCE)('%s holds the cells of source.csv', async (variant) => {
      const source = await readFile(join(DATA, 'nasty/source.csv'), 'utf8');
      const [, ...rows] = Papa.parse<string[]>(source, { skipEmptyLines: true }).data;
      const table = await read(`nasty/${variant}.csv`);
      expect(await cellsOf(table)).toEqual(rows.map((row) => row.map((cell) => inVariant(variant, cell))));
    });
  });

  describe('csv-spectrum', () => {
    it.each(SPECTRUM)('%s equals its JSON', async (name) => {
      const folder = 'nasty/csv-spectrum';
      const json = await readFile(join(DATA, folder, `json__${name}.json`), 'utf8');
      const expected = ([] as object[]).concat(JSON.parse(json) as object | object[]);
      expect(await objectsOf(await read(`${folder}/json__${name}.json`))).toEqual(expected);
      const csv = await readFile(join(DATA, folder, `csvs__${name}.csv`), 'utf8');
      // The copies at hand lost the carriage returns their names promise.
      const { table } = await readBytes(name.endsWith('_crlf') ? csv.replace(/\r?\n/g, '\r\n') : csv);
      const rows = await objectsOf(table);
      expect(rows).toEqual(expected.map((row) => ({ ...row, ...DIFFERS[name] })));
    });
  });

  describe('one table in two formats', () => {
    it.each([
      ['complaints/cn_messages.xlsx', 'complaints/cn_messages.gb18030.csv'],
      ['exports/wenjuanxing_text.xls', 'exports/wenjuanxing_text.gbk.csv'],
    ])('%s is the same', async (inWorkbook, inText) => {
      const workbook = await read(inWorkbook);
      const text = await read(inText);
      expect(workbook.columns).toEqual(text.columns);
      const lines = (cells: readonly string[]): string[] => cells.map((cell) => cell.replace(/\r\n?/g, '\n'));
      expect((await cellsOf(workbook)).map(lines)).toEqual((await cellsOf(text)).map(lines));
    });
  });
}
