import { ACCOUNT_TABLES } from '../model/account-tables.ts';
import { ACTION_TABLES } from '../model/action-tables.ts';
import { COMMENT_TABLES, COMMENT_VIEWS } from '../model/comment-tables.ts';
import { DIGEST_TABLES } from '../model/digest-tables.ts';
import { FACT_VIEWS } from '../model/facts.ts';
import { JOB_TABLES } from '../model/job-tables.ts';
import { MARGIN_TABLES } from '../model/margin-table.ts';
import { SAVED_VIEW_TABLES } from '../model/saved-view-tables.ts';
import { CASE_COUNTS, GRAINS, RATING_SUMS, type Grain } from '../model/rollup.ts';
import { PLACED_COLUMNS, PLACE_TABLES, PUBLICATION_TABLES, TABLES } from '../model/tables.ts';
import { addPartition } from '../rollup/apply.ts';
import type { Session } from './session.ts';

const SCHEMA_VERSION = 5;
/** Rollups of earlier versions. */
const RETIRED = ['case_close_month', 'case_open_day'];

const measureColumns = (grain: Grain): string[] => {
  if (grain.measures === 'counts') return Object.keys(CASE_COUNTS).map((name) => `${name} BIGINT NOT NULL`);
  if (grain.measures === 'n') return ['n BIGINT NOT NULL'];
  return Object.entries(RATING_SUMS).map(([name, sum]) => `${name} ${sum.type} NOT NULL`);
};

const rollupTable = (grain: Grain): string =>
  `CREATE TABLE ${grain.table} (import_id INTEGER NOT NULL, "on" DATE, ${[
    ...Object.entries(grain.keys).map(([name, type]) => `${name} ${type}`),
    ...measureColumns(grain),
  ].join(', ')})`;

/** Makes the views and rollups anew and fills them from the live rows; they hold nothing the rows do not. */
const rebuildRollups = async (session: Session): Promise<void> => {
  for (const table of [...RETIRED, ...GRAINS.map((grain) => grain.table)])
    await session.run(`DROP TABLE IF EXISTS ${table}`);
  for (const statement of [...FACT_VIEWS, ...GRAINS.map(rollupTable)]) await session.run(statement);
  const imports = await session.rows<{ import_id: number }>(
    `SELECT import_id FROM import WHERE status = 'loaded' ORDER BY import_id`,
  );
  for (const { import_id } of imports) await addPartition(session, import_id);
};

/** Columns that came later; nothing is lost where they are there already. */
const addColumns = async (session: Session): Promise<void> => {
  for (const [table, columns] of Object.entries(PLACED_COLUMNS))
    for (const { name, type } of columns)
      await session.run(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS ${name} ${type}`);
  for (const [name, day] of [
    ['from_on', '0001-01-01'],
    ['to_on', '9999-12-31'],
  ] as const)
    await session.run(`ALTER TABLE alias ADD COLUMN IF NOT EXISTS ${name} DATE DEFAULT DATE '${day}'`);
};

/** Aliases held from before become the first remapping, so that they can be undone like any other. */
const keepAliasHistory = async (session: Session): Promise<void> => {
  for (const statement of FACT_VIEWS) await session.run(statement);
  await session.run(
    `INSERT INTO tree_edge SELECT dimension, value, parent, DATE '0001-01-01', DATE '9999-12-31', sample
     FROM member WHERE parent IS NOT NULL`,
  );
  const [held] = await session.rows<{ n: number; sample: boolean | null }>(
    'SELECT count(*) AS n, bool_and(sample) AS sample FROM alias',
  );
  if (!held || held.n === 0) return;
  await session.run(
    `INSERT INTO remapping SELECT nextval('remapping_number'), 'file', NULL, NULL, coalesce(max(imported_at), TIMESTAMP '1970-01-01'),
       NULL, NULL, NULL, $n, $sample FROM import`,
    { n: held.n, sample: held.sample ?? false },
  );
  await session.run(
    `INSERT INTO alias_statement SELECT (SELECT max(remapping_id) FROM remapping), dimension, raw, value, from_on, to_on, sample
     FROM alias WHERE raw <> value`,
  );
};

/** The first table of runs was never written to, and had no key. */
const makeDigestLedger = async (session: Session): Promise<void> => {
  await session.run('DROP TABLE IF EXISTS digest_run');
  for (const statement of DIGEST_TABLES) await session.run(statement);
};

/** Steps from one schema version to the next, by the version they start from. */
const STEPS: Readonly<Record<number, (session: Session) => Promise<void>>> = {
  // 2: answers of follow-ups by pattern, closings by day of closing, appeals.
  1: rebuildRollups,
  // 3: aliases have a history; places and issues are supplied by trees and points.
  2: keepAliasHistory,
  // 4: deliveries of digests have keys.
  3: makeDigestLedger,
  // 5: coarser rollups, and what was open when a month ended.
  4: rebuildRollups,
};

/**
 * Creates what is missing in an empty warehouse, brings an older one up to date; refuses one made by a later version.
 */
export const migrate = async (session: Session): Promise<void> => {
  await session.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const [held] = await session.rows<{ version: number }>('SELECT version FROM schema_version');
  if (held && held.version > SCHEMA_VERSION)
    throw new Error(`the data directory was made by a later version (schema ${held.version})`);
  for (const statement of [
    ...PUBLICATION_TABLES,
    ...PLACE_TABLES,
    ...ACCOUNT_TABLES,
    ...COMMENT_TABLES,
    ...DIGEST_TABLES,
    ...JOB_TABLES,
    ...MARGIN_TABLES,
    ...SAVED_VIEW_TABLES,
    ...ACTION_TABLES,
  ])
    await session.run(statement);
  if (held) {
    if (held.version < SCHEMA_VERSION) await addColumns(session);
    for (let version = held.version; version < SCHEMA_VERSION; version++)
      await session.transaction(async () => {
        await STEPS[version]?.(session);
        await session.run('UPDATE schema_version SET version = $version', { version: version + 1 });
      });
    for (const name of ['columns', 'redacted'])
      await session.run(`ALTER TABLE import ADD COLUMN IF NOT EXISTS ${name} JSON`);
    for (const statement of [...FACT_VIEWS, ...COMMENT_VIEWS]) await session.run(statement);
    return;
  }
  await session.transaction(async () => {
    for (const statement of [...TABLES, ...FACT_VIEWS, ...COMMENT_VIEWS, ...GRAINS.map(rollupTable)])
      await session.run(statement);
    await session.run('INSERT INTO schema_version VALUES ($version)', { version: SCHEMA_VERSION });
  });
};
