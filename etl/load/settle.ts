import type { Column } from '../model/tables.ts';
import type { Session } from '../warehouse/session.ts';

/** What became of the accepted rows of an import. */
export interface Outcome {
  readonly new: number;
  readonly updated: number;
  readonly duplicate: number;
  /** Of the duplicates: rows that say something older than what is held. */
  readonly olderThanHeld: number;
}

interface Ledger {
  readonly versions: 'case_version' | 'response_version';
  readonly columns: readonly Column[];
  readonly importId: number;
  readonly source: string;
}

/** When a version was stated by its source; without an update time the order of statement decides. */
const statedAt = (columns: readonly Column[]): string =>
  columns.some(({ name }) => name === 'updated_at')
    ? `coalesce(updated_at, TIMESTAMP '-infinity')`
    : `TIMESTAMP '-infinity'`;

/**
 * Moves the accepted rows of `staged` into the ledger and decides, per natural key, which version counts: the latest by
 * the source's update time, then by import, then by line. Every import keeps its claim on each key, duplicates
 * included, so that undoing any other import leaves exactly what this one says.
 *
 * Leaves temp table `retired (import_id, line)`: versions that counted before and do not any more.
 */
export const settle = async (session: Session, ledger: Ledger): Promise<Outcome> => {
  const { versions, columns, importId, source } = ledger;
  const names = columns.map(({ name }) => name);
  const stated = statedAt(columns);
  await session.run('CREATE OR REPLACE TEMP TABLE retired (import_id INTEGER, line INTEGER)');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE contested AS
     SELECT key FROM staged WHERE reject_code IS NULL GROUP BY key HAVING count(*) > 1
     UNION SELECT DISTINCT s.key FROM staged s JOIN ${versions} v ON v.source = $source AND v.key = s.key WHERE s.reject_code IS NULL`,
    { source },
  );
  const [rivals] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM contested');
  // Looking every key up among none takes as long as among many.
  const uncontested = rivals?.n ? 'AND key NOT IN (FROM contested)' : '';
  const values = { import: importId, source };
  const insert = `INSERT INTO ${versions} (import_id, line, source, key, live, ${names.join(', ')})`;
  const fresh = await session.run(
    `${insert} SELECT $import, "row", $source, key, true, ${names.join(', ')} FROM staged
     WHERE reject_code IS NULL ${uncontested}`,
    values,
  );

  await session.run(
    `CREATE OR REPLACE TEMP TABLE rival AS
     SELECT key, "row" AS ordinal, 0 AS held_import, 0 AS held_line, ${stated} AS stated, ${names.join(', ')}
     FROM staged WHERE reject_code IS NULL AND key IN (FROM contested)
     UNION ALL
     SELECT key, 0, import_id, line, ${stated}, ${names.join(', ')} FROM ${versions}
     WHERE source = $source AND live AND key IN (FROM contested) AND import_id <> $import`,
    values,
  );
  const rank = '{stated: stated, ordinal: ordinal}';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE judged AS
     WITH ordered AS (
       SELECT *, max(${rank}) OVER earlier AS best,
         max(${rank}) FILTER (WHERE ordinal > 0) OVER whole AS best_of_file, max(${rank}) OVER whole AS best_of_all
       FROM rival
       WINDOW earlier AS (PARTITION BY key ORDER BY ordinal ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
         whole AS (PARTITION BY key))
     SELECT o.key, o.ordinal, o.ordinal = o.best_of_file.ordinal AS kept, o.ordinal = o.best_of_all.ordinal AS wins,
       CASE WHEN o.best IS NULL THEN 'new' WHEN ${same('o', 'p', names)} THEN 'duplicate'
         WHEN o.stated < o.best.stated THEN 'older' ELSE 'updated' END AS outcome
     FROM ordered o LEFT JOIN rival p ON p.key = o.key AND p.ordinal = o.best.ordinal
     WHERE o.ordinal > 0`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE turned AS
     SELECT j.key, h.held_import, h.held_line FROM judged j
     JOIN rival f ON f.key = j.key AND f.ordinal = j.ordinal
     LEFT JOIN rival h ON h.key = j.key AND h.ordinal = 0
     WHERE j.wins AND (h.key IS NULL OR NOT (${same('f', 'h', names)}))`,
  );
  await session.run(
    'INSERT INTO retired SELECT held_import, held_line FROM turned WHERE held_import IS NOT NULL',
  );
  await session.run(
    `UPDATE ${versions} SET live = false FROM retired r WHERE ${versions}.import_id = r.import_id AND ${versions}.line = r.line`,
  );
  await session.run(
    `${insert} SELECT $import, s."row", $source, s.key, s.key IN (SELECT key FROM turned), ${names.map((name) => `s.${name}`).join(', ')}
     FROM staged s JOIN judged j ON j.ordinal = s."row" AND j.kept`,
    values,
  );
  const counts = await session.rows<{ outcome: string; n: number }>(
    'SELECT outcome, count(*) AS n FROM judged GROUP BY outcome',
  );
  for (const temporary of ['contested', 'rival', 'judged', 'turned'])
    await session.run(`DROP TABLE ${temporary}`);
  const count = (outcome: string): number => counts.find((row) => row.outcome === outcome)?.n ?? 0;
  return {
    new: fresh + count('new'),
    updated: count('updated'),
    duplicate: count('duplicate') + count('older'),
    olderThanHeld: count('older'),
  };
};

const same = (a: string, b: string, names: readonly string[]): string =>
  names.map((name) => `${a}.${name} IS NOT DISTINCT FROM ${b}.${name}`).join(' AND ');
