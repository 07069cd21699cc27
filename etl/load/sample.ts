import { rebuildAliasTable } from '../places/alias-table.ts';
import { rebuildPartitions } from '../places/placing/rebuild.ts';
import { supplyRows } from '../places/placing/supply-rows.ts';
import type { Session } from '../warehouse/session.ts';
import { undoImport } from './undo.ts';

const REFERENCE_TABLES = ['member', 'remapping', 'alias_statement', 'tree_edge', 'population', 'boundary'];

/** Whether the synthetic sample city is loaded. */
export const hasSample = async (session: Session): Promise<boolean> => {
  const [row] = await session.rows<{ n: number }>(
    `SELECT count(*) AS n FROM import WHERE sample AND status = 'loaded'`,
  );
  return (row?.n ?? 0) > 0;
};

/** Takes the sample city out: its imports are undone, its places, names and population go. */
export const clearSample = async (session: Session, now: Date): Promise<number> => {
  const imports = await session.rows<{ import_id: number }>(
    `SELECT import_id FROM import WHERE sample AND status = 'loaded' ORDER BY import_id DESC`,
  );
  for (const { import_id } of imports) await undoImport(session, import_id, now);
  for (const table of REFERENCE_TABLES) await session.run(`DELETE FROM ${table} WHERE sample`);
  await session.run(
    'DELETE FROM action_reopening WHERE action_id IN (SELECT action_id FROM action WHERE sample)',
  );
  await session.run('DELETE FROM action WHERE sample');
  await rebuildAliasTable(session);
  await rebuildPartitions(session, await supplyRows(session));
  return imports.length;
};
