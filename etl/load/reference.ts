import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { Problem } from '../model/problem.ts';
import { remapByFile } from '../places/remap.ts';
import { readAliasRows } from '../places/alias-file.ts';
import { isDay } from '../places/day.ts';
import { rebuildPartitions } from '../places/placing/rebuild.ts';
import { supplyRows } from '../places/placing/supply-rows.ts';
import { edgesOf, type TreeEdge } from '../places/placing/tree.ts';
import type { Session } from '../warehouse/session.ts';
import { bumpDataVersion } from './bookkeeping.ts';
import { readMargins, storeMargins } from './margins.ts';

/** Tables about the city rather than about its feedback. */
export const REFERENCE_KINDS = [
  'geojson',
  'population',
  'place_tree',
  'issue_tree',
  'aliases',
  'margins',
] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

const refuse = (file: string, detail: string, way_out: string): never => {
  throw new Problem('The reference table cannot be read', [{ code: 'bad_reference', detail, file, way_out }]);
};

const readCsv = async (path: string, columns: readonly string[]): Promise<Record<string, string>[]> => {
  const { data, meta } = Papa.parse<Record<string, string>>(
    (await readFile(path, 'utf8')).replace(/^\uFEFF/, ''),
    {
      header: true,
      skipEmptyLines: 'greedy',
    },
  );
  const missing = columns.filter((column) => !(meta.fields ?? []).includes(column));
  if (missing.length > 0)
    refuse(
      path,
      `Missing columns: ${missing.join(', ')}.`,
      `The table needs the columns ${columns.join(', ')}.`,
    );
  return data;
};

/** One level of a tree as it is listed, with both names; `en` is the canonical one. */
interface TreeLevel {
  readonly dimension: string;
  readonly en: string;
  readonly zh: string;
}

/** Above the districts there may be a city, which is not asked of a file. */
const PLACE_TREE: readonly TreeLevel[] = [
  { dimension: 'city', en: 'city', zh: 'city_zh' },
  { dimension: 'district', en: 'district', zh: 'district_zh' },
  { dimension: 'subdistrict', en: 'subdistrict', zh: 'subdistrict_zh' },
  { dimension: 'community', en: 'community', zh: 'community_zh' },
];
const ISSUE_TREE: readonly TreeLevel[] = [
  { dimension: 'issue_group', en: 'issue_group', zh: 'issue_group_zh' },
  { dimension: 'issue', en: 'issue', zh: 'issue_zh' },
  { dimension: 'issue_detail', en: 'issue_detail', zh: 'issue_detail_zh' },
];

const insertRows = async (
  session: Session,
  table: 'member' | 'population',
  rows: readonly object[],
  columns: readonly string[],
  sample: boolean,
): Promise<void> => {
  await session.run(
    `INSERT INTO ${table} (${columns.join(', ')}, sample)
     SELECT ${columns.map((column) => `r->>'${column}'`).join(', ')}, $sample FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(rows), sample },
  );
};

/** What is above what, with its days; and the rows that name only lower levels under it. */
const loadEdges = async (
  session: Session,
  path: string,
  edges: readonly TreeEdge[],
  tree: readonly TreeLevel[],
  sample: boolean,
): Promise<void> => {
  const wrong = edges.filter(({ from, to }) => !isDay(from) || !isDay(to) || from > to);
  if (wrong[0])
    refuse(
      path,
      `"${wrong[0].value}" would belong to "${wrong[0].parent}" from "${wrong[0].from}" to "${wrong[0].to}".`,
      'Write from and to as YYYY-MM-DD, both inclusive, the earlier day first; leave open ends blank.',
    );
  for (const { dimension } of tree)
    await session.run('DELETE FROM tree_edge WHERE dimension = $dimension', { dimension });
  await session.run(
    `INSERT INTO tree_edge
     SELECT r->>'dimension', r->>'value', r->>'parent', CAST(r->>'from' AS DATE), CAST(r->>'to' AS DATE), $sample
     FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(edges), sample },
  );
  await rebuildPartitions(session, await supplyRows(session));
};

const loadTree = async (
  session: Session,
  path: string,
  tree: readonly TreeLevel[],
  sample: boolean,
): Promise<number> => {
  const data = await readCsv(
    path,
    tree.filter(({ dimension }) => dimension !== 'city').map((level) => level.en),
  );
  const members = new Map<string, object>();
  for (const row of data)
    tree.forEach((level, depth) => {
      const value = row[level.en];
      if (!value) return;
      const parent = depth === 0 ? null : row[(tree[depth - 1] as TreeLevel).en] || null;
      members.set(`${level.dimension} ${value}`, {
        dimension: level.dimension,
        value,
        label_en: value,
        label_zh: row[level.zh] || value,
        parent,
      });
    });
  for (const level of tree)
    await session.run('DELETE FROM member WHERE dimension = $dimension', { dimension: level.dimension });
  await insertRows(
    session,
    'member',
    [...members.values()],
    ['dimension', 'value', 'label_en', 'label_zh', 'parent'],
    sample,
  );
  await loadEdges(
    session,
    path,
    edgesOf(
      data,
      tree.map(({ dimension }) => dimension),
    ),
    tree,
    sample,
  );
  return members.size;
};

/** The smallest check that a GeoJSON can be drawn: a collection of named areas. */
const checkGeojson = (path: string, text: string): number => {
  const parsed: unknown = JSON.parse(text);
  const features = (parsed as { features?: unknown }).features;
  if (!Array.isArray(features))
    return refuse(path, 'Not a GeoJSON FeatureCollection.', 'Export the districts as a FeatureCollection.');
  return features.length;
};

/** Whether a table belongs to the sample city, and when it was loaded. */
export interface LoadedBy {
  readonly sample?: boolean;
  readonly now: Date;
}

/**
 * Loads one reference table, replacing the one held.
 * @returns how many rows (or areas) it has.
 * @throws Problem when a column is missing or the file is no GeoJSON.
 */
export const loadReference = async (
  session: Session,
  kind: ReferenceKind,
  path: string,
  { sample = false, now }: LoadedBy,
): Promise<number> =>
  session.transaction(async () => {
    const n = await loadKind(session, kind, path, sample, now);
    await bumpDataVersion(session);
    return n;
  });

const loadKind = async (
  session: Session,
  kind: ReferenceKind,
  path: string,
  sample: boolean,
  now: Date,
): Promise<number> => {
  switch (kind) {
    case 'place_tree':
      return loadTree(session, path, PLACE_TREE, sample);
    case 'issue_tree':
      return loadTree(session, path, ISSUE_TREE, sample);
    case 'aliases': {
      const statements = readAliasRows(await readCsv(path, ['dimension', 'raw', 'canonical']));
      await remapByFile(
        session,
        statements,
        { now, sample, note: basename(path) },
        (index) => `line ${index + 2}`,
      );
      return statements.length;
    }
    case 'population': {
      const data = await readCsv(path, ['district', 'year', 'population']);
      await session.run('DELETE FROM population');
      const rows = data.map((row) => ({
        place: row['subdistrict'] || row['district'],
        year: row['year'],
        n: row['population'],
      }));
      await insertRows(session, 'population', rows, ['place', 'year', 'n'], sample);
      return rows.length;
    }
    case 'margins': {
      const rows = readMargins(
        await readCsv(path, ['source', 'variable', 'value', 'target']),
        basename(path),
      );
      await storeMargins(session, rows);
      return rows.length;
    }
    case 'geojson': {
      const text = await readFile(path, 'utf8');
      const n = checkGeojson(path, text);
      await session.run('DELETE FROM boundary');
      await session.run(`INSERT INTO boundary VALUES ('district', $geojson, $sample)`, {
        geojson: text,
        sample,
      });
      return n;
    }
  }
};

/** The loaded boundaries as GeoJSON text; null when there are none. */
export const readBoundaries = async (session: Session): Promise<string | null> => {
  const [row] = await session.rows<{ geojson: string }>(
    'SELECT CAST(geojson AS VARCHAR) AS geojson FROM boundary LIMIT 1',
  );
  return row?.geojson ?? null;
};
