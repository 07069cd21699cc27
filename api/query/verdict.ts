import type { QueryRow } from '../contract/query.ts';
import { findMetric, type Metric } from '../metrics/index.ts';
import type { Difference } from './estimate.ts';
import type { ValidRequest } from './request.ts';
import { benjaminiHochberg } from '../stats/index.ts';
import { isCount } from './withhold.ts';

type Direction = Metric['direction'];

const Q_LIMIT = 0.05;
/** Fewer cases than this on both sides together say nothing about a count. */
const MIN_EVENTS = 10;

const hasBase = (row: QueryRow, referenceN: number | null | undefined, minN: number): boolean =>
  isCount(row)
    ? (row.n ?? 0) + (referenceN ?? 0) >= MIN_EVENTS
    : (row.n ?? 0) >= minN && (referenceN === undefined || (referenceN ?? 0) >= minN);

/** What a difference means for a metric: better or worse, or only higher or lower where neither is good. */
export const directionWord = (
  direction: Direction,
  difference: number,
): 'better' | 'worse' | 'higher' | 'lower' => {
  const up = difference > 0;
  if (direction === 'neutral') return up ? 'higher' : 'lower';
  return up === (direction === 'higher') ? 'better' : 'worse';
};

/** The word for one difference tested alone. */
export const judgeDifference = (
  direction: Direction,
  { difference, p }: Difference,
  enough: boolean,
): NonNullable<QueryRow['verdict']> => {
  if (!enough || p === null) return 'too_few';
  return p <= Q_LIMIT && difference ? directionWord(direction, difference) : 'no_clear_change';
};

/**
 * A plain word for every comparison, after Benjamini–Hochberg over all comparisons of the answer that have a base.
 * Rows below it read "too few" and are not tested.
 */
export const withVerdicts = (
  rows: readonly QueryRow[],
  request: ValidRequest,
): { rows: QueryRow[]; nTested: number } => {
  const testable = rows.map((row) => {
    const referenceN =
      request.compare === 'benchmark'
        ? undefined
        : ((request.compare === 'peers' ? row.peers_n : row.previous_n) ?? null);
    return row.p !== null && row.p !== undefined && hasBase(row, referenceN, request.min_n);
  });
  const tested = rows.flatMap((row, i) => (testable[i] ? [row.p as number] : []));
  const adjusted = benjaminiHochberg(tested);
  let next = 0;
  return {
    nTested: tested.length,
    rows: rows.map((row, i) => {
      if (!testable[i]) return { ...row, p: null, q: null, verdict: 'too_few' };
      const q = adjusted[next++] ?? 1;
      const clear = q <= Q_LIMIT && row.difference !== null && row.difference !== 0;
      return {
        ...row,
        q,
        verdict: clear
          ? directionWord(findMetric(row.metric)?.direction ?? 'neutral', row.difference ?? 0)
          : 'no_clear_change',
      };
    }),
  };
};
