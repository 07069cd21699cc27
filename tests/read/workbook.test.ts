import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cellsOf, readBytes, refusalOf } from './read-bytes.ts';
import { writeZip } from './write-zip.ts';

const workbookOf = async (fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};

describe('a workbook written by another library', () => {
  it('gives text, numbers, dates, formulas and rich text as cells', async () => {
    const bytes = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet('Cases');
      sheet.addRow(['编号', 'price', 'opened', 'day', 'solved', 'sum', 'note', 'zip']);
      const row = sheet.addRow([
        '0012',
        74.69,
        new Date(Date.UTC(2024, 2, 1, 13, 5, 7)),
        new Date(Date.UTC(2024, 1, 29)),
        true,
        { formula: 'B2*2', result: 149.38 },
        { richText: [{ text: 'a, ' }, { text: '"b"\nc', font: { bold: true } }] },
        2115,
      ]);
      row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
      row.getCell(4).numFmt = 'dd/mm/yyyy';
      row.getCell(8).numFmt = '00000';
      sheet.addRow([1234567890123, 1e-7]);
    });
    const { table } = await readBytes(bytes);
    expect(table.sheet.container).toBe('xlsx');
    expect(table.columns.map((column) => column.name)[0]).toBe('编号');
    expect(await cellsOf(table)).toEqual([
      ['0012', '74.69', '2024-03-01 13:05:07', '2024-02-29', 'TRUE', '149.38', 'a, "b"\nc', '02115'],
      ['1234567890123', '1e-7', '', '', '', '', '', ''],
    ]);
    expect(table.notices).toEqual({});
  });

  it('gives the first visible sheet with rows, and says that there are others', async () => {
    const bytes = await workbookOf((workbook) => {
      workbook.addWorksheet('Empty');
      workbook.addWorksheet('Hidden', { state: 'hidden' }).addRows([['x'], [1], [2]]);
      workbook.addWorksheet('First').addRows([['a', 'b'], [1, 2], [], [3, 4]]);
      workbook.addWorksheet('Second').addRows([['c'], [5]]);
    });
    const { table } = await readBytes(bytes);
    expect(await cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect((await table.locateRows([1]))[0]?.line).toBe(4);
    expect(table.notices).toEqual({ other_sheets: 1 });
  });

  it('without rows is refused', async () => {
    expect(await refusalOf(await workbookOf((workbook) => workbook.addWorksheet('Empty')))).toMatchObject({
      code: 'no_rows',
    });
  });

  it('counts dates from 1904 where it says so', async () => {
    const bytes = await workbookOf((workbook) => {
      workbook.properties.date1904 = true;
      const sheet = workbook.addWorksheet('Cases');
      sheet.addRows([['opened'], [new Date(Date.UTC(2024, 2, 1))]]);
      sheet.getCell('A2').numFmt = 'yyyy-mm-dd';
    });
    expect(await cellsOf((await readBytes(bytes)).table)).toEqual([['2024-03-01']]);
  });
});

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A minimal workbook with one sheet under a name of its own. */
const handmade = (sheet: string, sharedStrings = ''): Buffer =>
  writeZip([
    { name: 'xl/worksheets/data.xml', content: sheet },
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<x:workbook xmlns:x="${MAIN}" xmlns:r="${RELATIONS}"><x:sheets><x:sheet name="a&gt;b" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/data.xml"/></Relationships>',
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${sharedStrings}</sst>` },
  ]);

describe('a workbook by hand', () => {
  it('may have prefixes, inline strings, gaps, CDATA, and reading aids that are no text', async () => {
    const bytes = handmade(
      `<?xml version="1.0"?><x:worksheet><x:sheetData><!-- header -->
      <x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>a &amp; b</x:t></x:is></x:c></x:row>
      <x:row r="5"><x:c r="C5" t="str"><x:f>"x"&amp;"y"</x:f><x:v><![CDATA[<x>]]></x:v></x:c></x:row>
      <x:row r="9"><x:c t="e"><x:v>#N/A</x:v></x:c><x:c><x:v>74.690000000000003</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
    );
    const { table } = await readBytes(bytes);
    expect(table.columns.map((column) => column.name)).toEqual(['東京', 'column_2', 'a & b']);
    expect(await table.locateRows([0, 1])).toEqual([
      { line: 5, cells: ['', '', '<x>'] },
      { line: 9, cells: ['#N/A', '74.69', ''] },
    ]);
  });

  it.each([
    ['broken_archive', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'],
    ['broken_archive', '<worksheet><sheetData><row r="1"><c'],
    [
      'too_many_columns',
      '<worksheet><sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    ],
    [
      'too_large_line',
      `<worksheet><sheetData><row><c t="str"><v>${'x'.repeat(600_000)}</v></c></row></sheetData></worksheet>`,
    ],
  ])('is refused as %s', async (code, sheet) => {
    expect(await refusalOf(handmade(sheet))).toMatchObject({ code });
  });
});
