import type { Session } from '../../warehouse/session.ts';
import { FIRST_DAY, LAST_DAY } from '../day.ts';
import { readStatements } from '../history.ts';
import { readSpelling } from '../resolve-aliases.ts';
import { ISSUE_TREE, PLACE_TREE, supplyAbove, type Below, type Levels } from './supply.ts';
import { readTree, type TreeEdge } from './tree.ts';
import { usable } from './usable.ts';

/** Which rows a tree supplies, and the day they are of. */
interface Target {
  readonly table: 'case_version' | 'response_version' | 'instrument';
  readonly levels: Levels;
  readonly day: string;
  /** The row's leaf, and what is supplied of the middle, where the table has them. */
  readonly leaf: string;
  readonly middle: string | null;
  readonly id: readonly string[];
}

const ROW = ['import_id', 'line'] as const;

const TARGETS: readonly Target[] = [
  {
    table: 'case_version',
    levels: PLACE_TREE,
    day: 'CAST(opened_at AS DATE)',
    leaf: 'community',
    middle: 'supplied_subdistrict',
    id: ROW,
  },
  {
    table: 'case_version',
    levels: ISSUE_TREE,
    day: 'CAST(opened_at AS DATE)',
    leaf: 'issue_detail',
    middle: 'supplied_issue',
    id: ROW,
  },
  {
    table: 'response_version',
    levels: PLACE_TREE,
    day: 'CAST(submitted_at AS DATE)',
    leaf: 'community',
    middle: 'supplied_subdistrict',
    id: ROW,
  },
  // Items of a survey have no day: the tree as it is now.
  {
    table: 'instrument',
    levels: ISSUE_TREE,
    day: `DATE '${LAST_DAY}'`,
    leaf: 'CAST(NULL AS VARCHAR)',
    middle: null,
    id: ['instrument'],
  },
];

const readEdges = (session: Session): Promise<TreeEdge[]> =>
  session.rows<TreeEdge>(
    `SELECT dimension, value, parent, CAST(from_on AS VARCHAR) AS "from", CAST(to_on AS VARCHAR) AS "to" FROM tree_edge`,
  );

/** Fills temp table `above` with what the tree says of these pairs of lower levels. */
const fillAbove = async (session: Session, keys: readonly Below[], levels: Levels): Promise<void> => {
  const edges = await readEdges(session);
  const [read, parents] = [readSpelling(await readStatements(session)), readTree(edges)];
  const rows = edges.length === 0 ? [] : keys.flatMap((key) => supplyAbove(levels, key, read, parents));
  await session.run(
    `CREATE OR REPLACE TEMP TABLE above AS
     SELECT coalesce(r->>'middle', '') AS middle, coalesce(r->>'leaf', '') AS leaf, CAST(r->>'from' AS DATE) AS from_on,
       CAST(r->>'to' AS DATE) AS to_on, r->>'above_top' AS above_top, r->>'above_middle' AS above_middle
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(rows) },
  );
};

/**
 * Fills temp table `lifted` with the names that are subdistricts and no districts: a file that knows only subdistricts has
 * them in its top column (see `promote-places.ts`), and the tree tells what they are.
 */
const fillLifted = (session: Session): Promise<number> =>
  session.run(
    `CREATE OR REPLACE TEMP TABLE lifted AS
     WITH below AS (SELECT value FROM tree_edge WHERE dimension = 'subdistrict'),
       top AS (SELECT value FROM member WHERE dimension = 'district' UNION SELECT parent FROM tree_edge WHERE dimension = 'subdistrict')
     SELECT value FROM (FROM below UNION SELECT raw FROM alias WHERE dimension = 'subdistrict' AND value IN (FROM below))
     WHERE value NOT IN (FROM top) AND value NOT IN (SELECT raw FROM alias WHERE dimension = 'district')`,
  );

/** Supplies one target; leaves temp table `supplied` with the rows that changed and what they were given. */
const supplyTarget = async (session: Session, target: Target, of: string): Promise<number> => {
  const { table, levels, id } = target;
  const isPlace = target.middle === 'supplied_subdistrict';
  const stated = `SELECT ${id.join(', ')}, ${target.day} AS on_day, ${usable(levels.top)} AS top, ${usable(levels.middle)} AS middle,
      ${usable(target.leaf)} AS leaf, supplied_${levels.top} AS had_top, ${target.middle ?? 'CAST(NULL AS VARCHAR)'} AS had_middle
    FROM ${table} WHERE ${of}`;
  const judged = `SELECT s.*, ${isPlace ? 'l.value IS NOT NULL AND middle IS NULL AND leaf IS NULL' : 'false'} AS is_lifted
    FROM (${stated}) s ${isPlace ? 'LEFT JOIN lifted l ON l.value = s.top' : ''}`;
  const below = `SELECT * REPLACE (CASE WHEN is_lifted THEN NULL ELSE top END AS top, CASE WHEN is_lifted THEN top ELSE middle END AS middle)
    FROM (${judged})
    WHERE is_lifted OR (top IS NULL AND (middle IS NOT NULL OR leaf IS NOT NULL)) OR (middle IS NULL AND leaf IS NOT NULL)
      OR had_top IS NOT NULL OR had_middle IS NOT NULL`;
  const keys = await session.rows<Below>(`SELECT DISTINCT middle, leaf FROM (${below})`);
  if (keys.length === 0) return 0;
  await fillAbove(session, keys, levels);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE supplied AS
     SELECT * FROM (
       SELECT ${id.map((name) => `b.${name}`).join(', ')}, b.had_top, b.had_middle,
         CASE WHEN b.top IS NULL THEN a.above_top END AS now_top,
         ${target.middle ? 'CASE WHEN NOT b.is_lifted THEN a.above_middle WHEN a.above_top IS NOT NULL THEN b.middle END' : 'CAST(NULL AS VARCHAR)'} AS now_middle
       FROM (${below}) b LEFT JOIN above a ON a.middle = coalesce(b.middle, '') AND a.leaf = coalesce(b.leaf, '')
         AND coalesce(b.on_day, DATE '${FIRST_DAY}') >= a.from_on AND coalesce(b.on_day, DATE '${LAST_DAY}') <= a.to_on)
     WHERE now_top IS DISTINCT FROM had_top OR now_middle IS DISTINCT FROM had_middle`,
  );
  const [count] = await session.rows<{ n: number }>('SELECT count(*) AS n FROM supplied');
  if (count && count.n > 0)
    await session.run(
      `UPDATE ${table} SET supplied_${levels.top} = s.now_top ${target.middle ? `, ${target.middle} = s.now_middle` : ''}
       FROM supplied s WHERE ${id.map((name) => `${table}.${name} = s.${name}`).join(' AND ')}`,
    );
  return count?.n ?? 0;
};

/** Whether any tree is loaded; without one nothing is supplied, and nothing was. */
export const hasTree = async (session: Session): Promise<boolean> =>
  (await session.rows('SELECT 1 AS one FROM tree_edge LIMIT 1')).length > 0;

/**
 * Gives rows that name only lower levels what the trees say is above them, and takes back what they do not say any
 * more. The columns of the file are not touched.
 * @param importId only the rows of one import; all when null.
 * @returns the imports whose rows changed.
 */
export const supplyRows = async (session: Session, importId: number | null = null): Promise<number[]> => {
  const imports = new Set<number>();
  await fillLifted(session);
  for (const target of TARGETS) {
    const of = target.table === 'instrument' || importId === null ? 'true' : `import_id = ${importId}`;
    if ((await supplyTarget(session, target, of)) === 0) continue;
    const owners =
      target.table === 'instrument'
        ? 'SELECT DISTINCT import_id FROM answer WHERE instrument IN (SELECT instrument FROM supplied)'
        : 'SELECT DISTINCT import_id FROM supplied';
    for (const { import_id } of await session.rows<{ import_id: number }>(owners)) imports.add(import_id);
  }
  for (const temporary of ['above', 'supplied', 'lifted'])
    await session.run(`DROP TABLE IF EXISTS ${temporary}`);
  return [...imports].sort((a, b) => a - b);
};
