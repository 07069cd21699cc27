import type { Session } from '../warehouse/session.ts';
import { readStatements } from './history.ts';
import { resolveAliases } from './resolve-aliases.ts';

/**
 * Makes the table that queries join anew from the statements that count: every spelling with the value at the end of
 * its chain. Numbers change without touching a row or a rollup.
 */
export const rebuildAliasTable = async (session: Session): Promise<void> => {
  const resolved = resolveAliases(await readStatements(session));
  await session.run('DELETE FROM alias');
  await session.run(
    `INSERT INTO alias (dimension, raw, value, sample, from_on, to_on)
     SELECT r->>'dimension', r->>'raw', r->>'value', CAST(r->>'sample' AS BOOLEAN), CAST(r->>'from' AS DATE), CAST(r->>'to' AS DATE)
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(resolved.filter(({ raw, value }) => raw !== value)) },
  );
};
