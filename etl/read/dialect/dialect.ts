/** How records and cells are told apart in a text. */
export interface Dialect {
  /** One character. */
  readonly delimiter: string;
  /** One character. */
  readonly quote: string;
  /** How a quote inside a quoted cell is written: `""` or `\"`. */
  readonly escape: 'doubled' | 'backslash';
  /** The first line is Excel's `sep=;` and no record. */
  readonly separatorLine: boolean;
}

/** What the engine reads without a rewritten copy. */
const PLAIN_DELIMITERS = new Set([',', ';', '\t', '|']);

/** Whether a text in this dialect can go to the engine as it is. */
export const isPlainDialect = (dialect: Dialect): boolean =>
  PLAIN_DELIMITERS.has(dialect.delimiter) &&
  dialect.quote === '"' &&
  dialect.escape === 'doubled' &&
  !dialect.separatorLine;
