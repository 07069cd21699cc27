import { rebuildMonths } from '../rollup/apply.ts';
import { readMonthBreaks } from '../rollup/month-breaks.ts';
import type { Session } from '../warehouse/session.ts';
import { readStatements } from './history.ts';
import { resolveAliases } from './resolve-aliases.ts';

/**
 * Makes the table that queries join anew from the statements that count: every spelling with the value at the end of
 * its chain. Numbers change without touching a row; of the rollups only months within which an alias now begins or ends,
 * or does so no more, are made anew.
 */
export const rebuildAliasTable = async (session: Session): Promise<void> => {
  const resolved = resolveAliases(await readStatements(session));
  const before = await readMonthBreaks(session);
  await session.run('DELETE FROM alias');
  await session.run(
    `INSERT INTO alias (dimension, raw, value, sample, from_on, to_on)
     SELECT r->>'dimension', r->>'raw', r->>'value', CAST(r->>'sample' AS BOOLEAN), CAST(r->>'from' AS DATE), CAST(r->>'to' AS DATE)
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(resolved.filter(({ raw, value }) => raw !== value)) },
  );
  const after = await readMonthBreaks(session);
  const changed = [...before, ...after].filter((day) => before.includes(day) !== after.includes(day));
  await rebuildMonths(session, [...new Set(changed.map((day) => `${day.slice(0, 7)}-01`))].sort());
};
