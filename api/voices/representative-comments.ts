import { readWording } from '../../etl/terms/find-folds.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { chooseRepresentatives } from './choose-representatives.ts';
import { scanComments, whereAll, type CommentSelection } from './comment-scan.ts';

/** A redacted comment that stands for others. */
export interface RepresentativeComment {
  readonly kind: 'survey' | 'complaints';
  readonly source: string;
  /** The natural key of its row within the source. */
  readonly key: string;
  /** Day, ISO; null where undated. */
  readonly on: string | null;
  /** As it is held: personal data was replaced before it was stored. */
  readonly text: string;
  /** −1…1; null where nothing was scored (yet). */
  readonly sentiment: number | null;
  readonly language: string | null;
  /** Comments of the selection that say the same, this one included. */
  readonly nSaid: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

/** Wordings looked at: the latest of the selection. */
const MOST_WORDINGS = 1_500;

interface Row {
  readonly kind: 'survey' | 'complaints';
  readonly source: string;
  readonly key: string;
  readonly on: string | null;
  readonly text: string;
  readonly score: number | null;
  readonly language: string | null;
  readonly terms: readonly string[] | null;
  readonly n: number;
  readonly first_on: string | null;
  readonly last_on: string | null;
}

const LATEST = `struct_pack(o := f."on", i := f.import_id, l := f.line)`;

/**
 * Reads the comments that stand for a selection, such as one cell of district × issue in a window: near-duplicates are
 * one, told apart as `nSaid`; the choice is that of `chooseRepresentatives`. Works before the comments were read in the
 * background too (then only identical wordings are one). For officers: comments are never shown to the public, and
 * whoever asks for an account with a scope puts its districts into `where`.
 *
 * ```ts
 * await readRepresentatives(session, { where: { district: ['河滨'], issue: ['noise'] }, period: { from, to } }, 3)
 * ```
 * @param most how many at most; fewer where fewer different things were said, none where nobody wrote anything.
 */
export const readRepresentatives = async (
  session: Session,
  selection: CommentSelection,
  most = 3,
): Promise<RepresentativeComment[]> => {
  const { from, conditions, values } = scanComments(selection);
  const rows = await session.rows<Row>(
    `SELECT arg_max(f.kind, ${LATEST}) AS kind, arg_max(f.source, ${LATEST}) AS source, arg_max(f.key, ${LATEST}) AS key,
       CAST(arg_max(f."on", ${LATEST}) AS VARCHAR) AS "on", arg_max(f.text, ${LATEST}) AS text,
       arg_max(s.score, ${LATEST}) AS score, arg_max(s.language, ${LATEST}) AS language,
       arg_max(w.terms, ${LATEST}) AS terms,
       count(*) AS n, CAST(min(f."on") AS VARCHAR) AS first_on, CAST(max(f."on") AS VARCHAR) AS last_on
     FROM ${from} LEFT JOIN comment_words w USING (import_id, line) LEFT JOIN comment_sentiment s USING (import_id, line)
     ${whereAll(conditions)}
     GROUP BY coalesce(CAST(w.fold AS VARCHAR), f.text) ORDER BY max(${LATEST}) DESC LIMIT ${MOST_WORDINGS}`,
    values,
  );
  const candidates = rows.map((row) => ({
    row,
    terms: row.terms ?? readWording(row.text).terms,
    length: row.text.length,
    nSaid: row.n,
  }));
  return chooseRepresentatives(candidates, most).map(({ row }) => ({
    kind: row.kind,
    source: row.source,
    key: row.key,
    on: row.on,
    text: row.text,
    sentiment: row.score,
    language: row.language,
    nSaid: row.n,
    firstOn: row.first_on,
    lastOn: row.last_on,
  }));
};
