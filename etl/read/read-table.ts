import { acceptRows, type Tally } from './accept-rows.ts';
import { MAX_COLUMNS } from './limits.ts';
import { looksLikeFooter } from './layout/footer-rows.ts';
import { headersOf } from './layout/headers-of.ts';
import { tableWidth } from './layout/table-width.ts';
import { locateRows } from './locate-rows.ts';
import { isPlainDialect } from './dialect/dialect.ts';
import { readLastRecord } from './read-tail.ts';
import { refuse } from './refuse.ts';
import { rewriteRows, type Rewritten } from './rewrite-rows.ts';
import type { Layout, Sheet, Table } from './table.ts';
import { Workspace } from './workspace.ts';

/**
 * Makes a sheet a table the engine can load: the text itself where it is plain, a canonical copy in `tempDir` otherwise.
 * @throws Problem `no_rows` when nothing follows the header.
 */
export const readTable = async (
  sheet: Sheet,
  layout: Layout,
  { tempDir }: { tempDir: string },
): Promise<Table> => {
  const workspace = new Workspace(tempDir);
  try {
    const skip = layout.preambleRows + layout.headerRows;
    const width = tableWidth(sheet, layout);
    if (width > MAX_COLUMNS) throw refuse('too_many_columns', sheet.file, { value: String(width) });
    const asIs = (await endsInFooter(sheet, skip, width)) ? null : readAsIs(sheet, skip, width);
    const body = asIs ?? (await rewrite(sheet, skip, width, workspace));
    if (body.nRows + body.rejected.length === 0) throw refuse('no_rows', sheet.file, { line: skip });
    return {
      sheet,
      layout,
      columns: headersOf(sheet.preview, layout, width),
      ...body,
      notices: { ...sheet.notices, ...body.notices },
      locateRows: (rows) => locateRows(sheet, { skip, width, rows }),
      dispose: async () => {
        await workspace.dispose();
        await sheet.dispose();
      },
    };
  } catch (error) {
    await workspace.dispose();
    throw error;
  }
};

/** A table that is regular to its last record can still end in a row of totals. */
const endsInFooter = async (sheet: Sheet, skip: number, width: number): Promise<boolean> => {
  if (sheet.preview.length <= skip) return false;
  const last = await readLastRecord(sheet.text);
  return last !== null && looksLikeFooter(last, width);
};

type Body = Pick<Table, 'csv' | 'nRows' | 'rejected' | 'notices'>;

/** The text itself, when the scan found every record behind the header to have `width` cells; else null. */
const readAsIs = (sheet: Sheet, skip: number, width: number): Body | null => {
  const { path, dialect, scan } = sheet.text;
  if (scan.irregular !== null || !isPlainDialect(dialect)) return null;
  const widths = new Map(scan.widths);
  for (const record of sheet.preview.slice(0, skip))
    widths.set(record.length, (widths.get(record.length) ?? 0) - 1);
  if ([...widths].some(([cells, n]) => n !== 0 && cells !== width)) return null;
  // The engine skips blank lines behind the header, except in a table of one column, where they would be rows.
  if (scan.recordsBeforeBlank !== null && (width < 2 || scan.recordsBeforeBlank < skip)) return null;
  return {
    csv: { path, delimiter: dialect.delimiter, quote: dialect.quote, newline: scan.newline, skip },
    nRows: widths.get(width) ?? 0,
    rejected: [],
    notices: scan.blankLines > 0 ? { blank_lines: scan.blankLines } : {},
  };
};

const rewrite = async (sheet: Sheet, skip: number, width: number, workspace: Workspace): Promise<Body> => {
  const path = await workspace.pathOf('table.csv');
  const tally: Tally = {};
  const { nRows, rejected }: Rewritten = await rewriteRows(acceptRows(sheet, { skip, width, tally }), path);
  return {
    csv: { path, delimiter: ',', quote: '"', newline: '\n', skip: 0 },
    nRows,
    rejected,
    notices: tally,
  };
};
