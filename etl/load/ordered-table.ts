import type { Bound, Session } from '../warehouse/session.ts';
import { quoteName } from '../warehouse/sql.ts';

/**
 * Creates temp table `<name>_rows` from a query over the rows of a file, and the view `name` of it with the ordinal of
 * each row as `row`, from 1. The engine reads a file on all cores and keeps its order, so the place in the table is the
 * place in the file; numbering the rows in the query itself would read it on one core.
 *
 * @param absent further columns of the view, which need not be stored: expressions that are the same for every row.
 * @throws Error when the places are not consecutive.
 */
export const createOrdered = async (
  session: Session,
  name: string,
  query: string,
  values: Readonly<Record<string, Bound>>,
  absent: readonly string[] = [],
): Promise<void> => {
  const rows = quoteName(`${name}_rows`);
  await dropOrdered(session, name);
  await session.run(`CREATE TEMP TABLE ${rows} AS ${query}`, values);
  // Inside a transaction places start far above zero, beyond what a number holds exactly.
  const [place] = await session.rows<{ n: number; first: string; span: number }>(
    `SELECT count(*) AS n, CAST(coalesce(min(rowid), 0) AS VARCHAR) AS first,
       coalesce(max(rowid) - min(rowid) + 1, 0) AS span FROM ${rows}`,
  );
  const { n, first, span } = place ?? { n: 0, first: '0', span: 0 };
  if (n !== span) throw new Error(`${n} rows stand in ${span} places`);
  await session.run(
    `CREATE TEMP VIEW ${quoteName(name)} AS SELECT rowid - ${BigInt(first)} + 1 AS "row", *${absent.map((column) => `, ${column}`).join('')} FROM ${rows}`,
  );
};

export const dropOrdered = async (session: Session, name: string): Promise<void> => {
  await session.run(`DROP VIEW IF EXISTS ${quoteName(name)}`);
  await session.run(`DROP TABLE IF EXISTS ${quoteName(`${name}_rows`)}`);
};
