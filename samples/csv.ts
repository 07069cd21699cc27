const quote = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** Rows as CSV text (RFC 4180), quoted where needed, with a line end after the last row. */
export const writeCsv = (rows: readonly (readonly string[])[], lineEnd: '\n' | '\r\n' = '\n'): string =>
  rows.map((row) => row.map(quote).join(',') + lineEnd).join('');
