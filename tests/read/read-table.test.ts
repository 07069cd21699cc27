import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cellsOf, readBytes, refusalOf } from './read-bytes.ts';

describe('a plain file', () => {
  it('is handed to the engine as it is', async () => {
    const { table, path } = await readBytes('case,place\n1,North\n2,South\n');
    expect(table.csv).toEqual({ path, delimiter: ',', quote: '"', newline: '\n', skip: 1 });
    expect(table.nRows).toBe(2);
    expect(table.columns.map((column) => column.name)).toEqual(['case', 'place']);
  });

  it.each([
    ['a byte order mark and CRLF', '\ufeffcase;place\r\n1;"North\r\nEnd"\r\n2;South\r\n', '\r\n'],
    ['no newline at the end', 'case;place\n1;"North\r\nEnd"\n2;South', '\n'],
    ['a blank line at the end', 'case;place\n1;"North\r\nEnd"\n2;South\n\n', '\n'],
  ])('stays as it is with %s', async (_, text, newline) => {
    const { table, path } = await readBytes(text);
    expect(table.csv).toEqual({ path, delimiter: ';', quote: '"', newline, skip: 1 });
    expect(await cellsOf(table)).toEqual([
      ['1', 'North\r\nEnd'],
      ['2', 'South'],
    ]);
  });
});

describe('a file the engine cannot read as it is', () => {
  it('is unpacked from gzip, with the digest of the upload', async () => {
    const { table, bytes } = await readBytes(gzipSync('case,place\n1,North\n'));
    expect(await cellsOf(table)).toEqual([['1', 'North']]);
    expect(table.sheet).toMatchObject({ container: 'gzip', bytes: bytes.length });
  });

  it('is transcoded from GB18030', async () => {
    const text = '工单编号,承办单位,满意度\n' + '20240001,城关街道办事处,非常满意\n'.repeat(30);
    const { table } = await readBytes(iconv.encode(text, 'gb18030'));
    expect(table.sheet.encoding).toMatchObject({ name: 'gb18030', certain: true });
    expect(table.columns[1]?.name).toBe('承办单位');
    expect(await readFile(table.csv.path, 'utf8')).toBe(text);
  });

  it('is rewritten when rows are ragged, losing none', async () => {
    const { table } = await readBytes('a,b,c\n1,2,3\n1,2\n1,2,3,,\n1,2,3,4\n4,5,6\n');
    expect(await cellsOf(table)).toEqual([
      ['1', '2', '3'],
      ['1', '2', ''],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(table.rejected).toEqual([{ line: 5, code: 'too_many_cells', cells: ['1', '2', '3', '4'] }]);
    expect(table.notices).toEqual({ short_rows: 1, long_rows_trimmed: 1 });
  });

  it('loses NUL bytes and stray byte order marks, and says so', async () => {
    const { table } = await readBytes('a,b\n1\0,\ufeff2\n3,4\n');
    expect(await cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(table.notices).toEqual({ nul_bytes_removed: 1, byte_order_marks_removed: 1 });
  });
});

describe('a quote that never closes', () => {
  it('costs the last line only', async () => {
    const { table } = await readBytes('a,b\n1,2\n3,"four\n');
    expect(await cellsOf(table)).toEqual([['1', '2']]);
    expect(table.rejected).toEqual([{ line: 3, code: 'unclosed_quote', cells: ['3', '"four'] }]);
  });

  it('in the middle is text when its line is a whole record without it', async () => {
    const { table } = await readBytes('a,b,c\n1,"two,3\n4,5,6\n7,8,9\n');
    expect(await cellsOf(table)).toEqual([
      ['1', '"two', '3'],
      ['4', '5', '6'],
      ['7', '8', '9'],
    ]);
    expect(table.notices).toEqual({ stray_quotes: 1 });
  });

  it('swallows no lines of a file that quotes nothing', async () => {
    const lines = ['"Go see it!', 'A "fine" film', 'Plain', '" says it all', 'Another "one" here', 'The end'];
    const { table } = await readBytes(lines.map((line, i) => `${line}\t${i % 2}\n`).join(''), {
      layout: { preambleRows: 0, headerRows: 0 },
    });
    expect(await cellsOf(table)).toEqual(lines.map((line, i) => [line, String(i % 2)]));
    expect(table.notices).toEqual({ stray_quotes: 2 });
  });

  it('in the middle rejects its line when the cells do not fit', async () => {
    const { table } = await readBytes('a,b,c\n1,"two\n4,5,6\n7,8,9\n');
    expect(await cellsOf(table)).toEqual([
      ['4', '5', '6'],
      ['7', '8', '9'],
    ]);
    expect(table.rejected).toEqual([{ line: 2, code: 'unclosed_quote', cells: ['1', '"two'] }]);
  });
});

describe('spaces around a quoted cell', () => {
  it('are no part of it', async () => {
    const { table } = await readBytes('a,b,c\n1, "x, y" ,3\n2, "z" w,4\n3,  v ,5\n');
    expect(await cellsOf(table)).toEqual([
      ['1', 'x, y', '3'],
      ['2', ' "z" w', '4'],
      ['3', '  v ', '5'],
    ]);
  });
});

describe('locateRows', () => {
  it('gives physical line and cells in the order asked for', async () => {
    const { table } = await readBytes('title\n\na,b\n1,"x\ny"\n2,z\n3,w\n');
    expect(await table.locateRows([2, 0])).toEqual([
      { line: 7, cells: ['3', 'w'] },
      { line: 4, cells: ['1', 'x\ny'] },
    ]);
  });
});

describe('a refusal', () => {
  it.each([
    ['empty_file', ''],
    ['empty_file', '\n\n\n'],
    ['no_rows', 'a,b,c\n'],
    ['not_a_table', '%PDF-1.7 and so on'],
    ['not_a_table', '<!DOCTYPE html><html><table>'],
    ['not_a_table', Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 7) % 32))],
    ['too_large_line', 'x'.repeat(1_200_000)],
    ['broken_archive', gzipSync('a,b\n1,2\n'.repeat(100)).subarray(0, 20)],
  ])('has the code %s', async (code, bytes) => {
    const problem = await refusalOf(bytes);
    expect(problem).toMatchObject({ code, file: 'upload' });
    expect(problem.way_out).toMatch(/\w/);
  });

  it('names an encoding that does not exist', async () => {
    expect(await refusalOf('a,b\n1,2\n', { encoding: 'klingon-8' })).toMatchObject({
      code: 'unknown_encoding',
      value: 'klingon-8',
    });
  });
});
