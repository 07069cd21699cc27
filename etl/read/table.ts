import type { Dialect } from './dialect/dialect.ts';
import type { RecordScan } from './records/record-scan.ts';

/** How sure the reader is of an encoding; below certain, a person is asked. */
export interface EncodingGuess {
  /** Canonical name: `utf-8`, `utf-16le`, `gb18030`, `big5`, `shift_jis`, `windows-1252`, `macintosh` … */
  readonly name: string;
  /** 0–1, from the bytes, not a library's own score. */
  readonly confidence: number;
  readonly certain: boolean;
}

/** What a file is wrapped in. */
export type Container = 'plain' | 'gzip' | 'zip' | 'xlsx' | 'xls' | 'json';

/** The file as UTF-8 text on disk: the upload itself where it already is that, else a temporary copy. */
export interface SheetText {
  readonly path: string;
  readonly dialect: Dialect;
  /** What one pass over the bytes found; decides whether the engine can read the text as it is. */
  readonly scan: RecordScan;
  /** No NUL and no byte order mark stands in it, so that no cell has to be looked through. */
  readonly clean: boolean;
  /** The row number in the workbook of each record, where records are not lines of the upload. */
  readonly rowNumbers?: readonly number[];
}

/** A file opened as records, before anybody said which of them are headers. */
export interface Sheet {
  /** Name as the user knows it. */
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: EncodingGuess;
  readonly delimiter: string;
  readonly quote: string;
  /** The first records as cells, preamble and headers included. */
  readonly preview: readonly (readonly string[])[];
  /** What was noticed on the way (a BOM inside, NUL bytes removed …), as codes with counts. */
  readonly notices: Readonly<Record<string, number>>;
  readonly container: Container;
  readonly text: SheetText;
  /** Removes whatever temporary copy was made; a table read from the sheet does the same. */
  dispose(): Promise<void>;
}

/** Where the table starts inside the records. */
export interface Layout {
  /** Title and preamble records before the header. */
  readonly preambleRows: number;
  /** Header records; 0 for a table without one. */
  readonly headerRows: number;
  /** Which header record carries the column's code (0-based); the others make its label. */
  readonly nameRow?: number;
}

export interface ColumnHeader {
  readonly index: number;
  /** Never empty, unique in the table: empty headers become `column_3`, repeats get ` (2)`. */
  readonly name: string;
  /** Question text or second header, where there is one; else the name. */
  readonly label: string;
}

/** A record that is not a row of the table. */
export interface StructuralReject {
  /** Physical line in the file, 1-based. */
  readonly line: number;
  readonly code: 'too_many_cells' | 'too_few_cells' | 'unclosed_quote' | 'line_too_long' | 'footer_row';
  readonly cells: readonly string[];
}

/** A table ready for the engine: a UTF-8 CSV with a fixed number of columns. */
export interface Table {
  readonly sheet: Sheet;
  readonly layout: Layout;
  readonly columns: readonly ColumnHeader[];
  /** The CSV to load: the upload itself when it is plain already, a rewritten copy otherwise. */
  readonly csv: {
    readonly path: string;
    readonly delimiter: string;
    readonly quote: string;
    readonly newline: '\n' | '\r\n';
    /** Records before the first row of data. */
    readonly skip: number;
  };
  /** Data records in `csv`, counted independently of the engine that will load it. */
  readonly nRows: number;
  readonly rejected: readonly StructuralReject[];
  readonly notices: Readonly<Record<string, number>>;
  /**
   * Physical line and cells of the given rows (0-based among the `nRows` of `csv`), in the given order.
   * Reads the file again, so it is meant for rejected rows.
   */
  locateRows(rows: readonly number[]): Promise<readonly { line: number; cells: readonly string[] }[]>;
  /** Removes whatever temporary copy was made. */
  dispose(): Promise<void>;
}
