import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openSheet, readTable } from '../../etl/read/index.ts';
import { RecordParser } from '../../etl/read/records/record-parser.ts';
import { RecordScanner } from '../../etl/read/records/record-scanner.ts';
import { connectEngine, engineRows } from './engine-rows.ts';
import { cellsOf, scratch } from './read-bytes.ts';

const HEADER_ONLY = { preambleRows: 0, headerRows: 1 };

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '1', 'x', 'North', '满意', 'é', '0012', '2024-01-01') },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...'ab ,;\t|"\'\n\r\\é满') }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);

/** A header and rows of one width; characters a reader must take out are left out. */
const grid = fc.integer({ min: 2, max: 6 }).chain((width) =>
  fc
    .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 })
    .map((rows) => ({
      header: Array.from({ length: width }, (_, i) => `column ${i}`),
      rows: rows.map((row) => row.map((one) => one.replace(/[\0\ufeff\ufffd]/g, ''))),
    })),
);

const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  quote: fc.constantFrom('"', "'"),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoteAll: fc.boolean(),
  ending: fc.boolean(),
  mark: fc.boolean(),
});

interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly newline: string;
  readonly quoteAll: boolean;
  readonly ending: boolean;
  readonly mark: boolean;
}

const writeCsv = (records: readonly (readonly string[])[], options: Dialect): string => {
  const { delimiter, quote, newline, quoteAll, ending, mark } = options;
  const special = new Set([delimiter, quote, '\n', '\r']);
  const write = (one: string): string =>
    quoteAll || [...one].some((character) => special.has(character))
      ? quote + one.replaceAll(quote, quote + quote) + quote
      : one;
  const text = records.map((record) => record.map(write).join(delimiter)).join(newline);
  return (mark ? '\ufeff' : '') + text + (ending ? newline : '');
};

const engine = await connectEngine();

const read = async (bytes: Buffer, hints: { delimiter?: string; quote?: string; encoding?: string }) => {
  const folder = await scratch();
  const path = join(folder, 'upload.csv');
  await writeFile(path, bytes);
  const sheet = await openSheet(path, { ...hints, tempDir: folder });
  return { path, table: await readTable(sheet, HEADER_ONLY, { tempDir: folder }) };
};

describe('any grid in any dialect', () => {
  it('reads back as the same grid, and the engine reads the same rows', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(grid, dialect, async ({ header, rows }, options) => {
        const bytes = Buffer.from(writeCsv([header, ...rows], options));
        const { table } = await read(bytes, { delimiter: options.delimiter, quote: options.quote });
        expect(table.columns.map((column) => column.name)).toEqual(header);
        expect(await cellsOf(table)).toEqual(rows);
        expect(table.rejected).toEqual([]);
        expect(await engineRows(engine, table)).toEqual(rows);
        await table.dispose();
      }),
      { numRuns: 250 },
    );
  });

  it('stays where it is when it is plain', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(grid, dialect, async ({ header, rows }, options) => {
        const plain = { ...options, quote: '"', newline: options.newline === '\r' ? '\n' : options.newline };
        const { table, path } = await read(Buffer.from(writeCsv([header, ...rows], plain)), {
          delimiter: options.delimiter,
          quote: '"',
        });
        expect(table.csv.path).toBe(path);
        expect(table.nRows).toBe(rows.length);
      }),
      { numRuns: 100 },
    );
  });

  it('survives GB18030', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(grid, dialect, async ({ header, rows }, options) => {
        const text = writeCsv([header, ...rows], { ...options, mark: false });
        const bytes = iconv.encode(text, 'gb18030');
        fc.pre(iconv.decode(bytes, 'gb18030') === text);
        const { table } = await read(bytes, { ...options, encoding: 'gb18030' });
        expect(await cellsOf(table)).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

const soup = fc.string({ unit: fc.constantFrom(...'ab,"\n\r  \\é'), maxLength: 60 });
const comma = { delimiter: ',', quote: '"', escape: 'doubled', separatorLine: false } as const;

const parseInPieces = (text: string, cuts: readonly number[], width?: number) => {
  const parser = new RecordParser(comma, width);
  const ends = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  const records = ends.flatMap((end) => parser.push(text.slice(from, (from = end))));
  return [...records, ...parser.push(text.slice(from), true)];
};

describe('the parser', () => {
  it('does not depend on where the text was cut', () => {
    fc.assert(
      fc.property(
        soup,
        fc.array(fc.nat(), { maxLength: 5 }),
        fc.option(fc.integer({ min: 1, max: 4 })),
        (text, cuts, width) => {
          const whole = parseInPieces(text, [], width ?? undefined);
          expect(parseInPieces(text, cuts, width ?? undefined)).toEqual(whole);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('numbers lines as they stand in the text', () => {
    fc.assert(
      fc.property(grid, dialect, ({ header, rows }, options) => {
        const records = [header, ...rows];
        const plain = { ...options, delimiter: ',', quote: '"', mark: false, ending: true };
        const starts = records.map((_, i) => writeCsv(records.slice(0, i), plain));
        const lines = starts.map((before, i) => (i === 0 ? 1 : before.split(/\r\n|\n|\r/).length));
        expect(parseInPieces(writeCsv(records, plain), []).map((record) => record.line)).toEqual(lines);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the scanner', () => {
  it('agrees with the parser on every text it does not give up, however it is cut', () => {
    let agreed = 0;
    fc.assert(
      fc.property(soup, fc.array(fc.nat(), { maxLength: 5 }), (text, cuts) => {
        const bytes = Buffer.from(text);
        const scanner = new RecordScanner(',', '"');
        const ends = [...new Set([...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort(
          (a, b) => a - b,
        );
        let from = 0;
        for (const end of ends) scanner.push(bytes.subarray(from, (from = end)));
        const scan = scanner.finish();
        if (scan.irregular !== null) return;
        agreed++;
        const records = parseInPieces(text, []).filter((record) => !record.blank);
        expect(records.filter((record) => record.fault || record.strayQuotes > 0)).toEqual([]);
        expect(scan.records).toBe(records.length);
        const widths = new Map<number, number>();
        for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
        expect(new Map(scan.widths)).toEqual(widths);
      }),
      { numRuns: 3_000 },
    );
    expect(agreed).toBeGreaterThan(300);
  });
});
