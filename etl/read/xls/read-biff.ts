import { readFile, stat } from 'node:fs/promises';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { MAX_XLS_BYTES } from '../limits.ts';
import { refuse, type RefusalCode } from '../refuse.ts';

/** A sheet of an old workbook: rows of cells, both with holes. */
export interface BiffSheet {
  readonly hidden: boolean;
  readonly rows: readonly (readonly (CellObject | undefined)[] | undefined)[];
}

export interface BiffWorkbook {
  /** In the order of the tabs. */
  readonly sheets: readonly BiffSheet[];
  readonly since1904: boolean;
}

/** What the library's complaints mean for the file. */
const REASONS: readonly (readonly [RegExp, RefusalCode])[] = [
  [/password|encrypt/i, 'archive_encrypted'],
  [/cannot find .*workbook|unrecognized|unsupported/i, 'not_a_table'],
];

const parse = async (bytes: Buffer, file: string): Promise<WorkBook> => {
  // Loaded for old workbooks only; the code pages are for those before Excel 97.
  const [{ read, set_cptable }, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs'),
  ]);
  set_cptable(codePages);
  try {
    return read(bytes, { type: 'buffer', dense: true, cellNF: true, cellFormula: false, cellHTML: false });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, code] = REASONS.find(([pattern]) => pattern.test(message)) ?? [null, 'broken_workbook' as const];
    throw refuse(code, file, { value: message.slice(0, 200) });
  }
};

/**
 * Reads an old workbook (BIFF) whole into memory: a sheet has at most 65,536 rows.
 * @throws Problem `workbook_too_large`, `archive_encrypted`, `not_a_table` or `broken_workbook`.
 */
export const readBiff = async (path: string, file: string): Promise<BiffWorkbook> => {
  const { size } = await stat(path);
  if (size > MAX_XLS_BYTES) throw refuse('workbook_too_large', file, { value: `${size} bytes` });
  const book = await parse(await readFile(path), file);
  return {
    sheets: book.SheetNames.map((name, i) => ({
      hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
      rows: (book.Sheets[name] as { '!data'?: BiffSheet['rows'] } | undefined)?.['!data'] ?? [],
    })),
    since1904: book.Workbook?.WBProps?.date1904 ?? false,
  };
};
