import { CASE_COUNTS, GRAINS, RATING_SUMS, type FactName, type Grain } from '../model/rollup.ts';
import type { Session } from '../warehouse/session.ts';
import { monthSql, readMonthBreaks } from './month-breaks.ts';

/** The measure columns of a grain over fact rows that carry a `sign` of +1 or −1. */
const signedMeasures = (grain: Grain): string[] => {
  if (grain.measures === 'counts')
    return Object.entries(CASE_COUNTS).map(
      ([name, condition]) => `coalesce(sum(sign) FILTER (WHERE ${condition}), 0) AS ${name}`,
    );
  if (grain.measures === 'n') return ['sum(sign) AS n'];
  return Object.entries(RATING_SUMS).map(
    ([name, sum]) =>
      `sum(CASE WHEN sign > 0 THEN ${sum.expression} ELSE -(${sum.expression}) END) AS ${name}`,
  );
};

/** The same over rows that all count once; counting is cheaper than adding up signs. */
const plainMeasures = (grain: Grain): string[] => {
  if (grain.measures === 'counts')
    return Object.entries(CASE_COUNTS).map(
      ([name, condition]) => `count(*) FILTER (WHERE ${condition}) AS ${name}`,
    );
  if (grain.measures === 'n') return ['count(*) AS n'];
  return Object.entries(RATING_SUMS).map(([name, sum]) => `sum(${sum.expression}) AS ${name}`);
};

const measureNames = (grain: Grain): string[] => {
  if (grain.measures === 'counts') return Object.keys(CASE_COUNTS);
  return grain.measures === 'n' ? ['n'] : Object.keys(RATING_SUMS);
};

const insertSql = (
  grain: Grain,
  rows: string,
  breaks: readonly string[],
  measures: readonly string[],
): string => {
  const keys = Object.keys(grain.keys);
  return `INSERT INTO ${grain.table}
    SELECT import_id, ${grain.time === 'day' ? '"on"' : monthSql(breaks)} AS "on", ${keys.join(', ')}, ${measures.join(', ')}
    FROM (${rows}) ${grain.filter ? `WHERE ${grain.filter}` : ''}
    GROUP BY ALL ORDER BY 2`;
};

/** What a finer grain's cells come to in a coarser one. */
const coarserSql = (grain: Grain, finer: string): string => {
  const keys = Object.keys(grain.keys).join(', ');
  // Counts add up exactly as doubles, at half the cost of the engine's 128-bit sums.
  const sums = measureNames(grain).map((name) =>
    grain.measures === 'sums' ? `sum(${name})` : `CAST(sum(CAST(${name} AS DOUBLE)) AS BIGINT)`,
  );
  return `INSERT INTO ${grain.table} SELECT import_id, "on", ${keys}, ${sums.join(', ')}
    FROM ${finer} WHERE import_id = $import GROUP BY ALL ORDER BY 2`;
};

/** Where the rows of an import are read from: the ledger, or what was staged of it. */
export type FactRelations = Readonly<Record<FactName, string>>;

const IN_LEDGER: FactRelations = {
  case_fact: 'case_fact',
  closing_fact: 'closing_fact',
  rating_fact: 'rating_fact',
};

/**
 * Adds the live rows of an import to every rollup of its kind, in that import's partition. A partition always holds
 * exactly the live rows its import owns.
 */
export const addPartition = async (
  session: Session,
  importId: number,
  relations: FactRelations = IN_LEDGER,
): Promise<void> => {
  const breaks = await readMonthBreaks(session);
  const fromRows = GRAINS.filter(({ from }) => from === undefined);
  for (const grain of fromRows)
    await session.run(
      insertSql(
        grain,
        `FROM ${relations[grain.fact]} WHERE import_id = $import AND live`,
        breaks,
        plainMeasures(grain),
      ),
      { import: importId },
    );
  for (const grain of GRAINS)
    if (grain.from !== undefined) await session.run(coarserSql(grain, grain.from), { import: importId });
};

/** Takes an import's partition out of every rollup. */
export const dropPartition = async (session: Session, importId: number): Promise<void> => {
  for (const grain of GRAINS)
    await session.run(`DELETE FROM ${grain.table} WHERE import_id = $import`, { import: importId });
};

/**
 * Moves single versions into (+1) or out of (−1) the partitions of the imports that own them.
 * @param moved a temp table with `import_id` and `line`.
 */
export const movePartitionRows = async (session: Session, moved: string, sign: 1 | -1): Promise<void> => {
  const [any] = await session.rows<{ n: number }>(`SELECT count(*) AS n FROM ${moved}`);
  if (!any || any.n === 0) return;
  const breaks = await readMonthBreaks(session);
  for (const grain of GRAINS)
    await session.run(
      insertSql(
        grain,
        `SELECT f.*, CAST($sign AS INTEGER) AS sign FROM ${grain.fact} f JOIN ${moved} m ON m.import_id = f.import_id AND m.line = f.line`,
        breaks,
        signedMeasures(grain),
      ),
      { sign },
    );
};

/** Makes the cells of some months anew in the monthly rollups, for all imports; `months` are first days. */
export const rebuildMonths = async (session: Session, months: readonly string[]): Promise<void> => {
  const breaks = await readMonthBreaks(session);
  for (const grain of GRAINS.filter(({ time }) => time === 'month'))
    for (const month of months) {
      const within = '"on" >= CAST($month AS DATE) AND "on" < CAST($month AS DATE) + INTERVAL 1 MONTH';
      await session.run(`DELETE FROM ${grain.table} WHERE ${within}`, { month });
      await session.run(
        insertSql(grain, `FROM ${grain.fact} WHERE live AND ${within}`, breaks, plainMeasures(grain)),
        { month },
      );
    }
};
