import type { Session } from '../../warehouse/session.ts';

/** The correction of each comment that counts: the latest that was not undone. */
const LATEST = `SELECT kind, source, key, arg_max(issue, correction_id) AS issue FROM issue_correction
  WHERE undone_at IS NULL GROUP BY kind, source, key`;

/**
 * Makes what analysts said count for every version of the comments they said it of; whatever was decided otherwise about
 * them goes. Called again it changes nothing.
 * @param groupOf to which group an issue belongs.
 */
export const applyCorrections = async (
  session: Session,
  groupOf: ReadonlyMap<string, string>,
): Promise<void> => {
  const groups = [...groupOf].map(([issue, issue_group]) => ({ issue, issue_group }));
  await session.run(`DELETE FROM comment_issue WHERE decided_by = 'corrected'`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE corrected AS
     SELECT f.import_id, f.line, g.issue_group, c.issue
     FROM comment_fact f JOIN (${LATEST}) c ON c.kind = f.kind AND c.source = f.source AND c.key = f.key
     LEFT JOIN (SELECT r.* FROM (SELECT unnest(from_json($groups, '[{"issue":"VARCHAR","issue_group":"VARCHAR"}]')) AS r)) g
       ON g.issue = c.issue`,
    { groups: JSON.stringify(groups) },
  );
  await session.run(
    'DELETE FROM comment_issue WHERE (import_id, line) IN (SELECT (import_id, line) FROM corrected)',
  );
  await session.run(
    `INSERT INTO comment_issue SELECT import_id, line, issue_group, issue, NULL, 'corrected' FROM corrected`,
  );
  await session.run('DROP TABLE corrected');
};
