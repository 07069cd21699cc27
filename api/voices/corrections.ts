import { applyCorrections } from '../../etl/classify/ledger/apply-corrections.ts';
import { readIssues } from '../../etl/classify/ledger/read-training.ts';
import { bumpDataVersion } from '../../etl/load/bookkeeping.ts';
import { Problem } from '../../etl/model/problem.ts';
import type { Session } from '../../etl/warehouse/session.ts';
import { correctionRequestSchema, type Correction } from '../contract/voices.ts';
import { readShape } from '../query/ask-one.ts';
import { didYouMean } from '../query/nearest.ts';
import { readCommentId, writeCommentId, type CommentKey } from './comment-id.ts';

const TITLE = 'The issue cannot be corrected';

interface Row extends CommentKey {
  readonly correction_id: number;
  readonly issue: string | null;
  readonly made_at: string;
  readonly made_by: string | null;
  readonly undone_at: string | null;
}

const atZ = (instant: string): string => `${instant.slice(0, 19).replace(' ', 'T')}Z`;

const toCorrection = ({ kind, source, key, made_at, undone_at, ...row }: Row): Correction => ({
  correction_id: row.correction_id,
  comment: writeCommentId({ kind, source, key }),
  issue: row.issue,
  made_at: atZ(made_at),
  made_by: row.made_by,
  undone_at: undone_at === null ? null : atZ(undone_at),
});

/** Every correction ever made, newest first. */
export const listCorrections = async (session: Session): Promise<Correction[]> =>
  (
    await session.rows<Row>(
      `SELECT correction_id, kind, source, key, issue, CAST(made_at AS VARCHAR) AS made_at, made_by,
         CAST(undone_at AS VARCHAR) AS undone_at FROM issue_correction ORDER BY correction_id DESC`,
    )
  ).map(toCorrection);

const needComment = async (session: Session, { kind, source, key }: CommentKey): Promise<void> => {
  const found = await session.rows(
    'SELECT 1 AS one FROM comment_fact WHERE live AND kind = $kind AND source = $source AND key = $key LIMIT 1',
    { kind, source, key },
  );
  if (found.length > 0) return;
  throw new Problem(
    TITLE,
    [{ code: 'unknown_comment', detail: 'No comment that is loaded has this id.', pointer: '/comment' }],
    404,
  );
};

const needIssue = (issue: string | null, known: readonly string[]): void => {
  if (issue === null || known.length === 0 || known.includes(issue)) return;
  throw new Problem(
    TITLE,
    [
      {
        code: 'unknown_issue',
        detail: `There is no issue "${issue}".`,
        pointer: '/issue',
        value: issue,
        way_out: didYouMean(issue, known),
      },
    ],
    400,
  );
};

/**
 * Keeps what an analyst says a comment is about, in place of whatever was stated or found: at once for this comment, and
 * learned from with the next classification. A later correction of the same comment counts before an earlier one.
 * @throws Problem for a comment or an issue that does not exist.
 */
export const correctIssue = (
  session: Session,
  input: unknown,
  who: { readonly now: Date; readonly by: string | null },
): Promise<Correction> =>
  session.transaction(async () => {
    const asked = readShape(correctionRequestSchema, input, TITLE);
    const comment = readCommentId(asked.comment, '/comment');
    await needComment(session, comment);
    const { nodes, groupOf } = await readIssues(session);
    needIssue(
      asked.issue,
      nodes.map(({ value }) => value),
    );
    const [made] = await session.rows<{ id: number }>(`SELECT nextval('correction_number') AS id`);
    const correction_id = made?.id ?? 0;
    await session.run(
      `INSERT INTO issue_correction VALUES ($correction_id, $kind, $source, $key, $issue, $now, $by, NULL)`,
      { correction_id, ...comment, issue: asked.issue, now: who.now, by: who.by },
    );
    await applyCorrections(session, groupOf);
    await bumpDataVersion(session);
    const [row] = (await listCorrections(session)).filter((each) => each.correction_id === correction_id);
    return row!;
  });

/** Takes a correction back: an earlier one of the same comment counts again, else what is stated or found. @throws Problem */
export const undoCorrection = (session: Session, correctionId: number, now: Date): Promise<void> =>
  session.transaction(async () => {
    const changed = await session.run(
      'UPDATE issue_correction SET undone_at = $now WHERE correction_id = $id AND undone_at IS NULL',
      { id: correctionId, now },
    );
    if (changed === 0)
      throw new Problem(
        'There is no such correction',
        [
          {
            code: 'unknown_correction',
            detail: `No correction that counts has the number ${correctionId}.`,
            value: String(correctionId),
            way_out: 'List them with GET /voices/corrections.',
          },
        ],
        404,
      );
    const { groupOf } = await readIssues(session);
    await applyCorrections(session, groupOf);
    await bumpDataVersion(session);
  });
