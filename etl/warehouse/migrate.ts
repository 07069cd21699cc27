import { FACT_VIEWS } from '../model/facts.ts';
import { CASE_COUNTS, GRAINS, RATING_SUMS, type Grain } from '../model/rollup.ts';
import { PUBLICATION_TABLES, TABLES } from '../model/tables.ts';
import type { Session } from './session.ts';

const SCHEMA_VERSION = 1;

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

/** Creates what is missing in an empty warehouse; refuses one made by a later version. */
export const migrate = async (session: Session): Promise<void> => {
  await session.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const [held] = await session.rows<{ version: number }>('SELECT version FROM schema_version');
  if (held && held.version > SCHEMA_VERSION)
    throw new Error(`the data directory was made by a later version (schema ${held.version})`);
  for (const statement of PUBLICATION_TABLES) await session.run(statement);
  if (held) return;
  await session.transaction(async () => {
    for (const statement of [...TABLES, ...FACT_VIEWS, ...GRAINS.map(rollupTable)])
      await session.run(statement);
    await session.run('INSERT INTO schema_version VALUES ($version)', { version: SCHEMA_VERSION });
  });
};
