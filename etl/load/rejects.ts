import Papa from 'papaparse';
import { redactText } from '../clean/redact.ts';
import type { StructuralReject, Table } from '../read/table.ts';
import type { Session } from '../warehouse/session.ts';

/** A row that was not usable, as it is stored: identity cells blanked, text redacted. */
export interface RejectedRow {
  readonly line: number;
  readonly column: string | null;
  readonly code: string;
  readonly value: string | null;
  readonly raw: string;
}

/**
 * One CSV record out of cells, with the columns that are never stored blanked. In a row whose cells moved, whatever may
 * have been pushed out of such a column is blanked too.
 */
const rawLine = (cells: readonly string[], dropped: readonly number[], moved: number): string =>
  Papa.unparse(
    [cells.map((cell, i) => (dropped.some((index) => Math.abs(index - i) <= moved) ? '' : redactText(cell)))],
    { newline: '\n' },
  );

/** A date without a digit is text from another column. */
const isOutOfPlace = (code: string, value: string | null): boolean =>
  code === 'bad_date' && value !== null && !/\p{N}/u.test(value);

/** Collects the rejected rows of `staged` and of the reader, with their physical lines. */
export const collectRejects = async (
  session: Session,
  table: Table,
  droppedColumns: readonly string[],
): Promise<RejectedRow[]> => {
  const dropped = table.columns
    .filter((column) => droppedColumns.includes(column.name))
    .map((column) => column.index);
  const distance = (cells: readonly string[]): number => Math.abs(cells.length - table.columns.length);
  const found = await session.rows<{
    row: number;
    code: string;
    column: string | null;
    value: string | null;
  }>(
    `SELECT "row" - 1 AS "row", reject_code AS code, reject_column AS "column", reject_value AS value
     FROM staged WHERE reject_code IS NOT NULL ORDER BY "row"`,
  );
  const places = await table.locateRows(found.map((reject) => reject.row));
  const fromRows = found.map((reject, i): RejectedRow => {
    const place = places[i] ?? { line: 0, cells: [] };
    const isMoved = dropped.length > 0 && isOutOfPlace(reject.code, reject.value);
    return {
      line: place.line,
      column: reject.column,
      code: reject.code,
      value: reject.value === null || isMoved ? null : redactText(reject.value),
      raw: rawLine(place.cells, dropped, Math.max(distance(place.cells), isMoved ? 1 : 0)),
    };
  });
  const fromStructure = table.rejected.map((reject: StructuralReject): RejectedRow => ({
    line: reject.line,
    column: null,
    code: reject.code,
    value: `${reject.cells.length} cells, ${table.columns.length} columns`,
    raw: rawLine(reject.cells, dropped, distance(reject.cells)),
  }));
  return [...fromRows, ...fromStructure].sort((a, b) => a.line - b.line);
};

/** Writes rejected rows of an import. */
export const storeRejects = async (
  session: Session,
  importId: number,
  rejects: readonly RejectedRow[],
): Promise<void> => {
  const CHUNK = 2000;
  for (let start = 0; start < rejects.length; start += CHUNK) {
    const rows = JSON.stringify(rejects.slice(start, start + CHUNK));
    await session.run(
      `INSERT INTO rejected_row
       SELECT $import, CAST(r->>'line' AS INTEGER), r->>'column', r->>'code', r->>'value', r->>'raw'
       FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
      { import: importId, rows },
    );
  }
};
