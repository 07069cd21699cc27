import type { Session } from '../../etl/warehouse/session.ts';
import type { PublicationEntry } from '../contract/publications.ts';
import type { PublishedCell } from './cell.ts';
import { ALL, type Level } from './grid.ts';

interface StoredPublication {
  publication_id: number;
  published_at: string;
  withdrawn_at: string | null;
  status: PublicationEntry['status'];
  sample: boolean;
  data_version: string;
  issue_level: PublicationEntry['issue_level'];
  months: string;
  blocks: string;
  rule: string;
  tally: string;
}

const instant = (text: string): string => new Date(`${text.replace(' ', 'T')}Z`).toISOString();

/** Every publication, newest first. */
export const listPublications = async (session: Session): Promise<PublicationEntry[]> => {
  const rows = await session.rows<StoredPublication>(
    'SELECT * FROM publication ORDER BY publication_id DESC',
  );
  return rows.map((row) => ({
    ...row,
    published_at: instant(row.published_at),
    withdrawn_at: row.withdrawn_at === null ? null : instant(row.withdrawn_at),
    months: JSON.parse(row.months) as string[],
    blocks: JSON.parse(row.blocks) as number[],
    rule: JSON.parse(row.rule) as PublicationEntry['rule'],
    tally: JSON.parse(row.tally) as PublicationEntry['tally'],
  }));
};

const named = (level: Level): string | null => (level === ALL ? null : level);

/** Writes a publication and its masked cells. */
export const storePublication = async (
  session: Session,
  entry: PublicationEntry,
  publishedAt: Date,
  cells: readonly PublishedCell[],
): Promise<void> => {
  const { publication_id } = entry;
  await session.run(
    `INSERT INTO publication VALUES ($publication_id, $published_at, NULL, $status, $sample, $data_version, $issue_level,
       $months, $blocks, $rule, $tally)`,
    {
      publication_id,
      published_at: publishedAt,
      status: entry.status,
      sample: entry.sample,
      data_version: entry.data_version,
      issue_level: entry.issue_level,
      months: JSON.stringify(entry.months),
      blocks: JSON.stringify(entry.blocks),
      rule: JSON.stringify(entry.rule),
      tally: JSON.stringify(entry.tally),
    },
  );
  if (cells.length === 0) return;
  await session.run(
    `INSERT INTO publication_cell
     SELECT $publication_id, c->>'subject', c->>'month', CAST(c->>'all_districts' AS BOOLEAN), c->>'district',
       CAST(c->>'all_issues' AS BOOLEAN), c->>'issue', (c->>'counts') IS NULL, c->'counts'
     FROM (SELECT CAST(unnest($cells) AS JSON) AS c)`,
    {
      publication_id,
      cells: cells.map(({ subject, month, district, issue, counts }) =>
        JSON.stringify({
          subject,
          month: named(month),
          all_districts: district === ALL,
          district: named(district),
          all_issues: issue === ALL,
          issue: named(issue),
          ...(counts ? { counts } : {}),
        }),
      ),
    },
  );
};

interface StoredCell {
  publication_id: number;
  subject: string;
  month: string | null;
  all_districts: boolean;
  district: string | null;
  all_issues: boolean;
  issue: string | null;
  counts: string | null;
}

/** The cells of some publications, by publication. */
export const readCells = async (
  session: Session,
  blocks: readonly number[],
  subjects: readonly string[],
): Promise<Map<number, PublishedCell[]>> => {
  const rows = await session.rows<StoredCell>(
    `SELECT publication_id, subject, month, all_districts, district, all_issues, issue, CAST(counts AS VARCHAR) AS counts
     FROM publication_cell WHERE list_contains($blocks, publication_id) AND list_contains($subjects, subject)`,
    { blocks: [...blocks], subjects: [...subjects] },
  );
  const cells = new Map<number, PublishedCell[]>(blocks.map((block) => [block, []]));
  for (const row of rows)
    cells.get(row.publication_id)?.push({
      subject: row.subject,
      month: row.month ?? ALL,
      district: row.all_districts ? ALL : row.district,
      issue: row.all_issues ? ALL : row.issue,
      counts: row.counts === null ? null : (JSON.parse(row.counts) as number[]),
    });
  return cells;
};
