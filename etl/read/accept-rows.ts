import { looksLikeFooter } from './layout/footer-rows.ts';
import { MAX_FOOTER_ROWS, MAX_REJECTED } from './limits.ts';
import { readRecords } from './records/read-records.ts';
import type { ParsedRecord } from './records/record-parser.ts';
import { refuse } from './refuse.ts';
import type { Sheet, StructuralReject } from './table.ts';

export interface AcceptedRow {
  /** Physical line in the file, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface RowBatch {
  readonly rows: readonly AcceptedRow[];
  readonly rejected: readonly StructuralReject[];
}

/** Counts what was mended, by code. */
export type Tally = Record<string, number>;

const note = (tally: Tally, code: string, n = 1): void => {
  if (n > 0) tally[code] = (tally[code] ?? 0) + n;
};

/**
 * The rows of a table in file order, each with exactly `width` cells, mended where that loses nothing, and the records
 * that are no rows.
 * @param skip records before the first row.
 * @param tally receives the counts of what was mended.
 */
export async function* acceptRows(
  sheet: Pick<Sheet, 'file' | 'text'>,
  { skip, width, tally }: { skip: number; width: number; tally: Tally },
): AsyncGenerator<RowBatch> {
  const { path, dialect, rowNumbers, clean } = sheet.text;
  let seen = 0;
  let nRejected = 0;
  /** Records that are a footer when nothing else follows them. */
  let held: HeldRecord[] = [];
  const accept = ({ record, line }: HeldRecord, rows: AcceptedRow[], rejected: StructuralReject[]): void => {
    const fitted = record.fault ? null : fitRow(record, { width, tally, clean });
    if (fitted) rows.push({ line, cells: fitted });
    else rejected.push({ line, code: record.fault ?? 'too_many_cells', cells: detach(record.cells) });
  };
  for await (const batch of readRecords(path, dialect, { file: sheet.file, width })) {
    const rows: AcceptedRow[] = [];
    const rejected: StructuralReject[] = [];
    for (const record of batch) {
      if (isBlank(record, width)) {
        note(tally, 'blank_lines');
        continue;
      }
      const line = rowNumbers?.[seen] ?? record.line;
      if (seen++ < skip) continue;
      if (!record.fault && looksLikeFooter(record.cells, width) && held.length < MAX_FOOTER_ROWS) {
        held.push({ record: { ...record, cells: detach(record.cells) }, line });
        continue;
      }
      for (const earlier of held) accept(earlier, rows, rejected);
      held = [];
      accept({ record, line }, rows, rejected);
    }
    nRejected += rejected.length;
    if (nRejected > MAX_REJECTED)
      throw refuse('too_many_rejected', sheet.file, {
        line: rejected[0]!.line,
        value: `${nRejected} of ${seen}`,
      });
    yield { rows, rejected };
  }
  if (held.length > 0)
    yield {
      rows: [],
      rejected: held.map(({ record, line }) => ({ line, code: 'footer_row', cells: record.cells })),
    };
}

interface HeldRecord {
  readonly record: ParsedRecord;
  readonly line: number;
}

/** A line of spaces is blank where a row has several cells. */
const isBlank = (record: ParsedRecord, width: number): boolean =>
  record.blank || (record.cells.length === 1 && width > 1 && record.cells[0]!.trim() === '');

const UNWANTED = /[\0\ufeff]/;

interface Fit {
  readonly width: number;
  readonly tally: Tally;
  readonly clean: boolean;
}

const fitRow = (record: ParsedRecord, { width, tally, clean }: Fit): string[] | null => {
  let cells = record.cells;
  if (cells.length > width) {
    if (cells.slice(width).some((cell) => cell.trim() !== '')) return null;
    cells = cells.slice(0, width);
    note(tally, 'long_rows_trimmed');
  } else if (cells.length < width) {
    cells = [...cells, ...Array.from({ length: width - cells.length }, () => '')];
    note(tally, 'short_rows');
  }
  note(tally, 'stray_quotes', record.strayQuotes);
  return !clean && cells.some((cell) => UNWANTED.test(cell))
    ? cells.map((cell) => cleanCell(cell, tally))
    : cells;
};

const occurrences = (text: string, character: string): number => text.split(character).length - 1;

const cleanCell = (cell: string, tally: Tally): string => {
  note(tally, 'nul_bytes_removed', occurrences(cell, '\0'));
  note(tally, 'byte_order_marks_removed', occurrences(cell, '\ufeff'));
  return cell.replace(/[\0\ufeff]/g, '');
};

/** Copies of the cells, so that a short rejected cell does not keep the chunk it was cut from in memory. */
const detach = (cells: readonly string[]): string[] => cells.map((cell) => Buffer.from(cell).toString());
