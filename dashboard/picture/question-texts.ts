/** Text as one word of a shell: single quotes, and those inside written as `'\\''`. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A question as a command for a terminal.
 * @param url address of the answer as CSV
 * @param needsToken whether the server wants to know who asks; the token is read from the environment, never written out
 */
export const toCurl = (url: string, needsToken: boolean): string =>
  ['curl --fail', ...(needsToken ? ['-H "Authorization: Bearer $BAROMETER_TOKEN"'] : []), quote(url)].join(
    ' ',
  );

/** Marks that only keep directions of writing apart on the page. */
const plain = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
/** A leading apostrophe where a spreadsheet would take a text for a formula; numbers stay numbers. */
const safe = (text: string): string =>
  /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/.test(text) && !/^[+\-−]?[\d.,\s]+ ?%?$/.test(text) ? `'${text}` : text;

/** A table as CSV by RFC 4180, for figures whose numbers have no address of their own. */
export const tableToCsv = (table: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): string =>
  [table.head, ...table.rows].map((row) => `${row.map(plain).map(safe).map(cell).join(',')}\r\n`).join('');
