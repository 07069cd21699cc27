/**
 * SQL for a table whose rows are bound as one JSON text: many rows in one statement.
 * @param parameter name of the bound text, a list of objects. @param columns engine type of each column.
 */
export const rowsOf = (parameter: string, columns: Readonly<Record<string, string>>): string =>
  `(SELECT r.* FROM (SELECT unnest(from_json($${parameter}, '${JSON.stringify([columns])}')) AS r))`;
