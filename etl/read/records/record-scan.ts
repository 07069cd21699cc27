/** What one pass over the bytes of a text found. */
export interface RecordScan {
  /**
   * Why the engine cannot read the text as it is (`mixed_newlines`, `stray_quote` …), else null. When it is set the
   * pass stopped early and the counts below mean nothing.
   */
  readonly irregular: string | null;
  /** Logical records: a newline in quotes does not end one. Blank lines are not counted. */
  readonly records: number;
  /** Number of records by their number of cells. */
  readonly widths: ReadonlyMap<number, number>;
  readonly blankLines: number;
  /** How many records stand before the first blank line; null when there is none. */
  readonly recordsBeforeBlank: number | null;
  readonly newline: '\n' | '\r\n';
}
