import { addSourceState, bumpDataVersion } from './bookkeeping.ts';
import { COMMENT_TABLE_NAMES, FORGET_WORDINGS } from '../model/comment-tables.ts';
import { Problem } from '../model/problem.ts';
import { dropPartition, movePartitionRows } from '../rollup/apply.ts';
import type { Session } from '../warehouse/session.ts';

/**
 * Takes an import back: its versions go, and for every key it had decided the latest remaining claim counts again.
 * Afterwards the warehouse answers as if only the other imports had ever been loaded.
 * @throws Problem when there is no such import, or it was undone before.
 */
export const undoImport = async (session: Session, importId: number, now: Date): Promise<void> => {
  const [found] = await session.rows<{ status: string; kind: 'survey' | 'complaints'; source: string }>(
    'SELECT status, kind, source FROM import WHERE import_id = $import',
    { import: importId },
  );
  if (!found || found.status !== 'loaded')
    throw new Problem(
      found ? 'That import was undone before' : 'There is no such import',
      [
        {
          code: found ? 'already_undone' : 'unknown_import',
          detail: found
            ? `Import ${importId} is not loaded any more.`
            : `No import has the number ${importId}.`,
          value: String(importId),
          way_out: 'List the imports to see their numbers.',
        },
      ],
      found ? 409 : 404,
    );
  const versions = found.kind === 'complaints' ? 'case_version' : 'response_version';
  const stated =
    found.kind === 'complaints' ? `coalesce(updated_at, TIMESTAMP '-infinity')` : `TIMESTAMP '-infinity'`;
  const values = { import: importId, source: found.source };
  await session.transaction(async () => {
    await session.run(
      `CREATE OR REPLACE TEMP TABLE promoted AS
       SELECT arg_max({import_id: import_id, line: line}, {stated: ${stated}, import_id: import_id, line: line}) AS best
       FROM ${versions}
       WHERE source = $source AND import_id <> $import
         AND key IN (SELECT key FROM ${versions} WHERE import_id = $import AND live)
       GROUP BY key`,
      values,
    );
    await session.run(
      'CREATE OR REPLACE TEMP TABLE restored AS SELECT best.import_id AS import_id, best.line AS line FROM promoted',
    );
    await dropPartition(session, importId);
    if (found.kind === 'survey')
      await session.run('DELETE FROM answer WHERE import_id = $import', { import: importId });
    await session.run(`DELETE FROM ${versions} WHERE import_id = $import`, { import: importId });
    for (const table of COMMENT_TABLE_NAMES)
      await session.run(`DELETE FROM ${table} WHERE import_id = $import`, { import: importId });
    for (const statement of FORGET_WORDINGS) await session.run(statement);
    await session.run('DELETE FROM rejected_row WHERE import_id = $import', { import: importId });
    await session.run(
      `UPDATE ${versions} SET live = true FROM restored r WHERE ${versions}.import_id = r.import_id AND ${versions}.line = r.line`,
    );
    await movePartitionRows(session, 'restored', 1);
    await session.run(`UPDATE import SET status = 'undone', undone_at = $now WHERE import_id = $import`, {
      import: importId,
      now,
    });
    await addSourceState(session, found.source, found.kind);
    await bumpDataVersion(session);
  });
};
