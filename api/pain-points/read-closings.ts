import type { Reader } from '../query/held.ts';
import { addDays } from '../query/period.ts';
import { scan, selectSql, type Selection } from '../query/plan.ts';
import {
  BLOCK_WEEKS,
  CLOSING_BINS,
  CLOSING_BLOCKS,
  CLOSING_BOUNDS,
  emptyClosing,
  type ClosingCounts,
} from './closing-counts.ts';

/**
 * How cases of each cell were closed, as it was known at the end of the last week: what was closed later is still open.
 * A case closed before it was opened is in no cell, nor is one that was never watched for a day.
 * @param cellOf the cell of a place and an issue, as the statement names them.
 */
export const readClosings = async (
  session: Reader,
  selection: Selection,
  cellOf: (place: string, issue: string) => number | null,
): Promise<Map<number, ClosingCounts>> => {
  const until = selection.period.to as string;
  const earliest = addDays(until, 1 - 7 * BLOCK_WEEKS * CLOSING_BLOCKS);
  const from = [earliest, selection.period.from ?? earliest].sort()[1] as string;
  const over = scan(session.held, { ...selection, period: { from, to: until } }, 'case_fact', null);
  /** In how many bins something is beyond the bound. */
  const binOf = (days: string): string =>
    `(${CLOSING_BOUNDS.map((bound) => `CAST(${days} > ${bound} AS INTEGER)`).join(' + ')})`;
  const watched = binOf(`date_diff('day', f."on", CAST($to AS DATE))`);
  const isClosed = `f.closed_at < CAST($to AS DATE) + INTERVAL 1 DAY AND ${binOf('f.days')} < ${watched}`;
  const counted = selectSql(
    over,
    [
      `date_diff('day', f."on", CAST($to AS DATE)) // ${7 * BLOCK_WEEKS} AS block`,
      `coalesce(${isClosed}, false) AS is_closed`,
      `CASE WHEN coalesce(${isClosed}, false) THEN ${binOf('f.days')} ELSE ${watched} END AS bin`,
      'count(*) AS n',
    ],
    '',
    ['f.is_demand', `f.state <> 'invalid'`],
  );
  const known = `SELECT * FROM (${counted}) WHERE d0 IS NOT NULL AND d1 IS NOT NULL`;
  const rows = await session.rows<{
    place: string;
    issue: string;
    codes: readonly number[];
    ns: readonly number[];
  }>(
    `SELECT d0 AS place, d1 AS issue,
       list(CAST((block * 2 + CAST(is_closed AS INTEGER)) * ${CLOSING_BINS + 1} + bin AS INTEGER)) AS codes,
       list(CAST(n AS DOUBLE)) AS ns
     FROM (${known}) GROUP BY ALL`,
    over.values,
  );
  const found = new Map<number, ClosingCounts>();
  for (const { place, issue, codes, ns } of rows) {
    const cell = cellOf(place, issue);
    if (cell === null) continue;
    const counts = found.get(cell) ?? emptyClosing();
    for (const [i, code] of codes.entries()) {
      const [bin, rest] = [code % (CLOSING_BINS + 1), Math.floor(code / (CLOSING_BINS + 1))];
      const [isEnded, block] = [rest % 2 === 1, Math.floor(rest / 2)];
      if (block < 0 || block >= CLOSING_BLOCKS) continue;
      const [into, width] = isEnded ? [counts.ended, CLOSING_BINS] : [counts.left, CLOSING_BINS + 1];
      into[block * width + bin] = (into[block * width + bin] as number) + (ns[i] as number);
    }
    found.set(cell, counts);
  }
  return found;
};
