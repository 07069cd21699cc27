import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cellsOf, readBytes, refusalOf } from './read-bytes.ts';
import { writeZip } from './write-zip.ts';

const CSV = 'case,place\n1,North\n2,South\n';

describe('a zip archive', () => {
  it('with one table is read', async () => {
    const zip = writeZip([
      { name: '__MACOSX/._cases.csv', content: 'litter' },
      { name: 'export/cases.csv', content: CSV },
      { name: 'readme.pdf', content: 'about' },
    ]);
    const { table, bytes } = await readBytes(zip);
    expect(table.sheet).toMatchObject({ container: 'zip', bytes: bytes.length });
    expect(await cellsOf(table)).toEqual([
      ['1', 'North'],
      ['2', 'South'],
    ]);
  });

  it.each([
    [
      'archive_tables',
      [
        { name: 'a.csv', content: CSV },
        { name: 'b.csv', content: CSV },
      ],
    ],
    ['archive_tables', []],
    ['archive_unsafe', [{ name: '../../etc/cases.csv', content: CSV }]],
    ['archive_unsafe', [{ name: '/cases.csv', content: CSV }]],
    ['archive_encrypted', [{ name: 'a.csv', content: CSV, encrypted: true }]],
    ['broken_archive', [{ name: 'a.csv', content: CSV, claimedBytes: 5 }]],
    ['not_a_table', [{ name: 'a.csv.gz', content: gzipSync(CSV) }]],
    ['not_a_table', [{ name: 'word/document.xml', content: '<w/>' }]],
  ])('is refused as %s', async (code, files) => {
    expect(await refusalOf(writeZip(files))).toMatchObject({ code, file: 'upload' });
  });

  it('that is cut off is refused', async () => {
    const zip = writeZip([{ name: 'a.csv', content: CSV }]);
    expect(await refusalOf(zip.subarray(0, zip.length - 30))).toMatchObject({ code: 'broken_archive' });
  });

  it('that unpacks to a thousand times its size is refused', { timeout: 60_000 }, async () => {
    const zip = writeZip([{ name: 'a.csv', content: Buffer.alloc(300 * 2 ** 20, 'a,b\n') }]);
    expect(zip.length).toBeLessThan(2 ** 20);
    expect(await refusalOf(zip)).toMatchObject({ code: 'archive_unsafe' });
  });
});

describe('a gzip file', () => {
  it('of several members is one text', async () => {
    const { table } = await readBytes(Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]));
    expect(await cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('in a gzip file is refused', async () => {
    expect(await refusalOf(gzipSync(gzipSync(CSV)))).toMatchObject({ code: 'not_a_table' });
  });
});
