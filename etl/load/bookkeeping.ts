import type { Kind } from '../model/field.ts';
import type { Session } from '../warehouse/session.ts';

/** Refreshes what is known of a source: how much is live, from when to when, and its latest timestamp. */
export const addSourceState = async (session: Session, source: string, kind: Kind): Promise<void> => {
  await session.run('DELETE FROM source_state WHERE source = $source AND kind = $kind', { source, kind });
  const [opened, latest, versions] =
    kind === 'complaints'
      ? ['opened_at', 'greatest(opened_at, closed_at, updated_at)', 'case_version']
      : ['submitted_at', 'submitted_at', 'response_version'];
  await session.run(
    `INSERT INTO source_state
     SELECT $source, $kind, CAST(min(${opened}) AS DATE), CAST(max(${opened}) AS DATE), max(${latest}), count(*)
     FROM ${versions} WHERE live AND source = $source HAVING count(*) > 0`,
    { source, kind },
  );
};

/** Every change of the ledger has a number; answers carry it and caches hang on it. */
export const bumpDataVersion = async (session: Session): Promise<void> => {
  await session.run('UPDATE data_version SET version = version + 1');
};
