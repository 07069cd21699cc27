import type { Session } from '../../etl/warehouse/session.ts';
import { SENTIMENT_LABELS } from '../../etl/sentiment/sentiment.ts';
import { cohenKappa } from '../stats/reliability/index.ts';

/** How far what comments say agrees with what the same people answered. */
export interface Agreement {
  readonly kind: 'survey' | 'complaints';
  /** Comments with a label whose writer answered the question about satisfaction. */
  readonly n: number;
  readonly kappa: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Share on which both agree. */
  readonly agreement: number;
  /** Answers down (negative, neutral, positive), labels of the text across. */
  readonly table: readonly (readonly number[])[];
}

const LEVEL = 0.95;

/** An answer as a label: below, at or above the middle of its scale. */
const ANSWERED = `CASE WHEN r.point < (i.min_point + i.max_point) / 2 THEN 'negative'
  WHEN r.point > (i.min_point + i.max_point) / 2 THEN 'positive' ELSE 'neutral' END`;

interface Cell {
  readonly kind: 'survey' | 'complaints';
  readonly answered: string;
  readonly label: string;
  readonly n: number;
}

/**
 * Cohen's κ of text labels with the explicit answer, of live rows that have both, per kind; a kind without any is
 * left out. Complaints are negative by selection, so a low κ is what to expect of them, and is why neither stands for
 * the other.
 */
export const readAgreement = async (session: Session): Promise<Agreement[]> => {
  const cells = await session.rows<Cell>(
    `SELECT r.kind, ${ANSWERED} AS answered, s.label, count(*) AS n
     FROM rating_fact r JOIN instrument i USING (instrument) JOIN comment_sentiment s USING (import_id, line)
     WHERE r.live AND r.point IS NOT NULL AND s.label IS NOT NULL AND (r.kind = 'complaints' OR i.overall)
     GROUP BY ALL ORDER BY ALL`,
  );
  return (['survey', 'complaints'] as const).flatMap((kind) => {
    const own = cells.filter((cell) => cell.kind === kind);
    const repeat = (pick: (cell: Cell) => string): string[] =>
      own.flatMap((cell) => Array.from({ length: cell.n }, () => pick(cell)));
    const found = cohenKappa(
      repeat(({ answered }) => answered),
      repeat(({ label }) => label),
      SENTIMENT_LABELS,
      LEVEL,
    );
    if (!found) return [];
    const { n, kappa, agreement, table, interval } = found;
    return [
      { kind, n, kappa, lower: interval?.lower ?? null, upper: interval?.upper ?? null, agreement, table },
    ];
  });
};
