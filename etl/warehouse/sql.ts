/** An identifier for SQL text: column names of uploads and of our own tables. Values are bound instead. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text literal, for the few places where the engine takes no bound value (the structure of `read_csv`). */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
