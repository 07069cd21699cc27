import { CFB, utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { cellsOf, readBytes, refusalOf } from './read-bytes.ts';

const HEADER = ['id', 'place', 'when', 'zip', 'n'];
const ROWS = [
  [1, 'Allston', new Date(Date.UTC(2024, 2, 1, 13, 5)), 2134, 0.1],
  [2, '东城区', new Date(Date.UTC(2024, 2, 2)), 215, 12],
];

const sheet = (rows: readonly (readonly unknown[])[]): WorkSheet => {
  const made = utils.aoa_to_sheet([HEADER, ...rows] as unknown[][], { UTC: true });
  for (let row = 2; row <= rows.length + 1; row++) {
    Object.assign(made[`C${row}`] ?? {}, { z: 'yyyy-mm-dd hh:mm' });
    Object.assign(made[`D${row}`] ?? {}, { z: '00000' });
  }
  return made;
};

const bytesOf = (book: WorkBook, bookType: BookType = 'biff8'): Buffer =>
  write(book, { bookType, type: 'buffer' }) as Buffer;

const bookOf = (...sheets: WorkSheet[]): WorkBook => {
  const book = utils.book_new();
  sheets.forEach((each, i) => utils.book_append_sheet(book, each, `s${i}`));
  return book;
};

describe('an old workbook', () => {
  it('reads as its viewer would: dates, padded numbers, errors, rows by their number', async () => {
    const made = sheet([...ROWS, [], [3, 'x', null, null, null]]);
    made['E5'] = { t: 'e', v: 0x2a };
    const { table } = await readBytes(bytesOf(bookOf(made)));
    expect(table.sheet.container).toBe('xls');
    expect(table.columns.map(({ name }) => name)).toEqual(HEADER);
    expect(await cellsOf(table)).toEqual([
      ['1', 'Allston', '2024-03-01 13:05:00', '02134', '0.1'],
      ['2', '东城区', '2024-03-02 00:00:00', '00215', '12'],
      ['3', 'x', '', '', '#N/A'],
    ]);
    expect((await table.locateRows([0, 1, 2])).map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  it('gives its first visible sheet with rows and says that there are others', async () => {
    const book = bookOf(sheet([]), sheet(ROWS), sheet(ROWS.slice(1)));
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 0 }] };
    const { table } = await readBytes(bytesOf(book));
    expect(await cellsOf(table)).toEqual([['2', '东城区', '2024-03-02 00:00:00', '00215', '12']]);
    const two = await readBytes(bytesOf(bookOf(sheet(ROWS), sheet(ROWS))));
    expect(two.table.notices).toEqual({ other_sheets: 1 });
  });

  it('of no rows, cut off, or holding something else is refused', async () => {
    expect(await refusalOf(bytesOf(bookOf(sheet([]))))).toMatchObject({ code: 'no_rows' });
    const whole = bytesOf(bookOf(sheet(ROWS)));
    expect((await refusalOf(whole.subarray(0, 700))).code).toMatch(/^(broken_workbook|not_a_table)$/);
    const letter = CFB.utils.cfb_new() as object;
    CFB.utils.cfb_add(letter, 'WordDocument', Buffer.from('a letter'));
    expect(await refusalOf(CFB.write(letter, { type: 'buffer' }) as Buffer)).toMatchObject({
      code: 'not_a_table',
    });
  });
});
