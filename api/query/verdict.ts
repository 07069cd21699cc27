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
 * Writes a plain word for every comparison into the rows of an answer, after Benjamini–Hochberg over all that have a
 * base. Rows below it read "too few" and are not tested.
 * @returns how many were tested.
 */
export const addVerdicts = (rows: readonly QueryRow[], request: ValidRequest): number => {
  const isTestable = (row: QueryRow): boolean => {
    const referenceN =
      request.compare === 'benchmark'
        ? undefined
        : ((request.compare === 'peers' ? row.peers_n : row.previous_n) ?? null);
    return row.p !== null && row.p !== undefined && hasBase(row, referenceN, request.min_n);
  };
  const tested: QueryRow[] = [];
  for (const row of rows)
    if (isTestable(row)) tested.push(row);
    else {
      row.p = null;
      row.q = null;
      row.verdict = 'too_few';
    }
  const adjusted = benjaminiHochberg(tested.map((row) => row.p as number));
  for (const [i, row] of tested.entries()) {
    row.q = adjusted[i] ?? 1;
    row.verdict =
      row.q <= Q_LIMIT && row.difference !== null && row.difference !== 0
        ? directionWord(findMetric(row.metric)?.direction ?? 'neutral', row.difference ?? 0)
        : 'no_clear_change';
  }
  return tested.length;
};
