import type { Bound, Session } from '../../etl/warehouse/session.ts';
import {
  feedbackRequestSchema,
  type FeedbackAnswer,
  type FeedbackRequest,
  type FeedbackRow,
} from '../contract/feedback.ts';
import type { Dimension } from '../contract/dimensions.ts';
import { readShape } from '../query/ask-one.ts';
import { readCursor, writeCommentId, writeCursor } from './comment-id.ts';
import { scanComments, whereAll } from './comment-scan.ts';
import { textConditions } from './feedback-conditions.ts';
import { checkPeriod } from './check-period.ts';

const SHOWN = ['district', 'subdistrict', 'issue_group', 'issue', 'channel'] as const satisfies Dimension[];

/** Rows without a date come last. */
const DAY = `coalesce("on", DATE '0001-01-01')`;
const ORDER = `${DAY} DESC, kind, source, key`;

const READ =
  'LEFT JOIN comment_sentiment s USING (import_id, line) LEFT JOIN comment_words w USING (import_id, line)';

/** The rows of a page: which, and what is known of the others that say the same. */
interface Placed {
  readonly import_id: number;
  readonly line: number;
  readonly kind: 'survey' | 'complaints';
  readonly source: string;
  readonly key: string;
  readonly on: string | null;
  readonly n_said: number;
  readonly first_on: string | null;
  readonly last_on: string | null;
}

interface Detail extends Omit<FeedbackRow, 'id' | 'n_said' | 'first_on' | 'last_on' | 'issue_by'> {
  readonly import_id: number;
  readonly line: number;
  readonly issue_by: FeedbackRow['issue_by'];
}

/** Everything that meets the conditions, without texts. */
const matchedSql = (asked: FeedbackRequest): { sql: string; values: Record<string, Bound> } => {
  const over = scanComments({
    where: asked.where,
    period: { from: asked.from ?? null, to: asked.to ?? null },
  });
  const { conditions, values } = textConditions(asked);
  return {
    sql: `SELECT f.import_id, f.line, f.kind, f.source, f.key, f."on", coalesce(w.fold, CAST(hash(f.text) >> 12 AS BIGINT)) AS fold
      FROM ${over.from} ${READ} ${whereAll([...over.conditions, ...conditions])}`,
    values: { ...over.values, ...values },
  };
};

const ONCE = `SELECT unnest(arg_min({import_id: import_id, line: line, kind: kind, source: source, key: key, "on": "on"},
    {d: -epoch(${DAY}), kind: kind, source: source, key: key})),
  count(*) AS n_said, min("on") AS first_on, max("on") AS last_on FROM matched GROUP BY fold`;
const EACH = `SELECT import_id, line, kind, source, key, "on", 1 AS n_said, "on" AS first_on, "on" AS last_on FROM matched`;

/** How many there are in all, beside the rows of a page; one pass over everything that meets the conditions. */
interface Page {
  readonly n: number;
  readonly n_wordings: number;
  readonly n_waiting: number;
  readonly placed: readonly Placed[];
}

const readPage = async (session: Session, asked: FeedbackRequest): Promise<Page> => {
  const { sql, values } = matchedSql(asked);
  const cursor = asked.cursor === undefined ? null : readCursor(asked.cursor);
  const after = cursor
    ? `WHERE ${DAY} < CAST($c_on AS DATE) OR (${DAY} = CAST($c_on AS DATE) AND (kind, source, key) > ($c_kind, $c_source, $c_key))`
    : '';
  const rows = await session.rows<Placed & Omit<Page, 'placed'>>(
    `WITH matched AS MATERIALIZED (${sql}), placed AS (${asked.fold ? ONCE : EACH})
     SELECT counted.*, page.* REPLACE (CAST("on" AS VARCHAR) AS "on", CAST(first_on AS VARCHAR) AS first_on, CAST(last_on AS VARCHAR) AS last_on)
     FROM (SELECT count(*) AS n, count(DISTINCT fold) AS n_wordings,
       (SELECT count(*) FROM comment_text)
         - least((SELECT count(*) FROM comment_words), (SELECT count(*) FROM comment_sentiment)) AS n_waiting FROM matched) counted
     LEFT JOIN (SELECT * FROM placed ${after} ORDER BY ${ORDER} LIMIT ${asked.limit + 1}) page ON true
     ORDER BY coalesce(CAST(page."on" AS DATE), DATE '0001-01-01') DESC, page.kind, page.source, page.key`,
    {
      ...values,
      ...(cursor
        ? { c_on: cursor.on ?? '0001-01-01', c_kind: cursor.kind, c_source: cursor.source, c_key: cursor.key }
        : {}),
    },
  );
  const { n, n_wordings, n_waiting } = rows[0] ?? { n: 0, n_wordings: 0, n_waiting: 0 };
  return { n, n_wordings, n_waiting, placed: rows.filter(({ import_id }) => import_id !== null) };
};

const readDetails = async (session: Session, placed: readonly Placed[]): Promise<Map<string, Detail>> => {
  const { dimensions, from } = scanComments({ where: {}, period: { from: null, to: null } }, [...SHOWN]);
  const names = dimensions.map((each, i) => each.replace(/ AS d\d+$/, ` AS ${SHOWN[i]}`));
  const rows = await session.rows<Detail>(
    `SELECT f.import_id, f.line, f.kind, f.source, CAST(f."on" AS VARCHAR) AS "on", ${names.join(', ')}, f.text,
       CASE WHEN f.decided_by = 'corrected' THEN 'corrected' WHEN f.stated THEN 'stated' ELSE f.decided_by END AS issue_by,
       CASE WHEN f.decided_by <> 'corrected' AND NOT f.stated THEN f.confidence END AS issue_confidence,
       s.score AS sentiment, s.label AS sentiment_label, s.language, s.engine
     FROM ${from} LEFT JOIN comment_sentiment s USING (import_id, line)
     JOIN (SELECT r.i, r.l FROM (SELECT unnest(from_json($rows, '[{"i":"INTEGER","l":"INTEGER"}]')) AS r)) p
       ON p.i = f.import_id AND p.l = f.line`,
    { rows: JSON.stringify(placed.map(({ import_id, line }) => ({ i: import_id, l: line }))) },
  );
  return new Map(rows.map((row) => [`${row.import_id} ${row.line}`, row]));
};

/**
 * Redacted comments, newest first, by pages. A page ends at a day and a natural key, which no later import changes, so
 * nobody is shown a row twice or misses one for rows that came in between; what came in meanwhile stands above.
 * @throws Problem with everything that is wrong with the request.
 */
export const answerFeedback = (session: Session, input: unknown): Promise<FeedbackAnswer> =>
  session.transaction(async () => {
    const asked = readShape(feedbackRequestSchema, input, 'The comments cannot be searched');
    checkPeriod(asked, 'The comments cannot be searched');
    const { placed: found, n, n_wordings, n_waiting } = await readPage(session, asked);
    const placed = found.slice(0, asked.limit);
    const details = await readDetails(session, placed);
    const last = found.length > asked.limit ? placed.at(-1) : undefined;
    return {
      from: asked.from ?? null,
      to: asked.to ?? null,
      n,
      n_wordings,
      n_waiting,
      next: last ? writeCursor(last) : null,
      rows: placed.flatMap((place): FeedbackRow[] => {
        const detail = details.get(`${place.import_id} ${place.line}`);
        if (!detail) return [];
        const { import_id: _import, line: _line, kind, source, on, ...rest } = detail;
        const { n_said, first_on, last_on } = place;
        return [{ id: writeCommentId(place), kind, source, on, ...rest, n_said, first_on, last_on }];
      }),
    };
  });
