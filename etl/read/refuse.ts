import { Problem, type ProblemDetail } from '../model/problem.ts';

interface Refusal {
  readonly detail: string;
  readonly wayOut: string;
}

const SAVE_AS = 'Open it in the program it comes from and save it as CSV (UTF-8) or xlsx.';

/** Every reason for which a file is not read at all, with the way out. */
const REFUSALS = {
  empty_file: {
    detail: 'The file is empty.',
    wayOut: 'Export it again and check that the download finished.',
  },
  not_a_table: { detail: 'The file is not a table.', wayOut: SAVE_AS },
  no_rows: {
    detail: 'The file has a header and no rows.',
    wayOut: 'Check the filter or the period of the export.',
  },
  unknown_encoding: {
    detail: 'The encoding is not known.',
    wayOut: 'Name one of utf-8, utf-16le, gb18030, big5, shift_jis, windows-1252, windows-1251, macintosh.',
  },
  too_large_line: {
    detail: 'A line is longer than a record can be.',
    wayOut: 'Check the record separator and the quotes of the export.',
  },
  unclosed_quotes: {
    detail: 'Quotes open again and again and never close.',
    wayOut: 'Name the quote character of the export, or export it again with quotes doubled inside cells.',
  },
  too_many_rejected: {
    detail: 'Too many records do not have the number of cells of the header.',
    wayOut: 'Name the delimiter of the export.',
  },
  too_many_columns: {
    detail: 'The table has more columns than can be read.',
    wayOut: 'Name the delimiter of the export, or export fewer columns.',
  },
  broken_archive: {
    detail: 'The compressed file is damaged or incomplete.',
    wayOut: 'Download or compress it again.',
  },
  archive_unsafe: {
    detail: 'The compressed file unpacks to far more than it could honestly hold.',
    wayOut: 'Unpack it yourself and give the CSV.',
  },
  archive_tables: {
    detail: 'The archive does not hold exactly one table.',
    wayOut: 'Unpack it and give its tables one by one.',
  },
  archive_encrypted: {
    detail: 'The file is protected by a password.',
    wayOut: 'Save it without a password.',
  },
  workbook_too_large: {
    detail: 'The workbook is larger than can be held in memory.',
    wayOut: 'Save it as CSV (UTF-8), which is read at any size.',
  },
  broken_workbook: {
    detail: 'The workbook (.xls) is damaged or of a kind that is not read.',
    wayOut: 'Open it in Excel or LibreOffice and save it as xlsx or CSV (UTF-8).',
  },
  bad_delimiter: { detail: 'The delimiter must be one character.', wayOut: 'Name one of , ; tab |.' },
  bad_quote: { detail: 'The quote must be one character.', wayOut: 'Name one of " or \'.' },
  bad_json: {
    detail: 'The JSON is not a list of objects.',
    wayOut: 'Give a JSON array of objects, or one object a line.',
  },
} as const satisfies Record<string, Refusal>;

export type RefusalCode = keyof typeof REFUSALS;

/**
 * The Problem with which a file is refused.
 * @param where line, value, column, and a `detail` or `way_out` that says more than the usual one.
 */
export const refuse = (
  code: RefusalCode,
  file: string,
  where: Partial<Pick<ProblemDetail, 'line' | 'column' | 'value' | 'detail' | 'way_out'>> = {},
): Problem => {
  const { detail, wayOut } = REFUSALS[code];
  return new Problem('The file cannot be read', [{ code, detail, file, way_out: wayOut, ...where }]);
};
